"""Which texts are copies of one another: the words shared outside quotations, by containment.

A cut wire story is contained in the whole one, so the test is containment in the shorter text and
not Jaccard. Candidates come from sampled hashes, which a ledger can keep in a table; the test itself
reads all hashes of both texts. Quotations are left out: a shared one is one say-so, not a copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from sayso.parse.quotes import find_quotes
from sayso.text import fold

SIZE = 5
SAMPLE = 8
COPY = 0.5
SHARES = 0.3
CROWDED = 1000
"""A hash in more articles than this is boilerplate and makes no candidates."""

SHORT = 8
"""Texts with fewer 5-grams than this are not compared: they hold nothing that tells."""


@dataclass(frozen=True, slots=True)
class Print:
    """The 5-grams of one text outside its quotations, as hashes of 63 bits."""

    grams: frozenset[int]

    @property
    def sample(self) -> tuple[int, ...]:
        """The hashes to look candidates up by: one of eight, in order."""
        return tuple(sorted(g for g in self.grams if g % SAMPLE == 0))


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles in order and how much of the shorter one is in the other, 0 to 1."""

    a: str
    b: str
    containment: float

    @property
    def kind(self) -> str:
        """ "copy" or "shares": shares text, so not independent, but not merged."""
        return "copy" if self.containment >= COPY else "shares"


@dataclass(frozen=True, slots=True)
class Copies:
    """What copies what. `group` gives each article's text: the id of the article it is a copy of."""

    group: Mapping[str, str]
    links: tuple[Link, ...]

    def independent(self, a: str, b: str) -> bool:
        """Do two articles share too little text for one to be made from the other?"""
        if self.group.get(a, a) == self.group.get(b, b):
            return False
        pair = (a, b) if a < b else (b, a)
        return all((k.a, k.b) != pair for k in self.links)


def fingerprint(text: str) -> Print:
    """The Print of one text. The same words give the same hashes on every machine."""
    words: list[str] = []
    at = 0
    for quote in find_quotes(text):
        words += _words(text[at : quote.span[0]])
        at = max(at, quote.span[1])
    words += _words(text[at:])
    return Print(
        frozenset(_hash(" ".join(words[i : i + SIZE])) for i in range(len(words) - SIZE + 1))
    )


def _words(text: str) -> list[str]:
    plain = "".join(c if c.isalnum() else " " for c in fold(text).replace("'", ""))
    return plain.split()


def _hash(gram: str) -> int:
    digest = blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def containment(a: Print, b: Print) -> float:
    """The share of the shorter text's 5-grams that the other has too; 0 for texts too short to tell."""
    short = min(len(a.grams), len(b.grams))
    return len(a.grams & b.grams) / short if short >= SHORT else 0.0


def find_links(prints: Mapping[str, Print]) -> tuple[Link, ...]:
    """The pairs of articles that are not independent, in order."""
    holders: dict[int, list[str]] = defaultdict(list)
    for article in sorted(prints):
        for gram in prints[article].sample:
            holders[gram].append(article)
    pairs = {
        pair
        for articles in holders.values()
        if 1 < len(articles) <= CROWDED
        for pair in combinations(articles, 2)
    }
    found = (Link(a, b, containment(prints[a], prints[b])) for a, b in sorted(pairs))
    return tuple(k for k in found if k.containment >= SHARES)


def find_copies(prints: Mapping[str, Print]) -> Copies:
    """The groups of copies and the links between all texts; the same for any order of articles."""
    links = find_links(prints)
    return Copies(group_copies(prints, links), links)


def group_copies(articles: Iterable[str], links: Iterable[Link]) -> dict[str, str]:
    """The text of each article: stars of direct copies, never chains.

    The article with the most copies still free is a text, with all of them; then the next one.
    Ties fall to the higher sum of containment, then to the smaller id. A copy that is nearer to
    another text's centre goes there.
    """
    near: dict[str, dict[str, float]] = {a: {} for a in articles}
    for link in links:
        if link.containment >= COPY:
            near[link.a][link.b] = near[link.b][link.a] = link.containment
    free = {a for a, found in near.items() if found}
    centres: list[str] = []
    while free:
        centre = min(free, key=lambda a: _rank(a, near[a], free))
        centres.append(centre)
        free -= {centre, *near[centre]}
    group = {a: a for a in near}
    for article, found in near.items():
        if article not in centres:
            homes = [c for c in centres if c in found]
            if homes:
                group[article] = min(homes, key=lambda c: (-found[c], c))
    smallest: dict[str, str] = {}
    for article in sorted(group):
        smallest.setdefault(group[article], article)
    return {a: smallest[centre] for a, centre in sorted(group.items())}


def _rank(article: str, near: Mapping[str, float], free: set[str]) -> tuple[int, float, str]:
    found = sorted(x for b, x in near.items() if b in free)
    return -len(found), -round(sum(found), 9), article
