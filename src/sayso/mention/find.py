"""Namings in a Doc: names as tagged (and repaired), nominals for people and bodies, pronouns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sayso.lexicon.people import Known, People, key_of
from sayso.mention.phrase import core, full, head_of, proper_parts
from sayso.parse.doc import Doc
from sayso.records import Mention

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "who": "r", "whom": "r", "whose": "r", "which": "r",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A mention by name with its tag, and the words of the name without titles."""

    mention: Mention
    tag: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the who-is-who tables found in the text: tokens [start, end)."""

    start: int
    end: int
    known: tuple[Known, ...]


def find_hits(doc: Doc, people: People) -> tuple[Hit, ...]:
    """The longest matches of the who-is-who tables, capitals kept: "us" is not "US"."""
    out: list[Hit] = []
    forms = [key_of(f) for f in doc.form]
    i = 0
    while i < len(doc):
        hit = _hit_at(doc, i, forms, people)
        if hit is not None and doc.low[i] == "the" and i + 1 < len(doc):
            after = _hit_at(doc, i + 1, forms, people)
            hit = after if after is not None and after.end > hit.end else hit
        if hit is not None:
            out.append(hit)
        i = hit.end if hit is not None else i + 1
    return tuple(out)


def _hit_at(doc: Doc, i: int, forms: list[str], people: People) -> Hit | None:
    """The longest match of the tables that begins at token `i`."""
    if forms[i].partition(" ")[0] not in people.first_words:
        return None
    if not doc.form[i][:1].isalpha() and doc.form[i] != "10":
        return None
    end = doc.sentence_of(i)[1]
    for last in range(min(end, i + people.longest), i, -1):
        found = people.known.get(" ".join(forms[i:last]))
        if found and (doc.form[i][:1].isupper() or last > i + 1 or found[0].how == "actor"):
            return Hit(i, last, found)
    return None


def _strip(doc: Doc, first: int, last: int, people: People) -> int:
    """The first token of the name proper: titles before it are left out."""
    while first < last - 1 and (
        doc.low[first] in people.honorifics or doc.low[first] in people.roles
    ):
        first += 1
    return first


def _repair(doc: Doc, span: tuple[int, int, str], people: People) -> list[tuple[int, int, str]]:
    """What a tagged name really is: two people joined by "and" come apart, a bare title, a
    weekday or a nation's adjective is nobody's name.
    """
    first, last, tag = span
    if tag == "LOC" and (parts := proper_parts(doc, first, last)) != [(first, last)]:
        return [s for a, b in parts for s in _repair(doc, (a, b, tag), people)]
    if tag == "PER":
        parts = proper_parts(doc, first, last, links=frozenset({"-"}))
        if parts != [(first, last)]:
            return [s for a, b in parts for s in _repair(doc, (a, b, _part_tag(doc, a, b)), people)]
        first = _after_title(doc, first, last, people)
    if tag == "PER" and "and" in doc.low[first:last]:
        cut = doc.low.index("and", first, last)
        halves = [(first, cut, tag), (cut + 1, last, tag)]
        return [s for h in halves if h[0] < h[1] for s in _repair(doc, h, people)]
    while first < last and (
        doc.upos[first] in {"ADP", "PUNCT"} or (tag == "PER" and _before_name(doc, first, people))
    ):
        first += 1
    words = doc.low[first:last]
    if not words or all(w in people.honorifics or w in people.not_names or w == "." for w in words):
        return []
    known = people.known.get(" ".join(key_of(f) for f in doc.form[first:last]))
    if known is not None:
        if known[0].how in {"adjective", "people"}:
            return [(first, last, "NORP")]
        if known[0].how == "name":
            return [(first, last, "LOC")]
        if known[0].how == "actor" and tag in {"LOC", "PER"}:
            return [(first, last, "ORG")]
    return [(first, last, tag)]


def _part_tag(doc: Doc, first: int, last: int) -> str:
    """The tag of a run of a person's name: in "DAB's Ann Lee of Civic Path" two are bodies."""
    left = doc.low[max(0, first - 2) : first]
    before = left[0] if left[1:] == ["the"] else (left[-1] if left else "")
    after = doc.low[last] if last < len(doc) else ""
    return "ORG" if before == "of" or after in {"'s", "'"} else "PER"


