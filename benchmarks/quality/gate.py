"""The quality gate: every figure of floors.json, measured and compared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
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


def run_gate(shared: Path, *, write: bool = False) -> int:
    """Measure all, print the table, and return 1 where a figure fell below its floor."""
    if not (shared / "data").is_dir():
        print(f"{shared / 'data'} is not there: give the folder of the gold data with --data")
        return 2
    checks = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    figures: list[Figure] = []
    made: dict[tuple[str, ...], dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for check in checks:
            key = (check["area"], check["gold"], *check.get("options", []))
            if key not in made:
                made[key] = _measure(check, shared, Path(folder))
            value = _pick(made[key], check["figure"])
            figures.append(
                Figure(
                    check["name"],
                    value,
                    check["floor"],
                    check["tolerance"],
                    check.get("target", ""),
                )
            )
            state = "ok  " if figures[-1].holds else "FELL"
            print(f"{state} {check['name']:<44} {value:8.3f}  floor {check['floor']}", flush=True)
    if write:
        _write_table(figures)
    return 0 if all(f.holds for f in figures) else 1


def _measure(check: dict[str, Any], shared: Path, folder: Path) -> dict[str, Any]:
    gold = shared / "data" / check["gold"]
    name = f"{check['area']}-{gold.stem}"
    if check["area"] == "dispatch":
        return _dispatch(check, shared, folder)
    pred = folder / f"{name}.pred"
    if not pred.exists():
        with pred.open("w", encoding="utf-8") as out:
            subprocess.run(
                [sys.executable, "-m", "benchmarks.quality", "predict", check["area"], str(gold)],
                stdout=out,
                check=True,
            )
    scorer = shared / "tools" / check["scorer"]
    options = [o.replace("{out}", str(folder / "score.json")) for o in check.get("options", [])]
    done = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(pred), *options],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    if any("{out}" in o for o in check.get("options", [])):
        done_text = (folder / "score.json").read_text(encoding="utf-8")
    else:
        done_text = done.stdout
    found: dict[str, Any] = json.loads(done_text)
    return found


def _dispatch(check: dict[str, Any], shared: Path, folder: Path) -> dict[str, Any]:
    """The whole record of one article against the hand-made one."""
    expected = shared / check["expected"]
    article = shared / check["gold"]
    record = folder / f"{expected.parent.name}-{article.stem}.json"
    with record.open("w", encoding="utf-8") as out:
        subprocess.run(
            [
                sys.executable, "-m", "sayso.cli", "read", str(article), "--json",
                "--published", check["published"],
            ],
            stdout=out,
            check=True,
        )  # fmt: skip
    done = subprocess.run(
        [
            sys.executable, str(shared / "tools" / "score_dispatch.py"), str(expected),
            str(record), str(article), "--json",
        ],
        capture_output=True,
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
