"""What a sentence says of a decision, held against what became of that decision: found, and let pass, in three languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.standings import RULES
from wellfounded.check.standings.announced import Overtaken
from wellfounded.check.standings.named import named_in
from wellfounded.check.subject import Subject

SubjectOf = Callable[[str], Subject]

ENGLISH = """=== report.txt, 2019-09-30
On 8 March 2016 the County Court of Halden ordered Mrs Rothman to keep the sluice shut. She appealed on 4 April 2016.

On 20 June 2017 the Court of Appeal of Halden quashed the judgment of 8 March 2016. The Board did not get leave to appeal.

On 9 January 2019 she appealed to the Water Tribunal against the refusal of 11 December 2018. The appeal is pending.

{}
"""
FRENCH = """=== note.txt, 2018-04-16
Par un arrêté du 3 octobre 2014, le maire a ordonné la fermeture de l'atelier de Mme Karvel. Le tribunal administratif de Vormes a \
annulé cet arrêté le 12 février 2015. La commune a fait appel de ce jugement le 9 avril 2015.

{}
"""
RUSSIAN = """=== spravka.txt, 2019-03-04
18 апреля 2017 года Мирненский районный суд признал Сабурову виновной. 12 сентября 2017 года областной суд отменил приговор от \
18 апреля 2017 года и оправдал её. Защитник обжаловал постановление от 6 ноября 2018 года в суд.

{}
"""


def codes(subject: Subject, sentence: str) -> set[str]:
    return {
        finding.code
        for rule in RULES
        for finding in rule().find(subject)
        if any(passage.exact in sentence or sentence in passage.exact for passage in finding.passages)
    }


@pytest.mark.parametrize(
    ("dossier", "sentence", "code"),
    [
        (ENGLISH, "Our whole argument rests on the judgment of 8 March 2016.", "STA304"),
        (ENGLISH, "No court has ever set aside the judgment of 8 March 2016.", "STA304"),
        (ENGLISH, "Under the judgment of 8 March 2016 she must pay the costs.", "STA304"),
        (ENGLISH, "Mrs Rothman never appealed against the judgment of 8 March 2016.", "STA207"),
        (ENGLISH, "The refusal of 11 December 2018 can no longer be challenged.", "STA207"),
        (ENGLISH, "The judgment of 8 March 2016 was cancelled by the High Court on 4 July 2018.", "STA110"),
        (ENGLISH, "The judgment of 20 June 2017 was reversed by the County Court.", "STA106"),
        (ENGLISH, "A decision of the Court of Appeal is expected on 20 June 2017.", "STA209"),
        (FRENCH, "L'arrêté du 3 octobre 2014 n'a jamais été annulé.", "STA304"),
        (FRENCH, "Nous nous fondons sur l'arrêté du 3 octobre 2014.", "STA304"),
        (FRENCH, "La cour administrative d'appel se prononcera le 24 novembre 2016.", "STA209"),
        (RUSSIAN, "Приговор от 18 апреля 2017 года никто не отменял.", "STA304"),
        (RUSSIAN, "Постановление от 6 ноября 2018 года вступило в законную силу.", "STA207"),
        (RUSSIAN, "Заседание областного суда состоится 12 сентября 2017 года.", "STA209"),
    ],
)
def test_a_state_that_the_dossier_belies_is_found(dossier: str, sentence: str, code: str, subject_of: SubjectOf) -> None:
    """What is said of a decision named by its day is held against what the same dossier tells became of it."""
    assert code in codes(subject_of(dossier.format(sentence)), sentence)


@pytest.mark.parametrize(
    ("dossier", "sentence"),
    [
        (ENGLISH, "The Board still behaves as if the judgment of 8 March 2016 were in force."),
        (ENGLISH, "According to the Board the judgment of 8 March 2016 is still binding."),
        (ENGLISH, "Until 20 June 2017 the judgment of 8 March 2016 was in force."),
        (ENGLISH, "The Board relied on the judgment of 8 March 2016 in its letter of 2 May 2016."),
        (ENGLISH, "We do not rely on the judgment of 8 March 2016."),
        (ENGLISH, "No appeal was lodged against the judgment of 20 June 2017."),
        (ENGLISH, "The Water Tribunal will hear the appeal on 14 October 2019."),
        (ENGLISH, "In 2016 the Board said that the Court of Appeal would give judgment on 20 June 2017."),
        (FRENCH, "L'arrêté du 3 octobre 2014 n'est plus applicable."),
        (FRENCH, "La commune soutient que l'arrêté du 3 octobre 2014 demeure applicable."),
        (RUSSIAN, "Приговор от 18 апреля 2017 года больше не имеет силы."),
        (RUSSIAN, "Следователь ссылается на приговор от 18 апреля 2017 года."),
    ],
)
def test_what_others_say_and_what_is_denied_is_let_pass(dossier: str, sentence: str, subject_of: SubjectOf) -> None:
    """Only the authors' own present words can be belied; a sentence that knows of the fall is none of them."""
    assert codes(subject_of(dossier.format(sentence)), sentence) == set()


def test_a_decision_pointed_at_bears_the_day_of_the_one_named_before(subject_of: SubjectOf) -> None:
    """“That order” is the order that the paragraph named last."""
    subject = subject_of("The order of 3 May 2016 was short. That order named nobody.\n\nThat order is another.\n")
    assert [(one.noun, str(one.on)) for one in named_in(subject)] == [("order", "2016-05-03"), ("order", "2016-05-03")]


def test_an_entry_of_a_chronology_speaks_of_its_own_day(subject_of: SubjectOf) -> None:
    """What was to come on the day of an entry is no announcement that was overtaken."""
    text = "=== chronology.txt, 2020-02-01\n3 May 2016: The hearing is fixed for 9 June 2016.\n\n9 June 2016: The court hears both sides.\n"
    assert list(Overtaken().find(subject_of(text))) == []
