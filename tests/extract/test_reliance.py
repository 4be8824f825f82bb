"""Reliance: what a text says rests on what, how much of it, and what it says of no resting at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from act_texts import analysed, unmarked

from wellfounded.extract.acts.extractor import find_acts
from wellfounded.extract.reliance.extractor import find_reliance
from wellfounded.extract.speech.quotes import find_quotes
from wellfounded.model.reading import Act, Reliance

Row = tuple[str, str, str]


def read(marked: str, language: str) -> tuple[tuple[Reliance, ...], dict[str, Act]]:
    """Return the reliance that a text with marked names and dates tells, and its acts by id."""
    text, names, dates, _ = unmarked(marked)
    analysis = analysed(text, language)
    acts = find_acts(analysis, names, dates)
    found = find_reliance(analysis, acts=acts, names=names, dates=dates, quotes=find_quotes(analysis, names))
    assert all(one.passage.holds_in(text) for one in found)
    return found, {act.id: act for act in acts}


ENGLISH: list[Row] = [
    ("The conviction of {p|Ilka Dorn} was based solely on the testimony of an informer.", "sole", "testimony"),
    ("The charges rest mainly on a report by {b|Halden Audit}.", "essential", "report"),
    ("The court relied partly on statements that {p|Ruben Hale} had made in custody.", "supporting", "statements"),
    ("{b|The Zelin Court} convicted {p|Ilka Dorn} in {2015|2015} on the basis of intercepted letters.", "essential", "intercepted letters"),
    (
        "On the strength of an anonymous letter, {b|the Zelin Court} issued a warrant against {p|Ilka Dorn}.",
        "essential",
        "anonymous letter",
    ),
    (
        "{b|The Ministry} ordered the expulsion of {p|Ilka Dorn} in {2019|May 2019}, citing a note of the secret service.",
        "supporting",
        "note",
    ),
    ("The audit was produced in support of the extradition request.", "supporting", "audit"),
    ("The freezing order of {2014|2014} formed the sole basis of the notice.", "sole", "freezing order"),
    ("The conviction in {s|Orland}, also referred to in the ruling to justify the refusal, was never served.", "supporting", "conviction"),
    (
        "The affidavit of {p|Ruben Hale} was treated as the decisive evidence in the judgment of {2018-03-04|4 March 2018}.",
        "essential",
        "affidavit",
    ),
    ("{b|The Appeals Court} did not rely on the confession.", "declines", "confession"),
    ("{b|The Appeals Court} refused to rely on the confession.", "declines", "confession"),
    ("{b|The Appeals Court} attached no weight to the expert report.", "declines", "expert report"),
    (
        "{b|The Zelin Court} acquitted {p|Ilka Dorn} in {2015|2015}. The mere reference to the judgment of {2011|2011} is not sufficient.",
        "declines",
        "judgment of 2011",
    ),
    ("{b|The Commission} took note of the decision of {2011|2011}.", "mention", "decision"),
    (
        "By virtue of section 12 of the Aliens Act, {b|the Prefect} ordered the expulsion of {p|Ilka Dorn} in {2012|2012}.",
        "essential",
        "section 12",
    ),
    ("In the light of the findings of the inquiry, {b|the Zelin Court} annulled the decree in {2016|2016}.", "supporting", "findings"),
    ("The complaint was filed in {2010|2010} by {b|Orlo Bank}.", "essential", "Orlo Bank"),
    ("At the request of {s|Orland}, criminal proceedings against {p|Ilka Dorn} were opened in {2013|2013}.", "essential", "Orland"),
    ("The search warrant was issued in connection with an investigation opened in {2017|2017}.", "essential", "investigation"),
    ("All of the accusations stem from proceedings opened in {s|Orland}.", "sole", "proceedings"),
    ("{b|Orlo Bank} was insolvent in {2009|2009}, according to {p|Ruben Hale}.", "essential", "Ruben Hale"),
    ("As reported by the newspaper {b|Velm Kurier}, the minister had signed the order himself.", "essential", "Velm Kurier"),
    ("The leaked documents confirm that the ministry had paid the witnesses.", "essential", "leaked documents"),
    (
        "The only evidence presented by the court was the word of {p|Ruben Hale}, said the lawyers of the man convicted in {2015|2015}.",
        "sole",
        "",
    ),
    ("The confession was obtained under torture.", "essential", "torture"),
    ("The indictment is based not only on the audit.", "supporting", "audit"),
    ("The conviction rests on the informer's report and on nothing else.", "sole", "report"),
    ("The charges are based, in the main, on an anonymous letter.", "essential", "letter"),
    ("The ledgers on which the prosecution relies were rewritten in {2012|2012}.", "essential", "ledgers"),
    ("The minister signed the decree on Monday, the {b|Orlo Press Agency} reported on Tuesday.", "essential", "Orlo Press Agency"),
    ("The decree was signed at night, the agency said, quoting a person close to the ministry.", "essential", "person"),
]
FRENCH: list[Row] = [
    ("La condamnation de {p|Ilka Dorn} est fondée exclusivement sur le témoignage d'un indicateur.", "sole", "témoignage"),
    ("Le jugement se fonde principalement sur un rapport de {b|Halden Audit}.", "essential", "rapport"),
    ("L'arrêt s'appuie en partie sur des déclarations recueillies en prison.", "supporting", "déclarations"),
    ("Au vu de la décision du tribunal, {b|le préfet} a expulsé {p|Ilka Dorn} en {2019|2019}.", "supporting", "décision"),
    (
        "{b|Le tribunal de Zelin} a condamné {p|Ilka Dorn} en {2015|2015} en se fondant sur des lettres interceptées.",
        "essential",
        "lettres",
    ),
    ("{b|Le tribunal de Zelin} a condamné {p|Ilka Dorn} en {2015|2015} sur la base d'une lettre anonyme.", "essential", "lettre anonyme"),
    ("La cour ne s'est pas fondée sur les aveux.", "declines", "aveux"),
    ("La cour écarte le témoignage de {p|Ruben Hale}.", "declines", "témoignage"),
    ("La plainte a été déposée en {2010|2010} par {b|Orlo Banque}.", "essential", "Orlo Banque"),
    ("À la demande de {s|l'Orlande}, des poursuites contre {p|Ilka Dorn} ont été engagées en {2013|2013}.", "essential", "Orlande"),
    ("Selon {p|Ruben Hale}, la banque était insolvable en {2009|2009}.", "essential", "Ruben Hale"),
    ("Le refus repose uniquement sur une note de la police.", "sole", "note"),
]
RUSSIAN: list[Row] = [
    ("Приговор основан исключительно на показаниях осведомителя.", "sole", "показаниях"),
    ("Обвинение опирается главным образом на отчёт аудиторов.", "essential", "отчёт"),
    ("На основании анонимного письма {b|Зелинский суд} выдал ордер на арест {p|Илки Дорн} в {2015|2015 году}.", "essential", "письма"),
    ("{b|Зелинский суд} приговорил {p|Илку Дорн} в {2015|2015 году} со ссылкой на показания свидетеля.", "supporting", "показания"),
    ("Исходя из выводов комиссии, {b|Зелинский суд} отменил указ в {2016|2016 году}.", "supporting", "выводов"),
    ("Суд не принял во внимание показания свидетеля.", "declines", "показания"),
    ("Решение не основано на показаниях свидетеля.", "declines", "показаниях"),
    ("По заявлению банка {b|«Орло»} в {2010|2010 году} было возбуждено уголовное дело против {p|Илки Дорн}.", "essential", "банка"),
    ("По словам {p|Рубена Хейла}, банк был неплатёжеспособен ещё в {2009|2009 году}.", "essential", "Рубена Хейла"),
    ("Опубликованная переписка подтверждает, что свидетелям платили.", "essential", "переписка"),
    ("Приговор основан, в частности, на отчёте аудиторов.", "supporting", "отчёте"),
    ("Решение основано в том числе на заключении эксперта.", "supporting", "заключении"),
    ("Суд принял к сведению решение от {2011|2011 года}.", "mention", "решение"),
]
OTHERS: list[tuple[Row, str]] = [
    (("Das Urteil stützt sich ausschließlich auf die Aussage eines Informanten.", "sole", "Aussage"), "de"),
    (("Die Anklage beruht nicht auf dem Geständnis.", "declines", "Geständnis"), "de"),
    (("Laut {p|Ruben Hale} war die Bank schon {2009|2009} zahlungsunfähig.", "essential", "Ruben Hale"), "de"),
    (("La condanna è basata esclusivamente sulla testimonianza di un informatore.", "sole", "testimonianza"), "it"),
    (("La sentenza si fonda in parte su un rapporto di {b|Halden Audit}.", "supporting", "rapporto"), "it"),
    (("La condena se basa exclusivamente en el testimonio de un informante.", "sole", "testimonio"), "es"),
    (("Según {p|Ruben Hale}, el banco era insolvente en {2009|2009}.", "essential", "Ruben Hale"), "es"),
    (("Wyrok opiera się wyłącznie na zeznaniach informatora.", "sole", "zeznaniach"), "pl"),
    (("Вирок ґрунтується виключно на показаннях інформатора.", "sole", "показаннях"), "uk"),
    (("Суд не взяв до уваги показання свідка.", "declines", "показання"), "uk"),
]
NOTHING: list[tuple[str, str]] = [
    ("The film is based on a novel by {p|Ruben Hale}.", "en"),
    ("The company is based in {s|Orland} and relies on sea freight.", "en"),
    ("{p|Ilka Dorn} relied on her friends for food.", "en"),
    ("Discrimination on the basis of sex is prohibited.", "en"),
    ("A conviction must not be based solely on hearsay.", "en"),
    ("The judgment should be based on evidence.", "en"),
    ("If the charges are based on a confession, the case collapses.", "en"),
    ("Was the conviction based on the testimony of an informer?", "en"),
    ("The lawyers want to rely on the new documents.", "en"),
    ("According to the plan, the bridge opens in May.", "en"),
    ("At the request of the neighbours, the concert ended early.", "en"),
    ("In the light of these circumstances, we are deeply worried.", "en"),
    ("Le film est basé sur un roman.", "fr"),
    ("Une condamnation ne peut être fondée sur des aveux.", "fr"),
    ("La société est basée à Zelin.", "fr"),
    ("Si le jugement est fondé sur des aveux, il tombera.", "fr"),
    ("Selon le calendrier, la salle ouvre en mai.", "fr"),
    ("Фильм основан на романе.", "ru"),
    ("Приговор не может быть основан на слухах.", "ru"),
    ("Город основан на берегу реки.", "ru"),
    ("Если обвинение основано на показаниях осведомителя, дело развалится.", "ru"),
    ("По просьбе соседей концерт закончился раньше.", "ru"),
    ("Das Urteil darf nicht auf Hörensagen beruhen.", "de"),
    ("Il film è basato su un romanzo.", "it"),
    ("La condena no puede estar basada en rumores.", "es"),
    ("Wyrok nie może być oparty na plotkach.", "pl"),
    ("Вирок не може бути заснований на чутках.", "uk"),
]


@pytest.mark.parametrize(
    ("row", "language"),
    [*((r, "en") for r in ENGLISH), *((r, "fr") for r in FRENCH), *((r, "ru") for r in RUSSIAN), *OTHERS],
    ids=lambda v: str(v)[:60],
)
def test_what_rests_on_what_is_found(row: Row, language: str) -> None:
    """A clause that says that something rests on something gives one reliance, with its weight and the words of its premise."""
    marked, weight, premise = row
    found, _ = read(marked, language)
    assert [one.weight.value for one in found if premise in one.premise_text] == [weight], found
    assert all(one.closed == (one.weight.value == "sole") for one in found)


@pytest.mark.parametrize(("text", "language"), NOTHING, ids=lambda v: str(v)[:60])
def test_what_does_not_rest_on_anything(text: str, language: str) -> None:
    """Novels, friends, rules, wishes, questions and suppositions are no reliance."""
    assert read(text, language)[0] == ()


def test_both_sides_are_acts_where_the_document_tells_them() -> None:
    """The act of the clause rests, and its premise is the act that the words name by date."""
    found, acts = read(
        "{b|The Zelin Court} convicted {p|Ilka Dorn} on {2014-03-04|4 March 2014}. On {2016-06-05|5 June 2016} {b|the Prefect} ordered the "
        "expulsion of {p|Ilka Dorn}, citing the conviction of {2014-03-04|4 March 2014}.",
        "en",
    )
    (one,) = found
    assert (acts[one.of].date, acts[one.premise].date) == ("2016-06-05", "2014-03-04")


def test_the_judgment_of_the_sentence_before_rests() -> None:
    """ "The justification" is that of the act told before."""
    found, acts = read(
        "{b|The Appeals Court} annulled the decree in {2016-06|June 2016}. The justification was based solely on a report.", "en"
    )
    (one,) = found
    assert (acts[one.of].kind.value, acts[one.of].date, one.closed) == ("annulment", "2016-06", True)


def test_two_premises_that_stand_alone_are_two() -> None:
    """Two nouns joined, each with its article, are two premises; a pair of adjectives or a name with "and" is not cut."""
    found, _ = read("The verdict was based on the testimony of {p|Ruben Hale} as well as on the report of {b|Halden Audit}.", "en")
    assert {one.premise_text for one in found} == {"the report of Halden Audit", "the testimony of Ruben Hale"}
    found, _ = read("The verdict was based on civil and criminal judgments.", "en")
    assert len(found) == 1


def test_whose_word_a_premise_is() -> None:
    """The entity is the person or body whose word the premise is, never the one whom a lawyer or a court stands beside."""
    assert [one.premise_entity for one in read("The verdict was based on the testimony of {p|Ruben Hale}.", "en")[0]] == ["ruben hale"]
    assert [one.premise_entity for one in read("The charges are based on {b|Orlo Bank}'s complaint.", "en")[0]] == ["orlo bank"]
    assert [one.premise_entity for one in read("He was poor in {2009|2009}, according to the lawyers of {p|Ruben Hale}.", "en")[0]] == [""]


def test_it_stands_for_the_act_before() -> None:
    """A court that does not rely on "it" does not rely on the act that the sentence told before."""
    found, acts = read(
        "{b|The Zelin Court} refused the request on {2015-04-22|22 April 2015}. We know that {b|the Appeals Court} annulled the decree on "
        "{2017-06-30|30 June 2017}, and we therefore do not rely on it.",
        "en",
    )
    assert [(one.weight.value, acts[one.premise].date) for one in found] == [("declines", "2017-06-30")]


def test_a_long_line_is_read_in_time() -> None:
    """A line of words of reliance without an end is read in bounded pieces."""
    found, _ = read("the verdict was based on the report and the charges relied on the report " * 300, "en")
    assert all(len(one.passage.exact) <= 400 for one in found)
