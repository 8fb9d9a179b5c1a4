"""What kind of thing a common noun names: place, people, measure; from classes.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sayso.lexicon.inflect import noun_forms


@dataclass(frozen=True, slots=True)
class ClassWords:
    """The words of each class, singular and plural."""

    place: frozenset[str]
    people: frozenset[str]
    measure: frozenset[str]
    pronoun: frozenset[str]
    fiction: frozenset[str]


@lru_cache(maxsize=1)
def load_class_words() -> ClassWords:
    """The shipped classes."""
    path = files("sayso.lexicon") / "en" / "classes.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    place, people, measure, fiction = (
        frozenset(f for w in raw[key]["words"] for f in (w, *noun_forms(w)))
        for key in ("place", "people", "measure", "fiction")
    )
    return ClassWords(place, people, measure, frozenset(raw["pronoun"]["words"]), fiction)
