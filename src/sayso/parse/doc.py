"""The light `Doc`: columns of plain lists, one entry a token, over one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from sayso.text import Span

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})


def norm(form: str) -> str:
    """How a form is looked up in a lexicon: lower case, straight apostrophes, plain hyphens."""
    return form.translate(_STRAIGHT).lower()


class Doc:
    """The parse of one text: UD v2 columns, sentences as token ranges, and the tree as child lists.

    `head[i]` is the number of the governing token in the whole Doc; a root points at itself.
    `name` holds BIO tags. Spans are code points of `text`. The columns are filled once, by
    `parse.pipeline` (or from CoNLL-U in tests), and never changed after that.
    """

    __slots__ = (
        "__dict__", "deprel", "end", "form", "head", "lemma", "low", "name", "notes", "sent",
        "sentences", "start", "text", "upos", "xpos",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        *,
        form: list[str],
        start: list[int],
        end: list[int],
        sentences: list[tuple[int, int]],
        upos: list[str],
        xpos: list[str],
        lemma: list[str],
        head: list[int],
        deprel: list[str],
        name: list[str],
        notes: tuple[str, ...] = (),
    ) -> None:
        self.text = text
        self.form, self.start, self.end = form, start, end
        self.upos, self.xpos, self.lemma = upos, xpos, lemma
        self.head, self.deprel, self.name = head, deprel, name
        self.sentences = sentences
        self.notes = notes
        self.low = [norm(f) for f in form]
        self.sent = [0] * len(form)
        for number, (first, last) in enumerate(sentences):
            for i in range(first, last):
                self.sent[i] = number

    def __len__(self) -> int:
        return len(self.form)

    @cached_property
    def kids(self) -> list[list[int]]:
        """The dependents of each token, in the order of the text."""
        out: list[list[int]] = [[] for _ in self.form]
        for i, h in enumerate(self.head):
            if h != i:
                out[h].append(i)
        return out

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The tokens of each normalised form: the index by which lexicons find their triggers."""
        out: dict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.low):
            out[word].append(i)
        return dict(out)

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """For each token the first token of its subtree and the one after the last."""
        first, last = list(range(len(self.form))), list(range(1, len(self.form) + 1))
        for a, b in self.sentences:
            for i in range(a, b):
                h, steps = i, 0
                while self.head[h] != h and steps < 300:
                    h = self.head[h]
                    steps += 1
                    first[h] = min(first[h], i)
                    last[h] = max(last[h], i + 1)
        return first, last

    @cached_property
    def paragraphs(self) -> list[int]:
        """The number of the paragraph that each sentence stands in (paragraphs end at newlines)."""
        out: list[int] = []
        number = 0
        previous = 0
        for a, b in self.sentences:
            if a < b:
                if "\n" in self.text[previous : self.start[a]] and previous:
                    number += 1
                previous = self.end[b - 1]
            out.append(number)
        return out

    def rel(self, i: int) -> str:
        """The universal part of the relation of token `i`: "nsubj" for "nsubj:pass"."""
        return self.deprel[i].partition(":")[0]

    def is_root(self, i: int) -> bool:
        return self.head[i] == i

    def deps(self, i: int, *relations: str) -> list[int]:
        """The dependents of `i` by any of `relations`; a bare name takes its subtypes too."""
        wanted = relations
        return [
            k
            for k in self.kids[i]
            if self.deprel[k] in wanted or self.deprel[k].partition(":")[0] in wanted
        ]

    def subtree(self, i: int) -> list[int]:
        """`i` and everything below it, in the order of the text."""
        out, todo = [], [i]
        while todo:
            k = todo.pop()
            out.append(k)
            todo += self.kids[k]
        return sorted(out)

    def span(self, first: int, last: int) -> Span:
        """The code points from token `first` to the end of token `last` - 1."""
        return self.start[first], self.end[last - 1]

    def span_of(self, tokens: Iterable[int]) -> Span:
        """The code points from the first to the last of `tokens`."""
        found = list(tokens)
        return self.start[min(found)], self.end[max(found)]

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]

    def ancestors(self, i: int) -> Iterator[int]:
        """The governors of `i`, nearest first, up to the root."""
        steps = 0
        while self.head[i] != i and steps < 300:
            i = self.head[i]
            steps += 1
            yield i

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The token range of the sentence of token `i`."""
        return self.sentences[self.sent[i]]

    def token_at(self, offset: int) -> int | None:
        """The token that covers the code point `offset`, if any."""
        low, high = 0, len(self.form)
        while low < high:
            middle = (low + high) // 2
            if self.end[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.form) and self.start[low] <= offset else None

    def tokens_in(self, span: Span) -> range:
        """The tokens that lie wholly inside `span`."""
        low, high = 0, len(self.form)
        while low < high:
            middle = (low + high) // 2
            if self.start[middle] < span[0]:
                low = middle + 1
            else:
                high = middle
        last = low
        while last < len(self.form) and self.end[last] <= span[1]:
            last += 1
        return range(low, last)

    def names(self) -> Iterator[tuple[int, int, str]]:
        """The tagged names as (first token, token after the last, tag)."""
        i, n = 0, len(self.name)
        while i < n:
            tag = self.name[i]
            if tag == "O" or tag == "":
                i += 1
                continue
            kind, j = tag[2:], i + 1
            while j < n and self.name[j] == "I-" + kind and self.sent[j] == self.sent[i]:
                j += 1
            yield i, j, kind
            i = j
