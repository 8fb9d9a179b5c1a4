from __future__ import annotations

import pytest

from sayso.ingest.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the town.",
        "Hezbollah, Jaish al-Adl and Los Urabeños denied it.",
        "Clashes in the La Paz and Santa Cruz de la Sierra districts of El Alto left two dead, La "
        "Razón said on Monday after a night of shelling in the city.",
        "The Rassemblement des forces démocratiques de Guinée and the Union des populations said "
        "the vote in Conakry was stolen by the army.",
        "Der Spiegel reported that the Bundesamt für Verfassungsschutz and the Staatsanwaltschaft "
        "in Karlsruhe had searched eleven flats in Leipzig and Chemnitz on Thursday.",
        "123 456",
        "",
        "Goma!",
    ],
)
def test_short_english_with_odd_words_stays_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Rebellen haben die Stadt am Montag eingenommen, und das Militär hat sich in der Nacht "
         "aus dem Lager zurückgezogen, wie ein Sprecher der Armee am Abend sagte.", "de"),
        ("Les rebelles ont pris la ville lundi, selon le porte-parole de l'armée, qui a dit que les "
         "soldats se sont retirés dans la nuit avec leurs armes.", "fr"),
        ("Los rebeldes tomaron la ciudad el lunes, según un portavoz del ejército, que dijo que los "
         "soldados se retiraron por la noche con sus armas.", "es"),
        ("Повстанцы взяли город в понедельник.", "ru"),
        ("反政府武装周一占领了城市。", "zh"),
        ("سيطر المتمردون على المدينة يوم الاثنين.", "ar"),
        ("המורדים כבשו את העיר ביום שני.", "he"),
    ],
)  # fmt: skip
def test_another_language_is_named(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_name_in_another_script_does_not_change_the_language() -> None:
    assert language_of("The paper Новая Газета said that the rebels had left Goma.") == "en"
