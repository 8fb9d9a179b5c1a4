"""Whom he, she, it and they stand for: by gender, number, subjecthood and nearness; open on a tie."""

from __future__ import annotations

from sayso.mention.cluster import Cluster
from sayso.mention.find import PRONOUNS
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.parse.quotes import find_quotes
from sayso.records import Mention

REACH = 3
MARGIN = 1.0
_SHORT = 6
_BODY_KINDS = frozenset({"organization", "government", "place"})


def resolve_pronouns(
    doc: Doc, clauses: Clauses, clusters: list[Cluster], pronouns: tuple[Mention, ...]
) -> list[tuple[Mention, Cluster]]:
    """The pronouns that can be resolved, each with its entity, in the order of the text.

    Candidates are named before the pronoun, at most `REACH` sentences back. The best is taken
    only where it beats the next by `MARGIN`: no guess between two men. Who is named inside a
    quotation is no candidate outside it ("..., he said" is none of those he speaks of). Not
    resolved: I, we, you (the speaker's own words) and it without a body to stand for.
    """
    out: list[tuple[Mention, Cluster]] = []
    quoted = _quoted(doc)
    placed: list[tuple[Mention, Cluster]] = sorted(
        ((m, c) for c in clusters for m in c.mentions), key=lambda p: p[0].span
    )
    for pronoun in pronouns:
        kind = PRONOUNS[doc.low[pronoun.head]]
        if kind == "r":
            target = clauses.antecedent(pronoun.head)
            if target == pronoun.head:
                continue
            found = [c for m, c in placed if m.head == target or m.start <= target < m.end]
            if found:
                out.append((pronoun, found[0]))
                placed.append((pronoun, found[0]))
            continue
        best = _best(doc, pronoun, kind, placed, quoted)
        if best is not None:
            out.append((pronoun, best))
            placed.append((pronoun, best))
            if best.gender is None and kind in {"m", "f"} and best.kind == "person":
                best.gender = kind
    return out


def _best(
    doc: Doc,
    pronoun: Mention,
    kind: str,
    placed: list[tuple[Mention, Cluster]],
    quoted: dict[int, int],
) -> Cluster | None:
    here = doc.sent[pronoun.head]
    scores: dict[int, float] = {}
    by_number: dict[int, Cluster] = {}
    for mention, cluster in placed:
        back = here - doc.sent[mention.head]
        if (
            mention.span >= pronoun.span
            or not 0 <= back <= REACH
            or not _fits(doc, cluster, mention, kind)
        ):
            continue
        if back == 0 and _same_clause_object(doc, mention, pronoun):
            continue
        if quoted.get(mention.head, -1) not in {-1, quoted.get(pronoun.head, -1)}:
            continue
        points = 5.0 - 1.6 * back + _salience(doc, mention)
        if mention.kind == "pronoun" and PRONOUNS.get(doc.low[mention.head]) == kind:
            points += 1.5
        key = id(cluster)
        by_number[key] = cluster
        scores[key] = max(scores.get(key, 0.0), points)
    if not scores:
        return None
    order = sorted(scores, key=lambda k: -scores[k])
    if len(order) > 1 and scores[order[0]] - scores[order[1]] < MARGIN:
        return None
    return by_number[order[0]]


def _quoted(doc: Doc) -> dict[int, int]:
    """The number of the quotation that each token inside one stands in; short ones are names."""
    out: dict[int, int] = {}
    for number, quote in enumerate(find_quotes(doc.text)):
        tokens = doc.tokens_in(quote.span)
        if len(tokens) > _SHORT:
            out.update(dict.fromkeys(tokens, number))
    return out


def _fits(doc: Doc, cluster: Cluster, mention: Mention, kind: str) -> bool:
    plural = doc.xpos[mention.head] in {"NNS", "NNPS"}
    if kind in {"m", "f"}:
        return cluster.kind == "person" and cluster.gender in {None, kind} and not plural
    if kind == "n":
        return cluster.kind in _BODY_KINDS and not plural
    return cluster.kind == "group" or plural or cluster.kind in {"organization", "government"}


def _salience(doc: Doc, mention: Mention) -> float:
    """Subjects come first, then what stands in the main clause; possessors last."""
    relation = doc.rel(mention.head)
    points = 0.0
    if relation == "nsubj":
        points = 2.5
        governor = doc.head[mention.head]
        if doc.is_root(governor) or doc.rel(governor) == "conj":
            points = 3.0
    elif relation in {"obj", "iobj"}:
        points = 1.0
    elif doc.deprel[mention.head] == "nmod:poss":
        points = 0.4
    elif relation in {"obl", "nmod"}:
        points = 0.2
    return points


def _same_clause_object(doc: Doc, mention: Mention, pronoun: Mention) -> bool:
    """A pronoun is not the fellow argument of its own verb: "Petrov met him" is not Petrov."""
    return (
        doc.head[mention.head] == doc.head[pronoun.head]
        and doc.low[pronoun.head] not in {"his", "her", "its", "their", "himself", "herself"}
        and mention.head != pronoun.head
    )
