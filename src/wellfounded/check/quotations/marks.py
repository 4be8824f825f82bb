"""Quotation marks that do not balance, and pairs made of marks that do not belong together.

The marks are read in the text layer, since the normal form writes all of them alike. A quotation that goes on over paragraphs is opened
again at the head of each and closed once; one that a page's end or notes cut goes on behind them. Neither is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import in_code, is_running
from ..subject import Subject

_MARKS = re.compile(r"[\"“”„‟«»]")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_INCHES = re.compile(r"(?:^|[^\w\"“„«])\d+(?:[.,]\d+)?(?:['′’]\s?\d{0,2})?$")
_LONGEST = 600
"""Characters before a mark behind a number in which the mark that it may close is looked for."""
_FAR = 14
"""Paragraphs over which a quotation may be open, where notes or a page's end stand between."""
_SHOWN = 240
"""Characters shown behind a mark that opens, or before one that closes: its partner was lost among them."""
_PARTNERS = {"“": "”", "„": "”“", "‟": "”", "«": "»", '"': '"', "»": "«", "”": "”"}
_FAMILY = {"“": "curly", "”": "curly", "„": "curly", "‟": "curly", "«": "angle", "»": "angle", '"': "straight"}


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    glyph: str
    paragraph: int
    opens: bool
    closes: bool
    heads: bool
    """Whether it stands at the head of its paragraph."""


@dataclass(frozen=True, slots=True)
class _Pair:
    opened: _Mark
    closed: _Mark


@dataclass(frozen=True, slots=True)
class _Balance:
    """What became of the marks of a document."""

    alone: tuple[_Mark, ...]
    mixed: tuple[_Pair, ...]
    again: tuple[_Mark, ...]
    """Marks that open while one of their kind is open."""


class UnbalancedMarks(Rule):
    """A quotation mark that opens and does not close, or closes and was not opened.

    Nobody can say where the quoted words end, so that the author's own words pass for evidence, or the evidence for the author's words.
    """

    code = "QUO301"
    title = "a quotation mark without its partner"
    severity = Severity.WARNING
    example = "The court found “no trace of the letter, and the prefect did not appeal. Nobody asked why.\n"
    counter_example = (
        "The court found “no trace of the letter.\n\n“Nor did the prefect look for it.” A board of 5' 10\" by 12\" hung there; 'twas not "
        'the clerks\' own. She left "in May 2016". He left "in 2017". Она сказала: «Это „не наше“ дело».\n'
    )
    sure = "Sure inside a paragraph; marks of feet and inches, and quotations opened again in each paragraph, are known."

    def find(self, subject: Subject) -> Iterator[Finding]:
        balance = _balance(subject)
        for mark in balance.alone:
            said = "opens and does not close" if mark.opens else "closes and was not opened"
            again = next((one for one in balance.again if mark.opens and one.paragraph == mark.paragraph and one.at > mark.at), None)
            said += ", and a second one opens behind it" if again else ""
            places = [_around(subject, one) for one in (mark, again) if one]
            yield self.finding(subject, f"The quotation mark {mark.glyph} {said}.", *places)


class MixedPair(Rule):
    """A quotation opened with one kind of mark and closed with another: "so”, „so".

    It is a trace of two hands or of a copy, and a search for quotations will not find it.
    """

    code = "QUO302"
    title = "a quotation opened and closed by marks of two kinds"
    severity = Severity.NOTE
    unsure = True
    example = 'He said: "It turns out that nobody asked!” And he left.\n'
    counter_example = "He said: “It turns out that nobody asked!” And „so“ he left, «as he» said, and „tak” too.\n"
    sure = "Sure; both German and Polish ways of closing „ are known."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for pair in _balance(subject).mixed:
            end = min(pair.closed.at + 1, pair.opened.at + 280)
            passage = Passage.of(subject.text, pair.opened.at, end)
            yield self.finding(subject, f"The quotation opens with {pair.opened.glyph} and closes with {pair.closed.glyph}.", passage)


def _around(subject: Subject, mark: _Mark) -> Passage:
    """Quote a mark with the words that it should hold."""
    text = subject.text
    if mark.opens:
        end = text.find("\n", mark.at)
        return Passage.of(text, mark.at, max(mark.at + 1, min(len(text) if end < 0 else end, mark.at + _SHOWN)))
    start = max(text.rfind("\n", 0, mark.at) + 1, mark.at - _SHOWN)
    return Passage.of(text, start, mark.at + 1)


def _balance(subject: Subject) -> _Balance:
    return subject.once("balance of marks", lambda: _balanced(_marks(subject)))


def _marks(subject: Subject) -> list[list[_Mark]]:
    """Return the marks of each paragraph that has any."""
    out = []
    for number, match in enumerate(_PARAGRAPH.finditer(subject.text)):
        text = match.group()
        found = [_mark(subject.text, match.start() + one.start(), number, match.start()) for one in _MARKS.finditer(text)]
        kept = [one for one in found if one is not None and is_running(subject, one.at, one.at + 1) and not in_code(subject, one.at)]
        if kept:
            out.append(kept)
    return out


def _is_of_inches(text: str, at: int, begin: int) -> bool:
    return _INCHES.search(text, max(begin, at - 12), at) is not None


