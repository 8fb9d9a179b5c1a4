"""Where an act stands: negation, modals, conditions, questions, and the verbs over it."""

from __future__ import annotations

import pytest

from sayso.factuality.features import features
from sayso.factuality.judge import by_rule, judge
from sayso.factuality.weights import load_weights, score
from sayso.parse.clauses import Clauses
from sayso.records import Standing
from sayso.vocab import CERTAINTIES, NARRATIVES, STATUSES
from tests.trees import doc_of


def stands(tree: str, word: str, *, acts: tuple[str, ...] = ()) -> Standing:
    doc = doc_of(tree)
    return by_rule(doc, Clauses(doc), doc.form.index(word), acts=acts)


def with_aux(*aux: str, tag: str = "VB", end: str = ".") -> str:
    """ "Rebels AUX... attack Goma END" with the auxiliaries given as FORM/XPOS."""
    verb = 2 + len(aux)
    rows = [f"Rebels NOUN NNS {verb} nsubj"]
    for item in aux:
        form, _, xpos = item.partition("/")
        kind = "PART RB {} advmod" if xpos == "RB" else f"AUX {xpos} {{}} aux"
        rows.append(f"{form} {kind.format(verb)}")
    form = {"VB": "attack", "VBD": "attacked", "VBN": "attacked", "VBG": "attacking"}[tag]
    rows += [
        f"{form} VERB {tag} 0 root",
        f"Goma PROPN NNP {verb} obj B-LOC",
        f"{end} PUNCT . {verb} punct",
    ]
    return "\n".join(rows)


def core(tree: str) -> str:
    return next(line.split()[0] for line in tree.splitlines() if " root" in line)


@pytest.mark.parametrize(
    ("aux", "tag", "status", "certainty"),
    [
        ([], "VBD", "happened", "CT"),
        (["have/VBP"], "VBN", "happened", "CT"),
        (["are/VBP"], "VBG", "ongoing", "CT"),
        (["did/VBD", "not/RB"], "VB", "did-not-happen", "CT"),
        (["never/RB"], "VBD", "did-not-happen", "CT"),
        (["will/MD"], "VB", "expected", "PR"),
        (["will/MD", "not/RB"], "VB", "did-not-happen", "PR"),
        (["may/MD"], "VB", "possible", "PS"),
        (["might/MD"], "VB", "possible", "PS"),
        (["could/MD"], "VB", "possible", "PS"),
        (["would/MD"], "VB", "hypothetical", "PS"),
        (["should/MD"], "VB", "demanded", "PS"),
        (["must/MD"], "VB", "demanded", "PS"),
        (["must/MD", "have/VB"], "VBN", "possible", "PS"),
        (["should/MD", "have/VB"], "VBN", "hypothetical", "PS"),
    ],
)
def test_auxiliaries_decide(aux: list[str], tag: str, status: str, certainty: str) -> None:
    tree = with_aux(*aux, tag=tag)
    found = stands(tree, core(tree))
    assert (found.status, found.certainty) == (status, certainty)


def test_a_question_asserts_nothing() -> None:
    tree = with_aux(tag="VBD", end="?")
    assert (stands(tree, "attacked").status, stands(tree, "attacked").certainty) == ("unknown", "U")


def conditional(mark: str, *, first: bool) -> str:
    """A condition before or behind "would attack"."""
    if first:
        return f"""
            {mark} SCONJ IN 3 mark
            Kenya PROPN NNP 3 nsubj B-LOC
            leaves VERB VBZ 6 advcl
            rebels NOUN NNS 6 nsubj
            would AUX MD 6 aux
            attack VERB VB 0 root
        """
    return f"""
        rebels NOUN NNS 3 nsubj
        would AUX MD 3 aux
        attack VERB VB 0 root
        {mark} SCONJ IN 6 mark
        Kenya PROPN NNP 6 nsubj B-LOC
        leaves VERB VBZ 3 advcl
    """


@pytest.mark.parametrize("mark", ["if", "unless"])
@pytest.mark.parametrize("first", [True, False])
def test_a_condition_is_kept_with_its_words_wherever_it_stands(mark: str, first: bool) -> None:
    tree = conditional(mark, first=first)
    found = stands(tree, "attack")
    assert (found.status, found.certainty) == ("conditional", "U")
    assert found.condition is not None
    assert doc_of(tree).words(found.condition) == f"{mark} Kenya leaves"


def test_what_stands_in_the_condition_is_conditional_too() -> None:
    assert stands(conditional("if", first=True), "leaves").status == "conditional"


def test_a_clause_after_when_is_no_condition() -> None:
    assert stands(conditional("when", first=True), "attack").status == "hypothetical"


HAD = """
    {had} AUX VBD 3 aux
    rebels NOUN NNS 3 nsubj
    attacked VERB VBN 6 advcl
    Kenya PROPN NNP 6 nsubj B-LOC
    would AUX MD 6 aux
    respond VERB VB 0 root
"""


