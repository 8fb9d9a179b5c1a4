"""Time expressions in a Doc: found by the grammar, valued against the article's date."""

from __future__ import annotations

import re
from datetime import date

from sayso.parse.doc import Doc
from sayso.records import Timex
from sayso.timex.compile import Grammar, Rule, load_grammar
from sayso.timex.interval import interval_of
from sayso.timex.reckon import Context
from sayso.timex.resolve import DATELESS, resolve

_ZONE = re.compile(r"(GMT|UTC|EST|EDT|ET|local time)", re.IGNORECASE)
_CUT = re.compile(r"[.;:!?\n]")
_NARRATIVE = 12
_CLAUSE = 90


def find_timexes(doc: Doc, *, published: date | None) -> tuple[Timex, ...]:
    """The time expressions of `doc` in the order of the text, `published` the article's date.

    Without a date what is relative to it is left out, never counted from today.
    """
    return find_in_text(doc.text, published=published)


def find_in_text(text: str, *, published: date | None) -> tuple[Timex, ...]:
    """As `find_timexes`, on bare text."""
    grammar = load_grammar()
    context = Context(grammar, published, narrative=_is_narrative(text, published))
    out: list[Timex] = []
    for rule, match in _matches(text, grammar):
        start, end = match.span()
        if rule.id == "weekday" and match.group()[-2:] in {"'s", "’s"}:
            end -= 2
        context.before = text[max(0, start - 120) : start]
        context.after = text[end : end + 60]
        context.future = _future(context)
        groups = {**match.groupdict(), "0": match.group()}
        found = resolve(context, rule.resolve, groups)
        if found is None:
            continue
        kind, value = found
        if re.match(r"\d{4}(?:-\d\d)?(?:-\d\d)?$", value):
            context.year = int(value[:4])
        if re.match(r"\d{4}-\d\d-\d\d", value):
            context.told = date.fromisoformat(value[:10])
        first, last, grain = interval_of(value)
        zone = _ZONE.search(match.group()) if kind == "TIME" else None
        if zone and zone.group(1).upper() in {"UTC", "GMT"} and value[-3:-2] == ":":
            value += "Z"
        out.append(
            Timex(
                id=f"t{len(out) + 1}",
                text=text[start:end],
                span=(start, end),
                type=kind,
                value=value,
                start=first,
                end=last,
                granularity=grain,
                zone=zone.group(1).lower() if zone else None,
                anchor=published.isoformat()
                if published and rule.resolve not in DATELESS
                else None,
                rule=rule.id,
            )
        )
    return tuple(out)


def _matches(text: str, grammar: Grammar) -> list[tuple[Rule, re.Match[str]]]:
    """The matches that stand: the longest, then the first rule; none overlap."""
    found: list[tuple[int, int, int, Rule, re.Match[str]]] = []
    for piece_start, piece_end in _windows(text, grammar):
        for rule in grammar.rules:
            for match in rule.pattern.finditer(text, piece_start, piece_end):
                found.append((match.start() - match.end(), rule.order, match.start(), rule, match))
    taken: list[tuple[int, int]] = []
    kept: list[tuple[Rule, re.Match[str]]] = []
    for _, _, _, rule, match in sorted(found, key=lambda f: f[:3]):
        if not any(match.start() < b and a < match.end() for a, b in taken):
            taken.append(match.span())
            kept.append((rule, match))
    return sorted(kept, key=lambda k: k[1].start())


def _windows(text: str, grammar: Grammar) -> list[tuple[int, int]]:
    """The stretches of text around words that can begin or end a time expression."""
    out: list[tuple[int, int]] = []
    for match in grammar.trigger.finditer(text):
        start, end = max(0, match.start() - 45), min(len(text), match.end() + 45)
        while start > 0 and not text[start].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _future(context: Context) -> bool:
    """Does a future cue stand before, in the same clause, with no past verb nearer?"""
    near = _CUT.split(context.before)[-1][-_CLAUSE:]
    ahead = [m.start() for m in context.grammar.future.finditer(near)]
    behind = [m.start() for m in context.grammar.past.finditer(near)]
    return bool(ahead) and (not behind or ahead[-1] > behind[-1])


def _is_narrative(text: str, published: date | None) -> bool:
    """Is the text a history: many years named, most of them long before the article?"""
    years = [int(y) for y in re.findall(r"\b(1[5-9]\d\d|20[0-4]\d)\b", text)]
    if len(years) < _NARRATIVE:
        return False
    if published is None:
        return True
    old = sum(1 for y in years if y < published.year - 1)
    return old > 0.6 * len(years)
