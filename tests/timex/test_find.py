"""What a time expression means in its surroundings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.timex.find import find_in_text

MONDAY = date(2022, 2, 28)
NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def values(text: str, published: date | None = MONDAY) -> list[str]:
    return [t.value for t in find_in_text(text, published=published)]


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(NAMES))
def test_a_past_weekday_is_the_last_one_up_to_the_articles_own(day: date, name: str) -> None:
    (value,) = values(f"Rebels shelled the town on {name}.", day)
    found = date.fromisoformat(value)
    assert 0 <= (day - found).days <= 6
    assert found.weekday() == NAMES.index(name)


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(NAMES))
def test_a_weekday_under_a_future_verb_lies_ahead(day: date, name: str) -> None:
    (value,) = values(f"The ministers will meet on {name}.", day)
    found = date.fromisoformat(value)
    assert 0 <= (found - day).days <= 6
    assert found.weekday() == NAMES.index(name)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army left on Monday.", "2022-02-28"),
        ("The army left last Monday.", "2022-02-21"),
        ("The army leaves next Monday.", "2022-03-07"),
        ("The army left on Tuesday.", "2022-02-22"),
        ("Talks are expected on Tuesday.", "2022-03-01"),
        ("Monday's talks failed.", "2022-02-28"),
        ("The minister said on Sunday that the army left.", "2022-02-27"),
        ("The army will leave, the minister said on Sunday.", "2022-02-27"),
    ],
)
def test_weekdays_follow_their_own_clause(text: str, value: str) -> None:
    assert values(text) == [value]


def test_the_apostrophe_of_a_weekday_is_no_part_of_it() -> None:
    (timex,) = find_in_text("Monday's talks failed.", published=MONDAY)
    assert timex.text == "Monday"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the town on Monday.",
        "Rebels shelled the town yesterday.",
        "Rebels shelled the town last week.",
        "Rebels shelled the town two days ago.",
        "Rebels shelled the town on March 4.",
        "Rebels shelled the town at 9:30 p.m.",
        "Rebels shelled the town overnight.",
    ],
)
def test_without_a_date_what_is_relative_is_left_out_and_never_today(text: str) -> None:
    assert values(text, None) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels shelled the town on March 4, 2021.", "2021-03-04"),
        ("The war of 1998 goes on.", "1998"),
        ("The siege lasted three days.", "P3D"),
        ("Talks began in the first quarter of 2019.", "2019-Q1"),
    ],
)
def test_without_a_date_what_is_absolute_stays(text: str, value: str) -> None:
    assert values(text, None) == [value]


def test_an_anchor_is_named_only_where_one_was_counted_from() -> None:
    relative, full = find_in_text("yesterday and on March 4, 2021", published=MONDAY)
    assert relative.anchor == "2022-02-28"
    assert full.anchor is None


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("at 1430 GMT the town fell", "2022-02-28T14:30Z", "gmt"),
        ("at 14:30 UTC the town fell", "2022-02-28T14:30Z", "utc"),
        ("at 3 p.m. EST the town fell", "2022-02-28T15:00", "est"),
        ("at 1 p.m. local time the town fell", "2022-02-28T13:00", "local time"),
        ("at 9 a.m. the town fell", "2022-02-28T09:00", None),
        ("at noon the town fell", "2022-02-28T12:00", None),
        ("at midnight the town fell", "2022-02-28T24:00", None),
        ("at 12 a.m. the town fell", "2022-02-28T00:00", None),
    ],
)
def test_clock_times_keep_the_zone_that_is_written_and_no_other(
    text: str, value: str, zone: str | None
) -> None:
    (timex,) = find_in_text(text, published=MONDAY)
    assert (timex.type, timex.value, timex.zone) == ("TIME", value, zone)


def test_a_clock_time_stands_on_the_weekday_named_before_it() -> None:
    found = values("On Saturday rebels left the town. At 3 p.m. the army came.")
    assert found == ["2022-02-26", "2022-02-26T15:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on March 4, 2021. Two days later it ended.", ["2021-03-04", "2021-03-06"]),
        ("It began on March 4, 2021. A week earlier he left.", ["2021-03-04", "2021-W08"]),
        ("It began on March 4, 2021. Two days ago it ended.", ["2021-03-04", "2022-02-26"]),
        ("It began in June 2014. Three years later it ended.", ["2014-06", "2025"]),
    ],
)
def test_later_and_earlier_count_from_the_last_day_told_and_ago_from_the_article(
    text: str, expected: list[str]
) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("on December 30 the army left", date(2022, 1, 2), "2021-12-30"),
        ("the army will leave on January 4", date(2021, 12, 30), "2022-01-04"),
        ("in September the army left", date(2022, 3, 3), "2021-09"),
        ("the army will leave in September", date(2022, 3, 3), "2022-09"),
    ],
)
def test_a_date_without_a_year_is_the_nearest_that_fits_the_tense(
    text: str, day: date, value: str
) -> None:
    assert values(text, day) == [value]


@pytest.mark.parametrize("text", ["on 2021-02-31 it", "on February 30 it", "on June 31, 2021 it"])
def test_a_day_that_no_calendar_has_is_no_time_and_ends_no_run(text: str) -> None:
    assert all(t.granularity != "day" for t in find_in_text(text, published=MONDAY))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("for several weeks the town held", "DURATION", "PXW"),
        ("a three-day siege", "DURATION", "P3D"),
        ("two decades of war", "DURATION", "P20Y"),
        ("half an hour of fire", "DURATION", "PT30M"),
        ("daily attacks", "SET", "P1D"),
        ("every Friday they marched", "SET", "XXXX-WXX-5"),
        ("several years ago it fell", "DATE", "PAST_REF"),
    ],
)
def test_durations_sets_and_vague_times_are_no_days(text: str, kind: str, value: str) -> None:
    (timex,) = find_in_text(text, published=MONDAY)
    assert (timex.type, timex.value, timex.start) == (kind, value, None)
