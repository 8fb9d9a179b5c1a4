"""Which event mentions of ECB+ are one happening, by the product's own reading and comparison.

A gold mention becomes a Fact of its trigger, its sentence and its article; where the coder finds an
event at the same words, the Fact has what the claim says too: type, parties, place, time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.coder.code import code
from sayso.corroborate.claim import Fact, Words
from sayso.corroborate.cluster import cluster
from sayso.ingest.read import make_article
from sayso.parse.doc import Doc
from sayso.parse.pipeline import parse_all
from sayso.records import EventClaim
from sayso.text import Span, overlaps

BATCH = 16
FIELDS = ("doc_id", "m_id", "kind", "selected", "sent", "tok", "text")


def predict(mentions: Path, docs: Path) -> Iterator[dict[str, Any]]:
    """A cluster for each selected event mention."""
    wanted: dict[str, list[dict[str, Any]]] = {}
    for line in mentions.read_text(encoding="utf-8").splitlines():
        full = json.loads(line)
        row = {k: full[k] for k in FIELDS}
        if row["kind"] == "event" and row["selected"]:
            wanted.setdefault(row["doc_id"], []).append(row)
    articles = []
    for line in docs.read_text(encoding="utf-8").splitlines():
        full = json.loads(line)
        if full["doc_id"] in wanted:
            articles.append((full["doc_id"], full["sentences"]))
    facts: list[Fact] = []
    words: dict[str, list[str]] = {}
    for at in range(0, len(articles), BATCH):
        batch = articles[at : at + BATCH]
        for (doc_id, sentences), doc in zip(
            batch, parse_all([("\n".join(s), ()) for _, s in batch]), strict=True
        ):
            words[doc_id] = doc.form
            facts += facts_of(doc_id, sentences, doc, wanted[doc_id])
    for group in cluster(facts, words=Words(words)):
        for anchor in group.members:
            yield {"id": anchor, "cluster": group.id}


def facts_of(
    doc_id: str, sentences: list[str], doc: Doc, mentions: list[dict[str, Any]]
) -> Iterator[Fact]:
    """The Facts of the mentions of one document."""
    article = make_article(doc.text, published=None, published_source=None)
    claims = code(article, doc, coder="benchmark").events
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 1)
    for row in mentions:
        line = (starts[row["sent"]], starts[row["sent"] + 1] - 1)
        tokens = _tokens(doc, sentences[row["sent"]], line[0], row["tok"])
        span = doc.span_of(tokens)
        yield _fact(f"{doc_id}#{row['m_id']}", doc_id, doc, tokens, line, _claim(claims, span))


def _tokens(doc: Doc, sentence: str, start: int, numbers: list[int]) -> list[int]:
    """Our tokens under the gold's blank-separated ones; the head of the phrase last."""
    spans: list[Span] = []
    at = start
    for word in sentence.split(" "):
        spans.append((at, at + len(word)))
        at += len(word) + 1
    wanted = [spans[n] for n in numbers]
    found = {
        i
        for i in doc.tokens_in((start, start + len(sentence)))
        if any(overlaps((doc.start[i], doc.end[i]), w) for w in wanted)
    }
    heads = [i for i in sorted(found) if doc.head[i] not in found or doc.is_root(i)]
    return [*(i for i in sorted(found) if i != heads[-1]), heads[-1]]


def _claim(claims: tuple[EventClaim, ...], span: Span) -> EventClaim | None:
    for claim in claims:
        if overlaps(claim.trigger, span):
            return claim
    return None


def _fact(
    anchor: str, article: str, doc: Doc, tokens: list[int], line: Span, claim: EventClaim | None
) -> Fact:
    inside = doc.tokens_in(line)
    return Fact(
        anchor=anchor,
        article=article,
        core=claim.core if claim else None,
        type=claim.type if claim else None,
        trigger=tuple(doc.form[i] for i in tokens),
        clause=tuple(doc.form[i] for i in inside),
        people=tuple(
            " ".join(doc.form[a:b]) for a, b, tag in doc.names() if tag == "PER" and a in inside
        ),
    )
