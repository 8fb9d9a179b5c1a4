from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.answer import clean
from sayso.cli.app import app
from sayso.errors import UsageError
from sayso.ledger.ledger import Ledger
from tests.ledger.made import TEXT, article, record


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "news.sayso"
    hostile = article(TEXT + "\x1b[31mRed\n", url="https://b.example/", outlet="=1+1")
    with Ledger.open(path, create=True) as book, book.run("test") as run:
        run.add(record(chains=2))
        run.add(record(hostile))
    return path


def ask(ledger: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)], catch_exceptions=False)


def test_an_event_is_told_with_who_what_whom_where_and_each_say_so(ledger: Path) -> None:
    told = ask(ledger, "events", "--outlet", "gazette").stdout
    first, *rest = told.splitlines()
    assert first.split() == [
        "2031-03-03",
        "happened",
        "Soldiers",
        "[SDN/MIL]",
        "->",
        "ASSAULT/heavy-weapons",
        "->",
        "a",
        "market",
        "[SDN/CVL]",
        "in",
        "Kassala,",
        "SDN",
    ]
    assert rest[0].strip() == "says: the Red Sea Committee"
    assert "Soldiers shelled a market in Kassala on Monday" in rest[1]
    assert rest[2].strip() == "says: Osman Idris  [denies it]"
    assert told.rstrip().endswith("1 event")


def test_claims_come_as_json_lines_and_csv(ledger: Path) -> None:
    lines = ask(ledger, "claims", "--json", "--type", "ASSAULT").stdout.splitlines()
    assert [json.loads(line)["stance"] for line in lines] == ["asserts", "denies", "asserts"]
    rows = list(csv.DictReader(io.StringIO(ask(ledger, "claims", "--csv").stdout)))
    assert len(rows) == 5
    assert rows[0]["actor_codes"] == "SDN/MIL"
    assert {row["outlet"] for row in rows} == {"The Gazette", "'=1+1"}, (
        "no formula for a spreadsheet"
    )


def test_search_shows_where_the_words_stand(ledger: Path) -> None:
    told = ask(ledger, "search", "shelled", "--outlet", "gazette").stdout
    assert "Market shelled" in told and "[shelled] a market" in told
    assert json.loads(ask(ledger, "search", "shelled", "--json").stdout.splitlines()[0])["snippet"]
    assert ask(ledger, "search", "shelled", "--csv").stdout.startswith("published,outlet,title")


def test_show_gives_an_article_a_claim_and_the_record_as_it_was_read(ledger: Path) -> None:
    told = ask(ledger, "show", "https://gazette.example/1", "--text").stdout
    assert "3 claims" in told and "coded by coder-1" in told and "KASSALA, Sudan" in told
    line = json.loads(ask(ledger, "show", "1", "--json").stdout)
    assert line["schema"] == "sayso/1"
    claim = line["events"][1]["id"]
    assert json.loads(ask(ledger, "show", claim, "--json").stdout) == line["events"][1]
    assert "rule: assault.shell" in ask(ledger, "show", claim).stdout


def test_no_article_steers_the_terminal(ledger: Path) -> None:
    told = ask(ledger, "show", "2", "--text").stdout
    assert "\x1b" not in told and "[31mRed" in told
    assert clean("a\x1b[2J\u202eb\nc") == "a[2Jb c"


def test_an_unknown_word_is_a_usage_error_with_the_nearest_known(ledger: Path) -> None:
    with pytest.raises(UsageError, match="did you mean happened"):
        ask(ledger, "events", "--status", "hapened")
    with pytest.raises(UsageError, match="no such ledger"):
        ask(ledger.with_name("none.sayso"), "events")


def test_a_ledger_is_asked_without_the_model(ledger: Path) -> None:
    script = (
        "import sys; from sayso.cli.app import app\n"
        f"app(['events', '--ledger', {str(ledger)!r}], standalone_mode=False)\n"
        "assert not {'onnxruntime', 'numpy', 'lxml', 'tokenizers'} & set(sys.modules), 'too much'\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "ASSAULT" in done.stdout


def test_help_loads_neither_model_nor_ledger() -> None:
    script = (
        "import sys; import sayso.cli.app\n"
        "assert not {'onnxruntime', 'numpy', 'lxml', 'sqlite3', 'rich.progress'} & set(sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def sayso(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "sayso.cli", *arguments], input=stdin, capture_output=True
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def test_add_keeps_articles_tells_rejects_and_goes_on(tmp_path: Path) -> None:
    good, empty, path = tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "news.sayso"
    good.write_text(
        "Soldiers shelled the town of Kassala on Monday, the Sudanese government said.\n"
    )
    empty.write_text("")
    options = ("--ledger", str(path), "--published", "2031-03-05", "--outlet", "The Gazette")
    first = sayso("add", str(tmp_path), *options)
    assert first.returncode == 1
    (line,) = first.stderr.splitlines()
    assert line.startswith(f"sayso: rejected: {empty}: ")
    assert first.stdout.startswith("1 stored, 0 known, 1 rejected in")
    empty.unlink()
    second = sayso("add", str(good), *options)
    assert (second.returncode, second.stdout.split(" in ")[0]) == (
        0,
        "0 stored, 1 known, 0 rejected",
    )
    third = sayso(
        "add", "-", *options, stdin=b"Rebels attacked Kassala on Sunday, the army said.\n"
    )
    assert third.returncode == 0, third.stderr
    events = [
        json.loads(x) for x in sayso("events", "--json", "--ledger", str(path)).stdout.splitlines()
    ]
    assert [e["claims"][0]["day"] for e in events] == ["2031-03-02", "2031-03-03"]
    nothing = sayso("recode", "--ledger", str(path))
    assert nothing.returncode == 0 and nothing.stdout.startswith("0 articles coded again")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE records SET coder = 'older'")
    db.close()
    again = sayso("recode", "--ledger", str(path))
    assert again.returncode == 0 and again.stdout.startswith("2 articles coded again")


def test_a_file_that_is_no_ledger_ends_add_with_one_line(tmp_path: Path) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("Soldiers shelled the town. " * 200)
    done = sayso("add", str(wrong), "--ledger", str(wrong))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and "not a ledger" in done.stderr
