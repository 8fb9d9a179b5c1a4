"""Pages: the article's words, and the facts that the page states of it."""

from __future__ import annotations

import json

import pytest

from sayso.errors import InputError
from sayso.ingest.html import looks_like_html, read_page
from sayso.ingest.read import read_bytes

BODY = (
    "<p>Rebels seized the town of Goma on Monday, the army said in a statement.</p>"
    "<p>The governor of the province denied that the garrison had left its posts, and said that "
    "fresh troops were on their way from the capital to the lake.</p>"
    "<p>Aid groups put the number of people who had fled at more than four thousand.</p>"
)


def page(head: str = "", body: str = BODY, title: str = "Rebels seize Goma") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def ld(**facts: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(facts)}</script>"


def test_the_text_is_the_headline_and_the_paragraphs() -> None:
    found = read_page(page())
    assert found.error is None
    assert found.title == "Rebels seize Goma"
    assert found.text.startswith("Rebels seize Goma\n")
    assert "denied that the garrison" in found.text
    assert found.text.count("Rebels seize Goma") == 1


def test_json_ld_gives_headline_author_outlet_and_date() -> None:
    head = ld(
        **{
            "@type": "NewsArticle",
            "headline": "Rebels take Goma",
            "datePublished": "2031-03-04T10:22:00+02:00",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "John Roe"}],
            "publisher": {"@type": "Organization", "name": "Kivu Herald"},
            "url": "https://kivu.example/1",
        }
    )
    found = read_page(page(head))
    assert found.title == "Rebels take Goma"
    assert found.byline == "Jane Doe, John Roe"
    assert found.outlet == "Kivu Herald"
    assert found.url == "https://kivu.example/1"
    assert (found.published, found.published_source) == ("2031-03-04T10:22:00+02:00", "json-ld")


@pytest.mark.parametrize("wrap", [lambda item: [item], lambda item: {"@graph": [{}, item]}])
def test_the_article_is_found_in_a_list_and_in_a_graph(wrap: object) -> None:
    item = {"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2031-03-04"}
    script = f"<script type='application/ld+json'>{json.dumps(wrap(item))}</script>"  # type: ignore[operator]
    assert read_page(page(script)).published == "2031-03-04"


@pytest.mark.parametrize(
    "script",
    [
        "<script type='application/ld+json'>{broken</script>",
        "<script type='application/ld+json'>[1, null, \"x\"]</script>",
        ld(**{"@type": "Person", "name": "Jane Doe", "datePublished": "1999-01-01"}),
        ld(**{"@type": "NewsArticle", "datePublished": {"@value": 3}, "author": None}),
    ],
)
def test_json_ld_that_is_broken_or_of_something_else_is_passed_over(script: str) -> None:
    found = read_page(page(script))
    assert (found.published, found.byline, found.error) == (None, None, None)


def test_meta_tags_give_what_json_ld_does_not() -> None:
    head = (
        "<meta property='og:title' content='Goma falls'><meta name='author' content='Jane Doe'>"
        "<meta property='og:site_name' content='Kivu Herald'>"
        "<meta property='article:published_time' content='2031-03-04T10:22:00Z'>"
        "<link rel='canonical' href='https://kivu.example/2'>"
    )
    found = read_page(page(head))
    assert (found.title, found.byline, found.outlet) == ("Goma falls", "Jane Doe", "Kivu Herald")
    assert (found.published, found.published_source) == ("2031-03-04T10:22:00+00:00", "meta")
    assert found.url == "https://kivu.example/2"


def test_a_time_element_is_the_last_resort_for_the_date() -> None:
    body = f"<time datetime='2031-03-04'>Tuesday</time>{BODY}"
    found = read_page(page(body=body))
    assert (found.published, found.published_source) == ("2031-03-04", "time-element")


def test_a_date_that_is_none_gives_no_source() -> None:
    found = read_page(page("<meta name='date' content='last week'>"))
    assert (found.published, found.published_source) == (None, None)


def test_the_given_url_wins_over_that_of_the_page() -> None:
    head = "<link rel='canonical' href='https://kivu.example/2'>"
    assert read_page(page(head), url="https://kivu.example/9").url == "https://kivu.example/9"


@pytest.mark.parametrize(
    "title", ["404 Not Found", "Access Denied", "Just a moment...", "Page not found"]
)
def test_an_error_page_is_no_article(title: str) -> None:
    raw = page(title=title, body="<p>We could not show you this page. Try again later.</p>")
    with pytest.raises(InputError, match="an error page") as caught:
        read_bytes(raw.encode(), where="a.html")
    assert caught.value.reason == "not-an-article"


def test_a_story_about_an_error_is_an_article() -> None:
    assert read_page(page(title="Access denied")).error is None


@pytest.mark.parametrize("body", ["", "<p>Loading</p>", "<div><a href='/'>Home</a></div>"])
def test_a_page_without_article_text_is_refused(body: str) -> None:
    with pytest.raises(InputError, match="no article text") as caught:
        read_bytes(page(body=body).encode(), where="a.html")
    assert caught.value.reason == "not-an-article"


@pytest.mark.parametrize("raw", ["<html>", "<!doctype html>", "<html><body></body></html>"])
def test_an_empty_page_has_an_error_and_no_text(raw: str) -> None:
    assert read_page(raw).error


@pytest.mark.parametrize(
    ("raw", "page_"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n <HTML>", True),
        ("<?xml version='1.0'?><html>", True),
        ("<!-- x --><html>", True),
        ("Rebels left <em>Goma</em>.", False),
        ("The sign read: a < b.", False),
        ("", False),
    ],
)
def test_a_page_is_told_from_a_text_with_marks(raw: str, page_: bool) -> None:
    assert looks_like_html(raw) is page_


def test_the_options_win_over_the_page() -> None:
    raw = page("<meta name='date' content='2031-03-04'>").encode()
    found = read_bytes(raw, where="a.html", published="2030-01-01", outlet="Kivu Herald")
    assert (found.published, found.published_source) == ("2030-01-01", "option")
    assert found.outlet == "Kivu Herald"
