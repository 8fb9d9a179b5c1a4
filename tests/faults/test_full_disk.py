"""A disk that fills up in the middle of an add: what was acknowledged stays, and the run says what to do."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from pathlib import Path

from tests.faults.test_kill import ROOT, check, write_articles


def no_more_than(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_ends_the_run_with_what_to_do_and_loses_nothing(tmp_path: Path) -> None:
    folder, ledger = write_articles(tmp_path / "in", 60), tmp_path / "news.sayso"
    command = [sys.executable, "-m", "tests.faults.adding", str(ledger), str(folder), "1", "fake"]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT,
        preexec_fn=lambda: no_more_than(1_000_000),
    )  # fmt: skip
    told = done.stdout.splitlines()
    assert done.returncode != 0
    assert "what was stored before is kept: free some space" in done.stderr.splitlines()[-1]
    assert 0 < len(told) < 60
    check(ledger, told)
    again = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (again.returncode, len(again.stdout.splitlines())) == (0, 60)
    check(ledger, again.stdout.splitlines())
