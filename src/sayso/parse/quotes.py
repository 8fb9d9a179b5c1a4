"""Quotation marks by paragraph: a state machine that an odd mark cannot throw off for long."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.text import Span

_OPENING = "“„«‹"
_CLOSING = "”»›"
_MARK = re.compile(rf"[\"{_OPENING}{_CLOSING}]|''|``")
_BREAK = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: `span` with its marks, `inner` without, `continued` where the next paragraph
    goes on with it.
    """

    span: Span
    inner: Span
    continued: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of `text`, in order, outermost only.

    A paragraph that begins with a mark while the last quotation was left open continues it; a
    quotation open at the end of a paragraph ends there. Single marks count only where they stand
    around words like double ones and no double marks are in the paragraph.
    """
    out: list[Quote] = []
    at = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        out += _paragraph(text, at, end)
        if match:
            at = match.end()
    return tuple(out)


def _paragraph(text: str, start: int, end: int) -> list[Quote]:
    out: list[Quote] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        i, after = mark.span()
        kind = _kind(text, i, after - i, start, end, opened is not None)
        if kind == "open" and opened is None:
            opened = i
        elif kind == "open" and opened is not None:
            out.append(Quote((opened, i), _inner(text, opened, i), False))
            opened = i
        elif kind == "close" and opened is not None:
            out.append(Quote((opened, after), _inner(text, opened, i), False))
            opened = None
    if opened is not None and end - opened > 2:
        out.append(Quote((opened, end), _inner(text, opened, end), True))
    if not out:
        out = _singles(text, start, end)
    return out


def _kind(text: str, i: int, size: int, start: int, end: int, inside: bool) -> str:
    """Open or close, by the mark itself where it tells, else by what stands around it."""
    c = text[i]
    before = text[i - 1] if i > start else " "
    after = text[i + size] if i + size < end else " "
    if c in _OPENING or c == "`":
        return (
            "open" if not (inside and before not in " (—–-\t" and after in " .,;:!?") else "close"
        )
    if c in _CLOSING:
        return "close"
    left = before.isspace() or before in "([—–-/:"
    right = after.isspace() or after in ").,;:!?]—–-/'’"
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    return "close" if inside else "open"


def _inner(text: str, opened: int, closed: int) -> Span:
    first = opened
    while first < closed and text[first] in "\"“„«‹`'”":
        first += 1
    return first, closed


_SINGLE = re.compile(
    r"(?<!\w)[‘'](?=[A-Za-z])(?P<body>[^‘’'\n]*(?:(?<=\w)[’'](?=\w)[^‘’'\n]*)*)(?P<close>[’'])(?!\w)"
)


def _singles(text: str, start: int, end: int) -> list[Quote]:
    out = []
    for match in _SINGLE.finditer(text, start, end):
        if len(match["body"].split()) >= 2:
            out.append(Quote(match.span(), match.span("body"), False))
    return out
