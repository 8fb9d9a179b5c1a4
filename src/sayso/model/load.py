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
from sayso.model.decode import apply_script, best_tree, is_tree, shape_of

HOME = Path(__file__).parent / "en"
MAX_PIECES = 320
_LONG_FORM = 60


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence as columns. `head` counts from 0 within the sentence; a root has -1."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    head: list[int]
    deprel: list[str]
    name: list[str]


_EMPTY = Parsed([], [], [], [], [], [])


class Model:
    """A loaded model. `version` names the weights; `parse` is the only thing it does.

    The same sentence gives the same parse whatever stands beside it: each sentence is run by
    itself, because int8 activations are scaled over everything that is in one run.
    """

    def __init__(self, home: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        config = _checked(home)
        self.version: str = config["version"]
        labels = config["labels"]
        self._upos: list[str] = labels["U"]
        self._xpos: list[str] = labels["X"]
        self._deprel: list[str] = labels["D"]
        self._name: list[str] = labels["NER"]
        self._script: list[str] = labels["L"]
        self._bilinear = np.load(home / "labels.npy").astype(np.float32)
        self._tokenizer: Any = Tokenizer.from_file(str(home / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(home / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._pieces: dict[str, tuple[int, ...]] = {}
        self._cls: int = self._tokenizer.token_to_id("[CLS]")
        self._sep: int = self._tokenizer.token_to_id("[SEP]")

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """The parse of each sentence, given as its forms."""
        seen: dict[tuple[str, ...], Parsed] = {}
        out = []
        for words in sentences:
            key = tuple(words)
            if key not in seen:
                seen[key] = self._parse_one(key) if key else _EMPTY
            out.append(seen[key])
        return out

    def _piece_ids(self, form: str) -> tuple[int, ...]:
        found = self._pieces.get(form)
        if found is None:
            clean = form[:_LONG_FORM].encode("utf-8", "replace").decode("utf-8")
            ids = self._tokenizer.encode(clean, add_special_tokens=False).ids
            found = tuple(ids) or (self._tokenizer.token_to_id("[UNK]"),)
            if len(self._pieces) > 200_000:
                self._pieces.clear()
            self._pieces[form] = found
        return found

    def _parse_one(self, words: tuple[str, ...]) -> Parsed:
        ids, shapes, first = [self._cls], [0], [0]
        pieces = [self._piece_ids(w) for w in words]
        if sum(map(len, pieces)) + 2 > MAX_PIECES:
            pieces = [p[:1] for p in pieces]
        for word, piece in zip(words, pieces, strict=True):
            first.append(len(ids))
            ids += piece
            shapes += [shape_of(word)] * len(piece)
        ids.append(self._sep)
        shapes.append(0)
        if len(ids) > 512:
            half = len(words) // 2
            return _join(self._parse_one(words[:half]), self._parse_one(words[half:]))
        tags, arcs, dep, gov = self._session.run(
            None,
            {
                "input_ids": np.array([ids], dtype=np.int64),
                "shape_ids": np.array([shapes], dtype=np.int64),
                "first": np.array([first], dtype=np.int64),
            },
        )
        table: list[list[int]] = tags[0].tolist()
        rows = table[1:]
        heads = [0] + [r[4] for r in rows]
        labels = [r[5] for r in rows]
        if not is_tree(heads):
            mended = best_tree(arcs[0])
            for i in range(1, len(mended)):
                if mended[i] != heads[i]:
                    labels[i - 1] = self._label(dep[0, i], gov[0, mended[i]])
            heads = mended
        deprel = [self._deprel[k] for k in labels]
        for i, h in enumerate(heads[1:]):
            if h == 0:
                deprel[i] = "root"
            elif deprel[i] == "root":
                deprel[i] = "dep"
        return Parsed(
            upos=[self._upos[r[0]] for r in rows],
            xpos=[self._xpos[r[1]] for r in rows],
            lemma=[apply_script(self._script[r[2]], w) for r, w in zip(rows, words, strict=True)],
            head=[h - 1 for h in heads[1:]],
            deprel=deprel,
            name=[self._name[r[3]] for r in rows],
        )

    def _label(self, dep: Any, gov: Any) -> int:
        """The best relation between a dependent and a governor, from their vectors."""
        left = np.append(dep, np.float32(1))
        right = np.append(gov, np.float32(1))
        return int(np.argmax(np.einsum("i,kij,j->k", left, self._bilinear, right)))


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
    path = home / "config.json"
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ModelError(f"{path}: {problem}; reinstall sayso") from problem
    for name, wanted in config["sha256"].items():
        try:
            found = hashlib.sha256((home / name).read_bytes()).hexdigest()
        except OSError as problem:
            raise ModelError(f"{home / name}: {problem}; reinstall sayso") from problem
        if found != wanted:
            raise ModelError(
                f"{home / name}: sha256 {found[:12]} where {wanted[:12]} is expected: the file is "
                "damaged or of another version; reinstall sayso"
            )
    return config


@lru_cache(maxsize=4)
def load_model(path: Path | None = None) -> Model:
    """The shipped model, or the one in the folder `path`; loaded once a process.

    Raises ModelError where a file is missing or its hash differs from config.json's.
    """
    return Model(path or HOME)
