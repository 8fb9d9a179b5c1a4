"""What is worth a record, and what a claim holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import EventClaim, Record
from sayso.run.reader import read

DAY = "2031-03-04"


def events(text: str) -> tuple[EventClaim, ...]:
    return read(text, published=DAY).events


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan troops attacked Goma.",
        "Rebels attacked the village.",
        "Villagers attacked police in Nairobi.",
        "Soldiers attacked the camp.",
        "Anna Petrova accused Boris Ivanov of attacks.",
    ],
)
def test_somebody_with_a_code_a_name_or_a_place_is_worth_a_record(text: str) -> None:
    assert events(text)


@pytest.mark.parametrize(
    "text",
    [
        "My dog attacked the postman.",
        "The students attacked the buffet.",
        "Critics attacked the film.",
        "The children met their teachers.",
        "A man attacked his neighbour.",
    ],
)
def test_nobody_in_particular_is_worth_none(text: str) -> None:
    assert events(text) == ()


def spans_hold(record: Record) -> None:
    text = record.article.text
    for claim in record.events:
        a, b = claim.trigger
        assert any(x <= a and b <= y for x, y in claim.evidence), text[a:b]
        assert list(claim.evidence) == sorted(claim.evidence)
        cues = {c.id: c.cue.span for c in record.attributions}
        for identity in claim.attributions:
            first, last = cues[identity]
            assert any(x <= first and last <= y for x, y in claim.evidence)
        for ref in (*claim.actors, *claim.recipients):
            first, last = ref.span
            assert any(x <= first and last <= y for x, y in claim.evidence)
            assert ref.text == text[first:last]
        assert not {r.span for r in claim.actors} & {r.span for r in claim.recipients}
        assert claim.confidence is not None
        assert 0 < claim.confidence <= 1


WHO = st.sampled_from(["Kenya", "Sudanese troops", "Rebels", "General Omar Hassan", "The minister"])
VERB = st.sampled_from(
    ["attacked", "threatened to attack", "accused Chad of shelling", "will meet", "denied shelling"]
)
FRAME = st.sampled_from(
    ["{}.", "Officials said that {}.", "{}, according to Reuters, citing a diplomat.",
     "“{},” Anna Petrova said on Sunday.", "It was reported that {}."]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(WHO, VERB, FRAME)
def test_evidence_covers_the_trigger_the_parties_and_the_cues(
    who: str, verb: str, frame: str
) -> None:
    spans_hold(read(frame.format(f"{who} {verb} Goma"), published=DAY))


def test_the_weakest_attribution_bounds_the_confidence() -> None:
    (own,) = events("Kenyan troops attacked Goma.")
    (hearsay,) = events("Kenyan troops reportedly attacked Goma.")
    assert own.confidence is not None
    assert hearsay.confidence is not None
    assert hearsay.confidence < own.confidence


def test_an_id_names_article_trigger_and_claim() -> None:
    (event,) = events("Kenyan troops attacked Goma.")
    anchor, _, number = event.id.rpartition(".")
    assert number == "1"
    assert events("Kenyan troops attacked Goma.")[0].id == event.id
    assert events("Kenyan  troops attacked Goma.")[0].id.rpartition(".")[0] != anchor


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked soldiers in Goma.", "Goma"),
        ("Rebels attacked soldiers near the town of Garissa.", "Garissa"),
        ("Rebels shelled Kassala.", "Kassala"),
        ("Moscow accused rebels of attacks.", None),
    ],
)
def test_an_act_is_where_its_own_clause_says(text: str, place: str | None) -> None:
    record = read(text, published=DAY)
    names = {p.id: p.text for p in record.places}
    assert names.get(record.events[0].place or "") == place


def test_the_place_of_the_statement_is_not_that_of_the_act() -> None:
    record = read("The minister said in Nairobi that rebels had attacked soldiers.", published=DAY)
    (event,) = record.events
    assert event.place is None


def test_bylines_and_datelines_tell_no_events() -> None:
    record = read("KHARTOUM (AP) — Rebels attacked soldiers in Kassala on Monday.", published=DAY)
    (event,) = record.events
    names = {p.id: p.text for p in record.places}
    assert names[event.place or ""] == "Kassala"
