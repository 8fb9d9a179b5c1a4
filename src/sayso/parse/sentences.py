"""Where sentences end, by rule: paragraphs first, then stops that are not abbreviations."""

from __future__ import annotations

import re

from sayso.parse.tokenize import load_abbreviations, plain_word
from sayso.records import Region
from sayso.text import Span, trim

_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<gap>\s+)")
_LAST = re.compile(r"(\S+)$")
_INITIAL = re.compile(r"(?:[a-z]\.)*[a-z]$")
_OPENERS = "\"'“‘«([„-–—•*"


def split_paragraphs(text: str, *, start: int = 0, end: int | None = None) -> list[Span]:
    """The paragraphs of `text[start:end]`: newlines end them, but hard-wrapped lines are joined.

    A single newline is no end where the line before has no final stop, is long, and the next
    begins in lower case.
    """
    stop = len(text) if end is None else end
    out: list[Span] = []
    at = start
    for match in re.finditer(r"[^\S\n]*\n\s*", text[start:stop]):
        a, b = start + match.start(), start + match.end()
        line_start = max(text.rfind("\n", at, a) + 1, at)
        wrapped = (
            match.group().count("\n") == 1
            and b < stop
            and a - line_start >= 45
            and text[a - 1] not in '.!?:…"”’'
            and (text[b].islower() or text[a - 1] in ",;-")
        )
        if wrapped:
            continue
        if a > at:
            out.append((at, a))
        at = b
    if at < stop:
        out.append((at, stop))
    return [p for p in (trim(text, s) for s in out) if p[0] < p[1]]


def split_sentences(text: str, *, regions: tuple[Region, ...] = ()) -> list[Span]:
    """The sentences of `text`; each region but boilerplate is a sentence of its own."""
    cuts = sorted(r.span for r in regions if r.kind != "boilerplate")
    pieces: list[Span] = []
    at = 0
    for a, b in cuts:
        if a > at:
            pieces += split_paragraphs(text, start=at, end=a)
        if a >= at:
            pieces += [s for s in [trim(text, (a, b))] if s[0] < s[1]]
            at = max(at, b)
    if at < len(text):
        pieces += split_paragraphs(text, start=at)
    out: list[Span] = []
    for a, b in pieces:
        out += _sentences(text, a, b)
    return out


def _sentences(text: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    at = start
    for match in _END.finditer(text, start, end):
        if match.end() >= end or not _ends(text, match, at):
            continue
        out.append((at, match.end("close")))
        at = match.end()
    if at < end:
        out.append((at, end))
    return out


def _ends(text: str, match: re.Match[str], start: int) -> bool:
    """Is the stop of `match` the end of a sentence?"""
    following = text[match.end() : match.end() + 40]
    bare = following.lstrip(_OPENERS + " ")
    if not bare:
        return True
    if match["stop"] == "." and not match["close"]:
        before = _LAST.search(text, start, match.start())
        word = before.group(1).lstrip("(\"“'‘[").lower() if before else ""
        word = word.rpartition("-")[2]
        if plain_word(text, match.start()):
            return not bare[0].islower()
        lists = load_abbreviations()
        following_word = re.match(r"[\w'’-]+", bare)
        next_word = following_word.group().lower() if following_word else ""
        if word in lists["before_name"]:
            return (
                word in {"no", "v", "p", "st"} and next_word in lists["starters"] and word != "st"
            )
        if word in lists["maybe_end"]:
            return bare[0].isupper() and next_word in lists["starters"]
        if _INITIAL.match(word):
            return len(word) > 1 and bare[0].isupper() and next_word in lists["starters"]
        short_number = bare[0].isdigit() and word.isdigit() and len(word) < 3
        return not (bare[0].islower() or short_number)
    if match["stop"] in {"…", "...", ".."}:
        return bare[0].isupper() and following[:1] != ")"
    return not bare[0].islower() or (following[0] in '"“‘' and match["close"] != "")
