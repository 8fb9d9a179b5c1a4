"""Headline, byline, date, dateline and credit of a plain text, as regions of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from sayso.records import Region
from sayso.text import Span

_MONTHS = {
    m: i
    for i, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1
    )
    for m in names.split()
}  # fmt: skip
_M = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+"
_DATE_LINE = re.compile(
    rf"^\s*(?:date\s+)?(?:published\s*(?:on)?:?\s*)?(?:{_DAY})?(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<m>{_M})\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{_M}),?\s+(?P<y2>\d{{4}}))"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^\s*by\s+[A-Z][\w.'’-]+(?:[ ,]+(?:and |[A-Z])[\w.'’-]*)*\s*$|^\s*By [A-Z].{2,80}$")
_WIRES = "Reuters|AP|Associated Press|AFP|Agence France-Presse|UPI|Xinhua|TASS|dpa|DPA|ANSA|EFE|Kyodo|IRNA|Anadolu|PTI|ANI|Interfax|Bloomberg"
_DATELINE = re.compile(
    rf"^\s*(?P<place>[A-Z][A-Z .'’/-]{{2,40}}(?:,\s*[A-Z][\w. ]{{1,25}})?)"
    rf"(?:,\s*(?P<when>{_M}\s+\d{{1,2}}(?:,?\s+\d{{4}})?))?\s*(?:\((?P<wire>{_WIRES})\))?\s*(?:-{{1,2}}|–|—)\s+"
)
_WIRE_LEAD = re.compile(rf"^\s*\((?P<wire>{_WIRES})\)\s*(?:-{{1,2}}|–|—)?\s*")
_CREDIT = re.compile(
    r"^\s*(?:\(?(?:additional )?(?:reporting|writing|editing|compiled|translation)\s+by\b.*"
    r"|.{0,60}\bcontributed to this (?:report|story)\.?|(?:photo|image|credit)s?\s*:.*"
    rf"|.{{0,60}}/(?:.{{0,30}})\bvia\b.{{0,40}}|\(?(?:{_WIRES})\)?|©.*)\s*$",
    re.IGNORECASE,
)
_VIA = re.compile(rf"\bvia\s+(?P<wire>{_WIRES})\b|^\s*\(?(?P<only>{_WIRES})\)?\s*$")
_STOP = re.compile(r"[.!?]['\"”’)]*\s*$")


@dataclass(slots=True)
class Header:
    """What the first and last lines tell. `published` is an ISO date with where it was found."""

    regions: list[Region] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    wire: str | None = None
    published: str | None = None
    published_source: str | None = None


def read_header(text: str) -> Header:
    """The header of `text`; its words stay where they are, the regions only name them."""
    out = Header()
    lines = _lines(text)
    filled = [s for s in lines if text[s[0] : s[1]].strip()]
    _top(text, filled, out)
    for span in filled[-3:]:
        if _CREDIT.match(text[span[0] : span[1]]) and not any(r.span == span for r in out.regions):
            out.regions.append(Region("credit", span))
    out.regions.sort(key=lambda r: r.span)
    return out


def _lines(text: str) -> list[Span]:
    out: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        out.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    return out


def _top(text: str, filled: list[Span], out: Header) -> None:
    for number, span in enumerate(filled[:6]):
        line = text[span[0] : span[1]]
        dated = _DATE_LINE.match(line)
        if dated and len(line.split()) <= 14 and not _STOP.search(dated["rest"] or ""):
            _date_line(text, span, line, dated, out)
        elif _BYLINE.match(line) and len(line) < 100:
            out.regions.append(Region("byline", span))
            out.byline = re.sub(r"(?i)^\s*by\s+", "", line).strip()
        elif _CREDIT.match(line) and len(line) < 120:
            out.regions.append(Region("credit", span))
            _wire(line, out)
        elif lead := _DATELINE.match(line):
            end = span[0] + lead.end()
            out.regions.append(Region("dateline", (span[0], end)))
            out.dateline = lead["place"].strip(" ,").title()
            out.wire = out.wire or lead["wire"]
            return
        elif wire := _WIRE_LEAD.match(line):
            out.regions.append(Region("dateline", (span[0], span[0] + wire.end())))
            out.wire = out.wire or wire["wire"]
            return
        elif number <= 1 and len(line) <= 160 and not _STOP.search(line) and len(filled) > number + 1:
            out.regions.append(Region("headline", span))
            out.title = out.title or line.strip()
        else:
            return


def _date_line(text: str, span: Span, line: str, dated: re.Match[str], out: Header) -> None:
    found = _iso(dated)
    end = span[0] + dated.start("rest")
    out.regions.append(Region("date", (span[0], end)))
    if found and out.published is None:
        out.published, out.published_source = found, "header-line"
    rest = dated["rest"].strip()
    if rest:
        start = text.index(rest, end)
        out.regions.append(Region("credit", (start, start + len(rest))))
        _wire(rest, out)


def _wire(line: str, out: Header) -> None:
    match = _VIA.search(line)
    if match:
        out.wire = out.wire or match["wire"] or match["only"]


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return match["iso"]
    month = _MONTHS.get((match["m"] or match["m2"]).lower().rstrip("."), 0)
    try:
        return date(int(match["y"] or match["y2"]), month, int(match["d"] or match["d2"])).isoformat()
    except ValueError:
        return None
