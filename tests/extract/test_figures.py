"""Figures in running text: a small labelled set in nine languages, and the rules behind it."""

from __future__ import annotations

import pytest

from wellfounded.errors import MissingDependencyError
from wellfounded.extract.analysis import Analysis, Block, Sentence, analyse
from wellfounded.extract.dates.extractor import find_dates
from wellfounded.extract.figures.extractor import PRODUCER, find_figures
from wellfounded.extract.figures.numerals import numeral_at, value_of
from wellfounded.extract.figures.words import figure_words
from wellfounded.extract.pipelines import Parsed
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span
from wellfounded.model.reading import Figure


def analysis_of(text: str, language: str) -> Analysis:
    normal = normalise(text)
    span = Span(0, len(normal.text))
    return Analysis(
        layer=TextLayer(document=DocumentId("d"), text=text, producer="test@1"),
        normal=normal,
        language=language,
        languages=(language,),
        blocks=(Block(span, language, Parsed((span,), ())),),
        sentences=(Sentence(span, language),),
        noise=(),
    )


def told(figure: Figure) -> str:
    about = " ~" if figure.approximate else ""
    of = f" of {figure.of}" if figure.of else ""
    return f"{figure.passage.exact} = {figure.quantity} {figure.value:.12g} {figure.unit}".rstrip() + about + of


