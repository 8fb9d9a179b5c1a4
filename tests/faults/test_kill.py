"""kill -9 at any moment loses no article that was acknowledged, and the same command goes on."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.ledger.ledger import Ledger

ROOT = Path(__file__).parent.parent.parent
PLACES = ("Kassala", "Port Sudan", "Atbara", "El Obeid", "Wad Madani", "Gedaref", "Nyala")
ACTS = ("shelled a market in", "attacked a bridge near", "withdrew from", "were killed in")
COMPARED = {
    "texts": "*", "articles": "id, article, version, text_id, published", "regions": "*",
    "inputs": "id, location, raw_sha256, options, coder, article_id",
    "records": "id, article_id, coder, revision, line", "entities": "*", "mentions": "*",
    "places": "*", "times": "*", "attributions": "*", "events": "*", "states": "*", "claims": "*",
    "claim_actors": "*", "chain_links": "*", "evidence": "*", "quantities": "*",
}  # fmt: skip


def write_articles(folder: Path, number: int) -> Path:
    folder.mkdir()
    for n in range(number):
        place, act = PLACES[n % len(PLACES)], ACTS[n % len(ACTS)]
        text = (
            f"Soldiers {act} {place} on Monday, the Red Sea Committee said in its statement {n}. "
            f"Rebels shelled a village outside {place}. Twelve people were killed, Osman Idris said.\n"
        )
        (folder / f"{n:04}.txt").write_text(text)
    return folder


def start(ledger: Path, folder: Path, workers: int, coder: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.adding", ledger, folder, workers, coder]
    return subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True, cwd=ROOT)


def acknowledged(add: subprocess.Popen[str], number: int | None = None) -> list[str]:
    assert add.stdout is not None
    out: list[str] = []
    for line in add.stdout:
        if line.endswith("\n"):
            out.append(line.strip())
        if len(out) == number:
            break
    return out


def children(pid: int) -> list[Path]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [Path("/proc", child) for child in found]


def check(ledger: Path, wanted: list[str]) -> None:
    """Nothing acknowledged is lost, nothing is torn."""
    with sqlite3.connect(ledger) as db:
        locations = {location for (location,) in db.execute("SELECT location FROM inputs")}
        assert set(wanted) <= locations
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("texts_fts", "claims_fts"):
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        torn = db.execute(
            "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM records r WHERE r.article_id = a.id)"
            " OR NOT EXISTS (SELECT 1 FROM inputs i WHERE i.article_id = a.id)"
        )
        assert torn.fetchone() == (0,)
    db.close()


def dump(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(ledger) as db:
        out = {
            t: db.execute(f"SELECT {c} FROM {t} ORDER BY 1, 2").fetchall()
            for t, c in COMPARED.items()
        }
    db.close()
    return out


def kill_and_go_on(tmp_path: Path, *, number: int, kills: int, coder: str, seed: int) -> None:
    chance = random.Random(seed)
    folder, ledger = write_articles(tmp_path / "in", number), tmp_path / "killed.sayso"
    told: list[str] = []
    for turn in range(kills):
        add = start(ledger, folder, 1 + turn % 2, coder)
        told += acknowledged(add, chance.randrange(2, max(3, number * (turn + 1) // (kills + 1))))
        workers = children(add.pid)
        time.sleep(chance.random() * 0.03)
        add.kill()
        told += acknowledged(add)
        add.wait()
        check(ledger, told)
        until = time.monotonic() + 20
        while any(w.exists() for w in workers) and time.monotonic() < until:
            time.sleep(0.05)
        assert not any(w.exists() for w in workers), "a worker outlives its parent"
    add = start(ledger, folder, 1, coder)
    assert len(acknowledged(add)) == number
    assert add.wait() == 0
    check(ledger, told)
    whole = tmp_path / "whole.sayso"
    add = start(whole, folder, 1, coder)
    acknowledged(add)
    assert add.wait() == 0
    assert dump(ledger) == dump(whole)
    with Ledger.open(ledger) as book:
        assert [r.outcome for r in book.runs()] == [None] * kills + ["finished"]


def test_two_kills_lose_nothing_and_the_next_run_makes_the_same_ledger(tmp_path: Path) -> None:
    kill_and_go_on(tmp_path, number=60, kills=2, coder="fake", seed=3)


@pytest.mark.soak
def test_ten_kills_lose_nothing_and_the_next_run_makes_the_same_ledger(tmp_path: Path) -> None:
    kill_and_go_on(tmp_path, number=2000, kills=10, coder="real", seed=11)
