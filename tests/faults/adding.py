"""An `add` to be killed: names each article on standard output once the ledger has taken it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import InputError
from sayso.ledger.ledger import Ledger
from sayso.records import Article, Record
from sayso.run.keep import keep_files
from sayso.run.reader import load
from tests.ledger.made import record


class Fake:
    coder = "coder-1"

    def read_all(self, articles: Iterable[Article | InputError]) -> Iterator[Record | InputError]:
        for one in articles:
            assert isinstance(one, Article)
            yield record(one, chains=2)


def main(ledger: str, folder: str, workers: str, coder: str) -> None:
    with Ledger.open(ledger, create=True) as book, book.run("sayso add") as run:
        for kept in keep_files(
            book, run, [Path(folder)], published="2031-03-05", workers=int(workers),
            load=Fake if coder == "fake" else load,
        ):  # fmt: skip
            assert kept.problem is None, kept
            sys.stdout.write(f"{kept.location}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
