from __future__ import annotations

import pytest

from sayso.parse.clauses import Clauses
from sayso.parse.quantity import number_of, quantities_near, quantity_of
from sayso.records import Quantity
from tests.trees import doc_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", (12, 12)),
        ("1,200", (1200, 1200)),
        ("3.5 million", (3.5e6, 3.5e6)),
        ("twelve", (12, 12)),
        ("two dozen", (24, 24)),
        ("two hundred", (200, 200)),
        ("dozens", (24, None)),
        ("hundreds", (200, None)),
        ("many", (3, None)),
    ],
)
def test_a_number_is_read_in_figures_and_words(
    words: str, value: tuple[float, float | None]
) -> None:
    doc = doc_of(
        "\n".join(f"{w} NUM CD {0 if i == 0 else 1} x" for i, w in enumerate(words.split()))
    )
    assert number_of(doc, 0) == value


def test_a_word_that_counts_nothing_is_no_number() -> None:
    assert number_of(doc_of("Goma PROPN NNP 0 root"), 0) is None


def counted(before: str, number: str = "12") -> tuple[Quantity | None, str]:
    """The quantity of "killed BEFORE 12 people", and the words that it stands on."""
    words = before.split()
    head = len(words) + 3
    rows = ["killed VERB VBD 0 root", *(f"{w} ADV RB {head - 1} advmod" for w in words)]
    rows += [f"{number} NUM CD {head} nummod", "people NOUN NNS 1 obj"]
    doc = doc_of("\n".join(rows))
    found = quantity_of(doc, head - 1, "killed")
    return found, doc.words(found.span) if found else ""


@pytest.mark.parametrize(
    ("before", "bound", "low", "high"),
    [
        ("", "exact", 12, 12),
        ("moreover", "exact", 12, 12),
        ("at least", "at-least", 12, None),
        ("more than", "at-least", 12, None),
        ("no fewer than", "at-least", 12, None),
        ("up to", "at-most", None, 12),
        ("as many as", "at-most", None, 12),
        ("fewer than", "at-most", None, 12),
        ("about", "about", 12, 12),
        ("nearly", "about", 12, 12),
    ],
)
def test_the_words_before_a_number_bound_it(
    before: str, bound: str, low: float | None, high: float | None
) -> None:
    found, words = counted(before)
    assert found is not None
    assert (found.bound, found.low, found.high) == (bound, low, high)
    assert words == ("12 people" if bound == "exact" else f"{before} 12 people")


def test_a_vague_number_is_a_lower_bound() -> None:
    found, _ = counted("", "dozens")
    assert found is not None
    assert (found.bound, found.low, found.high) == ("at-least", 24, None)


def test_nobody_is_none_killed() -> None:
    doc = doc_of("""
        nobody PRON NN 3 nsubj:pass
        was AUX VBD 3 aux:pass
        killed VERB VBN 0 root
    """)
    found = quantities_near(doc, Clauses(doc), 2)
    assert [(q.kind, q.low, q.high, q.bound) for q in found] == [("killed", 0, 0, "exact")]


def test_no_before_a_noun_counts_zero() -> None:
    doc = doc_of("""
        no DET DT 2 det
        soldiers NOUN NNS 4 nsubj:pass
        were AUX VBD 4 aux:pass
        killed VERB VBN 0 root
    """)
    (found,) = quantities_near(doc, Clauses(doc), 3)
    assert (found.low, found.high) == (0, 0)


def test_an_article_is_no_number() -> None:
    doc = doc_of("""
        killed VERB VBD 0 root
        a DET DT 3 det
        soldier NOUN NN 1 obj
    """)
    assert quantity_of(doc, 2, "killed") is None


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("wounded", "injured"), ("arrested", "detained"), ("kidnapped", "detained"),
     ("displaced", "displaced"), ("murdered", "killed")],
)  # fmt: skip
def test_the_verb_says_what_is_counted(verb: str, kind: str) -> None:
    doc = doc_of(f"""
        Rebels NOUN NNS 2 nsubj
        {verb} VERB VBD 0 root
        12 NUM CD 4 nummod
        people NOUN NNS 2 obj
    """)
    assert [q.kind for q in quantities_near(doc, Clauses(doc), 1)] == [kind]


def test_troops_are_counted_as_objects_and_complements() -> None:
    doc = doc_of("""
        Kenya PROPN NNP 2 nsubj
        sent VERB VBD 0 root
        300 NUM CD 4 nummod
        soldiers NOUN NNS 2 obj
        with ADP IN 7 case
        20 NUM CD 7 nummod
        tanks NOUN NNS 2 obl
    """)
    found = quantities_near(doc, Clauses(doc), 1)
    assert {(q.kind, q.low) for q in found} == {("troops", 300), ("troops", 20)}


def test_who_is_killed_in_an_attack_is_counted_with_it() -> None:
    doc = doc_of("""
        Rebels NOUN NNS 2 nsubj
        attacked VERB VBD 0 root
        Goma PROPN NNP 2 obj
        , PUNCT , 5 punct
        killing VERB VBG 2 advcl
        12 NUM CD 7 nummod
        people NOUN NNS 5 obj
    """)
    (found,) = quantities_near(doc, Clauses(doc), 1)
    assert (found.kind, found.low, doc.words(found.span)) == ("killed", 12, "12 people")
