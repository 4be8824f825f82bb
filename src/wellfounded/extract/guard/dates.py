"""Whether the words of a passage give an act the date that a reading gives it.

A date belongs to the noun that it stands with ("the decision of 5 May"), else to the nearest word for an act. Invariant: a date that no
word of the passage gives is kept only where the passage has none, and the nearest one of its sentence, else the one before it in the
text, is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...errors import InputError
from ...model.edtf import OPEN, Edtf
from ...model.passages import Span
from ...model.reading import DateExpression
from ..analysis import Analysis
from .words import Words, years_in

_BACK = 600
"""Characters before a passage without dates in which the date before it is looked for."""
_ADJACENT = 45
_INSTRUMENT = re.compile(
    r"\b(?:in|by|par|dans|durch|mit)\s(?:an?|its|his|her|their|the|une?|son|sa|le|la|seine[mr]?|eine[mr]?)\s(?:\w+\s)?$", re.IGNORECASE
)
"""What stands before the noun by which the act of the clause is done: "in its judgment of 5 May"."""
_REFUSED = "the words do not give it that date"


def date_refused(date: str, span: Span, told: Sequence[Span], words: Words, analysis: Analysis, dates: Sequence[DateExpression]) -> str:
    """Return why an EDTF date is refused for an act told by the words ``told`` of a passage; empty where it is kept."""
    try:
        wanted = Edtf.parse(date)
    except InputError:
        return "its date is no date"
    placed = [(analysis.span_of(d.passage), d.edtf) for d in dates]
    own = [(place, edtf) for place, edtf in placed if place.overlaps(span)]
    if words.months:
        return _by_digits(date, analysis.text[span.start : span.end], words)
    if given := list(_of_the_act(own, span, told, words, analysis.text)):
        return "" if any(_is_given(wanted, edtf) for edtf in given) else _REFUSED
    sentence = analysis.sentence_at(span.start)
    near = [(place, edtf) for place, edtf in placed if sentence and place.overlaps(sentence.span) and not place.overlaps(span)]
    if near:
        _, nearest = min(near, key=lambda one: _distance(span, one[0], analysis.text))
        return "" if _is_given(wanted, nearest) else _REFUSED
    before = [edtf for place, edtf in placed if span.start - _BACK <= place.start < span.start]
    return "" if before and _is_given(wanted, before[-1]) else _REFUSED


def _of_the_act(own: Sequence[tuple[Span, str]], span: Span, told: Sequence[Span], words: Words, text: str) -> Iterator[str]:
    """Yield the dates of a passage that belong to the words of the act, or to nothing else in it."""
    nouns = [Span(*m.span()) for m in words.noun.finditer(text, span.start, span.end)]
    others = [Span(*m.span()) for pattern in words.kinds.values() for m in pattern.finditer(text, span.start, span.end)]
    acts = sorted({*told, *nouns, *others})
    for place, edtf in own:
        noun = _noun_with(place, nouns, words, text)
        if noun is not None:
            if any(noun.overlaps(word) for word in told) or _INSTRUMENT.search(text, max(span.start, noun.start - 24), noun.start):
                yield edtf
            continue
        nearest = min(acts, key=lambda word: _distance(word, place, text), default=None)
        if nearest is None or any(nearest.overlaps(word) for word in told) or len(own) == 1:
            yield edtf


def _noun_with(place: Span, nouns: Sequence[Span], words: Words, text: str) -> Span | None:
    """Return the noun that a date is part of: "the decision of 5 May", "the 2015 decision"."""
    for noun in nouns:
        if noun.end <= place.start <= noun.end + _ADJACENT:
            between = re.sub(r"^\w*", "", text[noun.end : place.start])
            if words.of.fullmatch(between):
                return noun
        if place.end + 1 == noun.start and text[place.end] == " " and words.language == "en":
            return noun
    return None


def _distance(word: Span, place: Span, text: str) -> int:
    between = text[word.end : place.start] if word.end <= place.start else text[place.end : word.start]
    crossing = len(re.findall(r"[,;:]|\s(?:and|et|и|und|та|و)\s", between))
    return len(between) + 60 * crossing


def _is_given(wanted: Edtf, edtf: str) -> bool:
    """Say whether a date says no more than the words: the same, coarser, or with one of its bounds."""
    try:
        given = Edtf.parse(edtf)
    except InputError:
        return False
    if wanted.text.strip("~?%") == given.text.strip("~?%"):
        return True
    if wanted.is_interval:
        ends = [end for end in wanted.text.split("/") if end not in ("", OPEN)]
        return len(ends) == 1 and any(
            _is_given(Edtf.parse(end), part) for end in ends for part in edtf.split("/") if part not in ("", OPEN)
        )
    if wanted.earliest is None or wanted.latest is None or given.earliest is None or given.latest is None:
        return False
    return wanted.earliest <= given.earliest and given.latest <= wanted.latest


def _by_digits(date: str, passage: str, words: Words) -> str:
    """Judge a date by its year, and by the month's name or number, in a language whose dates are not read otherwise."""
    year, _, rest = date.strip("~?%").partition("-")
    years = set(years_in(passage))
    if len(years) != 1 or year not in years:
        return _REFUSED
    month, _, day = rest.partition("-")
    if not month:
        return ""
    numbers = {int(n) for n in re.findall(r"(?<!\d)\d{1,2}(?!\d)", passage)}
    named = {n for n, names in enumerate(words.months, 1) if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", passage) for name in names)}
    if not month.isdecimal() or int(month) not in (named or numbers) or (day and (not day.isdecimal() or int(day) not in numbers)):
        return _REFUSED
    return ""
