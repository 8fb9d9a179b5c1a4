"""Look-ups in the gazetteer: names to places, read-only, remembered."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sayso.errors import GazetteerError
from sayso.text import fold

HOME = Path(__file__).parent / "data" / "gazetteer.sqlite"
SCHEMA = 1
_BLANKS = re.compile(r"[\s\-‐‑–]+")
_COLUMNS = "id, geonames, name, country, admin1, feature, population, lat, lon, zone"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: WGS 84 degrees, ISO alpha-3 country (None for seas and wide regions), IANA zone.

    `id` is the row of this gazetteer, `geonames` None where the id is not known; `main` False
    where it was found by another of its names.
    """

    id: int
    geonames: int | None
    name: str
    country: str | None
    admin1: str | None
    feature: str
    population: int
    lat: float
    lon: float
    zone: str | None
    main: bool = True


def fold_name(name: str) -> str:
    """How a name is stored and looked up: lower case, no accents, hyphens as blanks, no full stops."""
    low = fold(name).replace(".", "").replace("'s", "s")
    return _BLANKS.sub(" ", low).strip()


class Gazetteer:
    """An open gazetteer. Safe to share between readers of one thread."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise GazetteerError(
                f"{path}: not found; reinstall sayso or run python -m sayso.gazetteer.build"
            )
        try:
            self._base = sqlite3.connect(
                f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            meta = dict(self._base.execute("SELECT key, value FROM meta").fetchall())
        except sqlite3.DatabaseError as problem:
            raise GazetteerError(f"{path}: {problem}; reinstall sayso") from problem
        if meta.get("schema") != str(SCHEMA):
            raise GazetteerError(
                f"{path}: schema {meta.get('schema')} where {SCHEMA} is expected; build it again"
            )
        self.version: str = meta["version"]
        self._known: dict[str, tuple[Entry, ...]] = {}

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places of that name, largest first; () where there is none."""
        key = fold_name(name)
        found = self._known.get(key)
        if found is None:
            rows = self._base.execute(
                f"SELECT {_COLUMNS}, n.main FROM name n JOIN place USING (id) WHERE key = ? "
                "ORDER BY population DESC, id",
                (key,),
            ).fetchall()
            found = tuple(_entry(*row) for row in rows)
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[key] = found
        return found


def _entry(*row: Any) -> Entry:
    number, geonames, name, country, admin1, feature, population, lat, lon, zone, main = row
    return Entry(
        number, geonames, name, country, admin1, feature, population, lat, lon, zone, bool(main)
    )


@lru_cache(maxsize=4)
def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """The shipped gazetteer, or the one at `path`."""
    return Gazetteer(path or HOME)
