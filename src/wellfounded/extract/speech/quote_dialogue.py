"""Who speaks in turn where a dialogue does not say it at every turn.

Two speak by turns: a turn that nobody is named for is by who had the last turn but one, or the next but one; a question is put by who is
told to ask, and answered by who is told to be asked. Invariant: nobody is named whom the text does not name outside the turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ...model.labels import NameKind
from ...model.passages import Span
from ..analysis import Analysis
from .cues import vocabulary
from .quote_marks import Marked
from .speaker_names import Speaker
from .speakers import Speakers

_NEAR = 120
"""Characters between two turns of one dialogue: what one of them does meanwhile."""
_LEAD = 500
"""Characters before a dialogue in which those who speak are named."""
_BY_LINE = 60
_QUOTED = re.compile(r"\"[^\"\n]{20,}\"")
"""Words in marks before the first question: a story goes on there, and who is named last in it is asked nothing."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_REPORTER = re.compile(
    r"(?:(?:[Oo]ur|[Тт]he) (?:reporter|correspondent|special correspondent|journalist)|[Нн]аш\w* (?:специальн\w+ )?корреспондент\w*|"
    r"[Кк]орреспондент \S+|[Nn]otre (?:envoyée?|correspondante?|journaliste)(?: spéciale?)?),?\s$"
)
_MASTHEAD = re.compile(
    r"(?:[\"«'][^\n]{5,120}[\"»']\n+|[^\n.]{5,90}[^\n.:]\n+)?[ \t*#]*"
    r"(?P<who>(?=[A-ZÀ-ÝА-ЯЁ])[^\n,.:;|()\"]{4,40}?)(?:,\s|\s[|–-]\s|:\s[^\n]{3,40}\n+)(?:\d{1,2}[ ./]|[^\W\d_]+ \d{1,2}, \d{4})"
)
"""Name of a paper and the day, at the head of a text or under its headline."""
_LETTERS = ("Q. ", "A. ", "В. ", "О. ")
"""Labels of questions and answers, which are no initials."""
_INTERVIEW = 8_000
"""Characters before an answer over which the questions of an interview are followed back."""


def in_turn(analysis: Analysis, turns: Sequence[Marked], known: Sequence[Speaker | None], speakers: Speakers) -> list[Speaker | None]:
    """Return who speaks at each turn of a document; what is known stays, and what cannot be told is None."""
    known = [None if speaker is not None and _is_pronoun(analysis, speaker) else speaker for speaker in known]
    out = list(known)
    for group in _dialogues(turns):
        lines = _lines(turns, group)
        said = [next((known[n] for n in line if known[n] is not None), None) for line in lines]
        told = _alternating(said)
        if any(speaker is None for speaker in told):
            told = _from_lead(analysis, turns, lines, told, speakers)
        for line, speaker in zip(lines, told, strict=True):
            for n in line:
                out[n] = out[n] or (replace(speaker, sure=False) if speaker else None)
    return out


def _is_pronoun(analysis: Analysis, speaker: Speaker) -> bool:
    """Say whether nothing but a pronoun names who speaks: the other turns tell more."""
    words = vocabulary(analysis.language_at(speaker.span.start))
    return words is not None and speaker.text.lower() in words.pronouns["person"]


def _dialogues(turns: Sequence[Marked]) -> list[list[int]]:
    """Group turns that follow each other."""
    groups: list[list[int]] = []
    for number, turn in enumerate(turns):
        if groups and turn.outer.start - turns[groups[-1][-1]].outer.end <= _NEAR:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _lines(turns: Sequence[Marked], group: Sequence[int]) -> list[list[int]]:
    """Join the parts of a turn in which the author speaks between."""
    lines: list[list[int]] = []
    for number in group:
        if lines and turns[number].open_start:
            lines[-1].append(number)
        else:
            lines.append([number])
    return lines


