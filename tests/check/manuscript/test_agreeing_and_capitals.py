"""Laws of words that do not agree and of capitals: only what cannot stand so is told, and compounds, names and quoted words are left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.manuscript import agreeing, agreeing_russian, capitals, leftovers, letters, misread
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
RULES = (*agreeing.RULES, *agreeing_russian.RULES, *capitals.RULES, leftovers.Leftover, letters.MixedScripts, misread.Misspelt)
FOUND = [
    ("TXT315", "The harbour was sold. These order was never read out, and nobody signed it.\n", "These order"),
    ("TXT315", "The harbour was sold. The letters was lost on the way to the town.\n", "The letters was"),
    ("TXT315", "Each hearings, as the clerk noted, took an hour of the morning in the town.\n", "Each hearings"),
    ("TXT315", "Le port fut vendu. Le requête du voisin n'a pas été lue par le greffe de la ville.\n", "Le requête"),
    ("TXT315", "Le port fut vendu. La plainte a été rejeté par le juge de la ville au mois de mai.\n", "La plainte a été rejeté"),
    ("TXT315", "Le port fut vendu. Plusieurs témoin sont venus de la ville au mois de mai.\n", "Plusieurs témoin"),
    ("TXT316", "Порт продали весной. Просьба была отклонён в тот же день, и сосед уехал.\n", "была отклонён"),
    ("TXT316", "Порт продали весной. Соседи написал письмо, и никто им не ответил.\n", "Соседи написал"),
    ("TXT316", "Порт продали весной. Сосед пришёл в городскую архив и просил копию.\n", "городскую архив"),
    ("TXT317", "The harbour was let to Mr Zelman. Mr Zelman paid. Then mr Zelman left the town for good.\n", "mr Zelman"),
    ("TXT317", "The harbour was let on 3 july 2016 to a neighbour, who paid for a year at once.\n", "3 july"),
    ("TXT317", "The guard saw Okarin twice. He told Okarin to wait, and gave Okarin a chair. Then okarin left.\n", "okarin"),
    ("TXT318", "The harbour was let to the NEIghbour, who paid for a year at once.\n", "NEIghbour"),
    ("TXT201", "The harbour was let on XX July 2016, and the rent of EUR … was paid.\n", "XX"),
    ("TXT201", "The harbour was let (who?) to a neighbour.<br/> He paid for a year at once.\n", "(who?)"),
    ("TXT101", "Порт продали весной, и сосед ушёл c адвокатом в архив.\n", "c"),
    ("TXT404", "The harbour was closed by a commitee of three, and no one was told of it.\n", "commitee"),
    ("TXT404", "Порт продали весной, и сосед не получил разрешеня от города.\n", "разрешеня"),
]
CLEAN = [
    "Two state courts, these new rules, both judge and jury, and a goods train were named. The list of letters was long.\n",
    "The number of witnesses was small. If the report were lost, the judge and the clerk were to say so.\n",
    "He wrote “These order was”, and each of the hearings took an hour. The United States is a party.\n",
    "La juge a lu la lettre, le journaliste l'a lue, et l'audition des témoins a été longue. Son affaire est close.\n",
    "Les pièces du dossier ont été rendues. La demande a été rejetée, et les requêtes ont été jointes.\n",
    "Два важных свидетеля молчали. Известный суду сосед пришёл. Документы подписал мэр, а врач пришла. Порт был закрыт.\n",
    "Потерпевшего суд выслушал; первого свидетеля следователь отпустил. Просьба не была отклонена.\n",
    "Dr med. Zelman may come in march boots; mr. is short. The PhD of two MEPs and the NGOs was seen on eBay in May 2016.\n",
    "Mme d'Almeida spoke to Ms al-Rashid and Mr ben Youssef, and Mr le Goff to Dr dos Santos; Mr ten Brinke and Mr o’Hara left.\n",
    "See note 10 of no. 7; the price was 40 & more <than it was> in XX century France, at mill@tarn.example.\n",
    "The exhumation of the burgomaster was filmed; the tradeoffs of geofencing were named by the Kazakh ombudsperson.\n",
]


@pytest.mark.parametrize(("code", "text", "words"), FOUND)
def test_what_cannot_stand_beside_its_neighbours_is_told(code: str, text: str, words: str, subject_of: Made) -> None:
    """Each slip is told by its rule, at its place."""
    found = [finding for rule in RULES for finding in rule().find(subject_of(text)) if finding.code == code]
    assert any(words in passage.exact for finding in found for passage in finding.passages)


@pytest.mark.parametrize("text", CLEAN)
def test_words_that_may_stand_so_are_left(text: str, subject_of: Made) -> None:
    """Compounds, coordination, quoted words, names and governed nouns give nothing."""
    assert not [(finding.code, finding.message) for rule in RULES for finding in rule().find(subject_of(text))]
