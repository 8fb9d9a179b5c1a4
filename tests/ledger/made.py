"""Handmade records about invented events, for the tests of the ledger."""

from __future__ import annotations

import re

from sayso import ids
from sayso.records import (
    Article,
    Attribution,
    Code,
    Cue,
    Entity,
    EventClaim,
    EventTime,
    Mention,
    Place,
    Quantity,
    Record,
    Ref,
    Region,
    Source,
    StateClaim,
    Timex,
)
from sayso.text import Span

ARMY = Code("SDN", "MIL")
TEXT = (
    "KASSALA, Sudan - Soldiers shelled a market in Kassala on Monday, the Red Sea Committee said. "
    "Twelve people were killed, Gen. Osman Idris said.\n"
)


def span(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return start, start + len(words)


def article(
    text: str = TEXT,
    *,
    url: str | None = "https://gazette.example/1",
    outlet: str | None = "The Gazette",
    published: str | None = "2031-03-05",
) -> Article:
    return Article(
        id=ids.article_id(url=url, outlet=outlet, text=text),
        text=text,
        text_hash=ids.text_hash(text),
        raw_sha256=ids.bytes_hash(text.encode("utf-8", "surrogatepass")),
        regions=(Region("dateline", (0, 14)),),
        url=url,
        outlet=outlet,
        title="Market shelled",
        dateline="KASSALA",
        published=published,
        published_source="option" if published else None,
    )


def record(
    of: Article | None = None,
    *,
    coder: str = "coder-1",
    status: str = "happened",
    type: str = "ASSAULT",
    actor: Code = ARMY,
    chains: int = 1,
    events: bool = True,
) -> Record:
    """A record of `TEXT` or a text with its words; `chains` claims stand on one event."""
    of = of or article()
    text = of.text

    def at(words: str, fallback: str = r"\w+") -> Span:
        if words in text:
            return span(text, words)
        found = re.search(fallback, text)
        assert found is not None
        return found.span()

    army, market, committee = at("Soldiers"), at("a market"), at("the Red Sea Committee")
    shelled, killed, general = at("shelled"), at("killed"), at("Osman Idris")
    where, when = at("Kassala"), at("Monday")
    says = Attribution(
        id="a1",
        source=Source(
            "n2", text[slice(*committee)], committee, committee, 0, "organization", False, None
        ),
        cue=Cue("said", at("said"), 0, "say", "say", False, False),
        content=((17, committee[0]),),
        tokens=(),
        quote="direct",
        chain=(Ref("n2", text[slice(*committee)], committee),),
        medium=None,
        basis="saw",
        time="t1",
        parent=None,
        recipient=None,
        confidence=0.9,
        rule="verb-say",
    )
    anchor = ids.anchor(of.id, "event", *shelled)
    chain = (Ref("n2", text[slice(*committee)], committee),)
    events_made = tuple(
        EventClaim(
            id=f"{anchor}.{n + 1}",
            type=type,
            core="ASSAULT",
            mode="heavy-weapons",
            contexts=("military",),
            cameo="194",
            intensity=-9.5,
            trigger=shelled,
            actors=(Ref("n1", text[slice(*army)], army, (actor,)),),
            recipients=(Ref(None, text[slice(*market)], market, (Code("SDN", "CVL"),)),),
            place="p1",
            time=EventTime("2031-03-03", "2031-03-04", "day", "t1", "explicit"),
            status=status,
            certainty="CT",
            hedged=False,
            stance="asserts" if n == 0 else "denies",
            narrative="foreground",
            chain=chain if n == 0 else (Ref(None, text[slice(*general)], general),),
            attributions=("a1",),
            quantities=(),
            evidence=((17, committee[1]),),
            confidence=0.9,
            rule="assault.shell",
        )
        for n in range(chains)
    )
    state = StateClaim(
        id=f"{ids.anchor(of.id, 'state', *killed)}.1",
        kind="casualties",
        trigger=killed,
        holder=Ref(None, "Twelve people", at("Twelve people")),
        of=(),
        since=None,
        quantities=(Quantity("killed", 12, 12, "exact", at("Twelve people")),),
        status="happened",
        certainty="CT",
        stance="asserts",
        chain=(Ref(None, text[slice(*general)], general),),
        attributions=(),
        evidence=(killed,),
        confidence=0.9,
        rule="casualties-verb",
    )
    return Record(
        article=of,
        entities=(
            Entity("n1", "Soldiers", "government", (Mention(army, 0, 1, 0, "nominal", "x"),), (actor,)),
            Entity(
                "n2", "Red Sea Committee", "organization",
                (Mention(committee, 0, 1, 0, "name", "x"),), (Code("SDN", "SOC"),),
            ),
        ),
        places=(
            Place(
                "p1", "Kassala", where, (0, 1), "Kassala", 372753, "SDN", "Kassala", "PPLA",
                15.45, 36.4, "city", True, "exact",
            ),
        ),
        times=(Timex("t1", "Monday", when, "DATE", "2031-03-03", "2031-03-03", "2031-03-04", "day", None, None, "w"),),
        attributions=(says,),
        events=events_made if events else (),
        states=(state,),
        coder=coder,
    )  # fmt: skip
