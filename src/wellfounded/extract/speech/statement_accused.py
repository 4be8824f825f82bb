"""An accusation whose words a quotation gives: found guilty of having "dissipated the funds".

Invariant: whoever accuses is the one of the word that accuses and not of another verb of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model.labels import Modality
from ...model.passages import Span
from ..analysis import Analysis
from .cues import Cues, vocabulary
from .speakers import Speakers
from .statement_acts import Decided
from .statement_told import accuser_of

_ACCUSED = frozenset({Modality.SUSPECTED, Modality.CHARGED, Modality.CONVICTED})
_RIGHT_BEFORE = 24
"""Characters between the words of an accusation and what it quotes."""
_BREAK = re.compile(r"[,;:.]|\s(?:that|who|which|que|qui|что|котор\w+)\s")


@dataclass(frozen=True, slots=True)
class Accusation:
    """The words that lead to a quotation, and as what they make it be said."""

    match: re.Match[str]
    kind: Modality
    modality: Modality


def accusation_before(analysis: Analysis, cues: Cues, span: Span) -> Accusation | None:
    """Return the accusation that leads right to a quotation in its sentence, the gravest one first."""
    sentence = analysis.sentence_at(span.start)
    words = vocabulary(analysis.language_at(span.start))
    if sentence is None or words is None or sentence.span.start >= span.start:
        return None
    for kind, pattern in words.accusing:
        for match in pattern.finditer(cues.text, sentence.span.start, span.start) if kind in _ACCUSED else ():
            if span.start - match.end() <= _RIGHT_BEFORE and not _BREAK.search(cues.text, match.end(), span.start):
                absent = kind is Modality.CONVICTED and words.absent.search(cues.text, sentence.span.start, span.start)
                return Accusation(match, kind, Modality.CONVICTED_IN_ABSENTIA if absent else kind)
    return None


def accuser_in(analysis: Analysis, speakers: Speakers, decided: Decided, told: Accusation, span: Span) -> str:
    """Return who accuses in the words that lead to a quotation, or an empty string where the text does not say."""
    language = analysis.language_at(span.start)
    words = vocabulary(language)
    found = accuser_of(analysis, speakers, told.match, told.kind, language, words=words) if words else None
    return found.text if found else decided.body_at(Span(told.match.start(), span.end), told.modality)
