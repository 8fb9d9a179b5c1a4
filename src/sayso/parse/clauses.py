"""The clause graph: for each predicate who does it and to whom, across UD's many spellings.

Passives, relative clauses, coordination, control, participles and the possessives and
prepositions of nouns all come out as the same three questions: `doers`, `undergoers` and
`obliques`. Built on demand and kept, so all readers share the work.
"""

from __future__ import annotations

from sayso.parse.doc import Doc

RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})
SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "agree", "offer", "refuse"})


class Clauses:
    """The roles around each token of one Doc. All answers are head tokens, coordination expanded."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._subjects: dict[int, list[int]] = {}
        self._objects: dict[int, list[int]] = {}
        self._passive: dict[int, bool] = {}
        self._busy: set[int] = set()

    def expand(self, i: int) -> list[int]:
        """`i` with its conjuncts: "Russia and Ukraine" gives both."""
        out = [i]
        for k in self.doc.kids[i]:
            if self.doc.rel(k) == "conj":
                out += self.expand(k)
        return out

    def antecedent(self, i: int) -> int:
        """What a relative pronoun stands for; `i` itself where it is none."""
        doc = self.doc
        if doc.low[i] in RELATIVES and doc.upos[i] in {"PRON", "DET", "SCONJ"}:
            for a in (i, *doc.ancestors(i)):
                if doc.deprel[a] in {"acl:relcl", "advcl:relcl"} and not doc.is_root(a):
                    return doc.head[a]
        return i

    def passive(self, i: int) -> bool:
        """Is the verb `i` passive, or a past participle after its noun?"""
        found = self._passive.get(i)
        if found is None:
            found = self._passive[i] = self._is_passive(i)
        return found

    def _is_passive(self, i: int) -> bool:
        doc = self.doc
        marks = {doc.deprel[k] for k in doc.kids[i]}
        if marks & {"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"}:
            return True
        if doc.xpos[i] != "VBN" or doc.deps(i, "aux"):
            return False
        if doc.deprel[i] in {"acl", "amod", "advcl"}:
            return not doc.deps(i, "obj")
        if doc.rel(i) == "conj" and not doc.deps(i, "nsubj"):
            return self.passive(doc.head[i])
        return False

    def subjects(self, i: int) -> list[int]:
        """The surface subject of `i`, its own or the one it shares or is given by control."""
        if i in self._subjects:
            return self._subjects[i]
        if i in self._busy:
            return []
        self._busy.add(i)
        found = self._find_subjects(i)
        self._busy.discard(i)
        out: list[int] = []
        for s in found:
            for k in self.expand(s):
                k = self.antecedent(k)
                out += [e for e in self.expand(k) if e not in out and e != i]
        self._subjects[i] = out
        return out

    def _find_subjects(self, i: int) -> list[int]:
        doc = self.doc
        own = doc.deps(i, "nsubj")
        if own:
            real = [k for k in own if doc.low[k] not in {"it", "there"}]
            return real or own
        if doc.is_root(i):
            return []
        head, relation = doc.head[i], doc.deprel[i]
        base = doc.rel(i)
        if base == "conj":
            return self.subjects(head)
        if base == "xcomp":
            objects = doc.deps(head, "obj", "iobj")
            if objects and doc.lemma[head] not in SUBJECT_CONTROL:
                return objects
            return self.subjects(head)
        if relation == "acl:relcl":
            return [] if self._gap_filled(i) else [head]
        if base == "acl":
            if doc.xpos[i] == "VBG" or (doc.xpos[i] == "VBN" and self.passive(i)):
                return [head]
            return self.holders(head)
        if base == "amod" and doc.xpos[i] == "VBN":
            return [head]
        if base == "advcl":
            blamed = doc.xpos[i] == "VBG" and any(
                doc.low[k] in {"of", "for"} and doc.rel(k) == "mark" for k in doc.kids[i]
            )
            undergoers = self.undergoers(head) if blamed else []
            return undergoers or self.subjects(head)
        if (
            base in {"ccomp", "parataxis"}
            and doc.xpos[i] in {"VB", "VBG"}
            and not doc.deps(i, "aux")
        ):
            objects = doc.deps(head, "obj", "iobj")
            return objects or self.subjects(head)
        return []

    def _gap_filled(self, i: int) -> bool:
        """Does the relative clause of `i` have its subject, so that the noun is something else?"""
        return any(self.doc.rel(k) in {"nsubj", "csubj"} for k in self.doc.kids[i])

    def holders(self, i: int) -> list[int]:
        """Whose the noun `i` is: its possessor, or the subject of the light verb it is object of."""
        doc = self.doc
        owners = doc.deps(i, "nmod:poss")
        if owners:
            return [e for o in owners for e in self.expand(o)]
        of = [k for k in doc.deps(i, "nmod") if self.preposition(k) in {"of", "by", "from"}]
        if of:
            return [e for o in of for e in self.expand(o)]
        if doc.deprel[i] in {"obj", "obl", "nsubj:pass"} and not doc.is_root(i):
            return self.doers(doc.head[i])
        return []

    def doers(self, i: int) -> list[int]:
        """Who does `i`: the subject, or the agent of a passive. Empty where nobody is named."""
        doc = self.doc
        if not self.passive(i):
            return self.subjects(i)
        agents = [
            k
            for k in doc.kids[i]
            if doc.deprel[k] == "obl:agent" or (doc.rel(k) == "obl" and self.preposition(k) == "by")
        ]
        if not agents and doc.rel(i) == "conj" and not doc.deps(i, "nsubj"):
            return []
        if not agents:
            nouns = [k for k in doc.kids[i] if doc.rel(k) in {"obl", "obj"}]
            agents = [k for n in nouns for k in doc.deps(n, "nmod") if self.preposition(k) == "by"]
        return [self.antecedent(e) for a in agents for e in self.expand(a)]

    def undergoers(self, i: int) -> list[int]:
        """What `i` is done to: the object, or the subject of a passive."""
        if i in self._objects:
            return self._objects[i]
        doc = self.doc
        if self.passive(i):
            out = list(self.subjects(i))
        else:
            objects = doc.deps(i, "obj") or doc.deps(i, "iobj")
            out = [self.antecedent(e) for k in objects for e in self.expand(k)]
            if not out and doc.deprel[i] == "acl:relcl" and self._gap_filled(i):
                obliques = [k for k in doc.kids[i] if doc.low[k] in RELATIVES]
                if not obliques:
                    out = self.expand(doc.head[i])
        self._objects[i] = out
        return out

    def preposition(self, i: int) -> str:
        """The preposition of the noun `i` ("" where there is none); "because of" as one word."""
        doc = self.doc
        for k in doc.kids[i]:
            if doc.rel(k) == "case" and doc.low[k] not in {"'s", "'"}:
                return " ".join(doc.low[x] for x in sorted([k, *doc.deps(k, "fixed")]))
        if doc.rel(i) == "conj":
            return self.preposition(doc.head[i])
        return ""

    def obliques(self, i: int) -> list[tuple[str, int]]:
        """The prepositional complements of a verb or noun as (preposition, head), in order."""
        doc = self.doc
        out: list[tuple[str, int]] = []
        for k in doc.kids[i]:
            if doc.rel(k) in {"obl", "nmod"} and doc.deprel[k] not in {"nmod:poss", "obl:agent"}:
                out += [(self.preposition(k), self.antecedent(e)) for e in self.expand(k)]
            elif doc.rel(k) == "iobj":
                out += [("to", e) for e in self.expand(k)]
        return out

    def negated(self, i: int) -> int | None:
        """The token that negates `i` itself (not, never, no), if any."""
        doc = self.doc
        for k in doc.kids[i]:
            if doc.low[k] in {"not", "n't", "never", "no", "neither", "nor"} and doc.rel(k) in {
                "advmod", "det", "cc", "cc:preconj",
            }:  # fmt: skip
                return k
        return None

    def clause(self, i: int) -> list[int]:
        """The tokens of the clause of `i` without the clauses below it."""
        doc = self.doc
        out, todo = [], [i]
        while todo:
            k = todo.pop()
            out.append(k)
            for c in doc.kids[k]:
                clausal = doc.rel(c) in CLAUSES and doc.upos[c] in {"VERB", "AUX"}
                joined = doc.rel(c) == "conj" and doc.upos[c] == "VERB" and doc.upos[k] == "VERB"
                if not clausal and not joined:
                    todo.append(c)
        return sorted(out)

    def predicate(self, i: int) -> int:
        """The verb (or clause root) that governs `i` most closely; `i` itself if it is one."""
        doc = self.doc
        for a in (i, *doc.ancestors(i)):
            if doc.upos[a] in {"VERB", "AUX"} or doc.is_root(a) or doc.rel(a) in CLAUSES:
                return a
        return i
