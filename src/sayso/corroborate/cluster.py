"""Claims to happenings: a partition that is the same in whatever order the articles came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from sayso.corroborate.block import candidates
from sayso.corroborate.claim import Fact, Words
from sayso.corroborate.compare import SAME, joining


@dataclass(frozen=True, slots=True)
class Group:
    """The claims about one happening: anchors in order; the id is the smallest one."""

    id: str
    members: tuple[str, ...]


def cluster(facts: Iterable[Fact], *, words: Words, same: float = SAME) -> tuple[Group, ...]:
    """The partition of `facts`, by id; a function of the set alone, never of its order.

    Claims that no chain of good comparisons connects are never one happening, so each connected
    component is decided for itself, by average linkage: the two groups with the best mean score
    join as long as it is at least `same` and no pair across them has a veto. Claims of one event
    (ANCHOR.1, ANCHOR.2) always stay together. Raises ValueError where two facts share an anchor.
    """
    events: dict[str, list[Fact]] = defaultdict(list)
    seen: set[str] = set()
    for fact in sorted(facts, key=lambda f: f.anchor):
        if fact.anchor in seen:
            raise ValueError(f"two facts have the anchor {fact.anchor}; give each claim once")
        seen.add(fact.anchor)
        events[fact.event].append(fact)
    heads = [members[0] for _, members in sorted(events.items())]
    scored = {
        (a.anchor, b.anchor): joining(a, b, words=words) for a, b in candidates(heads, words=words)
    }
    groups = []
    for part in _components(heads, scored, same):
        for members in _agglomerate(part, scored, words, same):
            anchors = sorted(f.anchor for m in members for f in events[m.event])
            groups.append(Group(anchors[0], tuple(anchors)))
    return tuple(sorted(groups, key=lambda g: g.id))


def _components(
    facts: Sequence[Fact], scored: dict[tuple[str, str], float | None], same: float
) -> list[list[Fact]]:
    """The facts that good comparisons without a veto connect, each list by anchor."""
    parent = {f.anchor: f.anchor for f in facts}

    def find(x: str) -> str:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for (a, b), score in scored.items():
        if score is not None and score >= same:
            one, two = find(a), find(b)
            parent[max(one, two)] = min(one, two)
    out: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        out[find(fact.anchor)].append(fact)
    return list(out.values())


def _agglomerate(
    part: list[Fact], scored: dict[tuple[str, str], float | None], words: Words, same: float
) -> list[list[Fact]]:
    """Average linkage with vetoes over the facts of one component."""
    if len(part) == 1:
        return [part]
    sums: list[dict[int, float]] = [{} for _ in part]
    barred: list[set[int]] = [set() for _ in part]
    for i, a in enumerate(part):
        for j in range(i):
            b = part[j]
            pair = (b.anchor, a.anchor)
            score = scored[pair] if pair in scored else joining(b, a, words=words)
            sums[i][j] = sums[j][i] = score or 0.0
            if score is None:
                barred[i].add(j)
                barred[j].add(i)
    members: dict[int, list[Fact]] = {i: [f] for i, f in enumerate(part)}
    queue = [
        (-s, j, i) for i, row in enumerate(sums) for j, s in row.items() if j < i and s >= same
    ]
    heapify(queue)
    while queue:
        negative, i, j = heappop(queue)
        if i not in members or j not in members or j in barred[i]:
            continue
        if -negative != sums[i][j] / (len(members[i]) * len(members[j])):
            continue
        members[i] += members.pop(j)
        barred[i] |= barred[j]
        for k in members:
            if k == i:
                continue
            sums[i][k] = sums[k][i] = sums[i][k] + sums[j][k]
            if j in barred[k]:
                barred[k].add(i)
            mean = sums[i][k] / (len(members[i]) * len(members[k]))
            if mean >= same and k not in barred[i]:
                heappush(queue, (-mean, min(i, k), max(i, k)))
    return [members[i] for i in sorted(members)]
