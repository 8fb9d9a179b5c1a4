"""What kind of thing a noun phrase is: actor, person, place or thing; and how its head is matched."""

from __future__ import annotations

from sayso.lexicon.classes import load_class_words
from sayso.lexicon.frames import Heads
from sayso.mention.find import role_at
from sayso.mention.resolve import Mentions
from sayso.parse.doc import Doc

_PHRASE = 5


class Classes:
    """The classes of the noun phrases of one Doc, worked out when asked for."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.mentions = mentions
        self.words = load_class_words()
        self._known: dict[int, frozenset[str]] = {}

    def of(self, token: int) -> frozenset[str]:
        """The classes of the phrase headed by `token`."""
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = frozenset(self._find(token))
        return found

    def _find(self, token: int) -> set[str]:
        doc, low = self.doc, self.doc.low[token]
        out: set[str] = set()
        if doc.upos[token] == "PRON":
            return {"actor", "person"} if low in self.words.pronoun else {"actor", "thing"}
        hit = self.mentions.hit_at.get(token)
        if hit is not None:
            how = hit.known[0].how
            out.add("actor")
            if how in {"name", "seat"}:
                out.add("place")
        entity = self.mentions.entity_at(token)
        if entity is not None and doc.upos[token] == "PROPN":
            if entity.tag == "PER":
                out |= {"actor", "person"}
            elif entity.tag in {"ORG", "NORP"}:
                out.add("actor")
            elif entity.tag == "LOC":
                out |= {"actor", "place"}
        role = role_at(doc, token, self.mentions.people)
        if role is not None:
            out.add("actor")
            if self.mentions.people.roles[role[1]].kind == "person":
                out.add("person")
        if low in self.words.people:
            out |= {"actor", "person"}
        if low in self.words.place or self._located(token):
            out.add("place")
        for k in doc.kids[token]:
            apposed = doc.rel(k) in {"appos", "flat"} or doc.deprel[k] == "nmod:desc"
            if apposed and doc.upos[k] == "PROPN" and not out:
                out |= self.of(k) - {"thing"}
        if not out and (inner := self.measured(token)) is not None:
            out |= self.of(inner)
        if doc.upos[token] == "NUM" and doc.rel(token) in {"nsubj", "obj"}:
            out |= {"actor", "person"}
        if not out:
            out.add("thing")
        return out

    def _located(self, token: int) -> bool:
        """ "the outskirts of Homs", "a shed in Vorukh": a place's name restricts it."""
        doc = self.doc
        return any(
            doc.rel(k) == "nmod"
            and doc.name[k].endswith("LOC")
            and any(doc.low[c] in {"of", "in", "near", "at", "outside"} for c in doc.kids[k])
            for k in doc.kids[token]
        )

    def headed(self, token: int, heads: Heads) -> bool:
        """Is the phrase of `token` headed by one of `heads` (its last word, or last two or three)?"""
        if not heads:
            return False
        doc, low = self.doc, self.doc.low
        if low[token] in heads:
            return True
        first = doc.sentence_of(token)[0]
        for size in range(2, _PHRASE + 1):
            if token - size + 1 >= first and " ".join(low[token - size + 1 : token + 1]) in heads:
                return True
        if doc.upos[token] == "PROPN" and any(
            low[k] in heads and (doc.rel(k) in {"compound", "flat"} or doc.deprel[k] == "nmod:desc")
            for k in doc.kids[token]
        ):
            return True
        inner = self.measured(token)
        return inner is not None and self.headed(inner, heads)

    def measured(self, token: int) -> int | None:
        """What there are many of: "drones" of "dozens of drones"; None for any other phrase."""
        doc = self.doc
        if doc.low[token] not in self.words.measure:
            return None
        return next(
            (
                k
                for k in doc.kids[token]
                if doc.rel(k) == "nmod" and any(doc.low[c] == "of" for c in doc.kids[k])
            ),
            None,
        )
