"""Attributions brought together: chains, participles, floating quotations, parents."""

from __future__ import annotations

import pytest

from sayso.run.reader import read
from tests.attribution.test_verbs import attributions, told

DAY = "2031-03-04"


def chains(text: str) -> list[list[str]]:
    """The chain of each event."""
    return [[r.text for r in e.chain] for e in read(text, published=DAY).events]


def contents(text: str) -> dict[str, list[str]]:
    """Source words -> the words that it is given."""
    found: dict[str, list[str]] = {}
    for a in read(text, published=DAY).attributions:
        found.setdefault(a.source.text if a.source else "", []).extend(
            text[slice(*s)] for s in a.content
        )
    return found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Rebels shelled Goma, according to The Associated Press, citing an unnamed diplomat.",
         ["an unnamed diplomat", "The Associated Press"]),
        ("The Associated Press, citing an unnamed diplomat, reported that rebels had shelled Goma.",
         ["an unnamed diplomat", "The Associated Press"]),
        ("The minister told Reuters that rebels had shelled Goma.", ["The minister", "Reuters"]),
        ("Anna Petrova was quoted by Reuters as saying that rebels had shelled Goma.",
         ["Anna Petrova", "Reuters"]),
        ("The general said that rebels had shelled Goma.", ["The general"]),
        ("Rebels shelled Goma.", []),
    ],
)  # fmt: skip
def test_a_chain_runs_from_the_fact_to_the_article(text: str, chain: list[str]) -> None:
    assert chains(text) == [chain]


def test_an_outlet_that_cites_somebody_unnamed_is_itself_named() -> None:
    text = (
        "The Associated Press, citing an unnamed diplomat, reported that rebels had shelled Goma."
    )
    found = {a.cue.text: a.source for a in read(text, published=DAY).attributions}
    cited, outlet = found["citing"], found["reported"]
    assert cited is not None
    assert outlet is not None
    assert (cited.anonymous, outlet.anonymous, outlet.kind) == (True, False, "outlet")


REASON = """
    Sudan PROPN NNP 6 nsubj B-LOC
    , PUNCT , 3 punct
    citing VERB VBG 1 acl
    morale NOUN NN 3 obj
    , PUNCT , 3 punct
    withdrew VERB VBD 0 root
"""


def test_citing_a_reason_makes_no_chain() -> None:
    _, found = attributions(REASON)
    assert all(len(a.chain) <= 1 for a in found)
    assert all(a.chain[0].text == "Sudan" for a in found if a.chain)


ADDING = """
    The DET DT 2 det
    minister NOUN NN 3 nsubj
    warned VERB VBD 0 root
    that SCONJ IN 7 mark
    fighting NOUN NN 7 nsubj
    could AUX MD 7 aux
    spread VERB VB 3 ccomp
    , PUNCT , 9 punct
    adding VERB VBG 7 advcl
    that SCONJ IN 12 mark
    rebels NOUN NNS 12 nsubj
    left VERB VBD 9 ccomp
"""


def test_a_participle_behind_a_comma_is_the_outer_speakers() -> None:
    assert told(ADDING) == [
        ("The minister", "warned", ["that fighting could spread"]),
        ("The minister", "adding", ["that rebels left"]),
    ]


def test_an_inner_attribution_names_its_parent() -> None:
    tree = """
        Officials NOUN NNS 2 nsubj
        said VERB VBD 0 root
        that SCONJ IN 5 mark
        Georgia PROPN NNP 5 nsubj B-LOC
        claimed VERB VBD 2 ccomp
        that SCONJ IN 8 mark
        rebels NOUN NNS 8 nsubj
        left VERB VBD 5 ccomp
    """
    _, (outer, inner) = attributions(tree)
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_the_second_half_of_a_broken_quotation_goes_with_the_first() -> None:
    text = "“Rebels shelled the town,” Anna Petrova said. “They burned the school.”"
    assert contents(text) == {"Anna Petrova": ["Rebels shelled the town", "They burned the school"]}


def test_a_quotation_in_another_paragraph_is_not_taken() -> None:
    text = "“Rebels shelled the town,” Anna Petrova said.\n\n“They burned the school and left.”"
    assert contents(text) == {"Anna Petrova": ["Rebels shelled the town"]}


def test_a_quotation_left_open_runs_on_in_the_next_paragraph() -> None:
    text = "Anna Petrova said: “Rebels shelled the town at night.\n\n“They burned the school and left.”"
    found = contents(text)
    assert list(found) == ["Anna Petrova"]
    assert any("burned" in words for words in found["Anna Petrova"])


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_two_speakers_keep_their_own_quotations(gap: str) -> None:
    text = (
        f"“Rebels shelled the town,” Anna Petrova said.{gap}“They burned the school,” Boris Ivanov"
        " said."
    )
    found = contents(text)
    assert found == {
        "Anna Petrova": ["Rebels shelled the town"],
        "Boris Ivanov": ["They burned the school"],
    }


def test_scare_quotes_are_nobodys_words() -> None:
    text = "Rebels shelled the town. The “special operation” went on in Goma."
    assert contents(text) == {}
