"""Two claims side by side: what agrees, what disagrees, what forbids that they are one happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from sayso.corroborate.claim import Fact, Site, Words
from sayso.corroborate.party import match, names_of, same_party
from sayso.text import fold
from sayso.vocab import QUAD_CLASSES

SAME = 0.45
"""The mean score from which claims are one happening; chosen on ECB+ dev."""

WINDOW = 3
"""Days between two reports of one happening, where the texts do not date it."""

LONG = 30
"""Days after which an undated report no longer tells of the same happening."""

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
SAID = frozenset({"offered", "promised", "threatened", "demanded", "refused"})
OPEN = frozenset({"expected", "prepared", "conditional", "hypothetical", "cancelled"})
_FINE = frozenset({"exact", "city"})
_NEAR_KM = 10.0


@dataclass(frozen=True, slots=True)
class Field:
    """One field of two claims: agree, disagree or unknown; the points it gives; the values seen."""

    name: str
    verdict: str
    weight: float
    detail: str = ""
    veto: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims, by anchor in order, and their fields. `score` is 0 where the acts are unlike."""

    a: str
    b: str
    fields: tuple[Field, ...]
    score: float

    @property
    def vetoes(self) -> tuple[str, ...]:
        """The fields that forbid one happening."""
        return tuple(f.name for f in self.fields if f.veto)

    def field(self, name: str) -> Field:
        """The field of that name. Raises KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def compare(a: Fact, b: Fact, *, words: Words) -> Comparison:
    """Every field of two claims and one score. The same for (a, b) and (b, a)."""
    if b.anchor < a.anchor:
        a, b = b, a
    fields = tuple(_fields(a, b, words))
    return Comparison(a.anchor, b.anchor, fields, _score(fields))


def joining(a: Fact, b: Fact, *, words: Words) -> float | None:
    """The score of `compare`, or None where there is a veto; stops at the first one."""
    if b.anchor < a.anchor:
        a, b = b, a
    seen = []
    for field in _fields(a, b, words):
        if field.veto:
            return None
        seen.append(field)
    return _score(seen)


def _score(fields: Sequence[Field]) -> float:
    if not any(f.name == "act" and f.verdict == "agree" for f in fields):
        return 0.0
    return max(0.0, sum(f.weight for f in fields))


def _fields(a: Fact, b: Fact, words: Words) -> Iterator[Field]:
    """Every field, those that can forbid first, those that cost most last."""
    yield _day(a, b)
    yield _place(a, b)
    yield _victim(a, b)
    yield _standing(a, b)
    yield _narrative(a, b)
    yield _act(a, b, words)
    yield _actor(a, b)
    yield _number(a, b)
    yield _people(a, b)
    yield _alike("story", words.story(a.article, b.article), at_most=0.6)
    yield _alike("clause", words.clause(a, b), at_most=0.4)


def _act(a: Fact, b: Fact, words: Words) -> Field:
    """One act: the same trigger, an alike one, or the same core by other words.

    Other words cost less where one article tells what was done and the other what came of it.
    """
    detail = f"{' '.join(a.trigger)} / {' '.join(b.trigger)}"
    one, two = words.trigger(a), words.trigger(b)
    rival = bool(a.core and b.core and a.core != b.core)
    if rival:
        detail += f", {a.core} / {b.core}"
    if one and two and words.terms.alike(one[0], two[0]):
        weight = 0.0 if one[0] == two[0] else -0.03
        return Field("act", "agree", weight - 0.1 if rival else weight, detail)
    if (a.core and a.core == b.core) or {a.type, b.type} == {"casualties", "ASSAULT"}:
        near = a.article != b.article and (words.tells(a, b) or words.result(a) or words.result(b))
        return Field("act", "agree", -0.1 if near else -0.25, f"{detail}, {a.core or b.core}")
    return Field("act", "disagree" if rival or (one and two) else "unknown", 0.0, detail)


def _family(status: str | None) -> str | None:
    if status is None or status == "unknown":
        return None
    return "said" if status in SAID else "open" if status in OPEN else "done"


def _standing(a: Fact, b: Fact) -> Field:
    """A threat to strike is not the strike: what was said, what is open and what was done."""
    one, two = _family(a.status), _family(b.status)
    detail = f"{a.status} / {b.status}"
    if one is None or two is None:
        return Field("standing", "unknown", 0.0, detail)
    if one != two or (one == "said" and a.status != b.status):
        return Field("standing", "disagree", 0.0, detail, veto=True)
    return Field("standing", "agree", 0.0, detail)


def _narrative(a: Fact, b: Fact) -> Field:
    """Sums never join single acts; history joins only the happening that it dates itself."""
    one, two = a.narrative, b.narrative
    if (one == "aggregate") != (two == "aggregate"):
        return Field("narrative", "disagree", 0.0, f"{one} / {two}", veto=True)
    if one == "aggregate" and (a.start, a.end) != (b.start, b.end):
        return Field("narrative", "disagree", 0.0, "sums over different times", veto=True)
    for fact in (a, b):
        if fact.narrative == "background" and not (
            fact.told and fact.granularity in {"day", "time"}
        ):
            return Field(
                "narrative", "disagree", 0.0, f"{fact.anchor} is undated history", veto=True
            )
    return Field("narrative", "agree", 0.0, f"{one} / {two}")


def _km(a: Site, b: Site) -> float | None:
    """Kilometres along the great circle; None where a place has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, h)))


