"""One writer at a time: a lock that dies with its process, and says who holds it."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sayso.errors import UsageError

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        os.lseek(file, 1 << 20, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """Held while a run writes to the ledger at `path`; use it in a `with` statement.

    The lock is the kernel's, on `path`-lock: a killed process leaves none behind. Entering raises
    UsageError where another process holds it.
    """

    def __init__(self, path: Path, command: str) -> None:
        self._ledger = path
        self._path = Path(f"{path}-lock")
        self._command = command
        self._file: int | None = None

    def __enter__(self) -> WriterLock:
        while True:
            try:
                file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as problem:
                raise UsageError(
                    f"{self._ledger}: cannot be written: {self._path}: {problem.strerror}"
                ) from problem
            try:
                _take(file)
            except OSError:
                holder = (
                    os.pread(file, 200, 0).decode("utf-8", "replace").strip()
                    if hasattr(os, "pread")
                    else ""
                )
                os.close(file)
                raise UsageError(
                    f"{self._ledger}: locked by {holder or 'another sayso'} ({self._path}); "
                    "let it finish or stop it, then run the command again"
                ) from None
            if self._is_mine(file):
                break
            os.close(file)
        os.ftruncate(file, 0)
        now = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
        os.write(file, f"`{self._command}`, process {os.getpid()}, since {now}\n".encode())
        self._file = file
        return self

    def _is_mine(self, file: int) -> bool:
        """Is the locked file still the one at the path? The holder before may have removed it."""
        try:
            return os.path.samestat(os.fstat(file), self._path.stat())
        except FileNotFoundError:
            return False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            if sys.platform == "win32":
                os.close(self._file)
            else:
                self._path.unlink(missing_ok=True)
                os.close(self._file)
            self._file = None
