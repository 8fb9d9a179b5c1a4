"""How many: numbers of killed, wounded, detained, displaced, troops and money, with their bounds."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.lexicon.inflect import noun_forms, verb_forms
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Quantity


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    path = files("sayso.lexicon") / "en" / "quantities.toml"
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    raw["verb_kind"] = {f: k for k, vs in raw["verbs"].items() for v in vs for f in verb_forms(v)}
    raw["noun_kind"] = {f: k for k, ns in raw["nouns"].items() for n in ns for f in noun_forms(n)}
    bounds = [(tuple(words.split()), name) for words, name in raw["bound"].items()]
    raw["bounds"] = sorted(bounds, key=lambda b: -len(b[0]))
    return raw


def number_of(doc: Doc, token: int) -> tuple[float | None, float | None] | None:
    """The number that the word (or the words from it on) `token` says: "12", "two dozen", "no"."""
    tables = _tables()
    low = doc.low[token].replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", low):
        value: float = float(low)
    elif low in tables["number"]:
        value = float(tables["number"][low])
    elif low in tables["vague"]:
        return float(tables["vague"][low]), None
    else:
        return None
    after = doc.low[token + 1] if token + 1 < len(doc) else ""
    if after in tables["multiplier"]:
        value *= tables["multiplier"][after]
    return value, value


def quantity_of(doc: Doc, head: int, kind: str) -> Quantity | None:
    """The count of the noun `head` as a Quantity of `kind`: "at least 12 people", "no one"."""
    tables = _tables()
    if doc.low[head] in {"no", "none", "nobody"}:
        return Quantity(kind, 0, 0, "exact", doc.span(head, head + 1))
    for k in [*doc.kids[head], head]:
        if k != head and doc.rel(k) not in {"nummod", "det", "amod", "advmod", "compound", "nmod"}:
            continue
        found = (
            number_of(doc, k) if not (doc.rel(k) == "det" and doc.low[k] in {"a", "an"}) else None
        )
        if found is None and doc.low[k] == "no" and k < head:
            found = (0.0, 0.0)
        if found is None:
            continue
        low, high = found
        first = k
        bound = "exact" if high is not None else "at-least"
        for words, name in tables["bounds"]:
            if tuple(doc.low[max(0, k - len(words)) : k]) == words:
                bound, first = name, k - len(words)
                break
        if bound == "at-least":
            high = None
        elif bound == "at-most":
            low, high = None, high or low
        return Quantity(kind, low, high, bound, doc.span(max(first, 0), max(k, head) + 1))
    return None


def quantities_near(doc: Doc, clauses: Clauses, token: int) -> tuple[Quantity, ...]:
    """The quantities of the act at `token`: of its undergoers by its verb, of troops and money."""
    tables = _tables()
    out: list[Quantity] = []
    kind = tables["verb_kind"].get(doc.low[token])
    if kind:
        for head in clauses.undergoers(token):
            found = quantity_of(doc, head, kind)
            if found is not None:
                out.append(found)
    for preposition, head in clauses.obliques(token):
        noun = tables["noun_kind"].get(doc.low[head])
        if noun and preposition:
            found = quantity_of(doc, head, noun)
            if found is not None:
                out.append(found)
    if doc.upos[token] == "VERB":
        for head in clauses.undergoers(token):
            noun = tables["noun_kind"].get(doc.low[head])
            if noun and not kind:
                found = quantity_of(doc, head, noun)
                if found is not None:
                    out.append(found)
        for k in doc.deps(token, "advcl"):
            inner = tables["verb_kind"].get(doc.low[k])
            if inner:
                for head in clauses.undergoers(k):
                    found = quantity_of(doc, head, inner)
                    if found is not None:
                        out.append(found)
    return tuple(out)
