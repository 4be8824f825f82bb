"""Quotations: words in quotation marks that are somebody's, and reported speech, each with its speaker and the word that says so.

Names of newspapers and parties, titles and words held at arm's length stand in quotation marks too; they are left out, by a score of
what stands around and inside the marks. Invariant: quotations never overlap, and their passages do not hold their own marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ...model.labels import NameKind, QuoteKind
from ...model.passages import Span
from ...model.reading import Coreference, Name, Quotation
from ..analysis import Analysis
from ..citing.found import Covered
from ..corefs.extractor import find_corefs
from .cues import Cue, Cues, vocabulary
from .quote_cues import JOINED, WORD_OR_TWO, aside_cue, calling_cue, cue_of
from .quote_dialogue import in_turn
from .quote_headlines import fills_line, headed, repeated
from .quote_marks import Marked, marked_in
from .quote_names import is_inflected, named_outside, stems
from .quote_scores import ENOUGH, called, is_governed, is_titled, is_whole, score_of
from .quote_stretches import are_joined, bears_name, goes_on, is_chained, is_direct, is_spoken, joined, open_score, quoted_within, window_of
from .quote_turns import answers_in, blocks_in, turns_in, without_asides
from .quote_uncued import NEXT, Draft, other_speaker, without_cue
from .reported import Reported, is_plain, reported_in
from .speaker_names import Speaker
from .speaker_roles import classes_in
from .speakers import Speakers

PRODUCER = "quotes@10"

_RIGHT_BEHIND = 2
"""Characters between a verb and its subject where it stands behind it: "…", insists an old friend."""
_MOST_WORDS = 3
"""Words of a subject that is not known to be somebody, and that is believed all the same."""
_PROPER = re.compile(
    r"(?:(?:[Tt]he|[Ll]es?|[Ll]a)\s|[Ll]')?[A-ZÀ-Ý][\w'-]+\s(?:(?:of|de|du|for|von|the|[A-ZÀ-Ý][\w'-]+)\s){0,5}[A-ZÀ-Ý][\w'-]+$"
)
"""A name that the reading does not know, by its capitals: the Earl of Croyde."""
_PREDICATE = re.compile(r"[a-zà-ÿа-яё]+(?:s|ed|a|e|ent|ait|est|ет|ит|ла|ло)\s\w")


def find_quotes(
    analysis: Analysis, names: Sequence[Name], *, indirect: bool = True, ties: Callable[[], Sequence[Coreference]] | None = None
) -> tuple[Quotation, ...]:
    """Return the quotations of a document in order; ``indirect`` says whether reported speech without marks is looked for too.

    ``ties`` gives what :func:`find_corefs` finds for the same names, where somebody has asked it already.
    """
    marked = marked_in(analysis)
    if not marked and not indirect and "–" not in analysis.text and ":" not in analysis.text:
        return ()
    cues, speakers = Cues(analysis), Speakers(analysis, names)
    marked = _all_marked(analysis, marked, cues, speakers)
    outside = named_outside(analysis, names, marked)
    speakers = Speakers(analysis, outside, ties=ties or (lambda: find_corefs(analysis, names)))
    drafts = _with_turns(analysis, list(_drafts(analysis, marked, cues, speakers)), speakers)
    drafts = headed(analysis, drafts, speakers)
    kept = repeated(analysis.text, [draft for draft in drafts if draft.score >= ENOUGH])
    out = [_quotation(analysis, draft, speakers) for draft in kept]
    if indirect:
        taken = Covered(draft.marked.outer for draft in kept)
        told = (one for one in reported_in(analysis, cues, speakers) if is_plain(analysis, one))
        out += [_indirect(analysis, one, speakers) for one in told if not taken.touches(one.span)]
    return tuple(sorted(out, key=lambda quotation: quotation.passage))


def _with_turns(analysis: Analysis, drafts: list[Draft], speakers: Speakers) -> list[Draft]:
    """Name the speakers of those turns of dialogues that do not name them."""
    places = [n for n, draft in enumerate(drafts) if draft.marked.turn]
    if not places:
        return drafts
    found = in_turn(analysis, [drafts[n].marked for n in places], [drafts[n].speaker for n in places], speakers)
    for n, speaker in zip(places, found, strict=True):
        drafts[n] = replace(drafts[n], speaker=speaker)
    return drafts


def _all_marked(analysis: Analysis, marked: Sequence[Marked], cues: Cues, speakers: Speakers) -> list[Marked]:
    """Add turns of dialogues and passages set apart to what stands between marks, and cut the author's words out."""
    parts = [part for stretch in marked for part in without_asides(analysis.text, stretch, cues)]
    blocks = list(blocks_in(analysis, cues, marked))
    taken = Covered(m.outer for m in (*marked, *blocks))
    turns, inner = [], []
    for turn in (*turns_in(analysis, cues), *answers_in(analysis, speakers.lined, speakers.is_label)):
        if not taken.touches(turn.outer):
            turns.append(turn)
        elif within := quoted_within(parts, turn):
            turns.append(turn)
            inner += within
    kept = [part for part in parts if part not in inner]
    return sorted([*joined(analysis.text, kept), *blocks, *turns], key=lambda m: m.span)


