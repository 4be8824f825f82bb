"""What a decision or a claim rests on: "solely" beside a second ground, and many sources that are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...model.facts import Claim
from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ...model.reading import Reliance
from ...reason.stemma import stemma
from ..alignment.telling import stem
from ..rule import Rule
from ..subject import CaseView, Subject
from .telling import either

_WORD = re.compile(r"[^\W\d_]{4,}")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LONGEST = 280


class SoleBesideSecond(Rule):
    """A decision is said to rest solely on one thing, and elsewhere in the same document on another thing as well.

    One of the two is wrong, or the second ground is none. Whoever argues that the decision falls with its only ground must first deal with
    the other; and the other side will find it.
    """

    code = "ATT201"
    title = "“solely” beside a second ground"
    severity = Severity.WARNING
    example = (
        "The tribunal refused the permit in 2019. The decision was based solely on the unsigned note of the harbour guard.\n\n"
        "The decision also rests on the letter of the consul.\n"
    )
    counter_example = (
        "The tribunal refused the permit in 2019. The decision was based solely on the unsigned note of the harbour guard.\n\n"
        "The letter of the consul was also read in court, and the decision is silent on it.\n"
    )
    sure = "Not sure that one decision is meant where the text names none; decisions of different years are kept apart."

    def find(self, subject: Subject) -> Iterator[Finding]:
        rows = [one for one in subject.reading.reliance if _is_decision(_rests(one))]
        for sole in rows:
            if not sole.closed or not _says_sole(sole):
                continue
            other = next((one for one in rows if _is_second(subject, sole, one)), None)
            if other is not None:
                said = f"It rests on this alone, the text says here, and elsewhere also on “{_cut(other.premise_text)}”."
                places = [_short(subject, sole.passage), _short(subject, other.passage)]
                yield self.finding(subject, said, *places)
                return


def _rests(one: Reliance) -> str:
    """Return the words that name what rests on something: in "X also referred to in the judgment" it is the judgment."""
    return one.of_text.casefold()


def _is_decision(words: str) -> bool:
    head = re.split(r"\b(?:of|on|in|that|which|du|de|qui)\b", words)[0]
    return len(words) < 120 and either("grounds.decision").search(head) is not None


def _says_sole(one: Reliance) -> bool:
    return either("grounds.sole").search(one.passage.exact.casefold().replace("ё", "е")) is not None


def _is_second(subject: Subject, sole: Reliance, other: Reliance) -> bool:
    """Say whether another row tells a further ground of the same decision: with "also", on something else, of no other year."""
    if other is sole or other.closed or other.passage.span.overlaps(sole.passage.span) or other.weight.value == "declines":
        return False
    around = subject.text[max(0, other.passage.start - 60) : other.passage.end].casefold()
    if either("grounds.also").search(around) is None or either("frames.negation").search(around) is not None:
        return False
    years = {*_YEAR.findall(sole.of_text), *_YEAR.findall(other.of_text)}
    return len(years) < 2 and not _same_thing(sole.premise_text, other.premise_text)


def _same_thing(one: str, other: str) -> bool:
    left, right = ({stem(word) for word in _WORD.findall(text.casefold())} for text in (one, other))
    return not left or not right or len(left & right) >= 0.6 * min(len(left), len(right))


def _short(subject: Subject, passage: Passage) -> Passage:
    return Passage.of(subject.text, passage.start, min(passage.end, passage.start + _LONGEST))


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 90 else flat[:90].rsplit(" ", 1)[0] + " …"


class OneOrigin(Rule):
    """A claim that looks as if several sources bore it out, while all of them go back to one.

    Ten newspapers that print one press release are one source. If that one falls, all fall, and the number of notes has deceived the reader
    and the author alike.
    """

    code = "ATT203"
    title = "all sources of a claim go back to one"
    severity = Severity.WARNING
    example = (
        '=== facts\n{"format": "wellfounded-facts/1", "sources": [{"id": "report.txt"}, {"id": "police", "title": "the police"}],\n'
        ' "claims": [{"id": "daily", "text": "he was seen, says the daily"}, {"id": "weekly", "text": "he was seen, says the weekly"},\n'
        '  {"id": "seen", "text": "he was seen at the mill", "asserted": [\n'
        '   {"document": "report.txt", "start": 0, "end": 23, "text": "He was seen at the mill"}]}],\n'
        ' "grounds": [{"of": "daily", "ground": "g1", "premises": ["police"]}, {"of": "weekly", "ground": "g1", "premises": ["police"]},\n'
        '  {"of": "seen", "ground": "g1", "premises": ["daily"]}, {"of": "seen", "ground": "g2", "premises": ["weekly"]}]}\n'
        "=== report.txt\nHe was seen at the mill by night.\n"
    )
    counter_example = (
        '=== facts\n{"format": "wellfounded-facts/1", "sources": [{"id": "report.txt"}, {"id": "daily"}, {"id": "weekly"}],\n'
        ' "claims": [{"id": "seen", "text": "he was seen at the mill", "asserted": [\n'
        '   {"document": "report.txt", "start": 0, "end": 23, "text": "He was seen at the mill"}]}],\n'
        ' "grounds": [{"of": "seen", "ground": "g1", "premises": ["daily"]}, {"of": "seen", "ground": "g2", "premises": ["weekly"]}]}\n'
        "=== report.txt\nHe was seen at the mill by night.\n"
    )
    sure = "As sure as the case is complete: an origin that nobody has entered may be missing."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if subject.case is None:
            return
        for claim, grounds, point in _of_one_origin(subject.case):
            for said in claim.asserted:
                if said.start is None or said.end is None or said.document not in {subject.document, subject.name}:
                    continue
                if said.text and subject.text[said.start : said.end] == said.text:
                    passage = Passage.of(subject.text, said.start, min(said.end, said.start + _LONGEST))
                    yield self.finding(subject, f"{grounds} grounds are given for this, and all go back to {point}.", passage)


def _of_one_origin(case: CaseView) -> Sequence[tuple[Claim, int, str]]:
    """Return the claims with several grounds and one single origin, with the number of grounds and the name of the origin."""
    return case.once("claims of one origin", lambda: list(_single(case)))


def _single(case: CaseView) -> Iterator[tuple[Claim, int, str]]:
    names = {source.id: source.title or source.id for source in case.facts.sources}
    several = Counter(ground.of for ground in case.facts.grounds)
    for claim in case.facts.claims:
        if several[claim.id] < 2:
            continue
        found = stemma(case.facts, claim.id)
        points = found.wide.single_points_of_failure
        if found.wide.high == 1 and points:
            yield claim, found.nominal, ", ".join(names.get(point, point) for point in points)
