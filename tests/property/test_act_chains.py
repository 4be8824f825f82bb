"""Chains of judgments: whatever the language, the courts and the number of links, each link acts on the one before it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "extract"))

from act_texts import read

HEADS = {
    "en": "The judgment of {b|the Zelin City Court} of {2009|2009}",
    "fr": "Le jugement du {b|tribunal de Zelin} de {2009|2009}",
    "ru": "Приговор {b|Зелинского суда} от {2009|2009 года}",
}
COURTS = {
    "en": ["the Brenn Court of Appeal", "the Regional Court of Lorme", "the Supreme Court", "the High Court of Marovia"],
    "fr": ["la cour d'appel de Brenn", "la cour régionale de Lorme", "la Cour suprême", "la Haute Cour de Marovie"],
    "ru": ["Бреннским областным судом", "Лормским апелляционным судом", "Верховным судом", "Высшим судом Маровии"],
}
VERBS = {
    "en": [("affirmed", "upholds"), ("upheld", "upholds"), ("reversed", "annuls"), ("quashed", "annuls"), ("set aside", "annuls")],
    "fr": [("confirmé", "upholds"), ("infirmé", "annuls"), ("cassé", "annuls"), ("annulé", "annuls")],
    "ru": [("оставлен в силе", "upholds"), ("отменён", "annuls")],
}
BY = {"en": "by ", "fr": "par ", "ru": ""}
IN = {"en": "in ", "fr": "en ", "ru": "в "}
YEAR = {"en": "", "fr": "", "ru": " году"}


@st.composite
def chains(draw: st.DrawFn) -> tuple[str, str, list[tuple[str, str]]]:
    """Return a language, a sentence with its marks, and for each link its date and what it does."""
    language = draw(st.sampled_from(sorted(HEADS)))
    courts = draw(st.permutations(COURTS[language]))
    verbs = draw(st.lists(st.sampled_from(VERBS[language]), min_size=1, max_size=4))
    text, links = HEADS[language], []
    for number, (verb, effect) in enumerate(verbs):
        year = str(2011 + 2 * number)
        text += f", {verb} {BY[language]}{{b|{courts[number]}}} {IN[language]}{{{year}|{year}{YEAR[language]}}}"
        links.append((year, effect))
    return language, text + ".", links


@settings(max_examples=120, deadline=None)
@given(chains())
def test_each_link_acts_on_the_one_before(chain: tuple[str, str, list[tuple[str, str]]]) -> None:
    """In a chain every link is one act with its own date, and does what its verb says to the act before it and to no other."""
    language, text, links = chain
    acts = {act.date: act for act in read(text, language)[1]}
    before = acts["2009"]
    for date, kind in links:
        assert [(effect.kind.value, effect.target) for effect in acts[date].effects] == [(kind, before.id)]
        before = acts[date]


@pytest.mark.parametrize("language", sorted(HEADS))
def test_the_head_of_a_chain_does_nothing(language: str) -> None:
    """The judgment that a chain begins with acts on no later one."""
    text = HEADS[language] + f", {VERBS[language][0][0]} {BY[language]}{{b|{COURTS[language][0]}}} {IN[language]}{{2011|2011}}."
    assert [act.effects for act in read(text, language)[1] if act.date == "2009"] == [()]
