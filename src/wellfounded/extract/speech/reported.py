"""Speech that is reported without quotation marks: ``the court said that …``, ``he denies having …``, ``… , according to his lawyer``.

A verb of saying with its subject and what it reports, or a phrase that names the source. A report inside another has the outer one for
its relay. Invariant: a verb that only speaks of saying (in a question, in the infinitive) reports nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...model.labels import Modality
from ...model.passages import Span
from ..analysis import Analysis
from .cues import Cue, Cues, Vocabulary, vocabulary
from .relays import Passed, passed_in
from .reported_bare import bare_clause
from .reported_nouns import clause_of_noun
from .reported_unnamed import UNNAMED, nobody
from .speaker_names import Speaker
from .speakers import Speakers

_SHORTEST, _LONGEST = 9, 600
_ENOUGH_BEFORE = 25
_LEADING = 40
"""Characters between a verb and the words that say who passed on what it reports."""
_LONGEST_SUBJECT, _LONGEST_SOURCE = 45, 60
"""Characters of a subject before a verb that ends its sentence, and of who is named behind one."""
_NEGATED = 110
"""Characters before a verb in which what negates it begins."""
_SAID = frozenset(
    {
        *(Modality.ASSERTED, Modality.FINDING, Modality.DENIED, Modality.CONCEDED, Modality.ALLEGED, Modality.SUSPECTED),
        Modality.ARGUED,
    }
)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("wellfounded.extract").joinpath("tables", "reported.toml").read_text(encoding="utf-8"))


@cache
def _opens() -> re.Pattern[str]:
    """Return what opens a clause that is no main clause, or goes on with one."""
    return re.compile(rf"(?:{'|'.join(_table()['opens'])})(?![\w'])", re.IGNORECASE)


@cache
def _auxiliary() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_table()['auxiliaries'])})$")


@cache
def _hypothetical() -> re.Pattern[str]:
    """Return what makes of a verb of saying a case that may come: "if the court declares"."""
    return re.compile(rf"(?:(?<=[\s(])|^)(?:{'|'.join(_table()['hypothetical'])})\s(?:[\w'-]+\s){{1,5}}$")


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody is reported to say: the clause, the word that reports it and who says it."""

    span: Span
    cue: Cue
    speaker: Speaker | None
    """None where the clause is plain and the text names nobody."""
    whole: bool = True
    """Whether a conjunction opens the clause, and not an infinitive or a noun."""
    negated: bool = False
    """Whether it is said not to be said: did not find that, failed to prove that."""
    by_author: bool = False
    """Whether the authors speak of themselves: we urge, I believe."""
    relay: Speaker | None = None
    """Who reports the report."""


def reported_in(analysis: Analysis, cues: Cues, speakers: Speakers) -> list[Reported]:
    """Return reported speech in order of its cues; what a clause reports inside comes behind it, with its relay.

    A clause that begins with who says what it holds ("said that, according to the note, …") is that one's alone.
    """
    found = list(_reported(analysis, cues, speakers))
    inside = {told.cue.span.start for told in found if told.cue.kind == "phrase" and told.relay is not None}
    return [told for told in found if not any(0 <= at - told.span.start <= 2 for at in inside)]


def _reported(analysis: Analysis, cues: Cues, speakers: Speakers) -> Iterator[Reported]:
    outer: list[Reported] = []
    for cue in cues.all:
        if outer and cue.span.start < outer[-1].span.start:
            continue
        while outer and outer[-1].span.end <= cue.span.start:
            outer.pop()
        told = _told(analysis, cue, speakers)
        if told is None:
            continue
        relay = outer[-1].speaker if outer and outer[-1].span.covers(told.span) else None
        if outer and relay is None:
            continue
        found = Reported(told.span, cue, told.speaker, told.whole, told.negated, told.by_author, relay)
        outer.append(found)
        yield found


def is_plain(analysis: Analysis, told: Reported) -> bool:
    """Say whether a report is as clear as a quotation: somebody who is named says that something is so."""
    if told.cue.kind != "verb" or not told.whole or told.negated or told.by_author or told.relay is not None:
        return False
    return (
        told.speaker is not None
        and told.speaker.sure
        and told.speaker.text != UNNAMED
        and told.cue.modality in _SAID
        and analysis.text[told.span.start] not in "[^"
    )


