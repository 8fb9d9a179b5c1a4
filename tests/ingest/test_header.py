"""What stands above and below an article is named, and its first sentences are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.header import read_header
from sayso.vocab import REGION_KINDS

LEAD = "Rebels seized the town of Goma on Monday, the army said. It gave no toll."
BODY = f"{LEAD}\n\nThe governor denied that the garrison had left."


def regions(text: str) -> list[tuple[str, str]]:
    return [(r.kind, text[r.span[0] : r.span[1]]) for r in read_header(text).regions]


@pytest.mark.parametrize(
    ("line", "place", "wire"),
    [
        ("KYIV, Feb 28 (Reuters) - ", "KYIV", "Reuters"),
        ("NAIROBI, Kenya (AP) — ", "NAIROBI, Kenya", "AP"),
        ("KINSHASA/GOMA (Reuters) - ", "KINSHASA/GOMA", "Reuters"),
        ("Goma (AFP) -- ", "Goma", "AFP"),
        ("SANTA CRUZ DE LA SIERRA, Bolivia (AP) — ", "SANTA CRUZ DE LA SIERRA, Bolivia", "AP"),
        ("GOMA (Kivu Herald) - ", "GOMA", "Kivu Herald"),
        ("GOMA, March 4 — ", "GOMA", None),
        ("GOMA — ", "GOMA", None),
        ("(Reuters) - ", None, "Reuters"),
        ("(AP) ", None, "AP"),
    ],
)
@pytest.mark.parametrize("rest", [BODY, LEAD], ids=["article", "one paragraph"])
def test_a_dateline_gives_place_and_wire(
    line: str, place: str | None, wire: str | None, rest: str
) -> None:
    found = read_header(line + rest)
    assert (found.dateline, found.wire) == (place, wire)
    assert regions(line + rest) == [("dateline", line)]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Goma, 4 March 2031 (AFP) - ", "2031-03-04"),
        ("KYIV, Feb 28, 2031 (Reuters) - ", "2031-02-28"),
    ],
)
def test_a_dateline_with_a_year_dates_the_article(line: str, day: str) -> None:
    found = read_header(line + BODY)
    assert (found.published, found.published_source) == (day, "dateline")


def test_a_dateline_without_a_year_dates_nothing() -> None:
    assert read_header("KYIV, Feb 28 (Reuters) - " + BODY).published is None


@pytest.mark.parametrize(
    "first",
    [
        "BREAKING - " + LEAD,
        "NATO - the alliance of the West - met in Riga on Monday.",
        "Kivu Herald - a weekly - said so on Monday.",
        "President Smith - a former general - left the town on Monday.",
        "EU-led talks - the third round - began in Riga on Monday.",
        "The army said: we left the town.",
        "Officials: the town fell on Monday.",
        "On March 4, 2031 rebels seized Goma.",
        "March 4, 2031 was the day on which rebels seized Goma.",
        "By noon Friday the rebels had left.",
        "By our count, 40 towns have fallen.",
        "Reuters reported on Monday that the town fell.",
        "“We won,” the general said.",
        "Source of the fire was a shell, the army said.",
        "(The town has 20,000 people.)",
        LEAD,
    ],
)
def test_an_ordinary_first_sentence_is_no_header(first: str) -> None:
    assert regions(f"{first}\n\n{BODY}") == []
    assert regions(first) == []


@pytest.mark.parametrize("line", ["Rebels seize Goma", "Will the rebels leave Goma?", "“We won,” says general", "12 dead in Goma"])  # fmt: skip
def test_a_short_line_above_the_text_is_its_headline(line: str) -> None:
    found = read_header(f"{line}\n\n{BODY}")
    assert found.title == line
    assert regions(f"{line}\n\n{BODY}") == [("headline", line)]


def test_the_deck_under_a_headline_is_one_too() -> None:
    text = f"Rebels seize Goma\nThe army has left the town after a week\nBy Jane Doe\n\n{BODY}"
    assert [kind for kind, _ in regions(text)] == ["headline", "headline", "byline"]
    assert read_header(text).title == "Rebels seize Goma"


@pytest.mark.parametrize(
    ("line", "name", "wire"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("By JANE DOE", "JANE DOE", None),
        ("By Jane Doe and John Roe, Associated Press", "Jane Doe and John Roe", "AP"),
        ("By Jane Doe in Nairobi", "Jane Doe in Nairobi", None),
        ("Reported by Jane Doe", "Jane Doe", None),
    ],
)
def test_a_byline_gives_its_names(line: str, name: str, wire: str | None) -> None:
    text = f"Rebels seize Goma\n\n{line}\n\n{BODY}"
    found = read_header(text)
    assert (found.byline, found.wire) == (name, wire)
    assert ("byline", line) in regions(text)


def test_who_and_where_above_a_date_is_a_byline() -> None:
    text = f"Rebels seize Goma\nLucia Marrero in Quito\n4 March 2031\n\n{BODY}"
    found = read_header(text)
    assert (found.byline, found.published) == ("Lucia Marrero", "2031-03-04")


@pytest.mark.parametrize(
    "line",
    [
        "4 March 2031",
        "Updated: 4 March 2031, 10:30 am",
        "Published on March 4, 2031 at 10:30 GMT",
        "2031-03-04",
        "Tuesday, March 4, 2031 | 10:30",
        "The Kivu Herald — 4 March 2031",
        "Goma | 4 March 2031",
    ],
)
def test_a_line_that_is_a_date_dates_the_article(line: str) -> None:
    text = f"Rebels seize Goma\n\n{line}\n\n{BODY}"
    found = read_header(text)
    assert (found.published, found.published_source) == ("2031-03-04", "header-line")
    assert ("date", line) in regions(text)


def test_the_first_date_counts() -> None:
    text = f"Rebels seize Goma\n\n4 March 2031\nUpdated: 5 March 2031\n\n{BODY}"
    assert read_header(text).published == "2031-03-04"


def test_labelled_lines_are_read_by_their_labels() -> None:
    top = "Title: Rebels seize Goma\nAuthor: Jane Doe\nDate: 2031-03-04\nSource: Reuters\nTags: war"
    text = f"{top}\n\n{BODY}"
    found = read_header(text)
    assert (found.title, found.byline) == ("Rebels seize Goma", "Jane Doe")
    assert (found.published, found.wire) == ("2031-03-04", "Reuters")
    assert regions(text) == list(
        zip(["headline", "byline", "date", "credit", "boilerplate"], top.split("\n"), strict=True)
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Jane Doe/AFP via Getty Images", "credit"),
        ("[File: Jane Doe/Reuters]", "credit"),
        ("(Reuters)", "credit"),
        ("Advertisement", "boilerplate"),
        ("Read more: Rebels leave Goma", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
    ],
)
def test_credits_and_boilerplate_above_the_text_are_named(line: str, kind: str) -> None:
    assert (kind, line) in regions(f"Rebels seize Goma\n\n{line}\n\n{BODY}")


def test_the_credit_of_a_photograph_makes_no_wire() -> None:
    assert read_header(f"Rebels seize Goma\n\nJane Doe/AFP\n\n{BODY}").wire is None
    assert read_header(f"Rebels seize Goma\n\n(AFP)\n\n{BODY}").wire == "AFP"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Reporting by Jane Doe; Editing by John Roe", "credit"),
        ("(Additional reporting by John Roe in Riga)", "credit"),
        ("Jane Doe in Riga contributed to this report.", "credit"),
        ("© 2031 Kivu Herald. All rights reserved.", "boilerplate"),
        ("Follow us on Kivunet", "boilerplate"),
    ],
)
def test_credits_and_boilerplate_below_the_text_are_named(line: str, kind: str) -> None:
    assert regions(f"{BODY}\n\n{line}") == [(kind, line)]


def test_boilerplate_amid_the_text_is_named_and_the_text_goes_on() -> None:
    text = f"{BODY}\n\nRead more: Rebels leave Goma\n\n{BODY}"
    assert regions(text) == [("boilerplate", "Read more: Rebels leave Goma")]


def test_a_headline_that_is_known_is_found_whatever_it_ends_in() -> None:
    text = f"Rebels seize Goma.\n\n{BODY}"
    assert regions(text) == []
    found = read_header(text, title="Rebels seize Goma")
    assert [r.kind for r in found.regions] == ["headline"]


def test_a_text_of_one_line_is_no_headline() -> None:
    assert regions("Rebels seize Goma") == []
    assert regions("") == []


LINES = st.sampled_from(
    ["Rebels seize Goma", "By Jane Doe", "4 March 2031", "KYIV (Reuters) - Rebels left.", LEAD, "",
     "Read more: x", "Source: AFP", "Jane Doe/AFP", "(AP)", "Will it fall?", "Reporting by Jane Doe",
     "  ", "“Go,” he said", "12", "–", "All rights reserved", "Date: never"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_regions_are_in_order_apart_and_lie_in_one_line(text: str) -> None:
    at = 0
    for region in read_header(text).regions:
        a, b = region.span
        assert region.kind in REGION_KINDS
        assert at <= a < b
        assert "\n" not in text[a:b]
        at = b
    assert at <= len(text)


@given(st.text(max_size=200))
def test_any_text_has_a_header_or_none(text: str) -> None:
    for region in read_header(text).regions:
        assert text[region.span[0] : region.span[1]].strip()
