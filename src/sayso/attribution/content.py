"""What is said: the clause without the cue's own, quotations, and quotations that float after it."""

from __future__ import annotations

from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.parse.quotes import Quote, find_quotes
from sayso.text import Span

_SCARE = 4
Ranges = list[tuple[int, int]]


class Contents:
    """The contents of cues in one Doc, with its quotations."""

    def __init__(self, doc: Doc, clauses: Clauses) -> None:
        self.doc = doc
        self.clauses = clauses
        self.quotes = find_quotes(doc.text)
        self.quote_tokens: list[tuple[int, int]] = [self._range(q) for q in self.quotes]
        self._speech: dict[int, bool] = {}
        self.quoted: dict[int, int] = {
            i: n for n, (a, b) in enumerate(self.quote_tokens) for i in range(a, b)
        }

    def _range(self, quote: Quote) -> tuple[int, int]:
        tokens = self.doc.tokens_in(quote.span)
        return (tokens[0], tokens[-1] + 1) if len(tokens) else (0, 0)

    def speech(self, number: int) -> bool:
        """Is the quotation words of a speaker, not a name or a word held at a distance?"""
        found = self._speech.get(number)
        if found is None:
            found = self._speech[number] = self._is_speech(number)
        return found

    def _is_speech(self, number: int) -> bool:
        a, b = self.quote_tokens[number]
        words = [i for i in range(a, b) if self.doc.upos[i] != "PUNCT"]
        if len(words) >= _SCARE:
            return True
        return any(self.doc.upos[i] in {"VERB", "AUX"} for i in words) and len(words) >= 2

    def clause(self, head: int, *, without: int | None = None) -> Ranges:
        """The subtree of `head` less that of `without` and its source, as token ranges."""
        doc = self.doc
        drop = set(doc.subtree(without)) if without is not None else set()
        if without is not None and head in drop:
            drop -= set(doc.subtree(head))
        tokens = [i for i in doc.subtree(head) if i not in drop]
        return ranges(doc, tokens)

    def around(self, head: int, cue: int) -> Ranges:
        """The sentence's other part, where the cue's clause hangs on the content's verb."""
        doc = self.doc
        mine = set(doc.subtree(cue))
        tokens = [i for i in doc.subtree(head) if i not in mine]
        return ranges(doc, tokens)

    def widen(self, parts: Ranges, *, but: int | None = None) -> Ranges:
        """`parts` with the whole of each quotation of speech that they touch, but for one that
        holds the cue itself.
        """
        out = list(parts)
        for number in self.touched(parts):
            if number != but and self.speech(number):
                out.append(self.quote_tokens[number])
        return _join(out)

    def touched(self, parts: Ranges) -> list[int]:
        """The quotations that share a word with `parts`, in order."""
        found = {self.quoted[i] for a, b in parts for i in range(a, b) if i in self.quoted}
        return sorted(found)

    def form(self, parts: Ranges) -> str:
        """direct (all in marks), indirect (nothing is), or mixed."""
        words = [
            i for a, b in parts for i in range(a, b) if self.doc.upos[i] not in {"PUNCT", "SYM"}
        ]
        inside = [i for i in words if i in self.quoted and self.speech(self.quoted[i])]
        marked = [i for i in words if i in self.quoted]
        outside = len(words) - len(inside)
        if words and (outside <= 1 or outside <= 0.03 * len(words)):
            return "direct" if inside else "indirect"
        return "mixed" if inside or (marked and len(marked) >= 2) else "indirect"

    def spans(self, parts: Ranges) -> tuple[Span, ...]:
        """The parts as spans of the text, quotation marks and punctuation at the edges left out."""
        doc = self.doc
        out = []
        for a, b in parts:
            while a < b and doc.upos[a] == "PUNCT":
                a += 1
            while b > a and doc.upos[b - 1] == "PUNCT":
                b -= 1
            if a < b:
                out.append(doc.span(a, b))
        return tuple(out)


def ranges(doc: Doc, tokens: list[int]) -> Ranges:
    """Token numbers as ranges; gaps of punctuation alone are closed, bits of one mark dropped."""
    out: Ranges = []
    for i in sorted(tokens):
        if (
            out
            and i <= out[-1][1] + 1
            and all(doc.upos[k] == "PUNCT" for k in range(out[-1][1], i))
        ):
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return [
        (a, b)
        for a, b in out
        if any(doc.upos[i] not in {"PUNCT", "CCONJ", "SCONJ"} for i in range(a, b))
    ]


def _join(parts: Ranges) -> Ranges:
    out: Ranges = []
    for a, b in sorted(parts):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