def _alternating(said: Sequence[Speaker | None]) -> list[Speaker | None]:
    """Give the turns of two by turns to those who are known to speak at one of them."""
    out = list(said)
    for step in (1, -1):
        places = range(len(out)) if step > 0 else range(len(out) - 1, -1, -1)
        for n in places:
            other = n - 2 * step
            if out[n] is None and 0 <= other < len(out):
                out[n] = out[other]
    return out


def _from_lead(
    analysis: Analysis, turns: Sequence[Marked], lines: Sequence[Sequence[int]], told: Sequence[Speaker | None], speakers: Speakers
) -> list[Speaker | None]:
    """Name those who ask and answer as the text before the dialogue does: "the prosecutor questioned Quill", "an interview with Quill"."""
    text, start = analysis.text, turns[lines[0][0]].outer.start
    asked = [_asks(text, turns, line) for line in lines]
    questioner, answerer = _introduced(analysis, start, speakers)
    known = next((speaker for speaker, asks in zip(told, asked, strict=True) if speaker is not None and not asks), None)
    if known is not None:
        if questioner is None and answerer is not None and not _same(answerer, known):
            questioner = answerer
        answerer = known
    answerer = answerer or main_person(analysis, speakers, but=questioner)
    questioner = questioner or other_person(analysis, start, speakers, but=answerer, kinds=(NameKind.PERSON,))
    questioner = questioner or _reporter(analysis, speakers) or speakers.author or _paper(analysis, speakers)
    out = list(told)
    for n in range(len(lines)):
        if out[n] is not None:
            continue
        if asked[n]:
            out[n] = questioner
        elif (n and asked[n - 1]) or any(asked) or text[turns[lines[n][0]].outer.start].isalpha():
            out[n] = answerer
    return out


def _asks(text: str, turns: Sequence[Marked], line: Sequence[int]) -> bool:
    span = turns[line[-1]].span
    return text[span.start : span.end].rstrip(" \"'").endswith("?")


def _introduced(analysis: Analysis, at: int, speakers: Speakers) -> tuple[Speaker | None, Speaker | None]:
    """Return who asks and who answers, as far as the text before a dialogue names them."""
    text = analysis.text
    words = vocabulary(analysis.language_at(at)) or vocabulary("en")
    begin = max(0, at - _LEAD)
    sentence = analysis.sentence_at(max(0, begin + len(text[begin:at].rstrip()) - 1))
    if sentence is None or words is None:
        return None, None
    for start in (sentence.span.start, max(begin, text.rfind("\n\n", 0, sentence.span.start))):
        named = [span for span, _ in speakers.named_in(start, at, kinds=(NameKind.PERSON,))]
        roles = [r for r in speakers.roles(start, at, words) if not any(r.overlaps(n) or abs(r.end - n.start) <= 2 for n in named)]
        asking = words.questioning.search(text[start:at].lower())
        before, behind = (_sides(named, roles, start + asking.start(), start + asking.end())) if asking else (None, None)
        if behind is not None:
            asker = speakers.plain(speakers.with_article(before)) if before else None
            return _interviewer(analysis, speakers) or asker, speakers.plain(speakers.with_article(behind))
        if named:
            return _interviewer(analysis, speakers), speakers.plain(named[-1])
    return _interviewer(analysis, speakers), None


def _sides(named: Sequence[Span], roles: Sequence[Span], start: int, end: int) -> tuple[Span | None, Span | None]:
    """Return who stands before the word that asks and who stands behind it: somebody named rather than a role."""
    before = [s for s in named if s.end <= start] or [s for s in roles if s.end <= start]
    behind = [s for s in named if s.start >= end] or [s for s in roles if s.start >= end]
    return (before[-1] if before else None), (behind[0] if behind else None)


