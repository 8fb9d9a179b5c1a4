"""One Record as rows: what `Ledger.add` writes inside its transaction."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import replace

from sayso import ids
from sayso.coder.interchange import to_json
from sayso.ledger.words import scrub, sentence_at
from sayso.records import Article, Attribution, Code, EventClaim, Record, Ref, StateClaim

Params = tuple[str | int | float | bytes | None, ...]


def at_version(record: Record, version: int) -> Record:
    """`record` as the reading of the article's n-th version: its number, and anchors of its own.

    An anchor stands on article version, kind and trigger; the first version's are the coder's.
    """
    if version == 1:
        return record
    place = f"{record.article.id}@{version}"

    def name(claim: EventClaim | StateClaim, kind: str) -> str:
        number = claim.id.rpartition(".")[2]
        return f"{ids.anchor(place, kind, *claim.trigger)}.{number}"

    return replace(
        record,
        article=replace(record.article, version=version),
        events=tuple(replace(e, id=name(e, "event")) for e in record.events),
        states=tuple(replace(s, id=name(s, "state")) for s in record.states),
    )


def write_article(db: sqlite3.Connection, article: Article, run: int) -> int:
    """The row of one article version, its text shared with the others that have it."""
    text = scrub(article.text)
    found = db.execute("SELECT id FROM texts WHERE text_hash = ?", (article.text_hash,)).fetchone()
    if found is None:
        text_id = _insert(db, "texts", text_hash=article.text_hash, text=text)
    else:
        text_id = found[0]
    key = _insert(
        db, "articles", article=scrub(article.id), version=article.version, text_id=text_id,
        raw_sha256=article.raw_sha256, url=article.url, outlet=article.outlet, wire=article.wire,
        byline=article.byline, dateline=article.dateline, title=article.title,
        published=article.published, published_source=article.published_source,
        language=article.language, run_from=run,
    )  # fmt: skip
    db.executemany(
        "INSERT INTO regions VALUES (?, ?, ?, ?, ?)",
        [(key, i, r.kind, *r.span) for i, r in enumerate(article.regions)],
    )
    return key


def write_record(db: sqlite3.Connection, record: Record, article: int, run: int) -> int:
    """The rows of one reading of the article version `article`; earlier readings are closed."""
    (revision,) = db.execute(
        "SELECT coalesce(max(revision), 0) + 1 FROM records WHERE article_id = ?", (article,)
    ).fetchone()
    db.execute(
        "UPDATE records SET run_to = ? WHERE article_id = ? AND run_to IS NULL", (run, article)
    )
    line = zlib.compress(to_json(record).encode("utf-8"))
    key = _insert(
        db, "records", article_id=article, coder=record.coder, revision=revision, line=line,
        run_from=run,
    )  # fmt: skip
    _Rows(db, record, article, key).write()
    return key


class _Rows:
    """The parts of one record, with the numbers that their rows were given."""

    def __init__(self, db: sqlite3.Connection, record: Record, article: int, key: int) -> None:
        self._db = db
        self._record = record
        self._article = article
        self._key = key
        self._entities: dict[str, int] = {}
        self._codes: dict[str, tuple[Code, ...]] = {e.id: e.codes for e in record.entities}
        self._places: dict[str, int] = {}
        self._times: dict[str, int] = {}
        self._attributions: dict[str, int] = {}
        self._events: dict[str, int] = {}
        self._states: dict[str, int] = {}

    def write(self) -> None:
        self._write_entities()
        self._write_places_and_times()
        for attribution in self._record.attributions:
            self._write_attribution(attribution)
        for event in self._record.events:
            self._write_event(event)
        for state in self._record.states:
            self._write_state(state)

    def _words(self, span: tuple[int, int]) -> str:
        return scrub(self._record.article.text[span[0] : span[1]])

    def _write_entities(self) -> None:
        codes: list[Params] = []
        mentions: list[Params] = []
        for e in self._record.entities:
            first = e.codes[0] if e.codes else Code(None, None)
            key = self._entities[e.id] = _insert(
                self._db, "entities", record_id=self._key, entity=e.id, name=e.name, kind=e.kind,
                country=first.country, sector=first.sector, rule=e.rule,
            )  # fmt: skip
            codes += [(key, i, c.country, c.sector) for i, c in enumerate(e.codes)]
            mentions += [(key, m.kind, self._words(m.span), *m.span) for m in e.mentions]
        self._db.executemany("INSERT INTO entity_codes VALUES (?, ?, ?, ?)", codes)
        self._db.executemany(
            "INSERT INTO mentions (entity_id, kind, text, span_start, span_end) VALUES (?, ?, ?, ?, ?)",
            mentions,
        )

    def _write_places_and_times(self) -> None:
        for p in self._record.places:
            self._places[p.id] = _insert(
                self._db, "places", record_id=self._key, place=p.id, text=p.text,
                span_start=p.span[0], span_end=p.span[1], name=p.name, geonames=p.geonames,
                country=p.country, admin1=p.admin1, feature=p.feature, lat=p.lat, lon=p.lon,
                resolution=p.resolution, literal=int(p.literal), rule=p.rule,
            )  # fmt: skip
        for t in self._record.times:
            self._times[t.id] = _insert(
                self._db, "times", record_id=self._key, timex=t.id, text=t.text,
                span_start=t.span[0], span_end=t.span[1], type=t.type, value=t.value,
                time_start=t.start, time_end=t.end, granularity=t.granularity, zone=t.zone,
                rule=t.rule,
            )  # fmt: skip

    def _write_attribution(self, a: Attribution) -> None:
        s = a.source
        key = self._attributions[a.id] = _insert(
            self._db, "attributions", record_id=self._key, attribution=a.id,
            entity_id=self._entity(s.entity) if s else None, source=s.text if s else None,
            source_kind=s.kind if s else None, source_start=s.span[0] if s else None,
            source_end=s.span[1] if s else None, anonymous=int(s.anonymous) if s else None,
            justification=s.justification if s else None, cue=a.cue.text, cue_class=a.cue.cls,
            cue_lemma=a.cue.lemma, cue_start=a.cue.span[0], cue_end=a.cue.span[1],
            negated=int(a.cue.negated), quote=a.quote, medium=a.medium, basis=a.basis,
            time_id=self._times.get(a.time) if a.time else None, parent=a.parent,
            confidence=a.confidence, rule=a.rule,
        )  # fmt: skip
        self._db.executemany(
            "INSERT INTO attribution_spans VALUES (?, ?, ?, ?)",
            [(key, i, *span) for i, span in enumerate(a.content)],
        )

    def _write_event(self, e: EventClaim) -> None:
        anchor = e.id.rpartition(".")[0] or e.id
        if anchor not in self._events:
            self._events[anchor] = _insert(
                self._db, "events", record_id=self._key, anchor=anchor, type=e.type, core=e.core,
                mode=e.mode, contexts=json.dumps(e.contexts), cameo=e.cameo,
                intensity=e.intensity, trigger_text=self._words(e.trigger),
                trigger_start=e.trigger[0], trigger_end=e.trigger[1],
            )  # fmt: skip
        time = e.time
        key = self._write_claim(
            e, "event", anchor, event_id=self._events[anchor], type=e.type, core=e.core,
            mode=e.mode, hedged=int(e.hedged), narrative=e.narrative,
            place_id=self._places.get(e.place) if e.place else None,
            day=_day(time.start if time else None) or _day(self._record.article.published),
            time_start=time.start if time else None, time_end=time.end if time else None,
            granularity=time.granularity if time else None,
            time_source=time.source if time else None,
        )  # fmt: skip
        self._write_parties(key, "actor", e.actors)
        self._write_parties(key, "recipient", e.recipients)

    def _write_state(self, s: StateClaim) -> None:
        anchor = s.id.rpartition(".")[0] or s.id
        if anchor not in self._states:
            self._states[anchor] = _insert(
                self._db, "states", record_id=self._key, anchor=anchor, kind=s.kind, since=s.since,
                trigger_text=self._words(s.trigger), trigger_start=s.trigger[0],
                trigger_end=s.trigger[1],
            )  # fmt: skip
        place = next((r.place for r in s.of if r.place), None)
        key = self._write_claim(
            s, "state", anchor, state_id=self._states[anchor], type=s.kind, core=s.kind,
            hedged=0, narrative="foreground",
            place_id=self._places.get(place) if place else None,
            day=_day(self._record.article.published),
        )  # fmt: skip
        self._write_parties(key, "holder", (s.holder,) if s.holder else ())
        self._write_parties(key, "of", s.of)

    def _write_claim(
        self, c: EventClaim | StateClaim, kind: str, anchor: str, **columns: str | int | None
    ) -> int:
        text = self._record.article.text
        words = sentence_at(text, c.trigger, c.evidence)
        root = c.chain[0] if c.chain else None
        key = _insert(
            self._db, "claims", record_id=self._key, article_id=self._article, anchor=anchor,
            claim=c.id, kind=kind, status=c.status, certainty=c.certainty, stance=c.stance,
            root=root.text if root else None,
            root_entity_id=self._entity(root.entity) if root else None,
            words=self._words(words), words_start=words[0], words_end=words[1],
            confidence=c.confidence, rule=c.rule, **columns,
        )  # fmt: skip
        links: list[Params] = []
        for i, link in enumerate(c.chain):
            for j, code in enumerate(self._codes_of(link)):
                links.append(
                    (key, i, j, code.country, code.sector, scrub(link.text), *link.span, self._entity(link.entity))
                )  # fmt: skip
        execute = self._db.executemany
        execute("INSERT INTO chain_links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", links)
        known = [self._attributions[a] for a in c.attributions if a in self._attributions]
        execute(
            "INSERT INTO claim_attributions VALUES (?, ?, ?)",
            [(key, i, a) for i, a in enumerate(known)],
        )
        execute(
            "INSERT INTO evidence VALUES (?, ?, ?, ?)",
            [(key, i, *span) for i, span in enumerate(c.evidence)],
        )
        execute(
            "INSERT INTO quantities VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(key, i, q.kind, q.low, q.high, q.bound, *q.span) for i, q in enumerate(c.quantities)],
        )
        return key

    def _write_parties(self, claim: int, role: str, refs: tuple[Ref, ...]) -> None:
        rows: list[Params] = []
        for i, ref in enumerate(refs):
            place = self._places.get(ref.place) if ref.place else None
            for j, code in enumerate(self._codes_of(ref)):
                rows.append(
                    (claim, role, i, j, code.country, code.sector, scrub(ref.text), *ref.span,
                     self._entity(ref.entity), place)
                )  # fmt: skip
        self._db.executemany(
            "INSERT INTO claim_actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
        )

    def _codes_of(self, ref: Ref) -> tuple[Code, ...]:
        """The codes of `ref`, else of its entity, else one empty code: each party has a row."""
        return ref.codes or self._codes.get(ref.entity or "", ()) or (Code(None, None),)

    def _entity(self, entity: str | None) -> int | None:
        return self._entities.get(entity) if entity else None


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def _insert(db: sqlite3.Connection, table: str, **columns: str | int | float | bytes | None) -> int:
    values = [scrub(v) if isinstance(v, str) else v for v in columns.values()]
    marks = ", ".join("?" * len(columns))
    cursor = db.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)
    assert cursor.lastrowid is not None
    return cursor.lastrowid
