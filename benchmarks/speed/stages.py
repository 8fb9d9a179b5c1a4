"""The time of `read` by stage, by a clock put around the functions that `read` calls."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from time import perf_counter
from typing import Any

ARTICLE = "article (language, header)"
PARSE = ("tokenise, split", "encoder, decode")
# Each stage: its budget of DESIGN §8 in microseconds a word (None: the slack), and the names that
# are its work where `read` looks them up. "tokenise, split" has its budget with the encoder.
STAGES: dict[str, tuple[float | None, tuple[str, ...]]] = {
    ARTICLE: (None, ("sayso.ingest.read:make_article",)),
    "tokenise, split": (
        None,
        ("sayso.parse.pipeline:split_sentences", "sayso.parse.pipeline:tokenize"),
    ),
    "encoder, decode": (118, ("sayso.run.reader:parse_all",)),
    "mentions": (12, ("sayso.coder.code:Clauses", "sayso.coder.code:find_mentions")),
    "times": (25, ("sayso.coder.code:find_timexes",)),
    "places, actors": (
        15,
        ("sayso.coder.code:find_places", "sayso.coder.code:home_of", "sayso.coder.code:Actors"),
    ),
    "attribution": (
        12,
        (
            "sayso.coder.code:find_attributions",
            "sayso.coder.code:speakers_in",
            "sayso.coder.code:Scopes",
        ),
    ),
    "events, status, states": (
        22,
        (
            "sayso.coder.code:find_happenings",
            "sayso.coder.code:worthy",
            "sayso.coder.code:judge",
            "sayso.coder.code:find_states",
        ),
    ),
    "coder, JSON": (12, ("sayso.run.reader:code", "sayso.coder.interchange:to_json")),
}
WHOLE_BUDGET = 220.0


class Clock:
    """Seconds by stage. What a stage calls of another is the other's; the rest is its own.

    What is made on first use and kept (the subtrees of a Doc, the codes of a mention) is time of
    the stage that asks first.
    """

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._open: list[str] = []
        self._since = 0.0

    def around(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, timed as `stage`. Raises TypeError where it gives a generator: its work comes later."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._open.append(stage)
            try:
                found = work(*args, **kwargs)
            finally:
                self._turn()
                self._open.pop()
            if inspect.isgenerator(found):
                raise TypeError(f"{work.__qualname__} gives a generator, which cannot be timed")
            return found

        return timed

    def _turn(self) -> None:
        now = perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now


@contextmanager
def watched(clock: Clock) -> Iterator[None]:
    """Inside, `clock` runs around every name of STAGES. Raises AttributeError where one is gone."""
    before: list[tuple[Any, str, Any]] = []
    try:
        for stage, (_, names) in STAGES.items():
            for place in names:
                where, _, name = place.partition(":")
                module = import_module(where)
                work = getattr(module, name)
                before.append((module, name, work))
                setattr(module, name, clock.around(stage, work))
        yield
    finally:
        for module, name, work in before:
            setattr(module, name, work)
