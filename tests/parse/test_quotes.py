from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.parse.quotes import find_quotes


def quotes(text: str) -> list[str]:
    return [text[q.inner[0] : q.inner[1]] for q in find_quotes(text)]


@pytest.mark.parametrize(
    "marked",
    ["“We won,”", '"We won,"', "``We won,''", "«We won,»", "„We won,”", "‘We won,’", "'We won,'",
     "''We won,''"],
)  # fmt: skip
def test_a_quotation_is_found_in_every_typography(marked: str) -> None:
    text = f"He came back: {marked} he said."
    (quote,) = find_quotes(text)
    assert text[slice(*quote.span)] == marked
    assert text[slice(*quote.inner)] == "We won,"
    assert not quote.continued


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"We won," he said, "and you lost."', ["We won,", "and you lost."]),
        ("“He said ‘go’ to us,” she said.", ["He said ‘go’ to us,"]),
        ("“It’s the rebels’ town,” he said.", ["It’s the rebels’ town,"]),
        ("‘We don’t know the rebels,’ he said.", ["We don’t know the rebels,"]),
        ("(“We won.”)", ["We won."]),
        ('He said—"we won"—and left.', ["we won"]),
    ],
)
def test_several_and_inner_marks(text: str, inner: list[str]) -> None:
    assert quotes(text) == inner


@pytest.mark.parametrize(
    "text",
    ["The rebels' town isn't theirs.", "He said 'no' and left.", "", "We won, he said.", '"', "5'10 tall"],
)  # fmt: skip
def test_apostrophes_and_single_words_are_no_quotations(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    "odd", ['He said "we won. He left.', 'A 5" gun fell. He "left.', "“We won."]
)
def test_an_odd_mark_costs_its_own_paragraph_at_most(odd: str) -> None:
    text = f"{odd}\n\n“We lost,” she said.\n\nThey left. “Go,” he said."
    assert quotes(text)[-2:] == ["We lost,", "Go,"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“We won.\n\n“We will win again,” he said."
    first, second = find_quotes(text)
    assert first.continued
    assert text[slice(*first.inner)] == "We won."
    assert not second.continued


def test_an_inch_mark_opens_nothing() -> None:
    assert quotes('A 5" gun and "two words" fell.') == ["two words"]


BITS = st.sampled_from(
    ["Goma", "the", " ", "“", "”", '"', "«", "»", "‘", "’", "'", "``", "''", "\n\n", ".", ",", "—"]
)


@given(st.lists(BITS, max_size=30).map("".join))
def test_quotations_are_in_order_apart_and_inside_one_paragraph(text: str) -> None:
    at = 0
    for quote in find_quotes(text):
        a, b = quote.span
        assert at <= a < b <= len(text)
        assert a <= quote.inner[0] <= quote.inner[1] <= b
        assert "\n" not in text[a:b]
        at = b


@given(st.lists(BITS, max_size=30).map("".join))
def test_a_paragraph_in_order_is_read_the_same_behind_any_other(text: str) -> None:
    good = "“We won,” he said."
    assert quotes(f"{text}\n\n{good}")[-1] == "We won,"
    assert quotes(f"{good}\n\n{text}")[0] == "We won,"
