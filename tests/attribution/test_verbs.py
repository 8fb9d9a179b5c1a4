"""Verbs as cues: which words are whose, in one clause."""

from __future__ import annotations

import pytest

from sayso.attribution.find import find_attributions, stance_of
from sayso.mention.resolve import find_mentions
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc
from sayso.records import Attribution
from tests.trees import doc_of


def attributions(*trees: str, text: str | None = None) -> tuple[Doc, tuple[Attribution, ...]]:
    doc = doc_of(*trees, text=text)
    clauses = Clauses(doc)
    return doc, find_attributions(doc, clauses, find_mentions(doc, clauses))


def told(*trees: str) -> list[tuple[str | None, str, list[str]]]:
    """(source, cue, content) of each attribution."""
    doc, found = attributions(*trees)
    return [
        (a.source.text if a.source else None, a.cue.text, [doc.words(s) for s in a.content])
        for a in found
    ]


THAT = """
    Officials NOUN NNS 2 nsubj
    {verb} VERB VBD 0 root
    that SCONJ IN 5 mark
    rebels NOUN NNS 5 nsubj
    shelled VERB VBD 2 ccomp
    Goma PROPN NNP 5 obj B-LOC
"""
QUOTE = """
    “ PUNCT `` 3 punct
    Rebels NOUN NNS 3 nsubj
    shelled VERB VBD 7 ccomp
    Goma PROPN NNP 3 obj B-LOC
    ” PUNCT '' 3 punct
    officials NOUN NNS 7 nsubj
    said VERB VBD 0 root
"""
ACCORDING = """
    Rebels NOUN NNS 2 nsubj
    shelled VERB VBD 0 root
    Goma PROPN NNP 2 obj B-LOC
    , PUNCT , 7 punct
    according VERB VBG 7 case
    to ADP IN 5 fixed
    officials NOUN NNS 2 obl
"""
RAISED = """
    Belarus PROPN NNP 3 nsubj:pass B-LOC
    is AUX VBZ 3 aux:pass
    {verb} VERB VBN 0 root
    to PART TO 5 mark
    attack VERB VB 3 xcomp
    Goma PROPN NNP 5 obj B-LOC
"""
IMPERSONAL = """
    It PRON PRP 3 {expl}
    was AUX VBD 3 aux:pass
    reported VERB VBN 0 root
    that SCONJ IN 6 mark
    rebels NOUN NNS 6 nsubj
    left VERB VBD 3 {clause}
"""


@pytest.mark.parametrize("verb", ["said", "claimed", "denied", "warned", "believe", "insisted"])
def test_a_that_clause_is_what_its_subject_says(verb: str) -> None:
    assert told(THAT.format(verb=verb)) == [
        ("Officials", verb, ["that rebels shelled Goma"]),
    ]


@pytest.mark.parametrize("verb", ["shelled", "built", "waited", "travelled"])
def test_other_verbs_are_no_cues(verb: str) -> None:
    assert told(THAT.format(verb=verb)) == []


def test_a_quotation_before_said_is_direct_speech() -> None:
    _, (found,) = attributions(QUOTE)
    assert found.quote == "direct"
    assert told(QUOTE) == [("officials", "said", ["Rebels shelled Goma"])]


def test_according_to_takes_the_clause_without_itself() -> None:
    assert told(ACCORDING) == [("officials", "according to", ["Rebels shelled Goma"])]


@pytest.mark.parametrize(
    ("verb", "cls"), [("expected", "expect"), ("said", "hear"), ("believed", "attitude")]
)
def test_a_passive_that_raises_its_subject_names_nobody(verb: str, cls: str) -> None:
    doc, (found,) = attributions(RAISED.format(verb=verb))
    assert (found.source, found.chain, found.cue.cls) == (None, (), cls)
    assert [doc.words(s) for s in found.content] == ["Belarus", "to attack Goma"]


@pytest.mark.parametrize("expl", ["expl", "nsubj:pass"])
@pytest.mark.parametrize("clause", ["ccomp", "csubj", "csubj:pass"])
def test_it_was_reported_is_hearsay_however_it_is_drawn(expl: str, clause: str) -> None:
    _, (found,) = attributions(IMPERSONAL.format(expl=expl, clause=clause))
    assert (found.source, found.cue.cls) == (None, "hear")
    assert found.rule in {"passive-that", "passive-raising"}


GOES_ON = """
    The DET DT 2 det
    convoy NOUN NN 3 nsubj
    went VERB VBD 0 root
    {particle} ADP RP 3 {rel}
    that SCONJ IN 7 mark
    rebels NOUN NNS 7 nsubj
    left VERB VBD 3 ccomp
"""


def test_a_bound_verb_speaks_only_with_its_particle() -> None:
    assert told(GOES_ON.format(particle="on", rel="compound:prt"))[0][1] == "went on"
    assert told(GOES_ON.format(particle="off", rel="compound:prt")) == []


FIRST_PERSON = """
    “ PUNCT `` 3 punct
    {who} PRON PRP 3 nsubj
    {inner} VERB VBP 8 ccomp
    rebels NOUN NNS 5 nsubj
    shelled VERB VBD 3 ccomp
    Goma PROPN NNP 5 obj B-LOC
    ” PUNCT '' 3 punct
    said VERB VBD 0 root
    Anna PROPN NNP 8 nsubj B-PER
"""


