"""Docs from CoNLL-U and back: for tests that build a parse by hand, and for tree scores."""

from __future__ import annotations

from sayso.errors import UsageError
from sayso.parse.doc import Doc


def read_conllu(source: str, *, text: str | None = None) -> Doc:
    """One Doc from CoNLL-U `source`; the text is built from SpaceAfter unless it is given.

    Multiword and empty rows are skipped. A `Name=B-PER` in MISC fills the name column.
    Raises UsageError on a row without ten columns.
    """
    form: list[str] = []
    start: list[int] = []
    end: list[int] = []
    sentences: list[tuple[int, int]] = []
    columns: dict[str, list[str]] = {k: [] for k in ("lemma", "upos", "xpos", "deprel", "name")}
    head: list[int] = []
    built: list[str] = []
    offset = 0
    for block in source.strip("\n").split("\n\n"):
        first = len(form)
        for number, line in enumerate(block.split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            row = line.strip().split("\t") if "\t" in line else line.split()
            if len(row) != 10:
                raise UsageError(
                    f"CoNLL-U line {number}: {len(row)} columns instead of 10: {line!r}"
                )
            if "-" in row[0] or "." in row[0]:
                continue
            misc = dict(p.partition("=")[::2] for p in row[9].split("|"))
            at = text.index(row[1], offset) if text is not None else offset
            form.append(row[1])
            start.append(at)
            end.append(at + len(row[1]))
            gap = "" if misc.get("SpaceAfter") == "No" else " "
            built.append(row[1] + gap)
            offset = at + len(row[1]) + (len(gap) if text is None else 0)
            for key, value in zip(
                ("lemma", "upos", "xpos", "deprel"), (row[2], row[3], row[4], row[7]), strict=True
            ):
                columns[key].append(value)
            columns["name"].append(misc.get("Name", "O"))
            this = first + int(row[0]) - 1
            head.append(this if row[6] == "0" else first + int(row[6]) - 1)
        if len(form) > first:
            sentences.append((first, len(form)))
    return Doc(
        text if text is not None else "".join(built).rstrip(" "),
        form=form,
        start=start,
        end=end,
        sentences=sentences,
        head=head,
        upos=columns["upos"],
        xpos=columns["xpos"],
        lemma=columns["lemma"],
        deprel=columns["deprel"],
        name=columns["name"],
    )


def write_conllu(doc: Doc) -> str:
    """`doc` as CoNLL-U, one block a sentence."""
    blocks = []
    for first, last in doc.sentences:
        rows = []
        for i in range(first, last):
            governor = 0 if doc.head[i] == i else doc.head[i] - first + 1
            misc = [] if doc.name[i] == "O" else [f"Name={doc.name[i]}"]
            if i + 1 < len(doc) and doc.end[i] == doc.start[i + 1]:
                misc.append("SpaceAfter=No")
            rows.append(
                f"{i - first + 1}\t{doc.form[i]}\t{doc.lemma[i]}\t{doc.upos[i]}\t{doc.xpos[i]}\t_\t"
                f"{governor}\t{doc.deprel[i]}\t_\t{'|'.join(misc) or '_'}"
            )
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks) + "\n"
