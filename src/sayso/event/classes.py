"""What kind of thing a noun phrase is: actor, person, place or thing; and how its head is matched."""

from __future__ import annotations

from sayso.lexicon.frames import Heads
from sayso.mention.find import role_at
from sayso.mention.resolve import Mentions
from sayso.parse.doc import Doc

_PEOPLE_PRONOUNS = frozenset(
    {"he", "she", "they", "him", "her", "them", "who", "whom", "we", "us", "himself", "herself",
     "themselves", "everyone", "anyone", "someone", "nobody", "many", "others", "both", "some"}
)  # fmt: skip
_PLACES = frozenset(
    {"town", "city", "village", "capital", "region", "province", "district", "border", "camp",
     "base", "airport", "port", "bridge", "checkpoint", "hospital", "school", "mosque", "church",
     "market", "building", "house", "home", "hotel", "street", "square", "road", "area", "zone",
     "territory", "neighborhood", "neighbourhood", "suburb", "position", "post", "station",
     "headquarters", "embassy", "consulate", "compound", "island", "airfield", "depot", "plant",
     "refinery", "pipeline", "site", "facility", "infrastructure", "convoy", "ship", "vessel",
     "tanker", "target", "outpost", "barracks", "enclave", "valley", "coast", "south", "north",
     "east", "west", "settlement", "office", "oilfield", "dam", "railway", "shop",
     "warehouse", "temple", "restaurant", "cafe", "shelter", "prison", "jail", "mine", "aircraft"}
)  # fmt: skip
_PHRASE = 5
_MEASURES = frozenset(
    {"dozens", "hundreds", "thousands", "scores", "millions", "number", "numbers", "string",
     "series", "wave", "waves", "barrage", "couple", "pair", "majority", "half", "handful", "lots",
     "one", "two", "three", "some", "many", "most", "all", "several", "group", "members", "member",
     "part", "parts", "rest", "others", "kind", "third", "quarter", "tons", "tonnes", "days", "weeks", "hours", "rounds", "million",
     "billion", "billions", "percent", "%", "package", "round", "type", "volley", "salvo", "spate", "flurry"}
)  # fmt: skip
_VAGUE = frozenset(
    {"person", "people", "man", "men", "woman", "women", "child", "children", "side", "sides",
     "party", "parties", "leader", "leaders", "group", "groups", "team", "dozens", "hundreds",
     "thousands", "number", "scores", "ally", "allies", "neighbor", "neighbour", "counterpart",
     "counterparts", "foe", "enemy", "occupiers", "occupier", "partner", "partners", "bloc",
     "body", "bodies", "critic", "critics", "colleague", "colleagues", "friend", "wife", "husband"}
)  # fmt: skip


class Classes:
    """The classes of the noun phrases of one Doc, worked out when asked for."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.mentions = mentions
        self._known: dict[int, frozenset[str]] = {}

    def of(self, token: int) -> frozenset[str]:
        """The classes of the phrase headed by `token`."""
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = frozenset(self._find(token))
        return found

    def _find(self, token: int) -> set[str]:
        doc, low = self.doc, self.doc.low[token]
        out: set[str] = set()
        if doc.upos[token] == "PRON":
            return {"actor", "person"} if low in _PEOPLE_PRONOUNS else {"actor", "thing"}
        hit = self.mentions.hit_at.get(token)
        if hit is not None:
            how = hit.known[0].how
            out.add("actor")
            if how in {"name", "seat"}:
                out.add("place")
        entity = self.mentions.entity_at(token)
        if entity is not None and doc.upos[token] == "PROPN":
            if entity.tag == "PER":
                out |= {"actor", "person"}
            elif entity.tag in {"ORG", "NORP"}:
                out.add("actor")
            elif entity.tag == "LOC":
                out |= {"actor", "place"}
        role = role_at(doc, token, self.mentions.people)
        if role is not None:
            out.add("actor")
            if self.mentions.people.roles[role[1]].kind == "person":
                out.add("person")
        if low in _VAGUE or low.removesuffix("s") in _VAGUE:
            out |= {"actor", "person"}
        if low in _PLACES or low.removesuffix("s") in _PLACES:
            out.add("place")
        for k in doc.kids[token]:
            apposed = doc.rel(k) in {"appos", "flat"} or doc.deprel[k] == "nmod:desc"
            if apposed and doc.upos[k] == "PROPN" and not out:
                out |= self.of(k) - {"thing"}
        if not out and (inner := self.measured(token)) is not None:
            out |= self.of(inner)
        if doc.upos[token] == "NUM" and doc.rel(token) in {"nsubj", "obj"}:
            out |= {"actor", "person"}
        if not out:
            out.add("thing")
        return out

    def headed(self, token: int, heads: Heads) -> bool:
        """Is the phrase of `token` headed by one of `heads` (its last word, or last two or three)?"""
        if not heads:
            return False
        doc, low = self.doc, self.doc.low
        if low[token] in heads:
            return True
        first = doc.sentence_of(token)[0]
        for size in range(2, _PHRASE + 1):
            if token - size + 1 >= first and " ".join(low[token - size + 1 : token + 1]) in heads:
                return True
        if doc.upos[token] == "PROPN" and any(
            low[k] in heads and (doc.rel(k) in {"compound", "flat"} or doc.deprel[k] == "nmod:desc")
            for k in doc.kids[token]
        ):
            return True
        inner = self.measured(token)
        return inner is not None and self.headed(inner, heads)

    def measured(self, token: int) -> int | None:
        """What there are many of: "drones" of "dozens of drones"; None for any other phrase."""
        doc = self.doc
        if doc.low[token] not in _MEASURES:
            return None
        return next(
            (
                k
                for k in doc.kids[token]
                if doc.rel(k) == "nmod" and any(doc.low[c] == "of" for c in doc.kids[k])
            ),
            None,
        )
