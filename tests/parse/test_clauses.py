"""Who does it and to whom, on trees built by hand."""

from __future__ import annotations

from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from tests.trees import doc_of


def clauses(tree: str) -> tuple[Doc, Clauses]:
    doc = doc_of(tree)
    return doc, Clauses(doc)


def named(doc: Doc, tokens: list[int]) -> list[str]:
    return [doc.form[i] for i in tokens]


def roles(tree: str, verb: str) -> tuple[list[str], list[str]]:
    """Doers and undergoers of the word `verb`."""
    doc, found = clauses(tree)
    i = doc.form.index(verb)
    return named(doc, found.doers(i)), named(doc, found.undergoers(i))


def test_an_active_verb_has_its_subject_and_object() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        seized VERB VBD 0 root
        Goma PROPN NNP 2 obj
    """
    assert roles(tree, "seized") == (["Rebels"], ["Goma"])


def test_a_passive_turns_its_subject_and_agent_round() -> None:
    tree = """
        Goma PROPN NNP 3 nsubj:pass
        was AUX VBD 3 aux:pass
        seized VERB VBN 0 root
        by ADP IN 5 case
        rebels NOUN NNS 3 obl:agent
        and CCONJ CC 7 cc
        militiamen NOUN NNS 5 conj
    """
    assert roles(tree, "seized") == (["rebels", "militiamen"], ["Goma"])


def test_a_by_phrase_without_the_relation_of_an_agent_is_one_too() -> None:
    tree = """
        Goma PROPN NNP 3 nsubj:pass
        was AUX VBD 3 aux:pass
        seized VERB VBN 0 root
        by ADP IN 5 case
        rebels NOUN NNS 3 obl
    """
    assert roles(tree, "seized") == (["rebels"], ["Goma"])


def test_a_passive_without_agent_is_done_by_nobody() -> None:
    tree = """
        Goma PROPN NNP 3 nsubj:pass
        was AUX VBD 3 aux:pass
        seized VERB VBN 0 root
        on ADP IN 5 case
        Monday PROPN NNP 3 obl
    """
    assert roles(tree, "seized") == ([], ["Goma"])


def test_a_participle_after_its_noun_is_done_to_it() -> None:
    tree = """
        towns NOUN NNS 5 nsubj
        seized VERB VBN 1 acl
        by ADP IN 4 case
        rebels NOUN NNS 2 obl:agent
        burned VERB VBD 0 root
    """
    assert roles(tree, "seized") == (["rebels"], ["towns"])


def test_an_ing_form_after_its_noun_is_done_by_it() -> None:
    tree = """
        rebels NOUN NNS 4 nsubj
        holding VERB VBG 1 acl
        Goma PROPN NNP 2 obj
        left VERB VBD 0 root
    """
    assert roles(tree, "holding") == (["rebels"], ["Goma"])


def test_who_in_a_relative_clause_is_its_noun() -> None:
    tree = """
        rebels NOUN NNS 5 nsubj
        who PRON WP 3 nsubj
        seized VERB VBD 1 acl:relcl
        Goma PROPN NNP 3 obj
        left VERB VBD 0 root
    """
    assert roles(tree, "seized") == (["rebels"], ["Goma"])


def test_which_as_object_of_a_relative_clause_is_its_noun() -> None:
    tree = """
        towns NOUN NNS 5 nsubj
        which PRON WDT 4 obj
        rebels NOUN NNS 4 nsubj
        seized VERB VBD 1 acl:relcl
        burned VERB VBD 0 root
    """
    assert roles(tree, "seized") == (["rebels"], ["towns"])


def test_a_relative_clause_without_pronoun_fills_its_gap() -> None:
    tree = """
        towns NOUN NNS 4 nsubj
        rebels NOUN NNS 3 nsubj
        seized VERB VBD 1 acl:relcl
        burned VERB VBD 0 root
    """
    assert roles(tree, "seized") == (["rebels"], ["towns"])


def test_conjuncts_are_all_doers_and_all_undergoers() -> None:
    tree = """
        Rebels NOUN NNS 4 nsubj
        and CCONJ CC 3 cc
        militiamen NOUN NNS 1 conj
        seized VERB VBD 0 root
        Goma PROPN NNP 4 obj
        and CCONJ CC 7 cc
        Bukavu PROPN NNP 5 conj
    """
    assert roles(tree, "seized") == (["Rebels", "militiamen"], ["Goma", "Bukavu"])


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        entered VERB VBD 0 root
        and CCONJ CC 4 cc
        burned VERB VBD 2 conj
        Goma PROPN NNP 4 obj
    """
    assert roles(tree, "burned") == (["Rebels"], ["Goma"])


def test_a_second_participle_shares_the_passive_of_the_first() -> None:
    tree = """
        Goma PROPN NNP 3 nsubj:pass
        was AUX VBD 3 aux:pass
        seized VERB VBN 0 root
        and CCONJ CC 5 cc
        burned VERB VBN 3 conj
    """
    assert roles(tree, "burned") == ([], ["Goma"])