def _drafts(analysis: Analysis, marked: Sequence[Marked], cues: Cues, speakers: Speakers) -> Iterator[Draft]:
    """Weigh every stretch between marks; one that follows another of the same sentence shares its cue and speaker."""
    full_names = {span for span, _ in speakers.names}
    bodies = {stems(name.form) for _, name in speakers.names if name.kind is NameKind.BODY}
    before: Draft | None = None
    last: Draft | None = None
    asked: Speaker | None = None
    for number, stretch in enumerate(marked):
        around = [m.outer for m in marked[max(0, number - 12) : number + 13]]
        draft = _draft(
            analysis,
            marked,
            number,
            cues=cues,
            speakers=speakers,
            around=around,
            is_name=bears_name(stretch, full_names) or is_inflected(analysis, stretch, bodies),
            last=last,
        )
        draft = _chained_to(analysis, before, draft)
        if asked is not None and before is not None and _asks_again(analysis.text, last, draft, before):
            draft = replace(draft, speaker=asked)
        if draft.stretch_is_broken:
            draft = replace(draft, score=draft.score + open_score(marked, number))
        if draft.score >= ENOUGH and not draft.labelled and (told := speakers.provision(draft.marked.outer.start, numbered=True)):
            draft = replace(draft, speaker=told)
        if (
            draft.speaker is None
            and draft.score >= ENOUGH
            and not (draft.cue and draft.cue.kind == "verb" and speakers.is_passive(draft.cue))
        ):
            told = speakers.provision(draft.marked.outer.start)
            told = told or (other_speaker(analysis, last, draft, asked, speakers) if last else None)
            draft = replace(draft, speaker=told or without_cue(analysis, draft, last, cues=cues, speakers=speakers))
        if draft.score >= ENOUGH and last and last.speaker and draft.speaker and last.speaker.text != draft.speaker.text:
            asked = replace(last.speaker, sure=False)
        before = draft
        last = draft if draft.score >= ENOUGH else last
        yield draft


def _asks_again(text: str, last: Draft | None, draft: Draft, before: Draft) -> bool:
    """Say whether a question that no word of its own reports follows an answer: whoever asked before asks again."""
    said = text[draft.marked.span.start : draft.marked.span.end].rstrip()
    follows = last is before and draft.cue is not None and draft.cue == before.cue and not draft.stretch_is_broken
    answered = text[before.marked.span.start : before.marked.span.end].rstrip()
    return follows and said.endswith("?") and not answered.endswith("?")


def _draft(
    analysis: Analysis,
    marked: Sequence[Marked],
    number: int,
    *,
    cues: Cues,
    speakers: Speakers,
    around: Sequence[Span],
    is_name: bool,
    last: Draft | None,
) -> Draft:
    text, stretch = analysis.text, marked[number]
    window = window_of(text, marked, number)
    words = vocabulary(cues.language_at(stretch.span.start)) or vocabulary("en")
    cue = cue_of(text, stretch, window, cues, around)
    score = score_of(text, stretch, window, cue=cue, words=words, is_name=is_name)
    if cue is None and stretch.aside:
        cue = aside_cue(text, stretch, cues)
        score += 2 * (cue is not None)
    spoke = last.speaker if last and stretch.outer.start - last.marked.outer.end <= NEXT * 2 else None
    label, labelled = speakers.label_of_turn(stretch.outer, stretch.span) if stretch.turn else (None, False)
    if not labelled:
        label, labelled = speakers.labelled(stretch.outer.start, any_name=stretch.turn or is_spoken(text, stretch))
    speaker = label if labelled else speakers.of(cue, quoted=around, before=spoke) if cue else None
    if speaker is None and cue is not None and cue.kind == "verb" and not labelled and speakers.is_passive(cue):
        outer = [
            c
            for c in cues.within(max(window[0], text.rfind(";", 0, stretch.outer.start)), cue.span.start)
            if c.kind == "verb" and not speakers.is_passive(c)
        ]
        source = next((c for c in cues.within(stretch.outer.end, window[1]) if c.kind == "phrase"), None)
        outer = outer or ([source] if source else [])
        speaker = (
            speakers.of(outer[-1], quoted=[stretch.outer], before=spoke) if outer else _leads_to(text, stretch, window, speakers)
        )  # said that he was accused of "…"; was accused of "…", according to the note
    if cue is None or cue.kind == "noun":
        speaker = (None if labelled else speakers.ending_at(stretch.outer.start)) or speaker
    if (
        speaker
        and cue
        and spoke
        and not labelled
        and speaker.sure
        and len(speaker.text.split()) > _MOST_WORDS
        and not _PROPER.match(speaker.text)
        and not 0 < speaker.span.start - cue.span.end <= _RIGHT_BEHIND
        and not speakers.can_say(speaker, cue)
    ):
        speaker = replace(spoke, sure=False)
    said = text[stretch.span.start : stretch.span.end]
    if score < ENOUGH and not is_name and not is_titled(said):
        if subject := _verbless(text, stretch, window, speakers, near=spoke is not None):
            speaker, score = subject, ENOUGH
        elif cue is None and speaker and _PREDICATE.match(said) and speakers.ending_at(stretch.outer.start):
            score = max(score, ENOUGH)
    if not is_name and words:
        calling = called(text, stretch, window, words)
        later = cue is not None and cue.span.start >= stretch.outer.end and JOINED.match(text, stretch.outer.end) is not None
        free = cue is None or cue.kind != "verb" or later or score < ENOUGH
        calling = calling if calling and (free or (cue is not None and calling[0] > cue.span.start)) else None
        verb = calling_cue(text, calling, cue, cues, stretch) if calling else None
        caller = speakers.of(verb, quoted=[stretch.outer], before=spoke) if verb else None
        caller = caller or (speakers.of_clause(verb.span.start, verb.language) if verb else None)
        if verb and caller:
            cue, speaker, score = verb, caller, max(score, ENOUGH)
        elif score < ENOUGH and speaker is not None and is_governed(text, stretch, window, cue=cue, words=words):
            score = max(score, ENOUGH)
    if cue is None and not is_name and score < ENOUGH and (led := _leads_to(text, stretch, window, speakers)):
        speaker, score = speaker or led, ENOUGH
    if not cue and last and goes_on(text, last.marked, stretch, window):
        score += 3 + (len(said.split()) <= 2)
    if labelled and not is_titled(said) and (is_spoken(text, stretch) or (label and fills_line(speakers.lined, stretch))):
        score += 3
    return Draft(stretch, window, cue, speaker, labelled, is_direct(text, stretch, window), score)


