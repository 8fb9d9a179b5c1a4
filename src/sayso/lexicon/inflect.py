"""The inflected forms of English words: lexicons match forms, never the parser's lemma."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, list[str]], frozenset[str], dict[str, list[str]]]:
    path = files("sayso.lexicon") / "en" / "irregular.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return raw["verbs"], frozenset(raw["doubling"]["verbs"]), raw["nouns"]


@lru_cache(maxsize=8192)
def verb_forms(lemma: str) -> tuple[str, ...]:
    """Base, -s, -ing, past and participle of a verb; of "carry out" with its particle.

    Prefixed verbs follow their base ("retake", "outgun"); hyphened ones their last part.
    """
    first, blank, rest = lemma.partition(" ")
    if blank:
        return tuple(f"{f} {rest}" for f in verb_forms(first))
    head, hyphen, last = lemma.rpartition("-")
    if hyphen:
        return tuple(f"{head}-{f}" for f in verb_forms(last))
    irregular, doubling, _ = _tables()
    prefix, base = _prefixed(lemma)
    if prefix:
        return tuple(prefix + f for f in verb_forms(base))
    s = _s_form(lemma)
    special = irregular.get(lemma)
    if lemma == "be":
        return ("be", *irregular["be"])
    doubled = lemma in doubling or _short(lemma)
    stem = lemma + lemma[-1] if doubled else lemma
    if lemma.endswith("ie"):
        ing = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        ing = lemma[:-1] + "ing"
    elif special and _doubles(lemma):
        ing = lemma + lemma[-1] + "ing"
    else:
        ing = stem + "ing"
    if lemma.endswith("c"):
        ing = lemma + "king"
    out = [lemma, s, ing]
    if special:
        out += special
    elif lemma.endswith("e"):
        out.append(lemma + "d")
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        out.append(lemma[:-1] + "ied")
    elif lemma.endswith("c"):
        out.append(lemma + "ked")
    else:
        out.append(stem + "ed")
        if stem != lemma and lemma.endswith("l"):
            out += [lemma + "ed", lemma + "ing"]
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=1)
def _prefixes() -> tuple[tuple[str, ...], frozenset[str]]:
    path = files("sayso.lexicon") / "en" / "irregular.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))["prefixed"]
    return tuple(raw["prefixes"]), frozenset(raw["never"])


def _prefixed(lemma: str) -> tuple[str, str]:
    """Prefix and base of a verb that is inflected as its base is; no prefix for any other."""
    irregular, doubling, _ = _tables()
    prefixes, never = _prefixes()
    if lemma not in irregular and lemma not in doubling and lemma not in never:
        for prefix in prefixes:
            base = lemma.removeprefix(prefix)
            if base != lemma and (base in irregular or base in doubling):
                return prefix, base
    return "", lemma


def _short(lemma: str) -> bool:
    """Is it of one syllable and ends in consonant, vowel, consonant (ship, ban, quit)?"""
    bones = lemma.replace("qu", "q")
    return (
        len(bones) >= 3
        and bones[-1] not in _VOWELS + "wxyh"
        and bones[-2] in _VOWELS
        and bones[-3] not in _VOWELS
        and sum(c in _VOWELS + "y" for c in bones) == 1
    )


def _doubles(lemma: str) -> bool:
    """Does an irregular verb of one syllable double its last letter (cut, hit, win, run)?"""
    return (
        len(lemma) >= 3
        and lemma[-1] not in _VOWELS + "wxyr"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
        and sum(c in _VOWELS for c in lemma) == 1
    )


def _s_form(word: str) -> str:
    if word in {"have", "do", "go"}:
        return {"have": "has", "do": "does", "go": "goes"}[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("o") and word in {"veto", "echo", "torpedo", "embargo"}:
        return word + "es"
    return word + "s"


@lru_cache(maxsize=16384)
def noun_forms(lemma: str) -> tuple[str, ...]:
    """Singular and plural of a noun; of "air strike" the last word is inflected."""
    head, blank, last = lemma.rpartition(" ")
    if blank:
        return tuple(f"{head} {f}" for f in noun_forms(last))
    head, hyphen, last = lemma.rpartition("-")
    if hyphen and last:
        return tuple(f"{head}-{f}" for f in noun_forms(last))
    _, _, irregular = _tables()
    if lemma in irregular:
        return tuple(dict.fromkeys((lemma, *irregular[lemma])))
    if lemma.endswith("man") and lemma not in {"german", "human"}:
        return lemma, lemma[:-3] + "men"
    return lemma, _s_form(lemma)
