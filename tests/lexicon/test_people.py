from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import people as module
from sayso.lexicon.people import key_of, load_nations, load_people, plural
from sayso.records import Code
from sayso.vocab import NONSTATE_COUNTRIES, SECTORS

PEOPLE = load_people()


@pytest.mark.parametrize(
    ("name", "how", "code"),
    [
        ("Sudan", "name", Code("SDN", None)),
        ("DR Congo", "name", Code("COD", None)),
        ("Sudanese", "adjective", Code("SDN", None)),
        ("Kremlin", "seat", Code("RUS", "GOV")),
        ("NATO", "actor", Code("IGO", "MIL")),
        ("Côte d’Ivoire", "name", Code("CIV", None)),
        ("Guinea-Bissau", "name", Code("GNB", None)),
    ],
)
def test_a_known_name_has_its_codes(name: str, how: str, code: Code) -> None:
    known = PEOPLE.known[key_of(name)]
    assert known[0].how == how
    assert code in known[0].codes


def test_case_tells_a_name_from_a_word() -> None:
    assert "US" in PEOPLE.known
    assert "us" not in PEOPLE.known


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Guinea-Bissau", "Guinea - Bissau"),
        ("People's  Republic", "People 's Republic"),
    ],
)
def test_names_are_looked_up_as_the_tokeniser_cuts_them(written: str, key: str) -> None:
    assert key_of(written) == key


@pytest.mark.parametrize(
    ("noun", "more"),
    [
        ("soldier", "soldiers"),
        ("army", "armies"),
        ("policeman", "policemen"),
        ("spokeswoman", "spokeswomen"),
        ("human", "humans"),
        ("talisman", "talismans"),
        ("thief", "thieves"),
        ("chief", "chiefs"),
        ("tribal chief", "tribal chiefs"),
        ("church", "churches"),
        ("riot police", "riot police"),
        ("armed person", "armed people"),
        ("child", "children"),
        ("boss", "bosses"),
    ],
)
def test_a_role_noun_has_its_plural(noun: str, more: str) -> None:
    assert plural(noun) == more


@pytest.mark.parametrize(
    ("role", "sector", "kind"),
    [
        ("prime ministers", "GOV", "person"),
        ("army", "MIL", "body"),
        ("policemen", "COP", "person"),
        ("judge", "JUD", "person"),
        ("thieves", "CRM", "person"),
        ("aid agency", None, "body"),
    ],
)
def test_a_role_gives_a_sector_and_says_whether_it_is_a_person(
    role: str, sector: str | None, kind: str
) -> None:
    assert (PEOPLE.roles[role].sector, PEOPLE.roles[role].kind) == (sector, kind)


def test_every_code_is_a_country_of_three_letters_and_a_sector_of_the_vocabulary() -> None:
    nations = set(load_nations())
    for known in PEOPLE.known.values():
        for code in (c for k in known for c in k.codes):
            assert code.country is None or code.country in nations | set(NONSTATE_COUNTRIES)
            assert code.sector is None or code.sector in SECTORS
    assert {r.kind for r in PEOPLE.roles.values()} == {"person", "body"}
    assert {r.sector for r in PEOPLE.roles.values()} <= {*SECTORS, None}


def test_the_leaders_are_of_known_nations_and_bodies() -> None:
    allowed = set(load_nations()) | set(NONSTATE_COUNTRIES)
    assert {c for found in PEOPLE.leaders.values() for c in found} <= allowed


def test_genders_are_two_and_names_in_both_lists_are_none() -> None:
    assert set(PEOPLE.gender.values()) | set(PEOPLE.given.values()) <= {"m", "f"}
    assert PEOPLE.given["igor"] == "m"
    assert PEOPLE.given["maria"] == "f"


def test_the_longest_keys_bound_the_search() -> None:
    assert PEOPLE.longest == max(len(k.split()) for k in PEOPLE.known)
    assert PEOPLE.role_length == max(len(k.split()) for k in PEOPLE.roles)


def test_a_nation_is_listed_under_its_usual_name_first() -> None:
    assert load_nations()["SDN"][0] == "Sudan"


class Missing:
    def __truediv__(self, name: str) -> Missing:
        return self

    def read_text(self, encoding: str) -> str:
        raise FileNotFoundError(2, "No such file or directory")


def test_a_missing_table_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "files", lambda package: Missing())
    with pytest.raises(LexiconError, match=r"lexicon/en/nations\.toml: .*; reinstall sayso"):
        load_people.__wrapped__()
