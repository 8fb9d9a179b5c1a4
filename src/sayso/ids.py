"""Names that stay the same for the same input: hashes of content, never counters or clocks."""

from __future__ import annotations

import hashlib


def text_hash(text: str) -> str:
    """The first 16 hex digits of the SHA-256 of `text` in UTF-8 (lone surrogates kept as bytes)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def bytes_hash(raw: bytes) -> str:
    """The whole SHA-256 of `raw` in hex."""
    return hashlib.sha256(raw).hexdigest()


def article_id(*, url: str | None, outlet: str | None, text: str) -> str:
    """The canonical URL where there is one, else outlet and text hash."""
    return url if url else f"{outlet or 'unknown'}:{text_hash(text)}"


def anchor(article: str, kind: str, start: int, end: int) -> str:
    """The stable anchor of a claim: which words of which article it stands on."""
    seed = f"{article}\x1f{kind}\x1f{start}\x1f{end}"
    return kind[0] + hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:10]
