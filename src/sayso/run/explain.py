"""Why the lexicon fires on a sentence, and why other entries of its words do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coder.code import code
from sayso.event.classes import Classes
from sayso.event.match import Match, Matcher
from sayso.event.roles import RoleFinder
from sayso.ingest.read import make_article
from sayso.lexicon.frames import load_frames
from sayso.lexicon.operators import load_operators
from sayso.mention.resolve import find_mentions
from sayso.parse.clauses import Clauses
from sayso.parse.pipeline import parse
from sayso.records import EventClaim


@dataclass(frozen=True, slots=True)
class Tried:
    """One entry at one word. `refusal` None: it fits (a more specific one may have won)."""

    word: str
    entry: str
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The entries tried, in the order of the text and of their strength, and the events that came out."""

    tried: tuple[Tried, ...]
    events: tuple[EventClaim, ...]


def explain(sentence: str) -> Explanation:
    """What the lexicon makes of `sentence`. Raises InputError where it is no English text."""
    article = make_article(sentence)
    doc = parse(sentence)
    clauses = Clauses(doc)
    mentions = find_mentions(doc, clauses)
    classes = Classes(doc, mentions)
    matcher = Matcher(doc, clauses, classes, RoleFinder(doc, clauses, classes, load_operators()))
    return Explanation(tuple(_tried(matcher)), code(article, doc).events)


def _tried(matcher: Matcher) -> Iterator[Tried]:
    doc, lexicon = matcher.doc, load_frames()
    for token, word in enumerate(doc.low):
        if doc.upos[token] in {"VERB", "AUX"}:
            for pattern in lexicon.verbs.get(word, ()):
                told = " ".join((doc.form[token], *pattern.rest))
                yield Tried(told, pattern.frame.id, _reason(matcher.try_verb(token, pattern)))
        elif doc.upos[token] in {"NOUN", "PROPN"}:
            for pattern in lexicon.nouns.get(word, ()):
                told = " ".join((*pattern.rest, doc.form[token]))
                yield Tried(told, pattern.frame.id, _reason(matcher.try_noun(token, pattern)))


def _reason(tried: Match | str) -> str | None:
    return tried if isinstance(tried, str) else None
