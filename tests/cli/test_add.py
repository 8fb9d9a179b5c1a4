from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.errors import UsageError

GOOD = "Soldiers shelled the town of Kassala on Monday, the Sudanese government said.\n"


def add(ledger: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(
        app, ["add", *arguments, "--ledger", str(ledger)], input=stdin, catch_exceptions=False
    )


def test_files_of_many_articles_are_added_and_what_is_passed_over_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    lines = "".join(json.dumps({"body": f"{GOOD}{n}"}) + "\n" for n in range(3))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (folder / "b.tsv").write_text(
        f"text\tdate\n{GOOD.strip()}\t2031-03-04\n{GOOD.strip()} Twice.\t\n"
    )
    (folder / "c.png").write_bytes(b"x")
    ledger = tmp_path / "news.sayso"
    done = add(ledger, str(folder))
    assert done.exit_code == 0
    assert done.stdout.startswith("5 stored, 0 known, 0 rejected")
    assert "\n1 file passed over: " in done.stdout
    assert add(ledger, str(folder)).stdout.startswith("0 stored, 5 known")
    done = add(ledger, "-", stdin=lines + "{\n")
    assert done.stdout.startswith("0 stored, 3 known, 1 rejected")
    assert "rejected: standard input:4: no JSON" in done.stderr
    assert done.exit_code == 1


def test_a_table_without_text_makes_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="--columns text="):
        add(tmp_path / "news.sayso", str(tmp_path / "a.csv"))
    assert not (tmp_path / "news.sayso").exists()
