"""Events of sentences and stories, as types with coded actors, most important first.

What did not happen is left out, what a source denies too. The order: acts told in the foreground
before background, strong frames before weak, then the order of the text.

PLOVER's coders name a target even where a text names only the land in which something is done to
nobody ("lifted the curfew in Nyala" -> SDN). Our records leave such a recipient out; here, for an act
without a coded recipient, the country of its place stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.coder.code import code
from sayso.ingest.read import make_article
from sayso.parse.pipeline import parse
from sayso.records import EventClaim, Record, Ref

_ABSENT = frozenset({"did-not-happen"})


def predict(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The coded events of each row's text."""
    for row in rows:
        record = code(make_article(row["text"]), parse(row["text"]))
        events = [e for e in record.events if e.status not in _ABSENT and e.stance != "denies"]
        events.sort(key=_rank)
        yield {
            "id": row["id"],
            "events": [
                {"event": e.type, "source": _actors(e.actors), "target": _targets(e, record)}
                for e in events
            ],
        }


def _targets(event: EventClaim, record: Record) -> list[dict[str, Any]]:
    told = _actors(event.recipients)
    if any(t["code"] for t in told):
        return told
    land = next((p.country for p in record.places if p.id == event.place and p.country), None)
    return [*told, {"code": land, "sector": []}] if land else told


def _rank(event: EventClaim) -> tuple[bool, bool, int]:
    coded = any(r.codes for r in (*event.actors, *event.recipients))
    return event.narrative != "foreground", not coded, event.trigger[0]


def _actors(refs: tuple[Ref, ...]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for ref in refs:
        sectors: dict[str, list[str]] = {}
        for c in ref.codes:
            found = sectors.setdefault(c.country or "", [])
            if c.sector and c.sector not in found:
                found.append(c.sector)
        out += [{"code": country, "sector": s} for country, s in sectors.items()]
    return out
