"""One person or body, one entity: names with titles and misspellings, acronyms, roles, pronouns."""

from __future__ import annotations

from sayso.lexicon.people import People, load_people
from sayso.mention.cluster import Cluster, cluster_names
from sayso.mention.find import (
    Hit,
    definite,
    find_hits,
    find_names,
    find_nominals,
    find_pronouns,
    role_at,
)
from sayso.mention.phrase import core, full
from sayso.mention.pronoun import resolve_pronouns
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Entity, Mention
from sayso.text import fold

_BACK = 2
_KIND = {"PER": "person", "ORG": "organization", "LOC": "place", "NORP": "group", "EVENT": "other"}
_SECTOR_KIND = {"GOV": "government", "CVL": "group", "REB": "group", "UAF": "group", "REF": "group"}


class Mentions:
    """The entities of one article and the look-ups that readers need.

    `hits` are the matches of the who-is-who tables; `hit_at[token]` finds the one that covers a
    token. `entity_at(token)` gives the entity whose mention has or covers that token.
    """

    def __init__(self, doc: Doc, clauses: Clauses, people: People) -> None:
        self.doc = doc
        self.people = people
        self.hits = find_hits(doc, people)
        self.hit_at: dict[int, Hit] = {i: h for h in self.hits for i in range(h.start, h.end)}
        clusters = cluster_names(doc, find_names(doc, people), self.hit_at, people)
        named = {i for c in clusters for m in c.mentions for i in range(m.start, m.end)}
        self.nominals = find_nominals(doc, people, named)
        _attach_nominals(doc, clauses, clusters, self.nominals, people, self.hit_at)
        resolved = resolve_pronouns(doc, clauses, clusters, find_pronouns(doc))
        for mention, cluster in resolved:
            cluster.mentions.append(mention)
        clusters = [c for c in clusters if c.mentions]
        clusters.sort(key=lambda c: min(m.span for m in c.mentions))
        self.entities: tuple[Entity, ...] = tuple(
            Entity(
                id=f"n{number}",
                name=c.name,
                kind=c.kind,
                mentions=tuple(sorted(c.mentions, key=lambda m: m.span)),
                gender=c.gender,
                tag=c.tag,
                rule=c.rule,
            )
            for number, c in enumerate(clusters, 1)
        )
        self._by_token: dict[int, Entity] = {}
        for entity in self.entities:
            for mention in entity.mentions:
                if mention.kind == "nominal":
                    self._by_token.setdefault(mention.head, entity)
        for entity in self.entities:
            for mention in entity.mentions:
                if mention.kind != "nominal":
                    for i in range(mention.start, mention.end):
                        self._by_token[i] = entity

    def entity_at(self, token: int) -> Entity | None:
        """The entity that `token` names or stands for; None where that is not known."""
        return self._by_token.get(token)

    def phrase(self, token: int) -> tuple[int, int]:
        """The token range of the noun phrase of `token`, with of-phrases for role nouns."""
        if role_at(self.doc, token, self.people):
            return full(self.doc, token)
        return core(self.doc, token)


def find_mentions(doc: Doc, clauses: Clauses, *, people: People | None = None) -> Mentions:
    """All entities of `doc` with their mentions."""
    return Mentions(doc, clauses, people or load_people())


def _nation_of(
    doc: Doc, head: int, hit_at: dict[int, Hit], *, wide: bool = True
) -> tuple[str, ...]:
    """The countries that the words of the phrase of `head` name, in order."""
    first, last = full(doc, head) if wide else core(doc, head)
    out: list[str] = []
    for i in range(first, last):
        hit = hit_at.get(i)
        if hit is not None and hit.known[0].how in {"name", "adjective", "people", "seat"}:
            for code in hit.known[0].codes:
                if code.country and code.country not in out:
                    out.append(code.country)
    return tuple(out)


def _attach_nominals(
    doc: Doc,
    clauses: Clauses,
    clusters: list[Cluster],
    nominals: tuple[Mention, ...],
    people: People,
    hit_at: dict[int, Hit],
) -> None:
    """Join each nominal to the person or body it points at, or keep it as an entity of its own.

    A role with its country ("the president of Belarus") is the named person of that role and
    country; a bare definite role ("the president") the only named person of that role. Not
    joined: indefinite phrases, plurals, and roles that two named people share.
    """
    own: dict[str, Cluster] = {}
    roles = _roles_of_people(doc, clusters, people, hit_at)
    for mention in nominals:
        head = mention.head
        found = role_at(doc, head, people)
        if found is None:
            continue
        start, key = found
        role = people.roles[key]
        apposed = _apposed_name(doc, head, clusters)
        if apposed is not None:
            apposed.mentions.append(mention)
            continue
        nations = _nation_of(doc, head, hit_at)
        pointing = definite(doc, head) or doc.upos[head] == "PROPN"
        if not pointing and not nations:
            continue
        plural = doc.xpos[head] in {"NNS", "NNPS"}
        if role.kind == "person" and not plural:
            fits = [
                c
                for c, their in roles.items()
                if any(_same_role(key, r) for r, _ in their) and _same_nation(nations, their)
            ]
            if not fits and pointing and not nations and key in people.chiefs:
                fits = _chief(doc, head, clusters, roles, people)
            if len(fits) == 1 and (nations or pointing):
                target = _cluster(clusters, fits[0])
                target.mentions.append(mention)
                continue
        if doc.low[core(doc, head)[0]] in {"a", "an", "some", "several", "many", "one", "two"}:
            continue
        words = [doc.low[i] for i in range(*core(doc, head)) if doc.low[i] not in {"the", "its"}]
        name = " ".join((*nations, *words[max(0, len(words) - (head - start + 1)) :]))
        kind = (
            "person"
            if role.kind == "person" and not plural
            else _SECTOR_KIND.get(role.sector or "", "organization")
        )
        if plural:
            kind = "group"
        cluster = own.get(name)
        if cluster is None and role.kind == "body" and not nations:
            cluster = _only_body(own, key)
        if cluster is None:
            label = doc.words(doc.span(*_trim_the(doc, head)))
            cluster = Cluster(label, kind, None, f"role-{key}")
            own[name] = cluster
            clusters.append(cluster)
        cluster.mentions.append(mention)


