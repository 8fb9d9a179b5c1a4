"""The weights of factuality: ridge regression over UDS-IH2's training half, parsed by our model."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, identity
from scipy.sparse.linalg import cg

from sayso.factuality.features import features
from sayso.factuality.judge import by_rule
from sayso.factuality.weights import NAME
from sayso.parse.clauses import Clauses
from sayso.parse.pipeline import doc_of_words

LEAST = 4
PENALTY = 6.0


def fit(data: Path, out: Path) -> None:
    """Fit on `data` (uds_ih2.train.jsonl) and write the weights into the folder `out`."""
    rows: list[list[str]] = []
    labels: list[float] = []
    for line in data.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        doc = doc_of_words(sentence["tokens"])
        clauses = Clauses(doc)
        for target in sentence["targets"]:
            rows.append(features(doc, target["i"], by_rule(doc, clauses, target["i"])))
            labels.append(float(target["label"]))
    counts = Counter(f for row in rows for f in row)
    names = sorted(f for f, n in counts.items() if n >= LEAST)
    number = {f: k for k, f in enumerate(names)}
    pairs = [(i, number[f]) for i, row in enumerate(rows) for f in row if f in number]
    at, which = zip(*pairs, strict=True)
    x = csr_matrix((np.ones(len(at)), (at, which)), shape=(len(rows), len(names)))
    y = np.array(labels)
    normal = x.T @ x + PENALTY * identity(len(names))
    weights, _ = cg(normal, x.T @ y, rtol=1e-6, maxiter=2000)
    kept = np.abs(weights) > 0.01
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        out / NAME,
        names=np.array("\n".join(n for n, k in zip(names, kept, strict=True) if k)),
        values=weights[kept].astype(np.float16),
    )
    print(f"{len(rows)} predicates, {len(names)} features, {int(kept.sum())} kept")
