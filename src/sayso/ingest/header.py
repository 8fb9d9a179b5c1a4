"""Headline, byline, date, dateline, credit and boilerplate of a text, as regions of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.ingest.dates import AROUND, DATE, day_of
from sayso.lexicon.header import HeaderLists, load_header
from sayso.records import Region
from sayso.text import Span

_TOP_LINES = 8
_END_LINES = 6
_HEADLINE_CHARS = 180
_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")
_CLOSED = re.compile(r"(?:[.!?…:;,][\"'”’)\]]*|[\"”])$")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{2,20}?)\s*:\s*(?P<value>\S.*)$")
_DATE_WORD = re.compile(
    r"(?:date|published|posted|updated|last updated)(?: on)?:?\s+", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w.'’-]*$")
_WORD = re.compile(r"[\w.'’@&/-]+")
_DASH = r"\s*(?:--|[-–—―])+\s*"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = r"[A-Z][\w.'’-]*(?:[ /-][A-Z][\w.'’-]*|[ ](?:of|de|la|al|el|and|the)(?=\s[A-Z])){0,4}"
_WHEN = rf"(?:{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{4}})?)"


@dataclass(slots=True)
class Header:
    """What stands around the running text.

    `published` is an ISO date, `published_source` header-line or dateline. `dateline` is the place
    as written. `wire` is the agency of the text; a photograph's credit gives none.
    """

    regions: list[Region] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    wire: str | None = None
    published: str | None = None
    published_source: str | None = None

    def add(self, kind: str, start: int, end: int) -> None:
        self.regions.append(Region(kind, (start, end)))


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
        elif _labelled(start, line, lists, out) or _date_line(start, line, lists, out):
            continue
        elif last:
            return number
        elif _byline(start, line, lists, out) or _credit(start, line, lists, out):
            continue
        elif _junk(line, lists):
            out.add("boilerplate", start, end)
        elif _dateline(start, line, lists, out):
            return number
        elif out.title is None and known is None and _headline(text, lines, number, lists):
            out.add("headline", start, end)
            out.title = line
            known = _key(line)
        else:
            for below in range(number + 1, min(number + 3, len(lines))):
                a, b = lines[below]
                if _dateline(a, text[a:b], lists, out):
                    break
            return number
    return min(_TOP_LINES, len(lines))


def _below(text: str, span: Span, lists: HeaderLists, out: Header, *, last: bool) -> None:
    """Boilerplate anywhere in the running text; credits among its last lines."""
    start, end = span
    line = text[start:end]
    if _junk(line, lists):
        out.add("boilerplate", start, end)
    elif last and _work_credit(line, lists):
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
    if (
        end - start > _HEADLINE_CHARS
        or len(line.split()) < 2
        or _CLOSED.search(line[:-1] + "."[:0])
    ):
        return False
    if _STOP.search(line) and not line.endswith(("?", "!")):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "\"'“‘"):
        return False
    gap = text[end : lines[number + 1][0]]
    if gap.count("\n") < 2:
        a, b = lines[number + 1]
        probe = Header()
        following = text[a:b]
        apart = (
            _date_line(a, following, lists, probe)
            or _byline(a, following, lists, probe)
            or _dateline(a, following, lists, probe)
            or b - a > 2 * (end - start)
        )
        if not apart:
            return False
    return any(_STOP.search(text[a:b]) for a, b in lines[number + 1 :])


def _labelled(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
    """ "Date: 2022-02-28", "Author: Jane Doe", "Source: Reuters" and the like."""
    match = _LABEL.match(line)
    kind = lists.labels.get(match["label"].lower()) if match else None
    if match is None or kind is None or len(line) > _HEADLINE_CHARS:
        return False
    value = match["value"].strip()
    if kind == "date":
        found = DATE.match(value)
        day = day_of(found) if found else None
        if day is None:
            return False
        _published(out, day, "header-line")
    elif kind == "headline":
        out.title = out.title or value
    elif kind == "byline":
        out.byline = out.byline or value
    elif kind == "credit" and value in lists.agencies and match["label"].lower() == "source":
        out.wire = out.wire or lists.agencies[value]
    elif kind == "credit" and len(value.split()) > 12:
        return False
    out.add(kind, start, start + len(line))
    return True


def _date_line(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
    """A line that is a date and no more than its clock time, or a date before a credit."""
    lead = _DATE_WORD.match(line)
    at = lead.end() if lead else 0
    match = DATE.match(line, at)
    day = day_of(match) if match else None
    if match is None or day is None:
        return False
    after = AROUND.match(line, match.end())
    end = after.end() if after else match.end()
    rest = line[end:].strip()
    if rest:
        end = match.end()
        rest = line[end:].strip(" \t,|·•–—-")
        if not (_is_photo(rest, lists) or _work_credit(rest, lists) or rest in lists.agencies):
            return False
        at = line.index(rest, end)
        out.add("credit", start + at, start + at + len(rest))
        if rest in lists.agencies:
            out.wire = out.wire or lists.agencies[rest]
    else:
        end = len(line)
    out.add("date", start, start + end)
    _published(out, day, "header-line")
    return True


def _byline(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
    """ "By Jane Doe", "By Jane Doe and John Roe, Associated Press": names and nothing else."""
    low = line.lower()
    opening = next((s for s in lists.byline_starts if low.startswith(s + " ")), None)
    if opening is None or not line[0].isupper() or _STOP.search(line[-1]) or len(line) > 120:
        return False
    names = line[len(opening) :].strip()
    words = _WORD.findall(names)
    if not words or words[0].lower() in lists.byline_never:
        return False
    if not all(_NAME.match(w) or w.lower() in lists.byline_roles or "@" in w for w in words):
        return False
    out.add("byline", start, start + len(line))
    parts = [p.strip() for p in re.split(r",| for | of |\|", names) if p.strip()]
    for part in parts:
        if part in lists.agencies:
            out.wire = out.wire or lists.agencies[part]
    out.byline = out.byline or parts[0]
    return True


def _credit(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
    """An agency alone ("(Reuters)"), a photograph's credit, or the work of reporters and editors."""
    bare = line.strip("() .—–-")
    if bare in lists.agencies:
        out.wire = out.wire or lists.agencies[bare]
    elif not (_is_photo(line, lists) or _work_credit(line, lists)):
        return False
    out.add("credit", start, start + len(line))
    return True