def _told(analysis: Analysis, cue: Cue, speakers: Speakers) -> Reported | None:
    words = vocabulary(cue.language)
    if words is None:
        return None
    if cue.kind == "noun":
        return _of_noun(analysis, cue, words, speakers)
    passed = _passed_at(analysis, cue, speakers)
    if cue.kind == "verb":
        found = _clause_after(analysis, cue, words, passed) or _clause_before(analysis, cue, speakers, words, passed)
    else:
        found = _clause_around(analysis, cue, speakers, words, passed)
    if found is None:
        return None
    span, whole = found
    speaker = _own(analysis, cue, words) or nobody(analysis.text, cue) or speakers.of(cue, quoted=[span])
    if speaker is None or speaker.span.overlaps(span):
        return None
    by_author = speaker.text.lower() in words.pronouns["author"]
    known = by_author or speaker.text == UNNAMED or speakers.can_say(speaker, cue) or (whole and not speaker.sure)
    if not known and not (whole and _is_made_to_say(speakers, cue, speaker, words)):
        return None
    return Reported(span, cue, speaker, whole, _is_negated(analysis, cue, words), by_author)


def _is_made_to_say(speakers: Speakers, cue: Cue, speaker: Speaker, words: Vocabulary) -> bool:
    """Say whether the grammar makes somebody or something of whom no table knows the subject of a verb of saying: not "the data"."""
    if cue.kind != "verb" or words.mute is None or words.mute.search(speaker.text):
        return False
    found = speakers.by_grammar(cue)
    return found is not None and found.span == speaker.span


def _own(analysis: Analysis, cue: Cue, words: Vocabulary) -> Speaker | None:
    """Return the authors where a verb says by its form alone that they speak: «Просим освободить»."""
    said = analysis.text[cue.span.start : cue.span.end].lower()
    return Speaker(cue.span, min(words.pronouns["author"])) if said in words.pronouns.get("own_verbs", ()) else None


def _of_noun(analysis: Analysis, cue: Cue, words: Vocabulary, speakers: Speakers) -> Reported | None:
    found = clause_of_noun(analysis, cue, words, speakers)
    span = _trimmed(analysis, found[0].start, found[0].end) if found else None
    return Reported(span, cue, found[1], whole=False) if found and span else None


def _passed_at(analysis: Analysis, cue: Cue, speakers: Speakers) -> Passed | None:
    """Return what says, right behind a word or around it, who passed the words on."""
    sentence = analysis.sentence_at(cue.span.start)
    if sentence is None:
        return None
    found = passed_in(speakers, sentence.span.start, sentence.span.end, cue.language)
    return next((p for p in found if p.span.start - _LEADING <= cue.span.start < p.span.end), None)


def _is_negated(analysis: Analysis, cue: Cue, words: Vocabulary) -> bool:
    """Say whether the verb of saying is negated itself."""
    sentence = analysis.sentence_at(cue.span.start)
    before = analysis.text[max(sentence.span.start if sentence else 0, cue.span.start - _NEGATED) : cue.span.start].lower()
    around = _table()["negation_around"].get(cue.language)
    if around and before.endswith(tuple(around["before"])):
        return analysis.text.startswith(tuple(around["behind"]), cue.span.end)
    return words.negated.search(before) is not None


def _is_unsaid(analysis: Analysis, cue: Cue, words: Vocabulary) -> bool:
    """Say whether a verb only speaks of saying: in a question or in the infinitive."""
    sentence = analysis.sentence_at(cue.span.start)
    if sentence and analysis.text[sentence.span.start : sentence.span.end].rstrip().endswith("?"):
        return True
    before = analysis.text[max(sentence.span.start if sentence else 0, cue.span.start - 45) : cue.span.start].lower()
    if _hypothetical().search(before):
        return True
    return before.endswith(tuple(_table()["before_infinitive"])) and words.negated.search(before) is None


def _clause_after(analysis: Analysis, cue: Cue, words: Vocabulary, passed: Passed | None) -> tuple[Span, bool] | None:
    """Return the clause that the conjunction right behind a verb opens, or what else it reports; and whether it is a clause."""
    sentence = analysis.sentence_at(cue.span.start)
    if not sentence or _is_unsaid(analysis, cue, words):
        return None
    found = words.that.match(analysis.text, cue.span.end, sentence.span.end)
    if found is None and passed is not None and passed.span.end > cue.span.end:
        found = words.that.match(analysis.text, passed.span.end, sentence.span.end)
    whole = found is not None
    if found and cue.language == "en" and passed is None and analysis.text.startswith(", that", cue.span.end):
        return None
    if found is None and (bare := bare_clause(analysis, cue)):
        span = _trimmed(analysis, bare.start, min(bare.end, sentence.span.end))
        return (span, True) if span else None
    if found is None:
        found = words.complements[cue.modality].match(analysis.text, cue.span.end, sentence.span.end)
        whole = found is not None and words.that.search(found.group()) is not None
    if found is None:
        return None
    end = min(sentence.span.end, _end_of_complement(analysis, found.end(), sentence.span.end)) if whole else sentence.span.end
    span = _trimmed(analysis, found.end(), end)
    return (span, whole) if span else None


