"""Dates in running text: what counts as one, and its EDTF."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import Analysis, Block, Sentence
from wellfounded.extract.dates.extractor import PRODUCER, find_dates, relative_to, stamp_of
from wellfounded.extract.pipelines import Parsed
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.passages import Span

REFERENCE = "2015-11-03"


def analysis_of(text: str, language: str, *, date: str = "", noise: tuple[Span, ...] = ()) -> Analysis:
    normal = normalise(text)
    span = Span(0, len(normal.text))
    return Analysis(
        layer=TextLayer(document=DocumentId("d"), text=text, producer="test@1"),
        normal=normal,
        language=language,
        languages=(language,),
        blocks=(Block(span, language, Parsed((span,), ())),),
        sentences=(Sentence(span, language),),
        noise=noise,
        date=date,
    )


def found(text: str, language: str, date: str = REFERENCE) -> str:
    return "; ".join(f"{one.passage.exact} = {one.edtf}" for one in find_dates(analysis_of(text, language, date=date)))


FORMS = [
    ("en", "in late 2012", "late 2012 = 2012-10/2012-12"),
    ("en", "December of 2012", "December of 2012 = 2012-12"),
    ("en", "before 2009, since 2014, by 2030.", "2009 = 2009; 2014 = 2014; 2030 = 2030"),
    ("en", "on 2023-07-17 and 17/07/2023", "2023-07-17 = 2023-07-17; 17/07/2023 = 2023-07-17"),
    ("en", "for more than 25 years", ""),
    ("en", "last year he left", "last year = 2014"),
    ("en", "yesterday and on Monday", "yesterday = 2015-11-02; Monday = 2015-11-02"),
    ("en", "in the last week of May", "the last week of May = 2015-05-25/2015-05-31"),
    ("en", "between 2009 and 2012", "between 2009 and 2012 = 2009/2012"),
    ("en", "from 3 to 5 May 2016", "from 3 to 5 May 2016 = 2016-05-03/2016-05-05"),
    ("en", "from 2009 to 2012", "from 2009 to 2012 = 2009/2012"),
    ("en", "2010-2013 he sat", "2010-2013 = 2010/2013"),
    ("en", "Q3 2019", "Q3 2019 = 2019-35"),
    ("en", "spring of 2014", "spring of 2014 = 2014-21"),
    ("fr", "le 1er mars 2016", "1er mars 2016 = 2016-03-01"),
    ("fr", "début 2013", "début 2013 = 2013-01/2013-03"),
    ("fr", "fin août 2009", "fin août 2009 = 2009-08-21/2009-08-31"),
    ("fr", "courant 2014", "courant 2014 = 2014-05/2014-08"),
    ("fr", "dans les années 1990", "années 1990 = 199X"),
    ("fr", "le 29 septembre dernier", "29 septembre dernier = 2015-09-29"),
    ("ru", "29 сентября 2020 года суд", "29 сентября 2020 года = 2020-09-29"),
    ("ru", "в конце 2012 года", "конце 2012 года = 2012-10/2012-12"),
    ("ru", "в 2017 г. суд", "2017 г. = 2017"),
    ("ru", "с 1990-х годов", "1990-х годов = 199X"),
    ("ru", "с января по март 2015 года", "с января по март 2015 года = 2015-01/2015-03"),
    ("ru", "5 окт. он", "5 окт. = 2015-10-05"),
    ("ru", "в прошлом году", "прошлом году = 2014"),
    ("ru", "С 2012 по 2016 год он руководил", "С 2012 по 2016 год = 2012/2016"),
    ("ru", "в понедельник днём, 9 ноября, он", "понедельник днём, 9 ноября = 2015-11-09"),
    ("en", "on Monday evening, 9 November", "Monday evening, 9 November = 2015-11-09"),
    ("ru", "3 марта 2013 года, а двумя неделями позже второй", "3 марта 2013 года = 2013-03-03; двумя неделями позже = 2013-03-17"),
    ("ru", "3 марта 2013 года, а полгода спустя второй", "3 марта 2013 года = 2013-03-03; полгода спустя = 2013-09"),
    ("en", "on 3 March 2013 and half a year later", "3 March 2013 = 2013-03-03; half a year later = 2013-09"),
    ("ru", "В январе 2013 года он бежал, а осенью вернулся", "январе 2013 года = 2013-01; осенью = 2013-23"),
    ("en", "In 2012 he fled. On 12 May he was listed.", "2012 = 2012; 12 May = 2012-05-12"),
    ("en", "two years ago, in May, he left", "two years ago = 2013; May = 2013-05"),
    ("en", "He was seized on 30 June last year and freed in August.", "30 June last year = 2014-06-30; August = 2014-08"),
    ("en", "He was ordered to appear on Monday", "Monday = 2015-11-09"),
    ("fr", "annulé au printemps 2013, rejugé à l'automne", "printemps 2013 = 2013-21; l'automne = 2013-23"),
    ("en", "the owner of the estate in Lyon", ""),
    ("en", "the estate sold it", ""),
    ("en", "Resolution 2021 of it", ""),
    ("en", "Law No. 2015-912 and Article 2014", ""),
    ("en", "1040 Brussels, page 1999", ""),
    ("en", "2000 people and 1500 protesters", ""),
    ("en", "the 2014 elections", "2014 = 2014"),
    ("en", "mid-1990s", "mid-1990s = 1994/1996"),
    ("en", "in the 19th century", "19th century = 18XX"),
    ("fr", "au XIXe siècle", "XIXe siècle = 18XX"),
    ("en", "Tuesday, 3 November 2015", "Tuesday, 3 November 2015 = 2015-11-03"),
    ("en", "5 October – 7 October 2015", "5 October – 7 October 2015 = 2015-10-05/2015-10-07"),
    ("en", "from December 2014 to March 2015", "from December 2014 to March 2015 = 2014-12/2015-03"),
    ("en", "Theresa May said 5 people may march", ""),
    ("en", "August Bebel and April Smith", ""),
    ("en", "3 and 5 May 2016", "3 = 2016-05-03; 5 May 2016 = 2016-05-05"),
    ("en", "three years ago", "three years ago = 2012"),
    ("fr", "il y a trois ans", "il y a trois ans = 2012"),
    ("ru", "два года назад", "два года назад = 2013"),
    ("uk", "29 вересня 2020 року", "29 вересня 2020 року = 2020-09-29"),
    ("kk", "2015 жылғы 5 мамырда", "2015 жылғы 5 мамырда = 2015-05-05"),
    ("de", "am 5. Mai 2015", "5. Mai 2015 = 2015-05-05"),
    ("it", "il 5 maggio 2015", "5 maggio 2015 = 2015-05-05"),
    ("pl", "5 maja 2015 r. sąd", "5 maja 2015 r. = 2015-05-05"),
    ("es", "el 5 de mayo de 2015", "5 de mayo de 2015 = 2015-05-05"),
    ("en", "around 2012", "2012 = 2012~"),
    ("en", "March of last year", "March of last year = 2014-03"),
    ("ru", "в марте прошлого года", "марте прошлого года = 2014-03"),
    ("ru", "в мае этого года", "мае этого года = 2015-05"),
    ("en", "in May", "May = 2015-05"),
    ("en", "05/10/14", "05/10/14 = 2014-10-05"),
    ("en", "2 February 2013, that very same day", "2 February 2013 = 2013-02-02; that very same day = 2013-02-02"),
    ("en", "November 5-7, 2013", "November 5-7, 2013 = 2013-11-05/2013-11-07"),
    ("fr", "du 3 au 5 mai 2016", "du 3 au 5 mai 2016 = 2016-05-03/2016-05-05"),
    ("fr", "entre 2009 et 2012", "entre 2009 et 2012 = 2009/2012"),
    ("ru", "между 2009 и 2012 годами", "между 2009 и 2012 годами = 2009/2012"),
    ("en", "in the first half of 2014", "the first half of 2014 = 2014-40"),
    ("ru", "весной 2014 года", "весной 2014 года = 2014-21"),
    ("en", "winter of 2014-2015", "winter of 2014-2015 = 2014-24"),
    ("en", "$2014 and 2014 euros", ""),
    ("en", "A/RES/2014/12 or 2013/33/EU or No. 1234/2015", ""),
    ("en", "the end of the year 2013", "the end of the year 2013 = 2013-10/2013-12"),
    ("fr", "à la fin de l'année 2013", "la fin de l'année 2013 = 2013-10/2013-12"),
    ("fr", "à la fin du mois d'août 2009", "la fin du mois d'août 2009 = 2009-08-21/2009-08-31"),
    ("fr", "lundi 5 octobre 2015", "lundi 5 octobre 2015 = 2015-10-05"),
    ("fr", "l'année dernière", "l'année dernière = 2014"),
    ("ru", "в начале марта 2014 г. и позже", "начале марта 2014 г. = 2014-03-01/2014-03-10"),
    ("ru", "05.10.2014 г. было", "05.10.2014 г. = 2014-10-05"),
    ("ru", "2010–2013 гг. он", "2010–2013 гг. = 2010/2013"),
    ("en", "in 2011, 2012 and 2013", "2011 = 2011; 2012 = 2012; 2013 = 2013"),
    ("en", "5th of October 2014", "5th of October 2014 = 2014-10-05"),
    ("en", "5th October", "5th October = 2015-10-05"),
    ("en", "on the 5th of October, 2014 at 10:15", "5th of October, 2014 = 2014-10-05"),
    ("en", "Oct. 5, 2014", "Oct. 5, 2014 = 2014-10-05"),
    ("en", "in Sept. 2014", "Sept. 2014 = 2014-09"),
    ("en", "May 2014", "May 2014 = 2014-05"),
    ("en", "2014-2015 season", "2014-2015 = 2014/2015"),
    ("en", "2014/15", "2014/15 = 2014/2015"),
    ("en", "early in 2014", "early in 2014 = 2014-01/2014-03"),
    ("en", "ends in the early 1990s", "the early 1990s = 1990/1993"),
    ("en", "by the end of 2013", "the end of 2013 = 2013-10/2013-12"),
    ("en", "the beginning of this year", "the beginning of this year = 2015-01/2015-03"),
    ("ru", "в начале этого года", "начале этого года = 2015-01/2015-03"),
    ("en", "last March", "last March = 2015-03"),
    ("en", "last Monday", "last Monday = 2015-10-26"),
    ("ru", "5 мая 2015 года – 7 июня 2016 года", "5 мая 2015 года – 7 июня 2016 года = 2015-05-05/2016-06-07"),
    ("de", "Ende August 2009", "Ende August 2009 = 2009-08-21/2009-08-31"),
    ("it", "alla fine di agosto 2009", "fine di agosto 2009 = 2009-08-21/2009-08-31"),
    ("pl", "pod koniec 2012 roku", "koniec 2012 roku = 2012-10/2012-12"),
    ("es", "a finales de 2012", "finales de 2012 = 2012-10/2012-12"),
    ("uk", "наприкінці 2012 року", "наприкінці 2012 року = 2012-10/2012-12"),
    ("kk", "2012 жылы", "2012 жылы = 2012"),
    ("de", "in den 1990er Jahren", "1990er Jahren = 199X"),
    ("en", "mid-May 2015, and mid-May", "mid-May 2015 = 2015-05-11/2015-05-20; mid-May = 2015-05-11/2015-05-20"),
    ("fr", "après la mi-mai 2014", "la mi-mai 2014 = 2014-05-11/2014-05-20"),
    ("en", "January-March 2015", "January-March 2015 = 2015-01/2015-03"),
    ("en", "22-Jan-2019 or 5/Sep/2020", "22-Jan-2019 = 2019-01-22; 5/Sep/2020 = 2020-09-05"),
    ("fr", "le premier mars 2016", "premier mars 2016 = 2016-03-01"),
    ("fr", "les années soixante-dix", "années soixante-dix = 197X"),
    ("en", "call +86 138-2010-2015, object 133-03-03-2020, worth 2000 $", ""),
    ("en", "This may take longer; 2000 pieces", ""),
    ("en", "[2013] EWHC 1979 (Comm)", ""),
    ("en", "2017 Q1", "2017 Q1 = 2017-33"),
    ("fr", "d'avril à juin 2017", "d'avril à juin 2017 = 2017-04/2017-06"),
    ("en", "first week of 2015", "first week of 2015 = 2014-12-29/2015-01-04"),
    ("en", "between 3 and 5 May 2016", "between 3 and 5 May 2016 = 2016-05-03/2016-05-05"),
    ("en", "(January 2011 to March 2012)", "January 2011 to March 2012 = 2011-01/2012-03"),
    ("ru", "с 6 по 9 апреля 2015 года", "с 6 по 9 апреля 2015 года = 2015-04-06/2015-04-09"),
    ("ru", "до 12 июня. Суд", "12 июня = 2015-06-12"),
    ("ru", "Виктор Понедельник ведёт", ""),
    ("ru", "осенью текущего года", "осенью текущего года = 2015-23"),
    ("de", "NJW 2015, 1346; GRUR 2008, 1114; NJW 2015, 1827", ""),
    ("en", "in 1848, 1848 doors", "1848 = 1848"),
    ("en", "letters of 12 May and 19 June 2014", "12 May = 2014-05-12; 19 June 2014 = 2014-06-19"),
    ("en", "On Tuesday, 4 November, she wrote", "Tuesday, 4 November = 2014-11-04"),
]


FARTHER = [
    (
        "en",
        "On 5 May 2012 he fled. Two weeks later, on the eve, the following month",
        "5 May 2012 = 2012-05-05; Two weeks later = 2012-05-19; the eve = 2012-05-18; the following month = 2012-06",
    ),
    ("en", "He fled in 2012; the previous year he had been elected", "2012 = 2012; the previous year = 2011"),
    ("en", "He will be heard in two weeks. It was built in two weeks", "in two weeks = 2015-11-17"),
    (
        "en",
        "ten days after 1 March 2012 and two days before yesterday",
        "ten days after 1 March 2012 = 2012-03-11; two days before yesterday = 2015-10-31",
    ),
    ("en", "over the past three years, for the past three years", "past three years = 2012/2015"),
    (
        "en",
        "the week of 12 October 2015 and week 31 of 2014",
        "the week of 12 October 2015 = 2015-10-12/2015-10-18; week 31 of 2014 = 2014-07-28/2014-08-03",
    ),
    (
        "en",
        "next Friday, last Wednesday, coming Thursday, this weekend",
        "next Friday = 2015-11-13; last Wednesday = 2015-10-28; coming Thursday = 2015-11-05; this weekend = 2015-10-31/2015-11-01",
    ),
    ("en", "Tuesday of last week; next week Monday", "Tuesday of last week = 2015-10-27; next week Monday = 2015-11-09"),
    ("en", "last quarter and the first quarter of this year", "last quarter = 2015-35; the first quarter of this year = 2015-33"),
    (
        "en",
        "by the end of the year, at the end of the month",
        "the end of the year = 2015-10/2015-12; the end of the month = 2015-12-21/2015-12-31",
    ),
    ("en", "Michaelmas term 2014 and fiscal year 2013", "Michaelmas term 2014 = 2014-10/2014-12; fiscal year 2013 = 2013"),
    ("en", "October 5th, 6th and 7th, 2014", "October 5th = 2014-10-05; 6th = 2014-10-06; 7th, 2014 = 2014-10-07"),
    ("en", "3, 4 and 9 June 2014", "3 = 2014-06-03; 4 = 2014-06-04; 9 June 2014 = 2014-06-09"),
    (
        "en",
        "second of August 2014, March the fourth, 2015, in nineteen ninety-six",
        "second of August 2014 = 2014-08-02; March the fourth, 2015 = 2015-03-04; nineteen ninety-six = 1996",
    ),
    ("en", "the judgment of30 October 2013 was\nquashed on 5\nMay 2014 there", "30 October 2013 = 2013-10-30; 5\nMay 2014 = 2014-05-05"),
    ("en", "10/1-10/7/2018 and 03.05.–07.05.2015", "10/1-10/7/2018 = 2018-10-01/2018-10-07; 03.05.–07.05.2015 = 2015-05-03/2015-05-07"),
    (
        "en",
        "14.VII.2011, 20161016, 2019-aug-1, Sep-23-2020",
        "14.VII.2011 = 2011-07-14; 20161016 = 2016-10-16; 2019-aug-1 = 2019-08-01; Sep-23-2020 = 2020-09-23",
    ),
    ("en", "call +44 20 7946 2014; (2012) 55 EHRR 1; flat 2013", ""),
    (
        "en",
        "In March 2004 he left, in May of the same year he came, on the 6th of that month he died",
        "March 2004 = 2004-03; May of the same year = 2004-05; the 6th of that month = 2004-05-06",
    ),
    ("en", "the hearing planned for December; the court will sit on Friday", "December = 2015-12; Friday = 2015-11-06"),
    ("en", "the early twentieth century, the 19th-century law", "the early twentieth century = 1900/1933; 19th-century = 18XX"),
    ("en", "Yesterday he was freed. The next day he was seized again.", "Yesterday = 2015-11-02; The next day = 2015-11-03"),
    (
        "en",
        "Approximately in 2005, on or about 5 May 2014, a book about 5 May 2013",
        "2005 = 2005~; 5 May 2014 = 2014-05-05~; 5 May 2013 = 2013-05-05",
    ),
    ("en", "2014\n\nIn March he left.\n\n2016\n\nIn June he came back.", "2014 = 2014; March = 2014-03; 2016 = 2016; June = 2016-06"),
    (
        "fr",
        "Le 2 mars 2014 elle partit. Deux semaines plus tard, le lendemain, la même année",
        "2 mars 2014 = 2014-03-02; Deux semaines plus tard = 2014-03-16; le lendemain = 2014-03-17; la même année = 2014",
    ),
    (
        "fr",
        "dans deux semaines; vendredi dernier; les trois dernières années",
        "dans deux semaines = 2015-11-17; vendredi dernier = 2015-10-30; trois dernières années = 2012/2015",
    ),
    ("fr", "le sept mars deux mille quatorze et sept hommes", "sept mars deux mille quatorze = 2014-03-07"),
    (
        "fr",
        "le lundi 2, le mercredi 4 et le vendredi 6 mars 2015",
        "lundi 2 = 2015-03-02; mercredi 4 = 2015-03-04; vendredi 6 mars 2015 = 2015-03-06",
    ),
    (
        "fr",
        "à l'automne dernier, à la fin de l'année, au début du XXe siècle",
        "automne dernier = 2014-23; la fin de l'année = 2014-10/2014-12; début du XXe siècle = 1900/1933",
    ),
    ("fr", "aux alentours du 20 mai 2013, le 8 juin suivant", "20 mai 2013 = 2013-05-20~; 8 juin suivant = 2013-06-08"),
    (
        "ru",
        "2 марта 2014 года. Через две недели, на следующий день, в том же году",
        "2 марта 2014 года = 2014-03-02; Через две недели = 2014-03-16; следующий день = 2014-03-17; том же году = 2014",
    ),
    ("ru", "три месяца назад; годом ранее; через десять дней", "три месяца назад = 2015-08; через десять дней = 2015-11-13"),
    ("ru", "в марте 2012 г. – три месяца спустя", "марте 2012 г. = 2012-03; три месяца спустя = 2012-06"),
    (
        "ru",
        "седьмого марта 2014 года, «05» мая 2014 года, в двадцатых числах мая 2014 года",
        "седьмого марта 2014 года = 2014-03-07; «05» мая 2014 года = 2014-05-05; двадцатых числах мая 2014 года = 2014-05-20/2014-05-31",
    ),
    (
        "ru",
        "с 21 сентября по 13 октября; за последние три года",
        "с 21 сентября по 13 октября = 2015-09-21/2015-10-13; последние три года = 2012/2015",
    ),
    ("ru", "ноября того же года, в 2010-м, улица 8 Марта", "ноября того же года = 2015-11; 2010-м = 2010"),
    ("ru", "до конца года, к концу недели, в течение недели", "конца года = 2015-10/2015-12; концу недели = 2015-11-02/2015-11-08"),
    (
        "uk",
        "Через два тижні після 5 травня 2014 року; минулої п'ятниці",
        "Через два тижні після 5 травня 2014 року = 2014-05-19; минулої п'ятниці = 2015-10-30",
    ),
    (
        "de",
        "zwei Wochen nach dem 5. Mai 2014; Ende des Jahres",
        "zwei Wochen nach dem 5. Mai 2014 = 2014-05-19; Ende des Jahres = 2014-10/2014-12",
    ),
    (
        "it",
        "tra il 2009 e il 2012; due settimane dopo il 5 maggio 2014",
        "tra il 2009 e il 2012 = 2009/2012; due settimane dopo il 5 maggio 2014 = 2014-05-19",
    ),
    ("pl", "dwa tygodnie po 5 maja 2014 r.; w zeszłym roku", "dwa tygodnie po 5 maja 2014 r. = 2014-05-19; zeszłym roku = 2014"),
    (
        "es",
        "dos semanas después del 5 de mayo de 2014; el siglo XIX",
        "dos semanas después del 5 de mayo de 2014 = 2014-05-19; siglo XIX = 18XX",
    ),
    ("kk", "2012 жылдың соңында, 2014 жылдың 3 маусымында", "2012 жылдың соңында = 2012-10/2012-12; 2014 жылдың 3 маусымында = 2014-06-03"),
]


@pytest.mark.parametrize(("language", "text", "dates"), [*FORMS, *FARTHER])
def test_forms(language: str, text: str, dates: str) -> None:
    """Each form is found whole, with its value, and nothing that only looks like one is."""
    assert found(text, language) == dates


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("fr", "prononcé le dix-sept mars deux mille seize", "dix-sept mars deux mille seize = 2016-03-17"),
        (
            "fr",
            "le vingt-deux avril 2015 et le trente-et-un mai 2014",
            "vingt-deux avril 2015 = 2015-04-22; trente-et-un mai 2014 = 2014-05-31",
        ),
        ("fr", "arrêté le Dix-Huit septembre deux mille dix-neuf", "Dix-Huit septembre deux mille dix-neuf = 2019-09-18"),
        ("fr", "dix-sept personnes et vingt-sept témoins", ""),
        ("fr", "le soixante-dix-sept mars", ""),
        ("en", "on the twenty-first of June 2015", "twenty-first of June 2015 = 2015-06-21"),
        ("en", "this thirty-first day of March 2012", "thirty-first day of March 2012 = 2012-03-31"),
        ("en", "thirty-two May Day marchers", ""),
    ],
)
def test_a_day_in_words_is_never_its_last_word_alone(language: str, text: str, dates: str) -> None:
    """The seventeenth written with a hyphen is the seventeenth, not the seventh."""
    assert found(text, language) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("nationalised after the fall of the president", ""),
        ("since the fall of the city, and by the fall from power of his clan", ""),
        ("in the fall of that year they left", "the fall of that year = 2015-23"),
        ("he left in the fall and came back by the fall of 2009", "the fall = 2015-23; fall of 2009 = 2009-23"),
    ],
)
def test_the_fall_of_somebody_is_no_season(text: str, dates: str) -> None:
    """A word that is also a season is none before what it is the fall of."""
    assert found(text, "en") == dates


def test_what_was_told_last_counts_before_what_was_told_earlier() -> None:
    """ "The next day" after a day that only the document's date can tell is open without it, and never counted from an older one."""
    text = "He fled on 2 March 2014. On Monday he was seized; the next day he was freed."
    assert found(text, "en", "") == "2 March 2014 = 2014-03-02; Monday = XXXX-XX-XX; the next day = XXXX-XX-XX"
    assert found(text, "en") == "2 March 2014 = 2014-03-02; Monday = 2015-11-02; the next day = 2015-11-03"


