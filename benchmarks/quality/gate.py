"""The quality gate: every figure of floors.json, measured and compared."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
README = HERE.parent / "README.md"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number beside its floor."""

    name: str
    value: float
    floor: float
    tolerance: float
    target: str

    @property
    def holds(self) -> bool:
        return self.value >= self.floor - self.tolerance


def run_gate(shared: Path, *, write: bool = False, lift: bool = False, only: str = "") -> int:
    """Measure all, print the table, and return 1 where a figure fell below its floor.

    `only` keeps the checks whose name holds it; `lift` raises the floors that were passed;
    `write` renews the table of benchmarks/README.md.
    """
    if not (shared / "data").is_dir():
        print(f"{shared / 'data'} is not there: give the folder of the gold data with --data")
        return 2
    checks = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures: list[Figure] = []
    made: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for check in checks:
            if only not in check["name"]:
                continue
            key = json.dumps([check[k] for k in ("area", "gold", "options") if k in check])
            if key not in made:
                made[key] = _measure(check, shared, Path(folder))
            value = _pick(made[key], check["figure"])
            figure = Figure(
                check["name"], value, check["floor"], check["tolerance"], check.get("target", "")
            )
            figures.append(figure)
            state = "ok  " if figure.holds else "FELL"
            print(f"{state} {figure.name:<58} {value:8.3f}  floor {figure.floor:g}", flush=True)
            if lift and value > check["floor"]:
                check["floor"] = float(f"{value:.4g}")
                figures[-1] = replace(figure, floor=check["floor"])
    if lift:
        text = json.dumps(checks, indent=1, ensure_ascii=False)
        FLOORS.write_text(text + "\n", encoding="utf-8")
    if write:
        _write_table(figures)
    fell = sum(1 for f in figures if not f.holds)
    print(f"{len(figures) - fell} figures hold, {fell} fell below their floor")
    return 1 if fell else 0


def _measure(check: dict[str, Any], shared: Path, folder: Path) -> dict[str, Any]:
    if check["area"] == "dispatch":
        return _dispatch(check, shared, folder)
    data = shared / "data"
    gold = data / check["gold"]
    pred = folder / f"{check['area']}-{gold.stem}.pred"
    if not pred.exists():
        more = [str(data / m) for m in check.get("more", [])]
        with pred.open("w", encoding="utf-8") as out:
            subprocess.run(
                [
                    sys.executable, "-m", "benchmarks.quality", "predict", check["area"],
                    str(gold), *more,
                ],
                stdout=out,
                check=True,
            )  # fmt: skip
    score = folder / "score.json"
    options = [o.replace("{out}", str(score)) for o in check.get("options", [])]
    done = subprocess.run(
        [
            sys.executable, str(shared / "tools" / check["scorer"]),
            str(data / check.get("key", check["gold"])), str(pred), *options,
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    text = score.read_text(encoding="utf-8") if str(score) in options else done.stdout
    found: dict[str, Any] = json.loads(text) if text.lstrip().startswith("{") else _numbers(text)
    return found


def _numbers(text: str) -> dict[str, Any]:
    """The last number after each name of a scorer that prints no JSON: "CoNLL F1 76.1"."""
    out: dict[str, Any] = {}
    for line in text.splitlines():
        for name, value in re.findall(r"([A-Za-z][\w -]*?)[ =:]+(-?[\d.]+)", line):
            out[name.strip().lower()] = float(value)
    return out


def _dispatch(check: dict[str, Any], shared: Path, folder: Path) -> dict[str, Any]:
    """The whole record of one article against the hand-made one."""
    home = HERE.parent.parent if check.get("own") else shared
    expected, article = home / check["expected"], home / check["gold"]
    record = folder / f"{expected.parent.name}-{expected.stem}.json"
    with record.open("w", encoding="utf-8") as out:
        subprocess.run(
            [
                sys.executable, "-m", "sayso.cli", "read", str(article), "--json",
                "--published", check["published"],
            ],
            stdout=out,
            check=True,
        )  # fmt: skip
    text = record.with_suffix(".txt")
    read = json.loads(record.read_text(encoding="utf-8"))
    text.write_text(read["article"]["text"], encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable, str(shared / "tools" / "score_dispatch.py"), str(expected),
            str(record), str(text), "--json",
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _pick(found: dict[str, Any], path: str) -> float:
    """The number at a dotted path; "noise" is the share of sentences with an event."""
    value: Any = found
    for part in path.split("."):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return float(value)


def _write_table(figures: list[Figure]) -> None:
    rows = ["| figure | reached | floor | first release |", "|---|--:|--:|--:|"]
    rows += [f"| {f.name} | {f.value:.3g} | {f.floor:g} | {f.target} |" for f in figures]
    text = README.read_text(encoding="utf-8") if README.exists() else "# Benchmarks\n"
    start, end = "<!-- figures -->", "<!-- /figures -->"
    table = f"{start}\n" + "\n".join(rows) + f"\n{end}"
    if start in text:
        text = text[: text.index(start)] + table + text[text.index(end) + len(end) :]
    else:
        text += f"\n{table}\n"
    README.write_text(text, encoding="utf-8")
