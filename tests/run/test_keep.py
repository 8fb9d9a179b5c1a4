from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from sayso.errors import InputError, ResourceError
from sayso.ledger.changes import Change
from sayso.ledger.ledger import Ledger
from sayso.ledger.rows import Added
from sayso.records import Article, Record
from sayso.run.keep import Kept, keep, keep_files
from sayso.run.paths import list_files
from sayso.run.recode import recode
from sayso.run.workers import Job, code_in_order
from tests.ledger.made import TEXT, article, record

TABLES = [
    "texts",
    "articles",
    "inputs",
    "rejects",
    "records",
    "claims",
    "claim_actors",
    "chain_links",
    "evidence",
]


class Fake:
    """A coder without a model: the record of a text that says how it fails."""

    def __init__(self, coder: str = "coder-1", status: str = "happened") -> None:
        self.coder = coder
        self.status = status
        self.seen: list[str] = []

    def read_all(self, articles: Iterable[Article | InputError]) -> Iterator[Record | InputError]:
        for one in articles:
            assert isinstance(one, Article)
            self.seen.append(one.text)
            if "FAIL" in one.text:
                yield InputError(one.id, "failed", "ValueError: no")
            elif "DIE" in one.text:
                os._exit(9)
            else:
                yield record(one, coder=self.coder, status=self.status)


def fake() -> Fake:
    return Fake()


def never() -> Fake:
    os._exit(9)


def write_folder(folder: Path, number: int = 9) -> Path:
    (folder / "sub").mkdir(parents=True)
    for n in range(number):
        (folder / f"{n}.txt").write_text(f"{TEXT}Number {n} of the Gazette.\n")
    (folder / "sub" / "same.txt").write_text(f"{TEXT}Number 0 of the Gazette.\n")
    (folder / "sub" / "fail.txt").write_text(f"{TEXT}FAIL.\n")
    (folder / "sub" / "empty.html").write_text("")
    (folder / "sub" / ".hidden.txt").write_text(TEXT)
    (folder / "sub" / "picture.png").write_bytes(b"\x89PNG")
    return folder


def add(
    path: Path, *inputs: Path, coder: Fake | None = None, workers: int = 1, limit: int | None = None
) -> list[Kept]:
    with Ledger.open(path, create=True) as ledger, ledger.run("sayso add") as run:
        load = fake if coder is None else (lambda: coder)
        return list(
            keep_files(
                ledger, run, inputs, workers=workers, limit=limit, outlet="The Gazette", load=load
            )
        )


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as db:
        out = {t: db.execute(f"SELECT * FROM {t} ORDER BY 1, 2").fetchall() for t in TABLES}
    db.close()
    return out


def test_a_folder_is_read_in_order_and_what_fails_is_told_by_its_path(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in")
    kept = add(tmp_path / "news.sayso", folder)
    assert [k.location for k in kept] == [str(p) for p in list_files([folder])]
    assert [(Path(k.location).name, k.problem.reason) for k in kept if k.problem] == [
        ("empty.html", "empty"),
        ("fail.txt", "failed"),
    ]
    assert [k.outcome for k in kept if k.problem is None] == [Added.ADDED] * 9 + [Added.KNOWN]
    with Ledger.open(tmp_path / "news.sayso") as ledger:
        assert [r.reason for r in ledger.rejects()] == ["empty", "failed"]
        (run,) = ledger.runs()
        assert (run.stored, run.known, run.rejected) == (9, 1, 2)


def test_what_is_stored_is_not_read_again(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in")
    add(tmp_path / "news.sayso", folder)
    before = dump(tmp_path / "news.sayso")
    coder = Fake()
    kept = add(tmp_path / "news.sayso", folder, coder=coder)
    assert [k.outcome for k in kept if k.problem is None] == [Added.KNOWN] * 10
    assert len(coder.seen) == 1 and "FAIL" in coder.seen[0]
    assert dump(tmp_path / "news.sayso") == before
    moved = folder.rename(tmp_path / "moved")
    assert all(k.outcome is not Added.ADDED for k in add(tmp_path / "news.sayso", moved))


def test_a_limit_counts_new_articles_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in")
    for stored in (4, 8, 9):
        add(tmp_path / "news.sayso", folder, limit=4)
        with Ledger.open(tmp_path / "news.sayso") as ledger:
            assert len(ledger.articles()) == stored


def test_two_workers_give_the_rows_of_one(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in")
    add(tmp_path / "one.sayso", folder)
    add(tmp_path / "two.sayso", folder, workers=2)
    assert dump(tmp_path / "one.sayso") == dump(tmp_path / "two.sayso")


def test_a_worker_that_dies_costs_the_article_that_killed_it() -> None:
    texts = [TEXT, TEXT + "DIE.", TEXT + "Two.", TEXT + "Three.", TEXT + "Four.", TEXT + "Five."]
    jobs = [Job(f"{n}.txt", article(text), True) for n, text in enumerate(texts)]
    jobs.insert(3, Job("bad.txt", InputError("bad.txt", "empty", "empty"), False))
    done = list(code_in_order(jobs, load=fake, workers=2))
    assert [job.location for job, _ in done] == [job.location for job in jobs]
    problems = [r for _, r in done if isinstance(r, InputError)]
    assert [(p.where, p.reason) for p in problems] == [("1.txt", "failed")]
    assert sum(isinstance(r, Record) for _, r in done) == 5


def test_processes_that_cannot_start_are_told_with_the_way_out() -> None:
    with pytest.raises(ResourceError, match="--workers 1"):
        list(code_in_order([Job("a.txt", article(), True)], load=never, workers=2))


def test_the_articles_of_any_source_are_kept_and_none_means_known(tmp_path: Path) -> None:
    source: list[tuple[str, Article | InputError | None]] = [
        ("lines.jsonl:1", article()),
        ("lines.jsonl:2", InputError("lines.jsonl:2", "unreadable", "no JSON")),
        ("lines.jsonl:3", None),
    ]
    with Ledger.open(tmp_path / "news.sayso", create=True) as ledger, ledger.run("test") as run:
        outcomes = [k.outcome for k in keep(ledger, run, source, load=fake)]
        assert outcomes == [Added.ADDED, None, Added.KNOWN]
        assert (run.stored, run.rejected, run.known) == (1, 1, 1)


def test_recode_reports_what_changes_and_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "news.sayso"
    add(path, write_folder(tmp_path / "in", 2))
    newer = Fake("coder-2", status="expected")
    with Ledger.open(path, write=True) as ledger:
        with ledger.run("sayso recode") as run:
            found = dict(recode(ledger, run, load=lambda: newer))
        assert len(found) == 2
        for changes in found.values():
            assert not isinstance(changes, InputError)
            (change,) = changes
            assert isinstance(change, Change)
            assert change.fields == (("status", "happened", "expected"),)
        assert ledger.coders() == {"coder-2": 2}
        with ledger.run("sayso recode") as run:
            assert list(recode(ledger, run, load=lambda: newer)) == []


def test_a_path_that_is_no_file_is_a_reject(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    kept = add(tmp_path / "news.sayso", tmp_path / "none.txt", tmp_path / "pipe", Path("/dev/zero"))
    assert [k.problem and k.problem.reason for k in kept] == ["missing", "unreadable", "unreadable"]
