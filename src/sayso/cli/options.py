"""What several commands check in the same way."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def day(value: str | None) -> str | None:
    """An ISO date (a time may follow it), a month or a year; else a usage error that shows the form."""
    if value is None or re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return value
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2031-03-04") from None
    return value


LEDGER = Path("news.sayso")
LedgerPath = Annotated[
    Path, typer.Option("--ledger", envvar="SAYSO_LEDGER", help="The ledger's file")
]

ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        help="Which columns of CSV, TSV and JSON hold what, where the usual names do not tell: "
        "text=body,published=pub_date (text, title, published, outlet, url, id, author, html)",
        metavar="FIELD=COLUMN,...",
    ),
]
PATHS_HELP = (
    "Files of text, HTML, JSON lines, JSON, CSV or TSV (gzipped or not), and folders of them; "
    "- reads standard input: an article, or JSON lines"
)
