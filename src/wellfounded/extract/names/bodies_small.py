"""Bodies whose head stands in small letters in English (``Lorvenne city court``), offices that act as bodies, and the place after a court.

Invariant: what is found here holds a capitalised word, and more than that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.states import state_of
from ..analysis import Analysis
from .drafts import Draft
from .tables import is_given, tables
from .words import CAPITALISED, GRAMMAR_WEIGHT, may_be_person

_OF_COURT = (
    r"(?:[Dd]istrict|[Cc]ity|[Rr]egional|[Cc]ounty|[Pp]rovincial|[Mm]unicipal|[Cc]riminal|[Cc]ivil|[Aa]dministrative|[Cc]ommercial|[Ee]conomic"
    r"|[Mm]ilitary|[Ss]upreme|[Cc]onstitutional|[Hh]igh|[Hh]igher|[Aa]ppeals?|[Aa]ppellate|[Cc]assation|[Aa]rbitration|[Ll]abour|[Ff]ederal"
    r"|[Ss]pecialised|[Ss]pecialized|[Ii]nter-district|[Ff]irst-instance|[Bb]asic|[Mm]agistrates'?|[Ii]nvestigative|[Jj]uvenile|[Ff]amily)"
)
_COURT = r"(?:[Cc]ourt|[Tt]ribunal)"
_PROSECUTION = (
    r"(?:(?:[Pp]ublic |[Gg]eneral |[Ss]tate )?[Pp]rosecutor'?s?'?(?:'s)? [Oo]ffice|[Pp]rosecution [Oo]ffice|[Pp]rosecution [Ss]ervice)"
)
_IN_CITY = r"(?: of (?:the )?(?:(?:city|town|region|district|province|canton|republic|county) of )?"
_NAMED_COURT = re.compile(
    rf"(?<![\w'-])(?P<place>{CAPITALISED}(?: {CAPITALISED})?) (?P<kind>(?:{_OF_COURT} ){{0,3}}(?:court|{_PROSECUTION}))(?!\w|-)"
    rf"(?:{_IN_CITY}{CAPITALISED}))?"
)
_COURT_OF = re.compile(
    rf"(?<![\w'-])(?:{CAPITALISED} )?(?:{_OF_COURT} ){{0,3}}(?:{_COURT}|{_PROSECUTION})"
    rf"{_IN_CITY}(?P<of>{CAPITALISED}(?:-{CAPITALISED})?))(?! \()"
)
_GOVERNMENT = re.compile(
    rf"(?<![\w'-])(?P<whose>{CAPITALISED}) (?:embassy|consulate|(?:foreign|interior|justice) ministry|ministry of"
    r" (?:justice|finance|defence|defense|health|foreign affairs|internal affairs|the interior))(?!\w|-| of)"
)
_OFFICE = re.compile(
    rf"(?<![\w'-])(?:Secretary of State(?: for (?:the )?{CAPITALISED}(?:(?: and|,)? {CAPITALISED}){{0,5}})?"
    rf"|Special Rapporteurs?(?: on (?:the )?{CAPITALISED}(?: {CAPITALISED}){{0,3}})?"
    rf"|Lord Chancellor|Ombudsman|Ombudsperson|General prosecution|Public Prosecution|Director of Public Prosecutions"
    rf"|[Mm]agistrate of {CAPITALISED})(?![\w-])"
)
_PLACE_AFTER = {
    "en": re.compile(rf" in ({CAPITALISED}(?: {CAPITALISED})?)"),
    "fr": re.compile(rf" à ({CAPITALISED}(?: {CAPITALISED})?)"),
    "ru": re.compile(rf" во? ({CAPITALISED})"),
}
_SEATED = {
    "en": re.compile(
        r"(?:^|[ '-])(?:court|tribunal|office|consulate|embassy|prefect|prefecture|registry)$|^(?:\w+ )?(?:Embassy|Consulate)\b", re.I
    ),
    "fr": re.compile(r"^(?:ambassade|consulat)\b", re.I),
    "ru": re.compile(r"^(?:посольств|консульств|генконсульств)", re.I),
}
_NAME_AFTER = re.compile(rf" ({CAPITALISED}) ?(?:{CAPITALISED})?")
_WORDS_BEFORE = frozenset(
    ["european", "domestic", "same", "lower", "trial", "local", "national", "foreign", "such", "any", "each", "every", "no", "another"]
)


def small_bodies(analysis: Analysis) -> Iterator[Draft]:
    """Yield every body whose head stands in small letters, and the offices that act as bodies."""
    text = analysis.text
    guessed = _guessed(analysis)
    for pattern, name in ((_NAMED_COURT, _court), (_COURT_OF, _court_of), (_GOVERNMENT, _government), (_OFFICE, _office)):
        for match in pattern.finditer(text):
            span = name(text, match, guessed)
            if span and not analysis.is_noise(*span):
                yield Draft(*span, NameKind.BODY, GRAMMAR_WEIGHT, analysis.language_at(span[0]))


def seated(text: str, draft: Draft) -> Draft:
    """Return a body that is a court or an office together with the place that follows it: ``High Court in Lorvenne``."""
    language = draft.language or "en"
    number = _NUMBERED.match(text, draft.end) if draft.kind is NameKind.BODY else None
    if number and _COURT_LAST.search(text[draft.start : draft.end]):
        return Draft(draft.start, number.end(), draft.kind, draft.weight, draft.language, draft.lemma)
    if draft.kind is not NameKind.BODY or language not in _SEATED or not _SEATED[language].search(text[draft.start : draft.end]):
        return draft
    place = _PLACE_AFTER[language].match(text, draft.end)
    if place is None:
        return draft
    two, one = place.group(1), place.group(1).partition(" ")[0]
    if state_of(one) or state_of(two):
        return draft
    known = next((words for words in (two, one) if fold(words) in tables().places), "")
    if not known and (one.casefold() in tables().never_person or " " in two or not may_be_person(one) or one.isupper()):
        return draft
    return Draft(draft.start, place.start(1) + len(known or one), draft.kind, draft.weight, draft.language, draft.lemma)


_NUMBERED = re.compile(rf" (?:No\.?|N°|№|no\.) ?\d{{1,3}}(?: (?:of|in|de|города|г\.|района) (?:the (?:city|town) of )?{CAPITALISED})?")
_COURT_LAST = re.compile(r"(?:[Cc]ourt|[Tt]ribunal|[Cc]hamber|[Cc]olony|[Ss]chool|суд\w{0,2})$")


def _guessed(analysis: Analysis) -> dict[int, str]:
    return {guess.span.start: guess.label for guess, language in analysis.guesses() if language == "en"}


def _court(text: str, match: re.Match[str], guessed: dict[int, str]) -> tuple[int, int] | None:
    """Take ``Lorvenne court`` and ``Lorvenne city court``: the word before is a place, by the model, by its ending or by an article."""
    start, end = match.span()
    words = match["place"].split(" ")
    while words and (_opens(words[0]) or words[0].endswith("'s")):
        start += len(words.pop(0)) + 1
    if not words or any(not _may_be_place(word) for word in words):
        return None
    plain = match["kind"].split(" ") == ["court"]
    if not plain:
        return start, end
    place = guessed.get(start) in {"GPE", "LOC", "NORP", "FAC"} or fold(words[-1]) in tables().places
    return (start, end) if place or words[-1].casefold().endswith(("sky", "skiy", "skoy", "ski")) else None


def _opens(word: str) -> bool:
    """Say whether a capitalised word only begins the sentence or stands for an owner."""
    lower = word.casefold()
    return lower in tables().front or lower in tables().titles or lower in tables().honorifics


def _may_be_place(word: str) -> bool:
    table, lower = tables(), word.casefold()
    return not (
        lower in table.demonyms or lower in _WORDS_BEFORE or lower in table.body_words or is_given(word) or lower in table.never_body
    )


def _court_of(text: str, match: re.Match[str], guessed: dict[int, str]) -> tuple[int, int] | None:
    del guessed
    start, end = match.span()
    first = text[start:end].partition(" ")[0]
    if first[0].isupper() and (_opens(first) or is_given(first) or (first.endswith("'s") and not first.startswith("Prosecutor"))):
        start += len(first) + 1
    of = match["of"].removesuffix("'s")
    if of in {"The", "La", "Le"}:
        return None
    if of.casefold() in tables().body_words or of in {
        "Law",
        "Human",
        "Justice",
        "Appeal",
        "Cassation",
        "First",
        "Audit",
        "Auditors",
        "Session",
    }:
        return None
    return start, end - (len(match["of"]) - len(of))


def _government(text: str, match: re.Match[str], guessed: dict[int, str]) -> tuple[int, int] | None:
    del text, guessed
    whose = match["whose"].casefold()
    return match.span() if whose in tables().demonyms and whose not in {"western", "european", "soviet", "latin"} else None


def _office(text: str, match: re.Match[str], guessed: dict[int, str]) -> tuple[int, int] | None:
    """Take an office that no name follows: ``Special Rapporteur Orlova`` is a person with a title."""
    del guessed
    following = _NAME_AFTER.match(text, match.end())
    return None if following and not match.group().startswith("Secretary") else match.span()
