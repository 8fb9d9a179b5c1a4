"""Entries of the frame lexicon: what is malformed is named, with its file, entry and field."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import frames as module
from sayso.lexicon.frames import Frame, compile_entry, heads, load_frames
from sayso.vocab import EVENT_TYPES

FILE = "frames/assault.toml"
VERB = {"id": "assault.shell", "verbs": ["shell"]}
NOUN = {"id": "assault.raid.n", "nouns": ["raid"]}
ADJ = {"id": "assault.armed", "adjs": ["armed"]}


def entry(raw: dict[str, Any], kind: str = "frame") -> Frame:
    return compile_entry(raw, kind=kind, file=FILE, default="ASSAULT", order=4)


@pytest.mark.parametrize(
    ("kind", "field", "value", "where", "hint"),
    [
        ("frame", "verb", ["shell"], "assault.shell", "did you mean 'verbs'?"),
        ("frame", "not_a", ["storm"], "assault.shell", "did you mean 'not_a"),
        ("frame", "wieght", 0.9, "assault.shell", "did you mean 'weight'?"),
        ("frame", "recipient", "actor", "assault.shell", "allowed: a0, a0_nouns, a1"),
        ("frame", "a0", "acter", "assault.shell.a0", "did you mean 'actor'?"),
        ("frame", "a1", "actor|plaice", "assault.shell.a1", "did you mean 'place'?"),
        ("frame", "a0", ["actor"], "assault.shell.a0", 'write text ("...")'),
        ("frame", "need", ["a2"], "assault.shell.need", "allowed: a0, a1"),
        ("frame", "status", "ofered", "assault.shell.status", "did you mean 'offered'?"),
        ("frame", "verbs", "shell", "assault.shell.verbs", "write a list"),
        ("frame", "verbs", [], "assault.shell", "no 'verbs'; list the words"),
        ("frame", "test", "Rebels left.", "assault.shell.test", "write a list"),
        ("frame", "to_a1", "at", "assault.shell.to_a1", "write a list"),
        ("frame", "not_a1", [1], "assault.shell.not_a1", "found 1; write text"),
        ("frame", "not_ax", ["with"], "assault.shell.not_ax", "write a table"),
        ("frame", "not_ax", {"with": "deal"}, "assault.shell.not_ax.with", "write a list"),
        ("frame", "weight", "high", "assault.shell.weight", "write a number"),
        ("frame", "weight", True, "assault.shell.weight", "write a number"),
        ("frame", "needs", "two", "assault.shell.needs", "write a whole number"),
        ("frame", "sides", "yes", "assault.shell.sides", "write true or false"),
        ("frame", "emit", "ASSAULT", "assault.shell.emit", "write a table"),
        ("frame", "emit", {"kind": "ASSAULT"}, "assault.shell.emit", "unknown 'kind'"),
        ("frame", "emit", {"type": "ASAULT"}, "assault.shell.emit.type", "did you mean 'ASSAULT'?"),
        ("frame", "emit", {"core": "aid"}, "assault.shell.emit.core", "unknown 'aid'"),
        ("frame", "emit", {"contexts": "military"}, "assault.shell.emit.contexts", "write a list"),
        ("noun", "noun", ["raid"], "assault.raid.n", "did you mean 'nouns'?"),
        ("noun", "nouns", [], "assault.raid.n", "no 'nouns'"),
        ("noun", "a0", "poss", "assault.raid.n.a0", "write a list"),
        ("noun", "need", ["a0"], "assault.raid.n", "unknown 'need'"),
        ("adj", "adjs", [], "assault.armed", "no 'adjs'"),
        ("adj", "verbs", ["arm"], "assault.armed", "unknown 'verbs'"),
    ],
)
def test_a_malformed_entry_is_named_with_its_field_and_what_to_write(
    kind: str, field: str, value: object, where: str, hint: str
) -> None:
    raw = {"frame": VERB, "noun": NOUN, "adj": ADJ}[kind] | {field: value}
    with pytest.raises(LexiconError) as caught:
        entry(raw, kind)
    assert str(caught.value).startswith(f"{FILE}: {where}: ")
    assert hint in str(caught.value)


@pytest.mark.parametrize("name", [None, "", 7])
def test_an_entry_without_id_is_named_by_its_number(name: object) -> None:
    with pytest.raises(LexiconError, match=r"frames/assault\.toml: frame 5: no 'id'; give it one"):
        entry({"id": name, "verbs": ["shell"]})


def test_a_file_that_is_named_after_no_type_needs_types_in_its_entries() -> None:
    with pytest.raises(LexiconError, match=r"frames/raid\.toml: raid\.x\.emit\.type: unknown"):
        compile_entry(
            {"id": "raid.x", "verbs": ["raid"]},
            kind="frame",
            file="frames/raid.toml",
            default="RAID",
            order=0,
        )


def test_the_type_is_that_of_the_file_and_the_core_that_of_the_type() -> None:
    assert (entry(VERB).emit.type, entry(VERB).emit.core) == ("ASSAULT", "ASSAULT")
    pledged = entry(VERB | {"emit": {"type": "AGREE", "core": "AID"}}).emit
    assert (pledged.type, pledged.core) == ("AGREE", "AID")
    agreed = entry(VERB | {"emit": {"type": "AGREE"}}).emit
    assert agreed.core == "AGREE"


def test_a_class_of_the_undergoer_asks_for_one() -> None:
    assert entry(VERB | {"a1": "actor | place"}).need == {"a1"}
    assert entry(VERB | {"a1": "actor | place"}).a1 == {"actor", "place"}
    assert entry(VERB | {"a0": "actor"}).need == set()


def test_noun_lists_hold_inflected_forms_and_cut_hyphens_as_the_tokeniser_does() -> None:
    assert heads(["soldier", "army base"]) == {"soldier", "soldiers", "army base", "army bases"}
    assert "car - bomb attacks" in heads(["car-bomb attack"])


def test_what_is_said_in_more_detail_is_stronger() -> None:
    plain = entry(VERB)
    assert entry(VERB | {"a1_nouns": ["town"]}).strength > plain.strength
    assert entry(VERB | {"need_ax": {"with": ["stone"]}}).strength > plain.strength
    assert entry(VERB | {"a0": "actor"}).strength > plain.strength


class Folder:
    """Frame files in memory, as importlib.resources gives them."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text

    def read_text(self, encoding: str) -> str:
        return self._text


