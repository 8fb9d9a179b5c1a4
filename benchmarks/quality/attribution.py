"""Attributions of raw articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.attribution.find import find_attributions
from sayso.mention.resolve import find_mentions
from sayso.parse.clauses import Clauses
from sayso.parse.pipeline import parse


def predict(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Source, cue and content spans of each article; the source as written, nested ones too."""
    for row in rows:
        doc = parse(row["text"])
        clauses = Clauses(doc)
        found = find_attributions(doc, clauses, find_mentions(doc, clauses))
        yield {
            "id": row["id"],
            "attributions": [
                {
                    "source": [list(a.source.written)] if a.source else [],
                    "cue": [list(a.cue.span)],
                    "content": [list(s) for s in a.content],
                }
                for a in found
            ],
        }
