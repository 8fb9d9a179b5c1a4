"""Events in a Doc: the lexicon's acts with their parties, under their operators."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.event.classes import Classes
from sayso.event.match import Match, Matcher
from sayso.event.operate import Operated, OperatorFinder
from sayso.event.roles import RoleFinder
from sayso.lexicon.calendar import day_words
from sayso.lexicon.frames import Frames, load_frames
from sayso.lexicon.operators import Alone, load_operators
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.parse.quantity import quantities_near
from sayso.records import Happening

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def find_happenings(
    doc: Doc, clauses: Clauses, mentions: Mentions, *, frames: Frames | None = None
) -> tuple[Happening, ...]:
    """The acts that the lexicon finds, in the order of the text.

    One word gives one act; a verb and the event noun it carries ("launched an attack") are one
    act; an operator and its core ("threatened to attack") are one act with both types. What
    somebody is accused of is an act of its own beside the accusation, on the accuser's say-so.
    Ordinary words in other senses give nothing.
    """
    lexicon = frames or load_frames()
    operators = load_operators()
    classes = Classes(doc, mentions)
    roles = RoleFinder(doc, clauses, classes, operators)
    matcher = Matcher(doc, clauses, classes, roles)
    above = OperatorFinder(doc, clauses, operators)
    drafts: dict[int, _Draft] = {}
    for word in sorted(
        doc.where.keys() & (lexicon.nouns.keys() | lexicon.adjs.keys() | lexicon.verbs.keys())
    ):
        for token in doc.where[word]:
            match = _match(doc, token, word, lexicon, matcher)
            if match is not None:
                drafts[token] = _draft(doc, clauses, above, token, match)
    _settle(drafts)
    swallowed = {t for d in drafts.values() for t in d.swallows}
    for word in sorted(doc.where.keys() & operators.alone.keys()):
        for token in doc.where[word]:
            if token in drafts or token in swallowed or doc.upos[token] != "VERB":
                continue
            lone = _alone(doc, clauses, classes, above, token, operators.alone[word])
            if lone is not None:
                drafts[token] = _Draft((lone,), frozenset(lone.operators), frozenset())
                swallowed |= set(lone.operators)
    return tuple(
        h
        for t, d in sorted(drafts.items())
        if t not in swallowed and not _repeats(doc, t, drafts, swallowed)
        for h in d.happenings
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one trigger gives, the tokens that it swallows (operators, its light verb) and the words
    that its idiom consumes.
    """

    happenings: tuple[Happening, ...]
    swallows: frozenset[int]
    consumes: frozenset[int]


def _draft(doc: Doc, clauses: Clauses, above: OperatorFinder, token: int, match: Match) -> _Draft:
    emit = match.frame.emit
    operated = above.over(token, emit.core, emit.mode, match.roles.light)
    happening = _happening(doc, clauses, token, match, operated)
    out = [happening]
    if operated.accused:
        core = _happening(doc, clauses, token, match, operated.bare())
        if not core.actors and not core.sides:
            core = replace(core, actors=happening.recipients)
        core = replace(core, alleged=True)
        (spot,) = operated.tokens
        accusation = replace(
            happening, token=spot, trigger=doc.span(spot, spot + 1), core="ACCUSE", operators=(),
            acts=(), quantities=(), rule="op.accuse",
        )  # fmt: skip
        out = [accusation, core]
    light = () if match.roles.light is None else (match.roles.light,)
    return _Draft(tuple(out), frozenset((*operated.tokens, *light)), frozenset(match.words))


def _settle(drafts: dict[int, _Draft]) -> None:
    """A word of another entry's idiom is no act of its own, and swallows nothing."""
    consumed = {t for d in drafts.values() for t in d.consumes}
    for token in sorted(consumed & drafts.keys()):
        del drafts[token]


def _repeats(doc: Doc, token: int, drafts: dict[int, _Draft], swallowed: set[int]) -> bool:
    """Is this noun the object of a verb that tells the same act ("launched a raid")?"""
    above = drafts.get(doc.head[token])
    return (
        above is not None
        and doc.head[token] != token
        and doc.head[token] not in swallowed
        and doc.upos[token] in _NOMINAL
        and doc.deprel[token] in {"obj", "nsubj:pass"}
        and above.happenings[0].type == drafts[token].happenings[0].type
    )


