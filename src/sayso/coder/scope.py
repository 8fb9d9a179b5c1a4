"""On whose say-so: which attributions hold a token, and the chain they make together."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.attribution.find import stance_of
from sayso.parse.doc import Doc
from sayso.records import Attribution, Ref


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands over one token: attributions innermost first, their chain, the first link's stance."""

    attributions: tuple[Attribution, ...]
    chain: tuple[Ref, ...]
    stance: str
    hedged: bool


_FIRST = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
OWN_VOICE = Scope((), (), "asserts", False)


class Scopes:
    """The attributions of one article, by the tokens of their contents."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._by_id = {a.id: a for a in attributions}
        self._over: dict[int, list[Attribution]] = {}
        for a in attributions:
            for first, last in a.tokens:
                for i in range(first, last):
                    self._over.setdefault(i, []).append(a)

    def at(self, token: int, *, operators: tuple[int, ...] = ()) -> Scope:
        """The scope of `token`. An attribution whose cue is the event itself, or one of its
        operators, is no say-so for it: a threat is not attributed by the word "threatened".
        """
        mine = {token, *operators}
        over = [a for a in self._over.get(token, ()) if a.cue.token not in mine]
        if not over:
            return OWN_VOICE
        inner = min(over, key=lambda a: (sum(b - x for x, b in a.tokens), -a.cue.token))
        line = [inner]
        seen = {inner.id}
        while (up := self._by_id.get(line[-1].parent or "")) is not None and up.id not in seen:
            line.append(up)
            seen.add(up.id)
        for a in over:
            if a.id not in seen and all(
                sum(y - x for x, y in a.tokens) >= sum(y - x for x, y in b.tokens) for b in line
            ):
                line.append(a)
                seen.add(a.id)
        chain: list[Ref] = []
        for a in line:
            for ref in a.chain:
                if not any(ref.span == r.span or _same(ref, r) for r in chain):
                    chain.append(ref)
        speaking = next((a for a in line if a.chain), inner)
        hedged = any(a.source is None for a in line)
        return Scope(tuple(line), tuple(chain), stance_of(speaking), hedged)


def speakers_in(doc: Doc, attributions: tuple[Attribution, ...]) -> dict[int, int]:
    """For each "we", "our" or "I" in somebody's words: the head token of the speaker's name."""
    out: dict[int, int] = {}
    for a in sorted(attributions, key=lambda a: -sum(y - x for x, y in a.tokens)):
        if a.source is None or a.quote == "indirect":
            continue
        for first, last in a.tokens:
            out.update(
                dict.fromkeys(
                    (i for i in range(first, last) if doc.low[i] in _FIRST), a.source.head
                )
            )
    return out


def _same(a: Ref, b: Ref) -> bool:
    return a.entity is not None and a.entity == b.entity
