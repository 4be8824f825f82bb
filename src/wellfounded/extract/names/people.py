"""Persons whom the words around them give away: an honorific, a title, a given name, initials, the ending of a surname.

Invariant: what is found here is found without a model, so languages that have none get at least this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.states import state_forms
from ..analysis import Analysis
from ..pipelines import has_model
from .drafts import Draft, words_in
from .tables import either, is_cyrillic, is_given, stem, tables
from .words import CAPITALISED, GRAMMAR_WEIGHT, UPPER, looks_like_surname, may_be_person

_PARTICLE = r"(?:(?:de|da|di|du|del|della|der|den|van|von|al|el|bin|ibn|ben|uly|kyzy)\s)?"
_INITIAL = rf"(?:[{UPPER}]\.\s?)"
_NAME = rf"{_INITIAL}{{0,3}}{CAPITALISED}(?:[ \u00a0]{_PARTICLE}{_INITIAL}?{CAPITALISED}){{0,4}}"
_LETTER_HONORIFICS = frozenset(["M", "Me", "On", "MM", "Pr", "Pan", "Pani", "Pana"])
"""Honorifics that are also initials or words: they count only in the forms that the pattern spells out."""


@cache
def _honoured() -> re.Pattern[str]:
    words = {word for some in tables().honorifics_of.values() for word in some} - _LETTER_HONORIFICS
    spelled = r"(?:MM?\.|Me)(?=\s[^\W\d_]{2,})|Pan[ai]?(?=\s)"
    return re.compile(rf"(?<![\w'-])(?:(?:{either(words)})\b\.?|{spelled})[ \u00a0]({_NAME})")


def honoured(analysis: Analysis) -> Iterator[Draft]:
    """Yield the person after every honorific."""
    text = analysis.text
    table = tables()
    for match in _honoured().finditer(text):
        start, end = match.start(1), _person_end(text, *match.span(1))
        words = words_in(text[start:end])
        while words and words[0].casefold() in table.titles | table.honorifics:
            start = text.index(words.pop(0), start)
            start = re.compile(r"[\w'-]+[. ]*").match(text, start, end).end()  # type: ignore[union-attr]
        if words and start < end and words[0].casefold() not in table.body_words and not analysis.is_noise(start, end):
            yield Draft(start, end, NameKind.PERSON, GRAMMAR_WEIGHT, analysis.language_at(start))


_SEVERAL = frozenset(["MM.", "MM", "Mmes", "Mlles", "Messrs", "Messrs.", "Messieurs", "Mesdames", "Mes", "Maîtres"])
_ALSO = re.compile(rf"(?:, | et | and |, and )(?!(?:MM?\.|Mmes?|Me|Mrs?|Ms|Dr)\b)({_NAME})")


def honoured_together(analysis: Analysis) -> Iterator[Draft]:
    """Yield the persons after the first who share an honorific: ``MM. Orlan et Petit``, ``Messrs Hallam and Okafor``."""
    text = analysis.text
    for match in _honoured().finditer(text):
        if text[match.start() : match.start(1)].strip() not in _SEVERAL:
            continue
        more = _ALSO.match(text, match.end(1))
        while more:
            start, end = more.start(1), _person_end(text, *more.span(1))
            words = words_in(text[start:end])
            if not words or not all(map(may_be_person, words)) or analysis.is_noise(start, end):
                break
            yield Draft(start, end, NameKind.PERSON, GRAMMAR_WEIGHT, analysis.language_at(start))
            more = _ALSO.match(text, more.end(1))


_SURNAME_FIRST = re.compile(
    rf"(?<![\w'-])([{UPPER}]{{3,}}(?:[ -][{UPPER}]{{3,}}){{0,2}}), ({CAPITALISED}(?: {CAPITALISED}){{0,2}})(?= ?[(;.,\n\])]| ?$)"
)


def surname_first(analysis: Analysis) -> Iterator[Draft]:
    """Yield the persons of lists, whose surname stands in capitals before a comma: ``ORLOV, Ivan Petrovich``."""
    text = analysis.text
    for match in _SURNAME_FIRST.finditer(text):
        surname, given = match.group(1), match.group(2).split(" ")
        a_person = is_given(given[0]) and all(map(may_be_person, (*surname.split(" "), *given))) and fold(surname) not in tables().places
        if a_person and not any(word.isupper() and len(word) > 1 for word in given) and not analysis.is_noise(*match.span()):
            yield Draft(match.start(1), match.end(2), NameKind.PERSON, GRAMMAR_WEIGHT, analysis.language_at(match.start()))


_RUN = re.compile(rf"(?<![\w'-]){CAPITALISED}(?: {CAPITALISED})*")
_WORD_BEFORE = re.compile(r"(?<![\w'])[\w'-]+ $")


def titled(analysis: Analysis) -> Iterator[Draft]:
    """Yield the person after every title: ``judge Orlova``, ``President Marec``."""
    text = analysis.text
    guessed = {guess.span.start: (guess.label, guess.span.end) for guess, _ in analysis.guesses()}
    for run in _RUN.finditer(text):
        start = _after_title(text, run.start(), run.end())
        start = _after_owner(text, start, run.end(), guessed) if start else 0
        if not start:
            continue
        end = _person_end(text, start, _after_words(text, start, run.end(), _TITLED_WORDS))
        words = words_in(text[start:end])
        if len(words) > 2 and is_given(words[1]) and not is_given(words[0]) and not _PATRONYMIC.search(words[2]):
            start = text.index(words[1], start)
        if words and all(map(may_be_person, words)) and not analysis.is_noise(start, end):
            sure = len(words) > 1 or looks_like_surname(words[0])
            if sure or not is_cyrillic(words[0]):
                yield Draft(start, end, NameKind.PERSON, 2.0 if sure else 1.0, analysis.language_at(start))


_TITLED_WORDS = 4
_PERSON = frozenset(["PER", "PERSON"])


def _after_owner(text: str, start: int, end: int, guessed: Mapping[int, tuple[str, int]]) -> int:
    """Return where the person begins after whose office it is, as Russian puts it: ``президент Ардании Тимур Караев``.

    0 where the words are only a place's or a body's.
    """
    at = start
    while at < end:
        word = re.compile(r"[^ ]+").match(text, at, end)
        if word is None:
            break
        label, stop = guessed.get(at, ("", 0))
        form = word.group()
        if label in _PERSON:
            return at
        place = bool(label) or (is_cyrillic(form) and fold(stem(form, "ru")) in _state_stems())
        if not place and not (form.isupper() and len(form) > 1 and not text[at:end].isupper()):
            return at
        at = max(word.end(), min(stop, end)) + 1
    return 0


@cache
def _state_stems() -> frozenset[str]:
    return frozenset(fold(stem(form, "ru")) for forms in state_forms().values() for form in forms if is_cyrillic(form) and " " not in form)


def _after_title(text: str, start: int, end: int) -> int:
    """Return where a run of capitalised words goes on after its last title, its start after a title in small letters, or 0."""
    titles = tables().titles
    after, at = 0, start
    for word in text[start:end].split(" ")[:-1]:
        at += len(word) + 1
        if word.casefold() in titles:
            after = at
    if after:
        return after
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return start if before and before.group()[:-1].casefold() in titles else 0


def _after_words(text: str, start: int, end: int, count: int) -> int:
    words = text[start:end].split(" ")[:count]
    return start + sum(map(len, words)) + len(words) - 1


_PATRONYMIC = re.compile(r"(?:вич|вна|вич|вної|вича|вичу|ovich|evich|ovna|evna)\w{0,2}$")
"""The advocate of Orlov, Anna Petrova, stands in Slavic languages as ``адвокат Орлова Анна Петрова``: only a patronymic tells otherwise."""


def _person_end(text: str, start: int, end: int) -> int:
    """Cut a run of capitalised words where the name ends: at a genitive, a demonym, a state, a title or the word of a body."""
    table = tables()
    for match in re.finditer(r"[\w'-]+\.?", text[start:end]):
        word = match.group()
        lower = word.casefold()
        if word.endswith("'s"):
            return start + match.end() - 2
        if match.start() and word.isupper() and lower in table.suffixes:
            return start + len(text[start : start + match.start()].rstrip(" ,"))
        other = lower in table.demonyms or lower in table.titles or lower in table.body_words or fold(word) in table.states
        if match.start() and other:
            return start + len(text[start : start + match.start()].rstrip())
    return end


_PAIR = re.compile(rf"(?<![\w'-]){CAPITALISED}(?: {_PARTICLE}{_INITIAL}?{CAPITALISED}){{1,4}}")


def by_given_name(analysis: Analysis) -> Iterator[Draft]:
    """Yield every given name that capitalised words follow which are nothing else.

    In languages without a model a first word that is nothing else will do before a word with the ending of a surname.
    """
    text = analysis.text
    for match in _PAIR.finditer(text):
        words = [(m.group(), match.start() + m.start()) for m in re.finditer(r"[\w'-]+", match.group())]
        at = next((n for n, (word, _) in enumerate(words[:-1]) if is_given(word) and not word.endswith("'s")), None)
        if at is None:
            at = _by_ending(analysis, words)
        if at is None:
            continue
        end = _last_name(words, at)
        if end and not analysis.is_noise(words[at][1], end):
            yield Draft(words[at][1], end, NameKind.PERSON, 1.5, analysis.language_at(end - 1))


def _by_ending(analysis: Analysis, words: list[tuple[str, int]]) -> int | None:
    if has_model(analysis.language_at(words[0][1])):
        return None
    return next((n for n, ((one, _), (two, _)) in enumerate(pairwise(words)) if may_be_person(one) and looks_like_surname(two)), None)


def _last_name(words: list[tuple[str, int]], at: int) -> int:
    """Return where the name ends whose given name stands at ``at``, or 0 where no surname follows; three words at most follow."""
    end = names = 0
    for word, start in words[at + 1 :]:
        bare = word.removesuffix("'s")
        if (len(bare) > 1 and not may_be_person(bare)) or (is_cyrillic(bare) and fold(stem(bare, "kk")) in tables().places):
            break
        end, names = start + len(bare), names + 1
        if bare != word or names == 3:
            break
    return end


_INITIALLED = re.compile(
    rf"(?<![\w.'-])(?:{_INITIAL}{{1,2}}(?P<after>{CAPITALISED})|(?P<before>[А-ЯЁІЇЄ][\w-]{{2,}}) [А-ЯЁІЇЄ]\.\s?[А-ЯЁІЇЄ]\.)"
)


def initialled(analysis: Analysis) -> Iterator[Draft]:
    """Yield the surname beside initials: ``V. Orlov``, ``Орлов В. И.``; the initials join it later."""
    for match in _INITIALLED.finditer(analysis.text):
        group = "after" if match["after"] else "before"
        word, (start, end) = match[group], match.span(group)
        if word.endswith("'s"):
            word, end = word[:-2], end - 2
        if len(word) > 2 and may_be_person(word) and not word.isupper() and not analysis.is_noise(start, end):
            yield Draft(start, end, NameKind.PERSON, 1.0, analysis.language_at(start))
