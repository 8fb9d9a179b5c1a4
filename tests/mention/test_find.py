"""Namings on trees built by hand: names, known bodies, role nouns, pronouns."""

from __future__ import annotations

import pytest

from sayso.lexicon.people import load_people
from sayso.mention.find import (
    definite,
    find_hits,
    find_names,
    find_nominals,
    find_pronouns,
    role_at,
)
from sayso.mention.phrase import core, full, head_of, proper_parts
from sayso.parse.doc import Doc
from tests.trees import doc_of

PEOPLE = load_people()


def flat(*rows: str) -> Doc:
    """A Doc of "FORM UPOS [NAME]" rows, all hanging on the last."""
    size = len(rows)
    lines = []
    for n, row in enumerate(rows, 1):
        form, upos, *name = row.split()
        head, relation = (0, "root") if n == size else (size, "dep")
        lines.append(" ".join([form, upos, "X", str(head), relation, *name]))
    return doc_of("\n".join(lines))


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(doc.words(n.mention.span), n.tag) for n in find_names(doc, PEOPLE)]


def hits(*words: str) -> list[str]:
    doc = flat(*(f"{w} PROPN" for w in words))
    return [" ".join(doc.form[h.start : h.end]) for h in find_hits(doc, PEOPLE)]


def test_the_longest_known_name_wins() -> None:
    assert hits("the", "White", "House", "said") == ["the White House"]
    assert hits("in", "DR", "Congo") == ["DR Congo"]
    assert hits("Guinea", "-", "Bissau") == ["Guinea - Bissau"]
    assert hits("Côte", "d’Ivoire") == ["Côte d’Ivoire"]


def test_a_known_name_needs_its_capitals() -> None:
    assert hits("they", "told", "us") == []
    assert hits("US", "troops") == ["US"]
    assert hits("the", "turkey") == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Igor PROPN B-PER", "Petrov PROPN I-PER", "left VERB"], [("Igor Petrov", "PER")]),
        (["Gen. PROPN B-PER", "Musa PROPN I-PER", "left VERB"], [("Musa", "PER")]),
        (["Mr. PROPN B-PER", "left VERB"], []),
        (["Sudanese PROPN B-LOC", "left VERB"], [("Sudanese", "NORP")]),
        (["Sudan PROPN B-ORG", "left VERB"], [("Sudan", "LOC")]),
        (["Hamas PROPN B-LOC", "left VERB"], [("Hamas", "ORG")]),
        (["Monday PROPN B-DATE", "left VERB"], []),
        (["Monday PROPN B-PER", "left VERB"], []),
        (["12 NUM B-ORG", "left VERB"], []),
        (["the DET B-ORG", "Red PROPN I-ORG", "Cross PROPN I-ORG", "left VERB"],
         [("Red Cross", "ORG")]),
        (["Musa PROPN B-PER", "'s PART I-PER", "left VERB"], [("Musa", "PER")]),
        (["Anna PROPN B-PER", "Lee PROPN I-PER", "and CCONJ I-PER", "Igor PROPN I-PER",
          "Musa PROPN I-PER", "left VERB"], [("Anna Lee", "PER"), ("Igor Musa", "PER")]),
    ],
)  # fmt: skip
def test_what_was_tagged_as_a_name_is_repaired(
    rows: list[str], found: list[tuple[str, str]]
) -> None:
    assert names(flat(*rows)) == found


def test_one_string_has_one_tag_in_one_article() -> None:
    doc = doc_of(
        "Zaro PROPN NNP 0 root B-ORG",
        "Zaro PROPN NNP 0 root B-PER",
        "Zaro PROPN NNP 0 root B-ORG",
    )
    assert [tag for _, tag in names(doc)] == ["ORG"] * 3


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("the prime minister", "prime minister"),
        ("Kenyan soldiers", "soldiers"),
        ("foreign ministry", "foreign ministry"),
        ("the table", None),
    ],
)
def test_the_longest_role_that_ends_at_a_word_is_its_role(words: str, role: str | None) -> None:
    doc = flat(*(f"{w} NOUN" for w in words.split()))
    found = role_at(doc, len(doc) - 1, PEOPLE)
    assert (found[1] if found else None) == role


def test_role_nouns_are_mentions_and_modifiers_are_not() -> None:
    doc = doc_of("""
        the DET DT 3 det
        army NOUN NN 3 compound
        spokesman NOUN NN 4 nsubj
        met VERB VBD 0 root
        the DET DT 6 det
        president NOUN NN 4 obj
        of ADP IN 8 case
        Kenya PROPN NNP 6 nmod B-LOC
        at ADP IN 11 case
        a DET DT 11 det
        table NOUN NN 4 obl
    """)
    found = find_nominals(doc, PEOPLE, {7})
    assert [doc.words(m.span) for m in found] == ["the army spokesman", "the president of Kenya"]


def test_pronouns_are_those_that_may_stand_for_somebody() -> None:
    doc = flat("I PRON", "told VERB", "him PRON", "that SCONJ", "her PRON", "who PRON", "us PRON")
    assert [doc.form[m.head] for m in find_pronouns(doc)] == ["him", "her", "who"]


@pytest.mark.parametrize(("word", "points"), [("the", True), ("this", True), ("a", False)])
def test_a_definite_phrase_points_back(word: str, points: bool) -> None:
    doc = doc_of(f"""
        {word} DET DT 2 det
        minister NOUN NN 3 nsubj
        left VERB VBD 0 root
    """)
    assert definite(doc, 1) is points


PHRASE = """
    in ADP IN 4 case
    the DET DT 4 det
    old ADJ JJ 4 amod
    town NOUN NN 0 root
    of ADP IN 6 case
    Goma PROPN NNP 4 nmod
    , PUNCT , 9 punct
    which PRON WDT 9 nsubj
    fell VERB VBD 4 acl:relcl
"""


def test_a_phrase_leaves_out_its_preposition_and_relative_clause() -> None:
    doc = doc_of(PHRASE)
    assert doc.words(doc.span(*core(doc, 3))) == "the old town"
    assert doc.words(doc.span(*full(doc, 3))) == "the old town of Goma"


def test_a_phrase_holds_the_rest_of_a_name() -> None:
    doc = doc_of("""
        the DET DT 3 det
        army NOUN NN 3 compound
        spokesman NOUN NN 6 nsubj
        Igor PROPN NNP 3 flat
        Petrov PROPN NNP 3 flat
        left VERB VBD 0 root
    """)
    assert doc.words(doc.span(*core(doc, 2))) == "the army spokesman Igor Petrov"


def test_the_head_of_a_span_is_governed_from_outside() -> None:
    doc = doc_of(PHRASE)
    assert doc.form[head_of(doc, 1, 4)] == "town"
    assert doc.form[head_of(doc, 4, 6)] == "Goma"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("cities of Chernihiv and", ["Chernihiv"]),
        ("Gulf of Aden", ["Gulf of Aden"]),
        ("Goma , Bukavu", ["Goma", "Bukavu"]),
        ("Rio de la Plata", ["Rio de la Plata"]),
        ("the town", []),
        ("al Fashir", ["al Fashir"]),
    ],
)
def test_the_capitalised_runs_of_a_name_are_its_parts(words: str, parts: list[str]) -> None:
    doc = flat(*(f"{w} X" for w in words.split()))
    assert [doc.words(doc.span(a, b)) for a, b in proper_parts(doc, 0, len(doc))] == parts
