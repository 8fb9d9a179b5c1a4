"""The claims of a ledger to its clusters: what is one happening, who stands behind it, what is disputed.

Everything is computed from what the ledger holds, without the language model, and is a function of
that set alone: the order in which the articles came does not show in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.corroborate import dispute as found_dispute
from sayso.corroborate import origins as found_origin
from sayso.corroborate.claim import Fact, Site, Words
from sayso.corroborate.cluster import cluster
from sayso.corroborate.copies import Copies, find_copies, fingerprint
from sayso.corroborate.dispute import AGAINST
from sayso.corroborate.origins import bloc_of, count_origins
from sayso.ledger.ledger import Ledger, Run
from sayso.ledger.rows import ArticleRow, ClaimRow, Cluster, Dispute, Origin, Side, Written
from sayso.run.facts import Forms, Names, fact_of
from sayso.text import fold

_FINEST = ("exact", "city", "admin2", "admin1", "region", "country", None)
_ALONE = {
    "person": "a named person",
    "body": "a body, or somebody who speaks for one",
    "outlet": "an outlet that is cited",
    "anonymous": "not named, so it may be somebody already counted",
    "voice": "says it in its own voice, so it may rest on somebody already counted",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that clustering reads: claims and Facts by id, article texts by id, who copies whom."""

    claims: Mapping[str, ClaimRow]
    facts: Mapping[str, Fact]
    texts: Mapping[str, str]
    copies: Copies


def corroborate(ledger: Ledger, run: Run) -> Written:
    """Cluster what the ledger holds now and write it, in one transaction."""
    return run.write_clusters(find_clusters(ledger))


def find_clusters(ledger: Ledger) -> list[Cluster]:
    """The clusters of all claims that hold now, by id; a claim that nobody repeats is one alone."""
    seen = read_evidence(ledger)
    twins = _twins(seen.claims.values())
    heads = [f for name, f in seen.facts.items() if name not in twins]
    beside: dict[str, list[str]] = defaultdict(list)
    for name, event in twins.items():
        beside[event].append(name)
    groups = cluster(heads, words=Words(Forms(seen.texts)))
    out = [_cluster([*g.members, *(t for m in g.members for t in beside[m])], seen) for g in groups]
    return sorted(out, key=lambda c: c.id)


def read_evidence(ledger: Ledger) -> Evidence:
    """What the ledger holds now, as clustering needs it."""
    names = Names(ledger.names_for_clusters(), ledger.towns_for_clusters())
    claims = {row.claim: row for row in ledger.claims_for_clusters()}
    called = {a.key: a.article for a in ledger.articles()}
    texts: dict[str, str] = {}
    for row in ledger.texts_for_clusters():
        texts |= {called[key]: row.text for key in row.articles if key in called}
    copies = find_copies({article: fingerprint(text) for article, text in texts.items()})
    facts = {name: fact_of(claim, names) for name, claim in sorted(claims.items())}
    return Evidence(claims, facts, texts, copies)


def _twins(claims: Iterable[ClaimRow]) -> dict[str, str]:
    """The casualties told by the very words of an event ("killed nine"): state to event, by claim.

    They are one thing told, so they go where the event goes. The event's chain need not be theirs.
    """
    events: dict[tuple[int, tuple[int, int]], list[str]] = defaultdict(list)
    states: list[ClaimRow] = []
    for claim in claims:
        if claim.kind == "event":
            events[claim.article.key, claim.trigger_span].append(claim.claim)
        elif claim.type == "casualties":
            states.append(claim)
    keys = {s.claim: (s.article.key, s.trigger_span) for s in states}
    return {s.claim: min(events[keys[s.claim]]) for s in states if keys[s.claim] in events}


