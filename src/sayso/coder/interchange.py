"""The interchange form: one Record as one JSON object, `sayso/1`."""

from __future__ import annotations

import json
from typing import Any

from sayso.records import (
    Attribution,
    Code,
    EventClaim,
    Place,
    Quantity,
    Record,
    Ref,
    StateClaim,
    Timex,
)
from sayso.text import Span

SCHEMA = "sayso/1"


def to_json(record: Record) -> str:
    """`record` on one line; the same record gives the same bytes. Lone surrogates are escaped."""
    line = json.dumps(to_dict(record), ensure_ascii=False, separators=(", ", ": "))
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def to_dict(record: Record) -> dict[str, Any]:
    """`record` in the form of schema/sayso-1.schema.json."""
    article = record.article
    text = article.text
    return {
        "schema": SCHEMA,
        "article": {
            "id": article.id,
            "version": article.version,
            "url": article.url,
            "outlet": article.outlet,
            "wire": article.wire,
            "published": article.published,
            "language": article.language,
            "text": text,
            "regions": [{"kind": r.kind, "span": list(r.span)} for r in article.regions],
        },
        "entities": [
            {
                "id": e.id,
                "name": e.name,
                "kind": e.kind,
                "codes": [_code(c) for c in e.codes],
                "mentions": [list(m.span) for m in e.mentions],
            }
            for e in record.entities
        ],
        "places": [_place(p) for p in record.places],
        "times": [_timex(t) for t in record.times],
        "attributions": [_attribution(a) for a in record.attributions],
        "events": [_event(e, text) for e in record.events],
        "states": [_state(s, text) for s in record.states],
    }


def _code(code: Code) -> dict[str, Any]:
    return {"country": code.country, "sector": code.sector}


def _ref(ref: Ref) -> dict[str, Any]:
    out: dict[str, Any] = {
        "entity": ref.entity,
        "text": ref.text,
        "span": list(ref.span),
        "codes": [_code(c) for c in ref.codes],
    }
    if ref.place is not None:
        out["place"] = ref.place
    return out


def _place(p: Place) -> dict[str, Any]:
    return {
        "id": p.id, "text": p.text, "span": list(p.span), "name": p.name, "geonames": p.geonames,
        "country": p.country, "admin1": p.admin1, "feature": p.feature, "lat": p.lat, "lon": p.lon,
        "resolution": p.resolution, "literal": p.literal,
    }  # fmt: skip


def _timex(t: Timex) -> dict[str, Any]:
    return {
        "id": t.id, "text": t.text, "span": list(t.span), "type": t.type, "value": t.value,
        "start": t.start, "end": t.end, "granularity": t.granularity, "zone": t.zone, "rule": t.rule,
    }  # fmt: skip


def _attribution(a: Attribution) -> dict[str, Any]:
    return {
        "id": a.id,
        "source": None
        if a.source is None
        else {
            "entity": a.source.entity, "text": a.source.text, "span": list(a.source.span),
            "kind": a.source.kind, "anonymous": a.source.anonymous,
            "justification": a.source.justification,
        },
        "cue": {
            "text": a.cue.text, "span": list(a.cue.span), "lemma": a.cue.lemma, "class": a.cue.cls,
            "negated": a.cue.negated,
        },
        "content": [list(s) for s in a.content],
        "quote": a.quote,
        "chain": [_ref(r) for r in a.chain],
        "medium": a.medium,
        "basis": a.basis,
        "time": a.time,
        "parent": a.parent,
        "rule": a.rule,
    }  # fmt: skip


def _words(text: str, span: Span) -> dict[str, Any]:
    return {"text": text[span[0] : span[1]], "span": list(span)}


def _quantity(q: Quantity) -> dict[str, Any]:
    return {
        "kind": q.kind, "low": q.low, "high": q.high, "bound": q.bound, "span": list(q.span),
    }  # fmt: skip


def _event(e: EventClaim, text: str) -> dict[str, Any]:
    return {
        "id": e.id, "type": e.type, "core": e.core, "mode": e.mode, "contexts": list(e.contexts),
        "cameo": e.cameo, "intensity": e.intensity, "trigger": _words(text, e.trigger),
        "actors": [_ref(r) for r in e.actors], "recipients": [_ref(r) for r in e.recipients],
        "place": e.place,
        "time": None
        if e.time is None
        else {
            "start": e.time.start, "end": e.time.end, "granularity": e.time.granularity,
            "timex": e.time.timex, "source": e.time.source,
        },
        "status": e.status, "certainty": e.certainty, "hedged": e.hedged, "stance": e.stance,
        "narrative": e.narrative, "chain": [_ref(r) for r in e.chain],
        "attributions": list(e.attributions), "quantities": [_quantity(q) for q in e.quantities],
        "evidence": [list(s) for s in e.evidence], "confidence": e.confidence, "rule": e.rule,
    }  # fmt: skip


def _state(s: StateClaim, text: str) -> dict[str, Any]:
    return {
        "id": s.id, "kind": s.kind, "holder": _ref(s.holder) if s.holder else None,
        "of": [_ref(r) for r in s.of], "since": s.since,
        "quantities": [_quantity(q) for q in s.quantities], "trigger": _words(text, s.trigger),
        "status": s.status, "certainty": s.certainty, "stance": s.stance,
        "chain": [_ref(r) for r in s.chain], "attributions": list(s.attributions),
        "evidence": [list(x) for x in s.evidence], "confidence": s.confidence, "rule": s.rule,
    }  # fmt: skip
