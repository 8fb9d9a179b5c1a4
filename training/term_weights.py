"""Count in how many sentences each stem stands, and write the table that comparisons weigh words by.

    python -m training.term_weights gmb_sentences.txt > src/sayso/lexicon/en/term_weights.tsv

Source: the public-domain news of the Groningen Meaning Bank, one sentence a line. Rare stems are
left out: at run time an unknown stem weighs as one that was never seen.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path

from sayso.lexicon.stem import stem

RARE = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    args = parser.parse_args()
    raw = tomllib.loads((files("sayso.lexicon") / "en" / "irregular.toml").read_text("utf-8"))
    irregular = {
        f: v for part in ("nouns", "verbs") for v, forms in raw[part].items() for f in forms
    }
    counts: Counter[str] = Counter()
    total = 0
    with args.sentences.open(encoding="utf-8") as lines:
        for line in lines:
            total += 1
            words = {w.lower() for w in line.split() if any(c.isalpha() for c in w)}
            counts.update({stem(irregular.get(w, w)) for w in words})
    print(
        "# In how many sentences each stem stands. Source: Groningen Meaning Bank, public-domain news."
    )
    print("# Made by training/term_weights.py. The line without a stem is the number of sentences.")
    print(f"\t{total}")
    for word, count in sorted(counts.items()):
        if count >= RARE:
            print(f"{word}\t{count}")


if __name__ == "__main__":
    main()
