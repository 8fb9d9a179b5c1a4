"""CSV and TSV as a stream of rows under the names of the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sayso.errors import InputError
from sayso.ingest.decode import decode_line
from sayso.ingest.stream import MAX_LINE, read_lines

DELIMITERS = (",", ";", "\t", "|")
Row = dict[str, object]


class Table:
    """The rows of one file. `names` is the header; `tabs` says that its cells end in tabs.

    Without `tabs` the delimiter is the one of `DELIMITERS` that the header has most of.
    """

    def __init__(self, stream: io.BufferedReader, *, where: str, tabs: bool) -> None:
        self.where = where
        self._lines = _Lines(stream, where)
        csv.field_size_limit(MAX_LINE)
        self._delimiter = "\t" if tabs else ","
        while (line := self._lines.ahead()) is not None and (
            not line.strip() or line.lower().startswith("sep=")
        ):
            next(self._lines)
        if line is None:
            raise InputError(where, "empty", "there is no row in it")
        if not tabs:
            self._delimiter = max(DELIMITERS, key=line.count)
        _, header = next(self._rows())
        if isinstance(header, InputError):
            raise header
        self.names = [name.strip() for name in header]

    def __iter__(self) -> Iterator[tuple[str, Row | InputError]]:
        """Each row with FILE:LINE, the line where it begins. Rows of empty cells are left out.

        Empty cells at a row's end may be missing, as Excel writes them; but a row of one cell is
        the rest of a text that is not in quotation marks.
        """
        for number, cells in self._rows(len(self.names)):
            at = f"{self.where}:{number}"
            if isinstance(cells, InputError):
                yield cells.where, cells
            elif any(cells[len(self.names) :]) or len(cells) == 1 < len(self.names):
                if not any(cell.strip() for cell in cells):
                    continue
                yield at, InputError(
                    at, "unreadable",
                    f"{len(cells)} cell(s), but the header has {len(self.names)}: a delimiter or "
                    "quotation mark is out of place",
                )  # fmt: skip
            elif any(cell.strip() for cell in cells):
                row: Row = {}
                for name, cell in zip(self.names, cells, strict=False):
                    if name:
                        row.setdefault(name, cell)
                yield at, row

    def _rows(self, width: int | None = None) -> Iterator[tuple[int, list[str] | InputError]]:
        """Cells by the number of their first line; `width` is how many a whole row has."""
        reader = csv.reader(self._lines, delimiter=self._delimiter)
        while True:
            number = self._lines.begin()
            problem = None
            try:
                plain = self._plain(width)
                if plain and all(map(_is_closed, plain)):
                    next(self._lines)
                    yield number, [_unquote(cell) for cell in plain]
                    continue
                cells = next(reader)
            except StopIteration:
                return
            except InputError as found:
                yield number, found
                reader = csv.reader(self._lines, delimiter=self._delimiter)
                continue
            except csv.Error as found:
                problem = str(found)
            else:
                if self._lines.ended:
                    problem = "a quotation mark is opened and not closed"
                elif plain is None or len(cells) == width:
                    yield number, cells
                    continue
            # The lines after the first are read again as rows of their own.
            self._lines.back()
            reader = csv.reader(self._lines, delimiter=self._delimiter)
            at = f"{self.where}:{number}"
            yield number, plain or InputError(at, "unreadable", f"a broken row: {problem}")

    def _plain(self, width: int | None) -> list[str] | None:
        """The cells of a line of `width` cells between tabs, quotation marks and all.

        Many files put tabs between texts that are not quoted and begin with a quotation.
        """
        line = self._lines.ahead() if self._delimiter == "\t" else None
        cells = line.rstrip("\r\n").split("\t") if line else []
        return cells if len(cells) == width else None


def _is_closed(cell: str) -> bool:
    return not cell.startswith('"') or _is_quoted(cell) or cell.count('"') % 2 == 0


def _is_quoted(cell: str) -> bool:
    inner = cell[1:-1].replace('""', "")
    return len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner


def _unquote(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if _is_quoted(cell) else cell


class _Lines:
    """Decoded lines that can be looked at ahead of time and given back."""

    def __init__(self, stream: io.BufferedReader, where: str) -> None:
        self._source = read_lines(stream, where=where)
        self._waiting: list[str | InputError] = []
        self._taken: list[str] = []
        self._number = 0
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        """The next line. Raises the InputError of a line that cannot be read."""
        line = self._next()
        if line is None:
            self.ended = True
            raise StopIteration
        self._number += 1
        if isinstance(line, InputError):
            raise line
        self._taken.append(line)
        return line

    def ahead(self) -> str | None:
        """The line that comes next; None at the end, and where it cannot be read."""
        line = self._next()
        if line is not None:
            self._waiting.append(line)
        return line if isinstance(line, str) else None

    def begin(self) -> int:
        """A row begins: the number of its first line."""
        self._taken = []
        self.ended = False
        return self._number + 1

    def back(self) -> None:
        """Give back all lines of this row but the first."""
        self._waiting += reversed(self._taken[1:])
        self._number -= len(self._taken) - 1

    def _next(self) -> str | InputError | None:
        if self._waiting:
            return self._waiting.pop()
        _, found = next(self._source, (0, None))
        return decode_line(found) if isinstance(found, bytes) else found
