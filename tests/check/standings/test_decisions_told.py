"""What became of decisions: contradictions that are found, and courses of things that only look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.standings import RULES
from wellfounded.check.standings.courts import courts_in
from wellfounded.check.standings.tellings import tellings
from wellfounded.check.standings.verdicts import Verdict
from wellfounded.check.subject import Subject

SubjectOf = Callable[[str], Subject]


def codes(subject: Subject) -> list[str]:
    return sorted({finding.code for rule in RULES for finding in rule().find(subject)})


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The Court of Criminal Appeal upheld the judgment of the High Court.", ["appeal", "high"]),
        ("La cour administrative d'appel a saisi le Conseil d'État.", ["appeal", "council"]),
        ("Верховный Суд отменил приговор районного суда.", ["supreme", "first"]),
        ("This Court and the Administrative Court of Bruye agree.", ["administrative"]),
    ],
)
def test_courts_are_known_by_what_they_are(text: str, types: list[str]) -> None:
    """A court is known by its kind in three languages, and “this Court” is none."""
    assert [court.type for court in courts_in(text, 0, len(text))] == types


def test_two_courts_of_two_places_are_two() -> None:
    """Courts of one kind are one only where their places do not contradict each other."""
    text = "The Court of Appeal of Sereth, the Court of Appeal, the Court of Appeal of Brenn."
    one, bare, other = courts_in(text, 0, len(text))
    assert one.may_be(bare)
    assert bare.may_be(other)
    assert not one.may_be(other)


@pytest.mark.parametrize(
    "text",
    [
        "The appellant asks that the judgment of 3 May 2019 be quashed.",
        "The Court of Appeal did not set aside the order.",
        "La requérante demande que l'arrêté soit annulé.",
        "Адвокат просит, чтобы суд отменил постановление.",
        "If the Supreme Court overturned it, he would go home.",
        "The group has set aside 24,000 euros for the treatment.",
        "The Court of Appeal upheld the judgment in part.",
    ],
)
def test_what_is_wished_denied_or_partial_is_not_told(text: str, subject_of: SubjectOf) -> None:
    """No verdict is read where nobody says that it was given."""
    assert [one for one in tellings(subject_of(text + "\n")) if one.verdict in {Verdict.UP, Verdict.DOWN}] == []


@pytest.mark.parametrize(
    "text",
    [
        # A reversal and the reversal of that.
        (
            "On 4 May 2018 the District Court convicted Ms Orlan. On 6 June 2019 the Court of Appeal set aside the conviction. "
            "On 7 July 2020 the Supreme Court set aside the judgment of the Court of Appeal.\n"
        ),
        # An appeal that was pending when an earlier text was written.
        (
            "=== judgment.txt, 2019-02-19\nCOURT OF APPEAL\n19 February 2019\n\nThe appeal is dismissed.\n"
            "=== letter.txt, 2018-07-12\nThe judgment of 24 May 2018 is good. The appeal is pending before the Court of Appeal.\n"
        ),
        # A second appeal against a later decision.
        (
            "=== letter.txt, 2020-02-01\nOn 19 February 2019 the Court of Appeal dismissed the first appeal. On 14 March 2019 "
            "the Commercial Court ordered him to pay. His appeal against that order is pending before the Court of Appeal.\n"
        ),
        # Final once the last court had spoken.
        (
            "=== letter.txt, 2020-02-01\nOn 4 May 2018 the District Court fined him. On 6 June 2019 the Supreme Court dismissed his "
            "appeal. "
            "The judgment is final.\n"
        ),
        # Released, and arrested anew.
        (
            "=== letter.txt, 2020-02-01\nHe was released on 6 March 2019. He was arrested again on 9 May 2019. "
            "He is in custody, and we ask for help.\n"
        ),
    ],
)
def test_an_ordinary_course_of_proceedings_gives_nothing(text: str, subject_of: SubjectOf) -> None:
    """Reversals in a row, appeals of their time, final judgments and new arrests contradict nothing."""
    assert codes(subject_of(text)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            (
                "=== arret.txt, 2019-04-11\nCour administrative d'appel de Bruye\n\nLecture du 11 avril 2019\n\n"
                "La requête du ministre est rejetée.\n"
                "=== rapport.txt, 2020-03-09\nLe 11 avril 2019, la cour administrative d'appel de Bruye a fait droit à "
                "l'appel du ministre.\n"
            ),
            "STA102",
        ),
        (
            (
                "=== post.txt, 2019-03-06\nОБЛАСТНОЙ СУД\n\nАпелляционное постановление\n6 марта 2019 года\n\n"
                "Постановление районного суда от 14 февраля 2019 года отменить.\n"
                "=== spravka.txt, 2020-02-24\n6 марта 2019 года областной суд оставил постановление районного суда без изменения.\n"
            ),
            "STA102",
        ),
        (
            (
                "=== lettre.txt, 2020-02-01\nLe 19 février 2019, la cour d'appel a rejeté son appel.\n\n"
                "Son appel est toujours pendant devant la cour d'appel.\n"
            ),
            "STA201",
        ),
        (
            (
                "=== letter.txt, 2020-02-01\nOn 22 November 2018 the District Court committed him. The decision is final.\n\n"
                "On 30 May 2019 the Supreme Court quashed the order of the District Court.\n"
            ),
            "STA202",
        ),
    ],
)
def test_contradictions_are_found_in_three_languages(text: str, code: str, subject_of: SubjectOf) -> None:
    """An outcome that its source denies, a pending appeal that was decided, and a final decision that fell are found."""
    assert code in codes(subject_of(text))
