"""Docs built by hand for tests: one word a line, FORM UPOS XPOS HEAD DEPREL [NAME]."""

from __future__ import annotations

from sayso.model.load import Parsed
from sayso.parse.conllu import read_conllu
from sayso.parse.doc import Doc


def doc_of(*sentences: str, text: str | None = None) -> Doc:
    """A Doc of `sentences`; lemmas are the lower-cased forms; the text is the words and blanks."""
    blocks = []
    for sentence in sentences:
        rows = [line.split() for line in sentence.strip().splitlines()]
        blocks.append(
            "\n".join(
                "\t".join(
                    [str(n), r[0], r[0].lower(), r[1], r[2], "_", r[3], r[4], "_",
                     f"Name={r[5]}" if len(r) > 5 else "_"]
                )
                for n, r in enumerate(rows, 1)
            )
        )  # fmt: skip
    return read_conllu("\n\n".join(blocks), text=text)


def parsed_of(sentence: str) -> tuple[list[str], Parsed]:
    """Words and model columns of one sentence in the same form."""
    rows = [line.split() for line in sentence.strip().splitlines()]
    return [r[0] for r in rows], Parsed(
        upos=[r[1] for r in rows],
        xpos=[r[2] for r in rows],
        lemma=[r[0].lower() for r in rows],
        head=[int(r[3]) - 1 for r in rows],
        deprel=[r[4] for r in rows],
        name=[r[5] if len(r) > 5 else "O" for r in rows],
    )
