"""Quotations that no document at hand has, in a text whose other quotations can be looked up.

Invariant: asked only where the other quotations of a text stand in the documents of the run or of the case, or have a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.folding import fold
from ..rule import Rule
from ..subject import Subject
from .altered import language_quoted
from .citing import cited_by, marks_after
from .differing import short_of
from .held import Looked, looked_up
from .sources import sources_of

_LEAST = 6
_KNOWN, _SHARE, _ODD = 1, 0.5, 0.15
_TO_US = re.compile(
    r"(?:\btold (?:us|me)\b|\bto us\b|interview|conversation|we (?:spoke|asked|heard)"
    r"|\bnous (?:a|ont) (?:dit|déclaré|confié|expliqué|répondu)|entretien"
    r"|сказал\w* нам|нам (?:сказал|рассказал|ответил)|беседе|интервью|proverb|saying goes|motto|slogan|adage|devise|пословиц|девиз)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:Facebook|Twitter|Telegram|Instagram|YouTube|VK|Reuters|AFP|AP|BBC|television|TV|radio|newspaper|press|website|blog|post(?:ed)?|tweet\w*|article|télévision"
    r"|journal|presse|site|телевидени\w*|газет\w*|сайт\w*|соцсет\w*|фейсбук\w*|телеграм\w*)\b"
)
"""Words that say where the quoted words were published."""


class NowhereFound(Rule):
    """Words that somebody is said to have said, without a note, which stand in none of the documents, while the other quotations do.

    Nobody can look them up. If the person says that they were never said, nothing in the file answers.
    """

    code = "QUO405"
    title = "a quotation that no document has"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds that the prefect had never read the file before he signed the order. The tenants "
        "were not heard at any time before the mill was closed.\n"
        "=== report.txt, 2018-02-01\nThe tribunal found that “the prefect had never read the file” and that “the tenants were not heard at "
        "any time”. Mr Holt later wrote: “There was no reason in the world to close that mill.” It is closed.\n"
    )
    counter_example = example.replace(" later wrote:", " told us in an interview:")
    sure = (
        "Asked where half of the other quotations stand in the documents and none of these is of another language; words that were said "
        "to the authors themselves are left."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        if not sources_of(subject):
            return
        every = [
            one for one in looked_up(subject) if one.stretch.count >= _LEAST and not one.stretch.open_start and not one.stretch.open_end
        ]
        known = [one for one in every if one.exact or one.near]
        if len(known) < _KNOWN or len(known) < _SHARE * len(every):
            return
        languages = {source.analysis.language for source in sources_of(subject)}
        strange = list[Looked]()
        for looked in every:
            if looked.exact or looked.near or looked.stretch.single or not self._is_said(subject, looked):
                continue
            if languages == {language_quoted(looked)} and not self._has_origin(subject, looked, every):
                strange.append(looked)
        for looked in strange if len(strange) == 1 or len(strange) < _ODD * len(every) else ():
            said = "No document at hand has these words, and no note says where they stand."
            yield self.finding(subject, said, short_of(subject, looked.stretch))

    def _is_said(self, subject: Subject, looked: Looked) -> bool:
        """Say whether the words are somebody's, and nothing says that they were said to the authors."""
        start, end = looked.stretch.outer.start, looked.stretch.outer.end
        text = subject.analysis.text
        line = text[text.rfind("\n", 0, start) + 1 : start]
        after = text[end : end + 90].split("\n", 1)[0]
        if _TO_US.search(line[-200:] + " " + after) or line.lstrip().startswith((">", "|")):
            return False
        return looked.stretch.quotation is not None or re.search(r"[:,]\s*$", line) is not None

    def _has_origin(self, subject: Subject, looked: Looked, every: list[Looked]) -> bool:
        if cited_by(subject, looked.stretch) is not None or marks_after(subject, looked.stretch) or self._note_in_sentence(subject, looked):
            return True
        sentence = subject.analysis.sentence_at(looked.stretch.outer.start)
        begin = sentence.span.start if sentence else looked.stretch.outer.start
        said = subject.analysis.text[begin : looked.stretch.outer.start]
        if _PUBLISHED.search(said) or any(
            begin <= subject.analysis.span_of(one.passage).start < looked.stretch.outer.start for one in subject.reading.dates
        ):
            return True
        own = fold(looked.stretch.passage.exact)
        return any(one is not looked and own in fold(one.stretch.passage.exact) for one in every)

    def _note_in_sentence(self, subject: Subject, looked: Looked) -> bool:
        """Say whether a mark of a note stands anywhere in the sentence."""
        start = looked.stretch.passage.start
        sentence = subject.analysis.sentence_at(looked.stretch.outer.start)
        whole = subject.analysis.normal.original(sentence.span) if sentence else looked.stretch.passage.span
        begin, stop = min(whole.start, start), max(whole.end, looked.stretch.passage.end)
        kinds = {"footnote-mark", "attachment-mark", "url", "case"}
        return any(one.kind in kinds and begin <= one.passage.start < stop for one in subject.reading.citations)


RULES: tuple[type[Rule], ...] = (NowhereFound,)
