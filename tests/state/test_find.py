"""States of things: who controls what, and who suffered how many casualties."""

from __future__ import annotations

import pytest

from sayso.mention.resolve import find_mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Condition
from sayso.run.reader import read
from sayso.state.find import find_states
from tests.trees import doc_of


def states(tree: str) -> tuple[Doc, tuple[Condition, ...]]:
    doc = doc_of(tree)
    clauses = Clauses(doc)
    return doc, find_states(doc, clauses, find_mentions(doc, clauses))


def control(tree: str) -> list[tuple[str | None, list[str]]]:
    """(holder, areas) of each state of control, as head words."""
    doc, found = states(tree)
    return [
        (doc.form[c.holder] if c.holder is not None else None, [doc.form[i] for i in c.of])
        for c in found
        if c.kind == "control"
    ]


def counted(text: str) -> list[tuple[str, float | None, float | None, str]]:
    found = read(text, published="2031-03-04").states
    return [(q.kind, q.low, q.high, q.bound) for s in found for q in s.quantities]


HOLD = """
    Rebels NOUN NNS 2 nsubj
    {verb} VERB VBP 0 root
    the DET DT 4 det
    {object} NOUN NN 2 obj
    of ADP IN 6 case
    Goma PROPN NNP 4 nmod B-LOC
"""
SEIZE = """
    Rebels NOUN NNS 2 nsubj
    {verb} VERB VBD 0 root
    {noun} NOUN NN 2 obj
    of ADP IN 6 case
    the DET DT 6 det
    cities NOUN NNS 3 nmod
    of ADP IN 8 case
    Goma PROPN NNP 6 nmod B-LOC
    and CCONJ CC 10 cc
    Bukavu PROPN NNP 8 conj B-LOC
"""
UNDER = """
    Goma PROPN NNP 5 nsubj B-LOC
    is AUX VBZ 5 cop
    under ADP IN 5 case
    {holder} ADJ JJ 5 amod {name}
    control NOUN NN 0 root
"""
HANDS = """
    Goma PROPN NNP 2 nsubj B-LOC
    remains VERB VBZ 0 root
    in ADP IN 5 case
    rebel ADJ JJ 5 amod
    hands NOUN NNS 2 obl
"""


@pytest.mark.parametrize("verb", ["control", "occupy", "hold", "dominate"])
def test_who_holds_a_town_controls_the_named_place(verb: str) -> None:
    assert control(HOLD.format(verb=verb, object="town")) == [("Rebels", ["Goma"])]


@pytest.mark.parametrize(
    ("verb", "thing"), [("hold", "talks"), ("control", "budget"), ("see", "town"), ("hold", "rally")]
)  # fmt: skip
def test_talks_and_budgets_are_held_by_nobody(verb: str, thing: str) -> None:
    assert control(HOLD.format(verb=verb, object=thing).replace("of ADP", "in ADP")) == []


@pytest.mark.parametrize("verb", ["seized", "gained", "took", "regained", "have"])
def test_gained_control_names_every_place(verb: str) -> None:
    assert control(SEIZE.format(verb=verb, noun="control")) == [("Rebels", ["Goma", "Bukavu"])]


def test_lost_control_is_no_control() -> None:
    assert control(SEIZE.format(verb="lost", noun="control")) == []


@pytest.mark.parametrize(
    ("holder", "name"), [("Kenyan", "B-NORP"), ("rebel", "O"), ("government", "O")]
)
def test_under_somebodys_control(holder: str, name: str) -> None:
    assert control(UNDER.format(holder=holder, name=name)) == [(holder, ["Goma"])]


def test_a_town_in_rebel_hands_is_theirs() -> None:
    assert control(HANDS) == [("rebel", ["Goma"])]


def test_something_under_control_of_nobody_is_no_state() -> None:
    tree = "Goma PROPN NNP 4 nsubj B-LOC\nis AUX VBZ 4 cop\nunder ADP IN 4 case\ncontrol NOUN NN 0 root"
    assert control(tree) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed 12 soldiers in Goma.", [("killed", 12, 12, "exact")]),
        ("Rebels killed at least 12 soldiers in Goma.", [("killed", 12, None, "at-least")]),
        ("More than 100 people are missing after the flood.", [("missing", 100, None, "at-least")]),
        ("Up to 40 people died in the attack.", [("killed", None, 40, "at-most")]),
        ("About 20 people were injured in Lagos.", [("injured", 20, 20, "about")]),
        ("Hundreds of people died in Lagos.", [("killed", 200, None, "at-least")]),
        ("No one was killed in Goma.", [("killed", 0, 0, "exact")]),
        ("Nobody was killed in Goma.", [("killed", 0, 0, "exact")]),
        ("Twelve people were killed and 30 wounded in Goma.",
         [("killed", 12, 12, "exact"), ("injured", 30, 30, "exact")]),
        ("The army suffered 300 casualties.", [("killed", 300, 300, "exact")]),
        ("The attack left 20 people dead and 30 wounded.", [("killed", 20, 20, "exact")]),
    ],
)  # fmt: skip
def test_numbers_keep_their_bounds(
    text: str, expected: list[tuple[str, float | None, float | None, str]]
) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Rebels killed the talks.", "The plan died in parliament.", "The company made losses of 5 million dollars."],
)  # fmt: skip
def test_plans_and_money_are_no_casualties(text: str) -> None:
    assert [s for s in read(text, published="2031-03-04").states if s.kind == "casualties"] == []


def test_a_state_stands_under_its_speaker_and_stance() -> None:
    (denied,) = read("The army denied that rebels control Goma.", published="2031-03-04").states
    assert (denied.stance, [r.text for r in denied.chain]) == ("denies", ["The army"])
    (said,) = read("The army said that 300 soldiers had died.", published="2031-03-04").states
    assert (said.stance, [r.text for r in said.chain]) == ("asserts", ["The army"])
