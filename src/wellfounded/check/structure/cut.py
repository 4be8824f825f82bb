"""Sentences that are cut: by notes, by a page's end, by the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model.findings import Finding, Severity
from ...model.labels import RegionKind
from ...model.passages import Passage, Span
from ..rule import Rule
from ..running import in_code
from ..subject import Subject
from .masthead import ends_of

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\r?\n))*")
_ENDED = re.compile(r"[.!?:;…]['\"”“»)\]*_]*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|\^\{[^{}\n]*\}|\[\^?\w+\])*['\"”»)\]*_]*$|[-–—|,]$|>$")
_GOES_ON = re.compile(r"[(\"“«*_]*[a-zà-öø-ÿа-яёіїєґ]{2,}")
_LIST = re.compile(r"[ \t]*(?:[-*•·–+]|\(?\w{1,3}[.)])[ \t]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL_END = re.compile(
    r"(?:,|\b(?:the|a|an|of|to|in|on|at|by|for|with|from|and|or|but|that|which|who|whose|although|because|since|is|was|are|were|has|had|"
    r"le|la|les|un|une|des?|du|au|aux|en|et|ou|par|pour|avec|dans|que|qui|dont|est|sont|"
    r"и|в|на|с|по|что|который|от|для|из|но|или|der|die|das|den|dem|und|oder|von|mit|zu|dass))$",
    re.IGNORECASE,
)
_LEAST = 9
"""Words from which on a paragraph is running text and no heading, address or field."""
_MOST = 12


class CutSentences(Rule):
    """A sentence that stops in the middle and goes on after the notes of the page, or after an empty line.

    The text was taken from pages without putting their parts together. A program that quotes it, and a reader in haste, takes half a
    sentence for a whole one; a quotation that is cut so is not found in its source.
    """

    code = "STR103"
    title = "a sentence cut by notes or by a page's end"
    severity = Severity.WARNING
    example = (
        "The mill was sold under a kind of mortgage that the registers of the lower¹\n\n"
        "¹ <https://www.example.org/a>\n\nand upper districts do not know. He left.\n"
    )
    counter_example = (
        "The mill was sold under a kind of mortgage that the registers of the lower¹\nand other systems. He left.\n\n"
        "¹ <https://www.example.org/a>\n"
    )
    sure = "Sure where the next words are in small letters; files with pages of their own, whose notes belong at their foot, are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if subject.reading.layer.regions_of(RegionKind.PAGE):
            return
        places = []
        ends = ends_of(subject)
        short = (*ends.head, *ends.foot)
        for (span, _), (after, gap) in pairwise(_running(subject)):
            if not gap and any(line.overlaps(one) for line in short for one in (span, after)):
                continue  # lines of an address or a title go on in small letters
            if _is_cut(subject.text, span, after, by_notes=gap):
                places.append(_end_of(subject.text, span))
        if places:
            many = f"{len(places)} sentences stop" if len(places) > 1 else "A sentence stops"
            goes = "go" if len(places) > 1 else "goes"
            yield self.finding(subject, f"{many} in the middle and {goes} on after notes or an empty line.", *places[:_MOST])


def _running(subject: Subject) -> Iterator[tuple[Span, bool]]:
    """Yield the paragraphs that are no notes, each with whether notes stand between it and the one before."""
    notes = [one.passage.span for one in subject.reading.citations if one.kind in {"footnote", "attachment", "contents"}]
    gap = False
    for match in _PARAGRAPH.finditer(subject.text):
        span = Span(match.start(), match.start() + len(match.group().rstrip()))
        if in_code(subject, span.start) or in_code(subject, span.end - 1):
            gap = False
            continue
        if any(note.start <= span.start < note.end or span.covers(note) for note in notes):
            gap = True
            continue
        yield span, gap
        gap = False


def _is_cut(text: str, span: Span, after: Span, *, by_notes: bool) -> bool:
    words, following = text[span.start : span.end], text[after.start : after.end]
    last = words[words.rfind("\n") + 1 :]
    if _ENDED.search(words) or _LIST.match(last) or _LIST.match(following) or "#" in (words[:1], following[:1]):
        return False
    if following.startswith(("|", "<!--")):
        return False
    goes_on = _GOES_ON.match(following) is not None and len(_WORD.findall(following[:200])) >= 3
    if by_notes and goes_on:
        return True
    long = len(_WORD.findall(words)) >= _LEAST and len(_WORD.findall(following[:400])) >= _LEAST
    return long and (goes_on or (by_notes and words[-1:].isalpha()))


def _end_of(text: str, span: Span, *, length: int = 60) -> Passage:
    start = max(span.start, span.end - length)
    if start > span.start:
        start = text.find(" ", start, span.end) + 1 or start
    return Passage.of(text, start, span.end)


class EndsInTheMiddle(Rule):
    """A text that ends in the middle of a sentence.

    Its last page is lost, or it was copied in part. What was to follow may have said the opposite.
    """

    code = "STR104"
    title = "a text that ends in the middle of a sentence"
    severity = Severity.WARNING
    example = (
        "The court heard the appeal of the prefect on 3 May. It found that the order was not void, since the notice had been handed over "
        "in time, and that the prefect had the power to issue it, although the\n"
    )
    counter_example = (
        "The court heard the appeal of the prefect on 3 May. It found that the order was not void.\n\nPierre Durand, judge of the court\n"
    )
    sure = "Asked only of a last paragraph of running text that ends in a small word or a comma."

    def find(self, subject: Subject) -> Iterator[Finding]:
        spans = [span for span, _ in _running(subject)]
        if not spans:
            return
        last = spans[-1]
        words = subject.text[last.start : last.end]
        if len(_WORD.findall(words)) >= 2 * _LEAST and _SMALL_END.search(words):
            yield self.finding(subject, "The text ends in the middle of a sentence.", _end_of(subject.text, last))
