"""`sayso read`: print the record of each article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import PATHS_HELP, ColumnsOption, day


def read(
    paths: Annotated[
        list[str],
        typer.Argument(help=PATHS_HELP, metavar="PATH..."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line: the form sayso/1")
    ] = False,
    published: Annotated[
        str | None,
        typer.Option(
            help="Date of publication, YYYY-MM-DD (or YYYY-MM, YYYY), where the input has none",
            callback=day,
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(help="Name of the outlet, where the input has none")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Headline, where the input has none")] = None,
    columns: ColumnsOption = None,
) -> None:
    """Print what each article says: who did what to whom, and on whose say-so.

    Exit code 1 where an input could not be read; the others are read all the same.

    \b
    sayso read article.txt page.html
    sayso read --json news.jsonl.gz > records.jsonl
    sayso read --columns text=body,published=pub_date stories.csv
    """
    from sayso.coder.interchange import to_json
    from sayso.errors import InputError
    from sayso.ingest.columns import Columns
    from sayso.ingest.sources import Given
    from sayso.run.paths import check_files, find_files, from_files
    from sayso.run.reader import load

    given = Given(published, outlet, title, Columns.parse(columns))
    listing = find_files(Path(p) for p in paths)
    check_files(listing, given.columns)
    console = None
    if not as_json:
        from rich.console import Console

        from sayso.cli.view import show

        console = Console(highlight=False)
    rejected = 0
    articles = (found for _, found in from_files(listing, given=given) if found is not None)
    for found in load().read_all(articles):
        if isinstance(found, InputError):
            rejected += 1
            sys.stderr.write(f"sayso: rejected: {found}\n")
        elif console is None:
            sys.stdout.buffer.write(to_json(found).encode() + b"\n")
        else:
            show(found, console)
    sys.stdout.flush()
    raise typer.Exit(1 if rejected else 0)
