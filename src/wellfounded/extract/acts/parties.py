"""Who acts where the words name nobody: the party that asks ("the firm appealed"), and whom "it", "he" or "the same court" stands for.

Invariant: a pronoun or a phrase without a name stands for somebody who was named before it, not far away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ...model.passages import Span
from ..forums import table
from .belonging import only_judges
from .marks import Around, Marked
from .patterns import Hit

_FAR = 900
"""Characters back to a name for which a pronoun or a phrase can stand."""
_NEAR = 400
_BEFORE = 70
_TITLE = 40
"""Characters of a title before a name."""
_STEM = 3
"""Letters that the head of a phrase shares with the name it stands for: "суда", "Районный суд"."""
_OWNER = re.compile(r"['’]s?\s(?:[\w-]+\s){0,2}")
_OF = re.compile(
    r"\s(?:(?:of|by|from|(?:filed|lodged|made|brought|submitted) by|formée?s? par|introduite?s? par|déposée?s? par|de|du|des|par|"
    r"поданн\w+|от)\s)?(?:the\s|la\s|le\s|l'|les\s)?(?:(?:Mr|Ms|Mrs|Mme|M|MM|господина|г)\.?\s)?",
    re.IGNORECASE,
)
_HIS = re.compile(r"(?<!\w)(?:his|her|son|sa|его|её|ее)\s(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)
"""What stands between a noun for an appeal and the one whose appeal it is."""
_WORD = re.compile(r"[^\W\d_]+")


def party_of(around: Around, hit: Hit) -> Marked | None:
    """Return the party that asks, right before an active verb: who is named, or whom a pronoun stands for, or its noun phrase."""
    clause = around.clause_at(hit.anchor.start)
    before = around.before(hit.anchor.start, within=clause)[-_BEFORE:]
    if around.says("he_subject", before):
        return around.last(around.named_persons, within=_NEAR) or _nameless(around)
    pattern = around.words.context.get("asking")
    match = pattern.search(before) if pattern else None
    if match is None:
        return None
    start = hit.anchor.start - len(before)
    span = Span(start + match.start("who"), start + match.end("who"))
    return Marked(span, " ".join(match.group("who").split()), named=False)


@cache
def _rows(key: str) -> Mapping[str, re.Pattern[str]]:
    rows: Any = table("body_choice")[key]
    return {lang: re.compile(pattern, re.IGNORECASE) for lang, pattern in rows.items()}


def _nameless(around: Around) -> Marked | None:
    """Return the party that a text only calls by its part in the case, as it last did: "the applicant"."""
    pattern = _rows("nameless").get(around.words.language)
    found = [*pattern.finditer(around.text, max(0, around.span.start - _FAR), around.span.end)] if pattern else []
    return Marked(Span(*found[-1].span()), found[-1].group(), named=False) if found else None


def official(around: Around, phrase: Span) -> Marked | None:
    """Return with the title that the text gave before the person that a phrase names: "Nuriyev" who was called "Judge Elnur Nuriyev"."""
    pattern = _rows("titles").get(around.words.language)
    person = next((p for p in around.persons if p.span.overlaps(phrase) and p.span.end >= phrase.end), None)
    if pattern is None or person is None or not person.entity:
        return None
    for named in around.named_persons:
        lead = around.text[max(0, named.span.start - _TITLE) : named.span.start]
        title = [*pattern.finditer(lead)]
        if named.entity == person.entity and title and title[-1].end() == len(lead):
            start = named.span.start - len(lead) + title[-1].start()
            return Marked(person.span, " ".join(around.text[start : named.span.end].split()), person.entity)
    return None


def appellant(around: Around, hit: Hit, *, body: Marked | None) -> Marked | None:
    """Return whose appeal a noun names: "the bank's appeal", "the appeal of Mr Ivanov", "his complaint"; never the court that was asked."""
    start, end = hit.anchor.start, hit.anchor.end
    asking = [m for m in (*around.persons, *around.bodies, *parties(around)) if m in around.persons or not only_judges(m)]
    owners = [m for m in asking if _OWNER.fullmatch(around.text, m.span.end, start) or _OF.fullmatch(around.text, end, m.span.start)]
    if owners:
        return max(owners, key=lambda m: len(m.span))
    if _HIS.search(around.text, max(around.span.start, start - _BEFORE), start):
        before = [p for p in around.persons if p.span.end <= start]
        return before[-1] if before else around.last(around.named_persons, within=_NEAR)
    return None if body is None or only_judges(body) else body


def parties(around: Around) -> list[Marked]:
    """Return the parties that a sentence calls by their part in the case: "the applicant", "the defence"."""
    patterns = (around.words.context.get("party"), _rows("nameless").get(around.words.language))
    spans = {Span(*m.span()) for pattern in patterns if pattern for m in pattern.finditer(around.text, around.span.start, around.span.end)}
    return [Marked(span, " ".join(around.text[span.start : span.end].split()), named=False) for span in sorted(spans)]


def meant_by_it(around: Around, hit: Hit) -> Marked | None:
    """Return the body that "it" before an active verb stands for: the one named last."""
    before = around.before(hit.anchor.start, within=around.clause_at(hit.anchor.start))[-_BEFORE:]
    return around.last(around.named_bodies, within=_NEAR) if around.says("it_subject", before) else None


def by_name(around: Around, body: Marked) -> Marked:
    """Return for "the court", "the same tribunal", "the judge" the one with a name that was called so last, if there is one.

    From farther away than the text is read only the one that alone in the document can be meant.
    """
    if body.named or body.entity or not around.says("called_again", body.value):
        return body
    head = _head(around, body.value)
    if len(head) < _STEM:
        return body
    stem = head[: max(_STEM, len(head) - 2)]
    alike = around.called.like(stem)
    last = next((b for b in reversed(alike) if b.span.end <= body.span.start and body.span.start - b.span.end <= _FAR), None)
    if last is None and len({b.entity or b.value.casefold() for b in alike}) == 1:
        last = alike[0]
    return Marked(body.span, last.value, last.entity) if last is not None else body


def _head(around: Around, phrase: str) -> str:
    words: list[str] = _WORD.findall(phrase.lower())
    if not words:
        return ""
    return words[-1] if around.words.dates_lead or around.words.free_order else next((w for w in words if len(w) > _STEM), words[-1])
