"""The records of one article: frozen values that point at the words that say them.

Spans are half-open, in Unicode code points of `Article.text`. None means "the text does not say".
`rule` names the rule that made a value. Token numbers index the columns of `parse.doc.Doc`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.text import Span


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the article's text that is not its running text: see `vocab.REGION_KINDS`."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One decoded input. `text` is kept as it came; regions mark headline, byline and the like.

    `published` is an ISO date or instant, `published_source` says where it was found
    (option, json-ld, meta, header-line, dateline ...). `language` is a two-letter code.
    """

    id: str
    text: str
    text_hash: str
    raw_sha256: str
    version: int = 1
    regions: tuple[Region, ...] = ()
    url: str | None = None
    outlet: str | None = None
    wire: str | None = None
    byline: str | None = None
    dateline: str | None = None
    title: str | None = None
    published: str | None = None
    published_source: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Code:
    """Who somebody is to PLOVER: ISO alpha-3 country (or IGO, UNO, NGO ...) and sector; either may be None."""

    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of somebody or something: its words, tokens [start, end) and head token."""

    span: Span
    start: int
    end: int
    head: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person or body of the article with all its mentions, in the order of the text.

    `gender` is "m", "f" or None; `tag` the name tag (PER ORG LOC NORP EVENT) or None for nominals.
    """

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    codes: tuple[Code, ...] = ()
    gender: str | None = None
    tag: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: TIMEX3 type and value, zone-less half-open interval, granularity.

    `start` and `end` are ISO dates (or instants where the expression has a clock time), end
    excluded; None where the value is no calendar interval. `anchor` is the ISO date that a
    relative expression was counted from. Source: TIMEX3.
    """

    id: str
    text: str
    span: Span
    type: str
    value: str
    start: str | None
    end: str | None
    granularity: str | None
    zone: str | None
    anchor: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym: WGS 84 degrees, country as ISO alpha-3; `literal` False for a government or modifier.

    `tokens` is the half-open token range, `alternatives` the GeoNames ids that came next.
    """

    id: str
    text: str
    span: Span
    tokens: tuple[int, int]
    name: str | None
    geonames: int | None
    country: str | None
    admin1: str | None
    feature: str | None
    lat: float | None
    lon: float | None
    resolution: str | None
    literal: bool
    rule: str
    alternatives: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: `low` and `high` inclusive (None = open), as told in the words of `span`."""

    kind: str
    low: float | None
    high: float | None
    bound: str
    span: Span


@dataclass(frozen=True, slots=True)
class Ref:
    """Somebody as named in one spot, with the entity it is (None = not known) and its codes."""

    entity: str | None
    text: str
    span: Span
    codes: tuple[Code, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: words, entity (None = not resolved), kind, and whether it is left unnamed.

    `written` is the span at the cue, which for "an official who said" is "who"; `head` its head
    token; `justification` the words that give the reason for anonymity.
    """

    entity: str | None
    text: str
    span: Span
    written: Span
    head: int
    kind: str
    anonymous: bool
    justification: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that mark an attribution; `token` is the cue's head token."""

    text: str
    span: Span
    token: int
    lemma: str
    cls: str
    negated: bool
    modal: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content. `chain` is nearest to the fact first, this article not listed.

    `source` None: nobody is named (reportedly, is expected to). `parent` is the id of the
    attribution whose content holds this one. `tokens` are the content's token ranges.
    """

    id: str
    source: Source | None
    cue: Cue
    content: tuple[Span, ...]
    tokens: tuple[tuple[int, int], ...]
    quote: str
    chain: tuple[Ref, ...]
    medium: str | None
    basis: str | None
    time: str | None
    parent: str | None
    recipient: Ref | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What the event reader finds: a core act in one clause, before anybody is resolved.

    `actors`, `recipients`, `place` and the like are head tokens. `type` is PLOVER's after the
    operators, `core` the act itself; `acts` are the operators' status words, outermost last.
    `operators` are the operator tokens. `sides` True: a mutual event, everybody is in `actors`.
    `alleged` True: it is what somebody is accused of, so nobody's claim but the accuser's.
    """

    token: int
    trigger: Span
    clause: Span
    type: str
    core: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    places: tuple[int, ...]
    operators: tuple[int, ...]
    acts: tuple[str, ...]
    sides: bool
    quantities: tuple[Quantity, ...]
    weight: float
    rule: str
    alleged: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an act stands, by four columns and the status word derived from them (research/status.md).

    `evidence` are the tokens that decided. `score` is UDS's scale, -3 did not happen to 3 happened.
    """

    status: str
    certainty: str
    polarity: str
    time: str
    act: str
    hedged: bool
    narrative: str
    score: float
    condition: Span | None
    evidence: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What the state reader finds: a state of things (control, casualties), tokens not resolved."""

    token: int
    trigger: Span
    kind: str
    holder: int | None
    of: tuple[int, ...]
    since: Span | None
    quantities: tuple[Quantity, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event took place, and how that is known: see `vocab.TIME_SOURCES`."""

    start: str | None
    end: str | None
    granularity: str | None
    timex: str | None
    source: str


@dataclass(frozen=True, slots=True)
class EventClaim:
    """One event on one chain of attributions: one entry of "events" in the interchange form."""

    id: str
    type: str
    core: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    intensity: float | None
    trigger: Span
    actors: tuple[Ref, ...]
    recipients: tuple[Ref, ...]
    place: str | None
    time: EventTime | None
    status: str
    certainty: str
    hedged: bool
    stance: str
    narrative: str
    chain: tuple[Ref, ...]
    attributions: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    evidence: tuple[Span, ...]
    confidence: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class StateClaim:
    """One state on one chain of attributions: one entry of "states" in the interchange form."""

    id: str
    kind: str
    trigger: Span
    holder: Ref | None
    of: tuple[Ref, ...]
    since: str | None
    quantities: tuple[Quantity, ...]
    status: str
    certainty: str
    stance: str
    chain: tuple[Ref, ...]
    attributions: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that is read in one article, in the order of its text, with the coder's versions."""

    article: Article
    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    times: tuple[Timex, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[EventClaim, ...]
    states: tuple[StateClaim, ...]
    coder: str
