"""The connection to a ledger file: opening, migrations, and SQLite's failures in plain words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sayso.errors import ResourceError, UsageError

APPLICATION_ID = 0x73617973  # "says"
WAIT_MS = 5_000
_HOME = Path(__file__).parent / "sql"
_OLDEST = (3, 37, 0)


def migrations() -> list[tuple[int, Path]]:
    """The numbered migrations that ship with the program, in order."""
    return sorted((int(p.name[:4]), p) for p in _HOME.glob("[0-9][0-9][0-9][0-9]_*.sql"))


def newest() -> int:
    """The schema's version that this program writes."""
    return migrations()[-1][0]


def connect(path: Path, *, create: bool, write: bool) -> sqlite3.Connection:
    """A connection to the ledger at `path`, its schema up to date.

    Without `write` the connection refuses every change. Raises UsageError where there is no such
    file (and not `create`), ResourceError where it is no ledger or a newer one.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise ResourceError(
            f"SQLite {sqlite3.sqlite_version} is too old for a ledger; Python with SQLite 3.37 or later is needed"
        )
    if path.is_dir():
        raise UsageError(
            f"{path}: a folder, not a ledger; name a file, such as {path / 'news.sayso'}"
        )
    if not path.exists():
        if not create:
            raise UsageError(f"{path}: no such ledger; `sayso add PATH --ledger {path}` makes one")
        if not path.absolute().parent.is_dir():
            raise UsageError(f"{path}: its folder does not exist; make it first")
    with plain_words(path):
        connection = _open(path, create=create)
        try:
            _prepare(connection, path, create=create)
            # FULL: what is acknowledged outlives a loss of power, not only a killed process.
            connection.execute("PRAGMA synchronous = FULL" if write else "PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    mode = "rwc" if create else "rw"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    try:
        return _dial(address)
    except sqlite3.OperationalError:
        # A folder without write permission: nobody can be writing there, if no WAL is left.
        if create or not path.exists() or Path(f"{path}-wal").exists():
            raise
        return _dial(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1")


def _dial(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, timeout=WAIT_MS / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    known = newest()
    version = _version(connection, path, create=create)
    if version == known:
        return
    if version == 0:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, path, create=create)
        for number, file in migrations():
            if number > version:
                for statement in statements(file.read_text(encoding="utf-8")):
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {known}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, path: Path, *, create: bool) -> int:
    """The schema's version in the file; 0 for an empty one. Raises where it is no ledger of ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables or application or version:
            raise ResourceError(
                f"{path}: an SQLite file, but not a sayso ledger; choose another file with --ledger"
            )
        if not create:
            raise ResourceError(f"{path}: an empty file; `sayso add PATH --ledger {path}` fills it")
        return 0
    if version > newest():
        raise ResourceError(
            f"{path}: written by a newer sayso (schema {version}; this one reads {newest()}); "
            "upgrade sayso to open it"
        )
    return int(version)


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one, so that they can stand in one transaction."""
    part: list[str] = []
    for line in script.splitlines():
        part.append(line)
        text = "\n".join(part)
        if line.rstrip().endswith(";") and sqlite3.complete_statement(text):
            yield text
            part = []
    if re.sub(r"--[^\n]*", "", "\n".join(part)).strip():
        raise ValueError(f"an SQL script ends in mid-statement: {part[0]}")


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """SQLite's errors about the file as a SaysoError that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        text = str(problem)
        if "locked" in text or "busy" in text:
            raise UsageError(
                f"{path}: another program holds its write lock ({text}, waited "
                f"{WAIT_MS // 1000} s); let it finish or close it, then run the command again"
            ) from problem
        if "readonly" in text:
            raise UsageError(
                f"{path}: the file cannot be written; check its permissions"
            ) from problem
        if "disk is full" in text or "disk I/O" in text:
            raise ResourceError(
                f"{path}: {text}; what was stored before is kept: free some space and run the command again"
            ) from problem
        if "unable to open" in text:
            raise UsageError(
                f"{path}: cannot be opened; check the path and its permissions"
            ) from problem
        if "fts5" in text and "no such module" in text:
            raise ResourceError(
                "this Python's SQLite has no full-text search (FTS5); use a Python that has it"
            ) from problem
        raise
    except sqlite3.DatabaseError as problem:
        if isinstance(problem, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise ResourceError(
            f"{path}: not a ledger, or damaged ({problem}); choose another file with --ledger"
        ) from problem
