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

from sayso.cli.options import LEDGER, LedgerPath, day

if TYPE_CHECKING:
    from sayso.cli.progress import Bar
    from sayso.errors import InputError
    from sayso.ledger.changes import Change
    from sayso.ledger.ledger import Ledger, Run
    from sayso.records import Article

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
        typer.Argument(
            help="Files of text or HTML, folders of them; - reads one article from standard input",
            metavar="PATH...",
        ),
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
    workers: Workers = 1,
    limit: Limit = None,
    clusters: Clusters = True,
) -> None:
    """Read articles and keep them in the ledger. What is stored already is passed over.

    Stopped at any moment, the same command goes on where it was. Exit code 1 where inputs were
    rejected: they are named here and kept in the ledger's table of rejects.
    """
    from sayso.cli.progress import Bar
    from sayso.ledger.ledger import Ledger
    from sayso.run.keep import keep, keep_files, options_of
    from sayso.run.paths import list_files
    from sayso.run.reader import load

    files = list_files(Path(p) for p in paths if p != "-")
    began = time.monotonic()
    with Ledger.open(ledger, create=True) as book:
        command = book.run("sayso add", coder=load().coder, arguments=" ".join(paths))
        with _stoppable(book.path), command as run:
            with Bar("reading", len(files) + ("-" in paths)) as bar:
                if "-" in paths:
                    options = options_of(published=published, outlet=outlet)
                    source = _standard_input(published, outlet)
                    for kept in keep(book, run, source, options=options):
                        _tell(bar, str(kept.problem) if kept.problem else None)
                for kept in keep_files(
                    book, run, files, published=published, outlet=outlet, limit=limit,
                    workers=workers,
                ):  # fmt: skip
                    _tell(bar, str(kept.problem) if kept.problem else None)
            _cluster(book, run, clusters)
            spent = time.monotonic() - began
            typer.echo(
                f"{run.stored:,} stored, {run.known:,} known, {run.rejected:,} rejected in {spent:.1f} s: {ledger}"
            )
        raise typer.Exit(1 if run.rejected else 0)


def _tell(bar: Bar, problem: str | None) -> None:
    if problem is not None:
        bar.say(f"sayso: rejected: {' '.join(problem.split())}")
    bar.step()


def _standard_input(
    published: str | None, outlet: str | None
) -> Iterator[tuple[str, Article | InputError]]:
    from sayso.errors import InputError
    from sayso.ingest.read import read_bytes

    where = "standard input"
    try:
        raw = sys.stdin.buffer.read()
        yield where, read_bytes(raw, where=where, published=published, outlet=outlet)
    except InputError as problem:
        yield where, problem


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
