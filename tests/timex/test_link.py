"""When an act took place: the time of its own clause, not that of the verb that reports it."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.parse.clauses import Clauses
from sayso.run.reader import read
from sayso.timex.find import find_timexes
from sayso.timex.link import event_time
from tests.trees import doc_of

SUNDAY_BEFORE_SAID = """
    Officials NOUN NNS 2 nsubj
    said VERB VBD 0 root
    Sunday PROPN NNP 2 obl:unmarked
    rebels NOUN NNS 5 nsubj
    shelled VERB VBD 2 ccomp
    Goma PROPN NNP 5 obj
    Friday PROPN NNP 5 obl:unmarked
"""
SAID_ONLY = """
    Officials NOUN NNS 2 nsubj
    said VERB VBD 0 root
    Sunday PROPN NNP 2 obl:unmarked
    rebels NOUN NNS 5 nsubj
    shelled VERB VBD 2 ccomp
    Goma PROPN NNP 5 obj
"""
AFTER = """
    Rebels NOUN NNS 2 nsubj
    left VERB VBD 0 root
    after SCONJ IN 5 mark
    troops NOUN NNS 5 nsubj
    shelled VERB VBD 2 advcl
    Goma PROPN NNP 5 obj
    on ADP IN 8 case
    Friday PROPN NNP 5 obl
"""
LEFT_FRIDAY = """
    Rebels NOUN NNS 2 nsubj
    left VERB VBD 0 root
    Friday PROPN NNP 2 obl:unmarked
    after SCONJ IN 6 mark
    troops NOUN NNS 6 nsubj
    shelled VERB VBD 2 advcl
    Goma PROPN NNP 6 obj
"""
NOUN = """
    An DET DT 2 det
    attack NOUN NN 5 nsubj
    on ADP IN 4 case
    Goma PROPN NNP 2 nmod
    began VERB VBD 0 root
    Friday PROPN NNP 5 obl:unmarked
"""
DAY = date(2031, 3, 4)


def when(tree: str, word: str, *, cues: str | None = None) -> tuple[str | None, str] | None:
    """(start, source) of the act at `word`, `cues` the word that is a cue."""
    doc = doc_of(tree)
    marked = frozenset([doc.form.index(cues)] if cues else [])
    times = find_timexes(doc, published=DAY)
    found = event_time(doc, Clauses(doc), doc.form.index(word), times, cues=marked)
    return (found.start, found.source) if found else None


def test_a_time_below_the_act_is_explicit() -> None:
    assert when(SUNDAY_BEFORE_SAID, "shelled", cues="said") == ("2031-02-28", "explicit")


def test_a_time_on_said_does_not_date_what_was_said() -> None:
    assert when(SAID_ONLY, "shelled", cues="said") is None


def test_a_time_on_a_governing_verb_that_is_no_cue_is_of_the_same_sentence() -> None:
    assert when(SAID_ONLY, "shelled") == ("2031-03-02", "same-sentence")


def test_a_clause_after_after_lends_no_time_to_its_main_clause_verb_for_verb() -> None:
    assert when(AFTER, "shelled") == ("2031-02-28", "explicit")
    assert when(LEFT_FRIDAY, "left") == ("2031-02-28", "explicit")
    assert when(LEFT_FRIDAY, "shelled") is None


def test_the_verb_of_an_event_noun_dates_it() -> None:
    assert when(NOUN, "attack") == ("2031-02-28", "explicit")


def test_an_act_without_a_time_in_its_sentence_has_none() -> None:
    doc = doc_of("Rebels NOUN NNS 2 nsubj\nfled VERB VBD 0 root", "Monday PROPN NNP 0 root")
    times = find_timexes(doc, published=DAY)
    assert len(times) == 1
    assert event_time(doc, Clauses(doc), 1, times) is None


@pytest.mark.parametrize(
    ("text", "start", "statement"),
    [
        ("The general said on Sunday that rebels had shelled Kassala on Friday.", "2031-02-28",
         "2031-03-02"),
        ("The general said on Sunday that rebels had shelled Kassala.", None, "2031-03-02"),
        ("“Rebels shelled Kassala,” General Omar Hassan said on Sunday.", None, "2031-03-02"),
        ("Rebels shelled Kassala on Friday, the general said.", "2031-02-28", None),
    ],
)  # fmt: skip
def test_the_day_of_the_statement_and_the_day_of_the_act_are_two(
    text: str, start: str | None, statement: str | None
) -> None:
    record = read(text, published="2031-03-04")
    (event,) = record.events
    (attribution,) = record.attributions
    assert (event.time.start if event.time else None) == start
    said = {t.id: t.start for t in record.times}.get(attribution.time or "")
    assert said == statement
