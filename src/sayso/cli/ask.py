"""`sayso events`, `claims`, `search` and `show`: what a ledger answers, as lists, CSV or JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import LEDGER, LedgerPath

if TYPE_CHECKING:
    from sayso.ledger.filters import Filter

Since = Annotated[str | None, typer.Option(help="From this day, month or year on")]
Until = Annotated[str | None, typer.Option(help="Up to this day, month or year, included")]
Actor = Annotated[
    str | None, typer.Option(help="Who does it: a code (RUS, MIL, RUS/MIL) or part of a name")
]
Recipient = Annotated[str | None, typer.Option(help="To whom: a code or part of a name")]
Type = Annotated[
    str | None, typer.Option("--type", help="ASSAULT, CONSULT ..., control, casualties")
]
Place = Annotated[
    str | None, typer.Option(help="Where: country code, GeoNames id or part of a name")
]
Status = Annotated[str | None, typer.Option(help="happened, expected, offered, threatened ...")]
Stance = Annotated[
    str | None, typer.Option(help="What the source does: asserts, denies, doubts ...")
]
SaidBy = Annotated[
    str | None, typer.Option("--said-by", help="Part of the name of somebody who says so")
]
Outlet = Annotated[str | None, typer.Option(help="Part of the outlet's or agency's name")]
Words = Annotated[str | None, typer.Option(help='Words of the sentence; "a phrase", begin*')]
Limit = Annotated[int, typer.Option(min=0, help="At most this many; 0 for all")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV, one line an answer")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line")]


def events(
    ledger: LedgerPath = LEDGER,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    recipient: Recipient = None,
    kind: Type = None,
    place: Place = None,
    status: Status = None,
    stance: Stance = None,
    said_by: SaidBy = None,
    outlet: Outlet = None,
    words: Words = None,
    limit: Limit = 50,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """List events by day: who did what to whom, where it stands, and on whose say-so."""
    from sayso.cli import answer
    from sayso.ledger.ledger import Ledger

    wanted = _filter(
        since, until, actor, recipient, kind, place, status, stance, said_by, outlet, words, limit
    )
    with Ledger.open(ledger) as book:
        found = book.events(wanted)
    if as_csv:
        answer.write_csv([claim for event in found for claim in event.claims])
    elif as_json:
        answer.write_json(found)
    else:
        answer.list_events(found, limit)


def claims(
    ledger: LedgerPath = LEDGER,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    recipient: Recipient = None,
    kind: Type = None,
    place: Place = None,
    status: Status = None,
    stance: Stance = None,
    said_by: SaidBy = None,
    outlet: Outlet = None,
    words: Words = None,
    limit: Limit = 50,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """List claims by day, of events and of states (control, casualties): one for each say-so."""
    from sayso.cli import answer
    from sayso.ledger.ledger import Ledger

    wanted = _filter(
        since, until, actor, recipient, kind, place, status, stance, said_by, outlet, words, limit
    )
    with Ledger.open(ledger) as book:
        found = book.claims(wanted)
    if as_csv:
        answer.write_csv(found)
    elif as_json:
        answer.write_json(found)
    else:
        answer.list_claims(found, limit)


def search(
    text: Annotated[
        list[str],
        typer.Argument(
            help='Words that the article must have; "a phrase", begin*', metavar="WORDS..."
        ),
    ],
    ledger: LedgerPath = LEDGER,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    recipient: Recipient = None,
    kind: Type = None,
    place: Place = None,
    status: Status = None,
    stance: Stance = None,
    said_by: SaidBy = None,
    outlet: Outlet = None,
    limit: Limit = 20,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Search the articles' text, best first. Filters on claims keep articles with such a claim."""
    from sayso.cli import answer
    from sayso.ledger.ledger import Ledger

    wanted = _filter(
        since, until, actor, recipient, kind, place, status, stance, said_by, outlet, None, limit
    )
    with Ledger.open(ledger) as book:
        found = book.search(" ".join(text), wanted)
    if as_csv:
        answer.write_hits_csv(found)
    elif as_json:
        answer.write_json(found)
    else:
        answer.list_hits(found)


def show(
    name: Annotated[
        str,
        typer.Argument(
            help="An article's id, URL or number; a claim's id", metavar="ARTICLE_OR_CLAIM"
        ),
    ],
    ledger: LedgerPath = LEDGER,
    as_text: Annotated[bool, typer.Option("--text", help="Print the article's text too")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The record as it was read: the form sayso/1")
    ] = False,
) -> None:
    """Show one article with its claims, or one claim with its evidence."""
    from sayso.cli import answer
    from sayso.ledger.ledger import Ledger
    from sayso.ledger.rows import ClaimRow, Shown

    with Ledger.open(ledger) as book:
        found = book.show(name)
        if isinstance(found, Shown):
            if as_json:
                answer.write_line(found.line)
            else:
                answer.show_article(found, text=as_text)
            return
        rows = (found,) if isinstance(found, ClaimRow) else found.claims
        if as_json:
            first = rows[0].article
            record = json.loads(book.line(first.key, coder=first.coder))
            names = {row.claim for row in rows}
            for claim in (*record["events"], *record["states"]):
                if claim["id"] in names:
                    answer.write_line(json.dumps(claim, ensure_ascii=False))
        else:
            answer.show_claims(rows)


def _filter(
    since: str | None,
    until: str | None,
    actor: str | None,
    recipient: str | None,
    kind: str | None,
    place: str | None,
    status: str | None,
    stance: str | None,
    said_by: str | None,
    outlet: str | None,
    words: str | None,
    limit: int,
) -> Filter:
    from sayso.ledger.filters import Filter

    return Filter(
        since=since, until=until, actor=actor, recipient=recipient, type=kind, place=place,
        status=status, stance=stance, said_by=said_by, outlet=outlet, words=words,
        limit=limit or None,
    )  # fmt: skip