LABELLED = [
    ("en", "a loss of $5 billion", "$5 billion = money 5000000000 USD of lost"),
    ("en", "of 6 billion $ and", "6 billion $ = money 6000000000 USD"),
    ("en", "worth USD 437,000 there", "USD 437,000 = money 437000 USD"),
    ("en", "some $5 billion", "some $5 billion = money 5000000000 USD ~"),
    ("de", "rund €1,5 Mio gestohlen", "rund €1,5 Mio = money 1500000 EUR ~ of taken"),
    ("ru", "ущерб 5 млрд долларов США", "5 млрд долларов США = money 5000000000 USD of lost"),
    ("fr", "six milliards d'euros", "six milliards d'euros = money 6000000000 EUR"),
    ("fr", "environ 7,5 millions de dollars", "environ 7,5 millions de dollars = money 7500000 USD ~"),
    ("en", "$5-6 billion", "$5-6 billion = money 5000000000 USD ~"),
    ("en", "between $5 million and $7 million", "between $5 million and $7 million = money 5000000 USD ~"),
    ("en", "11.5 tonnes of powder", "11.5 tonnes = mass 11.5 tonne of powder"),
    ("en", "a 22-month sentence", "22-month = duration 22 month"),
    ("fr", "7,5 ans de prison", "7,5 ans = duration 7.5 year"),
    ("en", "for three years and a half", "three years and a half = duration 3.5 year"),
    ("en", "8 to 9 years", "8 to 9 years = duration 8 year ~"),
    ("en", "one-and-a-half or two months", "one-and-a-half or two months = duration 1.5 month ~"),
    ("en", "life in prison", ""),
    ("en", "at least 20 people", "at least 20 people = count 20 ~ of people"),
    ("en", "3.5 billion bullets were", "3.5 billion bullets = count 3500000000 of bullets"),
    (
        "en",
        "45 per cent of it, 12% and 3.5 percentage points",
        "45 per cent = share 45 percent; 12% = share 12 percent; 3.5 percentage points = share 3.5 percentage point",
    ),
    ("ru", "более 250 человек, почти 30 лет", "более 250 человек = count 250 ~ of человек; почти 30 лет = duration 30 year ~"),
    ("ru", "пять тысяч рублей и 10 тыс. тенге", "пять тысяч рублей = money 5000 RUB; 10 тыс. тенге = money 10000 KZT"),
    ("ru", "полтора года", "полтора года = duration 1.5 year"),
    ("ru", "два с половиной года", "два с половиной года = duration 2.5 year"),
    ("ru", "12 политических заключённых", "12 политических заключённых = count 12 of политических заключённых"),
    (
        "en",
        "his six-year-old son, aged 6, 42 years old",
        "six-year-old = duration 6 year of age; 6 = duration 6 year of age; 42 years old = duration 42 year of age",
    ),
    ("en", "Article 6, Attachment 3, page 14, [4] and 5. Letter", ""),
    ("en", "on the 36th floor at 55, rue X, 75008 Paris", ""),
    ("en", "500 kilometers", ""),
    ("en", "2,5 million euros", "2,5 million euros = money 2500000 EUR"),
    ("fr", "1.500 euros et 2 000 000 €", "1.500 euros = money 1500 EUR; 2 000 000 € = money 2000000 EUR"),
    ("en", "1,234.56 dollars", "1,234.56 dollars = money 1234.56 USD"),
    ("en", "two hundred and fifty dollars", "two hundred and fifty dollars = money 250 USD"),
    ("en", "a million dollars", "a million dollars = money 1000000 USD"),
    ("en", "for a year", "a year = duration 1 year"),
    ("en", "more than two decades", "more than two decades = duration 20 year ~"),
    ("en", "more than a decade", "more than a decade = duration 10 year ~"),
    ("en", "in 2014 and on 5 May 2015", ""),
    ("en", "twenty-five years", "twenty-five years = duration 25 year"),
    ("en", "US$ 3 million", "US$ 3 million = money 3000000 USD"),
    ("en", "3m euros and 5bn dollars", "3m euros = money 3000000 EUR; 5bn dollars = money 5000000000 USD"),
    ("fr", "vingt-cinq ans", "vingt-cinq ans = duration 25 year"),
    ("fr", "deux ans et demi", "deux ans et demi = duration 2.5 year"),
    ("fr", "plus de 300 personnes", "plus de 300 personnes = count 300 ~ of personnes"),
    ("fr", "de 5 à 7 ans", "de 5 à 7 ans = duration 5 year ~"),
    ("ru", "от 5 до 7 лет", "от 5 до 7 лет = duration 5 year ~"),
    ("ru", "500 тыс. руб. было", "500 тыс. руб. = money 500000 RUB"),
    ("de", "drei Jahre und 1.500 Euro", "drei Jahre = duration 3 year; 1.500 Euro = money 1500 EUR"),
    ("uk", "5 млн гривень", "5 млн гривень = money 5000000 UAH"),
    ("kk", "5 миллион теңге", "5 миллион теңге = money 5000000 KZT"),
    ("pl", "około 20 lat", "około 20 lat = duration 20 year ~"),
    ("it", "tre anni e 5 milioni di euro", "tre anni = duration 3 year; 5 milioni di euro = money 5000000 EUR"),
    ("es", "cinco años y 3 millones de dólares", "cinco años = duration 5 year; 3 millones de dólares = money 3000000 USD"),
    ("en", "COVID-19 and Boeing 737 and 10:30 am", ""),
    ("en", "$1.2 million", "$1.2 million = money 1200000 USD"),
    ("en", "£2m", "£2m = money 2000000 GBP"),
    ("en", "dozens of people; two of them; one of the men", ""),
    ("en", "5,000 people", "5,000 people = count 5000 of people"),
    ("ru", "около 1,5 млн евро", "около 1,5 млн евро = money 1500000 EUR ~"),
    ("ru", "15 суток ареста", "15 суток = duration 15 day"),
    ("en", "fifteen days' arrest", "fifteen days = duration 15 day"),
    ("en", "30 kg of gold", "30 kg = mass 30 kilogram of gold"),
    ("en", "two and a half years", "two and a half years = duration 2.5 year"),
    ("ru", "22-летний житель и 150-летний юбилей", "22-летний = duration 22 year; 150-летний = duration 150 year"),
    ("ru", "в 19 часов и 2242 год; десять раз; три четверти", ""),
    ("fr", "à 19 heures, pendant 20 heures", "20 heures = duration 20 hour"),
    ("en", "2.5 billion 5.45×39mm cartridges", "2.5 billion 5.45×39mm cartridges = count 2500000000 of 5.45×39mm cartridges"),
    ("en", "12 years and 6 months in prison", "12 years and 6 months = duration 12.5 year"),
    ("en", "about two thirds of the shares", "about two thirds = share 66.667 percent ~ of shares"),
    ("en", "half of the witnesses; half a day", "half = share 50 percent of witnesses"),
    ("en", "one in five prisoners", "one in five prisoners = share 20 percent of prisoners"),
    ("en", "Rs. 5 crore and HK$ 12 million", "Rs. 5 crore = money 50000000 INR; HK$ 12 million = money 12000000 HKD"),
    ("en", "10 (ten) million euros", "10 (ten) million euros = money 10000000 EUR"),
    ("en", "a fine of $500 and 300 euros in costs", "$500 = money 500 USD of fine; 300 euros = money 300 EUR of costs"),
    ("en", "2.3 million crowns, 40 laris", "2.3 million crowns = money 2300000; 40 laris = money 40 GEL"),
    ("en", "12.500 EUR, $437.125 and 1.250 USD", "12.500 EUR = money 12500 EUR; $437.125 = money 437125 USD; 1.250 USD = money 1250 USD"),
    (
        "en",
        "$12.50, €1.234 a litre and 1.234 billion USD",
        "$12.50 = money 12.5 USD; €1.234 = money 1.234 EUR; 1.234 billion USD = money 1234000000 USD",
    ),
    ("fr", "437,125 €", "437,125 € = money 437125 EUR"),
    ("en", "3 x 8.000 USD and a 50,000 RMB fine", "8.000 USD = money 8000 USD; 50,000 RMB = money 50000 CNY"),
    ("en", "we spent 3 million on him", "3 million = count 3000000"),
    ("en", "more than a hundred people", "more than a hundred people = count 100 ~ of people"),
    ("en", "fined 50 times the wage", ""),
    (
        "fr",
        "5 M€, 25 MEUR et 6 milliards de $",
        "5 M€ = money 5000000 EUR; 25 MEUR = money 25000000 EUR; 6 milliards de $ = money 6000000000 USD",
    ),
    ("fr", "3,5 millions de personnes", "3,5 millions de personnes = count 3500000 of personnes"),
    ("fr", "près de la moitié des voix, les deux tiers", "près de la moitié = share 50 percent ~ of voix"),
    ("fr", "un détenu sur cinq", "un détenu sur cinq = share 20 percent of détenu"),
    ("fr", "de 9 heures à 18 heures", ""),
    ("ru", "1 млрд 200 млн тенге", "1 млрд 200 млн тенге = money 1200000000 KZT"),
    ("ru", "каждый пятый заключённый", "каждый пятый заключённый = share 20 percent of заключённый"),
    ("ru", "половина акций; две трети голосов", "половина = share 50 percent of акций; две трети = share 66.667 percent of голосов"),
    ("ru", "двое мужчин и миллион долларов", "двое мужчин = count 2 of мужчин; миллион долларов = money 1000000 USD"),
    ("ru", "более ста задержанных остаются", "более ста задержанных = count 100 ~ of задержанных"),
    ("ru", "по ч. 4 ст. 159, с 19 часов до 21 часа", ""),
    ("de", "Zwar sei diese Regel in Art. 3 entgegen S. 254 möglich (323 ff.); 40 Personen klagten.", "40 Personen = count 40 of Personen"),
]


