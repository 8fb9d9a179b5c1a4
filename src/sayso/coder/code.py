"""One article, one record: the readers' findings joined into claims with their chains."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from sayso import ids
from sayso.actor.code import Actors
from sayso.attribution.find import find_attributions
from sayso.coder.assemble import Assembler
from sayso.coder.emit import event_claim, state_claim
from sayso.coder.home import home_of
from sayso.coder.scope import Scopes, speakers_in
from sayso.coder.worth import worthy
from sayso.event.find import find_happenings
from sayso.factuality.judge import judge
from sayso.mention.resolve import Mentions, find_mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.place.find import find_places
from sayso.records import (
    Article,
    Attribution,
    Entity,
    EventClaim,
    Place,
    Record,
    StateClaim,
    Timex,
)
from sayso.state.find import find_states
from sayso.timex.find import find_timexes

_BODY_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What floor 4 found in one Doc, before it is joined."""

    clauses: Clauses
    mentions: Mentions
    actors: Actors
    times: tuple[Timex, ...]
    places: tuple[Place, ...]
    attributions: tuple[Attribution, ...]


def read_doc(article: Article, doc: Doc) -> Reading:
    """Run the readers over one Doc."""
    clauses = Clauses(doc)
    mentions = find_mentions(doc, clauses)
    places = find_places(doc, dateline=article.dateline)
    countries = {i: p.country for p in places if p.country for i in range(p.tokens[0], p.tokens[1])}
    attributions = find_attributions(doc, clauses, mentions)
    return Reading(
        clauses=clauses,
        mentions=mentions,
        actors=Actors(
            doc,
            clauses,
            mentions,
            published=article.published,
            places=countries,
            home=home_of(article, places),
            speakers=speakers_in(doc, attributions),
        ),
        times=find_timexes(doc, published=_day(article.published)),
        places=places,
        attributions=attributions,
    )


def code(article: Article, doc: Doc, *, coder: str = "") -> Record:
    """The record of `article`, whose text was parsed to `doc`. `coder` is the coder tag."""
    reading = read_doc(article, doc)
    build = Assembler(
        doc, reading.clauses, reading.mentions, reading.actors, reading.places, reading.times
    )
    attributions = tuple(
        replace(a, time=build.time_of_cue(a)) if a.time is None else a for a in reading.attributions
    )
    scopes = Scopes(attributions)
    boiler = {
        i
        for r in article.regions
        if r.kind in {"boilerplate", "byline", "credit", "date", "dateline"}
        for i in doc.tokens_in(r.span)
    }
    events: list[EventClaim] = []
    seen: set[tuple[str, int, int]] = set()
    numbers: Counter[str] = Counter()
    happenings = [
        h for h in find_happenings(doc, reading.clauses, reading.mentions) if h.token not in boiler
    ]
    for happening in worthy(happenings, build, scopes):
        key = (happening.type, *happening.trigger)
        if key in seen:
            continue
        seen.add(key)
        standing = judge(doc, reading.clauses, happening.token, acts=happening.acts)
        scope = scopes.at(happening.token, operators=happening.operators)
        if happening.alleged and not scope.attributions:
            continue
        anchor = ids.anchor(article.id, "event", *happening.trigger)
        numbers[anchor] += 1
        identity = f"{anchor}.{numbers[anchor]}"
        events.append(event_claim(identity, happening, standing, scope, build))
    states: list[StateClaim] = []
    for condition in find_states(doc, reading.clauses, reading.mentions):
        if condition.token in boiler:
            continue
        standing = judge(doc, reading.clauses, condition.token)
        scope = scopes.at(condition.token)
        anchor = ids.anchor(article.id, "state", *condition.trigger)
        numbers[anchor] += 1
        identity = f"{anchor}.{numbers[anchor]}"
        states.append(state_claim(identity, condition, standing, scope, build))
    return Record(
        article=article,
        entities=tuple(_coded(e, reading.actors) for e in reading.mentions.entities),
        places=reading.places,
        times=reading.times,
        attributions=attributions,
        events=tuple(events),
        states=tuple(states),
        coder=coder,
    )


def _coded(entity: Entity, actors: Actors) -> Entity:
    """`entity` with its codes, and a kind that they make more exact."""
    codes = actors.entity_codes.get(entity.id, ())
    kind = entity.kind
    if kind == "organization" and any(c.sector in _BODY_SECTORS for c in codes):
        kind = "government"
    return replace(entity, codes=codes, kind=kind)


def _day(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
