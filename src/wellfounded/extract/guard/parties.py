"""Whether the words of a passage name a body, a person or a speaker, and in the part that a reading gives them.

Invariant: a party is kept only if its words stand in the text at or before the passage; a body is refused where the words give the act to
another, or where it is a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Name
from ..analysis import Analysis
from .words import Words

_BACK = 700
"""Characters before a passage in which a party that the passage itself leaves out may have been named."""


def body_refused(body: str, span: Span, told: Sequence[Span], words: Words, analysis: Analysis, names: Sequence[Name]) -> str:
    """Return why a body is refused as the one that acts; empty where it is kept."""
    persons = {fold(n.form) for n in names if n.kind is NameKind.PERSON} | {fold(n.name) for n in names if n.kind is NameKind.PERSON}
    if fold(body) in persons:
        return "a person is named as the body"
    forms = _forms(body, names)
    inside = _places(forms, analysis.text, span)
    known = any(n.kind is not NameKind.PERSON and fold(body) in (fold(n.form), fold(n.name)) for n in names)
    if not known and not words.body.search(body):
        return "what is named as the body is no authority by its words"
    if not inside:
        acting = _bodies_acting(span, told, words, analysis, names)
        if not all(fold(analysis.text[other.start : other.end]) in fold(body) for other in acting):
            return "the words give the act to another body"
        return "" if _places(forms, analysis.text, Span(max(0, span.start - _BACK), span.start)) else "the words do not name the body"
    acting = _bodies_acting(span, told, words, analysis, names)
    if acting and not any(place.overlaps(other) for place in inside for other in acting):
        return "the words give the act to another body"
    return ""


def _bodies_acting(span: Span, told: Sequence[Span], words: Words, analysis: Analysis, names: Sequence[Name]) -> list[Span]:
    """Return the bodies of a passage that can be those that act: not those that belong to the noun of another act."""
    text = analysis.text
    bodies = [s for n in names if n.kind is NameKind.BODY and (s := analysis.span_of(n.passage)).overlaps(span)]
    if not bodies:
        bodies = [_widened(Span(*m.span()), text) for m in words.body.finditer(text, span.start, span.end)]
    if len(bodies) < 2:
        return bodies
    free = [body for body in bodies if not _belongs_to_noun(body, told, words, text, span)]
    if not told or len(free) < 2:
        return free
    verb = told[0]
    by = [body for body in free if body.start > verb.end and words.by.search(text, max(verb.end, body.start - 14), body.start)]
    before = [body for body in free if body.end <= verb.start]
    return by[:1] or before[-1:] or free[:1]


def _belongs_to_noun(body: Span, told: Sequence[Span], words: Words, text: str, span: Span) -> bool:
    """Say whether a body is that of a decision that the passage names: "the judgment of the Court", "the Court's judgment"."""
    for match in words.noun.finditer(text, span.start, span.end):
        noun = Span(*match.span())
        if any(noun.overlaps(word) for word in told):
            continue
        if words.adjoins and 0 <= body.start - noun.end < 8 and re.fullmatch(r"\w*\s", text[noun.end : body.start]):
            return True
        if noun.end <= body.start and words.of.fullmatch(re.sub(r"^\w*", "", text[noun.end : body.start])):
            return True
        if body.end <= noun.start and re.fullmatch(r"'s?\s(?:\w+\s){0,2}", text[body.end : noun.start]):
            return True
    return False


def _widened(span: Span, text: str) -> Span:
    end = re.compile(r"\w*").match(text, span.end)
    return Span(span.start, end.end() if end else span.end)


def person_refused(person: str, span: Span, analysis: Analysis, names: Sequence[Name]) -> str:
    """Return why a person is refused as one whom the act concerns; empty where the words name them, or just did."""
    forms = _forms(person, names)
    entity = next((n.entity for n in names if n.entity and person == n.entity), "")
    forms = [*forms, *(n.form for n in names if entity and n.entity == entity)]
    sentence = analysis.sentence_at(span.start)
    around = sentence.span.joined(span) if sentence else span
    if _places(forms, analysis.text, around):
        return ""
    others = [n for n in names if n.kind is NameKind.PERSON and analysis.span_of(n.passage).overlaps(around)]
    if others:
        return "the words name another person"
    back = Span(max(0, around.start - _BACK), around.start)
    return "" if _places(forms, analysis.text, back) else "the words do not name the person"


def speaker_refused(speaker: str, span: Span, around: Span, analysis: Analysis, names: Sequence[Name]) -> str:
    """Return why a speaker is refused; empty where the words around what is said name nobody else in the speaker's part."""
    forms = _forms(speaker, names)
    outside = [
        n for n in names if n.kind is not NameKind.PLACE and (s := analysis.span_of(n.passage)).overlaps(around) and not span.covers(s)
    ]
    if _places(forms, analysis.text, around):
        mine = {fold(form) for form in forms}
        rivals = {n.entity or n.form for n in outside if fold(n.form) not in mine and fold(n.name) not in mine}
        return "the words name more than one who can be the speaker" if len(rivals) > 1 else ""
    if outside:
        return "the words name another speaker"
    near = Span(max(0, around.start - _BACK), min(len(analysis.text), around.end + _BACK // 3))
    return "" if _places(forms, analysis.text, near) else "the words do not name the speaker"


def _forms(value: str, names: Sequence[Name]) -> list[str]:
    """Return the forms under which a party may stand: its own words, and those of every mention of the same entity."""
    folded = fold(value)
    entities = {n.entity for n in names if n.entity and folded in (fold(n.form), fold(n.name), fold(n.passage.exact))}
    return [value, *sorted({n.passage.exact for n in names if n.entity in entities})]


def _places(forms: Sequence[str], text: str, within: Span) -> list[Span]:
    out = []
    for form in forms:
        pattern = r"\s+".join(re.escape(word) for word in form.split())
        if not pattern:
            continue
        out += [Span(*m.span()) for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text[within.start : within.end], re.IGNORECASE)]
    return [span.shifted(within.start) for span in out]