def test_passage_quotes_the_original() -> None:
    """Positions are those of the original, with its no-break spaces and soft hyphens."""
    text = "Signed on 5\u00a0Octo\u00adber 2014 in Port Sel."
    (one,) = find_dates(analysis_of(text, "en"))
    assert text[one.passage.start : one.passage.end] == one.passage.exact == "5\u00a0Octo\u00adber 2014"
    assert (one.edtf, one.relative) == ("2014-10-05", False)


def test_noise_is_left_out() -> None:
    """Nothing is read from an address or a running header."""
    text = "https://press.example/2014/01/05/arrest and 2015"
    dates = find_dates(analysis_of(text, "en", noise=(Span(0, 39),)))
    assert [one.passage.exact for one in dates] == ["2015"]


def test_unknown_year_is_filled_in_later() -> None:
    """Without a reference the year is XXXX; relative_to fills it in, and a reference that is only a bound fills in nothing by itself."""
    text = "The court met on October 5. Last year it did not; yesterday it did, and last week of May too. In 2009 it rested."
    blind = find_dates(analysis_of(text, "en"))
    assert {one.edtf for one in blind if one.relative} == {"XXXX-10-05", "XXXX", "XXXX-XX-XX", "XXXX-05-25/XXXX-05-31"}
    seen = relative_to(blind, analysis_of(text, "en", date=REFERENCE))
    assert [one.edtf for one in seen if one.relative] == ["2015-10-05", "2014", "2015-11-02", "2015-05-25/2015-05-31"]
    assert relative_to(blind, analysis_of(text, "en")) == blind
    assert relative_to(blind, analysis_of(text, "en", date="2014/..")) == blind


