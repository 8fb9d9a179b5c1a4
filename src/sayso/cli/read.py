"""`sayso read`: print the record of each article."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import day

if TYPE_CHECKING:
    from sayso.errors import InputError
    from sayso.records import Article


def read(
    paths: Annotated[
        list[str],
        typer.Argument(help="Files of text or HTML; - reads standard input", metavar="PATH..."),
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
) -> None:
    """Print what each article says: who did what to whom, and on whose say-so.

    Exit code 1 where an input could not be read; the others are read all the same.
    """
    from sayso.coder.interchange import to_json
    from sayso.errors import InputError
    from sayso.run.reader import load

    console = None
    if not as_json:
        from rich.console import Console

        from sayso.cli.view import show

        console = Console(highlight=False)
    rejected = 0
    for found in load().read_all(_articles(paths, published, outlet, title)):
        if isinstance(found, InputError):
            rejected += 1
            sys.stderr.write(f"sayso: rejected: {found}\n")
        elif console is None:
            sys.stdout.buffer.write(to_json(found).encode() + b"\n")
        else:
            show(found, console)
    sys.stdout.flush()
    raise typer.Exit(1 if rejected else 0)


def _articles(
    paths: list[str], published: str | None, outlet: str | None, title: str | None
) -> Iterator[Article | InputError]:
    from sayso.errors import InputError
    from sayso.ingest.read import read_bytes, read_path

    for path in paths:
        try:
            if path == "-":
                yield read_bytes(
                    sys.stdin.buffer.read(), where="standard input",
                    published=published, outlet=outlet, title=title,
                )  # fmt: skip
            else:
                yield read_path(Path(path), published=published, outlet=outlet, title=title)
        except InputError as problem:
            yield problem
