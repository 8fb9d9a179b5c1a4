"""The language model: files checked by hash, run by onnxruntime on one thread, decoded to trees."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from sayso.errors import ModelError
from sayso.model.decode import apply_script, best_tree, is_tree, whole_names
from sayso.model.pieces import Pieces

HOME = Path(__file__).parent / "en"
_REPAIR = "reinstall sayso"


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence as columns. `head` counts from 0 within the sentence; a root has -1."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    head: list[int]
    deprel: list[str]
    name: list[str]


class Model:
    """A loaded model. `version` names the weights; `parse` is the only thing it does.

    The same sentence gives the same parse whatever stands beside it: each sentence is run by
    itself, because int8 activations are scaled over everything that is in one run.
    """

    def __init__(self, home: Path) -> None:
        import onnxruntime

        config = _checked(home)
        self.version: str = config["version"]
        labels = config["labels"]
        self._upos: list[str] = labels["U"]
        self._xpos: list[str] = labels["X"]
        self._deprel: list[str] = labels["D"]
        self._name: list[str] = labels["NER"]
        self._script: list[str] = labels["L"]
        self._root = self._deprel.index("root")
        self._bilinear = np.load(home / "labels.npy").astype(np.float32)
        self._pieces = Pieces(home / "tokenizer.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(home / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """The parse of each sentence, given as its forms. Any string is a form; none raises."""
        return [self._parse_one(words) for words in sentences]

    def _parse_one(self, words: Sequence[str]) -> Parsed:
        if not words:
            return Parsed([], [], [], [], [], [])
        encoded = self._pieces.encode(words)
        if encoded is None:
            half = len(words) // 2
            return _join(self._parse_one(words[:half]), self._parse_one(words[half:]))
        tags, arcs, dependent, governor = self._session.run(
            None,
            {
                "input_ids": np.array([encoded.ids], dtype=np.int64),
                "shape_ids": np.array([encoded.shapes], dtype=np.int64),
                "first": np.array([encoded.first], dtype=np.int64),
            },
        )
        table: list[list[int]] = tags[0].tolist()
        upos, xpos, lemma, name, heads, labels = zip(*table, strict=True)
        tree, relations = [0, *heads[1:]], list(labels)
        if not is_tree(tree):
            tree = best_tree(arcs[0])
        for i in range(1, len(tree)):
            if tree[i] == 0:
                relations[i] = self._root
            elif tree[i] != heads[i] or relations[i] == self._root:
                relations[i] = self._relation(dependent[0, i], governor[0, tree[i]])
        scripts = self._script
        return Parsed(
            upos=[self._upos[k] for k in upos[1:]],
            xpos=[self._xpos[k] for k in xpos[1:]],
            lemma=[apply_script(scripts[k], w) for k, w in zip(lemma[1:], words, strict=True)],
            head=[h - 1 for h in tree[1:]],
            deprel=[self._deprel[k] for k in relations[1:]],
            name=whole_names([self._name[k] for k in name[1:]]),
        )

    def _relation(self, dependent: Any, governor: Any) -> int:
        """The best relation but root between two words, from their vectors."""
        left = np.append(dependent, np.float32(1))
        right = np.append(governor, np.float32(1))
        scores = np.einsum("i,kij,j->k", left, self._bilinear, right)
        scores[self._root] = -np.inf
        return int(np.argmax(scores))


def _join(a: Parsed, b: Parsed) -> Parsed:
    """Two halves of an over-long sentence: the second half's root hangs on the first's."""
    shift = len(a.head)
    root = a.head.index(-1)
    head = a.head + [root if h == -1 else h + shift for h in b.head]
    deprel = a.deprel + [
        "parataxis" if h == -1 else d for h, d in zip(b.head, b.deprel, strict=True)
    ]
    return Parsed(
        a.upos + b.upos, a.xpos + b.xpos, a.lemma + b.lemma, head, deprel, a.name + b.name
    )


def _checked(home: Path) -> dict[str, Any]:
    """config.json of the folder, once every file has the hash that it names."""
    path = home / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
        version, labels, hashes = config["version"], config["labels"], config["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise ModelError(f"{path}: not a model's config.json ({problem!r}); {_REPAIR}") from problem
    for name in ("model.onnx", "labels.npy", "tokenizer.json"):
        wanted = hashes.get(name, "")
        try:
            found = hashlib.sha256((home / name).read_bytes()).hexdigest()
        except OSError as problem:
            raise ModelError(f"{home / name}: {problem}; {_REPAIR}") from problem
        if found != wanted:
            raise ModelError(
                f"{home / name}: sha256 {found[:12]} where config.json expects "
                f"{wanted[:12] or 'none'}: the file is damaged or of another version; {_REPAIR}"
            )
    return {"version": version, "labels": labels}


@lru_cache(maxsize=4)
def load_model(path: Path | None = None) -> Model:
    """The shipped model, or the one in the folder `path`; loaded once a process.

    Raises ModelError where a file is missing or its hash differs from config.json's.
    """
    return Model(path or HOME)
