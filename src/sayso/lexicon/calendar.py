"""The names of days: what the parser must not take for somebody."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

_RELATIVE = frozenset({"today", "yesterday", "tomorrow", "tonight"})


@lru_cache(maxsize=1)
def day_words() -> frozenset[str]:
    """The weekdays of the time grammar, with today, yesterday, tomorrow and tonight."""
    path = files("sayso.lexicon") / "en" / "timex" / "words.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["weekday"]) | _RELATIVE
