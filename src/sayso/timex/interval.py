"""What a TIMEX3 value covers: a half-open interval of days, and how fine it is."""

from __future__ import annotations

import re
from datetime import date, timedelta

_SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}
_PARTS = {
    "TMO": ("06:00", "12:00"), "TAF": ("12:00", "18:00"), "TEV": ("18:00", "23:59"),
    "TMI": ("11:00", "14:00"), "TDA": ("04:00", "07:00"),
}  # fmt: skip


def _month(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def interval_of(value: str) -> tuple[str | None, str | None, str | None]:
    """(start, end, granularity) of a TIMEX3 value; all None for durations, sets and references.

    Days and longer are ISO dates with the end excluded; clock times and parts of day are local
    ISO instants without a zone. Out-of-range values give None.
    """
    try:
        return _interval(value)
    except ValueError:
        return None, None, None


def _interval(value: str) -> tuple[str | None, str | None, str | None]:
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)", value):
        day = date.fromisoformat(match[1])
        hour, minute = int(match[2]), int(match[3])
        if hour == 24:
            day, hour = day + timedelta(1), 0
        start = f"{day.isoformat()}T{hour:02d}:{minute:02d}"
        total = hour * 60 + minute + 1
        after = day + timedelta(total // 1440)
        return start, f"{after.isoformat()}T{total % 1440 // 60:02d}:{total % 60:02d}", "minute"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(T[A-Z]{2})", value):
        day = date.fromisoformat(match[1])
        if match[2] == "TNI":
            after = day + timedelta(1)
            return f"{day.isoformat()}T18:00", f"{after.isoformat()}T06:00", "part-of-day"
        a, b = _PARTS[match[2]]
        return f"{day.isoformat()}T{a}", f"{day.isoformat()}T{b}", "part-of-day"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        return value, (day + timedelta(1)).isoformat(), "day"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        if match[3]:
            return (
                (monday + timedelta(5)).isoformat(),
                (monday + timedelta(7)).isoformat(),
                "weekend",
            )
        return monday.isoformat(), (monday + timedelta(7)).isoformat(), "week"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12:
            return None, None, None
        return _month(year, month).isoformat(), _month(year, month + 1).isoformat(), "month"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, first = int(match[1]), 3 * int(match[2]) - 2
        return _month(year, first).isoformat(), _month(year, first + 3).isoformat(), "quarter"
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        year, first = int(match[1]), 6 * int(match[2]) - 5
        return _month(year, first).isoformat(), _month(year, first + 6).isoformat(), "half"
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        begin, end = _SEASONS[match[2]]
        year = int(match[1])
        return _month(year, begin).isoformat(), _month(year, end).isoformat(), "season"
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{int(value) + 1:04d}-01-01", "year"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0-01-01", f"{int(value) + 1:03d}0-01-01", "decade"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}00-01-01", f"{int(value) + 1:02d}00-01-01", "century"
    return None, None, None
