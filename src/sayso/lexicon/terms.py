"""Words for comparing texts: base forms, how much a word tells, and which words name one happening.

Weights come from a fixed shipped table, so that a comparison never depends on what else is stored.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sayso.errors import LexiconError
from sayso.lexicon.stem import stem


@dataclass(frozen=True, slots=True)
class Terms:
    """The tables. `irregular` maps forms to base forms, `counts` stems to the sentences they are in.

    `total` is the number of sentences counted; `groups` gives the groups of alike words by stem;
    `particles` are forms that stand behind the head of a verb phrase, `results` the groups of words
    for what an attack does, not how.
    """

    irregular: Mapping[str, str]
    counts: Mapping[str, int]
    total: int
    groups: Mapping[str, frozenset[str]]
    particles: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()

    def base(self, form: str) -> str:
        """The stem of a form in any case: "struck" and "Strikes" are both "strike"."""
        low = form.lower().strip("#@®™*_")
        return stem(self.irregular.get(low, low))

    def weight(self, base: str) -> float:
        """How much a stem tells, in nats: the log of how rare its sentences are in general news."""
        return math.log((self.total + 1) / (self.counts.get(base, 0) + 1))

    def alike(self, a: str, b: str) -> bool:
        """Can two stems name one happening? True for a stem and itself."""
        return a == b or not self.groups.get(a, _NONE).isdisjoint(self.groups.get(b, _NONE))

    def vector(self, forms: Iterable[str]) -> dict[str, float]:
        """The weighted stems of some forms, of length one; marks without letter or digit left out."""
        counts = Counter(self.base(f) for f in forms if any(c.isalnum() for c in f))
        raw = {k: (1 + math.log(n)) * self.weight(k) for k, n in sorted(counts.items())}
        length = math.sqrt(math.fsum(x * x for x in raw.values()))
        return {k: x / length for k, x in raw.items()} if length else {}


_NONE: frozenset[str] = frozenset()


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The similarity of two vectors of length one, 0 to 1; the same for (a, b) and (b, a)."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(x * b[k] for k, x in a.items() if k in b)


def _text(name: str) -> str:
    try:
        return (files("sayso.lexicon") / "en" / name).read_text(encoding="utf-8")
    except OSError as problem:
        raise LexiconError(f"lexicon/en/{name}: {problem}; reinstall sayso") from problem


@lru_cache(maxsize=1)
def load_terms() -> Terms:
    """The shipped tables, read once a process. Raises LexiconError where one is missing or malformed."""
    raw = tomllib.loads(_text("irregular.toml"))
    irregular = {
        f: v for part in ("nouns", "verbs") for v, forms in raw[part].items() for f in forms
    }
    groups: dict[str, set[str]] = {}
    alike = tomllib.loads(_text("alike.toml"))
    for name, words in alike["groups"].items():
        for word in words.split():
            groups.setdefault(stem(irregular.get(word, word)), set()).add(name)
    counts: dict[str, int] = {}
    total = 0
    for number, line in enumerate(_text("term_weights.tsv").splitlines(), start=1):
        if line.startswith("#"):
            continue
        word, tab, count = line.partition("\t")
        if not tab or not count.isdigit():
            raise LexiconError(
                f"lexicon/en/term_weights.tsv:{number}: wanted a stem, a tab, a count"
            )
        if word == "":
            total = int(count)
        else:
            counts[word] = int(count)
    if not total:
        raise LexiconError("lexicon/en/term_weights.tsv: no line with the number of sentences")
    return Terms(
        irregular, counts, total, {k: frozenset(v) for k, v in groups.items()},
        frozenset(alike["particles"].split()), frozenset(alike["results"].split()),
    )  # fmt: skip
