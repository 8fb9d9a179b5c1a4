from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.parse.sentences import split_paragraphs, split_sentences
from sayso.records import Region


def sentences(text: str, *regions: Region) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, regions=regions)]


@pytest.mark.parametrize(
    "one",
    [
        "Mr. Deng met Gen. Musa in St. Louis.",
        "The U.S. Army stayed.",
        "J. R. Okoth met J.K. Osei.",
        "It grew 3.5 percent in No. 5 Street.",
        "He asked “Why?” and left.",
        "“Go!” he said.",
        "Wait... he said.",
        "See no. 5 for more.",
        "Acme Inc. said so.",
        "Talks began at 5 p.m. Monday.",
        "The army, i.e. the garrison, left.",
    ],
)
def test_a_stop_inside_a_sentence_ends_none(one: str) -> None:
    assert sentences(f"{one} She stayed.") == [one, "She stayed."]


@pytest.mark.parametrize(
    "first",
    [
        "He lives in the U.S.",
        "They ended at 9 p.m.",
        "“We won.”",
        "He asked: “Why?”",
        "He left (at night).",
        "What?!",
        "He waited...",
        "The minister said no.",
        "He sat in the sun.",
        "It cost $3.5.",
    ],
)
def test_a_stop_before_an_opening_word_ends_a_sentence(first: str) -> None:
    assert sentences(f"{first} The army left.") == [first, "The army left."]


def test_a_plain_word_ends_a_sentence_whatever_follows() -> None:
    assert sentences("He said no. Rebels left.") == ["He said no.", "Rebels left."]


def test_an_opening_mark_belongs_to_the_next_sentence() -> None:
    assert sentences("He left. “We won.” (They lost.)") == ["He left.", "“We won.”", "(They lost.)"]


@pytest.mark.parametrize("kind", ["headline", "byline", "dateline", "credit", "date"])
def test_a_region_is_a_sentence_of_its_own(kind: str) -> None:
    text = "GOMA, Jan. 5 (AFP) - Rebels left. They lost."
    region = Region(kind, (0, 21))
    assert sentences(text, region) == ["GOMA, Jan. 5 (AFP) -", "Rebels left.", "They lost."]


def test_boilerplate_is_cut_like_running_text() -> None:
    text = "Read more: it fell. He left."
    assert sentences(text, Region("boilerplate", (0, len(text)))) == [
        "Read more: it fell.",
        "He left.",
    ]


def test_regions_that_overlap_give_no_word_twice() -> None:
    text = "Goma falls Rebels left."
    regions = (Region("headline", (0, 10)), Region("byline", (5, 10)))
    assert sentences(text, *regions) == ["Goma falls", "Rebels left."]


HARD = "The army of the Democratic Republic of the Congo\nhad held the town since March."


def test_hard_wrapped_lines_are_one_sentence() -> None:
    assert sentences(HARD) == [HARD]
    assert len(split_paragraphs(HARD)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took Goma\nThe army left.",
        "Rebels took Goma\nthe army left.",
        "The army of the Democratic Republic of the Congo.\nhad held the town.",
        "The army of the Democratic Republic of the Congo\n\nhad held the town.",
    ],
)
def test_short_lines_stops_and_blank_lines_end_a_paragraph(text: str) -> None:
    assert len(split_paragraphs(text)) == 2


def test_paragraphs_have_no_white_space_at_their_edges() -> None:
    text = "  a b \n\n \t\n c\n"
    assert [text[a:b] for a, b in split_paragraphs(text)] == ["a b", "c"]


def test_nothing_gives_no_sentence() -> None:
    assert sentences("") == []
    assert sentences(" \n\n ") == []


BITS = st.sampled_from(
    ["Goma", "the", "U.S.", "Mr.", "no.", ".", "?", "!", "...", '"', "“", "”", " ", " ", "\n", "\n\n",
     "5", "a" * 50, ",", ")", "(", "—", "A."]
)  # fmt: skip
TEXTS = st.lists(BITS, max_size=30).map("".join)


@given(TEXTS)
def test_sentences_are_in_order_apart_and_hold_every_visible_character(text: str) -> None:
    at = 0
    for a, b in split_sentences(text):
        assert at <= a < b
        assert not text[at:a].strip()
        assert text[a:b] == text[a:b].strip()
        at = b
    assert not text[at:].strip()


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_no_sentence_crosses_the_edge_of_a_region(text: str, a: int, b: int) -> None:
    start, end = min(a, b, len(text)), min(max(a, b), len(text))
    region = Region("dateline", (start, end))
    found = split_sentences(text, regions=(region,))
    for first, last in found:
        assert last <= start or first >= end or (start <= first and last <= end)
    assert [s for s in found if start <= s[0] < end] == [s for s in found if start < s[1] <= end]
