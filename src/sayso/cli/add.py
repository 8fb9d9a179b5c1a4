"""`sayso add` and `sayso recode`: what fills a ledger."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import LEDGER, PATHS_HELP, ColumnsOption, LedgerPath, day

if TYPE_CHECKING:
    from sayso.cli.progress import Bar
    from sayso.ledger.changes import Change
    from sayso.ledger.ledger import Ledger, Run

Workers = Annotated[int, typer.Option(min=1, help="Number of processes that read")]
Clusters = Annotated[
    bool, typer.Option(help="Join the claims of all articles to happenings at the end")
]
Limit = Annotated[
    int | None, typer.Option(min=1, help="Stop after this many articles; run again to go on")
]


def add(
    paths: Annotated[
        list[str],
        typer.Argument(help=PATHS_HELP, metavar="PATH..."),
    ],
    ledger: LedgerPath = LEDGER,
    published: Annotated[
        str | None,
        typer.Option(
            help="Date of publication, YYYY-MM-DD, where the input has none", callback=day
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(help="Name of the outlet, where the input has none")
    ] = None,
    columns: ColumnsOption = None,
    workers: Workers = 1,
    limit: Limit = None,
    clusters: Clusters = True,
) -> None:
    """Read articles and keep them in the ledger. What is stored already is passed over.

    Stopped at any moment, the same command goes on where it was. Exit code 1 where inputs were
    rejected: they are named here and kept in the ledger's table of rejects.

    \b
    sayso add articles/ --outlet "The Gazette"
    sayso add news.jsonl.gz --workers 2
    sayso add stories.csv --columns text=body,published=pub_date
    zcat crawl.jsonl.gz | sayso add -
    """
    from sayso.cli.progress import Bar
    from sayso.ingest.columns import Columns
    from sayso.ledger.ledger import Ledger
    from sayso.run.keep import keep_files
    from sayso.run.paths import check_files, find_files
    from sayso.run.reader import load

    mapping = Columns.parse(columns)
    listing = find_files(Path(p) for p in paths)
    check_files(listing, mapping)
    began = time.monotonic()
    with Ledger.open(ledger, create=True) as book:
        command = book.run("sayso add", coder=load().coder, arguments=" ".join(paths))
        with _stoppable(book.path), command as run:
            with Bar("reading", listing.total) as bar:
                for kept in keep_files(
                    book, run, listing, published=published, outlet=outlet, columns=mapping,
                    limit=limit, workers=workers,
                ):  # fmt: skip
                    _tell(bar, str(kept.problem) if kept.problem else None)
            _cluster(book, run, clusters)
            spent = time.monotonic() - began
            typer.echo(
                f"{run.stored:,} stored, {run.known:,} known, {run.rejected:,} rejected in {spent:.1f} s: {ledger}"
            )
            if listing.skipped:
                files = "file" if listing.skipped == 1 else "files"
                typer.echo(
                    f"{listing.skipped:,} {files} passed over: sayso does not read their kind"
                )
        raise typer.Exit(1 if run.rejected else 0)


def _tell(bar: Bar, problem: str | None) -> None:
    if problem is not None:
        bar.say(f"sayso: rejected: {' '.join(problem.split())}")
    bar.step()


@contextmanager
def _stoppable(ledger: Path) -> Iterator[None]:
    """Ctrl-C ends the command with a line that says how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write(
            f"\nsayso: stopped; what was stored is in {ledger}: the same command goes on\n"
        )
        raise typer.Exit(130) from None


def recode(
    ledger: LedgerPath = LEDGER,
    workers: Workers = 1,
    limit: Limit = None,
    clusters: Clusters = True,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line for each claim that differs")
    ] = False,
) -> None:
    """Code again what is stored with another coder, and report what changed.

    A claim is the same where it stands on the same words of the same article. Readings by other
    coders stay in the ledger.
    """
    from sayso.cli.progress import Bar
    from sayso.errors import InputError
    from sayso.ledger.ledger import Ledger
    from sayso.run.reader import load
    from sayso.run.recode import recode as recode_stored

    counts = {"new": 0, "gone": 0, "changed": 0}
    with Ledger.open(ledger, write=True) as book:
        coder = load().coder
        total = sum(book.coders().values())
        with _stoppable(book.path), book.run("sayso recode", coder=coder) as run:
            with Bar("coding again", min(total, limit or total)) as bar:
                for _, found in recode_stored(book, run, workers=workers, limit=limit):
                    if isinstance(found, InputError):
                        _tell(bar, str(found))
                        continue
                    for change in found:
                        counts[change.what] += 1
                        typer.echo(_change_json(change) if as_json else _change(change))
                    bar.step()
            _cluster(book, run, clusters)
            if not as_json:
                told = ", ".join(f"{n:,} claims {what}" for what, n in counts.items())
                typer.echo(f"{run.stored:,} articles coded again by {coder}: {told}")
        raise typer.Exit(1 if run.rejected else 0)


def _cluster(book: Ledger, run: Run, wanted: bool) -> None:
    """Cluster anew where something was stored, or where a run before was stopped before it did."""
    from sayso.run.corroborate import corroborate

    if wanted and (run.stored or book.has_unclustered()):
        corroborate(book, run)


def _change(change: Change) -> str:
    line = f"{change.what:<8} {change.claim:<14} {change.words}  ({change.article})"
    for name, before, after in change.fields:
        line += f"\n         {name}: {before} -> {after}"
    return line


def _change_json(change: Change) -> str:
    return json.dumps(
        {
            "what": change.what,
            "claim": change.claim,
            "article": change.article,
            "words": change.words,
            "fields": {name: [before, after] for name, before, after in change.fields},
        }
    )
