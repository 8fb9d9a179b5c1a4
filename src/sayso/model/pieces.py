"""Words to what the encoder reads: word pieces, a shape id a piece, the first piece of each word.

Training and running go through this one module, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

MAX_PIECES = 320
POSITIONS = 512
SHAPES = 6
_LONG_FORM = 60
_CACHE = 200_000


class Encoded(NamedTuple):
    """One sentence for the encoder. `first[0]` is [CLS], the root; `first[i]` the i-th word, from 1."""

    ids: list[int]
    shapes: list[int]
    first: list[int]


def shape_of(form: str) -> int:
    """The case of a form, which the uncased encoder cannot see: 0 lower or no letters, 1 Title,
    2 UPPER, 3 one capital, 4 mixed, 5 has a digit.
    """
    if any(c.isdigit() for c in form):
        return 5
    if form.islower() or not any(c.isalpha() for c in form):
        return 0
    if len(form) == 1:
        return 3
    if form.isupper():
        return 2
    return 1 if form[0].isupper() and form[1:].islower() else 4


class Pieces:
    """The word-piece table of one model."""

    def __init__(self, tokenizer_file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocabulary: dict[str, int] = self._tokenizer.get_vocab()
        self._cls, self._sep = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self._unknown = vocabulary["[UNK]"]
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def encode(self, words: Sequence[str]) -> Encoded | None:
        """The sentence, or None where it has more words than the encoder has positions.

        A sentence of more than `MAX_PIECES` pieces keeps the first piece of each word.
        """
        found = [self._known.get(w) or self._look_up(w) for w in words]
        if sum(len(p) for p, _ in found) + 2 > MAX_PIECES:
            found = [(p[:1], s) for p, s in found]
        ids, shapes, first = [self._cls], [0], [0]
        for piece, shape in found:
            first.append(len(ids))
            ids += piece
            shapes += [shape] * len(piece)
        ids.append(self._sep)
        shapes.append(0)
        return Encoded(ids, shapes, first) if len(ids) <= POSITIONS else None

    def _look_up(self, form: str) -> tuple[tuple[int, ...], int]:
        """Pieces and shape of a form: lone surrogates become '?', what has no piece is unknown."""
        clean = form[:_LONG_FORM].encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(clean, add_special_tokens=False).ids
        found = (tuple(ids) or (self._unknown,), shape_of(form))
        if len(self._known) >= _CACHE:
            self._known.clear()
        self._known[form] = found
        return found