def test_an_infinitive_is_done_by_the_subject_of_its_verb() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        want VERB VBP 0 root
        to PART TO 4 mark
        seize VERB VB 2 xcomp
        Goma PROPN NNP 4 obj
    """
    assert roles(tree, "seize") == (["Rebels"], ["Goma"])


def test_who_is_ordered_does_what_is_ordered() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        order VERB VBP 0 root
        troops NOUN NNS 2 obj
        to PART TO 5 mark
        leave VERB VB 2 xcomp
    """
    assert roles(tree, "leave")[0] == ["troops"]


def test_who_promises_somebody_does_what_is_promised() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        promise VERB VBP 0 root
        troops NOUN NNS 2 obj
        to PART TO 5 mark
        leave VERB VB 2 xcomp
    """
    assert roles(tree, "leave")[0] == ["Rebels"]


def test_who_is_blamed_for_an_act_did_it() -> None:
    tree = """
        Kenya PROPN NNP 2 nsubj
        blamed VERB VBD 0 root
        rebels NOUN NNS 2 obj
        for SCONJ IN 5 mark
        burning VERB VBG 2 advcl
        Goma PROPN NNP 5 obj
    """
    assert roles(tree, "burning") == (["rebels"], ["Goma"])


def test_an_adverbial_clause_shares_the_subject() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        left VERB VBD 0 root
        after SCONJ IN 4 mark
        burning VERB VBG 2 advcl
        Goma PROPN NNP 4 obj
    """
    assert roles(tree, "burning") == (["Rebels"], ["Goma"])


def test_a_finite_clause_without_subject_has_none() -> None:
    tree = """
        Kenya PROPN NNP 2 nsubj
        said VERB VBD 0 root
        burned VERB VBD 2 ccomp
    """
    assert roles(tree, "burned") == ([], [])


def test_it_and_there_give_way_to_a_real_subject() -> None:
    tree = """
        There PRON EX 3 nsubj
        rebels NOUN NNS 3 nsubj
        came VERB VBD 0 root
    """
    assert roles(tree, "came")[0] == ["rebels"]


def test_an_event_noun_is_its_possessors_or_of_its_of_phrase() -> None:
    tree = """
        Kenya PROPN NNP 3 nmod:poss
        's PART POS 1 case
        attack NOUN NN 0 root
        and CCONJ CC 5 cc
        shelling NOUN NN 3 conj
        of ADP IN 7 case
        rebels NOUN NNS 5 nmod
    """
    doc, found = clauses(tree)
    assert named(doc, found.holders(2)) == ["Kenya"]
    assert named(doc, found.holders(4)) == ["rebels"]


def test_an_object_noun_is_held_by_the_doer_of_its_verb() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        launched VERB VBD 0 root
        attacks NOUN NNS 2 obj
    """
    doc, found = clauses(tree)
    assert named(doc, found.holders(2)) == ["Rebels"]


def test_complements_come_with_their_prepositions() -> None:
    tree = """
        Rebels NOUN NNS 2 nsubj
        met VERB VBD 0 root
        with ADP IN 4 case
        Kenya PROPN NNP 2 obl
        and CCONJ CC 6 cc
        Sudan PROPN NNP 4 conj
        because ADP IN 9 case
        of ADP IN 7 fixed
        Goma PROPN NNP 2 obl
    """
    doc, found = clauses(tree)
    pairs = [(p, doc.form[i]) for p, i in found.obliques(1)]
    assert pairs == [("with", "Kenya"), ("with", "Sudan"), ("because of", "Goma")]


def test_an_indirect_object_is_a_complement_by_to() -> None:
    tree = """
        Kenya PROPN NNP 2 nsubj
        gave VERB VBD 0 root
        rebels NOUN NNS 2 iobj
        aid NOUN NN 2 obj
    """
    doc, found = clauses(tree)
    assert [(p, doc.form[i]) for p, i in found.obliques(1)] == [("to", "rebels")]


def test_a_negation_is_of_its_own_word_alone() -> None:
    tree = """
        Rebels NOUN NNS 4 nsubj
        did AUX VBD 4 aux
        n't PART RB 4 advmod
        say VERB VB 0 root
        Kenya PROPN NNP 6 nsubj
        attacked VERB VBD 4 ccomp
    """
    _, found = clauses(tree)
    assert found.negated(3) == 2
    assert found.negated(5) is None


def test_a_clause_ends_where_the_clauses_below_it_begin() -> None:
    tree = """
        Kenya PROPN NNP 2 nsubj
        said VERB VBD 0 root
        rebels NOUN NNS 4 nsubj
        left VERB VBD 2 ccomp
        and CCONJ CC 6 cc
        burned VERB VBD 4 conj
        Goma PROPN NNP 6 obj
    """
    doc, found = clauses(tree)
    assert named(doc, found.clause(1)) == ["Kenya", "said"]
    assert named(doc, found.clause(3)) == ["rebels", "left"]
    assert doc.form[found.predicate(6)] == "burned"
    assert found.predicate(1) == 1


def test_a_ring_of_shared_subjects_ends() -> None:
    tree = """
        to PART TO 2 mark
        go VERB VB 3 advcl
        come VERB VB 0 root
    """
    assert roles(tree, "go") == ([], [])
