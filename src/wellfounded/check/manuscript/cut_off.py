"""What stops in the middle: a sentence at the end of its paragraph or point, a word before its last letters, a word with a space in it.

Invariant: headings, rows of tables, notes and the lines of a head are not asked for their end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage
from ..headings import headings_of
from ..rule import Rule
from ..running import found, in_code, is_running
from ..structure.masthead import ends_of
from ..subject import Subject
from ..tables import table
from .vocabulary import Strange, begins_usual_word, is_certain_word, is_word, strange_words, words_of_run

_BLOCK = re.compile(r"[^\n]+")
_ROW = re.compile(r"\s*(?:[|#>]|\[\^?\w+\]|[⁰¹²³⁴-⁹]|```)")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 5
"""Words from which on a line may be a sentence."""
_SHOWN = 60
_NEXT = re.compile(r"[ \t]*\r?\n[ \t]*(?![|#>*•·–\-\[(]|\w{1,3}[.)]\s)(?=\S)")
"""A line that goes on in the next one."""
_GOES_ON = re.compile(r"[^\W\d_]\s*\n\s*\n\s*(?=[a-zà-öø-ÿа-яёіїєґ]{2,}\s)")
"""A paragraph that goes on behind an empty line in small letters."""
_BROKEN = 3
"""So many paragraphs that go on so are those of a text whose lines are all set apart, as copied out of a page."""
_LINKED = re.compile(r"[;,] (?:and|or|et|ou|и|или)\Z")
"""What leads from one point of a list to the next."""
_PART = 4
"""Letters of a word that was cut off, and of those that it lost: at least so many and half as many."""
_PIECE = re.compile(r"(?<![\w'’.-])(?P<first>[^\W\d_A-ZÀ-Þ]{2,}) (?P<second>[^\W\d_A-ZÀ-Þ]{2,})(?![\w'’-])")


class SentenceCutOff(Rule):
    """A paragraph or a point of a list that ends in "the", "and" or "must be", or in half a word, and without a full stop.

    Its last words were lost, with whatever they said: a name, a day, a condition. The reader sees that nobody read the text to its end.
    """

    code = "TXT322"
    title = "a sentence without its end"
    severity = Severity.WARNING
    example = (
        "The prefect closed the mill in May, and nobody told the workers why he did so or for how long they would have to wait.\n\n"
        "The workers were told to leave the houses of the\n\nNobody answered them.\n"
    )
    counter_example = example.replace("of the\n", "of the mill\n")
    sure = (
        "Sure of the words of a table, behind which something always follows; a heading that is not marked as one is left by its few words."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.text
        taken = [one.passage.span for one in headings_of(subject)]
        taken += [one.passage.span for one in subject.reading.citations if one.kind in {"contents", "attachment"}]
        taken += ends_of(subject).head
        set_apart = sum(1 for _ in _GOES_ON.finditer(text)) >= _BROKEN
        half = {one.passages[0].end for one in strange_words(subject) if _is_once(one) and begins_usual_word(one.word, one.language)}
        for match in _BLOCK.finditer(text):
            line = match.group().rstrip(" \t*_")
            end = match.start() + len(line)
            if set_apart or _ROW.match(line) or _LINKED.search(line) or _NEXT.match(text, match.end()) or len(_WORD.findall(line)) < _LEAST:
                continue
            pattern = _dangling().get(subject.analysis.language_at(subject.analysis.span_of(Passage.of(text, end - 1, end)).start))
            if end not in half and (pattern is None or not pattern.search(line)):
                continue
            if any(span.start < end <= span.end for span in taken) or in_code(subject, end - 1) or not is_running(subject, end - 2, end):
                continue
            start = max(match.start(), text.find(" ", max(match.start(), end - _SHOWN), end) + 1)
            yield self.finding(subject, "The sentence stops here: its last words are missing.", Passage.of(text, start, end))
        yield from self._inside(subject)

    def _inside(self, subject: Subject) -> Iterator[Finding]:
        """Look for a sentence that begins right behind such a word."""
        for language, pattern in _running_on().items():
            for passage, _ in found(subject, pattern):
                span = subject.analysis.span_of(passage)
                if (
                    subject.analysis.language_at(span.start) == language
                    and not in_code(subject, passage.start)
                    and not _in_italics(subject, passage)
                ):
                    yield self.finding(subject, "A sentence stops here, and another begins.", passage)


def _in_italics(subject: Subject, passage: Passage) -> bool:
    """Say whether words stand between two asterisks or underscores of their line, as titles and foreign words do."""
    before = subject.text[subject.text.rfind("\n", 0, passage.start) + 1 : passage.start]
    after = subject.text[passage.end :].partition("\n")[0]
    return any(before.count(mark) % 2 and mark in after for mark in "*_")


@cache
def _dangling() -> dict[str, re.Pattern[str]]:
    rows = table("manuscript", "cut_off")["dangling"]
    return {language: re.compile(rf"(?<![\w'’.-])(?:{'|'.join(words)})\Z") for language, words in rows.items()}


@cache
def _running_on() -> dict[str, re.Pattern[str]]:
    rows = table("manuscript", "cut_off")
    begins = {language: "|".join(words) for language, words in rows["begins"].items()}
    left = {language: "|".join(forms) or r"(?!)" for language, forms in rows["titles"].items()}
    return {
        language: re.compile(
            rf"(?<![\w'’.-])(?!(?:{left[language]})\b)(?:{'|'.join(words)}) (?:{begins[language]}) (?=[a-zà-öø-ÿа-яё])[\w'’-]+"
        )
        for language, words in rows["dangling"].items()
    }


class WordCutOff(Rule):
    """A word that lost its end ("the certif was signed"), that is broken by a space ("signato ries"), or that lost a letter inside.

    No search finds it. It is the trace of a slip of the hand, and nobody knows whether only letters were lost there.
    """

    code = "TXT323"
    title = "half a word, or a word in two"
    severity = Severity.WARNING
    example = "The guard handed over the certificate in May. The certif was signed by two signato ries.\n"
    counter_example = "The guard handed over the certificate in May. The cert. was signed by two of the signatories.\n"
    sure = "Asked of words in small letters that no list and no other document knows, and that are one of theirs with the rest put back."

    def find(self, subject: Subject) -> Iterator[Finding]:
        strange = {one.small: one for one in strange_words(subject) if one.word == one.small}
        joined = set[int]()
        for match in _PIECE.finditer(subject.text):
            first, second = match["first"], match["second"]
            whole = first + second
            if (first in strange or second in strange) and is_certain_word(whole) and not (is_word(first) and is_word(second)):
                joined |= {match.start("first"), match.start("second")}
                passage = Passage.of(subject.text, *match.span())
                yield self.finding(subject, f"“{match.group()}” is one word: “{whole}”.", passage, fix=Fix(passage, whole))
        for one in strange.values():
            if one.passages[0].start not in joined and _is_cut(subject, one):
                yield self.finding(subject, f"“{one.word}” is the beginning of a word.", one.passages[0])


def _is_once(one: Strange) -> bool:
    """Say whether a word that is none stands once, in small letters, and is no syllable."""
    return len(one.passages) == 1 and one.word == one.small and len(one.word) >= _PART


def _is_cut(subject: Subject, one: Strange) -> bool:
    """Say whether a word is none, stands once, and begins one that the documents use; no abbreviation with its full stop."""
    if not _is_once(one) or subject.text[one.passages[0].end : one.passages[0].end + 1] in {".", "’", "'"}:
        return False
    least = len(one.word) + _PART // 2
    return any(len(word) >= least and word.startswith(one.word) and is_word(word) for word in words_of_run(subject))


RULES: tuple[type[Rule], ...] = (SentenceCutOff, WordCutOff)
