"""The words of kinds that were written unseen: who speaks, what decisions do, what stands for a part, what turns without its "not"."""

from __future__ import annotations

CLOSED = {
    "en": {
        "appeal": [
            "The judgment under appeal has thus become final.",
            "The appeal was dismissed long ago.",
            "It has been rejected by a final decision.",
        ],
        "appeals": ["The judgment has thus become final.", "They were dismissed long ago."],
        "claim": ["It has been dismissed.", "It was rejected in its entirety.", "A final decision on it has been given."],
        "claims": ["They have been dismissed.", "A final decision on them has been given."],
    },
    "fr": {
        "appeal": ["Le jugement est définitif."],
        "claim": ["Elle a été rejetée.", "Il y a été fait droit par une décision définitive."],
    },
    "ru": {
        "appeal": ["Приговор вступил в законную силу.", "Она оставлена без удовлетворения."],
        "claim": ["Она удовлетворена полностью.", "В её удовлетворении отказано."],
    },
}
IN_FORCE = {
    "en": ["The {} is still in force.", "The {} remains in force to this day.", "To this day the {} binds everybody concerned."],
    "fr": ["L'{} est toujours en vigueur.", "À ce jour, l'{} reste en vigueur."],
    "ru": ["Это {} остаётся в силе.", "Это {} действует до сих пор."],
}
EFFECTS = {
    "en": {
        "stayed": ["quashed", "upheld"],
        "stays": ["quashes", "confirms"],
        "quashed": ["stayed", "varied", "confirmed"],
        "discharged(?= (?:a|the|by))": ["varied", "extended"],
        "discharges(?= the)": ["varies", "extends"],
        "annulled": ["suspended", "confirmed"],
        "set aside": ["stayed", "confirmed"],
        "acquitted": ["pardoned", "amnestied"],
        "upheld": ["quashed", "reversed"],
        "refused": ["adjourned", "granted"],
        "refuses": ["adjourns", "grants"],
        "reversed": ["confirmed", "stayed"],
        "quashes": ["stays"],
    },
    "fr": {
        "a annulé": ["a suspendu", "a confirmé"],
        "annule": ["suspend", "confirme"],
        "a rejeté": ["a accueilli"],
        "rejette": ["accueille"],
    },
    "ru": {
        "отменил": ["приостановил", "изменил"],
        "отменяет": ["приостанавливает", "изменяет"],
        "оправдал": ["амнистировал", "помиловал"],
        "оправдывает": ["амнистирует", "осуждает"],
    },
}
SPEAKERS: dict[str, dict[str, tuple[str, ...]]] = {
    "delmas": {
        "arret": ("La cour", "la cour", "la cour administrative d'appel"),
        "jugement": ("Le tribunal", "le tribunal", "le tribunal administratif de Bruye", "the Administrative Court"),
        "arrete": ("Le préfet", "le préfet", "the prefect"),
        "lettre": ("son avocate", "Me Delmas"),
    },
    "harrow": {
        "high-court": ("Justice A. Boateng", "The High Court", "the High Court"),
        "land": ("The Tribunal", "the Tribunal", "the Land Tribunal", "The Land Tribunal"),
        "eviction": ("Mr R. Pembroke", "the Magistrate", "The Magistrate"),
        "corporation": ("the prospectus",),
    },
    "kestrel": {
        "judgment": ("Mrs Justice Adeyemi", "the judge"),
        "court-of-appeal": ("Lord Justice Brandreth", "The Court of Appeal", "Court of Appeal"),
        "freezing": ("Mr Justice Farrow",),
        "foundation": ("the trustees", "The trustees themselves", "The trustees"),
    },
    "letunov": {
        "apell": ("Областной суд", "областной суд", "The Regional Court"),
        "postan": ("Зареченский районный суд", "районный суд", "The District Court"),
        "prigovor": ("Виктор Губин", "суд"),
        "statya": ("писал Летунов", "Летунов"),
    },
    "oradze": {
        "supreme": (
            "The Supreme Court of Cyprus",
            "the Supreme Court of Cyprus",
            "The Supreme Court",
            "the Supreme Court",
            "the Supreme Court of Cyprus",
        ),
        "district": ("Judge E. Markidou", "The District Court of Larnaca", "the District Court of Larnaca", "the District Court"),
        "ccf": ("the Commission", "The Commission", "the Commission for the Control of INTERPOL's Files"),
        "press": ("Ms Eleni Stavrou", "Mr Oradze"),
        "request": ("Mr Zurab Menteshi", "the Prosecutor General"),
    },
    "salmi": {
        "judgment": ("The Regional Court", "the Regional Court"),
        "appeal": ("The Court of Appeal at Brenn", "the Court of Appeal", "The Court of Appeal"),
        "inspection": ("The Water Inspectorate", "the Water Inspectorate", "Mr Oakes", "The protocol"),
        "letter": ("Mr Thorley", "Mr Marcus Thorley"),
    },
    "tamsin": {
        "high-court": ("Justice L. Haddad", "The High Court", "the High Court"),
        "supreme": ("The Supreme Court", "the Supreme Court", "Chief Justice Amari"),
        "medical": ("The Medical Board", "The Board", "the Medical Board", "Dr F. Osei"),
        "letter": ("Dr Quay", "she told"),
    },
}
SUBMISSIONS = {
    "en": (
        r"According to the bank,",
        r"By its own account the company",
        r"According to the company,",
        r"(?:The|the) (?:appellant|prosecution|prosecutor|bank|source|submitting party) (?:says|alleges|considers) that",
        r"(?:The|the) (?:source|submitting party) (?:argues|submits) that",
        r"The allegation is that",
        r"The appellants have explained that",
        r"Mr Oakes stated for the record(?= that)",
        r"Prosecutors in Taravia say that",
        r"According to the source,",
        r"According to the mayor, Ms Winter,",
        r"It is said that",
        r"The company claims that",
        r"According to counsel,",
        r"The newspaper put the overpayment at",
    ),
    "fr": (r"Selon M\. Velis,", r"selon son calcul,", r"selon son propre rapport d'activité,"),
    "ru": (
        r"По версии следствия,",
        r"как утверждает сам Губин,",
        r"Он утверждает, что",
        r"По подсчётам редакции,",
        r"Газета сообщает, что",
        r"Следователь указал, что",
    ),
}
FINDERS: dict[str, dict[str, list[str]]] = {
    "delmas": {
        "fr": ["Comme l'a jugé le tribunal administratif,", "Comme l'a constaté la cour administrative d'appel,"],
        "en": ["The Administrative Court found that", "The Administrative Court held that"],
    },
    "harrow": {"en": ["The Land Tribunal found that", "The High Court held that"]},
    "kestrel": {"en": ["Mrs Justice Adeyemi found that", "The English court held that"]},
    "letunov": {"ru": ["Суд установил, что", "Областной суд признал, что"], "en": ["The Regional Court put the overpayment at"]},
    "oradze": {"en": ["The Supreme Court of Cyprus found that", "The District Court of Larnaca held that"]},
    "salmi": {"en": ["The Court of Appeal found that", "The Water Inspectorate found that"]},
    "tamsin": {"en": ["The High Court found that"]},
}
WHOLE = {
    "en": {
        r"(?<=A)t two places of four": ["t all four places"],
        r"at two places of four": ["at all four places"],
        r"Two of three experts": ["All three experts", "The three experts"],
        r"by a majority of four to one": ["unanimously", "by all five votes"],
        r"Two of (?:the|his) reports": ["All of these reports", "All three reports"],
        r"finds arsenic above the limit at two places": ["finds arsenic above the limit at every place"],
        r"for the most part": ["in its entirety", "altogether"],
        r"void in so far as it concerns Harrow Street": ["void in its entirety"],
        r"nine tenths of the costs": ["all of the costs"],
        r"in so far as Dr Salmi had been ordered to withdraw and to pay": ["in its entirety"],
        r"to the extent that it had gone against her": ["in its entirety"],
        r"Ten of the 17 articles": ["All of the 17 articles"],
        r"Two of them found that": ["All of them found that"],
        r"only witness": ["first of the witnesses"],
        r"neither this judgment nor a translation of it": ["a translation of this judgment, but not the judgment itself"],
        r"In 42 of them": ["In all of them"],
        r"the first and the fourth of these four events": ["all of these four events"],
        r"Of the 33 reports that fell due until the release, 30 were filed": [
            "All of the 33 reports that fell due until the release were filed"
        ],
    },
    "fr": {r"un seul jugement": ["plusieurs jugements"]},
    "ru": {
        r"Двое из них не опознали": ["Ни один из них не опознал", "Все трое не опознали"],
        r"из двадцати остались восемь": ["остались все двадцать"],
        r"девяти жителей": ["всех жителей"],
    },
}
NEGATIONS = {
    "en": {
        r"had produced neither this judgment nor a": "had produced this judgment and a",
        r"had not been heard": "had been heard",
        r"were not heard(?=:)": "were heard",
        r"did not tell the court": "did tell the court",
        r"did not recognise the voice": "did recognise the voice",
        r"nobody had asked him for money": "somebody had asked him for money",
        r"did not deal with the conviction": "did deal with the conviction",
        r"has not been set aside in form": "has been set aside in form",
        r"she has not been moved": "she has been moved",
        r"The association was not sued": "The association was sued",
        r"He was not present": "He was present",
        r"had not looked at the background": "had looked at the background",
        r"did not itself say that": "did itself say that",
        r"The bank has not complained": "The bank has complained",
        r"the bank has never complained": "the bank has complained",
        r"was not, in the view of the court": "was, in the view of the court",
        r"English court did not decide whether": "English court did decide whether",
        r"It did not deduct them": "It did deduct them",
        r"The claim has not been withdrawn": "The claim has been withdrawn",
        r"She did not blame the lawyers": "She did blame the lawyers",
        r"The figure was not invented": "The figure was invented",
        r"which is not being treated": "which is being treated",
        r"need not pay anything": "need pay something",
        r"refused to admit the register": "agreed to admit the register",
        r"it turned out that this was not so": "it turned out that this was so",
        r"could not be attributed": "could be attributed",
        r"It names nobody": "It names somebody",
    },
    "fr": {
        r"n'a toujours pas de titre": "a un titre",
        r"ne s'est pas pourvu": "s'est pourvu",
        r"n'est pas exécutée": "est exécutée",
        r"Il n'y a pas eu de pourvoi": "Il y a eu un pourvoi",
    },
    "ru": {
        r"Двое из них не опознали": "Двое из них опознали",
        r"Жалоба не рассмотрена": "Жалоба рассмотрена",
        r"Мы не утверждаем": "Мы утверждаем",
        r"статья вышла": "статья не вышла",
        r"без доказательств": "с доказательствами",
    },
}
