"""Names that name one person or body: full names, surnames, short forms, acronyms, misspellings."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.lexicon.people import People
from sayso.mention.find import Hit, Name
from sayso.parse.doc import Doc
from sayso.records import Mention
from sayso.text import fold

_KIND = {"PER": "person", "ORG": "organization", "LOC": "place", "NORP": "group", "EVENT": "other"}
_NAME_PARTICLES = frozenset({"-", ".", "al", "el", "bin", "ibn", "van", "von", "de", "la", "der"})


@dataclass(slots=True, eq=False)
class Cluster:
    """An entity in the making."""

    name: str
    kind: str
    tag: str | None
    rule: str
    mentions: list[Mention] = field(default_factory=list)
    keys: set[tuple[str, ...]] = field(default_factory=set)
    gender: str | None = None


def distance(a: str, b: str, limit: int) -> int:
    """Edit distance with transpositions (optimal string alignment), or `limit` + 1 where larger."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before = before, row
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def _words(name: Name) -> tuple[str, ...]:
    return tuple(w for w in (fold(x) for x in name.words) if w not in {"-", ".", ",", '"', "'"})


def cluster_names(
    doc: Doc, names: tuple[Name, ...], hit_at: dict[int, Hit], people: People
) -> list[Cluster]:
    """The entities that the names of `doc` make, full names first.

    A surname alone joins the only person of that surname; where two share it, the one named
    last before it is not taken: the surname stays an entity of its own. A misspelling joins
    only a name of seven letters or more with the same initial, at most two letters away.
    """
    clusters: list[Cluster] = []
    for name in sorted(names, key=lambda n: (-len(_words(n)), n.mention.span)):
        words = _words(name)
        if not words:
            continue
        target = _find(clusters, name, words, hit_at, doc)
        if target is None:
            target = Cluster(_label(doc, name), _kind(name, hit_at), name.tag, f"name-{name.tag}")
            clusters.append(target)
        target.keys.add(words)
        target.mentions.append(name.mention)
        if target.gender is None and target.tag == "PER":
            target.gender = _gender(doc, name, people)
    return clusters


def _label(doc: Doc, name: Name) -> str:
    return " ".join(doc.words(name.mention.span).split())


def _kind(name: Name, hit_at: dict[int, Hit]) -> str:
    hit = hit_at.get(name.mention.head)
    if hit is not None and name.tag in {"LOC", "ORG"}:
        known = hit.known[0]
        if known.how in {"name", "seat"}:
            return "government" if known.how == "seat" and name.tag == "ORG" else _KIND[name.tag]
        if known.codes[0].sector == "GOV":
            return "government"
    return _KIND[name.tag]


def _find(
    clusters: list[Cluster],
    name: Name,
    words: tuple[str, ...],
    hit_at: dict[int, Hit],
    doc: Doc,
) -> Cluster | None:
    same = [c for c in clusters if words in c.keys]
    if same:
        fitting = [c for c in same if c.tag == name.tag]
        return (fitting or same)[0]
    if name.tag == "PER":
        return _find_person([c for c in clusters if c.tag == "PER"], words)
    if len(words) == 1 and len(words[0]) >= 4 and name.mention.head not in hit_at:
        surname = [
            c
            for c in clusters
            if c.tag == "PER" and any(len(k) > 1 and k[-1] == words[0] for k in c.keys)
        ]
        if len(surname) == 1:
            return surname[0]
    if name.tag == "ORG":
        return _find_body([c for c in clusters if c.tag in {"ORG", "LOC"}], name, words, doc)
    if name.tag in {"LOC", "NORP"}:
        hit = hit_at.get(name.mention.head)
        if hit is not None and hit.known[0].how == "name":
            for c in clusters:
                if c.tag == name.tag and any(
                    (h := hit_at.get(m.head)) is not None and h.known[0] == hit.known[0]
                    for m in c.mentions
                ):
                    return c
    return None


def _find_person(people: list[Cluster], words: tuple[str, ...]) -> Cluster | None:
    if len(words) == 1:
        (word,) = words
        fits = [c for c in people if any(len(k) > 1 and k[-1] == word for k in c.keys)]
        if not fits:
            fits = [c for c in people if any(len(k) > 1 and word in k for k in c.keys)]
        if not fits and len(word) >= 7:
            fits = [c for c in people if any(_misspelt(k[-1], word) for k in c.keys)]
        return fits[0] if len(fits) == 1 else None
    fits = []
    for c in people:
        for k in c.keys:
            if len(k) < 2 or k[-1][0] != words[-1][0]:
                continue
            last = k[-1] == words[-1] or (
                len(k[-1]) >= 7 and _misspelt(k[-1], words[-1]) and k[0] == words[0]
            )
            first = k[0] == words[0] or k[0][0] == words[0].rstrip(".") or set(words) <= set(k)
            if last and first:
                fits.append(c)
                break
    return fits[0] if len(fits) == 1 else None


def _misspelt(a: str, b: str) -> bool:
    """Same initial and two edits apart at most, or the same five consonants or more in order."""
    if a[0] != b[0]:
        return False
    bones = [[c for c in w if c not in "aeiouy"] for w in (a, b)]
    return distance(a, b, 2) <= 2 or (len(bones[0]) >= 5 and bones[0] == bones[1])


def _find_body(
    bodies: list[Cluster], name: Name, words: tuple[str, ...], doc: Doc
) -> Cluster | None:
    text = doc.words(name.mention.span)
    if len(words) == 1 and text.replace(".", "").isupper() and 2 <= len(text) <= 8:
        letters = fold(text).replace(".", "")
        for c in bodies:
            if any(_initials(k) == letters for k in c.keys):
                return c
        before = name.mention.start - 1
        if before > 1 and doc.form[before] == "(":
            for c in bodies:
                if any(m.end == before for m in c.mentions):
                    return c
    fits = [
        c
        for c in bodies
        if c.tag == "ORG"
        and any(
            len(k) > len(words) and (k[-len(words) :] == words or k[: len(words)] == words)
            for k in c.keys
        )
    ]
    return fits[0] if len(fits) == 1 and (len(words) > 1 or len(words[0]) > 3) else None


def _initials(words: tuple[str, ...]) -> str:
    return "".join(w[0] for w in words if w not in {"of", "the", "and", "for", "in", "'s"})


def _gender(doc: Doc, name: Name, people: People) -> str | None:
    """From the title before the name, the noun in apposition, or the given name."""
    first = doc.sentence_of(name.mention.head)[0]
    for i in range(max(first, name.mention.start - 3), name.mention.start):
        if doc.low[i] in people.gender:
            return people.gender[doc.low[i]]
    for k in doc.kids[name.mention.head]:
        if doc.rel(k) == "appos" and doc.low[k] in people.gender:
            return people.gender[doc.low[k]]
    return people.given.get(_words(name)[0]) if len(_words(name)) > 1 else None
