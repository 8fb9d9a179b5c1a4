"""The interchange form: valid, the same bytes each time, one line."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from sayso.coder.interchange import SCHEMA, to_dict, to_json
from sayso.records import Record
from sayso.run.reader import read

TEXT = (
    "NAIROBI, March 4 (Reuters) — “Rebels shelled Kassala on Friday,” General Omar Hassan said.\n\n"
    "The Associated Press, citing an unnamed diplomat, reported that Kenya had threatened to attack"
    " Chad. The army denied that at least 12 soldiers were killed.\n\n"
    "Rebels control the town of Goma, and talks will resume on Tuesday in Geneva."
)


@lru_cache(maxsize=1)
def record() -> Record:
    return read(TEXT, published="2031-03-04", outlet="Example Post", title="Rebels shell Kassala")


@lru_cache(maxsize=1)
def validator() -> Any:
    text = (files("sayso.schema") / "sayso-1.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def test_a_full_record_is_valid() -> None:
    form = to_dict(record())
    validator().validate(form)
    assert form["schema"] == SCHEMA
    for key in ("entities", "places", "times", "attributions", "events", "states"):
        assert form[key], key


def test_a_text_without_anything_is_valid_too() -> None:
    form = to_dict(read("The weather stayed as it was."))
    validator().validate(form)
    assert form["events"] == []


def test_the_same_text_gives_the_same_bytes() -> None:
    again = read(TEXT, published="2031-03-04", outlet="Example Post", title="Rebels shell Kassala")
    assert to_json(again) == to_json(record())


def test_one_record_is_one_line_and_reads_back() -> None:
    line = to_json(record())
    assert "\n" not in line
    assert json.loads(line) == json.loads(json.dumps(to_dict(record())))


def test_letters_stay_letters() -> None:
    line = to_json(read("Präsident Škoda met Kenyan officials in Łódź."))
    assert "Škoda" in line
    assert "Łódź" in line


@pytest.mark.parametrize("stray", ["\ud800", "\udfff"])
def test_a_lone_surrogate_is_escaped_and_not_lost(stray: str) -> None:
    base = record()
    broken = replace(base, article=replace(base.article, text=f"A{stray}B"), events=(), states=())
    line = to_json(broken)
    line.encode("utf-8")
    assert json.loads(line)["article"]["text"] == f"A{stray}B"


def test_every_reference_inside_a_record_exists() -> None:
    form = to_dict(record())
    entities = {e["id"] for e in form["entities"]}
    places = {p["id"] for p in form["places"]} | {None}
    times = {t["id"] for t in form["times"]} | {None}
    attributions = {a["id"] for a in form["attributions"]} | {None}
    for event in form["events"]:
        assert event["place"] in places
        assert (event["time"] or {"timex": None})["timex"] in times
        assert set(event["attributions"]) <= attributions
        for ref in (*event["actors"], *event["recipients"], *event["chain"]):
            assert ref["entity"] is None or ref["entity"] in entities
    for attribution in form["attributions"]:
        assert attribution["parent"] in attributions
        assert attribution["time"] in times
