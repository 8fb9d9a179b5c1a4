"""Small operations on text and half-open spans of code points."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

Span = tuple[int, int]

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)


def fold(text: str) -> str:
    """`text` in lower case, without accents, with straight quotation marks: for comparing names."""
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def overlaps(a: Span, b: Span) -> bool:
    """Do two half-open spans share a code point?"""
    return a[0] < b[1] and b[0] < a[1]


def covers(outer: Span, inner: Span) -> bool:
    """Does `outer` hold all of `inner`?"""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def merge(spans: Iterable[Span], *, gap: int = 0) -> tuple[Span, ...]:
    """The union of `spans` in order; spans at most `gap` code points apart become one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1] + gap:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def trim(text: str, span: Span) -> Span:
    """`span` without white space at its edges (empty at its start if nothing is left)."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
