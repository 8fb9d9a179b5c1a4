"""Text to Doc: sentences, words, and the language model's columns."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model.load import Model, load_model
from sayso.parse.doc import Doc
from sayso.parse.mend import mend
from sayso.parse.names import mend_names
from sayso.parse.sentences import split_sentences
from sayso.parse.tokenize import tokenize
from sayso.records import Region

MAX_WORDS = 160


def parse(text: str, *, regions: tuple[Region, ...] = (), model: Model | None = None) -> Doc:
    """The Doc of one text."""
    return parse_all([(text, regions)], model=model)[0]


def parse_all(
    texts: Sequence[tuple[str, tuple[Region, ...]]], *, model: Model | None = None
) -> list[Doc]:
    """The Docs of many texts, in order. Sentences over `MAX_WORDS` are cut, with a note in the Doc."""
    engine = model or load_model()
    out = []
    for text, regions in texts:
        starts: list[int] = []
        ends: list[int] = []
        sentences: list[tuple[int, int]] = []
        notes: list[str] = []
        for a, b in split_sentences(text, regions=regions):
            spans = tokenize(text, start=a, end=b)
            if len(spans) > MAX_WORDS:
                notes.append(f"a sentence of {len(spans)} words at {a} was cut")
            while spans:
                size = len(spans) if len(spans) <= MAX_WORDS else _cut(text, spans)
                first = len(starts)
                starts += [s for s, _ in spans[:size]]
                ends += [e for _, e in spans[:size]]
                sentences.append((first, len(starts)))
                spans = spans[size:]
        forms = [text[a:b] for a, b in zip(starts, ends, strict=True)]
        out.append(_fill(text, forms, starts, ends, sentences, tuple(notes), engine))
    return out


def doc_of_words(words: Sequence[str], *, model: Model | None = None) -> Doc:
    """The Doc of one sentence given as its words; its text is the words joined by blanks."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    ends = [a + len(w) for a, w in zip(starts, words, strict=True)]
    spans = [(0, len(words))] if words else []
    engine = model or load_model()
    return _fill(" ".join(words), list(words), starts, ends, spans, (), engine)


def _cut(text: str, spans: list[tuple[int, int]]) -> int:
    """Where to cut an over-long sentence: after the last stop-like mark that fits."""
    for i in range(MAX_WORDS - 1, MAX_WORDS // 2, -1):
        if text[spans[i][0] : spans[i][1]] in {";", ":", ".", "•", "|"}:
            return i + 1
    for i in range(MAX_WORDS - 1, MAX_WORDS // 2, -1):
        if text[spans[i][0] : spans[i][1]] == ",":
            return i + 1
    return MAX_WORDS


def _fill(
    text: str,
    forms: list[str],
    starts: list[int],
    ends: list[int],
    sentences: list[tuple[int, int]],
    notes: tuple[str, ...],
    engine: Model,
) -> Doc:
    upos: list[str] = []
    xpos: list[str] = []
    lemma: list[str] = []
    deprel: list[str] = []
    name: list[str] = []
    head: list[int] = []
    parsed = engine.parse([forms[a:b] for a, b in sentences])
    for (a, b), p in zip(sentences, parsed, strict=True):
        mend(forms[a:b], p)
        upos += p.upos
        xpos += p.xpos
        lemma += p.lemma
        deprel += p.deprel
        name += p.name
        head += [a + i if h < 0 else a + h for i, h in enumerate(p.head)]
    doc = Doc(
        text,
        form=forms,
        start=starts,
        end=ends,
        sentences=sentences,
        upos=upos,
        xpos=xpos,
        lemma=lemma,
        head=head,
        deprel=deprel,
        name=name,
        notes=notes,
    )
    mend_names(doc)
    return doc
