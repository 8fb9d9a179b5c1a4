"""Happenings on the terminal and as CSV: who stands behind them, in which words, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.cli.answer import clean, console_for_lists, write_rows
from sayso.ledger.rows import ClaimRow, Cluster, Dispute
from sayso.run.account import Account, claim_dict, once, parties, speaker
from sayso.run.corroborate import label_of

_WIDTH = 110
_WORDS = 200
_LISTED = 4
_COLUMNS = 3
_GREY = "bright_black"

CLUSTER_COLUMNS = (
    "day", "type", "actors", "recipients", "place", "country", "articles", "outlets",
    "origins_low", "origins_high", "verdict", "disputes", "claims", "time_start", "time_end",
    "lat", "lon", "cluster",
)  # fmt: skip
ORIGIN_COLUMNS = (
    "cluster", "part", "origin", "kind", "bloc", "counts", "reason", "stance", "said_by", "words",
    "outlet", "published", "url", "article", "copy_of", "claim",
)  # fmt: skip
DISPUTE_COLUMNS = (
    "cluster", "day", "type", "place", "dispute", "about", "side", "bloc", "stance", "said_by",
    "words", "outlet", "published", "url", "article", "claim",
)  # fmt: skip


def show(account: Account) -> None:
    """One happening: what, when, where; its origins with their words; denials; disputes side by side."""
    console = console_for_lists()
    k = account.cluster
    console.print(_what(account))
    console.print(_counts(account))
    for line in _copies(account):
        console.print(line)
    console.print(Text(f"cluster {k.id}\n", style=_GREY))
    if k.origins:
        _head(console, "Who says so")
    for origin in k.origins:
        style = "bold" if origin.certain else ""
        counts = "counts" if origin.certain else "counts for the maximum only"
        of = f", for {origin.bloc}" if origin.bloc else ""
        console.print(Text.assemble(
            ("● " if origin.certain else "○ "), (clean(origin.label), style),
            (f"  {origin.kind}{of} · {counts}", _GREY),
        ))  # fmt: skip
        console.print(_indent(Text(clean(origin.reason), style=_GREY)))
        _tell(console, account, _claims(account, origin.claims))
    for heading, claims in (
        ("Who says that it did not happen", account.denials),
        ("Who neither says nor denies it", account.others),
    ):
        if claims:
            _head(console, heading)
            for claim in once(claims):
                console.print(Text(clean(speaker(claim)), style="bold"))
                _tell(console, account, [claim])
    if k.disputes:
        _head(console, "In dispute")
    for dispute in k.disputes:
        console.print(Text(clean(dispute.about), style="bold red"))
        console.print(_sides(account, dispute, console))


def list_accounts(accounts: Sequence[Account], limit: int) -> None:
    """Happenings by day, two lines each."""
    console = console_for_lists()
    for account in accounts:
        k = account.cluster
        console.print(_what(account))
        counts = f"{k.articles} / {k.outlets} / {_range(k)}  articles / outlets / origins"
        console.print(_indent(Text.assemble(
            (counts, "cyan"), "  ", _verdict(k), (f"  {k.id}", _GREY)
        ), 12))  # fmt: skip
    _count(console, len(accounts), "cluster", limit)


def list_disputes(accounts: Sequence[Account], limit: int) -> None:
    """The disputes of happenings by day, sides next to each other."""
    console = console_for_lists()
    number = 0
    for account in accounts:
        console.print(_what(account))
        console.print(_indent(Text(f"cluster {account.cluster.id}", style=_GREY), 12))
        for dispute in account.cluster.disputes:
            number += 1
            console.print(_indent(Text(clean(dispute.about), style="bold red")))
            console.print(_indent(_sides(account, dispute, console)))
    _count(console, number, "dispute", 0)
    if limit and len(accounts) == limit:
        console.print(Text(f"of {limit} clusters; --limit 0 lists all", style=_GREY))


def write_clusters_csv(accounts: Iterable[Account]) -> None:
    """One line a happening."""
    write_rows(CLUSTER_COLUMNS, (
        (a.day, k.type, "; ".join(parties(a.said, "actor")), "; ".join(parties(a.said, "recipient")),
         k.place, k.country, k.articles, k.outlets, k.origins_low, k.origins_high, k.verdict,
         len(k.disputes), len(k.members), k.time_start, k.time_end, k.lat, k.lon, k.id)
        for a in accounts for k in (a.cluster,)
    ))  # fmt: skip


def write_origins_csv(account: Account) -> None:
    """One line a claim, with the origin that it goes back to; denials have none."""
    parts: list[tuple[tuple[str | None, ...], list[ClaimRow]]] = [
        (
            ("origin", o.label, o.kind, o.bloc, "both" if o.certain else "high", o.reason),
            _claims(account, o.claims),
        )
        for o in account.cluster.origins
    ]
    parts.append((("denial", None, None, None, None, None), account.denials))
    parts.append((("other", None, None, None, None, None), account.others))
    rows: list[tuple[object, ...]] = []
    for origin, claims in parts:
        for claim in claims:
            row = claim_dict(account, claim)
            told = (row[c] for c in ORIGIN_COLUMNS[7:])
            rows.append((account.cluster.id, *origin, *told))
    write_rows(ORIGIN_COLUMNS, rows)


def write_disputes_csv(accounts: Iterable[Account]) -> None:
    """One line for each claim on each side of each dispute."""
    rows: list[tuple[object, ...]] = []
    for account in accounts:
        k = account.cluster
        for dispute in k.disputes:
            for side in dispute.sides:
                for claim in _claims(account, side.claims):
                    row = claim_dict(account, claim)
                    told = (row[c] for c in DISPUTE_COLUMNS[8:])
                    about = (k.id, account.day, k.type, k.place or k.country, dispute.kind)
                    rows.append((*about, dispute.about, side.value, side.bloc, *told))
    write_rows(DISPUTE_COLUMNS, rows)


def _claims(account: Account, names: Iterable[str]) -> list[ClaimRow]:
    return [account.claims[n] for n in names if n in account.claims]


def _what(account: Account) -> Text:
    k = account.cluster
    line = Text.assemble((f"{account.day or 'no date':<12}", "cyan"))
    line.append_text(_who(parties(account.said, "actor")))
    line.append(" -> ")
    line.append(k.type or "?", style="bold")
    whom = parties(account.said, "recipient")
    if whom:
        line.append(" -> ")
        line.append_text(_who(whom))
    where = ", ".join(filter(None, (k.place, k.country)))
    if where:
        line.append(f"  in {clean(where)}", style="cyan")
    return line


def _who(names: Sequence[str]) -> Text:
    return Text(clean("; ".join(names))) if names else Text("?", style=_GREY)


def _counts(account: Account) -> Text:
    k = account.cluster
    texts = len(account.texts)
    return Text.assemble(
        (f"{_range(k)} independent origin{'' if k.origins_high == 1 else 's'}", "bold cyan"),
        (f"  in {_plural(k.articles, 'article')}, {_plural(texts, 'text')}, of "
         f"{_plural(k.outlets, 'outlet')}  "),
        _verdict(k),
    )  # fmt: skip


def _copies(account: Account) -> list[Text]:
    return [
        Text(clean(f"one text: {' = '.join(label_of(a) for a in text)}"), style="yellow")
        for text in account.texts
        if len(text) > 1
    ]


def _plural(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _range(k: Cluster) -> str:
    low, high = k.origins_low, k.origins_high
    return str(low) if low == high else f"{low} to {high}"


def _verdict(k: Cluster) -> Text:
    bad = {"denied", "disputed", "retracted"}
    out = Text()
    for word in (k.verdict or "").split():
        out.append(f"{', ' if out else ''}{word}", style="bold red" if word in bad else "green")
    return out


def _head(console: Console, heading: str) -> None:
    console.print(Rule(Text(heading, style="bold"), align="left"), width=_width(console))


def _width(console: Console) -> int:
    return min(console.width, _WIDTH)


def _tell(console: Console, account: Account, claims: Sequence[ClaimRow]) -> None:
    """The words of claims under the articles that carry them; copies say whose text they are."""
    told: dict[str, list[ClaimRow]] = {}
    for claim in once(claims):
        told.setdefault(claim.article.article, []).append(claim)
    for rows in told.values():
        article = rows[0].article
        source = account.original(article)
        line = Text(clean(label_of(article)), style="cyan")
        if source is not None:
            line.append(clean(f" (the text of {label_of(source)})"), style="yellow")
        console.print(_indent(line))
        for claim in rows[:_LISTED]:
            console.print(_indent(_words(claim), 6))
        if len(rows) > _LISTED:
            console.print(_indent(Text(f"{len(rows) - _LISTED} more", style=_GREY), 6))
    console.print()


def _sides(account: Account, dispute: Dispute, console: Console) -> RenderableType:
    """Up to three sides as columns; more of them one below the other."""
    table = Table(width=_width(console) - 4, padding=(0, 1))
    heads = [
        Text.assemble((clean(s.value), "bold"), (f"  ({s.bloc})" if s.bloc else "", _GREY))
        for s in dispute.sides
    ]
    cells = [_side(account, _claims(account, s.claims)) for s in dispute.sides]
    if len(cells) <= _COLUMNS:
        for head in heads:
            table.add_column(head, ratio=1, overflow="fold")
        table.add_row(*cells)
        return table
    table.show_header, table.show_lines = False, True
    table.add_column(ratio=1)
    table.add_column(ratio=4)
    for head, cell in zip(heads, cells, strict=True):
        table.add_row(head, cell)
    return table


def _side(account: Account, claims: Sequence[ClaimRow]) -> RenderableType:
    """Each speaker of one side once, first those who are named, with one sentence."""
    first: dict[str, list[ClaimRow]] = {}
    for claim in once(claims):
        first.setdefault(speaker(claim), []).append(claim)
    named = sorted(first.items(), key=lambda s: not s[1][0].chain)
    parts: list[RenderableType] = []
    for who, rows in named[:_LISTED]:
        outlets = dict.fromkeys(label_of(r.article) for r in rows)
        parts.append(
            Text.assemble((clean(who), "bold"), (clean(f" ({'; '.join(outlets)})"), _GREY))
        )
        parts.append(_words(rows[0]))
    if len(named) > _LISTED:
        parts.append(Text(f"{len(named) - _LISTED} more", style=_GREY))
    return Group(*parts)


def _words(claim: ClaimRow) -> Text:
    """The sentence round the trigger, cut to what a reader needs; the trigger in bold."""
    start = claim.trigger_span[0] - claim.words_span[0]
    end = claim.trigger_span[1] - claim.words_span[0]
    words = claim.words
    left = max(0, start - _WORDS // 2)
    right = min(len(words), max(end, left + _WORDS))
    left = max(0, min(left, right - _WORDS))
    left = words.find(" ", left, start) + 1 if left else 0
    right = max(words.rfind(" ", end, right), end) if right < len(words) else right
    out = Text(style="italic")
    out.append("“" + ("…" if left else "") + clean(words[left:start]).lstrip('“"'))
    out.append(clean(words[start:end]), style="bold")
    out.append(clean(words[end:right]).rstrip('”"') + ("…" if right < len(words) else "") + "”")
    return out


def _indent(what: RenderableType, by: int = 4) -> Padding:
    return Padding(what, (0, 0, 0, by), expand=False)


def _count(console: Console, number: int, what: str, limit: int) -> None:
    more = f"; --limit 0 lists all, {limit} is the limit" if limit and number == limit else ""
    console.print(Text(f"{_plural(number, what)}{more}", style=_GREY))
