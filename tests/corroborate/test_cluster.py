from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import GAO, GOMA, MOPTI, REBELS, STORY, TRADERS, WORDS, fact

from sayso.corroborate.block import candidates
from sayso.corroborate.claim import Fact, Party, Words
from sayso.corroborate.cluster import cluster


def partition(facts: list[Fact]) -> set[frozenset[str]]:
    return {frozenset(g.members) for g in cluster(facts, words=WORDS)}


def test_reports_join_and_another_town_stays_apart() -> None:
    facts = [fact("c"), fact("a"), fact("b", actors=(REBELS,)), fact("d", place=GAO)]
    groups = cluster(facts, words=WORDS)
    assert [(g.id, g.members) for g in groups] == [("a", ("a", "b", "c")), ("d", ("d",))]


def test_a_vague_report_does_not_tie_two_days_together() -> None:
    later = fact("c", start="2025-03-05", end="2025-03-06")
    vague = fact("b", start=None, end=None, published="2025-03-05")
    assert not any({"a", "c"} <= g for g in partition([fact("a"), vague, later]))


def test_claims_of_one_event_stay_together() -> None:
    old = {"narrative": "background", "start": None, "end": None}
    assert partition([fact("a.1", **old), fact("a.2", **old)]) == {frozenset({"a.1", "a.2"})}


def test_one_anchor_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="two facts have the anchor a"):
        cluster([fact("a"), fact("a")], words=WORDS)


def test_blocks_leave_out_other_countries_and_days() -> None:
    facts = [fact("a"), fact("b", place=GOMA), fact("c", start="2025-05-01", end="2025-05-02")]
    assert list(candidates(facts, words=WORDS)) == []


_facts = st.lists(
    st.builds(
        dict,
        article=st.sampled_from(["p", "q", "r"]),
        place=st.sampled_from([MOPTI, GAO, None]),
        start=st.sampled_from(["2025-03-03", "2025-03-04", None]),
        end=st.none(),
        time_source=st.sampled_from(["explicit", "article-date"]),
        core=st.sampled_from(["ASSAULT", "COERCE", None]),
        recipients=st.sampled_from([(TRADERS,), (Party("NER", "MIL"),), ()]),
        trigger=st.sampled_from([("struck",), ("raided",), ("killed",), ("attack",)]),
        clause=st.lists(
            st.sampled_from(["market", "noon", "jets", "cattle", "river", "bridge"])
        ).map(tuple),
        narrative=st.sampled_from(["foreground", "foreground", "background", "aggregate"]),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(rows=_facts, data=st.data())
def test_any_order_of_arrival_gives_the_same_partition(
    rows: list[dict[str, object]], data: st.DataObject
) -> None:
    facts = [fact(f"e{i:02}", **row) for i, row in enumerate(rows)]
    words = {"p": ["market", "Mopti"], "q": ["market", "river"], "r": ["bridge", "Mopti"]}
    shuffled = data.draw(st.permutations(facts))
    groups = cluster(facts, words=Words(words))
    assert groups == cluster(shuffled, words=Words(words))
    assert sorted(m for g in groups for m in g.members) == [f.anchor for f in facts]
    assert all(g.id == min(g.members) for g in groups)


def test_many_attacks_in_the_same_towns_do_not_run_together() -> None:
    """Three towns, twenty days, two victims: what a lexical method merges (GVC, B3 precision .28)."""
    truth: dict[str, str] = {}
    facts = []
    victims = (TRADERS, Party("BFA", "MIL"))
    for n in range(360):
        town, day, victim = n % 3, (n // 3) % 20, (n // 60) % 2
        when = date(2025, 3, 1) + timedelta(days=day)
        told = n % 4 != 0
        name = f"e{n:03}"
        truth[name] = f"{town}-{day}-{victim}"
        facts.append(
            fact(
                name,
                place=(MOPTI, GAO, GOMA)[town],
                start=when.isoformat(),
                end=(when + timedelta(days=1)).isoformat(),
                time_source="explicit" if told else "article-date",
                published=when.isoformat(),
                recipients=(victims[victim],),
                clause=tuple(f"{w}{n % 7}" if i % 3 else w for i, w in enumerate(STORY)),
                trigger=(("struck",), ("attack",), ("shelled",))[n % 3],
            )
        )
    where: dict[str, set[str]] = defaultdict(set)
    gold: dict[str, set[str]] = defaultdict(set)
    for name, key in truth.items():
        gold[key].add(name)
    for group in cluster(facts, words=WORDS):
        for name in group.members:
            where[name] = set(group.members)
    precision = sum(len(where[n] & gold[truth[n]]) / len(where[n]) for n in truth) / len(truth)
    recall = sum(len(where[n] & gold[truth[n]]) / len(gold[truth[n]]) for n in truth) / len(truth)
    assert precision >= 0.95
    assert recall >= 0.7
