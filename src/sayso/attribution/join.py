"""Drafts brought together: who carries whom, parallel participles, floating quotations, parents."""

from __future__ import annotations

from sayso.attribution.content import Contents, ranges
from sayso.attribution.draft import Draft
from sayso.attribution.source import Sources, speaks
from sayso.parse.doc import Doc

_NEAR = 15
_SPEAKING = frozenset({"say", "write", "claim", "confirm", "deny", "warn", "promise", "threaten"})


def carry(doc: Doc, drafts: list[Draft], sources: Sources) -> None:
    """ "O, citing S": S is the source and O its carrier; "citing low growth" is a reason.

    The attribution that O has in the same sentence is carried too: nearest to the fact is S. O is
    the source that ends right before "citing", else the subject of the verb.
    """
    for draft in drafts:
        if draft.lemma not in {"cite", "quote"} or draft.rule == "quoted-as-saying":
            continue
        objects = [k for k in doc.deps(draft.cue, "obj") if _can_speak(doc, sources, k)]
        carrier = _just_before(doc, drafts, draft, sources) or draft.source
        if not objects or carrier is None:
            continue
        cited = objects[0]
        host = _host(doc, drafts, draft, carrier)
        if host is not None:
            host.nearer = [cited, *host.nearer]
            gone = set(doc.subtree(draft.cue)) - set(doc.subtree(carrier))
            host.parts = ranges(
                doc, [t for a, b in host.parts for t in range(a, b) if t not in gone]
            )
            draft.parts = host.parts
        draft.source, draft.carriers, draft.cls = cited, [carrier], "cite"
        for other in drafts:
            if (
                other is not draft
                and other.source is not None
                and sources.clauses.antecedent(other.source) == cited
            ):
                other.carriers.append(carrier)


def _just_before(doc: Doc, drafts: list[Draft], cite: Draft, sources: Sources) -> int | None:
    """The source of another cue that ends right before the cue, a comma between: "..., O, citing"."""
    for draft in drafts:
        if draft is cite or draft.source is None or doc.sent[draft.cue] != doc.sent[cite.cue]:
            continue
        end = sources.mentions.phrase(draft.source)[1]
        if end == cite.cue or (end == cite.cue - 1 and doc.form[end] == ","):
            return draft.source
    return None


def _host(doc: Doc, drafts: list[Draft], cite: Draft, carrier: int) -> Draft | None:
    """The attribution of the same sentence whose source is the carrier."""
    for draft in drafts:
        if (
            draft is not cite
            and draft.source is not None
            and doc.sent[draft.cue] == doc.sent[cite.cue]
            and (draft.source == carrier or carrier in doc.subtree(draft.source))
        ):
            return draft
    return None


def _can_speak(doc: Doc, sources: Sources, head: int) -> bool:
    """Is the object of "citing" somebody, not a reason: a name, a role, a document?"""
    entity = sources.mentions.entity_at(head)
    if entity is not None and entity.kind != "place":
        return True
    return doc.low[head] in sources.cues.documents or doc.low[head] in sources.cues.anonymous_heads


def part_participles(doc: Doc, drafts: list[Draft], sources: Sources) -> None:
    """ "X warned that Y could spread, writing: ...": the participle is X's, not Y's, where Y cannot
    speak (or the word is "adding"); what it says is no part of what X warned of.
    """
    for inner in drafts:
        before = doc.form[inner.cue - 1] if inner.cue else ""
        if doc.xpos[inner.cue] != "VBG" or before != ",":
            continue
        outer = _speaker_before(doc, drafts, inner)
        if outer is None:
            continue
        own = inner.source is not None and speaks(doc, sources.mentions, sources.cues, inner.source)
        if own and inner.lemma != "add":
            continue
        inner.source = outer.source
        gone = set(doc.subtree(inner.cue)) | {t for a, b in inner.parts for t in range(a, b)}
        kept = [t for a, b in outer.parts for t in range(a, b) if t not in gone]
        outer.parts = ranges(doc, kept)


def _speaker_before(doc: Doc, drafts: list[Draft], inner: Draft) -> Draft | None:
    """The nearest speech before the participle, in its sentence, whose content holds it."""
    best: Draft | None = None
    for draft in drafts:
        if (
            draft is not inner
            and draft.source is not None
            and draft.cls in _SPEAKING
            and draft.cue < inner.cue
            and doc.sent[draft.cue] == doc.sent[inner.cue]
            and any(a <= inner.cue < b for a, b in draft.parts)
            and (best is None or draft.cue > best.cue)
        ):
            best = draft
    return best


def float_quotes(doc: Doc, contents: Contents, drafts: list[Draft]) -> None:
    """Give quotations that no cue has taken to the speaker who runs on.

    "..." he said. "..." : the second goes with the first, inside one paragraph; a paragraph that
    is all quotation goes with the speaker of the last one only where the quotation was left open.
    """
    taken = {n for d in drafts for n in contents.touched(d.parts)}
    quoting = [d for d in drafts if any(contents.speech(n) for n in contents.touched(d.parts))]
    for number, (a, b) in enumerate(contents.quote_tokens):
        if a == b or number in taken or not contents.speech(number):
            continue
        here = doc.paragraphs[doc.sent[a]]
        before = [d for d in quoting if d.cue < a and doc.paragraphs[doc.sent[d.cue]] == here]
        after = [
            d
            for d in quoting
            if d.cue >= b and doc.paragraphs[doc.sent[d.cue]] == here and d.cue - b < _NEAR
        ]
        target = before[-1] if before else (after[0] if after else None)
        if target is None and number and contents.quotes[number - 1].continued:
            earlier = [d for d in quoting if number - 1 in contents.touched(d.parts)]
            target = earlier[-1] if earlier else None
        if target is None:
            continue
        target.parts = sorted([*target.parts, (a, b)])
        taken.add(number)


def parents_of(drafts: list[Draft]) -> dict[int, Draft]:
    """For each draft (by identity) the innermost other draft whose content holds its cue."""
    out: dict[int, Draft] = {}
    for draft in drafts:
        best: Draft | None = None
        size = 0
        for other in drafts:
            if other is draft or not any(a <= draft.cue < b for a, b in other.parts):
                continue
            if any(a <= other.cue < b for a, b in draft.parts):
                continue
            width = sum(b - a for a, b in other.parts)
            if best is None or width < size:
                best, size = other, width
        if best is not None:
            out[id(draft)] = best
    return out
