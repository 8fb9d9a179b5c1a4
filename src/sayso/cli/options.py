"""What several commands check in the same way."""

from __future__ import annotations

from datetime import date

import typer


def day(value: str | None) -> str | None:
    """An ISO date (a time may follow it), or a usage error that shows the form."""
    if value is None:
        return None
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2031-03-04") from None
    return value
