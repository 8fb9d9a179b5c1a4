"""Predictions for the gold sets, and the gate over them.

    python -m benchmarks.quality predict AREA GOLD [MORE] > PRED
    python -m benchmarks.quality gate [--write] [--raise] [--only WORDS] [--data DIR]

AREA is one of attribution, events, time, place, place-given, status, clusters, trees, names.
Predictions are made from the input fields alone; gold fields of a row are dropped before a predictor sees it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

INPUTS = {
    "attribution": ("id", "text", "title", "date", "publisher"),
    "events": ("id", "text"),
    "time": ("doc", "text", "dct"),
    "place": ("doc", "text", "date", "domain"),
    "place-given": ("doc", "text", "date", "domain", "places"),
    "status": ("id", "tokens", "targets"),
}
SPAN_FIELDS = {"places": ("start", "end"), "targets": ("i",)}
FILES = ("trees", "names")
PAIRS = ("clusters",)


def inputs(area: str, path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gold file with nothing but their input fields."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            kept = {k: row[k] for k in INPUTS[area] if k in row}
            for field, keys in SPAN_FIELDS.items():
                if field in kept:
                    kept[field] = [{k: x[k] for k in keys} for x in kept[field]]
            yield kept


def predict(area: str, gold: Path, more: list[Path]) -> None:
    """Write the predictions of one area to standard output."""
    if area in PAIRS:
        if len(more) != 1:
            sys.exit(
                f"{area} reads two files: python -m benchmarks.quality predict {area} GOLD MORE"
            )
        paired = import_module(f"benchmarks.quality.{area}")
        for row in paired.predict(gold, more[0]):
            sys.stdout.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
        return
    if area in FILES:
        module = import_module("benchmarks.quality.parse")
        module.predict_file(area, gold, sys.stdout)
        return
    module = import_module(f"benchmarks.quality.{area.replace('place-given', 'place')}")
    run = module.predict_given if area == "place-given" else module.predict
    for row in run(inputs(area, gold)):
        sys.stdout.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict", help="predictions for one gold file")
    one.add_argument("area", choices=[*INPUTS, *FILES, *PAIRS])
    one.add_argument("gold", type=Path)
    one.add_argument("more", type=Path, nargs="*")
    gate = commands.add_parser("gate", help="score every area and compare with floors.json")
    gate.add_argument("--data", type=Path, default=Path("../shared"))
    gate.add_argument(
        "--write", action="store_true", help="write the table to benchmarks/README.md"
    )
    gate.add_argument(
        "--raise", dest="lift", action="store_true", help="raise floors that were passed"
    )
    gate.add_argument("--only", default="", help="only the figures whose name holds this")
    args = parser.parse_args()
    if args.command == "predict":
        predict(args.area, args.gold, args.more)
        return 0
    from benchmarks.quality.gate import run_gate

    return run_gate(args.data, write=args.write, lift=args.lift, only=args.only)


if __name__ == "__main__":
    sys.exit(main())
