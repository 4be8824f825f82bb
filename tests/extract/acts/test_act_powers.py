"""Who may do what, verbs that share a subject, and kinds of deeds of press language: laws on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.extract.acts.powers import does, may_do, sorts_of
from wellfounded.model.labels import ActKind as K
from wellfounded.model.labels import EffectKind as E
from wellfounded.model.normal import normalise
from wellfounded.model.reading import Act


def _of(sentence: str, kind: K, language: str = "en") -> list[Act]:
    return [act for act in read(sentence, language)[1] if act.kind is kind]


@pytest.mark.parametrize(
    ("body", "kind", "may"),
    [
        ("Interpol", K.ARREST, False),
        ("Interpol", K.NOTICE, True),
        ("the Zelin City Court", K.CONVICTION, True),
        ("Brenn Police Directorate", K.CONVICTION, False),
        ("parquet de Zelin", K.CHARGE, True),
        ("Следственный комитет", K.SENTENCE, False),
        ("Верховный суд", K.ANNULMENT, True),
        ("The Orchard", K.SENTENCE, True),
    ],
)
def test_a_body_may_do_what_its_sort_does(body: str, kind: K, may: bool) -> None:
    """A police force convicts nobody; a name that says no sort speaks against nothing."""
    assert may_do(body, kind) is may


def test_a_name_says_of_what_sort_a_body_is() -> None:
    """A state is a sort of its own, and what is certain needs a sort that is known."""
    assert sorts_of("La France") == {"state"}
    assert does("Zelin District Court", K.ACQUITTAL)
    assert not does("The Orchard", K.ACQUITTAL)


@pytest.mark.parametrize(
    ("sentence", "kind", "body", "language"),
    [
        (
            "{b|The Zelin City Court} tried {p|Orsen Vail} in {2019|2019}, found him guilty of theft.",
            K.CONVICTION,
            "The Zelin City Court",
            "en",
        ),
        (
            "{b|The Supreme Court} quashed the acquittal of {p|Ilka Dorn} in {2019|2019}, upholding the warrant.",
            K.UPHOLDING,
            "The Supreme Court",
            "en",
        ),
        ("{p|Ilka Dorn} was arrested in {2019|2019} by officers of {b|the Brenn Guard}.", K.ARREST, "", "en"),
        ("In {2020|2020} {b|the Zelin City Court} ordered that {p|Ilka Dorn} be detained.", K.ARREST, "the Zelin City Court", "en"),
        ("A ruling {b|the Supreme Court} left unchanged on {2020-05-05|5 May 2020}.", K.UPHOLDING, "the Supreme Court", "en"),
        (
            "{p|Ilka Dorn} a été interpellée le {2018-05-03|3 mai 2018}, puis remise en liberté par {b|la cour d'appel de Zelin}.",
            K.RELEASE,
            "la cour d'appel de Zelin",
            "fr",
        ),
        (
            "{p|Ilka Dorn} a été condamnée par défaut, le {2016-06-21|21 juin 2016}, par {b|le tribunal de Zelin}, à douze ans de prison.",
            K.SENTENCE,
            "le tribunal de Zelin",
            "fr",
        ),
        ("{b|Зелинский суд}, отменив решение, в {2020|2020 году} освободил {p|Ильку Дорн}.", K.ANNULMENT, "Зелинский суд", "ru"),
    ],
)
def test_verbs_share_who_did_it(sentence: str, kind: K, body: str, language: str) -> None:
    """A joined verb, a participle and an order behind "that" have the subject of their main verb; a passive has its agent."""
    found = _of(sentence, kind, language)
    assert found, sentence
    assert not body or found[0].body.casefold() == body.casefold()


def test_an_agent_belongs_to_the_nearest_deed() -> None:
    """Whoever freed somebody did not arrest him."""
    sentence = (
        "{p|Orsen Vail} was arrested on {2018-05-03|3 May 2018} and released by {b|the Zelin Court of Appeal} in {2018-07|July 2018}."
    )
    assert _of(sentence, K.ARREST)[0].body == ""
    assert _of(sentence, K.RELEASE)[0].body == "the Zelin Court of Appeal"


@pytest.mark.parametrize(
    ("sentence", "kind", "language"),
    [
        ("{b|The Council of the European Union} listed {p|Orsen Vail} on {2022-02-28|28 February 2022}.", K.SANCTION_LISTING, "en"),
        ("In {2012|2012} {b|the Regional Court} ruled extradition of {p|Orsen Vail} inadmissible.", K.REFUSAL, "en"),
        (
            "{b|The County Court} found the conditions for extradition of {p|Orsen Vail} to be met in {2017|2017}.",
            K.EXTRADITION_ORDER,
            "en",
        ),
        ("{p|Ilka Dorn} was taken from her flat in {2015-08|August 2015}.", K.ARREST, "en"),
        ("{b|The Zelin City Court} jailed {p|Orsen Vail} for twelve years in {2020|2020}.", K.SENTENCE, "en"),
        ("{s|Tervenia} refused to recognise the warrant against {p|Orsen Vail} in {2020|2020}.", K.REFUSAL, "en"),
        ("He spent five months in custody in {2019|2019} before being freed on bail.", K.RELEASE, "en"),
        ("{p|Ilka Dorn} a été laissée libre sous contrôle judiciaire le {2018-05-03|3 mai 2018}.", K.RELEASE, "fr"),
        ("{b|Le tribunal de Zelin} déclare les poursuites irrecevables le {2018-06-28|28 juin 2018}.", K.JUDGMENT, "fr"),
        ("À Zelin, le journaliste {p|Nikolaï Vail} a été assigné à résidence en {2014|2014}.", K.ARREST, "fr"),
        ("{2022-03-01|1 марта 2022 года} защита заявила отвод; в отводе отказано судом.", K.REFUSAL, "ru"),
        ("{b|Верховный суд} отказался пересматривать приговор {p|Вайлу} в {2020|2020 году}.", K.REFUSAL, "ru"),
        ("Подозрение {p|Вайлу} вручили в {2018-05|мае 2018 года}.", K.CHARGE, "ru"),
        ("{b|Зелинский суд} перевёл {p|Вайла} под домашний арест в {2018-05|мае 2018 года}.", K.OTHER, "ru"),
    ],
)
def test_press_and_rulings_tell_acts(sentence: str, kind: K, language: str) -> None:
    """Wording of news, chronologies and rulings tells acts as plain verbs do."""
    assert _of(sentence, kind, language), read(sentence, language)[1]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("{b|The Brenn Almanac} listed {p|Orsen Vail} among its contributors in {2019|2019}.", "en"),
        ("{p|Orsen Vail} refused to answer questions in {2019|2019}.", "en"),
        ("{b|The Zelin City Court} refused to comment in {2019|2019}.", "en"),
        ("{p|Ilka Dorn} walked to the court without being freed of her fears in {2019|2019}.", "en"),
        ("{p|Ilka Dorn} a refusé de répondre aux questions en {2019|2019}.", "fr"),
        ("{p|Вайл} отказался отвечать на вопросы в {2019|2019 году}.", "ru"),
    ],
)
def test_near_misses_tell_none(sentence: str, language: str) -> None:
    """The same verbs of somebody else, or with another object, tell no act."""
    assert not read(sentence, language)[1]


def _effects(sentence: str, language: str = "en") -> set[tuple[K, E, K]]:
    acts = read(sentence, language)[1]
    kinds = {act.id: act.kind for act in acts}
    return {(act.kind, effect.kind, kinds[effect.target]) for act in acts for effect in act.effects}


def test_a_case_that_is_dropped_ends_the_charge() -> None:
    """The end of a case ends the last charge before it."""
    text = "{p|Orsen Vail} was charged with fraud in {2019-01|January 2019}. Prosecutors dropped the case in {2020-05|May 2020}."
    assert (K.OTHER, E.ENDS, K.CHARGE) in _effects(text)


def test_nothing_is_done_to_what_came_later() -> None:
    """A decision of 2015 does nothing to one of 2019."""
    text = (
        "{b|The Zelin City Court} convicted {p|Orsen Vail} on {2019-01-10|10 January 2019}. "
        "Long before, on {2015-05-05|5 May 2015}, {b|the Supreme Court} had quashed the verdict."
    )
    assert (K.ANNULMENT, E.ANNULS, K.CONVICTION) not in _effects(text)


def test_an_arrest_carries_out_the_warrant_it_was_made_on() -> None:
    """Somebody who is arrested on a warrant is arrested in execution of it."""
    text = "{p|Orsen Vail} was arrested on {2018-06-06|6 June 2018} on a warrant issued by {b|the Zelin City Court} in {2018-05|May 2018}."
    assert (K.ARREST, E.IMPLEMENTS, K.WARRANT) in _effects(text)


@pytest.mark.parametrize(
    "entry", ["2012 – the court of Zelin ruled", "4 March 2014 – reversed", "12.03.2012 — возбуждено дело", "Mai 2014 : grâce"]
)
def test_an_entry_of_a_chronology_keeps_its_line(entry: str) -> None:
    """A line that begins with a date and a dash or a colon is not the end of the line before it, however long that was."""
    full = "A line of running words that is as long as all the other lines are"
    text = "\n".join([full, full + ".", full, entry])
    assert normalise(text).text.split("\n")[-1].startswith(entry[:4])
