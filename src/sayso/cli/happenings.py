"""`sayso origins`, `disputes`, `clusters`, `who`, `where`: what many articles together tell; and `cluster`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.ask import Actor, AsCsv, AsJson, Limit, Place, Since, Type, Until
from sayso.cli.options import LEDGER, LedgerPath

if TYPE_CHECKING:
    from sayso.ledger.filters import Filter
    from sayso.ledger.ledger import Ledger
    from sayso.run.account import Account

About = Annotated[
    str | None, typer.Option(help="Part of the name of a party or place, or words of a sentence")
]
MinArticles = Annotated[
    int, typer.Option("--min-articles", min=1, help="Told by at least this many articles")
]
MinOrigins = Annotated[
    int, typer.Option("--min-origins", min=0, help="At least this many certain origins")
]
Verdict = Annotated[
    str | None,
    typer.Option(help="single-origin, multi-origin, both-sides, denied, disputed"),
]


def origins(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A cluster's or a claim's id; without one, filters", metavar="[CLUSTER|CLAIM]"
        ),
    ] = None,
    ledger: LedgerPath = LEDGER,
    about: About = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    kind: Type = None,
    place: Place = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Explain one happening: how many independent origins it has and why, whose words, what is disputed.

    Without an id it is the one that most articles tell of among those that pass the filters.
    """
    from sayso.cli import account_view, answer
    from sayso.errors import UsageError
    from sayso.ledger.ledger import Ledger
    from sayso.run.account import as_dict, read_account

    wanted = _filter(since, until, actor, kind, place, about)
    if name is None and not any((about, since, until, actor, kind, place)):
        raise UsageError(
            "origins: name a cluster or claim, or filter with --about, --type, --place"
        )
    with Ledger.open(ledger) as book:
        if name is not None:
            found = read_account(book, book.cluster(name))
        else:
            fit = book.clusters(wanted, by="articles")
            if not fit:
                raise UsageError(f"{ledger}: no cluster passes these filters; see sayso clusters")
            found = read_account(book, fit[0])
    if as_csv:
        account_view.write_origins_csv(found)
    elif as_json:
        answer.write_line(json.dumps(as_dict(found), ensure_ascii=False))
    else:
        account_view.show(found)


def clusters(
    ledger: LedgerPath = LEDGER,
    about: About = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    kind: Type = None,
    place: Place = None,
    min_articles: MinArticles = 1,
    min_origins: MinOrigins = 0,
    verdict: Verdict = None,
    limit: Limit = 50,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """List happenings by day: who did what to whom, and how many articles, outlets and origins tell of it."""
    from sayso.cli import account_view
    from sayso.ledger.ledger import Ledger

    wanted = _filter(since, until, actor, kind, place, about, limit)
    with Ledger.open(ledger) as book:
        found = _accounts(book, wanted, min_articles, min_origins, verdict, copies=as_json)
    if as_csv:
        account_view.write_clusters_csv(found)
    elif as_json:
        _write_json(found)
    else:
        account_view.list_accounts(found, limit)


def disputes(
    ledger: LedgerPath = LEDGER,
    about: About = None,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    kind: Type = None,
    place: Place = None,
    min_articles: MinArticles = 1,
    limit: Limit = 50,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """List what is in dispute, by day: denials, rival numbers, rival actors, sides next to each other."""
    from sayso.cli import account_view
    from sayso.ledger.ledger import Ledger

    wanted = _filter(since, until, actor, kind, place, about, limit)
    with Ledger.open(ledger) as book:
        found = _accounts(book, wanted, min_articles, 0, None, disputed=True, copies=as_json)
    if as_csv:
        account_view.write_disputes_csv(found)
    elif as_json:
        _write_json(found)
    else:
        account_view.list_disputes(found, limit)


def who(
    name: Annotated[str, typer.Argument(help="A code (RUS, MIL, RUS/MIL) or part of a name")],
    ledger: LedgerPath = LEDGER,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """List the claims about one actor: what it does, what is done to it, what it says."""
    from sayso.cli import answer
    from sayso.ledger.filters import Filter
    from sayso.ledger.ledger import Ledger

    most = limit or None
    questions = (
        ("does", Filter(actor=name, since=since, until=until, limit=most)),
        ("has done to it", Filter(recipient=name, since=since, until=until, limit=most)),
        ("says", Filter(said_by=name, since=since, until=until, limit=most)),
    )
    with Ledger.open(ledger) as book:
        parts = [(heading, book.claims(wanted)) for heading, wanted in questions]
    rows = list({c.claim: c for _, found in parts for c in found}.values())
    if as_csv:
        answer.write_csv(rows)
    elif as_json:
        answer.write_json(rows)
    else:
        for heading, found in parts:
            answer.write_line(f"{name} {heading}:")
            answer.list_claims(found, limit)


def where(
    place: Annotated[str, typer.Argument(help="A country code, GeoNames id or part of a name")],
    ledger: LedgerPath = LEDGER,
    since: Since = None,
    until: Until = None,
    kind: Type = None,
    limit: Limit = 50,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """List the claims about one place, by day."""
    from sayso.cli import answer
    from sayso.ledger.ledger import Ledger

    with Ledger.open(ledger) as book:
        found = book.claims(_filter(since, until, None, kind, place, None, limit))
    if as_csv:
        answer.write_csv(found)
    elif as_json:
        answer.write_json(found)
    else:
        answer.list_claims(found, limit)


def cluster(ledger: LedgerPath = LEDGER) -> None:
    """Cluster again what the ledger holds; `sayso add` and `sayso recode` do it by themselves."""
    from sayso.ledger.ledger import Ledger
    from sayso.run.corroborate import corroborate

    with Ledger.open(ledger, write=True) as book, book.run("sayso cluster") as run:
        written = corroborate(book, run)
    typer.echo(
        f"{written.opened:,} clusters new or changed, {written.kept:,} as before,"
        f" {written.closed:,} closed: {ledger}"
    )


def _accounts(
    book: Ledger,
    wanted: Filter,
    min_articles: int,
    min_origins: int,
    verdict: str | None,
    *,
    copies: bool,
    disputed: bool = False,
) -> list[Account]:
    from sayso.run.account import read_account

    found = book.clusters(
        wanted, min_articles=min_articles, min_origins=min_origins, verdict=verdict,
        disputed=disputed, by="day",
    )  # fmt: skip
    return [read_account(book, k, copies=copies) for k in found]


def _write_json(accounts: list[Account]) -> None:
    from sayso.cli import answer
    from sayso.run.account import as_dict

    for account in accounts:
        answer.write_line(json.dumps(as_dict(account), ensure_ascii=False))


def _filter(
    since: str | None,
    until: str | None,
    actor: str | None,
    kind: str | None,
    place: str | None,
    about: str | None,
    limit: int = 0,
) -> Filter:
    from sayso.ledger.filters import Filter

    return Filter(
        since=since, until=until, actor=actor, type=kind, place=place, about=about,
        limit=limit or None,
    )  # fmt: skip
