"""Figures: hard cases of the rules in English, French and Russian, each beside the nearest text that adds up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wellfounded.check.figures import RULES
from wellfounded.check.subject import Subject

CASES = [
    (
        "FIG209",
        "The work cost 1,670 euros, as set out here:\n\n| Cost | EUR |\n|---|---|\n| Rent | 1,200 |\n| Travel | 350 |\n| Total | 1,550 |\n",
    ),
    (
        "",
        "The work cost 1,550 euros, as set out here:\n\n| Cost | EUR |\n|---|---|\n| Rent | 1,200 |\n| Travel | 350 |\n| Total | 1,550 |\n",
    ),
    ("FIG210", "The company claimed 850,000 euros. The first court awarded 12,000 euros, that is, 2.4 per cent."),
    ("", "La raffinerie valait 164 millions d'euros. Elle fut vendue 41 millions d'euros, soit 25 %."),
    ("FIG211", "The city has 40 per cent of the shares. A trader has 35 per cent. A bank holds the remaining 35 per cent."),
    ("FIG201", "The raid ended with 14 arrests in Kyiv and 9 in Lviv, 25 in all."),
    ("", "The raid ended with 14 arrests in Kyiv and 9 in Lviv, 23 in all."),
    ("FIG201", "The commission heard a total of 37 witnesses: 19 villagers, 12 officers and 8 doctors."),
    ("", "The commission heard a total of 37 witnesses: 19 villagers, 12 officers and 6 doctors."),
    ("FIG201", "La commission a entendu 37 témoins (19 villageois et 12 officiers)."),
    ("", "La commission a entendu 31 témoins (19 villageois et 12 officiers)."),
    ("FIG201", "La société a versé 12 000 euros en mai et 8 500 euros en juin, soit au total 21 500 euros."),
    ("", "La société a versé 12 000 euros en mai et 8 500 euros en juin, soit au total 20 500 euros."),
    ("FIG201", "Полиция задержала 14 мужчин и 9 женщин, всего 25 человек."),
    ("", "Полиция задержала 14 мужчин и 9 женщин, всего 23 человека."),
    ("FIG201", "The bank paid $4.2 million in 2015 and $3.1 million in 2016, in total $8.3 million."),
    ("", "The bank paid $4.2 million in 2015 and $3.1 million in 2016, in total $7.3 million."),
    ("", "In 2016 the police detained 120 people, including 14 women and 9 children, in total 40 were charged."),
    ("", "He was fined 300 euros in May and 500 euros in June."),
    ("FIG202", "Costs:\n\n- Travel: 1,240 euros\n- Hotel: 860 euros\n- Translation: 2,100 euros\n- Total: 4,500 euros\n"),
    ("", "Costs:\n\n- Travel: 1,240 euros\n- Hotel: 860 euros\n- Translation: 2,100 euros\n- Total: 4,200 euros\n"),
    ("FIG202", "Расходы\n\n| Статья | Сумма |\n|---|---|\n| Проезд | 12 400 |\n| Перевод | 8 600 |\n| Итого | 22 000 |\n"),
    ("", "Расходы\n\n| Статья | Сумма |\n|---|---|\n| Проезд | 12 400 |\n| Перевод | 8 600 |\n| Итого | 21 000 |\n"),
    ("FIG202", "Year\tArrests\n2014\t12\n2015\t30\n2016\t7\nTotal\t59\n"),
    ("", "Year\tArrests\n2014\t12\n2015\t30\n2016\t7\nTotal\t49\n"),
    ("FIG203", "Of the 250 complaints, 40 of 250 (18%) were examined."),
    ("FIG203", "The court heard 12 of the 60 witnesses (25 per cent)."),
    ("", "The court heard 12 of the 60 witnesses (20 per cent)."),
    ("FIG203", "Sur 200 détenus, 30 sur 200, soit 20 %, étaient malades."),
    ("FIG203", "Жалобы удовлетворены в 15 из 120 дел (18%)."),
    ("", "Жалобы удовлетворены в 15 из 120 дел (12,5%)."),
    ("FIG203", "The number of arrests rose from 120 to 180, an increase of 60%."),
    ("", "The number of arrests rose from 120 to 180, an increase of 50%."),
    ("FIG203", "Le nombre de plaintes est passé de 80 à 100, soit une hausse de 20 %."),
    ("FIG204", "Turnout was such that 104% of registered voters had cast a ballot."),
    ("FIG205", "Mr Orazov owns 55% of the company, Ms Keller owns 30% and the state owns 25%."),
    ("", "Mr Orazov owns 55% of the company, Ms Keller owns 30% and the state owns 15%."),
    ("FIG205", "Оразову принадлежит 55% акций, Келлер владеет 30%, остальные 25% у государства."),
    (
        "FIG206",
        "We ask the Commission to take three steps:\n\n1. to hear Mr Orazov;\n2. to delete it;\n3. to tell the states;\n4. to pay.\n",
    ),
    (
        "",
        "We ask the Commission to take four steps:\n\n1. to hear Mr Orazov;\n2. to delete it;\n3. to tell the states;\n4. to pay.\n",
    ),
    ("FIG206", "Elle repose sur quatre motifs : a) le juge était absent ; b) le dossier l'était ; c) nul n'a été entendu."),
    ("", "Elle repose sur trois motifs : a) le juge était absent ; b) le dossier l'était ; c) nul n'a été entendu."),
    (
        "FIG206",
        "Жалоба содержит четыре довода. Во-первых, судья отсутствовал. Во-вторых, дело закрыто. В-третьих, дело старое.",
    ),
    ("", "Жалоба содержит три довода. Во-первых, судья отсутствовал. Во-вторых, дело закрыто. В-третьих, дело старое."),
    ("FIG206", "He gave three reasons. First, the judge was absent. Secondly, the file was closed."),
    ("FIG206", "The letter was signed by four organisations: Amnesty International, Human Rights Watch and Memorial."),
    ("", "The letter was signed by three organisations: Amnesty International, Human Rights Watch and Memorial."),
    ("FIG206", "К письму приложены следующие три документа:\n\n1) копия приговора;\n2) копия жалобы.\n"),
    (
        "FIG206",
        "The following five letters were sent:\n\n- of 3 May 2015\n- of 4 June 2015\n- of 7 July 2015\n- of 9 August 2015\n",
    ),
    ("FIG206", "The panel of five judges (Amory, Keller, Novak and Durand) sat in May."),
    ("", "The panel of four judges (Amory, Keller, Novak and Durand) sat in May."),
    ("FIG208", "She spent 14 months in custody, from 3 March 2015 to 9 August 2015."),
    ("", "She spent 5 months in custody, from 3 March 2015 to 9 August 2015."),
    ("FIG208", "Il est resté détenu trois ans, de mars 2010 à juin 2011."),
    ("", "Il est resté détenu trois ans, de mars 2010 à avril 2013."),
    ("FIG208", "С 5 марта 2010 года по 7 июня 2011 года, то есть три года, он находился под стражей."),
    ("FIG208", "From 3 March to 17 March 2016, for 24 days, he saw nobody."),
    ("", "From 3 March to 17 March 2016, for 14 days, he saw nobody."),
    ("FIG301", "The depot held 40 tonnes of rifles, weighing for 900 million rifles no more than that."),
    ("FIG301", "Из 3 тонн пороха можно изготовить 2 миллиарда патронов."),
    ("", "Из 3 тонн пороха можно изготовить 1 миллион патронов."),
    ("FIG303", "He walked at 90 km/h to the border."),
    ("FIG304", "Each of the 25 families received 2,000 euros each, 500,000 euros in all."),
]
"""The code that a text gives, or an empty string for a text that is right."""


def _codes(subject: Subject) -> set[str]:
    return {finding.code for rule in RULES for finding in rule().find(subject)}


@pytest.mark.parametrize(("code", "text"), CASES)
def test_only_the_wrong_text_is_found(code: str, text: str, subject_of: Callable[[str], Subject]) -> None:
    """A text gives exactly the finding of its error, and a text without one gives none."""
    assert _codes(subject_of(text + "\n")) == ({code} if code else set())


@given(st.lists(st.integers(2, 9_000), min_size=2, max_size=5), st.integers(-50, 50))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_table_is_found_exactly_where_it_does_not_add_up(subject_of: Callable[[str], Subject], parts: list[int], off: int) -> None:
    """The total of a table is found wrong where it is not the sum of the lines above, however the numbers are grouped."""
    told = sum(parts) + abs(off)
    lines = "".join(f"| Cost {chr(97 + n)} | {value:,} |\n" for n, value in enumerate(parts))
    text = f"| Cost | EUR |\n|---|---|\n{lines}| Total | {told:,} |\n"
    assert ("FIG202" in _codes(subject_of(text))) == (off != 0)


@given(st.integers(2, 400), st.integers(2, 400), st.integers(0, 100))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_percentage_is_found_exactly_where_it_is_off(subject_of: Callable[[str], Subject], part: int, more: int, told: int) -> None:
    """A percentage of a part and its whole is found where rounding cannot explain it."""
    whole = part + more
    real = 100 * part / whole
    found = _codes(subject_of(f"The court heard {part} of the {whole} witnesses ({told}%).\n"))
    if abs(real - told) < 0.5:
        assert not found
    if abs(real - told) > 0.6:
        assert found == {"FIG203"}


def test_a_range_of_dates_and_its_duration_agree(subject_of: Callable[[str], Subject]) -> None:
    """Of all numbers of months only those near the true one are let pass."""
    right = [n for n in range(2, 30) if not _codes(subject_of(f"He was held for {n} months, from 3 March 2015 to 9 March 2016.\n"))]
    assert 12 in right
    assert set(right) <= {12}
