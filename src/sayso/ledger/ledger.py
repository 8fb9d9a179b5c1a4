"""The ledger: one SQLite file of articles, what is claimed in them, and what follows from that."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sayso.errors import InputError, UsageError
from sayso.ledger import clusters as cluster_rows
from sayso.ledger.ask import Asking
from sayso.ledger.connect import connect, plain_words
from sayso.ledger.lock import WriterLock
from sayso.ledger.rows import Added, Cluster, Relation, Written
from sayso.ledger.words import scrub
from sayso.ledger.write import at_version, write_article, write_record
from sayso.records import Article, Record

VERDICTS = ("accept", "reject", "correct", "skip", "undo")


class Ledger(Asking):
    """An open ledger. Use it in a `with` statement, or call `close`.

    Questions need no lock and no model. Whatever adds needs a run: `with ledger.run(...) as run`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, write: bool) -> None:
        super().__init__(connection, path)
        self._write = write

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, write: bool = False) -> Ledger:
        """The ledger at `path`. `create` makes the file where there is none, and implies `write`.

        Raises UsageError where there is no such file, ResourceError where it is no ledger or one
        of a newer sayso.
        """
        where = Path(path)
        write = write or create
        return cls(where, connect(where, create=create, write=write), write=write)

    def close(self) -> None:
        """Close the file. After the last writer the whole ledger is in one file again."""
        self._db.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def run(self, command: str, *, coder: str | None = None, arguments: str = "") -> Iterator[Run]:
        """A run over the ledger: the writer's lock is held, the run's row says how it ended.

        Raises UsageError where another process writes.
        """
        with WriterLock(self.path, command), plain_words(self.path):
            with self._transaction():
                key = self._db.execute(
                    "INSERT INTO runs (command, arguments, coder, started) VALUES (?, ?, ?, ?)",
                    (command, scrub(arguments), coder, _now()),
                ).lastrowid
            assert key is not None
            run = Run(self, key)
            try:
                yield run
            except BaseException as problem:
                stopped = isinstance(problem, KeyboardInterrupt | GeneratorExit)
                run.end("interrupted" if stopped else "failed")
                raise
            run.end("finished")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing. A failure inside leaves the ledger as it was before."""
        with plain_words(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def judge(
        self,
        claim: str,
        verdict: str,
        *,
        who: str,
        field: str | None = None,
        value: str | None = None,
        note: str | None = None,
        undoes: int | None = None,
    ) -> int:
        """Append a person's judgement on a claim (or an anchor); the number of its row.

        `verdict` is one of `VERDICTS`. Raises UsageError on another, and on an unknown claim.
        """
        if verdict not in VERDICTS:
            raise UsageError(f"verdict: unknown {verdict!r} (one of {', '.join(VERDICTS)})")
        with self._transaction() as db:
            found = db.execute(
                "SELECT c.anchor, CASE WHEN c.claim = ?1 THEN c.claim END, r.coder FROM claims c"
                " JOIN records r ON r.id = c.record_id WHERE c.claim = ?1 OR c.anchor = ?1"
                " ORDER BY r.run_to IS NOT NULL, r.revision DESC LIMIT 1",
                (claim,),
            ).fetchone()
            if found is None:
                raise self.no_such(claim)
            anchor, exact, coder = found
            return db.execute(
                "INSERT INTO judgements (anchor, claim, verdict, field, value, note, who, at, coder, undoes)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (anchor, exact, verdict, field, value, note, who, _now(), coder, undoes),
            ).lastrowid or 0  # fmt: skip


class Run:
    """What one run writes. Each article is one transaction; what is counted is in the runs table."""

    def __init__(self, ledger: Ledger, key: int) -> None:
        self._ledger = ledger
        self._db = ledger._db
        self.key = key
        self.stored = self.known = self.rejected = 0

    def add(self, record: Record, *, location: str | None = None, options: str = "") -> Added:
        """Keep `record`. The same article, text and coder change nothing.

        Another text (or date of publication) under a known id is the article's next version;
        another coder is a new revision of its claims. `location` and `options` are kept as where it
        came from: see `Ledger.has_input`.
        """
        with self._ledger._transaction():
            outcome, article = self._add(record)
            if location is not None:
                self._note(article, record, location, options)
        if outcome is Added.KNOWN:
            self.known += 1
        else:
            self.stored += 1
        return outcome

    def _add(self, record: Record) -> tuple[Added, int]:
        found = self._ledger.find_version(record.article)
        if found is not None:
            key, version = found
            if self._ledger.has_record(key, record.coder):
                return Added.KNOWN, key
            write_record(self._db, at_version(record, version), key, self.key)
            return Added.RECODED, key
        (latest,) = self._db.execute(
            "SELECT coalesce(max(version), 0) FROM articles WHERE article = ?",
            (scrub(record.article.id),),
        ).fetchone()
        self._db.execute(
            "UPDATE articles SET run_to = ? WHERE article = ? AND run_to IS NULL",
            (self.key, scrub(record.article.id)),
        )
        record = at_version(record, latest + 1)
        article = replace(record.article, version=latest + 1)
        key = write_article(self._db, article, self.key)
        write_record(self._db, record, key, self.key)
        return (Added.NEW_VERSION if latest else Added.ADDED), key

    def _note(self, article: int, record: Record, location: str, options: str) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO inputs (location, raw_sha256, options, coder, article_id, run_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (scrub(location), record.article.raw_sha256, options, record.coder, article, self.key),
        )
        self._db.execute(
            "UPDATE rejects SET run_to = ? WHERE location = ? AND run_to IS NULL",
            (self.key, scrub(location)),
        )

    def note_known(self, article: Article, coder: str, *, location: str, options: str = "") -> bool:
        """Is this article stored, read by this coder? Then note that it came from `location` too."""
        found = self._ledger.find_version(article)
        if found is None or not self._ledger.has_record(found[0], coder):
            return False
        with self._ledger._transaction():
            bare = Record(article, (), (), (), (), (), (), coder)
            self._note(found[0], bare, location, options)
        self.known += 1
        return True

    def reject(self, problem: InputError) -> None:
        """Keep that an input could not be read, and why. The same again changes nothing."""
        self.rejected += 1
        row = (scrub(problem.where), problem.reason, scrub(problem.detail))
        with self._ledger._transaction() as db:
            same = db.execute(
                "SELECT 1 FROM rejects WHERE location = ? AND reason = ? AND detail = ? AND run_to IS NULL",
                row,
            ).fetchone()
            if same is None:
                db.execute(
                    "UPDATE rejects SET run_to = ? WHERE location = ? AND run_to IS NULL",
                    (self.key, row[0]),
                )
                db.execute(
                    "INSERT INTO rejects (location, reason, detail, run_from) VALUES (?, ?, ?, ?)",
                    (*row, self.key),
                )

    def write_clusters(
        self, clusters: Iterable[Cluster], relations: Iterable[Relation] = ()
    ) -> Written:
        """Make these the clusters and relations that hold; the others are closed, not deleted."""
        with self._ledger._transaction() as db:
            return cluster_rows.write(db, self.key, clusters, relations)

    def end(self, outcome: str) -> None:
        """Say in the runs table how the run ended."""
        with self._ledger._transaction() as db:
            db.execute(
                "UPDATE runs SET ended = ?, outcome = ?, stored = ?, known = ?, rejected = ? WHERE id = ?",
                (_now(), outcome, self.stored, self.known, self.rejected, self.key),
            )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
