"""The words in marks that stand at the head of a text: whoever says most of what follows, or the same words again, says them.

Invariant: nothing but the first line and what repeats the text gets a speaker here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..analysis import Analysis
from .quote_dialogue import main_person
from .quote_marks import Marked
from .quote_scores import ENOUGH, is_titled, is_whole
from .quote_uncued import Draft
from .speaker_names import Speaker
from .speakers import Speakers

_WORD = re.compile(r"[^\w]+")
_FEWEST_REPEATED = 3
"""Words that a headline repeats of a quotation in the text."""


def headed(analysis: Analysis, drafts: list[Draft], speakers: Speakers) -> list[Draft]:
    """Take the first line of a text that is nothing but words in marks for a quotation, of whoever says most of the others."""
    if not drafts or drafts[0].cue is not None or drafts[0].marked.turn or analysis.text[: drafts[0].marked.outer.start].strip(" *_#\n"):
        return drafts
    head = drafts[0].marked
    said = analysis.text[head.span.start : head.span.end]
    said_by = Counter(d.speaker.text.split()[-1] for d in drafts[1:] if d.score >= ENOUGH and d.speaker and d.speaker.text)
    if not fills_line(analysis.text, head) or len(said.split()) < _FEWEST_REPEATED or is_titled(said) or not said_by:
        return drafts
    most, times = said_by.most_common(1)[0]
    speaker: Speaker | None = next(
        d.speaker for d in drafts[1:] if d.score >= ENOUGH and d.speaker and d.speaker.text.split()[-1:] == [most]
    )
    main = main_person(analysis, speakers, but=None)
    if main is not None and any(main.text.split()[-1][:5] in name for name in said_by):
        speaker = main
    elif times * 3 <= sum(said_by.values()):
        speaker = None
    found = drafts[0].speaker or (replace(speaker, sure=False) if speaker else None)
    return [replace(drafts[0], score=max(drafts[0].score, ENOUGH), speaker=found, direct=True), *drafts[1:]]


def repeated(text: str, drafts: list[Draft]) -> list[Draft]:
    """Name who says a headline: whoever says the same words in the text."""
    said = [_WORD.sub(" ", text[d.marked.span.start : d.marked.span.end].lower()).strip() for d in drafts]
    out = list(drafts)
    for n, draft in enumerate(drafts):
        if (draft.speaker is None or not draft.speaker.sure) and len(said[n].split()) >= _FEWEST_REPEATED:
            again = next((d for d, words in zip(drafts, said, strict=True) if d is not draft and d.speaker and said[n] in words), None)
            line = text[text.rfind("\n", 0, draft.marked.outer.start) + 1 : draft.marked.outer.start]
            if again is not None and (draft.speaker is None or not line.strip()):
                out[n] = replace(draft, speaker=replace(again.speaker, sure=False) if again.speaker else None)
    return out


def fills_line(text: str, stretch: Marked) -> bool:
    """Say whether nothing stands behind a quotation in its line, as in a headline: "Quill: 'We will not sign'"."""
    end = text.find("\n", stretch.outer.end)
    return is_whole(text[stretch.span.start : stretch.span.end]) and not text[stretch.outer.end : end if end >= 0 else len(text)].strip(
        " .*_"
    )
