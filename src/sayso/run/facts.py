"""Claims as the ledger stores them to the Facts that corroboration compares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.corroborate.claim import Fact, Party, Root, Site
from sayso.corroborate.origins import BODIES
from sayso.ledger.rows import ClaimRow, NameRow, PlaceRow, TownRow
from sayso.ledger.rows import Party as Named
from sayso.lexicon.terms import load_terms
from sayso.parse.tokenize import tokenize
from sayso.text import covers, fold


class Names:
    """Who and which towns are called by their names, in which article and where."""

    def __init__(self, names: Iterable[NameRow], towns: Iterable[TownRow]) -> None:
        self._entities: set[tuple[int, str]] = set()
        self._people: dict[int, list[NameRow]] = defaultdict(list)
        self._towns: dict[int, list[TownRow]] = defaultdict(list)
        for row in names:
            if not row.name.islower():
                self._entities.add((row.article, row.entity))
            if row.kind == "person":
                self._people[row.article].append(row)
        for town in towns:
            self._towns[town.article].append(town)

    def named(self, article: int, party: Named) -> str | None:
        """The proper name of `party`; None for "rebels" and other words that many go by."""
        known = party.entity is not None and (article, party.entity) in self._entities
        return party.name if known else None

    def people(self, claim: ClaimRow) -> tuple[str, ...]:
        """The persons named in the claim's sentence, but those who say it."""
        speakers = {p.entity for p in claim.chain}
        found = (
            row.name
            for row in self._people[claim.article.key]
            if covers(claim.words_span, row.span) and row.entity not in speakers
        )
        return tuple(dict.fromkeys(found))

    def towns(self, claim: ClaimRow) -> tuple[str, ...]:
        """The towns named in the claim's sentence and at the head of its article."""
        found = (
            fold(row.name)
            for row in self._towns[claim.article.key]
            if row.head or covers(claim.words_span, row.span)
        )
        return tuple(dict.fromkeys(found))


class Forms(Mapping[str, Sequence[str]]):
    """The forms of each article's text, cut when they are first asked for; no parse, no model."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._forms: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, article: str) -> Sequence[str]:
        if article not in self._forms:
            self._forms[article] = forms_of(self._texts[article])
        return self._forms[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def forms_of(text: str) -> tuple[str, ...]:
    """The forms of the tokens of `text`."""
    return tuple(text[a:b] for a, b in tokenize(text))


def fact_of(claim: ClaimRow, names: Names) -> Fact:
    """The Fact of one stored claim.

    Casualties have no core:
    their words (killed, died) say which happening they belong to; whom they befell is the recipient.
    """
    article = claim.article
    state = claim.kind == "state"
    suffered = state and claim.type == "casualties"
    holder = (claim.holder,) if claim.holder else ()
    did = claim.actors or (() if suffered else holder)
    met = claim.recipients or (holder if suffered else claim.of)
    return Fact(
        anchor=claim.claim,
        article=article.article,
        outlet=article.outlet,
        published=article.published,
        wire=article.wire,
        type=claim.type,
        core=None if suffered else claim.core,
        status=claim.status,
        stance=stance_of(claim),
        narrative=claim.narrative,
        actors=_parties(article.key, did, names),
        recipients=_parties(article.key, met, names),
        place=site_of(claim.place),
        start=claim.time_start,
        end=claim.time_end,
        granularity=claim.granularity,
        time_source=claim.time_source,
        trigger=_head_last(forms_of(claim.trigger)),
        clause=forms_of(claim.words),
        people=names.people(claim),
        towns=names.towns(claim),
        quantities=claim.quantities,
        root=root_of(claim, names),
    )


def stance_of(claim: ClaimRow) -> str:
    """How the first speaker stands to the act. To assert that it did not happen is to deny it."""
    denied = claim.status == "did-not-happen" and claim.stance == "asserts"
    return "denies" if denied else claim.stance


def site_of(place: PlaceRow | None) -> Site | None:
    """The resolved place; None where there is none."""
    if place is None or (place.geonames is None and place.country is None):
        return None
    return Site(
        place.geonames, place.name, place.country, place.lat, place.lon, place.resolution
    )  # fmt: skip


def root_of(claim: ClaimRow, names: Names) -> Root | None:
    """The first speaker of the chain. One without a name, a country or a body is an unnamed one."""
    if not claim.chain:
        return None
    first = claim.chain[0]
    say = next((s for s in claim.says if s.source and s.source.startswith(first.text)), None)
    code = first.codes[0] if first.codes else None
    country, sector = (code.country, code.sector) if code else (None, None)
    name = names.named(claim.article.key, first)
    unknown = name is None and country is None and sector not in BODIES
    return Root(
        text=" ".join(_words(first).split()),
        name=name,
        kind=say.source_kind if say and say.source_kind else first.kind,
        anonymous=unknown or (say.anonymous if say else False),
        country=country,
        sector=sector,
    )


def _words(party: Named) -> str:
    """How it is called; behind a pronoun the one that it stands for."""
    single = " " not in party.text.strip()
    return party.name if party.name and single and party.text not in party.name else party.text


def _parties(article: int, parties: Iterable[Named], names: Names) -> tuple[Party, ...]:
    """One Party for each code: "Kyrgyz and Tajik guards" are two."""
    out: list[Party] = []
    for party in parties:
        name = names.named(article, party)
        codes = [(c.country, c.sector) for c in party.codes] or [(None, None)]
        out += (Party(country, sector, name, party.kind) for country, sector in codes)
    return tuple(dict.fromkeys(out))


def _head_last(forms: tuple[str, ...]) -> tuple[str, ...]:
    """`forms` of a trigger with its head at the end: what a particle begins follows its head."""
    particles = load_terms().particles
    head: list[int] = []
    for i, form in enumerate(forms):
        if form.lower() in particles and head:
            break
        if form.lower() not in particles and any(c.isalpha() for c in form):
            head.append(i)
    rest = [f for i, f in enumerate(forms) if i not in head]
    return (*rest, *(forms[i] for i in head))
