"""A module imports only from floors below its own, never sideways; third-party parts stay in their fences."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "sayso"
FLOORS = (
    "errors vocab ids text records",
    "config lexicon gazetteer model schema",
    "ingest parse",
    "mention",
    "timex place actor attribution event state factuality",
    "coder",
    "corroborate ledger",
    "export",
    "run",
    "web mcp components",
    "cli",
)
FLOOR = {unit: number for number, units in enumerate(FLOORS) for unit in units.split()}
FENCES = {
    "sqlite3": {"ledger", "gazetteer"},
    "onnxruntime": {"model"},
    "tokenizers": {"model"},
    "numpy": {"model", "factuality"},
    "spacy": {"components"},
    "lxml": {"ingest"},
    "trafilatura": {"ingest"},
    "fastapi": {"web"},
    "typer": {"cli"},
    "ray": {"run"},
    "duckdb": {"run"},
    "torch": set(),
    "transformers": set(),
}
GROUND = set(FLOORS[0].split())
MODULES = sorted(SRC.rglob("*.py"))


def unit_of(path: Path) -> str:
    first = path.relative_to(SRC).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the import as an absolute one"
            yield node.lineno, node.module or ""
            if node.module == "sayso":
                yield from ((node.lineno, f"sayso.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_a_module_stands_on_the_floors_below_it(path: Path) -> None:
    unit = unit_of(path)
    if unit == "__init__":
        return
    assert unit in FLOOR, f"{path}: {unit} is on no floor of DESIGN.md §2"
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] == "sayso" and len(parts) > 1 and parts[1] in FLOOR and parts[1] != unit:
            allowed = FLOOR[parts[1]] < FLOOR[unit] or (unit in GROUND and parts[1] in GROUND)
            assert allowed, f"{path}:{line}: {unit} may not import {name}"
        elif parts[0] in FENCES:
            assert unit in FENCES[parts[0]], f"{path}:{line}: {parts[0]} stays out of {unit}"


@pytest.mark.parametrize("unit", sorted(GROUND))
def test_the_ground_floor_needs_nothing_but_python(unit: str) -> None:
    import sys

    for line, name in imports(SRC / f"{unit}.py"):
        top = name.partition(".")[0]
        assert top == "sayso" or top in sys.stdlib_module_names, f"{unit}.py:{line}: {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_no_module_is_longer_than_two_ideas(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 440