def test_no_year_leads_beyond_the_own_date() -> None:
    """A month without year that the dates before would put after the document's own day is of the year before, unless it is to come."""
    text = "12 May 2020\n\nOn 5 May he was held. In December he had fled. The trial is set for October."
    dates = find_dates(analysis_of(text, "en", date="2020-05-12"))
    assert [one.edtf for one in dates] == ["2020-05-12", "2020-05-05", "2019-12", "2020-10"]


def test_year_comes_from_the_text_first() -> None:
    """A month told before with its year, or a full date in the same paragraph, gives the year; then the document's own date, and of what
    lies far from it the dates before."""
    text = "In January 2012 shops closed. The January closures spread.\n"
    text += "On 12 December 2013 she wrote; on 5 January she was heard.\n\nOn 9 March he left."
    assert found(text, "en") == (
        "January 2012 = 2012-01; January = 2012-01; 12 December 2013 = 2013-12-12; 5 January = 2014-01-05; 9 March = 2014-03-09"
    )


def test_same_day_needs_a_day() -> None:
    """ "That same day" is the last day told nearby, and nothing where only a year was."""
    assert found("In 2013 he left. That same day it rained.", "en") == "2013 = 2013"


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "On 3 May 2014 she was held. A few days later she left.", "3 May 2014 = 2014-05-03; A few days later = 2014-05"),
        ("fr", "Le 12 mars 2012 il part. Quelques jours après, il écrit.", "12 mars 2012 = 2012-03-12; Quelques jours après = 2012-03"),
        (
            "ru",
            "12 марта 2012 года он уехал. Несколько дней спустя он вернулся.",
            "12 марта 2012 года = 2012-03-12; Несколько дней спустя = 2012-03",
        ),
        ("en", "In 2013 he left. Two days later it rained.", "2013 = 2013; Two days later = 2013"),
        ("en", "section 4 of the Fisheries Act 1986, that is the 1986 Act, and Law No. 5 of 1999", ""),
        ("en", "The court sat on 3 and 4 May 2014.", "3 and 4 May 2014 = 2014-05-03/2014-05-04"),
        ("fr", "Ce mardi 4 mars 2014, le juge a parlé.", "mardi 4 mars 2014 = 2014-03-04"),
    ],
)
def test_days_without_a_day_and_years_without_time(language: str, text: str, dates: str) -> None:
    """What is counted on from a year stays in it, the year of a statute is no date, and two days that follow each other are one stretch."""
    assert found(text, language) == dates


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "In 2013 the court ordered him to pay.\n\nThe tribunal had recognised him in October of that year.", "2013-10"),
        ("fr", "En 2013, la cour l'a condamné.\n\nLe tribunal l'avait reconnu réfugié en octobre de la même année.", "2013-10"),
    ],
)
def test_that_year_is_the_last_year_of_the_story(language: str, text: str, value: str) -> None:
    """A month "of that year" belongs to the year told last, also where a paragraph lies between."""
    assert found(text, language).endswith(f"= {value}")


