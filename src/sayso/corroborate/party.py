"""Whether the parties of two claims can be the same: by names, countries and sectors."""

from __future__ import annotations

from sayso.corroborate.claim import Party
from sayso.text import fold


def same_party(a: Party, b: Party) -> bool | None:
    """Can two be one? True by a shared name or by equal codes, False where they cannot, else None.

    "Sudan" is a word of "South Sudan": of two countries nobody is one, whatever the names.
    """
    if a.country and b.country and a.country != b.country:
        return False
    if a.name and b.name:
        one, two = fold(a.name).split(), fold(b.name).split()
        if one[-1:] == two[-1:] or set(one) <= set(two) or set(two) <= set(one):
            return True
        if a.kind == "person" and b.kind == "person":
            return False
    if a.country and a.country == b.country and a.sector == b.sector:
        return True
    return None


def match(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool | None:
    """True where somebody is on both lists, False where nobody on one can be on the other, else None."""
    if not a or not b:
        return None
    verdicts = [same_party(x, y) for x in a for y in b]
    if any(verdicts):
        return True
    return False if all(v is False for v in verdicts) else None


def names_of(parties: tuple[Party, ...]) -> str:
    """The parties in words for display: names, else codes."""
    return ", ".join(p.name or "/".join(filter(None, p[:2])) or "?" for p in parties)
