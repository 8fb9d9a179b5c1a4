"""Verbs as cues: who says, claims, denies, expects or orders what, in one clause."""

from __future__ import annotations

from sayso.attribution.content import Contents, Ranges, ranges
from sayso.attribution.draft import Draft
from sayso.attribution.source import speaks
from sayso.lexicon.cues import WEIGHTS, CueEntry, Cues
from sayso.lexicon.inflect import verb_forms
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import RELATIVES, Clauses
from sayso.parse.doc import Doc

_PREPOSITIONAL = frozenset({"of", "for", "about", "against", "on", "with", "gerund"})
_NEAR = 12
_GERUND = frozenset({"deny", "confirm"})
_INNER = frozenset({"know", "attitude", "expect"})
_FIRST = frozenset({"i", "we", "you"})
_DECLINING = frozenset(f for v in ("decline", "refuse") for f in verb_forms(v))
_RUNNING_ON = frozenset({"say", "write", "claim", "warn", "confirm", "threaten", "promise"})


class Verbs:
    """Finds the drafts of the cue verbs of one Doc."""

    def __init__(
        self, doc: Doc, clauses: Clauses, mentions: Mentions, cues: Cues, contents: Contents
    ) -> None:
        self.doc = doc
        self.clauses = clauses
        self.mentions = mentions
        self.cues = cues
        self.contents = contents

    def at(self, i: int) -> Draft | None:
        """The draft whose cue is the verb `i`, if any."""
        doc, clauses = self.doc, self.clauses
        if doc.deprel[i] in {"amod", "compound"} or (doc.rel(i) == "case"):
            return None
        bound = self.cues.bound.get(doc.low[i])
        if bound is not None and not any(doc.low[k] in bound for k in doc.kids[i]):
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
        if source is not None and entry.cls in _INNER and doc.low[source] in _FIRST:
            return None
        if source is not None and (entry.weight != "strong" or how in _PREPOSITIONAL):
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
        """ "ask" with a question is a question, with an infinitive a request; "decline to comment"
        asserts nothing; "rule out" denies.
        """
        doc = self.doc
        if doc.rel(i) == "xcomp" and doc.low[doc.head[i]] in _DECLINING:
            return "decline"
        if entry.lemma == "rule" and any(doc.low[k] == "out" for k in doc.kids[i]):
            return "deny"
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
            gerund = entry.cls in _GERUND and doc.xpos[k] == "VBG"
            wanted = {"to", "that"} & takes and entry.cls != "accuse"
            if not found and wanted and (self._infinitive(k) or gerund):
                found += contents.clause(k)
                how = "to"
        if not found and "that" in takes:
            for k in doc.deps(i, "parataxis"):
                if k > i and (entry.cls in {"say", "write"}):
                    found += contents.clause(k)
                    how = "that"
        if "quote" in takes:
            near = self._quotes_beside(i, found, running_on=entry.cls in _RUNNING_ON)
            if near:
                found += near
                how = how or "quote"
        if not found and {"of", "for", "about", "against", "on", "with"} & takes:
            for preposition, head in self.clauses.obliques(i):
                if preposition in takes:
                    found += contents.clause(head)
                    how = preposition
            gerunds = doc.deps(i, "advcl")
            if entry.cls == "accuse":
                gerunds += doc.deps(i, "xcomp")
                gerunds += [k for o in doc.deps(i, "obj") for k in doc.deps(o, "acl")]
            for k in gerunds:
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
            whole = ranges(doc, [t for a, b in found for t in range(a, b)])
            found = contents.widen(whole, but=contents.quoted.get(i))
        return found, how

    def _infinitive(self, k: int) -> bool:
        doc = self.doc
        return any(doc.low[c] == "to" and doc.rel(c) == "mark" for c in doc.kids[k])

    def _gap(self, i: int) -> tuple[Ranges, str]:
        """ "two bridges, which engineers say are down": the clause around the verb."""
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

    def _quotes_beside(self, i: int, found: Ranges, *, running_on: bool = True) -> Ranges:
        """Quotations near the cue that the content has not taken yet, and no other cue in between.

        In the cue's sentence; with `running_on` also in the sentences beside it, if they stand in
        its paragraph (or after its colon) and have no speech of their own.
        """
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
            near = (x >= i and x - i <= _NEAR) or (y <= i and i - y <= _NEAR)
            if not near or self._other_cue_between(i, x, y):
                continue
            if self._reaches(i, x, y, running_on=running_on):
                out.append((x, y))
        return out

    def _reaches(self, i: int, x: int, y: int, *, running_on: bool) -> bool:
        """May the cue `i` take the quotation of tokens [x, y)?"""
        doc = self.doc
        mine = doc.sent[i]
        if doc.sent[x] <= mine <= doc.sent[y - 1]:
            return True
        a, b = doc.sentences[mine]
        if x > i and doc.form[b - 1] == ":":
            return x <= b + 1
        if not running_on or doc.paragraphs[mine] != doc.paragraphs[doc.sent[x]]:
            return False
        if y <= a - 1 or x >= b + 1:
            return False
        first, last = doc.sentence_of(x)
        return not any(self._speech(k) for k in range(first, last) if not x <= k < y)

    def _speech(self, k: int) -> bool:
        doc = self.doc
        return (
            doc.upos[k] == "VERB"
            and doc.low[k] in self.cues.verbs
            and self.cues.verbs[doc.low[k]][0].cls in _RUNNING_ON
        )

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
        """ "is expected to resign", "is thought to be", "seems to have": nobody is named."""
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
        kids = doc.deps(i, "ccomp", "csubj")
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
            if parts:
                return Draft(
                    i, i + 1, entry.lemma, "accuse" if doers else "hear", 0.85,
                    doers[0] if doers else None, parts, "passive-accuse",
                )  # fmt: skip
        if doers and entry.cls in {"request", "order"} and subjects:
            for k in doc.deps(i, "xcomp", "advcl"):
                parts += self.contents.clause(k)
            if parts:
                return Draft(
                    i, i + 1, entry.lemma, entry.cls, 0.8, doers[0], parts, "passive-order"
                )
        return None
