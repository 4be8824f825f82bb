"""The words of the fresh kinds that may be looked at: what was added to quotations, translated, decided, overturned and alleged."""

from __future__ import annotations

from datetime import date

BEYOND = {
    "en": {
        "clauses": [
            ", as everybody concerned has known for years",
            ", and nobody has contradicted this",
            " and for no other reason",
            ", whatever the price may be",
            ", to the shame of those who knew of it",
            ", as the parties now accept",
            " in spite of all warnings",
            ", which was said more than once",
        ],
        "sentences": [
            " Nobody can be in doubt about it.",
            " It has been said too late.",
            " Those who knew of it will have to answer.",
            " We say so without reservation.",
            " There was no excuse for it.",
            " It should have been clear from the first day.",
        ],
    },
    "fr": {
        "clauses": [", comme chacun le sait", ", quoi qu'il en coûte", ", et personne ne l'a contesté", " malgré tous les avertissements"],
        "sentences": [" Nul ne peut l'ignorer.", " Il aurait fallu le dire plus tôt.", " Cela vaut pour tous."],
    },
    "ru": {
        "clauses": [", и это известно каждому", ", чего никто не отрицает", " вопреки всем предупреждениям"],
        "sentences": [" Это известно каждому", " Иначе и быть не могло", " За это придётся ответить"],
    },
}
TRANSLATED = {
    "delmas": {
        "en": [
            "The order itself says literally: “His presence constitutes a menace to public order.”",
            "The exact words of the court are: “The prefect produced neither that judgment nor its translation.”",
            "We quote the prefect: “He shall be led back to the country whose nationality he has.”",
            "The judgment reads, word for word: “The alleged menace is established by no element.”",
            "The court's own words were these: “The administration cannot hold to be true that which it has not read.”",
        ]
    },
    "letunov": {
        "en": [
            "The Regional Court said, and we quote: “The court was bound to explain why it does not believe them.”",
            "The very words of the judgment are: “One cannot demand money for silence about what has been said already.”",
            "“No other arguments are given in the motion,” the order of 14 February 2019 reads.",
            "The article said literally: “Come when you have learned to count.”",
            "The judge wrote, word for word: “The article had been published before the supposed demand.”",
            "“We do know how to count,” were the exact words of Mr Letunov.",
        ]
    },
}
FALLEN: dict[str, list[tuple[dict[str, str], date, dict[str, list[str]]]]] = {
    "oradze": [
        (
            {"en": "order of 22 November 2018"},
            date(2019, 5, 30),
            {"en": ["the Commission for the Control of INTERPOL's Files", "the Kelm City Court", "the District Court of Limassol"]},
        )
    ],
    "harrow": [({"en": "deed of 4 December 2017"}, date(2019, 7, 16), {"en": ["the High Court", "the Magistrate's Court"]})],
    "kestrel": [
        (
            {"en": "freezing order of 12 October 2017"},
            date(2018, 5, 24),
            {"en": ["Mr Justice Farrow", "the Commercial Court of Sereth", "the Chancery Master"]},
        )
    ],
    "salmi": [({"en": "judgment of 5 November 2020"}, date(2021, 9, 23), {"en": ["the Supreme Court", "the Constitutional Court"]})],
    "tamsin": [
        (
            {"en": "conviction of 21 July 2015"},
            date(2017, 12, 14),
            {"en": ["the High Court", "the Court of Criminal Appeal", "Justice L. Haddad"]},
        )
    ],
    "delmas": [
        (
            {"en": "order of 15 January 2018", "fr": "arrêté du 15 janvier 2018"},
            date(2018, 6, 28),
            {"en": ["the judge of liberties", "the Court of Bruye"], "fr": ["le Conseil d'État", "le juge des libertés"]},
        )
    ],
    "letunov": [
        (
            {"en": "remand order of 14 February 2019", "ru": "постановление от 14 февраля 2019 года"},
            date(2019, 3, 6),
            {"en": ["the Supreme Court", "the prosecutor of the region"], "ru": ["Верховный суд", "кассационный суд"]},
        )
    ],
}
"""For each case the acts that fell, by language; the day; and bodies that did not overturn them."""
OVERTURNED = {
    "en": (
        "On {day} {court} quashed the {act}.",
        "The {act} was set aside by {court} on {day}.",
        "By a decision of {day} {court} annulled the {act}.",
        "It was {court} that overturned the {act}, on {day}.",
    ),
    "fr": ("Le {day}, {court} a annulé l'{act}.", "L'{act} a été annulé par {court} le {day}."),
    "ru": ("{day} {court} отменил {act}.", "Решением от {day} {court} признал незаконным {act}."),
}
RELIED_ON = {
    "en": (
        "The {act} is authority for this.",
        "For this we rely on the {act}.",
        "What follows from this has been settled by the {act}.",
        "The legal position is governed by the {act}.",
        "Our view is supported by the {act}, which everybody has to respect.",
    ),
    "fr": ("Nous nous appuyons sur ce point sur l'{act}.", "La question est réglée par l'{act}.", "L'{act} fait autorité sur ce point."),
    "ru": ("В этом вопросе мы опираемся на {act}.", "Этот вопрос решает {act}.", "Основанием для такого вывода служит {act}."),
}
APPEALED = {
    "oradze/ngo-report.md": "the judgment of the Taravian Court of Appeal of 28 September 2021",
    "oradze/brief.txt": "the judgment of the Court of Appeal of 28 September 2021",
    "oradze/chronology.md": "the judgment of 28 September 2021",
    "kestrel/chronology.txt": "the judgment of the Commercial Court of Sereth of 14 March 2019",
    "kestrel/ngo-report.md": "the judgment of the Commercial Court of Sereth of 14 March 2019",
    "kestrel/appeal-brief.txt": "the judgment of the Court of Appeal of Sereth of 28 November 2019",
    "kestrel/parliament-letter.md": "the judgment of 24 May 2018",
    "harrow/brief.md": "the decision of the Land Tribunal of 16 July 2019",
    "harrow/chronology.txt": "the decision of the Land Tribunal of 16 July 2019",
    "harrow/ngo-report.md": "the decision of 16 July 2019",
    "salmi/parliament-letter.txt": "the judgment of the Regional Court of 5 November 2020",
    "delmas/un-communication.md": "the judgment of the Administrative Court of 28 June 2018",
    "tamsin/un-communication.txt": "the judgment of the Court of Criminal Appeal of 25 February 2016",
    "tamsin/parliament-letter.md": "the judgment of 25 February 2016",
    "letunov/spravka.md": "приговор от 30 января 2020 года",
    "letunov/hronika.md": "приговор от 30 января 2020 года",
}
"""The judgment against which, as a dossier says, an appeal is pending."""
FINAL = {
    "en": (
        "{act} can no longer be appealed.",
        "{act} has the force of res judicata.",
        "{act} became final when the time limit expired.",
        "No appeal was lodged against {act}.",
    ),
    "ru": ("{act} вступил в законную силу.", "{act} обжалованию не подлежит.", "{act} никто не обжаловал."),
}
DECIDED: dict[str, list[tuple[dict[str, str], date]]] = {
    "oradze": [
        ({"en": "the Supreme Court of Cyprus"}, date(2019, 5, 30)),
        ({"en": "the District Court of Larnaca"}, date(2019, 10, 17)),
        ({"en": "the Commission"}, date(2020, 7, 3)),
    ],
    "harrow": [({"en": "the High Court"}, date(2018, 9, 18)), ({"en": "the Land Tribunal"}, date(2019, 7, 16))],
    "kestrel": [
        ({"en": "Mrs Justice Adeyemi"}, date(2018, 5, 24)),
        ({"en": "the Court of Appeal in London"}, date(2019, 2, 19)),
        ({"en": "the Commercial Court of Sereth"}, date(2019, 3, 14)),
    ],
    "salmi": [({"en": "the Regional Court"}, date(2020, 11, 5)), ({"en": "the Court of Appeal at Brenn"}, date(2021, 9, 23))],
    "tamsin": [
        ({"en": "the Court of Criminal Appeal"}, date(2016, 2, 25)),
        ({"en": "the High Court"}, date(2016, 9, 8)),
        ({"en": "the Supreme Court"}, date(2017, 12, 14)),
    ],
    "delmas": [
        ({"fr": "le tribunal administratif", "en": "the Administrative Court"}, date(2018, 6, 28)),
        ({"fr": "la cour administrative d'appel"}, date(2019, 4, 11)),
    ],
    "letunov": [
        ({"ru": "областной суд", "en": "the Regional Court"}, date(2019, 3, 6)),
        ({"ru": "районный суд", "en": "the District Court"}, date(2020, 1, 30)),
    ],
}
"""For each case who decided, by language, and when."""
AWAITED = {
    "en": (
        "{court} will give its decision on {day}.",
        "A decision of {court} is expected on {day}.",
        "We are waiting for what {court} will decide on {day}.",
        "{court} has yet to decide; the hearing is fixed for {day}.",
    ),
    "fr": ("La décision que doit rendre {court} est attendue pour le {day}.", "On attend ce que dira {court} le {day}."),
    "ru": ("Решение, которое примет {court}, ожидается {day}.", "{court} рассмотрит дело {day}."),
}
