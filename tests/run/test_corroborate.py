from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from sayso.ledger.ledger import Ledger
from sayso.ledger.rows import Cluster
from sayso.records import Quantity, Record, Ref
from sayso.run.account import parties, read_account, speaker
from sayso.run.corroborate import corroborate
from sayso.run.facts import Names, fact_of
from sayso.run.keep import keep_files
from tests.ledger.made import ARMY, TEXT, article, record, span
from tests.run.test_keep import fake

MORE = (
    "Traders carried the wounded to a clinic behind the bus station before noon. The road to the"
    " airport stayed closed until the evening while engineers looked for shells in the grass.\n"
)
OTHER = (
    "A column of smoke stood over Kassala. Soldiers shelled a market there, people who fled said,"
    " and the Red Sea Committee said so too. Twelve people were killed on Monday in all, it was"
    " told at the clinic by Gen. Osman Idris.\n"
)


def told(
    outlet: str,
    text: str = TEXT,
    *,
    voice: bool = False,
    stance: str = "asserts",
    status: str = "happened",
    killed: int | None = None,
    published: str = "2031-03-04",
    trigger: str | None = None,
) -> Record:
    """One article about the market of Kassala: one event and, where `killed` is given, its toll."""
    of = article(
        text, url=f"https://{outlet.lower()}.example/1", outlet=outlet, published=published
    )
    made = record(of, status=status)
    (event,) = made.events
    event = replace(event, stance=stance, chain=() if voice else event.chain)
    if voice:
        event = replace(event, attributions=())
    if trigger is not None:
        event = replace(event, trigger=span(text, trigger))
    if killed is not None:
        found = Quantity("killed", killed, killed, "exact", event.trigger)
        event = replace(event, quantities=(found,))
    return replace(made, events=(event,), states=())


def add(path: Path, *records: Record) -> list[Cluster]:
    with Ledger.open(path, create=True) as book, book.run("test") as run:
        for one in records:
            run.add(one)
        corroborate(book, run)
        return book.clusters()


def test_the_order_in_which_articles_came_does_not_show(tmp_path: Path) -> None:
    stories = (
        told("Wire", killed=12),
        told("Copy", TEXT + MORE, voice=True),
        told("Rival", OTHER, stance="denies"),
        told("Field", OTHER + MORE, killed=30),
    )
    first = None
    for number, order in enumerate(permutations(stories)):
        found = add(tmp_path / f"{number}.sayso", *order)
        first = first or found
        assert found == first
    assert first is not None and len(first) == 1
    assert first[0].articles == first[0].outlets == 4


def test_two_workers_give_the_clusters_of_one(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"{TEXT}Number {n} of the Gazette.\n")
    found = []
    for workers in (1, 2):
        path = tmp_path / f"{workers}.sayso"
        with Ledger.open(path, create=True) as book, book.run("test") as run:
            list(keep_files(book, run, [tmp_path], workers=workers, load=fake))
            corroborate(book, run)
            found.append(book.clusters())
    assert found[0] == found[1] and found[0]


def test_a_copy_is_no_second_origin(tmp_path: Path) -> None:
    (found,) = add(
        tmp_path / "l.sayso",
        told("Wire", TEXT + MORE, voice=True),
        told("Copy", TEXT + MORE + "More follows.\n", voice=True),
    )
    assert (found.articles, found.outlets) == (2, 2)
    assert (found.origins_low, found.origins_high) == (1, 1)
    (origin,) = found.origins
    assert "1 more claim merged: the text of Copy, 2031-03-04" in origin.reason
    with Ledger.open(tmp_path / "l.sayso") as book:
        account = read_account(book, found)
    assert [len(text) for text in account.texts] == [2]


@pytest.mark.parametrize(
    ("stance", "status"), [("denies", "happened"), ("asserts", "did-not-happen")]
)
def test_a_denial_is_no_evidence(tmp_path: Path, stance: str, status: str) -> None:
    (found,) = add(tmp_path / "l.sayso", told("Rival", stance=stance, status=status))
    assert (found.origins_low, found.origins_high, found.origins) == (0, 0, ())
    assert found.verdict == "denied"
    (dispute,) = found.disputes
    assert (dispute.kind, [s.value for s in dispute.sides]) == ("denial", ["it did not"])


