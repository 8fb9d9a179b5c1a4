from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from sayso.ids import anchor, article_id, bytes_hash, text_hash


def test_the_hash_of_a_text_is_that_of_its_utf8_bytes() -> None:
    assert text_hash("Goma é") == hashlib.sha256("Goma é".encode()).hexdigest()[:16]
    assert bytes_hash(b"Goma") == hashlib.sha256(b"Goma").hexdigest()


def test_a_lone_surrogate_has_a_hash_too() -> None:
    assert len(text_hash("a\ud800b")) == 16
    assert text_hash("a\ud800b") != text_hash("ab")
    assert anchor("a\ud800", "event", 0, 3).startswith("e")


def test_an_article_is_named_by_its_url_where_it_has_one() -> None:
    url = "https://kivu-herald.example/1"
    assert article_id(url=url, outlet="Kivu Herald", text="x") == url


def test_an_article_without_url_is_named_by_outlet_and_text() -> None:
    named = article_id(url=None, outlet="Kivu Herald", text="Rebels left.")
    assert named == f"Kivu Herald:{text_hash('Rebels left.')}"
    assert article_id(url="", outlet=None, text="x") == f"unknown:{text_hash('x')}"


def test_the_anchor_tells_the_kind_by_its_first_letter() -> None:
    assert anchor("a", "event", 3, 9)[0] == "e"
    assert anchor("a", "state", 3, 9)[0] == "s"


PARTS = st.tuples(
    st.sampled_from(["a", "b", "a1"]),
    st.sampled_from(["event", "state"]),
    st.integers(0, 30),
    st.integers(0, 30),
)


@given(PARTS, PARTS)
def test_anchors_differ_exactly_where_their_claims_do(
    one: tuple[str, str, int, int], two: tuple[str, str, int, int]
) -> None:
    assert (anchor(*one) == anchor(*two)) is (one == two)
