"""Kinds of error in standing and references that an editor meets after months of edits; whoever writes rules may look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .layout import DATE, in_quotation, marks, notes, prose
from .planting import Kind, Plan

_COURT = re.compile(
    r"\b(?:(?:Supreme|High|District|City|Commercial|Regional|Magistrate's|Administrative|Criminal) Court(?: of (?:Appeal|[A-Z]\w+))?"
    r"|Court of (?:Criminal )?Appeal|Land Tribunal)\b"
)
_DECIDED = re.compile(
    r"\b(?:ordered|refused|quashed|upheld|dismissed|convicted|acquitted|set aside|overturned|decided|found|held|stayed|granted)\b"
)
_ENDED = (
    (
        re.compile(r"\bquashed (?:that|the|this) (order|judgment|decision)\b|\b(?:annulled|discharged) the (order)\b"),
        " The {} is still in force.",
    ),
    (re.compile(r"\b[Hh]e was released\b"), " He remains in custody."),
    (re.compile(r"\b[Ss]he was released\b"), " She remains in custody."),
    (re.compile(r"\bdata should be deleted\b|\bnotice was deleted\b"), " The red notice remains in force."),
    (re.compile(r"\bfreezing order\b[^.]{0,60} discharged"), " The accounts remain frozen."),
    (re.compile(r"\ba annulé (?:l'|cet )(arrêté)\b"), " Cet {} est toujours en vigueur."),
    (re.compile(r"\bотменил это (постановление)\b"), " Это {} действует до сих пор."),
)
_TURNED = {
    "refused": "granted", "granted": "refused", "dismissed": "allowed", "allowed": "dismissed",
    "quashed": "confirmed", "upheld": "reversed",
    "convicted": "acquitted", "acquitted": "convicted", "lifted": "imposed",
    "stayed": "confirmed", "discharged": "upheld", "released": "detained",
    "annulled": "confirmed", "a annulé": "a validé", "a rejeté": "a accueilli", "отменил": "подтвердил", "отказал": "удовлетворил",
    "set aside": "confirmed", "unlawful": "lawful", "lawful": "unlawful", "unanimously": "by a majority", "by a majority": "unanimously",
}  # fmt: skip
_FALLEN = re.compile(rf"\b(?P<noun>order|judgment|decision) of {DATE.pattern[2:]} (?:is|are) (?:quashed|set aside|discharged|annulled)")


def _of_source(clean: Clean, start: int) -> bool:
    around = clean.text[max(0, start - 160) : start + 160]
    return any(day.group() in source.text for source in clean.sources for day in DATE.finditer(around))


def _courts(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Name another court of the dossier as the one that decided."""
    known = sorted({match.group() for match in _COURT.finditer(clean.text)})
    for paragraph in prose(clean):
        for match in _COURT.finditer(paragraph.text):
            start, end = paragraph.start + match.start(), paragraph.start + match.end()
            sentence = paragraph.text[match.end() : match.end() + 60].split(". ")[0]
            others = [one for one in known if one.split()[:2] != match.group().split()[:2]]
            before = paragraph.text[max(0, match.start() - 60) : match.start()]
            if others and _DECIDED.search(sentence) and DATE.search(before + sentence) and not in_quotation(clean, start, end):
                yield Plan(start=start, end=end, new=chance.choice(others))


