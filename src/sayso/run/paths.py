"""Files, folders and standard input to articles: the plainest source that `run.keep` takes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import Final, cast

from sayso.errors import InputError
from sayso.ingest.columns import Columns
from sayso.ingest.sources import (
    JSON,
    SINGLE,
    TABLES,
    Given,
    Known,
    check,
    holds_many,
    read_source,
    read_stream,
    suffix_of,
)
from sayso.records import Article

SUFFIXES: Final = SINGLE | JSON | TABLES
STDIN: Final = Path("-")


@dataclass(frozen=True, slots=True)
class Listing:
    """What the paths of a command come to.

    `named` are the files that the user named, the others lie in folders. `skipped` is the number
    of files in folders whose suffix says that sayso does not read them. `total` is the number of
    articles, None where a file of many articles hides it.
    """

    files: tuple[Path, ...]
    named: frozenset[Path]
    skipped: int

    @property
    def total(self) -> int | None:
        return None if any(map(holds_many, self.files)) else len(self.files)


def find_files(paths: Iterable[Path]) -> Listing:
    """The files named, and in folders the files of `SUFFIXES` at any depth, sorted; "-" stays.

    A path that does not exist is kept: reading it tells why. Hidden files and folders are left out.
    """
    out: list[Path] = []
    named: set[Path] = set()
    skipped = 0
    for path in paths:
        if path == STDIN or not path.is_dir():
            out.append(path)
            named.add(path)
            continue
        found: list[Path] = []
        for folder, folders, names in os.walk(path):
            folders[:] = [f for f in folders if not f.startswith(".")]
            seen = [Path(folder, name) for name in names if not name.startswith(".")]
            found += [file for file in seen if suffix_of(file) in SUFFIXES]
            skipped += sum(suffix_of(file) not in SUFFIXES for file in seen)
        out += sorted(found)
    return Listing(tuple(dict.fromkeys(out)), frozenset(named), skipped)


def list_files(paths: Iterable[Path]) -> list[Path]:
    """The files of `find_files`."""
    return list(find_files(paths).files)


def check_files(listing: Listing, columns: Columns) -> None:
    """Raise the UsageError that `from_files` would, before anything is read."""
    for path in listing.files:
        if path in listing.named and path != STDIN:
            check(path, columns)


def from_files(
    listing: Listing,
    *,
    given: Given,
    known: Known = lambda location, sha256: False,
) -> Iterator[tuple[str, Article | InputError | None]]:
    """Each article of these files with its location, or why it is none, or None where it is `known`.

    Raises UsageError where a file that the user named has no column for the text; in a folder such
    a file is an InputError.
    """
    for path in listing.files:
        if path == STDIN:
            yield from read_stream(cast(BufferedIOBase, sys.stdin.buffer), given=given, known=known)
        else:
            yield from read_source(path, given=given, known=known, strict=path in listing.named)
