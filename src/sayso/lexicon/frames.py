"""The frame lexicon: which words in which surroundings are which act; loaded, checked, indexed."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.check import FIELDS, check_entry, unknown
from sayso.lexicon.inflect import noun_forms, verb_forms
from sayso.vocab import EVENT_TYPES

Heads = frozenset[str]
NONE: Heads = frozenset()


@dataclass(frozen=True, slots=True)
class Emit:
    """What an entry codes."""

    type: str
    core: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry, compiled: all noun lists are sets of inflected forms of phrase heads."""

    id: str
    kind: str
    emit: Emit
    order: int
    words: tuple[str, ...]
    a0: frozenset[str]
    a1: frozenset[str]
    need: frozenset[str] = NONE
    a0_nouns: Heads = NONE
    a1_nouns: Heads = NONE
    not_a0: Heads = NONE
    not_a1: Heads = NONE
    not_ax: dict[str, Heads] = field(default_factory=dict)
    need_ax: dict[str, Heads] = field(default_factory=dict)
    to_a1: tuple[str, ...] = ()
    from0: tuple[str, ...] = ()
    from1: tuple[str, ...] = ()
    not_compound: Heads = NONE
    need_compound: Heads = NONE
    not_head: Heads = NONE
    not_of: Heads = NONE
    not_under: Heads = NONE
    lights: Heads = NONE
    owner: bool = False
    sides: bool = False
    needs: int = 0
    instrument: bool = False
    passive: bool = True
    plain: bool = False
    light_only: bool = False
    weight: float = 1.0
    status: str | None = None
    test: tuple[str, ...] = ()
    not_test: tuple[str, ...] = ()

    @property
    def strength(self) -> int:
        """How specific the entry is: more constraints win, then longer word patterns."""
        return (
            4 * len(self.words)
            + 3 * bool(self.a1_nouns)
            + 3 * bool(self.a0_nouns)
            + 2 * bool(self.need_ax)
            + 2 * bool(self.to_a1)
            + bool(self.a1)
            + bool(self.a0)
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of one entry after its first word: what must follow "open" in "open fire on"."""

    rest: tuple[str, ...]
    frame: Frame


@dataclass(frozen=True, slots=True)
class Frames:
    """All entries by the forms of their first word (nouns: of their last word)."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjs: dict[str, tuple[Pattern, ...]]
    entries: tuple[Frame, ...]
    version: str


def heads(words: list[str]) -> Heads:
    """The inflected forms of a list of nouns."""
    return frozenset(f.replace("-", " - ") for w in words for f in noun_forms(w))


def _classes(raw: str | None) -> frozenset[str]:
    return frozenset(p.strip() for p in raw.split("|")) if raw else NONE


def _table(raw: Any) -> dict[str, Heads]:
    return {k: heads(v) for k, v in (raw or {}).items()}


def compile_entry(raw: dict[str, Any], *, kind: str, file: str, default: str, order: int) -> Frame:
    """One TOML entry as a Frame. Raises LexiconError naming file, entry and field."""
    check_entry(raw, kind=kind, file=file, number=order + 1)
    emit = raw.get("emit", {})
    type_ = emit.get("type", default)
    core = emit.get("core", type_)
    if default not in EVENT_TYPES and "type" not in emit:
        raise unknown(f"{file}: {raw['id']}.emit.type", default, EVENT_TYPES)
    noun = kind == "noun"
    return Frame(
        id=raw["id"],
        kind=kind,
        emit=Emit(type_, core, emit.get("mode"), tuple(emit.get("contexts", ())), emit.get("cameo")),
        order=order,
        words=(),
        a0=NONE if noun else _classes(raw.get("a0")),
        a1=NONE if noun else _classes(raw.get("a1")),
        need=frozenset(raw.get("need", ())) | ({"a1"} if not noun and raw.get("a1") else NONE),
        a0_nouns=heads(raw.get("a0_nouns", [])),
        a1_nouns=heads(raw.get("a1_nouns", [])),
        not_a0=heads(raw.get("not_a0", [])),
        not_a1=heads(raw.get("not_a1", [])),
        not_ax=_table(raw.get("not_ax")),
        need_ax=_table(raw.get("need_ax")),
        to_a1=tuple(raw.get("to_a1", ())),
        from0=tuple(raw.get("a0", ("poss", "by", "from", "amod", "compound", "light"))) if noun else (),
        from1=tuple(raw.get("a1", ("on", "against", "of"))) if noun else (),
        not_compound=heads(raw.get("not_compound", [])),
        need_compound=heads(raw.get("need_compound", [])),
        not_head=heads(raw.get("not_head", [])),
        not_of=heads(raw.get("not_of", [])),
        not_under=heads(raw.get("not_under", [])),
        lights=frozenset(f for v in raw.get("lights", []) for f in verb_forms(v)),
        owner=raw.get("owner", False),
        sides=raw.get("sides", False),
        needs=raw.get("needs", 0),
        instrument=raw.get("instrument", False),
        passive=raw.get("passive", True),
        plain=raw.get("plain", False),
        light_only=raw.get("light_only", False),
        weight=float(raw.get("weight", 1.0)),
        status=raw.get("status"),
        test=tuple(raw.get("test", ())),
        not_test=tuple(raw.get("not_test", ())),
    )  # fmt: skip


def _frame_files() -> list[Traversable]:
    folder = files("sayso.lexicon") / "en" / "frames"
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def _with_words(frame: Frame, words: tuple[str, ...]) -> Frame:
    values = {name: getattr(frame, name) for name in Frame.__slots__}
    return Frame(**{**values, "words": words})


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """The frame lexicon of the package. Raises LexiconError on the first malformed entry."""
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    adjs: dict[str, list[Pattern]] = {}
    entries: list[Frame] = []
    digest = hashlib.sha256()
    seen: dict[str, str] = {}
    for path in _frame_files():
        text = path.read_text(encoding="utf-8")
        digest.update(text.encode())
        try:
            raw = tomllib.loads(text)
        except tomllib.TOMLDecodeError as problem:
            raise LexiconError(f"frames/{path.name}: {problem}") from problem
        default = path.name.removesuffix(".toml").partition("_")[0].upper()
        for kind in sorted(raw):
            if kind not in FIELDS:
                raise unknown(f"frames/{path.name}", kind, FIELDS)
            for item in raw[kind]:
                frame = compile_entry(
                    item, kind=kind, file=f"frames/{path.name}", default=default, order=len(entries)
                )
                if frame.id in seen:
                    raise LexiconError(
                        f"frames/{path.name}: {frame.id}: this id stands in {seen[frame.id]} too"
                    )
                seen[frame.id] = f"frames/{path.name}"
                entries.append(frame)
                _index(frame, item, kind, verbs, nouns, adjs)
    return Frames(
        verbs=_frozen(verbs),
        nouns=_frozen(nouns),
        adjs=_frozen(adjs),
        entries=tuple(entries),
        version=digest.hexdigest()[:8],
    )


def _index(
    frame: Frame,
    item: dict[str, Any],
    kind: str,
    verbs: dict[str, list[Pattern]],
    nouns: dict[str, list[Pattern]],
    adjs: dict[str, list[Pattern]],
) -> None:
    if kind == "frame":
        for verb in item["verbs"]:
            first, *rest = verb.split()
            one = _with_words(frame, (first, *rest))
            for form in verb_forms(first):
                verbs.setdefault(form, []).append(Pattern(tuple(rest), one))
    elif kind == "noun":
        for noun in item["nouns"]:
            one = _with_words(frame, tuple(noun.split()))
            for form in noun_forms(noun):
                *before, last = form.replace("-", " - ").split()
                nouns.setdefault(last, []).append(Pattern(tuple(before), one))
    else:
        for adj in item["adjs"]:
            first, *rest = adj.replace("-", " - ").split()
            adjs.setdefault(first, []).append(
                Pattern(tuple(rest), _with_words(frame, (first, *rest)))
            )


def _frozen(index: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    return {
        k: tuple(sorted(v, key=lambda p: (-p.frame.strength, p.frame.order)))
        for k, v in index.items()
    }
