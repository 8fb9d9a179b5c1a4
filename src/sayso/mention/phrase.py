"""Noun phrases as token ranges: what belongs to the naming of somebody and what does not."""

from __future__ import annotations

from sayso.parse.doc import Doc

_LEFT = frozenset({"amod", "compound", "nummod", "det", "nmod", "flat", "advmod", "case", "punct"})
LINKS = frozenset(
    {
        "of",
        "the",
        "de",
        "la",
        "le",
        "du",
        "da",
        "do",
        "di",
        "des",
        "del",
        "della",
        "e",
        "-",
        "'",
        "'s",
    }
)
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "as",
        "ash",
        "an",
        "bin",
        "ibn",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
    }
)
_MEASURE = frozenset(
    {"least", "most", "than", "about", "around", "nearly", "almost", "up", "some", "over", "only"}
)
LONGEST = 12


def core(doc: Doc, head: int) -> tuple[int, int]:
    """The noun phrase of `head` without what follows it but the rest of a name: [first, last).

    "the Kenyan Ministry of Works spokesman Dr. Amos Were, who ..." gives all
    up to the name's last word; a leading preposition is left out.
    """
    first, last = head, head + 1
    for k in doc.kids[head]:
        relation = doc.rel(k)
        if relation in {"flat", "goeswith"} or (relation == "compound" and k > head):
            last = max(last, _right(doc, k))
        elif (
            k < head and relation in _LEFT and (relation != "advmod" or doc.xpos[k] in {"CD", "JJ"})
        ):
            first = min(first, _left(doc, k))
    if head - first > LONGEST:
        first = head - LONGEST
    while first < head and (_edge(doc, first, head) or doc.low[first] in _MEASURE):
        first += 1
    return first, last


def _edge(doc: Doc, i: int, head: int) -> bool:
    """Is `i` at the left edge no part of the phrase (the phrase's own preposition, a comma)?"""
    if doc.upos[i] in {"PUNCT", "SYM", "CCONJ", "SCONJ"}:
        return True
    if doc.upos[i] == "ADP" and doc.rel(i) in {"case", "fixed", "mark"}:
        return True
    return doc.rel(i) in {"case", "cc", "mark"} and doc.head[i] == head


def _left(doc: Doc, i: int) -> int:
    return min(doc.subtree(i))


def _right(doc: Doc, i: int) -> int:
    return max(doc.subtree(i)) + 1


def full(doc: Doc, head: int) -> tuple[int, int]:
    """`core` with what restricts it on the right: "the mayor of Kisumu", "talks in Minsk"."""
    first, last = core(doc, head)
    for k in doc.kids[head]:
        if k > head and doc.rel(k) == "nmod" and doc.deprel[k] != "nmod:unmarked":
            end = max(_right_of_nmod(doc, k), last)
            if end - first <= 2 * LONGEST and all(doc.upos[t] != "VERB" for t in range(last, end)):
                last = end
    return first, last


def _right_of_nmod(doc: Doc, i: int) -> int:
    """The end of a prepositional phrase without clauses and appositions below it."""
    end, todo = i + 1, [i]
    while todo:
        k = todo.pop()
        end = max(end, k + 1)
        todo += [
            c
            for c in doc.kids[k]
            if doc.rel(c) not in {"acl", "appos", "parataxis", "punct", "advcl", "dep"}
        ]
    return end


def proper_parts(
    doc: Doc, first: int, last: int, *, links: frozenset[str] = LINKS
) -> list[tuple[int, int]]:
    """The capitalised runs of a name: "towns of Kisumu and" is "Kisumu", "Gulf of Aden" whole.

    `links` may stand between two runs of one name. A span without capitals gives nothing.
    """
    out: list[tuple[int, int]] = []
    i = first
    while i < last:
        if not _capital(doc, i, first):
            i += 1
            continue
        begin = i
        while begin > first and doc.low[begin - 1] in _PARTICLES | {"-"} and not _taken(out, begin):
            begin -= 1
        end = i + 1
        while end < last:
            if doc.form[end] == "-" and doc.end[end - 1] == doc.start[end] and end + 1 < last:
                end += 2
                continue
            step = end
            while step < last and doc.low[step] in links | _PARTICLES:
                step += 1
            if step >= last or not _capital(doc, step, first):
                break
            end = step + 1
        out.append((begin, end))
        i = end
    return out


def _capital(doc: Doc, i: int, first: int) -> bool:
    return doc.form[i][:1].isupper() or (i == first and doc.form[i].isdigit())


def _taken(out: list[tuple[int, int]], i: int) -> bool:
    return bool(out) and out[-1][1] >= i


def head_of(doc: Doc, first: int, last: int) -> int:
    """The token of [first, last) whose governor lies outside it (the last one on a tie)."""
    found = last - 1
    for i in range(first, last):
        h = doc.head[i]
        if h == i or not first <= h < last:
            found = i
            if doc.upos[i] in {"PROPN", "NOUN"}:
                return i
    return found
