"""Pinpoints that stand alone in brackets, "(para. 42)", and lead into none of the documents of the run, nor back into the text itself.

Invariant: asked only in a text that cites its sources so elsewhere, and never behind the name of a case that no source bears.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.passages import Span
from ..quotations.numbered import bare_paragraphs, extracts_of, numbers_in, paragraphs_of, sections_of, to_paragraphs
from ..quotations.sources import Source, as_source, sources_of
from ..subject import Subject

_LEAST = 3
"""Numbered paragraphs from which on a document is taken to be numbered."""
_ELSEWHERE = frozenset({"case", "statute", "resolution", "application", "treaty", "url"})
_CASE = re.compile(r"\s(?:v|vs|c|gegen|против)\.?\s(?=[*\"“«]?[A-ZÀ-ÝА-Я])")


def last_of(source: Source) -> int:
    """Return the last number of a document whose paragraphs are numbered, in whole or in extracts; 0 for one that has none."""
    last = max(paragraphs_of(source) or extracts_of(source), default=0)
    return last if last >= _LEAST else 0


def beyond_all(subject: Subject) -> Iterator[tuple[Span, int, int]]:
    """Yield pinpoints alone in brackets that are higher than any paragraph of any source, with their number and the highest there is."""
    brackets = list(bare_paragraphs().finditer(subject.analysis.text))
    if not brackets:
        return
    sources = sources_of(subject)
    known = max((max(last_of(one), max(sections_of(one), default=0)) for one in sources), default=0)
    within = sum(max(numbers_in(match["numbers"])) <= known for match in brackets)
    if not known or 2 * within < len(brackets):
        return
    own = paragraphs_of(as_source(subject))
    for match in brackets:
        number = min(numbers_in(match["numbers"]))
        here = max((n for n, span in own.items() if span.start <= match.start()), default=0)
        is_led = to_paragraphs().match(match.group(), 1) is None  # "(see para. 20)" may be a paragraph of the text itself
        if number > known and number > here and not (is_led and own) and not _is_of_another(subject, match.start(), sources):
            yield Span(*match.span()), number, known


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