def test_rival_numbers_of_one_day_stand_side_by_side(tmp_path: Path) -> None:
    (found,) = add(
        tmp_path / "l.sayso", told("Wire", voice=True, killed=12), told("Field", OTHER, killed=30)
    )
    (dispute,) = found.disputes
    assert dispute.about == "killed (number): 12 or 30"
    assert [len(side.claims) for side in dispute.sides] == [1, 1]
    assert found.verdict == "single-origin disputed"


def test_a_toll_in_the_words_of_an_event_goes_with_the_event(tmp_path: Path) -> None:
    made = record(article())
    (event,) = made.events
    state = replace(made.states[0], trigger=event.trigger)
    (found,) = add(tmp_path / "l.sayso", replace(made, states=(state,)))
    assert set(found.members) == {event.id, state.id}
    assert (found.type, found.place, found.time_start) == ("ASSAULT", "Kassala", "2031-03-03")


def test_a_cluster_keeps_its_id_and_a_merge_leaves_an_alias(tmp_path: Path) -> None:
    path = tmp_path / "l.sayso"
    one, two = told("Wire"), told("Field", OTHER)
    names = sorted([one.events[0].id, two.events[0].id])
    first, second = (one, two) if one.events[0].id == names[1] else (two, one)
    (before,) = add(path, first)
    (same,) = add(path, first)
    assert same == before
    (after,) = add(path, second)
    assert after.members == tuple(names)
    with Ledger.open(path) as book:
        assert book.cluster(before.id) == after, "the id that it had before still finds it"


def test_an_army_elsewhere_on_another_day_is_another_happening(tmp_path: Path) -> None:
    far = told("Field", OTHER)
    (event,) = far.events
    assert event.time is not None
    later = replace(event.time, start="2031-03-09", end="2031-03-10")
    found = add(
        tmp_path / "l.sayso",
        told("Wire"),
        replace(far, events=(replace(event, time=later),)),
    )
    assert len(found) == 2


def test_unnamed_speakers_are_unnamed_and_pronouns_go_by_whom_they_stand_for(
    tmp_path: Path,
) -> None:
    path = tmp_path / "l.sayso"
    text = TEXT + "Residents said so.\n"
    made = told("Wire", text)
    (event,) = made.events
    unnamed = replace(event, chain=(Ref(None, "Residents", span(text, "Residents")),))
    with Ledger.open(path, create=True) as book, book.run("test") as run:
        run.add(replace(made, events=(unnamed,)))
        names = Names(book.names_for_clusters(), book.towns_for_clusters())
        (claim,) = book.claims_for_clusters()
        fact = fact_of(claim, names)
        corroborate(book, run)
        (found,) = book.clusters()
    assert fact.root is not None and fact.root.anonymous
    assert fact.towns == ("kassala",)
    assert (found.origins_low, found.origins_high) == (1, 1)
    assert speaker(claim) == "Residents"
    assert parties([claim], "actor") == (f"Soldiers [{ARMY.country}/{ARMY.sector}]",)


@pytest.mark.parametrize(
    ("trigger", "head"),
    [("opened fire on", "fire"), ("pulled back from", "pulled"), ("peace talks", "talks")],
)
def test_the_head_of_a_trigger_is_no_particle(tmp_path: Path, trigger: str, head: str) -> None:
    made = told("Wire", f"{TEXT}They {trigger} them.\n", trigger=trigger)
    with Ledger.open(tmp_path / "l.sayso", create=True) as book, book.run("test") as run:
        run.add(made)
        (claim,) = book.claims_for_clusters()
        assert fact_of(claim, Names((), ())).trigger[-1] == head


def test_clustering_needs_no_model(tmp_path: Path) -> None:
    path = tmp_path / "l.sayso"
    with Ledger.open(path, create=True) as book, book.run("test") as run:
        run.add(told("Wire"))
        assert book.has_unclustered()
    script = (
        "import sys; from sayso.cli.app import app\n"
        f"app(['cluster', '--ledger', {str(path)!r}], standalone_mode=False)\n"
        "assert not {'onnxruntime', 'numpy', 'lxml', 'tokenizers'} & set(sys.modules), 'too much'\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 clusters new or changed")
    with Ledger.open(path) as book:
        assert not book.has_unclustered()
