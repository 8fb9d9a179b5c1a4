"""The cue lexicon: verbs with their frames, nouns, adverbs, prepositions; indexed by form."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.inflect import noun_forms, verb_forms
from sayso.vocab import CUE_CLASSES

WEIGHTS = {"strong": 0.95, "medium": 0.8, "weak": 0.6}


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One cue word: lemma, class, weight in three steps, and the complements it takes."""

    lemma: str
    cls: str
    weight: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues by form. A verb may stand in several entries: the first that fits is taken.

    `particles` belong to their cue where they stand; a verb of `bound` is a cue only with one.
    """

    verbs: dict[str, tuple[CueEntry, ...]]
    nouns: dict[str, CueEntry]
    raising: dict[str, str]
    adverbs: dict[str, str]
    prepositions: tuple[tuple[str, ...], ...]
    particles: dict[str, frozenset[str]]
    bound: dict[str, frozenset[str]]
    documents: frozenset[str]
    anonymous_words: frozenset[str]
    anonymous_heads: frozenset[str]
    reasons: tuple[str, ...]
    media: tuple[str, ...]


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """The shipped cue lexicon. Raises LexiconError on an unknown class or weight."""
    path = files("sayso.lexicon") / "en" / "cues.toml"
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    verbs: dict[str, list[CueEntry]] = {}
    for item in raw["verb"]:
        if item["class"] not in CUE_CLASSES:
            raise LexiconError(f"cues.toml: verb class {item['class']!r} is not in the vocabulary")
        if item["weight"] not in WEIGHTS:
            raise LexiconError(
                f"cues.toml: {item['verbs'][0]}: weight {item['weight']!r} is none of "
                f"{', '.join(WEIGHTS)}"
            )
        for verb in item["verbs"]:
            entry = CueEntry(verb, item["class"], item["weight"], frozenset(item["takes"]))
            for form in verb_forms(verb):
                verbs.setdefault(form, []).append(entry)
    nouns: dict[str, CueEntry] = {}
    for item in raw["noun"]:
        for noun in item["nouns"]:
            entry = CueEntry(noun, item["class"], "medium", frozenset({"that", "of"}))
            for form in noun_forms(noun):
                nouns.setdefault(form, entry)
    return Cues(
        verbs={k: tuple(v) for k, v in verbs.items()},
        nouns=nouns,
        raising={f: c for c, vs in raw["raising"].items() for v in vs for f in verb_forms(v)},
        adverbs={w: c for c, ws in raw["adverbs"].items() for w in ws},
        prepositions=tuple(tuple(p.split()) for p in raw["prepositions"]["phrases"]),
        bound={f: frozenset(p) for v, p in raw["bound"].items() for f in verb_forms(v)},
        particles={f: frozenset(p) for v, p in raw["particles"].items() for f in verb_forms(v)},
        documents=frozenset(f for n in raw["documents"]["nouns"] for f in noun_forms(n)),
        anonymous_words=frozenset(raw["anonymous"]["words"]),
        anonymous_heads=frozenset(f for n in raw["anonymous"]["heads"] for f in noun_forms(n)),
        reasons=tuple(raw["anonymous"]["reasons"]),
        media=tuple(sorted(raw["media"]["phrases"], key=lambda p: -len(p))),
    )
