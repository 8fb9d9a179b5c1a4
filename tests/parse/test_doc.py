from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.parse.conllu import read_conllu, write_conllu
from sayso.parse.doc import Doc, norm
from tests.trees import doc_of

FIRST = """
    Rebels NOUN NNS 2 nsubj
    seized VERB VBD 0 root
    the DET DT 4 det
    town NOUN NN 2 obj
    of ADP IN 6 case
    Goma PROPN NNP 4 nmod B-LOC
    . PUNCT . 2 punct
"""
SECOND = """
    Igor PROPN NNP 3 nsubj B-PER
    Petrov PROPN NNP 1 flat I-PER
    left VERB VBD 0 root
    Kenya PROPN NNP 3 obj B-LOC
    Sudan PROPN NNP 3 obj B-LOC
"""


def two() -> Doc:
    return doc_of(FIRST, SECOND)


def test_forms_are_looked_up_in_lower_case_with_straight_marks() -> None:
    assert [norm(w) for w in ("Goma", "n’t", "Al‑Fashir", "“")] == ["goma", "n't", "al-fashir", '"']


def test_sentences_are_token_ranges_and_roots_govern_themselves() -> None:
    doc = two()
    assert doc.sentences == [(0, 7), (7, 12)]
    assert doc.sentence_of(9) == (7, 12)
    assert [i for i in range(len(doc)) if doc.is_root(i)] == [1, 9]


def test_dependents_are_asked_for_by_relation_with_or_without_subtype() -> None:
    doc = doc_of("""
        Goma PROPN NNP 3 nsubj:pass
        was AUX VBD 3 aux:pass
        seized VERB VBN 0 root
    """)
    assert doc.deps(2, "nsubj") == [0]
    assert doc.deps(2, "nsubj:pass", "aux") == [0, 1]
    assert doc.deps(2, "nsubj:outer") == []
    assert doc.rel(0) == "nsubj"


def test_a_subtree_is_in_the_order_of_the_text_and_has_its_edges() -> None:
    doc = two()
    assert [doc.form[i] for i in doc.subtree(3)] == ["the", "town", "of", "Goma"]
    first, last = doc.edges
    assert (first[3], last[3]) == (2, 6)
    assert doc.words(doc.span(first[3], last[3])) == "the town of Goma"
    assert (first[1], last[1]) == (0, 7)


def test_ancestors_go_up_to_the_root() -> None:
    assert list(two().ancestors(5)) == [3, 1]
    assert list(two().ancestors(1)) == []


def test_names_end_where_the_tag_or_the_sentence_does() -> None:
    doc = two()
    assert list(doc.names()) == [(5, 6, "LOC"), (7, 9, "PER"), (10, 11, "LOC"), (11, 12, "LOC")]
    broken = doc_of("Goma PROPN NNP 0 root B-LOC", "City PROPN NNP 0 root I-LOC")
    assert list(broken.names()) == [(0, 1, "LOC"), (1, 2, "LOC")]


def test_where_gives_all_places_of_a_form() -> None:
    doc = doc_of("Goma PROPN NNP 0 root", "goma PROPN NNP 0 root")
    assert doc.where["goma"] == [0, 1]


def test_paragraphs_are_counted_at_newlines() -> None:
    doc = doc_of(
        "Goma X X 0 root", "fell X X 0 root", "today X X 0 root", text="Goma fell\n\ntoday"
    )
    assert doc.paragraphs == [0, 0, 1]


def test_a_code_point_finds_its_token_and_a_blank_none() -> None:
    doc = two()
    assert doc.token_at(0) == 0
    assert doc.token_at(6) is None
    assert doc.token_at(7) == 1
    assert doc.token_at(10_000) is None


def test_tokens_in_a_span_lie_wholly_inside() -> None:
    doc = two()
    assert list(doc.tokens_in((0, 13))) == [0, 1]
    assert list(doc.tokens_in((1, 13))) == [1]
    assert list(doc.tokens_in((0, 12))) == [0]
    assert list(doc.tokens_in((6, 7))) == []


@given(st.integers(0, 70), st.integers(0, 70))
def test_tokens_in_is_what_a_plain_search_finds(a: int, b: int) -> None:
    doc = two()
    span = min(a, b), max(a, b)
    plain = [i for i in range(len(doc)) if span[0] <= doc.start[i] and doc.end[i] <= span[1]]
    assert list(doc.tokens_in(span)) == plain
    held = [i for i in range(len(doc)) if doc.start[i] <= a < doc.end[i]]
    assert doc.token_at(a) == (held[0] if held else None)


CONLLU = """\
1\tGoma\tGoma\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\tName=B-LOC
2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\tseized\tseize\tVERB\tVBN\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def test_conllu_comes_back_as_it_was_read() -> None:
    assert write_conllu(read_conllu(CONLLU)) == CONLLU
    assert read_conllu(CONLLU).text == "Goma was seized. They left"


def test_conllu_can_be_laid_over_a_text_of_its_own() -> None:
    text = "Goma  was\nseized.\n\nThey left!"
    doc = read_conllu(CONLLU, text=text)
    assert [text[a:b] for a, b in zip(doc.start, doc.end, strict=True)] == doc.form
    assert doc.text == text


def test_comments_multiword_and_empty_rows_are_skipped() -> None:
    extra = "# text = x\n1-2\tGoma was\t_\t_\t_\t_\t_\t_\t_\t_\n1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"
    assert write_conllu(read_conllu(extra + CONLLU)) == CONLLU


def test_a_row_without_ten_columns_is_named() -> None:
    with pytest.raises(UsageError, match="line 2: 3 columns instead of 10: 'a b c'"):
        read_conllu("# x\na b c")


HEADS = st.integers(1, 7).flatmap(
    lambda n: st.tuples(*(st.integers(0, max(0, i - 1)) for i in range(1, n + 1)))
)


@given(HEADS)
def test_the_edges_of_a_token_are_those_of_its_subtree(heads: tuple[int, ...]) -> None:
    rows = "\n".join(f"w{i} X X {h} {'dep' if h else 'root'}" for i, h in enumerate(heads, 1))
    doc = doc_of(rows)
    first, last = doc.edges
    for i in range(len(doc)):
        tree = doc.subtree(i)
        assert (first[i], last[i]) == (min(tree), max(tree) + 1)
        assert doc.span_of(tree) == doc.span(first[i], last[i])
    assert write_conllu(read_conllu(write_conllu(doc))) == write_conllu(doc)
