"""Said is not done: what was offered, threatened, denied or asked never comes out as a deed.

Two lists of invented sentences, read whole with the shipped model. None of the first may give a
deed in the article's own voice; none of the second may give anything.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

from sayso.coder.interchange import to_dict
from sayso.errors import InputError
from sayso.ingest.read import make_article
from sayso.records import EventClaim, Record
from sayso.run.reader import Reader

# Acts of speech: that somebody demanded, threatened or accused did take place.
SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})

NOT_DONE = [
    "Russia offered to withdraw its troops from Georgia.",
    "Turkey threatened to attack Syria if the talks fail.",
    "Iran threatened to strike Israel.",
    "North Korea warned that it would attack South Korea.",
    "The Sudanese army is preparing to attack Kassala.",
    "Egypt intends to meet Ethiopian officials in Cairo.",
    "The Iraqi army denied shelling the village.",
    "“We did not shell the town,” a spokesman for the Sudanese army said.",
    "Pakistan denied that its soldiers had killed Indian villagers.",
    "If Kenya withdraws, Somalia will attack the port.",
    "Uganda would attack Rwanda if the rebels cross the border.",
    "Unless the talks succeed, Armenia will attack Azerbaijan.",
    "The rebels did not attack Goma.",
    "Chad never bombed the village in Sudan.",
    "Nobody in the Kenyan army killed the protesters.",
    "Libyan rebels failed to capture Tripoli.",
    "Syrian troops tried to storm Aleppo.",
    "The Malian army attempted to bomb the rebel camp near Gao.",
    "Did Russia attack Georgia?",
    "Has Turkey bombed Iraqi villages?",
    "Will China invade Taiwan?",
    "Reportedly, Russia shelled Kharkiv.",
    "Israel allegedly bombed a depot near Damascus.",
    "Iranian jets are said to have bombed the town of Erbil.",
    "Rebels killed ten soldiers near Goma, according to the Congolese army.",
    "Russia may attack Ukraine.",
    "Ukraine could bomb Russian airfields.",
    "Peru refused to send aid to Bolivia.",
    "France demanded that Mali release the hostages.",
    "The president urged Serbia to withdraw its troops from Kosovo.",
    "Greece ordered its navy to attack the Turkish ship.",
    "Turkey promised to release the Greek soldiers.",
    "Sudan agreed to withdraw its troops from Abyei.",
    "The planned Saudi attack on Yemen was cancelled.",
    "The minister ruled out an attack on Iran.",
    "Kenya vowed to crush the Somali militants.",
    "Belarus could have attacked Ukraine.",
    "Burundi almost invaded Rwanda.",
    "Rebels claimed that they had captured Bukavu.",
    "Army to attack rebels in Mali",
    "Russia to bomb Idlib",
    "Minister: Sudan will attack Chad",
    "Poland hopes to meet Ukraine next week.",
    "Eritrea was about to attack Ethiopia.",
    "No Russian soldier attacked the Ukrainian village.",
    "Rwanda is ready to attack Congo.",
    "Syria might have used chemical weapons against the rebels.",
    "The army should attack the rebels, the general said.",
    "Algeria considered bombing the camp in Mali.",
    "The Afghan government suspects that Pakistan bombed the village.",
    "Observers doubt that Russia shelled the hospital.",
    "Instead of attacking Georgia, Russia withdrew.",
    "Russia withdrew without attacking Georgia.",
    "Plans by Turkey to invade Syria alarmed Europe.",
    "The threat of a Russian attack on Kyiv grew.",
    "Fears of an Iranian attack on Israel rose.",
    "A possible Chinese attack on Taiwan worries Japan.",
    "Lebanon prevented Hezbollah from attacking Israel.",
    "Germany pledged to send tanks to Ukraine.",
    "It is not true that Sudan bombed the market.",
    "“Kenya attacked Somalia,” the minister said.",
    "Fighting would resume if Yemen broke the truce.",
    "Had Russia attacked Poland, NATO would have responded.",
    "Turkey is ready to attack Syria, officials said.",
    "Sudan offered to meet Egypt in Geneva.",
    "Chad has offered to meet the rebels.",
    "India and Pakistan agreed to meet in Delhi.",
    "Serbia proposed a meeting with Kosovo in Vienna.",
    "Niger warned Benin that troops would shell the border.",
    "The general swore to bomb Asmara.",
    "Russia issued an ultimatum: leave Kherson or be shelled.",
    "Iran has vowed to attack Israel again.",
    "Peru plans to meet Chile in Lima on Friday.",
    "A meeting between Kenya and Uganda is scheduled for Monday.",
    "Kenya and Uganda are due to meet on Monday.",
    "Talks between Greece and Turkey were postponed.",
    "Egypt is considering an attack on the rebels in Sinai.",
    "The navy was poised to shell Latakia.",
    "The spokesman denied that Eritrea had shelled Adigrat.",
    "Rwanda rejected claims that its soldiers attacked Goma.",
    "Burundi dismissed as false reports that it had attacked Rwanda.",
    "There was no attack on Juba, the army said.",
    "Rebels neither attacked Goma nor shelled Bukavu.",
    "Eritrea has not attacked Ethiopia.",
    "Ethiopia hasn't shelled the town of Adigrat.",
    "No shells hit Goma and no soldiers were killed.",
    "Without a mandate, troops would not attack Tripoli.",
    "If rebels attack Goma, Kenya will respond.",
    "Should Russia attack, Poland would respond.",
    "Were Turkey to attack Cyprus, Greece would fight.",
    "Somalia would have attacked Kenya if the talks had failed.",
    "An attempt to bomb the embassy in Cairo failed.",
    "Police foiled a plot to bomb the market in Nairobi.",
    "Gunmen attempted to kill the president of Haiti.",
    "Troops were unable to storm Mosul.",
    "Nigeria called off the attack on the militants.",
    "Armenia called off talks with Azerbaijan.",
    "Georgia accused Russia of bombing a village.",
    "Georgia blamed Russia for the bombing of Gori.",
    "Kenya was accused of shelling Kismayo.",
    "Prosecutors charged the Serbian general with killing villagers.",
    "Serbia is expected to arrest the general.",
    "Who attacked the Russian embassy in Damascus?",
    "Why did Chad bomb Sudan?",
    "Would Belarus attack Ukraine?",
    "Is Iran shelling Iraqi Kurdistan?",
    "Supposedly, Chad bombed the camp.",
    "It is said that Sudan shelled Kassala.",
    "It is believed that Israel bombed the plant.",
    "Israel is believed to have bombed the plant in Syria.",
    "Pakistan is thought to have shelled Kabul.",
    "Rumours that Niger had attacked Mali spread.",
    "According to witnesses, soldiers killed villagers in Mali.",
    "Witnesses in Goma said soldiers had killed ten villagers.",
    "State media reported that Iranian jets had bombed Erbil.",
    "A video showed soldiers killing villagers in Mali, Amnesty International said.",
    "Israel to strike Iran, report says",
    "Kenya to meet Somalia over border",
    "Iran threatens to attack Israel",
    "Putin vows to strike Kyiv",
    "Will Turkey invade Syria?",
    "Could China attack Taiwan?",
    "China 'could attack Taiwan next year'",
    "Poland fears that Russia will attack.",
    "Syria has the right to attack the rebels, the minister said.",
    "The plan is to attack Raqqa in spring.",
    "Their aim was to kill the Afghan president.",
    "It is time to attack Iran, the senator said.",
    "Nobody knows whether Russia shelled the school in Kharkiv.",
    "It remains unclear whether Sudan bombed the market.",
    "The inquiry found no evidence that Kenya shelled Kismayo.",
    "Far from attacking Goma, the rebels left.",
    "The rebels have yet to attack Goma.",
    "Russia is no longer shelling Kherson.",
    "The film imagines that Germany invaded Britain.",
    "Suppose that China attacked Taiwan.",
    "The army refrained from attacking the rebels in Gao.",
    "Chad avoided attacking Libya.",
    "Sweden will not attack Russia.",
    "Sierra Leone's army vowed not to attack the rebels.",
    "The Greek navy must not attack Turkish ships.",
    "Hamas demanded that Israel stop bombing Gaza.",
    "The Vatican appealed to Russia not to bomb Kyiv.",
    "The rebels were ordered to attack Goma.",
    "The suspected killing of a Saudi journalist shocked Turkey.",
    "Russia's alleged bombing of a school was discussed.",
]  # fmt: skip

HARMLESS = [
    "Actor Jorge Castro stars as a general who invades Cuba in the new film.",
    "The novel tells how Russian troops shelled a village in 1812.",
    "In the video game, players bomb cities in Germany.",
    "The Korean drama shows a bombing in Seoul in 1987.",
    "Brazil beat Germany 3-1 in Berlin on Sunday.",
    "The Kenyan runner attacked on the last climb and won the stage.",
    "Italy defender Marco Rossi was shot down by critics for his own goal.",
    "France attacked from the left and scored twice before half-time.",
    "Spain crushed Croatia in the final.",
    "The striker fired a shot over the bar in Madrid.",
    "Whisk the eggs, then beat the butter into the Greek yogurt.",
    "Fold the Italian flour into the dough and punch it down.",
    "Peel the Spanish onions and crush the garlic.",
    "Marinate the chicken in Indian spices and blast it in a hot oven.",
    "Shares in Japan fell sharply on Monday.",
    "The Swiss bank cut its forecast for growth.",
    "A German carmaker launched a new model in Munich.",
    "The French company raised prices by 3 percent.",
    "Oil prices hit a record in London.",
    "The Korean film shot in Busan opened on Friday.",
    "Critics attacked the new Danish film as dull.",
    "The Polish director killed off her main character in the last scene.",
    "The Irish singer released an album in Dublin.",
    "A storm struck the coast of Portugal.",
    "Heavy snow hit Austria overnight.",
    "Floods killed 20 people in Bangladesh.",
    "An earthquake destroyed houses in Nepal.",
    "The heat wave invaded southern Spain.",
    "Lightning struck a tower in Kuala Lumpur.",
    "A strong wind battered Ireland.",
    "He suffered a heart attack in Vienna.",
    "Tourists flocked to Greece this summer.",
    "The Swedish museum opened a new wing.",
    "Australia bowled out India for 180.",
    "She bombed in her driving test in Oslo.",
    "The comedian killed in Edinburgh.",
    "The price war between British supermarkets goes on.",
    "Hundreds of runners took to the streets of Nairobi for the marathon.",
    "The Turkish restaurant in Berlin serves grilled lamb.",
    "Norway produces salmon for Japan.",
    "The Dutch firm will supply chips to Taiwan.",
    "My dog attacked the postman in Leeds.",
    "The Chilean wine won a prize in Paris.",
    "The virus attacks the lungs, doctors in Milan said.",
    "The train from Vienna to Prague was late.",
    "Bees invaded a school in Kansas.",
    "The Mexican chef demanded fresh fish.",
    "Manchester United beat Real Madrid in London.",
    "The German midfielder fired home from close range.",
    "Serena Williams fought back to win in Melbourne.",
    "Argentina's defence was under attack all night.",
    "The French cyclist launched an attack on the final climb.",
    "Bomb the avocado with lime and salt, says the Peruvian cook.",
    "Toss the Lebanese salad and serve.",
    "The Thai curry packs a punch.",
    "The Turkish lira hit a record low.",
    "The Chinese firm launched a takeover bid for a British rival.",
    "The Italian bank was hit by losses.",
    "The Spanish thriller bombed at the box office.",
    "The Indian director shot three films in Goa.",
    "A Norwegian band will hold a concert in Oslo.",
    "A cyclone battered Madagascar.",
    "A cold front swept over Poland.",
    "Rain hit Manila for three days.",
    "The drought struck Kenya hard.",
    "The volcano threatened villages in Iceland.",
    "Visitors to Rome met the guide at noon.",
    "The Danish queen opened a bridge.",
    "The Dutch prime minister likes cheese.",
    "A German court cut the fee for banks.",
    "The Egyptian museum shows old gold.",
    "The Swiss train broke down near Basel.",
]  # fmt: skip

# The same words without what makes them unsaid: they must give a deed, or the lists prove nothing.
DONE = [
    "Iranian police arrested the director of the film.",
    "In the game against Brazil on Sunday, police arrested 20 Croatian fans.",
    "Russia attacked Georgia.",
    "Iran struck Israel on Friday.",
    "The Sudanese army attacked Kassala.",
    "Chad bombed a village in Sudan.",
    "Egypt met Ethiopian officials in Cairo.",
    "Rebels killed ten soldiers near Goma.",
    "Russia has shelled Kharkiv.",
    "Turkey is shelling Syrian villages.",
]


@lru_cache(maxsize=1)
def records() -> dict[str, Record]:
    """All sentences, read in one run, each an article of its own."""
    texts = [*NOT_DONE, *HARMLESS, *DONE]
    articles = [make_article(t, published="2031-03-04") for t in texts]
    out: dict[str, Record] = {}
    for text, found in zip(texts, Reader().read_all(articles), strict=True):
        assert not isinstance(found, InputError), text
        out[text] = found
    return out


def done(event: EventClaim) -> bool:
    """Is it told as a deed, in the article's own voice, without a hedge?"""
    return (
        event.core not in SPEECH
        and event.status in {"happened", "ongoing"}
        and event.stance == "asserts"
        and not event.chain
        and not event.hedged
    )


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_is_only_said_is_not_done(text: str) -> None:
    assert [e for e in records()[text].events if done(e)] == []


@pytest.mark.parametrize("text", HARMLESS)
def test_sport_cooking_business_film_and_weather_are_no_events(text: str) -> None:
    assert [(e.type, e.rule) for e in records()[text].events] == []


@pytest.mark.parametrize("text", DONE)
def test_what_is_told_as_done_is_done(text: str) -> None:
    assert any(done(e) for e in records()[text].events)


def test_most_of_what_is_not_done_is_still_read() -> None:
    """Silence is no proof: nine in ten of the sentences give a claim that says where it stands."""
    read = [t for t in NOT_DONE if records()[t].events]
    assert len(read) >= 0.9 * len(NOT_DONE)


def test_the_interchange_form_carries_what_keeps_a_claim_from_being_a_deed() -> None:
    for text in NOT_DONE:
        for event in to_dict(records()[text])["events"]:
            plain = event["status"] in {"happened", "ongoing"} and event["stance"] == "asserts"
            assert not plain or event["chain"] or event["hedged"] or event["core"] in SPEECH
