"""A ledger's answers on the terminal, as CSV and as JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.cli.view import COLOURS
from sayso.ledger.rows import ArticleRow, ClaimRow, EventRow, Hit, Party, Shown

# Control characters but tab and newline, and marks that turn the direction of writing.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_WHOLE = 100_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "day", "status", "type", "core", "mode", "actor", "actor_codes", "recipient",
    "recipient_codes", "place", "place_country", "lat", "lon", "time_start", "time_end",
    "time_source", "stance", "certainty", "hedged", "narrative", "said_by", "words", "outlet",
    "published", "url", "article", "version", "claim",
)  # fmt: skip


def flat(claim: ClaimRow) -> dict[str, Any]:
    """A claim as one row of `COLUMNS`."""
    actors = claim.actors or ((claim.holder,) if claim.holder else ())
    recipients = claim.recipients or claim.of
    place, article = claim.place, claim.article
    return {
        "day": claim.day, "status": claim.status, "type": claim.type, "core": claim.core,
        "mode": claim.mode, "actor": _names(actors), "actor_codes": _codes(actors),
        "recipient": _names(recipients), "recipient_codes": _codes(recipients),
        "place": (place.name or place.text) if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "time_start": claim.time_start, "time_end": claim.time_end,
        "time_source": claim.time_source, "stance": claim.stance, "certainty": claim.certainty,
        "hedged": int(claim.hedged), "narrative": claim.narrative, "said_by": _names(claim.chain, " < "),
        "words": claim.words, "outlet": article.outlet, "published": article.published,
        "url": article.url, "article": article.article, "version": article.version,
        "claim": claim.claim,
    }  # fmt: skip


def write_csv(claims: Iterable[ClaimRow]) -> None:
    """The claims as CSV with a header line. A cell that a spreadsheet would compute begins with '."""
    write_rows(COLUMNS, (flat(claim).values() for claim in claims))


def write_hits_csv(hits: Iterable[Hit]) -> None:
    """What a search found as CSV."""
    columns = ("published", "outlet", "title", "claims", "snippet", "url", "article", "version")
    write_rows(columns, (
        (h.article.published, h.article.outlet, h.article.title, h.article.claims, h.snippet,
         h.article.url, h.article.article, h.article.version) for h in hits
    ))  # fmt: skip


