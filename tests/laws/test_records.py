"""What holds of every record, whatever the text."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.coder.interchange import to_dict, to_json
from sayso.errors import InputError
from sayso.ingest.read import make_article
from sayso.run import reader
from sayso.run.reader import Reader

WORDS = [
    "the",
    "army",
    "of",
    "Sudan",
    "said",
    "on",
    "Monday",
    "it",
    "had",
    "not",
    "shelled",
    "Kassala",
    ",",
    "“",
    "we",
    "will",
    "attack",
    "”",
    "he",
    "told",
    "Reuters",
    "according",
    "to",
    "two",
    "officials",
    "who",
    "spoke",
    '"',
    "threatened",
    "'",
    "to",
    "if",
    "Kenya",
    "does",
    "not",
    "withdraw",
    ".",
    "\n\n",
    "KHARTOUM",
    "(",
    "AP",
    ")",
    "—",
    "12",
    "killed",
    "—",
    "denied",
    "reportedly",
    ":",
    "",
    "\u2028",
    "😀",
    "é",
    "ﬁ",
    "'",
    "s",
    "U.S.",
    "3.5",
    "%",
    ";",
    "...",
    "",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


@lru_cache(maxsize=1)
def validator() -> Any:
    text = (files("sayso.schema") / "sayso-1.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def spans(value: Any) -> list[tuple[int, int]]:
    """Every span of a record, wherever it stands."""
    out: list[tuple[int, int]] = []
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "span":
                out.append((inner[0], inner[1]))
            elif key in {"content", "evidence", "mentions"}:
                out += [(a, b) for a, b in inner]
            else:
                out += spans(inner)
    elif isinstance(value, list):
        out += [s for v in value for s in spans(v)]
    return out


def words_are_those_of_the_text(value: Any, text: str) -> None:
    """Wherever a record has words beside a span, they are the words of that span."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and isinstance(value.get("span"), list):
            a, b = value["span"]
            assert value["text"] == text[a:b]
        for inner in value.values():
            words_are_those_of_the_text(inner, text)
    elif isinstance(value, list):
        for inner in value:
            words_are_those_of_the_text(inner, text)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_record_is_valid_and_points_into_its_text(text: str) -> None:
    try:
        record = to_dict(Reader().read(text, published="2031-03-04"))
    except InputError:
        return
    validator().validate(record)
    for start, end in spans({k: v for k, v in record.items() if k != "article"}):
        assert 0 <= start < end <= len(text)
    words_are_those_of_the_text({k: v for k, v in record.items() if k != "article"}, text)
    ids = {a["id"] for a in record["attributions"]}
    for claim in (*record["events"], *record["states"]):
        assert set(claim["attributions"]) <= ids
    assert len({e["id"] for e in record["events"]}) == len(record["events"])


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    try:
        Reader().read(text)
    except InputError as problem:
        assert problem.reason in {"empty", "language"}


def test_the_same_bytes_from_any_batch_size(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        f"Rebels attacked {town} on Monday, the army said." for town in ("Goma", "Kassala", "Mocha")
    ] + ["“We did not shell the town,” a spokesman for the Sudanese army told reporters."]
    articles = [make_article(t, published="2031-03-04") for t in texts]

    def lines(size: int) -> list[str]:
        monkeypatch.setattr(reader, "BATCH", size)
        records = list(Reader().read_all(articles))
        assert not any(isinstance(r, InputError) for r in records)
        return [to_json(r) for r in records if not isinstance(r, InputError)]

    assert lines(1) == lines(3) == lines(16)
