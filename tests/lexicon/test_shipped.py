"""All the files that ship: they load, and nothing in them stands twice."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import header as header_module
from sayso.lexicon.calendar import day_words
from sayso.lexicon.header import load_header
from sayso.lexicon.intensity import intensity_of
from sayso.vocab import EVENT_TYPES, REGION_KINDS


def tomls(folder: Traversable, path: str = "") -> list[tuple[str, Traversable]]:
    out = []
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        if item.is_dir():
            out += tomls(item, f"{path}{item.name}/")
        elif item.name.endswith(".toml"):
            out.append((path + item.name, item))
    return out


FILES = dict(tomls(files("sayso.lexicon")))


def ids(value: Any) -> list[str]:
    """The ids of all tables in a file."""
    if isinstance(value, list):
        return [i for v in value for i in ids(v)]
    if isinstance(value, dict):
        own = [value["id"]] if isinstance(value.get("id"), str) else []
        return own + [i for v in value.values() for i in ids(v)]
    return []


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_shipped_file_is_toml_and_not_empty(name: str) -> None:
    assert tomllib.loads(FILES[name].read_text(encoding="utf-8"))


def test_no_id_stands_twice_in_the_lexicon() -> None:
    seen = Counter(
        i for f in FILES.values() for i in ids(tomllib.loads(f.read_text(encoding="utf-8")))
    )
    assert [i for i, n in seen.items() if n > 1] == []


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_placeholder_was_left_in_a_shipped_file(name: str) -> None:
    assert '"..."' not in FILES[name].read_text(encoding="utf-8")


def test_every_type_has_an_intensity_between_minus_ten_and_ten() -> None:
    for type_ in EVENT_TYPES:
        found = intensity_of(type_, None)
        assert found is not None
        assert -10 <= found <= 10
        assert intensity_of(type_, "no-such-mode") == found
    assert intensity_of("RAID", None) is None


def test_the_days_are_the_weekdays_and_those_around_today() -> None:
    assert {"monday", "sunday", "yesterday", "tonight"} <= day_words()
    assert "march" not in day_words()


def test_the_header_lists_name_known_regions_and_are_in_lower_case() -> None:
    lists = load_header()
    assert set(lists.labels.values()) <= set(REGION_KINDS)
    assert lists.agencies["Associated Press"] == "AP"
    small = [*lists.labels, *lists.junk_whole, *lists.junk_starts, *lists.error_titles]
    assert [w for w in small if w != w.lower()] == []


class Text:
    def __init__(self, text: str) -> None:
        self.text = text

    def __truediv__(self, name: str) -> Text:
        return self

    def read_text(self, encoding: str) -> str:
        return self.text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[labels]\nheading = ["title"]\n', "labels.heading: no such region; the regions are head"),
        ('[labels]\n[agencies]\nAP = ["AP"]\n', "the list 'byline' is missing"),
    ],
)
def test_a_fault_in_the_header_lists_is_named(
    monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.setattr(header_module, "files", lambda package: Text(text))
    with pytest.raises(LexiconError) as caught:
        load_header.__wrapped__()
    assert str(caught.value).startswith("header.toml: ")
    assert message in str(caught.value)