def _leads_to(text: str, stretch: Marked, window: tuple[int, int], speakers: Speakers) -> Speaker | None:
    """Return who is told of before a colon and a whole sentence in marks: 'His spokesman was blunter: "Rubbish."'"""
    lead = text[window[0] : stretch.outer.start].rstrip(" *_(\"'")
    if not lead.endswith(":") or not is_spoken(text, stretch):
        return None
    language = speakers.analysis.language_at(stretch.span.start)
    found = speakers.of_clause(window[0] + len(lead) - 1, language)
    return found if found and (speakers.is_person(found) or classes_in(found.text, language)) else None


def _verbless(text: str, stretch: Marked, window: tuple[int, int], speakers: Speakers, *, near: bool) -> Speaker | None:
    """Return whose words stand behind a name or role and a comma alone: 'The government, "isolated errors".'"""
    lead = text[window[0] : stretch.outer.start].rstrip(" *_(")
    ends = not text[stretch.outer.end : window[1]].strip(" .…*_")
    if not near or not ends or not lead.endswith((",", " –")) or len(lead.split()) > _MOST_WORDS * 2:
        return None
    return speakers.ending_at(window[0] + len(lead.rstrip(", –")))


def _chained_to(analysis: Analysis, before: Draft | None, draft: Draft) -> Draft:
    """Let a stretch that goes on with what the one before it quotes have its cue and speaker."""
    stretch = draft.marked
    if (
        before is None
        or before.score < ENOUGH
        or (draft.labelled and draft.speaker)
        or not is_chained(analysis.text, before.marked, stretch)
    ):
        return draft
    if draft.cue is not None and draft.cue != before.cue and not stretch.open_start:
        return draft
    said = analysis.text[stretch.span.start : stretch.span.end]
    score = draft.score + 2 * (len(stretch.span) > WORD_OR_TWO or (before.marked.aside and stretch.aside))
    score = max(score, ENOUGH) if stretch.aside and before.marked.open_end else score
    same = not draft.speaker or draft.cue == before.cue
    if same and score < ENOUGH and not is_titled(said) and are_joined(analysis.text, before.marked, stretch):
        score = ENOUGH
    return replace(draft, cue=before.cue, speaker=before.speaker, score=score, direct=draft.direct or (before.direct and is_whole(said)))


def _quotation(analysis: Analysis, draft: Draft, speakers: Speakers) -> Quotation:
    span = draft.marked.span
    speaker = draft.speaker
    return Quotation(
        passage=analysis.passage(span.start, span.end),
        kind=QuoteKind.DIRECT if draft.direct else QuoteKind.MIXED,
        speaker="" if not speaker else speaker.text if draft.labelled else speakers.full(speaker),
        speaker_passage=analysis.passage(speaker.span.start, speaker.span.end) if speaker else None,
        cue=_words(analysis, draft.cue),
        confidence=min(0.95, 0.5 + 0.05 * draft.score) if not speaker or speaker.sure else 0.5,
    )


def _indirect(analysis: Analysis, told: Reported, speakers: Speakers) -> Quotation:
    speaker = told.speaker
    return Quotation(
        passage=analysis.passage(told.span.start, told.span.end),
        kind=QuoteKind.INDIRECT,
        speaker=speakers.full(speaker) if speaker else "",
        speaker_passage=analysis.passage(speaker.span.start, speaker.span.end) if speaker else None,
        cue=_words(analysis, told.cue),
        confidence=0.6,
    )


def _words(analysis: Analysis, cue: Cue | None) -> str:
    return analysis.text[cue.span.start : cue.span.end] if cue else ""
