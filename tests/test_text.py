from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text import Span, covers, fold, merge, overlaps, trim

POINTS = st.integers(0, 40)
SPANS = st.tuples(POINTS, POINTS).map(lambda p: (min(p), max(p) + 1))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Nuñez", "nunez"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("“Ivan”", '"ivan"'),
        ("«Ivan»", '"ivan"'),
        ("", ""),
    ],
)
def test_names_are_compared_without_case_accents_and_curly_marks(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once_for_latin_names(text: str) -> None:
    latin = "".join(c for c in text if c < "\u0250")
    assert fold(fold(latin)) == fold(latin)


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ((0, 4), (3, 6), True),
        ((0, 4), (4, 6), False),
        ((2, 3), (0, 9), True),
        ((5, 5), (0, 9), True),
        ((5, 9), (0, 2), False),
    ],
)
def test_half_open_spans_that_touch_do_not_overlap(a: Span, b: Span, shared: bool) -> None:
    assert overlaps(a, b) is shared
    assert overlaps(b, a) is shared


def test_a_span_covers_itself_and_what_lies_inside() -> None:
    assert covers((2, 8), (2, 8))
    assert covers((2, 8), (3, 4))
    assert not covers((2, 8), (1, 4))
    assert not covers((2, 8), (7, 9))


def test_merged_spans_are_in_order_and_apart() -> None:
    assert merge([(8, 9), (0, 3), (2, 5)]) == ((0, 5), (8, 9))
    assert merge([(0, 3), (4, 5)]) == ((0, 3), (4, 5))
    assert merge([(0, 3), (4, 5)], gap=1) == ((0, 5),)
    assert merge([]) == ()


@given(st.lists(SPANS, max_size=8), st.integers(0, 3))
def test_merging_keeps_every_point_and_leaves_gaps_wider_than_asked(
    spans: list[Span], gap: int
) -> None:
    out = merge(spans, gap=gap)
    assert all(any(covers(big, small) for big in out) for small in spans)
    assert all(b[0] - a[1] > gap for a, b in pairwise(out))
    assert merge(out, gap=gap) == out
    if gap == 0:
        held = {i for a, b in spans for i in range(a, b)}
        assert {i for a, b in out for i in range(a, b)} == held


def test_trimming_leaves_the_words() -> None:
    text = "  the town \n"
    a, b = trim(text, (0, len(text)))
    assert text[a:b] == "the town"


def test_trimming_white_space_leaves_nothing() -> None:
    a, b = trim("a  \n b", (1, 5))
    assert a == b


@given(st.text(alphabet=" \nab", max_size=12), POINTS, POINTS)
def test_trimming_gives_what_strip_gives(text: str, a: int, b: int) -> None:
    first, last = min(a, b, len(text)), min(max(a, b), len(text))
    start, end = trim(text, (first, last))
    assert text[start:end] == text[first:last].strip()
    assert first <= start <= end <= last