def _after_title(doc: Doc, first: int, last: int, people: People) -> int:
    """Where the name proper begins: "Works spokesman Dr. Amos Were" at "Amos"."""
    for i in range(last - 2, first, -1):
        if doc.low[i] in people.honorifics or (
            doc.form[i].islower() and doc.low[i] in people.roles
        ):
            return i + 1
    return first


def _before_name(doc: Doc, i: int, people: People) -> bool:
    """Is token `i` a title, a role or a nation's adjective, and no part of a person's name?"""
    if doc.low[i] in people.honorifics:
        return True
    if (doc.low[i] in people.roles and doc.upos[i] != "PROPN") or doc.deprel[i] == "nmod:desc":
        return True
    known = people.known.get(key_of(doc.form[i]))
    return known is not None and known[0].how in {"adjective", "people"} and doc.upos[i] == "ADJ"


def find_names(doc: Doc, people: People) -> tuple[Name, ...]:
    """The named mentions in the order of the text; one string has one tag in one article."""
    spans = []
    for first, last, tag in doc.names():
        while last > first + 1 and doc.low[last - 1] in {"'s", "'", ",", ".", '"'}:
            last -= 1
        if any(c.isalpha() for c in doc.form[first]):
            spans.append((first, last, tag))
    spans = [s for span in spans if span[2] != "DATE" for s in _repair(doc, span, people)]
    votes: dict[str, Counter[str]] = {}
    for first, last, tag in spans:
        votes.setdefault(" ".join(doc.low[first:last]), Counter())[tag] += 1
    out = []
    for first, last, _ in spans:
        counts = votes[" ".join(doc.low[first:last])]
        best = max(sorted(counts), key=lambda t: counts[t])
        start = _strip(doc, first, last, people) if best == "PER" else first
        if best == "ORG" and doc.low[start] == "the" and last > start + 1:
            start += 1
        mention = Mention(
            doc.span(start, last), start, last, head_of(doc, start, last), "name", f"name-{best}"
        )
        out.append(Name(mention, best, tuple(doc.low[start:last])))
    return tuple(out)


def role_at(doc: Doc, head: int, people: People) -> tuple[int, str] | None:
    """The longest role word ending at `head` as (first token, key), or None."""
    if key_of(doc.low[head]).rpartition(" ")[2] not in people.role_ends:
        return None
    forms = [key_of(w) for w in doc.low[max(0, head - people.role_length + 1) : head + 1]]
    for size in range(len(forms), 0, -1):
        key = " ".join(forms[-size:])
        if key in people.roles:
            return head - size + 1, key
    return None


def find_nominals(doc: Doc, people: People, named: set[int]) -> tuple[Mention, ...]:
    """Common-noun mentions of people and bodies: "the president of Belarus", "the ministry"."""
    out = []
    for i, tag in enumerate(doc.upos):
        if tag not in {"NOUN", "PROPN"} or i in named or role_at(doc, i, people) is None:
            continue
        if doc.rel(i) in {"compound", "flat"} or doc.deprel[i] == "nmod:desc":
            continue
        first, last = full(doc, i)
        out.append(Mention(doc.span(first, last), first, last, i, "nominal", "role-noun"))
    return tuple(out)


def find_pronouns(doc: Doc) -> tuple[Mention, ...]:
    """Personal, possessive and relative pronouns that may stand for somebody."""
    out = []
    for i, word in enumerate(doc.low):
        if word in PRONOUNS and doc.upos[i] in {"PRON", "DET", "SCONJ"}:
            out.append(Mention(doc.span(i, i + 1), i, i + 1, i, "pronoun", "pronoun"))
    return tuple(out)


def definite(doc: Doc, head: int) -> bool:
    """Is the phrase of `head` one that points back: the/this/that, or a possessor?"""
    first, _ = core(doc, head)
    if doc.low[first] in {"the", "this", "that", "these", "those", "both"}:
        return True
    return any(doc.deprel[k] == "nmod:poss" for k in doc.kids[head])
