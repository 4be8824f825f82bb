"""What was decided, why, whether it is open and whether it stands: told on the other side than the source tells it.

Invariant: the source's sentence is named by the note, or tells the same thing by its day, its words or its meaning.
"""

from __future__ import annotations

from ..other_sides import OtherSide
from ..rule import Rule


class AnotherOutcome(OtherSide):
    """A decision is told with another outcome than in the source beside it: favourable for unfavourable, dismissed for inadmissible.

    Whoever opens the source reads the contrary of what it is cited for, and stops believing the rest.
    """

    code = "STA112"
    title = "another outcome than in the source"
    axes = frozenset({"effect", "favour", "manner", "opinion", "verdict", "voting"})
    example = (
        "=== arret.txt, 2019-06-26\nLa chambre de la cour de Tarn émet un avis défavorable à l'extradition de l'armateur vers Brenn.\n"
        "=== note.txt, 2020-02-01\nLa chambre de la cour de Tarn a émis un avis favorable à l'extradition de l'armateur vers Brenn.\n"
    )
    counter_example = (
        "=== arret.txt, 2019-06-26\nLa chambre de la cour de Tarn émet un avis défavorable à l'extradition de l'armateur vers Brenn.\n"
        "=== note.txt, 2020-02-01\nLa chambre de la cour de Tarn n'a pas émis d'avis favorable à l'extradition de l'armateur vers Brenn.\n"
    )
    sure = "Sure where the note names the paragraph; two requests decided on one day in two ways are the trap."


class AnotherGround(OtherSide):
    """A decision is told with another ground than the source gives: time-barred for not proved, out of time for want of jurisdiction.

    The ground decides what the decision is worth: who goes free because an offence is time-barred has not been found innocent.
    """

    code = "STA113"
    title = "another ground than in the source"
    axes = frozenset({"ground"})
    example = (
        "=== ruling.txt, 2022-01-12\nOn 12 January 2022 the court of Brenn dismissed the claim for want of jurisdiction.\n"
        "=== note.txt, 2023-02-01\nOn 12 January 2022 the court of Brenn dismissed the claim for want of evidence.\n"
    )
    counter_example = (
        "=== ruling.txt, 2022-01-12\nOn 12 January 2022 the court of Brenn dismissed the claim for want of jurisdiction.\n"
        "=== note.txt, 2023-02-01\nOn 12 January 2022 the court of Brenn dismissed the claim, because it had no jurisdiction.\n"
    )
    sure = "Asked of a list of grounds, where the source's sentence is of the same day or named by the note and gives another one alone."


class OpenOrDecided(OtherSide):
    """A matter is called pending that a source tells as decided, or closed that a source tells as pending, and nothing says otherwise.

    Whoever acts on the sentence waits for what has long been there, or misses what can still be done.
    """

    code = "STA210"
    title = "pending here and decided in the source, or the other way round"
    axes = frozenset({"open"})
    example = (
        "=== daily.txt, 2024-02-14\nThe Court of Cassation on Tuesday dismissed the appeal of the Procurator General of Tarn.\n"
        "=== note.txt, 2024-05-14\nThe appeal of the Procurator General is awaiting a hearing before the Court of Cassation.\n"
    )
    counter_example = (
        "=== daily.txt, 2024-02-14\nThe Court of Cassation on Tuesday dismissed the appeal of the Procurator General of Tarn.\n"
        "=== note.txt, 2024-05-14\nThe appeal of the Procurator General is no longer pending before the Court of Cassation.\n"
    )
    sure = "Asked where most weighty words are in both sentences or the note leads to the other one; a second appeal is the trap."


class StandsThoughFallen(OtherSide):
    """A decision or measure is said to stand or to be in force, and the source beside it tells that it fell or ended.

    What has fallen protects nobody and binds nobody; a reader who relies on the sentence relies on nothing.
    """

    code = "STA307"
    title = "said to stand, and fallen by the source"
    axes = frozenset({"stands"})
    example = (
        "=== letter.txt, 2020-05-14\nThe interim measure indicated on 9 May 2019 has accordingly come to an end.\n"
        "=== note.txt, 2020-06-14\nThe interim measure of 9 May 2019 remains in force and protects the sailor.\n"
    )
    counter_example = (
        "=== letter.txt, 2020-05-14\nThe interim measure indicated on 9 May 2019 has accordingly come to an end.\n"
        "=== note.txt, 2020-06-14\nThe interim measure of 9 May 2019 is no longer in force and protects nobody.\n"
    )
    sure = "Asked where both sentences tell one day or most of their words; what survives of a decision that fell in part is the trap."


RULES: tuple[type[Rule], ...] = (AnotherOutcome, AnotherGround, OpenOrDecided, StandsThoughFallen)
