"""Files to articles: one a file, or one a row of JSON, JSON lines, CSV and TSV."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from sayso import ids
from sayso.errors import InputError, UsageError
from sayso.ingest.columns import Columns
from sayso.ingest.decode import MAX_PAGE, check_length
from sayso.ingest.html import looks_like_html, read_page
from sayso.ingest.jsonl import Items, load, read_items
from sayso.ingest.read import file_bytes, make_article, read_bytes
from sayso.ingest.stream import open_stream, prepare
from sayso.ingest.tables import Table
from sayso.records import Article

SINGLE: Final = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
JSON: Final = frozenset({".jsonl", ".ndjson", ".json"})
TABLES: Final = frozenset({".csv", ".tsv"})
STANDARD_INPUT: Final = "standard input"

SAYSO: Final = "sayso/1"

Found = Iterator[tuple[str, Article | InputError | None]]
Known = Callable[[str, str], bool]
Cells = Mapping[str, object]

_HEAD = 100
_HEAD_BYTES = 4_000_000
_MARK = b"\xef\xbb\xbf"
_NAMED = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the inputs: facts that hold where an input has none, and its columns."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    columns: Columns = field(default_factory=Columns)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: the bytes by which it is known again, and how its cells are read from them."""

    where: str
    raw: bytes
    cells: Callable[[], Cells]


Rows = Iterator[_Row | InputError]


def suffix_of(path: Path) -> str:
    """The suffix that tells what is in `path`: in small letters, without ".gz"."""
    return Path(path.name.lower().removesuffix(".gz")).suffix


def holds_many(path: Path) -> bool:
    """Is `path` by its name a file of many articles?"""
    return suffix_of(path) in JSON | TABLES


def read_source(
    path: Path,
    *,
    given: Given,
    known: Known = lambda location, sha256: False,
    strict: bool = True,
) -> Found:
    """Each article in the file `path` with its location, or with why it is none.

    The location of a row is FILE:LINE; in a JSON array it is FILE:NUMBER. `known` is asked with
    location and sha256 of the bytes before they are parsed; what it knows comes as None. Raises
    UsageError where no column holds the text; without `strict` that is the file's InputError.
    """
    where = str(path)
    try:
        if not holds_many(path):
            yield where, _single(file_bytes(path), where, given, known)
            return
        with open_stream(path, where=where) as stream:
            rows, names = _open_rows(stream, path, given.columns)
            try:
                if names:
                    given.columns.check(names, where=where)
            except UsageError as problem:
                if strict:
                    raise
                detail = str(problem).removeprefix(f"{where}: ")
                raise InputError(where, "unreadable", detail) from problem
            yield from _read_rows(rows, where, given, known)
    except InputError as problem:
        yield problem.where, problem


def read_stream(
    raw: io.BufferedIOBase, *, given: Given, known: Known = lambda location, sha256: False
) -> Found:
    """The articles of standard input: JSON where it begins with a brace, else one article."""
    where = STANDARD_INPUT
    try:
        head = raw.read(64)
        if not head.removeprefix(_MARK).lstrip().startswith(b"{"):
            yield where, _single(head + raw.read(), where, given, known)
            return
        items = read_items(prepare(raw, head=head), where=where, by_line=False)
        rows, names = _json_rows(items, given.columns)
        if names:
            given.columns.check(names, where=where)
        yield from _read_rows(rows, where, given, known)
    except InputError as problem:
        yield problem.where, problem


def check(path: Path, columns: Columns) -> None:
    """Raise UsageError where `path` is a file of many articles without a column for the text."""
    if not holds_many(path):
        return
    try:
        with open_stream(path, where=str(path)) as stream:
            _, names = _open_rows(stream, path, columns)
    except InputError:
        return  # told when the file is read
    if names:
        columns.check(names, where=str(path))


def _single(raw: bytes, where: str, given: Given, known: Known) -> Article | None:
    if known(where, ids.bytes_hash(raw)):
        return None
    return read_bytes(
        raw, where=where, published=given.published, outlet=given.outlet, title=given.title
    )


def _open_rows(
    stream: io.BufferedReader, path: Path, columns: Columns
) -> tuple[Rows, list[str] | None]:
    """The rows of a file and the names of its columns; None where its first rows tell no names."""
    where, suffix = str(path), suffix_of(path)
    if suffix in JSON:
        return _json_rows(read_items(stream, where=where, by_line=suffix != ".json"), columns)
    table = Table(stream, where=where, tabs=suffix == ".tsv")
    return (
        f if isinstance(f, InputError) else _Row(at, _dump(f), partial(dict, f)) for at, f in table
    ), table.names


