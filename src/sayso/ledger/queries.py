"""Queries of one open ledger, SQLite's failures in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.ledger.connect import plain_words


class Queries:
    """What both halves of the reading side ask with."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with plain_words(self.path):
            return self._db.execute(sql, values).fetchall()

    def _keys(self, sql: str, values: Sequence[Any]) -> list[Any]:
        return [key for (key,) in self._rows(sql, values)]
