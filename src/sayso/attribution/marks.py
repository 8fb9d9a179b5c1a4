"""Cues that are no verbs: nouns ("the claim that"), adverbs, "according to", a colon before a quotation."""

from __future__ import annotations

from sayso.attribution.content import Contents, Ranges, ranges
from sayso.attribution.draft import Draft
from sayso.attribution.source import speaks
from sayso.lexicon.cues import Cues
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc

_DASHES = frozenset({"―", "—", "-", "--"})
_LABEL = 14
_HEADLINE = 30


class Marks:
    """Finds the drafts of the cues of one Doc that are no verbs."""

    def __init__(
        self, doc: Doc, clauses: Clauses, mentions: Mentions, cues: Cues, contents: Contents
    ) -> None:
        self.doc = doc
        self.clauses = clauses
        self.mentions = mentions
        self.cues = cues
        self.contents = contents

    def at(self, i: int) -> Draft | None:
        """The draft whose cue begins at token `i`, if any."""
        low, upos = self.doc.low[i], self.doc.upos[i]
        if upos == "NOUN" and low in self.cues.nouns:
            return self.noun(i)
        if upos == "ADV" and low in self.cues.adverbs:
            return self.adverb(i)
        if low in self.starts:
            return self.preposition(i)
        if low == ":":
            return self.colon(i)
        return self.dash(i) if low in _DASHES else None

    @property
    def starts(self) -> frozenset[str]:
        """The first words of the prepositions."""
        return frozenset(p[0] for p in self.cues.prepositions)

    def noun(self, i: int) -> Draft | None:
        """ "X's claim that ...", "the allegation by Y that ...", "reports that ..."."""
        doc = self.doc
        entry = self.cues.nouns[doc.low[i]]
        kids = [
            k
            for k in doc.deps(i, "acl", "ccomp")
            if any(doc.low[c] == "that" and doc.rel(c) == "mark" for c in doc.kids[k])
        ]
        if not kids or doc.rel(i) == "compound":
            return None
        poss = doc.deps(i, "nmod:poss")
        by = [h for p, h in self.clauses.obliques(i) if p in {"by", "from", "of"} and h < kids[0]]
        source = poss[0] if poss else (by[0] if by else None)
        if source is None and not doc.is_root(i) and doc.deprel[i] in {"obj", "obl"}:
            found = self.clauses.subjects(doc.head[i])
            if found and speaks(doc, self.mentions, self.cues, found[0]):
                source = found[0]
        parts = [p for k in kids for p in self.contents.clause(k)]
        hearsay = source is None and entry.cls in {"say", "claim"}
        return Draft(
            i, i + 1, entry.lemma, "hear" if hearsay else entry.cls, 0.8, source,
            self.contents.widen(parts), "noun-that",
        )  # fmt: skip

    def adverb(self, i: int) -> Draft | None:
        """ "reportedly", "allegedly": hearsay over its clause."""
        doc = self.doc
        head = doc.head[i]
        if head == i:
            return None
        tokens = [t for t in doc.subtree(head) if t != i]
        return Draft(
            i,
            i + 1,
            doc.low[i],
            self.cues.adverbs[doc.low[i]],
            0.75,
            None,
            ranges(doc, tokens),
            "adverb",
        )

    def preposition(self, i: int) -> Draft | None:
        """ "according to X": X is the source, the clause around it the content."""
        doc = self.doc
        for phrase in self.cues.prepositions:
            end = i + len(phrase)
            if tuple(doc.low[i:end]) != phrase:
                continue
            head = self._object_after(i, end)
            if head is None:
                return None
            governor = doc.head[head]
            if governor == head:
                return None
            top = governor
            while doc.rel(top) in {"xcomp", "aux", "cop", "fixed", "case"} and not doc.is_root(top):
                top = doc.head[top]
            if (
                doc.upos[top] in {"NOUN", "PROPN"}
                and doc.rel(head) == "nmod"
                and not doc.is_root(top)
            ):
                top = self.clauses.predicate(top)
            mine = set(doc.subtree(head)) | set(range(i, end))
            tokens = [t for t in doc.subtree(top) if t not in mine]
            if not tokens:
                return None
            parts = self.contents.widen(ranges(doc, tokens))
            parts = _without(parts, mine)
            return Draft(i, end, " ".join(phrase), "say", 0.95, head, parts, "according-to")
        return None

    def _object_after(self, i: int, end: int) -> int | None:
        doc = self.doc
        head = doc.head[i]
        if head >= end and doc.upos[head] in {"NOUN", "PROPN", "PRON", "NUM"}:
            return head
        for k in range(end, min(end + 12, doc.sentence_of(i)[1])):
            if doc.upos[k] in {"NOUN", "PROPN", "PRON"} and not (
                doc.rel(k) in {"compound", "nmod", "flat", "amod", "nmod:poss"} and doc.head[k] > k
            ):
                return k
        return None

    def colon(self, i: int) -> Draft | None:
        """ "Petrov: "..."" in a line, "PETROV: We ..." in a transcript, "Poll: ..." as a headline.

        Who speaks must be a name, or a document; "Update: ..." and "Where: ..." are none.
        """
        doc = self.doc
        a = doc.sentence_of(i)[0]
        if i - a > _LABEL or any(doc.upos[k] == "VERB" for k in range(a, i)):
            return None
        heads = [k for k in range(a, i) if self.mentions.entity_at(k) is not None]
        end = self._paragraph_end(i)
        if i + 1 in self.contents.quoted and heads:
            number = self.contents.quoted[i + 1]
            if self.contents.quote_tokens[number][0] == i + 1 and self.contents.speech(number):
                parts = [self.contents.quote_tokens[number]]
                return Draft(
                    i, i + 1, ":", "say", 0.8, self._name_head(heads[-1], a), parts, "colon-quote"
                )  # fmt: skip
        if not self._begins_line(a) or end <= i + 1:
            return None
        words = [k for k in range(a, i) if doc.upos[k] != "PUNCT"]
        if not words or len(words) > 3 or not all(doc.form[k][:1].isupper() for k in words):
            return None
        turn = all(doc.form[k].isupper() and len(doc.form[k]) > 2 for k in words)
        speaker = self.mentions.entity_at(heads[-1]) if heads else None
        able = speaker is not None and (turn or speaker.kind != "place")
        named = able and all(doc.upos[k] in {"PROPN", "NOUN"} for k in words)
        document = len(words) == 1 and doc.low[words[0]] in self.cues.documents
        if not (named or document) or not (turn or end - i <= _HEADLINE):
            return None
        rule = "colon-turn" if turn else "colon-headline"
        return Draft(i, i + 1, ":", "say", 0.8, self._name_head(words[-1], a), [(i + 1, end)], rule)

    def dash(self, i: int) -> Draft | None:
        """ "..." — Ann Lee : a quotation and, behind a dash, who said it, to the end of the line."""
        doc = self.doc
        end = self._paragraph_end(i)
        number = self.contents.quoted.get(i - 1) if i else None
        if number is None or end - i > _LABEL or end <= i + 1:
            return None
        first, last = self.contents.quote_tokens[number]
        entity = self.mentions.entity_at(i + 1)
        if last != i or not self.contents.speech(number) or entity is None or entity.tag != "PER":
            return None
        return Draft(i, i + 1, doc.form[i], "say", 0.8, i + 1, [(first, last)], "dash-name")

    def _name_head(self, i: int, first: int) -> int:
        """The head of the name that ends at token `i`, not before token `first`."""
        doc = self.doc
        while doc.rel(i) == "flat" and first <= doc.head[i] < i:
            i = doc.head[i]
        return i

    def _begins_line(self, i: int) -> bool:
        """Does token `i` stand first in its line?"""
        before = self.doc.text[: self.doc.start[i]].rstrip(" \t")
        return not before or before.endswith("\n")

    def _paragraph_end(self, i: int) -> int:
        doc = self.doc
        number = doc.sent[i]
        while (
            number + 1 < len(doc.sentences)
            and doc.paragraphs[number + 1] == doc.paragraphs[doc.sent[i]]
        ):
            number += 1
        return doc.sentences[number][1]


def _without(parts: Ranges, tokens: set[int]) -> Ranges:
    out: Ranges = []
    for a, b in parts:
        run: int | None = None
        for i in range(a, b):
            if i in tokens:
                if run is not None:
                    out.append((run, i))
                run = None
            elif run is None:
                run = i
        if run is not None:
            out.append((run, b))
    return out
