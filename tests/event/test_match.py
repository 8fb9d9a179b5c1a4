"""When an entry of the frame lexicon fits, with entries made for the purpose."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import LexiconError
from sayso.event.find import find_happenings
from sayso.lexicon.frames import Frames, Pattern, compile_entry
from sayso.lexicon.inflect import noun_forms, verb_forms
from sayso.mention.resolve import find_mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Happening
from tests.trees import doc_of


def entry(kind: str = "frame", **raw: Any) -> Frames:
    """A lexicon of one entry of type ASSAULT."""
    frame = compile_entry(
        {"id": "assault.test", **raw}, kind=kind, file="test.toml", default="ASSAULT", order=0
    )
    pattern = (Pattern((), frame),)
    verbs = {f: pattern for v in raw.get("verbs", ()) for f in verb_forms(v)}
    nouns = {f: pattern for n in raw.get("nouns", ()) for f in noun_forms(n)}
    return Frames(verbs, nouns, {}, (frame,), "test")


def find(tree: str, frames: Frames) -> tuple[Doc, tuple[Happening, ...]]:
    doc = doc_of(tree)
    clauses = Clauses(doc)
    return doc, find_happenings(doc, clauses, find_mentions(doc, clauses), frames=frames)


def roles(tree: str, frames: Frames) -> list[tuple[list[str], list[str]]]:
    """(doers, undergoers) of each act, as head words."""
    doc, found = find(tree, frames)
    return [([doc.form[i] for i in h.actors], [doc.form[i] for i in h.recipients]) for h in found]


ACTIVE = """
    Rebels NOUN NNS 2 nsubj
    shelled VERB VBD 0 root
    {object} {upos} {xpos} 2 obj {name}
    with ADP IN 5 case
    {tool} NOUN NNS 2 obl
"""
PASSIVE = """
    Goma PROPN NNP 3 nsubj:pass B-LOC
    was AUX VBD 3 aux:pass
    shelled VERB VBN 0 root
    by ADP IN 5 case
    rebels NOUN NNS 3 obl:agent
"""
BARE = "Rebels NOUN NNS 2 nsubj\nshelled VERB VBD 0 root"


def active(word: str = "town", tool: str = "guns") -> str:
    proper = word[:1].isupper()
    return ACTIVE.format(
        object=word,
        upos="PROPN" if proper else "NOUN",
        xpos="NNP" if proper else "NN",
        tool=tool,
        name="B-LOC" if proper else "O",
    )


def fits(tree: str, **raw: Any) -> bool:
    return bool(find(tree, entry(verbs=["shell"], **raw))[1])


def test_active_and_passive_give_the_same_roles() -> None:
    frames = entry(verbs=["shell"])
    assert roles(active("Goma"), frames) == [(["Rebels"], ["Goma"])]
    assert roles(PASSIVE, frames) == [(["rebels"], ["Goma"])]


@pytest.mark.parametrize(
    ("tree", "raw", "expected"),
    [
        (active("town"), {"not_a1": ["egg"]}, True),
        (active("eggs"), {"not_a1": ["egg"]}, False),
        (active("town"), {"not_a0": ["rebel"]}, False),
        (active("town"), {"not_a0": ["storm"]}, True),
        (active("town"), {"a1_nouns": ["town"]}, True),
        (active("peas"), {"a1_nouns": ["town"]}, False),
        (active("town"), {"a0_nouns": ["missile"]}, False),
        (active("town", "guns"), {"not_ax": {"with": ["question"]}}, True),
        (active("town", "questions"), {"not_ax": {"with": ["question"]}}, False),
        (active("town", "guns"), {"not_ax": {"with": []}}, False),
        (active("town", "guns"), {"need_ax": {"with": ["gun"]}}, True),
        (active("town", "questions"), {"need_ax": {"with": ["gun"]}}, False),
        (BARE, {"need_ax": {"with": ["gun"]}}, False),
        (PASSIVE, {"passive": False}, False),
        (active("town"), {"passive": False}, True),
        (BARE, {"need": ["a1"]}, False),
        (BARE, {"a1": "place"}, False),
        (BARE, {}, True),
        (active("town"), {"a1": "place"}, True),
        (active("Goma"), {"a1": "actor|place"}, True),
        (active("peas"), {"a1": "actor|place"}, False),
        (active("town"), {"a0": "actor"}, True),
    ],
)
def test_each_constraint_lets_its_own_words_through(
    tree: str, raw: dict[str, Any], expected: bool
) -> None:
    assert fits(tree, **raw) is expected


def test_the_noun_of_a_preposition_may_be_the_recipient() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        fired VERB VBD 0 root
        rockets NOUN NNS 2 obj
        at ADP IN 5 case
        Goma PROPN NNP 2 obl B-LOC
    """
    assert roles(tree, entry(verbs=["fire"], to_a1=["at"])) == [(["Rebels"], ["Goma"])]


