"""An attribution in the making: what a cue gives before sources, chains and parents are worked out."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.attribution.content import Ranges


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution in the making. `source` is a head token or None, `parts` token ranges."""

    cue: int
    last: int
    lemma: str
    cls: str
    confidence: float
    source: int | None
    parts: Ranges
    rule: str
    recipient: int | None = None
    nearer: list[int] = field(default_factory=list)
    carriers: list[int] = field(default_factory=list)
