"""Brackets and marks of emphasis that open and do not close, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..running import in_code, is_running, paragraphs
from ..subject import Subject

_BRACKET = re.compile(r"[()\[\]]")
_PARTNER = {")": "(", "]": "["}
_ENUMERATOR = re.compile(r"(?:^|[\s,;–(])(?:\d{1,2}|[A-Za-zА-Яа-яё]|[ivx]{1,4})$|(?:^|\s)\d{1,2}(?:\.\d{1,2})*\.?$|[:;=8]-?$")
_APART = 14
"""Paragraphs over which a bracket may be open, where notes or a page's end stand between."""
_STAR = re.compile(r"(?<!\\)(\*{1,3})")
_BULLET = re.compile(r"^[ \t]*\*[ \t]+")
_STRETCH = re.compile(r"(?<![*\w])\*\*(?=\S)(?P<words>[^*\n]{20,600}?)(?<=\S)\*\*(?![*\w])")
_SPACED = re.compile(r"(?<![*\w])\*\*[ \t]+\S[^*\n]{0,200}?\S\*\*(?!\*)|(?<![*\w])\*\*\S[^*\n]{0,200}?[ \t]+\*\*(?![*\w])")


@dataclass(frozen=True, slots=True)
class _Alone:
    """A bracket without its partner, in the normal form."""

    at: int
    mark: str
    paragraph: int


class UnbalancedBrackets(Rule):
    """A bracket that opens and does not close, or closes and was not opened.

    The reader does not know where the aside ends, and with it whose words follow. In a quotation it hides where the quoted words were
    changed.
    """

    code = "TXT310"
    title = "a bracket without its partner"
    severity = Severity.WARNING
    example = "The mill, which was let to his brother in 2009), was sold.\n"
    counter_example = "The mill (which was let until 2009) was sold under Article 1, F, b): a) in law, 2) in fact [and so on].\n"
    sure = "Sure inside a paragraph; letters of lists such as “b)” need no partner; pairs cut by notes or by a page's end are joined."

    def find(self, subject: Subject) -> Iterator[Finding]:
        alone = [one for number, span in enumerate(paragraphs(subject)) for one in _alone_in(subject, span, number)]
        for one in _without_distant(alone):
            passage = _quoted(subject, one)
            said = "closes and was not opened" if one.mark in _PARTNER else "opens and does not close"
            yield self.finding(subject, f"The bracket “{one.mark}” {said}.", passage)


def _alone_in(subject: Subject, span: Span, number: int) -> Iterator[_Alone]:
    text = subject.analysis.text
    opened: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(text, span.start, span.end):
        mark, at = match.group(), match.start()
        if subject.analysis.is_noise(at, at + 1):
            if opened and opened[-1][1] == _PARTNER.get(mark) and not subject.analysis.is_noise(opened[-1][0], opened[-1][0] + 1):
                opened.pop()  # the address swallowed the bracket around it: "(https://example.org)"
            continue
        if mark in _PARTNER.values():
            opened.append((at, mark))
        elif opened and opened[-1][1] == _PARTNER[mark]:
            opened.pop()
        elif any(one[1] == _PARTNER[mark] for one in opened) and not _ENUMERATOR.search(text[max(span.start, at - 6) : at]):
            while opened[-1][1] != _PARTNER[mark]:
                yield _Alone(*opened.pop(), number)
            opened.pop()
        elif not _ENUMERATOR.search(text[max(span.start, at - 6) : at]):
            yield _Alone(at, mark, number)
    for at, mark in opened:
        if text[at - 1 : at] not in {":", ";"}:
            yield _Alone(at, mark, number)


def _without_distant(alone: list[_Alone]) -> Iterator[_Alone]:
    """Yield the brackets that have no partner in one of the next paragraphs either."""
    waiting = sorted(alone, key=lambda one: one.at)
    gone: set[int] = set()
    for number, one in enumerate(waiting):
        if one.mark in _PARTNER or number in gone:
            continue
        for later in range(number + 1, len(waiting)):
            other = waiting[later]
            if other.paragraph - one.paragraph > _APART or (other.mark == one.mark and later not in gone):
                break
            if _PARTNER.get(other.mark) == one.mark and later not in gone and other.paragraph > one.paragraph:
                gone |= {number, later}
                break
    yield from (one for number, one in enumerate(waiting) if number not in gone)