def test_sides_are_all_actors() -> None:
    tree = """
        Kenya PROPN NNP 2 nsubj B-LOC
        fought VERB VBD 0 root
        with ADP IN 4 case
        Chad PROPN NNP 2 obl B-LOC
    """
    frames = entry(verbs=["fight"], sides=True, needs=2, emit={"type": "CONSULT"})
    assert roles(tree, frames) == [(["Kenya", "Chad"], [])]


ATTACK = """
    The DET DT 3 det
    {before} {upos} {xpos} 3 {rel}
    attack NOUN NN 6 nsubj
    on ADP IN 5 case
    {target} PROPN NNP 3 nmod B-LOC
    failed VERB VBD 0 root
"""


def attack(before: str = "Kenyan", target: str = "Goma") -> str:
    nation = before == "Kenyan"
    return ATTACK.format(
        before=before, upos="ADJ" if nation else "NOUN", xpos="JJ" if nation else "NN",
        rel="amod" if nation else "compound", target=target,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tree", "raw", "expected"),
    [
        (attack(), {}, [(["Kenyan"], ["Goma"])]),
        (attack("heart"), {"not_compound": ["heart"]}, []),
        (attack("knife"), {"not_compound": ["heart"]}, [([], ["Goma"])]),
        (attack(), {"need_compound": ["knife"]}, []),
        (attack(target="Inflation"), {"not_of": ["inflation"]}, []),
        (attack(), {"light_only": True}, []),
        (attack(), {"needs": 2}, [(["Kenyan"], ["Goma"])]),
        (attack("knife"), {"needs": 2}, []),
    ],
)
def test_event_nouns_take_their_roles_from_what_modifies_them(
    tree: str, raw: dict[str, Any], expected: list[tuple[list[str], list[str]]]
) -> None:
    assert roles(tree, entry("noun", nouns=["attack"], **raw)) == expected


def test_a_light_verb_lends_its_subject_and_is_no_act_of_its_own() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        launched VERB VBD 0 root
        an DET DT 4 det
        attack NOUN NN 2 obj
        on ADP IN 6 case
        Goma PROPN NNP 4 nmod B-LOC
    """
    frames = entry("noun", nouns=["attack"], light_only=True)
    assert roles(tree, frames) == [(["Rebels"], ["Goma"])]


def test_a_noun_that_modifies_another_is_no_act() -> None:
    tree = "The DET DT 3 det\nattack NOUN NN 3 compound\nhelicopter NOUN NN 4 nsubj\nfell VERB VBD 0 root"
    assert roles(tree, entry("noun", nouns=["attack"])) == []


@pytest.mark.parametrize("field", ["verb", "not_a2", "needed"])
def test_an_unknown_field_is_refused_by_name(field: str) -> None:
    with pytest.raises(LexiconError, match=rf"test.toml: assault.test: unknown '{field}'"):
        entry(verbs=["shell"], **{field: ["x"]})


def test_an_unknown_type_is_refused_by_name() -> None:
    with pytest.raises(LexiconError, match="ASAULT"):
        entry(verbs=["shell"], emit={"type": "ASAULT"})
