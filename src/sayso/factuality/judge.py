"""Did it happen: polarity, certainty, time and act of a predicate, and the one status word."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.factuality.features import features
from sayso.factuality.weights import score
from sayso.lexicon.inflect import verb_forms
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Standing
from sayso.text import Span

_DOUBTFUL = -1.0
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
_IF = frozenset({"if", "unless", "should", "whether", "lest"})
_WEIGHTY = ("did-not-happen", "refused", "cancelled", "threatened", "demanded", "offered", "promised",
            "prepared", "attempted", "expected", "possible")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of standing.toml, verbs inflected."""

    negation: frozenset[str]
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
        modal={w: k for k, ws in raw["modal"].items() for w in ws},
        adverb={w: k for k, ws in raw["adverb"].items() for w in ws},
        verb=verb,
    )


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
    evidence: tuple[int, ...] = ()


def judge(doc: Doc, clauses: Clauses, token: int, *, acts: tuple[str, ...] = ()) -> Standing:
    """Where the act at `token` stands. `acts` are the status words of the operators over it.

    Reporting verbs never change it; a denial is no status. The word comes from rules; where they
    find nothing against "happened" but a model of many signals finds it improbable, it is unknown.
    Source of the scheme: FactBank, with time as an axis of its own.
    """
    standing = by_rule(doc, clauses, token, acts=acts)
    scored = score(features(doc, token, standing))
    if standing.status in {"happened", "ongoing"} and not acts and scored < _DOUBTFUL:
        return replace(
            standing, status="unknown", certainty="U", score=scored, rule="standing-doubtful"
        )
    return replace(standing, score=scored)


def by_rule(doc: Doc, clauses: Clauses, token: int, *, acts: tuple[str, ...] = ()) -> Standing:
    """Where the act at `token` stands by the words around it alone."""
    signals = _signals(doc, clauses, token, load_words())
    return derive(doc, clauses, token, signals, acts)


def derive(doc: Doc, clauses: Clauses, token: int, s: Signals, acts: tuple[str, ...]) -> Standing:
    """The standing from the signals, not scored: the only place where the status word is made."""
    act = next((a for a in reversed(acts) if a in _WEIGHTY), None)
    negated = s.negated is not None or s.almost
    polarity = "neg" if negated else "pos"
    certainty = "CT"
    time = "present" if s.ongoing else ("future" if s.future or s.infinitive else "past")
    if act in {"did-not-happen"}:
        status, polarity = ("happened", "pos") if negated else (act, "neg")
    elif act in {"refused", "cancelled"}:
        status, polarity = act, "neg"
    elif act is not None and act != "expected":
        status, certainty, time = act, "PS", "future"
        if negated and act in {"attempted", "possible"}:
            status, polarity = "did-not-happen", "neg"
    elif negated and s.future:
        status, certainty, time = "did-not-happen", "PR", "future"
    elif negated:
        status = "did-not-happen"
    elif s.condition is not None:
        status, certainty, time = "conditional", "U", "future"
    elif s.question:
        status, certainty = "unknown", "U"
    elif act == "expected" or s.future:
        status, certainty, time = "expected", "PR", "future"
    elif s.modal == "possible":
        status, certainty = "possible", "PS"
    elif s.hypothetical:
        status, certainty = "hypothetical", "PS"
    elif s.modal == "duty":
        status, certainty, time = "demanded", "PS", "future"
    elif s.above in {"negative"}:
        status, polarity = "did-not-happen", "neg"
    elif s.above == "attempted":
        status, certainty = "attempted", "PS"
    elif s.above == "future":
        status, certainty, time = "expected", "PS", "future"
    elif s.above == "possible":
        status, certainty = "possible", "PS"
    elif s.ongoing:
        status = "ongoing"
    elif s.infinitive:
        status, certainty, time = "expected", "U", "future"
    else:
        status = "happened"
    if s.probable and certainty == "CT":
        certainty = "PR"
    return Standing(
        status=status,
        certainty=certainty,
        polarity=polarity,
        time=time,
        act=act or "none",
        hedged=s.hedged,
        narrative=_narrative(doc, clauses, token),
        score=0.0,
        condition=s.condition,
        evidence=s.evidence,
        rule=f"standing-{status}",
    )


