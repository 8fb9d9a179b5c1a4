"""Which place a name means: by size, by what stands beside it, and by the rest of the article."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.gazetteer.index import Entry, Gazetteer, fold_name
from sayso.lexicon.people import key_of, load_nations, load_people
from sayso.text import Span

_PRIOR = {
    "PCLI": 8.2, "PCLS": 7.5, "PCL": 7.3, "PCLD": 7.0, "ADM1": 6.2, "CONT": 8.5, "PPLC": 6.4,
    "RGN": 6.6, "SEA": 6.5, "OCN": 7.0, "STM": 6.0, "GULF": 6.3, "ISL": 6.0, "ISLS": 6.0, "ADM2": 3.6,
    "ZN": 8.0,
}  # fmt: skip
_TAIL = re.compile(r"^\s*,?\s*\(?\s*([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})")
_NEAR_KM = 200.0
_SURE = 0.7


@lru_cache(maxsize=1)
def context_words() -> dict[str, Any]:
    """States' short forms and the word lists of lexicon/en/places_context.toml."""
    path = files("sayso.lexicon") / "en" / "places_context.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {"states": raw["states"], **{k: frozenset(v) for k, v in raw["words"].items()}}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place for a span, with its margin over the next reading and the rule that decided."""

    span: Span
    entry: Entry
    margin: float
    rule: str
    others: tuple[int, ...]


