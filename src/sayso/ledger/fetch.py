"""Rows out of the ledger: claims with their parties, chains, places and words, in a few queries."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sayso.ledger.rows import ArticleRow, ClaimRow, Party, PlaceRow, SayRow
from sayso.records import Code, Quantity
from sayso.text import Span

CHUNK = 400

ARTICLE_COLUMNS = (
    "a.id, a.article, a.version, t.text_hash, a.url, a.outlet, a.wire, a.title, a.published,"
    " a.language, r.coder, (SELECT count(*) FROM claims n WHERE n.record_id = r.id)"
)
ARTICLE_TABLES = (
    "articles a JOIN texts t ON t.id = a.text_id"
    " JOIN records r ON r.article_id = a.id AND r.run_to IS NULL"
)
CLAIM_TABLES = (
    "claims c JOIN records r ON r.id = c.record_id JOIN articles a ON a.id = c.article_id"
    " LEFT JOIN places pl ON pl.id = c.place_id"
)
_CLAIM = f"""
SELECT c.id, c.claim, c.anchor, c.kind, c.type, c.core, c.mode, e.cameo, e.intensity, e.contexts,
    c.status, c.certainty, c.stance, c.hedged, c.narrative, c.day, c.time_start, c.time_end,
    c.granularity, c.time_source, s.since, c.place_id,
    coalesce(e.trigger_text, s.trigger_text), coalesce(e.trigger_start, s.trigger_start),
    coalesce(e.trigger_end, s.trigger_end), c.words, c.words_start, c.words_end, c.confidence,
    c.rule, {ARTICLE_COLUMNS}
