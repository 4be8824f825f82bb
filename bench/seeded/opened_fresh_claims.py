"""The words of the fresh kinds in attribution that may be looked at: claims, documents and their copies, offices that ended."""

from __future__ import annotations

from datetime import date

CLAIMS: dict[str, dict[str, dict[str, list[str]]]] = {
    "oradze": {
        "": {
            "en": [
                "Mr Oradze deceived Brekka Bank about the value of his printing house",
                "the applications for credit contained false statements on the printing house",
                "the three loans were obtained by deception",
            ]
        }
    },
    "harrow": {
        "brief": {
            "en": ["Mr Asare bears a grudge against the Registrar", "the copy of the page is hearsay", "the grant of 1953 had lapsed"]
        },
        "ngo": {"en": ["an officer of the corporation removed the page", "it was the corporation that had the page removed"]},
    },
    "kestrel": {
        "": {
            "en": [
                "the 18.6 million pounds had been taken from the bank",
                "Mr Kovary diverted the money of the bank to the foundation",
                "the money that Mr Kovary gave was not his",
            ]
        }
    },
    "salmi": {
        "un-": {
            "en": [
                "the company sued Dr Salmi in order to deter her from further work",
                "the company has withdrawn three earlier claims shortly before the hearing",
            ]
        },
        "press": {"en": ["the company has spent 7 million euros on the protection of water"]},
        "letter": {"en": ["the company has invested 58 million euros since 2011"]},
    },
    "letunov": {
        "": {
            "en": ["Mr Letunov demanded 1.8 million roubles from Mr Gubin", "Mr Gubin was asked for money in November 2018"],
            "ru": ["Летунов потребовал у Губина деньги за молчание", "Губин пострадал от вымогательства"],
        }
    },
    "delmas": {
        "": {
            "fr": ["M. Velis constitue une menace pour l'ordre public", "la présence de M. Velis menace l'ordre public"],
            "en": ["Mr Velis is a threat to public order", "the presence of Mr Velis threatens public order"],
        }
    },
    "tamsin": {
        "": {"en": ["Dr Quay disseminated false information", "the number that Dr Quay gave to the newspaper was false"]},
    },
}
"""For each case, and the dossiers whose name holds the word, what a party alleges and others deny or leave open."""
RESTATED = {
    "en": ("As we have seen, {}.", "It has to be borne in mind that {}.", "This is because {}.", "All of this began when {}."),
    "fr": ("Comme on l'a vu, {}.", "Il faut rappeler que {}.", "C'est que {}."),
    "ru": ("Как уже сказано, {}.", "Следует помнить, что {}.", "Дело в том, что {}."),
}
DOCUMENTS: dict[str, list[tuple[date, dict[str, list[str]]]]] = {
    "oradze": [
        (date(2018, 6, 25), {"en": ["the request of 25 June 2018"]}),
        (date(2019, 10, 17), {"en": ["the ruling of 17 October 2019", "the judgment of 30 May 2019"]}),
    ],
    "harrow": [
        (date(2018, 9, 18), {"en": ["the decision of 18 September 2018", "the prospectus of February 2018"]}),
        (date(2019, 7, 16), {"en": ["the decision of 16 July 2019"]}),
    ],
    "kestrel": [
        (date(2018, 5, 24), {"en": ["the judgment of 24 May 2018"]}),
        (date(2019, 2, 19), {"en": ["the judgment of 19 February 2019"]}),
    ],
    "salmi": [
        (date(2019, 6, 18), {"en": ["the protocol of 18 June 2019", "the letter of 9 April 2019"]}),
        (date(2020, 11, 5), {"en": ["the judgment of 5 November 2020"]}),
    ],
    "letunov": [
        (date(2018, 10, 25), {"ru": ["статья от 25 октября 2018 года", "постановление от 14 февраля 2019 года"]}),
        (date(2020, 1, 30), {"en": ["the judgment of 30 January 2020"], "ru": ["приговор от 30 января 2020 года"]}),
    ],
    "delmas": [(date(2018, 6, 28), {"fr": ["le jugement du 28 juin 2018"], "en": ["the judgment of 28 June 2018"]})],
    "tamsin": [
        (date(2016, 6, 30), {"en": ["the findings of 22 April 2016", "the letter of 30 June 2016"]}),
        (date(2017, 12, 14), {"en": ["the judgment of 14 December 2017"]}),
    ],
}
SEVERAL = {
    "en": (
        "Three independent sources say so: {0}, our translation of it, and the newspaper that reprinted it.",
        "This is confirmed from two sides, namely by {0} and by the certified copy of it.",
        "Several sources which do not depend on one another agree: {0}, the press release about it and a report on that release.",
        "We have this from two separate sources, {0} and a summary of it.",
    ),
    "fr": (
        "Trois sources indépendantes le confirment : {0}, sa copie certifiée et le journal qui l'a reproduit.",
        "Deux sources distinctes concordent sur ce point : {0} et le résumé qui en a été fait.",
    ),
    "ru": (
        "Это подтверждают три независимых источника: {0}, заверенная копия этого документа и газета, которая его перепечатала.",
        "Два разных источника сходятся: {0} и пересказ этого документа.",
    ),
}
MANY = {
    "en": [
        "all the courts that dealt with the case",
        "one court after another",
        "the courts of several countries",
        "three bodies independently of one another",
        "the courts of every instance",
    ],
    "fr": ["chacune des juridictions saisies", "chacun des tribunaux du pays"],
    "ru": ["каждый из судов, рассматривавших дело,", "каждый из трёх судов"],
}
ENDED: dict[str, list[tuple[str, date, dict[str, list[str]]]]] = {
    "oradze": [
        ("Mr Oradze", date(2016, 4, 30), {"en": ["the present editor of the Harbour Lantern", "who edits the Harbour Lantern"]}),
        ("Tornike Beridze", date(2016, 12, 31), {"en": ["today deputy editor of the Harbour Lantern"]}),
        ("Salome Varde", date(2016, 9, 19), {"en": ["who is still head of credit of the bank"]}),
    ],
    "harrow": [
        (
            "(?:Mr )?(?:Gideon )?Asare",
            date(2018, 1, 1),
            {"en": ["who works as a clerk in the registry to this day", "now a clerk in the registry"]},
        )
    ],
    "kestrel": [
        (
            "Mr (?:Daniel )?Kovary",
            date(2015, 6, 30),
            {"en": ["the present deputy chair of the bank", "who still chairs the bank as a deputy"]},
        )
    ],
    "salmi": [
        ("Mr Pavel Drobny", date(2018, 1, 1), {"en": ["now shift manager at the mine"]}),
    ],
    "letunov": [],
    "delmas": [
        (
            "(?:M\\.|Mr) (?:Anton )?Velis",
            date(2013, 12, 31),
            {
                "fr": ["actuel directeur du laboratoire de Sarvan", "qui dirige le laboratoire de la raffinerie de Sarvan"],
                "en": ["the present head of the laboratory of Sarvan", "who heads the laboratory of the refinery"],
            },
        )
    ],
    "tamsin": [
        (
            "Dr Quay",
            date(2015, 12, 31),
            {"en": ["who is in charge of three clinics in the eastern province", "the present head of three clinics"]},
        )
    ],
}
"""For each case the name, the day on which the office ended, and the office as if it went on."""
