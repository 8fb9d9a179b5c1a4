"""Who says so: the words of a source, its kind, whether it is unnamed, and why."""

from __future__ import annotations

import re

from sayso.lexicon.cues import Cues
from sayso.mention.find import role_at
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import RELATIVES, Clauses
from sayso.parse.doc import Doc
from sayso.records import Ref, Source

_RIGHT = frozenset({"nmod", "appos", "flat", "acl", "conj", "nummod", "amod", "fixed"})
_NOBODY = frozenset({"it", "there", "that", "this", "what", "which"})
_INDEFINITE = frozenset({"a", "an", "one", "two", "three", "some", "several", "another", "many"})


class Sources:
    """Makes sources and references out of head tokens in one Doc."""

    def __init__(self, doc: Doc, clauses: Clauses, mentions: Mentions, cues: Cues) -> None:
        self.doc = doc
        self.clauses = clauses
        self.mentions = mentions
        self.cues = cues

    def phrase(self, head: int, *, stop: int) -> tuple[int, int]:
        """The whole noun phrase of `head` as [first, last), never reaching over the cue `stop`.

        Titles, appositions, of-phrases and the clause that restricts it belong to it; a clause
        that holds the cue does not.
        """
        doc = self.doc
        if doc.upos[head] == "PRON":
            return head, head + 1
        first, last = doc.edges[0][head], doc.edges[1][head]
        if first <= stop < last:
            if stop > head:
                last = stop
                cut = [
                    k
                    for k in doc.kids[head]
                    if k > head and doc.edges[0][k] <= stop < doc.edges[1][k]
                ]
                last = min([last, *(doc.edges[0][k] for k in cut)])
            else:
                first = stop + 1
        while first < head and (
            doc.upos[first] in {"PUNCT", "ADP", "CCONJ", "SCONJ"}
            or doc.rel(first) in {"case", "mark"}
        ):
            first += 1
        while (
            last - 1 > head
            and doc.upos[last - 1] in {"PUNCT", "CCONJ", "SCONJ"}
            and doc.form[last - 1] not in {")", '"', "”"}
        ):
            last -= 1
        if last - first > 40:
            last = max(head + 1, first + 40)
        return first, last

    def make(self, head: int, *, stop: int) -> Source | None:
        """The source whose head is `head`; None for expletives and things that cannot speak."""
        doc = self.doc
        target = self.clauses.antecedent(head)
        if doc.low[head] in _NOBODY and target == head and doc.low[head] in {"it", "there"}:
            entity = self.mentions.entity_at(head)
            if entity is None and doc.low[head] == "there":
                return None
        written = doc.span(*self.phrase(head, stop=stop))
        first, last = self.phrase(target, stop=head if target != head else stop)
        entity = self.mentions.entity_at(head) or self.mentions.entity_at(target)
        span = doc.span(first, last)
        anonymous = self.anonymous(target, first, last)
        return Source(
            entity=entity.id if entity else None,
            text=doc.words(span),
            span=span,
            written=written,
            head=head,
            kind=self.kind(target),
            anonymous=anonymous,
            justification=self.justification(target) if anonymous else None,
        )

    def ref(self, source: Source) -> Ref:
        """The source as a link of a chain: its noun phrase without the clauses that hang on it."""
        target = self.clauses.antecedent(source.head)
        first, last = self.mentions.phrase(target)
        for k in self.doc.deps(target, "appos"):
            entity = self.mentions.entity_at(k)
            if k >= last and entity is not None and entity.tag == "PER":
                last = max(last, self.mentions.phrase(k)[1])
        span = self.doc.span(first, last)
        return Ref(source.entity, self.doc.words(span), span)

    def kind(self, head: int) -> str:
        """person, organization, government, document, outlet, group or none."""
        doc = self.doc
        entity = self.mentions.entity_at(head)
        hit = self.mentions.hit_at.get(head)
        if hit is not None and any(c.sector == "JRN" for k in hit.known for c in k.codes):
            return "outlet"
        if entity is not None and entity.tag is not None:
            if entity.kind == "place":
                return "government"
            if entity.kind in {"person", "organization", "government", "group"}:
                return entity.kind
        if doc.low[head] in self.cues.documents:
            return "document"
        role = role_at(doc, head, self.mentions.people)
        if role is not None:
            found = self.mentions.people.roles[role[1]]
            if found.sector == "JRN" and found.kind == "person" and doc.low[head] in {
                "newspaper", "agency", "broadcaster", "daily", "magazine", "station", "network", "media", "press",
            }:  # fmt: skip
                return "outlet"
            if doc.xpos[head] in {"NNS", "NNPS"} and found.kind == "person":
                return "group"
            if found.kind == "person":
                return "person"
            return (
                "government"
                if found.sector in {"GOV", "MIL", "COP", "JUD", "LEG"}
                else "organization"
            )
        if doc.low[head] in {"he", "she", "who", "i", "him", "her"}:
            return "person"
        if doc.low[head] in {"they", "we", "many", "some", "others", "critics", "most"}:
            return "group"
        return "organization" if doc.upos[head] == "PROPN" else "person"

    def anonymous(self, head: int, first: int, last: int) -> bool:
        """Is the source left unnamed on purpose: an unnamed official, two diplomats, a witness?"""
        doc = self.doc
        entity = self.mentions.entity_at(head)
        if entity is not None and entity.tag == "PER":
            return False
        clauses = {t for k in doc.deps(head, "acl", "advcl") for t in doc.subtree(k)}
        words = {doc.low[i] for i in range(first, last) if i not in clauses}
        if words & self.cues.anonymous_words:
            return True
        if doc.low[head] not in self.cues.anonymous_heads:
            return False
        if any(
            doc.name[i].endswith("PER")
            for i in range(first, last)
            if doc.head[i] == head and doc.rel(i) in {"appos", "flat"}
        ):
            return False
        return (
            doc.low[first] in _INDEFINITE
            or doc.xpos[head] in {"NNS", "NNPS"}
            or self.justification(head) is not None
        )

    def justification(self, head: int) -> str | None:
        """The words that say why the source is not named, if they stand in its sentence."""
        doc = self.doc
        a, b = doc.sentence_of(head)
        if b <= a:
            return None
        left = doc.start[a]
        text = doc.text[left : doc.end[b - 1]]
        low = text.lower().replace("’", "'")
        for reason in self.cues.reasons:
            at = low.find(reason)
            if at >= 0:
                end = re.search(r"[,;.”\"]", text[at + len(reason) :])
                stop = at + len(reason) + (end.start() if end else len(text) - at - len(reason))
                return text[at:stop].strip()
        return None


def speaks(doc: Doc, mentions: Mentions, cues: Cues, head: int) -> bool:
    """May `head` be the subject of a speech verb: a person, a body, a place that governs, a document?"""
    if doc.upos[head] == "PRON":
        return doc.low[head] not in {"there", "what"} or doc.low[head] in RELATIVES
    if mentions.entity_at(head) is not None or head in mentions.hit_at:
        return True
    return (
        role_at(doc, head, mentions.people) is not None
        or doc.low[head] in cues.documents
        or doc.low[head] in cues.anonymous_heads
        or doc.upos[head] == "PROPN"
    )