FROM claims c
JOIN records r ON r.id = c.record_id
JOIN articles a ON a.id = c.article_id
JOIN texts t ON t.id = a.text_id
LEFT JOIN events e ON e.id = c.event_id
LEFT JOIN states s ON s.id = c.state_id
WHERE c.id IN """


def article_row(values: Sequence[Any]) -> ArticleRow:
    """The columns of ARTICLE_COLUMNS as an ArticleRow."""
    return ArticleRow(*values)


def claims_of(db: sqlite3.Connection, keys: Iterable[int]) -> Iterator[ClaimRow]:
    """The claims with these numbers, in the order given."""
    chunk: list[int] = []
    for key in keys:
        chunk.append(key)
        if len(chunk) == CHUNK:
            yield from _chunk(db, chunk)
            chunk = []
    if chunk:
        yield from _chunk(db, chunk)


def _chunk(db: sqlite3.Connection, keys: list[int]) -> Iterator[ClaimRow]:
    among = f"({', '.join(map(str, keys))})"
    places = _places(db, among)
    parties = _parties(db, among, places)
    chains = _chains(db, among)
    says = _says(db, among)
    spans: dict[int, list[Span]] = defaultdict(list)
    for claim, start, end in db.execute(
        f"SELECT claim_id, span_start, span_end FROM evidence WHERE claim_id IN {among}"
        " ORDER BY claim_id, position"
    ):
        spans[claim].append((start, end))
    quantities: dict[int, list[Quantity]] = defaultdict(list)
    for claim, kind, low, high, bound, start, end in db.execute(
        "SELECT claim_id, kind, low, high, bound, span_start, span_end FROM quantities"
        f" WHERE claim_id IN {among} ORDER BY claim_id, position"
    ):
        quantities[claim].append(Quantity(kind, low, high, bound, (start, end)))
    rows = {row[0]: row for row in db.execute(_CLAIM + among)}
    for key in keys:
        row = rows.get(key)
        if row is None:
            continue
        holder = parties[key, "holder"]
        yield ClaimRow(
            key=key, claim=row[1], anchor=row[2], kind=row[3], type=row[4], core=row[5],
            mode=row[6], cameo=row[7], intensity=row[8],
            contexts=tuple(json.loads(row[9])) if row[9] else (),
            status=row[10], certainty=row[11], stance=row[12], hedged=bool(row[13]),
            narrative=row[14], day=row[15], time_start=row[16], time_end=row[17],
            granularity=row[18], time_source=row[19], since=row[20],
            actors=parties[key, "actor"], recipients=parties[key, "recipient"],
            holder=holder[0] if holder else None, of=parties[key, "of"],
            place=places.get(row[21]), chain=chains[key], says=tuple(says[key]),
            quantities=tuple(quantities[key]), trigger=row[22], trigger_span=(row[23], row[24]),
            words=row[25], words_span=(row[26], row[27]), evidence=tuple(spans[key]),
            confidence=row[28], rule=row[29], article=article_row(row[30:]),
        )  # fmt: skip


def _places(db: sqlite3.Connection, among: str) -> dict[int | None, PlaceRow]:
    return {
        key: PlaceRow(*values)
        for key, *values in db.execute(
            "SELECT id, text, name, geonames, country, admin1, feature, lat, lon, resolution"
            f" FROM places WHERE id IN (SELECT place_id FROM claims WHERE id IN {among}"
            f" UNION SELECT place_id FROM claim_actors WHERE claim_id IN {among})"
        )
    }


def _parties(
    db: sqlite3.Connection, among: str, places: dict[int | None, PlaceRow]
) -> dict[tuple[int, str], tuple[Party, ...]]:
    out: dict[tuple[int, str], tuple[Party, ...]] = defaultdict(tuple)
    found = db.execute(
        "SELECT p.claim_id, p.role, p.position, p.country, p.sector, p.text, p.span_start,"
        " p.span_end, e.entity, e.name, e.kind, p.place_id FROM claim_actors p"
        f" LEFT JOIN entities e ON e.id = p.entity_id WHERE p.claim_id IN {among}"
        " ORDER BY p.claim_id, p.role, p.position, p.code"
    )
    for (claim, role, _), rows in groupby(found, key=lambda row: row[:3]):
        group = list(rows)
        out[claim, role] += (_party([row[3:11] for row in group], places.get(group[0][11])),)
    return out


def _chains(db: sqlite3.Connection, among: str) -> dict[int, tuple[Party, ...]]:
    out: dict[int, tuple[Party, ...]] = defaultdict(tuple)
    found = db.execute(
        "SELECT l.claim_id, l.position, l.country, l.sector, l.text, l.span_start, l.span_end,"
        " e.entity, e.name, e.kind FROM chain_links l LEFT JOIN entities e ON e.id = l.entity_id"
        f" WHERE l.claim_id IN {among} ORDER BY l.claim_id, l.position, l.code"
    )
    for (claim, _), rows in groupby(found, key=lambda row: row[:2]):
        out[claim] += (_party([row[2:] for row in rows], None),)
    return out


def _party(rows: Sequence[Sequence[Any]], place: PlaceRow | None) -> Party:
    _, _, text, start, end, entity, name, kind = rows[0]
    codes = tuple(Code(row[0], row[1]) for row in rows if row[0] or row[1])
    return Party(text, (start, end), entity, name, kind, codes, place)


def _says(db: sqlite3.Connection, among: str) -> dict[int, list[SayRow]]:
    out: dict[int, list[SayRow]] = defaultdict(list)
    for claim, attribution, source, kind, anonymous, cue, cls, negated, *rest in db.execute(
        "SELECT j.claim_id, t.attribution, t.source, t.source_kind, t.anonymous, t.cue,"
        " t.cue_class, t.negated, t.quote, t.medium, t.basis FROM claim_attributions j"
        f" JOIN attributions t ON t.id = j.attribution_id WHERE j.claim_id IN {among}"
        " ORDER BY j.claim_id, j.position"
    ):
        out[claim].append(
            SayRow(attribution, source, kind, bool(anonymous), cue, cls, bool(negated), *rest)
        )
    return out
