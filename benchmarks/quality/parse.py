"""Trees and names: the model alone, on gold words."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from sayso.model.load import load_model


def predict_file(area: str, gold: Path, out: TextIO) -> None:
    """Read the forms of a CoNLL-U or IOB2 file and write it with predicted columns."""
    if area == "trees":
        _trees(gold, out)
    else:
        _names(gold, out)


def _trees(gold: Path, out: TextIO) -> None:
    sentences: list[list[str]] = []
    for block in gold.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        forms = [r[1] for r in rows if r[0].isdigit()]
        if forms:
            sentences.append(forms)
    for forms, p in zip(sentences, load_model().parse(sentences), strict=True):
        for i, form in enumerate(forms):
            columns = [
                str(i + 1), form, p.lemma[i], p.upos[i], p.xpos[i], "_",
                str(p.head[i] + 1), p.deprel[i], "_", "_",
            ]  # fmt: skip
            out.write("\t".join(columns) + "\n")
        out.write("\n")


def _names(gold: Path, out: TextIO) -> None:
    sentences = [
        [line.split("\t")[0] for line in block.split("\n") if line]
        for block in gold.read_text(encoding="utf-8").split("\n\n")
    ]
    sentences = [s for s in sentences if s]
    for forms, p in zip(sentences, load_model().parse(sentences), strict=True):
        for form, tag in zip(forms, p.name, strict=True):
            out.write(f"{form}\t{tag}\n")
        out.write("\n")
