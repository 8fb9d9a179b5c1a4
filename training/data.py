"""Sources checked by hash, and read: trees from CoNLL-U, names from IOB2."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.model.decode import script, whole_names

SOURCES = Path(__file__).with_name("data.toml")
UNKNOWN = "-"
NAME_TAGS = [
    "O",
    *(f"{p}-{t}" for t in ("PER", "ORG", "LOC", "NORP", "DATE", "EVENT") for p in "BI"),
]
MIN_RELATION = 10
MIN_SCRIPT = 3
MAX_SCRIPTS = 450


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank. `head` counts words from 1, 0 is the root."""

    words: list[str]
    lemma: list[str]
    upos: list[str]
    xpos: list[str]
    head: list[int]
    deprel: list[str]

    def scripts(self) -> list[str]:
        """The edit script that makes each lemma of its word."""
        return [script(w, x) for w, x in zip(self.words, self.lemma, strict=True)]


@dataclass(frozen=True, slots=True)
class Named:
    """One sentence with BIO tags; `-` where the source does not annotate the word."""

    words: list[str]
    tags: list[str]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sources(kind: str, use: str) -> list[dict[str, str]]:
    """The entries of data.toml: kind `trees` or `names`, use `train` or `dev`."""
    with SOURCES.open("rb") as file:
        return [entry for entry in tomllib.load(file)[kind] if entry["use"] == use]


def encoder() -> dict[str, str]:
    """The encoder's entry of data.toml: package, sha256 of its weights, licence."""
    with SOURCES.open("rb") as file:
        found: dict[str, str] = tomllib.load(file)["encoder"]
    return found


def check(data: Path) -> list[str]:
    """One line for each file of data.toml that is missing or differs."""
    wrong = []
    for kind in ("trees", "names"):
        for entry in (*sources(kind, "train"), *sources(kind, "dev")):
            path = data / entry["file"]
            if not path.is_file():
                wrong.append(f"{path}: missing; {entry['origin']}")
            elif sha256(path) != entry["sha256"]:
                wrong.append(f"{path}: sha256 differs from data.toml")
    return wrong


def read_trees(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file, without multiword-token lines and empty nodes."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        rows = [r for r in rows if r[0].isdigit()]
        if rows:
            form, lemma, upos, xpos, _, head, deprel = zip(*(r[1:8] for r in rows), strict=True)
            yield Tree(
                list(form), list(lemma), list(upos), list(xpos), [int(h) for h in head],
                list(deprel),
            )  # fmt: skip


def read_names(path: Path) -> Iterator[Named]:
    """The sentences of an IOB2 file: word TAB tag, a blank line between sentences."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line]
        if rows:
            yield Named([r[0] for r in rows], whole_names([r[1] for r in rows]))


def label_sets(trees: list[Tree]) -> dict[str, list[str]]:
    """What each head chooses from: U upos, X xpos, D relations, NER tags, L lemma scripts."""
    relations = Counter(d for t in trees for d in t.deprel)
    scripts = Counter(x for t in trees for x in t.scripts())
    return {
        "U": sorted({u for t in trees for u in t.upos}),
        "X": sorted({x for t in trees for x in t.xpos}),
        "D": sorted(d for d, n in relations.items() if n >= MIN_RELATION),
        "NER": NAME_TAGS,
        "L": sorted(x for x, n in scripts.most_common(MAX_SCRIPTS) if n >= MIN_SCRIPT),
    }
