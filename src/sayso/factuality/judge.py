"""Did it happen: polarity, certainty, time and act of a predicate, and the one status word."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.factuality.features import features
from sayso.factuality.signals import Signals, signals
from sayso.factuality.weights import score
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Standing

_DOUBTFUL = -1.0
_WEIGHTY = ("did-not-happen", "refused", "cancelled", "threatened", "demanded", "offered", "promised",
            "prepared", "attempted", "expected", "possible", "unknown")  # fmt: skip


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
    return derive(doc, clauses, token, signals(doc, clauses, token), acts)


def derive(doc: Doc, clauses: Clauses, token: int, s: Signals, acts: tuple[str, ...]) -> Standing:
    """The standing from the signals, not scored: the only place where the status word is made."""
    act = next((a for a in reversed(acts) if a in _WEIGHTY), None)
    negated = s.negated is not None or s.almost
    polarity = "neg" if negated else "pos"
    certainty = "CT"
    time = "present" if s.ongoing else ("future" if s.future or s.infinitive else "past")
    if act is None and "happened" in acts:
        s = replace(s, infinitive=False, above=None if s.above == "future" else s.above)
    if act in {"did-not-happen"}:
        status, polarity = ("happened", "pos") if negated else (act, "neg")
    elif act in {"refused", "cancelled"}:
        status, polarity = act, "neg"
    elif act is not None and act != "expected":
        status, certainty, time = act, "PS", "future"
        if negated and act in {"attempted", "possible"}:
            status, polarity = "did-not-happen", "neg"
    elif s.imperative:
        status, certainty, time = "demanded", "PS", "future"
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
