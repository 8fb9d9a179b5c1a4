"""Cues with their sources and contents, before they are joined: one draft a cue."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.attribution.content import Contents, Ranges, ranges
from sayso.attribution.source import speaks
from sayso.lexicon.cues import WEIGHTS, CueEntry, Cues
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import RELATIVES, Clauses
from sayso.parse.doc import Doc

_MODALS = frozenset(
    {"would", "could", "may", "might", "should", "must", "can", "will", "'ll", "wo"}
)
_OUT = {"ccomp", "parataxis", "advcl", "conj", "root", "acl", "xcomp", "dep", "acl:relcl"}


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution in the making. `source` is a head token or None, `parts` token ranges."""

    cue: int
    last: int
    lemma: str
    cls: str
    confidence: float
    source: int | None
    parts: Ranges
    rule: str
    recipient: int | None = None
    carriers: list[int] = field(default_factory=list)
    cited: bool = False


class Drafts:
    """Finds the drafts of one Doc."""

    def __init__(
        self, doc: Doc, clauses: Clauses, mentions: Mentions, cues: Cues, contents: Contents
    ) -> None:
        self.doc = doc
        self.clauses = clauses
        self.mentions = mentions
        self.cues = cues
        self.contents = contents

    def find(self) -> list[Draft]:
        """All drafts, one a cue word, in the order of the text."""
        out: list[Draft] = []
        for i in range(len(self.doc)):
            low, upos = self.doc.low[i], self.doc.upos[i]
            draft = None
            if upos == "VERB" and low in self.cues.verbs:
                draft = self.verb(i)
            elif upos == "NOUN" and low in self.cues.nouns:
                draft = self.noun(i)
            elif upos == "ADV" and low in self.cues.adverbs:
                draft = self.adverb(i)
            elif low in {"according", "in", "as"}:
                draft = self.preposition(i)
            elif low == ":":
                draft = self.colon(i)
            if draft is not None:
                out.append(draft)
        return out

    # -- verbs

    def verb(self, i: int) -> Draft | None:
        doc, clauses = self.doc, self.clauses
        if doc.deprel[i] in {"amod", "compound"} or (doc.rel(i) == "case"):
            return None
        raised = self._raised(i)
        if raised is not None:
            return raised
        if clauses.passive(i):
            return self._passive(i)
        source = self._source(i)
        for entry in self.cues.verbs[doc.low[i]]:
            draft = self._active(i, entry, source)
            if draft is not None:
                return draft
        return None

    def _source(self, i: int) -> int | None:
        """The speaker of an active verb: its subject, or the one it shares or is given."""
        doc = self.doc
        for k in doc.kids[i]:
            if doc.rel(k) == "nsubj":
                return k
        if doc.deprel[i] == "acl:relcl":
            return None
        found = self.clauses.subjects(i)
        return found[0] if found else None

    def _active(self, i: int, entry: CueEntry, source: int | None) -> Draft | None:
        doc = self.doc
        parts, how = self._content(i, entry)
        if not parts:
            return None
        if how in {"noun", "to"} and entry.cls in {"say", "write", "know", "ask"}:
            quoted = any(self.contents.speech(n) for n in self.contents.touched(parts))
            if not quoted and entry.lemma not in {
                "tell",
                "announce",
                "say",
                "report",
                "reveal",
                "declare",
            }:
                return None
        if source is None and how not in {"quote", "that"}:
            return None
        if source is None and doc.xpos[i] in {"VB", "VBG"} and not self._quoted(parts):
            return None
        if source is not None and entry.weight != "strong":
            target = self.clauses.antecedent(source)
            if not speaks(doc, self.mentions, self.cues, target):
                return None
        if (
            source is not None
            and doc.low[source] in {"i", "we", "you"}
            and entry.weight != "strong"
            and how == "noun"
        ):
            return None
        lasts = [
            k
            for k in doc.kids[i]
            if doc.low[k] in self.cues.particles.get(doc.low[i], ()) and k == i + 1
        ]
        return Draft(
            cue=i,
            last=(lasts[0] if lasts else i) + 1,
            lemma=entry.lemma,
            cls=self._class(i, entry),
            confidence=WEIGHTS[entry.weight],
            source=source,
            parts=parts,
            rule=f"verb-{entry.cls}-{how}",
            recipient=self._recipient(i, entry),
        )

    def _class(self, i: int, entry: CueEntry) -> str:
        """ "ask" with a question is a question, with an infinitive a request; "decline to comment"."""
        doc = self.doc
        if entry.lemma == "ask" and any(
            doc.low[k] in {"whether", "if", "what", "why", "how", "who", "when", "where"}
            for c in doc.deps(i, "ccomp", "xcomp", "advcl")
            for k in doc.subtree(c)[:2]
        ):
            return "ask"
        if entry.lemma in {"decline", "refuse"} and any(
            doc.low[k] in {"comment", "say", "discuss", "answer", "respond", "confirm", "elaborate"}
            for k in doc.deps(i, "xcomp", "advcl", "ccomp")
        ):
            return "decline"
        if entry.lemma == "claim" and any(
            doc.low[k] in {"responsibility", "credit"} for k in doc.deps(i, "obj")
        ):
            return "claims-responsibility"
        return entry.cls

    def _recipient(self, i: int, entry: CueEntry) -> int | None:
        doc = self.doc
        if entry.lemma in {"tell", "inform", "notify", "assure", "remind", "brief"}:
            found = doc.deps(i, "iobj") or doc.deps(i, "obj")
            return found[0] if found else None
        for preposition, head in self.clauses.obliques(i):
            if preposition == "to" and entry.cls in {"say", "write"}:
                return head
        return None

    def _quoted(self, parts: Ranges) -> bool:
        return any(self.contents.speech(n) for n in self.contents.touched(parts))

    def _content(self, i: int, entry: CueEntry) -> tuple[Ranges, str]:
        """The content of an active verb and which of the entry's frames gave it."""
        doc, contents = self.doc, self.contents
        takes = entry.takes
        found: Ranges = []
        how = ""
        for k in doc.deps(i, "ccomp"):
            if "that" in takes or "quote" in takes:
                found += contents.clause(k)
                how = "that"
        if not found and "quote" in takes and (over := self._over(i)) is not None:
            found, how = over, "quote"
        for k in doc.deps(i, "xcomp"):
            if not found and ("to" in takes or "that" in takes) and self._infinitive(k):
                found += contents.clause(k)
                how = "to"
        if not found and "that" in takes:
            for k in doc.deps(i, "parataxis"):
                if k > i and (entry.cls in {"say", "write"}):
                    found += contents.clause(k)
                    how = "that"
        if "quote" in takes:
            near = self._quotes_beside(i, found)
            if near:
                found += near
                how = how or "quote"
        if not found and {"of", "for", "about", "against", "on", "with"} & takes:
            for preposition, head in self.clauses.obliques(i):
                if preposition in takes:
                    found += contents.clause(head)
                    how = preposition
            for k in doc.deps(i, "advcl"):
                marks = {doc.low[c] for c in doc.kids[k] if doc.rel(c) == "mark"}
                if marks & takes:
                    found += contents.clause(k)
                    how = "gerund"
            if how and entry.cls == "accuse":
                for k in doc.deps(i, "obj"):
                    found += contents.clause(k)
        if not found and "noun" in takes:
            for k in doc.deps(i, "obj"):
                if doc.low[k] not in RELATIVES:
                    found += contents.clause(k)
                    how = "noun"
        if not found and "that" in takes and doc.deprel[i] == "acl:relcl":
            found, how = self._gap(i)
        if found:
            found = contents.widen(ranges(doc, [t for a, b in found for t in range(a, b)]))
        return found, how

    def _infinitive(self, k: int) -> bool:
        doc = self.doc
        return any(doc.low[c] == "to" and doc.rel(c) == "mark" for c in doc.kids[k])

    def _gap(self, i: int) -> tuple[Ranges, str]:
        """ "two cities, which ministries confirm is still held": the clause around the verb."""
        doc = self.doc
        kids = [k for k in doc.kids[i] if k > i and doc.rel(k) not in {"punct", "obl", "advmod"}]
        if not kids:
            return [], ""
        return ranges(doc, [t for k in kids for t in doc.subtree(k)]), "that"

    def _over(self, i: int) -> Ranges | None:
        """The clause that governs the cue: "..., she said", "as he put it", "Ali, he adds, left"."""
        doc = self.doc
        if doc.is_root(i):
            return None
        relation, head = doc.rel(i), doc.head[i]
        as_clause = relation == "advcl" and any(doc.low[k] == "as" for k in doc.kids[i])
        if relation not in {"parataxis"} and not as_clause:
            return None
        if doc.upos[head] == "PUNCT" or not any(doc.rel(k) == "nsubj" for k in doc.kids[i]):
            return None
        return self.contents.around(head, i)

    def _quotes_beside(self, i: int, found: Ranges) -> Ranges:
        """Quotations of the sentence that the content has not taken yet, and none in between."""
        doc = self.doc
        a, b = doc.sentence_of(i)
        inside = self.contents.quoted.get(i)
        out: Ranges = []
        taken = {
            self.contents.quoted[t]
            for x, y in found
            for t in range(x, y)
            if t in self.contents.quoted
        }
        for number, (x, y) in enumerate(self.contents.quote_tokens):
            if x == y or number in taken or number == inside or not self.contents.speech(number):
                continue
            if y <= a - 1 or x >= b + 1:
                continue
            near = (x >= i and x - i <= 12) or (y <= i and i - y <= 12)
            if near and not self._other_cue_between(i, x, y):
                out.append((x, y))
        return out

    def _other_cue_between(self, i: int, x: int, y: int) -> bool:
        doc = self.doc
        span = range(i + 1, x) if x > i else range(y, i)
        return any(
            doc.upos[k] == "VERB"
            and doc.low[k] in self.cues.verbs
            and "quote" in self.cues.verbs[doc.low[k]][0].takes
            for k in span
        )

    # -- without a holder

    def _raised(self, i: int) -> Draft | None:
        """ "is expected to send", "is believed to be", "seems to have": nobody is named."""
        doc = self.doc
        low = doc.low[i]
        if low in {"seem", "seems", "seemed", "appear", "appears", "appeared"}:
            kids = doc.deps(i, "xcomp", "ccomp")
            if not kids:
                return None
            return Draft(
                i,
                i + 1,
                doc.lemma[i],
                "hear",
                0.7,
                None,
                self._with_subject(i, kids[0]),
                "appearance",
            )
        if low not in self.cues.raising or not self.clauses.passive(i):
            return None
        kids = [k for k in doc.deps(i, "xcomp", "ccomp") if k > i]
        if not kids or self.clauses.doers(i):
            return None
        if doc.rel(i) in {"acl", "amod"} and not doc.deps(i, "aux"):
            return None
        return Draft(
            i, i + 1, doc.lemma[i], self.cues.raising[low], 0.8, None,
            self._with_subject(i, kids[0]), "passive-raising",
        )  # fmt: skip

    def _with_subject(self, i: int, k: int) -> Ranges:
        tokens = self.doc.subtree(k)
        for s in self.doc.deps(i, "nsubj"):
            if self.doc.low[s] not in {"it", "there"}:
                tokens = tokens + self.doc.subtree(s)
        return ranges(self.doc, tokens)

    def _passive(self, i: int) -> Draft | None:
        """ "was quoted by O as saying", "it was reported that", "X was accused by Y of Z"."""
        doc = self.doc
        entry = self.cues.verbs[doc.low[i]][0]
        doers = self.clauses.doers(i)
        subjects = self.clauses.subjects(i)
        kids = doc.deps(i, "ccomp")
        parts: Ranges = []
        if entry.lemma in {"quote", "cite"}:
            speech = [
                k
                for k in doc.deps(i, "advcl", "xcomp", "ccomp", "obl")
                if doc.low[k] in {"saying", "telling"}
            ]
            if speech and subjects:
                for k in doc.deps(speech[0], "ccomp"):
                    parts += self.contents.clause(k)
                parts += self._quotes_beside(speech[0], parts)
                if parts:
                    return Draft(
                        i,
                        i + 1,
                        entry.lemma,
                        "say",
                        0.9,
                        subjects[0],
                        self.contents.widen(parts),
                        "quoted-as-saying",
                        carriers=list(doers),
                    )
            return None
        for k in kids:
            parts += self.contents.clause(k)
        if parts and entry.cls in {
            "say",
            "write",
            "claim",
            "confirm",
            "show",
            "expect",
            "know",
            "attitude",
        }:
            return Draft(
                i,
                i + 1,
                entry.lemma,
                entry.cls if doers else "hear",
                0.8,
                doers[0] if doers else None,
                parts,
                "passive-that",
            )
        if entry.cls == "accuse" and subjects and doc.rel(i) not in {"amod"}:
            for preposition, head in self.clauses.obliques(i):
                if preposition in {"of", "for"}:
                    parts += self.contents.clause(head)
            for k in doc.deps(i, "advcl"):
                parts += self.contents.clause(k)
            if parts and doers:
                return Draft(
                    i, i + 1, entry.lemma, "accuse", 0.85, doers[0], parts, "passive-accuse"
                )
        if doers and entry.cls in {"request", "order"} and subjects:
            for k in doc.deps(i, "xcomp", "advcl"):
                parts += self.contents.clause(k)
            if parts:
                return Draft(
                    i, i + 1, entry.lemma, entry.cls, 0.8, doers[0], parts, "passive-order"
                )
        return None

    # -- nouns, adverbs, prepositions, colons

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
        return Draft(
            i, i + 1, entry.lemma, entry.cls, 0.8, source, self.contents.widen(parts), "noun-that"
        )

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
        """ "Zelensky: "..."" : a name or short phrase, a colon, a quotation."""
        doc = self.doc
        a = doc.sentence_of(i)[0]
        if i - a > 8 or i + 1 >= len(doc) or i + 1 not in self.contents.quoted:
            return None
        if any(doc.upos[k] == "VERB" for k in range(a, i)):
            return None
        heads = [k for k in range(a, i) if self.mentions.entity_at(k) is not None]
        number = self.contents.quoted[i + 1]
        if not heads or not self.contents.speech(number):
            return None
        return Draft(
            i, i + 1, ":", "say", 0.8, heads[-1], [self.contents.quote_tokens[number]], "colon"
        )

    def modal(self, i: int) -> bool:
        """Is there no speech act that took place: would say, may claim, will announce?"""
        return any(
            self.doc.rel(k) == "aux" and self.doc.low[k] in _MODALS for k in self.doc.kids[i]
        )


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
