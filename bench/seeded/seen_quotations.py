"""Kinds of error in quotations and in attribution, of the half that whoever writes rules may look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .layout import DATE, WORD, Piece, in_notes, in_quotation, notes, prose, quotations
from .planting import Kind, Plan

_OTHER = {
    "en": ("harbour", "serious", "public", "several", "formal", "written", "secret"),
    "fr": ("public", "écrit", "grave", "formel", "secret", "ancien"),
    "ru": ("публичный", "письменный", "новый", "тайный", "старый"),
}
_DENIAL = re.compile(r"\b(?:not|never|no)\s|\b(?:не|ни)\s|\bn'(?=\w)|\bne\s", re.IGNORECASE)
_NOBODY = {
    "en": ("Sources say that ", "It is widely believed that ", "Observers claim that ", "According to several sources, "),
    "fr": ("Selon certaines sources, ", "Plusieurs observateurs affirment que ", "D'après des observateurs, "),
    "ru": ("По некоторым данным, ", "Эксперты считают, что ", "По сообщениям источников, "),
}
_ONLY = re.compile(r"\b(?:solely|only|exclusively|uniquement|seulement|exclusivement|исключительно|только)\b")
_SMALL = 4


def _word_changed(clean: Clean, chance: Random) -> Iterator[Plan]:
    for quoted in quotations(clean, words=6):
        words = [word for word in WORD.finditer(quoted.text) if len(word.group()) > _SMALL]
        if words:
            word = chance.choice(words)
            new = chance.choice([other for other in _OTHER[clean.language] if other != word.group()])
            yield _in(quoted, word.start(), word.end(), new)


def _word_lost(clean: Clean, chance: Random) -> Iterator[Plan]:
    for quoted in quotations(clean, words=7):
        words = list(WORD.finditer(quoted.text))[1:-1]
        word = chance.choice(words)
        if quoted.text[word.end() : word.end() + 1] == " ":
            yield _in(quoted, word.start(), word.end() + 1, "")


def _denial_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for quoted in quotations(clean):
        found = _DENIAL.search(quoted.text)
        if found:
            yield _in(quoted, found.start(), found.end(), "")


def _denial_behind_dots(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for quoted in quotations(clean, words=8):
        found = re.search(r"(?<=\w )(?:not|never|не|pas|jamais)(?= \w)", quoted.text)
        if found and 15 < found.start() < len(quoted.text) - 20:
            yield _in(quoted, found.start(), found.end(), "[…]")


def _mark_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for quoted in quotations(clean):
        after = re.match(r"\s?[”»]", clean.text[quoted.end : quoted.end + 2])
        if after:
            yield Plan(start=quoted.end, end=quoted.end + after.end(), new="", also=(quoted.span,))


def _emphasis_added(clean: Clean, chance: Random) -> Iterator[Plan]:
    if not clean.name.endswith(".md"):
        return
    for quoted in quotations(clean, words=8):
        word = chance.choice(
            [word for word in WORD.finditer(quoted.text) if len(word.group()) > _SMALL] or list(WORD.finditer(quoted.text))
        )
        yield _in(quoted, word.start(), word.end(), f"**{word.group()}**")


def _wrong_document(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """The note of a quotation gets the day of another source."""
    days = [day.group() for source in clean.sources for day in DATE.finditer(source.text[:400])]
    listed = {note.number: note for note in notes(clean)}
    for quoted in quotations(clean, words=6):
        mark = re.match(r"[.,]?\s?[”»][.,]?(?:\[\^?(\d+)\])", clean.text[quoted.end : quoted.end + 12])
        note = listed.get(int(mark[1])) if mark else None
        day = DATE.search(note.text) if note and not _is_repeated(listed.get(note.number + 1)) else None
        if note and day:
            others = [other for other in dict.fromkeys(days) if other != day.group()]
            if others:
                start = note.start + day.start()
                yield Plan(start=start, end=note.start + day.end(), new=others[0], also=(quoted.span, note.span))


def _is_repeated(following: Piece | None) -> bool:
    """Say whether the next note says that its document is the same: it would be wrong as well."""
    return following is not None and re.search(r"\b(?:Ibid|Там же)\b", following.text) is not None


def _given_to_nobody(clean: Clean, chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for stop in re.finditer(r"[.] (?=[A-ZА-Я][a-zа-я]+ [a-zа-я])", paragraph.text):
            at = paragraph.start + stop.end()
            sentence = re.match(r"[^.!?\n]{40,200}[.](?=\s|$)", clean.text[at : at + 220])
            plain = sentence and not re.search(r"\d|[\[⁰¹²³⁴-⁹“«:]", sentence.group())
            if plain and not in_quotation(clean, at, at + 1) and not in_notes(clean, at):
                first = clean.text[at]
                yield Plan(start=at, end=at + 1, new=chance.choice(_NOBODY[clean.language]) + first.lower())


def _only_made_mainly(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """In a quotation, where the source has the word."""
    mainly = {"en": "mainly", "fr": "surtout", "ru": "в основном"}[clean.language]
    for quoted in quotations(clean):
        found = _ONLY.search(quoted.text)
        if found:
            yield _in(quoted, found.start(), found.end(), mainly)


def _in(quoted: Piece, start: int, end: int, new: str) -> Plan:
    return Plan(start=quoted.start + start, end=quoted.start + end, new=new, also=(quoted.span,))


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="quotation-word-changed", families=("QUO",), what="a word of a quotation is another", plans=_word_changed),
        Kind(name="quotation-word-lost", families=("QUO",), what="a word of a quotation is gone", plans=_word_lost),
        Kind(name="quotation-denial-lost", families=("QUO", "ATT"), what="a quotation has lost its not", plans=_denial_lost),
        Kind(
            name="quotation-denial-behind-dots", families=("QUO",), what="dots stand for the not of a quotation", plans=_denial_behind_dots
        ),
        Kind(name="quotation-mark-lost", families=("QUO", "TXT"), what="a quotation does not close", plans=_mark_lost),
        Kind(name="quotation-emphasis-added", families=("QUO",), what="a word of a quotation is stressed", plans=_emphasis_added),
        Kind(
            name="quotation-of-another-document", families=("QUO", "REF", "DAT"), what="a note names another source", plans=_wrong_document
        ),
        Kind(name="quotation-only-made-mainly", families=("QUO", "ATT"), what="only is mainly in a quotation", plans=_only_made_mainly),
        Kind(name="given-to-nobody", families=("ATT",), what="a sentence is given to unnamed sources", plans=_given_to_nobody),
    )
}
