"""What one line above or below an article is: a date, a byline, a credit, a dateline, boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.ingest.dates import AROUND, DATE, day_of
from sayso.lexicon.header import HeaderLists, load_header
from sayso.records import Region

LABEL_CHARS = 90
HEADLINE_CHARS = 180
STOP = re.compile(r"[.!?…][\"'”’)\]]*$")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{2,20}?)\s*:\s*(?P<value>\S.*)$")
_DATE_WORD = re.compile(
    r"(?:date|published|posted|updated|last updated)(?: on)?:?\s+", re.IGNORECASE
)
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


def labelled(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
    """ "Date: 2022-02-28", "Author: Jane Doe", "Source: Reuters" and the like."""
    match = _LABEL.match(line)
    kind = lists.labels.get(match["label"].lower()) if match else None
    if match is None or kind is None or len(line) > HEADLINE_CHARS:
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


def date_line(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
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
        if not (_is_photo(rest, lists) or work_credit(rest, lists) or rest in lists.agencies):
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


def mixed_line(start: int, line: str, out: Header) -> bool:
    """A short line of a date and names: "The Review — 13 April 2031", "Hpa-An | 23 August 2031"."""
    found = list(DATE.finditer(line))
    if len(found) != 1 or len(line) > LABEL_CHARS or STOP.search(line):
        return False
    day = day_of(found[0])
    rest = line[: found[0].start()] + "," + line[found[0].end() :]
    if day is None or not names_only(rest, most=12):
        return False
    out.add("date", start, start + len(line))
    _published(out, day, "header-line")
    return True


def byline(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
    """ "By Jane Doe", "By Jane Doe and John Roe, Associated Press": names and nothing else."""
    low = line.lower()
    opening = next((s for s in lists.byline_starts if low.startswith(s + " ")), None)
    if opening is None or not line[0].isupper() or STOP.search(line[-1]) or len(line) > 120:
        return False
    names = line[len(opening) :].strip()
    words = _WORD.findall(names)
    if not words or words[0].lower() in lists.byline_never:
        return False
    first = _WORD.findall(names.partition(",")[0])
    if not all(_is_name(w, lists) for w in first) or len(words) - len(first) > 6:
        return False
    out.add("byline", start, start + len(line))
    parts = [p.strip() for p in re.split(r",| for | of |\|", names) if p.strip()]
    for part in parts:
        if part in lists.agencies:
            out.wire = out.wire or lists.agencies[part]
    out.byline = out.byline or parts[0]
    return True


def _is_name(word: str, lists: HeaderLists) -> bool:
    low = word.lower()
    return word[:1].isupper() or low in lists.byline_roles | lists.byline_small or "@" in word


def credit(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
    """An agency alone ("(Reuters)"), a photograph's credit, or the work of reporters and editors."""
    bare = line.strip("() .—–-")
    if bare in lists.agencies:
        out.wire = out.wire or lists.agencies[bare]
    elif not (_is_photo(line, lists) or work_credit(line, lists)):
        return False
    out.add("credit", start, start + len(line))
    return True


def _is_photo(line: str, lists: HeaderLists) -> bool:
    """ "Jane Doe/AFP via Getty Images", "[File: Jane Doe/Reuters]", "Jane Doe / EPA"."""
    bare = line.strip("()[] .")
    if len(bare.split()) > 14 or STOP.search(bare):
        return False
    parts = [p.strip() for p in re.split(r"/|\bvia\b|:|,", bare)]
    if len(parts) < 2 or not any(p in lists.photo for p in parts):
        return False
    return bool(re.search(r"/|\bvia\b", bare)) or parts[0] in lists.photo


def work_credit(line: str, lists: HeaderLists) -> bool:
    low = line.lower()
    if low.startswith(lists.credit_starts):
        return True
    return low.rstrip(" .)").endswith(lists.credit_ends) and len(line.split()) <= 60


def junk(line: str, lists: HeaderLists) -> bool:
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
        rf"(?:\s*(?:\(?(?P<wire>{wire})\)?|\((?P<other>{_PLACE})\))(?:\s*,\s*{_WHEN})?)?"
        rf"(?P<dash>{_DASH})(?=[\"“'‘(\[A-Z0-9])"
    )


def dateline(start: int, line: str, lists: HeaderLists, out: Header) -> bool:
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
    if place and match["other"] and place.partition(",")[0].isupper():
        out.wire = out.wire or match["other"]
        wire = wire or match["other"]
    if place and place.lower() in lists.dateline_never:
        return False
    if when is None and wire is None:
        city = place.partition(",")[0]
        if not city.isupper() or len(city) < 3 or not re.search(r"\s|--", match["dash"]):
            return False
    out.add("dateline", start, start + match.end())
    out.dateline = out.dateline or place
    if wire:
        out.wire = out.wire or lists.agencies.get(wire, wire)
    found = DATE.search(when) if when else None
    if found and (day := day_of(found)):
        _published(out, day, "dateline")
    return True


def _published(out: Header, day: str, source: str) -> None:
    if out.published is None:
        out.published, out.published_source = day, source


def names_only(line: str, *, most: int) -> bool:
    """Is the line a few names with small words between them, and no sentence?"""
    words = re.findall(r"[^\W\d_][\w'’.-]*", line)
    return len(words) <= most and all(
        w[0].isupper() or w.lower() in load_header().byline_small for w in words
    )
