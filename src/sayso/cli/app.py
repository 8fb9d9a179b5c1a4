"""The `sayso` application: every command family, put together."""

from __future__ import annotations

import typer

from sayso.cli import lexicon
from sayso.cli.add import add, recode
from sayso.cli.ask import claims, events, search, show
from sayso.cli.happenings import cluster, clusters, disputes, origins, where, who
from sayso.cli.read import read

app = typer.Typer(
    name="sayso",
    help="Read news and keep a ledger of who did what to whom, where and when, and on whose say-so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read)
app.command("add")(add)
app.command("recode")(recode)
app.command("events")(events)
app.command("claims")(claims)
app.command("origins")(origins)
app.command("disputes")(disputes)
app.command("clusters")(clusters)
app.command("who")(who)
app.command("where")(where)
app.command("search")(search)
app.command("show")(show)
app.command("cluster")(cluster)
app.add_typer(lexicon.app, name="lexicon")
