"""Who denies and who admits, what is found and what could not be verified, whose words they are: told on the other side than the source.

Invariant: the source's sentence is named by the note, or tells the same thing by its day, its words or its meaning.
"""

from __future__ import annotations

from ..other_sides import OtherSide
from ..rule import Rule


class AdmittedThoughDenied(OtherSide):
    """Somebody is told to admit or to confirm what the source beside it says that he denies, or the other way round.

    A denial that becomes an admission is the gravest mistake about a person that a text can make; the source needs one line to show it.
    """

    code = "ATT116"
    title = "admitted here and denied in the source, or the other way round"
    axes = frozenset({"denial"})
    example = (
        "=== charge.txt, 2017-05-11\nThe first accused, heard by nobody, has through his counsel denied all the charges.\n"
        "=== note.txt, 2018-02-01\nHe has admitted the charges in part through counsel.\n"
    )
    counter_example = (
        "=== charge.txt, 2017-05-11\nThe first accused, heard by nobody, has through his counsel denied all the charges.\n"
        "=== note.txt, 2018-02-01\nHe has never admitted the charges, as he said through counsel.\n"
    )
    sure = "Sure where the note names the paragraph; a person who admits one thing and denies another is the trap."


class FoundThoughUnverified(OtherSide):
    """Something is called proved, confirmed or established that the source beside it could not verify or has from an unnamed person.

    The care is part of what the source says. Without it a suspicion has become a finding, and the text answers for it alone.
    """

    code = "ATT117"
    title = "proved here, unverified in the source"
    axes = frozenset({"found"})
    example = (
        "=== weekly.txt, 2023-06-17\nAccording to an anonymous clerk the shipowner bought forty loads of plywood from the mill.\n"
        "=== note.txt, 2024-02-01\nThe weekly has established that the shipowner bought forty loads of plywood from the mill.\n"
    )
    counter_example = (
        "=== weekly.txt, 2023-06-17\nAccording to an anonymous clerk the shipowner bought forty loads of plywood from the mill.\n"
        "=== note.txt, 2024-02-01\nThe weekly has not established that the shipowner bought forty loads of plywood from the mill.\n"
    )
    sure = "Asked where most weighty words are in both or the note leads there; another source that proves it is the trap."


class ExcludedThoughOpen(OtherSide):
    """Something is said to be excluded, or liability to be admitted, and the source beside it says that it is not.

    An expert who cannot exclude a thing has not done so, and who settles without an admission has admitted nothing. The lost "not" turns
    the paper against whoever cites it.
    """

    code = "ATT118"
    title = "excluded or admitted here, not so in the source"
    axes = frozenset({"exclusion", "liability"})
    example = (
        "=== expert.txt, 2023-06-17\nThe auditor saw no sign that the money of the mill is of illicit origin, and cannot exclude it.\n"
        "=== note.txt, 2024-02-01\nThe auditor excludes that the money of the mill is of illicit origin.\n"
    )
    counter_example = (
        "=== expert.txt, 2023-06-17\nThe auditor saw no sign that the money of the mill is of illicit origin, and cannot exclude it.\n"
        "=== note.txt, 2024-02-01\nThe auditor does not exclude that the money of the mill is of illicit origin.\n"
    )
    sure = "Asked where the note leads there or most weighty words are in both; one thing excluded and another left open is the trap."


class SoleThoughSeveral(OtherSide):
    """A decision is said to rest on one ground alone, and the source beside it gives two or more.

    Whoever argues that a decision falls with its only ground has lost as soon as the other side reads out the second one.
    """

    code = "ATT207"
    title = "one ground here, several in the source"
    axes = frozenset({"alone"})
    example = (
        "=== ruling.txt, 2019-11-19\nOn 19 November 2019 the embassy refused the visa on two grounds, the purpose of the stay and return.\n"
        "=== note.txt, 2020-02-01\nOn 19 November 2019 the embassy refused the visa solely for want of a justified purpose of the stay.\n"
    )
    counter_example = (
        "=== ruling.txt, 2019-11-19\nOn 19 November 2019 the embassy refused the visa on two grounds, the purpose of the stay and return.\n"
        "=== note.txt, 2020-02-01\nOn 19 November 2019 the embassy refused the visa for two reasons, one being the purpose of the stay.\n"
    )
    sure = "Asked where both sentences tell one day or most of their words; two decisions of one body are the trap."


class AnotherOffice(OtherSide):
    """An act or words are given to another office or body than in the source: the chair for the rapporteur, the ministry for the embassy.

    It is the first thing that the person concerned sees, and the act of another body has other effects and other remedies.
    """

    code = "ATT606"
    title = "another office than in the source"
    unsure = True
    axes = frozenset({"role"})
    example = (
        "=== minutes.txt, 2021-07-08\nThe rapporteur voted against the report on the grain store and gave his reasons in writing.\n"
        "=== note.txt, 2022-02-01\nThe chair voted against the report on the grain store and gave his reasons in writing.\n"
    )
    counter_example = (
        "=== minutes.txt, 2021-07-08\nThe rapporteur voted against the report on the grain store and gave his reasons in writing.\n"
        "=== note.txt, 2022-02-01\nThe rapporteur and the chair voted against the report on the grain store and gave reasons in writing.\n"
    )
    sure = "Asked where the sentences nearly are one and each names one office alone; an office that bears two names is the trap."


RULES: tuple[type[Rule], ...] = (AdmittedThoughDenied, FoundThoughUnverified, ExcludedThoughOpen, SoleThoughSeveral, AnotherOffice)
