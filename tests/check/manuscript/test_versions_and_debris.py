"""What is left in a text: both versions of a word, months of another language, buttons of a page, figures never filled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.manuscript import RULES
from wellfounded.check.subject import Subject

FOUND = [
    ("TXT319", "The mill court upheld confirmed the order of May.\n"),
    ("TXT319", "La cour a confirmé maintenu l'arrêté du maire.\n"),
    ("TXT319", "Прокуратура направила отправила письмо в суд.\n"),
    ("TXT320", "The court of the mill heard the tenants on 3 mars 2016 and closed the case.\n"),
    ("TXT320", "The court of the mill heard the tenants on 3 марта 2016 and closed the case.\n"),
    ("TXT320", "Le tribunal a entendu les locataires le 3 March 2016 et a clos l'affaire.\n"),
    ("TXT320", "Суд заслушал жильцов 3 March 2016 года и закрыл дело.\n"),
    ("TXT303", "Le tribunal a rejeté la demandesans entendre le prévenu. La demande était claire.\n"),
    ("TXT303", "Суд отклонил жалобубез рассмотрения. Жалоба была подана в мае.\n"),
    ("TXT405", "The harbour court closed the hear¬ing before noon.\n"),
    ("TXT405", "The tenants signed the con-tract in May; the contract ran for a year.\n"),
    ("TXT203", "The court stayed the order. Cookie settings The prefect appealed. He lost.\n\nSecond line.\n\nThird line.\n"),
    ("TXT203", "Le tribunal a statué. Partager sur Facebook\n\nLe préfet a fait appel.\n\nTroisième ligne.\n"),
    ("TXT201", "Le loyer a été payé en mai (soit ... euros), sans retard.\n"),
    ("TXT201", "They paid the rent in May (worth ... dollars) to the clerk.\n"),
]
LEFT = [
    "In an order of the prefect (arrêté du 3 mars 2016) the mill was closed. On 4 March 2016 the clerk left.\n",
    "The tenants read more. See also the annex. The newsletter was printed.\n\nOne.\n\nTwo.\n",
    "He said that (as he put it ... in anger) the mill was lost. The well-being of the tenants mattered.\n",
    "Le pays compte (y compris les îles) dix villes. Celui-ci dit-il peut-être la vérité.\n",
    "The court gave a decision ruling that the mill stays open, and the whistleblower was heard.\n",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_was_left_in_a_text_is_found(code: str, text: str, subject_of: Callable[[str], Subject]) -> None:
    """Each leftover is told by its own rule."""
    subject = subject_of(text)
    assert code in {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize("text", LEFT)
def test_what_only_looks_like_it_is_left(text: str, subject_of: Callable[[str], Subject]) -> None:
    """Titles in their own language, quotations cut by their author and usual compounds are no leftovers."""
    subject = subject_of(text)
    assert not [finding.message for rule in RULES for finding in rule().find(subject)]
