"""How many independent origins stand behind one happening: a range, with the reason for each merge.

An origin is a first speaker, not an outlet. Denials and endorsements are no evidence. Source: DESIGN §6.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.corroborate.claim import Fact
from sayso.corroborate.copies import Copies
from sayso.corroborate.dispute import Dispute, find_disputes
from sayso.text import fold

STATE = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
"""Sectors that speak for one state: an army, its ministry and its police are one bloc."""

BODIES = frozenset({*STATE, "REB", "PTY", "PRM"})
"""Sectors whose people speak for the body, so that two spokesmen are one origin."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One say-so and the claims that rest on it.

    `kind` is person, body, outlet, anonymous or voice (an article's own words). `sure` False: it
    counts for the maximum only. `bloc` is who it speaks for. `reasons` say why claims were merged.
    """

    name: str
    kind: str
    bloc: str | None
    sure: bool
    claims: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """What stands behind one cluster: at least `low`, at most `high` independent origins."""

    low: int
    high: int
    origins: tuple[Origin, ...]
    verdicts: tuple[str, ...]
    disputes: tuple[Dispute, ...]


def count_origins(facts: Iterable[Fact], *, copies: Copies) -> Count:
    """The origins of one cluster's claims, and its verdicts; the same for any order of `facts`.

    `low` counts the blocs of named speakers, or one where only unnamed ones assert it; `high`
    counts every origin that may be a different one.
    """
    ordered = sorted(facts, key=lambda f: f.anchor)
    said = [f for f in ordered if f.stance == "asserts"]
    keys = _person_keys(said)
    parent = {f.anchor: f.anchor for f in said}
    reasons: dict[str, list[str]] = defaultdict(list)

    def find(x: str) -> str:
        while parent[x] != x:
            x = parent[x]
        return x

    holders: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
    for fact in said:
        for key, reason in _keys(fact, keys[fact.anchor], copies):
            holders[key].append((fact, reason))
    for _, found in sorted(holders.items()):
        first = found[0][0]
        for fact, reason in found[1:]:
            one, two = find(first.anchor), find(fact.anchor)
            if one != two:
                small, large = min(one, two), max(one, two)
                parent[large] = small
                reasons[small] += [*reasons.pop(large, []), f"{fact.anchor}: {reason}"]
            elif fact.event != first.event and first.article != fact.article:
                reasons[one].append(f"{fact.anchor}: {reason}")
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in said:
        groups[find(fact.anchor)].append(fact)
    origins = tuple(_origin(g, reasons[k]) for k, g in sorted(groups.items()))
    sure = [o for o in origins if o.sure]
    low = len({o.bloc or o.claims[0] for o in sure}) or (1 if said else 0)
    disputes = find_disputes(ordered)
    high = max(low, len(origins) - _dependent(groups, copies))
    return Count(low, high, origins, _verdicts(ordered, low, origins, disputes), disputes)


def _kind(fact: Fact) -> str:
    root = fact.root
    if root is None or root.kind == "none":
        return "voice"
    if root.anonymous:
        return "anonymous"
    if root.kind == "outlet":
        return "outlet"
    return "person" if root.kind == "person" and root.sector not in BODIES else "body"


def _keys(fact: Fact, person: str | None, copies: Copies) -> list[tuple[str, str]]:
    """What claims must share to be one origin, each with the reason in words."""
    text = copies.group.get(fact.article, fact.article)
    kind, root = _kind(fact), fact.root
    out: list[tuple[str, str]] = []
    if kind == "voice":
        out.append((f"text:{text}", f"the text of {text}"))
        if fact.wire:
            out.append((f"outlet:{fold(fact.wire)}", f"the wire {fact.wire}"))
        elif fact.outlet:
            out.append((f"outlet:{fold(fact.outlet)}", f"the outlet {fact.outlet}"))
        return out
    assert root is not None
    words = fold(root.name or root.text)
    if kind == "anonymous":
        out.append((f"anonymous:{text}:{fold(root.text)}", f"the unnamed {root.text} of {text}"))
        if fact.wire:
            wire = fold(fact.wire)
            reason = f"the unnamed {root.text} of {fact.wire}"
            out.append((f"anonymous:{wire}:{fold(root.text)}", reason))
    elif kind == "outlet":
        out.append((f"outlet:{words}", f"the outlet {root.name or root.text}"))
    elif person is not None and kind == "person":
        out.append((f"person:{person}", f"the same person, {root.name}"))
    elif root.country and root.sector in BODIES:
        body = f"{root.country}/{root.sector}"
        out.append((f"body:{body}", f"speaks for {body}"))
    else:
        out.append((f"body:{words}", f"the same body, {root.name or root.text}"))
    return out


def _person_keys(facts: Sequence[Fact]) -> dict[str, str | None]:
    """One name for each named person: "Petrov" is "Ivan Petrov" where only one is told of."""
    full: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str | None] = {}
    for fact in facts:
        named = fact.root is not None and _kind(fact) == "person" and fact.root.name
        words = fold(fact.root.name or "").split() if named and fact.root else []
        names[fact.anchor] = " ".join(words) or None
        if len(words) > 1:
            full[words[-1]].add(" ".join(words))
    for anchor, name in names.items():
        if name is not None and " " not in name and len(full[name]) == 1:
            names[anchor] = next(iter(full[name]))
    return names


def bloc_of(fact: Fact) -> str | None:
    """Whom the first speaker speaks for: a country for its state, COUNTRY/SECTOR for another body."""
    root = fact.root
    if root is None or root.country is None:
        return None
    if root.sector in STATE:
        return root.country
    return f"{root.country}/{root.sector}" if root.sector in BODIES else None


def _origin(facts: list[Fact], reasons: list[str]) -> Origin:
    first = min(facts, key=lambda f: (_kind(f) == "voice", f.anchor))
    kind = _kind(first)
    if first.root is None or kind == "voice":
        name = first.wire or first.outlet or first.article
    else:
        name = first.root.name or first.root.text
    return Origin(
        name=name,
        kind=kind,
        bloc=bloc_of(first) if kind in {"person", "body"} else None,
        sure=kind in {"person", "body"},
        claims=tuple(sorted(f.anchor for f in facts)),
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _dependent(groups: dict[str, list[Fact]], copies: Copies) -> int:
    """How many own voices share text with another voice, and so add nothing to the maximum."""
    voices = [
        sorted({f.article for f in group})
        for _, group in sorted(groups.items())
        if all(_kind(f) == "voice" for f in group)
    ]
    kept: list[list[str]] = []
    for mine in voices:
        if all(copies.independent(a, b) for other in kept for a in mine for b in other):
            kept.append(mine)
    return len(voices) - len(kept)


def _verdicts(
    facts: Sequence[Fact], low: int, origins: Sequence[Origin], disputes: Sequence[Dispute]
) -> tuple[str, ...]:
    """The words of DESIGN §6 that hold. single-origin: not shown to have more than one."""
    out = []
    if low:
        out.append("multi-origin" if low > 1 else "single-origin")
    said = {c for o in origins if o.sure for c in o.claims}
    roots = {f.root.country for f in facts if f.anchor in said and f.root and f.root.country}
    doers = {p.country for f in facts for p in f.actors if p.country}
    struck = {p.country for f in facts for p in f.recipients if p.country}
    if (roots & doers) - struck and (roots & struck) - doers:
        out.append("both-sides")
    if any(d.kind == "denial" for d in disputes):
        out.append("denied")
    if any(len(d.sides) > 1 for d in disputes):
        out.append("disputed")
    return tuple(out)
