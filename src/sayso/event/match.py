"""Which entry of the frame lexicon fits a word in its surroundings, and why others do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.event.classes import Classes
from sayso.event.roles import RoleFinder, Roles
from sayso.lexicon.calendar import day_words
from sayso.lexicon.frames import Frame, Pattern
from sayso.lexicon.inflect import noun_forms
from sayso.parse.clauses import Clauses
from sayso.parse.doc import Doc

_REFLEXIVE = {
    "himself": {"himself", "herself", "themselves", "itself", "ourselves"},
    "its": {"its", "his", "her", "their", "our", "my", "your"},
    "his": {"its", "his", "her", "their", "our", "my", "your"},
    "their": {"its", "his", "her", "their", "our", "my", "your"},
}
_PREPOSITIONS = frozenset(
    {"on", "at", "to", "into", "in", "from", "with", "against", "for", "of", "over", "upon", "by",
     "towards", "toward", "near", "outside", "inside", "between", "through", "under", "behind", "off", "out", "onto", "about", "around"}
)  # fmt: skip
_REACH = 7


@lru_cache(maxsize=16384)
def _missing(rest: tuple[str, ...]) -> str:
    """The refusal of an entry whose words do not stand after the verb."""
    return f"the words {' '.join(rest)!r} do not follow"


@lru_cache(maxsize=16384)
def _forms(word: str) -> frozenset[str]:
    """The forms in which a word of an idiom may stand."""
    if not word.isalpha():
        return frozenset({word})
    return frozenset(_REFLEXIVE.get(word) or noun_forms(word))


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits, with its roles, the last token of its words, and all of them but the first."""

    frame: Frame
    roles: Roles
    last: int
    words: tuple[int, ...] = ()


