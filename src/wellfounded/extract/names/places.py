"""States and places that the words around them give away: ``Republic of Ardania``, ``Ardania's Prime Minister``, ``in Lorvenne``.

Invariant: what the vocabulary knows as a state needs no such words; these drafts are evidence for names that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.labels import NameKind
from ..analysis import Analysis
from .drafts import Draft, words_in
from .words import CAPITALISED, UPPER, may_be_person

_STATE = rf"([{UPPER}][\w]+(?:-[{UPPER}]\w+)?)"
_OF = r"(?:de la |de l'|du |de |d')"
_ORGANS = r"[Pp]rime [Mm]inister|[Gg]overnments?|[Pp]arliament|[Mm]inister of Justice|[Aa]uthorities"
_OWNED = (
    r"[Pp]rime [Mm]inister|[Pp]resident|[Gg]overnment|[Pp]arliament|[Mm]inist(?:er|ry)|[Pp]rosecutor|[Ss]upreme|capital|authorities|courts"
)
_HELD = r"citizens?|nationals?|capital|territory|courts?|laws?|people"


def _patterns() -> Iterator[tuple[str, NameKind, float]]:
    yield rf"\b((?:Republic|Kingdom|Federation|Principality|Sultanate|Emirate) of (?:the )?{CAPITALISED})", NameKind.STATE, 3.0
    yield rf"\b((?:République|Royaume|Fédération|Principauté) {_OF}{CAPITALISED})", NameKind.STATE, 3.0
    yield rf"\b(?:Республик[аиеу]|Королевств[оау]) {_STATE}", NameKind.STATE, 1.5
    yield rf"\b(?:{_ORGANS}|{_HELD}) of {_STATE}", NameKind.STATE, 2.0
    yield rf"\b[Ee]xtradit(?:ion|ed) to {_STATE}", NameKind.STATE, 2.0
    yield rf"\b{_STATE}'s (?:{_OWNED})", NameKind.STATE, 2.0
    yield rf"\b(?:gouvernement|autorités|parlement|citoyens?|ressortissants?|territoire) {_OF}{_STATE}", NameKind.STATE, 2.0
    yield rf"\b(?:[Ii]n|[Ii]nto|[Tt]hroughout|[Aa]cross|en|dans|[Вв]о?) {_STATE}(?! \w*[{UPPER}])", NameKind.PLACE, 0.6


_COMPILED = tuple((re.compile(pattern), kind, weight) for pattern, kind, weight in _patterns())


_TOWN_BEFORE = re.compile(r"(?<![\w])г\.\s?$")


def with_town(text: str, draft: Draft) -> Draft:
    """Return a place together with the abbreviation of town before it in Russian: ``г. Лорвенна``."""
    if draft.kind is not NameKind.PLACE:
        return draft
    before = _TOWN_BEFORE.search(text, max(0, draft.start - 4), draft.start)
    return Draft(before.start(), draft.end, draft.kind, draft.weight, draft.language, draft.lemma) if before else draft


def places(analysis: Analysis) -> Iterator[Draft]:
    """Yield every state and place that its surroundings tell, as evidence for the whole document."""
    text = analysis.text
    for pattern, kind, weight in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span(pattern.groups)
            end -= 2 if text[start:end].endswith("'s") else 0
            words = words_in(text[start:end])
            if words and may_be_person(words[-1]) and not text[start:end].isupper() and not analysis.is_noise(start, end):
                yield Draft(start, end, kind, weight, analysis.language_at(start))


_STREET_BEFORE = re.compile(
    r"(?<!\w)(?:\d+ ?(?:bis|ter)?,? (?:place|square|cours|impasse|allée)|quai|rue|avenue|boulevard|улиц\w+|ул\.|просп\.|вулиц\w+)"
    r"(?: (?:de la|du|de|des|de l'))? $",
    re.I,
)


def in_street(text: str, draft: Draft) -> bool:
    """Say whether a street stands before a person's name: it is called after that person, who is nobody here."""
    return draft.kind is NameKind.PERSON and bool(_STREET_BEFORE.search(text, max(0, draft.start - 24), draft.start))
