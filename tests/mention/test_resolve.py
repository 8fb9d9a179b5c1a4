"""Pronouns and role nouns on trees built by hand: whom they stand for, and when that stays open."""

from __future__ import annotations

import pytest

from sayso.mention.resolve import Mentions, find_mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from tests.trees import doc_of

IGOR = """
    Igor PROPN NNP 3 nsubj B-PER
    Petrov PROPN NNP 1 flat I-PER
    spoke VERB VBD 0 root
"""
MARIA = """
    Maria PROPN NNP 3 nsubj B-PER
    Okoth PROPN NNP 1 flat I-PER
    spoke VERB VBD 0 root
"""
IVAN = """
    Ivan PROPN NNP 3 nsubj B-PER
    Dudnik PROPN NNP 1 flat I-PER
    spoke VERB VBD 0 root
"""
WATCH = """
    Kivu PROPN NNP 2 compound B-ORG
    Watch PROPN NNP 3 nsubj I-ORG
    spoke VERB VBD 0 root
"""


def left(pronoun: str) -> str:
    return f"{pronoun} PRON PRP 2 nsubj\nleft VERB VBD 0 root"


def read(*trees: str) -> tuple[Doc, Mentions]:
    doc = doc_of(*trees)
    return doc, find_mentions(doc, Clauses(doc))


def meaning(word: str, *trees: str) -> str | None:
    """The entity that the last `word` of the text stands for."""
    doc, found = read(*trees)
    entity = found.entity_at(max(i for i, w in enumerate(doc.form) if w == word))
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("pronoun", "trees", "name"),
    [
        ("He", [IGOR], "Igor Petrov"),
        ("She", [MARIA], "Maria Okoth"),
        ("He", [IGOR, MARIA], "Igor Petrov"),
        ("She", [IGOR, MARIA, IVAN], "Maria Okoth"),
        ("It", [IGOR, WATCH], "Kivu Watch"),
        ("They", [IGOR, WATCH], "Kivu Watch"),
        ("She", [IGOR], None),
        ("It", [IGOR], None),
        ("He", [WATCH], None),
        ("He", [], None),
        ("We", [IGOR], None),
    ],
)
def test_a_pronoun_stands_for_the_last_who_fits_in_gender_and_kind(
    pronoun: str, trees: list[str], name: str | None
) -> None:
    assert meaning(pronoun, *trees, left(pronoun)) == name


def test_the_subject_named_last_wins_over_one_named_before() -> None:
    assert meaning("He", IGOR, IVAN, left("He")) == "Ivan Dudnik"


def test_a_tie_between_two_men_stays_open() -> None:
    tree = """
        Igor PROPN NNP 6 nsubj B-PER
        Petrov PROPN NNP 1 flat I-PER
        and CCONJ CC 4 cc
        Ivan PROPN NNP 6 nsubj B-PER
        Dudnik PROPN NNP 4 flat I-PER
        spoke VERB VBD 0 root
    """
    assert meaning("He", tree, left("He")) is None


def test_a_subject_wins_over_an_object() -> None:
    tree = """
        Igor PROPN NNP 3 nsubj B-PER
        Petrov PROPN NNP 1 flat I-PER
        met VERB VBD 0 root
        Ivan PROPN NNP 3 obj B-PER
        Dudnik PROPN NNP 4 flat I-PER
    """
    assert meaning("He", tree, left("He")) == "Igor Petrov"


def test_nobody_is_looked_for_more_than_three_sentences_back() -> None:
    filler = "Rain NOUN NN 2 nsubj\nfell VERB VBD 0 root"
    assert meaning("He", IGOR, filler, filler, left("He")) == "Igor Petrov"
    assert meaning("He", IGOR, filler, filler, filler, left("He")) is None


def test_a_chain_of_pronouns_keeps_him_in_reach() -> None:
    assert meaning("He", IGOR, *[left("He")] * 6) == "Igor Petrov"


def test_him_is_not_the_subject_of_his_own_verb_but_his_may_be() -> None:
    tree = """
        Igor PROPN NNP 3 nsubj B-PER
        Petrov PROPN NNP 1 flat I-PER
        met VERB VBD 0 root
        {} PRON PRP 3 obj
    """
    assert meaning("him", tree.format("him")) is None
    assert meaning("himself", tree.format("himself")) == "Igor Petrov"


