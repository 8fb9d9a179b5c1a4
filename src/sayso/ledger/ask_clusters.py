"""The questions about happenings: what clustering reads, the clusters that hold, and who is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.errors import UsageError
from sayso.ledger import clusters as cluster_rows
from sayso.ledger.fetch import CLAIM_TABLES, claims_of
from sayso.ledger.filters import Filter, where
from sayso.ledger.queries import Queries
from sayso.ledger.rows import ClaimRow, Cluster, NameRow, TextRow, TownRow
from sayso.text import Span, merge

_NOW = "r.run_to IS NULL AND a.run_to IS NULL"

_ORDERS = {
    "id": "k.cluster",
    "day": "coalesce(k.time_start, (SELECT min(c.day) FROM cluster_claims m JOIN claims c ON"
    " c.claim = m.claim WHERE m.cluster_id = k.id)) NULLS LAST, k.cluster",
    "articles": "k.articles DESC, k.outlets DESC, k.origins_high DESC, (SELECT count(*) FROM"
    " cluster_claims m WHERE m.cluster_id = k.id) DESC, k.cluster",
}


class AskingClusters(Queries):
    """The part of `Asking` that knows clusters."""

    def claims_for_clusters(self) -> Iterator[ClaimRow]:
        """Every claim that holds now, in the order of the ledger: what clustering needs."""
        keys = self._keys(
            f"SELECT c.id FROM {CLAIM_TABLES} WHERE r.run_to IS NULL AND a.run_to IS NULL ORDER BY c.id",
            [],
        )
        yield from claims_of(self._db, keys)

    def texts_for_clusters(self) -> Iterator[TextRow]:
        """Every text of a newest version once, with its direct quotations and who carries it."""
        held: dict[int, list[int]] = defaultdict(list)
        for text, article in self._rows(
            "SELECT text_id, id FROM articles WHERE run_to IS NULL ORDER BY id", []
        ):
            held[text].append(article)
        for key, articles in held.items():
            ((text_hash, text),) = self._rows(
                "SELECT text_hash, text FROM texts WHERE id = ?", [key]
            )
            quoted: list[Span] = self._rows(
                "SELECT s.span_start, s.span_end FROM attributions t JOIN records r ON r.id = t.record_id"
                " JOIN attribution_spans s ON s.attribution_id = t.id"
                " WHERE r.article_id = ? AND r.run_to IS NULL AND t.quote = 'direct'", [articles[0]],
            )  # fmt: skip
            yield TextRow(text_hash, text, merge(quoted), tuple(articles))

    def names_for_clusters(self) -> Iterator[NameRow]:
        """Every naming by a proper name in the newest versions, in the order of the ledger."""
        for article, entity, kind, name, start, end in self._rows(
            "SELECT r.article_id, e.entity, e.kind, e.name, m.span_start, m.span_end FROM mentions m"
            " JOIN entities e ON e.id = m.entity_id JOIN records r ON r.id = e.record_id"
            f" JOIN articles a ON a.id = r.article_id WHERE m.kind = 'name' AND {_NOW}"
            " ORDER BY m.id"
        ):
            yield NameRow(article, entity, kind, name, (start, end))

    def towns_for_clusters(self) -> Iterator[TownRow]:
        """Every town named in the newest versions, in the order of the ledger."""
        for article, name, start, end, head in self._rows(
            "SELECT r.article_id, coalesce(p.name, p.text), p.span_start, p.span_end,"
            " EXISTS (SELECT 1 FROM regions g WHERE g.article_id = r.article_id AND g.kind IN"
            " ('headline', 'dateline') AND g.span_start <= p.span_start AND p.span_end <= g.span_end)"
            " FROM places p JOIN records r ON r.id = p.record_id JOIN articles a ON a.id = r.article_id"
            " WHERE p.literal AND coalesce(p.resolution, 'city') IN ('exact', 'city', 'admin2')"
            f" AND {_NOW} ORDER BY p.id"
        ):
            yield TownRow(article, name, (start, end), bool(head))

    def has_unclustered(self) -> bool:
        """Is there a claim that holds and is in no cluster: was a run stopped before it clustered?"""
        return bool(self._rows(
            f"SELECT 1 FROM {CLAIM_TABLES} WHERE {_NOW} AND NOT EXISTS (SELECT 1 FROM cluster_claims m"
            " WHERE m.claim = c.claim AND m.run_to IS NULL) LIMIT 1"
        ))  # fmt: skip

    def claims_named(self, names: Sequence[str]) -> dict[str, ClaimRow]:
        """The claims that hold now, by id; ids that nothing has any more are left out."""
        out: dict[str, ClaimRow] = {}
        for at in range(0, len(names), 500):
            part = names[at : at + 500]
            keys = self._keys(
                f"SELECT c.id FROM {CLAIM_TABLES} WHERE {_NOW}"
                f" AND c.claim IN ({', '.join('?' * len(part))}) ORDER BY c.claim",
                part,
            )
            out |= {row.claim: row for row in claims_of(self._db, keys)}
        return out

    def text_of(self, article: int) -> str:
        """The text of the article of this number."""
        ((text,),) = self._rows(
            "SELECT t.text FROM articles a JOIN texts t ON t.id = a.text_id WHERE a.id = ?",
            [article],
        )
        return str(text)

    def clusters(
        self,
        wanted: Filter | None = None,
        *,
        min_articles: int = 1,
        min_origins: int = 0,
        verdict: str | None = None,
        disputed: bool = False,
        by: str = "id",
    ) -> list[Cluster]:
        """The clusters that hold now.

        `wanted` keeps those with a claim that passes it; its `type` is that of the cluster. `by`
        orders them: id, day, or articles (most first; then outlets, origins, claims).
        `min_origins` counts what is certain; `verdict` is one of the words; `disputed` keeps those
        with a dispute.
        """
        parts = ["k.run_to IS NULL", "k.articles >= ?", "k.origins_low >= ?"]
        values: list[str | int] = [min_articles, min_origins]
        if wanted is not None:
            if wanted.type is not None:
                parts.append("k.type IN (?, ?)")
                values += [wanted.type.upper(), wanted.type.lower()]
            condition, given = where(replace(wanted, type=None))
            parts.append(
                "k.id IN (SELECT m.cluster_id FROM cluster_claims m WHERE m.run_to IS NULL AND m.claim"
                f" IN (SELECT c.claim FROM {CLAIM_TABLES} WHERE {condition}))"
            )
            values += given
        if verdict is not None:
            parts.append("' ' || k.verdict || ' ' LIKE ?")
            values.append(f"% {verdict} %")
        if disputed:
            parts.append("EXISTS (SELECT 1 FROM disputes d WHERE d.cluster_id = k.id)")
        limit = f" LIMIT {wanted.limit}" if wanted is not None and wanted.limit else ""
        keys = self._keys(
            f"SELECT k.id FROM clusters k WHERE {' AND '.join(parts)} ORDER BY {_ORDERS[by]}{limit}",
            values,
        )
        return [cluster_rows.read(self._db, key) for key in keys]

    def cluster(self, name: str) -> Cluster:
        """The cluster of this id, of an id that it had before, or that holds this claim or anchor."""
        found = self._keys(
            "SELECT k.id FROM clusters k WHERE k.run_to IS NULL AND (k.cluster = ?1"
            " OR k.cluster IN (SELECT new FROM aliases WHERE old = ?1 AND run_to IS NULL)"
            " OR k.id IN (SELECT cluster_id FROM cluster_claims WHERE claim = ?1 OR anchor = ?1))"
            " ORDER BY k.cluster <> ?1 LIMIT 1", [name],
        )  # fmt: skip
        if not found:
            raise UsageError(
                f"{self.path}: no cluster {name!r}, and none that holds a claim of this id"
            )
        return cluster_rows.read(self._db, found[0])
