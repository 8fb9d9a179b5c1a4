"""Bytes to Article: decoding, what kind of input it is, its header, its language; or a reject."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path

from sayso import ids
from sayso.errors import InputError
from sayso.ingest.decode import MAX_CHARS, MAX_PAGE, check_length, decode
from sayso.ingest.header import read_header
from sayso.ingest.html import looks_like_html, read_page
from sayso.ingest.language import language_of
from sayso.records import Article, Region

MAX_BYTES = 20_000_000


def read_path(
    path: Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """The article in the file `path`. Raises InputError with its reason where there is none."""
    return read_bytes(
        file_bytes(path), where=str(path), published=published, outlet=outlet, title=title, url=url
    )


def file_bytes(path: Path) -> bytes:
    """All of the file `path`, unpacked where its name ends in ".gz".

    Raises InputError where it is missing, no regular file, too long or damaged.
    """
    where = str(path)
    try:
        if path.exists() and not path.is_file():
            raise InputError(where, "unreadable", "neither a file nor a folder")
        packed = path.name.lower().endswith(".gz")
        with gzip.open(path) if packed else path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(where, "missing", "no such file") from None
    except OSError as problem:
        raise InputError(where, "unreadable", problem.strerror or str(problem)) from problem
    except (EOFError, ValueError, zlib.error) as problem:
        raise InputError(where, "unreadable", str(problem)) from problem
    if len(raw) > MAX_BYTES:
        size = f"{path.stat().st_size:,} bytes" if not packed else "it unpacks to more"
        raise InputError(
            where, "too-long", f"{size}; at most {MAX_BYTES:,} bytes are read as one article"
        )
    return raw


def read_bytes(
    raw: bytes,
    *,
    where: str,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """The article in `raw`; `where` names it in messages. Raises InputError where there is none."""
    text = decode(raw, where=where)
    if looks_like_html(text):
        check_length(text, where=where, limit=MAX_PAGE)
        page = read_page(text, url=url)
        if page.error:
            raise InputError(where, "not-an-article", page.error)
        return make_article(
            page.text, where=where, raw=raw, published=published or page.published,
            published_source="option" if published else page.published_source,
            outlet=outlet or page.outlet, title=title or page.title, url=page.url, byline=page.byline,
        )  # fmt: skip
    return make_article(
        text, where=where, raw=raw, published=published,
        published_source="option" if published else None, outlet=outlet, title=title, url=url,
    )  # fmt: skip


def make_article(
    text: str,
    *,
    where: str = "text",
    raw: bytes | None = None,
    published: str | None = None,
    published_source: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    id: str | None = None,
) -> Article:
    """An Article of decoded `text`; `id` None: `ids.article_id` names it.

    Raises InputError on an empty text or another language.
    """
    check_length(text, where=where, limit=MAX_CHARS)
    if not re.search(r"\w", text):
        raise InputError(where, "empty", "there are no words in it")
    language = language_of(text)
    if language != "en":
        raise InputError(where, "language", f"written in {language!r}; sayso reads English")
    header = read_header(text)
    regions = list(header.regions)
    if title and text.startswith(title) and not any(r.kind == "headline" for r in regions):
        regions.insert(0, Region("headline", (0, len(title))))
    if published is None:
        published, published_source = header.published, header.published_source
    return Article(
        id=id or ids.article_id(url=url, outlet=outlet, text=text),
        text=text,
        text_hash=ids.text_hash(text),
        raw_sha256=ids.bytes_hash(
            raw if raw is not None else text.encode("utf-8", "surrogatepass")
        ),
        regions=tuple(sorted(regions, key=lambda r: r.span)),
        url=url,
        outlet=outlet,
        wire=header.wire,
        byline=byline or header.byline,
        dateline=header.dateline,
        title=title or header.title,
        published=published,
        published_source=published_source,
        language=language,
    )
