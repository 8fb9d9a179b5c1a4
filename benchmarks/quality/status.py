"""Where predicates stand, on UDS-IH2's scale of -3 to 3, from gold words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.factuality.judge import judge
from sayso.parse.clauses import Clauses
from sayso.parse.pipeline import doc_of_words


def predict(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A score for each target of each sentence."""
    for row in rows:
        doc = doc_of_words(row["tokens"])
        clauses = Clauses(doc)
        yield {
            "id": row["id"],
            "preds": [
                {"i": t["i"], "label": round(judge(doc, clauses, t["i"]).score, 2)}
                for t in row["targets"]
            ],
        }
