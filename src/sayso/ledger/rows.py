"""What the ledger answers with, and what is handed to it: small frozen values, no connection behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sayso.records import Code, Quantity
from sayso.text import Span


class Added(Enum):
    """What `Ledger.add` did with a record."""

    ADDED = "added"
    KNOWN = "known"
    NEW_VERSION = "new version"
    RECODED = "recoded"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One version of one article, without its text. `key` is its number in this ledger."""

    key: int
    article: str
    version: int
    text_hash: str
    url: str | None
    outlet: str | None
    wire: str | None
    title: str | None
    published: str | None
    language: str
    coder: str
    claims: int


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a claim as named there. `name` and `kind` are the entity's, None where unresolved.

    `entity` is the entity's id within its article, `place` the place that the words name.
    """

    text: str
    span: Span
    entity: str | None
    name: str | None
    kind: str | None
    codes: tuple[Code, ...]
    place: PlaceRow | None = None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Where: the toponym as written, and what it was resolved to."""

    text: str
    name: str | None
    geonames: int | None
    country: str | None
    admin1: str | None
    feature: str | None
    lat: float | None
    lon: float | None
    resolution: str | None


@dataclass(frozen=True, slots=True)
class SayRow:
    """One attribution that a claim stands under: who, by which words, in which form."""

    attribution: str
    source: str | None
    source_kind: str | None
    anonymous: bool
    cue: str
    cue_class: str
    negated: bool
    quote: str
    medium: str | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as it is stored. For a state `type` and `core` are its kind, `actors` is empty
    and `holder` and `of` are filled; for an event the other way round.

    `day` is when it was (ISO day), else the day of publication. `words` is the sentence at
    `words_span`. `chain` is nearest to the fact first.
    """

    key: int
    claim: str
    anchor: str
    kind: str
    type: str
    core: str
    mode: str | None
    cameo: str | None
    intensity: float | None
    contexts: tuple[str, ...]
    status: str
    certainty: str
    stance: str
    hedged: bool
    narrative: str
    day: str | None
    time_start: str | None
    time_end: str | None
    granularity: str | None
    time_source: str | None
    since: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    holder: Party | None
    of: tuple[Party, ...]
    place: PlaceRow | None
    chain: tuple[Party, ...]
    says: tuple[SayRow, ...]
    quantities: tuple[Quantity, ...]
    trigger: str
    trigger_span: Span
    words: str
    words_span: Span
    evidence: tuple[Span, ...]
    confidence: float | None
    rule: str
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event of one article with all its claims: the same act on one chain of say-so or several."""

    anchor: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text, held by one article or many. `quoted` are the spans of direct quotations in it."""

    text_hash: str
    text: str
    quoted: tuple[Span, ...]
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One naming of somebody or something by a proper name; `article` is its key, `kind` the entity's."""

    article: int
    entity: str
    kind: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class TownRow:
    """A literal toponym no wider than a district, resolved or not; `head`: in a headline or dateline."""

    article: int
    name: str
    span: Span
    head: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found; the words found stand between [ and ] in `snippet`."""

    article: ArticleRow
    snippet: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One article with all that is claimed in it. `line` is its sayso/1 JSON line."""

    article: ArticleRow
    text: str
    line: str
    claims: tuple[ClaimRow, ...]
    versions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RejectRow:
    """An input that could not be read, since when, and why."""

    location: str
    reason: str
    detail: str
    since: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run over the ledger. `ended` None: it is under way, or was killed."""

    run: int
    command: str
    coder: str | None
    started: str
    ended: str | None
    outcome: str | None
    stored: int
    known: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin of a cluster's claims.

    `key` names it across runs (a person, a body, a bloc, a text); `certain`: it counts in the
    minimum, not in the maximum only. `claims` are the claims that go back to it.
    """

    key: str
    label: str
    kind: str
    bloc: str | None
    certain: bool
    reason: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: what it holds, and the claims that hold it."""

    value: str
    bloc: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims of one happening that cannot all hold. `about` is one line for a reader."""

    kind: str
    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """`claim` stands in `kind` to `target`: endorses, supersedes, implicates, breaches, part-of."""

    kind: str
    claim: str
    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims about one happening. `members` are claim ids (anchor.number).

    The id is the smallest member's anchor. Origins are a range: `origins_low` <= `origins_high`.
    """

    members: tuple[str, ...]
    articles: int
    outlets: int
    origins_low: int
    origins_high: int
    origins: tuple[Origin, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    type: str | None = None
    time_start: str | None = None
    time_end: str | None = None
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    verdict: str | None = None

    @property
    def id(self) -> str:
        """The smallest member's anchor."""
        return min(anchor_of(m) for m in self.members)


@dataclass(frozen=True, slots=True)
class Written:
    """What `write_clusters` changed: clusters opened, left as they were, closed."""

    opened: int
    kept: int
    closed: int


def anchor_of(claim: str) -> str:
    """The anchor in a claim's id: "e783815bfe3.1" stands on "e783815bfe3"."""
    return claim.rpartition(".")[0] or claim
