"""Words: cut as UD English cuts them, no visible character lost, no offset moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.parse.tokenize import tokenize


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("didn't", "did n't"),
        ("won’t", "wo n’t"),
        ("can't", "ca n't"),
        ("cannot", "can not"),
        ("it’s", "it ’s"),
        ("we've", "we 've"),
        ("they'd", "they 'd"),
        ("Sudan's", "Sudan 's"),
        ("officials’", "officials ’"),
        ("U.N.'s", "U.N. 's"),
        ("Gen. Musa's", "Gen. Musa 's"),
        ("COULDN'T", "COULD N'T"),
    ],
)
def test_contractions_and_possessives_come_apart(text: str, cut: str) -> None:
    assert words(text) == cut.split()


@pytest.mark.parametrize("text", ["O'Brien", "N'Djamena", "l'Oréal", "'90s", "'em"])
def test_an_apostrophe_inside_a_name_or_for_lost_letters_stays(text: str) -> None:
    assert words(text) == [text]


def test_a_possessive_that_stands_alone_stays_whole() -> None:
    assert words("Sudan 's army") == ["Sudan", "'s", "army"]


@pytest.mark.parametrize(
    "text",
    ["Mr. Deng", "Gen. Musa", "St. Louis", "Jan. 5", "No. 5", "p.m. Monday", "U.S. troops",
     "J.K. Okoth", "J. R. Okoth", "Acme Inc. said", "Dr. Osei", "no. 5", "Sun. night"],
)  # fmt: skip
def test_abbreviations_and_initials_keep_their_stop(text: str) -> None:
    assert words(text) == text.split()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("He left.", "He left ."),
        ("He said no.", "He said no ."),
        ("in the sun.", "in the sun ."),
        ("worth 12,000.", "worth 12,000 ."),
        ("it fell...", "it fell ..."),
        ("What?!", "What ?!"),
        ("He left the U.S.", "He left the U.S."),
        ("at 5 p.m.", "at 5 p.m."),
    ],
)
def test_the_stop_of_a_sentence_is_a_word_of_its_own(text: str, cut: str) -> None:
    assert words(text) == cut.split()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("$3.5 billion", "$ 3.5 billion"),
        ("US$40m", "US$ 40 m"),
        ("€12,000", "€ 12,000"),
        ("£1.2bn", "£ 1.2 bn"),
        ("7.5%", "7.5 %"),
        ("40km", "40 km"),
        ("10am", "10 am"),
        ("5.30pm", "5.30 pm"),
        ("1,200", "1,200"),
        ("3:45", "3:45"),
        ("-5", "-5"),
        ("2031-03-04", "2031-03-04"),
        ("5/6/2031", "5/6/2031"),
    ],
)
def test_numbers_stay_whole_and_units_and_money_come_off(text: str, cut: str) -> None:
    assert words(text) == cut.split()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("12-year-old", "12 - year - old"),
        ("Burkina-Faso", "Burkina - Faso"),
        ("U.S.-led", "U.S. - led"),
        ("10-12 people", "10 - 12 people"),
        ("Russia-Ukraine war", "Russia - Ukraine war"),
        ("anti-war", "anti-war"),
        ("ex-minister", "ex-minister"),
        ("F-16s", "F-16s"),
        ("COVID-19", "COVID-19"),
        ("the end—or not", "the end — or not"),
        ("he said -- again", "he said -- again"),
        ("yes/no", "yes / no"),
    ],
)
def test_hyphens_cut_compounds_but_not_prefixes_and_types(text: str, cut: str) -> None:
    assert words(text) == cut.split()


@pytest.mark.parametrize(
    "text",
    ["https://kivu.example/a?b=c#d", "www.kivu.example/1,2", "press@kivu.example", "@kivu_herald",
     "#Goma", "kivu-herald.com", "AT&T", "R&D"],
)  # fmt: skip
def test_addresses_handles_and_names_with_signs_stay_whole(text: str) -> None:
    assert words(f"see {text} now") == ["see", text, "now"]


def test_a_mark_behind_an_address_is_no_part_of_it() -> None:
    assert words("(https://kivu.example/a), he") == ["(", "https://kivu.example/a", ")", ",", "he"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("“We won,” he said.", "“ We won , ” he said ."),
        ('"We won," he said.', '" We won , " he said .'),
        ("‘No,’ she said.", "‘ No , ’ she said ."),
        ("``We won,'' he said.", "`` We won , '' he said ."),
        ("the “high-level” talks", "the “ high - level ” talks"),
        ("(Reuters)", "( Reuters )"),
        ("he said.“Go", "he said . “ Go"),
        ("«Go»", "« Go »"),
    ],
)
def test_quotation_marks_and_brackets_come_off(text: str, cut: str) -> None:
    assert words(text) == cut.split()


def test_only_the_asked_range_is_read() -> None:
    text = "Rebels left. They lost."
    assert [text[a:b] for a, b in tokenize(text, start=13)] == ["They", "lost", "."]
    assert [text[a:b] for a, b in tokenize(text, start=0, end=6)] == ["Rebels"]


BITS = st.sampled_from(
    ["Goma", "U.S.", "no.", "didn't", "’s", "'", '"', "“", "”", "-", "--", "—", ".", "...", ",", "%",
     "$5", "1,200", "3.5", "km", "/", "(", ")", " ", "\n", "é", "😀", "\u00a0", "a-b", "http://x.y",
     "?!", "…", "&", "#", "@", "''", "``", "cannot", "\u200b"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(BITS, max_size=20).map("".join), st.text(max_size=40))


@given(TEXTS)
def test_tokens_are_in_order_and_hold_every_visible_character(text: str) -> None:
    at = 0
    for a, b in tokenize(text):
        assert at <= a < b
        assert not text[at:a].strip()
        assert not any(c.isspace() for c in text[a:b])
        at = b
    assert not text[at:].strip()


@given(TEXTS, TEXTS)
def test_what_stands_behind_a_blank_line_changes_no_token_before_it(one: str, two: str) -> None:
    before = tokenize(one)
    assert tokenize(one + "\n\nx" + two)[: len(before)] == before
