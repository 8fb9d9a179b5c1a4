"""When an act took place: the time of its own clause, not of the verb that reports it."""

from __future__ import annotations

from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import EventTime, Timex

_APART = frozenset({"after", "before", "since", "until", "following"})
_DATED = frozenset({"DATE", "TIME"})


def event_time(
    doc: Doc,
    clauses: Clauses,
    token: int,
    times: tuple[Timex, ...],
    *,
    cues: frozenset[int] = frozenset(),
) -> EventTime | None:
    """The time of the act at `token`; None where its sentence does not say.

    A time that hangs on the act or below it is explicit; one elsewhere in the sentence counts as
    same-sentence, unless it hangs on a cue of `cues` ("said on Sunday") or in another clause with
    a verb of its own.
    """
    a, b = doc.sentence_of(token)
    lines = [token, *doc.ancestors(token)]
    best: tuple[int, int, Timex, str] | None = None
    for timex in times:
        if timex.type not in _DATED or timex.start is None:
            continue
        spot = doc.tokens_in(timex.span)
        if not len(spot):
            at = doc.token_at(timex.span[0])
            if at is None:
                continue
            spot = range(at, at + 1)
        if not a <= spot[0] < b:
            continue
        head = next((i for i in spot if doc.head[i] not in spot or doc.is_root(i)), spot[0])
        above = [head, *doc.ancestors(head)]
        if token in above:
            verbs = [x for x in above[1 : above.index(token)] if doc.upos[x] == "VERB"]
            rank, how = len(verbs), "explicit"
        else:
            joint = next((x for x in above if x in lines), None)
            if joint is None or joint in cues:
                continue
            between = [x for x in above[1 : above.index(joint)] if doc.upos[x] == "VERB"]
            over = [x for x in lines[1 : lines.index(joint)] if doc.upos[x] == "VERB"]
            if between or any(_apart(doc, x) for x in lines[: lines.index(joint)]):
                continue
            rank = 3 + len(over)
            how = "explicit" if not over and doc.upos[token] != "VERB" else "same-sentence"
        key = (rank, abs(spot[0] - token))
        if best is None or key < best[:2]:
            best = (*key, timex, how)
    if best is None:
        return None
    timex = best[2]
    return EventTime(timex.start, timex.end, timex.granularity, timex.id, best[3])


def _apart(doc: Doc, token: int) -> bool:
    """Does a clause or noun begin here that is set at another time: "after the rebels left"?"""
    return any(doc.low[k] in _APART and doc.rel(k) in {"mark", "case"} for k in doc.kids[token])
