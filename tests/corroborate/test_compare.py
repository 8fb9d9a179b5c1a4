from __future__ import annotations

from typing import Any

import pytest
from make import ARMY, GAO, GOMA, MALI, REBELS, STORY, TRADERS, WORDS, fact, killed

from sayso.corroborate.claim import Party, Words
from sayso.corroborate.compare import SAME, compare, disjoint, span_of
from sayso.corroborate.party import same_party


def test_two_reports_of_one_strike_are_one_happening() -> None:
    found = compare(fact("b"), fact("a"), words=WORDS)
    assert found.score >= SAME
    assert found.vetoes == ()
    assert (found.a, found.b) == ("a", "b")


@pytest.mark.parametrize(
    ("changes", "veto"),
    [
        ({"place": GAO}, "place"),
        ({"place": GOMA}, "place"),
        ({"start": "2025-03-05", "end": "2025-03-06"}, "day"),
        ({"recipients": (Party("NER", "MIL"),)}, "victim"),
        ({"narrative": "aggregate"}, "narrative"),
        ({"narrative": "background", "start": None, "end": None}, "narrative"),
        ({"narrative": "background", "granularity": "year"}, "narrative"),
        ({"status": "threatened", "type": "THREATEN"}, "standing"),
        ({"start": None, "end": None, "published": "2025-02-20"}, "day"),
    ],
)
def test_another_site_day_or_victim_is_a_veto(changes: dict[str, Any], veto: str) -> None:
    found = compare(fact("a"), fact("b", **changes), words=WORDS)
    assert found.vetoes == (veto,)


def test_a_rival_perpetrator_is_no_veto() -> None:
    found = compare(fact("a"), fact("b", actors=(REBELS,)), words=WORDS)
    assert found.vetoes == ()
    assert found.score >= SAME


def test_an_undated_report_joins_the_day_before_only_if_the_stories_are_alike() -> None:
    next_day = {"start": "2025-03-04", "end": "2025-03-05", "published": "2025-03-04"}
    late = fact("b", time_source="article-date", **next_day)
    alike = Words({"article-a": STORY, "article-b": STORY})
    assert (
        compare(fact("a"), late, words=WORDS).score
        < SAME
        <= compare(fact("a"), late, words=alike).score
    )


def test_a_report_cannot_tell_of_the_day_after() -> None:
    early = fact("a", time_source="article-date")
    late = fact("b", start="2025-03-04", end="2025-03-05", published="2025-03-04")
    assert compare(early, late, words=WORDS).vetoes == ("day",)


def test_history_joins_the_day_that_it_tells() -> None:
    told = fact("b", narrative="background", published="2025-06-01")
    assert compare(fact("a"), told, words=WORDS).vetoes == ()


def test_a_country_holds_its_towns() -> None:
    assert compare(fact("a"), fact("b", place=MALI), words=WORDS).field("place").verdict == "agree"


def test_unlike_acts_have_no_score_even_in_one_sentence() -> None:
    found = compare(fact("a"), fact("b", core=None, type=None, trigger=("fed",)), words=WORDS)
    assert found.field("act").verdict == "disagree"
    assert found.score == 0.0


def test_words_of_one_group_name_one_act() -> None:
    one = fact("a", core=None, type=None, trigger=("earthquake",))
    two = fact("b", core=None, type=None, trigger=("The", "quake"))
    assert compare(one, two, words=WORDS).field("act").verdict == "agree"


def test_meetings_of_other_people_are_other_meetings() -> None:
    talks = {"core": "CONSULT", "type": "CONSULT", "trigger": ("met",), "recipients": ()}
    one = fact("a", actors=(Party("KEN", "GOV"), Party("UGA", "GOV")), **talks)
    two = fact("b", actors=(Party("KEN", "GOV"), Party("TZA", "GOV")), **talks)
    three = fact("c", actors=(Party("UGA", "GOV"),), **talks)
    assert compare(one, two, words=WORDS).vetoes == ("victim",)
    assert compare(one, three, words=WORDS).vetoes == ()


def test_equal_numbers_speak_for_one_happening_and_rival_ones_do_not_forbid_it() -> None:
    equal = compare(
        fact("a", quantities=killed(9, 9)), fact("b", quantities=killed(9, 9)), words=WORDS
    )
    rival = compare(
        fact("a", quantities=killed(9, 9)), fact("b", quantities=killed(2, 2)), words=WORDS
    )
    assert equal.field("number").weight > 0
    assert rival.field("number").verdict == "disagree"
    assert rival.vetoes == ()