def _place(a: Fact, b: Fact) -> Field:
    """One site; where that is not known, a town named with both acts."""
    found = _site(a.place, b.place)
    fine = [f.place is not None and f.place.resolution in _FINE for f in (a, b)]
    both = sorted(set(a.towns) & set(b.towns))
    if found.verdict == "disagree" or all(fine) or not both or a.article == b.article:
        return found
    return Field("place", "agree", found.weight + 0.15, f"both tell of {', '.join(both)}")


def _site(a: Site | None, b: Site | None) -> Field:
    """The same place, or one within ten kilometres; another town or country is a veto."""
    if a is None or b is None:
        return Field("place", "unknown", 0.0)
    detail = f"{a.name or a.country} / {b.name or b.country}"
    if a.country and b.country and a.country != b.country:
        return Field("place", "disagree", -0.3, detail, veto=True)
    fine = a.resolution in _FINE and b.resolution in _FINE
    if a.geonames is not None and a.geonames == b.geonames:
        return Field("place", "agree", 0.3 if fine else 0.1, detail)
    if not fine:
        same = bool(a.country) and a.country == b.country
        if a.resolution == b.resolution and a.resolution not in {"country", None}:
            return Field("place", "disagree", -0.2, detail)
        return Field("place", "agree" if same else "unknown", 0.05 if same else 0.0, detail)
    far = _km(a, b)
    if far is None:
        return Field("place", "disagree", -0.2, detail)
    if far <= _NEAR_KM:
        return Field("place", "agree", 0.15, f"{detail}, {far:.0f} km")
    return Field("place", "disagree", -0.3, f"{detail}, {far:.0f} km", veto=True)


def _too_early(a: Fact, b: Fact) -> bool:
    """Was the article of `a`, which does not date the act, out before the day that `b` tells?"""
    if a.told or not b.told or a.day is None or b.days is None:
        return False
    return a.day < b.days[0] and _family(a.status) != "open"


def _day(a: Fact, b: Fact) -> Field:
    """One day, where both texts date the act; else reports that are not far apart."""
    one, two = a.days, b.days
    if one and two:
        apart = max((two[0] - one[1]).days, (one[0] - two[1]).days) + 1
        detail = f"{a.start} / {b.start}"
        if apart <= 0:
            short = max((one[1] - one[0]).days, (two[1] - two[0]).days) <= 1
            sure = a.told and b.told
            return Field("day", "agree", (0.2 if sure else 0.1) if short else 0.05, detail)
        if (a.told and b.told) or apart > WINDOW or _too_early(a, b) or _too_early(b, a):
            return Field("day", "disagree", -0.3, detail, veto=True)
        return Field("day", "disagree", -0.4 - 0.1 * apart, detail)
    for known, undated in ((one, b.day), (two, a.day)):
        if not known or not undated:
            continue
        late = (undated - known[0]).days
        if late < -1 and _family(a.status) != "open":
            return Field("day", "disagree", -0.3, f"{known[0]} is after {undated}", veto=True)
        if 0 <= late <= 1 and a.article != b.article:
            return Field("day", "agree", 0.1, f"{known[0]}, told of on {undated}")
    if a.day and b.day and not one and not two:
        apart = abs((a.day - b.day).days)
        detail = f"published {a.day} / {b.day}"
        if apart > WINDOW:
            return Field("day", "disagree", -0.1, detail, veto=apart > LONG)
        if apart <= 1 and a.article != b.article:
            return Field("day", "agree", 0.05, detail)
        return Field("day", "unknown", 0.0, detail)
    return Field("day", "unknown", 0.0)


