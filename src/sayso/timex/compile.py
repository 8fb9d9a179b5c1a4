"""The time grammar, compiled: rules of rules.toml with the word classes of words.toml filled in."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sayso.errors import LexiconError

_CLOCK = (
    r"(?:\d{1,2}(?::\d\d){0,2} ?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b)"
    r"|\d{4}(?= ?(?:GMT|UTC)\b)|\d{1,2}:\d\d(?: ?(?:GMT|EST|EDT|UTC|local time))?|noon\b|midnight\b)"
    r"(?: (?:GMT|EST|EDT|UTC|local time|ET)\b)?"
)
_APPROX = (
    "(?:about |around |nearly |almost |more than |less than |at least |over |up to |roughly "
    "|approximately |only |just |under |some )?"
)
_MOD = (
    "(?:early |late |mid-|mid |beginning of |the beginning of |the end of |the start of |end of )?"
)
_TRIGGER = re.compile(
    r"\d|day|week|month|year|hour|minute|second|decade|centur|night|noon|morning|evening|quarter"
    r"|half|today|tomorrow|now|current|moment|present|recent|past|previous|lately|long ago|future"
    r"|christmas|new year|halloween|valentine|daily|annual|spring|summer|autumn|winter|season"
    r"|januar|februar|march|april|may|june|july|august|septem|octo|novem|decem|fall|this time"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule: its place in the order decides ties of length."""

    id: str
    order: int
    pattern: re.Pattern[str]
    resolve: str
    examples: tuple[tuple[str, str, str], ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules and the values of their words."""

    rules: tuple[Rule, ...]
    words: dict[str, dict[str, Any]]
    trigger: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The shipped grammar. Raises LexiconError naming the rule that does not compile."""
    folder = files("sayso.lexicon") / "en" / "timex"
    words: dict[str, dict[str, Any]] = tomllib.loads(
        (folder / "words.toml").read_text(encoding="utf-8")
    )
    classes = {name: f"(?:{_alternatives(list(values))})" for name, values in words.items()}
    classes["vague"] = f"(?:{_alternatives(words['vague']['words'])})"
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    ones = "one|two|three|four|five|six|seven|eight|nine"
    classes["num"] = (
        rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|half an?|a dozen|(?:{tens})[ -](?:{ones})"
        rf"|{_alternatives(list(words['number']))})"
    )
    classes["unit"] = "(?:second|minute|hour|day|week|month|quarter|year|decade|centurie|century)"
    months = [m.capitalize() for m in words["month"]]
    classes["Month"] = f"(?:{_alternatives(months)})"
    classes["clock"] = _CLOCK
    classes["approx"] = _APPROX
    classes["mod"] = _MOD
    raw = tomllib.loads((folder / "rules.toml").read_text(encoding="utf-8"))
    rules = []
    for order, item in enumerate(raw["rule"]):
        source = item["pattern"]
        for name, value in classes.items():
            source = source.replace("{" + name + "}", value)
        if item.get("cased"):
            days = _alternatives([w.capitalize() for w in words["weekday"]])
            source = source.replace(classes["weekday"], f"(?:{days})")
        try:
            pattern = re.compile(source, 0 if item.get("cased") else re.IGNORECASE)
        except re.error as problem:
            raise LexiconError(f"timex/rules.toml: {item['id']}: {problem}") from problem
        rules.append(
            Rule(
                item["id"], order, pattern, item["resolve"],
                tuple((e[0], e[1], e[2]) for e in item.get("examples", ())),
                tuple(item.get("not", ())),
            )
        )  # fmt: skip
    return Grammar(
        rules=tuple(rules),
        words=words,
        trigger=_TRIGGER,
        future=re.compile(rf"(?<!\w)(?:{_alternatives(words['cue']['future'])})\b", re.IGNORECASE),
        past=re.compile(rf"\b(?:{_alternatives(words['cue']['past'])})\b[^,]{{0,12}}$"),
    )
