"""One cluster with all that a reader must see to judge it: who says what, in which words, who copies whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.corroborate.copies import find_copies, fingerprint
from sayso.corroborate.dispute import AGAINST, FOR
from sayso.ledger.ledger import Ledger
from sayso.ledger.rows import ArticleRow, ClaimRow, Cluster, Party
from sayso.run.corroborate import label_of
from sayso.run.facts import stance_of


@dataclass(frozen=True, slots=True)
class Account:
    """A cluster with its claims by id and its articles by text: each tuple holds copies of one text."""

    cluster: Cluster
    claims: Mapping[str, ClaimRow]
    texts: tuple[tuple[ArticleRow, ...], ...]

    @property
    def day(self) -> str | None:
        """The day when it was; where no text dates it, when it was first told of."""
        start = self.cluster.time_start
        return start[:10] if start else min((c.day for c in self.claims.values() if c.day), default=None)  # fmt: skip

    @property
    def said(self) -> list[ClaimRow]:
        """The claims that it happened; all, where nobody says so."""
        rows = list(self.claims.values())
        return [c for c in rows if stance_of(c) in FOR] or rows

    @property
    def denials(self) -> list[ClaimRow]:
        """The claims that it did not."""
        return [c for c in self.claims.values() if stance_of(c) in AGAINST]

    @property
    def others(self) -> list[ClaimRow]:
        """The claims of those who neither say nor deny it: who asks, or declines to comment."""
        return [c for c in self.claims.values() if stance_of(c) not in FOR | AGAINST]

    @property
    def best(self) -> ClaimRow:
        """The claim that tells most: an event with its parties, place and time."""

        def tells(c: ClaimRow) -> tuple[int, int, str]:
            parts = (c.actors, c.recipients, c.place, c.time_start, c.chain, c.quantities)
            return -(c.kind == "event"), -sum(map(bool, parts)), c.claim

        return min(self.said, key=tells)

    def original(self, article: ArticleRow) -> ArticleRow | None:
        """The first article of the text that `article` copies; None where it is that one or no copy."""
        for text in self.texts:
            if article in text:
                return text[0] if text[0] != article else None
        return None


def read_account(ledger: Ledger, cluster: Cluster, *, copies: bool = True) -> Account:
    """The account of `cluster`. `copies` False leaves texts uncompared: every article is one."""
    claims = ledger.claims_named(cluster.members)
    articles = {c.article.article: c.article for c in claims.values()}
    group = {name: name for name in articles}
    if copies and len(articles) > 1:
        prints = {n: fingerprint(ledger.text_of(a.key)) for n, a in articles.items()}
        group = dict(find_copies(prints).group)
    texts: dict[str, list[ArticleRow]] = defaultdict(list)
    for name, article in articles.items():
        texts[group[name]].append(article)
    held = (tuple(sorted(t, key=_age)) for t in texts.values())
    return Account(cluster, claims, tuple(sorted(held, key=lambda t: _age(t[0]))))


def _age(article: ArticleRow) -> tuple[str, str]:
    """By day of publication; of one day, the agency's own before its clients'."""
    day = (article.published or "9999")[:10]
    return day, ("0" if article.wire else "1") + article.article


def parties(claims: Iterable[ClaimRow], side: str, *, at_most: int = 3) -> tuple[str, ...]:
    """Who acts ("actor") or is acted on ("recipient") by the claims: those of a known country first.

    Those with equal codes are one, called as most often; bare numbers are nobody.
    """
    held: dict[str, Counter[str]] = defaultdict(Counter)
    placed: set[str] = set()
    for claim in claims:
        for party in _side(claim, side):
            codes = codes_of(party)
            text = " ".join(party.text.split())
            if any(c.isalpha() for c in text):
                held[codes or text.lower()][text + (f" [{codes}]" if codes else "")] += 1
                if any(c.country for c in party.codes):
                    placed.add(codes)
    order = sorted(held, key=lambda k: (k not in placed, -held[k].total(), k))
    out = [min(held[k], key=lambda n: (-held[k][n], n)) for k in order[:at_most]]
    return (*out, f"{len(order) - at_most} more") if len(order) > at_most else tuple(out)


def _side(claim: ClaimRow, side: str) -> tuple[Party, ...]:
    suffered = claim.holder if claim.type == "casualties" else None
    if side == "recipient":
        return (suffered,) if suffered else claim.recipients or claim.of
    return claim.actors or ((claim.holder,) if claim.holder and not suffered else ())


def codes_of(party: Party) -> str:
    """The codes of a party: "SDN/MIL"."""
    return " ".join("/".join(filter(None, (c.country, c.sector))) for c in party.codes)


def speaker(claim: ClaimRow) -> str:
    """Who says so, nearest to the fact first; the article in its own voice where nobody is named."""
    voices = [" ".join(_called(p).split()) for p in claim.chain]
    return " < ".join(voices) or "own voice"


def _called(party: Party) -> str:
    if party.name and " " not in party.text.strip() and party.text not in party.name:
        return f"{party.text} = {party.name}"
    return party.text


def as_dict(account: Account) -> dict[str, Any]:
    """The account as plain values for JSON; claims are told once, in the part where they count."""
    k = account.cluster

    def rows(names: Iterable[str]) -> list[dict[str, Any]]:
        return [claim_dict(account, account.claims[n]) for n in names if n in account.claims]

    return {
        "cluster": k.id, "type": k.type, "day": account.day, "time_start": k.time_start,
        "time_end": k.time_end, "place": k.place, "country": k.country, "lat": k.lat, "lon": k.lon,
        "actors": list(parties(account.said, "actor", at_most=99)),
        "recipients": list(parties(account.said, "recipient", at_most=99)),
        "articles": k.articles, "outlets": k.outlets, "texts": len(account.texts),
        "origins_low": k.origins_low, "origins_high": k.origins_high,
        "verdict": k.verdict.split() if k.verdict else [],
        "origins": [
            {
                "origin": o.label, "kind": o.kind, "bloc": o.bloc,
                "counts": "both" if o.certain else "high", "reason": o.reason,
                "claims": rows(o.claims),
            }
            for o in k.origins
        ],
        "denials": [claim_dict(account, c) for c in account.denials],
        "others": [claim_dict(account, c) for c in account.others],
        "copies": [[label_of(a) for a in t] for t in account.texts if len(t) > 1],
        "disputes": [
            {
                "kind": d.kind, "about": d.about,
                "sides": [
                    {"value": s.value, "bloc": s.bloc, "claims": list(s.claims)} for s in d.sides
                ],
            }
            for d in k.disputes
        ],
    }  # fmt: skip


def claim_dict(account: Account, claim: ClaimRow) -> dict[str, Any]:
    """One claim of an account as plain values: who says what where, in which words."""
    article = claim.article
    source = account.original(article)
    return {
        "claim": claim.claim, "type": claim.type, "status": claim.status,
        "stance": stance_of(claim), "said_by": speaker(claim), "words": claim.words,
        "outlet": article.outlet, "published": article.published, "url": article.url,
        "article": article.article, "copy_of": source.article if source else None,
    }  # fmt: skip


def once(claims: Iterable[ClaimRow]) -> list[ClaimRow]:
    """One claim for each sentence, speaker and article, in the order of articles."""
    found: dict[tuple[str, str, str], ClaimRow] = {}
    for claim in sorted(claims, key=lambda c: (_age(c.article), c.trigger_span, c.claim)):
        found.setdefault((claim.article.article, speaker(claim), claim.words), claim)
    return list(found.values())
