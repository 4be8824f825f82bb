"""The body whose document it is: what it finds or asks for in its own document, its authors say.

Invariant: a body speaks for the authors only in the present tense, and only where the head of the document names it on a line of its own
and greets nobody.
"""

from __future__ import annotations

import re
from functools import cached_property

from ...model.labels import Modality, NameKind
from ...model.reading import Name
from ..analysis import Analysis
from ..corefs.extractor import is_ruling
from .speaker_names import Mentions
from .statement_lists import requests

_HEAD, _GREETED = 300, 1_200
"""Characters in which a document names whose it is, and in which a letter greets."""
_OWN = frozenset({Modality.FINDING, Modality.CALLED_FOR, Modality.PREDICTED, Modality.ARGUED, Modality.ASSERTED, Modality.CONCEDED})
_AROUND = " \t*_.,:–-"


class OwnVoice:
    """The bodies that a document is of."""

    def __init__(self, analysis: Analysis, mentions: Mentions) -> None:
        self._analysis, self._mentions = analysis, mentions

    @cached_property
    def sort(self) -> str:
        """The sort of the authors: ``court`` of a ruling, else empty."""
        return "court" if is_ruling(self._analysis.text) else ""

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Return the names of the bodies that stand on a line of their own at the head of a document that is no letter."""
        words = requests(self._analysis.language_at(0))
        lines = self._mentions.lined
        if "letter" in words and re.compile(rf"(?m)^\s*(?:{words['letter'].pattern})", re.IGNORECASE).search(lines, 0, _GREETED):
            return frozenset()
        found = (name for span, name in self._mentions.names if span.start < _HEAD and name.kind is NameKind.BODY)
        return frozenset(said for name in found if self._is_alone(name) for said in (name.name, name.form) if said)

    def _is_alone(self, name: Name) -> bool:
        lines, span = self._mentions.lined, self._analysis.span_of(name.passage)
        start, end = lines.rfind("\n", 0, span.start) + 1, lines.find("\n", span.end)
        return not lines[start : span.start].strip(_AROUND) and not lines[span.end : end if end >= 0 else span.end].strip(_AROUND)

    def speaks(self, name: str, cue: str, modality: Modality, language: str) -> bool:
        """Say whether somebody who finds or asks is the body whose document it is."""
        present = requests(language).get("present")
        if modality not in _OWN or present is None or not present.fullmatch(cue.split(" ")[0].lower()):
            return False
        said = name.casefold().removeprefix("the ")
        return any(said == body.casefold() or (len(said.split()) > 1 and body.casefold().startswith(said)) for body in self.bodies)
