"""Time expressions of raw texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sayso.timex.find import find_in_text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    try:
        return date(int(text[:4]), 1, 1)
    except ValueError:
        return None


def predict(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Spans, types and values of each text."""
    for row in rows:
        found = find_in_text(row["text"], published=_day(row["dct"]))
        yield {
            "doc": row["doc"],
            "timexes": [
                {"start": t.span[0], "end": t.span[1], "type": t.type, "value": t.value}
                for t in found
            ],
        }
