"""Where the claims of one cluster contradict each other: denials, rival numbers, rival actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.corroborate.claim import Fact, Party
from sayso.corroborate.compare import disjoint, span_of
from sayso.corroborate.party import match

AGAINST = frozenset({"denies", "doubts"})
FOR = frozenset({"asserts", "endorses"})


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, in words for display, and the claims that say it."""

    says: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One contradiction: denial, number or actor; `about` is the kind of number, else None."""

    kind: str
    about: str | None
    sides: tuple[Side, ...]


def find_disputes(facts: Iterable[Fact]) -> tuple[Dispute, ...]:
    """The disputes within one cluster, in a fixed order."""
    ordered = sorted(facts, key=lambda f: f.anchor)
    return (*_denials(ordered), *_numbers(ordered), *_actors(ordered))


def _denials(facts: Sequence[Fact]) -> list[Dispute]:
    """Somebody denies it. With nobody asserting it there is one side: a denial alone is kept too."""
    against = tuple(f.anchor for f in facts if f.stance in AGAINST)
    if not against:
        return []
    said = tuple(f.anchor for f in facts if f.stance in FOR)
    sides = [Side("it happened", said)] if said else []
    return [Dispute("denial", None, (*sides, Side("it did not", against)))]


def _numbers(facts: Sequence[Fact]) -> list[Dispute]:
    """Numbers of one kind that cannot both be right: bounds respected, later tolls left out."""
    told: dict[str, list[tuple[Fact, float | None, float | None]]] = defaultdict(list)
    for fact in facts:
        if fact.stance in FOR:
            for q in fact.quantities:
                told[q.kind].append((fact, q.low, q.high))
    out = []
    for kind, rows in sorted(told.items()):
        rival: dict[tuple[float, float, str], set[str]] = defaultdict(set)
        for i, (a, a_low, a_high) in enumerate(rows):
            for b, b_low, b_high in rows[:i]:
                if not disjoint((a_low, a_high), (b_low, b_high)):
                    continue
                if a.event == b.event or _superseded(a, a_low, b, b_low):
                    continue
                for fact, low, high in ((a, a_low, a_high), (b, b_low, b_high)):
                    rival[_rank(low, high)].add(fact.anchor)
        if rival:
            sides = [Side(k[2], tuple(sorted(v))) for k, v in sorted(rival.items())]
            out.append(Dispute("number", kind, tuple(sides)))
    return out


def _rank(low: float | None, high: float | None) -> tuple[float, float, str]:
    infinite = float("inf")
    return (
        low if low is not None else 0.0,
        high if high is not None else infinite,
        span_of(low, high),
    )


def _superseded(a: Fact, a_low: float | None, b: Fact, b_low: float | None) -> bool:
    """Is the later number an update? Tolls rise; and what one speaker says last replaces the rest."""
    if a.day is None or b.day is None or a.day == b.day:
        return False
    if a.root is not None and a.root == b.root and not a.root.anonymous:
        return True
    if b.day < a.day:
        a_low, b_low = b_low, a_low
    return (b_low or 0.0) > (a_low or 0.0)


def _actors(facts: Sequence[Fact]) -> list[Dispute]:
    """Two accounts of who did it, no party of one being possible in the other."""
    told = [f for f in facts if f.stance in FOR and f.actors]
    sides: dict[str, set[str]] = defaultdict(set)
    for i, a in enumerate(told):
        for b in told[:i]:
            if a.event != b.event and match(a.actors, b.actors) is False:
                for fact in (a, b):
                    sides[_who(fact.actors)].add(fact.anchor)
    if len(sides) < 2:
        return []
    found = tuple(Side(k, tuple(sorted(v))) for k, v in sorted(sides.items()))
    return [Dispute("actor", None, found)]


def _who(parties: tuple[Party, ...]) -> str:
    """The actors in words: codes where they are known, else names."""
    words = {"/".join(filter(None, p[:2])) or p.name or "?" for p in parties}
    return ", ".join(sorted(words))
