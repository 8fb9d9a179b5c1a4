"""What corroboration needs to know of one claim, and of the article it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

from sayso.lexicon.terms import Terms, cosine, load_terms
from sayso.records import Quantity


class Party(NamedTuple):
    """Somebody in an act: PLOVER's codes, the proper name (None for "rebels"), the entity's kind."""

    country: str | None
    sector: str | None
    name: str | None = None
    kind: str | None = None


class Site(NamedTuple):
    """Where an act took place: a resolved place, as fine as `resolution` says."""

    geonames: int | None
    name: str | None
    country: str | None
    lat: float | None = None
    lon: float | None = None
    resolution: str | None = None


class Root(NamedTuple):
    """The first speaker of a claim's chain, the one nearest to the fact."""

    text: str
    name: str | None = None
    kind: str | None = None
    anonymous: bool = False
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim as clustering sees it. None means "the text does not say".

    `start` and `end` are ISO dates or instants, end excluded. `trigger` and `clause` are the forms
    of the trigger and of its sentence, `people` the persons named in it, `towns` the folded names of
    the towns told of in it or at the article's head. `root` None: the article says it in its own voice.
    """

    anchor: str
    article: str
    outlet: str | None = None
    published: str | None = None
    wire: str | None = None
    type: str | None = None
    core: str | None = None
    status: str | None = None
    stance: str = "asserts"
    narrative: str = "foreground"
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Site | None = None
    start: str | None = None
    end: str | None = None
    granularity: str | None = None
    time_source: str | None = None
    trigger: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    root: Root | None = None

    @property
    def event(self) -> str:
        """The anchor of the event itself: the claims of several chains about it are ANCHOR.1, .2 ..."""
        return self.anchor.partition(".")[0]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first day and the day after the last that the claim's time covers."""
        return _days(self.start, self.end) if self.start is not None else None

    @property
    def told(self) -> bool:
        """Does the text itself date the act (not the article's date, not the story's)?"""
        return self.start is not None and self.time_source in {"explicit", "same-sentence"}

    @property
    def day(self) -> date | None:
        """The day the article came out."""
        return _date(self.published) if self.published else None


@lru_cache(maxsize=65536)
def _date(value: str) -> date:
    return date.fromisoformat(value[:10])


@lru_cache(maxsize=65536)
def _days(start: str, end: str | None) -> tuple[date, date]:
    first = _date(start)
    last = _date(end) if end is not None else first
    if end is None or len(end) > 10 or last <= first:
        last += timedelta(days=1)
    return first, max(last, first + timedelta(days=1))


class Words:
    """The words of facts and of their articles as weighted vectors, each made once.

    `articles` gives the forms of each article's text; an article that is missing compares as
    unknown.
    """

    def __init__(
        self, articles: Mapping[str, Sequence[str]], *, terms: Terms | None = None
    ) -> None:
        self.terms = terms or load_terms()
        self._articles = articles
        self._stories: dict[str, dict[str, float]] = {}
        self._pairs: dict[tuple[str, str], float | None] = {}
        self._clauses: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, float]] = {}
        self._triggers: dict[tuple[str, ...], tuple[str, ...]] = {}

    def story(self, a: str, b: str) -> float | None:
        """How alike two articles are, 0 to 1; None where the text of one is not given."""
        if a == b:
            return 1.0
        key = (a, b) if a < b else (b, a)
        if key not in self._pairs:
            one, two = self._story(a), self._story(b)
            self._pairs[key] = cosine(one, two) if one and two else None
        return self._pairs[key]

    def clause(self, a: Fact, b: Fact) -> float | None:
        """How alike the sentences around two triggers are, 0 to 1; None where one is empty."""
        one, two = self._clause(a), self._clause(b)
        return cosine(one, two) if one and two else None

    def trigger(self, fact: Fact) -> tuple[str, ...]:
        """The stems of a trigger; its last word, the head of an English phrase, comes first."""
        if fact.trigger not in self._triggers:
            words = [w for w in fact.trigger if any(c.isalnum() for c in w)]
            found = dict.fromkeys(self.terms.base(w) for w in reversed(words))
            self._triggers[fact.trigger] = tuple(found)
        return self._triggers[fact.trigger]

    def tells(self, a: Fact, b: Fact) -> bool:
        """Has the sentence of one the trigger of the other too: "shells struck ..., killing nine"?"""
        one, two = self.trigger(a)[:1], self.trigger(b)[:1]
        return any(w in self._clause(a) for w in two) or any(w in self._clause(b) for w in one)

    def result(self, fact: Fact) -> bool:
        """Does the trigger tell what came of an act, not what was done?"""
        found = (self.terms.groups.get(w, frozenset()) for w in self.trigger(fact)[:1])
        return any(g & self.terms.results for g in found)

    def _story(self, article: str) -> dict[str, float]:
        if article not in self._stories:
            self._stories[article] = self.terms.vector(self._articles.get(article, ()))
        return self._stories[article]

    def _clause(self, fact: Fact) -> dict[str, float]:
        key = (fact.trigger, fact.clause)
        if key not in self._clauses:
            own = {w.lower() for w in fact.trigger}
            rest = [w for w in fact.clause if w.lower() not in own and w.lower() not in self._small]
            self._clauses[key] = self.terms.vector(rest)
        return self._clauses[key]

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words so common that they tell nothing: in more than one sentence of twenty."""
        many = self.terms.total / 20
        return frozenset(w for w, n in self.terms.counts.items() if n > many)