def distance_km(a: Entry, b: Entry) -> float:
    """Great-circle distance."""
    x, y = math.radians(a.lat), math.radians(b.lat)
    dl = math.radians(b.lon - a.lon)
    h = math.sin((y - x) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin(dl / 2) ** 2
    return 6371.0 * 2 * math.asin(min(1.0, math.sqrt(h)))


class Resolver:
    """Resolves the toponyms of one article together."""

    def __init__(
        self, text: str, gazetteer: Gazetteer, *, home: Counter[str] | None = None
    ) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.words = context_words()
        self.countries: Counter[str] = Counter(home or {})
        self.admins: Counter[tuple[str, str]] = Counter()
        self.anchors: list[Entry] = []

    def candidates(self, span: Span) -> tuple[Entry, ...]:
        """The readings of the words of `span`, by name, and by name without its kind."""
        name = self.text[span[0] : span[1]].strip(" \n\t,.;:'’\"")
        name = re.sub(r"['’]s?$", "", name)
        low = fold_name(name)
        nation = self._demonym(name)
        if nation:
            return nation
        found = list(self.gazetteer.lookup(name))
        state = self.words["states"].get(low.replace(" ", ""))
        if state is not None and (len(low) <= 4 or "." in self.text[span[0] : span[1] + 1]):
            states = [
                e
                for e in self.gazetteer.lookup(state)
                if e.feature == "ADM1" and e.country == "USA"
            ]
            if states and (
                name.isupper() or "." in self.text[span[0] : span[1] + 1] or name[:1].isupper()
            ):
                return tuple(states)
        if low.endswith(" county") and not found:
            found = list(self.gazetteer.lookup(name.rsplit(" ", 1)[0]))
        for prefix in ("city of ", "town of ", "the ", "greater ", "downtown ", "port of ", "province of ", "republic of ",
                       "northern ", "southern ", "eastern ", "western ", "central ", "north ", "south ", "east ", "west ",
                       "northeastern ", "northwestern ", "southeastern ", "southwestern ", "mount "):  # fmt: skip
            if not found and low.startswith(prefix):
                found = list(self.gazetteer.lookup(low[len(prefix) :]))
        for suffix in (" city", " county", " province", " region", " state", " district", " island", " oblast", " area",
                       " valley", " governorate", " parish", " prefecture", " town", " township", " peninsula", " village", " metro"):  # fmt: skip
            if not found and low.endswith(suffix):
                found = list(self.gazetteer.lookup(low[: -len(suffix)]))
        return tuple(found[:60])

    def _demonym(self, name: str) -> tuple[Entry, ...]:
        """The country of an adjective or people's noun ("Canadian" is Canada, not a town in Texas)."""
        known = load_people().known.get(key_of(name))
        if known is None or known[0].how not in {"adjective", "people"} or not name[:1].isupper():
            return ()
        for code in known[0].codes:
            names = load_nations().get(code.country or "", ())
            for nation in names:
                found = [
                    e
                    for e in self.gazetteer.lookup(nation)
                    if e.feature in {"PCLI", "PCLS", "RGN", "PCL"}
                ]
                if found:
                    return tuple(found[:1])
        return ()

    def tail(self, span: Span) -> tuple[set[str], set[str]]:
        """Countries and first-order divisions named right after: "Gomel, Belarus", "Paris, Texas"."""
        after = self.text[span[1] : span[1] + 45]
        countries: set[str] = set()
        admins: set[str] = set()
        if not after.lstrip(" ").startswith((",", "(")):
            return countries, admins
        match = _TAIL.match(after)
        if not match:
            return countries, admins
        words = match.group(1).split(" ")
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            state = self.words["states"].get(fold_name(name).replace(" ", ""))
            entries = self.gazetteer.lookup(state or name)
            top = [
                e for e in entries if e.feature in {"PCLI", "PCLS", "ADM1", "RGN", "PCL", "ADM2"}
            ]
            if top:
                countries |= {
                    e.country for e in top if e.feature in {"PCLI", "PCLS", "PCL"} and e.country
                }
                admins |= {e.admin1 or e.name for e in top if e.feature in {"ADM1", "ADM2", "RGN"}}
                break
        return countries, admins

    def learn(self, spans: list[Span]) -> None:
        """Votes of the article: its countries, divisions, and places that have one reading."""
        seen: set[str] = set()
        for span in spans:
            found = self.candidates(span)
            if not found:
                continue
            key = fold_name(self.text[span[0] : span[1]])
            countries, admins = self.tail(span)
            top = max(found, key=self._prior)
            if top.feature in {"PCLI", "PCLS"} and top.country:
                rivals = [e for e in found if e.feature == "ADM1" and e.country != top.country]
                self.countries[top.country] += 1 if not rivals else 0
            elif top.feature == "ADM1" and top.country:
                if len({e.country for e in found if self._prior(e) > 5}) == 1:
                    self.countries[top.country] += 1
                    self.admins[top.country, top.admin1 or top.name] += 1
            elif countries or admins:
                for e in found:
                    if e.country in countries or e.admin1 in admins:
                        self.anchors.append(e)
                        if e.country:
                            self.countries[e.country] += 1
                            self.admins[e.country, e.admin1 or ""] += 1
                        break
            elif key not in seen and (
                len(found) == 1 or self._prior(top) - self._second(found, top) > 1.2
            ):
                self.anchors.append(top)
                if top.country:
                    self.countries[top.country] += 1
                    self.admins[top.country, top.admin1 or ""] += 1
            seen.add(key)

    def relearn(self, spans: list[Span]) -> None:
        """A second round of votes, from what the first round resolved with a margin."""
        resolved = [r for s in spans if (r := self.resolve(s)) is not None]
        self.countries, self.admins, self.anchors = Counter(), Counter(), []
        seen: set[tuple[int, str]] = set()
        for r in resolved:
            key = (r.entry.id, fold_name(self.text[r.span[0] : r.span[1]]))
            if r.margin < _SURE or not r.entry.country or key in seen:
                continue
            seen.add(key)
            self.countries[r.entry.country] += 1
            if r.entry.admin1:
                self.admins[r.entry.country, r.entry.admin1] += 1
            if r.entry.feature in {"PPL", "PPLC", "ADM2"}:
                self.anchors.append(r.entry)

    def _after_comma(self, span: Span) -> bool:
        """Does a capitalised word and a comma stand right before ("Rochester, New York")?"""
        return bool(re.search(r"[A-Z][\w.'’-]+,\s$", self.text[max(0, span[0] - 30) : span[0]]))

    def _second(self, found: tuple[Entry, ...], top: Entry) -> float:
        others = [self._prior(e) for e in found if e is not top and distance_km(e, top) > 100]
        return max(others, default=0.0)

    def _prior(self, entry: Entry) -> float:
        size = math.log10(entry.population + 10)
        if entry.feature == "PPLC":
            return max(_PRIOR["PPLC"], size) - (0.0 if entry.main else 1.5)
        if entry.feature in _PRIOR:
            return _PRIOR[entry.feature] - (0.0 if entry.main else 0.5)
        return size - (0.0 if entry.main else 0.7)

    def resolve(self, span: Span) -> Resolved | None:
        """The best reading of `span`, or None where no reading is known."""
        found = self.candidates(span)
        if not found:
            return None
        countries, admins = self.tail(span)
        total = sum(self.countries.values()) or 1
        inside = self._after_comma(span)
        scored: list[tuple[float, Entry, str]] = []
        for entry in found:
            score = self._prior(entry)
            rule = "size"
            if inside and entry.feature in {"ADM1", "PCLI", "PCLS"}:
                score, rule = score + 3.0, "container"
            if entry.country in countries or (
                entry.admin1 in admins and entry.feature not in {"PCLI"}
            ):
                score, rule = score + 5.5, "tail"
            if entry.country:
                share = self.countries[entry.country] / total
                score += 2.5 * share
                division = self.admins[entry.country, entry.admin1 or ""]
                if division:
                    score += min(1.5, 0.75 * division)
            if entry.feature not in {"PCLI", "CONT", "ADM1", "RGN", "SEA", "OCN"}:
                near = min(
                    (distance_km(entry, a) for a in self.anchors if a.id != entry.id), default=9e9
                )
                score += 2.0 * math.exp(-near / _NEAR_KM)
            scored.append((score, entry, rule))
        scored.sort(key=lambda s: (-s[0], s[1].id))
        best, entry, rule = scored[0]
        margin = best - scored[1][0] if len(scored) > 1 else 9.0
        return Resolved(
            span, entry, margin, f"{rule}-{entry.feature.lower()}",
            tuple(e.geonames for _, e, _ in scored[1:4] if e.geonames),
        )  # fmt: skip
