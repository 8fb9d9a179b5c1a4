"""Facts for tests: an invented strike on a market, changed as the test wants."""

from __future__ import annotations

from typing import Any

from sayso.corroborate.claim import Fact, Party, Root, Site, Words
from sayso.records import Quantity

MOPTI = Site(2453348, "Mopti", "MLI", 14.48, -4.18, "city")
GAO = Site(2457163, "Gao", "MLI", 16.27, -0.04, "city")
GOMA = Site(216281, "Goma", "COD", -1.67, 29.22, "city")
MALI = Site(2453866, "Mali", "MLI", 17.0, -4.0, "country")
TRADERS = Party("MLI", "CVL")
ARMY = Party("MLI", "MIL")
REBELS = Party("MLI", "REB", "Front of the North")
MINISTRY = Root("the defence ministry", "Defence Ministry", "government", False, "MLI", "MIL")
SPOKESMAN = Root("Colonel Sidi Traore", "Sidi Traore", "person", False, "MLI", "MIL")
FRONT = Root("the Front of the North", "Front of the North", "group", False, "MLI", "REB")
NURSE = Root("Awa Keita, a nurse", "Awa Keita", "person", False, "MLI", "MED")
OFFICIAL = Root("an official", None, "person", True)

STORY = [
    "Jets",
    "struck",
    "the",
    "cattle",
    "market",
    "of",
    "Mopti",
    "on",
    "Monday",
    "and",
    "killed",
    "nine",
    "traders",
    "at",
    "noon",
]
WORDS = Words({})


def fact(anchor: str, **changes: Any) -> Fact:
    """A claim that the army struck traders in Mopti on 3 March 2025."""
    values: dict[str, Any] = {
        "article": f"article-{anchor}",
        "outlet": f"outlet-{anchor}",
        "published": "2025-03-03",
        "type": "ASSAULT",
        "core": "ASSAULT",
        "status": "happened",
        "actors": (ARMY,),
        "recipients": (TRADERS,),
        "place": MOPTI,
        "start": "2025-03-03",
        "end": "2025-03-04",
        "granularity": "day",
        "time_source": "explicit",
        "trigger": ("struck",),
        "clause": tuple(STORY),
    }
    return Fact(anchor, **{**values, **changes})


def killed(low: float | None, high: float | None) -> tuple[Quantity, ...]:
    """So many killed."""
    return (Quantity("killed", low, high, "exact" if low == high else "at-least", (0, 1)),)
