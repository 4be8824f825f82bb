"""Numbers of headings and of lists: each follows the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..headings import Heading, headings_of
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .joined import joined_points

_POINT = re.compile(r"^(?P<indent>[ \t]*)(?P<open>\(?)(?P<number>\d{1,3}|[a-zа-и])(?P<close>[.)])[ \t]+\S[^\n]{0,100}", re.MULTILINE)
_MARK = re.compile(r"(?<![\w)])\((?P<mark>\d{1,2}|[a-zа-и])\)(?= [^\W\d_])")
_LEAST = 3
_FAR = 3_000
"""Characters between two points of one list, at most."""


class HeadingNumbers(Rule):
    """Numbers of headings that are given twice, fall, or leave one out.

    A section was taken out or moved, and references to "section 4" lead elsewhere. The reader asks what stood there.
    """

    code = "STR201"
    title = "headings numbered out of order"
    severity = Severity.WARNING
    example = "# 1. The arrest\n\nHe was arrested.\n\n# 2. The appeal\n\nHe appealed.\n\n# 4. The return\n\nHe returned.\n"
    counter_example = (
        "# 1. The arrest\n\nIn May.\n\n## 1.1. The night\n\nAt two.\n\n# 2. The appeal\n\nIn June.\n\n## 2.1. The hearing\n\nIn July.\n"
    )
    sure = "Asked from three numbered headings of one kind on; an excerpt may begin at any number."

    def find(self, subject: Subject) -> Iterator[Finding]:
        numbered = [one for one in headings_of(subject) if one.number]
        for style in ("1", "I", "A"):
            own = [one for one in numbered if one.style == style]
            if len(own) < _LEAST:
                continue
            begun = [one.passage.start for one, after in pairwise(numbered) if one.style != style == after.style and after.number[-1] == 1]
            wrong = [pair for pair in _wrong(own) if not any(pair[1].passage.start < at < pair[0].passage.start for at in begun)]
            if len(wrong) * 3 <= len(own):
                for one, before in wrong:
                    said = f"The heading numbered {_written(one)} comes after {_written(before)}."
                    yield self.finding(subject, said, _line_of(subject, one.passage), related=[subject.place(before.passage)])


def _line_of(subject: Subject, heading: Passage) -> Passage:
    """Quote a heading with the marks of its level before it."""
    start = subject.text.rfind("\n", 0, heading.start) + 1
    return heading if subject.text[start : heading.start].strip("# ") else Passage.of(subject.text, start, heading.end)


def _wrong(own: Sequence[Heading]) -> Iterator[tuple[Heading, Heading]]:
    """Yield headings with the one before, where the number does not follow; one wrong number between right ones is told once."""
    last = own[0]
    for at, one in enumerate(own[1:], 1):
        if _follows(last, one):
            last = one
            continue
        yield one, last
        meant = _with_number(one, last)
        mended = at + 1 < len(own) and _follows(meant, own[at + 1]) and not _follows(one, own[at + 1])
        last = meant if mended else one


def _with_number(one: Heading, before: Heading) -> Heading:
    """Return a heading as it would be numbered behind the one before."""
    return replace(one, number=(*before.number[:-1], before.number[-1] + 1))


def _follows(before: Heading, one: Heading) -> bool:
    """Say whether a number may come after another: the next at its level, the next of a whole above, or the first of a part."""
    last, number = before.number, one.number
    if len(number) > len(last):
        return number[: len(last)] == last and set(number[len(last) :]) <= {0, 1}
    same = number[:-1] == last[: len(number) - 1]
    if same and number[-1] == last[len(number) - 1] + 1:
        return True
    restart = one.level > 1 and number[-1] == 1
    return restart and one.style != "1"


def _written(one: Heading) -> str:
    return ".".join(map(str, one.number)) if one.style == "1" else one.passage.exact.split(".")[0].split(")")[0].strip()


class ListNumbers(Rule):
    """Points of a numbered list that are given twice, fall, or leave one out.

    A claim or a request was taken out; the court that goes through them one by one asks for the missing one.
    """

    code = "STR202"
    title = "a list numbered out of order"
    severity = Severity.WARNING
    example = "We ask the court:\n\n1. to stay the order;\n2. to hear him;\n4. to release him;\n5. to pay the costs.\n"
    counter_example = (
        "We ask the court:\n\n1. to stay the order;\n2. to hear him;\n3. to release him;\n\nWe ask the prefect:\n\n1. to answer.\n"
    )
    sure = "Asked of lists of three points or more with one break at most; notes and lists of attachments have rules of their own."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for passage, before in _inside(subject):
            yield self.finding(subject, f"In this row {passage.exact} comes after {before}.", passage)
        for points in _lists(subject):
            if len(points) < _LEAST:
                continue
            wrong = [(one, before) for before, one in pairwise(points) if one[1] != before[1] + 1]
            odd = _odd_one([number for _, number in points])
            if any(_joined_before(subject, one[0], before[0]) for one, before in wrong):
                continue  # a point that has run into another line is told as such
            if odd:
                passage, number = points[odd]
                said = f"In this list point {_point(passage, number)} stands where {_point(passage, points[odd - 1][1] + 1)} belongs."
                yield self.finding(subject, said, passage)
            elif len(wrong) == 1 and -1 <= wrong[0][0][1] - wrong[0][1][1] <= 3:
                (passage, number), (_, last) = wrong[0]
                yield self.finding(
                    subject, f"In this list point {_point(passage, number)} comes after {_point(points[0][0], last)}.", passage
                )


def _joined_before(subject: Subject, one: Passage, before: Passage) -> bool:
    return any(before.start <= inside.start() < one.start for inside, _ in joined_points(subject))


def _odd_one(numbers: Sequence[int]) -> int:
    """Return the place of the one number that is wrong where all before and after it are right, or 0."""
    wrong = [at for at in range(1, len(numbers)) if numbers[at] != numbers[0] + at]
    return wrong[0] if len(wrong) == 1 and len(numbers) > _LEAST else 0


_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзи")


def _place(letter: str) -> int:
    """Return which letter of its alphabet a letter is, from 1 on."""
    return next(alphabet.index(letter) + 1 for alphabet in _ALPHABETS if letter in alphabet)


def _point(passage: Passage, number: int) -> str:
    if any(letter.isdigit() for letter in passage.exact[:5]):
        return str(number)
    alphabet = next((one for one in _ALPHABETS if any(letter in one for letter in passage.exact[:2])), _ALPHABETS[0])
    return alphabet[min(number, len(alphabet)) - 1]


def _inside(subject: Subject) -> Iterator[tuple[Passage, str]]:
    """Yield marks inside a paragraph, "(a) … (b) … (d)", that leave one out, with the mark before each."""
    for paragraph in re.finditer(r"[^\n]+", subject.text):
        marks = list(_MARK.finditer(subject.text, *paragraph.span()))
        for style in (str.isdigit, str.isalpha):
            own = [one for one in marks if style(one["mark"])]
            places = [int(one["mark"]) if one["mark"].isdigit() else _place(one["mark"]) for one in own]
            if len(own) < _LEAST or places[:2] != [1, 2]:
                continue
            wrong = [at for at in range(2, len(places)) if places[at] != places[at - 1] + 1]
            if wrong and places[wrong[0]] == places[wrong[0] - 1] + 2:
                one = own[wrong[0]]
                yield Passage.of(subject.text, *one.span()), own[wrong[0] - 1].group()


def _lists(subject: Subject) -> Iterator[list[tuple[Passage, int]]]:
    """Yield lists: points of one form and indent, none too far from the one before, that begin at 1."""
    cited = subject.reading.citations
    paged = sum(one.kind == "contents" for one in cited) >= _LEAST  # fewer are points that end in a figure
    kinds = {"footnote", "attachment", "contents"} if paged else {"footnote", "attachment"}
    taken = [one.passage.span for one in cited if one.kind in kinds]
    heads = {one.passage.start for one in headings_of(subject)}
    open_lists: dict[tuple[str, str, bool], list[tuple[Passage, int]]] = {}
    for match in _POINT.finditer(subject.text):
        passage = Passage.of(subject.text, match.end("indent"), match.end())
        if passage.start in heads or any(span.start <= passage.start < span.end for span in taken):
            continue
        figure = match["number"].isdigit()
        if match["number"] == "i" and f"{match['open']}ii{match['close']}" in subject.text[match.end() : match.end() + _FAR]:
            continue  # the first of a list in Roman numbers
        number = int(match["number"]) if figure else _place(match["number"])
        key = (match["indent"], match["open"] + match["close"], figure)
        current = open_lists.get(key)
        if current and number != 1 and passage.start - current[-1][0].start <= _FAR:
            current.append((passage, number))
            continue
        if current:
            yield current
        open_lists[key] = [(passage, number)] if number == 1 else []
    yield from (points for points in open_lists.values() if points)


class SectionMissing(Rule):
    """A reference to a section of the same text that has no such section: "see section 7 below".

    Sections were numbered anew after the reference was written, so other references may lead to the wrong place without being seen.
    """

    code = "STR203"
    title = "a reference to a section that is not there"
    severity = Severity.WARNING
    example = (
        "# 1. The arrest\n\nHe was arrested (see section 7 below).\n\n# 2. The appeal\n\nHe appealed.\n\n# 3. The return\n\nHe returned.\n"
    )
    counter_example = example.replace("section 7", "section 3") + "\nSection 7 of the Act of 1996 is not meant.\n"
    sure = "Asked where the headings are numbered and the words say that this text is meant (above, below, of this report)."

    def find(self, subject: Subject) -> Iterator[Finding]:
        known = {one.number for one in headings_of(subject) if one.style == "1"}
        if len(known) < _LEAST:
            return
        for match in _section().finditer(subject.analysis.text):
            if any(
                one.kind == "footnote" and one.passage.span.overlaps(subject.analysis.passage(*match.span()).span)
                for one in subject.reading.citations
            ):
                continue
            number = tuple(int(part) for part in (match["number"] or match["seen"]).split("."))
            if number not in known and not any(one[: len(number)] == number for one in known):
                said = f"The text refers to section {match['number'] or match['seen']}, and no heading has this number."
                yield self.finding(subject, said, subject.analysis.passage(*match.span()))


@cache
def _section() -> re.Pattern[str]:
    words = table("structure", "words")["sections"]
    sections, here = "|".join(words["words"]), "|".join(words["here"])
    number = r"\d{1,2}(?:\.\d{1,2}){0,3}"
    see, ends = "|".join(words["see"]), r"\)|[.;]\s|,?\s+(?:for|where|pour|où|где)\b"
    tells = r"(?:tells|shows|says|describes|explains|sets out|montre|dit|explique|expose|décrit|показывает|говорит|описывает)\b"
    ends = rf"{ends}|\s{tells}"
    see = rf"{see}|as|comme le (?:dit|montre)"
    plain = rf"\b(?:{see})\s+(?:the\s|la\s|le\s)?(?:{sections})\s+(?P<seen>{number})(?={ends})"
    return re.compile(rf"\b(?:{sections})\s+(?P<number>{number})\)?,?\s+(?:{here})\b|{plain}", re.IGNORECASE)


class Ordinals(Rule):
    """Arguments that are counted in words, and one number is left out or given twice: "First", "Thirdly".

    An argument was taken out or put in, and nobody counted again. The reader looks for the second one.
    """

    code = "STR205"
    title = "“first”, then “thirdly”"
    severity = Severity.WARNING
    example = "Firstly, the order was not signed. He was not heard. Thirdly, the appeal was in time.\n"
    counter_example = "Firstly, the order was not signed. He was not heard. Secondly, the appeal was in time. Thirdly, he was ill.\n"
    sure = "Asked of words that begin a sentence with a comma behind them; an argument that is counted in other words is not seen."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for row in table("structure", "words")["ordinals"]["lists"]:
            last: tuple[int, int, str] | None = None
            for match in _ordinals(tuple(row)).finditer(subject.analysis.text):
                at = next(number for number, words in enumerate(row) if re.fullmatch(words, match.group()))
                near = last is not None and match.start() - last[1] <= 2 * _FAR
                if last and near and at > last[0] + 1:
                    passage = subject.analysis.passage(*match.span())
                    yield self.finding(subject, f"“{match.group()}” comes after “{last[2]}”.", passage)
                last = (at, match.start(), match.group())


@cache
def _ordinals(row: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[.!?:;*_] )|(?<=\n)|\A)(?:{'|'.join(row)})(?=,)")


class LevelJumped(Rule):
    """A heading two levels below the one before it, or one whose level does not fit its number.

    The contents and the outline then hang it under another section than the author meant.
    """

    code = "STR204"
    title = "a heading at the wrong level"
    severity = Severity.NOTE
    example = "# Report\n\n## 1. The arrest\n\nIn May.\n\n#### 2. The appeal\n\nIn June.\n\n## 3. The return\n\nIn July.\n"
    counter_example = "# Report\n\n## 1. The arrest\n\nIn May.\n\n### 1.1 The appeal\n\nIn June.\n\n## 2. The return\n\nIn July.\n"
    sure = "Asked where one heading of its level stands so; a document that jumps everywhere has a habit and no mistake."

    def find(self, subject: Subject) -> Iterator[Finding]:
        headings = headings_of(subject)
        jumped = [(before, one) for before, one in pairwise(headings) if one.level > before.level + 1 and before.level > 1]
        if len(jumped) == 1 and sum(one.level == jumped[0][1].level for one in headings) == 1:
            before, one = jumped[0]
            said = f"The heading “{one.words}” stands at level {one.level}, and the one before it at level {before.level}."
            yield self.finding(subject, said, one.passage, related=[subject.place(before.passage)])
        for before, one, after in zip(headings, headings[1:], headings[2:], strict=False):
            beside = before.style == one.style == after.style and len(before.number) == len(one.number) == len(after.number) == 1
            counted = beside and one.number[0] == before.number[0] + 1 == after.number[0] - 1
            if counted and before.level == after.level != one.level and not jumped:
                said = f"The heading “{one.words}” stands at level {one.level}, and its neighbours in number at level {before.level}."
                yield self.finding(subject, said, one.passage, related=[subject.place(before.passage)])
