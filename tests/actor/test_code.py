"""Country and sector of those who act: PLOVER codes from names, adjectives, titles and roles."""

from __future__ import annotations

import pytest

from sayso.actor.code import Actors
from sayso.mention.resolve import find_mentions
from sayso.parse.clauses import Clauses
from sayso.run.reader import read
from tests.trees import doc_of

Pair = tuple[str | None, str | None]


def codes(
    tree: str,
    word: str,
    *,
    published: str | None = "2031-03-04",
    places: dict[str, str] | None = None,
) -> list[Pair]:
    """The codes of the phrase headed by `word`; `places` gives the country of place words."""
    doc = doc_of(tree)
    clauses = Clauses(doc)
    spots = {doc.form.index(k): v for k, v in (places or {}).items()}
    actors = Actors(doc, clauses, find_mentions(doc, clauses), published=published, places=spots)
    return [(c.country, c.sector) for c in actors.codes(doc.form.index(word))]


def phrase(*rows: str, verb: str = "left") -> str:
    """A subject phrase before one verb; heads are counted as they stand."""
    return "\n".join([*rows, f"{verb} VERB VBD 0 root"])


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        (["Kenyan ADJ JJ 2 amod B-NORP", "troops NOUN NNS 3 nsubj"], "troops", ("KEN", "MIL")),
        (["Kenyan ADJ JJ 2 amod B-NORP", "police NOUN NNS 3 nsubj"], "police", ("KEN", "COP")),
        (["Kenyan ADJ JJ 2 amod B-NORP", "rebels NOUN NNS 3 nsubj"], "rebels", ("KEN", "REB")),
        (["Kenyan ADJ JJ 2 amod B-NORP", "officials NOUN NNS 3 nsubj"], "officials", ("KEN", "GOV")),
        (["Kenyan ADJ JJ 2 amod B-NORP", "parliament NOUN NN 3 nsubj"], "parliament", ("KEN", "LEG")),
        (["Kenyan ADJ JJ 2 amod B-NORP", "judges NOUN NNS 3 nsubj"], "judges", ("KEN", "JUD")),
        (["Kenyan ADJ JJ 2 amod B-NORP", "protesters NOUN NNS 3 nsubj"], "protesters", ("KEN", "CVL")),
        (["Kenyan ADJ JJ 2 amod B-NORP", "journalists NOUN NNS 3 nsubj"], "journalists", ("KEN", "JRN")),
        (["Rebels NOUN NNS 2 nsubj"], "Rebels", (None, "REB")),
        (["Kenya PROPN NNP 2 nsubj B-LOC"], "Kenya", ("KEN", None)),
        (["Hezbollah PROPN NNP 2 nsubj B-ORG"], "Hezbollah", ("LBN", "REB")),
        (["NATO PROPN NNP 2 nsubj B-ORG"], "NATO", ("IGO", "MIL")),
    ],
)  # fmt: skip
def test_adjectives_give_the_country_and_roles_the_sector(
    rows: list[str], word: str, expected: Pair
) -> None:
    assert codes(phrase(*rows), word) == [expected]


def test_a_title_before_a_name_codes_the_person() -> None:
    tree = phrase(
        "French ADJ JJ 3 amod B-NORP", "President NOUN NN 3 nmod:desc", "Anna PROPN NNP 5 nsubj B-PER",
        "Duval PROPN NNP 3 flat I-PER",
    )  # fmt: skip
    assert codes(tree, "Anna") == [("FRA", "GOV")]


def test_a_possessor_gives_the_country_of_a_role() -> None:
    tree = phrase(
        "Kenya PROPN NNP 4 nmod:poss B-LOC", "'s PART POS 1 case", "defense NOUN NN 4 compound",
        "minister NOUN NN 5 nsubj",
    )  # fmt: skip
    assert codes(tree, "minister") == [("KEN", "MIL")]


def test_an_of_phrase_gives_the_country_of_a_role() -> None:
    tree = phrase(
        "The DET DT 2 det", "president NOUN NN 5 nsubj", "of ADP IN 4 case",
        "Belarus PROPN NNP 2 nmod B-LOC",
    )  # fmt: skip
    assert codes(tree, "president") == [("BLR", "GOV")]


def test_an_apposition_codes_the_name_before_it() -> None:
    tree = """
        Boris PROPN NNP 8 nsubj B-PER
        Ivanov PROPN NNP 1 flat I-PER
        , PUNCT , 6 punct
        the DET DT 6 det
        Kenyan ADJ JJ 6 amod B-NORP
        spokesman NOUN NN 1 appos
        , PUNCT , 6 punct
        left VERB VBD 0 root
    """
    assert codes(tree, "Boris") == [("KEN", "GOV")]


@pytest.mark.parametrize("rank", ["General", "Colonel", "Captain", "Admiral"])
def test_a_military_rank_makes_a_soldier_without_a_country(rank: str) -> None:
    tree = phrase(
        f"{rank} NOUN NN 2 nmod:desc",
        "Omar PROPN NNP 4 nsubj B-PER",
        "Hassan PROPN NNP 2 flat I-PER",
    )
    assert codes(tree, "Omar") == [(None, "MIL")]


