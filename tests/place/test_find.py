"""Which words are toponyms, which place they mean, and whether something is there."""

from __future__ import annotations

import pytest

from sayso.gazetteer.index import load_gazetteer
from sayso.place.find import find_places, resolve_spans
from sayso.records import Place
from tests.trees import doc_of


def places_of(tree: str, *, text: str | None = None) -> dict[str, Place]:
    return {p.text: p for p in find_places(doc_of(tree, text=text))}


def resolved(text: str, *names: str) -> list[tuple[str, str | None, str | None]]:
    """(name, country, admin1) of `names` in `text`, resolved together."""
    spans = [(text.index(n), text.index(n) + len(n)) for n in names]
    return [
        (r.entry.name, r.entry.country, r.entry.admin1) if r else ("", None, None)
        for r in resolve_spans(text, spans)
    ]


# -- literal, government or modifier

IN = (
    "Talks NOUN NNS 2 nsubj\nfailed VERB VBD 0 root\nin ADP IN 4 case\nMoscow PROPN NNP 2 obl B-LOC"
)
SAID = "Moscow PROPN NNP 2 nsubj B-LOC\nrefused VERB VBD 0 root\ntalks NOUN NNS 2 obj"
HIT = "Rebels NOUN NNS 2 nsubj\nshelled VERB VBD 0 root\nMoscow PROPN NNP 2 obj B-LOC"
PASSIVE = "Moscow PROPN NNP 3 nsubj:pass B-LOC\nwas AUX VBD 3 aux:pass\nshelled VERB VBN 0 root"
AIRPORT = (
    "Moscow PROPN NNP 2 compound B-LOC\nairport NOUN NN 4 nsubj:pass\n"
    "was AUX VBD 4 aux:pass\nshelled VERB VBN 0 root"
)
GOVERNMENT = "The DET DT 3 det\nMoscow PROPN NNP 3 compound B-LOC\ngovernment NOUN NN 4 nsubj\nfell VERB VBD 0 root"
MAYOR = "Moscow PROPN NNP 3 nmod:poss B-LOC\n's PART POS 1 case\nmayor NOUN NN 4 nsubj\nspoke VERB VBD 0 root"
SUBURB = (
    "Rebels NOUN NNS 2 nsubj\nshelled VERB VBD 0 root\nMoscow PROPN NNP 5 nmod:poss B-LOC\n"
    "'s PART POS 3 case\nsuburb NOUN NN 2 obj"
)


@pytest.mark.parametrize(
    ("tree", "literal"),
    [
        (IN, True), (SAID, False), (HIT, True), (PASSIVE, True), (AIRPORT, True),
        (GOVERNMENT, False), (MAYOR, False), (SUBURB, True),
    ],
)  # fmt: skip
def test_a_name_is_a_spot_or_a_government(tree: str, literal: bool) -> None:
    place = places_of(tree)["Moscow"]
    assert (place.country, place.literal) == ("RUS", literal)


def test_a_nations_adjective_tells_a_country_and_no_spot() -> None:
    place = places_of("Kenyan ADJ JJ 2 amod B-NORP\ntroops NOUN NNS 3 nsubj\nfled VERB VBD 0 root")[
        "Kenyan"
    ]
    assert (place.country, place.resolution, place.literal) == ("KEN", "country", False)


# -- misspelt names

GOBEL = """
    the DET DT 4 det
    Belarus PROPN NNP 4 compound B-LOC
    border NOUN NN 4 compound
    town NOUN NN 7 nsubj
    of ADP IN 6 case
    Gobel PROPN NNP 4 nmod B-LOC
    fell VERB VBD 0 root
"""
GOBEL_ALONE = """
    the DET DT 2 det
    town NOUN NN 5 nsubj
    of ADP IN 4 case
    Gobel PROPN NNP 2 nmod B-LOC
    fell VERB VBD 0 root
"""
GOBEL_NO_TOWN = """
    Belarus PROPN NNP 2 nsubj B-LOC
    left VERB VBD 0 root
    Gobel PROPN NNP 2 obj B-LOC
"""


def test_a_misspelt_town_is_mended_beside_its_country() -> None:
    place = places_of(GOBEL)["Gobel"]
    assert (place.geonames, place.country, place.rule) == (627907, "BLR", "misspelt-in-context")


@pytest.mark.parametrize("tree", [GOBEL_ALONE, GOBEL_NO_TOWN])
def test_without_town_of_and_a_country_no_spelling_is_mended(tree: str) -> None:
    place = places_of(tree)["Gobel"]
    assert place.rule != "misspelt-in-context"
    assert place.country != "BLR"


