"""One person or body, one entity, however it is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.mention.cluster import distance
from sayso.mention.resolve import Mentions, find_mentions
from sayso.parse.clauses import Clauses
from sayso.records import Entity
from tests.trees import doc_of


def said(name: str, tag: str = "PER", before: str = "") -> str:
    """The tree of "BEFORE NAME spoke"."""
    words = name.split()
    first = len(before.split())
    rows = [f"{w} PROPN NNP {first + 1} compound" for w in before.split()]
    for n, word in enumerate(words):
        link = f"{first + len(words) + 1} nsubj" if n == 0 else f"{first + 1} flat"
        rows.append(f"{word} PROPN NNP {link} {'B' if n == 0 else 'I'}-{tag}")
    return "\n".join([*rows, "spoke VERB VBD 0 root"])


def read(*trees: str) -> Mentions:
    doc = doc_of(*trees)
    return find_mentions(doc, Clauses(doc))


def groups(*trees: str) -> dict[str, int]:
    """How many mentions each entity has, by its name."""
    return {e.name: len(e.mentions) for e in read(*trees).entities}


def only(*trees: str) -> Entity:
    (entity,) = read(*trees).entities
    return entity


def test_a_surname_joins_the_only_person_of_that_surname() -> None:
    entity = only(said("Igor Petrov"), said("Petrov"))
    assert (entity.name, entity.kind, len(entity.mentions)) == ("Igor Petrov", "person", 2)


def test_the_full_name_may_come_later() -> None:
    assert groups(said("Petrov"), said("Igor Petrov")) == {"Igor Petrov": 2}


def test_a_surname_of_two_people_is_an_entity_of_its_own() -> None:
    found = groups(said("Igor Petrov"), said("Anna Petrov"), said("Petrov"))
    assert found == {"Igor Petrov": 1, "Anna Petrov": 1, "Petrov": 1}


def test_two_people_of_one_given_name_stay_two() -> None:
    assert groups(said("Igor Petrov"), said("Igor Dudnik")) == {"Igor Petrov": 1, "Igor Dudnik": 1}


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Igor Konashenkov", "Konashenko"),
        ("Igor Konashenkov", "Konoshenkov"),
        ("Igor Konashenkov", "Igor Konashenkoff"),
        ("Igor Petrov", "I. Petrov"),
        ("Anna Maria Okoth", "Anna Okoth"),
        ("José Nuñez", "Nunez"),
        ("IGOR PETROV", "Petrov"),
    ],
)
def test_a_misspelling_an_initial_and_a_shorter_form_are_the_same_person(
    full: str, short: str
) -> None:
    assert len(groups(said(full), said(short))) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Igor Petrov", "Petrow"),
        ("Igor Konashenkov", "Monashenkov"),
        ("Igor Petrov", "Anna Petrov"),
        ("Ahmed Diallo", "Ahmed Barry"),
    ],
)
def test_short_names_other_initials_and_other_given_names_are_other_people(
    one: str, two: str
) -> None:
    assert len(groups(said(one), said(two))) == 2


def test_a_title_is_no_part_of_the_name() -> None:
    entity = only(said("Igor Petrov"), said("Petrov", before="Gen."))
    assert [m.end - m.start for m in entity.mentions] == [2, 1]


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Kivu Border Watch", "KBW"),
        ("Kivu Border Watch", "K.B.W."),
        ("Union of Lake Towns", "ULT"),
    ],
)
def test_an_acronym_is_the_body_of_those_initials(name: str, acronym: str) -> None:
    assert groups(said(name, "ORG"), said(acronym, "ORG")) == {name: 2}


def test_an_acronym_in_brackets_is_the_body_before_it() -> None:
    tree = """
        Lake PROPN NNP 3 compound B-ORG
        Towns PROPN NNP 3 compound I-ORG
        League PROPN NNP 7 nsubj I-ORG
        ( PUNCT -LRB- 5 punct
        LIGTO PROPN NNP 3 appos B-ORG
        ) PUNCT -RRB- 5 punct
        met VERB VBD 0 root
    """
    assert groups(tree, said("LIGTO", "ORG")) == {"Lake Towns League": 3}


def test_a_short_form_joins_the_only_body_that_has_it() -> None:
    assert groups(said("Kivu Border Watch", "ORG"), said("Border Watch", "ORG")) == {
        "Kivu Border Watch": 2
    }
    two = groups(
        said("Kivu Border Watch", "ORG"),
        said("Osh Border Watch", "ORG"),
        said("Border Watch", "ORG"),
    )
    assert len(two) == 3


@pytest.mark.parametrize(
    ("one", "two"), [("Britain", "UK"), ("US", "United States"), ("Burma", "Myanmar")]
)
def test_two_names_of_one_nation_are_one_place(one: str, two: str) -> None:
    assert groups(said(one, "LOC"), said(two, "LOC"), said("Kenya", "LOC"))["Kenya"] == 1
    assert len(groups(said(one, "LOC"), said(two, "LOC"))) == 1


def test_the_same_string_is_one_entity_whatever_the_case_and_accents() -> None:
    assert len(groups(said("Zürich", "LOC"), said("ZURICH", "LOC"))) == 1


@pytest.mark.parametrize(
    ("tree", "gender"),
    [
        (said("Igor Petrov"), "m"),
        (said("Maria Petrova"), "f"),
        (said("Petrov", before="Mr."), "m"),
        (said("Petrova", before="Mrs."), "f"),
        (said("Zzyx Qwortle"), None),
    ],
)
def test_the_gender_is_that_of_the_title_or_the_given_name(tree: str, gender: str | None) -> None:
    assert only(tree).gender == gender


@pytest.mark.parametrize(
    ("name", "tag", "kind"),
    [
        ("Igor Petrov", "PER", "person"),
        ("Kivu Border Watch", "ORG", "organization"),
        ("Kremlin", "ORG", "government"),
        ("Sudan", "LOC", "place"),
        ("Sudanese", "NORP", "group"),
    ],
)
def test_the_kind_is_that_of_the_tag_or_the_known_body(name: str, tag: str, kind: str) -> None:
    assert only(said(name, tag)).kind == kind


WORDS = st.text(alphabet="abc", max_size=6)


@given(WORDS, WORDS, st.integers(0, 4))
def test_the_distance_is_one_of_edits(a: str, b: str, limit: int) -> None:
    found = distance(a, b, limit)
    assert found == distance(b, a, limit) <= limit + 1
    assert (found == 0) is (a == b)
    assert found >= min(abs(len(a) - len(b)), limit + 1)
    assert found == min(distance(a, b, 9), limit + 1)


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [
        ("petrov", "petrow", 1),
        ("petrov", "petrv", 1),
        ("petrov", "pertov", 1),
        ("petrov", "etrof", 2),
    ],
)
def test_a_swap_of_neighbours_is_one_edit(a: str, b: str, edits: int) -> None:
    assert distance(a, b, 3) == edits