def _match(doc: Doc, token: int, word: str, lexicon: Frames, matcher: Matcher) -> Match | None:
    upos, xpos = doc.upos[token], doc.xpos[token]
    if word in lexicon.adjs:
        match = matcher.adj(token, lexicon.adjs[word])
        if match is not None:
            return match
    if upos == "VERB" or (xpos in _VERBAL and upos in {"VERB", "AUX", "ADJ"}):
        if doc.rel(token) == "amod" and xpos != "VBN":
            return None
        if word in lexicon.verbs:
            return matcher.verb(token, lexicon.verbs[word])
        return None
    if upos in _NOMINAL and word in lexicon.nouns:
        return matcher.noun(token, lexicon.nouns[word])
    return None


def _happening(doc: Doc, clauses: Clauses, token: int, match: Match, over: Operated) -> Happening:
    frame, roles = match.frame, match.roles
    type_, mode = frame.emit.type, frame.emit.mode
    doers, under = roles.doers, roles.undergoers
    if over.type != frame.emit.core:
        type_, mode = over.type, over.mode
        if over.doers is not None:
            given = over.recipients or ()
            inner = tuple(d for d in doers if d not in over.doers)
            outer = tuple(u for u in under if u not in over.doers)
            first = (inner, outer) if over.demanding else (outer, inner)
            recipients = given or first[0] or first[1]
            doers, under = over.doers, tuple(r for r in recipients if r not in over.doers)
    acts = ((frame.status,) if frame.status else ()) + over.acts
    if roles.phase == "end" and not acts:
        acts = ("happened",)
    home = clauses.predicate(token)
    clause = clauses.clause(home if doc.sent[home] == doc.sent[token] else token)
    last = match.last if match.last > token else token
    trigger = (doc.start[min(token, match.last)], doc.end[last])
    if last - token > 4:
        trigger = (doc.start[token], doc.end[token])
    return Happening(
        token=token,
        trigger=trigger,
        clause=doc.span_of(clause),
        type=type_,
        core=frame.emit.core,
        mode=mode,
        contexts=frame.emit.contexts,
        cameo=frame.emit.cameo if type_ == frame.emit.type else None,
        actors=doers,
        recipients=under,
        places=(),
        operators=over.tokens + ((roles.light,) if roles.light is not None else ()),
        acts=acts,
        sides=frame.sides,
        quantities=quantities_near(doc, clauses, token),
        weight=frame.weight,
        rule=frame.id,
    )


def _alone(
    doc: Doc,
    clauses: Clauses,
    classes: Classes,
    above: OperatorFinder,
    token: int,
    alone: Alone,
) -> Happening | None:
    """An operator over an act that the lexicon does not know: "demanded that Y give back Z".

    Both a doer and a complement are needed, and the doer must be somebody: "the job demands
    patience" and "he offered to help her move" by a nobody give nothing that is kept.
    """
    operator = alone.operator
    kids = [k for k in doc.deps(token, "xcomp", "ccomp", "advcl") if k > token]
    if operator.name == "demand":
        kids = [k for k in kids if above.wanted(k)]
    if any(doc.low[k] in above.operators.speech for k in kids):
        return None
    if alone.strict and not kids:
        return None
    doers = clauses.doers(token)
    if not doers or not any("actor" in classes.of(d) for d in doers):
        return None
    objects = clauses.undergoers(token)
    obliques = clauses.obliques(token)
    if operator.name == "accuse":
        if not objects or not (
            {"of", "for"} & {p for p, _ in obliques} or doc.deps(token, "advcl")
        ):
            return None
        under = objects
    elif operator.control == "object":
        named = [h for p, h in obliques if p in {"on", "to", "from"}]
        inner = [s for k in kids for s in clauses.subjects(k) if s not in doers]
        people = [o for o in objects if "actor" in classes.of(o)]
        under = people or inner or named
        if not under or not (kids or people or named):
            return None
    else:
        if not kids:
            return None
        under = [
            h
            for k in kids
            for p, h in [("", o) for o in clauses.undergoers(k)] + clauses.obliques(k)
            if p in {"", "to", "with", "against", "from", "on"} and "actor" in classes.of(h)
        ]
        under += [h for p, h in obliques if p in {"to", "with"}]
    over = above.over(token, alone.type, None, None)
    if clauses.negated(token) is not None and operator.name in {"refuse", "threaten"}:
        return None
    return Happening(
        token=token,
        trigger=doc.span(token, token + 1),
        clause=doc.span_of(clauses.clause(token)),
        type=over.type,
        core=alone.type,
        mode=over.mode,
        contexts=(),
        cameo=None,
        actors=tuple(doers),
        recipients=tuple(
            dict.fromkeys(u for u in under if u not in doers and doc.low[u] not in day_words())
        ),
        places=(),
        operators=over.tokens,
        acts=over.acts,
        sides=False,
        quantities=(),
        weight=0.9,
        rule=operator.id,
    )
