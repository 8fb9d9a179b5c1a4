"""PLOVER's intensity of an event type and mode."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = files("sayso.lexicon") / "crosswalk" / "intensity.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def intensity_of(type_: str, mode: str | None) -> float | None:
    """From -10 (worst conflict) to 10 (most cooperation); None for an unknown type."""
    table = _table()
    base: float | None = table["type"].get(type_)
    if mode is None:
        return base
    found: float | None = table["mode"].get(type_, {}).get(mode, base)
    return found
