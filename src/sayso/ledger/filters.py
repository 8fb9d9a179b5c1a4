"""What to ask for: one `Filter` for lists, searches and exports, checked, and put into SQL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sayso.errors import UsageError
from sayso.vocab import EVENT_TYPES, NONSTATE_COUNTRIES, SECTORS, STANCES, STATE_KINDS, STATUSES

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
_CODE = re.compile(r"(?P<country>[A-Z]{3})?(?:/(?P<sector>[A-Z]{3}))?$")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims. Every field narrows; None does not.

    `since` and `until` are ISO years, months or days, both included, of when it was (else of
    publication). `actor` and `recipient` are codes (RUS, MIL, RUS/MIL, /MIL) or part of a name;
    `place` a country code, a GeoNames id or part of a name; `said_by` part of the name of somebody
    in the chain; `words` what the sentence must contain; `about` part of the name of a party or place
    of the claim, or words of its sentence. `kind` is event or state. Raises UsageError on a value
    that can never match.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    place: str | None = None
    status: str | None = None
    stance: str | None = None
    outlet: str | None = None
    said_by: str | None = None
    words: str | None = None
    about: str | None = None
    article: int | None = None
    kind: str | None = None
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name, day in (("since", self.since), ("until", self.until)):
            if day is not None and not _DAY.match(day):
                raise UsageError(f"{name}: {day!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
        if self.type is not None:
            known = (*EVENT_TYPES, *STATE_KINDS)
            _closed("type", self.type, known, (self.type.upper(), self.type.lower()))
        if self.status is not None:
            _closed("status", self.status, STATUSES, (self.status,))
        if self.stance is not None:
            _closed("stance", self.stance, STANCES, (self.stance,))
        for name, number in (("limit", self.limit), ("offset", self.offset)):
            if number is not None and number < 0:
                raise UsageError(f"{name}: {number} is negative; give 0 or more")


def _closed(field: str, value: str, known: tuple[str, ...], forms: Iterable[str]) -> None:
    if not any(form in known for form in forms):
        near = get_close_matches(value.lower(), [k.lower() for k in known], n=1)
        hint = next((f" — did you mean {k}?" for k in known if near and k.lower() == near[0]), "")
        raise UsageError(f"{field}: unknown {value!r}{hint} (one of {', '.join(known)})")


def where(wanted: Filter) -> tuple[str, list[str | int]]:
    """The condition on c (claims), a (articles) and pl (places) that `wanted` is, with its values."""
    parts: list[str] = ["r.run_to IS NULL", "a.run_to IS NULL"]
    values: list[str | int] = []

    def add(part: str, *given: str | int) -> None:
        parts.append(part)
        values.extend(given)

    if wanted.since is not None:
        # An interval's end is excluded: what ended on that day's first instant was before it.
        first = wanted.since + "-01-01"[len(wanted.since) - 4 :]
        add(
            "coalesce(CASE WHEN c.time_start IS NOT NULL THEN c.time_end END, c.day || '~') > ?",
            first,
        )
    if wanted.until is not None:
        add("substr(c.day, 1, ?) <= ?", len(wanted.until), wanted.until)
    if wanted.type is not None:
        add(
            "c.type = ?",
            wanted.type.lower() if wanted.type.lower() in STATE_KINDS else wanted.type.upper(),
        )
    if wanted.status is not None:
        add("c.status = ?", wanted.status)
    if wanted.stance is not None:
        add("c.stance = ?", wanted.stance)
    if wanted.kind is not None:
        add("c.kind = ?", wanted.kind)
    if wanted.article is not None:
        add("c.article_id = ?", wanted.article)
    if wanted.outlet is not None:
        add(
            "(a.outlet LIKE ? ESCAPE '\\' OR a.wire LIKE ? ESCAPE '\\')",
            _like(wanted.outlet),
            _like(wanted.outlet),
        )
    if wanted.actor is not None:
        condition, given = _party(wanted.actor, "actor", "holder")
        add(condition, *given)
    if wanted.recipient is not None:
        condition, given = _party(wanted.recipient, "recipient", "of")
        add(condition, *given)
    if wanted.place is not None:
        condition, given = _place(wanted.place)
        add(condition, *given)
    if wanted.said_by is not None:
        name = _like(wanted.said_by)
        add(
            "EXISTS (SELECT 1 FROM chain_links l LEFT JOIN entities e ON e.id = l.entity_id"
            " WHERE l.claim_id = c.id AND (l.text LIKE ? ESCAPE '\\' OR e.name LIKE ? ESCAPE '\\'))",
            name, name,
        )  # fmt: skip
    if wanted.words is not None:
        add("c.id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)", match(wanted.words))
    if wanted.about is not None:
        who, given = _party(wanted.about, "actor", "holder", "recipient", "of")
        place, at = _place(wanted.about)
        said = "c.id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)"
        add(f"({who} OR {place} OR {said})", *given, *at, match(wanted.about))
    return " AND ".join(parts), values


def _party(wanted: str, *roles: str) -> tuple[str, list[str | int]]:
    """The condition that a party in one of `roles` has this code or name."""
    marks = ", ".join("?" * len(roles))
    start = (
        "EXISTS (SELECT 1 FROM claim_actors p LEFT JOIN entities e ON e.id = p.entity_id"
        f" WHERE p.claim_id = c.id AND p.role IN ({marks}) AND "
    )
    code = _CODE.match(wanted)
    if code and wanted:
        country, sector = code["country"], code["sector"]
        if country in SECTORS and sector is None and country not in NONSTATE_COUNTRIES:
            return f"{start}(p.sector = ? OR p.country = ?))", [*roles, country, country]
        given = [(k, v) for k, v in (("country", country), ("sector", sector)) if v]
        codes = " AND ".join(f"p.{k} = ?" for k, _ in given)
        return f"{start}{codes})", [*roles, *(v for _, v in given)]
    name = _like(wanted)
    named = "(p.text LIKE ? ESCAPE '\\' OR e.name LIKE ? ESCAPE '\\')"
    return f"{start}{named})", [*roles, name, name]


def _place(wanted: str) -> tuple[str, list[str | int]]:
    if wanted.isdecimal() and len(wanted) < 16:
        return "pl.geonames = ?", [int(wanted)]
    if re.fullmatch(r"[A-Z]{3}", wanted):
        return "pl.country = ?", [wanted]
    name = _like(wanted)
    return "(pl.name LIKE ? ESCAPE '\\' OR pl.text LIKE ? ESCAPE '\\')", [name, name]


def _like(part: str) -> str:
    escaped = re.sub(r"([\\%_])", r"\\\1", part)
    return f"%{escaped}%"


def match(words: str) -> str:
    """A user's words as an FTS5 query: all of them; "a phrase" in quotes; bomb* for a beginning.

    Raises UsageError where there is nothing to look for.
    """
    parts: list[str] = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words):
        text = phrase or word
        if not re.search(r"\w", text):
            continue
        star = "*" if not phrase and text.endswith("*") else ""
        parts.append('"' + text.rstrip("*").replace('"', "").replace("\0", " ") + '"' + star)
    if not parts:
        raise UsageError(f"search: no words in {words!r}; give at least one")
    return " ".join(parts)
