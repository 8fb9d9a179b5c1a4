"""The `sayso` application: every command family, put together."""

from __future__ import annotations

import typer

from sayso.cli import lexicon
from sayso.cli.read import read

app = typer.Typer(
    name="sayso",
    help="Read news and keep a ledger of who did what to whom, where and when, and on whose say-so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read)
app.add_typer(lexicon.app, name="lexicon")
