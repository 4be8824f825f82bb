"""Who says a quotation that no word beside it gives to somebody: who signs it, answers, spoke before, or is told of
in the sentences before.

Invariant: whoever comes back is not sure, but for a signature or a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ...model.passages import Span
from ..analysis import Analysis
from .cues import Cue, Cues
from .quote_cues import NEAR
from .quote_dialogue import answers, other_person
from .quote_marks import Marked
from .quote_signed import headed, signed
from .speaker_names import Speaker
from .speaker_roles import classes_of_phrase
from .speakers import Speakers

_OWN_LABEL = re.compile(r"(?<!\w)(?:my|mon|ma|notre|our|мой|моя|моё|наш\w*)\s(?:[\w'-]+\s?){1,5}:\s?[\"(]?$", re.IGNORECASE)
"""My line for the client: whoever writes proposes the words."""
NEXT = 260
"""Characters between a quotation and the end of the one before it, whose speaker goes on where nobody else is named."""
_TOLD = 40
"""Characters behind a question that only say who asked it."""
_LONGEST_ACT, _AT_HEAD = 140, 25
"""Characters of a sentence that says what somebody does who then speaks, and before the name in it."""
_SENTENCES_BACK = 4
"""Sentences before a quotation in which somebody is looked for who speaks without a word that says so."""


@dataclass(frozen=True, slots=True)
class Draft:
    marked: Marked
    window: tuple[int, int]
    cue: Cue | None
    speaker: Speaker | None
    labelled: bool
    """Whether a label stands before it, as in an interview."""
    direct: bool
    score: int

    @property
    def stretch_is_broken(self) -> bool:
        """Whether a mark is missing at one end, because the quotation goes on in another paragraph or behind the author's words."""
        return self.marked.open_end or self.marked.open_start


def without_cue(analysis: Analysis, draft: Draft, last: Draft | None, *, cues: Cues, speakers: Speakers) -> Speaker | None:
    """Return who speaks where no word says it: the subject of the sentence around, who spoke last, or who the sentence before tells of."""
    text, start = analysis.text, draft.marked.outer.start
    if draft.labelled or draft.marked.turn:
        return None
    lead = text[draft.window[0] : start].strip(" *_(\"'–-")
    if not lead and (by := signed(analysis, draft.marked, speakers) or headed(analysis, draft.marked, speakers)):
        return by
    if speakers.author is not None and _OWN_LABEL.search(text, max(0, start - 60), start):
        return replace(speakers.author_at(start) or speakers.author, sure=False)
    spoke = last.speaker if last and 0 <= start - last.marked.outer.end <= (2 * NEXT if lead else NEXT) else None
    if not lead and (answering := answers(analysis, draft.marked, speakers)):
        return answering
    if not lead and spoke is not None:
        other = _acting(analysis, draft, last, speakers) if last else None
        return other or replace(spoke, sure=False)
    found = _in_sentence(analysis, draft, speakers, language=cues.language_at(start)) if lead else None
    if found is not None:
        return found
    told = _in_sentences_before(analysis, draft, cues, speakers)
    return told or (replace(spoke, sure=False) if spoke else None)


def _acting(analysis: Analysis, draft: Draft, last: Draft, speakers: Speakers) -> Speaker | None:
    """Return the person who does something in the sentence between two quotations and so says the second: 'Quill laughed. "Never."'"""
    start = draft.marked.outer.start
    end = len(analysis.text[:start].rstrip())
    sentence = analysis.sentence_at(max(0, end - 1))
    if sentence is None or sentence.span.start <= last.marked.outer.end or end - sentence.span.start > _LONGEST_ACT:
        return None
    found = speakers.of_sentence(sentence.span.start, end, analysis.language_at(sentence.span.start), but=last.marked.outer)
    if found is None or found.span.start - sentence.span.start > _AT_HEAD + len(found.text):
        return None
    described = classes_of_phrase(found.text, analysis.language_at(found.span.start))
    return found if described or (speakers.is_person(found) and found.span.start - sentence.span.start <= _AT_HEAD) else None


