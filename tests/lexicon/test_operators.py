from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import operators as module
from sayso.lexicon.operators import Cell, load_operators
from sayso.vocab import EVENT_TYPES, STATUSES

OPERATORS = load_operators()


@pytest.mark.parametrize("row", sorted(OPERATORS.algebra))
def test_each_row_of_the_algebra_has_a_cell_for_every_type(row: str) -> None:
    for core in EVENT_TYPES:
        cell = OPERATORS.apply(row, core)
        assert cell.type == "=" or cell.type in EVENT_TYPES
        assert cell.mode is None or cell.mode.islower()


@pytest.mark.parametrize(
    ("row", "core", "cell"),
    [
        ("promise", "AID", Cell("AGREE", None)),
        ("promise", "RETREAT", Cell("CONCEDE", None)),
        ("promise", "ASSAULT", Cell("THREATEN", None)),
        ("threaten", "ASSAULT", Cell("THREATEN", "violence")),
        ("threaten", "RETREAT", Cell("THREATEN", None)),
        ("demand", "CONSULT", Cell("REQUEST", "meet")),
        ("demand", "RETREAT", Cell("REQUEST", "yield")),
        ("refuse", "AID", Cell("REJECT", "assist")),
        ("cancel", "SANCTION", Cell("CONCEDE", None)),
        ("accuse", "COERCE", Cell("ACCUSE", "allege")),
        ("keep", "ASSAULT", Cell("=", None)),
    ],
)
def test_an_operator_makes_a_type_of_the_act_under_it(row: str, core: str, cell: Cell) -> None:
    assert OPERATORS.apply(row, core) == cell


def test_every_operator_has_a_row_a_status_and_a_known_control() -> None:
    found = [
        *OPERATORS.verbs.values(),
        *OPERATORS.nouns.values(),
        *OPERATORS.adjs.values(),
        *OPERATORS.phrasal.values(),
        *(alone.operator for alone in OPERATORS.alone.values()),
    ]
    for operator in found:
        assert operator.name in OPERATORS.algebra
        assert operator.status in STATUSES
        assert operator.control in {"subject", "object", "open"}


def test_a_verb_that_stands_alone_has_a_type_of_its_own() -> None:
    assert {alone.type for alone in OPERATORS.alone.values()} <= set(EVENT_TYPES)


def test_light_verbs_have_a_known_phase() -> None:
    phases = {light.phase for light in OPERATORS.lights.values()}
    assert phases <= {"begin", "continue", "end", "hold", "suffer"}
    assert OPERATORS.lights["launched"].phase == "begin"


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ("vowed", "promised"),
        ("threatening", "threatened"),
        ("refused", "refused"),
        ("offers", "offered"),
    ],
)
def test_an_operator_is_found_by_every_form_of_its_verb(form: str, status: str) -> None:
    assert OPERATORS.verbs[form].status == status


class Text:
    """A package folder whose only file holds `text`."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __truediv__(self, name: str) -> Text:
        return self

    def read_text(self, encoding: str) -> str:
        return self.text


FULL = '[algebra.keep]\n"*" = "="\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[algebra.keep]\n"ASSAULT|AID" = "="\n', "algebra.keep: no cell for AGREE, CONSULT"),
        (
            FULL + '[[operator]]\nid = "op.x"\nrow = "kept"\nstatus = "promised"\n',
            "op.x: row 'kept' has no algebra",
        ),
        (
            FULL + '[[operator]]\nid = "op.x"\nrow = "keep"\nstatus = "maybe"\n',
            "op.x: unknown status 'maybe'",
        ),
    ],
)
def test_a_gap_in_the_operators_is_named(
    monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.setattr(module, "files", lambda package: Text(text))
    with pytest.raises(LexiconError) as caught:
        load_operators.__wrapped__()
    assert str(caught.value).startswith("operators.toml: ")
    assert message in str(caught.value)


def test_a_cell_of_its_own_wins_over_the_star_wherever_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = '[algebra.keep]\n"*" = "="\n"ASSAULT" = "THREATEN:violence"\n'
    rest = "[operator]\n[light]\n[under]\nverbs = []\n[telling]\nverbs = []\n"
    monkeypatch.setattr(module, "files", lambda package: Text(text + rest))
    loaded = load_operators.__wrapped__()
    assert loaded.apply("keep", "ASSAULT") == Cell("THREATEN", "violence")
    assert loaded.apply("keep", "AID") == Cell("=", None)
