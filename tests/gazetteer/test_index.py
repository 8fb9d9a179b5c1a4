"""Look-ups in the shipped gazetteer, and in small ones built here."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import GazetteerError
from sayso.gazetteer.build import Builder, Row
from sayso.gazetteer.index import Gazetteer, fold_name, load_gazetteer

LAKE: Row = (11, "Lakeside", "COD", "Kivu", "PPL", 9_000, -1.5, 29.25, "Africa/Lubumbashi")
HILL: Row = (12, "Saint-Osh", "KEN", None, "PPLC", 500_000, 1.0, 36.0, None)
SEA: Row = (None, "Kivu Sea", None, None, "SEA", 2_000_000, 0.0, 29.0, None)


def built(path: Path) -> Gazetteer:
    builder = Builder()
    builder.add(LAKE, [("Lakeside", True), ("Kivuville", False), ("x", True)])
    builder.add(HILL, [("Saint-Osh", True), ("St. Osh", True), ("Lakeside", False)])
    builder.add(SEA, [("Kivu Sea", True)])
    builder.write(path)
    return Gazetteer(path)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Guinea-Bissau", "guinea bissau"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("St. Osh", "st osh"),
        ("  Kivu  Sea ", "kivu sea"),
        ("Coeur d'Alene", "coeur d'alene"),
        ("Xi'an", "xi'an"),
        ("King’s Lynn", "kings lynn"),
        ("", ""),
    ],
)
def test_names_are_stored_without_case_accents_hyphens_and_stops(name: str, key: str) -> None:
    assert fold_name(name) == key


@given(st.text(alphabet="aéÄ.-’' nS", max_size=12))
def test_folding_a_name_twice_changes_nothing_in_words(name: str) -> None:
    once = fold_name(name)
    assert once == once.strip()
    assert "  " not in once


def test_all_places_of_a_name_are_given_largest_first(tmp_path: Path) -> None:
    found = built(tmp_path / "g.sqlite").lookup("lakeside")
    assert [(e.name, e.main) for e in found] == [("Saint-Osh", False), ("Lakeside", True)]


def test_an_entry_has_all_that_was_put_in(tmp_path: Path) -> None:
    (entry,) = built(tmp_path / "g.sqlite").lookup("KIVUVILLE")
    assert (entry.geonames, entry.name, entry.country, entry.admin1) == LAKE[:4]
    assert (entry.feature, entry.population, entry.lat, entry.lon, entry.zone) == LAKE[4:]
    assert entry.main is False


def test_a_sea_has_no_country_and_no_id(tmp_path: Path) -> None:
    (entry,) = built(tmp_path / "g.sqlite").lookup("Kivu-Sea")
    assert (entry.country, entry.geonames) == (None, None)


def test_what_is_not_there_gives_nothing(tmp_path: Path) -> None:
    gazetteer = built(tmp_path / "g.sqlite")
    assert gazetteer.lookup("Zzyzx") == gazetteer.lookup("") == gazetteer.lookup("x") == ()


def test_a_second_look_up_is_remembered(tmp_path: Path) -> None:
    gazetteer = built(tmp_path / "g.sqlite")
    assert gazetteer.lookup("St Osh") is gazetteer.lookup("ST. OSH")


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "a" / "g.sqlite", tmp_path / "b" / "g.sqlite"
    assert built(one).version == built(two).version
    assert one.read_bytes() == two.read_bytes()
    assert list(one.parent.iterdir()) == [one]


def test_a_gazetteer_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    with pytest.raises(GazetteerError, match=r"none\.sqlite: not found; reinstall sayso or run"):
        Gazetteer(path)


@pytest.mark.parametrize("raw", [b"Goma,COD\n" * 100, b""])
def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "g.sqlite"
    path.write_bytes(raw)
    with pytest.raises(GazetteerError, match=r"g\.sqlite: .*; reinstall sayso"):
        Gazetteer(path)


def test_a_gazetteer_of_another_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    built(path)
    with sqlite3.connect(path) as base:
        base.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    base.close()
    with pytest.raises(GazetteerError, match=r"schema 99 where 1 is expected; build it again"):
        Gazetteer(path)


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Goma", "COD", "PPL"),
        ("Kyiv", "UKR", "PPLC"),
        ("Kiev", "UKR", "PPLC"),
        ("Sudan", "SDN", "PCLI"),
        ("Côte d’Ivoire", "CIV", "PCLI"),
        ("Guinea-Bissau", "GNB", "PCLI"),
        ("Donbas", "UKR", "RGN"),
        ("Black Sea", None, "SEA"),
        ("St. Louis", "USA", "PPL"),
    ],
)
def test_the_shipped_gazetteer_knows_the_places_of_the_news(
    name: str, country: str | None, feature: str
) -> None:
    first = load_gazetteer().lookup(name)[0]
    assert (first.country, first.feature) == (country, feature)
    assert -90 <= first.lat <= 90
    assert -180 <= first.lon <= 180


def test_the_shipped_gazetteer_is_opened_once() -> None:
    assert load_gazetteer() is load_gazetteer()
    assert len(load_gazetteer().version) == 8


def test_a_name_of_many_places_gives_them_all() -> None:
    found = load_gazetteer().lookup("Springfield")
    assert len({e.admin1 for e in found}) > 5
    assert [e.population for e in found] == sorted((e.population for e in found), reverse=True)