def test_who_is_named_in_a_quotation_is_not_who_says_it() -> None:
    tree = """
        “ PUNCT `` 3 punct
        We PRON PRP 3 nsubj
        saw VERB VBD 12 ccomp
        Ivan PROPN NNP 3 obj B-PER
        Dudnik PROPN NNP 4 flat I-PER
        at ADP IN 8 case
        the DET DT 8 det
        lake NOUN NN 3 obl
        , PUNCT , 3 punct
        ” PUNCT '' 3 punct
        he PRON PRP 12 nsubj
        said VERB VBD 0 root
    """
    assert meaning("he", tree) is None
    assert meaning("he", IGOR, tree) == "Igor Petrov"


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    tree = """
        Igor PROPN NNP 5 nsubj B-PER
        Petrov PROPN NNP 1 flat I-PER
        who PRON WP 4 nsubj
        fled VERB VBD 1 acl:relcl
        spoke VERB VBD 0 root
    """
    assert meaning("who", tree) == "Igor Petrov"


def test_a_pronoun_tells_the_gender_of_a_name_that_does_not() -> None:
    tree = IGOR.replace("Igor", "Zzyx")
    _, found = read(tree, left("She"))
    assert found.entities[0].gender == "f"


SPOKESMAN = """
    Igor PROPN NNP 7 nsubj B-PER
    Petrov PROPN NNP 1 flat I-PER
    , PUNCT , 5 punct
    the DET DT 5 det
    spokesman NOUN NN 1 appos
    , PUNCT , 5 punct
    spoke VERB VBD 0 root
"""


def role(article: str, noun: str) -> str:
    return f"{article} DET DT 2 det\n{noun} NOUN NN 3 nsubj\nleft VERB VBD 0 root"


def test_a_role_in_apposition_is_the_person_named() -> None:
    _, found = read(SPOKESMAN)
    (entity,) = found.entities
    assert [m.kind for m in entity.mentions] == ["name", "nominal"]


def test_a_definite_role_is_the_only_person_of_that_role() -> None:
    assert meaning("spokesman", SPOKESMAN, role("The", "spokesman")) == "Igor Petrov"
    assert meaning("minister", SPOKESMAN, role("The", "minister")) == "minister"


def test_an_indefinite_role_is_nobody_known() -> None:
    assert meaning("spokesman", SPOKESMAN, role("A", "spokesman")) is None


def test_a_role_that_two_share_stays_open() -> None:
    other = SPOKESMAN.replace("Igor", "Ivan").replace("Petrov", "Dudnik")
    assert meaning("spokesman", SPOKESMAN, other, role("The", "spokesman")) == "spokesman"


def test_a_role_with_a_country_is_not_the_person_of_another_country() -> None:
    kenyan = SPOKESMAN.replace(
        "the DET DT 5 det\n    spokesman NOUN NN 1 appos",
        "Kenyan ADJ JJ 5 amod\n    spokesman NOUN NN 1 appos",
    )
    sudanese = """
        The DET DT 3 det
        Sudanese ADJ JJ 3 amod
        spokesman NOUN NN 4 nsubj
        left VERB VBD 0 root
    """
    assert meaning("spokesman", kenyan, sudanese) == "Sudanese spokesman"
    assert meaning("spokesman", kenyan, sudanese.replace("Sudanese", "Kenyan")) == "Igor Petrov"


def test_a_body_named_by_its_role_is_one_entity_through_the_article() -> None:
    _, found = read(role("The", "army"), role("The", "army"))
    (entity,) = found.entities
    assert (entity.name, entity.kind, len(entity.mentions)) == ("army", "organization", 2)


def test_entities_are_numbered_in_the_order_of_the_text() -> None:
    _, found = read(MARIA, IGOR, WATCH, left("He"))
    assert [e.id for e in found.entities] == ["n1", "n2", "n3"]
    firsts = [e.mentions[0].span for e in found.entities]
    assert firsts == sorted(firsts)
    for entity in found.entities:
        assert [m.span for m in entity.mentions] == sorted(m.span for m in entity.mentions)
