"""Operators over a core act: promise, threaten, demand, refuse, cancel, try ... from the core upward."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.lexicon.calendar import day_words
from sayso.lexicon.operators import Operator, Operators
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc

_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_MUST = frozenset({"must", "should"})
_FUTURE = frozenset({"will", "'ll", "shall", "wo"})


@dataclass(frozen=True, slots=True)
class Operated:
    """A core under its operators: type, mode, status words (outermost last), operator tokens.

    `demanding`: who shall do the core is the recipient ("demanded that Y withdraw").
    `doers` and `recipients` are those of the outermost operator that changed the type, or None
    where the core's own roles stay.
    """

    type: str
    mode: str | None
    acts: tuple[str, ...]
    tokens: tuple[int, ...]
    doers: tuple[int, ...] | None
    recipients: tuple[int, ...] | None
    demanding: bool = False
    accused: bool = False
    core: str = ""
    core_mode: str | None = None

    def bare(self) -> Operated:
        """The core alone, as the accuser tells it: no operator stands over it."""
        return Operated(self.core, self.core_mode, (), (), None, None)


class OperatorFinder:
    """Finds the operators over the acts of one Doc."""

    def __init__(self, doc: Doc, clauses: Clauses, operators: Operators) -> None:
        self.doc = doc
        self.clauses = clauses
        self.operators = operators

    def over(self, token: int, core: str, mode: str | None, light: int | None) -> Operated:
        """What stands over the act at `token` (whose light verb is `light`)."""
        doc = self.doc
        type_, acts, tokens = core, [], []
        core_mode = mode
        doers: tuple[int, ...] | None = None
        recipients: tuple[int, ...] | None = None
        bottom = light if light is not None else token
        if self._future(bottom) and self.clauses.negated(bottom) is not None:
            cell = self.operators.apply("refuse", type_)
            if self.clauses.subjects(bottom) and not self.clauses.passive(bottom):
                type_, mode = cell.type, cell.mode
                acts.append("refused")
        elif self._future(bottom):
            cell = self.operators.apply("promise", type_)
            subject = self.clauses.subjects(bottom)
            own = cell.type != "THREATEN" or self._of_itself(bottom)
            applies = cell.type != "=" and subject and own and not self.clauses.passive(bottom)
            if applies:
                type_, mode = cell.type, cell.mode
            acts.append("threatened" if applies and cell.type == "THREATEN" else "expected")
        node, last = bottom, ""
        demanding = False
        if type_ == core and self._must(bottom):
            cell = self.operators.apply("demand", type_)
            if cell.type != "=":
                type_, mode = cell.type, cell.mode
            acts.append("demanded")
            doers = tuple(self.clauses.doers(doc.head[bottom]))
            recipients = tuple(self.clauses.subjects(bottom))
            demanding = True
        for _ in range(4):
            found = self._operator_above(node)
            if found is None:
                break
            spot, operator = found
            cell = self.operators.apply(operator.name, type_)
            if self.clauses.negated(spot) is not None and operator.name in {"refuse", "allow"}:
                break
            acts.append(operator.status)
            tokens.append(spot)
            last = operator.name
            if cell.type != "=":
                type_, mode = cell.type, cell.mode
                with_noun = doc.rel(node) == "obl" and doc.head[node] == spot
                doers, recipients = self._roles(spot, operator, node, with_noun=with_noun)
                demanding = operator.control == "object"
            node = spot
        accused = bool(tokens) and last == "accuse" and len(tokens) == 1
        return Operated(
            type_, mode, tuple(acts), tuple(tokens), doers, recipients, demanding,
            accused, core, core_mode,
        )  # fmt: skip

    def _future(self, token: int) -> bool:
        """Is the act told as coming: "will attack", or "said that it would attack"?"""
        doc = self.doc
        helpers = {doc.low[k] for k in doc.kids[token] if doc.rel(k) == "aux"}
        if helpers & _FUTURE:
            return True
        reported = doc.rel(token) == "ccomp" and doc.xpos[doc.head[token]] in {"VBD", "VBN"}
        return bool(helpers & {"would", "'d"}) and reported and self._of_itself(token)

    def _must(self, token: int) -> bool:
        """ "said that Chad must free the crew": what a speaker holds others to do is demanded."""
        doc, clauses = self.doc, self.clauses
        held = any(doc.low[k] in _MUST and doc.rel(k) == "aux" for k in doc.kids[token])
        if not held or doc.deprel[token] != "ccomp" or doc.xpos[token] != "VB":
            return False
        if clauses.passive(token) or self._of_itself(token) or clauses.negated(token) is not None:
            return False
        perfect = any(doc.low[k] == "have" and doc.rel(k) == "aux" for k in doc.kids[token])
        return not perfect and bool(clauses.doers(doc.head[token]) and clauses.subjects(token))

    def _of_itself(self, token: int) -> bool:
        """Does who speaks speak of itself: "it will attack", "we will retaliate"?"""
        doc = self.doc
        own = doc.deps(token, "nsubj")
        if not own and doc.rel(token) == "conj":
            own = doc.deps(doc.head[token], "nsubj")
        return any(doc.low[s] in _SELF for s in own)

    def _operator_above(self, token: int) -> tuple[int, Operator] | None:
        """The operator that governs `token` most closely, if its governor is one."""
        doc, clauses = self.doc, self.clauses
        if doc.is_root(token):
            return None
        head, relation = doc.head[token], doc.rel(token)
        if relation == "conj" and doc.upos[head] == doc.upos[token]:
            return self._operator_above(head)
        verbal = doc.upos[token] in {"VERB", "AUX", "ADJ"}
        if verbal and relation in _INFINITIVE:
            infinitive = any(doc.low[k] == "to" and doc.rel(k) == "mark" for k in doc.kids[token])
            that = any(
                doc.low[k] in {"that", "for"} and doc.rel(k) in {"mark", "case"}
                for k in doc.kids[token]
            )
            gerund = doc.xpos[token] == "VBG"
            operator = self._word(head)
            if operator is None and relation == "acl" and gerund:
                head = doc.head[head] if doc.rel(head) == "obj" else head
                operator = self._word(head)
                if operator is None or operator.id not in {"op.accuse", "op.clear"}:
                    return None
            if operator is None:
                return None
            if operator.id == "op.clear" and gerund:
                return head, operator
            if operator.name == "accuse" and not (
                gerund and relation in {"advcl", "xcomp", "ccomp", "acl"}
            ):
                return None
            if that and operator.name == "demand" and not self.wanted(token):
                return None
            purpose = relation == "advcl" and infinitive and operator.control == "subject"
            if purpose and doc.deps(head, "obj"):
                return None
            if (
                infinitive
                or (relation in {"xcomp", "ccomp"} and (gerund or that))
                or (relation == "acl" and that)
                or (gerund and self._phrasal(head) is not None)
                or operator.name == "accuse"
            ):
                return head, operator
            return None
        if doc.upos[token] in {"NOUN", "PROPN"}:
            operator = self._word(head)
            if operator is None or doc.upos[head] == "ADJ":
                return None
            if doc.upos[head] == "NOUN":
                if relation == "nmod" and clauses.preposition(token) in {"of", "for", "to"}:
                    return head, operator
                return None
            if not operator.noun:
                return None
            if doc.deprel[token] in {"obj", "nsubj:pass"}:
                return head, operator
            if relation == "obl" and clauses.preposition(token) in operator.prepositions:
                return head, operator
        return None

    def _phrasal(self, token: int) -> Operator | None:
        """The operator of a verb with its particle: "call off", "rule out", "stop short"."""
        doc = self.doc
        for k in doc.kids[token]:
            found = self.operators.phrasal.get((doc.low[token], doc.low[k]))
            if found is not None and doc.rel(k) in {"compound", "advmod", "case", "obl", "xcomp"}:
                return found
        return None

    def wanted(self, token: int) -> bool:
        """ "to leave", "insisted that he leave", "that he should leave"; "told him that he left" is
        not wanted.
        """
        doc = self.doc
        if any(doc.low[k] == "to" and doc.rel(k) == "mark" for k in doc.kids[token]):
            return True
        helpers = {doc.low[k] for k in doc.kids[token] if doc.rel(k) == "aux"}
        if doc.xpos[token] == "VBP" and not doc.is_root(token):
            return not helpers and doc.low[doc.head[token]] not in self.operators.telling
        return doc.xpos[token] == "VB" and helpers <= {"should", "must"}

    def _word(self, token: int) -> Operator | None:
        doc, low = self.doc, self.doc.low[token]
        if doc.upos[token] in {"VERB", "AUX"}:
            phrasal = self._phrasal(token)
            if phrasal is not None:
                return phrasal
            if low in self.operators.verbs:
                return self.operators.verbs[low]
            if low in self.operators.adjs:
                return self.operators.adjs[low]
            return None
        if doc.upos[token] == "NOUN":
            return self.operators.nouns.get(low)
        if doc.upos[token] == "ADJ":
            return self.operators.adjs.get(low)
        return None

    def _roles(
        self, spot: int, operator: Operator, node: int, *, with_noun: bool
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Who made the offer, threat or demand, and to whom."""
        doc, clauses = self.doc, self.clauses
        if doc.upos[spot] == "NOUN":
            return tuple(clauses.holders(spot)), tuple(
                h for p, h in clauses.obliques(spot) if p in {"to", "against", "with"}
            )
        doers = tuple(clauses.doers(spot) or ())
        if doc.upos[spot] == "ADJ" or not doers:
            doers = tuple(clauses.subjects(spot)) if not clauses.passive(spot) else doers
        takes = operator.control == "object" or with_noun
        recipients = list(clauses.undergoers(spot)) if takes else []
        recipients += [h for p, h in clauses.obliques(spot) if p in {"to", "on", "with", "from"}]
        days = day_words()
        kept = [r for r in recipients if r not in (node, *doers) and doc.low[r] not in days]
        return doers, tuple(dict.fromkeys(kept))
