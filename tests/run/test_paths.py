from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from sayso.errors import InputError, UsageError
from sayso.ingest.columns import Columns
from sayso.ingest.sources import Given
from sayso.ledger.ledger import Ledger
from sayso.ledger.rows import Added
from sayso.run.keep import Kept, keep_files
from sayso.run.paths import check_files, find_files, from_files
from tests.ledger.made import TEXT
from tests.run.test_keep import Fake, dump, fake


def rows(first: int, last: int) -> str:
    return "".join(
        json.dumps({"id": n, "body": f"{TEXT}Number {n}.", "date": "2031-03-05"}) + "\n"
        for n in range(first, last)
    )


def write_folder(folder: Path) -> Path:
    (folder / "sub" / ".cache").mkdir(parents=True)
    (folder / "b.jsonl").write_text(rows(0, 5) + '{"body": "no end\n' + rows(5, 9))
    (folder / "c.CSV").write_text(f'text,title\n"{TEXT}",A\n"{TEXT}FAIL",B\n')
    (folder / "d.json").write_text('{"name": "package", "version": "1.0"}')
    (folder / "sub" / "a.jsonl.gz").write_bytes(gzip.compress(rows(9, 12).encode()))
    (folder / "sub" / "notes.md").write_text(TEXT + "Notes.\n")
    (folder / "sub" / ".cache" / "x.txt").write_text(TEXT)
    for name in ("picture.png", "data.parquet", "Makefile"):
        (folder / "sub" / name).write_bytes(b"x")
    return folder


def add(
    ledger: Path, *inputs: Path, coder: Fake | None = None, workers: int = 1,
    limit: int | None = None, columns: str | None = None,
) -> list[Kept]:  # fmt: skip
    with Ledger.open(ledger, create=True) as book, book.run("sayso add") as run:
        load = fake if coder is None else (lambda: coder)
        mapping = Columns.parse(columns)
        return list(
            keep_files(book, run, inputs, columns=mapping, workers=workers, limit=limit, load=load)
        )


def test_folders_are_read_to_the_bottom_in_order_and_unknown_kinds_are_counted(
    tmp_path: Path,
) -> None:
    folder = write_folder(tmp_path / "in")
    listing = find_files([folder, folder / "b.jsonl", Path("-")])
    assert [str(p.relative_to(folder)) for p in listing.files[:-1]] == [
        "b.jsonl",
        "c.CSV",
        "d.json",
        "sub/a.jsonl.gz",
        "sub/notes.md",
    ]
    assert listing.files[-1] == Path("-")
    assert (listing.skipped, listing.total) == (3, None)
    assert find_files([folder / "sub" / "notes.md"]).total == 1


def test_the_rows_of_a_folder_are_kept_and_what_is_no_article_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in")
    kept = add(tmp_path / "news.sayso", folder)
    assert sum(k.outcome is Added.ADDED for k in kept) == 14
    assert [(k.location.removeprefix(f"{folder}/"), k.problem.reason) for k in kept if k.problem] == [
        ("b.jsonl:6", "unreadable"),
        ("c.CSV:4", "failed"),
        ("d.json", "unreadable"),
    ]  # fmt: skip


def test_rows_that_are_stored_are_not_read_again(tmp_path: Path) -> None:
    folder, ledger = write_folder(tmp_path / "in"), tmp_path / "news.sayso"
    add(ledger, folder)
    before = dump(ledger)
    coder = Fake()
    kept = add(ledger, folder, coder=coder)
    assert all(k.outcome is Added.KNOWN for k in kept if k.problem is None)
    assert len(coder.seen) == 1 and "FAIL" in coder.seen[0]
    assert dump(ledger) == before
    changed = folder / "b.jsonl"
    changed.write_text(rows(20, 21) + changed.read_text())
    kept = add(ledger, changed, coder=coder)
    assert [k.outcome for k in kept if k.problem is None] == [Added.ADDED] + [Added.KNOWN] * 9
    assert len(coder.seen) == 2


def test_another_mapping_reads_the_rows_anew(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f'text,long\n"{TEXT}","{TEXT}More of it."\n')
    for mapping, outcome in ((None, Added.ADDED), ("text=long", Added.ADDED), (None, Added.KNOWN)):
        (kept,) = add(tmp_path / "news.sayso", table, columns=mapping)
        assert kept.outcome is outcome


def test_a_limit_stops_inside_a_file_and_the_next_run_goes_on(tmp_path: Path) -> None:
    table = tmp_path / "a.jsonl"
    table.write_text(rows(0, 10))
    for stored in (4, 8, 10):
        add(tmp_path / "news.sayso", table, limit=4)
        with Ledger.open(tmp_path / "news.sayso") as ledger:
            assert len(ledger.articles()) == stored


def test_two_workers_give_the_rows_of_one(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in")
    (folder / "long.jsonl").write_text(rows(100, 140))
    add(tmp_path / "one.sayso", folder)
    add(tmp_path / "two.sayso", folder, workers=2)
    assert dump(tmp_path / "one.sayso") == dump(tmp_path / "two.sayso")


def test_a_named_file_without_text_stops_the_command_before_it_reads(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "b.txt").write_text(TEXT)
    check_files(find_files([tmp_path]), Columns())
    named = find_files([tmp_path / "b.txt", tmp_path / "a.csv"])
    with pytest.raises(UsageError, match="found: a, b"):
        check_files(named, Columns())
    with pytest.raises(UsageError, match="found: a, b"):
        list(from_files(named, given=Given()))
    found = [f for _, f in from_files(find_files([tmp_path]), given=Given())]
    assert isinstance(found[0], InputError) and not isinstance(found[1], InputError)


def test_standard_input_is_kept_too_and_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for outcome in (Added.ADDED, Added.KNOWN):
        given = io.TextIOWrapper(io.BytesIO(rows(0, 3).encode()))
        monkeypatch.setattr(sys, "stdin", given)
        kept = add(tmp_path / "news.sayso", Path("-"))
        assert [k.outcome for k in kept] == [outcome] * 3
        assert [k.location for k in kept] == [f"standard input:{n}" for n in (1, 2, 3)]
