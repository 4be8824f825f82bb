"""Careful prose that rules must leave alone: each text once gave a finding that was none."""

from __future__ import annotations

import pytest

from wellfounded.check.attribution.convictions import IntentionToldAsDeed
from wellfounded.check.attribution.firmness import DegreeRaised
from wellfounded.check.dates.intervals import IntervalMiscounted
from wellfounded.check.dates.telling_order import CountedFromNoDay
from wellfounded.check.figures.beside_sources import OtherThanBeside
from wellfounded.check.figures.conflicts import ScaleConflict
from wellfounded.check.figures.series import TotalBesideList
from wellfounded.check.figures.sums import SumInSentence
from wellfounded.check.figures.twins import ScaleBesideTwin, UnitBesideTwin
from wellfounded.check.manuscript.brackets import UnbalancedBrackets
from wellfounded.check.manuscript.misread import MisreadByScanner
from wellfounded.check.manuscript.small_words import WrongArticle
from wellfounded.check.names.exchanged import NameExchanged
from wellfounded.check.names.mixed import OtherGivenName
from wellfounded.check.references.attached_fit import DescriptionDoesNotFit
from wellfounded.check.references.contents import ContentsPages
from wellfounded.check.references.notes import MarkWithoutNote
from wellfounded.check.standings.outcomes import ToldOtherwise, UpheldAndOverturned
from wellfounded.check.structure.broken import LostEnd
from wellfounded.check.structure.numbering import ListNumbers