def _victim(a: Fact, b: Fact) -> Field:
    """Whom the act struck. In meetings and pacts everybody counts: two with no common pair differ."""
    if (a.core or "") in MUTUAL:
        one, two = a.actors + a.recipients, b.actors + b.recipients
        detail = f"{names_of(one)} / {names_of(two)}"
        strange = [
            any(all(same_party(x, y) is False for y in other) for x in mine)
            for mine, other in ((one, two), (two, one))
        ]
        if one and two and all(strange):
            return Field("victim", "disagree", -0.3, detail, veto=True)
        found = match(one, two)
    else:
        detail = f"{names_of(a.recipients)} / {names_of(b.recipients)}"
        found = match(a.recipients, b.recipients)
    if found is None:
        return Field("victim", "unknown", 0.0, detail)
    if found:
        return Field("victim", "agree", 0.1, detail)
    return Field("victim", "disagree", -0.3, detail, veto=True)


def _actor(a: Fact, b: Fact) -> Field:
    """Who did it: no veto, for one blow can have rival perpetrators; who speaks, though, is the act."""
    found = match(a.actors, b.actors)
    detail = f"{names_of(a.actors)} / {names_of(b.actors)}"
    if found is False and a.core == b.core and QUAD_CLASSES.get(a.core or "", "")[:6] == "verbal":
        return Field("actor", "disagree", 0.0, detail, veto=True)
    if found is None:
        return Field("actor", "unknown", 0.0, detail)
    return Field("actor", "agree" if found else "disagree", 0.1 if found else 0.0, detail)


def _people(a: Fact, b: Fact) -> Field:
    """Whom the sentences name, by surname: two sentences about other people are rarely one act."""
    one = {fold(n).split()[-1] for n in a.people if n.strip()}
    two = {fold(n).split()[-1] for n in b.people if n.strip()}
    detail = f"{', '.join(a.people)} / {', '.join(b.people)}"
    if not one or not two:
        return Field("people", "unknown", 0.0, detail)
    if one & two:
        return Field("people", "agree", 0.05, detail)
    return Field("people", "disagree", -0.2, detail)


def _number(a: Fact, b: Fact) -> Field:
    """How many, kind by kind: equal exact numbers speak for one happening.

    Others say nothing, but that one speaker in one article rarely gives two numbers for one thing.
    """
    told = {q.kind: q for q in a.quantities}
    for q in b.quantities:
        p = told.get(q.kind)
        if p is None:
            continue
        detail = f"{q.kind}: {span_of(p.low, p.high)} / {span_of(q.low, q.high)}"
        if disjoint((p.low, p.high), (q.low, q.high)):
            own = a.article == b.article and a.root == b.root
            return Field("number", "disagree", -0.2 if own else 0.0, detail)
        if p.low == q.low and p.high == q.high and p.low not in {None, 0.0, 1.0}:
            return Field("number", "agree", 0.1, detail)
        return Field("number", "agree", 0.0, detail)
    return Field("number", "unknown", 0.0)


Interval = tuple[float | None, float | None]


def disjoint(a: Interval, b: Interval) -> bool:
    """Can no number lie in both? Ends are inclusive, None is open: "at least 9" and 12 overlap."""
    above = a[1] is not None and b[0] is not None and a[1] < b[0]
    below = b[1] is not None and a[0] is not None and b[1] < a[0]
    return above or below


def span_of(low: float | None, high: float | None) -> str:
    """An interval in words for display: "4", "9 or more", "3 to 5"."""
    if low is not None and low == high:
        return f"{low:g}"
    if high is None:
        return "any" if low is None else f"{low:g} or more"
    return f"up to {high:g}" if low is None else f"{low:g} to {high:g}"


def _alike(name: str, value: float | None, *, at_most: float) -> Field:
    """Words in common. Capped: one sentence copied into two reports must not outweigh the rest."""
    if value is None:
        return Field(name, "unknown", 0.0)
    verdict = "agree" if value >= 0.2 else "unknown"
    return Field(name, verdict, min(value, at_most), f"{value:.2f}")