def _in_sentence(analysis: Analysis, draft: Draft, speakers: Speakers, *, language: str) -> Speaker | None:
    """Return the subject of the clause that leads to a quotation, else the last name before it, else the subject of the sentence."""
    text, start = analysis.text, draft.marked.outer.start
    lead = text[draft.window[0] : start].rstrip(" *_(\"'–-")
    end = draft.window[0] + len(text[draft.window[0] : start].rstrip(" :,*_(\"'"))
    led, named = speakers.of_clause(end, language), _from_lead(draft.window[0], start, speakers)
    first = named if draft.direct and not lead.endswith(":") else led
    return first or (named if lead.endswith(":") else None) or speakers.of_sentence(*draft.window, language, but=draft.marked.outer)


def _in_sentences_before(analysis: Analysis, draft: Draft, cues: Cues, speakers: Speakers) -> Speaker | None:
    """Return who the sentence before tells of, else the ones before it in its paragraph: the subject of the verb of saying, else the
    subject of the sentence, else its last person."""
    text, at = analysis.text, draft.window[0]
    floor = 0
    for back in range(_SENTENCES_BACK):
        first = max(0, at - NEAR)
        at = first + len(text[first:at].rstrip())
        sentence = analysis.sentence_at(max(0, at - 1))
        if sentence is None or sentence.span.start < floor or sentence.span.start >= draft.window[0] or at <= first:
            return None
        floor = floor or text.rfind("\n\n", 0, at) + 1
        if found := _told_in(sentence.span, cues, speakers, last=back == 0):
            return found
        at = sentence.span.start
    return None


def _told_in(sentence: Span, cues: Cues, speakers: Speakers, *, last: bool) -> Speaker | None:
    told = [c for c in cues.within(sentence.start, sentence.end) if c.kind == "verb"] if last else []
    found = speakers.of(told[-1]) if told else None
    if found and speakers.can_say(found, told[-1]):
        return replace(found, sure=False)
    return speakers.of_sentence(sentence.start, sentence.end, cues.language_at(sentence.start))


def other_speaker(analysis: Analysis, last: Draft, draft: Draft, asked: Speaker | None, speakers: Speakers) -> Speaker | None:
    """Return who spoke before the last one, else the other person whom the paragraph before a dialogue names, where two speak by turns."""
    if not _answers(analysis.text, last.marked, draft):
        return None
    if asked is None and last.speaker and analysis.text[last.marked.span.start : last.marked.span.end].rstrip().endswith("?"):
        return other_person(analysis, last.marked.outer.start, speakers, but=last.speaker)
    return asked


def _answers(text: str, before: Marked, draft: Draft) -> bool:
    """Say whether a quotation that no word reports is somebody else's than the one before it: it follows a question of the same paragraph,
    or each of the two is a paragraph of its own."""
    between = text[before.outer.end : draft.marked.outer.start]
    if draft.cue is not None or draft.labelled or len(between) > NEXT or before.open_end or draft.marked.turn:
        return False
    if "\n" in between:
        asking = any(text[s.start : s.end].rstrip().endswith("?") for s in (before.span, draft.marked.span))
        told = between.strip(" ,\n") if before.turn is False else ""
        alone = not told or (len(told) <= _TOLD and told.endswith(".") and "\n" not in told and told.count(".") == 1)
        return asking and alone and not text[text.rfind("\n", 0, before.outer.start) + 1 : before.outer.start].strip()
    asks = text[before.span.start : before.span.end].rstrip()[-1:] == "?"
    return asks and not text[draft.window[0] : draft.marked.outer.start].strip(" *_(")


def _from_lead(start: int, end: int, speakers: Speakers) -> Speaker | None:
    """Return the last name of the sentence that leads to a quotation without any cue."""
    found = speakers.named_in(start, end)
    if not found:
        return None
    span = found[-1][0]
    return Speaker(span, " ".join(speakers.analysis.text[span.start : span.end].split()), sure=False)