@pytest.mark.parametrize(("language", "text", "figures"), LABELLED)
def test_labelled(language: str, text: str, figures: str) -> None:
    """Each figure is found with its unit and approximation, and numbers that name something are not figures."""
    analysis = analysis_of(text, language)
    assert "; ".join(map(told, find_figures(analysis, find_dates(analysis)))) == figures


@pytest.mark.parametrize(
    ("digits", "decimal", "value"),
    [
        ("437,000", ".", 437_000),
        ("7,5", ".", 7.5),
        ("1.500", ",", 1500),
        ("1.500", ".", 1.5),
        ("1,500", ",", 1.5),
        ("5.000.000", ".", 5e6),
        ("1.234,56", ".", 1234.56),
        ("0,125", ".", 0.125),
    ],
)
def test_decimal_signs(digits: str, decimal: str, value: float) -> None:
    """Three digits after a sign are thousands where the language writes thousands so; otherwise they are decimals."""
    assert value_of(digits, decimal=decimal) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "three hundred and twelve thousand", 312_000),
        ("en", "one million two hundred thousand", 1_200_000),
        ("en", "two dozen", 24),
        ("fr", "trois cent mille", 300_000),
        ("fr", "vingt et un", 21),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "soixante et onze", 71),
        ("fr", "dix-sept", 17),
        ("fr", "cent dix-neuf", 119),
        ("fr", "Dix-huit mille", 18_000),
        ("fr", "deux mille trois cent quarante", 2_340),
        ("ru", "тысячу двести", 1_200),
        ("ru", "сто двадцать пять тысяч", 125_000),
    ],
)
def test_numbers_in_words(language: str, text: str, value: float) -> None:
    """Number words add up through tens, hundreds and scales."""
    numeral = numeral_at(text, 0, figure_words(language))
    assert numeral is not None
    assert numeral.value == value


def test_passages_quote_the_original() -> None:
    """The passage stands in the original with its own spaces and dashes."""
    text = "They paid about\u00a0€\u202f5\u00a0million, i.e. 8\u20139\u00a0years of work."
    analysis = analysis_of(text, "en")
    figures = find_figures(analysis, ())
    assert [one.passage.exact for one in figures] == ["about\u00a0€\u202f5\u00a0million", "8\u20139\u00a0years"]
    assert all(one.passage.holds_in(text) for one in figures)


def test_counts_take_the_noun_of_the_parse() -> None:
    """Where a model has parsed the text, what is counted is the head of the number with everything between."""
    text = "Last spring nine Sarnian member cantons granted asylum to at least 20 people, as noted in Article 6."
    try:
        analysis = analyse(TextLayer(document=DocumentId("d"), text=text, producer="test@1"))
    except MissingDependencyError:
        pytest.skip("no English model is installed")
    counted = [one for one in find_figures(analysis, find_dates(analysis)) if one.quantity == "count"]
    assert [(one.value, one.of, one.approximate) for one in counted] == [(9, "Sarnian member cantons", False), (20, "people", True)]


def test_producer_is_versioned() -> None:
    """The producer names itself with a version."""
    assert PRODUCER.startswith("figures@")
