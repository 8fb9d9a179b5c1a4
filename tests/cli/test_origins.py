from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.errors import UsageError
from sayso.ledger.ledger import Ledger
from sayso.run.corroborate import corroborate
from tests.cli.test_ask import sayso
from tests.ledger.made import TEXT
from tests.run.test_corroborate import MORE, OTHER, told


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "news.sayso"
    with Ledger.open(path, create=True) as book, book.run("test") as run:
        run.add(told("Wire", TEXT + MORE, killed=12))
        run.add(told("Copy", TEXT + MORE + "More follows.\n", voice=True, published="2031-03-05"))
        run.add(told("Rival", OTHER, stance="denies"))
        run.add(told("Field", OTHER + "Thirty.\n", killed=30, voice=True))
        corroborate(book, run)
    return path


def ask(ledger: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)], catch_exceptions=False)


def test_origins_tell_the_count_the_words_the_copies_and_both_sides(ledger: Path) -> None:
    out = ask(ledger, "origins", "--about", "Kassala", "--type", "ASSAULT").stdout
    lines = out.splitlines()
    assert lines[0].startswith("2031-03-03  Soldiers [SDN/MIL] -> ASSAULT -> a market [SDN/CVL]")
    assert "in 4 articles, 2 texts, of 4 outlets" in lines[1]
    assert "denied, disputed" in lines[1]
    assert "one text: Wire, 2031-03-04 = Copy, 2031-03-05" in out
    assert "● Red Sea Committee" in out and "counts for the maximum only" in out
    assert "Copy, 2031-03-05 (the text of Wire, 2031-03-04)" in out
    assert "killed (number): 12 or 30" in out
    row = next(line for line in lines if "it happened" in line and "it did not" in line)
    assert row.index("it happened") < row.index("it did not"), "sides next to each other"


def test_a_cluster_is_named_by_its_id_a_claim_or_filters(ledger: Path) -> None:
    found = json.loads(ask(ledger, "origins", "--about", "Kassala", "--json").stdout)
    claim = found["denials"][0]["claim"]
    for name in (found["cluster"], claim, claim.partition(".")[0]):
        assert json.loads(ask(ledger, "origins", name, "--json").stdout) == found
    with pytest.raises(UsageError, match="--about"):
        ask(ledger, "origins")
    with pytest.raises(UsageError, match="no cluster passes"):
        ask(ledger, "origins", "--about", "Timbuktu")


def test_origins_come_as_json_and_csv(ledger: Path) -> None:
    found = json.loads(ask(ledger, "origins", "--about", "Kassala", "--json").stdout)
    assert (found["articles"], found["texts"], found["outlets"]) == (4, 2, 4)
    assert [c["said_by"] for c in found["denials"]] == ["the Red Sea Committee"]
    assert [d["kind"] for d in found["disputes"]] == ["denial", "number"]
    rows = list(
        csv.DictReader(io.StringIO(ask(ledger, "origins", "--about", "Kassala", "--csv").stdout))
    )
    assert {row["part"] for row in rows} == {"origin", "denial"}
    assert [row["origin"] for row in rows if row["part"] == "denial"] == [""]
    assert len(rows) == 4


def test_clusters_and_disputes_are_listed_and_filtered(ledger: Path) -> None:
    told_of = ask(ledger, "clusters", "--min-articles", "2").stdout
    assert "4 / 4 / " in told_of and told_of.rstrip().endswith("1 cluster")
    assert ask(ledger, "clusters", "--min-articles", "5").stdout.strip() == "0 clusters"
    for option in (("--since", "2031-03-10"), ("--actor", "USA"), ("--verdict", "both-sides")):
        assert ask(ledger, "clusters", *option).stdout.strip() == "0 clusters"
    (row,) = csv.DictReader(io.StringIO(ask(ledger, "clusters", "--csv").stdout))
    assert (row["articles"], row["disputes"], row["place"]) == ("4", "2", "Kassala")
    listed = ask(ledger, "disputes", "--place", "Kassala").stdout
    assert "denial: it happened or it did not" in listed and "2 disputes" in listed
    sides = list(csv.DictReader(io.StringIO(ask(ledger, "disputes", "--csv").stdout)))
    assert {s["side"] for s in sides} == {"it happened", "it did not", "12", "30"}
    assert json.loads(ask(ledger, "disputes", "--json").stdout)["disputes"]


def test_who_and_where_list_the_claims_about_one_actor_or_place(ledger: Path) -> None:
    out = ask(ledger, "who", "Red Sea").stdout
    assert "Red Sea does:\n0 claims" in out and "Red Sea says:" in out
    assert ask(ledger, "where", "Kassala").stdout.rstrip().endswith("4 claims")
    assert len(ask(ledger, "where", "SDN", "--json").stdout.splitlines()) == 4


def test_add_clusters_at_its_end_unless_told_not_to(tmp_path: Path) -> None:
    path, file = tmp_path / "l.sayso", tmp_path / "a.txt"
    file.write_text(
        "Soldiers shelled the town of Kassala on Monday, the Sudanese government said.\n"
    )
    options = ("--ledger", str(path), "--published", "2031-03-05", "--outlet", "The Gazette")
    assert sayso("add", str(file), *options, "--no-clusters").returncode == 0
    assert sayso("clusters", "--ledger", str(path)).stdout.strip() == "0 clusters"
    assert sayso("add", str(file), *options).stdout.startswith("0 stored, 1 known")
    assert "1 cluster" in sayso("clusters", "--ledger", str(path)).stdout


def test_the_example_story_is_one_happening_with_a_denial_and_rival_tolls(tmp_path: Path) -> None:
    path = tmp_path / "l.sayso"
    story = Path(__file__).parents[2] / "examples" / "story"
    for name in ("wire", "daily", "rival", "field"):
        options = ("--ledger", str(path), "--outlet", f"The {name.title()}")
        assert sayso("add", str(story / f"{name}.txt"), *options).returncode == 0
    asked = ("origins", "--about", "Renk", "--type", "ASSAULT", "--json")
    found = json.loads(ask(path, *asked).stdout)
    assert (found["articles"], found["texts"], found["outlets"]) == (4, 3, 4)
    assert {"denied", "disputed"} <= set(found["verdict"])
    assert found["origins_low"] < found["articles"] and found["denials"]
    sides = {s["value"] for d in found["disputes"] if d["kind"] == "number" for s in d["sides"]}
    assert {"3", "14"} <= sides
