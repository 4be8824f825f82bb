"""What an act does to one told before where no verb of its clause says so, on texts about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import EffectKind as E


def _effects(text: str, language: str) -> set[tuple[E, str, str]]:
    acts = {act.id: act for act in read(text, language)[1]}
    return {(effect.kind, act.kind.value, acts[effect.target].kind.value) for act in acts.values() for effect in act.effects}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "{b|The Refugee Office} refused {p|Emil Tovar} asylum in {2014|2014}. {b|The Zelin Court} granted him asylum in {2015|2015}.",
            (E.ANNULS, "asylum_grant", "asylum_refusal"),
        ),
        (
            "en",
            "{p|Emil Tovar} was sentenced to six years in prison in {2014|2014}. In {2016|2016} he was pardoned by {b|the President}.",
            (E.ENDS, "release", "sentence"),
        ),
        (
            "en",
            "{b|Interpol} published a red notice for {p|Emil Tovar} in {2014|2014}. The notice was cancelled on {2016-03-02|2 March 2016}.",
            (E.ENDS, "notice_withdrawal", "notice"),
        ),
    ],
)
def test_what_came_before_is_found_without_a_verb_that_names_it(language: str, text: str, expected: tuple[E, str, str]) -> None:
    """Asylum granted by a court undoes the refusal before it, a pardon ends a sentence, what is cancelled is a measure."""
    assert expected in _effects(text, language)


def test_an_appeal_is_against_the_last_decision_in_time() -> None:
    """An older decision that a text mentions in between is not what is appealed."""
    text = (
        "{b|The Zelin Court} ordered the extradition of {p|Emil Tovar} on {2017-10-27|27 October 2017}. "
        "{b|The Refugee Office} had granted {p|Emil Tovar} asylum in {2014|2014}. "
        "An appeal was lodged on {2017-11-03|3 November 2017}."
    )
    assert (E.CHALLENGES, "appeal_filed", "extradition_order") in _effects(text, "en")


def test_a_refusal_is_not_stayed() -> None:
    """What is suspended is what is carried out: the order, and not the refusal of a complaint told after it."""
    text = (
        "{b|The Zelin Court} ordered the extradition of {p|Emil Tovar} on {2017-10-27|27 October 2017}. "
        "A complaint by his lawyer was dismissed on {2017-11-03|3 November 2017}. "
        "{b|The Constitutional Court} suspended it on {2017-11-09|9 November 2017}."
    )
    stays = {one for one in _effects(text, "en") if one[0] is E.STAYS}
    assert stays <= {(E.STAYS, "stay", "extradition_order")}


def test_nothing_is_implied_for_two_persons() -> None:
    """Asylum granted to one does not undo what was refused to another."""
    refused = "{b|The Refugee Office} refused {p|Emil Tovar} asylum in {2014|2014}."
    text = refused + " {b|The Zelin Court} granted {p|Anna Resh} asylum in {2015|2015}."
    assert not [one for one in _effects(text, "en") if one[0] is E.ANNULS]
