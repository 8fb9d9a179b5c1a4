"""Bytes to Article: decoding, what kind of input it is, its header, its language; or a reject."""

from __future__ import annotations

import re
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
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                str(path),
                "too-long",
                f"{size:,} bytes; at most {MAX_BYTES:,} are read as one article",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(str(path), "missing", "no such file") from None
    except OSError as problem:
        raise InputError(str(path), "unreadable", problem.strerror or str(problem)) from problem
    return read_bytes(
        raw, where=str(path), published=published, outlet=outlet, title=title, url=url
    )


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
) -> Article:
    """An Article of decoded `text`. Raises InputError on an empty text or another language."""
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
        id=ids.article_id(url=url, outlet=outlet, text=text),
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
