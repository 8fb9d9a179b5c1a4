"""The network: the first layers of MiniLM with heads for tags, trees, lemmas and names. torch."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from sayso.model.pieces import SHAPES

LAYERS = 3
WIDTH = 384
ARC = 256
LABEL = 96
DROPOUT = 0.2
FAR = -1e9


def _with_one(x: Tensor) -> Tensor:
    """A constant 1 behind each vector: the bias of a biaffine product."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Net(nn.Module):
    """Inputs are piece ids, shape ids, a mask and the first piece of each word; word 0 is [CLS],
    the root. The word embeddings stay as they were trained; the shape of a word goes in as its
    token type, whose first row is MiniLM's own.
    """

    def __init__(self, encoder: Path, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder, add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        embeddings = self.encoder.embeddings
        embeddings.word_embeddings.weight.requires_grad = False
        lower = embeddings.token_type_embeddings.weight.data[:1]
        shapes = nn.Embedding(SHAPES, WIDTH)
        shapes.weight.data[:] = lower + 0.02 * torch.randn(SHAPES, WIDTH)
        shapes.weight.data[0] = lower[0]
        embeddings.token_type_embeddings = shapes
        self.dropout = nn.Dropout(DROPOUT)
        self.upos = nn.Linear(WIDTH, len(labels["U"]))
        self.xpos = nn.Linear(WIDTH, len(labels["X"]))
        self.name = nn.Linear(WIDTH, len(labels["NER"]))
        self.lemma = nn.Linear(WIDTH, len(labels["L"]))
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_governor = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label_dependent = nn.Linear(WIDTH, LABEL)
        self.label_governor = nn.Linear(WIDTH, LABEL)
        self.label = nn.Parameter(torch.zeros(len(labels["D"]), LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """One vector a word: that of its first piece."""
        hidden = self.encoder(
            input_ids=ids, token_type_ids=shapes, attention_mask=mask
        ).last_hidden_state
        return hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))

    def arcs(self, words: Tensor) -> Tensor:
        """Scores [sentence, dependent, governor]."""
        dependent = _with_one(functional.relu(self.arc_dependent(words)))
        return dependent @ self.arc @ functional.relu(self.arc_governor(words)).transpose(1, 2)

    def label_vectors(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """What labels are scored from: each word as dependent, and as governor."""
        return (
            functional.relu(self.label_dependent(words)),
            functional.relu(self.label_governor(words)),
        )

    def labels(self, dependent: Tensor, governor: Tensor, heads: Tensor) -> Tensor:
        """Scores [sentence, word, relation] of each word under the head that `heads` gives it."""
        chosen = governor.gather(1, heads.unsqueeze(-1).expand(-1, -1, governor.size(-1)))
        count, size = self.label.size(0), LABEL + 1
        weights = self.label.permute(1, 0, 2).reshape(size, count * size)
        left = (_with_one(dependent) @ weights).reshape(*heads.shape, count, size)
        return (left * _with_one(chosen).unsqueeze(2)).sum(-1)
