"""What a court holds in its own ruling without a verb of saying: "The assurance cannot replace a hearing", "Le moyen n'est pas fondé".

Invariant: only in a document by which a court or the like speaks; what is told on another's word is never its holding.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ...model.labels import Modality
from ...model.passages import Span
from ...model.reading import Statement
from ..analysis import Analysis
from .cues import TABLES, Cues
from .statement_told import AUTHORS

_SHORTEST, _LONGEST = 25, 500
_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}[.)°]\)?\s+|[-–•]\s+)?")
_LAST = re.compile(r";\s|\n")


@cache
def _signs(language: str) -> re.Pattern[str] | None:
    path = resources.files("wellfounded.extract").joinpath("tables", "held.toml")
    row = tomllib.loads(path.read_text(encoding="utf-8")).get(TABLES.get(language, ""))
    return re.compile(rf"(?<!\w)(?:{'|'.join(row['signs'])})") if row else None


def held_in(analysis: Analysis, cues: Cues) -> Iterator[Statement]:
    """Yield the sentences in which the court whose ruling a text is says what it holds; whether they deny is left open."""
    done = 0
    for start, end, language in cues.stretches:
        signs = _signs(language)
        for match in signs.finditer(cues.text, start, end) if signs else ():
            sentence = analysis.sentence_at(match.start())
            if sentence is None or match.start() < done or analysis.is_noise(match.start(), match.end()):
                continue
            span = _clause(analysis.text, sentence.span, match)
            if '"' in analysis.text[span.start : span.end] or not _SHORTEST <= len(span) <= _LONGEST:
                continue
            done = span.end
            yield Statement(passage=analysis.passage(span.start, span.end), chain=(AUTHORS,), modality=Modality.FINDING, confidence=0.35)


def _clause(text: str, sentence: Span, match: re.Match[str]) -> Span:
    """Return the stretch of a sentence between semicolons in which a sign stands, without the number of its paragraph."""
    before = [m.end() for m in _LAST.finditer(text, sentence.start, match.start())]
    start = before[-1] if before else sentence.start
    number = _NUMBER.match(text, start, match.start())
    start = number.end() if number else start
    stop = _LAST.search(text, match.end(), sentence.end)
    said = text[start : stop.start() if stop else sentence.end].rstrip(" .;\n")
    return Span(start, start + len(said))