def _is_photo(line: str, lists: HeaderLists) -> bool:
    """ "Jane Doe/AFP via Getty Images", "[File: Jane Doe/Reuters]", "Jane Doe / EPA"."""
    bare = line.strip("()[] .")
    if len(bare.split()) > 14 or _STOP.search(bare):
        return False
    parts = [p.strip() for p in re.split(r"/|\bvia\b|:|,", bare)]
    if len(parts) < 2 or not any(p in lists.photo for p in parts):
        return False
    return bool(re.search(r"/|\bvia\b", bare)) or parts[0] in lists.photo


def _work_credit(line: str, lists: HeaderLists) -> bool:
    low = line.lower()
    if low.startswith(lists.credit_starts):
        return True
    return low.rstrip(" .)").endswith(lists.credit_ends) and len(line.split()) <= 60


def _junk(line: str, lists: HeaderLists) -> bool:
    low = line.lower().strip()
    if low.strip(" .:»>›") in lists.junk_whole or low in lists.junk_whole:
        return True
    if len(low.split()) > 30:
        return False
    return low.startswith(lists.junk_starts) or any(h in low for h in lists.junk_holds)


@lru_cache(maxsize=1)
def _dateline_pattern() -> re.Pattern[str]:
    names = sorted(load_header().agencies, key=lambda n: (-len(n), n))
    wire = "|".join(re.escape(n) for n in names)
    return re.compile(
        rf"(?P<place>{_PLACE}(?:,\s*{_PLACE})?)?"
        rf"(?P<when>,?\s*\(?{_WHEN}\)?)?,?"
        rf"(?:\s*\(?(?P<wire>{wire})\)?(?:\s*,\s*{_WHEN})?)?"
        rf"(?P<dash>{_DASH})(?=[\"“'‘(\[A-Z0-9])"
    )


def _dateline(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
    """ "KYIV, Feb 28 (Reuters) - ", "NAIROBI, Kenya (AP) —", "(Reuters) -".

    Without an agency or a day the place must be in capitals; "BREAKING - " and "NATO - " are none.
    """
    match = _dateline_pattern().match(line)
    if match is None or (match["place"] is None and match["wire"] is None):
        lone = re.match(r"\((?P<wire>[A-Za-z .-]+)\)\s+(?=[\"“'‘A-Z])", line)
        if lone is None or lone["wire"] not in lists.agencies:
            return False
        out.add("dateline", start, start + lone.end())
        out.wire = out.wire or lists.agencies[lone["wire"]]
        return True
    place, when, wire = match["place"], match["when"], match["wire"]
    if place and place.lower() in lists.dateline_never:
        return False
    if when is None and wire is None:
        city = place.partition(",")[0]
        if not city.isupper() or len(city) < 3 or not re.search(r"\s|--", match["dash"]):
            return False
    out.add("dateline", start, start + match.end())
    out.dateline = out.dateline or place
    if wire:
        out.wire = out.wire or lists.agencies[wire]
    found = DATE.search(when) if when else None
    if found and (day := day_of(found)):
        _published(out, day, "dateline")
    return True


def _published(out: Header, day: str, source: str) -> None:
    if out.published is None:
        out.published, out.published_source = day, source
