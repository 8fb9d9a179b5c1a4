"""Texts to measure on: the examples, repeated and varied, or the rows of a JSONL file."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import InputError
from sayso.ingest.read import make_article
from sayso.records import Article

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
LENGTH = 600
_SYLLABLES = (
    *("ba", "dor", "el", "fen", "gar", "hal", "im", "kov", "lan", "mir", "nas"),
    *("or", "pet", "rud", "sel", "tan", "ul", "ven", "wes", "yar", "zo"),
)
_SURNAMES = re.compile(
    r"\b(?:Attard|Chowdhury|Debono|Dzhumagulov|Echeverri|Holmatov|Kavolis|Keogh|Khatun"
    r"|Lohmeyer|Mahamane|Osmonova|Oumarou|Ousseini|Petelo|Rattanakul|Salhi|Sarich|Talukder"
    r"|Tamihana|Tuiasau|Varelas|Whitcombe|Zerafa)\b"
)
_NUMBER = re.compile(r"(?<![\d:.,])[2-9]\d(?![\d:.,]|\s+(?:January|February|March|April|May|June"
                     r"|July|August|September|October|November|December))")  # fmt: skip


def generate(words: int, *, seed: int = 7, folder: Path = EXAMPLES) -> Iterator[str]:
    """Articles of about `LENGTH` words that have `words` words together, to within one paragraph.

    Each has the head of one example and the lead paragraphs of it, then paragraphs of all of them
    in a drawn order. Surnames and two-digit numbers are drawn anew for each article, so that what
    is remembered from one article helps no more than it does in news. The same seed gives the
    same texts. Words are what blanks part.
    """
    draw = random.Random(seed)
    sources = [
        p.read_text(encoding="utf-8").strip().split("\n\n") for p in sorted(folder.glob("*.txt"))
    ]
    if not sources:
        raise InputError(str(folder), "missing", "no *.txt to make texts of")
    pool = [paragraph for parts in sources for paragraph in parts[2:]]
    left = words
    number = 0
    while left > 0:
        parts = sources[number % len(sources)][:4]
        rest = draw.sample(pool, len(pool))
        size = 0
        kept: list[str] = []
        for paragraph in [*parts, *(p for p in rest if p not in parts)]:
            if size >= min(LENGTH, left):
                break
            kept.append(paragraph)
            size += len(paragraph.split())
        yield _vary("\n\n".join(kept), draw)
        left -= size
        number += 1


def _vary(text: str, draw: random.Random) -> str:
    """`text` with other surnames (the same for the same person) and other two-digit numbers."""
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        made = "".join(draw.sample(_SYLLABLES, 3)).capitalize()
        return names.setdefault(match.group(), made)

    return _NUMBER.sub(lambda _: str(draw.randrange(20, 100)), _SURNAMES.sub(name, text))


def rows(path: Path, words: int) -> Iterator[str]:
    """The field `text` of the rows of a JSONL file, until they have `words` words together."""
    left = words
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if left <= 0:
                return
            text = json.loads(line)["text"]
            left -= len(text.split())
            yield text


def articles(texts: list[str]) -> list[Article]:
    """The Articles of `texts`, each with an id of its own; those that are none are left out."""
    out = []
    for number, text in enumerate(texts):
        try:
            out.append(make_article(text, published="2031-07-17", id=f"speed-{number}"))
        except InputError as problem:
            print(f"left out: {problem}")
    return out