def other_person(
    analysis: Analysis,
    at: int,
    speakers: Speakers,
    *,
    but: Speaker | None,
    kinds: Sequence[NameKind] = (NameKind.PERSON, NameKind.BODY),
) -> Speaker | None:
    """Return the other person or the body that the paragraph before a dialogue names."""
    text, begin = analysis.text, max(0, at - _LEAD)
    start = max(begin, text.rfind("\n\n", 0, max(begin, begin + len(text[begin:at].rstrip()) - 1)))
    for kind in kinds:
        named = [(s, n) for s, n in speakers.named_in(start, at, kinds=(kind,)) if but is None or not s.overlaps(but.span)]
        named = [(s, n) for s, n in named if but is None or (n.name or n.form).split()[-1] not in but.text]
        if named:
            return replace(speakers.plain(named[-1][0]), sure=False)
    return None


def main_person(analysis: Analysis, speakers: Speakers, *, but: Speaker | None) -> Speaker | None:
    """Return the person who is named most often in the text, the first of two."""
    counts = Counter(
        name.entity or name.form
        for _, name in speakers.names
        if name.kind is NameKind.PERSON and (not but or name.form != but.text) and not name.form.startswith(_LETTERS)
    )
    if not counts:
        return None
    entity = counts.most_common(1)[0][0]
    return next(speakers.plain(span) for span, name in speakers.names if (name.entity or name.form) == entity)


def _interviewer(analysis: Analysis, speakers: Speakers) -> Speaker | None:
    """Return who is named as the one who asked: "Interview by Quill", "Propos recueillis par Quill"."""
    words = vocabulary(analysis.language)
    found = words.by_line.search(analysis.text.lower()) if words else None
    named = speakers.named_in(found.end(), found.end() + _BY_LINE, kinds=(NameKind.PERSON,)) if found else []
    return speakers.plain(named[0][0]) if named else None


def _same(one: Speaker, other: Speaker) -> bool:
    """Say whether two namings share the last word of one: Quill, Martha Quill."""
    return one.text.split()[-1][:4] in other.text or other.text.split()[-1][:4] in one.text


def _reporter(analysis: Analysis, speakers: Speakers) -> Speaker | None:
    """Return the journalist whom the text says to have been there."""
    for span, name in speakers.names:
        before = analysis.text[max(0, span.start - _BY_LINE) : span.start]
        if name.kind is NameKind.PERSON and _REPORTER.search(before):
            return replace(speakers.plain(span), sure=False)
    return None


def _paper(analysis: Analysis, speakers: Speakers) -> Speaker | None:
    """Return the paper whose name stands with the day at the head of the text: its reporter puts the questions."""
    found = _MASTHEAD.match(speakers.lined, 0, _LEAD)
    return replace(speakers.plain(Span(*found.span("who"))), sure=False) if found else None


def answers(analysis: Analysis, stretch: Marked, speakers: Speakers) -> Speaker | None:
    """Return who answers where questions stand without marks, a paragraph each: whom the text before the first of them introduces."""
    text, start = analysis.text, stretch.outer.start
    line_end = text.find("\n", stretch.outer.end)
    rest = text[stretch.outer.end : line_end if line_end >= 0 else len(text)]
    if text[text.rfind("\n", 0, start) + 1 : start].strip() or rest.strip(" *_."):
        return None
    first = _first_question(text, start)
    if first is None:
        return None
    _, answerer = _introduced(analysis, first, speakers) if not _QUOTED.search(text, 0, first) else (None, None)
    answerer = answerer or main_person(analysis, speakers, but=None)
    return replace(answerer, sure=False) if answerer else None


def _first_question(text: str, at: int) -> int | None:
    """Return where the first of the questions begins that stand, with their answers, right before a place; None where there is none."""
    first = None
    paragraphs = [match for match in _PARAGRAPH.finditer(text, max(0, at - _INTERVIEW), at) if match.group().strip()]
    for paragraph in reversed(paragraphs):
        said = paragraph.group().strip(" *_\n")
        if said.endswith("?") and said[:1] not in "\"'":
            first = paragraph.start()
        elif first is None or said[:1] not in "\"'":
            break
    return first
