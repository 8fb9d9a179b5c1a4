"""The sentence that a claim stands in, found from its evidence alone."""

from __future__ import annotations

import re

from sayso.text import Span, trim

_STOP = re.compile(r"""[.!?…]["'”’)\]]*(?=\s)|\n\s*\n""")
_SHORT = re.compile(r"(?:^|[\s(\"“])(?:[A-Z][a-z]{0,3}|[A-Z](?:\.[A-Z])*)$")
_SURROGATE = re.compile("[\ud800-\udfff]")
REACH = 600


def sentence_at(text: str, trigger: Span, evidence: tuple[Span, ...]) -> Span:
    """The sentence round `trigger`: at least the evidence that covers it, out to the next stops.

    At most `REACH` code points are looked at on each side. A point after one capital or a short
    capitalised word ("Gen.", "U.S.") is no stop.
    """
    start, end = trigger
    for a, b in evidence:
        if a <= start and end <= b:
            start, end = a, b
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    left = floor
    for stop in _STOP.finditer(text, floor, start):
        if _ends(text, stop):
            left = stop.end()
    right = ceiling
    for stop in _STOP.finditer(text, max(start, end - 3), ceiling):
        if stop.end() >= end and _ends(text, stop):
            right = stop.end()
            break
    return trim(text, (left, right))


def _ends(text: str, stop: re.Match[str]) -> bool:
    if stop.group()[0] != ".":
        return True
    return not _SHORT.search(text, max(0, stop.start() - 8), stop.start())


def scrub(text: str) -> str:
    """`text` with each lone surrogate as U+FFFD: SQLite stores UTF-8. Offsets stay."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
