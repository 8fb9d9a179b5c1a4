from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from sayso.coder.interchange import to_json
from tests.golden.table import EXAMPLES, golden_file, read_example, table


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_gives_the_record_that_a_person_has_read(example: Path) -> None:
    found = table(read_example(example))
    wanted = golden_file(example).read_text(encoding="utf-8")
    assert found == wanted, "changed on purpose? run python -m tests.golden and read the diff"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_the_record_of_an_example_is_valid(example: Path) -> None:
    schema = (files("sayso.schema") / "sayso-1.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(json.loads(schema)).validate(
        json.loads(to_json(read_example(example)))
    )
