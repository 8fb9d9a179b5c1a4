"""On whose say-so: attributions of a Doc, with their chains, parents and stance."""

from __future__ import annotations

from sayso.attribution.content import Contents
from sayso.attribution.draft import Draft
from sayso.attribution.join import carry, float_quotes, parents_of, part_participles
from sayso.attribution.marks import Marks
from sayso.attribution.source import Sources
from sayso.attribution.verbs import Verbs
from sayso.lexicon.cues import Cues, load_cues
from sayso.mention.resolve import Mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Attribution, Cue, Ref

_STANCE = {
    "deny": "denies", "doubt": "doubts", "confirm": "asserts", "ask": "asks", "decline": "declines",
}  # fmt: skip
_MODALS = frozenset(
    {"would", "could", "may", "might", "should", "must", "can", "will", "'ll", "wo"}
)
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
    sources = Sources(doc, clauses, mentions, lexicon)
    verbs = Verbs(doc, clauses, mentions, lexicon, contents)
    marks = Marks(doc, clauses, mentions, lexicon, contents)
    drafts: list[Draft] = []
    for i in range(len(doc)):
        cue_verb = doc.upos[i] == "VERB" and doc.low[i] in lexicon.verbs
        draft = verbs.at(i) if cue_verb else marks.at(i)
        if draft is not None:
            drafts.append(draft)
    part_participles(doc, drafts, sources)
    carry(doc, drafts, sources)
    float_quotes(doc, contents, drafts)
    drafts = sorted((d for d in drafts if d.parts), key=lambda d: d.cue)
    parents = parents_of(drafts)
    ids = {id(d): f"a{n}" for n, d in enumerate(drafts, 1)}
    return tuple(
        _make(
            draft, ids[id(draft)], ids[id(parents[id(draft)])] if id(draft) in parents else None,
            contents, sources,
        )
        for draft in drafts
    )  # fmt: skip


def _make(
    draft: Draft, identity: str, parent: str | None, contents: Contents, sources: Sources
) -> Attribution:
    doc = sources.doc
    source = sources.make(draft.source, stop=draft.cue) if draft.source is not None else None
    speaker = [] if draft.source is None else [draft.source]
    chain: list[Ref] = []
    for link in (*draft.nearer, *speaker, *draft.carriers):
        made = sources.make(link, stop=draft.cue)
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
    negation = sources.clauses.negated(draft.cue)
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
            modal=_modal(doc, draft.cue),
        ),
        content=contents.spans(draft.parts),
        tokens=tuple(draft.parts),
        quote=contents.form(draft.parts),
        chain=tuple(chain),
        medium=_medium(doc, draft, sources.cues),
        basis=_basis(draft),
        time=None,
        parent=parent,
        recipient=recipient,
        confidence=draft.confidence,
        rule=draft.rule,
    )


def _modal(doc: Doc, i: int) -> bool:
    """Is there no speech act that took place: would say, may claim, will announce?"""
    return any(doc.rel(k) == "aux" and doc.low[k] in _MODALS for k in doc.kids[i])


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