def test_value_from_an_inferred_date_is_approximate() -> None:
    """What is counted from an approximate date is approximate itself."""
    assert found("last year", "en", "2015-11-03~") == "last year = 2014~"


@pytest.mark.parametrize(
    ("text", "value"),
    [("12/25/2014 and 03/04/2014", "2014-03-04"), ("25/12/2014 and 03/04/2014", "2014-04-03"), ("03/04/2014", "2014-04-03")],
)
def test_order_of_day_and_month(text: str, value: str) -> None:
    """Day first, unless the text itself writes the month first."""
    assert find_dates(analysis_of(text, "en"))[-1].edtf == value


def test_street_before_a_postcode() -> None:
    """Four digits before a town are no year under a line with a street."""
    assert found("Maître Orla Venn\nrue du Lac 5\n1950 Sarne", "fr") == ""
    assert found("Chronology\n1950 Sarne founded", "en") == "1950 = 1950"


def test_stamp_of_refuses_more_than_a_date() -> None:
    """Only a text that is a date as a whole has a stamp."""
    assert stamp_of("5 October 2014") is not None
    assert stamp_of("on 5 October 2014 he left") is None


def test_producer_is_versioned() -> None:
    """The producer names itself with a version."""
    assert PRODUCER.startswith("dates@")


