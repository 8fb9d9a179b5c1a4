"""Articles into the ledger: what is known is passed over, what fails is kept as a reject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError
from sayso.ingest.columns import Columns
from sayso.ingest.sources import Given
from sayso.ledger.ledger import Ledger, Run
from sayso.ledger.rows import Added
from sayso.records import Article, Record
from sayso.run import reader
from sayso.run.paths import Listing, find_files, from_files
from sayso.run.workers import Coder, Job, code_in_order

Source = Iterable[tuple[str, Article | InputError | None]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one input. `problem` is why it was rejected, None where it is stored."""

    location: str
    outcome: Added | None
    problem: InputError | None


def keep(
    ledger: Ledger,
    run: Run,
    source: Source,
    *,
    options: str = "",
    limit: int | None = None,
    workers: int = 1,
    load: Callable[[], Coder] = reader.load,
) -> Iterator[Kept]:
    """Read and store what `source` gives, one transaction an article, in the order of `source`.

    `source` gives each input's location with its article, with the InputError that says why it is
    none, or with None where its reader knows that it is stored. An article whose reading by this
    coder is stored is not parsed again. `options` tells apart readings of the same bytes.
    `limit` is the number of articles to code; what comes after them is not looked at. The rows do
    not depend on `workers`.
    """
    coder = load().coder
    jobs = _jobs(ledger, source, coder, limit)
    for job, result in code_in_order(jobs, load=load, workers=workers):
        yield _write(run, job, result, coder, options)


def _jobs(ledger: Ledger, source: Source, coder: str, limit: int | None) -> Iterator[Job]:
    left = limit
    for location, found in source:
        todo = isinstance(found, Article) and not _has(ledger, found, coder)
        if todo and left is not None:
            if left == 0:
                return
            left -= 1
        yield Job(location, found, todo)


def _has(ledger: Ledger, article: Article, coder: str) -> bool:
    version = ledger.find_version(article)
    return version is not None and ledger.has_record(version[0], coder)


def _write(
    run: Run, job: Job, result: Record | InputError | None, coder: str, options: str
) -> Kept:
    problem = result if isinstance(result, InputError) else None
    if isinstance(job.found, InputError):
        problem = job.found
    if problem is not None:
        run.reject(problem)
        return Kept(job.location, None, problem)
    if isinstance(result, Record):
        return Kept(job.location, run.add(result, location=job.location, options=options), None)
    if isinstance(job.found, Article):
        run.note_known(job.found, coder, location=job.location, options=options)
    else:
        run.known += 1
    return Kept(job.location, Added.KNOWN, None)


def keep_files(
    ledger: Ledger,
    run: Run,
    paths: Iterable[Path] | Listing,
    *,
    published: str | None = None,
    outlet: str | None = None,
    columns: Columns | None = None,
    limit: int | None = None,
    workers: int = 1,
    load: Callable[[], Coder] = reader.load,
) -> Iterator[Kept]:
    """`keep` for files, folders and "-"; files and rows whose bytes are stored are not parsed."""
    given = Given(published=published, outlet=outlet, columns=columns or Columns())
    options = options_of(published=published, outlet=outlet, columns=str(given.columns))
    coder = load().coder

    def known(location: str, sha256: str) -> bool:
        return ledger.has_input(sha256, coder, location=location, options=options)

    listing = paths if isinstance(paths, Listing) else find_files(paths)
    source = from_files(listing, given=given, known=known)
    yield from keep(
        ledger, run, source, options=options, limit=limit, workers=workers, load=load
    )  # fmt: skip


def options_of(**options: str | None) -> str:
    """Options that change how bytes are read, as one string that tells two readings apart."""
    return "; ".join(f"{name}={value!r}" for name, value in sorted(options.items()) if value)
