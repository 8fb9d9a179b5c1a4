"""Files as streams of bytes in UTF-8: unpacked, recoded, cut into lines that have a greatest length."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sayso.errors import InputError
from sayso.ingest.decode import check_magic

MAX_LINE = 32_000_000
_MAX_SKIPPED = 1_000_000_000
_GZIP = b"\x1f\x8b"
_MARKS = (
    (b"\xef\xbb\xbf", None),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

DAMAGED = (EOFError, zlib.error, OSError)


@contextmanager
def open_stream(path: Path, *, where: str) -> Iterator[io.BufferedReader]:
    """The bytes of the file `path`, gzipped or not, as `prepare` gives them.

    Raises InputError where there is no such file, or it is no regular one, empty or binary.
    """
    try:
        if path.exists() and not path.is_file():
            raise InputError(where, "unreadable", "neither a file nor a folder")
        file = path.open("rb")
    except FileNotFoundError:
        raise InputError(where, "missing", "no such file") from None
    except (OSError, ValueError) as problem:
        raise InputError(where, "unreadable", str(problem)) from problem
    with file:
        packed = file.read(2) == _GZIP
        file.seek(0)
        plain = cast(io.BufferedIOBase, gzip.GzipFile(fileobj=file)) if packed else file
        try:
            stream = prepare(plain)
            head = stream.peek(16)
        except DAMAGED as problem:
            raise damaged(where, problem) from problem
        if not head:
            raise InputError(where, "empty", "the input is empty")
        check_magic(head, where=where)
        yield stream


def prepare(raw: io.BufferedIOBase, *, head: bytes | None = None) -> io.BufferedReader:
    """`raw` without its byte order mark; UTF-16 and UTF-32 that have one become UTF-8.

    `head` is what was read of it already.
    """
    head = raw.read(4) if head is None else head
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return io.BufferedReader(_Recoded(head[len(mark) :], raw, encoding), 1 << 16)
    return io.BufferedReader(_Recoded(head, raw, None), 1 << 16)


def read_lines(
    stream: io.BufferedReader, *, where: str, first: int = 1
) -> Iterator[tuple[int, bytes | InputError]]:
    """Each line with its number and its newline; instead of a line that is too long, why it is none.

    A damaged gzip file ends with the InputError that says so. Numbers count from `first`.
    """
    number = first
    while True:
        at = f"{where}:{number}"
        try:
            line = stream.readline(MAX_LINE + 1)
            whole = len(line) <= MAX_LINE or line.endswith(b"\n") or _skip_line(stream)
        except DAMAGED as problem:
            yield number, damaged(at, problem)
            return
        if not line:
            return
        if len(line) <= MAX_LINE:
            yield number, line
        else:
            detail = f"a line of more than {MAX_LINE:,} bytes"
            rest = "" if whole else "; what comes after is not read"
            yield number, InputError(at, "too-long", detail + rest)
            if not whole:
                return
        number += 1


def damaged(where: str, problem: BaseException) -> InputError:
    """What to tell where a gzip file cannot be unpacked any further."""
    return InputError(
        where, "unreadable", f"the file is damaged here, what comes after is lost: {problem}"
    )


def _skip_line(stream: io.BufferedReader) -> bool:
    """Pass over the rest of a line; False where it does not end within a gigabyte."""
    skipped = 0
    while skipped < _MAX_SKIPPED:
        piece = stream.readline(1 << 20)
        skipped += len(piece)
        if not piece or piece.endswith(b"\n"):
            return True
    return False


class _Recoded(io.RawIOBase):
    """The bytes of `head` and then of `rest`, from `encoding` to UTF-8; None leaves them as they are."""

    def __init__(self, head: bytes, rest: io.BufferedIOBase, encoding: str | None) -> None:
        self._rest = rest
        self._decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding else None
        self._left = self._recode(head)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`; 0 at the end."""
        while not self._left:
            raw = self._rest.read1(1 << 16)
            self._left = self._recode(raw)
            if not raw:
                break
        part = self._left[: len(buffer)]
        buffer[: len(part)] = part
        self._left = self._left[len(part) :]
        return len(part)

    def _recode(self, raw: bytes) -> bytes:
        if self._decoder is None:
            return raw
        return self._decoder.decode(raw, final=not raw).encode("utf-8", "replace")
