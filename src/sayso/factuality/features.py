"""What the surroundings of a predicate show about whether it happened: features of a linear model."""

from __future__ import annotations

from sayso.parse.doc import Doc
from sayso.records import Standing

_KEPT = frozenset({"aux", "mark", "cop", "advmod", "cc", "det", "case", "expl"})
_GOVERNORS = 3


def features(doc: Doc, token: int, standing: Standing) -> list[str]:
    """The features of the predicate at `token`, each once: its own form, its small words, up to
    three governors with the path to them, the sentence's mood, and what the rules say.
    """
    a, b = doc.sentence_of(token)
    out = [
        "bias",
        f"form={doc.low[token]}",
        f"lemma={doc.lemma[token].lower()}",
        f"tag={doc.xpos[token]}",
        f"rel={doc.deprel[token]}",
        f"tag+rel={doc.xpos[token]}|{doc.rel(token)}",
        f"status={standing.status}",
        f"status+tag={standing.status}|{doc.xpos[token]}",
        f"end={doc.form[b - 1]}" if b > a else "end=",
    ]
    out += _children(doc, token, "")
    if not doc.deps(token, "nsubj"):
        out.append("no-subject")
    node, path = token, ""
    for depth in range(_GOVERNORS):
        if doc.is_root(node):
            out.append(f"root@{depth}")
            break
        path += "<" + doc.rel(node)
        node = doc.head[node]
        out += [
            f"{path}={doc.low[node]}",
            f"{path}:{doc.xpos[node]}",
            f"{path}+tag={doc.xpos[token]}|{doc.lemma[node].lower()}",
        ]
        if depth < 2:
            out += _children(doc, node, path)
    if any(doc.low[i] == "if" for i in range(a, b)):
        out.append("if-in-sentence")
    return list(dict.fromkeys(out))


def _children(doc: Doc, node: int, prefix: str) -> list[str]:
    out = []
    for k in doc.kids[node]:
        relation = doc.rel(k)
        if relation in _KEPT:
            out.append(f"{prefix}>{relation}={doc.low[k]}")
        elif relation == "nsubj":
            out.append(f"{prefix}>subject={doc.low[k] if doc.upos[k] == 'PRON' else doc.upos[k]}")
            out += [
                f"{prefix}>subject>det={doc.low[d]}" for d in doc.kids[k] if doc.rel(d) == "det"
            ]
        elif relation == "obj":
            out += [f"{prefix}>object>det={doc.low[d]}" for d in doc.kids[k] if doc.rel(d) == "det"]
    return out
