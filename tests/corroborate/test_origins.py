from __future__ import annotations

from make import FRONT, MINISTRY, NURSE, OFFICIAL, REBELS, SPOKESMAN, Root, fact, killed

from sayso.corroborate.copies import Copies, Link
from sayso.corroborate.dispute import find_disputes
from sayso.corroborate.origins import count_origins

ALONE = Copies({}, ())


def test_two_spokesmen_of_one_army_are_one_origin() -> None:
    found = count_origins([fact("a", root=MINISTRY), fact("b", root=SPOKESMAN)], copies=ALONE)
    assert (found.low, found.high) == (1, 1)
    assert found.origins[0].reasons == ("b: speaks for MLI/MIL",)
    assert "single-origin" in found.verdicts


def test_an_army_and_its_government_are_one_bloc_for_the_minimum() -> None:
    cabinet = Root("the government", "Government", "government", False, "MLI", "GOV")
    found = count_origins([fact("a", root=MINISTRY), fact("b", root=cabinet)], copies=ALONE)
    assert (found.low, found.high) == (1, 2)


def test_own_voices_and_unnamed_speakers_count_for_the_maximum_only() -> None:
    facts = [fact("a", root=MINISTRY), fact("b"), fact("c"), fact("d", root=OFFICIAL)]
    found = count_origins(facts, copies=ALONE)
    assert (found.low, found.high) == (1, 4)


def test_copies_of_one_text_and_of_one_wire_are_one_voice() -> None:
    facts = [fact("a"), fact("b"), fact("c", wire="Sahel Wire"), fact("d", wire="Sahel Wire")]
    copies = Copies({"article-b": "article-a", "article-a": "article-a"}, ())
    found = count_origins(facts, copies=copies)
    assert (found.low, found.high) == (1, 2)
    assert [o.claims for o in found.origins] == [("a", "b"), ("c", "d")]
    assert found.origins[0].reasons == ("b: the text of article-a",)
    assert found.origins[1].reasons == ("d: the wire Sahel Wire",)


def test_texts_that_share_passages_do_not_add_to_the_maximum() -> None:
    copies = Copies({}, (Link("article-a", "article-b", 0.4),))
    found = count_origins([fact("a"), fact("b"), fact("c")], copies=copies)
    assert (found.low, found.high) == (1, 2)


def test_a_surname_is_the_person_told_of_in_full() -> None:
    short = NURSE._replace(text="Keita", name="Keita")
    found = count_origins([fact("a", root=NURSE), fact("b", root=short)], copies=ALONE)
    assert (found.low, found.high) == (1, 1)


def test_an_outlet_that_is_cited_is_its_own_voice() -> None:
    cited = Root("the Mopti Herald", "Mopti Herald", "outlet")
    found = count_origins([fact("a", outlet="Mopti Herald"), fact("b", root=cited)], copies=ALONE)
    assert len(found.origins) == 1


def test_a_denial_is_never_evidence() -> None:
    found = count_origins([fact("a", root=MINISTRY, stance="denies")], copies=ALONE)
    assert (found.low, found.high, found.origins) == (0, 0, ())
    assert found.verdicts == ("denied",)


def test_army_and_rebels_are_two_origins_and_a_denial_disputes_them() -> None:
    facts = [
        fact("a", root=NURSE),
        fact("b", root=FRONT),
        fact("c", root=MINISTRY, stance="denies"),
    ]
    found = count_origins(facts, copies=ALONE)
    assert (found.low, found.high) == (2, 2)
    assert found.verdicts == ("multi-origin", "denied", "disputed")


def test_both_sides_say_so() -> None:
    there = Root("the ministry in Niamey", "Defence Ministry", "government", False, "NER", "MIL")
    facts = [
        fact("a", root=MINISTRY, recipients=(REBELS._replace(country="NER"),)),
        fact("b", root=there, recipients=(REBELS._replace(country="NER"),)),
    ]
    assert "both-sides" in count_origins(facts, copies=ALONE).verdicts


def test_rival_numbers_of_one_day_are_a_dispute_with_sides() -> None:
    facts = [fact("a", quantities=killed(2, 2)), fact("b", quantities=killed(9, None))]
    (found,) = find_disputes(facts)
    assert (found.kind, found.about) == ("number", "killed")
    assert [(s.says, s.claims) for s in found.sides] == [("2", ("a",)), ("9 or more", ("b",))]


def test_a_later_toll_supersedes_and_bounds_agree() -> None:
    later = fact("b", quantities=killed(12, 12), published="2025-03-04")
    assert find_disputes([fact("a", quantities=killed(9, 9)), later]) == ()
    assert (
        find_disputes([fact("a", quantities=killed(9, None)), fact("b", quantities=killed(12, 12))])
        == ()
    )


def test_a_later_lower_toll_of_another_speaker_is_a_dispute() -> None:
    lower = fact("b", quantities=killed(3, 3), published="2025-03-04", root=MINISTRY)
    assert len(find_disputes([fact("a", quantities=killed(9, 9), root=FRONT), lower])) == 1
    own = fact("a", quantities=killed(9, 9), root=MINISTRY)
    assert find_disputes([own, lower]) == ()


def test_rival_perpetrators_are_a_dispute() -> None:
    other = fact("b", actors=(REBELS._replace(country="NER"),))
    (found,) = find_disputes([fact("a"), other])
    assert (found.kind, [s.says for s in found.sides]) == ("actor", ["MLI/MIL", "NER/REB"])
