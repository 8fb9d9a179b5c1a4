"""Copies made of ECB+ texts and found again: B-cubed of the groups, and recall by kind of change.

    python -m benchmarks.quality.copies DOCS.jsonl [--seed N]

Each text gets one variant of each kind: re-headed (another headline, a line of boilerplate at the
end), cut to 35-60 % from the front, re-led (a new first sentence, some of the rest dropped), edited
(6 % of words replaced, 10 % of sentences dropped), and with its quotations reworded. The truth is
the text a variant was made from. Left out as bases: texts under 60 words, and texts that share a
fifth or more with one that is in already, because ECB+ itself holds copies that nobody labelled.
The protocol follows research/corroboration.md §3.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from sayso.corroborate.copies import Link, Print, containment, find_copies, fingerprint
from sayso.parse.quotes import find_quotes

FILLER = "Sign up for the morning letter and read more stories like this one on our page ."


def variants(body: list[str], pool: list[str], rng: random.Random) -> dict[str, str]:
    """One variant of each kind."""
    cut = max(1, round(len(body) * rng.uniform(0.35, 0.6)))
    kept = [s for s in body if rng.random() >= 0.1] or body
    edited = [
        " ".join(rng.choice(pool) if rng.random() < 0.06 else w for w in s.split()) for s in kept
    ]
    fresh = " ".join(rng.choice(pool) for _ in range(18)) + " ."
    led = [fresh, *(s for s in body[1:] if rng.random() >= 0.2)]
    return {
        "reheaded": "\n".join([" ".join(rng.choice(pool) for _ in range(7)), *body[1:], FILLER]),
        "cut": "\n".join(body[:cut]),
        "reled": "\n".join(led),
        "edited": "\n".join(edited),
        "requoted": _requote("\n".join(body), pool, rng),
    }


def _requote(text: str, pool: list[str], rng: random.Random) -> str:
    out, at = [], 0
    for quote in find_quotes(text):
        size = len(text[quote.inner[0] : quote.inner[1]].split())
        out += [text[at : quote.inner[0]], " ".join(rng.choice(pool) for _ in range(size))]
        at = quote.inner[1]
    return "".join([*out, text[at:]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    rows = [json.loads(line) for line in args.docs.read_text(encoding="utf-8").splitlines()]
    pool = sorted({w for r in rows for s in r["sentences"] for w in s.split() if w.isalpha()})
    bases = _bases(rows)
    texts: dict[str, str] = {}
    truth: dict[str, str] = {}
    for base, body in bases.items():
        texts[base], truth[base] = "\n".join(body), base
        for kind, text in variants(body, pool, rng).items():
            texts[f"{base}/{kind}"], truth[f"{base}/{kind}"] = text, base
    found = find_copies({k: fingerprint(t) for k, t in texts.items()})
    report = {"texts": len(texts), "bases": len(bases)}
    print(
        json.dumps(
            {**report, "B3": bcubed(truth, dict(found.group)), **_recall(texts, found.links)}
        )
    )


def _bases(rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The sentences of each text that is long enough and new."""
    out: dict[str, list[str]] = {}
    prints: list[Print] = []
    for row in sorted(rows, key=lambda r: str(r["doc_id"])):
        body = [s for s in row["sentences"] if not s.startswith("http")]
        made = fingerprint("\n".join(body))
        if len(" ".join(body).split()) < 60 or any(containment(made, p) >= 0.2 for p in prints):
            continue
        out[row["doc_id"]] = body
        prints.append(made)
    return out


def _recall(texts: dict[str, str], links: tuple[Link, ...]) -> dict[str, float]:
    """For each kind, the share of variants linked to their own text as a copy."""
    linked = {(k.a, k.b) for k in links if k.kind == "copy"}
    hits: dict[str, list[bool]] = defaultdict(list)
    for name in texts:
        base, slash, kind = name.partition("/")
        if slash:
            hits[kind].append((base, name) in linked)
    return {k: round(sum(v) / len(v), 4) for k, v in sorted(hits.items())}


def bcubed(gold: dict[str, str], pred: dict[str, str]) -> dict[str, float]:
    """Precision, recall and F of two partitions of the same items."""
    one: dict[str, set[str]] = defaultdict(set)
    two: dict[str, set[str]] = defaultdict(set)
    for item in gold:
        one[gold[item]].add(item)
        two[pred[item]].add(item)
    both = [(len(one[gold[i]] & two[pred[i]]), one[gold[i]], two[pred[i]]) for i in gold]
    p = sum(n / len(b) for n, _, b in both) / len(both)
    r = sum(n / len(a) for n, a, _ in both) / len(both)
    return {"P": round(p, 4), "R": round(r, 4), "F": round(2 * p * r / (p + r), 4)}


if __name__ == "__main__":
    main()
