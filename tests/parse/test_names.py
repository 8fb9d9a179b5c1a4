from __future__ import annotations

import pytest

from sayso.parse.doc import Doc
from sayso.parse.names import mend_names
from tests.trees import doc_of


def tags(doc: Doc) -> list[str]:
    mend_names(doc)
    return doc.name


def said_by(word: str, before: str = "") -> Doc:
    rows = f"{before} NOUN NN 2 compound\n" if before else ""
    at = 2 if before else 1
    return doc_of(f"{rows}{word} PROPN NNP {at + 1} nsubj B-PER\nsaid VERB VBD 0 root")


@pytest.mark.parametrize("city", ["Goma", "Khartoum", "Marseille", "Kenya"])
def test_a_large_city_or_a_nation_taken_for_a_person_is_a_place(city: str) -> None:
    assert tags(said_by(city)) == ["B-LOC", "O"]


@pytest.mark.parametrize("word", ["Petrov", "Zzyzxia", "goma"])
def test_a_surname_a_stranger_and_a_word_in_lower_case_stay_a_person(word: str) -> None:
    assert tags(said_by(word)) == ["B-PER", "O"]


@pytest.mark.parametrize("title", ["mr.", "minister", "president", "gen."])
def test_behind_a_title_it_is_a_person(title: str) -> None:
    assert tags(said_by("Lyon", title))[1] == "B-PER"


def test_a_surname_that_stands_in_full_elsewhere_is_a_person() -> None:
    doc = doc_of(
        """
        Anna PROPN NNP 3 nsubj B-PER
        Lyon PROPN NNP 1 flat I-PER
        spoke VERB VBD 0 root
        """,
        """
        Lyon PROPN NNP 2 nsubj B-PER
        said VERB VBD 0 root
        """,
    )
    assert tags(doc) == ["B-PER", "I-PER", "O", "B-PER", "O"]
