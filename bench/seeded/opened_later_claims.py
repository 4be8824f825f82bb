"""The words of the fresh kinds that were opened last: who appealed, on which ground, and in what way it was said."""

from __future__ import annotations

import re
from datetime import date

_APPEAL = r"(?<=[Tt]he appeal of )the Attorney General"
APPELLANTS: dict[str, list[tuple[str, str]]] = {
    "oradze": [
        (_APPEAL, "Mr Oradze"),
        (r"The Attorney General(?= appealed)", "Mr Oradze"),
        (r"(?<=appeal which )the Attorney General(?= had lodged)", "Mr Oradze"),
        (r"(?<=dismisses the appeal of )the Attorney General", "Mr Oradze"),
    ],
    "harrow": [
        (r"The corporation(?= has appealed)", "The group of residents"),
        (r"The corporation(?= appeals)", "The association of residents"),
        (r"The corporation(?= applied to vary)", "The group of residents"),
        (r"(?<=application of )the corporation(?= to vary)", "the residents"),
        (r"The residents(?= apply to have)", "The corporation and the city"),
        (r"The residents(?= have applied)", "The corporation and the city"),
        (r"The residents(?= refer)", "The corporation and the city"),
    ],
    "kestrel": [
        (r"(?<=the appeal of )the bank", "the foundation"),
        (r"The bank(?= appealed)", "The foundation"),
        (r"The bank(?= has asked for permission)", "Mr Kovary"),
        (r"The appellants(?= lodge an appeal)", "The bank and the ministry"),
        (r"Their appeal(?= is pending)", "The appeal of the bank"),
    ],
    "salmi": [
        (r"Both sides(?= (?:have )?appealed)", "The association and the mayor"),
        (r"The company(?= objected)", "The association"),
        (r"(?<=the objection of )the company", "Dr Salmi"),
    ],
    "tamsin": [(r"Counsel for Dr Quay(?=, Mr Idris)", "Counsel for the State")],
    "delmas": [
        (r"The Minister of the Interior(?= lodged an appeal)", "Mr Velis"),
        (r"Le ministre de l'intérieur(?= (?:a fait|relève) appel)", "M. Velis"),
        (r"Vous avez(?= fait appel)", "M. Velis a"),
    ],
    "letunov": [
        (r"Прокурор(?= (?:подал апелляцию|обжалует приговор))", "Защитник"),
        (r"Адвокат Ольга Мирская(?= обжаловала)", "Прокуратура области"),
    ],
}
ONLY: dict[str, list[tuple[date, dict[str, list[str]]]]] = {
    "oradze": [
        (
            date(2019, 5, 30),
            {
                "en": [
                    "The Supreme Court quashed the order for one reason only, that the assurances were too general.",
                    "That the assurances could not be monitored was the sole ground of the judgment of 30 May 2019.",
                ]
            },
        )
    ],
    "harrow": [
        (
            date(2019, 7, 16),
            {
                "en": [
                    "The decision of the Tribunal rests solely on what Mr Asare remembered.",
                    "The memory of Mr Asare was the only thing that the Tribunal went by.",
                ]
            },
        )
    ],
    "kestrel": [
        (
            date(2018, 5, 24),
            {
                "en": [
                    "The order was discharged solely because of the interview of the minister.",
                    "The only omission that Mrs Justice Adeyemi found was the interview.",
                    "The sole reason for the discharge was the authorship of the audit.",
                ]
            },
        )
    ],
    "salmi": [
        (
            date(2020, 11, 5),
            {
                "en": [
                    "The claim was directed solely against the figure of 38 micrograms.",
                    "The only sentence that the company attacked was that it had known for years.",
                ]
            },
        )
    ],
    "tamsin": [
        (
            date(2017, 12, 14),
            {
                "en": [
                    "The conviction was set aside solely because of the register of burials.",
                    "What the witness did not say was the only ground of the judgment of 14 December 2017.",
                ]
            },
        ),
        (date(2016, 4, 22), {"en": ["The Board based its recommendation on the blood pressure alone."]}),
    ],
    "delmas": [
        (
            date(2018, 6, 28),
            {
                "fr": [
                    "Le tribunal s'est fondé uniquement sur le témoignage de 2015.",
                    "L'absence de traduction fut le seul motif du jugement.",
                ],
                "en": [
                    "The court annulled the order solely because there was no translation.",
                    "The evidence of 2015 was the only ground on which the court relied.",
                ],
            },
        )
    ],
    "letunov": [
        (
            date(2020, 1, 30),
            {
                "ru": ["Приговор основан исключительно на дате статьи.", "Единственным доводом суда стала запись."],
                "en": [
                    "The acquittal rests solely on the date of the article.",
                    "The only ground of the judgment of 30 January 2020 was the voice on the recording.",
                ],
            },
        )
    ],
}
"""For each case the day of an act, and sentences that know one of its grounds only."""
SPOKEN = {
    "en": [
        (re.compile(r"\b(?:wrote to Cyprus on 25 June 2018|has written)(?= that)"), "told us"),
        (re.compile(r"\b(?:wrote|writes)\b"), "told us"),
        (re.compile(r"\b(?:held|found|noted|observed|stated for the record)(?= that|:|,| “)"), "told us"),
        (re.compile(r"(?<=Brandreth )said\b"), "told us"),
        (re.compile(r"\b(?:said|added|stated)(?= the Regional|:| that|\.)"), "told us"),
        (re.compile(r"\bconfirmed in writing"), "confirmed to us"),
        (re.compile(r"\bnoted\b"), "told us"),
    ],
    "fr": [
        (re.compile(r"\bécrit(?= son avocate)"), "nous a dit"),
        (re.compile(r"\bElle concluait"), "Elle nous a dit"),
        (re.compile(r"\b(?:a jugé|a relevé)(?= qu)"), "nous a dit"),
    ],
    "ru": [
        (re.compile(r"\bписал(?= Летунов)"), "сказал нам"),
        (re.compile(r"\bуказал(?=:)"), "сказал нам"),
        (re.compile(r"\bотмечает сам суд"), "сказал нам судья"),
    ],
}
