"""Which acts are worth a record: somebody is in them whom a record can name."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.coder.assemble import Assembler
from sayso.coder.scope import Scopes
from sayso.lexicon.classes import load_class_words
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Happening

_MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION"})
_PLAIN = frozenset({None, "CVL", "BUS", "EDU", "MED", "LAB"})
_ANSWERS = frozenset({"confirm", "deny", "doubt", "claims-responsibility"})
_SERIOUS = 2
_STRONG = 0.9


def worthy(happenings: Sequence[Happening], build: Assembler, scopes: Scopes) -> list[Happening]:
    """The acts of one article that are kept, in order.

    Where two acts or more are of public life by themselves, the article is: its material acts on
    people without a nation ("64 arrested"), violence ("shells fell"), acts of named people, and acts
    that somebody confirms or denies ("confirmed the shelling") are kept.
    """
    happenings = [h for h in happenings if not invented(build.doc, build.clauses, h.token)]
    public = [worth(h, build) for h in happenings]
    serious = sum(public) >= _SERIOUS
    return [
        h
        for h, kept in zip(happenings, public, strict=True)
        if kept or (serious and (_of_people(h, build) or _answered(h, scopes)))
    ]


def _answered(happening: Happening, scopes: Scopes) -> bool:
    """Does somebody confirm, deny or doubt the act, or claim it?"""
    over = scopes.at(happening.token, operators=happening.operators).attributions
    return happening.core in _MATERIAL and any(
        a.cue.cls in _ANSWERS and a.source is not None for a in over[:1]
    )


def invented(doc: Doc, clauses: Clauses, token: int) -> bool:
    """Is the act told by, or as part of, a work of fiction: "the novel tells how troops shelled a
    village", "in the game, players bomb cities"? Threats "in a film", said by somebody real, are not.
    """
    fiction = load_class_words().fiction
    line = [token, *doc.ancestors(token)]
    for below, node in zip([token, *line], line, strict=False):
        for k in doc.kids[node]:
            game = doc.low[k] in {"game", "games"} and any(
                doc.low[x] == "video" for x in doc.kids[k]
            )
            if k == below or doc.upos[k] != "NOUN" or not (game or doc.low[k] in fiction):
                continue
            teller = doc.rel(k) == "nsubj" and node != token
            inside = doc.rel(k) in {"obl", "nmod"} and clauses.preposition(k) == "in"
            if teller or inside:
                return True
    return False


def worth(happening: Happening, build: Assembler) -> bool:
    """Is there somebody in it whom a record can name?

    Kept: an actor or recipient with a country, or with a sector other than plain people; a
    material act whose own place is known. "My dog attacked the postman" has
    none of these.
    """
    for token in (*happening.actors, *happening.recipients):
        coding = build.actors.coding(token)
        if coding.rule == "ethnic":
            return True
        for code in coding.codes:
            if code.country or code.sector not in _PLAIN:
                return True
    placed = happening.core in _MATERIAL and build.where(happening) is not None
    return happening.weight >= 1.0 and placed


def _of_people(happening: Happening, build: Assembler) -> bool:
    """Is it about people or bodies that have a role at least, or about somebody named?"""
    parties = (*happening.actors, *happening.recipients)
    entities = [build.mentions.entity_at(t) for t in parties]
    if happening.weight < _STRONG:
        return False
    if any(e is not None and e.tag == "PER" for e in entities):
        return True
    if happening.core == "ASSAULT" and parties:
        return True
    return happening.core in _MATERIAL and any(build.actors.codes(t) for t in parties)
