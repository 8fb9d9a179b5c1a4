"""The closed lists: every code word that a record may hold, in one place.

Sources: PLOVER 2.0 manual draft (types, quad classes, sectors), FactBank (certainty),
TIMEX3 (types of time expressions).
"""

from __future__ import annotations

from typing import Final

EVENT_TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

QUAD_CLASSES: Final = {
    "AGREE": "verbal-cooperation", "CONSULT": "verbal-cooperation", "SUPPORT": "verbal-cooperation",
    "CONCEDE": "verbal-cooperation", "COOPERATE": "material-cooperation", "AID": "material-cooperation",
    "RETREAT": "material-cooperation", "REQUEST": "verbal-conflict", "ACCUSE": "verbal-conflict",
    "REJECT": "verbal-conflict", "THREATEN": "verbal-conflict", "PROTEST": "material-conflict",
    "SANCTION": "material-conflict", "MOBILIZE": "material-conflict", "COERCE": "material-conflict",
    "ASSAULT": "material-conflict",
}  # fmt: skip

STATUSES: Final = (
    "happened", "ongoing", "expected", "offered", "promised", "threatened", "demanded", "refused",
    "prepared", "attempted", "possible", "conditional", "hypothetical", "cancelled",
    "did-not-happen", "unknown",
)  # fmt: skip

STANCES: Final = ("asserts", "denies", "doubts", "endorses", "asks", "declines")
CERTAINTIES: Final = ("CT", "PR", "PS", "U")
NARRATIVES: Final = ("foreground", "background", "aggregate")
TIME_SOURCES: Final = ("explicit", "same-sentence", "inherited", "article-date")

CUE_CLASSES: Final = (
    "say", "write", "claim", "deny", "doubt", "confirm", "accuse", "threaten", "warn", "promise",
    "order", "request", "expect", "know", "ask", "show", "attitude", "claims-responsibility",
    "cite", "hear", "decline",
)  # fmt: skip

SOURCE_KINDS: Final = (
    "person",
    "organization",
    "government",
    "document",
    "outlet",
    "group",
    "none",
)
QUOTE_FORMS: Final = ("direct", "indirect", "mixed")
BASES: Final = ("saw", "counted", "told", "document", "footage")

ENTITY_KINDS: Final = ("person", "organization", "government", "group", "place", "other")
MENTION_KINDS: Final = ("name", "nominal", "pronoun")
NAME_TAGS: Final = ("PER", "ORG", "LOC", "NORP", "DATE", "EVENT")

TIMEX_TYPES: Final = ("DATE", "TIME", "DURATION", "SET")
RESOLUTIONS: Final = ("exact", "city", "admin2", "admin1", "country", "region")

SECTORS: Final = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
)  # fmt: skip
NONSTATE_COUNTRIES: Final = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")

STATE_KINDS: Final = ("control", "casualties")
QUANTITY_KINDS: Final = (
    "killed", "injured", "missing", "detained", "displaced", "troops", "money", "people",
)  # fmt: skip
BOUNDS: Final = ("exact", "at-least", "at-most", "about")

REGION_KINDS: Final = ("headline", "byline", "dateline", "credit", "date", "boilerplate")

REJECT_REASONS: Final = (
    "empty", "binary", "not-an-article", "too-long", "language", "unreadable", "missing", "failed",
)  # fmt: skip

UD_RELATIONS: Final = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "advmod:emph", "amod", "appos", "aux",
    "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop",
    "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated",
    "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
    "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
