"""The value of a time expression, counted from the article's date and what was said before."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sayso.timex.reckon import (
    Context,
    Value,
    clock_time,
    duration,
    month_number,
    nearest_year,
    number,
    shift_month,
    week_of,
    weekday,
    year_of,
)


def _full(c: Context, g: dict[str, str]) -> Value | None:
    year = int(g["y"])
    if year < 100:
        year += 1900 if year > 40 else 2000
    month = month_number(c, g["mon"]) if "mon" in g else int(g["m"])
    day = int(g["d"])
    return "DATE", date(year, month, day).isoformat()


def _month_year(c: Context, g: dict[str, str]) -> Value | None:
    return "DATE", f"{year_of(c, g['y'])}-{month_number(c, g['mon']):02d}"


def _month_day(c: Context, g: dict[str, str]) -> Value | None:
    month, day = month_number(c, g["mon"]), int(g["d"])
    return "DATE", date(nearest_year(c, month, day), month, day).isoformat()


def _named_day(c: Context, word: str) -> date:
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word.lower() in near:
        return c.anchor + timedelta(near[word.lower()])
    return weekday(c, word)


def _clock_day(c: Context, g: dict[str, str]) -> Value | None:
    day = _named_day(c, g.get("w") or g["w2"])
    return "TIME", day.isoformat() + clock_time(g["0"])


def _ago(c: Context, g: dict[str, str]) -> Value | None:
    key = g["k"].lower()
    if "n" not in g:
        return "DATE", "PAST_REF" if key in {"ago", "earlier", "before"} else "FUTURE_REF"
    n = number(c, g["n"])
    unit = g["u"].lower()
    if n is None:
        return None
    if key in {"before", "previously"}:
        return "DURATION", duration(c, n, unit)
    if unit.startswith(("decade", "centur")):
        n, unit = n * (10 if unit.startswith("d") else 100), "year"
    start = (c.told if key in {"later", "earlier"} else None) or c.anchor
    sign = -1 if key in {"ago", "earlier"} else 1
    if unit == "year":
        if n < 1:
            return "DATE", start.isoformat()[:7]
        return "DATE", f"{int(start.year + sign * n):04d}"
    if unit == "month":
        year, month = shift_month(start, int(sign * n))
        return "DATE", f"{year}-{month:02d}"
    if unit == "week":
        return "DATE", week_of(start + timedelta(7 * sign * n))
    if unit == "day":
        return "DATE", (start + timedelta(sign * n)).isoformat()
    return "DURATION", duration(c, n, unit)


def _past_units(c: Context, g: dict[str, str]) -> Value | None:
    if g["k"].lower() == "recent" or not ("n" in g or "v" in g):
        return "DURATION", duration(c, None, g["u"])
    n = number(c, g["n"]) if "n" in g else None
    return "DURATION", duration(c, n, g["u"])


def _quarter(c: Context, g: dict[str, str]) -> Value | None:
    order = c.grammar.words["ordinal"].get(g["o"].lower(), 4)
    c.quarter = order
    text = g.get("y") or g.get("y2")
    if text:
        return "DATE", f"{year_of(c, text)}-Q{order}"
    now = (c.anchor.month - 1) // 3 + 1
    year = c.anchor.year - (order > now and not c.future)
    return "DATE", f"{year}-Q{order}"


def _half(c: Context, g: dict[str, str]) -> Value | None:
    return "DATE", f"{year_of(c, g['y'])}-H{1 if g['o'].lower() == 'first' else 2}"


def _relative_unit(c: Context, g: dict[str, str]) -> Value | None:
    key, unit = g["k"].lower(), g["u"].lower()
    sign = {
        "last": -1,
        "past": -1,
        "this past": -1,
        "previous": -1,
        "next": 1,
        "coming": 1,
        "following": 1,
    }.get(key, 0)
    if unit == "week":
        return "DATE", week_of(c.anchor + timedelta(7 * sign))
    if unit == "month":
        year, month = shift_month(c.anchor, sign)
        return "DATE", f"{year}-{month:02d}"
    if unit == "year":
        return "DATE", str(c.anchor.year + sign)
    if unit == "quarter":
        year, month = shift_month(c.anchor, 3 * sign)
        return "DATE", f"{year}-Q{(month - 1) // 3 + 1}"
    if unit == "weekend":
        return "DATE", week_of(c.anchor + timedelta(7 * sign)) + "-WE"
    if unit == "decade":
        return "DATE", str(c.anchor.year // 10 + sign)
    return "DATE", str(c.anchor.year // 100 + sign)


def _relative_weekday(c: Context, g: dict[str, str]) -> Value | None:
    day = weekday(c, g["w"], g["k"].lower())
    if "p" in g:
        return "TIME", day.isoformat() + c.grammar.words["part"][g["p"].lower()]
    return "DATE", day.isoformat()


def _weekday_part(c: Context, g: dict[str, str]) -> Value | None:
    return "TIME", _named_day(c, g["w"]).isoformat() + c.grammar.words["part"][g["p"].lower()]


def _this_part(c: Context, g: dict[str, str]) -> Value | None:
    day = c.anchor - timedelta(1 if g["k"].lower() == "last" else 0)
    return "TIME", day.isoformat() + c.grammar.words["part"][g["p"].lower()]


def _relative_month(c: Context, g: dict[str, str]) -> Value | None:
    month, key, year = month_number(c, g["mon"]), g["k"].lower(), c.anchor.year
    if key in {"last", "this past"} and month >= c.anchor.month:
        year -= 1
    if key == "next" and month <= c.anchor.month:
        year += 1
    return "DATE", f"{year}-{month:02d}"


def _season(c: Context, g: dict[str, str]) -> Value | None:
    code = c.grammar.words["season"][(g.get("s") or g["s2"]).lower()]
    key = (g.get("k") or g.get("k2") or "").lower()
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[code]
    year = c.anchor.year if c.published else 0
    if "y" in g:
        year = year_of(c, g["y"])
    elif key in {"last", "this past", "past"} and middle >= c.anchor.month - 1:
        year -= 1
    elif key == "next" and middle <= c.anchor.month:
        year += 1
    return "DATE", f"{year}-{code}"


def _holiday(c: Context, g: dict[str, str]) -> Value | None:
    month, day = c.grammar.words["holiday"][g["h"].lower().replace("’", "'")]
    year = int(g["y"]) if "y" in g else nearest_year(c, month, day)
    return "DATE", f"{year}-{month:02d}-{day:02d}"


def _set(c: Context, g: dict[str, str]) -> Value | None:
    if "w" in g:
        words = {
            "daily": "P1D",
            "weekly": "P1W",
            "monthly": "P1M",
            "annually": "P1Y",
            "annual": "P1Y",
            "yearly": "P1Y",
        }
        return "SET", words[g["w"].lower()]
    unit = g["u"].lower()
    if unit in c.grammar.words["weekday"]:
        return "SET", f"XXXX-WXX-{c.grammar.words['weekday'][unit] + 1}"
    if unit in c.grammar.words["month"]:
        return "SET", f"XXXX-{c.grammar.words['month'][unit]:02d}"
    if unit in {"morning", "night"}:
        return "SET", "P1D"
    return "SET", duration(c, number(c, g["n"]) if "n" in g else 1.0, unit)


def _decade(c: Context, g: dict[str, str]) -> Value | None:
    return "DATE", g["y"]


def _century(c: Context, g: dict[str, str]) -> Value | None:
    return "DATE", f"{int(g['n']) - 1:02d}"


def _duration(c: Context, g: dict[str, str]) -> Value | None:
    n = number(c, g["n"]) if "n" in g else None
    if "n" in g and n is None:
        return None
    if g.get("n", "").lower() in {"a", "an"} and "the" not in g:
        if re.match(r"\s*(?:ago|earlier|later)", c.after):
            return None
        if re.search(
            r"(?:\d|percent|times|million|cents|billion|twice|once|dollars)\s*$", c.before[-15:]
        ):
            return None
    return "DURATION", duration(c, n, g["u"])


def _long(c: Context, g: dict[str, str]) -> Value | None:
    return "DURATION", duration(c, 1.0, g["u"])


def _day(c: Context, g: dict[str, str]) -> Value | None:
    word = g["w"].lower()
    if word == "overnight":
        return "TIME", (c.anchor - timedelta(1)).isoformat() + "TNI"
    if word == "tonight":
        return "TIME", c.anchor.isoformat() + "TNI"
    return "DATE", _named_day(c, word).isoformat()


def _weekday(c: Context, g: dict[str, str]) -> Value | None:
    c.day = weekday(c, g["w"])
    return "DATE", c.day.isoformat()


def _clock(c: Context, g: dict[str, str]) -> Value | None:
    text = g["c"].strip()
    if not re.search(r"[apnm:]", text, re.IGNORECASE):
        return None
    if re.fullmatch(r"\d+:\d\d(?::\d\d)?", text) and not re.search(
        r"\b(?:at|around|about|by|until|from|before|after)\s*$", c.before[-8:]
    ):
        return None
    return "TIME", (c.day or c.anchor).isoformat() + clock_time(text)


def _month(c: Context, g: dict[str, str]) -> Value | None:
    month = month_number(c, g["mon"])
    if month in {3, 5} and not re.search(
        r"\b(?:in|since|until|by|last|of|through|from|during|for|early|late|between|and)\s*$",
        c.before[-8:],
        re.IGNORECASE,
    ):
        return None
    year = nearest_year(c, month, min(c.anchor.day, 28))
    if not c.future and month <= c.anchor.month and not (c.narrative and c.year):
        year = c.anchor.year
    return "DATE", f"{year}-{month:02d}"


def _year(c: Context, g: dict[str, str]) -> Value | None:
    return "DATE", g["y"]


def _weekend(c: Context, g: dict[str, str]) -> Value | None:
    low = g["0"].lower()
    back = -7 if "last" in low else 7 if "next" in low else 0
    if back == 0 and c.anchor.weekday() < 4 and not c.future:
        back = -7
    return "DATE", week_of(c.anchor + timedelta(back)) + "-WE"


def _reference(value: str) -> Callable[[Context, dict[str, str]], Value | None]:
    return lambda c, g: ("DATE", value)


def _vague_units(c: Context, g: dict[str, str]) -> Value | None:
    return "DURATION", duration(c, None, g["u"])


RESOLVERS: dict[str, Callable[[Context, dict[str, str]], Value | None]] = {
    "full": _full, "month-year": _month_year, "month-day": _month_day, "clock-day": _clock_day,
    "ago": _ago, "past-units": _past_units, "quarter": _quarter, "half": _half,
    "relative-unit": _relative_unit, "relative-weekday": _relative_weekday,
    "weekday-part": _weekday_part, "this-part": _this_part, "relative-month": _relative_month,
    "season": _season, "holiday": _holiday, "set": _set, "decade": _decade, "century": _century,
    "duration": _duration, "long": _long, "day": _day, "weekday": _weekday, "clock": _clock,
    "month": _month, "year": _year, "weekend": _weekend, "present": _reference("PRESENT_REF"),
    "past": _reference("PAST_REF"), "future": _reference("FUTURE_REF"),
    "vague-units": _vague_units,
}  # fmt: skip

DATELESS = frozenset(
    {"full", "decade", "century", "duration", "long", "year", "set", "past-units", "present",
     "past", "future", "vague-units"}
)  # fmt: skip


def resolve(context: Context, name: str, groups: dict[str, Any]) -> Value | None:
    """(TIMEX3 type, value), or None where the words are no time or need the unknown article date."""
    if context.published is None and name not in DATELESS:
        relative = groups.get("y") or groups.get("y2")
        if not (relative and str(relative).isdigit()):
            return None
    try:
        return RESOLVERS[name](context, {k: v for k, v in groups.items() if v})
    except (ValueError, OverflowError):
        return None
