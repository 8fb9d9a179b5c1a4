"""Texts to Records: the parts loaded once, the parse batched, the failures told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from sayso import __version__
from sayso.coder.code import code
from sayso.errors import InputError
from sayso.gazetteer.index import load_gazetteer
from sayso.ingest.read import make_article
from sayso.lexicon.frames import load_frames
from sayso.model.load import load_model
from sayso.parse.doc import Doc
from sayso.parse.pipeline import parse_all
from sayso.records import Article, Record

BATCH = 16


class Reader:
    """Reads articles. Loading takes under a second and is done on the first read."""

    @cached_property
    def coder(self) -> str:
        """The coder tag: the versions of program, lexicon, model and gazetteer."""
        return (
            f"sayso-{__version__}/lexicon-{load_frames().version}/{load_model().version}"
            f"/gazetteer-{load_gazetteer().version}"
        )

    def read(
        self,
        text: str,
        *,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Record:
        """The record of one text. `published` is an ISO date; without one, relative times stay open.

        Raises InputError where the text is empty or not English.
        """
        article = make_article(
            text, published=published, published_source="option" if published else None,
            outlet=outlet, title=title, url=url,
        )  # fmt: skip
        (found,) = self.read_all([article])
        if isinstance(found, InputError):
            raise found
        return found

    def read_all(self, articles: Iterable[Article | InputError]) -> Iterator[Record | InputError]:
        """The record of each article in order; one that fails, or failed before, gives its InputError."""
        batch: list[Article | InputError] = []
        for article in articles:
            batch.append(article)
            if len(batch) == BATCH:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, batch: list[Article | InputError]) -> Iterator[Record | InputError]:
        articles = [a for a in batch if not isinstance(a, InputError)]
        docs = iter(parse_all([(a.text, a.regions) for a in articles]) if articles else ())
        for article in batch:
            yield article if isinstance(article, InputError) else self._code(article, next(docs))

    def _code(self, article: Article, doc: Doc) -> Record | InputError:
        try:
            return code(article, doc, coder=self.coder)
        except Exception as problem:  # noqa: BLE001 - a bad article must not end the run
            return InputError(article.id, "failed", f"{type(problem).__name__}: {problem}")


@lru_cache(maxsize=1)
def load() -> Reader:
    """The shared Reader of this process."""
    return Reader()


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Record:
    """The record of one text, with the shared Reader."""
    return load().read(text, published=published, outlet=outlet, title=title, url=url)
