"""The record of an example as a table that a person rereads: one line a claim, one an attribution."""

from __future__ import annotations

from pathlib import Path

from sayso.ingest.read import read_path
from sayso.records import EventClaim, Record, Ref, StateClaim
from sayso.run.reader import load

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted(
    (
        *ROOT.glob("examples/*.txt"),
        *ROOT.glob("examples/*.html"),
        *ROOT.glob("examples/story/*.txt"),
    )
)


def golden_file(example: Path) -> Path:
    name = example.relative_to(ROOT / "examples").with_suffix("").as_posix().replace("/", "-")
    return Path(__file__).parent / f"{name}.txt"


def read_example(example: Path) -> Record:
    (found,) = load().read_all([read_path(example)])
    assert isinstance(found, Record), found
    return found


def table(record: Record) -> str:
    """The lines of one record, in the order of its text."""
    names = {e.id: e.name for e in record.entities}
    places = {p.id: p for p in record.places}
    text = record.article.text

    def who(refs: tuple[Ref, ...]) -> str:
        out = []
        for ref in refs:
            name = names.get(ref.entity or "", "")
            codes = " ".join("/".join(filter(None, (c.country, c.sector))) for c in ref.codes)
            told = " ".join(ref.text.split())
            known = f" = {name}" if name and name not in told and told not in name else ""
            out.append(f"{told}{known}" + (f" [{codes}]" if codes else ""))
        return "; ".join(out) or "?"

    def tail(claim: EventClaim | StateClaim) -> str:
        numbers = [f"{q.low:g}" if q.low is not None else "?" for q in claim.quantities]
        kinds = [q.kind for q in claim.quantities]
        told = [f"{n} {k}" for n, k in zip(numbers, kinds, strict=True)]
        chain = " < ".join(who((r,)) for r in claim.chain) or "own voice"
        return " | ".join([*told, f"{chain}: {claim.stance}"])

    article = record.article
    lines = [f"{article.published} ({article.published_source}) {article.byline or ''}".rstrip()]
    for e in record.events:
        act = e.type if e.type == e.core else f"{e.type} of {e.core}"
        when = e.time.start[:10] if e.time is not None and e.time.start else "-"
        place = places[e.place].name or places[e.place].text if e.place else "-"
        words = " ".join(text[e.trigger[0] : e.trigger[1]].split())
        mode = f"/{e.mode}" if e.mode else ""
        hedge = " (hedged)" if e.hedged else ""
        lines.append(
            f"event  {words!r}: {who(e.actors)} -> {act}{mode} -> {who(e.recipients)} | {e.status}"
            f"{hedge}, {e.narrative} | {when} | {place} | {tail(e)}"
        )
    for s in record.states:
        words = " ".join(text[s.trigger[0] : s.trigger[1]].split())
        holder = who((s.holder,)) if s.holder else "?"
        lines.append(
            f"state  {words!r}: {holder} -> {s.kind} -> {who(s.of)} | {s.status} | {tail(s)}"
        )
    for a in record.attributions:
        source = "nobody named" if a.source is None else " ".join(a.source.text.split())[:70]
        content = " ... ".join(" ".join(text[x:y].split()) for x, y in a.content)[:90]
        unnamed = " (unnamed)" if a.source is not None and a.source.anonymous else ""
        lines.append(
            f"says   {source}{unnamed} | {a.cue.text} ({a.cue.cls}) | {a.quote} | {content}"
        )
    return "\n".join(lines) + "\n"
