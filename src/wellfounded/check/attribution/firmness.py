"""Words of a source told more firmly than the source tells them: without who says so, as admitted, as found, as all where it says some.

Invariant: the words themselves stand in the source in the same order; nothing is said of a sentence that gives its words to somebody, by
whatever verb, unless the source uses a weaker one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...model.findings import Finding, Severity
from ...model.reading import DateExpression
from ..alignment.telling import own_tellings
from ..placing import dates_in
from ..quotations.sources import sources_of
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .drift import hedges_dropped
from .echoes import Echo, echoes_of, frame_before, is_framed, sentence_of

_GAP = 3
"""Words between two runs at most."""
_NEAR = 60
"""Characters between the verb that gives the words to somebody and the words."""


class FrameDropped(Rule):
    """What the source gives to somebody ("the investigator considers that", "is said to have") is told here in the author's own name.

    The source vouches for somebody having said it, not for its being so. Whoever cites it for the thing itself cites it wrongly, and has
    made the accusation his own.
    """

    code = "ATT104"
    title = "somebody's words told as the author's own"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== request.txt, 2017-05-04\nThe investigator considers that the applications contained wrong figures on the value of the mill.\n"
        "=== report.txt, 2018-02-01\nThe three loans were repaid. The applications contained wrong figures on the value of the mill.\n"
    )
    counter_example = (
        "=== request.txt, 2017-05-04\nThe investigator considers that the applications contained wrong figures on the value of the mill.\n"
        "=== report.txt, 2018-02-01\nThe three loans were repaid. It is said that the applications contained wrong figures on the value of "
        "the mill.\n"
    )
    sure = "What is called alleged or apparent is told by ATT101 and ATT102. "
    sure += "Asked where five words or more stand in both in one order and no verb of saying stands in the sentence or the one before it."

    def find(self, subject: Subject) -> Iterator[Finding]:
        before = ""
        previous: dict[int, str] = {}
        for telling in own_tellings(subject):
            previous[telling.span.start] = before
            before = telling.text
        told = hedges_dropped(subject)  # ATT101 and ATT102 tell of these
        for echo in echoes_of(subject):
            theirs = echo.before[1]
            grade, words = frame_before(theirs[-_NEAR:])
            if grade != "alleging" or echo.ours.span.start in told or is_framed(echo.ours.text):
                continue
            if is_framed(previous.get(echo.ours.span.start, "")) and echo.ours.text.startswith(
                ("he ", "she ", "they ", "it ", "il ", "elle ", "он ", "она ")
            ):
                continue
            if _borne_out(subject, echo):
                continue
            told.add(echo.ours.span.start)
            said = f"{echo.source.name} gives these words to somebody (“{words}”), and this text tells them as its own."
            yield self.finding(subject, said, sentence_of(subject, echo.ours), related=[echo.place])


def _borne_out(subject: Subject, echo: Echo) -> bool:
    """Say whether the days of a sentence are all told by further sources: it then need not come from this one."""
    span = echo.ours.span
    days = _days(one for _, one in dates_in(subject, span.start, span.end))
    others = [one.subject for one in sources_of(subject) if one.subject is not None and one.document != echo.source.document]
    return bool(days) and any(days <= _days(other.reading.dates) for other in others)


def _days(dates: Iterable[DateExpression]) -> set[str]:
    """Return the days of dates, both ends of a span among them."""
    return {day for one in dates for day in one.edtf.split("/") if len(day) == 10}


class FrameHardened(Rule):
    """Somebody said, claimed or was believed to have done a thing in the source; here he admitted it, or somebody proved or found it.

    "Said" and "admitted" are not two words for one thing: who admits speaks against himself, and what is proved needs no more proof.
    """

    code = "ATT105"
    title = "“said” or “alleges” made “admitted” or “proved”"
    severity = Severity.ERROR
    example = (
        "=== minutes.txt, 2017-05-04\nMr Lund said that the keys of the mill were in his office at night.\n"
        "=== report.txt, 2018-02-01\nMr Lund admitted that the keys of the mill were in his office at night.\n"
    )
    counter_example = (
        "=== minutes.txt, 2017-05-04\nMr Lund said that the keys of the mill were in his office at night.\n"
        "=== report.txt, 2018-02-01\nMr Lund told the court that the keys of the mill were in his office at night.\n"
    )
    sure = "Asked where five words or more stand in both in one order behind the two verbs, and no source uses the firmer one."

    def find(self, subject: Subject) -> Iterator[Finding]:
        by_place: dict[int, list[Echo]] = {}
        for echo in echoes_of(subject):
            by_place.setdefault(echo.ours.span.start, []).append(echo)
        for same in by_place.values():
            grades = [(frame_before(echo.before[0][-_NEAR:]), frame_before(echo.before[1][-_NEAR:]), echo) for echo in same]
            if any(theirs[0] in {"admitting", "finding"} for _, theirs, _ in grades):
                continue
            for (ours, word), (theirs, weaker), echo in grades:
                if (ours == "finding" and theirs == "alleging") or (ours == "admitting" and theirs in {"alleging", "saying"}):
                    said = f"“{word}” stands here, and {echo.source.name} says “{weaker}”."
                    yield self.finding(subject, said, sentence_of(subject, echo.ours), related=[echo.place])
                    break


class DegreeRaised(Rule):
    """The source says some, may, almost or in part, and this text all, will, or leaves the word out, in the same sentence.

    Small words carry the weight of a statement. A source that says "some" does not bear out "all".
    """

    code = "ATT106"
    title = "“some” made “all”, “may” made “will”"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== ruling.txt, 2017-05-04\nThe limit for arsenic was exceeded in some wells of the valley during the summer.\n"
        "=== report.txt, 2018-02-01\nThe limit for arsenic was exceeded in all wells of the valley during the summer.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe limit for arsenic was exceeded in some wells of the valley during the summer.\n"
        "=== report.txt, 2018-02-01\nThe limit for arsenic was exceeded in several wells of the valley during the summer.\n"
    )
    sure = "Asked only where the words on both sides are those of the source; quotations are asked by QUO101."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = hedges_dropped(subject)
        for echo in echoes_of(subject):
            pair = next((one for one in _gaps(echo) if _raised(*one)), None)
            if pair is not None and echo.ours.span.start not in told:
                told.add(echo.ours.span.start)
                here, there = " ".join(pair[0]) or "nothing", " ".join(pair[1])
                said = f"“{here}” stands here, and {echo.source.name} says “{there}”." if pair[0] else f"{echo.source.name} says “{there}”."
                yield self.finding(subject, said, sentence_of(subject, echo.ours), related=[echo.place])


def _gaps(echo: Echo) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield what stands between neighbouring runs in both sentences, where it is short."""
    for (here, there, size), (after, behind, length) in zip(echo.runs, echo.runs[1:], strict=False):
        ours, theirs = echo.ours.words[here + size : after], echo.theirs.words[there + size : behind]
        if size + length > _GAP and len(ours) <= _GAP and len(theirs) <= _GAP:
            yield ours, theirs


def _raised(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    degrees = table("attribution", "degrees")
    here, there = " ".join(ours), " ".join(theirs)
    if [there, here] in degrees["tense"]["pairs"]:
        return False
    for weak, firm in ((one["weak"], one["firm"]) for one in degrees["pair"]):
        if re.fullmatch(weak, there) and re.fullmatch(firm, here):
            return True
    return not here and re.fullmatch(degrees["lost"], there) is not None


RULES: tuple[type[Rule], ...] = (FrameDropped, FrameHardened, DegreeRaised)
