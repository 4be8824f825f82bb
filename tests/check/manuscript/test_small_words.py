"""Laws of small words: what does not fit its neighbours is told, and what may stand beside them is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.manuscript.small_words import RULES
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
FOUND = [
    ("TXT313", "The abbot kept three extracts form the ledger, and nobody asked for them.\n"),
    ("TXT313", "The guards where told to leave, and the abbot went with them.\n"),
    ("TXT313", "The abbey has be heard by the bishop, and the ledger will been sent to him.\n"),
    ("TXT313", "Nobody accept the abbot had the key of the tower in the autumn.\n"),
    ("TXT313", "Les bateliers on reçu la clé de la tour, et personne ne le savait ou il fallait.\n"),
    ("TXT313", "Les bateliers son arrivés à la tour avec leur avocats au mois de mai.\n"),
    ("TXT313", "Лодочники ушли, и никто ни пришёл за ключом от башни весной.\n"),
    ("TXT312", "The ferryman rented an boat from the abbey and kept it.\n"),
    ("TXT312", "It was a honest answer, and the abbot wrote it down.\n"),
    ("TXT313", "The abbey sold it's own boats, and the ferryman left the river.\n"),
    ("TXT313", "The ferryman did not answered, and the abbot wrote to him again.\n"),
    ("TXT313", "Le passeur s'est tu, et le juge à rejeté sa demande sans l'entendre.\n"),
    ("TXT313", "Le passeur a été renvoyer par l'abbaye, et le juge a rejeter sa demande.\n"),
    ("TXT313", "Il a quitté le pays ou il avait travaillé, et personne ne l'a revu.\n"),
    ("TXT313", "Паромщик может обратится в суд, и монастырь это знает.\n"),
    ("TXT313", "В течении трёх недель паромщик ждал ответа, и ответа не было.\n"),
    ("TXT314", "The ferryman crossed the river. nobody saw him on the other bank.\n"),
]
CLEAN = [
    "They form the crew; the abbey, where told, was shut to boats, and walking to and fro the abbot spoke.\n",
    "Les bateliers ou leurs avocats sont venus; leur dossier est clos. Quand à la fin il parla, on se tut. Ils on-line.\n",
    "The abbey let a unit to a European firm for an hour; a one-eyed ferryman paid a ewe and an heir.\n",
    "In May seized boats were sold; his will dated 3 June was read, and it's the abbot who cannot need them. Did it succeed?\n",
    "Is there evidence that their boats were sold? It's there report after report that they keep.\n",
    "Une d'entre elles a répondu; le juge, quant à lui, a entendu le passeur à six heures. C'est là où il vivait ou travaillait.\n",
    "L'appel a un effet suspensif, et la ville, à proximité du fleuve, a été rejetée par la société à responsabilité limitée.\n",
    "Паромщик может обратиться в суд. Он не обращается туда, и спор продолжается в течение года. В течении реки есть мели.\n",
    "The ferryman paid 40 francs approx. each month, see paras. three and four, and Brandt et al. agreed.\n",
    "The abbot wrote: “It lost it's boat. nobody saw a old man.” He was right.\n",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_a_small_word_that_does_not_fit_is_told(code: str, text: str, subject_of: Made) -> None:
    """Each confusion is told by its own rule."""
    assert code in [finding.code for rule in RULES for finding in rule().find(subject_of(text))]


@pytest.mark.parametrize("text", CLEAN)
def test_small_words_that_fit_are_left(text: str, subject_of: Made) -> None:
    """Sounds that differ from their letters, abbreviations, names of months and quoted words are left."""
    assert not [(finding.code, finding.message) for rule in RULES for finding in rule().find(subject_of(text))]
