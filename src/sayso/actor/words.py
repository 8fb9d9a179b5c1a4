"""What the words of a phrase tell of the people it names."""

from __future__ import annotations

from sayso.lexicon.classes import load_class_words
from sayso.mention.phrase import core
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc

_PEOPLE = ("ers", "ors", "ists", "ians", "ees", "men", "crats")


def animate(doc: Doc, token: int) -> bool:
    """ "Russian hackers", "Chinese steelmakers": people by the ending of a plural noun."""
    if doc.xpos[token] == "NNPS" or doc.name[token].endswith("NORP"):
        return True
    return doc.xpos[token] == "NNS" and doc.low[token].endswith(_PEOPLE)


def ethnic(doc: Doc, token: int) -> bool:
    """ "ethnic Albanians": a people, of the land they live in."""
    return any(doc.low[k] == "ethnic" for k in doc.kids[token] if k < token)


def former(doc: Doc, token: int) -> bool:
    """ "former transport minister Tomas Arce" rules no more."""
    first, _ = core(doc, token)
    return any(doc.low[i] in {"former", "ex", "erstwhile"} for i in range(first, token))


def counted(doc: Doc, clauses: Clauses, token: int) -> int | None:
    """ "Thousands of Kurds", "a group of refugees": who is counted; None where nobody is."""
    if doc.low[token] not in load_class_words().measure:
        return None
    return next(
        (k for k in doc.kids[token] if doc.rel(k) == "nmod" and clauses.preposition(k) == "of"),
        None,
    )
