from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.ids import text_hash
from sayso.ingest import read as module
from sayso.ingest.read import make_article, read_bytes, read_path

LEAD = "Rebels seized the town of Goma on Monday, the army said. It gave no toll."
TEXT = f"Rebels seize Goma\n\nBy Jane Doe\n\n4 March 2031\n\nGOMA (AFP) - {LEAD}\n\n{LEAD}"


def test_an_article_keeps_its_text_and_says_what_stands_around_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = read_path(path)
    assert article.text == TEXT
    assert article.text_hash == text_hash(TEXT)
    assert (article.title, article.byline) == ("Rebels seize Goma", "Jane Doe")
    assert (article.dateline, article.wire) == ("GOMA", "AFP")
    assert (article.published, article.published_source) == ("2031-03-04", "header-line")
    assert [r.kind for r in article.regions] == ["headline", "byline", "date", "dateline"]
    assert article.language == "en"


def test_the_options_win_over_the_text() -> None:
    article = make_article(TEXT, published="2030-01-01", published_source="option", outlet="Kivu")
    assert (article.published, article.published_source) == ("2030-01-01", "option")
    assert article.id == f"Kivu:{text_hash(TEXT)}"


def test_a_given_title_that_opens_the_text_is_its_headline() -> None:
    article = make_article(f"Rebels left. {LEAD}", title="Rebels left.")
    assert [(r.kind, r.span) for r in article.regions] == [("headline", (0, 12))]


def test_the_same_bytes_give_the_same_article() -> None:
    one, two = (read_bytes(TEXT.encode(), where=where) for where in ("a.txt", "b.txt"))
    assert one == two


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file") as caught:
        read_path(tmp_path / "none.txt")
    assert caught.value.reason == "missing"


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_path(tmp_path)
    assert caught.value.reason == "unreadable"


def test_a_file_that_is_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    path = tmp_path / "a.txt"
    path.write_text("Goma " * 300, encoding="utf-8")
    with pytest.raises(InputError, match=r"1,500 bytes; at most 1,000") as caught:
        read_path(path)
    assert caught.value.reason == "too-long"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("... — !", "empty"),
        ("Повстанцы взяли город в понедельник.", "language"),
        ("a " * 600_000, "too-long"),
    ],
)
def test_what_is_no_english_article_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        make_article(text)
    assert caught.value.reason == reason
