"""Cues that are no verbs, and who a source is."""

from __future__ import annotations

import pytest

from sayso.records import Attribution
from sayso.run.reader import read
from tests.attribution.test_verbs import attributions, told


def spoken(text: str) -> list[tuple[str | None, str, str]]:
    """(source, rule, first words) of each attribution of a text that the model reads."""
    record = read(text, published="2031-03-04")
    return [
        (a.source.text if a.source else None, a.rule, text[slice(*a.content[0])])
        for a in record.attributions
    ]


def only(text: str, cue: str) -> Attribution:
    (found,) = [a for a in read(text, published="2031-03-04").attributions if a.cue.text == cue]
    return found


@pytest.mark.parametrize(
    ("text", "source", "rule"),
    [
        ("Anna Petrova: “We have left the town for good.”", "Anna Petrova", "colon-quote"),
        ("PETROVA: We have left the town of Mocha.", "PETROVA", "colon-turn"),
        ("Poll: Voters want peace in Kenya", "Poll", "colon-headline"),
        ("“The bridge was destroyed in the night,” — Anna Petrova", "Anna Petrova", "dash-name"),
    ],
)
def test_a_colon_or_a_dash_beside_a_name_tells_who_speaks(
    text: str, source: str, rule: str
) -> None:
    assert (source, rule) in [(s, r) for s, r, _ in spoken(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Update: Voters want peace in Kenya",
        "Where: The town hall of Nairobi",
        "The army took three towns: Goma, Bukavu and Uvira.",
        "The town — Anna Petrova was born there — has fallen.",
    ],
)
def test_other_colons_and_dashes_attribute_nothing(text: str) -> None:
    assert not [r for _, r, _ in spoken(text) if r.startswith(("colon", "dash"))]


@pytest.mark.parametrize("word", ["Reportedly", "Allegedly", "Purportedly", "Supposedly"])
def test_hearsay_adverbs_cover_their_clause_and_name_nobody(word: str) -> None:
    tree = f"""
        {word} ADV RB 3 advmod
        rebels NOUN NNS 3 nsubj
        shelled VERB VBD 0 root
        Goma PROPN NNP 3 obj B-LOC
    """
    assert told(tree) == [(None, word, ["rebels shelled Goma"])]


NOUN = """
    The DET DT 2 det
    {noun} NOUN NN 9 nsubj
    by ADP IN 4 case
    Georgia PROPN NNP 2 nmod B-LOC
    that SCONJ IN 7 mark
    rebels NOUN NNS 7 nsubj
    shelled VERB VBD 2 acl
    Goma PROPN NNP 7 obj B-LOC
    spread VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("noun", "cls"),
    [("claim", "claim"), ("report", "say"), ("denial", "deny"), ("warning", "warn"), ("fear", "attitude")],
)  # fmt: skip
def test_a_noun_with_a_that_clause_is_a_cue(noun: str, cls: str) -> None:
    _, (found,) = attributions(NOUN.format(noun=noun))
    assert found.source is not None
    assert (found.source.text, found.cue.cls) == ("Georgia", cls)


def test_a_noun_without_a_clause_is_none() -> None:
    assert told("The DET DT 2 det\nclaim NOUN NN 3 nsubj\nspread VERB VBD 0 root") == []


# -- who it is


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Two diplomats", "group"),
        ("The minister", "person"),
        ("Anna Petrova", "person"),
        ("The ministry", "government"),
        ("Moscow", "government"),
        ("Reuters", "outlet"),
        ("The report", "document"),
    ],
)
def test_sources_have_a_kind(subject: str, kind: str) -> None:
    source = only(f"{subject} said that rebels had shelled Goma.", "said").source
    assert source is not None
    assert (source.text, source.kind) == (subject, kind)


@pytest.mark.parametrize(
    ("subject", "anonymous"),
    [
        ("An unnamed official", True), ("Two diplomats", True), ("Witnesses", True), ("An official", True),
        ("The official", False), ("Anna Petrova", False), ("The minister", False), ("Kenya", False),
    ],
)  # fmt: skip
def test_who_is_left_unnamed_is_anonymous(subject: str, anonymous: bool) -> None:
    source = only(f"{subject} said that rebels had shelled Goma.", "said").source
    assert source is not None
    assert source.anonymous is anonymous


def test_the_reason_for_anonymity_is_kept_in_its_words() -> None:
    text = (
        "An official, who spoke on condition of anonymity because he feared arrest, said rebels had"
        " shelled the town."
    )
    source = only(text, "said").source
    assert source is not None
    assert source.anonymous
    assert source.justification == "on condition of anonymity because he feared arrest"


def test_a_named_source_needs_no_reason() -> None:
    source = only("Anna Petrova said that rebels had shelled Goma.", "said").source
    assert source is not None
    assert source.justification is None


WHO = """
    The DET DT 2 det
    general NOUN NN 8 nsubj
    who PRON WP 4 nsubj
    said VERB VBD 2 acl:relcl
    that SCONJ IN 7 mark
    rebels NOUN NNS 7 nsubj
    left VERB VBD 4 ccomp
    fled VERB VBD 0 root
"""


def test_who_is_its_antecedent_and_keeps_the_span_that_is_written() -> None:
    doc, (found,) = attributions(WHO)
    assert found.source is not None
    assert found.source.text == "The general"
    assert doc.words(found.source.written) == "who"
    assert [r.text for r in found.chain] == ["The general"]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("In a statement, the ministry said that rebels had left Goma.", "in a statement"),
        ("The minister wrote on Telegram that rebels had shelled the town.", "on telegram"),
        ("The minister said that rebels had left Goma.", None),
    ],
)
def test_the_medium_stands_beside_the_cue(text: str, medium: str | None) -> None:
    (found,) = read(text, published="2031-03-04").attributions
    assert found.medium == medium
