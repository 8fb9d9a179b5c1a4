"""States of things: who controls a place or its airspace, and who suffered how many casualties."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.lexicon.inflect import noun_forms, verb_forms
from sayso.mention.find import role_at
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.parse.quantity import quantity_of
from sayso.records import Condition, Quantity


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, Any]]:
    path = files("sayso.lexicon") / "en" / "states.toml"
    raw: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    control, casualties = raw["control"], raw["casualties"]
    for key in ("verbs", "gain"):
        control[key] = frozenset(f for v in control[key] for f in verb_forms(v))
    for key in ("gain_nouns", "nouns", "areas"):
        control[key] = frozenset(f for n in control[key] for f in noun_forms(n))
    for key in ("verbs", "killed", "injured"):
        casualties[key] = frozenset(f for v in casualties[key] for f in verb_forms(v))
    for key in ("nouns", "people"):
        casualties[key] = frozenset(f for n in casualties[key] for f in noun_forms(n))
    casualties["kinds"] = {f: k for n, k in casualties["kind"].items() for f in noun_forms(n)}
    return raw


def find_states(doc: Doc, clauses: Clauses, mentions: Mentions) -> tuple[Condition, ...]:
    """The states of `doc` in the order of the text: control and casualties.

    Not states: controls of firms and budgets, losses of money, a deal that holds.
    """
    out: list[Condition] = []
    for i in range(len(doc)):
        found = _control(doc, clauses, mentions, i) or _casualties(doc, clauses, mentions, i)
        if found is not None:
            out.append(found)
    return tuple(out)


def _area(doc: Doc, mentions: Mentions, token: int) -> bool:
    """Is the phrase of `token` a stretch of land, sea or sky?"""
    if doc.low[token] in _tables()["control"]["areas"]:
        return True
    entity = mentions.entity_at(token)
    if entity is not None and entity.tag == "LOC" and doc.upos[token] == "PROPN":
        return True
    hit = mentions.hit_at.get(token)
    return hit is not None and hit.known[0].how in {"name", "seat"}


def _control(doc: Doc, clauses: Clauses, mentions: Mentions, i: int) -> Condition | None:
    words = _tables()["control"]
    low = doc.low[i]
    if doc.upos[i] == "VERB" and low in words["verbs"]:
        of = [t for t in clauses.undergoers(i) if _area(doc, mentions, t)]
        of += [
            h
            for t in clauses.undergoers(i)
            for p, h in clauses.obliques(t)
            if p in {"of", "over"} and _area(doc, mentions, h) and h not in of
        ]
        holders = clauses.doers(i)
        if holders and doc.low[holders[0]] in {"whoever", "anyone", "nobody", "who"}:
            return None
        if of and holders and low not in {"hold", "held", "holds", "holding"}:
            return _condition(doc, i, i, "control", holders[0], of, "control-verb")
        if (
            of
            and holders
            and any(doc.upos[t] == "PROPN" or doc.low[t] in words["areas"] for t in of)
            and not clauses.passive(i)
        ):
            return (
                _condition(doc, i, i, "control", holders[0], of, "control-verb")
                if _holds(doc, i)
                else None
            )
    if doc.upos[i] == "NOUN" and low in words["gain_nouns"]:
        return _gained(doc, clauses, mentions, i) or _under(doc, clauses, mentions, i)
    if doc.upos[i] == "NOUN" and low in words["hands"]:
        return _under(doc, clauses, mentions, i)
    return None


def _holds(doc: Doc, i: int) -> bool:
    """ "forces hold the town": not "hold talks in", "hold a rally in"."""
    return any(doc.rel(k) == "obj" for k in doc.kids[i])


def _gained(doc: Doc, clauses: Clauses, mentions: Mentions, i: int) -> Condition | None:
    """ "gained control over X", "seized control of X", "has control of X"."""
    head = doc.head[i]
    verbs = _tables()["control"]["gain"] | {
        "have",
        "has",
        "had",
        "keep",
        "keeps",
        "kept",
        "maintain",
    }
    if doc.rel(i) not in {"obj"} or doc.low[head] not in verbs:
        return None
    of = [h for p, h in clauses.obliques(i) if p in {"of", "over", "in"}]
    of += [h for p, h in clauses.obliques(head) if p in {"of", "over"}]
    of = [h for h in dict.fromkeys(of) if _area(doc, mentions, h)]
    holders = clauses.doers(head)
    if not of or not holders:
        return None
    air = [k for k in doc.kids[i] if doc.low[k] in {"air", "aerial"}]
    return _condition(doc, i, head, "control", holders[0], [*air, *of], "control-gained")


def _under(doc: Doc, clauses: Clauses, mentions: Mentions, i: int) -> Condition | None:
    """ "X is under Ukrainian control", "X remains in rebel hands"."""
    if clauses.preposition(i) not in _tables()["control"]["under"]:
        return None
    holder = next(
        (
            k
            for k in doc.kids[i]
            if doc.deprel[k] == "nmod:poss" or doc.rel(k) in {"amod", "compound", "nmod"}
            if mentions.entity_at(k) is not None or k in mentions.hit_at
            or doc.upos[k] == "NOUN" or role_at(doc, k, mentions.people) is not None
        ),
        None,
    )  # fmt: skip
    if holder is None:
        holder = next((h for p, h in clauses.obliques(i) if p in {"of", "by"}), None)
    if holder is None:
        return None
    home = (
        i
        if any(doc.rel(k) == "cop" for k in doc.kids[i]) or doc.is_root(i)
        else clauses.predicate(i)
    )
    of = [t for t in clauses.subjects(home) if _area(doc, mentions, t)]
    if not of and home != i:
        of = [t for t in clauses.undergoers(home) if _area(doc, mentions, t)]
    if not of:
        of = _relative(doc, clauses, mentions, home)
    if not of:
        return None
    return _condition(doc, i, i, "control", holder, of, "control-under")


def _relative(doc: Doc, clauses: Clauses, mentions: Mentions, home: int) -> list[int]:
    """ "the towns of A and B, which observers say are under ... control"."""
    for a in (home, *doc.ancestors(home)):
        if doc.deprel[a] == "acl:relcl" and not doc.is_root(a):
            head = doc.head[a]
            named = [h for p, h in clauses.obliques(head) if p == "of"]
            return [t for t in (*named, *clauses.expand(head)) if _area(doc, mentions, t)]
    return []


def _casualties(doc: Doc, clauses: Clauses, mentions: Mentions, i: int) -> Condition | None:
    words = _tables()["casualties"]
    low = doc.low[i]
    if doc.upos[i] == "NOUN" and low in words["nouns"]:
        head = doc.head[i]
        quantity = quantity_of(doc, i, words["kinds"].get(low, "killed"))
        if low in {"loss", "losses"} and (quantity is None or quantity.low == 0):
            heavy = any(
                doc.low[k] in {"heavy", "severe", "serious", "significant"} for k in doc.kids[i]
            )
            if not (heavy and doc.low[head].startswith(("suffer", "sustain", "inflict", "incur"))):
                return None
        if doc.rel(i) == "obj" and doc.low[head] in words["verbs"]:
            holders = clauses.doers(head)
            return _condition(
                doc, i, head, "casualties", holders[0] if holders else None, [],
                "casualties-noun", (quantity,) if quantity else (),
            )  # fmt: skip
        if quantity is not None and doc.rel(i) in {"nsubj", "obj", "root"}:
            return _condition(doc, i, i, "casualties", None, [], "casualties-count", (quantity,))
        return None
    kind = "killed" if low in words["killed"] else "injured" if low in words["injured"] else None
    if doc.upos[i] != "VERB" or kind is None:
        return _left_dead(doc, clauses, i)
    if low.startswith(("die", "perish", "drown")) or low in {"dying"}:
        victims = clauses.subjects(i)
    else:
        victims = clauses.undergoers(i)
    for victim in victims:
        quantity = quantity_of(doc, victim, kind) or _one(doc, victim, kind)
        role = role_at(doc, victim, mentions.people)
        human = role is not None and mentions.people.roles[role[1]].kind == "person"
        known = human or doc.low[victim] in words["people"] or doc.upos[victim] == "NUM"
        if quantity is not None and known:
            return _condition(doc, i, i, "casualties", victim, [], "casualties-verb", (quantity,))
    return None


def _one(doc: Doc, victim: int, kind: str) -> Quantity | None:
    """ "A driver died": one, where a singular noun has "a"."""
    article = next((k for k in doc.kids[victim] if doc.low[k] in {"a", "an"}), None)
    if article is None or doc.xpos[victim] not in {"NN", "NNP"}:
        return None
    return Quantity(kind, 1, 1, "exact", doc.span(article, victim + 1))


def _left_dead(doc: Doc, clauses: Clauses, i: int) -> Condition | None:
    """ "left 20 people dead and 30 wounded", "40 were missing"."""
    words = _tables()["casualties"]
    low = doc.low[i]
    kind = (
        "killed" if low in words["dead"]
        else "injured" if low in words["wounded"]
        else "missing" if low in words["missing_words"]
        else None
    )  # fmt: skip
    if (
        kind is None
        or doc.upos[i] not in {"ADJ", "VERB"}
        or (doc.rel(i) == "amod" and doc.head[i] > i)
    ):
        return None
    behind = doc.rel(i) == "amod" and doc.head[i] < i
    for victim in [doc.head[i]] if behind else clauses.subjects(i):
        quantity = quantity_of(doc, victim, kind)
        if quantity is not None:
            return _condition(doc, i, i, "casualties", victim, [], "casualties-left", (quantity,))
    return None


def _named(doc: Doc, token: int) -> list[int]:
    """The names in "the cities of A and B"; `token` itself where there are none."""
    out: list[int] = []
    todo = [
        k
        for k in doc.kids[token]
        if doc.rel(k) == "nmod" and k > token and any(doc.low[c] == "of" for c in doc.kids[k])
    ]
    while todo:
        k = todo.pop(0)
        if doc.name[k].endswith("LOC") and doc.upos[k] == "PROPN":
            out.append(k)
        todo += [c for c in doc.kids[k] if doc.rel(c) == "conj"]
    return out or [token]


def _condition(
    doc: Doc,
    token: int,
    verb: int,
    kind: str,
    holder: int | None,
    of: list[int],
    rule: str,
    quantities: tuple[Quantity, ...] = (),
) -> Condition:
    first, last = min(token, verb), max(token, verb)
    trigger = doc.span(first, last + 1) if last - first <= 4 else doc.span(token, token + 1)
    return Condition(
        token=verb if doc.upos[verb] in {"VERB", "AUX"} else token,
        trigger=trigger,
        kind=kind,
        holder=holder,
        of=tuple(dict.fromkeys(n for t in of for n in _named(doc, t))),
        since=None,
        quantities=quantities,
        rule=rule,
    )
