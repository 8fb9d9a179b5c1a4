"""From scores to parses, in numpy: trees by Chu-Liu-Edmonds, lemmas by edit scripts."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def script(form: str, lemma: str) -> str:
    """How `lemma` is made from `form`: L or K (lower the form, or keep it), letters to cut, ending.

    "L3.y" makes "study" of "Studies". For all forms and non-empty lemmas
    `apply_script(script(f, l), f) == l`.
    """
    low = form.lower()
    bases = [("L", low)] if lemma == lemma.lower() else []
    if low != form:
        bases.append(("K", form))
    for flag, base in bases:
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        if shared or flag == "K" or low == form:
            return f"{flag}{len(base) - shared}.{lemma[shared:]}"
    return f"L{len(low)}.{lemma}"


@lru_cache(maxsize=2048)
def _steps(code: str) -> tuple[bool, int, str]:
    cut, _, ending = code[1:].partition(".")
    return code[0] == "L", int(cut), ending


def apply_script(code: str, form: str) -> str:
    """The lemma that the edit script `code` makes of `form`; the form itself where it is too short
    for the cut, or where nothing would be left of it.
    """
    lower, cut, ending = _steps(code)
    base = form.lower() if lower else form
    if cut > len(base):
        return base
    return base[: len(base) - cut] + ending or base


def whole_names(tags: list[str]) -> list[str]:
    """BIO tags made well-formed: an I- that continues nothing of its type begins a name."""
    out, before = [], "O"
    for tag in tags:
        if tag[0] == "I" and before[2:] != tag[2:]:
            tag = "B" + tag[1:]
        out.append(tag)
        before = tag
    return out


def is_tree(heads: list[int]) -> bool:
    """Is there one root and no cycle? `heads[0]` is unused, a root's head is 0."""
    size = len(heads)
    if size > 1 and heads.count(0) - (heads[0] == 0) != 1:
        return False
    state = [0] * size
    state[0] = 2
    for start in range(1, size):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return False
        for k in path:
            state[k] = 2
    return True


def best_tree(arcs: NDArray[np.float32]) -> list[int]:
    """The best single-rooted tree over raw arc scores [dependent, head], node 0 the root.

    Source: Chu and Liu 1965, Edmonds 1967; the three best roots are tried where the
    unconstrained tree has several.
    """
    scores = arcs.astype(np.float64)
    scores -= scores.max(1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    heads = _edmonds(scores)
    if int((heads[1:] == 0).sum()) != 1:
        heads = _one_root(scores)
    heads[0] = 0
    return [int(h) for h in heads]


def _one_root(scores: Scores) -> Heads:
    best: tuple[float, Heads] | None = None
    for root in np.argsort(-scores[1:, 0], kind="stable")[:3] + 1:
        only = scores.copy()
        only[1:, 0] = -1e8
        only[root, 0] = scores[root, 0]
        heads = _edmonds(only)
        total = float(sum(only[i, heads[i]] for i in range(1, len(heads))))
        if best is None or total > best[0]:
            best = (total, heads)
    assert best is not None
    return best[1]


def _cycle(heads: Heads) -> list[int] | None:
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node > 0 and seen[node] == 0:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node > 0 and seen[node] == start and node in path:
            return path[path.index(node) :]
    return None


def _edmonds(given: Scores) -> Heads:
    scores = given.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    heads: Heads = scores.argmax(1)
    heads[0] = -1
    found = _cycle(heads)
    if found is None:
        return heads
    cycle = np.array(found)
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outer = np.where(~inside)[0]
    own = scores[cycle, heads[cycle]]
    size = len(outer)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[np.ix_(outer, outer)]
    entering = scores[np.ix_(cycle, outer)] - own[:, None]
    small[size, :size] = entering.max(0)
    into = entering.argmax(0)
    leaving = scores[np.ix_(outer, cycle)]
    small[:size, size] = leaving.max(1)
    from_ = leaving.argmax(1)
    inner = _edmonds(small)
    out = heads.copy()
    for k in range(size):
        if outer[k] != 0:
            out[outer[k]] = outer[inner[k]] if inner[k] < size else cycle[from_[k]]
    entry = inner[size]
    out[cycle[into[entry]]] = outer[entry]
    return out