def _cluster(members: Sequence[str], seen: Evidence) -> Cluster:
    facts = [seen.facts[m] for m in sorted(members)]
    articles = {f.article: seen.claims[f.anchor].article for f in facts}
    count = count_origins(facts, copies=seen.copies)
    said = [f for f in facts if f.stance not in AGAINST] or facts
    start, end = _when(said)
    place = _where(said) or _where(facts)
    fine = place is not None and place.resolution != "country"
    return Cluster(
        members=tuple(f.anchor for f in facts),
        articles=len(articles),
        outlets=max(1, len({fold(a.outlet or a.wire or "") for a in articles.values()} - {""})),
        origins_low=count.low,
        origins_high=count.high,
        origins=tuple(_origins(count.origins, articles)),
        disputes=tuple(_dispute(d, seen.facts) for d in count.disputes),
        type=_kind(said),
        time_start=start,
        time_end=end,
        place=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place and fine else None,
        lon=place.lon if place and fine else None,
        verdict=" ".join(count.verdicts) or None,
    )


def _kind(facts: Sequence[Fact]) -> str | None:
    """The type that most claims of events give; that of states where there are no events."""
    types = [f.type for f in facts if f.core is not None and f.type] or [
        f.type for f in facts if f.type
    ]
    return _most(types)


def _most(values: Iterable[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _when(facts: Sequence[Fact]) -> tuple[str | None, str | None]:
    """From the first to the last day or hour, as the texts date it; else as it follows from them."""
    dated = [f for f in facts if f.start is not None]
    dated = [f for f in dated if f.told] or dated
    fine = [f for f in dated if f.granularity in {"day", "time"}] or dated
    if not fine:
        return None, None
    start = min(f.start for f in fine if f.start)
    ends = [f.end for f in fine if f.end]
    return start, max(ends) if ends else None


def _where(facts: Sequence[Fact]) -> Site | None:
    """The place that most claims give among those told most finely."""
    sites = [f.place for f in facts if f.place is not None]
    for resolution in _FINEST:
        counts = Counter(s for s in sites if s.resolution == resolution)
        if counts:
            return min(counts, key=lambda s: (-counts[s], s.name or "", s.geonames or 0))
    return None


def label_of(article: ArticleRow) -> str:
    """What a reader calls an article: its outlet and day; its headline where the outlet is not known."""
    who = article.outlet or article.wire or f"“{article.title or article.article}”"
    return f"{who}, {article.published[:10]}" if article.published else who


def _origins(
    origins: Iterable[found_origin.Origin], articles: Mapping[str, ArticleRow]
) -> list[Origin]:
    out = []
    used: set[str] = set()
    for o in sorted(origins, key=lambda o: (not o.sure, -len(o.claims), o.name, o.claims)):
        label = label_of(articles[o.name]) if o.name in articles else " ".join(o.name.split())
        key = f"{o.kind}:{fold(label)}"
        if key in used:
            key += f":{o.claims[0]}"
        used.add(key)
        reason = _reason(o, articles)
        out.append(Origin(key, label, o.kind, o.bloc, o.sure, reason, o.claims))
    return out


def _reason(origin: found_origin.Origin, articles: Mapping[str, ArticleRow]) -> str:
    """Why it counts as it does, and why claims of several articles are one origin."""
    whys = Counter(reason.partition(": ")[2] for reason in origin.reasons)
    parts = [_ALONE[origin.kind]]
    for why, n in sorted(whys.items(), key=lambda w: (-w[1], w[0])):
        for article, row in articles.items():
            if why.endswith(article):
                why = why.removesuffix(article) + label_of(row)
        parts.append(f"{n} more claim{'s' if n > 1 else ''} merged: {why}")
    return "; ".join(parts)


def _dispute(dispute: found_dispute.Dispute, facts: Mapping[str, Fact]) -> Dispute:
    sides = tuple(Side(s.says, _bloc(s.claims, facts), s.claims) for s in dispute.sides)
    about = f"{dispute.about} ({dispute.kind})" if dispute.about else dispute.kind
    return Dispute(dispute.kind, f"{about}: {' or '.join(s.value for s in sides)}", sides)


def _bloc(claims: Iterable[str], facts: Mapping[str, Fact]) -> str | None:
    """The bloc that all on one side speak for; None where they do not."""
    blocs = {bloc_of(facts[c]) for c in claims}
    return next(iter(blocs)) if len(blocs) == 1 else None
