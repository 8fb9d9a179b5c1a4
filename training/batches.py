"""Sentences to tensors: pieces, augmentation, batches of about equal size."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

import torch
from torch import Tensor

from sayso.model.pieces import Encoded, Pieces

PIECES = 1100
CHUNK = 2000
CURLY = 0.40
LOWER = 0.03
IGNORE = -100

Gold = TypeVar("Gold")


class Item(NamedTuple, Generic[Gold]):
    """A sentence as the encoder reads it, beside its gold."""

    encoded: Encoded
    gold: Gold


class Batch(NamedTuple):
    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor


def augment(words: list[str], rng: random.Random) -> list[str] | None:
    """The words with curly quotes (40 %) or lower-cased (3 %); None where they stay as they are."""
    draw = rng.random()
    if draw < CURLY:
        out, opened = [], False
        for word in words:
            if word == '"':
                word = "”" if opened else "“"
                opened = not opened
            out.append(word.replace("'", "’"))
        return out
    if draw < CURLY + LOWER:
        return [w.lower() for w in words]
    return None


def items(
    gold: Sequence[Gold], words: Callable[[Gold], list[str]], pieces: Pieces, *, longest: int
) -> list[Item[Gold]]:
    """The sentences of at most `longest` words, encoded."""
    out = []
    for one in gold:
        encoded = pieces.encode(words(one)) if len(words(one)) <= longest else None
        if encoded is not None:
            out.append(Item(encoded, one))
    return out


def shuffled(all_items: Sequence[Item[Gold]], rng: random.Random) -> list[list[Item[Gold]]]:
    """Batches of about `PIECES` pieces: shuffle, sort by length inside chunks, shuffle the batches."""
    order = list(all_items)
    rng.shuffle(order)
    out: list[list[Item[Gold]]] = []
    for at in range(0, len(order), CHUNK):
        current: list[Item[Gold]] = []
        for item in sorted(order[at : at + CHUNK], key=lambda x: len(x.encoded.ids)):
            if current and (len(current) + 1) * len(item.encoded.ids) > PIECES:
                out.append(current)
                current = []
            current.append(item)
        if current:
            out.append(current)
    rng.shuffle(out)
    return out


def tensors(batch: Sequence[Item[Gold]]) -> Batch:
    """The inputs of a batch, padded with zeros."""
    longest = max(len(x.encoded.ids) for x in batch)
    words = max(len(x.encoded.first) for x in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    shapes, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    first = torch.zeros(len(batch), words, dtype=torch.long)
    for i, item in enumerate(batch):
        size = len(item.encoded.ids)
        ids[i, :size] = torch.tensor(item.encoded.ids)
        shapes[i, :size] = torch.tensor(item.encoded.shapes)
        mask[i, :size] = 1
        first[i, : len(item.encoded.first)] = torch.tensor(item.encoded.first)
    return Batch(ids, shapes, mask, first)


def targets(rows: Sequence[Sequence[int]], like: Tensor) -> Tensor:
    """Gold numbers of words 1..n of each sentence; what is not there is ignored in the loss."""
    out = torch.full(like.shape, IGNORE)
    for i, row in enumerate(rows):
        out[i, 1 : len(row) + 1] = torch.tensor(row)
    return out
