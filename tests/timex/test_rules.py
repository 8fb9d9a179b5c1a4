"""The examples and misses that the rules of lexicon/en/timex/rules.toml carry."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.timex.compile import load_grammar
from sayso.timex.find import find_in_text
from sayso.timex.interval import interval_of
from sayso.timex.resolve import RESOLVERS

RULES = load_grammar().rules
EXAMPLES = [(r.id, *e) for r in RULES for e in r.examples]
MISSES = [(r.id, text) for r in RULES for text in r.misses]
DAYS = st.dates(date(1990, 1, 8), date(2049, 12, 24))


@pytest.mark.parametrize(("rule", "text", "day", "value"), EXAMPLES)
def test_an_example_gives_its_value_by_its_own_rule(
    rule: str, text: str, day: str, value: str
) -> None:
    found = find_in_text(text, published=date.fromisoformat(day))
    assert [(t.rule, t.value) for t in found] == [(rule, value)]


@pytest.mark.parametrize(("rule", "text"), MISSES)
def test_a_miss_gives_nothing_by_its_rule(rule: str, text: str) -> None:
    found = find_in_text(text, published=date(2022, 3, 3))
    assert rule not in {t.rule for t in found}


def test_every_rule_has_an_example_and_a_known_resolver() -> None:
    assert [r.id for r in RULES if not r.examples] == []
    assert [r.id for r in RULES if r.resolve not in RESOLVERS] == []
    assert len({r.id for r in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("on Tuesday night the town fell", "Tuesday night"),
        ("on March 4, 2021 the town fell", "March 4, 2021"),
        ("in the second half of 2018 the town fell", "the second half of 2018"),
        ("at 3 p.m. on Friday the town fell", "3 p.m. on Friday"),
    ],
)
def test_the_longest_expression_wins_and_nothing_overlaps(text: str, kept: str) -> None:
    assert [t.text for t in find_in_text(text, published=date(2022, 3, 3))] == [kept]


@pytest.mark.parametrize(
    "text",
    [
        "Officials may march on the town.",
        "The second battalion left its base.",
        "Some 2000 people fled.",
        "May Petrova won 51 percent.",
        "The bill passed 24 to 7.",
    ],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert find_in_text(text, published=date(2022, 3, 3)) == ()


@settings(max_examples=60, deadline=None)
@given(DAYS, st.sampled_from(EXAMPLES))
def test_spans_lie_in_the_text_and_intervals_are_not_empty(
    day: date, example: tuple[str, str, str, str]
) -> None:
    text = f"The army, {example[1]} rebels left."
    last = 0
    for timex in find_in_text(text, published=day):
        a, b = timex.span
        assert last <= a < b <= len(text)
        assert timex.text == text[a:b]
        assert (timex.start is None) == (timex.end is None)
        if timex.start is not None and timex.end is not None:
            assert timex.start < timex.end
        last = b


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_a_day_ends_where_the_next_begins(day: date) -> None:
    start, end, grain = interval_of(day.isoformat())
    assert (start, grain) == (day.isoformat(), "day")
    assert end is not None
    assert interval_of(end)[0] == end


@pytest.mark.parametrize(
    ("value", "start", "end", "grain"),
    [
        ("2024-02-29", "2024-02-29", "2024-03-01", "day"),
        ("2021-12", "2021-12-01", "2022-01-01", "month"),
        ("2021", "2021-01-01", "2022-01-01", "year"),
        ("2022-W08", "2022-02-21", "2022-02-28", "week"),
        ("2022-W08-WE", "2022-02-26", "2022-02-28", "weekend"),
        ("2019-Q4", "2019-10-01", "2020-01-01", "quarter"),
        ("2018-H2", "2018-07-01", "2019-01-01", "half"),
        ("2013-WI", "2013-12-01", "2014-03-01", "season"),
        ("199", "1990-01-01", "2000-01-01", "decade"),
        ("18", "1800-01-01", "1900-01-01", "century"),
        ("2022-03-01T15:00", "2022-03-01T15:00", "2022-03-01T15:01", "minute"),
        ("2022-03-01T24:00", "2022-03-02T00:00", "2022-03-02T00:01", "minute"),
        ("2022-03-01T23:59", "2022-03-01T23:59", "2022-03-02T00:00", "minute"),
        ("2022-03-01TNI", "2022-03-01T18:00", "2022-03-02T06:00", "part-of-day"),
    ],
)
def test_intervals_leave_their_end_out(value: str, start: str, end: str, grain: str) -> None:
    assert interval_of(value) == (start, end, grain)


@pytest.mark.parametrize(
    "value", ["P3D", "PXDE", "PAST_REF", "XXXX-WXX-1", "2022-13", "2021-02-30"]
)
def test_durations_sets_references_and_impossible_dates_cover_nothing(value: str) -> None:
    assert interval_of(value) == (None, None, None)
