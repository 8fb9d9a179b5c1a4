"""net.pt to the shipped folder: model.onnx (int8), labels.npy, tokenizer.json, config.json."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.data import sha256
from training.net import FAR, Net

NAME = "en-1"
OPSET = 17
OUTPUTS = {
    "tags": {0: "b", 1: "w"},
    "arc": {0: "b", 1: "w", 2: "v"},
    "dependent": {0: "b", 1: "w"},
    "governor": {0: "b", 1: "w"},
}
INPUTS = {
    "input_ids": {0: "b", 1: "t"},
    "shape_ids": {0: "b", 1: "t"},
    "first": {0: "b", 1: "w"},
}


class Shipped(nn.Module):
    """What runs: for each word the classes (upos, xpos, lemma script, name, head, relation), and
    the scores that decoding needs where the heads are no tree.
    """

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, input_ids: Tensor, shape_ids: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        words = net.words(input_ids, shape_ids, torch.ones_like(input_ids), first)
        arcs = net.arcs(words)
        at = torch.arange(arcs.size(1))
        arcs = arcs.masked_fill(at[:, None] == at[None, :], FAR)
        heads = arcs.argmax(-1)
        dependent, governor = net.label_vectors(words)
        relations = net.labels(dependent, governor, heads).argmax(-1)
        single = (net.upos(words), net.xpos(words), net.lemma(words), net.name(words))
        tags = torch.stack([*(x.argmax(-1) for x in single), heads, relations], -1)
        return tags, arcs, dependent, governor


def export(work: Path, out: Path) -> Path:
    """Export `work`/net.pt into the folder `out`. Also leaves the float form in `work`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    labels = json.loads((work / "labels.json").read_text(encoding="utf-8"))
    net = Net(work / "encoder", labels)
    net.load_state_dict(torch.load(work / "net.pt"))
    net.eval()
    ids = torch.ones(1, 9, dtype=torch.long)
    first = torch.arange(5)[None]
    out.mkdir(parents=True, exist_ok=True)
    whole = work / "model.fp32.onnx"
    torch.onnx.export(
        Shipped(net),
        (ids, torch.zeros_like(ids), first),
        str(whole),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=INPUTS | OUTPUTS,
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(whole, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    np.save(out / "labels.npy", net.label.detach().numpy().astype(np.float16))
    table = json.loads((work / "encoder" / "tokenizer.json").read_text(encoding="utf-8"))
    table["truncation"] = table["padding"] = None
    (out / "tokenizer.json").write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    write_config(out, labels)
    return out


def write_config(out: Path, labels: dict[str, list[str]]) -> None:
    """config.json: the version, the labels of each head, the hash of each file."""
    hashes = {n: sha256(out / n) for n in ("model.onnx", "labels.npy", "tokenizer.json")}
    config = {"version": f"{NAME}+{hashes['model.onnx'][:8]}", "labels": labels, "sha256": hashes}
    text = json.dumps(config, ensure_ascii=False, indent=1) + "\n"
    (out / "config.json").write_text(text, encoding="utf-8")
