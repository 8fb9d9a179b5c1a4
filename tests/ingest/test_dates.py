from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.dates import find_day, instant


@pytest.mark.parametrize(
    "text",
    [
        "2031-03-04",
        "2031-03-04T10:00:00Z",
        "4 March 2031",
        "4 Mar 2031",
        "4th of March, 2031",
        "March 4, 2031",
        "March 4th 2031",
        "Mar. 4, 2031",
        "MARCH 4, 2031",
        "Tuesday, March 4, 2031",
        "Tue 4 Mar 2031",
        "Thursday 4 March, 2031",
        "2031/03/04",
        "March 4, 2031 10:30 am",
        "  4 March 2031 at 10.30 GMT",
        "4 March 2031 and more",
    ],
)
def test_a_date_is_read_in_many_forms(text: str) -> None:
    assert find_day(text) == "2031-03-04"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14/03/2031", "2031-03-14"),
        ("03/14/2031", "2031-03-14"),
        ("14.3.2031", "2031-03-14"),
        ("4/4/2031", "2031-04-04"),
        ("Sept. 4, 2031", "2031-09-04"),
        ("4 Sep 2031", "2031-09-04"),
        ("1 May 2031", "2031-05-01"),
    ],
)
def test_day_and_month_are_told_apart_where_they_can_be(text: str, day: str) -> None:
    assert find_day(text) == day


@pytest.mark.parametrize("text", ["3/4/2031", "04.03.2031", "12/11/2031"])
def test_a_date_that_can_be_two_days_is_none(text: str) -> None:
    assert find_day(text) is None


@pytest.mark.parametrize(
    "text",
    ["31 February 2031", "2031-02-30", "13/13/2031", "32 March 2031", "0 March 2031", "29/02/2031"],
)
def test_a_day_that_no_calendar_has_is_none(text: str) -> None:
    assert find_day(text) is None


@pytest.mark.parametrize("text", ["March 2031", "4 March", "2031", "Monday", "", "on 4 March 2031"])
def test_what_does_not_begin_with_day_month_and_year_is_no_date(text: str) -> None:
    assert find_day(text) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T10:22:00+02:00", "2031-03-04T10:22:00+02:00"),
        ("2031-03-04T10:22Z", "2031-03-04T10:22:00+00:00"),
        (" 2031-03-04 10:22 ", "2031-03-04T10:22:00"),
        ("Tue, 04 Mar 2031 10:22:00 GMT", "2031-03-04"),
        ("yesterday", None),
        ("0800-01-01", None),
        ("", None),
    ],
)
def test_an_instant_keeps_its_clock_and_zone(text: str, kept: str | None) -> None:
    assert instant(text) == kept


DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_every_day_comes_back_from_the_forms_of_the_press(day: date) -> None:
    month = day.strftime("%B")
    for text in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
        f"{day.strftime('%A')}, {month} {day.day}, {day.year}",
        f"{day.year}/{day.month:02}/{day.day:02}",
    ):
        assert find_day(text) == day.isoformat()


@given(st.text(max_size=30))
def test_any_text_has_a_day_or_none(text: str) -> None:
    for found in (find_day(text), instant(text)):
        if found is not None:
            date.fromisoformat(found[:10])
