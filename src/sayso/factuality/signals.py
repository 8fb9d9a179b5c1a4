"""What the words around a predicate say: negation, modals, conditions, and the verbs over it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.lexicon.inflect import noun_forms, verb_forms
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.text import Span

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
_IF = frozenset({"if", "unless", "should", "whether", "lest"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of standing.toml, verbs inflected."""

    negation: frozenset[str]
    phrases: frozenset[str]
    adjective: dict[str, str]
    noun: dict[str, str]
    truth: dict[str, str]
    modal: dict[str, str]
    adverb: dict[str, str]
    verb: dict[str, str]


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The shipped words."""
    path = files("sayso.lexicon") / "en" / "standing.toml"
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    verb: dict[str, str] = {}
    for kind, lemmas in raw["verbs"].items():
        for lemma in lemmas:
            for form in verb_forms(lemma):
                verb.setdefault(form, kind)
    return Words(
        negation=frozenset(raw["negation"]["words"]),
        phrases=frozenset(raw["negation"]["phrases"]),
        adjective={w: k for k, ws in raw["adjective"].items() for w in ws},
        noun={f: k for k, ws in raw["noun"].items() for w in ws for f in noun_forms(w)},
        truth={w: k for k, ws in raw["truth"].items() for w in ws},
        modal={w: k for k, ws in raw["modal"].items() for w in ws},
        adverb={w: k for k, ws in raw["adverb"].items() for w in ws},
        verb=verb,
    )


_INTO = frozenset({"into", "under", "for", "in", "on"})


@dataclass(slots=True)
class Signals:
    """What the words around a predicate say, before the status is derived."""

    negated: int | None = None
    modal: str | None = None
    future: bool = False
    condition: Span | None = None
    hypothetical: bool = False
    question: bool = False
    hedged: bool = False
    probable: bool = False
    ongoing: bool = False
    past: bool = False
    infinitive: bool = False
    above: str | None = None
    almost: bool = False
    imperative: bool = False
    evidence: tuple[int, ...] = ()


def signals(doc: Doc, clauses: Clauses, token: int) -> Signals:
    """The signals around the predicate at `token`."""
    words = load_words()
    s = Signals()
    seen: list[int] = []
    home = token
    if doc.upos[token] in {"NOUN", "PROPN"}:
        _look(doc, token, words, s, seen)
        _around_noun(doc, clauses, token, words, s, seen)
        home = clauses.predicate(token)
        told = doc.rel(token) in {"obj", "nsubj"} or (
            doc.rel(token) == "obl" and clauses.preposition(token) in _INTO
        )
        if home == token or doc.head[token] != home or not told:
            home = token
    if home == token or doc.upos[home] in {"VERB", "AUX", "ADJ"}:
        _look(doc, home, words, s, seen)
        if doc.rel(home) == "conj" and not doc.is_root(home):
            _shared(doc, home, words, s, seen)
    _tense(doc, home, s)
    s.imperative = _imperative(doc, home)
    _climb(doc, clauses, home, words, s, seen)
    a, b = doc.sentence_of(token)
    if (b > a and doc.form[b - 1] in {"?", "?”", '?"'}) or (b - a > 1 and doc.form[b - 2] == "?"):
        s.question = True
    s.evidence = tuple(seen)
    return s


def _imperative(doc: Doc, i: int) -> bool:
    """ "Do not shoot", "Leave the town": a bare verb without subject that heads its sentence."""
    said = doc.rel(i) == "ccomp" and load_words().verb.get(doc.low[doc.head[i]]) == "say"
    if doc.xpos[i] != "VB" or not (said or doc.rel(i) in {"root", "parataxis"}):
        return False
    kids = doc.kids[i]
    helpers = {doc.low[k] for k in kids if doc.rel(k) == "aux"}
    bare = not any(doc.rel(k) in {"nsubj", "csubj", "mark"} for k in kids)
    return bare and helpers <= {"do", "let", "please"}


def _around_noun(
    doc: Doc, clauses: Clauses, i: int, words: Words, s: Signals, seen: list[int]
) -> None:
    """ "a possible attack", "fears of an attack"."""
    for k in doc.kids[i]:
        kind = words.adjective.get(doc.low[k]) if doc.rel(k) == "amod" else None
        if kind is None:
            continue
        seen.append(k)
        if kind == "hedge":
            s.hedged = True
        else:
            s.above = s.above or kind
    head = doc.head[i]
    of = doc.rel(i) == "nmod" and clauses.preposition(i) in {"of", "for", "about", "over"}
    if of and doc.low[head] in words.noun:
        s.above = s.above or words.noun[doc.low[head]]
        seen.append(head)


def _inverted(doc: Doc, i: int) -> bool:
    """ "Had Russia attacked Poland, ...": a condition by the order of its words."""
    kids = doc.kids[i]
    subjects = [k for k in kids if doc.rel(k) == "nsubj"]
    return (
        doc.rel(i) == "advcl"
        and bool(subjects)
        and any(doc.rel(k) == "aux" and doc.low[k] == "had" and k < subjects[0] for k in kids)
    )


def _look(doc: Doc, i: int, words: Words, s: Signals, seen: list[int]) -> None:
    """Negation, modals, adverbs and conditions among the dependents of `i`."""
    for k in doc.kids[i]:
        low, relation = doc.low[k], doc.rel(k)
        phrase = " ".join([low, *(doc.low[x] for x in doc.deps(k, "fixed"))])
        longer = low == "longer" and any(doc.low[x] == "no" for x in doc.kids[k])
        instead = longer or (phrase in words.phrases and relation in {"mark", "case"})
        negation = low in words.negation and relation in {"advmod", "det", "cc", "mark", "case"}
        if instead or negation:
            s.negated = k
            seen.append(k)
        elif relation == "aux" and low in words.modal:
            kind = words.modal[low]
            seen.append(k)
            if kind == "future":
                s.future = True
            elif kind == "hypothetical":
                s.hypothetical = True
            elif kind == "duty" and doc.xpos[i] == "VBN" and _perfect(doc, i):
                s.modal = "possible" if low == "must" else None
                s.hypothetical = s.modal is None
            else:
                s.modal = kind
        elif relation == "advmod" and low in words.adverb:
            kind = words.adverb[low]
            seen.append(k)
            s.hedged = s.hedged or kind == "hedge"
            s.probable = s.probable or kind == "probable"
            s.almost = s.almost or kind == "almost"
            if kind == "possible":
                s.modal = s.modal or "possible"
        elif relation == "mark" and low in _IF and doc.rel(i) in {"advcl", "ccomp", "csubj"}:
            if low != "whether":
                s.condition = doc.span_of(doc.subtree(i))
            else:
                s.question = True
        elif (relation in {"nsubj", "obj"} and any(doc.low[d] == "no" for d in doc.kids[k])) or (
            relation in {"nsubj", "obj"} and low in {"nobody", "none", "nothing", "neither"}
        ):
            s.negated = k
            seen.append(k)
    if s.hypothetical or s.future or s.modal:
        for k in doc.deps(i, "advcl"):
            marks = {doc.low[m] for m in doc.kids[k] if doc.rel(m) == "mark"}
            if marks & {"if", "unless"} or _inverted(doc, k):
                s.condition = doc.span_of(doc.subtree(k))
    if _inverted(doc, i):
        s.condition = doc.span_of(doc.subtree(i))


def _perfect(doc: Doc, i: int) -> bool:
    """ "must have fired" is a guess and "should have left" a wish: neither asks for anything."""
    return any(doc.low[k] == "have" and doc.rel(k) == "aux" for k in doc.kids[i])


def _shared(doc: Doc, i: int, words: Words, s: Signals, seen: list[int]) -> None:
    """ "will meet and discuss": the auxiliaries of the first verb serve the second."""
    head = doc.head[i]
    own = {doc.rel(k) for k in doc.kids[i]}
    if "aux" in own or "nsubj" in own or doc.upos[head] not in {"VERB", "AUX"}:
        return
    if doc.xpos[i] != doc.xpos[head] and doc.xpos[i] in {"VBD", "VBZ", "VBP"}:
        return
    for k in doc.kids[head]:
        if doc.rel(k) == "aux" and doc.low[k] in words.modal:
            kind = words.modal[doc.low[k]]
            seen.append(k)
            s.future = s.future or kind == "future"
            s.hypothetical = s.hypothetical or kind == "hypothetical"
            if kind in {"possible", "duty"}:
                s.modal = kind


def _tense(doc: Doc, i: int, s: Signals) -> None:
    auxiliaries = [doc.low[k] for k in doc.kids[i] if doc.rel(k) == "aux"]
    marks = [doc.low[k] for k in doc.kids[i] if doc.rel(k) == "mark"]
    s.infinitive = doc.xpos[i] == "VB" and "to" in marks
    s.past = doc.xpos[i] == "VBD" or "had" in auxiliaries
    if doc.xpos[i] == "VBG" and set(auxiliaries) & {"is", "are", "'s", "'re", "been", "am"}:
        s.ongoing = True
    if doc.xpos[i] == "VBG" and "going" in doc.low[i]:
        s.ongoing = False
    if doc.low[i] == "going" and doc.deps(i, "xcomp"):
        s.future = True


def _climb(doc: Doc, clauses: Clauses, i: int, words: Words, s: Signals, seen: list[int]) -> None:
    """What the governing verbs make of it: wanted, tried, prevented, kept up, or nothing (said)."""
    node = i
    for _ in range(3):
        if doc.is_root(node) or doc.rel(node) not in _CLAUSAL | {"conj", "obj", "obl", "nsubj"}:
            return
        head, relation = doc.head[node], doc.rel(node)
        if relation == "conj":
            node = head
            continue
        if relation in {"obj", "obl", "nsubj"} and doc.upos[node] == "VERB":
            return
        kind = words.verb.get(doc.low[head]) if doc.upos[head] in {"VERB", "AUX"} else None
        truth = words.truth.get(doc.low[head])
        if truth and relation in {"ccomp", "csubj"}:
            if (truth == "false") != (clauses.negated(head) is not None):
                s.negated = head
                seen.append(head)
            return
        if kind == "say" or (doc.upos[head] == "VERB" and kind is None and relation == "ccomp"):
            return
        infinitive = s.infinitive or doc.xpos[node] in {"VB", "VBG", "NN", "NNS"}
        if doc.rel(node) == "advcl" and not s.infinitive:
            kept = any(doc.low[k] == "from" and doc.rel(k) == "mark" for k in doc.kids[node])
            if not (kept and kind == "negative"):
                return
        if kind and infinitive:
            seen.append(head)
            if kind == "ongoing":
                s.ongoing = True
            elif kind != "factive" or not s.infinitive:
                s.above = s.above or (kind if kind != "factive" else None)
            if kind == "factive":
                s.infinitive = False
            inner = Signals()
            _look(doc, head, words, inner, seen)
            if inner.negated is not None and s.negated is None and kind != "say":
                s.negated = inner.negated
            if inner.future:
                s.future = True
            if inner.modal:
                s.modal = s.modal or inner.modal
            if inner.hypothetical:
                s.hypothetical = True
            if s.above is None:
                _tense_up(doc, head, s)
        elif kind == "possible" and relation == "ccomp":
            s.above = s.above or "possible"
            seen.append(head)
        elif doc.upos[head] in {"NOUN", "ADJ"} and s.infinitive:
            s.above = s.above or "future"
            seen.append(head)
            return
        elif s.infinitive and relation == "advcl":
            s.above = s.above or "future"
            return
        else:
            return
        node = head


def _tense_up(doc: Doc, head: int, s: Signals) -> None:
    if doc.xpos[head] == "VBG":
        auxiliaries = {doc.low[k] for k in doc.kids[head] if doc.rel(k) == "aux"}
        if auxiliaries & {"is", "are", "'s", "'re", "been"}:
            s.ongoing = True
