"""Words by rule, as UD English cuts them: every offset exact, every visible character in a token."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from sayso.text import Span


@lru_cache(maxsize=1)
def load_abbreviations() -> dict[str, frozenset[str]]:
    """The word lists of lexicon/en/abbreviations.toml, as sets."""
    path = files("sayso.lexicon") / "en" / "abbreviations.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {k: frozenset(v) for k, v in table.items()}


_CHUNK = re.compile(r"\S+")
_SOLID = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+(?:[-.]\w+)*"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co\.uk|info|io)\b(?:/\S*)?",
    re.UNICODE,
)
_OPEN = "\"'“”‘’«»‹›„‚([{<`*_–—-…¿¡|~/=+>•·#"
_CLOSE = "\"'“”‘’«»‹›`)]}>,;:!?…*_–—-|~/=+<•·%"
_INNER = re.compile(
    r"\d+(?:[.,:]\d+)+|\.{2,}|…|--+|[–—]|[(){}\[\]<>\"“”«»„,;:!?/|~*=+…•·_]|(?<=\w)&(?=\w{3})"
)
_NUMBER = re.compile(r"[+-]?\d[\d.,:]*\d|\d")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$|\d{1,2}/\d{1,2}/\d{2,4}$")
_UNIT = re.compile(r"(\d[\d.,]*)(km|kg|mm|cm|m|g|lb|lbs|ft|mph|am|pm|a\.m\.|p\.m\.|bn|mn|k|K|C|F)$")
_MONEY = re.compile(r"((?:US|U\.S\.|A|C|HK|NZ|S)?[$€£¥₹₽₴]|Rs\.?|EUR|USD|GBP)(?=\d)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|re|ve|ll|d|m|em|tis))$")
_FUSED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3, "dunno": 2,
}  # fmt: skip
_HYPHEN = re.compile(r"(?<=[\w.'’%])[-‐‑‒](?=[\w$€£'’\"“])")


def tokenize(text: str, *, start: int = 0, end: int | None = None) -> list[Span]:
    """The spans of the tokens of `text[start:end]`, in order; offsets are those of `text`."""
    out: list[Span] = []
    for match in _CHUNK.finditer(text, start, len(text) if end is None else end):
        _chunk(text, match.start(), match.end(), out)
    return out


def _chunk(text: str, start: int, end: int, out: list[Span]) -> None:
    """Cut one stretch without blanks: opening marks, the word, closing marks."""
    word = text[start:end]
    if word.isalpha() and len(word) <= 40:
        _fused(text, start, end, out)
        return
    head: list[Span] = []
    tail: list[Span] = []
    while start < end and (size := _opening(text, start, end)):
        head.append((start, start + size))
        start += size
    while start < end and (size := _closing(text, start, end)):
        tail.append((end - size, end))
        end -= size
    out += head
    if start < end:
        _middle(text, start, end, out)
    out += reversed(tail)


def _opening(text: str, start: int, end: int) -> int:
    c = text[start]
    if c == "." and end - start > 1:
        size = _run(text, start, end, ".")
        return size if size > 1 else 0
    if c in "'’" and end - start > 1 and _elided(text, start, end):
        return 0
    if c in "-–—=*_" and end - start > 1:
        if c == "-" and text[start + 1].isdigit():
            return 0
        return _run(text, start, end, c)
    if c in "#@" and end - start > 1 and text[start + 1].isalnum():
        return 0
    if c == "`" and text.startswith("``", start):
        return 2
    if c == "'" and text.startswith("''", start):
        return 2
    if c in "<>" and end - start > 1 and text[start + 1] in "<>":
        return 2
    money = _MONEY.match(text, start, end)
    if money:
        return money.end() - start
    return 1 if c in _OPEN else 0


def _elided(text: str, start: int, end: int) -> bool:
    """Does the apostrophe at `start` belong to the word ('s, '90s, 'em, 'tis, 'n')?"""
    rest = text[start + 1 : end].lower()
    return bool(re.match(r"(?:\d\ds\b|s$|em\b|tis\b|twas\b|n['’])", rest))


def _run(text: str, start: int, end: int, c: str) -> int:
    size = 1
    while start + size < end and text[start + size] == c:
        size += 1
    return size


def _closing(text: str, start: int, end: int) -> int:
    c = text[end - 1]
    if c == ".":
        return _stop(text, start, end)
    if c in "!?":
        size = 1
        while end - size > start and text[end - size - 1] in "!?":
            size += 1
        return size
    if c in "'’" and text[start:end].lower().endswith(("''", "’’")) and end - start > 1:
        return 2
    if c in "'’" and end - start > 1:
        return 1
    if c in "-–—=*_" and end - start > 1:
        size = 1
        while end - size > start and text[end - size - 1] == c:
            size += 1
        return size
    return 1 if c in _CLOSE else 0


def _stop(text: str, start: int, end: int) -> int:
    """How much of a final full stop is a token of its own: not in abbreviations and initials."""
    size = 1
    while end - size > start and text[end - size - 1] == ".":
        size += 1
    if size > 1:
        return size if end - size > start else 0
    body = text[start : end - 1]
    if not body:
        return 0
    core = body.lower().lstrip("(\"“'‘[")
    core = core.rpartition("-")[2]
    if plain_word(text, end - 1):
        return 1
    lists = load_abbreviations()
    if core in lists["before_name"] or core in lists["maybe_end"]:
        return 0
    if _INITIALS.match(text[start:end].lstrip("(\"“'‘[")):
        return 0
    return 1


_PLAIN = re.compile(r"(?<![\w.-])[a-z]+$")
_NUMBERED = re.compile(r"\.\s*\d")


def plain_word(text: str, stop: int) -> bool:
    """Is what stands before the full stop at `stop` a word of its own, and no abbreviation?

    "He said no.", "in the sun.": in lower case, and no number follows as after "no. 5".
    """
    before = _PLAIN.search(text, max(0, stop - 12), stop)
    words = load_abbreviations()["words"]
    return before is not None and before.group() in words and not _NUMBERED.match(text, stop)


def _middle(text: str, start: int, end: int, out: list[Span]) -> None:
    """What is left between the marks at the edges."""
    word = text[start:end]
    solid = _SOLID.match(word)
    if solid and (solid.end() == len(word) or word[solid.end()] in "'’"):
        out.append((start, start + solid.end()))
        if solid.end() < len(word):
            _fused(text, start + solid.end(), end, out)
        return
    if _DATE.match(word):
        out.append((start, end))
        return
    cut = start
    for match in _INNER.finditer(text, start, end):
        a, b = match.span()
        if text[a].isdigit():
            continue
        if (
            text[a] in ",:"
            and a > start
            and text[a - 1].isdigit()
            and b < end
            and text[b].isdigit()
        ):
            continue
        if text[a] == "/" and word.replace("/", "").isalnum() and len(word) <= 3:
            continue
        if a > cut:
            _hyphens(text, cut, a, out)
        out.append((a, b))
        cut = b
    if cut < end:
        if cut == start or len(out) == 0:
            _hyphens(text, cut, end, out)
        else:
            _chunk(text, cut, end, out)


def _hyphens(text: str, start: int, end: int, out: list[Span]) -> None:
    """Cut at hyphens, but keep prefixes ("anti-war") and names of figures ("F-16", "COVID-19")."""
    word = text[start:end]
    if "-" not in word and "‐" not in word and "‑" not in word:
        _fused(text, start, end, out)
        return
    lists = load_abbreviations()
    if word.lower() in lists["whole"]:
        out.append((start, end))
        return
    cut = start
    for match in _HYPHEN.finditer(text, start, end):
        at = match.start()
        before = text[cut:at]
        if before.lower() in lists["prefixes"] and text[at + 1].isalpha():
            continue
        after = text[at + 1 : end]
        if re.match(r"\d+[a-z]?$", after) and re.match(r"[A-Z][A-Za-z]*$", before):
            continue
        if at > cut:
            _fused(text, cut, at, out)
        out.append((at, at + 1))
        cut = at + 1
    if cut < end:
        _fused(text, cut, end, out)


def _fused(text: str, start: int, end: int, out: list[Span]) -> None:
    """Contractions, possessives, units and percent signs come apart."""
    word = text[start:end]
    low = word.lower()
    if low in _FUSED:
        cut = start + _FUSED[low]
        out += [(start, cut), (cut, end)]
        return
    clitic = _CLITIC.search(word)
    if clitic and clitic.start() > 0:
        cut = start + clitic.start()
        _fused(text, start, cut, out)
        out.append((cut, end))
        return
    unit = _UNIT.match(word)
    if unit:
        cut = start + unit.end(1)
        out += [(start, cut), (cut, end)]
        return
    if word.endswith("%") and len(word) > 1:
        out += [(start, end - 1), (end - 1, end)]
        return
    if word.endswith(".") and len(word) > 1 and _stop(text, start, end):
        _fused(text, start, end - 1, out)
        out.append((end - 1, end))
        return
    money = _MONEY.match(text, start, end)
    if money and money.end() < end:
        out.append((start, money.end()))
        _fused(text, money.end(), end, out)
        return
    out.append((start, end))