def load_these(monkeypatch: pytest.MonkeyPatch, *files: tuple[str, str]) -> module.Frames:
    monkeypatch.setattr(module, "_frame_files", lambda: [Folder(*f) for f in files])
    return load_frames.__wrapped__()


def test_an_id_that_stands_twice_is_refused_with_both_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = '[[frame]]\nid = "assault.x"\nverbs = ["raid"]\n'
    with pytest.raises(LexiconError) as caught:
        load_these(monkeypatch, ("assault.toml", text), ("assault_arms.toml", text))
    assert str(caught.value).startswith("frames/assault_arms.toml: assault.x: ")
    assert "frames/assault.toml" in str(caught.value)


def test_a_file_that_is_no_toml_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LexiconError, match=r"frames/assault\.toml: .*line 1"):
        load_these(monkeypatch, ("assault.toml", "[[frame]\n"))


def test_an_unknown_kind_of_entry_gets_a_suggestion(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LexiconError, match=r"unknown 'frames'; did you mean 'frame'\?"):
        load_these(monkeypatch, ("assault.toml", '[[frames]]\nid = "a"\nverbs = ["raid"]\n'))


def test_entries_are_found_by_every_form_and_the_stronger_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = """
        [[frame]]
        id = "assault.open"
        verbs = ["open"]
        [[frame]]
        id = "assault.open.fire"
        verbs = ["open fire on"]
        [[noun]]
        id = "assault.bomb.n"
        nouns = ["car-bomb attack"]
        [[adj]]
        id = "assault.armed"
        adjs = ["ill-armed"]
    """
    found = load_these(monkeypatch, ("assault.toml", text))
    patterns = found.verbs["opened"]
    assert [p.frame.id for p in patterns] == ["assault.open.fire", "assault.open"]
    assert patterns[0].rest == ("fire", "on")
    assert found.nouns["attacks"][0].rest == ("car", "-", "bomb")
    assert found.adjs["ill"][0].rest == ("-", "armed")
    assert "open fire on" not in found.verbs


def test_the_shipped_frames_have_words_types_and_ids_of_their_own() -> None:
    frames = load_frames()
    assert len({e.id for e in frames.entries}) == len(frames.entries) > 100
    assert {e.emit.type for e in frames.entries} <= set(EVENT_TYPES)
    assert all(0 < e.weight <= 1 for e in frames.entries)
    assert load_frames().version == frames.version
