"""Repairs of trees that the parser gets wrong in a regular way: each is a rule with its example."""

from __future__ import annotations

from sayso.lexicon.calendar import day_words
from sayso.lexicon.people import key_of, load_people
from sayso.model.load import Parsed

_GAPPED = frozenset({"which", "who", "that", "whom"})
_NEAR = 5
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def mend(words: list[str], parsed: Parsed) -> None:
    """Mend the columns of one sentence in place. `head` counts within it, a root has -1."""
    _flat(parsed)
    _days(words, parsed)
    _over_verb(words, parsed)
    _two_subjects(parsed)
    _joined(parsed)
    _gap(words, parsed)
    _nations(words, parsed)
    _parallel(words, parsed)


def _flat(p: Parsed) -> None:
    """ "in Burkina Faso": a preposition or article belongs to the name's head, not to its second word."""
    for i, relation in enumerate(p.deprel):
        governor = p.head[i]
        if relation in {"case", "det"} and p.deprel[governor] == "flat" and i < p.head[governor]:
            p.head[i] = p.head[governor]


def _days(words: list[str], p: Parsed) -> None:
    """ "claimed Monday to hold the town": a bare day is when, never whom."""
    days = day_words()
    for i, word in enumerate(words):
        if p.deprel[i] in {"obj", "iobj"} and word.lower() in days and p.upos[p.head[i]] == "VERB":
            if any(p.head[k] == i and p.deprel[k] != "punct" for k in range(len(words))):
                continue
            p.deprel[i] = "obl:unmarked"


def _over_verb(words: list[str], p: Parsed) -> None:
    """ "..., she said on Sunday": a day behind the verb that reports is its own, not that of the
    words reported before it.
    """
    days = day_words()
    for i, word in enumerate(words):
        inner = p.head[i]
        if word.lower() not in days or not p.deprel[i].startswith("obl") or inner == -1:
            continue
        outer = p.head[inner]
        if p.deprel[inner] in {"ccomp", "parataxis"} and inner < outer < i:
            p.head[i] = outer


def _two_subjects(p: Parsed) -> None:
    """ "Miners marched in Ouro, a reporter said": of two subjects of the verb that reports, the first
    is that of the words reported.
    """
    for outer, tag in enumerate(p.xpos):
        if not tag.startswith("VB"):
            continue
        subjects = [i for i, h in enumerate(p.head) if h == outer and p.deprel[i] == "nsubj"]
        if len(subjects) != 2:
            continue
        first, second = subjects
        inner = [
            i for i in range(first + 1, second)
            if p.head[i] == outer and p.deprel[i] == "ccomp" and p.xpos[i].startswith("VB")
        ]  # fmt: skip
        if (
            len(inner) == 1
            and second < outer
            and not any(
                h == inner[0] and p.deprel[i].startswith("nsubj") for i, h in enumerate(p.head)
            )
        ):
            passive = any(h == inner[0] and p.deprel[i] == "aux:pass" for i, h in enumerate(p.head))
            p.head[first] = inner[0]
            p.deprel[first] = "nsubj:pass" if passive else "nsubj"


def _joined(p: Parsed) -> None:
    """ "nor shelled Goma": the conjunction before a second verb is that verb's, not its object's."""
    for i, relation in enumerate(p.deprel[:-1]):
        verb = i + 1
        joined = p.deprel[verb] == "conj" and p.upos[verb] == "VERB" and p.head[verb] < i
        if relation == "cc" and joined and p.head[p.head[i]] == verb:
            p.head[i] = verb


def _gap(words: list[str], p: Parsed) -> None:
    """ "the bridge, which engineers say was blown up": "was blown up" is what they confirm, and the
    relative pronoun its subject, not theirs.
    """
    for i, word in enumerate(words):
        verb = p.head[i]
        if word.lower() not in _GAPPED or p.deprel[i] != "obj" or p.deprel[verb] != "acl:relcl":
            continue
        after = verb + 1
        if after >= len(words) or p.xpos[after] not in _FINITE:
            continue
        inner = after if p.deprel[after] not in {"aux", "aux:pass", "cop"} else p.head[after]
        if inner <= verb or inner == p.head[verb] or _under(p, inner, verb):
            continue
        if p.head[inner] == -1 or any(
            p.head[k] == inner and p.deprel[k].startswith("nsubj") for k in range(len(words))
        ):
            continue
        passive = any(p.head[k] == inner and p.deprel[k] == "aux:pass" for k in range(len(words)))
        p.head[inner], p.deprel[inner] = verb, "ccomp"
        p.head[i], p.deprel[i] = inner, "nsubj:pass" if passive else "nsubj"


def _nations(words: list[str], p: Parsed) -> None:
    """ "Kyrgyz and Tajik guards fired": the guards fired, and both adjectives are theirs."""
    for k in range(2, len(words)):
        i = p.head[k]
        if p.deprel[k] != "conj" or not 0 <= k - i <= _NEAR or p.upos[k] != "NOUN":
            continue
        own = [j for j in range(i + 1, k) if p.head[j] in {i, k} and _nation(words[j])]
        if not own or not _nation(words[i]) or p.upos[i] not in {"ADJ", "PROPN", "NOUN"}:
            continue
        for j in range(len(words)):
            if p.head[j] == i and j != k and j not in own:
                p.head[j] = own[0] if i < j < own[0] else k
        p.head[k], p.deprel[k] = p.head[i], p.deprel[i]
        p.head[i], p.deprel[i] = k, "amod"


def _nation(word: str) -> bool:
    known = load_people().known.get(key_of(word))
    return known is not None and known[0].how in {"adjective", "people"} and word[:1].isupper()


def _parallel(words: list[str], p: Parsed) -> None:
    """ "has denied that troops shelled it, and has accused Juba": who has denied has accused."""
    for k in range(2, len(words)):
        inner = p.head[k]
        if p.deprel[k] != "conj" or inner < 0 or p.deprel[inner] != "ccomp" or inner > k:
            continue
        outer = p.head[inner]
        mine, theirs = _helpers(words, p, k), _helpers(words, p, inner)
        if (
            mine
            and mine == _helpers(words, p, outer)
            and mine != theirs
            and not any(
                p.head[j] == k and p.deprel[j].startswith("nsubj") for j in range(len(words))
            )
        ):
            p.head[k] = outer


def _helpers(words: list[str], p: Parsed, verb: int) -> set[str]:
    return {
        words[j].lower() for j in range(len(words)) if p.head[j] == verb and p.deprel[j] == "aux"
    }


def _under(p: Parsed, i: int, top: int) -> bool:
    """Does `i` hang below `top`?"""
    steps = 0
    while i != -1 and steps <= len(p.head):
        if i == top:
            return True
        i, steps = p.head[i], steps + 1
    return False
