"""What language a text is written in, by script and function words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_ENOUGH = 20
_DIFFERENT = 4
_SHARE = 0.15


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    path = files("sayso.lexicon") / "en" / "languages.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {k: frozenset(v) for k, v in raw["words"].items()}, {
        v: k for k, v in raw["scripts"].items()
    }


def language_of(text: str) -> str:
    """A two-letter code; "en" where the text is too short to tell and in Latin letters."""
    words, scripts = _tables()
    sample = text[:_SAMPLE]
    letters: Counter[str] = Counter()
    for c in sample[:4000]:
        if c.isalpha():
            letters[unicodedata.name(c, "?").split(" ")[0]] += 1
    total = sum(letters.values())
    if total == 0:
        return "en"
    script, count = letters.most_common(1)[0]
    if script != "LATIN" and count > 0.5 * total:
        return scripts.get("CJK" if script == "CJK" else script, "und")
    tokens = [w.lower() for w in _WORD.findall(sample)]
    if len(tokens) < _ENOUGH:
        return "en"
    hits = {
        code: sum(1 for t in tokens if t in known) / len(tokens) for code, known in words.items()
    }
    best = max(sorted(hits), key=lambda code: hits[code])
    different = len(words[best] & set(tokens))
    if best != "en" and different >= _DIFFERENT and hits[best] > max(1.5 * hits["en"], _SHARE):
        return best
    return "en"
