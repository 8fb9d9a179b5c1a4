"""Articles in HTML: the text as trafilatura extracts it, the facts of the page from JSON-LD and meta."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sayso.ingest.dates import instant
from sayso.lexicon.header import load_header

_FEW = 40
_NONE = 15


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on a page; `text` is empty where it holds no article."""

    text: str
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    published: str | None
    published_source: str | None
    error: str | None


def looks_like_html(raw: str) -> bool:
    """Does the decoded input begin as a web page?"""
    head = raw[:2000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body")) or (
        "<html" in head or ("<body" in head and "</" in raw)
    )


def read_page(raw: str, *, url: str | None = None) -> Page:
    """The article of an HTML page: headline first, then its paragraphs."""
    import trafilatura
    from lxml import etree, html

    try:
        tree = html.fromstring(raw.replace("\x00", "").encode("utf-8", "replace"))
    except (etree.ParserError, ValueError):
        return Page("", None, None, None, url, None, None, "the page is empty or broken")
    facts = _json_ld(tree)
    body = trafilatura.extract(
        raw, include_comments=False, include_tables=False, favor_precision=True, deduplicate=False
    ) or trafilatura.extract(raw, include_comments=False)
    title = (
        facts.get("headline")
        or _meta(tree, "og:title")
        or _first(tree, "//h1//text()")
        or _first(tree, "//title/text()")
    )
    lists = load_header()
    error = None
    words = len((body or "").split())
    shown = [t.lower() for t in (title, _first(tree, "//title/text()")) if t]
    told = " ".join((*shown, (body or "")[:600].lower()))
    if words < _FEW and (
        any(t in lists.error_titles for t in shown) or any(p in told for p in lists.error_phrases)
    ):
        error = "an error page, not an article"
    elif words < _NONE:
        error = "no article text was found on the page"
    text = (body or "").strip()
    if title and text and not text.startswith(title):
        text = f"{title}\n\n{text}"
    published = facts.get("datePublished")
    source = "json-ld" if published else None
    if not published:
        for name in (
            "article:published_time",
            "og:published_time",
            "date",
            "dc.date",
            "pubdate",
            "parsely-pub-date",
        ):
            published = _meta(tree, name)
            if published:
                source = "meta"
                break
    if not published:
        published = _first(tree, "//time/@datetime")
        source = "time-element" if published else None
    published = instant(published) if published else None
    source = source if published else None
    return Page(
        text=text,
        title=title,
        byline=facts.get("author") or _meta(tree, "author"),
        outlet=facts.get("publisher") or _meta(tree, "og:site_name"),
        url=url or facts.get("url") or _first(tree, "//link[@rel='canonical']/@href"),
        published=published,
        published_source=source,
        error=error,
    )


def _first(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    text = " ".join(str(found[0]).split()) if found else ""
    return text or None


def _meta(tree: Any, name: str) -> str | None:
    found = tree.xpath("//meta[@property=$n or @name=$n]/@content", n=name)
    return str(found[0]).strip() or None if found else None


def _json_ld(tree: Any) -> dict[str, str]:
    """Headline, date, author and publisher of the first news article in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script))
        except ValueError:
            continue
        for item in _items(data):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(
                isinstance(k, str) and k.endswith(("Article", "Posting", "Report")) for k in kinds
            ):
                return {
                    key: text
                    for key in ("headline", "datePublished", "url", "author", "publisher")
                    if (text := _name(item.get(key)))
                }
    return {}


def _items(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [i for d in data for i in _items(d)]
    if isinstance(data, dict):
        return [data, *_items(data.get("@graph", []))]
    return []


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [n for v in value if (n := _name(v))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    return str(value).strip() or None if isinstance(value, (str, int)) else None
