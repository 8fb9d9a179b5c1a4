"""What an entry of the frame lexicon may hold: its fields, their forms, their words."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Any

from sayso.errors import LexiconError
from sayso.vocab import EVENT_TYPES, STATUSES

CLASSES = frozenset({"actor", "person", "place", "thing"})
_COMMON = {
    "id": str, "emit": dict, "test": list, "not_test": list, "weight": float, "sides": bool,
    "needs": int, "status": str, "why": str,
}  # fmt: skip
FIELDS: dict[str, dict[str, type]] = {
    "frame": _COMMON | {
        "verbs": list, "a0": str, "a1": str, "need": list, "a0_nouns": list, "a1_nouns": list,
        "not_a0": list, "not_a1": list, "not_ax": dict, "need_ax": dict, "to_a1": list,
        "owner": bool, "instrument": bool, "passive": bool, "plain": bool, "not_compound": list,
    },
    "noun": _COMMON | {
        "nouns": list, "a0": list, "a1": list, "light_only": bool, "lights": list,
        "not_compound": list, "not_head": list, "not_of": list, "not_under": list, "need_compound": list,
        "not_a0": list, "not_a1": list,
    },
    "adj": _COMMON | {"adjs": list, "a0": str, "a1": str, "not_a0": list, "not_a1": list},
}  # fmt: skip
_EMIT: dict[str, type] = {"type": str, "core": str, "mode": str, "contexts": list, "cameo": str}
_WORDS = {"frame": "verbs", "noun": "nouns", "adj": "adjs"}
_SHOWN = {
    str: 'text ("...")', list: 'a list (["...", "..."])', dict: "a table ({ ... })",
    bool: "true or false", int: "a whole number", float: "a number",
}  # fmt: skip


def unknown(where: str, found: str, wanted: Collection[str]) -> LexiconError:
    """The error for a word that is none of `wanted`, with the nearest of them."""
    near = difflib.get_close_matches(found, sorted(wanted), 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; allowed: {', '.join(sorted(wanted))}"
    return LexiconError(f"{where}: unknown {found!r}{hint}")


def check_entry(raw: dict[str, Any], *, kind: str, file: str, number: int) -> None:
    """Raise LexiconError where `raw` is no entry, naming file, entry and field.

    `number` counts the entries of the lexicon: it names one that has no id.
    """
    name = raw.get("id")
    if not isinstance(name, str) or not name:
        raise LexiconError(
            f"{file}: {kind} {number}: no 'id'; give it one of its own, such as 'assault.shell'"
        )
    where = f"{file}: {name}"
    _fields(where, raw, FIELDS[kind])
    words = _WORDS[kind]
    if not raw.get(words):
        raise LexiconError(f"{where}: no {words!r}; list the words that the entry is about")
    emit = raw.get("emit", {})
    _fields(f"{where}.emit", emit, _EMIT)
    for key in ("type", "core"):
        if key in emit and emit[key] not in EVENT_TYPES:
            raise unknown(f"{where}.emit.{key}", emit[key], EVENT_TYPES)
    for role in raw.get("need", ()):
        if role not in {"a0", "a1"}:
            raise unknown(f"{where}.need", role, {"a0", "a1"})
    if "status" in raw and raw["status"] not in STATUSES:
        raise unknown(f"{where}.status", raw["status"], STATUSES)
    for key in ("a0", "a1"):
        if isinstance(raw.get(key), str):
            for part in sorted({p.strip() for p in raw[key].split("|")} - CLASSES):
                raise unknown(f"{where}.{key}", part, CLASSES)


def _fields(where: str, raw: dict[str, Any], known: dict[str, type]) -> None:
    for key, value in raw.items():
        if key not in known:
            raise unknown(where, key, known)
        _form(f"{where}.{key}", value, known[key])


def _form(where: str, value: Any, form: type) -> None:
    """Lists hold text, and so do the tables of lists; a whole number is a number."""
    fits = isinstance(value, (int, float) if form is float else form)
    if not fits or (isinstance(value, bool) and form is not bool):
        raise LexiconError(f"{where}: found {value!r}; write {_SHOWN[form]}")
    if form is list:
        for item in value:
            _form(where, item, str)
    elif form is dict and not where.endswith(".emit"):
        for key, items in value.items():
            _form(f"{where}.{key}", items, list)