def test_articles_on_one_story_are_nearer_than_others() -> None:
    words = Words({"x": ["cattle", "market", "Mopti"], "y": ["market", "Mopti"], "z": ["football"]})
    near, far = words.story("x", "y"), words.story("x", "z")
    assert near is not None
    assert far is not None
    assert near > far
    assert words.story("x", "missing") is None


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ((9, None), (12, 12), False),
        ((9, None), (4, 4), True),
        ((None, 5), (6, 8), True),
        ((None, None), (1, 1), False),
    ],
)
def test_bounds_are_intervals(a: Any, b: Any, apart: bool) -> None:
    assert disjoint(a, b) is apart
    assert disjoint(b, a) is apart


def test_intervals_in_words() -> None:
    assert [span_of(4, 4), span_of(9, None), span_of(None, 3), span_of(3, 5)] == [
        "4", "9 or more", "up to 3", "3 to 5",
    ]  # fmt: skip


def test_people_and_armies_are_told_apart() -> None:
    assert (
        compare(fact("a", recipients=(TRADERS,)), fact("b", recipients=()), words=WORDS).vetoes
        == ()
    )
    one = fact("a", recipients=(Party("MLI", "CVL", "Awa Keita", "person"),))
    two = fact("b", recipients=(Party("MLI", "CVL", "Oumar Diallo", "person"),))
    assert compare(one, two, words=WORDS).vetoes == ("victim",)
    assert compare(one, fact("c", recipients=(ARMY,)), words=WORDS).vetoes == ()


def test_sentences_about_other_people_are_held_apart() -> None:
    one, two = fact("a", people=("Awa Keita",)), fact("b", people=("Oumar Diallo",))
    assert compare(one, two, words=WORDS).field("people").verdict == "disagree"
    assert compare(one, fact("c", people=("Ms Keita",)), words=WORDS).field("people").weight > 0


def test_a_town_told_of_with_both_acts_counts_where_no_place_is_resolved() -> None:
    one = fact("a", place=None, towns=("renk",))
    two = fact("b", place=None, towns=("renk", "jodah"))
    assert compare(one, two, words=WORDS).field("place").weight == 0.15
    resolved = fact("b", place=GAO, towns=("renk",))
    assert compare(fact("a", towns=("renk",)), resolved, words=WORDS).vetoes == ("place",)
    same = fact("b", place=None, towns=("renk",), article="article-a")
    assert compare(one, same, words=WORDS).field("place").verdict == "unknown"


def test_who_speaks_is_the_act_but_a_blow_can_have_two_accused() -> None:
    kremlin, patrol = Party("RUS", "GOV"), Party("KGZ", "MIL")
    for core, vetoes in (("REQUEST", ("actor",)), ("ASSAULT", ())):
        one = fact("a", type=core, core=core, actors=(kremlin,))
        two = fact("b", type=core, core=core, actors=(patrol,))
        assert compare(one, two, words=WORDS).vetoes == vetoes


def test_of_two_countries_nobody_is_one_whatever_the_names() -> None:
    assert same_party(Party("SDN", "GOV", "Sudan"), Party("SSD", "GOV", "South Sudan")) is False


def test_what_came_of_an_act_is_near_to_the_act_in_another_article_only() -> None:
    shelled = fact("a", trigger=("shelled",), clause=())
    killed_in = fact("b", trigger=("killed",), clause=())
    assert compare(shelled, killed_in, words=WORDS).field("act").weight == -0.1
    within = fact("b", trigger=("killed",), clause=(), article="article-a")
    assert compare(shelled, within, words=WORDS).field("act").weight == -0.25
    toll = fact("c", type="casualties", core=None, trigger=("died",), clause=())
    assert compare(shelled, toll, words=WORDS).field("act").verdict == "agree"


def test_one_voice_in_one_article_gives_one_number_for_one_thing() -> None:
    one, two = fact("a", quantities=killed(7, 7)), fact("b", quantities=killed(31, 31))
    assert compare(one, two, words=WORDS).field("number").weight == 0.0
    within = fact("b", quantities=killed(31, 31), article="article-a")
    assert compare(one, within, words=WORDS).field("number").weight == -0.2
