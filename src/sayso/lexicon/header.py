"""The lists of header.toml: agencies, labels, credits, boilerplate and pages that hold no article."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.errors import LexiconError
from sayso.vocab import REGION_KINDS


@dataclass(frozen=True, slots=True)
class HeaderLists:
    """What stands around the running text. All but agencies and photo names are in lower case.

    `agencies` maps each written form to the name that is kept; `labels` a label to its region kind.
    """

    agencies: dict[str, str]
    labels: dict[str, str]
    byline_starts: tuple[str, ...]
    byline_roles: frozenset[str]
    byline_small: frozenset[str]
    byline_never: frozenset[str]
    dateline_never: frozenset[str]
    photo: frozenset[str]
    credit_starts: tuple[str, ...]
    credit_ends: tuple[str, ...]
    junk_whole: frozenset[str]
    junk_starts: tuple[str, ...]
    junk_holds: tuple[str, ...]
    error_titles: frozenset[str]
    error_phrases: tuple[str, ...]


@lru_cache(maxsize=1)
def load_header() -> HeaderLists:
    """The shipped lists. Raises LexiconError on an unknown kind of region or a missing list."""
    path = files("sayso.lexicon") / "en" / "header.toml"
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    for kind in raw["labels"]:
        if kind not in REGION_KINDS:
            raise LexiconError(
                f"header.toml: labels.{kind}: no such region; the regions are {', '.join(REGION_KINDS)}"
            )
    try:
        return HeaderLists(
            agencies={form: name for name, forms in raw["agencies"].items() for form in forms},
            labels={label: kind for kind, labels in raw["labels"].items() for label in labels},
            byline_starts=tuple(raw["byline"]["starts"]),
            byline_roles=frozenset(w for role in raw["byline"]["roles"] for w in role.split()),
            byline_small=frozenset(raw["byline"]["small"]),
            byline_never=frozenset(raw["byline"]["never"]),
            dateline_never=frozenset(raw["dateline"]["never"]),
            photo=frozenset(raw["credit"]["photo"]),
            credit_starts=tuple(raw["credit"]["starts"]),
            credit_ends=tuple(raw["credit"]["ends"]),
            junk_whole=frozenset(raw["boilerplate"]["whole"]),
            junk_starts=tuple(raw["boilerplate"]["starts"]),
            junk_holds=tuple(raw["boilerplate"]["holds"]),
            error_titles=frozenset(raw["no_article"]["titles"]),
            error_phrases=tuple(raw["no_article"]["phrases"]),
        )
    except KeyError as problem:
        raise LexiconError(f"header.toml: the list {problem} is missing") from problem
