"""Ranks and titles before names: one person who is a judge here and a president of the court everywhere else.

Invariant: a rank is held against another of its own ladder only; offices that are no titles are the family of names'.
"""

from __future__ import annotations

from ...model.findings import Severity
from ..names.two_offices import OfficesThatExclude
from ..rule import Rule


class OtherRank(OfficesThatExclude):
    """A person bears a rank or a title here that the source, or the rest of the text, gives otherwise: a judge made president of the court.

    It is the first thing that the person concerned sees. And a decision by a judge of another rank is a decision of another court.
    """

    code = "ATT603"
    title = "another rank or title than elsewhere"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR COURT OF TARN\nBefore: Justice Orme\n\nThe boats may go out.\n"
        "=== report.txt, 2018-02-01\nThe boats went out again. Chief Justice Orme had allowed it in May.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nHARBOUR COURT OF TARN\nBefore: Justice Orme\n\nThe boats may go out.\n"
        "=== report.txt, 2018-02-01\nThe boats went out again. Mr Justice Orme had allowed it in May.\n"
    )
    sure = "Asked where the rank stands once and the other in a source or twice; two persons of one surname are the trap."
    titles = True


RULES: tuple[type[Rule], ...] = (OtherRank,)
