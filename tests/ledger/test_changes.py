from __future__ import annotations

from dataclasses import replace

from sayso.coder.interchange import to_dict
from sayso.ledger.changes import compare
from sayso.ledger.words import sentence_at
from sayso.records import Code
from tests.ledger.made import record, span


def test_two_equal_readings_differ_in_nothing() -> None:
    assert compare(to_dict(record()), to_dict(record(coder="coder-2"))) == ()


def test_a_change_names_the_claim_and_each_field_before_and_after() -> None:
    (change,) = compare(
        to_dict(record()), to_dict(record(status="expected", actor=Code("ERI", "MIL")))
    )
    assert change.what == "changed"
    assert change.words == "ASSAULT “shelled”"
    assert change.fields == (
        ("actors", "Soldiers [SDN/MIL]", "Soldiers [ERI/MIL]"),
        ("status", "happened", "expected"),
    )


def test_claims_are_new_or_gone_by_anchor() -> None:
    with_event, without = to_dict(record()), to_dict(record(events=False))
    assert [c.what for c in compare(without, with_event)] == ["new"]
    assert [c.what for c in compare(with_event, without)] == ["gone"]


def test_a_place_that_is_gone_is_a_change_and_a_renumbered_one_is_none() -> None:
    old = record()
    (event,) = old.events
    lost = replace(old, events=(replace(event, place=None),))
    (change,) = compare(to_dict(old), to_dict(lost))
    assert change.fields == (("place", "Kassala", "None"),)
    renumbered = replace(
        old,
        places=(replace(old.places[0], id="p7"),),
        events=(replace(event, place="p7"),),
    )
    assert compare(to_dict(old), to_dict(renumbered)) == ()


def test_the_sentence_of_a_claim_goes_from_stop_to_stop() -> None:
    text = "It rained. On Monday Gen. Idris of the U.S. Army shelled Kassala. “Go!” he said.\n\nMore here"
    start, end = sentence_at(text, span(text, "shelled"), ())
    assert text[start:end] == "On Monday Gen. Idris of the U.S. Army shelled Kassala."
    start, end = sentence_at(text, span(text, "More"), ())
    assert text[start:end] == "More here"
    start, end = sentence_at(text, span(text, "rained"), (span(text, "It rained"),))
    assert text[start:end] == "It rained."