def test_had_before_its_subject_is_a_condition() -> None:
    assert stands(HAD.format(had="Had"), "attacked").status == "conditional"
    assert stands(HAD.format(had="Had"), "respond").status == "conditional"


UNDER = """
    Rebels NOUN NNS 2 nsubj
    {verb} VERB VBD 0 root
    to PART TO 4 mark
    attack VERB VB 2 xcomp
    Goma PROPN NNP 4 obj B-LOC
"""


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("managed", "happened"), ("failed", "did-not-happen"), ("refused", "did-not-happen"),
        ("forgot", "did-not-happen"), ("tried", "attempted"), ("struggled", "attempted"),
        ("wanted", "expected"), ("planned", "expected"), ("hoped", "expected"),
        ("continued", "ongoing"), ("seemed", "possible"), ("began", "happened"),
    ],
)  # fmt: skip
def test_the_verb_over_an_infinitive_says_where_it_stands(verb: str, status: str) -> None:
    assert stands(UNDER.format(verb=verb), "attack").status == status


def test_a_headline_infinitive_is_expected() -> None:
    tree = "Rebels NOUN NNS 3 nsubj\nto PART TO 3 mark\nattack VERB VB 0 root\nGoma PROPN NNP 3 obj"
    assert stands(tree, "attack").status == "expected"


GERUND = """
    Kenya PROPN NNP 2 nsubj B-LOC
    {verb} VERB VBD 0 root
    rebels NOUN NNS 2 obj
    from SCONJ IN 5 mark
    attacking VERB VBG 2 advcl
    Goma PROPN NNP 5 obj B-LOC
"""
INSTEAD = """
    {first} ADV RB 3 mark
    {second} SCONJ IN 1 fixed
    attacking VERB VBG 5 advcl
    rebels NOUN NNS 5 nsubj
    fled VERB VBD 0 root
"""
TRUE = """
    It PRON PRP {n} expl
    is AUX VBZ {n} cop
    {negation}{word} ADJ JJ 0 root
    that SCONJ IN {m} mark
    rebels NOUN NNS {m} nsubj
    attacked VERB VBD {n} csubj
"""


@pytest.mark.parametrize("verb", ["prevented", "stopped", "deterred", "dissuaded", "blocked"])
def test_what_somebody_was_kept_from_did_not_happen(verb: str) -> None:
    assert stands(GERUND.format(verb=verb), "attacking").status == "did-not-happen"


@pytest.mark.parametrize(("first", "second"), [("Instead", "of"), ("Rather", "than")])
def test_what_was_not_done_instead_did_not_happen(first: str, second: str) -> None:
    tree = INSTEAD.format(first=first, second=second)
    assert stands(tree, "attacking").status == "did-not-happen"
    assert stands(tree, "fled").status == "happened"


@pytest.mark.parametrize(
    ("word", "negated", "status"),
    [
        ("true", False, "happened"),
        ("true", True, "did-not-happen"),
        ("false", False, "did-not-happen"),
        ("false", True, "happened"),
        ("sad", True, "happened"),
    ],
)
def test_what_is_not_true_did_not_happen(word: str, negated: bool, status: str) -> None:
    n = 4 if negated else 3
    negation = "not PART RB 4 advmod\n" if negated else ""
    assert (
        stands(TRUE.format(n=n, m=n + 3, negation=negation, word=word), "attacked").status == status
    )


