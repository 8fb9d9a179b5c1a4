"""Operators, light verbs and the algebra that turns a core act under an operator into a type."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.inflect import noun_forms, verb_forms
from sayso.vocab import EVENT_TYPES, STATUSES


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that says where another act stands. `name` is its row of the algebra.

    `noun` True: it may have an event noun as its object ("demanded talks"); `prepositions` are
    those by which it takes one ("called for talks"). `control` says whose act the core is:
    subject, object or open.
    """

    id: str
    name: str
    status: str
    control: str
    noun: bool
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that lends its subject to an event noun; `phase` begin, continue, end, hold,
    or suffer, where the subject is who it is done to.
    """

    phase: str
    prepositions: tuple[str, ...]
    intransitive: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the algebra: the PLOVER type ("=" keeps the core's) and its mode."""

    type: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Alone:
    """An operator that is an event by itself; `strict` True: only with an infinitive."""

    operator: Operator
    type: str
    strict: bool


@dataclass(frozen=True, slots=True)
class Operators:
    """Operators by verb form, noun form and adjective; light verbs by form; the algebra. `alone`
    holds the verbs that are events by themselves, with their type; `phrasal` operators by verb
    form and particle ("call off"); `comes` the verbs of "come under attack", `telling` those whose
    that-clause may be a report ("insisted that they left"), `speech` those of "declined to comment".
    """

    verbs: dict[str, Operator]
    alone: dict[str, Alone]
    nouns: dict[str, Operator]
    adjs: dict[str, Operator]
    lights: dict[str, Light]
    comes: frozenset[str]
    telling: frozenset[str]
    speech: frozenset[str]
    phrasal: dict[tuple[str, str], Operator]
    algebra: dict[str, dict[str, Cell]]

    def apply(self, name: str, core: str) -> Cell:
        """The type that operator row `name` makes of `core`. Every cell is in the table."""
        return self.algebra[name][core]


def _cell(text: str) -> Cell:
    type_, _, mode = text.partition(":")
    return Cell(type_, mode or None)


@lru_cache(maxsize=1)
def load_operators() -> Operators:
    """The shipped operators. Raises LexiconError where a cell of the algebra is missing."""
    folder = files("sayso.lexicon") / "en"
    raw: dict[str, Any] = tomllib.loads((folder / "operators.toml").read_text(encoding="utf-8"))
    algebra: dict[str, dict[str, Cell]] = {}
    for name, row in raw["algebra"].items():
        cells: dict[str, Cell] = {}
        for group, value in row.items():
            for core in EVENT_TYPES if group == "*" else group.split("|"):
                if group != "*" or core not in cells:
                    cells[core] = _cell(value)
        missing = [t for t in EVENT_TYPES if t not in cells]
        if missing:
            raise LexiconError(f"operators.toml: algebra.{name}: no cell for {', '.join(missing)}")
        algebra[name] = cells
    verbs: dict[str, Operator] = {}
    phrasal: dict[tuple[str, str], Operator] = {}
    alone: dict[str, Alone] = {}
    nouns: dict[str, Operator] = {}
    adjs: dict[str, Operator] = {}
    for item in raw["operator"]:
        operator = Operator(
            id=item["id"],
            name=item["row"],
            status=item["status"],
            control=item.get("control", "subject"),
            noun=item.get("noun", False),
            prepositions=tuple(item.get("prepositions", ())),
        )
        if operator.name not in algebra:
            raise LexiconError(
                f"operators.toml: {operator.id}: row {operator.name!r} has no algebra"
            )
        if operator.status not in STATUSES:
            raise LexiconError(f"operators.toml: {operator.id}: unknown status {operator.status!r}")
        for verb in item.get("verbs", ()):
            first, _, particle = verb.partition(" ")
            for form in verb_forms(first):
                if particle:
                    phrasal.setdefault((form, particle), operator)
                else:
                    verbs.setdefault(form, operator)
        for verb in item.get("alone_verbs", ()):
            for form in verb_forms(verb):
                alone.setdefault(form, Alone(operator, item["alone"], strict=False))
        for verb in item.get("alone_infinitive", ()):
            for form in verb_forms(verb):
                alone.setdefault(form, Alone(operator, item["alone"], strict=True))
        for noun in item.get("nouns", ()):
            for form in noun_forms(noun):
                nouns.setdefault(form, operator)
        for adj in item.get("adjs", ()):
            adjs.setdefault(adj, operator)
    lights: dict[str, Light] = {}
    for item in raw["light"]:
        light = Light(
            item["phase"], tuple(item.get("prepositions", ())), item.get("intransitive", False)
        )
        for verb in item["verbs"]:
            for form in verb_forms(verb):
                lights.setdefault(form, light)
    comes = frozenset(f for v in raw["under"]["verbs"] for f in verb_forms(v))
    telling = frozenset(f for v in raw["telling"]["verbs"] for f in verb_forms(v))
    speech = frozenset(f for v in raw["speech"]["verbs"] for f in verb_forms(v))
    return Operators(verbs, alone, nouns, adjs, lights, comes, telling, speech, phrasal, algebra)
