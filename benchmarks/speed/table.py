"""What was measured, as a table for the terminal and for benchmarks/README.md."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

README = Path(__file__).parent.parent / "README.md"
START, END = "<!-- speed -->", "<!-- /speed -->"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the seconds of each repeat over the same words; `budget` in microseconds a word."""

    name: str
    seconds: list[float]
    budget: float | None = None

    def micro(self, words: int) -> float:
        return median(self.seconds) / words * 1e6

    def rate(self, words: int) -> float:
        return words / median(self.seconds)


@dataclass(slots=True)
class Report:
    """One run of the benchmark."""

    machine: str
    words: int
    tokens: int
    articles: int
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    facts: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, seconds: list[float], budget: float | None = None) -> None:
        self.lines.append(Line(name, seconds, budget))

    def line(self, name: str) -> Line:
        return next(line for line in self.lines if line.name == name)

    def as_json(self) -> dict[str, Any]:
        """All that was measured, with the figures that the table shows."""
        made = asdict(self)
        for row, line in zip(made["lines"], self.lines, strict=True):
            row["words_per_second"] = round(line.rate(self.words))
            row["microseconds_per_word"] = round(line.micro(self.words), 2)
            row["to_parse"] = round(self._ratio(line), 4)
        return made

    def _ratio(self, line: Line) -> float:
        return median(line.seconds) / median(self.line("bare parse").seconds)

    def markdown(self) -> str:
        """The table, with a sentence on what it was measured on and the notes below."""
        out = [
            f"{self.articles} articles, {self.words:,} words between blanks ({self.tokens:,} tokens); "
            f"median of {len(self.lines[0].seconds)} runs, least and most in brackets; {self.machine}.",
            "",
            "| what | words/s | (least–most) | µs a word | budget | time, bare parse = 1 |",
            "|---|--:|--:|--:|--:|--:|",
        ]
        for line in self.lines:
            low, high = self.words / max(line.seconds), self.words / min(line.seconds)
            budget = "" if line.budget is None else f"{line.budget:g}"
            out.append(
                f"| {line.name} | {line.rate(self.words):,.0f} | {low:,.0f}–{high:,.0f} "
                f"| {line.micro(self.words):.1f} | {budget} | {self._ratio(line):.2f} |"
            )
        return "\n".join([*out, "", *(f"- {note}" for note in self.notes)])


def write(report: Report, path: Path = README) -> None:
    """Renew the section between the markers of `path`; it is appended where there is none."""
    text = path.read_text(encoding="utf-8") if path.exists() else "# Benchmarks\n"
    section = f"{START}\n{report.markdown()}\n{END}"
    if START in text and END in text:
        text = text[: text.index(START)] + section + text[text.index(END) + len(END) :]
    else:
        text += f"\n## Speed\n\n`python -m benchmarks.speed --write` renews this section.\n\n{section}\n"
    path.write_text(text, encoding="utf-8")
