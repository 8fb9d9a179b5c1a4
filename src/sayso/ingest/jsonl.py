"""JSON of many articles as a stream: one value a line, an array, or values one after the other."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator

from sayso.errors import InputError
from sayso.ingest.decode import decode_line
from sayso.ingest.stream import DAMAGED, MAX_LINE, damaged, read_lines

Items = Iterator[tuple[str, bytes | InputError]]

_CHUNK = 1 << 16
_SPACE = re.compile(rb"[\s,]*")
_SCALAR = re.compile(rb"[^\s,\[\]{}\"]+|[\]}]")
_SIGN = re.compile(rb"[\"{}\[\]]")
_STRING = re.compile(rb"(?:[^\"\\]++|\\.)*+", re.DOTALL)


def read_items(stream: io.BufferedReader, *, where: str, by_line: bool) -> Items:
    """The bytes of each JSON value with where it stands: FILE:LINE, or FILE:NUMBER in an array.

    A value broken, cut off or too long is an InputError in its place. `by_line`: what is no array
    has one value a line, even if the first is broken; else a first line that is no whole value
    begins one over many lines.
    """
    first = 1
    while (head := stream.peek(1)[:1]) and head.isspace():
        first += stream.read(1) == b"\n"
    if head == b"[":
        stream.read(1)
        return _values(stream, bytearray(), where=where, array=True)
    lines = read_lines(stream, where=where, first=first)
    number, line = next(lines, (first, b""))
    pretty = isinstance(line, bytes) and (
        line.strip() == b"{" or (not by_line and not _whole(line))
    )
    if pretty and isinstance(line, bytes):
        return _values(stream, bytearray(line), where=where, array=False)
    return _by_line(number, line, lines, where=where)


def load(raw: bytes, *, where: str) -> dict[str, object]:
    """The JSON object in `raw`. Raises InputError where it is none."""
    try:
        found = json.loads(decode_line(raw))
    except (ValueError, RecursionError) as problem:
        raise InputError(where, "unreadable", f"no JSON: {problem}") from problem
    if not isinstance(found, dict):
        kind = {list: "array", str: "string", type(None): "null", bool: "boolean"}
        name = kind.get(type(found), "number")
        raise InputError(where, "unreadable", f"a JSON {name} where an object is expected")
    return found


def _whole(line: bytes) -> bool:
    try:
        load(line, where="")
    except InputError:
        return False
    return True


def _by_line(
    number: int,
    line: bytes | InputError,
    lines: Iterator[tuple[int, bytes | InputError]],
    *,
    where: str,
) -> Items:
    while line:
        if isinstance(line, InputError):
            yield line.where, line
        elif bare := line.strip():
            yield f"{where}:{number}", bare
        number, line = next(lines, (number, b""))


def _values(stream: io.BufferedReader, buffer: bytearray, *, where: str, array: bool) -> Items:
    """The values of an array whose bracket is read, or values with white space between them."""
    scan = _Scan(buffer)
    number = 1
    while True:
        at = f"{where}:{number}"
        value = scan.take(array=array)
        if value is not None:
            yield at, value
            number += 1
            continue
        if scan.done:
            array = scan.done = False
            continue
        if len(buffer) > MAX_LINE:
            yield at, InputError(
                at, "too-long",
                f"a value of more than {MAX_LINE:,} bytes; what comes after is not read",
            )  # fmt: skip
            return
        try:
            more = stream.read1(_CHUNK)
        except DAMAGED as problem:
            yield at, damaged(at, problem)
            return
        if not more:
            if scan.left(array=array):
                yield at, InputError(at, "unreadable", "the JSON ends in the middle of this value")
            return
        buffer += more


class _Scan:
    """Finds where values end in bytes that come piece by piece; strings are not looked into."""

    def __init__(self, buffer: bytearray) -> None:
        self._buffer = buffer
        self._at = 0
        self._depth = 0
        self._in_string = False
        self.done = False

    def left(self, *, array: bool) -> bool:
        """Is something still open at the end?"""
        return array or bool(self._buffer.strip())

    def take(self, *, array: bool) -> bytes | None:
        """The next value, cut off the buffer; None where more bytes are needed, or where the array
        ends and `done` is set.
        """
        buffer = self._buffer
        if not self._depth and not self._in_string:
            space = _SPACE.match(buffer)
            if space:
                del buffer[: space.end()]
            if not buffer:
                return None
            if array and buffer.startswith(b"]"):
                del buffer[:1]
                self.done = True
                return None
            if buffer[0] not in b'{["':
                return self._scalar()
            self._at = 0
        while self._in_string or (sign := _SIGN.search(buffer, self._at)):
            if self._in_string:
                inside = _STRING.match(buffer, self._at)
                self._at = inside.end() if inside else self._at
                if buffer[self._at : self._at + 1] != b'"':
                    return None
                self._at += 1
                self._in_string = False
            else:
                assert sign is not None
                self._at = sign.end()
                self._in_string = sign.group() == b'"'
                self._depth += {b"{": 1, b"[": 1, b'"': 0}.get(sign.group(), -1)
            if not self._depth and not self._in_string:
                value = bytes(buffer[: self._at])
                del buffer[: self._at]
                return value
        self._at = len(buffer)
        return None

    def _scalar(self) -> bytes | None:
        found = _SCALAR.match(self._buffer)
        if found is None or found.end() == len(self._buffer) > 1:
            return None
        value = found.group()
        del self._buffer[: found.end()]
        return bytes(value)