class Matcher:
    """Matches entries in one Doc."""

    def __init__(self, doc: Doc, clauses: Clauses, classes: Classes, roles: RoleFinder) -> None:
        self.doc = doc
        self.clauses = clauses
        self.classes = classes
        self.roles = roles

    def verb(self, token: int, patterns: tuple[Pattern, ...]) -> Match | None:
        """The most specific verb entry that fits at `token`."""
        return self._first(self.try_verb(token, p) for p in patterns)

    def noun(self, token: int, patterns: tuple[Pattern, ...]) -> Match | None:
        """The most specific noun entry that fits at `token`."""
        return self._first(self.try_noun(token, p) for p in patterns)

    @staticmethod
    def _first(tried: Iterator[Match | str]) -> Match | None:
        return next((t for t in tried if isinstance(t, Match)), None)

    def try_verb(self, token: int, pattern: Pattern) -> Match | str:
        """The match of one verb entry, or why it does not fit."""
        found = self._words(token, pattern.rest)
        if found is None:
            return _missing(pattern.rest)
        words, target = found
        frame = pattern.frame
        if not frame.passive and self.clauses.passive(token):
            return "the verb is passive"
        if target is not None and self._is_time(target):
            return "the noun of its preposition is a time"
        roles = self.roles.of_verb(token, frame, target, words)
        refusal = self.refusal(token, frame, roles, target)
        return refusal or Match(frame, roles, max((token, *words)), words)

    def try_noun(self, token: int, pattern: Pattern) -> Match | str:
        """The match of one noun entry, or why it does not fit."""
        doc = self.doc
        first = doc.sentence_of(token)[0]
        if doc.rel(token) in {"compound", "flat"} or doc.deprel[token] in {"nmod:desc", "amod"}:
            return "it is a modifier of another noun"
        if doc.rel(token) == "nmod" and token + 1 < len(doc) and doc.low[token + 1] == "-":
            return "it is a part of a compound word"
        size = len(pattern.rest)
        if size and tuple(doc.low[max(first, token - size) : token]) != pattern.rest:
            return f"the words {' '.join(pattern.rest)!r} do not stand before it"
        frame = pattern.frame
        before = [
            doc.low[k]
            for k in doc.kids[token]
            if k < token and doc.rel(k) in {"compound", "amod", "nmod"}
        ]
        if any(w in frame.not_compound for w in before):
            return "a word before it is one of not_compound"
        if frame.need_compound and not any(w in frame.need_compound for w in before):
            return "no word before it is one of need_compound"
        follow = doc.low[token + 1] if token + 1 < len(doc) else ""
        if follow in frame.not_head:
            return "the word after it is one of not_head"
        if doc.rel(token) == "nmod" and doc.low[doc.head[token]] in frame.not_under:
            return "the noun that it hangs on is one of not_under"
        headed = self.classes.headed
        if frame.not_of and any(headed(h, frame.not_of) for _, h in self.clauses.obliques(token)):
            return "a complement is one of not_of"
        roles = self.roles.of_noun(token, frame)
        if frame.light_only and roles.light is None and not self.roles.governed(token):
            return "no light verb or operator carries it"
        parties = len(roles.doers) + len(roles.undergoers)
        if frame.needs and parties < frame.needs and not self._collective(roles):
            return f"fewer than {frame.needs} parties"
        if any(headed(d, frame.not_a0) for d in roles.doers):
            return "the doer is one of not_a0"
        if any(headed(u, frame.not_a1) for u in roles.undergoers):
            return "the undergoer is one of not_a1"
        return Match(frame, roles, token)

    def _is_time(self, token: int) -> bool:
        """Is the noun a day, a clock time or a date: "opened fire at 4:20"?"""
        doc = self.doc
        return (
            doc.low[token] in day_words()
            or doc.name[token].endswith("DATE")
            or doc.form[token][:1].isdigit()
            or any(":" in doc.form[k] for k in doc.kids[token])
        )

    def adj(self, token: int, patterns: tuple[Pattern, ...]) -> Match | None:
        """The adjective or prepositional predicate ("on alert") that begins at `token`."""
        doc = self.doc
        for pattern in patterns:
            end = token + 1 + len(pattern.rest)
            if tuple(doc.low[token + 1 : end]) != pattern.rest or end > len(doc):
                continue
            head = next(
                (i for i in range(token, end) if not token <= doc.head[i] < end or doc.is_root(i)),
                token,
            )
            doers = self.clauses.subjects(head)
            if not doers and not doc.is_root(head):
                governor = doc.head[head]
                objects = self.clauses.undergoers(governor)
                doers = objects or self.clauses.doers(governor)
                if doc.upos[governor] == "NOUN":
                    doers = [governor]
            if not doers or any(self.classes.headed(d, pattern.frame.not_a0) for d in doers):
                continue
            return Match(pattern.frame, Roles(tuple(doers), ()), end - 1)
        return None

    # -- words

    def _words(
        self, token: int, rest: tuple[str, ...]
    ) -> tuple[tuple[int, ...], int | None] | None:
        """The words after the verb, and the noun of the final preposition (None for a particle)."""
        doc = self.doc
        end = doc.sentence_of(token)[1]
        at = token
        words: list[int] = []
        for number, word in enumerate(rest):
            found = self._next(token, at, end, word, words)
            if found is None:
                if self.clauses.passive(token) or doc.deprel[token] == "acl":
                    found = self._before(token, word)
                if found is None:
                    return None
            else:
                at = found
            words.append(found)
            if number == len(rest) - 1 and word in _PREPOSITIONS:
                particle = doc.deprel[found] == "compound:prt" or (
                    doc.rel(found) == "advmod" and doc.head[found] == token
                )
                return tuple(words), None if particle else self._noun_of(found, token)
        return tuple(words), None

    def _next(self, verb: int, at: int, end: int, word: str, words: list[int]) -> int | None:
        """The next word of the idiom: it hangs on the verb, on a noun of the verb, or on a noun of
        the idiom's own words ("open fire on X").
        """
        doc = self.doc
        wanted = _forms(word)
        for i in range(at + 1, min(end, at + 1 + _REACH)):
            if doc.low[i] in wanted:
                governor = doc.head[i]
                above = doc.head[governor]
                if verb in {governor, above} or i == at + 1 or governor in words or above in words:
                    return i
            if doc.low[i] in {".", ";", ":"} or (
                doc.upos[i] == "VERB" and i > at + 1 and doc.head[i] != verb
            ):
                break
        return None

    def _before(self, verb: int, word: str) -> int | None:
        """In the passive an idiom's noun stands before: "fire was opened on", "hostages taken"."""
        wanted = noun_forms(word)
        for k in self.clauses.subjects(verb):
            if self.doc.low[k] in wanted:
                return k
        return None

    def _noun_of(self, preposition: int, verb: int) -> int | None:
        doc = self.doc
        head = doc.head[preposition]
        if doc.rel(preposition) == "case" and head != preposition:
            return self.clauses.antecedent(head)
        for i in range(preposition + 1, min(preposition + 6, doc.sentence_of(verb)[1])):
            if doc.upos[i] in {"NOUN", "PROPN", "PRON"} and not (
                doc.rel(i) == "compound" and doc.head[i] > i
            ):
                return i
        if self.clauses.passive(verb):
            subjects = self.clauses.subjects(verb)
            return subjects[0] if subjects else None
        return None

    # -- constraints

    def refusal(self, token: int, frame: Frame, roles: Roles, target: int | None) -> str | None:
        """Why a verb entry does not fit (None if it does): the words of `lexicon explain`."""
        clauses, headed, of = self.clauses, self.classes.headed, self.classes.of
        direct = clauses.undergoers(token)
        doers = roles.doers if not frame.sides else tuple(clauses.doers(token))
        themes = tuple(direct) if not frame.sides or direct else roles.doers[len(doers) :]
        objects = tuple(clauses.expand(target)) if target is not None else themes
        if frame.plain and self.doc.deps(token, "xcomp", "ccomp"):
            return "a clause depends on it"
        if any(headed(d, frame.not_a0) for d in doers):
            return "the doer is one of not_a0"
        if any(headed(o, frame.not_a1) for o in (*objects, *themes)):
            return "the undergoer is one of not_a1"
        if frame.a0_nouns and not any(headed(d, frame.a0_nouns) for d in doers):
            return "the doer is none of a0_nouns"
        if frame.a1_nouns and not any(headed(o, frame.a1_nouns) for o in (*objects, *themes)):
            return "the undergoer is none of a1_nouns"
        if frame.not_compound and any(
            self.doc.low[k] in frame.not_compound
            for o in (*objects, *themes)
            for k in self.doc.kids[o]
            if self.doc.rel(k) in {"compound", "amod", "nmod"}
        ):
            return "a word before the undergoer is one of not_compound"
        obliques = clauses.obliques(token)
        for preposition, nouns in frame.not_ax.items():
            if any(p == preposition and (not nouns or headed(h, nouns)) for p, h in obliques):
                return f"a complement by {preposition!r} is one of not_ax"
        if frame.need_ax and not any(
            any(p == preposition and headed(h, nouns) for p, h in obliques)
            for preposition, nouns in frame.need_ax.items()
        ):
            return "no complement of need_ax"
        if frame.a0 and doers and not any(of(d) & frame.a0 for d in doers) and not frame.instrument:
            return "the doer is of another class"
        if "a0" in frame.need and not doers:
            return "no doer"
        recipients = roles.undergoers if not frame.sides else objects
        if "a1" in frame.need and not recipients and not (frame.owner and themes):
            return "no undergoer"
        if frame.a1 and recipients and not any(of(r) & frame.a1 for r in recipients):
            return "the undergoer is of another class"
        if frame.needs and len(roles.doers) < frame.needs and not self._collective(roles):
            return f"fewer than {frame.needs} parties"
        return None

    def _collective(self, roles: Roles) -> bool:
        """One plural party stands for several: "the two leaders met", "ministers gathered"."""
        return any(
            self.doc.xpos[d] in {"NNS", "NNPS"} or self.doc.low[d] in {"they", "both", "we"}
            for d in roles.doers
        )