THREAD = """From: Ilze Kalna
Sent: 4 June 2021 09:12
Subject: RE: the ferry file

The board was sued on 9 November 2020; it settled on 2 February. The deed is dated 20 May, and yesterday it was filed.

> From: Henrik Aas
> Date: Tue, 1 June 2021 18:40
>
> They told me so on Saturday. The yard closes on 30 June.
"""


def test_each_message_of_a_thread_is_told_on_its_own_day() -> None:
    """What follows the head of a message is counted from its date, forwards in time, and from no other message."""
    assert found(THREAD, "en", "2024-01-01") == (
        "4 June 2021 = 2021-06-04; 9 November 2020 = 2020-11-09; 2 February = 2021-02-02; 20 May = 2021-05-20; yesterday = 2021-06-03; "
        "Tue, 1 June 2021 = 2021-06-01; Saturday = 2021-05-29; 30 June = 2021-06-30"
    )


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "She was tried in March 2012 and freed that autumn.", "March 2012 = 2012-03; that autumn = 2012-23"),
        ("en", "He hid in the winter of 2012 to 2013 there.", "the winter of 2012 to 2013 = 2012-24"),
        ("en", "Please come tomorrow evening.", "tomorrow evening = 2015-11-04"),
        (
            "ru",
            "Жалобу подали 4 марта 2011 года; её отклонили 2 июля следующего года.",
            "4 марта 2011 года = 2011-03-04; 2 июля следующего года = 2012-07-02",
        ),
        ("en", "The claim ends on 25 May. It was late.", "25 May = 2015-05-25"),
    ],
)
def test_what_points_back_or_on(language: str, text: str, dates: str) -> None:
    """Words that point to a year told, to a winter over two years or to a part of a coming day are read whole."""
    assert found(text, language) == dates


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "Today's sentence is long, yesterday's was short.", "Today = 2015-11-03; yesterday = 2015-11-02"),
        ("en", "On 3 May 2014 he fled. The following Monday he was caught.", "3 May 2014 = 2014-05-03; The following Monday = 2014-05-05"),
        ("fr", "Le 3 mai 2014, il fuit. Le lundi suivant, il est pris.", "3 mai 2014 = 2014-05-03; lundi suivant = 2014-05-05"),
        (
            "ru",
            "3 мая 2014 года он бежал. В следующий понедельник его взяли.",
            "3 мая 2014 года = 2014-05-03; следующий понедельник = 2014-05-05",
        ),
        ("en", "On 3 May 2014 he fled. The following March he was tried.", "3 May 2014 = 2014-05-03; The following March = 2015-03"),
        ("en", "On 3 May 2014 he fled. The previous autumn he had paid.", "3 May 2014 = 2014-05-03; The previous autumn = 2013-23"),
        ("fr", "Le 3 mai 2014, il fuit. En mars suivant, il est jugé.", "3 mai 2014 = 2014-05-03; mars suivant = 2015-03"),
        ("ru", "3 мая 2014 года он бежал. Следующей весной его взяли.", "3 мая 2014 года = 2014-05-03; Следующей весной = 2015-21"),
        ("fr", "Le 4 juin et le 11 juillet 2014.", "4 juin = 2014-06-04; 11 juillet 2014 = 2014-07-11"),
        ("fr", "Les faits remontent à mai 2014. Il fut pris le mois suivant au port.", "mai 2014 = 2014-05; le mois suivant = 2014-06"),
        ("en", "The hearing was adjourned to February.", "February = 2016-02"),
        ("en", "The hearing is adjourned until February.", "February = 2016-02"),
        ("en", "On 3 May 2014 he was heard. It was adjourned until October.", "3 May 2014 = 2014-05-03; October = 2014-10"),
        ("en", "On 3 May 2014 he was heard. It was adjourned to 7 June.", "3 May 2014 = 2014-05-03; 7 June = 2014-06-07"),
        ("ru", "3 мая 2014 года его слушали. Дело было отложено до октября.", "3 мая 2014 года = 2014-05-03; октября = 2014-10"),
        ("fr", "L'audience a été renvoyée au 14 janvier.", "14 janvier = 2016-01-14"),
        ("en", "Over the weekend of 4-5 October 2014 he was held.", "the weekend of 4-5 October 2014 = 2014-10-04/2014-10-05"),
        ("en", "It was Monday, 4 May.", "Monday, 4 May = 2015-05-04"),
        ("en", "It was Thursday, 4 May.", "Thursday, 4 May = 2017-05-04"),
        ("ru", "В ночь с 3 на 4 мая 2014 года его взяли.", "с 3 на 4 мая 2014 года = 2014-05-03/2014-05-04"),
        ("ru", "Отпуск перенесли с 3 мая 2014 года на 6 июня 2014 года.", "3 мая 2014 года = 2014-05-03; 6 июня 2014 года = 2014-06-06"),
        ("ru", "В начале мая. Прошлым летом.", "начале мая = 2015-05-01/2015-05-10; Прошлым летом = 2015-22"),
        ("ru", "Летом 2014 года он бежал. Той же осенью его взяли.", "Летом 2014 года = 2014-22; Той же осенью = 2014-23"),
        (
            "ru",
            "5 мая 2014 года он бежал. Наутро его взяли. Через сутки отпустили.",
            "5 мая 2014 года = 2014-05-05; Наутро = 2014-05-06; Через сутки = 2014-05-07",
        ),
    ],
)
def test_what_a_day_is_counted_from(language: str, text: str, dates: str) -> None:
    """A day that follows is counted from the day told before, and one without year lies ahead of the text only where a word says so."""
    assert found(text, language) == dates


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "In May 2013 he fled. The ministry may appeal until 1 December.", "May 2013 = 2013-05; 1 December = 2015-12-01"),
        ("en", "If she is surrendered, it will not be before the spring.", "the spring = 2016-21"),
        ("fr", "Gelés en mai 2013. Elle espère une décision avant l'été.", "mai 2013 = 2013-05; l'été = 2016-22"),
        (
            "ru",
            "Отказ был 4 марта 2013 года. Ведомство может обжаловать его до 1 декабря.",
            "4 марта 2013 года = 2013-03-04; 1 декабря = 2015-12-01",
        ),
        ("en", "He was arrested in May 2013 and stayed in prison until July.", "May 2013 = 2013-05; July = 2013-07"),
        ("en", "In May 2013 the court gave him until 1 July to answer.", "May 2013 = 2013-05; 1 July = 2013-07-01"),
        ("en", "The freezing, ordered in autumn 2013, was lifted on 30 May.", "autumn 2013 = 2013-23; 30 May = 2015-05-30"),
        ("ru", "Арест счетов, наложенный осенью 2013 года, снят 30 мая.", "осенью 2013 года = 2013-23; 30 мая = 2015-05-30"),
        ("fr", "Le gel, ordonné en mai 2013, a été levé le 30 juin.", "mai 2013 = 2013-05; 30 juin = 2015-06-30"),
        ("en", "It was ordered in May 2013 and lifted on 30 June.", "May 2013 = 2013-05; 30 June = 2013-06-30"),
        ("en", "She lost in October 2013. Then, on 7 June, she was freed.", "October 2013 = 2013-10; 7 June = 2014-06-07"),
        ("ru", "Её осудили в октябре 2013 года. Позже, 7 июня, она вышла.", "октябре 2013 года = 2013-10; 7 июня = 2014-06-07"),
        ("en", "Agreed on 16 June last year.", "16 June last year = 2014-06-16"),
        ("en", "He was held on 4 May 2014.\n\nThe next day, he was heard.", "4 May 2014 = 2014-05-04; The next day = 2014-05-05"),
        (
            "en",
            "He was held on 4 May 2014.\n\nHe slept.\n\nThe next day, he was heard.",
            "4 May 2014 = 2014-05-04; The next day = 2014-05-05",
        ),
        ("en", "The article runs on Saturday. The first one ran on Sunday.", "Saturday = 2015-11-07; Sunday = 2015-11-01"),
    ],
)
def test_what_is_to_come_and_what_is_told_in_passing(language: str, text: str, dates: str) -> None:
    """A limit of what may be lies ahead of the text, and a year told between commas does not give the next day its year."""
    assert found(text, language) == dates


def test_nothing_is_counted_from_a_day_above_a_heading() -> None:
    """What begins under a new heading is not counted from the last day of what stood above it."""
    above = "On 17 July 2013 he was told of it."
    below = "Her counsel asked the court to wait, because the tribunal had, four weeks earlier, let her stay."
    assert found(f"{above}\n\n{below}", "en") == "17 July 2013 = 2013-07-17; four weeks earlier = 2013-06-19"
    assert found(f"{above}\n\nThe request to adjourn\n\n{below}", "en") == "17 July 2013 = 2013-07-17"
