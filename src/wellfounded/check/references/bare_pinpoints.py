"""Pinpoints that stand alone in brackets, "(para. 42)", and lead into none of the documents of the run, nor back into the text itself.

Invariant: asked only in a text that cites its sources so elsewhere and has no numbered paragraphs itself, and never behind the name
of a case that no source bears, or in a sentence with a noun of a document that may be no source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.passages import Span
from ..quotations.numbered import bare_paragraphs, extracts_of, numbers_in, paragraphs_of, sections_of
from ..quotations.sources import Source, as_source, sources_of
from ..subject import Subject
from ..tables import table

_LEAST = 3
"""Numbered paragraphs from which on a document is taken to be numbered."""
_HEAD = 200
"""Letters from the beginning of a document that say what it is."""
_ELSEWHERE = frozenset({"case", "statute", "resolution", "application", "treaty", "url"})
_CASE = re.compile(r"\s(?:v|vs|c|gegen|против)\.?\s(?=[*\"“«]?[A-ZÀ-ÝА-Я])")


def last_of(source: Source) -> int:
    """Return the last number of a document whose paragraphs are numbered, in whole or in extracts; 0 for one that has none."""
    last = max(paragraphs_of(source) or extracts_of(source), default=0)
    return last if last >= _LEAST else 0


def beyond_all(subject: Subject) -> Iterator[tuple[Span, int, int]]:
    """Yield pinpoints alone in brackets that are higher than any paragraph of any source, with their number and the highest there is."""
    if paragraphs_of(as_source(subject)) or extracts_of(as_source(subject)):
        return  # the paragraph may be one of the text itself
    brackets = list(bare_paragraphs().finditer(subject.analysis.text))
    if not brackets:
        return
    sources = sources_of(subject)
    known = max((max(last_of(one), max(sections_of(one), default=0)) for one in sources), default=0)
    within = sum(max(numbers_in(match["numbers"])) <= known for match in brackets)
    if not known or 2 * within < len(brackets):
        return
    for match in brackets:
        number = min(numbers_in(match["numbers"]))
        if number > known and not _is_of_another(subject, match.start(), sources) and not _names_document(subject, match.start(), sources):
            yield Span(*match.span()), number, known


@cache
def _document() -> re.Pattern[str]:
    words = table("references", "wording")["documents"]
    the, noun, of = ("|".join(words[name]) for name in ("the", "nouns", "of"))
    return re.compile(rf"(?:(?<!\w)(?P<the>(?:{the})\s?))?(?<!\w)(?P<noun>{noun})(?!\w)(?P<of>\s(?:{of})(?!\w))?", re.IGNORECASE)


def _names_document(subject: Subject, at: int, sources: tuple[Source, ...]) -> bool:
    """Say whether the sentence of a bracket has a noun of a document, other than "the judgment" alone where a source is headed so."""
    text = subject.analysis.text
    line = text.rfind("\n", 0, at) + 1
    before = subject.analysis.sentence_at(max(line, line + len(text[line:at].rstrip()) - 1))  # also one that ends before the bracket
    within = subject.analysis.sentence_at(at)
    start, end = before.span.start if before else line, within.span.end if within else at
    return any(
        not match["the"] or match["of"] or not any(match["noun"].casefold() in _head(one) for one in sources)
        for match in _document().finditer(text, start, end)
    )


def _head(source: Source) -> str:
    """Return the name and the first lines of a source, in small letters."""
    return f"{source.name}\n{source.analysis.text[:_HEAD]}".casefold()


def _is_of_another(subject: Subject, at: int, sources: tuple[Source, ...]) -> bool:
    """Say whether the paragraph before a bracket names a case or a law that no source bears in its words."""
    text = subject.analysis.text
    start = text.rfind("\n", 0, at) + 1
    if _CASE.search(text, start, at):
        return True
    shown = subject.analysis.passage(start, at)
    return any(
        one.kind in _ELSEWHERE
        and shown.start <= one.passage.start < shown.end
        and not any(one.passage.exact in source.analysis.text for source in sources)
        for one in subject.reading.citations
    )
