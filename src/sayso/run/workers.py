"""Articles coded in the order given, in this process or by several: the records are the same."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from typing import Protocol

from sayso.errors import InputError, ResourceError
from sayso.records import Article, Record

BATCH = 4


class Coder(Protocol):
    """What makes records: see `run.reader.Reader`."""

    @property
    def coder(self) -> str:
        """The coder tag that its records carry."""

    def read_all(self, articles: Iterable[Article | InputError]) -> Iterator[Record | InputError]:
        """The record of each article, in order."""


@dataclass(frozen=True, slots=True)
class Job:
    """One input: where it came from, and the article (or None) or what is wrong with it.

    `todo` False: nothing is to be coded, the job only keeps its place in the order.
    """

    location: str
    found: Article | InputError | None
    todo: bool


Done = tuple[Job, Record | InputError | None]


def code_in_order(
    jobs: Iterable[Job], *, load: Callable[[], Coder], workers: int = 1
) -> Iterator[Done]:
    """Each job with the record of its article; a failure is told at the place of the input.

    `load` gives the coder; with more than one worker it is called once in each process, so it
    must be a function that can be imported. Raises ResourceError where processes cannot start.
    """
    if workers > 1:
        yield from _by_processes(jobs, load, workers)
        return
    for job in jobs:
        yield job, (_code(load(), job) if job.todo else None)


def _code(coder: Coder, job: Job) -> Record | InputError | None:
    if not isinstance(job.found, Article):
        return None
    (result,) = coder.read_all([job.found])
    if isinstance(result, InputError):
        return InputError(job.location, result.reason, result.detail)
    return result


def _by_processes(jobs: Iterable[Job], load: Callable[[], Coder], workers: int) -> Iterator[Done]:
    pool = _Pool(load, workers)
    waiting: deque[tuple[list[Job], Future[list[Record | InputError | None]] | None]] = deque()
    batch: list[Job] = []
    try:
        for job in jobs:
            batch.append(job)
            if sum(j.todo for j in batch) < BATCH and len(batch) < 64:
                continue
            waiting.append((batch, pool.submit(batch)))
            batch = []
            while len(waiting) > 2 * workers:
                yield from pool.take(waiting)
        if batch:
            waiting.append((batch, pool.submit(batch)))
        while waiting:
            yield from pool.take(waiting)
    finally:
        pool.close()


class _Pool:
    """Processes that code batches. One that dies costs the article that killed it, not the run."""

    def __init__(self, load: Callable[[], Coder], workers: int) -> None:
        self._load = load
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, batch: list[Job]) -> Future[list[Record | InputError | None]] | None:
        """The batch under way; None where nothing in it is to be coded."""
        todo = [job for job in batch if job.todo]
        if not todo:
            return None
        try:
            return self._running().submit(_work, todo)
        except BrokenProcessPool:
            self._restart()
            return self._running().submit(_work, todo)

    def take(
        self, waiting: deque[tuple[list[Job], Future[list[Record | InputError | None]] | None]]
    ) -> Iterator[Done]:
        """The oldest batch with its results."""
        batch, future = waiting.popleft()
        results: Iterator[Record | InputError | None] = iter(())
        if future is not None:
            try:
                results = iter(future.result())
            except BrokenProcessPool:
                self._restart()
                results = iter([self._alone(job) for job in batch if job.todo])
                rest = [jobs for jobs, _ in waiting]
                waiting.clear()
                waiting.extend((jobs, self.submit(jobs)) for jobs in rest)
        for job in batch:
            yield job, (next(results) if job.todo else None)

    def _alone(self, job: Job) -> Record | InputError | None:
        try:
            return self._running().submit(_work, [job]).result()[0]
        except BrokenProcessPool:
            self._restart()
            return InputError(
                job.location, "failed", "the process that read it died (out of memory?)"
            )

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._workers, get_context("spawn"), initializer=_begin, initargs=(self._load,)
            )
        return self._pool

    def _restart(self) -> None:
        self.close()
        try:
            self._running().submit(os.getpid).result()
        except BrokenProcessPool as problem:
            self.close()
            raise ResourceError(
                "worker processes cannot start; run with one worker (--workers 1). In a script, "
                "start the work under `if __name__ == '__main__':`"
            ) from problem

    def close(self) -> None:
        """Stop the processes once they have finished what they are at."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


_loaded: list[Coder] = []


def _begin(load: Callable[[], Coder]) -> None:
    """Load the model once; leave Ctrl-C to the parent, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()
    _loaded[:] = [load()]


def _follow(parent: int) -> None:
    connection.wait([parent])
    os._exit(1)


def _work(jobs: list[Job]) -> list[Record | InputError | None]:
    return [_code(_loaded[0], job) for job in jobs]