def _chief(
    doc: Doc,
    head: int,
    clusters: list[Cluster],
    roles: dict[int, list[tuple[str, tuple[str, ...]]]],
    people: People,
) -> list[int]:
    """ "the leader": the head of state or government who was the subject last, if one only was.

    At most two sentences back; nobody where another one is named since.
    """
    last: dict[int, int] = {}
    subject: dict[int, bool] = {}
    for number, theirs in roles.items():
        if not any(key in people.chiefs for key, _ in theirs):
            continue
        before = [
            m for m in clusters[number].mentions if m.end <= head and m.kind in {"name", "nominal"}
        ]
        if before:
            latest = max(before, key=lambda m: m.span)
            last[number] = doc.sent[latest.head]
            subject[number] = doc.rel(latest.head) in {"nsubj", "flat"}
    if not last:
        return []
    nearest = max(last.values())
    found = [n for n, sentence in last.items() if sentence == nearest]
    close = doc.sent[head] - nearest <= _BACK
    return found if len(found) == 1 and close and subject[found[0]] else []


def _same_nation(nations: tuple[str, ...], their: list[tuple[str, tuple[str, ...]]]) -> bool:
    """May they be of one nation? Yes where the text does not say for one of them."""
    known = {n for _, of in their for n in of}
    return not nations or not known or bool(known & set(nations))


def _cluster(clusters: list[Cluster], number: int) -> Cluster:
    return clusters[number]


def _trim_the(doc: Doc, head: int) -> tuple[int, int]:
    first, last = full(doc, head)
    while first < last - 1 and doc.low[first] in {"the", "a", "an", "this", "that", "these"}:
        first += 1
    return first, last


def _only_body(own: dict[str, Cluster], key: str) -> Cluster | None:
    """The one body known so far whose role word is `key`: "the ministry" after the defence ministry."""
    last_word = key.rpartition(" ")[2]
    fits = [c for c in own.values() if c.rule.rpartition(" ")[2].removeprefix("role-") == last_word]
    return fits[0] if len(fits) == 1 else None


def _same_role(a: str, b: str) -> bool:
    """Equal role words, or one the other's short form: president, vice president are not."""
    if a == b:
        return True
    return {a, b} <= {"prime minister", "premier"}


def _roles_of_people(
    doc: Doc, clusters: list[Cluster], people: People, hit_at: dict[int, Hit]
) -> dict[int, list[tuple[str, tuple[str, ...]]]]:
    """For each named person (by number) the roles said of it, with the countries beside them."""
    out: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
    for number, cluster in enumerate(clusters):
        if cluster.tag != "PER":
            continue
        for m in cluster.mentions:
            spots = {
                m.head,
                *[
                    k
                    for k in doc.kids[m.head]
                    if doc.rel(k) in {"appos", "nmod", "compound", "flat"}
                ],
            }
            if doc.rel(m.head) in {"appos", "flat"} and not doc.is_root(m.head):
                spots.add(doc.head[m.head])
            spots |= set(range(max(m.start - 3, doc.sentence_of(m.head)[0]), m.start))
            for spot in sorted(spots):
                found = role_at(doc, spot, people)
                if found and people.roles[found[1]].kind == "person":
                    nations = _nation_of(doc, spot, hit_at) or _nation_of(doc, m.head, hit_at)
                    nations = nations or people.leaders.get(fold(cluster.name), ())
                    out.setdefault(number, []).append((found[1], nations))
    return out


def _apposed_name(doc: Doc, head: int, clusters: list[Cluster]) -> Cluster | None:
    """The named person in apposition to the role noun `head`, on either side."""
    spots = {k for k in doc.kids[head] if doc.rel(k) in {"appos", "flat"}}
    if doc.rel(head) == "appos" and not doc.is_root(head):
        spots.add(doc.head[head])
    if not spots:
        return None
    for cluster in clusters:
        if cluster.tag == "PER" and any(
            m.head in spots and m.kind == "name" for m in cluster.mentions
        ):
            return cluster
    return None
