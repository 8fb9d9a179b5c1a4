from __future__ import annotations

from sayso.parse.mend import mend
from tests.trees import parsed_of


def test_a_day_after_a_verb_is_when_and_not_whom() -> None:
    words, parsed = parsed_of("""
        Rebels NOUN NNS 2 nsubj
        claimed VERB VBD 0 root
        Monday PROPN NNP 2 obj
        to PART TO 5 mark
        hold VERB VB 2 xcomp
        Goma PROPN NNP 5 obj
    """)
    mend(words, parsed)
    assert parsed.deprel[2] == "obl:unmarked"
    assert parsed.deprel[5] == "obj"


def test_a_day_with_an_article_stays_an_object() -> None:
    words, parsed = parsed_of("""
        They PRON PRP 2 nsubj
        spent VERB VBD 0 root
        every DET DT 4 det
        Monday PROPN NNP 2 obj
    """)
    mend(words, parsed)
    assert parsed.deprel[3] == "obj"


def test_what_a_relative_clause_confirms_hangs_on_confirm() -> None:
    words, parsed = parsed_of("""
        Osh PROPN NNP 0 root
        , PUNCT , 5 punct
        which PRON WDT 5 obj
        ministries NOUN NNS 5 nsubj
        confirm VERB VBP 1 acl:relcl
        is AUX VBZ 8 cop
        under ADP IN 8 case
        siege NOUN NN 1 advcl
    """)
    mend(words, parsed)
    assert (parsed.head[7], parsed.deprel[7]) == (4, "ccomp")
    assert (parsed.head[2], parsed.deprel[2]) == (7, "nsubj")


def test_an_ordinary_relative_clause_stays_as_it_is() -> None:
    words, parsed = parsed_of("""
        towns NOUN NNS 5 nsubj
        which PRON WDT 4 obj
        rebels NOUN NNS 4 nsubj
        seized VERB VBD 1 acl:relcl
        burned VERB VBD 0 root
    """)
    before = list(parsed.head), list(parsed.deprel)
    mend(words, parsed)
    assert (parsed.head, parsed.deprel) == before


def test_a_preposition_belongs_to_the_first_word_of_a_name() -> None:
    words, parsed = parsed_of("""
        killed VERB VBN 0 root
        in ADP IN 4 case
        Burkina PROPN NNP 1 obl
        Faso PROPN NNP 3 flat
    """)
    mend(words, parsed)
    assert parsed.head[1] == 2


def test_a_day_behind_the_verb_that_reports_dates_the_report() -> None:
    words, parsed = parsed_of("""
        Rebels NOUN NNS 2 nsubj
        shelled VERB VBD 6 ccomp
        Kassala PROPN NNP 2 obj
        , PUNCT , 2 punct
        officials NOUN NNS 6 nsubj
        said VERB VBD 0 root
        on ADP IN 8 case
        Sunday PROPN NNP 2 obl
    """)
    mend(words, parsed)
    assert parsed.head[7] == 5


def test_nor_belongs_to_the_verb_behind_it() -> None:
    words, parsed = parsed_of("""
        Rebels NOUN NNS 3 nsubj
        neither CCONJ CC 3 cc:preconj
        left VERB VBD 0 root
        nor CCONJ CC 6 cc
        shelled VERB VBD 3 conj
        Goma PROPN NNP 5 obj
    """)
    mend(words, parsed)
    assert parsed.head[3] == 4


def test_two_nations_before_one_noun_are_its_adjectives() -> None:
    words, parsed = parsed_of("""
        Kyrgyz PROPN NNP 5 nsubj
        and CCONJ CC 4 cc
        Tajik PROPN NNP 4 amod
        guards NOUN NNS 1 conj
        fired VERB VBD 0 root
    """)
    mend(words, parsed)
    assert (parsed.head[3], parsed.deprel[3]) == (4, "nsubj")
    assert (parsed.head[0], parsed.deprel[0]) == (3, "amod")


def test_who_has_denied_has_accused() -> None:
    words, parsed = parsed_of("""
        It PRON PRP 3 nsubj
        has AUX VBZ 3 aux
        denied VERB VBN 0 root
        troops NOUN NNS 5 nsubj
        fired VERB VBD 3 ccomp
        and CCONJ CC 8 cc
        has AUX VBZ 8 aux
        accused VERB VBN 5 conj
        Juba PROPN NNP 8 obj
    """)
    mend(words, parsed)
    assert parsed.head[7] == 2


REPORTED = """
    Kurds PROPN NNPS 5 nsubj
    marched VERB VBD 5 ccomp
    , PUNCT , 2 punct
    witnesses NOUN NNS 5 nsubj
    said VERB VBD 0 root
"""


def test_of_two_subjects_the_first_is_that_of_the_words_reported() -> None:
    words, parsed = parsed_of(REPORTED)
    mend(words, parsed)
    assert (parsed.head[0], parsed.deprel[0]) == (1, "nsubj")
    assert parsed.head[3] == 4


def test_one_subject_before_a_clause_stays_that_of_the_verb_that_reports() -> None:
    words, parsed = parsed_of("""
        Witnesses NOUN NNS 2 nsubj
        said VERB VBD 0 root
        Kurds PROPN NNPS 4 nsubj
        marched VERB VBD 2 ccomp
    """)
    before = list(parsed.head)
    mend(words, parsed)
    assert parsed.head == before
