"""Country and sector of everybody in a Doc: PLOVER 2.0 codes from names, roles and their modifiers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sayso.actor.words import animate, counted, ethnic, former
from sayso.lexicon.people import Known, Role
from sayso.mention.find import role_at
from sayso.mention.phrase import core
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Code, Entity
from sayso.text import fold

_FROM = frozenset({"of", "from", "in", "for", "at", "within", "against", "throughout", "across"})


@dataclass(frozen=True, slots=True)
class Coding:
    """Codes with the rule that gave them; `countries` in the order of their weight."""

    codes: tuple[Code, ...]
    rule: str


_DEEP = 3
_AT_HOME = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "REB", "SPY", "PTY", "OPP"})
_NOTHING = Coding((), "none")


class Actors:
    """The codes of the phrases and entities of one article.

    `places` gives the country of tokens that name a place, as the place reader resolved them.
    `published` (ISO date or None) decides between dated codes; undated articles take the latest.
    `home` is the country that the article is about, where it is about one: "the police" and "the
    prime minister" of no named nation are of it. `speakers` gives for "we" and "our" in a
    quotation the head token of who is quoted.
    """

    def __init__(
        self,
        doc: Doc,
        clauses: Clauses,
        mentions: Mentions,
        *,
        published: str | None,
        places: dict[int, str] | None = None,
        home: str | None = None,
        speakers: dict[int, int] | None = None,
    ) -> None:
        self.doc = doc
        self.clauses = clauses
        self.mentions = mentions
        self.people = mentions.people
        self.published = published
        self.places = places or {}
        self.home = home
        self.speakers = speakers or {}
        self._local: dict[int, Coding] = {}
        self._busy: set[int] = set()
        self.entity_codes: dict[str, tuple[Code, ...]] = {}
        for entity in mentions.entities:
            self.entity_codes[entity.id] = self._code_entity(entity)

    def codes(self, token: int) -> tuple[Code, ...]:
        """Who the phrase headed by `token` is to PLOVER; empty where the text does not say."""
        return self.coding(token).codes

    def coding(self, token: int) -> Coding:
        """As `codes`, with the rule."""
        found = self._told(token)
        if self.home is None or any(c.country or c.sector not in _AT_HOME for c in found.codes):
            return found
        if not found.codes or self.doc.low[token] in self.people.general:
            return found
        return Coding(tuple(Code(self.home, c.sector) for c in found.codes), "home")

    def _told(self, token: int) -> Coding:
        """What the text says of the phrase or its entity, the article's country left out."""
        entity = self.mentions.entity_at(token)
        local = self.local(token)
        if entity is None:
            return local
        known = self.entity_codes.get(entity.id, ())
        if not known:
            return local
        if not local.codes or self._poorer(local.codes, known):
            return Coding(known, "entity")
        return local

    @staticmethod
    def _poorer(local: tuple[Code, ...], known: tuple[Code, ...]) -> bool:
        return not any(c.country for c in local) or (
            not any(c.sector for c in local)
            and any(c.sector for c in known)
            and {c.country for c in local} <= {c.country for c in known}
        )

    def local(self, token: int) -> Coding:
        """What the words of the phrase of `token` itself say."""
        if token in self._local:
            return self._local[token]
        if token in self._busy:
            return _NOTHING
        self._busy.add(token)
        found = self._local_coding(token)
        self._busy.discard(token)
        self._local[token] = found
        return found

    # -- one phrase

    def _local_coding(self, token: int) -> Coding:
        doc = self.doc
        if token in self.speakers:
            return Coding(self.codes(self.speakers[token]), "speaker")
        if doc.upos[token] == "PRON":
            return _NOTHING
        hit = self.mentions.hit_at.get(token)
        if hit is not None and ethnic(self.doc, token):
            lands = self._deep_country(token)
            return Coding(tuple(Code(c, "CVL") for c in lands) or (Code(None, "CVL"),), "ethnic")
        if hit is not None and not self._is_person_name(token):
            known = self._dated(hit.known)
            if known is not None and known.how != "adjective":
                return self._by_table(token, known)
            if known is not None and role_at(doc, token, self.people) is None:
                return Coding(known.codes, "adjective-as-noun")
        if token in self.places and hit is None and not self._is_person_name(token):
            return Coding((Code(self.places[token], None),), "place")
        who = counted(self.doc, self.clauses, token)
        if who is not None:
            return self.local(who)
        named = self._named_body(token)
        if named is not None:
            return named
        found = role_at(doc, token, self.people)
        role = self.people.roles[found[1]] if found else None
        countries, sectors = self._modifiers(token, found[0] if found else token)
        if self._is_person_name(token):
            return self._person(token, countries, sectors)
        sector = self._sector(token, role, sectors, found[1] if found else "")
        if role is not None and role.country:
            return Coding((Code(role.country, role.sector),), "role-body")
        if not countries and (role or sector):
            countries = self._shared_country(token) or self._deep_country(token)
        if countries:
            vague = self.doc.low[token] in self.people.vague or animate(self.doc, token)
            if role is None and sector is None and not vague and not self._is_body(token):
                return _NOTHING
            return Coding(tuple(Code(c, sector) for c in countries), "modifier")
        if sector is not None:
            return Coding((Code(None, sector),), "role")
        return _NOTHING

    def _by_table(self, token: int, known: Known) -> Coding:
        """A body of the tables; a nation's adjective before it wins over its own country."""
        if known.how == "actor" and known.codes[0].sector in {"LEG", "MIL", "GOV", "COP"}:
            first, _ = core(self.doc, token)
            for i in range(first, token):
                hit = self.mentions.hit_at.get(i)
                if (
                    hit is not None
                    and hit.known[0].how in {"adjective", "name"}
                    and hit.end <= token
                ):
                    country = hit.known[0].codes[0].country
                    return Coding((Code(country, known.codes[0].sector),), "table+adjective")
        return Coding(known.codes, f"table-{known.how}")

    def _is_person_name(self, token: int) -> bool:
        entity = self.mentions.entity_at(token)
        return entity is not None and entity.tag == "PER" and self.doc.upos[token] == "PROPN"

    def _is_body(self, token: int) -> bool:
        entity = self.mentions.entity_at(token)
        return entity is not None and entity.kind in {"organization", "government", "group"}

    def _dated(self, known: tuple[Known, ...]) -> Known | None:
        """The entry that held on the article's date; the latest where there is no date."""
        day = self.published or "9999"
        for entry in known:
            if (entry.since is None or entry.since <= day) and (
                entry.until is None or day < entry.until
            ):
                return entry
        return known[-1] if known else None

    def _modifiers(self, token: int, role_start: int) -> tuple[list[str], list[str]]:
        """Countries and sectors that the modifiers of `token` name, nearest relation first."""
        doc = self.doc
        countries: list[str] = []
        sectors: list[str] = []

        def take(codes: tuple[Code, ...]) -> None:
            for code in codes:
                if code.country and code.country not in countries:
                    countries.append(code.country)
                if code.sector and code.sector not in sectors:
                    sectors.append(code.sector)

        first, last = core(doc, token)
        for i in range(first, last):
            if i == token or (role_start <= i < token):
                continue
            hit = self.mentions.hit_at.get(i)
            if i and doc.low[i - 1] == "ethnic":
                continue
            if hit is not None and hit.start == i and not (hit.start <= token < hit.end):
                known = self._dated(hit.known)
                if known is not None and not (
                    known.how in {"name", "seat"} and self._inside_person(i, token)
                ):
                    codes = known.codes
                    if known.how == "seat":
                        codes = tuple(Code(c.country, None) for c in codes)
                    take(codes)
            elif hit is None and i in self.places and i < token:
                take((Code(self.places[i], None),))
            elif hit is None and i < token:
                found = role_at(doc, i, self.people)
                if found is not None and self.people.roles[found[1]].sector:
                    sector = self.people.roles[found[1]].sector
                    if sector and sector not in sectors:
                        sectors.append(sector)
        for k in doc.kids[token]:
            relation = doc.deprel[k]
            if relation == "nmod:poss":
                take(self._told(k).codes if doc.upos[k] == "PRON" else self._whole(k))
            elif (doc.rel(k) == "nmod" and self.clauses.preposition(k) in _FROM) or (
                doc.rel(k) in {"appos", "flat"} and k > token
            ):
                take(self._whole(k))
            elif relation == "nmod:desc" or (doc.rel(k) in {"compound", "nmod"} and k < token):
                inner = self.local(k)
                take(inner.codes)
        return countries, sectors

    def _inside_person(self, i: int, token: int) -> bool:
        """Is the hit at `i` a word of a person's name ("Jordan", "Chad", "Georgia Meloni")?"""
        return self.doc.name[i].endswith("PER")

    def _whole(self, token: int) -> tuple[Code, ...]:
        out = list(self._told(token).codes)
        for k in self.doc.kids[token]:
            if self.doc.rel(k) == "conj":
                out += [c for c in self._told(k).codes if c not in out]
        return tuple(out)

    def _sector(self, token: int, role: Role | None, sectors: list[str], key: str) -> str | None:
        """The role's own sector, or that of the body a spokesman, leader or member belongs to."""
        own = role.sector if role else None
        word = self.doc.low[token]
        general = word in self.people.general
        if sectors and (own is None or (general and " " not in key)):
            better = [s for s in sectors if s not in {"GOV", "CVL"}]
            best = (better or sectors)[0]
            return own if (own, best) == ("LAB", "BUS") else best
        return own

    def _person(self, token: int, countries: list[str], sectors: list[str]) -> Coding:
        """A named person: the roles before and beside the name."""
        if not countries:
            countries = self._leader(token, titled=bool(sectors))
            if countries and not sectors:
                sectors = ["GOV"]
        if not countries and not sectors:
            return _NOTHING
        sector = None
        if sectors:
            better = [s for s in sectors if s not in {"CVL", "GOV"}]
            sector = sectors[0] if sectors[0] != "GOV" or not better else better[0]
            if sector == "GOV" and former(self.doc, token):
                sector = "ELI"
        return Coding(tuple(Code(c, sector) for c in countries) or (Code(None, sector),), "title")

    def _leader(self, token: int, *, titled: bool) -> list[str]:
        """The country of a well-known office holder, by full name, or by surname under a title."""
        entity = self.mentions.entity_at(token)
        if entity is None:
            return []
        name = fold(entity.name).replace(".", "")
        found = self.people.leaders.get(name)
        if found is None or (len(name.split()) == 1 and (not titled or len(found) > 1)):
            return []
        return list(found[:1])

    def _named_body(self, token: int) -> Coding | None:
        """ "the charity Oxfam": the body that a common noun introduces."""
        doc = self.doc
        if doc.upos[token] != "NOUN":
            return None
        for k in doc.deps(token, "appos", "flat"):
            hit = self.mentions.hit_at.get(k)
            known = self._dated(hit.known) if hit is not None else None
            if k > token and known is not None and known.how == "actor":
                return Coding(known.codes, "table-actor")
        return None

    def _deep_country(self, token: int) -> list[str]:
        """ "victims of the floods in Chad": the first place down the chain of what restricts it."""
        doc, node = self.doc, token
        for _ in range(_DEEP):
            nouns = [k for k in doc.kids[node] if doc.rel(k) == "nmod" and k > node]
            for k in nouns:
                if k in self.places and self.clauses.preposition(k) in _FROM:
                    return [self.places[k]]
            if len(nouns) != 1:
                return []
            node = nouns[0]
        return []

    def _shared_country(self, token: int) -> list[str]:
        """ "Russian soldiers and police": the first conjunct's adjective serves the others."""
        doc = self.doc
        if doc.rel(token) == "conj" and not doc.is_root(token):
            head = doc.head[token]
            if doc.upos[head] in {"NOUN", "PROPN"} and role_at(doc, head, self.people):
                return [c.country for c in self.local(head).codes if c.country]
        return []

    # -- entities

    def _code_entity(self, entity: Entity) -> tuple[Code, ...]:
        """The codes that most mentions agree on; the tables win for named bodies and nations."""
        countries: Counter[str] = Counter()
        sectors: Counter[str] = Counter()
        for mention in entity.mentions:
            if mention.kind == "pronoun":
                continue
            coding = self.local(mention.head)
            weight = 3 if coding.rule.startswith("table") else 1
            for code in coding.codes:
                if code.country:
                    countries[code.country] += weight
                if code.sector:
                    sectors[code.sector] += weight + (code.sector not in {"GOV", "CVL"})
        if not countries and not sectors:
            return ()
        top = max(countries.values(), default=0)
        kept = [c for c in countries if countries[c] * 2 >= top]
        sector = max(sectors, key=lambda s: sectors[s]) if sectors else None
        if not kept and self.home and sector in _AT_HOME:
            return (Code(self.home, sector),)
        return tuple(Code(c, sector) for c in kept) or (Code(None, sector),)
