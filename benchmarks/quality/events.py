"""Events of sentences and stories, as types with coded actors, most important first.

What did not happen is left out, what a source denies too. The order: acts told in the foreground
before background, strong frames before weak, then the order of the text.

PLOVER's coders give a country to everybody and a target to every act; our records say None where
the text does not tell. The projection, for this comparison only: somebody known by a role alone is of
the country of the act's place, else of the one country that the text names; an act without a coded
recipient has the people of its place as target ("lifted the curfew in Nyala" -> SDN CVL), and a place
as recipient stands for its people.
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
                {
                    "event": e.type,
                    "source": _actors(e.actors, _land(e, record)),
                    "target": _targets(e, record),
                }
                for e in events
            ],
        }


def _targets(event: EventClaim, record: Record) -> list[dict[str, Any]]:
    told = _actors(event.recipients, _land(event, record))
    place = next((p.country for p in record.places if p.id == event.place), None)
    if place and not any(t["code"] for t in told):
        return [*told, {"code": place, "sector": ["CVL"]}]
    return told


def _land(event: EventClaim, record: Record) -> str:
    """The country of the act's place, else the only one of the text, else nothing."""
    own = next((p.country for p in record.places if p.id == event.place), None)
    named = {p.country for p in record.places if p.country}
    named |= {c.country for e in record.entities for c in e.codes if c.country}
    return own or (named.pop() if len(named) == 1 else "")


def _rank(event: EventClaim) -> tuple[bool, bool, int]:
    coded = any(r.codes for r in (*event.actors, *event.recipients))
    return event.narrative != "foreground", not coded, event.trigger[0]


def _actors(refs: tuple[Ref, ...], land: str) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for ref in refs:
        sectors: dict[str, list[str]] = {}
        for c in ref.codes:
            found = sectors.setdefault(c.country or land, [])
            if ref.place is not None and c.sector is None and not found:
                found.append("CVL")
            if c.sector and c.sector not in found:
                found.append(c.sector)
        out += [{"code": country, "sector": s} for country, s in sectors.items()]
    return out
