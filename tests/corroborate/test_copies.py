from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.corroborate.copies import (
    Link,
    containment,
    find_copies,
    fingerprint,
    group_copies,
)

VOCABULARY = [
    f"{a}{b}" for a in ["bakeli", "dorumo", "fenita", "gusavo", "hilore"] for b in "abcdefghij"
]


def text(seed: int, size: int = 200) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(VOCABULARY) for _ in range(size))


def test_a_cut_story_is_a_copy_of_the_whole_one() -> None:
    whole, other = text(1), text(2)
    cut = " ".join(whole.split()[:90])
    found = find_copies({k: fingerprint(t) for k, t in {"b": whole, "a": cut, "c": other}.items()})
    assert dict(found.group) == {"a": "a", "b": "a", "c": "c"}
    assert [(k.a, k.b, k.kind) for k in found.links] == [("a", "b", "copy")]
    assert not found.independent("b", "a")
    assert found.independent("a", "c")


def test_a_third_of_a_text_is_shared_but_not_a_copy() -> None:
    one, two = text(3).split(), text(4).split()
    mixed = " ".join(one[:85] + two[85:])
    found = find_copies({"a": fingerprint(" ".join(one)), "b": fingerprint(mixed)})
    assert [k.kind for k in found.links] == ["shares"]
    assert found.group["b"] == "b"
    assert not found.independent("a", "b")


def test_a_shared_quotation_is_no_copy() -> None:
    speech = text(5, 60)
    one = fingerprint(f'{text(6, 40)} "{speech}" he said.')
    two = fingerprint(f'{text(7, 40)} "{speech}" she wrote.')
    assert containment(one, two) == 0.0


def test_a_few_words_are_no_copy() -> None:
    assert (
        containment(
            fingerprint("Police said so on Monday"), fingerprint("Police said so on Monday")
        )
        == 0
    )


def test_hashes_are_the_same_on_every_machine() -> None:
    assert sorted(fingerprint("Nine traders died in Mopti").grams) == [5739822559038319189]


def test_copies_do_not_chain() -> None:
    """b is half of a and half of c, which share nothing: they are not one text."""
    links = (Link("a", "b", 0.6), Link("b", "c", 0.6), Link("c", "d", 0.9), Link("d", "e", 0.9))
    group = group_copies("abcde", links)
    assert group["a"] != group["e"]
    assert group["c"] == group["d"]


@settings(max_examples=40, deadline=None)
@given(
    edges=st.dictionaries(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
            lambda p: p[0] < p[1]
        ),
        st.sampled_from([0.35, 0.5, 0.7, 1.0]),
    ),
    data=st.data(),
)
def test_any_order_gives_the_same_groups_and_members_are_direct_copies(
    edges: dict[tuple[str, str], float], data: st.DataObject
) -> None:
    links = [Link(a, b, x) for (a, b), x in edges.items()]
    group = group_copies("abcdef", links)
    assert group == group_copies(
        data.draw(st.permutations("abcdef")), data.draw(st.permutations(links))
    )
    close = {frozenset(p) for p, x in edges.items() if x >= 0.5}
    for home in set(group.values()):
        members = [m for m in group if group[m] == home]
        assert any(all(frozenset((c, m)) in close for m in members if m != c) for c in members)
