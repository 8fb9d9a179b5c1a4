"""Which column of a row is what: by the usual names, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sayso.errors import UsageError
from sayso.ingest.dates import instant

NAMES: Final = {
    "text": ("text", "body", "content", "article", "full_text", "story"),
    "title": ("title", "headline"),
    "published": ("published", "date", "publish_date", "pub_date", "dct", "datetime"),
    "outlet": ("outlet", "source", "publisher", "media_name", "domain"),
    "url": ("url", "link"),
    "id": ("id", "doc", "guid", "stories_id"),
    "author": ("author", "byline", "authors"),
    "html": ("html",),
}
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_COMPACT = re.compile(r"\d{14}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Fields:
    """What one row tells of its article. None: the row does not say."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    id: str | None = None
    author: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The user's mapping, (field, column) pairs; a field without one has the columns of `NAMES`."""

    given: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, option: str | None) -> Columns:
        """The mapping of "text=body,published=pub_date". Raises UsageError on any other form."""
        pairs: dict[str, str] = {}
        for part in option.split(",") if option else ():
            field, equals, column = (p.strip() for p in part.partition("="))
            if not equals or not column:
                raise UsageError(f"--columns: {part!r}: write FIELD=COLUMN, as in text=body")
            if field not in NAMES:
                raise UsageError(
                    f"--columns: unknown field {field!r} (one of {', '.join(NAMES)}); "
                    "write FIELD=COLUMN, as in text=body"
                )
            if field in pairs:
                raise UsageError(f"--columns: {field} is given twice")
            pairs[field] = column
        return cls(tuple(sorted(pairs.items())))

    def __str__(self) -> str:
        return ",".join(f"{field}={column}" for field, column in self.given)

    def check(self, names: Iterable[str], *, where: str) -> None:
        """Raise UsageError where columns of these names hold no text, or lack one the user named."""
        found = list(dict.fromkeys(n.strip() for n in names if n.strip()))
        known = {n.casefold() for n in found}
        for _, column in self.given:
            if column.casefold() not in known:
                raise UsageError(f"{where}: no column {column!r}; found: {_listed(found)}")
        if not any(n.casefold() in known for field in ("text", "html") for n in self._names(field)):
            raise UsageError(
                f"{where}: no column holds the text; found: {_listed(found)}. "
                "Name it: --columns text=COLUMN"
            )

    def read(self, row: Mapping[str, object]) -> Fields:
        """What `row` says: for each field the first of its columns that is not empty."""
        cells = {name.strip().casefold(): value for name, value in reversed(list(row.items()))}

        def first(field: str) -> object:
            values = (cells.get(n.casefold()) for n in self._names(field))
            return next((v for v in values if v not in (None, "", [], {})), None)

        return Fields(
            text=_words(first("text"), "\n\n"),
            title=_line(first("title")),
            published=moment(first("published")),
            outlet=_line(first("outlet")),
            url=_line(first("url")),
            id=_line(first("id")),
            author=_line(first("author")),
            html=_words(first("html"), "\n"),
        )

    def has_text(self, row: Mapping[str, object]) -> bool:
        """Does `row` have a column for the text, be it empty?"""
        known = {name.strip().casefold() for name in row}
        return any(n.casefold() in known for f in ("text", "html") for n in self._names(f))

    def _names(self, field: str) -> tuple[str, ...]:
        named = dict(self.given).get(field)
        return (named,) if named else NAMES[field]


def moment(value: object) -> str | None:
    """The ISO date or instant that a cell means: as `dates.instant` reads it, "20310304102200", or
    seconds or milliseconds since 1970. None where it means none.
    """
    text = _line(value)
    if text is None:
        return None
    try:
        if _EPOCH.fullmatch(text):
            seconds = float(text)
            seconds = seconds / 1000 if seconds > 1e11 else seconds
            return instant(datetime.fromtimestamp(seconds, UTC).isoformat())
        if _COMPACT.fullmatch(text):
            return instant(datetime.strptime(text, "%Y%m%d%H%M%S").isoformat())
    except (ValueError, OverflowError, OSError):
        return None
    return instant(text)


def _words(value: object, between: str) -> str | None:
    """A cell as text: lists joined, of an object its name. Lone surrogates become U+FFFD."""
    if isinstance(value, str):
        plain = value.replace("\r\n", "\n").replace("\r", "\n")
        return _SURROGATE.sub("\ufffd", plain) if plain.strip() else None
    if isinstance(value, list):
        return between.join(w for v in value if (w := _words(v, between))) or None
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("text"), between)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _line(value: object) -> str | None:
    words = _words(value, ", ")
    return " ".join(words.split()) if words else None


def _listed(names: list[str]) -> str:
    shown = [n if len(n) <= 40 else f"{n[:40]}..." for n in names[:_SHOWN]]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "") if shown else "none"
