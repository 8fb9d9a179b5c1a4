"""Two readings of one article, compared by anchor: what is new, what is gone, which fields differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_PLAIN = (
    "type", "core", "mode", "contexts", "cameo", "intensity", "status", "certainty", "hedged",
    "stance", "narrative", "since", "confidence", "rule", "kind",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that a new reading gives otherwise. `what` is new, gone or changed.

    `fields` names each field that differs with the words before and after.
    """

    article: str
    claim: str
    what: str
    words: str
    fields: tuple[tuple[str, str, str], ...] = ()


def compare(old: dict[str, Any], new: dict[str, Any]) -> tuple[Change, ...]:
    """What differs between two sayso/1 records of one article version, in the order of the text.

    Entities, places and times are compared by what they are, not by their ids, which a new coder
    numbers otherwise.
    """
    article = new["article"]["id"]
    before, after = _claims(old), _claims(new)
    out = []
    for claim in sorted({*before, *after}, key=lambda c: _start(before, after, c)):
        if claim not in before:
            out.append(Change(article, claim, "new", _title(after[claim])))
        elif claim not in after:
            out.append(Change(article, claim, "gone", _title(before[claim])))
        else:
            fields = tuple(
                (name, str(before[claim].get(name)), str(after[claim].get(name)))
                for name in sorted({*before[claim], *after[claim]})
                if before[claim].get(name) != after[claim].get(name)
            )
            if fields:
                out.append(Change(article, claim, "changed", _title(after[claim]), fields))
    return tuple(out)


def _claims(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    places = {p["id"]: p["name"] or p["text"] for p in record["places"]}
    out = {}
    for claim in (*record["events"], *record["states"]):
        flat: dict[str, Any] = {name: claim[name] for name in _PLAIN if name in claim}
        flat["trigger"] = claim["trigger"]["text"]
        flat["span"] = claim["trigger"]["span"]
        for role in ("actors", "recipients", "of", "chain"):
            if role in claim:
                flat[role] = "; ".join(map(_ref, claim[role]))
        if claim.get("holder"):
            flat["holder"] = _ref(claim["holder"])
        if claim.get("place"):
            flat["place"] = places.get(claim["place"], claim["place"])
        if claim.get("time"):
            time = claim["time"]
            flat["time"] = f"{time['start']} to {time['end']} ({time['source']})"
        flat["quantities"] = "; ".join(
            f"{q['kind']} {q['bound']} {q['low']}-{q['high']}" for q in claim["quantities"]
        )
        out[claim["id"]] = flat
    return out


def _ref(ref: dict[str, Any]) -> str:
    codes = " ".join(f"{c['country'] or ''}/{c['sector'] or ''}" for c in ref.get("codes", ()))
    return f"{ref['text']} [{codes}]" if codes else str(ref["text"])


def _title(claim: dict[str, Any]) -> str:
    return f"{claim.get('type') or claim.get('kind')} “{claim['trigger']}”"


def _start(
    before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]], claim: str
) -> tuple[int, str]:
    return (after.get(claim) or before[claim])["span"][0], claim