def test_two_nations_before_one_role_are_two_actors() -> None:
    tree = phrase(
        "Iraqi ADJ JJ 4 amod B-NORP", "and CCONJ CC 3 cc", "Syrian ADJ JJ 1 conj B-NORP",
        "soldiers NOUN NNS 5 nsubj",
    )  # fmt: skip
    assert codes(tree, "soldiers") == [("IRQ", "MIL"), ("SYR", "MIL")]


def test_the_first_of_two_joined_roles_lends_its_country() -> None:
    tree = """
        Russian ADJ JJ 2 amod B-NORP
        soldiers NOUN NNS 5 nsubj
        and CCONJ CC 4 cc
        police NOUN NNS 2 conj
        left VERB VBD 0 root
    """
    assert codes(tree, "police") == [("RUS", "COP")]


@pytest.mark.parametrize(
    ("published", "sector"), [("2015-06-01", "REB"), ("2024-06-01", "GOV"), (None, "GOV")]
)
def test_a_dated_body_is_what_it_was_on_the_day_of_the_article(
    published: str | None, sector: str
) -> None:
    tree = phrase("Taliban PROPN NNP 2 nsubj B-ORG")
    assert codes(tree, "Taliban", published=published) == [("AFG", sector)]


def test_a_known_leader_needs_the_full_name_or_a_title() -> None:
    full = phrase("Vladimir PROPN NNP 3 nsubj B-PER", "Putin PROPN NNP 1 flat I-PER")
    titled = phrase("President NOUN NN 2 nmod:desc", "Putin PROPN NNP 3 nsubj B-PER")
    bare = phrase("Putin PROPN NNP 2 nsubj B-PER")
    assert codes(full, "Vladimir") == [("RUS", "GOV")]
    assert codes(titled, "Putin") == [("RUS", "GOV")]
    assert codes(bare, "Putin") == []


def test_a_name_of_a_nation_inside_a_persons_name_is_no_country() -> None:
    tree = phrase("Jordan PROPN NNP 3 nsubj B-PER", "Miller PROPN NNP 1 flat I-PER")
    assert codes(tree, "Jordan") == []


def test_a_place_word_is_of_its_country_without_a_sector() -> None:
    tree = "Rebels NOUN NNS 2 nsubj\nshelled VERB VBD 0 root\nKassala PROPN NNP 2 obj B-LOC"
    assert codes(tree, "Kassala", places={"Kassala": "SDN"}) == [("SDN", None)]


@pytest.mark.parametrize("thing", ["table", "film", "wine"])
def test_a_thing_with_a_nations_adjective_is_nobody(thing: str) -> None:
    assert codes(phrase("Kenyan ADJ JJ 2 amod B-NORP", f"{thing} NOUN NN 3 nsubj"), thing) == []


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Police attacked protesters in Nairobi.", [("KEN", "COP")], [("KEN", "CVL")]),
        ("Villagers attacked police in Lagos.", [("NGA", "CVL")], [("NGA", "COP")]),
        ("Soldiers attacked a village in Mali.", [(None, "MIL")], [("MLI", None)]),
        ("Rebels attacked soldiers in Mali.", [(None, "REB")], [(None, "MIL")]),
        ("Ugandan soldiers attacked protesters in Nairobi.", [("UGA", "MIL")], [("KEN", "CVL")]),
    ],
)
def test_local_people_are_of_the_country_of_the_act_and_soldiers_are_not(
    text: str, actors: list[Pair], recipients: list[Pair]
) -> None:
    (event,) = read(text, published="2031-03-04").events
    assert [(c.country, c.sector) for r in event.actors for c in r.codes] == actors
    assert [(c.country, c.sector) for r in event.recipients for c in r.codes] == recipients


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Rwanda rejected a Ugandan proposal on Monday.", [("RWA", None)], [("UGA", None)]),
        ("Denmark rejected calls by Latvia's rulers for aid.", [("DNK", None)], [("LVA", "GOV")]),
        ("Kenya offered to hold talks at the Gulu crossing.", [("KEN", None)], []),
        ("Ethnic Albanians attacked a police station in Tetovo.", [("MKD", "CVL")], [("MKD", "COP")]),
        ("The charity Oxfam accused Kenya of torture.", [("NGO", None)], [("KEN", None)]),
        ("Kenyan police arrested 12 protesters.", [("KEN", "COP")], [("KEN", "CVL")]),
        ("Kenyan police arrested Ugandan ministers.", [("KEN", "COP")], [("UGA", "GOV")]),
    ],
)  # fmt: skip
def test_recipients_are_those_whom_the_text_names(
    text: str, actors: list[Pair], recipients: list[Pair]
) -> None:
    (event, *_) = read(text, published="2031-03-04").events
    assert [(c.country, c.sector) for r in event.actors for c in r.codes] == actors
    assert [(c.country, c.sector) for r in event.recipients for c in r.codes] == recipients
