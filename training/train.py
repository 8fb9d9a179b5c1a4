"""The training run: one batch of trees and one of names a step, one thread, fixed seeds."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.model.pieces import Pieces
from training.batches import IGNORE, Item, augment, items, shuffled, targets, tensors
from training.data import UNKNOWN, Named, Tree, read_names, read_trees, sources
from training.net import FAR, Net

ENCODER_RATE = 2e-4
HEAD_RATE = 1.5e-3
DECAY = 0.01
WARM_UP = 60
LEAST = 0.02
CLIP = 5.0
EPOCHS = 8.0
SEED = 13
NAMES = 1
LONGEST = 120
KEEP_EVERY = 300


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.reshape(-1, scores.size(-1)), gold.reshape(-1), ignore_index=IGNORE
    )


class Numbers:
    """Label to class number, by head."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self._index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}

    def of(self, head: str, values: list[str]) -> list[int]:
        """Class numbers; a value outside the label set is ignored."""
        index = self._index[head]
        return [index.get(v, IGNORE) for v in values]


def tree_loss(net: Net, batch: list[Item[Tree]], numbers: Numbers) -> Tensor:
    """Arcs + labels + half of each tag and of the lemma scripts."""
    inputs = tensors(batch)
    words = net.dropout(net.words(*inputs))
    gold = [item.gold for item in batch]

    def wanted(head: str, columns: list[list[str]]) -> Tensor:
        return targets([numbers.of(head, c) for c in columns], inputs.first)

    heads = targets([g.head for g in gold], inputs.first)
    arcs = net.arcs(words)
    for i, g in enumerate(gold):
        arcs[i, :, len(g.words) + 1 :] = FAR
    labels = net.labels(*net.label_vectors(words), heads.clamp(min=0))
    return (
        _loss(arcs, heads)
        + _loss(labels, wanted("D", [g.deprel for g in gold]))
        + 0.5 * _loss(net.upos(words), wanted("U", [g.upos for g in gold]))
        + 0.5 * _loss(net.xpos(words), wanted("X", [g.xpos for g in gold]))
        + 0.5 * _loss(net.lemma(words), wanted("L", [g.scripts() for g in gold]))
    )


def name_loss(net: Net, batch: list[Item[Named]], numbers: Numbers) -> Tensor:
    """Names; words that their source does not annotate take no part."""
    inputs = tensors(batch)
    scores = net.name(net.dropout(net.words(*inputs)))
    return _loss(scores, targets([numbers.of("NER", x.gold.tags) for x in batch], inputs.first))


def load_names(data: Path, pieces: Pieces) -> list[Item[Named]]:
    """The name sets for training; a sentence that is masked throughout is of no use."""
    gold = [
        s
        for entry in sources("names", "train")
        for s in read_names(data / entry["file"])
        if set(s.tags) != {UNKNOWN}
    ]
    return items(gold, lambda s: s.words, pieces, longest=LONGEST)


def train(work: Path, data: Path, *, steps: int | None, seed: int = SEED, threads: int = 1) -> Path:
    """Train on what `prepare` left in `work`, and write net.pt there. `steps` None is 8 epochs."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    labels = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    numbers = Numbers(labels)
    pieces = Pieces(work / "encoder" / "tokenizer.json")
    gold = [t for e in sources("trees", "train") for t in read_trees(data / e["file"])]
    trees = items(gold, lambda t: t.words, pieces, longest=LONGEST)
    names = load_names(data, pieces)
    net = Net(work / "encoder", labels)
    total = steps or int(EPOCHS * len(shuffled(trees, rng)))
    print(f"{len(trees)} trees, {len(names)} sentences with names, {total} steps", flush=True)
    inner = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    outer = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": inner, "lr": ENCODER_RATE}, {"params": outer, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / WARM_UP) * max(LEAST, 1 - step / total)
    )
    tree_batches: list[list[Item[Tree]]] = []
    name_batches: list[list[Item[Named]]] = []
    net.train()
    for step in range(total):
        tree_batches = tree_batches or shuffled(_varied(trees, pieces, rng), rng)
        on_trees = tree_loss(net, tree_batches.pop(), numbers)
        on_trees.backward()
        for _ in range(NAMES):
            name_batches = name_batches or shuffled(names, rng)
            on_names = name_loss(net, name_batches.pop(), numbers)
            on_names.backward()
        nn.utils.clip_grad_norm_(net.parameters(), CLIP)
        optimizer.step()
        rate.step()
        optimizer.zero_grad(set_to_none=True)
        if step % 20 == 0:
            now = f"{on_trees.item():.3f} names {on_names.item():.3f}"
            print(f"{step} trees {now} cpu {time.process_time():.0f} s", flush=True)
        if step % KEEP_EVERY == KEEP_EVERY - 1:
            torch.save(net.state_dict(), work / "net.tmp.pt")
    torch.save(net.state_dict(), work / "net.pt")
    return work / "net.pt"


def _varied(trees: list[Item[Tree]], pieces: Pieces, rng: random.Random) -> list[Item[Tree]]:
    """The trees of one epoch, some with curly quotes or lower-cased."""
    out = []
    for item in trees:
        words = augment(item.gold.words, rng)
        encoded = pieces.encode(words) if words else None
        out.append(Item(encoded, item.gold) if encoded else item)
    return out
