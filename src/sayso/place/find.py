"""Places in a Doc: toponyms found by the model and the gazetteer, resolved, literal or not."""

from __future__ import annotations

from sayso.gazetteer.index import Entry, Gazetteer, load_gazetteer
from sayso.lexicon.people import key_of, load_people
from sayso.mention.phrase import proper_parts
from sayso.parse.doc import Doc
from sayso.place.resolve import Resolved, Resolver, context_words
from sayso.records import Place
from sayso.text import Span

_RESOLUTION = {
    "PCLI": "country", "PCLS": "country", "PCL": "country", "PCLD": "country", "ADM1": "admin1",
    "ADM2": "admin2", "PPL": "city", "PPLC": "city", "PPLA": "city", "PPLX": "exact", "BLDG": "exact",
}  # fmt: skip
_LONGEST = 5
_SMALL = 15_000


def find_places(
    doc: Doc, *, gazetteer: Gazetteer | None = None, dateline: str | None = None
) -> tuple[Place, ...]:
    """The toponyms of `doc` in the order of the text; people's names are none. A nation's adjective
    ("Russian") is kept as not literal: it tells of a country, not of a spot."""
    source = gazetteer or load_gazetteer()
    spans = _recognise(doc, source)
    resolver = Resolver(doc.text, source)
    resolver.learn([doc.span(a, b) for a, b in spans])
    resolver.relearn([doc.span(a, b) for a, b in spans])
    out: list[Place] = []
    for a, b in spans:
        found = resolver.resolve(doc.span(a, b))
        found = _misspelt(doc, a, b, source, found) or found
        if found is None:
            if any(doc.name[i].endswith("LOC") for i in range(a, b)):
                out.append(_unknown(doc, a, b, len(out) + 1))
            continue
        out.append(_place(doc, a, b, found, len(out) + 1))
    return tuple(out)


def resolve_spans(
    text: str, spans: list[Span], *, gazetteer: Gazetteer | None = None
) -> list[Resolved | None]:
    """The places of given spans, resolved together."""
    resolver = Resolver(text, gazetteer or load_gazetteer())
    resolver.learn(spans)
    resolver.relearn(spans)
    return [resolver.resolve(s) for s in spans]


