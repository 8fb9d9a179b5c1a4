"""The terminal view of a record: who -> what -> whom, where it stands, on whose say-so, the words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from sayso.records import Attribution, EventClaim, Quantity, Record, Ref, StateClaim
from sayso.text import Span

COLOURS = {
    "happened": "green", "ongoing": "green", "did-not-happen": "red", "refused": "red",
    "cancelled": "red", "unknown": "bright_black",
}  # fmt: skip
_OPEN = "yellow"
_WORDS = 220


def show(record: Record, console: Console) -> None:
    """Print `record` on `console`."""
    console.print(_title(record))
    console.print(_origin(record))
    for heading, items in (
        ("What is said to have happened", _events(record)),
        ("What is said to be so", _states(record)),
        ("Who says what", _says(record)),
    ):
        found = list(items)
        if found:
            console.print(Rule(Text(f"{heading} ({len(found)})", style="bold"), align="left"))
            for item in found:
                console.print(Padding(item, (0, 0, 1, 2)))
    if not record.events and not record.states:
        console.print(Padding("No events of the ontology are told in it.", (0, 0, 1, 2)))


def _title(record: Record) -> Text:
    article = record.article
    first = next((line for line in article.text.split("\n") if line.strip()), "")
    return Text(article.title or _short(first, 90), style="bold")


def _origin(record: Record) -> Text:
    article = record.article
    parts = [article.outlet, article.wire and f"wire: {article.wire}", article.byline]
    day = article.published
    parts.append(
        f"{day} (from {article.published_source})" if day else "no date: relative times stay open"
    )
    return Text(" · ".join(p for p in parts if p), style="bright_black")


def _events(record: Record) -> Iterator[RenderableType]:
    for event in record.events:
        what = Text(event.type, style="bold")
        if event.core != event.type:
            what.append(f" of {event.core}")
        if event.mode:
            what.append(f"/{event.mode}", style="not bold")
        line = Text.assemble(_status(event.status), "  ", _who(record, event.actors), " -> ", what)
        if event.recipients:
            line.append_text(Text.assemble(" -> ", _who(record, event.recipients)))
        yield Group(line, *_below(record, event, _when(record, event)))


def _states(record: Record) -> Iterator[RenderableType]:
    for state in record.states:
        holder = _who(record, (state.holder,)) if state.holder else Text("nobody named")
        line = Text.assemble(_status(state.status), "  ", holder, " -> ", (state.kind, "bold"))
        if state.of:
            line.append_text(Text.assemble(" -> ", _who(record, state.of)))
        yield Group(line, *_below(record, state, state.since or ""))


def _below(record: Record, claim: EventClaim | StateClaim, when: str) -> Iterator[Text]:
    facts = [when, _numbers(claim.quantities)]
    if isinstance(claim, EventClaim) and claim.narrative != "foreground":
        facts.append(claim.narrative)
    facts = [f for f in facts if f]
    if facts:
        yield Text(" · ".join(facts), style="cyan")
    yield _sayso(record, claim.chain, claim.stance, hedged=getattr(claim, "hedged", False))
    yield _words(record.article.text, claim.evidence, claim.trigger)


def _status(status: str) -> Text:
    return Text(f"{status:<12}", style=COLOURS.get(status, _OPEN))


def _name(record: Record, ref: Ref) -> str:
    """The words of `ref`; behind a pronoun the name of who it stands for."""
    words = _short(ref.text, 60)
    entity = next((e for e in record.entities if e.id == ref.entity), None)
    if entity is not None and ref.text.islower() and " " not in ref.text.strip():
        return f"{words} = {_short(entity.name, 40)}"
    return words


def _who(record: Record, refs: tuple[Ref, ...]) -> Text:
    if not refs:
        return Text("?", style="bright_black")
    out = Text()
    for number, ref in enumerate(refs):
        out.append(", " if number else "")
        out.append(_name(record, ref))
        codes = " ".join("/".join(filter(None, (c.country, c.sector))) for c in ref.codes)
        if codes:
            out.append(f" [{codes}]", style="magenta")
    return out


def _when(record: Record, event: EventClaim) -> str:
    parts = []
    if event.time is not None and event.time.start:
        parts.append(f"{event.time.start[:16]} ({event.time.source})")
    place = next((p for p in record.places if p.id == event.place), None)
    if place is not None:
        parts.append(", ".join(p for p in (place.name or place.text, place.country) if p))
    return " · ".join(parts)


def _numbers(quantities: tuple[Quantity, ...]) -> str:
    out = []
    for q in quantities:
        low = f"{q.low:g}" if q.low is not None else ""
        high = f"{q.high:g}" if q.high is not None else ""
        told = low if low == high else f"{low}-{high}".strip("-")
        out.append(f"{told} {q.kind}" + (f" ({q.bound})" if q.bound != "exact" else ""))
    return ", ".join(out)


def _sayso(record: Record, chain: tuple[Ref, ...], stance: str, *, hedged: bool) -> Text:
    voice = " < ".join(_name(record, r) for r in chain) or "the article's own voice"
    out = Text.assemble(("says: ", "bright_black"), voice)
    if stance != "asserts":
        out.append(f"  [{stance} it]", style="bold red")
    if hedged:
        out.append("  [hedged]", style="yellow")
    return out


def _words(text: str, evidence: tuple[Span, ...], trigger: Span) -> Text:
    """The clause that holds the trigger, the trigger in bold."""
    span = next((s for s in evidence if s[0] <= trigger[0] < s[1]), trigger)
    start = max(span[0], trigger[0] - _WORDS // 2)
    end = min(span[1], max(trigger[1], start + _WORDS))
    out = Text(style="italic")
    out.append("“" + ("…" if start > span[0] else "") + _flat(text[start : trigger[0]]))
    out.append(_flat(text[trigger[0] : trigger[1]]), style="bold")
    out.append(_flat(text[trigger[1] : end]) + ("…" if end < span[1] else "") + "”")
    return out


def _says(record: Record) -> Iterator[RenderableType]:
    for a in record.attributions:
        yield _statement(record, a)


def _statement(record: Record, a: Attribution) -> RenderableType:
    voice = " < ".join(_name(record, r) for r in a.chain) or "nobody named"
    line = Text.assemble((voice, "bold"), f"  {a.cue.text} ", (f"({a.cue.cls})", "bright_black"))
    if a.source is not None and a.source.anonymous:
        line.append("  [unnamed]", style="yellow")
    content = " … ".join(_flat(record.article.text[s:e]) for s, e in a.content)
    return Group(line, Text(_short(content, _WORDS), style="italic"))


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _short(text: str, size: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= size else flat[: size - 1].rsplit(" ", 1)[0] + "…"