def _json_rows(items: Items, columns: Columns) -> tuple[Rows, list[str] | None]:
    """Rows of JSON values; the names are those of the first hundred, unless one is of sayso/1."""
    rows: Rows = (
        f if isinstance(f, InputError) else _Row(at, f, partial(load, f, where=at))
        for at, f in items
    )
    head: list[_Row | InputError] = []
    names: dict[str, None] = {}
    size = 0
    whole = False
    while len(head) < _HEAD and size < _HEAD_BYTES and (row := next(rows, None)):
        head.append(row)
        if isinstance(row, InputError):
            continue
        size += len(row.raw)
        try:
            cells = row.cells()
        except InputError:
            continue
        whole = whole or _is_sayso(cells)
        for one in _inner(cells, columns) or (cells,):
            names |= dict.fromkeys(one)
    return chain(head, rows), None if whole else list(names)


def _read_rows(rows: Rows, where: str, given: Given, known: Known) -> Found:
    """Each row as its article. An object that wraps one list of rows gives those: FILE:LINE.NUMBER."""
    row = None
    for row in rows:
        if isinstance(row, InputError):
            yield row.where, row
            continue
        if known(row.where, ids.bytes_hash(row.raw)):
            yield row.where, None
            continue
        try:
            cells = row.cells()
        except InputError as problem:
            yield row.where, problem
            continue
        inner = _inner(cells, given.columns)
        if inner is None:
            yield row.where, _attempt(cells, row, given)
            continue
        for number, one in enumerate(inner, 1):
            part = _Row(f"{row.where}.{number}", _dump(one), partial(dict, one))
            seen = known(part.where, ids.bytes_hash(part.raw))
            yield part.where, None if seen else _attempt(one, part, given)
    if row is None:
        raise InputError(where, "empty", "there are no rows in it")


def _attempt(cells: Cells, row: _Row, given: Given) -> Article | InputError:
    try:
        return _article(cells, row, given)
    except InputError as problem:
        return problem


def _article(cells: Cells, row: _Row, given: Given) -> Article:
    """The article of one row.

    A row's own identifier is the article's where it is a URL or URN. Numbers begin anew in every
    file: they name the article together with its outlet and the hash of its text.
    """
    record = cells["article"] if _is_sayso(cells) else None
    columns = given.columns
    if isinstance(record, dict):
        cells, columns = record, Columns()
    fields = columns.read(cells)
    title, outlet, url, byline = fields.title, fields.outlet, fields.url, fields.author
    published = fields.published
    source = "column" if published else None
    text = fields.text
    markup = text if text and looks_like_html(text) else None if text else fields.html
    if markup:
        check_length(markup, where=row.where, limit=MAX_PAGE)
        whole = markup if looks_like_html(markup) else f"<html><body>{markup}</body></html>"
        page = read_page(whole, url=url)
        if page.error:
            raise InputError(row.where, "not-an-article", page.error)
        text, url = page.text, page.url
        title, outlet, byline = title or page.title, outlet or page.outlet, byline or page.byline
        if published is None:
            published, source = page.published, page.published_source
    if not text:
        if not columns.has_text(cells):
            raise InputError(row.where, "unreadable", "no column holds the text")
        raise InputError(row.where, "empty", "the text is empty")
    if published is None and given.published:
        published, source = given.published, "option"
    name = fields.id if not url else None
    if name and not (_NAMED.match(name) or record):
        name = f"{outlet or given.outlet or 'unknown'}:{name}:{ids.text_hash(text)}"
    return make_article(
        text, where=row.where, raw=row.raw, published=published, published_source=source,
        outlet=outlet or given.outlet, title=title or given.title, url=url, byline=byline, id=name,
    )  # fmt: skip


def _is_sayso(cells: Cells) -> bool:
    return cells.get("schema") == SAYSO and isinstance(cells.get("article"), dict)


def _inner(cells: Cells, columns: Columns) -> list[dict[str, object]] | None:
    """The rows that `cells` wraps, as {"status": "ok", "articles": [...]} does; None: it is a row."""
    if _is_sayso(cells) or columns.has_text(cells):
        return None
    lists = [
        v
        for v in cells.values()
        if isinstance(v, list) and v and all(isinstance(one, dict) for one in v)
    ]
    return lists[0] if len(lists) == 1 else None


def _dump(cells: Cells) -> bytes:
    return json.dumps(cells, ensure_ascii=False).encode("utf-8", "surrogatepass")