def _recognise(doc: Doc, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Token ranges that may be toponyms: names tagged LOC, and capitalised names of known places."""
    words = context_words()
    taken = [False] * len(doc)
    out: list[tuple[int, int]] = []
    person = [tag.endswith("PER") for tag in doc.name]
    surnames = {
        doc.low[last - 1]
        for first, last, tag in doc.names()
        if tag == "PER" and last > first + 1 and not gazetteer.lookup(doc.form[last - 1])
    }
    other = [0] * len(doc)
    for first, last, tag in doc.names():
        if tag in {"ORG", "EVENT", "NORP"}:
            other[first:last] = [last - first] * (last - first)
        if tag != "LOC" or doc.low[last - 1] in surnames:
            continue
        while last > first + 1 and doc.low[last - 1] in {"'s", "'", ".", ","}:
            last -= 1
        if not doc.form[first][:1].isalpha():
            continue
        for part in proper_parts(doc, first, last):
            out.append(part)
            taken[part[0] : part[1]] = [True] * (part[1] - part[0])
    i = 0
    while i < len(doc):
        form = doc.form[i]
        known = (
            doc.upos[i] in {"PROPN", "NOUN"}
            or doc.xpos[i] in {"NNP", "NNPS"}
            or (doc.upos[i] == "ADJ" and _demonym(form))
        )
        if taken[i] or person[i] or not form[:1].isupper() or not known:
            i += 1
            continue
        end = doc.sentence_of(i)[1]
        for last in range(min(end, i + _LONGEST), i, -1):
            if any(taken[k] or person[k] for k in range(i, last)):
                continue
            if not doc.form[last - 1][:1].isupper():
                continue
            weak = doc.form[i].casefold() in words["stop"] or len(form) < 3
            if last - i == 1 and weak and form not in {"US", "UK", "EU"}:
                continue
            name = doc.words(doc.span(i, last))
            if _demonym(name):
                out.append((i, last))
                i = last - 1
                break
            found = gazetteer.lookup(name)
            if not found:
                continue
            top = found[0]
            inside = any(other[k] > last - i for k in range(i, last)) and top.feature != "PCLI"
            big = top.main and (
                top.feature in {"PCLI", "ADM1", "RGN", "CONT", "SEA"} or top.population >= 100_000
            )
            local = _locative(doc, i, words) and top.main
            if (big and not inside) or (
                local and not inside and (top.population >= 1000 or last - i > 1)
            ):
                out.append((i, last))
                for k in range(i, last):
                    taken[k] = True
                i = last - 1
                break
        i += 1
    return sorted(out)


def _demonym(name: str) -> bool:
    known = load_people().known.get(key_of(name))
    return known is not None and known[0].how in {"adjective", "people"} and name[:1].isupper()


def _locative(doc: Doc, i: int, words: dict[str, frozenset[str]]) -> bool:
    """Does a locative preposition or a word like "town of" stand before token `i`?"""
    before = doc.low[i - 1] if i else ""
    return before in words["locative"] or before in words["kinds"]


def _misspelt(
    doc: Doc, a: int, b: int, gazetteer: Gazetteer, found: Resolved | None
) -> Resolved | None:
    """A name one or two letters off, only where a word like "town of" and a country contain it.

    "the Kenyan lake town of Kisumo" is Kisumu: same first letter, the country named beside it,
    a place of some size; and no place of the name as written, or a small one in another country.
    """
    words = context_words()
    if b - a != 1 or len(doc.form[a]) < 4:
        return None
    left = doc.low[max(0, a - 7) : a]
    if not any(w in words["kinds"] for w in left[-2:]):
        return None
    countries = {
        e.country
        for k in range(max(0, a - 7), a)
        for e in gazetteer.lookup(doc.form[k])
        if e.feature == "PCLI" and doc.form[k][:1].isupper()
    }
    if len(countries) != 1:
        return None
    (country,) = countries
    if found is not None and (found.entry.country == country or found.entry.population >= _SMALL):
        return None
    best: Entry | None = None
    low = doc.low[a]
    tried = {
        low[:k] + c + low[k + 1 :] for k in range(1, len(low)) for c in "abcdefghijklmnopqrstuvwxyz"
    }
    tried |= {low[:k] + low[k + 1 :] for k in range(1, len(low))}
    tried |= {
        low[:k] + c + low[k:] for k in range(1, len(low) + 1) for c in "abcdefghijklmnopqrstuvwxyz"
    }
    tried |= {low[:k] + low[k + 1] + low[k] + low[k + 2 :] for k in range(1, len(low) - 1)}
    for name in sorted(tried):
        for e in gazetteer.lookup(name):
            fits = e.country == country and e.population >= _SMALL and e.feature.startswith("PPL")
            if fits and (best is None or (e.population, -e.id) > (best.population, -best.id)):
                best = e
    return Resolved(doc.span(a, b), best, 0.5, "misspelt-in-context", ()) if best else None


def _place(doc: Doc, a: int, b: int, found: Resolved, number: int) -> Place:
    entry = found.entry
    return Place(
        id=f"p{number}",
        text=doc.words(doc.span(a, b)),
        span=doc.span(a, b),
        tokens=(a, b),
        name=entry.name,
        geonames=entry.geonames,
        country=entry.country,
        admin1=entry.admin1,
        feature=entry.feature,
        lat=round(entry.lat, 5),
        lon=round(entry.lon, 5),
        resolution=_RESOLUTION.get(entry.feature, "region"),
        literal=_literal(doc, a, b),
        rule=found.rule,
        alternatives=found.others,
    )


def _unknown(doc: Doc, a: int, b: int, number: int) -> Place:
    """A toponym that the gazetteer does not have: kept with its words, unresolved."""
    return Place(
        id=f"p{number}", text=doc.words(doc.span(a, b)), span=doc.span(a, b), tokens=(a, b),
        name=None, geonames=None, country=None, admin1=None, feature=None, lat=None, lon=None,
        resolution=None, literal=_literal(doc, a, b), rule="unresolved",
    )  # fmt: skip


def _literal(doc: Doc, a: int, b: int) -> bool:
    """Is the name a place here, not a government that acts ("Moscow said") or a modifier?"""
    words = context_words()
    if _demonym(doc.words(doc.span(a, b))):
        return False
    head = next((i for i in range(a, b) if not a <= doc.head[i] < b or doc.is_root(i)), b - 1)
    relation = doc.rel(head)
    follow = doc.low[b] if b < len(doc) else ""
    if doc.deprel[head] == "nmod:poss" or follow in {"'s", "'"}:
        after = doc.low[b + 1 : b + 4]
        return (
            not any(w in words["body"] for w in after)
            and relation != "nsubj"
            and any(
                w in words["kinds"]
                or w in {"capital", "border", "coast", "south", "north", "east", "west"}
                for w in after
            )
        )
    if relation in {"compound", "amod", "flat"} or (relation == "nmod" and head < doc.head[head]):
        return follow not in words["body"] and doc.low[doc.head[head]] in words["kinds"] | {
            "border", "area", "coast", "airport", "countryside", "outskirts", "suburbs", "street", "streets",
        }  # fmt: skip
    if relation in {"nsubj", "obj", "iobj"} and doc.deprel[head] != "nsubj:pass":
        return relation == "obj"
    return True
