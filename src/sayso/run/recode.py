"""What is stored, read again by the current coder: what is new, gone or changed, by anchor."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from sayso.errors import InputError
from sayso.ledger.changes import Change, compare
from sayso.ledger.ledger import Ledger, Run
from sayso.records import Article, Record
from sayso.run import reader
from sayso.run.workers import Coder, Job, code_in_order


def recode(
    ledger: Ledger,
    run: Run,
    *,
    workers: int = 1,
    limit: int | None = None,
    load: Callable[[], Coder] = reader.load,
) -> Iterator[tuple[str, tuple[Change, ...] | InputError]]:
    """Each stored article that this coder has not read, with what its new reading changes.

    The reading before stays in the ledger, closed by this run. A failed reading is a reject, and
    the one before holds. `limit` is the number of articles.
    """
    coder = load().coder
    jobs = (
        Job(article.id, article, True)
        for number, article in enumerate(ledger.stored_articles(unless_coder=coder))
        if limit is None or number < limit
    )
    for job, result in code_in_order(jobs, load=load, workers=workers):
        if isinstance(result, InputError):
            run.reject(result)
            yield job.location, result
        elif isinstance(result, Record) and isinstance(job.found, Article):
            yield job.location, _replace(ledger, run, job.found, result)


def _replace(ledger: Ledger, run: Run, article: Article, record: Record) -> tuple[Change, ...]:
    version = ledger.find_version(article)
    assert version is not None, "a stored article is found"
    before = json.loads(ledger.line(version[0]))
    run.add(record)
    return compare(before, json.loads(ledger.line(version[0], coder=record.coder)))