NOUN = """
    {over} NOUN NNS 6 nsubj
    of ADP IN 5 case
    an DET DT 5 det
    {before} ADJ JJ 5 amod
    attack NOUN NN 1 nmod
    spread VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("over", "before", "status"),
    [
        ("News", "Kenyan", "happened"),
        ("Fears", "Kenyan", "possible"),
        ("Prospects", "Kenyan", "possible"),
        ("Plans", "Kenyan", "expected"),
        ("News", "possible", "possible"),
        ("News", "imminent", "expected"),
        ("News", "foiled", "attempted"),
        ("News", "deadly", "happened"),
    ],
)
def test_words_around_an_event_noun_say_where_it_stands(
    over: str, before: str, status: str
) -> None:
    assert stands(NOUN.format(over=over, before=before), "attack").status == status


def test_an_alleged_attack_is_hedged() -> None:
    found = stands(NOUN.format(over="News", before="alleged"), "attack")
    assert (found.status, found.hedged) == ("happened", True)


def test_no_longer_is_not() -> None:
    tree = """
        Rebels NOUN NNS 5 nsubj
        are AUX VBP 5 aux
        no ADV RB 4 advmod
        longer ADV RBR 5 advmod
        shelling VERB VBG 0 root
    """
    assert stands(tree, "shelling").status == "did-not-happen"


@pytest.mark.parametrize("relation", ["ccomp", "csubj", "advcl"])
def test_what_stands_behind_whether_is_open(relation: str) -> None:
    tree = f"""
        It PRON PRP 3 expl
        is AUX VBZ 3 cop
        unclear ADJ JJ 0 root
        whether SCONJ IN 6 mark
        rebels NOUN NNS 6 nsubj
        fled VERB VBD 3 {relation}
    """
    assert stands(tree, "fled").status == "unknown"


@pytest.mark.parametrize("adverb", ["reportedly", "allegedly", "purportedly"])
def test_hearsay_hedges_and_changes_no_status(adverb: str) -> None:
    tree = f"Rebels NOUN NNS 3 nsubj\n{adverb} ADV RB 3 advmod\nfled VERB VBD 0 root"
    found = stands(tree, "fled")
    assert (found.status, found.hedged) == ("happened", True)


@pytest.mark.parametrize(
    ("adverb", "status", "certainty"),
    [("almost", "did-not-happen", "CT"), ("perhaps", "possible", "PS"), ("probably", "happened", "PR")],
)  # fmt: skip
def test_adverbs_of_degree(adverb: str, status: str, certainty: str) -> None:
    tree = f"Rebels NOUN NNS 3 nsubj\n{adverb} ADV RB 3 advmod\nfled VERB VBD 0 root"
    assert (stands(tree, "fled").status, stands(tree, "fled").certainty) == (status, certainty)


def test_saying_and_denying_change_no_status() -> None:
    for verb in ("said", "denied", "claimed", "confirmed"):
        tree = f"""
            Officials NOUN NNS 2 nsubj
            {verb} VERB VBD 0 root
            that SCONJ IN 5 mark
            rebels NOUN NNS 5 nsubj
            fled VERB VBD 2 ccomp
        """
        assert stands(tree, "fled").status == "happened"


@pytest.mark.parametrize(
    "act", ["offered", "promised", "threatened", "demanded", "refused", "cancelled", "attempted"]
)
def test_the_act_of_an_operator_is_the_status(act: str) -> None:
    assert stands(with_aux(tag="VBD"), "attacked", acts=(act,)).status == act


def test_nobody_and_no_negate_the_verb() -> None:
    assert stands("Nobody PRON NN 2 nsubj\nfled VERB VBD 0 root", "fled").status == "did-not-happen"
    tree = "No DET DT 2 det\nsoldier NOUN NN 3 nsubj\nfled VERB VBD 0 root"
    assert stands(tree, "fled").status == "did-not-happen"


def test_the_second_of_two_verbs_shares_the_auxiliary() -> None:
    tree = """
        Rebels NOUN NNS 3 nsubj
        will AUX MD 3 aux
        come VERB VB 0 root
        and CCONJ CC 5 cc
        attack VERB VB 3 conj
    """
    assert stands(tree, "attack").status == "expected"


@pytest.mark.parametrize(
    ("tree", "narrative"),
    [
        (with_aux("had/VBD", tag="VBN"), "background"),
        (with_aux(tag="VBD"), "foreground"),
        ("Ten NUM CD 2 nummod\nattacks NOUN NNS 3 nsubj\nfollowed VERB VBD 0 root", "aggregate"),
    ],
)
def test_history_and_counts_are_set_apart(tree: str, narrative: str) -> None:
    word = "attacks" if narrative == "aggregate" else "attacked"
    assert stands(tree, word).narrative == narrative


# -- the model


def test_the_weights_load_and_know_the_features_of_a_plain_past() -> None:
    weights = load_weights()
    assert len(weights) > 1000
    doc = doc_of(with_aux(tag="VBD"))
    standing = stands(with_aux(tag="VBD"), "attacked")
    found = features(doc, 1, standing)
    assert found[0] == "bias"
    assert len(found) == len(set(found))
    assert "status=happened" in found
    assert sum(f in weights for f in found) >= 5


def test_a_score_stays_on_the_scale_and_orders_done_before_undone() -> None:
    def scored(*aux: str, tag: str) -> float:
        tree = with_aux(*aux, tag=tag)
        doc = doc_of(tree)
        return judge(doc, Clauses(doc), doc.form.index(core(tree))).score

    done, undone = scored(tag="VBD"), scored("did/VBD", "not/RB", tag="VB")
    assert -3 <= undone < done <= 3
    assert score([]) == 0.0


def test_where_the_model_doubts_what_the_rules_hold_for_done_it_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sayso.factuality.judge.score", lambda _: -2.0)
    tree = with_aux(tag="VBD")
    doc = doc_of(tree)
    found = judge(doc, Clauses(doc), 1)
    assert (found.status, found.certainty, found.rule) == ("unknown", "U", "standing-doubtful")
    assert judge(doc, Clauses(doc), 1, acts=("offered",)).status == "offered"


def test_every_value_is_of_the_closed_lists() -> None:
    for aux in (["will/MD"], ["may/MD"], [], ["not/RB"]):
        tree = with_aux(*aux)
        found = stands(tree, "attack")
        assert found.status in STATUSES
        assert found.certainty in CERTAINTIES
        assert found.narrative in NARRATIVES
