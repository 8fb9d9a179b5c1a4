"""Files and folders to articles: the plainest source that `run.keep` takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sayso import ids
from sayso.errors import InputError
from sayso.ingest.read import MAX_BYTES, read_bytes, read_path
from sayso.records import Article

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})


def list_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and in folders the text and HTML files at any depth, sorted.

    A path that does not exist is kept: reading it tells why. Hidden files and folders are left out.
    """
    out: list[Path] = []
    for path in paths:
        if not path.is_dir():
            out.append(path)
            continue
        found: list[Path] = []
        for folder, folders, names in os.walk(path):
            folders[:] = [f for f in folders if not f.startswith(".")]
            found += [
                Path(folder, name)
                for name in names
                if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
            ]
        out += sorted(found)
    return list(dict.fromkeys(out))


def from_files(
    files: Iterable[Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    known: Callable[[str, str], bool] = lambda location, sha256: False,
) -> Iterator[tuple[str, Article | InputError | None]]:
    """Each file's location with its article, with why it is none, or None where it is `known`.

    `known` is asked with location and sha256 of the bytes, before they are decoded.
    """
    for path in files:
        location = str(path)
        try:
            raw = _raw(path)
            if known(location, ids.bytes_hash(raw)):
                yield location, None
            else:
                yield location, read_bytes(raw, where=location, published=published, outlet=outlet)
        except InputError as problem:
            yield location, problem


def _raw(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise InputError(str(path), "unreadable", "neither a file nor a folder")
        if path.is_file() and path.stat().st_size <= MAX_BYTES:
            return path.read_bytes()
    except (OSError, ValueError) as problem:
        raise InputError(str(path), "unreadable", str(problem)) from problem
    read_path(path)  # tells what is wrong with it
    raise InputError(str(path), "unreadable", "the file changed while it was read")
