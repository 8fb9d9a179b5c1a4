"""The command line: `main` is what the `sayso` command runs. One module a command family."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command of `sys.argv`; a SaysoError ends it with one line and exit code 2."""
    from sayso.cli.app import app
    from sayso.errors import SaysoError

    try:
        app()
    except SaysoError as problem:
        sys.stderr.write(f"sayso: {problem}\n")
        sys.exit(2)
    except BrokenPipeError:
        # `sayso events | head`: nobody reads on, which is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
