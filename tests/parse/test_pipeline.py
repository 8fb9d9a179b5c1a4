"""Text to Doc with the shipped model: a few parses, and what holds of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.parse.pipeline import MAX_WORDS, doc_of_words, parse, parse_all
from sayso.records import Region
from sayso.vocab import NAME_TAGS, UD_RELATIONS


def sound(doc: Doc) -> None:
    """One tree a sentence, columns of one length, tokens that are the words of the text."""
    for column in (doc.head, doc.upos, doc.xpos, doc.lemma, doc.deprel, doc.name, doc.start):
        assert len(column) == len(doc)
    for first, last in doc.sentences:
        roots = [i for i in range(first, last) if doc.is_root(i)]
        assert len(roots) == 1
        assert all(first <= doc.head[i] < last for i in range(first, last))
        assert doc.subtree(roots[0]) == list(range(first, last))
        assert doc.deprel[roots[0]] == "root"
    assert [doc.text[a:b] for a, b in zip(doc.start, doc.end, strict=True)] == doc.form
    assert set(doc.deprel) <= set(UD_RELATIONS)
    assert {tag for _, _, tag in doc.names()} <= set(NAME_TAGS)


def test_a_plain_sentence_has_its_roles_and_names() -> None:
    doc = parse("Rebels attacked the town of Goma in Congo.")
    sound(doc)
    verb = doc.form.index("attacked")
    found = Clauses(doc)
    assert doc.is_root(verb)
    assert [doc.form[i] for i in found.doers(verb)] == ["Rebels"]
    assert [doc.form[i] for i in found.undergoers(verb)] == ["town"]
    assert {doc.form[a] for a, _, tag in doc.names() if tag == "LOC"} == {"Goma", "Congo"}


def test_a_passive_with_an_agent_is_read_as_one() -> None:
    doc = parse("Three soldiers were killed by rebels near Kassala.")
    verb = doc.form.index("killed")
    found = Clauses(doc)
    assert [doc.form[i] for i in found.doers(verb)] == ["rebels"]
    assert [doc.form[i] for i in found.undergoers(verb)] == ["soldiers"]


def test_a_persons_name_is_tagged_whole() -> None:
    doc = parse("Igor Petrov, a spokesman for the Sudanese army, denied the report.")
    assert (0, 2, "PER") in list(doc.names())


def test_regions_are_sentences_of_their_own() -> None:
    text = "Rebels seize Goma\n\nRebels left. They lost."
    doc = parse(text, regions=(Region("headline", (0, 17)),))
    sound(doc)
    assert [doc.words(doc.span(a, b)) for a, b in doc.sentences] == [
        "Rebels seize Goma",
        "Rebels left.",
        "They lost.",
    ]
    assert doc.notes == ()


@pytest.mark.parametrize("mark", [";", ",", "and"])
def test_a_sentence_that_is_too_long_is_cut_with_a_note(mark: str) -> None:
    text = f" {mark} ".join(f"rebels left town {n}" for n in range(60)) + "."
    doc = parse(text)
    sound(doc)
    assert len(doc.sentences) > 1
    assert all(b - a <= MAX_WORDS for a, b in doc.sentences)
    assert doc.notes == (f"a sentence of {len(doc)} words at 0 was cut",)
    if mark != "and":
        assert doc.form[doc.sentences[0][1] - 1] == mark


def test_words_can_be_given_instead_of_text() -> None:
    doc = doc_of_words(["Rebels", "left", "Goma", "."])
    sound(doc)
    assert doc.text == "Rebels left Goma ."
    assert len(doc_of_words([])) == 0


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_a_text_without_words_gives_an_empty_doc(text: str) -> None:
    sound(parse(text))


def test_a_parse_does_not_depend_on_what_stands_beside_it() -> None:
    one = "Rebels attacked Goma on Monday."
    alone = parse(one)
    together = parse_all([("They lost. " * 3, ()), (one, ())])[1]
    assert (alone.head, alone.deprel, alone.name) == (together.head, together.deprel, together.name)


WORDS = st.sampled_from(
    ["rebels", "Goma", "said", ".", "“", "”", ",", "of", "the", "12", "%", "\n\n", "who", "Mr.",
     "😀", "ﬁ", "é", "-", "Monday", "'s", "\ud800", "\u2028", "a" * 70]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_text_gives_sound_trees(text: str) -> None:
    sound(parse(text))
