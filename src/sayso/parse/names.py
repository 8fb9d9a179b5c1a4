"""Name tags seen over the whole article: a city taken for a person is a place."""

from __future__ import annotations

from sayso.gazetteer.index import load_gazetteer
from sayso.lexicon.people import load_people
from sayso.parse.doc import Doc

_CITY = 200_000


def mend_names(doc: Doc) -> None:
    """Tag a person's name of one word LOC where it is that of a nation or a large city.

    Not where somebody of that surname is named in full, nor after a title or a role.
    """
    spans = [s for s in doc.names() if s[2] == "PER"]
    surnames = {doc.low[last - 1] for first, last, _ in spans if last > first + 1}
    people = load_people()
    for first, last, _ in spans:
        before = doc.low[first - 1] if first else ""
        if last > first + 1 or doc.low[first] in surnames or not doc.form[first][:1].isupper():
            continue
        if before in people.honorifics or before in people.roles:
            continue
        found = load_gazetteer().lookup(doc.form[first])
        if found and found[0].main and found[0].population >= _CITY:
            doc.name[first] = "B-LOC"