def _quoted(subject: Subject, one: _Alone) -> Passage:
    """Quote a bracket with the words beside it that it should hold."""
    text = subject.analysis.text
    if one.mark in _PARTNER:
        start = max(text.rfind("\n", 0, one.at) + 1, one.at - 40)
        start = text.find(" ", start, one.at) + 1 if start == one.at - 40 else start
        return subject.analysis.passage(start or one.at, one.at + 1)
    end = text.find("\n", one.at)
    end = min(len(text) if end < 0 else end, one.at + 40)
    return subject.analysis.passage(one.at, max(end, one.at + 1))


class BrokenEmphasis(Rule):
    """Marks of emphasis (``*``, ``**``) that open and do not close in their paragraph, or that a space keeps from working.

    The reader sees stars, or the rest of the paragraph in italics, and cannot tell whether the emphasis was in the quoted words or added.
    """

    code = "TXT311"
    title = "broken emphasis"
    severity = Severity.WARNING
    example = "The court held that the order was *manifestly unlawful**, and the **prefect had *no power to make it.\n"
    counter_example = (
        "The court held that the order was *manifestly unlawful*, and the **prefect** had no power* to make it.\n\n* See below.\n"
    )
    sure = "Asked of texts that mark emphasis with stars; a single star after a word is taken for the mark of a note."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if subject.text.count("*") < 2:
            return
        for match in re.finditer(r"[^\n]+(?:\n(?![ \t]*\n|[ \t]*[*#>-])[^\n]+)*", subject.text):
            at = _broken(match.group())
            if at is not None and in_code(subject, match.start() + at):
                continue
            if at is not None and is_running(subject, match.start() + at, match.start() + at + 1):
                start = match.start() + at
                place = Passage.of(subject.text, start, min(match.end(), start + 40))
                yield self.finding(subject, "The emphasis that is marked here does not close, or was not opened.", place)
        for match in _STRETCH.finditer(subject.text):
            if _crosses(subject.text, match):
                last = max(match.start(), match.end() - 60)
                first = Passage.of(subject.text, match.start(), min(match.end(), match.start() + 60))
                said = "The emphasis begins in the middle of one sentence and ends in another."
                yield self.finding(subject, said, first, Passage.of(subject.text, last, match.end()))
        for match in _SPACED.finditer(subject.text):
            passage = Passage.of(subject.text, match.start(), min(match.end(), match.start() + 120))
            yield self.finding(subject, "A space keeps these stars from working: they will be seen as stars.", passage)


def _crosses(text: str, match: re.Match[str]) -> bool:
    """Say whether an emphasised stretch begins inside a sentence, goes past its end, and stops inside the next."""
    before, after = (
        text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()[-1:],
        text[match.end() : match.end() + 40].lstrip(" "),
    )
    begins_inside = before.isalpha() or before in {",", "-", "–"}
    ends_inside = match["words"].rstrip()[-1:] not in set('.!?…"”»')
    inner = re.search(r"[^\W\d_]{3,}[.!?] +[^\W\d_a-z]", match["words"])
    return begins_inside and ends_inside and inner is not None and not after.startswith((".", "!", "?"))


def _broken(paragraph: str) -> int | None:
    """Return where the first unpaired mark of emphasis of a paragraph stands, or None."""
    bullet = _BULLET.match(paragraph)
    begin = bullet.end() if bullet else 0
    opened: list[tuple[int, int]] = []
    stray: list[int] = []
    for match in _STAR.finditer(paragraph, begin):
        before, after = paragraph[match.start() - 1 : match.start()] or " ", paragraph[match.end() : match.end() + 1] or " "
        if before.isspace() and after.isspace():
            continue
        length = len(match[1])
        closes, opens = not before.isspace(), not after.isspace()
        width = sum(one for _, one in opened)
        if closes and opened and (opened[-1][1] == length or width == length):
            opened = opened[:-1] if opened[-1][1] == length else []
        elif closes and length == 3 and opened and not opens:
            opened.clear()
        elif opens and not (before.isalnum() and after.isalnum()):
            opened.append((match.start(), length))
        elif (closes and not before.isalnum()) or length > 1:
            stray.append(match.start())
    unpaired = sorted([*(at for at, _ in opened), *stray])
    return unpaired[0] if unpaired else None
