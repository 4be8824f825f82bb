"""Notes and their marks: one of each, and in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ...model.reading import Citation
from ..rule import Rule
from ..subject import Subject
from .apparatus import Apparatus, apparatus_of, head_of, named, numbers, runs

_SHOWN = 8
_AFAR = 3
"""Notes between a note and a mark that calls it again, from which on it is no slip."""


class MarkWithoutNote(Rule):
    """The text carries the mark of a note that is not there.

    What the mark was meant to prove is unproved for the reader, and a court may say so. It happens when notes are deleted, when a part is
    copied from another document, and when a text is turned from one format into another.
    """

    code = "REF101"
    title = "a mark without a note"
    severity = Severity.ERROR
    example = "The court stayed the order.¹ The prefect appealed.²\n\n¹ Decision of 3 May 2021.\n"
    counter_example = "The court stayed the order.¹ The cell measured 9 m².\n\n¹ Decision of 3 May 2021.\n"
    sure = "Sure where marks are raised or in brackets; powers and units (m²) are known and left out."

    def find(self, subject: Subject) -> Iterator[Finding]:
        apparatus = apparatus_of(subject)
        alone = [mark for mark in apparatus.marks if mark.target_passage is None]
        if not apparatus.notes and alone:
            shown = alone[:_SHOWN]
            yield self.finding(
                subject, f"The text has {_many(len(alone), 'mark')} of notes, and no notes.", *[one.passage for one in shown]
            )
        else:
            for mark in alone:
                said = f"The text points to note {mark.target}, and there is no such note."
                yield self.finding(subject, said, mark.passage, *_where_it_belongs(apparatus, int(mark.target)))
        marks, notes = named(subject)
        for name in marks.keys() - notes.keys():
            yield self.finding(subject, f"The text points to a note [^{name}], and there is no such note.", *marks[name])


class NoteWithoutMark(Rule):
    """A note to which no mark in the text points.

    The reader cannot tell what it is meant to prove. Either the mark was lost with a deleted sentence, or the sentence now stands without
    its source.
    """

    code = "REF102"
    title = "a note without a mark"
    severity = Severity.WARNING
    example = "The court stayed the order.¹ The prefect appealed.\n\n¹ Decision of 3 May 2021.\n² Appeal of 9 May 2021.\n"
    counter_example = "The court stayed the order.¹ The prefect appealed.²\n\n¹ Decision of 3 May 2021.\n² Appeal of 9 May 2021.\n"
    sure = "Sure where the notes of a text are marked at all; a text that has lost all its marks gives one finding."

    def find(self, subject: Subject) -> Iterator[Finding]:
        apparatus = apparatus_of(subject)
        alone = [note for note in apparatus.notes if note.target_passage is None]
        if not apparatus.marks and len(alone) > 1:
            heads = [head_of(one) for one in alone[:_SHOWN]]
            yield self.finding(subject, f"There are {_many(len(alone), 'note')}, and no mark in the text points to any of them.", *heads)
        else:
            for note in alone:
                said = f"No mark in the text points to note {note.target}."
                yield self.finding(subject, said, head_of(note), *_in_its_place(apparatus, int(note.target)))
        marks, notes = named(subject)
        for name in notes.keys() - marks.keys():
            yield self.finding(subject, f"No mark in the text points to the note [^{name}].", *notes[name])


class NoteTwice(Rule):
    """Two notes of one number in one run of notes.

    The mark in the text then has two notes, and the reader does not know which of them proves the sentence. It is the trace of a note that
    was put in without numbering the others again.
    """

    code = "REF103"
    title = "two notes of one number"
    severity = Severity.ERROR
    example = "He was arrested.¹ He was released.² He left.³\n\n¹ Report.\n² Order of 2 May.\n² Order of 9 May.\n³ Ticket.\n"
    counter_example = "He was arrested.¹ He was released.² He left.³\n\n¹ Report.\n² Order of 2 May.\n³ Ticket.\n"
    sure = "Sure within a run; where numbers start again at 1, as in a new chapter, they are counted anew."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for run in runs(apparatus_of(subject).notes):
            for number, times in Counter(one.target for one in run).items():
                if times > 1:
                    same = [head_of(one) for one in run if one.target == number]
                    yield self.finding(subject, f"Number {number} is given to {times} notes.", *reversed(same))
        for name, passages in named(subject)[1].items():
            if len(passages) > 1:
                yield self.finding(subject, f"The name [^{name}] is given to {len(passages)} notes.", *reversed(passages))


class NotesOutOfOrder(Rule):
    """Marks or notes whose numbers do not rise.

    Out of order, a number is looked up under the wrong note. It shows where a paragraph was moved and its notes were not, so the sources
    near it deserve a second look.
    """

    code = "REF104"
    title = "marks or notes out of order"
    severity = Severity.WARNING
    example = "One.¹ Two.³ Three.² Four.⁴\n\n¹ A source.\n² B source.\n³ C source.\n⁴ D source.\n"
    counter_example = "One.¹ Two.² Three.³ Four.⁴\n\n¹ A source.\n² B source.\n³ C source.\n⁴ D source.\n"
    sure = "Sure for raised marks; numbers in brackets that point into a list of literature may stand in any order and are left out."

    def find(self, subject: Subject) -> Iterator[Finding]:
        apparatus = apparatus_of(subject)
        kinds = [("mark", () if apparatus.bracketed else apparatus.marks), ("note", apparatus.notes)]
        for word, cited in kinds:
            for run in runs(cited):
                once = [one for one in run if word == "note" or not _is_called_again(run, one, apparatus)]
                wrong = _not_rising(once)
                if wrong and len(wrong) * 3 <= len(run):
                    for one in wrong:
                        yield self.finding(subject, f"The {word} {one.target} {_between(run, one)}.", head_of(one))


class MarkTwice(Rule):
    """Two marks that point to one note.

    Often it is a slip: a number was not raised when a note was put in before it, so from there on every sentence may carry its neighbour's
    source. Where it is meant, "see note 4" says so.
    """

    code = "REF105"
    title = "one number at two marks"
    severity = Severity.WARNING
    example = "One.¹ Two.² Three.² Four.³\n\n¹ A source.\n² B source.\n³ C source.\n"
    counter_example = "One.¹ Two.² Three.³ Four.⁴\n\n¹ A source.\n² B source.\n³ C source.\n⁴ D source.\n"
    sure = "A text that often points to one note twice does so on purpose, as does one that numbers its sources in brackets: both are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        apparatus = apparatus_of(subject)
        if apparatus.bracketed:
            return
        for run in runs(apparatus.marks):
            again = {number: times for number, times in Counter(one.target for one in run).items() if times > 1}
            if sum(again.values()) * 4 > len(run) and len(again) > 1:
                continue
            for number in again:
                if all(_is_called_again(run, one, apparatus) for one in [one for one in run if one.target == number][1:]):
                    continue
                same = [one.passage for one in run if one.target == number]
                yield self.finding(subject, f"{len(same)} marks carry the number {number}.", *reversed(same))


class NoteNumberMissing(Rule):
    """A number left out in a row of notes whose marks leave it out as well.

    A note was taken away together with its mark, by hand. Often more than the note went, and references such as "see note 14" now lead
    elsewhere.
    """

    code = "REF106"
    title = "a number missing among the notes"
    severity = Severity.WARNING
    example = "One.¹ Two.² Three.⁴ Four.⁵\n\n¹ A source.\n² B source.\n⁴ D source.\n⁵ E source.\n"
    counter_example = "One.⁷ Two.⁸ Three.⁹\n\n⁷ A source.\n⁸ B source.\n⁹ C source.\n"
    sure = "Sure where the notes around the gap are there; an excerpt may begin at any number."

    def find(self, subject: Subject) -> Iterator[Finding]:
        apparatus = apparatus_of(subject)
        marked = set(numbers(apparatus.marks))
        for run in runs(apparatus.notes):
            have = set(numbers(run))
            missing = [n for n in range(min(have), max(have)) if n not in have and n not in marked]
            if missing and len(missing) * 4 <= len(have):
                for gap in missing:
                    after = next(one for one in run if int(one.target) > gap)
                    yield self.finding(subject, f"The notes go from {gap - 1} to {after.target}: number {gap} is missing.", head_of(after))


def _where_it_belongs(apparatus: Apparatus, number: int) -> Iterator[Passage]:
    """Yield the heads of the notes between which a lost one belongs."""
    before = [one for one in apparatus.notes if int(one.target) == number - 1]
    after = [one for one in apparatus.notes if int(one.target) == number + 1]
    yield from (head_of(one) for one in (*before[-1:], *after[:1]))


def _in_its_place(apparatus: Apparatus, number: int) -> Iterator[Passage]:
    """Yield the one mark of another number that stands between the neighbours of a lost one."""
    for before, one, after in zip(apparatus.marks, apparatus.marks[1:], [*apparatus.marks[2:], None], strict=False):
        if int(before.target) == number - 1 and int(one.target) != number and (after is None or int(after.target) == number + 1):
            yield one.passage
            return


def _is_called_again(run: Sequence[Citation], one: Citation, apparatus: Apparatus) -> bool:
    """Say whether a mark calls an earlier note again: its number stood before, and no note near it has lost its mark.

    Raised figures are set once for each note, so only one from afar is meant; ``[^4]`` may be written as often as the note is needed.
    """
    at, number = run.index(one), int(one.target)
    before = [int(other.target) for other in run[:at]]
    marked = {mark.target for mark in apparatus.marks}
    lost = {int(note.target) for note in apparatus.notes} - {int(mark) for mark in marked}
    meant = number in before and (one.passage.exact.startswith("[^") or max(before) - number >= _AFAR)
    return meant and not any(abs(gap - max(before)) <= 1 for gap in lost)


def _not_rising(run: Sequence[Citation]) -> list[Citation]:
    """Return the fewest members of a run without which its numbers never fall."""
    tops: list[int] = []
    chosen: list[int] = []
    before: list[int] = [-1] * len(run)
    for at, number in enumerate(numbers(run)):
        place = bisect_left(tops, number + 1)
        if place == len(tops):
            tops.append(number)
            chosen.append(at)
        else:
            tops[place], chosen[place] = number, at
        before[at] = chosen[place - 1] if place else -1
    kept = set()
    at = chosen[-1] if chosen else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return [one for at, one in enumerate(run) if at not in kept]


def _between(run: Sequence[Citation], one: Citation) -> str:
    at = run.index(one)
    before, after = run[at - 1 : at] if at else [], run[at + 1 : at + 2]
    if before and after:
        return f"stands between {before[0].target} and {after[0].target}"
    return f"stands after {before[0].target}" if before else f"stands before {after[0].target}"


def _many(number: int, word: str) -> str:
    return f"{number} {word}s" if number > 1 else f"one {word}"
