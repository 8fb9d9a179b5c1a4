from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.errors import UsageError
from sayso.ledger.filters import Filter, match
from sayso.ledger.ledger import Ledger
from sayso.records import Code
from tests.ledger.made import article, record


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("ledger") / "news.sayso"
    with Ledger.open(path, create=True) as opened:
        with opened.run("test") as run:
            run.add(record(chains=2))
            eritrea = article(
                url="https://b.example/", outlet="Red_Sea Post", published="2031-04-01"
            )
            run.add(record(eritrea, actor=Code("ERI", None), status="threatened", type="THREATEN"))
        yield opened


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (Filter(), 5),
        (Filter(kind="event"), 3),
        (Filter(actor="SDN"), 2),
        (Filter(actor="SDN/MIL"), 2),
        (Filter(actor="/MIL"), 2),
        (Filter(actor="MIL"), 2),
        (Filter(actor="ERI/MIL"), 0),
        (Filter(actor="soldier"), 3),
        (Filter(recipient="market"), 3),
        (Filter(recipient="SDN/CVL"), 3),
        (Filter(type="assault"), 2),
        (Filter(type="Casualties"), 2),
        (Filter(status="threatened"), 1),
        (Filter(stance="denies"), 1),
        (Filter(place="kassala"), 3),
        (Filter(place="SDN"), 3),
        (Filter(place="372753"), 3),
        (Filter(place="%"), 0),
        (Filter(outlet="gazette"), 3),
        (Filter(outlet="d_s"), 2),
        (Filter(said_by="red sea"), 2),
        (Filter(said_by="osman"), 3),
        (Filter(words="shelled market"), 3),
        (Filter(since="2031-03-03", kind="event"), 3),
        (Filter(since="2031-03-04", kind="event"), 0),
        (Filter(since="2031-04"), 1),
        (Filter(until="2031-03-02"), 0),
        (Filter(until="2031-03-03"), 3),
        (Filter(until="2031-03"), 4),
        (Filter(since="2031", until="2031"), 5),
        (Filter(limit=2), 2),
        (Filter(limit=2, offset=4), 1),
    ],
    ids=lambda x: (
        str({n: v for n in x.__slots__ if (v := getattr(x, n))}) if isinstance(x, Filter) else ""
    ),
)
def test_each_filter_narrows_to_what_it_names(ledger: Ledger, wanted: Filter, number: int) -> None:
    assert len(ledger.claims(wanted)) == number


def test_a_limit_counts_events_not_their_claims(ledger: Ledger) -> None:
    (event,) = ledger.events(Filter(limit=1))
    assert len(event.claims) == 2


def test_articles_are_filtered_by_their_claims_or_by_themselves(ledger: Ledger) -> None:
    assert [a.outlet for a in ledger.articles(Filter(status="threatened"))] == ["Red_Sea Post"]
    assert [a.outlet for a in ledger.articles(Filter(since="2031-04"))] == ["Red_Sea Post"]
    assert [a.outlet for a in ledger.articles(Filter(outlet="the gaz"))] == ["The Gazette"]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("since", "yesterday", "write YYYY-MM-DD"),
        ("until", "2031-13", "write YYYY-MM-DD"),
        ("type", "ASAULT", "did you mean ASSAULT"),
        ("status", "hapened", "did you mean happened"),
        ("stance", "deny", "did you mean denies"),
        ("limit", -1, "negative"),
    ],
)
def test_a_value_that_can_never_match_is_told(field: str, value: object, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Filter(**{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("army market", '"army" "market"'),
        ('"a market" shell*', '"a market" "shell"*'),
        ('NEAR(x) OR "', '"NEAR(x)" "OR"'),
        ("col:umn ^ -", '"col:umn"'),
    ],
)
def test_a_users_words_are_never_query_syntax(words: str, query: str) -> None:
    assert match(words) == query
