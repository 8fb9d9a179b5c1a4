from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.coder.interchange import to_json
from sayso.errors import InputError, UsageError
from sayso.ledger.filters import Filter
from sayso.ledger.ledger import Ledger
from sayso.ledger.rows import Added, ClaimRow, EventRow, Shown
from sayso.records import Code
from tests.ledger.made import TEXT, article, record

TABLES = [
    "texts",
    "articles",
    "regions",
    "inputs",
    "rejects",
    "records",
    "entities",
    "entity_codes",
    "mentions",
    "places",
    "times",
    "attributions",
    "attribution_spans",
    "events",
    "states",
    "claims",
    "claim_actors",
    "chain_links",
    "claim_attributions",
    "evidence",
    "quantities",
]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "news.sayso", create=True) as opened:
        yield opened


def rows(ledger: Ledger, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(ledger.path) as db:
        found = db.execute(f"SELECT * FROM {table}").fetchall()
    db.close()
    return found


def test_a_record_comes_back_as_the_line_it_was_and_as_a_claim_with_its_parts(
    ledger: Ledger,
) -> None:
    with ledger.run("test") as run:
        assert run.add(record()) is Added.ADDED
    shown = ledger.show("https://gazette.example/1")
    assert isinstance(shown, Shown)
    assert shown.line == to_json(record())
    assert shown.text == TEXT
    (event,) = ledger.claims(Filter(kind="event"))
    assert (event.type, event.status, event.day) == ("ASSAULT", "happened", "2031-03-03")
    assert [(p.text, p.name, p.codes) for p in event.actors] == [
        ("Soldiers", "Soldiers", (Code("SDN", "MIL"),))
    ]
    assert event.place is not None and event.place.geonames == 372753
    assert [(p.text, p.codes) for p in event.chain] == [
        ("the Red Sea Committee", (Code("SDN", "SOC"),))
    ]
    assert [(s.cue, s.quote, s.basis) for s in event.says] == [("said", "direct", "saw")]
    assert event.words == TEXT.split(". ")[0] + "."
    assert TEXT[slice(*event.trigger_span)] == event.trigger == "shelled"
    (state,) = ledger.claims(Filter(type="casualties"))
    assert state.holder is not None and state.quantities[0].low == 12
    assert state.day == "2031-03-05"
    assert state.words == "Twelve people were killed, Gen. Osman Idris said."


def test_adding_an_article_twice_changes_nothing(ledger: Ledger) -> None:
    with ledger.run("test") as run:
        run.add(record(), location="a.txt")
        before = {table: rows(ledger, table) for table in TABLES}
        assert run.add(record(), location="a.txt") is Added.KNOWN
        undated = article(published=None)
        assert run.add(record(undated)) is Added.KNOWN
    assert {table: rows(ledger, table) for table in TABLES} == before


def test_forty_copies_are_forty_articles_of_one_text(ledger: Ledger) -> None:
    with ledger.run("test") as run:
        for n in range(40):
            of = article(url=f"https://outlet{n}.example/", outlet=f"Outlet {n}")
            assert run.add(record(of)) is Added.ADDED
    assert len(ledger.articles()) == 40
    (text,) = ledger.texts_for_clusters()
    assert len(text.articles) == 40
    assert text.quoted == ((17, TEXT.index("the Red Sea")),)
    assert len({claim.anchor for claim in ledger.claims(Filter(kind="event"))}) == 40


def test_a_changed_text_under_one_id_is_the_next_version_with_anchors_of_its_own(
    ledger: Ledger,
) -> None:
    with ledger.run("first") as run:
        run.add(record())
    (old,) = ledger.events()
    corrected = article(TEXT + "This article was corrected.\n")
    with ledger.run("second") as run:
        assert run.add(record(corrected)) is Added.NEW_VERSION
        assert run.add(record(corrected)) is Added.KNOWN
    (now,) = ledger.articles()
    assert now.version == 2
    (new,) = ledger.events()
    assert new.anchor != old.anchor
    assert '"version": 2' in ledger.line(now.key) and new.anchor in ledger.line(now.key)
    with ledger.run("third") as run:
        assert run.add(record()) is Added.KNOWN, "the first version does not come back"
    assert ledger.articles() == [now]


def test_another_date_of_publication_is_another_version_since_the_days_of_events_hang_on_it(
    ledger: Ledger,
) -> None:
    with ledger.run("test") as run:
        run.add(record(article(published=None)))
        assert run.add(record(article(published="2031-03-05"))) is Added.NEW_VERSION
    assert [a.published for a in ledger.articles()] == ["2031-03-05"]


def test_another_coder_is_a_new_revision_under_the_same_anchors(ledger: Ledger) -> None:
    with ledger.run("first") as run:
        run.add(record())
    (before,) = ledger.events()
    with ledger.run("second") as run:
        assert run.add(record(coder="coder-2", status="expected")) is Added.RECODED
    (after,) = ledger.events()
    assert after.anchor == before.anchor
    assert after.claims[0].status == "expected"
    assert ledger.coders() == {"coder-2": 1}
    assert ledger.line(1, coder="coder-1") == to_json(record())
    assert [row[2:4] + row[5:] for row in rows(ledger, "records")] == [
        ("coder-1", 1, 1, 2),
        ("coder-2", 2, 2, None),
    ]


def test_an_event_with_two_chains_is_one_event_of_two_claims(ledger: Ledger) -> None:
    with ledger.run("test") as run:
        run.add(record(chains=2))
    (event,) = ledger.events()
    assert [c.stance for c in event.claims] == ["asserts", "denies"]
    assert isinstance(ledger.show(event.anchor), EventRow)
    one = ledger.show(f"{event.anchor}.2")
    assert isinstance(one, ClaimRow) and one.stance == "denies"


def test_an_unknown_name_is_a_usage_error_that_names_what_begins_alike(ledger: Ledger) -> None:
    with ledger.run("test") as run:
        run.add(record())
    with pytest.raises(UsageError, match=r"https://gazette.example/1\?"):
        ledger.show("https://gazette.example/")
    with pytest.raises(UsageError, match="no article or claim 'nothing'"):
        ledger.show("nothing")


def test_what_was_stored_is_read_back_as_the_article_it_was(ledger: Ledger) -> None:
    with ledger.run("test") as run:
        run.add(record())
    assert list(ledger.stored_articles()) == [article()]
    assert list(ledger.stored_articles(unless_coder="coder-1")) == []


def test_a_lone_surrogate_does_not_stop_the_writer_nor_shift_a_span(ledger: Ledger) -> None:
    broken = article("Soldiers \ud800shelled a market in Kassala. Twelve people were killed.")
    with ledger.run("test") as run:
        assert run.add(record(broken)) is Added.ADDED
        assert run.add(record(broken)) is Added.KNOWN
    (event,) = ledger.claims(Filter(kind="event"))
    assert event.trigger == "shelled"
    assert [a.text for a in ledger.stored_articles()] == [broken.text]


def test_a_failure_inside_an_article_leaves_nothing_of_it(ledger: Ledger) -> None:
    good = record()
    twin = replace(good, events=good.events + good.events)
    with ledger.run("test") as run:
        with pytest.raises(sqlite3.IntegrityError):
            run.add(twin)
        assert all(rows(ledger, table) == [] for table in TABLES)
        assert run.add(good) is Added.ADDED


def test_a_reject_is_kept_once_and_closed_when_the_input_is_read_after_all(ledger: Ledger) -> None:
    problem = InputError("a.txt", "empty", "the file is empty")
    for _ in range(2):
        with ledger.run("test") as run:
            run.reject(problem)
            assert run.rejected == 1
    (reject,) = ledger.rejects()
    assert (reject.location, reject.reason) == ("a.txt", "empty")
    with ledger.run("test") as run:
        run.add(record(), location="a.txt")
    assert ledger.rejects() == []


def test_search_finds_articles_by_words_phrases_and_beginnings(ledger: Ledger) -> None:
    with ledger.run("test") as run:
        run.add(record())
        run.add(record(article("Nothing of note in Kassala.", url="https://b.example/")))
    assert [h.article.url for h in ledger.search("shelled market")] == ["https://gazette.example/1"]
    assert len(ledger.search("kassala")) == 2
    assert len(ledger.search("shell*")) == 1
    assert len(ledger.search('"a market in Kassala"')) == 1
    assert ledger.search('"market a in"') == []
    assert "[shelled]" in ledger.search("shelled")[0].snippet
    assert len(ledger.search("kassala", Filter(actor="SDN/MIL"))) == 2
    with pytest.raises(UsageError, match="no words"):
        ledger.search("--- *")


def test_full_text_stays_in_step_and_foreign_keys_hold(ledger: Ledger) -> None:
    with ledger.run("test") as run:
        run.add(record())
        run.add(record(coder="coder-2"))
        run.add(record(article(TEXT + "More.\n")))
    with sqlite3.connect(ledger.path) as db:
        for index in ("texts_fts", "claims_fts"):
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()


@pytest.mark.parametrize(
    "view",
    ["v_articles", "v_claims", "v_events", "v_states", "v_quantities", "v_attributions"],
)
def test_the_views_hold_what_holds_now(ledger: Ledger, view: str) -> None:
    with ledger.run("test") as run:
        run.add(record())
        run.add(record(coder="coder-2"))
    expected = {"v_claims": 2}.get(view, 1)
    assert len(rows(ledger, view)) == expected


def test_judgements_are_only_ever_appended(ledger: Ledger) -> None:
    with ledger.run("test") as run:
        run.add(record())
    (event,) = ledger.claims(Filter(kind="event"))
    first = ledger.judge(event.claim, "correct", who="Ada", field="status", value="possible")
    ledger.judge(event.anchor, "undo", who="Ada", undoes=first)
    with sqlite3.connect(ledger.path) as db:
        for change in ("UPDATE judgements SET who = 'Bob'", "DELETE FROM judgements"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(change)
    db.close()
    with pytest.raises(UsageError, match="no article or claim"):
        ledger.judge("e0000000000.1", "accept", who="Ada")


def test_runs_say_how_they_ended(ledger: Ledger) -> None:
    with ledger.run("sayso add", coder="coder-1") as run:
        run.add(record())
    with pytest.raises(KeyboardInterrupt), ledger.run("sayso add"):
        raise KeyboardInterrupt
    first, second = ledger.runs()
    assert (first.outcome, first.stored, second.outcome) == ("finished", 1, "interrupted")
