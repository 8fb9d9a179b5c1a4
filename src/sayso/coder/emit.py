"""Claims out of happenings: who may be an actor, what is worth a record, what it says."""

from __future__ import annotations

from sayso.coder.assemble import Assembler, under
from sayso.coder.scope import Scope
from sayso.lexicon.intensity import intensity_of
from sayso.records import (
    Condition,
    EventClaim,
    Happening,
    Ref,
    Standing,
    StateClaim,
)
from sayso.text import Span, merge
from sayso.timex.link import event_time

_CLAIMED = 0.9
_ABOUT = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE", "ACCUSE", "SANCTION"})


def event_claim(
    identity: str, happening: Happening, standing: Standing, scope: Scope, build: Assembler
) -> EventClaim:
    """The claim that `happening` is, under the say-so of `scope`."""
    where = build.where(happening)
    actors = build.refs(happening.actors, where)
    recipients = tuple(
        r
        for r in build.refs(happening.recipients, where)
        if not any(r.span == a.span for a in actors)
    )
    if happening.type in _ABOUT and not any(c.country for r in recipients for c in r.codes):
        below = (happening.token, *happening.operators)
        recipients += build.nation_below(below, actors + recipients)
    if happening.type == "PROTEST":
        actors = build.crowd(actors)
    if happening.type == "PROTEST" and not any(c.country for r in recipients for c in r.codes):
        below = (happening.token, *happening.operators)
        recipients += build.protested(below, actors + recipients)
    if happening.core == "COERCE":
        recipients = under(actors, recipients)
    return EventClaim(
        id=identity,
        type=happening.type,
        core=happening.core,
        mode=happening.mode,
        contexts=happening.contexts,
        cameo=happening.cameo,
        intensity=intensity_of(happening.type, happening.mode),
        trigger=happening.trigger,
        actors=actors,
        recipients=recipients,
        place=where.id if where else None,
        time=event_time(
            build.doc,
            build.clauses,
            happening.token,
            build.times,
            cues=frozenset(a.cue.token for a in scope.attributions),
        ),
        status=standing.status,
        certainty=standing.certainty,
        hedged=standing.hedged or scope.hedged,
        stance=scope.stance,
        narrative=standing.narrative,
        chain=scope.chain,
        attributions=tuple(a.id for a in scope.attributions),
        quantities=happening.quantities,
        evidence=_evidence(happening.clause, happening.trigger, scope, actors + recipients),
        confidence=_confidence(happening.weight, scope),
        rule=happening.rule,
    )


def state_claim(
    identity: str, condition: Condition, standing: Standing, scope: Scope, build: Assembler
) -> StateClaim:
    """The claim that a state of things is, under the say-so of `scope`."""
    return StateClaim(
        id=identity,
        kind=condition.kind,
        trigger=condition.trigger,
        holder=build.ref(condition.holder) if condition.holder is not None else None,
        of=build.refs(condition.of),
        since=build.doc.words(condition.since) if condition.since else None,
        quantities=condition.quantities,
        status=standing.status,
        certainty=standing.certainty,
        stance=scope.stance,
        chain=scope.chain,
        attributions=tuple(a.id for a in scope.attributions),
        evidence=_evidence(condition.trigger, condition.trigger, scope, ()),
        confidence=_confidence(1.0, scope),
        rule=condition.rule,
    )


def _evidence(clause: Span, trigger: Span, scope: Scope, refs: tuple[Ref, ...]) -> tuple[Span, ...]:
    """The words a reader must see to agree: clause, actors, cues and sources."""
    spans = [clause, trigger, *(r.span for r in refs)]
    for attribution in scope.attributions:
        spans.append(attribution.cue.span)
        if attribution.source is not None:
            spans.append(attribution.source.span)
    return merge(spans, gap=1)


def _confidence(weight: float, scope: Scope) -> float:
    """How sure the rules are: the frame's weight times that of the weakest attribution."""
    out = min(weight, 1.0) * _CLAIMED
    for attribution in scope.attributions:
        out = min(out, attribution.confidence)
    return round(out, 3)
