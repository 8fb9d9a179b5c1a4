"""The measurements: each gives seconds (or bytes) for the same texts, in one run."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any

from benchmarks.speed.stages import Clock, watched
from sayso.coder import interchange
from sayso.errors import InputError, SaysoError
from sayso.ingest import read as ingest
from sayso.ledger.ledger import Ledger
from sayso.parse import pipeline
from sayso.records import Article, Record
from sayso.run import reader
from sayso.run.workers import Job, code_in_order

DATE = "2031-07-17"


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass of `read` over all texts: wall and processor seconds, and seconds by stage."""

    wall: float
    cpu: float
    stages: dict[str, float]
    records: list[Record]


def read_pass(texts: list[str]) -> Pass:
    """`read` and JSON of all texts on one core, with the clock around its stages."""
    clock = Clock()
    records: list[Record] = []
    with watched(clock):
        wall, cpu = perf_counter(), process_time()
        made = (
            ingest.make_article(t, published=DATE, id=f"speed-{n}") for n, t in enumerate(texts)
        )
        for record in reader.load().read_all(made):
            records.append(checked(record))
            interchange.to_json(records[-1])
        wall, cpu = perf_counter() - wall, process_time() - cpu
    return Pass(wall, cpu, clock.seconds, records)


def parse_pass(articles: list[Article]) -> tuple[float, int]:
    """Seconds of the bare parse, nothing read from it, and the number of tokens."""
    start = perf_counter()
    tokens = 0
    for article in articles:
        (doc,) = pipeline.parse_all([(article.text, article.regions)])
        tokens += len(doc)
    return perf_counter() - start, tokens


def spacy_tokenizer() -> tuple[Callable[[list[str]], float], str] | None:
    """What times a blank English spaCy pipeline, and spaCy's version; None where it is not installed."""
    try:
        import spacy  # type: ignore[import-not-found]  # no dependency of sayso
    except ImportError:
        return None
    blank: Any = spacy.blank("en")

    def run(texts: list[str]) -> float:
        start = perf_counter()
        for text in texts:
            blank(text)
        return perf_counter() - start

    run(["Warm it up, once."])
    return run, str(spacy.__version__)


def workers_pass(articles: list[Article], *, workers: int) -> tuple[float, float, float]:
    """Seconds of reading by processes once they run, those they need to start, and the share of
    the processors' time that they got: much below 1 where others use the machine.
    """
    jobs = [Job(a.id, a, True) for a in articles]
    whole = []
    share = 0.0
    for given in (jobs[:1], jobs):
        before = _children_cpu()
        start = perf_counter()
        for _, result in code_in_order(given, load=reader.load, workers=workers):
            if isinstance(result, InputError):
                raise result
        whole.append(perf_counter() - start)
        while active_children():
            sleep(0.01)
        share = (_children_cpu() - before) / whole[-1] / workers
    return whole[1] - whole[0], whole[0], share


def _children_cpu() -> float:
    """Processor seconds of the child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ledger_pass(records: list[Record]) -> float:
    """Seconds of writing `records` to a new ledger, one transaction an article."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speed.sayso"
        with Ledger.open(path, create=True) as ledger, ledger.run("speed") as run:
            start = perf_counter()
            for record in records:
                run.add(record, location=record.article.id)
            return perf_counter() - start


def peak_memory(source: Path) -> tuple[int, int]:
    """Peak bytes of a fresh process that reads the texts of `source`: model loaded, and at the end."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed.memory", str(source)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded, end = done.stdout.split()
    return int(loaded), int(end)


def start_up(command: list[str]) -> float:
    """Seconds of one run of the interpreter with the arguments `command`."""
    start = perf_counter()
    subprocess.run([sys.executable, *command], capture_output=True, check=True)
    return perf_counter() - start


def checked(found: Record | InputError) -> Record:
    """`found` where it is a record. Raises the InputError: a failed article has no speed."""
    if isinstance(found, SaysoError):
        raise found
    return found
