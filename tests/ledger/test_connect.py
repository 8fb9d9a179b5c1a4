from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from sayso.errors import ResourceError, UsageError
from sayso.ledger import connect
from sayso.ledger.connect import statements
from sayso.ledger.ledger import Ledger
from sayso.ledger.lock import WriterLock
from tests.ledger.made import record


def filled(path: Path) -> Path:
    with Ledger.open(path, create=True) as ledger, ledger.run("test") as run:
        run.add(record())
    return path


def test_a_ledger_is_one_file_when_nobody_has_it_open(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.sayso")
    with Ledger.open(path) as ledger:
        assert len(ledger.events()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["news.sayso"]


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(filled(tmp_path / "news.sayso")) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (connect.APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (connect.newest(),)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        loose = db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
            " AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    db.close()
    assert loose == []


def test_what_is_no_ledger_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such ledger; `sayso add"):
        Ledger.open(tmp_path / "none.sayso")
    with pytest.raises(UsageError, match="a folder"):
        Ledger.open(tmp_path, create=True)
    with pytest.raises(UsageError, match="its folder does not exist"):
        Ledger.open(tmp_path / "no" / "news.sayso", create=True)
    text = tmp_path / "text.txt"
    text.write_text("Soldiers shelled a market. " * 100)
    with pytest.raises(ResourceError, match="not a ledger, or damaged"):
        Ledger.open(text, create=True)
    assert text.read_text().startswith("Soldiers"), "nothing is written into another file"
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    with pytest.raises(ResourceError, match="not a sayso ledger"):
        Ledger.open(other, create=True)


def test_a_newer_ledger_is_refused_by_its_number(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.sayso")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(
        ResourceError, match=r"newer sayso \(schema 99; this one reads \d+\); upgrade"
    ):
        Ledger.open(path)


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "0002_broken.sql"
    broken.write_text("CREATE TABLE extra (x TEXT) STRICT;\nCREATE TABLE extra (x TEXT) STRICT;\n")
    path = filled(tmp_path / "news.sayso")
    first = connect.migrations()
    monkeypatch.setattr(connect, "migrations", lambda: [*first, (2, broken)])
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Ledger.open(path, create=True)
    broken.write_text("CREATE TABLE extra (x TEXT) STRICT;\n")
    with Ledger.open(path) as ledger:
        assert len(ledger.events()) == 1
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
        assert db.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    db.close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with (
        Ledger.open(filled(tmp_path / "news.sayso")) as ledger,
        pytest.raises(UsageError, match="cannot be written"),
        ledger.run("test"),
    ):
        pass


def test_readers_stand_beside_the_one_writer(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.sayso")
    with (
        Ledger.open(path, write=True) as writer,
        writer.run("test") as run,
        Ledger.open(path) as reader,
    ):
        assert len(reader.events()) == 1
        run.add(record(coder="coder-2"))
        assert reader.coders() == {"coder-2": 1}


def hold(path: Path, ready: object, done: object) -> None:
    with WriterLock(path, "sayso add"):
        ready.set()  # type: ignore[attr-defined]
        done.wait(20)  # type: ignore[attr-defined]


def test_a_second_writer_is_told_who_holds_the_lock_and_gets_it_afterwards(tmp_path: Path) -> None:
    path = filled(tmp_path / "news.sayso")
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=hold, args=(path, ready, done))
    other.start()
    assert ready.wait(20)
    with Ledger.open(path, write=True) as ledger:
        with (
            pytest.raises(UsageError, match=rf"locked by `sayso add`, process {other.pid}, since"),
            ledger.run("test"),
        ):
            pass
        other.kill()
        other.join()
        with ledger.run("test") as run:
            run.add(record(coder="coder-2"))
    assert not Path(f"{path}-lock").exists()


def test_a_write_lock_of_another_program_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "news.sayso")
    monkeypatch.setattr(connect, "WAIT_MS", 50)
    with sqlite3.connect(path, isolation_level=None) as db, Ledger.open(path, write=True) as ledger:
        db.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(UsageError, match="another program holds its write lock"),
            ledger.run("t"),
        ):
            pass
        db.execute("ROLLBACK")
    db.close()


def test_a_script_is_cut_into_statements_and_triggers_stay_whole() -> None:
    script = "-- a; b\nCREATE TABLE t (x);\nCREATE TRIGGER g AFTER INSERT ON t\nBEGIN\n SELECT 1;\n SELECT 2;\nEND;\n"
    assert len(list(statements(script))) == 2
    with pytest.raises(ValueError, match="mid-statement"):
        list(statements("CREATE TABLE t (x"))
