"""On whose say-so a token stands: nesting, chains, and what is no say-so."""

from __future__ import annotations

from dataclasses import replace

from sayso.attribution.find import find_attributions
from sayso.coder.scope import OWN_VOICE, Scope, Scopes
from sayso.mention.resolve import find_mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Attribution
from sayso.run.reader import read
from tests.trees import doc_of

NESTED = """
    Officials NOUN NNS 2 nsubj
    said VERB VBD 0 root
    that SCONJ IN 5 mark
    Georgia PROPN NNP 5 nsubj B-LOC
    denied VERB VBD 2 ccomp
    that SCONJ IN 8 mark
    troops NOUN NNS 8 nsubj
    shelled VERB VBD 5 ccomp
    Goma PROPN NNP 8 obj B-LOC
"""
THREAT = """
    Kenya PROPN NNP 2 nsubj B-LOC
    threatened VERB VBD 0 root
    to PART TO 4 mark
    attack VERB VB 2 xcomp
    Chad PROPN NNP 4 obj B-LOC
"""


def found(tree: str) -> tuple[Doc, tuple[Attribution, ...]]:
    doc = doc_of(tree)
    clauses = Clauses(doc)
    return doc, find_attributions(doc, clauses, find_mentions(doc, clauses))


def over(tree: str, word: str, *, operators: tuple[str, ...] = ()) -> Scope:
    doc, attributions = found(tree)
    marks = tuple(doc.form.index(w) for w in operators)
    return Scopes(attributions).at(doc.form.index(word), operators=marks)


def test_a_token_that_nobody_tells_is_the_articles_own() -> None:
    assert over(NESTED, "said") == OWN_VOICE
    assert Scopes(()).at(0) == Scope((), (), "asserts", False)


def test_the_innermost_speaker_comes_first_and_gives_the_stance() -> None:
    scope = over(NESTED, "shelled")
    assert [r.text for r in scope.chain] == ["Georgia", "Officials"]
    assert scope.stance == "denies"
    assert [a.cue.text for a in scope.attributions] == ["denied", "said"]


def test_between_two_speakers_only_the_outer_one_stands_over() -> None:
    scope = over(NESTED, "denied")
    assert [r.text for r in scope.chain] == ["Officials"]
    assert scope.stance == "asserts"


def test_an_operator_of_the_act_is_no_say_so_for_it() -> None:
    assert [r.text for r in over(THREAT, "attack").chain] == ["Kenya"]
    assert over(THREAT, "attack", operators=("threatened",)) == OWN_VOICE


def test_a_source_that_stands_twice_is_one_link() -> None:
    _, (outer, inner) = found(NESTED)
    same = replace(outer, chain=inner.chain)
    scope = Scopes((same, inner)).at(inner.tokens[0][0] + 1)
    assert [r.text for r in scope.chain] == ["Georgia"]


def test_a_ring_of_parents_ends() -> None:
    _, (outer, inner) = found(NESTED)
    ring = Scopes((replace(outer, parent=inner.id), inner))
    assert len(ring.at(inner.tokens[0][0] + 1).attributions) == 2


def test_hearsay_hedges_and_adds_no_link() -> None:
    tree = """
        Reportedly ADV RB 3 advmod
        rebels NOUN NNS 3 nsubj
        shelled VERB VBD 0 root
        Goma PROPN NNP 3 obj B-LOC
    """
    scope = over(tree, "shelled")
    assert (scope.chain, scope.hedged) == ((), True)
    assert len(scope.attributions) == 1


def test_it_was_reported_hedges_what_was_reported() -> None:
    (event,) = read("It was reported that rebels had shelled Goma.", published="2031-03-04").events
    assert event.hedged
    assert event.chain == ()


def test_what_is_believed_or_rumoured_by_nobody_is_hedged() -> None:
    for text in (
        "Pakistan is thought to have shelled Kabul.",
        "Israel is believed to have bombed a plant in Syria.",
        "Rumours that Niger had attacked Mali spread.",
    ):
        (event,) = read(text, published="2031-03-04").events
        assert (event.hedged, event.chain) == (True, ()), text
