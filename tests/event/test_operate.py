"""Acts under operators: what was offered, threatened, demanded, refused or alleged is not done."""

from __future__ import annotations

import pytest

from sayso.lexicon.frames import Frames
from sayso.records import Happening
from tests.event.test_match import entry, find

SHELL = entry(verbs=["shell"])
MEET = entry(verbs=["meet"], emit={"type": "CONSULT"})

TO = """
    Kenya PROPN NNP 2 nsubj B-LOC
    {operator} VERB VBD 0 root
    to PART TO 4 mark
    {core} VERB VB 2 xcomp
    Chad PROPN NNP 4 obj B-LOC
"""
OBJECT = """
    Kenya PROPN NNP 2 nsubj B-LOC
    {operator} VERB VBD 0 root
    Chad PROPN NNP 2 obj B-LOC
    to PART TO 5 mark
    {core} VERB VB 2 xcomp
    Goma PROPN NNP 5 obj B-LOC
"""
ACCUSED = """
    Georgia PROPN NNP 2 nsubj B-LOC
    accused VERB VBD 0 root
    Russia PROPN NNP 2 obj B-LOC
    of SCONJ IN 5 mark
    shelling VERB VBG 2 advcl
    Goma PROPN NNP 5 obj B-LOC
"""
TOLD = """
    Kenya PROPN NNP 2 nsubj B-LOC
    told VERB VBD 0 root
    Chad PROPN NNP 2 obj B-LOC
    that SCONJ IN 6 mark
    rebels NOUN NNS 6 nsubj
    {core} VERB {tag} 2 ccomp
    Goma PROPN NNP 6 obj B-LOC
"""


def words(tree: str, frames: Frames) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """(type, core, mode, status words) of each act."""
    return [(h.type, h.core, h.mode, h.acts) for h in find(tree, frames)[1]]


def parties(tree: str, frames: Frames) -> list[tuple[str, list[str], list[str]]]:
    doc, found = find(tree, frames)

    def forms(h: Happening) -> tuple[str, list[str], list[str]]:
        return h.type, [doc.form[i] for i in h.actors], [doc.form[i] for i in h.recipients]

    return [forms(h) for h in found]


@pytest.mark.parametrize(
    ("operator", "type_", "mode", "act"),
    [
        ("promised", "THREATEN", None, "promised"),
        ("offered", "THREATEN", None, "offered"),
        ("threatened", "THREATEN", "violence", "threatened"),
        ("demanded", "REQUEST", "change", "demanded"),
        ("refused", "REJECT", None, "refused"),
        ("tried", "ASSAULT", None, "attempted"),
        ("failed", "ASSAULT", None, "did-not-happen"),
        ("prepared", "MOBILIZE", None, "prepared"),
        ("planned", "ASSAULT", None, "expected"),
    ],
)
def test_the_core_stays_beside_the_type_that_the_operator_makes(
    operator: str, type_: str, mode: str | None, act: str
) -> None:
    ((found, core, its, acts),) = words(TO.format(operator=operator, core="shell"), SHELL)
    assert (found, core, its) == (type_, "ASSAULT", mode)
    assert act in acts


@pytest.mark.parametrize(
    ("operator", "type_", "mode"),
    [
        ("offered", "AGREE", None),
        ("agreed", "AGREE", None),
        ("threatened", "THREATEN", "relations"),
        ("demanded", "REQUEST", "meet"),
        ("refused", "REJECT", "meet"),
        ("planned", "AGREE", None),
    ],
)
def test_the_same_operator_makes_other_types_of_a_meeting(
    operator: str, type_: str, mode: str | None
) -> None:
    ((found, core, its, _),) = words(TO.format(operator=operator, core="meet"), MEET)
    assert (found, core, its) == (type_, "CONSULT", mode)


@pytest.mark.parametrize("operator", ["urged", "ordered", "asked", "told", "begged"])
def test_a_demand_is_made_of_who_shall_do_it(operator: str) -> None:
    ((type_, actors, recipients),) = parties(OBJECT.format(operator=operator, core="shell"), SHELL)
    assert (type_, actors) == ("REQUEST", ["Kenya"])
    assert "Chad" in recipients


def test_an_accusation_keeps_the_deed_as_a_second_act_of_the_accused() -> None:
    assert parties(ACCUSED, SHELL) == [
        ("ACCUSE", ["Georgia"], ["Russia"]),
        ("ASSAULT", ["Russia"], ["Goma"]),
    ]
    accusation, deed = words(ACCUSED, SHELL)
    assert (accusation[0], accusation[2]) == ("ACCUSE", "allege")
    assert deed == ("ASSAULT", "ASSAULT", None, ())


@pytest.mark.parametrize(("core", "tag"), [("shelled", "VBD")])
def test_telling_somebody_that_it_was_so_is_no_demand(core: str, tag: str) -> None:
    assert [w[:2] for w in words(TOLD.format(core=core, tag=tag), SHELL)] == [
        ("ASSAULT", "ASSAULT")
    ]


def test_will_makes_a_meeting_an_agreement_and_an_attack_a_threat_of_who_speaks() -> None:
    tree = """
        {who} 3 nsubj B-LOC
        will AUX MD 3 aux
        {core} VERB VB 0 root
        Chad PROPN NNP 3 obj B-LOC
    """
    kenya, they = "Kenya PROPN NNP", "We PRON PRP"
    meets = tree.format(core="meet", who=kenya)
    assert words(meets, MEET) == [("AGREE", "CONSULT", None, ("expected",))]
    told = tree.format(core="shell", who=kenya)
    assert words(told, SHELL) == [("ASSAULT", "ASSAULT", None, ("expected",))]
    own = tree.format(core="shell", who=they)
    assert words(own, SHELL) == [("THREATEN", "ASSAULT", None, ("threatened",))]


def test_an_operator_is_no_act_beside_its_core() -> None:
    for operator in ("threatened", "offered", "refused", "demanded"):
        assert len(words(TO.format(operator=operator, core="shell"), SHELL)) == 1


def test_an_operator_over_an_unknown_act_is_an_act_itself() -> None:
    tree = OBJECT.format(operator="urged", core="forsake")
    assert [(t, a) for t, a, _ in parties(tree, SHELL)] == [("REQUEST", ["Kenya"])]


def test_nobodys_demand_is_none() -> None:
    tree = """
        The DET DT 2 det
        job NOUN NN 3 nsubj
        demands VERB VBZ 0 root
        patience NOUN NN 3 obj
    """
    assert words(tree, SHELL) == []


MUST = """
    Kenya PROPN NNP 2 nsubj B-LOC
    said VERB VBD 0 root
    that SCONJ IN 6 mark
    {who} PROPN NNP 6 nsubj
    must AUX MD 6 aux
    shell VERB VB 2 ccomp
    Goma PROPN NNP 6 obj B-LOC
"""


def test_what_a_speaker_holds_others_to_do_is_demanded() -> None:
    _, (act,) = find(MUST.format(who="Chad"), SHELL)
    assert (act.type, act.core, act.acts) == ("REQUEST", "ASSAULT", ("demanded",))
    assert (act.actors, act.recipients) == ((0,), (3,))


def test_what_a_speaker_must_do_itself_is_demanded_of_nobody() -> None:
    _, (act,) = find(MUST.format(who="it"), SHELL)
    assert (act.type, act.acts) == ("ASSAULT", ())
