from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.ledger.ledger import Ledger
from sayso.ledger.rows import Cluster, Dispute, Origin, Relation, Side, Written


def cluster(*members: str) -> Cluster:
    return Cluster(
        members=members,
        articles=len(members),
        outlets=1,
        origins_low=1,
        origins_high=2,
        origins=(
            Origin("SDN/SOC", "Red Sea Committee", "body", None, True, "first speaker", members),
            Origin("text:1", "The Gazette", "text", None, False, "its own voice", members[:1]),
        ),
        disputes=(
            (Dispute("number", "killed: 12 or 30", (Side("12", None, members[:1]), Side("30", "SDN", members[1:]))),)
            if len(members) > 1
            else ()
        ),
        type="ASSAULT",
        time_start="2031-03-03",
        place="Kassala",
        verdict="disputed",
    )  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "news.sayso", create=True) as opened:
        yield opened


def write(ledger: Ledger, *clusters: Cluster) -> Written:
    with ledger.run("cluster") as run:
        return run.write_clusters(clusters)


def test_a_cluster_comes_back_as_it_was_written(ledger: Ledger) -> None:
    one = cluster("e2.1", "e3.1")
    assert write(ledger, one) == Written(opened=1, kept=0, closed=0)
    assert ledger.clusters() == [one]
    for name in ("e2", "e3", "e3.1"):
        assert ledger.cluster(name) == one
    with pytest.raises(UsageError, match="no cluster 'e9'"):
        ledger.cluster("e9")


def test_a_cluster_that_did_not_change_keeps_its_row_and_one_that_did_is_closed(
    ledger: Ledger,
) -> None:
    one, two = cluster("e1.1"), cluster("e2.1", "e3.1")
    write(ledger, one, two)
    grown = cluster("e2.1", "e3.1", "e4.1")
    assert write(ledger, one, grown) == Written(opened=1, kept=1, closed=1)
    history = ledger._db.execute("SELECT cluster, run_from, run_to FROM clusters ORDER BY id")
    assert history.fetchall() == [("e1", 1, None), ("e2", 1, 2), ("e2", 2, None)]
    for table in ("cluster_claims", "origins", "disputes"):
        open_rows = ledger._db.execute(
            f"SELECT count(*) FROM {table} t JOIN clusters k ON k.id = t.cluster_id"
            " WHERE (t.run_to IS NULL) <> (k.run_to IS NULL)"
        )
        assert open_rows.fetchone() == (0,)


def test_a_merge_leaves_an_alias_and_a_split_takes_it_back(ledger: Ledger) -> None:
    write(ledger, cluster("e2.1"), cluster("e5.1"))
    whole = cluster("e2.1", "e5.1")
    write(ledger, whole)
    assert ledger.cluster("e5") == whole
    wider = cluster("e1.1", "e2.1", "e5.1")
    write(ledger, wider)
    assert ledger.cluster("e2") == ledger.cluster("e5") == wider
    write(ledger, cluster("e1.1", "e2.1"), cluster("e5.1"))
    assert ledger.cluster("e5") == cluster("e5.1")
    open_aliases = ledger._db.execute("SELECT old, new FROM aliases WHERE run_to IS NULL")
    assert open_aliases.fetchall() == [("e2", "e1")]


def test_the_id_of_a_cluster_whose_first_claim_is_gone_finds_the_rest_of_it(ledger: Ledger) -> None:
    write(ledger, cluster("e2.1", "e5.1", "e6.1"))
    write(ledger, cluster("e5.1", "e6.1"))
    assert ledger.cluster("e2") == cluster("e5.1", "e6.1")
    write(ledger, cluster("e4.1", "e5.1", "e6.1"))
    assert ledger.cluster("e2").id == "e4"


def test_the_order_of_members_does_not_matter(ledger: Ledger) -> None:
    one = cluster("e2.1", "e3.1")
    write(ledger, one)
    turned = replace(one, members=("e3.1", "e2.1"))
    assert write(ledger, turned).kept == 1


def test_a_claim_is_in_one_cluster_only(ledger: Ledger) -> None:
    for bad in (
        (cluster("e1.1", "e2.1"), cluster("e2.2")),
        (cluster("e1.1"), cluster("e1.2")),
        (replace(cluster("e1.1"), members=()),),
    ):
        with pytest.raises(ValueError, match="cluster"):
            write(ledger, *bad)
    assert ledger.clusters() == []


def test_relations_are_opened_and_closed(ledger: Ledger) -> None:
    relation = Relation("supersedes", "s2.1", "s1.1", "a later toll")
    with ledger.run("cluster") as run:
        run.write_clusters([], [relation])
    with ledger.run("cluster") as run:
        run.write_clusters([], [relation])
    with ledger.run("cluster") as run:
        run.write_clusters([], [])
    found = ledger._db.execute("SELECT claim, run_from, run_to FROM relations").fetchall()
    assert found == [("s2.1", 1, 3)]