@pytest.mark.parametrize(
    ("who", "inner", "cues"),
    [
        ("I", "think", ["said"]),
        ("We", "know", ["said"]),
        ("I", "hope", ["said"]),
        ("They", "think", ["think", "said"]),
        ("I", "claim", ["claim", "said"]),
    ],
)
def test_an_inner_verb_in_the_first_person_is_no_attribution_of_its_own(
    who: str, inner: str, cues: list[str]
) -> None:
    assert [c for _, c, _ in told(FIRST_PERSON.format(who=who, inner=inner))] == cues


DENIED = """
    The DET DT 2 det
    army NOUN NN 3 nsubj
    {verb} VERB VBD 0 root
    shelling VERB VBG 3 xcomp
    Goma PROPN NNP 4 obj B-LOC
"""


@pytest.mark.parametrize(
    ("verb", "stance"), [("denied", "denies"), ("admitted", "asserts"), ("confirmed", "asserts")]
)
def test_what_is_denied_or_admitted_may_be_a_gerund(verb: str, stance: str) -> None:
    doc, (found,) = attributions(DENIED.format(verb=verb))
    assert [doc.words(s) for s in found.content] == ["shelling Goma"]
    assert stance_of(found) == stance


def test_a_gerund_under_other_verbs_of_speech_is_no_content() -> None:
    assert told(DENIED.format(verb="continued")) == []


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("said", "asserts"), ("confirmed", "asserts"), ("denied", "denies"), ("disputed", "denies"),
        ("doubt", "doubts"), ("wondered", "asks"), ("accused", "asserts"),
    ],
)  # fmt: skip
def test_the_class_of_the_verb_is_the_stance_of_its_source(verb: str, stance: str) -> None:
    _, found = attributions(THAT.format(verb=verb))
    assert [stance_of(a) for a in found] == [stance]


NEGATED = """
    Officials NOUN NNS 4 nsubj
    did AUX VBD 4 aux
    not PART RB 4 advmod
    {verb} VERB VB 0 root
    that SCONJ IN 7 mark
    rebels NOUN NNS 7 nsubj
    shelled VERB VBD 4 ccomp
    Goma PROPN NNP 7 obj B-LOC
"""


@pytest.mark.parametrize(
    ("verb", "stance"),
    [("say", "declines"), ("deny", "declines"), ("confirm", "declines"), ("believe", "doubts")],
)
def test_under_not_nobody_asserts_and_nobody_denies(verb: str, stance: str) -> None:
    _, (found,) = attributions(NEGATED.format(verb=verb))
    assert found.cue.negated
    assert stance_of(found) == stance


COMMENT = """
    Officials NOUN NNS 2 nsubj
    {verb} VERB VBD 0 root
    to PART TO 4 mark
    say VERB VB 2 xcomp
    whether SCONJ IN 7 mark
    rebels NOUN NNS 7 nsubj
    shelled VERB VBD 4 ccomp
    Goma PROPN NNP 7 obj B-LOC
"""


@pytest.mark.parametrize("verb", ["declined", "refused"])
def test_who_declines_to_say_asserts_nothing_at_any_depth(verb: str) -> None:
    _, found = attributions(COMMENT.format(verb=verb))
    assert {stance_of(a) for a in found} == {"declines"}


@pytest.mark.parametrize("modal", ["would", "may", "could"])
def test_a_modal_over_the_cue_is_kept_as_no_speech_that_took_place(modal: str) -> None:
    tree = THAT.format(verb="say").replace("2 nsubj\n", f"2 nsubj\n    {modal} AUX MD 3 aux\n", 1)
    lines = tree.replace(" 0 root", " 0 ROOT").strip().splitlines()
    shifted = [lines[0].replace(" 2 ", " 3 "), lines[1]]
    for line in lines[2:]:
        form, upos, xpos, head, rel, *name = line.split()
        up = int(head) + 1 if int(head) else 0
        shifted.append(" ".join([form, upos, xpos, str(up), rel.lower(), *name]))
    _, (found,) = attributions("\n".join(shifted))
    assert found.cue.modal


PASSIVE_ACCUSE = """
    Russia PROPN NNP 3 nsubj:pass B-LOC
    was AUX VBD 3 aux:pass
    accused VERB VBN 0 root
    by ADP IN 5 case
    Georgia PROPN NNP 3 obl:agent B-LOC
    of SCONJ IN 7 mark
    shelling VERB VBG 3 advcl
    Goma PROPN NNP 7 obj B-LOC
"""


def test_the_agent_of_a_passive_accusation_is_its_source() -> None:
    assert told(PASSIVE_ACCUSE) == [("Georgia", "accused", ["of shelling Goma"])]


def test_an_accusation_by_nobody_is_hearsay() -> None:
    tree = """
        Russia PROPN NNP 3 nsubj:pass B-LOC
        was AUX VBD 3 aux:pass
        accused VERB VBN 0 root
        of SCONJ IN 5 mark
        shelling VERB VBG 3 advcl
        Goma PROPN NNP 5 obj B-LOC
    """
    _, (found,) = attributions(tree)
    assert (found.source, found.cue.cls) == (None, "hear")


def test_who_is_charged_with_a_deed_is_said_to_have_done_it() -> None:
    tree = """
        Prosecutors NOUN NNS 2 nsubj
        charged VERB VBD 0 root
        soldiers NOUN NNS 2 obj
        with SCONJ IN 5 mark
        shelling VERB VBG 2 advcl
        Goma PROPN NNP 5 obj B-LOC
    """
    assert told(tree) == [("Prosecutors", "charged", ["soldiers with shelling Goma"])]
