"""The figures of a model folder on the dev sets: trees, tags, lemmas, names."""

from __future__ import annotations

from pathlib import Path

from sayso.model.load import Model
from training.data import UNKNOWN, read_names, read_trees, sources


def evaluate(model_home: Path, data: Path) -> dict[str, float]:
    """UAS, LAS (with subtypes), tags and lemmas by treebank; F1 of names by set; in percent."""
    model = Model(model_home)
    out: dict[str, float] = {}
    for entry in sources("trees", "dev"):
        gold = list(read_trees(data / entry["file"]))
        parsed = model.parse([t.words for t in gold])
        total = sum(len(t.words) for t in gold)
        hits = dict.fromkeys(("uas", "las", "upos", "xpos", "lemma"), 0)
        for t, p in zip(gold, parsed, strict=True):
            for i in range(len(t.words)):
                head = p.head[i] + 1 == t.head[i]
                hits["uas"] += head
                hits["las"] += head and p.deprel[i] == t.deprel[i]
                hits["upos"] += p.upos[i] == t.upos[i]
                hits["xpos"] += p.xpos[i] == t.xpos[i]
                hits["lemma"] += p.lemma[i] == t.lemma[i]
        out |= {f"{entry['name']} {k}": round(100 * v / total, 2) for k, v in hits.items()}
    for entry in sources("names", "dev"):
        out[f"{entry['name']} names F1"] = _names(model, data / entry["file"])
    return out


def _names(model: Model, path: Path) -> float:
    gold = list(read_names(path))
    predicted = model.parse([s.words for s in gold])
    right = wanted = given = 0
    for s, p in zip(gold, predicted, strict=True):
        a = _spans(s.tags)
        b = {x for x in _spans(p.name) if UNKNOWN not in s.tags[x[0] : x[1]]}
        right, wanted, given = right + len(a & b), wanted + len(a), given + len(b)
    return round(200 * right / max(1, wanted + given), 2)


def _spans(tags: list[str]) -> set[tuple[int, int, str]]:
    out, i = set(), 0
    while i < len(tags):
        if tags[i][0] == "B" and tags[i][2:] in {"PER", "ORG", "LOC"}:
            j = i + 1
            while j < len(tags) and tags[j] == "I-" + tags[i][2:]:
                j += 1
            out.add((i, j, tags[i][2:]))
            i = j
        else:
            i += 1
    return out
