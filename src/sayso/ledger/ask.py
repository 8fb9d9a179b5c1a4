"""The questions that a ledger answers. None of them writes, none of them needs the model."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from itertools import groupby

from sayso.errors import UsageError
from sayso.ledger.ask_clusters import AskingClusters
from sayso.ledger.fetch import ARTICLE_COLUMNS, ARTICLE_TABLES, CLAIM_TABLES, article_row, claims_of
from sayso.ledger.filters import Filter, match, where
from sayso.ledger.rows import (
    ArticleRow,
    ClaimRow,
    EventRow,
    Hit,
    RejectRow,
    RunRow,
    Shown,
)
from sayso.ledger.words import scrub
from sayso.records import Article, Region

_ALL = Filter()
_ORDER = "ORDER BY c.day IS NULL, c.day, c.article_id, c.words_start, c.claim"
_NARROWING = (
    "actor",
    "recipient",
    "type",
    "place",
    "status",
    "stance",
    "said_by",
    "words",
    "about",
    "kind",
)


class Asking(AskingClusters):
    """The reading half of `Ledger`."""

    def claims(self, wanted: Filter = _ALL) -> list[ClaimRow]:
        """The claims that hold now and pass `wanted`, by day, article and place in the text."""
        condition, values = where(wanted)
        keys = self._keys(
            f"SELECT c.id FROM {CLAIM_TABLES} WHERE {condition} {_ORDER}{_page(wanted)}", values
        )
        return list(claims_of(self._db, keys))

    def events(self, wanted: Filter = _ALL) -> list[EventRow]:
        """The events of each article with the claims that pass `wanted`; `limit` counts events."""
        condition, values = where(wanted)
        anchors = self._rows(
            f"SELECT c.article_id, c.anchor, min(c.day), min(c.words_start) FROM {CLAIM_TABLES}"
            f" WHERE {condition} AND c.kind = 'event' GROUP BY c.article_id, c.anchor"
            f" ORDER BY 3 IS NULL, 3, 1, 4, 2{_page(wanted)}",
            values,
        )
        order = {(article, anchor): i for i, (article, anchor, *_) in enumerate(anchors)}
        if len(order) <= 5_000:
            condition += f" AND c.anchor IN ({', '.join('?' * len(order))})"
            values += [anchor for _, anchor in order]
        found = self._rows(
            f"SELECT c.id, c.article_id, c.anchor FROM {CLAIM_TABLES}"
            f" WHERE {condition} AND c.kind = 'event' ORDER BY c.claim",
            values,
        )
        held = sorted((order[a, anchor], key) for key, a, anchor in found if (a, anchor) in order)
        rows = claims_of(self._db, (key for _, key in held))
        return [EventRow(a, tuple(g)) for a, g in groupby(rows, key=lambda row: row.anchor)]

    def articles(self, wanted: Filter = _ALL) -> list[ArticleRow]:
        """The articles in their newest version, by date of publication.

        A filter on claims keeps the articles with a claim that passes; dates and outlet alone
        filter the articles themselves.
        """
        condition, values = _articles_where(wanted)
        found = self._rows(
            f"SELECT {ARTICLE_COLUMNS} FROM {ARTICLE_TABLES} WHERE {condition}"
            f" ORDER BY a.published IS NULL, a.published, a.id{_page(wanted)}",
            values,
        )
        return [article_row(row) for row in found]

    def search(self, words: str, wanted: Filter = _ALL) -> list[Hit]:
        """The articles whose text has all of `words`, best first; see `filters.match` for the form."""
        condition, values = _articles_where(wanted)
        found = self._rows(
            f"SELECT {ARTICLE_COLUMNS}, snippet(texts_fts, 0, '[', ']', ' ... ', 24)"
            f" FROM texts_fts f JOIN {ARTICLE_TABLES.replace('articles a JOIN texts t ON t.id = a.text_id', 'texts t ON t.id = f.rowid JOIN articles a ON a.text_id = t.id')}"
            f" WHERE texts_fts MATCH ? AND {condition} ORDER BY rank, a.id{_page(wanted)}",
            [match(words), *values],
        )
        return [Hit(article_row(row[:-1]), " ".join(row[-1].split())) for row in found]

    def show(self, name: str) -> Shown | ClaimRow | EventRow:
        """The article of this id, URL, text hash or number; else the claim or event of this id.

        Raises UsageError where there is none, naming ids that begin alike.
        """
        claims = [k for (k,) in self._rows(
            "SELECT c.id FROM claims c JOIN records r ON r.id = c.record_id"
            " WHERE c.claim = ?1 OR c.anchor = ?1"
            " ORDER BY r.run_to IS NOT NULL, r.revision DESC, c.claim", [name],
        )]  # fmt: skip
        if claims:
            rows = list(claims_of(self._db, claims))
            newest = [row for row in rows if row.article.coder == rows[0].article.coder]
            own = [row for row in newest if row.claim == name]
            return (
                own[0]
                if own
                else EventRow(name, tuple({r.claim: r for r in reversed(newest)}.values())[::-1])
            )
        found = self._rows(
            f"SELECT {ARTICLE_COLUMNS}, t.text FROM {ARTICLE_TABLES} WHERE a.run_to IS NULL"
            " AND (a.article = ?1 OR a.url = ?1 OR t.text_hash = ?1 OR CAST(a.id AS TEXT) = ?1)"
            " ORDER BY a.article <> ?1, a.id LIMIT 1",
            [scrub(name)],
        )
        if not found:
            raise self.no_such(name)
        article = article_row(found[0][:-1])
        versions = self._keys(
            "SELECT version FROM articles WHERE article = ? ORDER BY version", [article.article]
        )
        return Shown(
            article=article,
            text=found[0][-1],
            line=self.line(article.key),
            claims=tuple(self.claims(Filter(article=article.key))),
            versions=tuple(versions),
        )

    def no_such(self, name: str) -> UsageError:
        """That nothing is called `name`, with what is called nearly so."""
        like = name.rpartition(".")[0] or name
        near = self._rows(
            "SELECT claim FROM claims WHERE claim LIKE ?1 || '%' UNION"
            " SELECT article FROM articles WHERE article LIKE ?1 || '%' LIMIT 3", [like[:60]],
        )  # fmt: skip
        hint = (
            f" — did you mean {' or '.join(n for (n,) in near)}?" if near and len(like) > 2 else ""
        )
        return UsageError(f"{self.path}: no article or claim {name!r}{hint}")

    def line(self, article: int, *, coder: str | None = None) -> str:
        """The sayso/1 line of an article's newest reading, or of the reading by `coder`."""
        found = self._rows(
            "SELECT line FROM records WHERE article_id = ?1 AND (coder = ?2 OR ?2 IS NULL)"
            " ORDER BY run_to IS NOT NULL, revision DESC LIMIT 1", [article, coder],
        )  # fmt: skip
        if not found:
            raise UsageError(
                f"{self.path}: article {article} was not read by {coder or 'any coder'}"
            )
        return zlib.decompress(found[0][0]).decode("utf-8")

    def lines(self, wanted: Filter = _ALL) -> Iterator[str]:
        """The sayso/1 line of each article that `articles` gives."""
        for article in self.articles(wanted):
            yield self.line(article.key)

    def rejects(self) -> list[RejectRow]:
        """The inputs that could not be read, as far as they were not read since."""
        return [
            RejectRow(*row)
            for row in self._rows("SELECT location, reason, detail, since FROM v_rejects")
        ]

    def runs(self) -> list[RunRow]:
        """Every run over this ledger, in order."""
        return [RunRow(*row) for row in self._rows(
            "SELECT id, command, coder, started, ended, outcome, stored, known, rejected FROM runs ORDER BY id"
        )]  # fmt: skip

    def coders(self) -> dict[str, int]:
        """How many articles each coder's reading holds for now."""
        return dict(self._rows(
            "SELECT r.coder, count(*) FROM records r JOIN articles a ON a.id = r.article_id"
            " WHERE r.run_to IS NULL AND a.run_to IS NULL GROUP BY r.coder ORDER BY r.coder"
        ))  # fmt: skip

    def find_version(self, article: Article) -> tuple[int, int] | None:
        """Number and version of the stored article with this id, text and date; an unknown date fits any."""
        found = self._rows(
            "SELECT a.id, a.version FROM articles a JOIN texts t ON t.id = a.text_id"
            " WHERE a.article = ?1 AND t.text_hash = ?2 AND (?3 IS NULL OR a.published = ?3)"
            " ORDER BY a.version DESC LIMIT 1",
            [scrub(article.id), article.text_hash, article.published],
        )
        return (found[0][0], found[0][1]) if found else None

    def has_record(self, article: int, coder: str) -> bool:
        """Did `coder` read the article of this number?"""
        return bool(
            self._rows("SELECT 1 FROM records WHERE article_id = ? AND coder = ?", [article, coder])
        )

    def has_input(self, raw_sha256: str, coder: str, *, location: str, options: str = "") -> bool:
        """Are these bytes from this place, read with these options by this coder, stored?"""
        return bool(self._rows(
            "SELECT 1 FROM inputs WHERE raw_sha256 = ? AND location = ? AND options = ? AND coder = ?",
            [raw_sha256, scrub(location), options, coder],
        ))  # fmt: skip

    def stored_articles(self, *, unless_coder: str | None = None) -> Iterator[Article]:
        """The articles in their newest version as they were read, but those read by `unless_coder`."""
        keys = self._keys(
            "SELECT a.id FROM articles a WHERE a.run_to IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM records r WHERE r.article_id = a.id AND r.coder = ?) ORDER BY a.id",
            [unless_coder],
        )
        for key in keys:
            (row,) = self._rows(
                "SELECT article, version, raw_sha256, url, outlet, wire, byline, dateline, title,"
                " published, published_source, language FROM articles WHERE id = ?", [key],
            )  # fmt: skip
            told = json.loads(self.line(key))["article"]
            (text_hash,) = self._keys(
                "SELECT t.text_hash FROM articles a JOIN texts t ON t.id = a.text_id WHERE a.id = ?",
                [key],
            )
            yield Article(
                id=told["id"], text=told["text"], text_hash=text_hash, raw_sha256=row[2],
                version=row[1],
                regions=tuple(Region(r["kind"], (r["span"][0], r["span"][1])) for r in told["regions"]),
                url=row[3], outlet=row[4], wire=row[5], byline=row[6], dateline=row[7],
                title=row[8], published=row[9], published_source=row[10], language=row[11],
            )  # fmt: skip


def _articles_where(wanted: Filter) -> tuple[str, list[str | int]]:
    if any(getattr(wanted, name) is not None for name in _NARROWING):
        condition, values = where(wanted)
        return (
            f"a.run_to IS NULL AND a.id IN (SELECT c.article_id FROM {CLAIM_TABLES} WHERE {condition})",
            values,
        )
    parts, values = ["a.run_to IS NULL"], []
    for sign, name in ((">=", "since"), ("<=", "until")):
        day = getattr(wanted, name)
        if day is not None:
            parts.append(f"substr(a.published, 1, ?) {sign} ?")
            values += [len(day), day]
    if wanted.outlet is not None:
        parts.append("(instr(lower(a.outlet), lower(?)) OR instr(lower(a.wire), lower(?)))")
        values += [wanted.outlet, wanted.outlet]
    return " AND ".join(parts), values


def _page(wanted: Filter) -> str:
    if wanted.limit is None and not wanted.offset:
        return ""
    return f" LIMIT {-1 if wanted.limit is None else int(wanted.limit)} OFFSET {int(wanted.offset)}"
