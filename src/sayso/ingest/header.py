"""Headline, byline, date, dateline, credit and boilerplate of a text, as regions of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.ingest.lines import (
    HEADLINE_CHARS,
    LABEL_CHARS,
    STOP,
    Header,
    byline,
    credit,
    date_line,
    dateline,
    junk,
    labelled,
    mixed_line,
    names_only,
    work_credit,
)
from sayso.lexicon.header import HeaderLists, load_header
from sayso.text import Span

_TOP_LINES = 8
_END_LINES = 6
_CLOSED = re.compile(r"(?:[.!?…:;,][\"'”’)\]]*|[\"”])$")


def read_header(text: str, *, title: str | None = None) -> Header:
    """The header of `text`; its words stay where they are, the regions only name them.

    `title` is a headline known from elsewhere: a first line that says the same is one, whatever
    it ends in.
    """
    lists = load_header()
    out = Header()
    lines = list(_lines(text))
    body = _top(text, lines, lists, out, _key(title) if title else None)
    for number in range(body, len(lines)):
        _below(text, lines[number], lists, out, last=len(lines) - number <= _END_LINES)
    out.regions.sort(key=lambda r: r.span)
    return out


def _lines(text: str) -> Iterator[Span]:
    """The lines that hold something, without the white space around it."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + line.index(bare)
            yield start, start + len(bare)


def _top(text: str, lines: list[Span], lists: HeaderLists, out: Header, title: str | None) -> int:
    """Read the lines above the running text; the number of the line at which that begins."""
    known = title
    for number, (start, end) in enumerate(lines[:_TOP_LINES]):
        line = text[start:end]
        last = number + 1 == len(lines)
        if (known and _key(line) == known) and not last:
            out.add("headline", start, end)
            out.title = out.title or line
        elif labelled(start, line, lists, out) or date_line(start, line, lists, out):
            continue
        elif last:
            dateline(start, line, lists, out)
            return number
        elif byline(start, line, lists, out) or credit(start, line, lists, out):
            continue
        elif junk(line, lists):
            out.add("boilerplate", start, end)
        elif mixed_line(start, line, out):
            continue
        elif dateline(start, line, lists, out):
            return number
        elif out.title is None and known is None and _headline(text, lines, number, lists):
            out.add("headline", start, end)
            out.title = line
            known = _key(line)
        elif _label_line(text, lines, number, lists, out) or _deck(text, lines, number, lists, out):
            continue
        else:
            for below in range(number + 1, min(number + 3, len(lines))):
                a, b = lines[below]
                if dateline(a, text[a:b], lists, out):
                    break
            return number
    return min(_TOP_LINES, len(lines))


def _below(text: str, span: Span, lists: HeaderLists, out: Header, *, last: bool) -> None:
    """Boilerplate anywhere in the running text; credits among its last lines."""
    start, end = span
    line = text[start:end]
    if junk(line, lists):
        out.add("boilerplate", start, end)
    elif last and work_credit(line, lists):
        out.add("credit", start, end)


def _key(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.lower()))


def _headline(text: str, lines: list[Span], number: int, lists: HeaderLists) -> bool:
    """Is this line a headline: short, without a final stop, apart from what follows?

    "He said" on a line of its own is none: a blank line, a date, a byline or a dateline follows,
    and the text below it ends in a stop.
    """
    start, end = lines[number]
    line = text[start:end]
    if end - start > HEADLINE_CHARS or len(line.split()) < 2 or _CLOSED.search(line[:-1] + "."[:0]):
        return False
    if STOP.search(line) and not line.endswith(("?", "!")):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "\"'“‘"):
        return False
    gap = text[end : lines[number + 1][0]]
    if gap.count("\n") < 2:
        a, b = lines[number + 1]
        probe = Header()
        following = text[a:b]
        apart = (
            date_line(a, following, lists, probe)
            or byline(a, following, lists, probe)
            or dateline(a, following, lists, probe)
            or b - a > 2 * (end - start)
        )
        if not apart:
            return False
    return any(STOP.search(text[a:b]) for a, b in lines[number + 1 :])


def _label_line(text: str, lines: list[Span], number: int, lists: HeaderLists, out: Header) -> bool:
    """A line of names under the headline, above a date or the running text: who wrote it, and where.

    "Lucia Marrero in Quito", "Staff Correspondent, Chattogram", "From our staff and Lakeside Wire".
    """
    start, end = lines[number]
    line = text[start:end]
    if out.title is None or end - start > LABEL_CHARS or STOP.search(line):
        return False
    below = [text[a:b] for a, b in lines[number + 1 : number + 4]]
    if not below or not any(STOP.search(b) for b in below):
        return False
    dated = any(date_line(0, b, lists, Header()) or mixed_line(0, b, Header()) for b in below[:2])
    if not names_only(line, most=8):
        return False
    if dated and " in " in line:
        out.byline = out.byline or line.partition(" in ")[0].strip(" ,")
        out.add("byline", start, end)
    else:
        out.add("credit", start, end)
    return True


def _deck(text: str, lines: list[Span], number: int, lists: HeaderLists, out: Header) -> bool:
    """A headline or the line under it, above a date or byline that stands within three lines."""
    start, end = lines[number]
    line = text[start:end]
    if end - start > HEADLINE_CHARS or (out.title is None and STOP.search(line)):
        return False
    below = [text[a:b] for a, b in lines[number + 1 : number + 4]]
    if not any(
        probe(0, b, lists, Header()) for b in below for probe in (date_line, byline)
    ) and not any(mixed_line(0, b, Header()) for b in below):
        return False
    out.add("headline", start, end)
    out.title = out.title or line
    return True
