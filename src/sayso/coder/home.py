"""Which country an article is about, where it is about one."""

from __future__ import annotations

from collections import Counter

from sayso.records import Article, Place

_LEAST = 4
_SHARE = 0.6
_DATELINE = 3


def home_of(article: Article, places: tuple[Place, ...]) -> str | None:
    """ISO alpha-3 of the country that most of the article's places and nation words name.

    The place of the dateline counts three times. None where fewer than four words name a country,
    or none has three fifths of them: "the minister" of a story about two countries is of neither.
    """
    votes: Counter[str] = Counter()
    datelines = [r.span for r in article.regions if r.kind in {"dateline", "byline", "date"}]
    for place in places:
        if place.country is not None:
            above = any(a <= place.span[0] < b for a, b in datelines)
            votes[place.country] += _DATELINE if above else 1
    total = sum(votes.values())
    if total < _LEAST:
        return None
    best = min(votes, key=lambda c: (-votes[c], c))
    return best if votes[best] >= _SHARE * total else None
