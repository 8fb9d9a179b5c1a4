"""The lexicon of who is who: nations, roles, bodies with codes of their own, titles and names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.errors import LexiconError
from sayso.records import Code
from sayso.text import fold

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun says: the sector, whether it names a person or a body, a non-state code."""

    sector: str | None
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A name with codes: `how` is name, adjective, people, seat or actor."""

    how: str
    codes: tuple[Code, ...]
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class People:
    """All the tables. Keys are token forms joined by blanks, apostrophes straight, case kept.

    `leaders` gives the countries of well-known office holders by folded full name and by surname.
    `first_words` are those that a key of `known` begins with, `role_ends` those that one of `roles`
    ends with: most words of a text are in neither, and need no further look.
    """

    known: dict[str, tuple[Known, ...]]
    longest: int
    roles: dict[str, Role]
    role_length: int
    gender: dict[str, str]
    honorifics: frozenset[str]
    given: dict[str, str]
    not_names: frozenset[str]
    general: frozenset[str]
    vague: frozenset[str]
    chiefs: frozenset[str]
    leaders: dict[str, tuple[str, ...]]
    first_words: frozenset[str]
    role_ends: frozenset[str]


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """How a name is looked up: as the tokeniser cuts it, with straight apostrophes."""
    text = name.translate(_STRAIGHT).replace("-", " - ").replace("'s ", " 's ")
    return " ".join(text.split())


def plural(noun: str) -> str:
    """The regular plural of a role noun, with the irregular ones that occur among them."""
    first, _, last = noun.rpartition(" ")
    stem = f"{first} " if first else ""
    if last in {"people", "police", "media", "press", "troops", "staff", "infantry"}:
        return noun
    if last == "person":
        return f"{stem}people"
    if last == "child":
        return f"{stem}children"
    if last.endswith("man") and last not in {"german", "human", "talisman"}:
        return f"{stem}{last[:-2]}en"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{stem}{last[:-1]}ies"
    if last.endswith(("s", "x", "ch", "sh")):
        return f"{stem}{last}es"
    if last == "thief":
        return f"{stem}{last[:-1]}ves"
    return f"{noun}s"


def _read(name: str) -> dict[str, object]:
    path = files("sayso.lexicon") / "en" / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise LexiconError(f"lexicon/en/{name}: {problem}; reinstall sayso") from problem


def _code(text: str) -> Code:
    country, _, sector = text.partition("/")
    return Code(country or None, sector or None)


@lru_cache(maxsize=1)
def load_people() -> People:
    """The tables of the shipped lexicon, read once a process.

    Raises LexiconError where a file is missing or malformed.
    """
    known: dict[str, list[Known]] = {}

    def add(name: str, entry: Known) -> None:
        known.setdefault(key_of(name), []).append(entry)

    nations = _read("nations.toml")
    for iso3, raw in nations.items():
        row: dict[str, list[str]] = raw  # type: ignore[assignment]
        for name in row["names"]:
            add(name, Known("name", (Code(iso3, None),)))
        for name in row["adjectives"]:
            add(name, Known("adjective", (Code(iso3, None),)))
        for name in row["people"]:
            add(name, Known("people", (Code(iso3, None),)))
        for name in row["seats"]:
            add(name, Known("seat", (Code(iso3, "GOV"),)))
    for actor in _read("actors.toml")["actor"]:  # type: ignore[attr-defined]
        codes = tuple(_code(c) for c in actor["codes"])
        for name in actor["names"]:
            add(name, Known("actor", codes, actor.get("since"), actor.get("until")))
    leaders: dict[str, tuple[str, ...]] = {}
    for row_ in _read("leaders.toml")["leader"]:  # type: ignore[attr-defined]
        for name in row_["names"]:
            key = fold(name).replace(".", "")
            surname = key.split()[-1]
            for k in {key, surname}:
                if row_["country"] not in leaders.get(k, ()):
                    leaders[k] = (*leaders.get(k, ()), row_["country"])
    roles: dict[str, Role] = {}
    role_file: dict[str, Any] = _read("roles.toml")
    general: list[str] = role_file["general"]["heads"]
    for raw_role in role_file["role"]:
        country = raw_role.get("country")
        sector = None if country == "NGO" else raw_role["sector"]
        role = Role(sector, raw_role["kind"], country)
        for word in (*raw_role["heads"], *raw_role["phrases"]):
            for form in (word, plural(word)):
                roles.setdefault(key_of(form), role)
                roles.setdefault(key_of(form.replace("-", " - ")), role)
    titles: dict[str, dict[str, list[str]]] = _read("titles.toml")  # type: ignore[assignment]
    return People(
        known={k: tuple(v) for k, v in known.items()},
        longest=max(k.count(" ") + 1 for k in known),
        roles=roles,
        role_length=max(k.count(" ") + 1 for k in roles),
        gender={w: g for g, words in titles["gender"].items() for w in words},
        honorifics=frozenset(titles["honorifics"]["words"]),
        given={w: g for g, words in titles["given"].items() for w in words},
        not_names=frozenset(titles["not_names"]["words"]),
        leaders=leaders,
        chiefs=frozenset(role_file["chiefs"]["heads"]),
        vague=frozenset(f for w in role_file["vague"]["heads"] for f in (w, plural(w))),
        general=frozenset(f for w in general for f in (w, plural(w))),
        first_words=frozenset(k.partition(" ")[0] for k in known),
        role_ends=frozenset(k.rpartition(" ")[2] for k in roles),
    )


@lru_cache(maxsize=1)
def load_nations() -> dict[str, tuple[str, ...]]:
    """The names of each nation by ISO alpha-3 code, the usual one first."""
    raw: dict[str, Any] = _read("nations.toml")
    return {iso3: tuple(row["names"]) for iso3, row in raw.items()}
