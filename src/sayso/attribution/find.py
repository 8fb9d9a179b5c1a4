"""On whose say-so: attributions of a Doc, with their chains, parents and stance."""

from __future__ import annotations

from sayso.attribution.candidates import Draft, Drafts
from sayso.attribution.content import Contents
from sayso.attribution.source import Sources
from sayso.lexicon.cues import Cues, load_cues
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Attribution, Cue, Ref

_STANCE = {
    "deny": "denies", "doubt": "doubts", "confirm": "asserts", "ask": "asks", "decline": "declines",
}  # fmt: skip
_ENDORSING = frozenset({"endorse", "back", "support", "corroborate", "verify"})


def stance_of(attribution: Attribution) -> str:
    """How the source stands to the content: asserts, denies, doubts, endorses, asks or declines.

    A negated denial asserts nothing new but does not deny; "did not say that" declines.
    """
    found = _STANCE.get(attribution.cue.cls, "asserts")
    if attribution.cue.lemma in _ENDORSING:
        found = "endorses"
    if attribution.cue.negated:
        if found == "denies":
            return "declines"
        if found in {"asserts", "endorses"}:
            return "doubts" if attribution.cue.cls in {"attitude", "know"} else "declines"
    return found


def find_attributions(
    doc: Doc, clauses: Clauses, mentions: Mentions, *, cues: Cues | None = None
) -> tuple[Attribution, ...]:
    """The attributions of `doc` in the order of their cues; nested ones name their parent."""
    lexicon = cues or load_cues()
    contents = Contents(doc, clauses)
    drafting = Drafts(doc, clauses, mentions, lexicon, contents)
    sources = Sources(doc, clauses, mentions, lexicon)
    drafts = drafting.find()
    drafts = _cite(doc, clauses, drafts, sources)
    _float(doc, contents, drafts)
    drafts = [d for d in drafts if d.parts]
    drafts.sort(key=lambda d: d.cue)
    parents = _parents(drafts)
    ids = {id(d): f"a{n}" for n, d in enumerate(drafts, 1)}
    made: list[Attribution] = []
    for draft in drafts:
        parent = parents.get(id(draft))
        made.append(
            _make(doc, clauses, draft, ids[id(draft)], ids.get(id(parent)) if parent else None,
                  contents, sources, drafting, lexicon)
        )  # fmt: skip
    return tuple(made)


def _make(
    doc: Doc,
    clauses: Clauses,
    draft: Draft,
    identity: str,
    parent: str | None,
    contents: Contents,
    sources: Sources,
    drafting: Drafts,
    lexicon: Cues,
) -> Attribution:
    source = sources.make(draft.source, stop=draft.cue) if draft.source is not None else None
    chain: list[Ref] = [sources.ref(source)] if source is not None else []
    for carrier in draft.carriers:
        made = sources.make(carrier, stop=draft.cue)
        if made is not None:
            ref = sources.ref(made)
            if all(ref.span != r.span for r in chain):
                chain.append(ref)
    recipient = None
    if draft.recipient is not None:
        made = sources.make(draft.recipient, stop=draft.cue)
        if made is not None:
            recipient = sources.ref(made)
            if made.kind == "outlet" and all(recipient.span != r.span for r in chain):
                chain.append(recipient)
    negation = clauses.negated(draft.cue)
    return Attribution(
        id=identity,
        source=source,
        cue=Cue(
            text=doc.words(doc.span(draft.cue, draft.last)),
            span=doc.span(draft.cue, draft.last),
            token=draft.cue,
            lemma=draft.lemma,
            cls=draft.cls,
            negated=negation is not None,
            modal=drafting.modal(draft.cue),
        ),
        content=contents.spans(draft.parts),
        tokens=tuple(draft.parts),
        quote=contents.form(draft.parts),
        chain=tuple(chain),
        medium=_medium(doc, draft, lexicon),
        basis=_basis(draft),
        time=None,
        parent=parent,
        recipient=recipient,
        confidence=draft.confidence,
        rule=draft.rule,
    )


def _cite(doc: Doc, clauses: Clauses, drafts: list[Draft], sources: Sources) -> list[Draft]:
    """ "O, citing S": S is the source and O its carrier; "citing low growth" is a reason.

    The attribution that O has in the same sentence is carried too: nearest to the fact is S.
    """
    for draft in drafts:
        if draft.lemma not in {"cite", "quote"} or draft.rule == "quoted-as-saying":
            continue
        objects = [k for k in doc.deps(draft.cue, "obj") if _can_speak(doc, sources, k)]
        if not objects or draft.source is None:
            continue
        cited, carrier = objects[0], draft.source
        if any(doc.low[k] == "saying" for k in doc.subtree(draft.cue)) and doc.deps(
            draft.cue, "advcl"
        ):
            draft.source, draft.carriers, draft.cls = cited, [carrier], "say"
        host = _host(doc, drafts, draft, carrier)
        if host is not None:
            host.carriers = [] if host.source is None else [cited, *host.carriers]
            host.cited = True
            draft.parts = host.parts
        draft.source, draft.carriers, draft.cls = cited, [carrier], "cite"
        for other in drafts:
            if (
                other is not draft
                and other.source is not None
                and clauses.antecedent(other.source) == cited
            ):
                other.carriers.append(carrier)
    return drafts


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


def _float(doc: Doc, contents: Contents, drafts: list[Draft]) -> None:
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
            if d.cue >= b and doc.paragraphs[doc.sent[d.cue]] == here and d.cue - b < 15
        ]
        target = before[-1] if before else (after[0] if after else None)
        if target is None and number and contents.quotes[number - 1].continued:
            earlier = [d for d in quoting if number - 1 in contents.touched(d.parts)]
            target = earlier[-1] if earlier else None
        if target is None:
            continue
        target.parts = sorted([*target.parts, (a, b)])
        taken.add(number)


def _parents(drafts: list[Draft]) -> dict[int, Draft]:
    """For each draft the innermost other draft whose content holds its cue."""
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


def _medium(doc: Doc, draft: Draft, lexicon: Cues) -> str | None:
    """Where it was said: "in a statement", "on Telegram"; only beside the cue, not in the content."""
    a, b = doc.sentence_of(draft.cue)
    content = {i for x, y in draft.parts for i in range(x, y)}
    low = " ".join(doc.low[i] if i not in content else "|" for i in range(a, b))
    for phrase in lexicon.media:
        if f" {phrase} " in f" {low} ":
            return phrase
    return None


def _basis(draft: Draft) -> str | None:
    """What the source goes by, where the cue says it."""
    if draft.lemma in {"witness", "see"}:
        return "saw"
    if draft.lemma in {"hear", "tell"} and draft.cls == "know":
        return "told"
    return None
