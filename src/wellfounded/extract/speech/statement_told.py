"""What a text tells without quoting anybody: that somebody is suspected, charged or convicted, and what its authors foretell or demand.

Invariant: an accusation has a speaker only where the verb has its subject or names its agent; else nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.labels import Modality, NameKind
from ...model.passages import Span
from ...model.reading import Statement
from ..analysis import Analysis
from .cues import Cue, Cues, Vocabulary, vocabulary
from .reported_unnamed import UNNAMED
from .speaker_forms import Forms
from .speaker_names import Speaker
from .speakers import Speakers
from .statement_acts import Decided

AUTHORS = "authors"
_OF_MANY = re.compile(r"[аеуюия](?:ют|ут|ят|ли)$")
"""Endings of Russian verbs of several people: "Петренко обвиняют" names whom they accuse."""
_LONGEST = 400
_RAISED = re.compile(r"(?:is|are|was|were|been)\s(?:\w+\s){1,2}to(?!\w)")
"""A passive whose subject is whom it is said of: "is alleged to have"."""
_ONLY_SPOKEN_OF = re.compile(r"\s(?:to|or)\s$")
"""What stands before a denial that only is refused or asked for: "refused to confirm or deny it"."""
_AGENT = re.compile(r"\s(?:by|par|in)\s(?=(?:the|an?|la|le|l'|les|un|une)?\s?\w)")


def told_in(analysis: Analysis, cues: Cues, speakers: Speakers, decided: Decided) -> Iterator[Statement]:
    """Yield what somebody is accused or found guilty of, from the word that says so to the end of the sentence."""
    for start, end, language in cues.stretches:
        words = vocabulary(language)
        if words is None:
            continue
        for modality, pattern in (*words.accusing, (Modality.DEFAULT_JUDGMENT, words.default)):
            for match in pattern.finditer(cues.text, start, end):
                found = _of_match(analysis, speakers, match, modality, language, words=words, decided=decided)
                if found is not None:
                    yield found


def _of_match(
    analysis: Analysis, speakers: Speakers, match: re.Match[str], modality: Modality, language: str, *, words: Vocabulary, decided: Decided
) -> Statement | None:
    span = _to_end(analysis, match)
    if analysis.is_noise(span.start, match.end()) or analysis.text[match.end() : match.end() + 2] == " (":
        return None
    sentence = analysis.sentence_at(match.start())
    before = analysis.text[sentence.span.start if sentence else match.start() : match.start()]
    if words.asking.search(before.lower()[-40:]) or _is_term(analysis.text, match):
        return None
    if modality is Modality.DENIED and _ONLY_SPOKEN_OF.search(before):
        return None
    said = analysis.text[sentence.span.start : sentence.span.end].lower() if sentence else match.group()
    negative = words.negated.search(before.lower()[-60:]) is not None
    if modality is Modality.CONVICTED and words.absent.search(said):
        modality = Modality.CONVICTED_IN_ABSENTIA
    if modality is Modality.DEFAULT_JUDGMENT:
        span = Span(match.start(), span.end)
    speaker = accuser_of(analysis, speakers, match, modality, language, words=words)
    name = speaker.text if speaker else decided.body_at(span, modality) or UNNAMED
    return Statement(
        passage=analysis.passage(span.start, span.end),
        chain=(AUTHORS, name),
        modality=modality,
        polarity="-" if negative or modality is Modality.DENIED else "+",
        confidence=0.4,
    )


def guilty(analysis: Analysis, cue: Cue, words: Vocabulary | None) -> Modality | None:
    """Return a conviction where a verb of finding finds somebody guilty: "found him guilty of"; else None."""
    convicted = dict(words.accusing)[Modality.CONVICTED] if words else None
    sentence = analysis.sentence_at(cue.span.start)
    if words is None or convicted is None or sentence is None:
        return None
    said = analysis.text[sentence.span.start : sentence.span.end].lower()
    if convicted.match(said, cue.span.start - sentence.span.start) is None:
        return None
    return Modality.CONVICTED_IN_ABSENTIA if words.absent.search(said) else Modality.CONVICTED


def _is_term(text: str, match: re.Match[str]) -> bool:
    """Say whether the words are spoken of and not used: they stand right between quotation marks."""
    return text[match.start() - 1 : match.start()] in ('"', "'") and text[match.end() : match.end() + 1] in ('"', "'")


def _to_end(analysis: Analysis, match: re.Match[str]) -> Span:
    """Return the stretch from a word to the end of its sentence."""
    sentence = analysis.sentence_at(match.start())
    stop = min(sentence.span.end if sentence else match.end() + _LONGEST, match.start() + _LONGEST)
    stretch = re.split(r"\n\n|;", analysis.text[match.start() : stop])[0].rstrip(" .\n")
    return Span(match.start(), max(match.end(), match.start() + len(stretch)))


def accuser_of(
    analysis: Analysis, speakers: Speakers, match: re.Match[str], modality: Modality, language: str, *, words: Vocabulary
) -> Speaker | None:
    """Return who accuses by words that say so, where the verb is active or names its agent."""
    said = match.group()
    word = Cue(Span(match.start(), match.start() + len(said.split()[0])), "verb", Modality.ALLEGED, language)
    if modality is Modality.DEFAULT_JUDGMENT or said.startswith(("allegedly", "purportedly", "prétendument", "якобы", "it ", "il est")):
        return None
    grammar = None if speakers.is_suffered(word) or _RAISED.match(said) else speakers.by_grammar(word)
    found = None if said.startswith(("on ", "по ")) else grammar or _agent(speakers, match, analysis, language)
    if found is None and language not in ("en", "fr"):
        found = _before(analysis, speakers, match, modality, words)
        found = None if found and speakers.is_person(found) and _OF_MANY.search(match.group().split()[0]) else found
    return found if found and speakers.can_say(found, word) else None


def _agent(speakers: Speakers, match: re.Match[str], analysis: Analysis, language: str) -> Speaker | None:
    """Return whom "by" names inside the words themselves: wanted by A and B for."""
    by = _AGENT.search(analysis.text, match.start(), match.end())
    if by is None:
        return None
    named = speakers.named_in(by.end(), match.end() + 1)
    if not named:
        return None
    span = Span(named[0][0].start, named[-1][0].end)
    return Speaker(span, analysis.text[span.start : span.end])


def _before(analysis: Analysis, speakers: Speakers, match: re.Match[str], modality: Modality, words: Vocabulary) -> Speaker | None:
    """Return the first role or name of the clause before an active verb, where no parser has read the sentence."""
    sentence = analysis.sentence_at(match.start())
    first = match.group().split()[0]
    passive = "нн" in first or first.endswith(("ся", "сь", "ен", "ён", "ена", "ены", "лено", "лены", "ан", "ана", "аны", "ано", "ны"))
    if sentence is None or passive or first in ("по", "якобы"):
        return None
    forms = Forms(analysis, match.start())
    if forms.tokens:
        subject = forms.subject_of(Span(match.start(), match.start() + len(first)))
        return speakers.plain(_person_in(speakers, subject)) if subject else None
    return speakers.first_in(sentence.span.start, match.start(), words)


def _person_in(speakers: Speakers, phrase: Span) -> Span:
    """Return the person whom a noun phrase ends with, or the phrase: судья Нина Карасёва."""
    named = speakers.named_in(phrase.start, phrase.end, kinds=(NameKind.PERSON,))
    return named[-1][0] if named and named[-1][0].end >= phrase.end - 1 else phrase


def claims_in(analysis: Analysis, cues: Cues) -> Iterator[Statement]:
    """Yield what the authors foretell, and what they say must be done."""
    for start, end, language in cues.stretches:
        words = vocabulary(language)
        for modality, pattern in words.claims if words else ():
            for match in pattern.finditer(cues.text, start, end):
                span = _to_end(analysis, match)
                if analysis.is_noise(span.start, match.end()):
                    continue
                yield Statement(
                    passage=analysis.passage(span.start, span.end),
                    chain=(AUTHORS,),
                    modality=modality,
                    polarity="-" if words and words.negation.search(match.group()) else "+",
                    confidence=0.35,
                )
