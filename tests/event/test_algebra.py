"""The closed table OPERATOR x CORE -> type and mode, cell by cell (PLOVER 2.0: research/events.md 8.3)."""

from __future__ import annotations

import pytest

from sayso.lexicon.operators import load_operators
from sayso.vocab import EVENT_TYPES, QUAD_CLASSES, STATUSES

# One line a core; the columns are the operators. "=" keeps the core's own type.
COLUMNS = "promise threaten demand refuse cancel allow keep plan prepare accuse"
TABLE = """
AGREE     AGREE    THREATEN:relations REQUEST:assist REJECT:assist REJECT:meet          =              = =       =       ACCUSE:allege
CONSULT   AGREE    THREATEN:relations REQUEST:meet   REJECT:meet   REJECT:meet          =              = AGREE   AGREE   ACCUSE:allege
SUPPORT   AGREE    THREATEN:relations REQUEST:assist REJECT:assist SANCTION:discontinue =              = AGREE   AGREE   ACCUSE:allege
CONCEDE   CONCEDE  THREATEN           REQUEST:yield  REJECT:yield  REJECT:yield         RETREAT:access = CONCEDE CONCEDE ACCUSE:allege
COOPERATE AGREE    THREATEN:relations REQUEST:assist REJECT:assist SANCTION:discontinue =              = AGREE   AGREE   ACCUSE:allege
AID       AGREE    THREATEN:relations REQUEST:assist REJECT:assist SANCTION:discontinue =              = AGREE   AGREE   ACCUSE:allege
RETREAT   CONCEDE  THREATEN           REQUEST:yield  REJECT:yield  COERCE               RETREAT:access = CONCEDE CONCEDE ACCUSE:allege
REQUEST   =        THREATEN           REQUEST:change REJECT        CONCEDE              =              = =       =       ACCUSE:allege
ACCUSE    =        THREATEN           REQUEST:change REJECT        CONCEDE              =              = =       =       ACCUSE:allege
REJECT    =        THREATEN           REQUEST:change REJECT        CONCEDE              =              = =       =       ACCUSE:allege
THREATEN  =        THREATEN           REQUEST:change REJECT        CONCEDE              =              = =       =       ACCUSE:allege
PROTEST   THREATEN THREATEN           REQUEST:change REJECT        CONCEDE              =              = =       =       ACCUSE:allege
SANCTION  THREATEN THREATEN:relations REQUEST:change REJECT        CONCEDE              =              = =       =       ACCUSE:allege
MOBILIZE  THREATEN THREATEN           REQUEST:change REJECT        CONCEDE              =              = =       =       ACCUSE:allege
COERCE    THREATEN THREATEN:restrict  REQUEST:change REJECT        CONCEDE              =              = =       =       ACCUSE:allege
ASSAULT   THREATEN THREATEN:violence  REQUEST:change REJECT        CONCEDE              =              = =       MOBILIZE ACCUSE:allege
"""
CELLS = [
    (operator, row.split()[0], cell)
    for row in TABLE.strip().splitlines()
    for operator, cell in zip(COLUMNS.split(), row.split()[1:], strict=True)
]


@pytest.mark.parametrize(("operator", "core", "cell"), CELLS)
def test_each_operator_makes_its_type_of_each_core(operator: str, core: str, cell: str) -> None:
    found = load_operators().apply(operator, core)
    type_, _, mode = cell.partition(":")
    assert (found.type, found.mode) == (type_, mode or None)


def test_the_table_is_closed() -> None:
    algebra = load_operators().algebra
    assert {o for o, _, _ in CELLS} == set(algebra)
    assert {c for _, c, _ in CELLS} == set(EVENT_TYPES)
    assert all(set(row) == set(EVENT_TYPES) for row in algebra.values())


def test_a_promise_is_never_a_deed() -> None:
    for row in ("promise", "threaten", "demand", "refuse", "accuse"):
        for core in EVENT_TYPES:
            type_ = load_operators().apply(row, core).type
            assert QUAD_CLASSES[core if type_ == "=" else type_].startswith("verbal")


@pytest.mark.parametrize(
    ("form", "row", "status"),
    [
        ("promised", "promise", "promised"),
        ("pledges", "promise", "promised"),
        ("offered", "promise", "offered"),
        ("threatening", "threaten", "threatened"),
        ("demanded", "demand", "demanded"),
        ("urged", "demand", "demanded"),
        ("refused", "refuse", "refused"),
        ("cancelled", "cancel", "cancelled"),
        ("tried", "keep", "attempted"),
        ("failed", "keep", "did-not-happen"),
        ("preparing", "prepare", "prepared"),
        ("planned", "plan", "expected"),
    ],
)
def test_verb_forms_find_their_row_and_the_status_of_the_core(
    form: str, row: str, status: str
) -> None:
    operator = load_operators().verbs[form]
    assert (operator.name, operator.status) == (row, status)


@pytest.mark.parametrize(
    ("verb", "particle", "row"),
    [("called", "off", "cancel"), ("ruled", "out", "refuse"), ("turned", "down", "refuse")],
)
def test_a_verb_with_its_particle_is_an_operator_of_its_own(
    verb: str, particle: str, row: str
) -> None:
    assert load_operators().phrasal[verb, particle].name == row


def test_every_operator_has_a_row_and_a_status_of_the_closed_list() -> None:
    operators = load_operators()
    every = [
        *operators.verbs.values(), *operators.nouns.values(), *operators.adjs.values(),
        *operators.phrasal.values(),
    ]  # fmt: skip
    assert {o.name for o in every} <= set(operators.algebra)
    assert {o.status for o in every} <= set(STATUSES)


def test_a_verb_that_is_an_event_alone_is_an_operator_too() -> None:
    operators = load_operators()
    assert {a.type for a in operators.alone.values()} <= set(EVENT_TYPES)
    assert {a.operator.name for a in operators.alone.values()} <= set(operators.algebra)
