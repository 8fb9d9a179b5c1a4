"""From scores to trees and from edit scripts to lemmas."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sayso.model.decode import apply_script, best_tree, is_tree, script, whole_names


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Studies", "study"),
        ("killed", "kill"),
        ("went", "go"),
        ("Goma", "Goma"),
        ("GOMA", "Goma"),
        ("'s", "be"),
        ("İ", "i"),
    ],
)
def test_a_script_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    assert apply_script(script(form, lemma), form) == lemma


@given(st.text(max_size=12), st.text(min_size=1, max_size=12))
def test_every_lemma_can_be_made_of_every_form(form: str, lemma: str) -> None:
    assert apply_script(script(form, lemma), form) == lemma


def test_one_script_serves_all_forms_of_a_pattern() -> None:
    assert script("Studies", "study") == script("cities", "city") == "L3.y"
    assert apply_script("L2.", "attacked") == "attack"
    assert script("Goma", "Goma") == "K0."


def test_a_form_too_short_for_its_script_is_left_as_it_is() -> None:
    assert apply_script("L5.y", "Ab") == "ab"
    assert apply_script("L2.", "ed") == "ed"


@pytest.mark.parametrize(
    ("tags", "mended"),
    [
        ("O I-PER I-PER", "O B-PER I-PER"),
        ("B-PER I-LOC", "B-PER B-LOC"),
        ("I-ORG O I-ORG", "B-ORG O B-ORG"),
        ("B-PER I-PER O", "B-PER I-PER O"),
        ("B-PER B-PER", "B-PER B-PER"),
    ],
)
def test_a_name_begins_where_it_continues_nothing(tags: str, mended: str) -> None:
    assert whole_names(tags.split()) == mended.split()


TAGS = st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]), max_size=10)


@given(TAGS)
def test_mended_tags_are_well_formed_and_stay_so(tags: list[str]) -> None:
    mended = whole_names(tags)
    for before, tag in itertools.pairwise(["O", *mended]):
        assert tag[0] != "I" or before[2:] == tag[2:]
    assert whole_names(mended) == mended
    assert [t[2:] for t in mended] == [t[2:] for t in tags]


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([0], True),
        ([0, 0], True),
        ([0, 2, 0], True),
        ([0, 0, 0], False),
        ([0, 2, 1], False),
        ([0, 1], False),
        ([0, 0, 3, 2], False),
        ([0, 3, 1, 0], True),
    ],
)
def test_a_tree_has_one_root_and_no_ring(heads: list[int], tree: bool) -> None:
    assert is_tree(heads) is tree


def all_trees(size: int) -> list[list[int]]:
    return [
        [0, *heads]
        for heads in itertools.product(range(size), repeat=size - 1)
        if is_tree([0, *heads])
    ]


def total(arcs: NDArray[np.float32], heads: list[int]) -> float:
    return float(sum(arcs[i, heads[i]] for i in range(1, len(heads))))


# Of up to three words every root is tried; of more only the three best.
ARCS = st.integers(2, 4).flatmap(
    lambda n: st.lists(
        st.floats(-6, 6, width=32, allow_nan=False), min_size=n * n, max_size=n * n
    ).map(lambda values: np.array(values, dtype=np.float32).reshape(n, n))
)


@given(ARCS)
def test_the_best_tree_is_a_tree(arcs: NDArray[np.float32]) -> None:
    heads = best_tree(arcs)
    assert len(heads) == len(arcs)
    assert is_tree(heads)


@given(ARCS)
def test_no_tree_has_a_better_score(arcs: NDArray[np.float32]) -> None:
    found = total(arcs, best_tree(arcs))
    assert found >= max(total(arcs, heads) for heads in all_trees(len(arcs))) - 1e-4


@given(st.integers(2, 12), st.integers(0, 1_000_000))
def test_heads_that_are_a_tree_already_are_the_best_tree(size: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    order = random.permutation(np.arange(1, size))
    heads = [0] * size
    for at, node in enumerate(order):
        heads[node] = 0 if at == 0 else int(order[random.integers(0, at)])
    arcs = np.zeros((size, size), dtype=np.float32)
    for node in range(1, size):
        arcs[node, heads[node]] = 9
    assert best_tree(arcs) == heads
