"""Words per second of `read` by stage, memory, ledger and start-up, beside two peers in one run.

    python -m benchmarks.speed [--words N] [--repeat N] [--input FILE.jsonl] [--json] [--write]

The texts are made from examples/, so that anyone can run it. spaCy is no dependency: install it
to have its blank English tokeniser in the table.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.speed import measure
from benchmarks.speed.stages import ARTICLE, PARSE, STAGES, WHOLE_BUDGET
from benchmarks.speed.table import Report, write
from benchmarks.speed.text import articles, generate, rows

STARTS = 5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--input", type=Path, help='JSONL whose rows have a field "text"')
    parser.add_argument("--json", action="store_true", help="JSON instead of the table")
    parser.add_argument("--write", action="store_true", help="renew benchmarks/README.md")
    args = parser.parse_args()
    if args.words < 1 or args.repeat < 1:
        parser.error("--words and --repeat take 1 or more")
    made = rows(args.input, args.words) if args.input else generate(args.words)
    report = run([a.text for a in articles(list(made))], repeat=args.repeat)
    print(
        json.dumps(report.as_json(), indent=1, ensure_ascii=False)
        if args.json
        else report.markdown()
    )
    if args.write:
        write(report)
    return 0


def run(texts: list[str], *, repeat: int) -> Report:
    """Measure all on `texts`. The peers take turns with `read`, so that a busy moment hits both."""
    given = articles(texts)
    measure.read_pass(texts[:3])
    spacy = measure.spacy_tokenizer()
    passes: list[measure.Pass] = []
    bare: list[float] = []
    blank: list[float] = []
    two: list[float] = []
    starting: list[float] = []
    shares: list[float] = []
    written: list[float] = []
    tokens = 0
    for number in range(repeat):
        _tell(f"repeat {number + 1} of {repeat}")
        passes.append(measure.read_pass(texts))
        seconds, tokens = measure.parse_pass(given)
        bare.append(seconds)
        if spacy:
            blank.append(spacy[0](texts))
        seconds, start, share = measure.workers_pass(given, workers=2)
        two.append(seconds)
        starting.append(start)
        shares.append(share)
        written.append(measure.ledger_pass(passes[-1].records))
    words = sum(len(t.split()) for t in texts)
    report = Report(_machine(spacy[1] if spacy else None), words, tokens, len(texts))
    report.add("`read`, one core", [p.wall for p in passes], WHOLE_BUDGET)
    for stage, (budget, _) in STAGES.items():
        report.add(f"· {stage}", [p.stages[stage] for p in passes], budget)
    rest = [p.wall - sum(p.stages.values()) for p in passes]
    report.add("`read`, two processes", two)
    report.add("bare parse", bare)
    if spacy:
        report.add("spaCy blank tokeniser", blank)
    _facts(report, passes, rest, starting, shares, written, texts, has_spacy=spacy is not None)
    return report


def _facts(
    report: Report,
    passes: list[measure.Pass],
    rest: list[float],
    starting: list[float],
    shares: list[float],
    written: list[float],
    texts: list[str],
    *,
    has_spacy: bool,
) -> None:
    """Add the figures that are not words per second, and what a reader of the table must know."""
    _tell("memory and start-up")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.json"
        source.write_text(json.dumps(texts), encoding="utf-8")
        loaded, peak = measure.peak_memory(source)
    help_ = [measure.start_up(["-m", "sayso.cli", "--help"]) for _ in range(STARTS)]
    python = [measure.start_up(["-c", "pass"]) for _ in range(STARTS)]
    records = passes[-1].records
    claims = sum(len(r.events) + len(r.states) for r in records)
    busy = median(p.cpu / p.wall for p in passes)
    two = report.line("`read`, two processes").seconds
    one = [p.wall for p in passes]
    facts = report.facts
    facts["peak_bytes_loaded"], facts["peak_bytes"] = loaded, peak
    facts["ledger_articles_per_second"] = len(records) / median(written)
    facts["ledger_claims_per_second"] = claims / median(written)
    facts["help_seconds"], facts["python_seconds"] = median(help_), median(python)
    facts["workers_start_seconds"] = median(starting)
    facts["cpu_of_wall"], facts["cpu_of_wall_two"] = busy, median(shares)
    facts["outside_stages_seconds"] = median(rest)
    report.notes += [
        f"The budget of “{PARSE[1]}” ({STAGES[PARSE[1]][0]:g}) holds for “{PARSE[0]}” too; "
        f"“{ARTICLE}” comes out of the slack of 4. What is made on first use is time of the stage "
        "that asks first.",
        f"Memory: {peak / 2**20:.0f} MiB at the peak, {loaded / 2**20:.0f} MiB after one article.",
        f"Ledger: {facts['ledger_articles_per_second']:,.0f} articles and "
        f"{facts['ledger_claims_per_second']:,.0f} claims (events and states) written a "
        f"second, one transaction an article; {claims:,} claims in {len(records)} articles.",
        f"Two processes: {median(one) / median(two):.2f} times one core (at best "
        f"{min(one) / min(two):.2f}), after "
        f"{median(starting):.1f} s to start them and read one article.",
        f"`sayso --help`: {median(help_):.2f} s ({min(help_):.2f}–{max(help_):.2f}, {STARTS} runs), "
        f"of which the bare interpreter {median(python):.2f} s.",
        f"Processor time that we got: {busy:.0%} of one core, {median(shares):.0%} of two (from "
        f"{min(shares):.0%} to {max(shares):.0%}). Much below 100 % the machine was shared, and the "
        "words/s are those of what was left.",
    ]
    if has_spacy:
        report.notes.append(
            "spaCy's tokeniser finds no sentences, and remembers words over all runs as `read` "
            "does: the least is its first run, the others find every word in its cache."
        )
    else:
        report.notes.append("**SKIPPED: spaCy is not installed; its tokeniser was not measured.**")
        _tell("SKIPPED: spaCy is not installed; its blank tokeniser is not in the table")


def _machine(spacy: str | None) -> str:
    import onnxruntime

    from sayso import __version__

    parts = [
        f"{_processor()}, {os.cpu_count()} cores",
        f"Python {platform.python_version()}",
        f"onnxruntime {onnxruntime.__version__}",
        f"sayso {__version__}",
    ]
    return ", ".join([*parts, *([f"spaCy {spacy}"] if spacy else [])])


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
