"""From tokens to references: phrases with their entity, codes and place; times and places of acts."""

from __future__ import annotations

from dataclasses import replace

from sayso.actor.code import Actors
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Attribution, Code, Happening, Place, Ref, Timex

_LOCATIVE = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "across", "around", "throughout", "within",
     "along", "including", "over", "off", "above", "under", "between", "through", "into", "onto"}
)  # fmt: skip
_BELOW = frozenset({"obj", "obl", "nmod", "xcomp", "ccomp", "iobj", "acl", "amod", "compound"})
_DEPTH = 4
_LOCAL = frozenset({"CVL", "COP", "LAB", "EDU", "MED", "AGR", "REL"})
_RULING = frozenset({"GOV", "COP", "JUD", "LEG"})
_AUTHORITY = _RULING | {"MIL"}
_AIMS = frozenset(
    {
        "demand",
        "demanding",
        "protest",
        "protesting",
        "calling",
        "call",
        "urging",
        "denouncing",
        "condemning",
        "opposing",
        "oppose",
        "denounce",
        "condemn",
        "seeking",
        "chanting",
        "press",
    }
)
_AGAINST = frozenset({"against", "at", "over", "in", "for"})
_FINENESS = {"exact": 0, "city": 1, "admin2": 2, "admin1": 3, "region": 4, "country": 5}


