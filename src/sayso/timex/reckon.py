"""Reckoning with dates: numbers, units, weekdays, months and years as an article means them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.timex.compile import Grammar

Value = tuple[str, str]


@dataclass(slots=True)
class Context:
    """What a resolver may look at: the article's date (None = unknown), the words around, and the
    last year, weekday and quarter that the text named; `told` is the last date of any kind.
    """

    grammar: Grammar
    published: date | None
    before: str = ""
    after: str = ""
    future: bool = False
    narrative: bool = False
    year: int | None = None
    day: date | None = None
    told: date | None = None
    quarter: int | None = None

    @property
    def anchor(self) -> date:
        """The article's date. Resolvers that need it are not called where it is unknown."""
        assert self.published is not None
        return self.published


def number(context: Context, text: str) -> float | None:
    """The number that `text` says in figures or words."""
    low = text.lower().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", low):
        return float(low)
    words: dict[str, int] = context.grammar.words["number"]
    if low in words:
        return float(words[low])
    if low.startswith("half"):
        return 0.5
    if low == "a dozen":
        return 12.0
    parts = [words.get(p) for p in re.split(r"[ -]", low)]
    if all(p is not None for p in parts):
        return float(sum(p for p in parts if p is not None))
    return None


def duration(context: Context, n: float | None, unit: str) -> str:
    """A TIMEX3 duration; an unknown number is X."""
    name = "century" if unit.lower().startswith("centur") else unit.lower().rstrip("s")
    code: str = context.grammar.words["unit"][name]
    clock = "T" if name in {"second", "minute", "hour"} else ""
    if n is not None and code in {"DE", "CE"}:
        n, code = n * (10 if code == "DE" else 100), "Y"
    if n == 0.5:
        return {"year": "P6M", "hour": "PT30M", "day": "PT12H", "month": "P2W"}.get(
            name, "PX" + code
        )
    return f"P{clock}{'X' if n is None else f'{n:g}'}{code}"


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def shift_month(day: date, months: int) -> tuple[int, int]:
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def nearest_year(context: Context, month: int, day: int) -> int:
    """The year of a month and day without one: nearest, the past preferred unless a future cue."""
    if context.narrative and context.year:
        return context.year
    best: tuple[float, int] | None = None
    for year in (context.anchor.year - 1, context.anchor.year, context.anchor.year + 1):
        try:
            gap = (date(year, month, day) - context.anchor).days
        except ValueError:
            continue
        cost = abs(gap) + (0 if gap <= 0 else (-40 if context.future else 60))
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else context.anchor.year


def weekday(context: Context, name: str, direction: str | None = None) -> date:
    """The day a weekday means: the last such day up to and including the article's own, the next
    one under a future cue; "last" and "next" are strict.
    """
    index = context.grammar.words["weekday"][name.lower()]
    back = (context.anchor.weekday() - index) % 7
    if direction in {"last", "this past"}:
        return context.anchor - timedelta(back or 7)
    if direction in {"next", "this coming"}:
        return context.anchor + timedelta((7 - back) or 7)
    if context.future and back:
        return context.anchor + timedelta(7 - back)
    return context.anchor - timedelta(back)


def year_of(context: Context, text: str) -> int:
    if text.isdigit():
        return int(text)
    return context.anchor.year + {"last year": -1, "this year": 0, "next year": 1}[text.lower()]


def clock_time(text: str) -> str:
    """ "T13:00" for "1 p.m."."""
    low = text.lower()
    if "noon" in low and "afternoon" not in low:
        return "T12:00"
    if "midnight" in low:
        return "T24:00"
    military = re.search(r"\b(\d\d)(\d\d)\b", low)
    if military:
        return f"T{military[1]}:{military[2]}"
    match = re.search(r"(\d{1,2})(?::(\d\d))?(?::\d\d)? ?(a|p)?\.?m?", low)
    assert match is not None
    hour = int(match[1])
    if match[3] == "p" and hour < 12:
        hour += 12
    if match[3] == "a" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{match[2] or '00'}"


def month_number(context: Context, text: str) -> int:
    found: int = context.grammar.words["month"][text.lower().rstrip(".")]
    return found