def _signals(doc: Doc, clauses: Clauses, token: int, words: Words) -> Signals:
    s = Signals()
    seen: list[int] = []
    home = token
    if doc.upos[token] in {"NOUN", "PROPN"}:
        _look(doc, token, words, s, seen)
        home = clauses.predicate(token)
        if home == token or doc.head[token] != home:
            home = token
    if home == token or doc.upos[home] in {"VERB", "AUX", "ADJ"}:
        _look(doc, home, words, s, seen)
        if doc.rel(home) == "conj" and not doc.is_root(home):
            _shared(doc, home, words, s, seen)
    _tense(doc, home, s)
    _climb(doc, home, words, s, seen)
    a, b = doc.sentence_of(token)
    if (b > a and doc.form[b - 1] in {"?", "?”", '?"'}) or (b - a > 1 and doc.form[b - 2] == "?"):
        s.question = True
    s.evidence = tuple(seen)
    return s


def _look(doc: Doc, i: int, words: Words, s: Signals, seen: list[int]) -> None:
    """Negation, modals, adverbs and conditions among the dependents of `i`."""
    for k in doc.kids[i]:
        low, relation = doc.low[k], doc.rel(k)
        if low in words.negation and relation in {"advmod", "det", "cc", "mark", "case"}:
            s.negated = k
            seen.append(k)
        elif relation == "aux" and low in words.modal:
            kind = words.modal[low]
            seen.append(k)
            if kind == "future":
                s.future = True
            elif kind == "hypothetical":
                s.hypothetical = True
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
        elif relation == "mark" and low in _IF and doc.rel(i) in {"advcl", "ccomp"}:
            if low != "whether":
                s.condition = doc.span_of(doc.subtree(i))
            else:
                s.question = True
        elif relation == "advcl" and any(
            doc.low[m] in {"if", "unless"} and doc.rel(m) == "mark" for m in doc.kids[k]
        ):
            if s.hypothetical or s.future or s.modal:
                s.condition = doc.span_of(doc.subtree(k))
        elif (relation in {"nsubj", "obj"} and any(doc.low[d] == "no" for d in doc.kids[k])) or (
            relation in {"nsubj", "obj"} and low in {"nobody", "none", "nothing", "neither"}
        ):
            s.negated = k
            seen.append(k)


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


def _climb(doc: Doc, i: int, words: Words, s: Signals, seen: list[int]) -> None:
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
        if kind == "say" or (doc.upos[head] == "VERB" and kind is None and relation == "ccomp"):
            return
        infinitive = s.infinitive or doc.xpos[node] in {"VB", "VBG", "NN", "NNS"}
        if doc.rel(node) == "advcl" and not s.infinitive:
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


_AGGREGATE = re.compile(
    r"(?i)\b(?:\d+|dozens of|scores of|hundreds of|several|a series of|a wave of|a spate of|two|three"
    r"|four|five|six|seven|eight|nine|ten|many) (?:\w+ ){0,2}$"
)


def _narrative(doc: Doc, clauses: Clauses, token: int) -> str:
    """foreground, background (told as history: had done, years ago) or aggregate ("ten attacks")."""
    if doc.xpos[token] == "NNS":
        left = max(0, doc.start[token] - 40)
        if _AGGREGATE.search(doc.text[left : doc.start[token]]):
            return "aggregate"
    home = token if doc.upos[token] == "VERB" else clauses.predicate(token)
    if any(doc.low[k] in {"had", "'d"} and doc.rel(k) == "aux" for k in doc.kids[home]):
        return "background"
    a, b = doc.sentence_of(token)
    for i in range(a, b):
        if re.fullmatch(r"(?:19|20)\d\d", doc.form[i]) and home in {i, *doc.ancestors(i)}:
            return "background"
        if (
            doc.low[i] == "ago"
            and doc.low[i - 1].startswith(("year", "decade", "month"))
            and home in set(doc.ancestors(i))
        ):
            return "background"
    return "foreground"
