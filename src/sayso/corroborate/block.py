"""Which claims are worth comparing: one act, days that can be the same, no two countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sayso.corroborate.claim import Fact, Words
from sayso.corroborate.compare import LONG, WINDOW

_Key = tuple[str, str]


def candidates(facts: Sequence[Fact], *, words: Words) -> Iterator[tuple[Fact, Fact]]:
    """The pairs to compare, each once, in an order that does not depend on that of `facts`.

    Two claims meet in a block of their core (type, where no core is known), of their trigger's stem
    or of a group of alike words; casualties meet assaults too. Left out: two known cores, days too far
    apart, places in two countries.
    """
    ordered = sorted(facts, key=lambda f: f.anchor)
    keys = [_keys(f, words) for f in ordered]
    windows = [_window(f) for f in ordered]
    blocks: dict[_Key, list[int]] = defaultdict(list)
    for i, found in enumerate(keys):
        for key in found:
            blocks[key].append(i)
    for key in sorted(blocks):
        active: list[int] = []
        for i in sorted(blocks[key], key=lambda i: (windows[i][0], i)):
            first = windows[i][0]
            active = [j for j in active if windows[j][1] >= first]
            for j in active:
                if _may(ordered[i], ordered[j]) and key == min(keys[i] & keys[j]):
                    yield (ordered[i], ordered[j]) if i < j else (ordered[j], ordered[i])
            active.append(i)


def _keys(fact: Fact, words: Words) -> frozenset[_Key]:
    out: set[_Key] = set()
    core = fact.core or fact.type
    if core:
        out.add(("core", core))
    if fact.type == "casualties":
        out.add(("core", "ASSAULT"))
    stems = words.trigger(fact)
    if stems:
        out.add(("stem", stems[0]))
        out |= {("alike", g) for g in words.terms.groups.get(stems[0], ())}
    return frozenset(out)


def _window(fact: Fact) -> tuple[date, date]:
    """The days on which another claim about the happening can lie, both inclusive."""
    days = fact.days
    if days is not None:
        slack = timedelta(days=0 if fact.told else WINDOW)
        return days[0] - slack, days[1] + slack
    if fact.day is not None:
        return fact.day - timedelta(days=LONG), fact.day + timedelta(days=LONG)
    return date.min, date.max


def _may(a: Fact, b: Fact) -> bool:
    if a.core and b.core and a.core != b.core:
        return False
    one = a.place.country if a.place else None
    two = b.place.country if b.place else None
    return one is None or two is None or one == two
