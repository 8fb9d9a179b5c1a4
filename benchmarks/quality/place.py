"""Toponyms: recognised and resolved from raw text, or resolved for given spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.gazetteer.index import Entry
from sayso.parse.pipeline import parse
from sayso.place.find import find_places, resolve_spans


def _row(start: int, end: int, entry: Entry) -> dict[str, Any]:
    return {
        "start": start, "end": end, "lat": entry.lat, "lon": entry.lon, "country": entry.country,
        "geonames_id": entry.geonames,
    }  # fmt: skip


def predict(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Places of each raw text."""
    for row in rows:
        found = find_places(parse(row["text"]))
        yield {
            "doc": row["doc"],
            "places": [
                {"start": p.span[0], "end": p.span[1], "lat": p.lat, "lon": p.lon,
                 "country": p.country, "geonames_id": p.geonames}
                for p in found
                if p.lat is not None
            ],
        }  # fmt: skip


def predict_given(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Places of the spans given with each text."""
    for row in rows:
        spans = [(p["start"], p["end"]) for p in row["places"]]
        found = resolve_spans(row["text"], spans)
        yield {
            "doc": row["doc"],
            "places": [
                _row(s[0], s[1], r.entry)
                for s, r in zip(spans, found, strict=True)
                if r is not None
            ],
        }
