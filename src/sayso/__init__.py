"""sayso: who did what to whom, where and when, and on whose say-so.

`load()` gives a reader, `read(text)` the record of one article. Names are imported when first
used, so that `import sayso` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.errors import SaysoError
    from sayso.ledger.ledger import Ledger
    from sayso.records import Record
    from sayso.run.reader import Reader, load, read

__all__ = ["Ledger", "Reader", "Record", "SaysoError", "__version__", "load", "read"]

__version__ = "0.1.0"

_HOMES = {
    "Ledger": "sayso.ledger.ledger",
    "Reader": "sayso.run.reader",
    "load": "sayso.run.reader",
    "read": "sayso.run.reader",
    "Record": "sayso.records",
    "SaysoError": "sayso.errors",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
