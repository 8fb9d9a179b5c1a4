"""Do the entries of the frame lexicon do what their own sentences say?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coder.code import code
from sayso.errors import LexiconError
from sayso.ingest.read import make_article
from sayso.lexicon.frames import Frame
from sayso.parse.pipeline import parse_all
from sayso.records import EventClaim, Record, Ref
from sayso.vocab import EVENT_TYPES, STATUSES


@dataclass(frozen=True, slots=True)
class Want:
    """What a test sentence must give: codes of actors and recipients ("RUS/MIL"), type, core, status."""

    actors: tuple[str, ...]
    type: str
    recipients: tuple[str, ...]
    core: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One test sentence of one entry. `problem` None: it holds. `fired` are the rules that fired."""

    entry: str
    sentence: str
    problem: str | None
    fired: tuple[str, ...]

    @property
    def own(self) -> bool:
        """Did the entry itself fire?"""
        return self.entry in self.fired


def parse_test(entry: str, line: str) -> tuple[str, Want]:
    """Sentence and want of `SENTENCE => ACTORS TYPE RECIPIENTS [core=X] [status=Y]`.

    Raises LexiconError on any other form.
    """
    sentence, arrow, right = line.partition("=>")
    options = dict(re.findall(r"(core|status)=(\S+)", right))
    words = re.sub(r"(core|status)=\S+", "", right).split()
    at = [i for i, w in enumerate(words) if w in EVENT_TYPES]
    if not arrow or len(at) != 1 or len(words) > at[0] + 2 or at[0] > 1:
        raise LexiconError(
            f"{entry}: test {line!r}: expected 'SENTENCE => ACTORS TYPE RECIPIENTS', "
            "TYPE one of the sixteen"
        )
    if "status" in options and options["status"] not in STATUSES:
        raise LexiconError(f"{entry}: test {line!r}: unknown status {options['status']!r}")
    who = tuple(words[0].split("+")) if at[0] else ()
    whom = tuple(words[at[0] + 1].split("+")) if len(words) > at[0] + 1 else ()
    return sentence.strip(), Want(
        who, words[at[0]], whom, options.get("core"), options.get("status")
    )


def check(entries: list[Frame]) -> Iterator[Verdict]:
    """A verdict for every test sentence of `entries`, read with the shipped parts."""
    jobs: list[tuple[Frame, str, Want | None]] = []
    for entry in entries:
        jobs += [(entry, *parse_test(entry.id, line)) for line in entry.test]
        jobs += [(entry, line, None) for line in entry.not_test]
    articles = [make_article(sentence) for _, sentence, _ in jobs]
    docs = parse_all([(a.text, ()) for a in articles])
    for (entry, sentence, want), article, doc in zip(jobs, articles, docs, strict=True):
        record = code(article, doc)
        fired = tuple(e.rule for e in record.events)
        yield Verdict(entry.id, sentence, judge(record, entry, want), fired)


def judge(record: Record, entry: Frame, want: Want | None) -> str | None:
    """What is wrong with `record`, or None."""
    if want is None:
        found = [e for e in record.events if e.type == entry.emit.type]
        return f"must not match: {_told(found)}" if found else None
    if not any(_fits(e, want) for e in record.events):
        return f"wanted {_wanted(want)}, got {_told(list(record.events)) or 'nothing'}"
    return None


def _fits(event: EventClaim, want: Want) -> bool:
    sides = event.recipients if len(want.actors) > 1 and not want.recipients else ()
    return (
        event.type == want.type
        and all(_among(a, event.actors + sides) for a in want.actors if a)
        and all(_among(r, event.recipients) for r in want.recipients if r)
        and want.core in {None, event.core}
        and want.status in {None, event.status}
    )


def _among(code: str, refs: tuple[Ref, ...]) -> bool:
    country, slash, sector = code.partition("/")
    return any(
        (c.country == country and (not slash or c.sector == sector))
        or (not slash and c.sector == code)
        for r in refs
        for c in r.codes
    )


def _codes(refs: tuple[Ref, ...]) -> str:
    return "+".join(
        "/".join(filter(None, (c.country, c.sector))) for r in refs for c in (r.codes[:1])
    )


def _told(events: list[EventClaim]) -> str:
    return "; ".join(
        f"{_codes(e.actors)} {e.type} {_codes(e.recipients)} core={e.core} status={e.status} [{e.rule}]"
        for e in events
    )


def _wanted(want: Want) -> str:
    extra = "".join(f" {k}={v}" for k, v in (("core", want.core), ("status", want.status)) if v)
    return f"{'+'.join(want.actors)} {want.type} {'+'.join(want.recipients)}{extra}"
