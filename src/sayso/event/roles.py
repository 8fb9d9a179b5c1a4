"""Who and whom: the doers and undergoers of verbs and of event nouns."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.event.classes import Classes
from sayso.lexicon.calendar import day_words
from sayso.lexicon.frames import Frame
from sayso.lexicon.operators import Operators
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc

_BETWEEN = frozenset({"with", "between", "among", "alongside"})
_ONE_SIDED = frozenset({"ASSAULT", "COERCE", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Head tokens of the doers and undergoers, and the light verb that gave them, if any."""

    doers: tuple[int, ...]
    undergoers: tuple[int, ...]
    light: int | None = None
    phase: str = ""


class RoleFinder:
    """Roles in one Doc."""

    def __init__(self, doc: Doc, clauses: Clauses, classes: Classes, operators: Operators) -> None:
        self.doc = doc
        self.clauses = clauses
        self.classes = classes
        self.operators = operators

    def of_verb(
        self, token: int, frame: Frame, target: int | None, words: tuple[int, ...]
    ) -> Roles:
        """The roles of a verb frame; `target` is the noun of the pattern's last preposition,
        `words` the pattern's own words, which are nobody.
        """
        clauses = self.clauses
        doers = [d for d in clauses.doers(token) if d not in words]
        direct = [u for u in clauses.undergoers(token) if u not in words]
        obliques = clauses.obliques(token)
        if target is not None:
            under = clauses.expand(target)
            if frame.owner:
                under = [o for u in under for o in self.owners(u)]
        elif frame.to_a1:
            under = [h for p, h in obliques if p in frame.to_a1]
            if not under:
                for theme in direct:
                    under += [h for p, h in clauses.obliques(theme) if p in frame.to_a1]
        elif frame.owner:
            under = [o for theme in direct for o in self.owners(theme)]
        else:
            under = direct
        if frame.sides:
            others = [*under, *(h for p, h in obliques if p in _BETWEEN)]
            if frame.emit.core in _ONE_SIDED and doers:
                under = others
            else:
                doers, under = [*doers, *others], []
        return Roles(_unique(self.doc, doers, token), _unique(self.doc, under, token))

    def owners(self, token: int) -> list[int]:
        """Whose the noun `token` is: possessor, adjective of a nation, of-, from-, by-phrase."""
        doc = self.doc
        out = [e for k in doc.deps(token, "nmod:poss") for e in self.clauses.expand(k)]
        out += self._national(token)
        out += [h for p, h in self.clauses.obliques(token) if p in {"of", "from", "by"}]
        return out or [token]

    def _national(self, token: int) -> list[int]:
        """The nation-adjectives and names before a noun: "the Russian attack", "U.S.-China talks"."""
        doc = self.doc
        out = []
        for k in doc.kids[token]:
            if k < token and doc.rel(k) in {"amod", "compound", "nmod"}:
                for e in self.clauses.expand(k):
                    if self.classes.mentions.hit_at.get(e) is not None or (
                        doc.rel(k) in {"compound", "nmod"}
                        and doc.deprel[k] != "nmod:poss"
                        and "actor" in self.classes.of(e)
                    ):
                        out.append(e)
        return out

    def of_noun(self, token: int, frame: Frame) -> Roles:
        """The roles of an event noun, from its modifiers and the light verb that carries it."""
        doc, clauses = self.doc, self.clauses
        doers: list[int] = []
        under: list[int] = []
        light, phase = self.light_verb(token, frame)
        inverse = phase == "suffer"
        poss = [e for k in doc.deps(token, "nmod:poss") for e in clauses.expand(k)]
        for source in frame.from0:
            if source == "poss":
                doers += poss
            elif source in {"amod", "compound"}:
                doers += [e for e in self._national(token) if e not in doers]
            elif source == "light":
                if inverse and light is not None:
                    doers += [h for p, h in clauses.obliques(light) if p in {"by", "from"}]
                elif light is not None and doc.deprel[token] != "nsubj":
                    doers += clauses.doers(light)
            else:
                doers += [h for p, h in clauses.obliques(token) if p == source]
                if source == "by" and not doers:
                    inner = [h for p, h in clauses.obliques(token) if p == "of"]
                    doers += [h for i in inner for p, h in clauses.obliques(i) if p == "by"]
        if poss and doers != poss and "poss" in frame.from0:
            doers = [d for d in doers if d in poss or d not in self._national(token)]
        if inverse and light is not None:
            under += [s for s in clauses.subjects(light) if s not in doers]
        for source in frame.from1:
            if source == "poss":
                under += poss
            else:
                found = [h for p, h in clauses.obliques(token) if p == source]
                if light is not None:
                    found += [h for p, h in clauses.obliques(light) if p == source]
                under += [h for h in found if h not in doers]
        if frame.sides:
            doers += [h for p, h in clauses.obliques(token) if p in _BETWEEN]
            if light is not None:
                doers += [h for p, h in clauses.obliques(light) if p in _BETWEEN]
            doers += under
            under = []
        return Roles(_unique(doc, doers, token), _unique(doc, under, token), light, phase)

    def governed(self, token: int) -> bool:
        """Does an operator take the noun as its object: "called for sanctions", "threat of war"?"""
        doc = self.doc
        head = doc.head[token]
        return head != token and (
            (doc.low[head] in self.operators.verbs and doc.rel(token) in {"obj", "obl"})
            or (doc.low[head] in self.operators.nouns and doc.rel(token) == "nmod")
            or any((doc.low[head], doc.low[k]) in self.operators.phrasal for k in doc.kids[head])
        )

    def light_verb(self, token: int, frame: Frame) -> tuple[int | None, str]:
        """The light verb of which the noun is object, passive subject, or (talks began) subject."""
        doc = self.doc
        if doc.is_root(token):
            return None, ""
        head, relation = doc.head[token], doc.deprel[token]
        if doc.rel(token) == "conj":
            return self.light_verb(head, frame)
        if doc.upos[head] not in {"VERB", "AUX"}:
            return None, ""
        if any((doc.low[head], doc.low[k]) in self.operators.phrasal for k in doc.kids[head]):
            return None, ""
        light = self.operators.lights.get(doc.low[head])
        low = doc.low[head]
        special = low in frame.lights and low not in self.operators.verbs
        if light is None and not special:
            return None, ""
        phase = light.phase if light else "hold"
        under = relation == "obl" and self.clauses.preposition(token) in {"under", "into"}
        if under and doc.low[head] in self.operators.comes:
            return head, "suffer"
        if phase == "suffer" and relation != "obj":
            return None, ""
        if relation in {"obj", "nsubj:pass"} or (
            relation == "obl"
            and not (light is not None and light.intransitive)
            and self.clauses.preposition(token) in {"in", "into", "on", "under", "to"}
        ):
            return head, phase
        if relation == "nsubj":
            return head, phase
        return None, ""


def _unique(doc: Doc, tokens: list[int], own: int) -> tuple[int, ...]:
    """The parties in order, each once; the act itself and days are none."""
    days = day_words()
    return tuple(dict.fromkeys(t for t in tokens if t != own and doc.low[t] not in days))