class Assembler:
    """Makes references out of the tokens that the readers found in one article."""

    def __init__(
        self,
        doc: Doc,
        clauses: Clauses,
        mentions: Mentions,
        actors: Actors,
        places: tuple[Place, ...],
        times: tuple[Timex, ...],
    ) -> None:
        self.doc = doc
        self.clauses = clauses
        self.mentions = mentions
        self.actors = actors
        self.places = places
        self.times = times
        self.place_at: dict[int, Place] = {
            i: p for p in places for i in range(p.tokens[0], p.tokens[1])
        }
        self._time_tokens: list[tuple[range, Timex]] = [(doc.tokens_in(t.span), t) for t in times]

    def ref(self, token: int, where: Place | None = None) -> Ref:
        """The phrase headed by `token` as a reference.

        Police, protesters, villagers and other local people without a country of their own are
        of the country where the act took place.
        """
        first, last = self.mentions.phrase(token)
        entity = self.mentions.entity_at(token)
        place = self.place_at.get(token)
        codes = self.actors.codes(token)
        if place is not None and place.literal and self.doc.upos[token] == "PROPN":
            codes = tuple(dict.fromkeys(Code(c.country, None) for c in codes))
        elif where is not None and where.country:
            codes = _local(codes, where.country)
        return Ref(
            entity=entity.id if entity else None,
            text=self.doc.words(self.doc.span(first, last)),
            span=self.doc.span(first, last),
            codes=codes,
            place=place.id if place else None,
        )

    def refs(self, tokens: tuple[int, ...], where: Place | None = None) -> tuple[Ref, ...]:
        """One reference a token, doubles (one entity or one span named twice) left out."""
        out: list[Ref] = []
        for token in tokens:
            ref = self.ref(token, where)
            if not ref.codes:
                ref = replace(ref, codes=self._owners_codes(token))
            if not any(r.span == ref.span or (r.entity and r.entity == ref.entity) for r in out):
                out.append(ref)
        return tuple(out)

    def _owners_codes(self, token: int) -> tuple[Code, ...]:
        """The countries of whose a thing without codes is: "Peru's offer" is Peru's."""
        if self.doc.upos[token] != "NOUN" or self.mentions.entity_at(token) is not None:
            return ()
        owners = self.doc.deps(token, "nmod:poss")
        countries = [c.country for o in owners for c in self.actors.codes(o) if c.country]
        return tuple(Code(c, None) for c in dict.fromkeys(countries))

    def crowd(self, actors: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """`actors` of a protest: people of a nation without a role ("Chilean beekeepers") are its
        civilians."""
        out = []
        for ref in actors:
            words = self.doc.tokens_in(ref.span)
            people = any(self.doc.xpos[i] in {"NNS", "NNPS"} for i in words)
            if people and ref.codes and all(c.country and c.sector is None for c in ref.codes):
                ref = replace(ref, codes=tuple(Code(c.country, "CVL") for c in ref.codes))
            out.append(ref)
        return tuple(out)

    def protested(self, tokens: tuple[int, ...], known: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Whom a protest is against: the authority in the words "against", "in protest at", "to demand",
        "calling for" beside it, of their own country too.
        """
        doc = self.doc
        aims = [
            k
            for t in tokens
            for k in doc.kids[t]
            if (doc.rel(k) in {"advcl", "acl"} and doc.low[k] in _AIMS)
            or (doc.rel(k) in {"obl", "nmod"} and self.clauses.preposition(k) in _AGAINST)
        ]
        for i in sorted(k for aim in aims for k in doc.subtree(aim)):
            if doc.upos[i] not in {"NOUN", "PROPN"} or doc.rel(i) == "conj":
                continue
            if any(r.span[0] <= doc.start[i] < r.span[1] for r in known):
                continue
            if any(c.country and c.sector in _AUTHORITY for c in self.actors.codes(i)):
                return (self.ref(i),)
        return ()

    def nation_below(self, tokens: tuple[int, ...], known: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """The nation that what is offered, refused, blamed or cut off is about: "refused to send
        troops to Chad", "rejected a Ugandan proposal", "cut off loans to Benin".

        The nearest country-coded word below the act or its light verb (`tokens`) that is not of `known`.
        """
        doc = self.doc
        coded = [r for r in known if any(c.country for c in r.codes)]
        countries = {c.country for r in coded for c in r.codes}
        level = list(tokens)
        for _ in range(_DEPTH):
            level = [
                k
                for i in level
                for k in doc.kids[i]
                if doc.rel(k) in _BELOW and self.clauses.preposition(k) not in {"as", "like"}
            ]
            for k in level:
                if doc.upos[k] not in {"NOUN", "PROPN", "ADJ"} or k in tokens:
                    continue
                if any(r.span[0] <= doc.start[k] < r.span[1] for r in coded) or self._spot(k):
                    continue
                found = {c.country for c in self.actors.codes(k) if c.country}
                if found and not found & countries:
                    return (self.ref(k),)
        return ()

    def _spot(self, token: int) -> bool:
        """ "talks in Guliston", "the Guliston crossing": a town is where an act is, a land may be
        whom it is about."""
        place = self.place_at.get(token)
        if place is None or place.resolution == "country":
            return False
        beside = self.doc.rel(token) in {"compound", "amod"}
        return beside or self.clauses.preposition(token) in _LOCATIVE

    def where(self, event: Happening) -> Place | None:
        """The place of an act: what its frame says, else the finest literal place of its clause,
        else where those are to whom it was done ("attacked soldiers in Kassala").

        Never the place of the speech verb, a government, or a modifier.
        """
        found = [p for t in event.places if (p := self.place_at.get(t)) is not None]
        if not found:
            for token in (event.token, *event.operators):
                found += self._locatives(token)
        if not found:
            for token in (*event.recipients, *event.actors):
                if self.doc.upos[token] == "NOUN":
                    found += [p for p in self._locatives(token) if p.literal]
        if not found:
            found = [
                p
                for t in event.recipients
                if (p := self.place_at.get(t)) is not None and self.doc.upos[t] == "PROPN"
            ]
        if not found:
            return None
        return min(found, key=lambda p: _FINENESS.get(p.resolution or "", 9))

    def _locatives(self, token: int) -> list[Place]:
        out = self._where_clause(token)
        for preposition, head in self.clauses.obliques(token):
            place = self.place_at.get(head)
            if place is not None and preposition in _LOCATIVE:
                out.append(place)
            elif place is None and preposition in _LOCATIVE:
                out += [
                    p
                    for k in self.doc.kids[head]
                    if self.doc.rel(k) in {"nmod", "compound", "appos", "flat"}
                    and (p := self.place_at.get(k)) is not None
                    and self.doc.name[k].endswith("LOC")
                ]
        return out

    def _where_clause(self, token: int) -> list[Place]:
        """ "Kyiv, where fighting eased": the place that the clause is about."""
        doc = self.doc
        home = token if doc.upos[token] == "VERB" else self.clauses.predicate(token)
        for verb in (home, *doc.ancestors(home)):
            if doc.deprel[verb] == "acl:relcl" and any(
                doc.low[k] == "where" for k in doc.kids[verb]
            ):
                found = [
                    self.place_at[k] for k in doc.subtree(doc.head[verb])
                    if k in self.place_at and k < verb and doc.name[k].endswith("LOC")
                ]  # fmt: skip
                return found[-1:]
            if doc.rel(verb) not in {"xcomp", "ccomp", "conj"}:
                break
        return []

    def time_of_cue(self, attribution: Attribution) -> str | None:
        """The time that a speech verb itself carries: "said on Sunday" dates the statement."""
        content = {i for a, b in attribution.tokens for i in range(a, b)}
        for tokens, timex in self._time_tokens:
            if not len(tokens) or timex.type not in {"DATE", "TIME"} or tokens[0] in content:
                continue
            head = self._head(tokens)
            if self.doc.head[head] == attribution.cue.token:
                return timex.id
        return None

    def _head(self, tokens: range) -> int:
        for i in tokens:
            if self.doc.head[i] not in tokens or self.doc.is_root(i):
                return i
        return tokens[-1]


def under(actors: tuple[Ref, ...], recipients: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """`recipients`, those of no named nation with that of the authorities who arrest, ban or put
    down: whom the police of a country hold is of that country unless the text says otherwise.
    """
    codes = {c for r in actors for c in r.codes}
    countries = {c.country for c in codes if c.country}
    if len(countries) != 1 or not any(c.sector in _RULING for c in codes):
        return recipients
    (country,) = countries
    return tuple(
        replace(r, codes=tuple(Code(country, c.sector) for c in r.codes))
        if r.codes and all(c.country is None and c.sector not in _RULING for c in r.codes)
        else r
        for r in recipients
    )


def _local(codes: tuple[Code, ...], country: str) -> tuple[Code, ...]:
    """`codes` with the country of the place, where they are of nobody but local people."""
    if codes and all(c.country is None and c.sector in _LOCAL for c in codes):
        return tuple(Code(country, c.sector) for c in codes)
    return codes
