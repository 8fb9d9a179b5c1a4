"""The linear model over `features`: weights in one file, read once."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import numpy as np

from sayso.errors import ModelError

NAME = "weights.npz"


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """The weight of each feature, on UDS's scale of -3 (did not happen) to 3 (happened).

    Raises ModelError where the file is missing or damaged. Source: ridge regression on UDS-IH2
    (White et al. 2016; Rudinger et al. 2018), made by `python -m training factuality`.
    """
    path = files("sayso.factuality") / "en" / NAME
    try:
        with path.open("rb") as file, np.load(file) as stored:
            names = str(stored["names"]).split("\n")
            values = stored["values"].astype(float).tolist()
    except (OSError, ValueError, KeyError) as problem:
        raise ModelError(f"{path}: {problem}; reinstall sayso") from problem
    return dict(zip(names, values, strict=True))


def score(found: list[str]) -> float:
    """How far the predicate with these features happened, -3 to 3."""
    weights = load_weights()
    return max(-3.0, min(3.0, sum(weights.get(f, 0.0) for f in found)))
