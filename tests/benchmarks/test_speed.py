"""The speed benchmark's texts and clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.speed.stages import STAGES, Clock, watched
from benchmarks.speed.table import END, START, Report, write
from benchmarks.speed.text import articles, generate
from sayso.run import reader


@pytest.mark.parametrize("words", [1, 500, 20_000])
def test_the_generator_makes_the_words_asked_for(words: int) -> None:
    texts = list(generate(words))
    made = sum(len(t.split()) for t in texts)
    assert words <= made <= words + 150
    assert len(articles(texts)) == len(texts) == len(set(texts))


def test_the_same_seed_makes_the_same_texts() -> None:
    assert list(generate(3000)) == list(generate(3000)) != list(generate(3000, seed=8))


def test_the_clock_finds_every_stage_and_puts_all_back() -> None:
    clock = Clock()
    before = reader.parse_all
    with watched(clock):
        assert reader.parse_all is not before
    assert reader.parse_all is before
    assert set(clock.seconds) == set(STAGES)


def test_time_inside_another_stage_is_not_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 1.0, 3.0, 7.0])
    monkeypatch.setattr("benchmarks.speed.stages.perf_counter", lambda: next(ticks))
    clock = Clock()
    inner = clock.around("times", lambda: None)
    clock.around("mentions", inner)()
    assert (clock.seconds["mentions"], clock.seconds["times"]) == (5.0, 2.0)


def test_a_section_is_renewed_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"# Benchmarks\n\nbefore\n\n{START}\nold\n{END}\n\nafter\n", encoding="utf-8")
    report = Report("a machine", 100, 110, 1)
    report.add("bare parse", [0.5, 0.25, 1.0])
    write(report, path)
    text = path.read_text(encoding="utf-8")
    assert "old" not in text and "| bare parse | 200 | 100–400 | 5000.0 |  | 1.00 |" in text
    assert text.startswith("# Benchmarks\n\nbefore\n") and text.endswith("\n\nafter\n")