def _is_open(text: str, at: int, begin: int) -> bool:
    """Say whether a straight mark of the paragraph is open there, so that one behind a number closes it: "in 2016"."""
    begin, is_open = max(begin, at - _LONGEST), False
    for one in re.finditer('"', text[begin:at]):
        is_open = not is_open if is_open or not _is_of_inches(text, begin + one.start(), begin) else is_open
    return is_open


def _mark(text: str, at: int, paragraph: int, begin: int) -> _Mark | None:
    glyph = text[at]
    before, after = text[at - 1 : at] if at > begin else " ", text[at + 1 : at + 2] or " "
    if glyph == '"' and _is_of_inches(text, at, begin) and not _is_open(text, at, begin):
        return None
    heads = (
        not re.search(r"\w", text[begin:at]) or re.fullmatch(r"[\s>*_-]*(?:\d{1,3}[.)]|\(\w{1,3}\))?[\s*_]*", text[begin:at]) is not None
    )
    free_before = before.isspace() or before in "([{<–—-/*_=«“„'‘’"
    free_after = after.isspace() or after in ".,;:!?)]}>–—-/*_…»”'’" or after in "⁰¹²³⁴⁵⁶⁷⁸⁹^[|"
    if glyph in "„‟":
        return _Mark(at, glyph, paragraph, opens=True, closes=False, heads=heads)
    if glyph == "”":
        return _Mark(at, glyph, paragraph, opens=free_before and not free_after, closes=True, heads=heads)
    if glyph == "“":
        closes = not free_before or (free_after and not after.isalnum() and before.isalnum())
        return _Mark(at, glyph, paragraph, opens=True, closes=closes, heads=heads)
    if glyph == "«":
        return _Mark(at, glyph, paragraph, opens=True, closes=False, heads=heads)
    if glyph == "»":
        return _Mark(at, glyph, paragraph, opens=False, closes=True, heads=heads)
    return _Mark(at, glyph, paragraph, opens=free_before or not free_after, closes=free_after or not free_before, heads=heads)


def _balanced(paragraphs: Sequence[Sequence[_Mark]]) -> _Balance:
    alone: list[_Mark] = []
    mixed: list[_Pair] = []
    again: list[_Mark] = []
    for marks in paragraphs:
        opened, closed, pairs = _paired(marks)
        alone += [*opened, *closed]
        mixed += pairs
        again += [mark for before, mark in pairwise(marks) if mark.glyph == before.glyph and mark.opens and before.opens]
    kept = tuple(_without_carried(sorted(alone, key=lambda mark: mark.at), paragraphs))
    return _Balance(kept, tuple(mixed), tuple(again))


def _paired(marks: Sequence[_Mark]) -> tuple[list[_Mark], list[_Mark], list[_Pair]]:
    """Pair the marks of a paragraph; return those that open and those that close without a partner, and the mixed pairs."""
    stack: list[_Mark] = []
    lone: list[_Mark] = []
    mixed: list[_Pair] = []
    for mark in marks:
        at = _partner(stack, mark)
        if at is not None:
            opened = stack[at]
            lone += stack[at + 1 :]
            del stack[at:]
            if mark.glyph not in _PARTNERS[opened.glyph]:
                mixed.append(_Pair(opened, mark))
        elif mark.opens:
            stack.append(mark)
        else:
            lone.append(mark)
    opened_alone = [mark for mark in lone if mark.opens] + stack
    return opened_alone, [mark for mark in lone if not mark.opens], mixed


def _partner(stack: Sequence[_Mark], mark: _Mark) -> int | None:
    """Return the place of the mark that this one closes: one of its kind before all, else one that no other could close."""
    if not mark.closes or not stack:
        return None
    for at in range(len(stack) - 1, -1, -1):
        if mark.glyph in _PARTNERS[stack[at].glyph] and not (mark.glyph == "“" and stack[at].glyph != "„"):
            return at
    if mark.glyph == "“" or (mark.opens and mark.glyph != "”"):
        return None
    top = stack[-1]
    return len(stack) - 1 if "straight" in {_FAMILY[top.glyph], _FAMILY[mark.glyph]} or {top.glyph, mark.glyph} == {"„", "»"} else None


def _without_carried(alone: Sequence[_Mark], paragraphs: Sequence[Sequence[_Mark]]) -> Iterator[_Mark]:
    """Yield the marks that no mark of a later paragraph closes; one opened again at the head of the next paragraph goes on there."""
    heads = {marks[0].paragraph: marks[0] for marks in paragraphs if marks[0].heads}
    gone: set[int] = set()
    for number, mark in enumerate(alone):
        if not mark.opens or mark.at in gone:
            continue
        following = heads.get(mark.paragraph + 1)
        last = not any(other.opens and other.paragraph == mark.paragraph for other in alone[number + 1 :])
        if last and following is not None and following.glyph == mark.glyph:
            gone.add(mark.at)
            continue
        for other in alone[number + 1 :] if last else ():
            if other.paragraph - mark.paragraph > _FAR or (other.opens and other.glyph == mark.glyph):
                break
            if not other.opens and other.paragraph > mark.paragraph and _FAMILY[other.glyph] == _FAMILY[mark.glyph]:
                gone |= {mark.at, other.at}
                break
    yield from (mark for mark in alone if mark.at not in gone)