def _end_of_complement(analysis: Analysis, start: int, end: int) -> int:
    """Return where the clause that begins here ends as the parser sees it, so that the main clause behind it is left out."""
    block = analysis.block_at(start)
    doc = block.parsed.doc if block else None
    tokens = doc.char_span(start - block.span.start, end - block.span.start, alignment_mode="expand") if doc is not None and block else None
    if not tokens:
        return end
    token = tokens[0]
    while token.dep_ not in {"ccomp", "ROOT"} and token.head is not token:
        token = token.head
    if token.dep_ != "ccomp" or token.i < tokens[0].i or doc is None or block is None:
        return end
    last = token.right_edge
    return block.span.start + last.idx + len(last)


def _clause_before(analysis: Analysis, cue: Cue, speakers: Speakers, words: Vocabulary, passed: Passed | None) -> tuple[Span, bool] | None:
    """Return the clause before a verb that ends its sentence with who says it: "…, believes the lawyer.", "…, officials said."."""
    sentence, text = analysis.sentence_at(cue.span.start), analysis.text
    comma = text.rfind(",", sentence.span.start, cue.span.start) if sentence else -1
    if sentence is None or comma < 0:
        return None
    start = sentence.span.start
    subject, behind = text[comma + 1 : cue.span.start].strip(), text[cue.span.end : sentence.span.end].rstrip()
    if passed is not None and passed.span.start >= comma:
        subject, behind = "", ""
    subject = _auxiliary().sub("", subject)
    short = len(subject) <= _LONGEST_SUBJECT and len(behind) <= _LONGEST_SOURCE and not any(mark in behind.rstrip(".") for mark in ',;:"')
    clause = text[start:comma]
    if (
        not short
        or comma - start < _ENOUGH_BEFORE
        or '"' in (clause[:1], clause[-1:])
        or (_opens().match(clause) and "," not in clause)
        or _opens().match(subject)
    ):
        return None
    named = Span(comma + 1, cue.span.start) if subject else Span(cue.span.end, sentence.span.end)
    if passed is None and (cue.language == "en" and not behind.strip(".") and not subject):
        return None
    if passed is None and not speakers.is_somebody(named, words):
        return None
    span = _trimmed(analysis, start, comma)
    told = cue.language not in ("en", "fr") or words.finite.search(text, span.start, span.end) if span else None
    return (span, True) if span and told else None


def _clause_around(analysis: Analysis, cue: Cue, speakers: Speakers, words: Vocabulary, passed: Passed | None) -> tuple[Span, bool] | None:
    """Return what stands before ``, according to X`` or behind ``According to X,`` in its sentence."""
    sentence = analysis.sentence_at(cue.span.start)
    if not sentence:
        return None
    start = max(sentence.span.start, *(analysis.text.rfind(mark, 0, cue.span.start) + 1 for mark in "\n;"))
    before = analysis.text[start : cue.span.start]
    opened = bool(words.that.search(before.rstrip(" ,") + " ", max(0, len(before) - 8)))
    speaker = speakers.of(cue)
    if len(before.strip()) >= _ENOUGH_BEFORE and not opened:
        ends = speaker is not None and not analysis.text[speaker.span.end : sentence.span.end].strip(" .\n")
        span = _trimmed(analysis, start, cue.span.start) if ends or before.rstrip().endswith(",") else None
        return (span, True) if span else None
    if passed is not None and passed.span.start <= cue.span.end + _LEADING and speaker is not None:
        comma = analysis.text.find(",", passed.span.end, passed.span.end + 3)
        span = _trimmed(analysis, comma + 1, sentence.span.end) if comma >= 0 else None
        return (span, True) if span else None
    comma = analysis.text.find(",", speaker.span.end, speaker.span.end + 3) if speaker else -1
    if comma < 0 and speaker:
        comma = _later_comma(analysis.text, speaker.span.end, sentence.span.end)
    span = _trimmed(analysis, comma + 1, sentence.span.end) if comma >= 0 else None
    return (span, True) if span else None


def _later_comma(text: str, start: int, end: int) -> int:
    """Return the comma behind what belongs to a source: "according to the report of the group, …"."""
    comma = text.find(",", start, min(end, start + 90))
    return comma if comma >= 0 and not any(mark in text[start:comma] for mark in '.;:("\n') else -1


def _trimmed(analysis: Analysis, start: int, end: int) -> Span | None:
    stretch = analysis.text[start : min(end, _first_break(analysis.text, start, end))]
    left = start + len(stretch) - len(stretch.lstrip(" ,"))
    right = start + len(stretch.rstrip(" ,.;:!?\n"))
    if analysis.text.startswith(("[", "^"), left):
        return None
    return Span(left, right) if _SHORTEST <= right - left <= _LONGEST else None


def _first_break(text: str, start: int, end: int) -> int:
    return min((p for p in (text.find("\n", start, end), text.find(";", start, end)) if p >= 0), default=end)
