"""Calendar dates as they are written on pages and above articles: always with a year."""

from __future__ import annotations

import re
from datetime import date, datetime

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTHS = {form: n for n, name in enumerate(_NAMES, 1) for form in (name, name[:3])} | {"sept": 9}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"\d{1,2}(?::|\.)\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|\d{4}\s*(?:hrs|h)\b"
_ZONE = r"(?:[A-Z]{2,4}|[A-Z]{3}[+-]\d{1,2}|\([A-Z]{2,4}\)|[A-Z][a-z]+ time|local time|[+-]\d\d:?\d\d|Z)"
_TIME = rf"(?:[,|·•–—\s]*(?:at\s+|T)?(?:{_CLOCK})(?:\s*{_ZONE})?)?"

DATE = re.compile(
    rf"(?P<iso>\b(?:1\d|20)\d\d-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{_WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH}),?\s+(?P<y>(?:1\d|20)\d\d)\b"
    rf"|{_WEEKDAY}(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:1\d|20)\d\d)\b"
    r"|\b(?P<y3>(?:1\d|20)\d\d)/(?P<m3>\d\d)/(?P<d3>\d\d)\b"
    r"|\b(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y4>(?:1\d|20)\d\d)\b",
    re.IGNORECASE,
)
AROUND = re.compile(rf"{_TIME}[\s|·•,.–—-]*", re.IGNORECASE)


def day_of(match: re.Match[str]) -> str | None:
    """The ISO date of a match of `DATE`; None where the calendar has no such day, or where day and
    month cannot be told apart (3/4/2031).
    """
    if match["iso"]:
        return _checked(match["iso"])
    if match["y3"]:
        return _built(match["y3"], int(match["m3"]), match["d3"])
    if match["y4"]:
        first, second = int(match["a"]), int(match["b"])
        if first == second or second > 12:
            return _built(match["y4"], first, match["b"])
        return _built(match["y4"], second, match["a"]) if first > 12 else None
    name = (match["m"] or match["m2"]).rstrip(".").lower()
    return _built(match["y"] or match["y2"], _MONTHS[name], match["d"] or match["d2"])


def find_day(text: str) -> str | None:
    """The ISO date that `text` begins with, behind a weekday or not; None where it does not."""
    match = DATE.match(text.strip())
    return day_of(match) if match else None


def instant(text: str) -> str | None:
    """An ISO 8601 date or instant as the record keeps it ("2024-03-05", "2024-03-05T10:22:00+02:00").

    Written-out dates become ISO dates. None where `text` is neither, or the year is not in
    1000-2999.
    """
    text = text.strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return find_day(text)
    if not 1000 <= found.year <= 2999:
        return None
    return found.date().isoformat() if len(text) <= 10 else found.isoformat(timespec="seconds")


def _checked(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _built(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
