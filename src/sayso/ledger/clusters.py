"""Clusters in the ledger: written as they stand, the ones that no longer hold closed, nothing lost."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sayso.ledger.rows import Cluster, Dispute, Origin, Relation, Side, Written, anchor_of


def write(
    db: sqlite3.Connection, run: int, clusters: Iterable[Cluster], relations: Iterable[Relation]
) -> Written:
    """Make `clusters` and `relations` the ones that hold since `run`. Runs inside a transaction.

    A cluster that did not change keeps its row. Raises ValueError on an empty cluster, a claim in
    two clusters, or two clusters of one id.
    """
    held: dict[str, tuple[int, str]] = {
        name: (key, digest)
        for key, name, digest in db.execute(
            "SELECT id, cluster, digest FROM clusters WHERE run_to IS NULL"
        )
    }
    before = {
        name: [
            m
            for (m,) in db.execute("SELECT anchor FROM cluster_claims WHERE cluster_id = ?", (key,))
        ]
        for name, (key, _) in held.items()
    }
    home: dict[str, str] = {}
    now: set[str] = set()
    opened = kept = closed = 0
    for cluster in clusters:
        name = _checked(cluster, now, home)
        digest = hashlib.sha256(
            repr(_canonical(cluster)).encode("utf-8", "surrogatepass")
        ).hexdigest()[:16]
        if name in held and held[name][1] == digest:
            kept += 1
            continue
        if name in held:
            _close(db, held[name][0], run)
            closed += 1
        _open(db, cluster, digest, run)
        opened += 1
    for name in held.keys() - now:
        _close(db, held[name][0], run)
        closed += 1
    _write_aliases(db, run, before, now, home)
    _write_relations(db, run, relations)
    return Written(opened, kept, closed)


def _checked(cluster: Cluster, now: set[str], home: dict[str, str]) -> str:
    if not cluster.members:
        raise ValueError("a cluster without members")
    name = cluster.id
    if name in now:
        raise ValueError(f"two clusters of the id {name}: the claims of one anchor belong together")
    now.add(name)
    for anchor in {anchor_of(m) for m in cluster.members}:
        if home.setdefault(anchor, name) != name:
            raise ValueError(
                f"the claims of {anchor} are in two clusters, {home[anchor]} and {name}"
            )
    return name


def _canonical(c: Cluster) -> Cluster:
    """`c` with its claims in order: in which order they were found is no change."""
    return replace(
        c,
        members=_sorted(c.members),
        origins=tuple(replace(o, claims=_sorted(o.claims)) for o in c.origins),
        disputes=tuple(
            replace(d, sides=tuple(replace(s, claims=_sorted(s.claims)) for s in d.sides))
            for d in c.disputes
        ),
    )


def _sorted(claims: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(claims)))


def _open(db: sqlite3.Connection, c: Cluster, digest: str, run: int) -> None:
    key = db.execute(
        "INSERT INTO clusters (cluster, digest, type, time_start, time_end, place, country, lat, lon,"
        " articles, outlets, origins_low, origins_high, verdict, run_from)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (c.id, digest, c.type, c.time_start, c.time_end, c.place, c.country, c.lat, c.lon,
         c.articles, c.outlets, c.origins_low, c.origins_high, c.verdict, run),
    ).lastrowid  # fmt: skip
    db.executemany(
        "INSERT INTO cluster_claims (cluster_id, claim, anchor, run_from) VALUES (?, ?, ?, ?)",
        [(key, m, anchor_of(m), run) for m in sorted(set(c.members))],
    )
    for origin in c.origins:
        row = db.execute(
            "INSERT INTO origins (cluster_id, origin, label, kind, bloc, counts, reason, run_from)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, origin.key, origin.label, origin.kind, origin.bloc,
             "both" if origin.certain else "high", origin.reason, run),
        ).lastrowid  # fmt: skip
        db.executemany(
            "INSERT INTO origin_claims VALUES (?, ?)",
            [(row, m) for m in sorted(set(origin.claims))],
        )
    for dispute in c.disputes:
        row = db.execute(
            "INSERT INTO disputes (cluster_id, kind, about, run_from) VALUES (?, ?, ?, ?)",
            (key, dispute.kind, dispute.about, run),
        ).lastrowid
        db.executemany(
            "INSERT INTO dispute_sides VALUES (?, ?, ?, ?, ?)",
            [(row, i, m, s.value, s.bloc) for i, s in enumerate(dispute.sides) for m in sorted(set(s.claims))],
        )  # fmt: skip


def _close(db: sqlite3.Connection, key: int, run: int) -> None:
    db.execute("UPDATE clusters SET run_to = ? WHERE id = ?", (run, key))
    for table in ("cluster_claims", "origins", "disputes"):
        db.execute(f"UPDATE {table} SET run_to = ? WHERE cluster_id = ?", (run, key))


def _write_aliases(
    db: sqlite3.Connection,
    run: int,
    before: dict[str, list[str]],
    now: set[str],
    home: dict[str, str],
) -> None:
    """Let the ids that ceased find the cluster where their claims are now."""
    aliases: dict[str, tuple[int, str]] = {
        old: (key, new)
        for key, old, new in db.execute("SELECT id, old, new FROM aliases WHERE run_to IS NULL")
    }
    wanted: dict[str, str] = {}
    for old in (before.keys() | aliases.keys()) - now:
        if old in home:
            wanted[old] = home[old]
        elif old in before:
            most = Counter(home[a] for a in before[old] if a in home).most_common()
            if most:
                wanted[old] = min(name for name, n in most if n == most[0][1])
        elif aliases[old][1] in now:
            wanted[old] = aliases[old][1]
    for old, (key, new) in aliases.items():
        target = wanted.get(old) or wanted.get(new) if old not in now else None
        if target == new:
            wanted.pop(old, None)
            continue
        db.execute("UPDATE aliases SET run_to = ? WHERE id = ?", (run, key))
        if target is not None:
            wanted[old] = target
    db.executemany(
        "INSERT INTO aliases (old, new, run_from) VALUES (?, ?, ?)",
        [(old, new, run) for old, new in sorted(wanted.items())],
    )


def _write_relations(db: sqlite3.Connection, run: int, relations: Iterable[Relation]) -> None:
    held = {
        (kind, claim, target): key
        for key, kind, claim, target in db.execute(
            "SELECT id, kind, claim, target FROM relations WHERE run_to IS NULL"
        )
    }
    for relation in relations:
        if held.pop((relation.kind, relation.claim, relation.target), None) is None:
            db.execute(
                "INSERT INTO relations (kind, claim, target, reason, run_from) VALUES (?, ?, ?, ?, ?)",
                (relation.kind, relation.claim, relation.target, relation.reason, run),
            )
    db.executemany(
        "UPDATE relations SET run_to = ? WHERE id = ?", [(run, k) for k in held.values()]
    )


def read(db: sqlite3.Connection, key: int) -> Cluster:
    """The cluster in row `key`, as it was written."""
    (articles, outlets, low, high, kind, start, end, place, country, lat, lon, verdict) = (
        db.execute(
            "SELECT articles, outlets, origins_low, origins_high, type, time_start, time_end, place,"
            " country, lat, lon, verdict FROM clusters WHERE id = ?",
            (key,),
        ).fetchone()
    )
    members = db.execute(
        "SELECT claim FROM cluster_claims WHERE cluster_id = ? ORDER BY claim", (key,)
    )
    origins = db.execute(
        "SELECT id, origin, label, kind, bloc, counts, reason FROM origins WHERE cluster_id = ? ORDER BY id",
        (key,),
    ).fetchall()
    disputes = db.execute(
        "SELECT id, kind, about FROM disputes WHERE cluster_id = ? ORDER BY id", (key,)
    ).fetchall()
    return Cluster(
        members=tuple(m for (m,) in members), articles=articles, outlets=outlets,
        origins_low=low, origins_high=high,
        origins=tuple(
            Origin(name, label, sort, bloc, counts == "both", reason, _claims(db, number))
            for number, name, label, sort, bloc, counts, reason in origins
        ),
        disputes=tuple(Dispute(sort, about, _sides(db, n)) for n, sort, about in disputes),
        type=kind, time_start=start, time_end=end, place=place, country=country, lat=lat, lon=lon,
        verdict=verdict,
    )  # fmt: skip


def _claims(db: sqlite3.Connection, origin: int) -> tuple[str, ...]:
    found = db.execute(
        "SELECT claim FROM origin_claims WHERE origin_id = ? ORDER BY claim", (origin,)
    )
    return tuple(claim for (claim,) in found)


def _sides(db: sqlite3.Connection, dispute: int) -> tuple[Side, ...]:
    sides: dict[int, tuple[str, str | None, list[str]]] = {}
    for side, claim, value, bloc in db.execute(
        "SELECT side, claim, value, bloc FROM dispute_sides WHERE dispute_id = ? ORDER BY side, claim",
        (dispute,),
    ):
        sides.setdefault(side, (value, bloc, []))[2].append(claim)
    return tuple(Side(value, bloc, tuple(claims)) for value, bloc, claims in sides.values())
