"""The model's files: each is checked by hash, and a damaged one is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.model.load import HOME, Model, _join, load_model
from sayso.model.pieces import MAX_PIECES, POSITIONS, SHAPES, Pieces, shape_of
from tests.trees import parsed_of


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the shipped model in it, free to be damaged."""
    for path in HOME.iterdir():
        if path.is_file() and path.name != "config.json":
            (tmp_path / path.name).symlink_to(path)
    shutil.copy(HOME / "config.json", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["model.onnx", "labels.npy", "tokenizer.json"])
def test_a_damaged_file_is_named_with_what_to_do(home: Path, name: str) -> None:
    (home / name).unlink()
    (home / name).write_bytes(b"damaged")
    with pytest.raises(ModelError) as caught:
        Model(home)
    message = str(caught.value)
    assert message.startswith(f"{home / name}: sha256 ")
    assert "reinstall sayso" in message


@pytest.mark.parametrize("name", ["model.onnx", "labels.npy", "tokenizer.json", "config.json"])
def test_a_missing_file_is_named_with_what_to_do(home: Path, name: str) -> None:
    (home / name).unlink()
    with pytest.raises(ModelError) as caught:
        Model(home)
    assert str(home / name) in str(caught.value)
    assert "reinstall sayso" in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": "1"}', "\u0000"])
def test_a_config_that_is_none_is_named(home: Path, text: str) -> None:
    (home / "config.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json: not a model's config\.json"):
        Model(home)


def test_a_file_without_a_hash_is_refused(home: Path) -> None:
    config = json.loads((home / "config.json").read_text(encoding="utf-8"))
    del config["sha256"]["labels.npy"]
    (home / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelError, match=r"labels\.npy: .* expects none"):
        Model(home)


def test_the_model_is_loaded_once_and_names_its_weights() -> None:
    assert load_model() is load_model()
    assert load_model().version


def test_the_columns_of_a_parse_are_as_long_as_the_sentence() -> None:
    words = ["Rebels", "attacked", "Goma", "."]
    (parsed,) = load_model().parse([words])
    assert parsed.head == [1, -1, 1, 1]
    assert parsed.deprel == ["nsubj", "root", "obj", "punct"]
    assert parsed.lemma[:2] == ["rebel", "attack"]
    assert [len(c) for c in (parsed.upos, parsed.xpos, parsed.lemma, parsed.name)] == [4] * 4


@pytest.mark.parametrize("words", [[], [""], ["\ud800"], ["😀" * 80], ["a"] * 600])
def test_any_words_are_parsed(words: list[str]) -> None:
    (parsed,) = load_model().parse([words])
    assert len(parsed.head) == len(words)
    assert parsed.head.count(-1) == (1 if words else 0)
    assert all(-1 <= h < len(words) for h in parsed.head)


def test_two_halves_are_joined_under_the_root_of_the_first() -> None:
    _, one = parsed_of("Rebels NOUN NNS 2 nsubj\nleft VERB VBD 0 root")
    _, two = parsed_of("they PRON PRP 2 nsubj\nlost VERB VBD 0 root")
    joined = _join(one, two)
    assert joined.head == [1, -1, 3, 1]
    assert joined.deprel == ["nsubj", "root", "nsubj", "parataxis"]


@pytest.mark.parametrize(
    ("form", "shape"),
    [("goma", 0), ("...", 0), ("", 0), ("Goma", 1), ("GOMA", 2), ("A", 3), ("McKay", 4), ("F-16", 5),
     ("12", 5), ("U.S.", 2)],
)  # fmt: skip
def test_the_shape_tells_the_case(form: str, shape: int) -> None:
    assert shape_of(form) == shape < SHAPES


PIECES = Pieces(HOME / "tokenizer.json")


def test_each_word_knows_its_first_piece() -> None:
    encoded = PIECES.encode(["Rebels", "bombarded", "Zzyzxia", "."])
    assert encoded is not None
    assert encoded.first[0] == 0
    assert len(encoded.first) == 5
    assert encoded.first == sorted(set(encoded.first))
    assert len(encoded.ids) == len(encoded.shapes) > encoded.first[-1] + 1


def test_a_long_sentence_keeps_the_first_piece_of_each_word() -> None:
    encoded = PIECES.encode(["Zzyzxiaburgh"] * 200)
    assert encoded is not None
    assert len(encoded.ids) == 202 <= MAX_PIECES
    assert encoded.first == list(range(201))


def test_more_words_than_positions_are_not_encoded() -> None:
    assert PIECES.encode(["a"] * POSITIONS) is None