SENTENCES = "The boats lay in the harbour of Tarn for a week. " * 3 + "\n\n"
CLEAN = [
    (
        LostEnd,
        f"*Contents: The facts. The harbour at night. What the clerk of the port wrote in May – Notes*\n\n{SENTENCES * 6}",
    ),
    (
        ScaleConflict,
        (
            "=== mail.txt, 2019-03-01\nA visit to the boats of the port costs 14,000 euros a year.\n"
            "=== note.txt, 2020-02-01\nLe gérant du port répond : « A visit to the boats of the port costs 14,000 euros a year. »\n"
        ),
    ),
    (
        OtherThanBeside,
        (
            "=== river.txt, 2019-03-01\nIn 2015 the pits of Orlen on the Tarn declared 22.4 tonnes of copper to Mira Holt.\n"
            "=== note.txt, 2020-02-01\nWhat the pits of Orlen on the Tarn declared to Mira Holt:\n\n| Year | Ratio |\n|---|---|\n"
            "| 2015, Orlen, Tarn, Mira Holt | 2.4 |\n"
        ),
    ),
    (
        IntentionToldAsDeed,
        (
            "=== letter.txt, 2018-03-01\nOn 5 May 2017 the minister decided to revoke the licence of the firm with effect from that day.\n"
            "=== report.txt, 2018-02-01\nOn 5 May 2017 the minister revoked the licence of the firm.\n"
        ),
    ),
    (
        UpheldAndOverturned,
        (
            "The Court of Review of Orlen quashed the sentence on 4 May 2021, together with the appeal judgment that had upheld it.\n\n"
            "On 4 May 2021 the Court of Review of Orlen quashed both judgments.\n"
        ),
    ),
    (
        ToldOtherwise,
        (
            "=== ruling.txt, 2021-05-04\nCOURT OF REVIEW OF ORLEN\nRuling of 4 May 2021\n\nThe sentence is quashed.\n"
            "=== report.txt, 2022-01-05\nOn 4 May 2021 the Court of Review of Orlen quashed it, with the judgment that upheld it.\n"
        ),
    ),
    (
        DescriptionDoesNotFit,
        (
            "The clerk himself had drawn up the contract (Annex 1, para. 6). He was believed (Annex 1, para. 9).\n\nAnnexes\n\n"
            "1. Judgment of the District Court of Tarn, 3 May 2019\n"
        ),
    ),
    (
        SumInSentence,
        "The firm bought 412 tonnes of herring from the barge in three years: 118 in 2019, 137 in 2020 and 157 in 2021.\n",
    ),
    (
        TotalBesideList,
        "| Year | Tonnes |\n|---|---|\n| 2019 | 118 |\n| 2020 | 137 |\n| 2021 | 157 |\n\nThe rise is of 39 tonnes in all.\n",
    ),
    (
        DegreeRaised,
        (
            "=== minutes.txt, 2023-06-03\nOn 2 June the director decided that nobody of the crew would be prosecuted for the nets.\n"
            "=== note.txt, 2024-02-01\nOn 2 June the director decided that nobody of the crew will be prosecuted for the nets.\n"
        ),
    ),
    (WrongArticle, "Ask whether the firm accepts an unannounced visit and an unanswered letter, by a unanimous vote.\n"),
    (
        ListNumbers,
        (
            "The board has four tasks:\n\n(a) read;\n(b) count;\n(c) ask;\n(d) write.\n\nThe next steps are these.\n\n"
            "(i) Write to the firm.\n(ii) Ask for a visit.\n(iii) Come back.\n"
        ),
    ),
    (
        ContentsPages,
        (
            "The inspector noted nine faults:\n\n    hours of rest             3\n    accommodation             2\n"
            "    documents                 2\n    life jackets              1\n    galley                    1\n\nTwo were mended.\n"
        ),
    ),
    (
        UnbalancedBrackets,
        "The order was read out [in the yard](https://example.org/yard) and (see https://example.org/hall) in the hall.\n",
    ),
    (MisreadByScanner, "The fine was 40 billion soums, and the licensors were heard.\n"),
    (
        IntervalMiscounted,
        "He was held on 6 November 2017. Two days later the court released him. He left on 3 March 2018, and came back on 9 May 2018.\n",
    ),
    (
        CountedFromNoDay,
        (
            "On 3 March 2016 he was searched. On 4 April 2016 he was heard. On 5 May 2016 he left. Yesterday the court sat. It sits again "
            "tomorrow.\n"
        ),
    ),
    (
        UnitBesideTwin,
        (
            "=== one.txt, 2016-03-01\nThe governor of the island serves eighteen years in prison for the sale of the port.\n"
            "=== two.txt, 2017-05-02\nThe baker of another town was given eighteen months of prison for bread.\n"
        ),
    ),
    (
        ScaleBesideTwin,
        (
            "=== one.txt, 2016-03-01\nThe governor was fined 50,000 crowns for libel of a priest in the market.\n"
            "=== two.txt, 2017-05-02\nA court gave the smuggler seven years and fined him 500,000 crowns.\n"
        ),
    ),
    (
        NameExchanged,
        (
            "=== file.txt, 2021-03-01\nOn 17 December 2018 the Office for Refugees of War refused asylum, and the refusal was annulled.\n"
            "=== report.txt, 2022-05-02\nOn 17 December 2018 ORW refused asylum, and the refusal was annulled later.\n"
        ),
    ),
    (
        OtherGivenName,
        "Huseyn Safarov was shot in May. The mother of Huseyn Safarov wept. Six were held, among them Akif, Ayaz, and Bakir Safarov.\n",
    ),
    (
        MarkWithoutNote,
        (
            "The trial judge had overlooked the recording of the call, although none was ever found.¹\nThe committee found that the "
            "articles of the covenant were broken, and asked for a retrial.²\n\nNotes\n\n"
            "¹ Amarin District Court, case no. K 311/16, record of 15 October 2016, page 4.\n"
            "² Provincial Court, judgment of 11 September 2018, Ka 77/18.\n"
        ),
    ),
    (
        LostEnd,
        (
            "В мае Совет внёс его в список, и тот оспорил это решение вместе с двумя другими. 11 сентября 2024 года Суд общей юрисдикции "
            "отменил и это решение, и его продление на полгода.\n"
        ),
    ),
]


@pytest.mark.parametrize(("rule", "text"), CLEAN, ids=[f"{rule.code}-{number}" for number, (rule, _) in enumerate(CLEAN)])
def test_careful_prose_is_left_alone(subject_of, rule, text):
    """Nothing is found in sentences that are right, however near their words come to an error."""
    assert [finding.message for finding in rule().find(subject_of(text))] == []
