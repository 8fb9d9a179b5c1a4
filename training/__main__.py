"""python -m training all|prepare|train|export|evaluate|factuality: make the weights again.

prepare   check the sources of data.toml by hash, fetch the encoder
train     write net.pt into the work folder (about an hour on one core; --steps for a short run)
export    write model.onnx (int8), labels.npy, tokenizer.json and config.json into --out
evaluate  print the figures of the folder --out on the dev sets
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

FACTUALITY = Path("src/sayso/factuality/en")
STEPS = ("prepare", "train", "export", "evaluate")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("step", choices=["all", *STEPS, "factuality"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/model"))
    parser.add_argument("--work", type=Path, default=Path("build/model"))
    parser.add_argument("--out", type=Path, default=Path("build/model/en"))
    parser.add_argument("--steps", type=int, help="training steps; 8 epochs where not given")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    if args.step == "factuality":
        from training.factuality import fit

        fit(args.data.parent / "factuality" / "uds_ih2.train.jsonl", FACTUALITY)
        return 0
    for step in STEPS if args.step == "all" else (args.step,):
        if step == "prepare":
            from training.prepare import prepare

            prepare(args.work, args.data)
        elif step == "train":
            from training.train import train

            train(args.work, args.data, steps=args.steps, threads=args.threads)
        elif step == "export":
            from training.export import export

            export(args.work, args.out)
        else:
            from training.evaluate import evaluate

            print(json.dumps(evaluate(args.out, args.data), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