def write_rows(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> None:
    """Rows as CSV with a header line. A cell that a spreadsheet would compute begins with '."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    write_line(held.getvalue().rstrip("\n"))


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def write_json(rows: Iterable[ClaimRow | EventRow | Hit]) -> None:
    """Each row as one JSON object a line."""
    for row in rows:
        write_line(json.dumps(asdict(row), ensure_ascii=False))


def write_line(line: str) -> None:
    """One line on standard output in UTF-8, whatever the terminal's locale."""
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def list_events(events: Sequence[EventRow], limit: int) -> None:
    """The events for a reader; one that several say is told once, with each say-so."""
    console = console_for_lists()
    for event in events:
        _claim(console, event.claims[0])
        for other in event.claims[1:]:
            console.print(_under(_sayso(other)))
        _foot(console, event.claims[0])
    _count(console, len(events), "event", limit)


def list_claims(claims: Sequence[ClaimRow], limit: int) -> None:
    """The claims for a reader."""
    console = console_for_lists()
    for claim in claims:
        _claim(console, claim)
        _foot(console, claim)
    _count(console, len(claims), "claim", limit)


def list_hits(hits: Sequence[Hit]) -> None:
    """What a search found for a reader."""
    console = console_for_lists()
    for hit in hits:
        console.print(_article(hit.article))
        console.print(_under(Text(clean(hit.snippet), style="italic"), last=True))
    _count(console, len(hits), "article", 0)


def show_article(shown: Shown, *, text: bool) -> None:
    """One article with all its claims."""
    console = console_for_lists()
    article = shown.article
    console.print(_article(article))
    facts = [
        article.article,
        article.wire and f"wire: {article.wire}",
        f"version {article.version}",
    ]
    if len(shown.versions) > 1:
        facts.append(f"of {len(shown.versions)}")
    console.print(Text(clean(" · ".join(f for f in facts if f)), style="bright_black"))
    console.print(Text(f"coded by {article.coder}", style="bright_black"))
    if text:
        console.print(Text("\n" + _UNSEEN.sub("", shown.text).strip()))
    console.print(Text(f"\n{len(shown.claims)} claims\n", style="bold"))
    for claim in shown.claims:
        _claim(console, claim)
        console.print(_under(Text(claim.claim, style="bright_black"), last=True))


def show_claims(claims: Sequence[ClaimRow]) -> None:
    """Claims with everything that a reader needs to agree."""
    console = console_for_lists()
    for claim in claims:
        _claim(console, claim)
        facts = [
            ("certainty", claim.certainty), ("narrative", claim.narrative),
            ("when", claim.time_start and f"{claim.time_start} to {claim.time_end} ({claim.time_source})"),
            ("since", claim.since),
            ("numbers", ", ".join(
                f"{q.kind} {q.bound} {_number(q.low)}-{_number(q.high)}" for q in claim.quantities
            )),
            ("said", "; ".join(
                f"{s.source or 'nobody named'}: {s.cue} ({s.cue_class}, {s.quote})" for s in claim.says
            )),
            ("codes", ", ".join(filter(None, (claim.cameo and f"CAMEO {claim.cameo}", *claim.contexts)))),
            ("rule", claim.rule), ("confidence", str(claim.confidence)),
            ("evidence", ", ".join(f"{a}-{b}" for a, b in claim.evidence)),
            ("coder", claim.article.coder),
        ]  # fmt: skip
        for name, value in facts:
            if value:
                console.print(_under(Text.assemble((f"{name}: ", "bright_black"), clean(value))))
        _foot(console, claim)


def _claim(console: Console, claim: ClaimRow) -> None:
    what = Text(claim.type, style="bold")
    if claim.core != claim.type:
        what.append(f" of {claim.core}")
    if claim.mode:
        what.append(f"/{claim.mode}", style="not bold")
    style = COLOURS.get(claim.status, "yellow")
    actors = claim.actors or ((claim.holder,) if claim.holder else ())
    recipients = claim.recipients or claim.of
    line = Text.assemble(
        (f"{(claim.day or 'no date'):<12}", "cyan"), (f"{claim.status:<12}", style), " ",
        _who(actors), " -> ", what,
    )  # fmt: skip
    if recipients:
        line.append_text(Text.assemble(" -> ", _who(recipients)))
    if claim.place is not None:
        where = ", ".join(filter(None, (claim.place.name or claim.place.text, claim.place.country)))
        line.append(f"  in {clean(where)}", style="cyan")
    console.print(line)
    console.print(_under(_sayso(claim)))
    console.print(_under(_words(claim)))


def _foot(console: Console, claim: ClaimRow) -> None:
    article = claim.article
    parts = [claim.claim, article.outlet, article.published, article.url or article.article]
    line = Text(clean(" · ".join(p for p in parts if p)), style="bright_black")
    console.print(_under(line, last=True))


def _sayso(claim: ClaimRow) -> Text:
    voice = (
        _names(claim.chain, " < ") or f"{claim.article.outlet or 'the article'} in its own voice"
    )
    out = Text.assemble(("says: ", "bright_black"), clean(voice))
    if claim.stance != "asserts":
        out.append(f"  [{claim.stance} it]", style="bold red")
    if claim.hedged:
        out.append("  [hedged]", style="yellow")
    return out


def _words(claim: ClaimRow) -> Text:
    start = claim.trigger_span[0] - claim.words_span[0]
    end = claim.trigger_span[1] - claim.words_span[0]
    words = claim.words
    out = Text(style="italic")
    out.append("“" + clean(words[:start]))
    out.append(clean(words[start:end]), style="bold")
    out.append(clean(words[end:]) + "”")
    return out


def _article(article: ArticleRow) -> Text:
    return Text.assemble(
        (f"{(article.published or 'no date')[:10]:<12}", "cyan"),
        (clean(article.title or article.article), "bold"),
        (
            clean(f"  {article.outlet or 'unknown outlet'} · {article.claims} claims"),
            "bright_black",
        ),
    )


def _who(parties: Sequence[Party]) -> Text:
    if not parties:
        return Text("?", style="bright_black")
    out = Text()
    for number, party in enumerate(parties):
        out.append((", " if number else "") + clean(party.text))
        codes = _codes([party])
        if codes:
            out.append(f" [{codes}]", style="magenta")
    return out


def _names(parties: Sequence[Party], join: str = "; ") -> str:
    return join.join(" ".join(p.text.split()) for p in parties)


def _codes(parties: Sequence[Party]) -> str:
    return " ".join("/".join(filter(None, (c.country, c.sector))) for p in parties for c in p.codes)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _count(console: Console, number: int, what: str, limit: int) -> None:
    more = f"; --limit 0 lists all, {limit} is the limit" if limit and number == limit else ""
    console.print(Text(f"{number} {what}{'' if number == 1 else 's'}{more}", style="bright_black"))


def _under(line: Text, *, last: bool = False) -> Padding:
    """`line` below the claim's first line; `last` leaves a blank line after it."""
    return Padding(line, (0, 0, int(last), 12), expand=False)


def console_for_lists() -> Console:
    """The console of standard output. Lines are folded to the terminal's width; in a pipe they are whole."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _WHOLE)


def clean(text: str) -> str:
    """`text` without what would steer a terminal: articles are written by strangers."""
    return _UNSEEN.sub("", text).replace("\n", " ")
