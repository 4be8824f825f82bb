"""The parts of what is reported: "found that the account is credible and that the arrest was unlawful" says two things.

Invariant: a part is opened by the conjunction that opened the report, told anew; the parts hold every word of the report but those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model.labels import Modality
from ...model.passages import Span
from ..analysis import Analysis
from .reported import Reported

_LEAST = 15
"""Characters of a part that tells something by itself."""
_THAT = re.compile(
    r",?\s(?:and|et|и|та)\s(?:(?:also|further|moreover|finally|secondly|enfin|également|aussi|также)\s)?(?:that\s|que\s|qu'|что\s|що\s)",
    re.IGNORECASE,
)
_TO = re.compile(r",?\s(?:and)\sto\s(?=[a-z]+)|,?\set\s(?:de\s|d'|à\s)(?=[a-zà-ÿ]+(?:er|ir|re|oir)\b)", re.IGNORECASE)


def parts_of(analysis: Analysis, told: Reported) -> Iterator[Reported]:
    """Yield a report as the parts that it says, itself where it says one thing."""
    pattern = _TO if told.cue.modality is Modality.CALLED_FOR else _THAT if told.whole else None
    at = told.span.start
    for joint in pattern.finditer(analysis.text, told.span.start, told.span.end) if pattern else ():
        if joint.start() - at >= _LEAST and told.span.end - joint.end() >= _LEAST:
            yield replace(told, span=Span(at, joint.start()))
            at = joint.end()
    yield replace(told, span=Span(at, told.span.end))