def test_a_name_that_the_gazetteer_does_not_have_is_kept_unresolved() -> None:
    place = places_of("Zorbaville PROPN NNP 2 nsubj B-LOC\nfell VERB VBD 0 root")["Zorbaville"]
    assert (place.name, place.country, place.lat, place.rule) == (None, None, None, "unresolved")


# -- tails and neighbours


@pytest.mark.parametrize(
    ("text", "name", "country", "admin"),
    [
        ("in Gomel, Belarus, on", "Gomel", "BLR", "Gomel"),
        ("in Paris, Texas, on", "Paris", "USA", "Texas"),
        ("in Paris (Texas) on", "Paris", "USA", "Texas"),
        ("in Long Beach, Calif., on", "Long Beach", "USA", "California"),
        ("in Bangor, Maine, on", "Bangor", "USA", "Maine"),
        ("in Springfield, Illinois, on", "Springfield", "USA", "Illinois"),
    ],
)
def test_what_stands_behind_the_comma_decides(
    text: str, name: str, country: str, admin: str
) -> None:
    assert resolved(text, name)[0][1:] == (country, admin)


def test_without_a_tail_the_largest_place_of_the_name_is_meant() -> None:
    assert resolved("in Paris on", "Paris")[0][1] == "FRA"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia's army fought near Tbilisi and Batumi", "GEO"),
        ("Georgia's governor met Florida's governor in Atlanta", "USA"),
    ],
)
def test_the_other_places_of_the_article_choose_between_two_georgias(
    text: str, country: str
) -> None:
    names = [n for n in ("Georgia", "Tbilisi", "Batumi", "Florida", "Atlanta") if n in text]
    assert resolved(text, *names)[0][1] == country


@pytest.mark.parametrize(
    ("name", "country"),
    [("Canadian", "CAN"), ("European", None), ("Canada", "CAN"), ("Kiev", "UKR"), ("Kyiv", "UKR")],
)
def test_adjectives_and_old_spellings_mean_their_country(name: str, country: str | None) -> None:
    (found,) = resolved(f"the {name} border", name)
    assert found[1] == country or (country is None and found[1] != "USA")


# -- people's names are no places

CITY_AS_PERSON = """
    Jack PROPN NNP 3 nsubj B-PER
    London PROPN NNP 1 flat I-PER
    left VERB VBD 0 root
    Oslo PROPN NNP 3 obj B-LOC
"""
SURNAME_FIRST = """
    Igor PROPN NNP 3 nsubj B-PER
    Kobrinsky PROPN NNP 1 flat I-PER
    left VERB VBD 0 root
"""
SURNAME_LATER = """
    Kobrinsky PROPN NNP 2 nsubj B-LOC
    laughed VERB VBD 0 root
"""


def test_a_city_in_a_persons_name_is_no_place() -> None:
    assert set(places_of(CITY_AS_PERSON)) == {"Oslo"}


def test_a_surname_tagged_as_a_place_later_on_is_none() -> None:
    assert find_places(doc_of(SURNAME_FIRST, SURNAME_LATER)) == ()
    assert [p.rule for p in find_places(doc_of(SURNAME_LATER))] == ["unresolved"]


POST = """
    The DET DT 3 det B-ORG
    Washington PROPN NNP 3 compound I-ORG
    Post PROPN NNP 4 nsubj I-ORG
    fell VERB VBD 0 root
"""


def test_a_city_inside_the_name_of_a_body_is_no_place() -> None:
    assert places_of(POST) == {}


def test_a_capital_is_found_without_a_tag_but_small_words_are_not() -> None:
    tree = (
        "Talks NOUN NNS 2 nsubj\nfailed VERB VBD 0 root\nin ADP IN 4 case\nNairobi PROPN NNP 2 obl"
    )
    assert set(places_of(tree)) == {"Nairobi"}
    assert places_of("Nice ADJ JJ 2 amod\nwork NOUN NN 0 root") == {}
    assert places_of("They PRON PRP 2 nsubj\ntold VERB VBD 0 root\nus PRON PRP 2 obj") == {}


def test_places_are_in_the_order_of_the_text_inside_it_and_on_the_globe() -> None:
    doc = doc_of(GOBEL, IN, HIT)
    found = find_places(doc)
    assert [p.id for p in found] == [f"p{n}" for n in range(1, len(found) + 1)]
    assert [p.span for p in found] == sorted(p.span for p in found)
    for place in found:
        assert place.text == doc.words(place.span)
        assert place.lat is None or -90 <= place.lat <= 90
        assert place.lon is None or -180 <= place.lon <= 180


def test_the_gazetteer_is_one_file_read_once() -> None:
    assert load_gazetteer() is load_gazetteer()
