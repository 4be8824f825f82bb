"""What is reported and by nobody in particular: "it is reported that", "il est allégué que".

Invariant: only a passive verb behind an impersonal subject; the text names nobody who says it.
"""

from __future__ import annotations

import re

from .cues import Cue
from .speaker_names import Speaker

UNNAMED = "unnamed"
"""Stands in the chain where the text tells of an accusation or a rumour and not of who says it."""
_BEFORE = 40
_IMPERSONAL = re.compile(
    r"(?<!\w)(?:it\s(?:is|was|has been|had been|is being|can be|must be)|il\s(?:est|était|a été|avait été|m'a été))\s"
    r"(?:(?:\w+ly|also|now|often|still|further|généralement|parfois|également|aussi)\s){0,2}$",
    re.IGNORECASE,
)


def nobody(text: str, cue: Cue) -> Speaker | None:
    """Return nobody in particular where a verb is passive behind an impersonal subject, else None."""
    if cue.kind != "verb" or not _IMPERSONAL.search(text, max(0, cue.span.start - _BEFORE), cue.span.start):
        return None
    return Speaker(cue.span, UNNAMED, sure=False)
