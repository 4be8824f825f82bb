"""Offices at another time: a person called by an office before taking it up or after leaving it, by what the texts of a run tell.

Invariant: an office is compared only with the same sort of office of the same person, or of the one whom that person succeeded; what says
itself since when or until when, and what calls somebody former or future, is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...model.findings import Finding, Severity
from ...model.folding import fold
from ...model.passages import Span
from ..placing import dates_in
from ..quotations.notes import cited_behind
from ..rule import Rule
from ..standings.events import written_on
from ..standings.verdict_days import edtf
from ..subject import Subject
from .branches import may_be_one
from .offices_told import Office, first_day, offices_in, successions_in, words_of

_FAR, _BACK = 75, 1500
_ALIKE = 5
_LONGEST = 260


class OfficeOfAnotherTime(Rule):
    """A person bears an office here at a time when, by the sources or the rest of the text, somebody else held it or it was not yet theirs.

    Who acted in what office decides whether the act binds. A title of today in a story of yesterday makes an order of a wish.
    """

    code = "NAM310"
    title = "an office of another time"
    severity = Severity.WARNING
    example = (
        "=== list.txt, 2019-05-04\nMs Mira Holt, the treasurer, has been president of the mill since 1 May 2018.\n"
        "=== report.txt, 2020-02-01\nOn 3 March 2016 the president of the mill, Mira Holt, wrote to the bank.\n"
    )
    counter_example = (
        "=== list.txt, 2019-05-04\nMs Mira Holt, the treasurer, has been president of the mill since 1 May 2018.\n"
        "=== report.txt, 2020-02-01\nOn 3 March 2019 the president of the mill, Mira Holt, wrote to the bank.\n"
    )
    sure = (
        "Asked where a text tells the day from which or until which the office was held; a title of today given to the person is the trap."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = offices_in(subject)
        claims = [one for one in own if one.begun is None and one.ended is None and not _tells_succession(one)]
        if not claims:
            return
        every = [one for each in (subject, *subject.others) for one in offices_in(each)]
        held = [one for one in every if one.begun is not None or one.ended is not None]
        pairs = {pair for each in (subject, *subject.others) for pair in successions_in(each)} if held else set()
        told: set[int] = set()
        for claim in claims:
            against = _against(claim, held, pairs)
            if against is not None and claim.sentence.start not in told:
                told.add(claim.sentence.start)
                day = f"since {against.begun}" if against.begun else f"until {against.ended}"
                where = "elsewhere in this text" if against.subject is subject else f"in {against.subject.name}"
                who = "" if against.person == claim.person else f"{against.name} "
                words = subject.analysis.text[claim.at.start : claim.at.end]
                start = max(claim.sentence.start, claim.at.start - _LONGEST // 2)
                passage = subject.analysis.passage(start, min(claim.sentence.end, start + _LONGEST))
                yield self.finding(
                    subject, f"{claim.name} is called “{words}” here; {who}held it {day}, {where}.", passage, related=[against.place]
                )


def _tells_succession(one: Office) -> bool:
    return words_of("succeeded").search(one.subject.analysis.text, one.sentence.start, one.sentence.end) is not None


def _against(claim: Office, held: Sequence[Office], pairs: set[tuple[str, str]]) -> Office | None:
    """Return what a claim goes against: the same office of the same person, or of the one before, at another time."""
    here = {
        day.latest
        for _, one in dates_in(claim.subject, claim.sentence.start, claim.sentence.end)
        if not one.relative and (day := edtf(one.edtf)) is not None
    }  # a sentence that tells the day of the change tells the change
    same = [
        one
        for one in held
        if one.office == claim.office
        and one.sentence != claim.sentence
        and not here & {one.begun, one.ended} - {None}
        and may_be_one(claim, one)
    ]
    mine = [one for one in same if one.person == claim.person]
    before = [one for one in same if (one.person, claim.person) in pairs and one.ended is not None]
    if not mine and not before:
        return None
    first, last, sure = _time_of(claim)
    if first is None or last is None:
        return None
    for one in mine:
        if one.begun is not None and last < one.begun and not any(other.ended and last <= other.ended for other in mine):
            return one
        if (
            sure
            and one.ended is not None
            and first > one.ended
            and not any(other.begun and first >= other.begun > one.ended for other in mine)
        ):
            return one
    return next((one for one in before if one.ended is not None and last <= one.ended and _are_one(claim, one)), None)


def _are_one(claim: Office, other: Office) -> bool:
    """Say whether two offices of one sort may be one: in one language they begin alike; a director of one thing follows none of another."""
    ours, theirs = (fold(one.subject.analysis.text[one.at.start : one.at.end])[:_ALIKE] for one in (claim, other))
    return ours == theirs or claim.subject.analysis.language != other.subject.analysis.language


def _time_of(claim: Office) -> tuple[date | None, date | None, bool]:
    """Return the first and the last day of which a claim can be, and whether its own clause says so.

    It is the day of the text for what is said to be now, else that of the clause, of the source that is cited, or that told before it.
    """
    subject, sentence = claim.subject, claim.sentence
    then = _when(claim) == "then"
    if _when(claim) == "now":
        written = written_on(subject)
        return written, written, True
    clause = _clause(subject.analysis.text, claim)
    if (found := first_day([one.edtf for _, one in dates_in(subject, clause.start, clause.end) if not one.relative])) is not None:
        return *found, True
    whole = [cited.source.date for cited in cited_behind(subject, sentence) if not cited.exact] if then else []
    if (found := first_day(whole)) is not None:
        return *found, False  # "then director" is of the day of what is told, which a source tells later
    start = max(0, sentence.start - _BACK) if then else subject.analysis.text.rfind("\n", 0, sentence.start) + 1
    before = [one.edtf for _, one in reversed(dates_in(subject, start, clause.start)) if not one.relative]
    return *(first_day(before) or (None, None)), False


def _when(claim: Office) -> str:
    """Return whether the words nearest to an office say that it is of now or of then; empty where none do."""
    text, clause = claim.subject.analysis.text, _clause(claim.subject.analysis.text, claim)
    start, end = max(clause.start, claim.at.start - _FAR), min(clause.end, claim.at.end + _FAR)
    rows = [
        (max(claim.at.start - match.end(), match.start() - claim.at.end), name)
        for name in ("then", "now")
        for match in words_of(name).finditer(text, start, end)
    ]
    return min(rows, default=(0, ""))[1]


def _clause(text: str, claim: Office) -> Span:
    start = max(text.rfind(mark, claim.sentence.start, claim.at.start) for mark in ";:")
    ends = [at for at in (text.find(mark, claim.at.end, claim.sentence.end) for mark in ";:") if at >= 0]
    return Span(max(start + 1, claim.sentence.start), min(ends, default=claim.sentence.end))


RULES: tuple[type[Rule], ...] = (OfficeOfAnotherTime,)
