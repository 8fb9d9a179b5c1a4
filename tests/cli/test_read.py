from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

GOOD = "Soldiers shelled the town of Kassala on Monday, the Sudanese government said.\n"
FRENCH = (
    "Le gouvernement a annoncé mardi que les troupes se retireront de la ville dans les prochains "
    "jours, mais les habitants ne croient pas que la paix soit proche, selon un journal.\n"
)
ERROR_PAGE = "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"


def sayso(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sayso.cli", *arguments], input=stdin, capture_output=True
    )


def test_bad_inputs_are_named_one_a_line_and_the_good_ones_are_read(tmp_path: Path) -> None:
    files = {
        "empty.txt": b"",
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "noise.bin": bytes(range(256)) * 50,
        "error.html": ERROR_PAGE.encode(),
        "line.txt": b"word " * 1_000_000,
        "french.txt": FRENCH.encode(),
        "good.txt": GOOD.encode(),
        "latin.txt": b"Soldiers shelled Malm\xf6 on Monday, the government said.\n",
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    paths = [str(tmp_path / n) for n in (*files, "not-there.txt")]
    done = sayso("read", "--json", *paths)
    assert done.returncode == 1
    told = done.stderr.decode().splitlines()
    assert len(told) == 7
    for name in (
        "empty.txt",
        "picture.txt",
        "noise.bin",
        "error.html",
        "line.txt",
        "french.txt",
        "not-there.txt",
    ):
        assert sum(name in line for line in told) == 1
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["article"]["text"] for r in records] == [
        GOOD,
        "Soldiers shelled Malmö on Monday, the government said.\n",
    ]


def test_two_runs_give_the_same_bytes_and_standard_input_is_read() -> None:
    first = sayso("read", "--json", "--published", "2031-03-04", "-", stdin=GOOD.encode())
    second = sayso("read", "--json", "--published", "2031-03-04", "-", stdin=GOOD.encode())
    assert first.returncode == 0
    assert first.stdout == second.stdout
    (event,) = json.loads(first.stdout)["events"]
    assert event["type"] == "ASSAULT"
    assert event["time"]["start"] == "2031-03-03"
    assert event["chain"][0]["text"] == "the Sudanese government"


def test_a_wrong_date_is_a_usage_error_that_shows_the_form() -> None:
    done = sayso("read", "--published", "yesterday", "-", stdin=GOOD.encode())
    assert done.returncode == 2
    assert b"2031-03-04" in done.stderr


def test_the_terminal_view_shows_who_whom_and_on_whose_say_so() -> None:
    done = sayso("read", "-", stdin=GOOD.encode())
    out = done.stdout.decode()
    assert "ASSAULT" in out
    assert "says: the Sudanese government" in out


def test_rows_of_a_table_are_read_by_the_columns_that_the_user_names(tmp_path: Path) -> None:
    table = tmp_path / "stories.csv"
    table.write_text(f'headline,story_text,day\nA,"{GOOD}",2031-03-04\nB,,\nC,"{GOOD}",\n')
    done = sayso("read", "--json", str(table))
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "found: headline, story_text, day. Name it: --columns text=" in done.stderr.decode()
    mapping = ("--columns", "text=story_text,published=day", "--published", "2031-05-01")
    done = sayso("read", "--json", *mapping, str(table))
    assert done.returncode == 1
    assert f"{table}:4: the text is empty" in done.stderr.decode()
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["article"]["published"] for r in records] == ["2031-03-04", "2031-05-01"]
    assert all(len(r["events"]) == 1 for r in records)
    again = sayso("read", "--json", "-", stdin=done.stdout)
    assert again.stdout == done.stdout, "what sayso wrote is read as the same articles"


def test_a_wrong_mapping_is_one_line_that_shows_the_form() -> None:
    done = sayso("read", "--columns", "body", "-", stdin=GOOD.encode())
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "sayso: --columns: 'body': write FIELD=COLUMN, as in text=body"
    ]
