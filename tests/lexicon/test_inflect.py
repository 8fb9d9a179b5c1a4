from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lexicon.inflect import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", "attack attacks attacking attacked"),
        ("seize", "seize seizes seizing seized"),
        ("agree", "agree agrees agreeing agreed"),
        ("deny", "deny denies denying denied"),
        ("destroy", "destroy destroys destroying destroyed"),
        ("pass", "pass passes passing passed"),
        ("die", "die dies dying died"),
        ("panic", "panic panics panicking panicked"),
        ("dye", "dye dyes dyeing dyed"),
        ("visit", "visit visits visiting visited"),
        ("stop", "stop stops stopping stopped"),
        ("ban", "ban bans banning banned"),
        ("veto", "veto vetoes vetoing vetoed"),
    ],
)
def test_a_regular_verb_follows_the_spelling_rules(lemma: str, forms: str) -> None:
    assert set(verb_forms(lemma)) == set(forms.split())


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("shoot", "shoot shoots shooting shot"),
        ("take", "take takes taking took taken"),
        ("flee", "flee flees fleeing fled"),
        ("begin", "begin begins beginning began begun"),
        ("run", "run runs running ran"),
        ("hit", "hit hits hitting"),
        ("have", "have has having had"),
        ("do", "do does doing did done"),
        ("be", "be am is are was were been being"),
        ("withdraw", "withdraw withdraws withdrawing withdrew withdrawn"),
        ("quit", "quit quits quitting quitted"),
    ],
)
def test_an_irregular_verb_has_the_forms_of_the_table(lemma: str, forms: str) -> None:
    assert set(verb_forms(lemma)) == set(forms.split())


@pytest.mark.parametrize(
    ("lemma", "doubled"),
    [
        ("kidnap", "kidnapped"),
        ("gun", "gunned"),
        ("gas", "gassing"),
        ("club", "clubbed"),
        ("shun", "shunned"),
        ("annul", "annulled"),
        ("overrun", "overrunning"),
        ("sidestep", "sidestepped"),
        ("commit", "committed"),
        ("stab", "stabbing"),
    ],
)
def test_verbs_that_double_their_last_letter_do(lemma: str, doubled: str) -> None:
    forms = verb_forms(lemma)
    assert doubled in forms
    assert len(set(forms)) == len(forms)


def test_both_spellings_of_a_verb_in_l_are_known() -> None:
    assert {"travelled", "traveled", "travelling", "traveling"} <= set(verb_forms("travel"))


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("retake", "retook"),
        ("outgun", "outgunned"),
        ("overstep", "overstepped"),
        ("outrun", "outran"),
        ("redo", "redone"),
        ("undergo", "undergoes"),
        ("mislead", "misled"),
        ("foresee", "foresaw"),
    ],
)
def test_a_prefixed_verb_follows_its_base(lemma: str, form: str) -> None:
    assert form in verb_forms(lemma)


@pytest.mark.parametrize("lemma", ["relay", "report", "resist", "release", "unite", "reward"])
def test_a_verb_that_only_looks_prefixed_stays_regular(lemma: str) -> None:
    stem = lemma.removesuffix("e")
    assert set(verb_forms(lemma)) == {lemma, f"{lemma}s", f"{stem}ing", f"{stem}ed"}


def test_hyphened_verbs_inflect_their_last_part() -> None:
    assert "counter-attacked" in verb_forms("counter-attack")
    assert "re-took" in verb_forms("re-take")


def test_the_particle_of_a_verb_stays_behind_it() -> None:
    assert verb_forms("carry out") == ("carry out", "carries out", "carrying out", "carried out")
    assert "shot down" in verb_forms("shoot down")


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("attack", "attacks"),
        ("city", "cities"),
        ("day", "days"),
        ("church", "churches"),
        ("boss", "bosses"),
        ("veto", "vetoes"),
        ("crisis", "crises"),
        ("thief", "thieves"),
        ("chief", "chiefs"),
        ("child", "children"),
        ("policeman", "policemen"),
        ("woman", "women"),
        ("human", "humans"),
        ("air strike", "air strikes"),
        ("cease-fire", "cease-fires"),
        ("half brother", "half brothers"),
    ],
)
def test_a_noun_has_its_plural(singular: str, plural: str) -> None:
    assert noun_forms(singular) == (singular, plural)


@pytest.mark.parametrize("noun", ["aircraft", "sheep", "series", "talks", "troops", "police"])
def test_a_noun_without_a_plural_of_its_own_has_one_form(noun: str) -> None:
    assert noun_forms(noun) == (noun,)


WORDS = st.text(alphabet="abcdefghilmnoprstuy", min_size=2, max_size=9)


@given(WORDS)
def test_the_base_comes_first_and_no_form_comes_twice(word: str) -> None:
    for forms in (verb_forms(word), noun_forms(word)):
        assert forms[0] == word
        assert len(set(forms)) == len(forms)
        assert all(forms)


@given(WORDS, st.sampled_from(["out", "down", "up"]))
def test_every_form_of_a_particle_verb_is_one_of_its_verb(word: str, particle: str) -> None:
    assert verb_forms(f"{word} {particle}") == tuple(f"{f} {particle}" for f in verb_forms(word))
