"""One ground told where the decision gives several."""

from __future__ import annotations

import pytest

from wellfounded.check.attribution.one_ground import OneGroundOfSeveral

ENGLISH = (
    "=== ruling.txt, 2019-03-05\nHIGH COURT OF LENT\n5 March 2019\n\n1. The licence of the ferry was withdrawn in May.\n\n"
    "2. The withdrawal is unlawful on two grounds: the owner was not heard, and the minister could not sign.\n\n3. The claim is allowed.\n"
    "=== note.txt, 2020-02-01\n"
)
FRENCH = (
    "=== arret.txt, 2019-03-05\nCOUR D'APPEL DE LENT\nArrêt du 5 mars 2019\n\n1. La licence du bac a été retirée en mai.\n\n"
    "2. Le retrait est annulé pour deux motifs : l'exploitant n'a pas été entendu, et le ministre n'avait pas compétence.\n"
    "=== note.txt, 2020-02-01\n"
)
RUSSIAN = (
    "=== reshenie.txt, 2019-03-05\nЛЕНТСКИЙ ОБЛАСТНОЙ СУД\nРешение от 5 марта 2019 года\n\n1. Лицензия парома отозвана в мае.\n\n"
    "2. Отзыв незаконен по двум основаниям: владелец не был выслушан, а министр не имел права подписи.\n"
    "=== note.txt, 2020-02-01\n"
)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The High Court annulled the withdrawal of the licence for the sole reason that the owner had not been heard.\n",
        ENGLISH + "By its judgment of 5 March 2019 the court quashed the withdrawal on one ground only, the want of a hearing.\n",
        ENGLISH + "It failed for no other reason than a missing hearing.¹\n\n¹ High Court of Lent, 5 March 2019, paragraph 2.\n",
        FRENCH + "Le retrait de la licence a été annulé au seul motif que l'exploitant n'avait pas été entendu.\n",
        RUSSIAN + "The judgment of 5 March 2019 rests exclusively on the fact that the owner was not heard.\n",
        RUSSIAN + "Отзыв лицензии признан незаконным лишь потому, что владелец не был выслушан.\n",
    ],
)
def test_one_ground_is_held_against_two(finds, text):
    """A ground told as the only one is found where the decision gives two, by its words, its day or the paragraph of the note."""
    assert finds(OneGroundOfSeveral, text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The court annulled the withdrawal not only because the owner was not heard.\n",
        ENGLISH + "The owner sold the ferry for one reason: his age.\n",
        ENGLISH + "The only reason why we write is that the licence has not been given back.\n",
    ],
)
def test_a_ground_of_something_else_is_left(finds, text):
    """One ground of another matter, or one that is told as one of several, is no finding."""
    assert not finds(OneGroundOfSeveral, text)
