"""What a source says with caution told plainly."""

from __future__ import annotations

import pytest

from wellfounded.check.attribution.caution import CautionLeftOut

ENGLISH = (
    "=== inquiry.txt, 2019-03-05\nThe probable cause of the leak is a worn seal. The pilot is believed to have slept in the cabin.\n\n"
    "According to three neighbours, the guard burned letters behind the chapel on Sunday night.\n=== note.txt, 2020-02-01\n"
)
FRENCH = (
    "=== enquete.txt, 2019-03-05\nLe vendeur présumé du tableau se tait. Le notaire aurait brûlé le second testament dans la cour.\n"
    "=== note.txt, 2020-02-01\n"
)
RUSSIAN = "=== otchet.txt, 2019-03-05\nСторож якобы сжёг письма за часовней. Он не ответил.\n=== note.txt, 2020-02-01\n"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The report names the cause of the leak, and we thank its authors.\n",
        ENGLISH + "The guard burned letters behind the chapel.\n",
        FRENCH + "Nous avons écrit au vendeur du tableau.\n",
        FRENCH + "Le notaire a brûlé le second testament dans la cour.\n",
        RUSSIAN + "Сторож сжёг письма за часовней.\n",
    ],
)
def test_a_caution_left_out_is_found(finds, text):
    """A noun without its "alleged" and a clause without its "is said to" are held against the source, however short they are."""
    assert finds(CautionLeftOut, text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH + "The report names a likely cause of the leak.\n",
        ENGLISH + "Three neighbours say that the guard burned letters behind the chapel.\n",
        FRENCH + "Le notaire aurait brûlé un testament dans la cour.\n",
        RUSSIAN + "Сторож будто бы сжёг письма за часовней.\n",
    ],
)
def test_another_caution_is_a_caution(finds, text):
    """What is said with another word of caution, or given to somebody, is no finding."""
    assert not finds(CautionLeftOut, text)
