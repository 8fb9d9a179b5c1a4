"""What README.md shows is what the program prints."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_python_of_the_readme_prints_what_it_says() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    wanted = [line[2:] for line in code.splitlines() if line.startswith("# ")]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    assert out.getvalue().splitlines() == wanted


def test_the_command_of_the_readme_prints_what_it_shows() -> None:
    (shown,) = re.findall(r"\$ (sayso read [^\n]*)\n(.*?)```", README, re.S)
    command, output = shown
    done = subprocess.run(
        [sys.executable, "-m", "sayso.cli", *command.split()[1:]],
        cwd=ROOT, capture_output=True, text=True, env={"COLUMNS": "400", "PATH": ""}, check=True,
    )  # fmt: skip
    printed = words(done.stdout)
    for line in output.splitlines():
        if line.strip() and not line.endswith("..."):
            assert words(line).removesuffix("”") in printed