def _still(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Tell in the present what the text tells ended."""
    for paragraph in prose(clean):
        for pattern, added in _ENDED:
            if match := pattern.search(paragraph.text):
                noun = next((group for group in match.groups() if group), "")
                yield Plan(start=paragraph.end, end=paragraph.end, new=added.format(noun), also=((paragraph.start, paragraph.end),))


def _turned(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Put the contrary of a word of outcome in a sentence whose day a source tells."""
    for paragraph in prose(clean):
        for old, new in _TURNED.items():
            for match in re.finditer(rf"\b{old}\b", paragraph.text):
                start, end = paragraph.start + match.start(), paragraph.start + match.end()
                if _of_source(clean, start) and not in_quotation(clean, start, end):
                    yield Plan(start=start, end=end, new=new)


def _fallen(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Call a decision valid that a source quashed."""
    for source in clean.sources:
        for match in _FALLEN.finditer(source.text):
            day = match.group().split(" of ")[1].split(" is ")[0].split(" are ")[0]
            for paragraph in prose(clean)[-3:]:
                yield Plan(start=paragraph.end, end=paragraph.end, new=f" The {match['noun']} of {day} is still valid.")


def _paragraph_beyond(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Point to a paragraph that the source does not have."""
    for note in notes(clean):
        for match in re.finditer(r"(?:para\.|paragraph|point|п\.) (\d{1,2})\b", note.text):
            yield Plan(start=note.start + match.start(1), end=note.start + match.end(1), new=str(int(match[1]) + 30))


def _annex_of_note(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Give the number of another annex in a note."""
    for note in notes(clean):
        for match in re.finditer(r"\((?:[Aa]nnex|Document|annexe|Appendix) (\w{1,2})\)", note.text):
            known = sorted(set(re.findall(r"^(?:Annex|Document|Annexe|Appendix) (\w{1,2})\b", clean.text, re.MULTILINE)) - {match[1]})
            if known:
                old = re.search(rf"^(?:Annex|Document|Annexe|Appendix) {match[1]}\b.*", clean.text, re.MULTILINE)
                also = (old.span(),) if old else ()
                yield Plan(start=note.start + match.start(1), end=note.start + match.end(1), new=chance.choice(known), also=also)


def _file_number(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Change a figure of the number of a case that another place or a source tells."""
    for match in re.finditer(
        r"\b(?:[A-Z]{2,4}-\d{4}-\d{3,6}|\d{1,5}/(?:19|20)\d\d|\d{1,4} of (?:19|20)\d\d|№ ?\d-\d{1,4}/\d{4})", clean.text
    ):
        known = sum(source.text.count(match.group()) for source in clean.sources) + clean.text.count(match.group()) - 1
        digits = [n for n, letter in enumerate(match.group()) if letter.isdigit() and (n < 4 or match.group()[0].isalpha())]
        if known and digits:
            at = digits[-1]
            word = match.group()
            yield Plan(start=match.start(), end=match.end(), new=word[:at] + str((int(word[at]) + 3) % 10) + word[at + 1 :])


def _mark_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Delete a mark; its note stands alone."""
    known = {note.number: note.span for note in notes(clean)}
    for mark in marks(clean):
        if mark.number in known:
            yield Plan(start=mark.start, end=mark.end, new="", also=(known[mark.number],))


def _note_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Delete a note; its mark points to nothing."""
    known = {mark.number: mark.span for mark in marks(clean)}
    for note in notes(clean):
        if note.number in known:
            yield Plan(start=note.start, end=note.end, new="", also=(known[note.number],))


KINDS = (
    Kind(name="editor-court-swapped", families=("STA", "ATT", "NAM", "DAT"), what="another court named for a decision", plans=_courts),
    Kind(name="editor-status-still", families=("STA",), what="in force or in custody, though the text tells the end", plans=_still),
    Kind(name="editor-outcome-contrary", families=("STA", "QUO", "ATT"), what="the contrary of a word of outcome", plans=_turned),
    Kind(name="editor-fallen-valid", families=("STA",), what="a decision called valid that a source quashed", plans=_fallen),
    Kind(
        name="editor-paragraph-beyond", families=("REF", "QUO"), what="a paragraph that the source does not have", plans=_paragraph_beyond
    ),
    Kind(name="editor-annex-of-note", families=("REF", "QUO"), what="another annex in a note", plans=_annex_of_note),
    Kind(name="editor-file-number", families=("REF", "FIG"), what="a figure changed in the number of a case", plans=_file_number),
    Kind(name="editor-mark-lost", families=("REF",), what="a mark deleted and its note kept", plans=_mark_lost),
    Kind(name="editor-note-lost", families=("REF",), what="a note deleted and its mark kept", plans=_note_lost),
)
