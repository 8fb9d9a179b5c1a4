from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import cues as module
from sayso.lexicon.cues import WEIGHTS, load_cues
from sayso.vocab import CUE_CLASSES

CUES = load_cues()


@pytest.mark.parametrize(
    ("form", "cls"),
    [
        ("said", "say"),
        ("says", "say"),
        ("telling", "say"),
        ("denied", "deny"),
        ("accuses", "accuse"),
        ("warned", "warn"),
        ("confirmed", "confirm"),
        ("wrote", "write"),
    ],
)
def test_a_cue_verb_is_found_by_every_form(form: str, cls: str) -> None:
    assert cls in {entry.cls for entry in CUES.verbs[form]}


def test_every_cue_has_a_class_of_the_vocabulary_and_one_of_three_weights() -> None:
    entries = [e for found in CUES.verbs.values() for e in found] + list(CUES.nouns.values())
    assert {e.cls for e in entries} <= set(CUE_CLASSES)
    assert {e.weight for e in entries} <= set(WEIGHTS)
    assert set(CUES.adverbs.values()) | set(CUES.raising.values()) <= set(CUE_CLASSES)


def test_a_noun_cue_takes_a_clause_and_an_of_phrase() -> None:
    assert CUES.nouns["announcements"].takes == {"that", "of"}


def test_prepositions_are_kept_word_by_word_and_media_longest_first() -> None:
    assert ("according", "to") in CUES.prepositions
    assert [len(m) for m in CUES.media] == sorted((len(m) for m in CUES.media), reverse=True)


def test_cue_words_are_in_lower_case() -> None:
    words = [*CUES.verbs, *CUES.nouns, *CUES.adverbs, *CUES.documents, *CUES.anonymous_words]
    assert [w for w in words if w != w.lower()] == []


class Text:
    def __init__(self, text: str) -> None:
        self.text = text

    def __truediv__(self, name: str) -> Text:
        return self

    def read_text(self, encoding: str) -> str:
        return self.text


@pytest.mark.parametrize(
    ("cls", "weight", "found"),
    [("sey", "strong", "sey"), ("say", "huge", "huge")],
)
def test_an_unknown_class_or_weight_is_named(
    monkeypatch: pytest.MonkeyPatch, cls: str, weight: str, found: str
) -> None:
    text = f'[[verb]]\nverbs = ["say"]\nclass = "{cls}"\nweight = "{weight}"\ntakes = []\n'
    monkeypatch.setattr(module, "files", lambda package: Text(text))
    with pytest.raises(LexiconError, match=rf"cues\.toml: .*'{found}'"):
        load_cues.__wrapped__()
