"""Kinds of error in the build of a document that whoever writes rules may look at."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .layout import in_notes, in_quotation, paragraphs, prose, sentences
from .planting import Kind, Plan

_HEADING = re.compile(r"^#{2,4} (?P<number>(?:\d{1,2}\.)+|[A-H]\.) [^\n]+$", re.MULTILINE)
_POINT = re.compile(r"^\(?(?P<number>\d{1,2}|[a-h])[.)] [^\n]+$", re.MULTILINE)
_ORDINALS = ("Secondly", "Thirdly", "Deuxièmement", "Troisièmement", "Во-вторых", "В-третьих")
_NEXT = {
    "Secondly": "Thirdly",
    "Thirdly": "Fourthly",
    "Deuxièmement": "Troisièmement",
    "Troisièmement": "Quatrièmement",
    "Во-вторых": "В-третьих",
    "В-третьих": "В-четвёртых",
}
_SEE = {"en": " (see section {} above)", "fr": " (voir la section {} ci-dessus)", "ru": " (см. раздел {} выше)"}
_SEE_PLAIN = {"en": " (see section {})", "fr": " (voir section {})", "ru": " (см. раздел {})"}


def _heading_skipped(clean: Clean, _chance: Random) -> Iterator[Plan]:
    found = list(_HEADING.finditer(clean.text))
    for match in found[1:]:
        number = match["number"].rstrip(".").split(".")[-1]
        new = chr(ord(number) + 1) if number.isalpha() else str(int(number) + 1)
        end = match.end("number") - 1
        yield Plan(start=end - len(number), end=end, new=new, also=((match.start(), match.end()),))


def _heading_twice(clean: Clean, _chance: Random) -> Iterator[Plan]:
    found = list(_HEADING.finditer(clean.text))
    for before, match in itertools.pairwise(found):
        if before["number"].count(".") == match["number"].count("."):
            yield Plan(start=match.start("number"), end=match.end("number"), new=before["number"], also=((match.start(), match.end()),))


def _point_changed(clean: Clean, _chance: Random) -> Iterator[Plan]:
    found = [match for match in _POINT.finditer(clean.text) if not in_notes(clean, match.start())]
    for before, match in itertools.pairwise(found):
        one, two = before["number"], match["number"]
        if one.isdigit() and two.isdigit() and int(two) == int(one) + 1 and int(two) > 2:
            yield Plan(start=match.start("number"), end=match.end("number"), new=str(int(two) + 1), also=(match.span(),))


def _point_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Take a numbered point or paragraph out and leave its number out."""
    found = [match for match in _POINT.finditer(clean.text) if not in_notes(clean, match.start())]
    for before, match, after in zip(found, found[1:], found[2:], strict=False):
        numbers = [one["number"] for one in (before, match, after)]
        following = all(number.isdigit() for number in numbers) and int(numbers[2]) - int(numbers[0]) == 2
        if following and len(match.group()) < 400 and not re.search(r"[⁰¹²³⁴-⁹]|\[\^?\d", match.group()):
            yield Plan(start=match.start(), end=after.start(), new="", also=((match.start(), after.end()),))


def _paragraph_twice(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for one in prose(clean):
        if not re.search(r"[⁰¹²³⁴-⁹]|\[\^?\d", one.text) and not one.text[0].isdigit():
            yield Plan(start=one.end, end=one.end, new=f"\n\n{one.text}", also=((one.start, one.end),))


def _sentence_twice(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for one in sentences(clean):
        if 40 < len(one.text) < 220 and one.text[-1] == "." and one.text[0].isupper() and not in_notes(clean, one.start):
            yield Plan(start=one.end, end=one.end, new=f" {one.text}", also=((one.start, one.end),))


def _sentence_cut(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Cut the end of a sentence inside a paragraph; the next one follows."""
    for paragraph in prose(clean):
        for match in re.finditer(r"(?<=[a-zа-яé]) [^.!?“”«»\d]{15,60}\.(?= [A-ZА-ЯÀ-Ý])", paragraph.text):
            start = paragraph.start + match.start()
            if not in_quotation(clean, start, start + 20):
                yield Plan(start=start, end=paragraph.start + match.end(), new="", also=((start - 30, paragraph.start + match.end() + 20),))


def _paragraph_cut(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Cut the last words of a paragraph."""
    for paragraph in prose(clean):
        words = [match.start() for match in re.finditer(r" (?=\w)", paragraph.text)]
        cut = words[-chance.randrange(2, 6)]
        lost = paragraph.text[cut:]
        if not re.search(r"[“”«»⁰¹²³⁴-⁹\[\d.](?=.)", lost):
            start = paragraph.start + cut
            yield Plan(start=start, end=paragraph.end, new="", also=((start - 40, paragraph.end),))


def _section_wrong(form: dict[str, str], clean: Clean, chance: Random) -> Iterator[Plan]:
    numbers = [int(match["number"].split(".")[0]) for match in _HEADING.finditer(clean.text) if match["number"][0].isdigit()]
    if len(numbers) < 3:
        return
    for paragraph in prose(clean):
        for match in re.finditer(r"[a-zа-я](?=\. [A-ZА-Я])", paragraph.text):
            start = paragraph.start + match.end()
            yield Plan(start=start, end=start, new=form[clean.language].format(max(numbers) + chance.randrange(2, 9)))


def _section_above(clean: Clean, chance: Random) -> Iterator[Plan]:
    yield from _section_wrong(_SEE, clean, chance)


def _section_plain(clean: Clean, chance: Random) -> Iterator[Plan]:
    yield from _section_wrong(_SEE_PLAIN, clean, chance)


def _page_number(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Leave the number of a page, or its foot, between two paragraphs."""
    for paragraph in prose(clean):
        new = chance.choice(("{}", "Page {}", "- {} -")).format(chance.randrange(3, 40))
        yield Plan(start=paragraph.end, end=paragraph.end, new=f"\n\n{new}")


def _page_number_within(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Leave the number of a page in the middle of a paragraph, as text that is copied from pages has it."""
    for paragraph in prose(clean):
        gaps = [match.start() for match in re.finditer(r"(?<=[a-zа-яé]) (?=[a-zа-яé])", paragraph.text)]
        start = paragraph.start + gaps[len(gaps) // 2]
        if not in_quotation(clean, start - 3, start + 3):
            yield Plan(start=start, end=start + 1, new=f"\n\n{chance.randrange(3, 40)}\n\n")


def _level(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for match in list(re.finditer(r"^## [^\n]+$", clean.text, re.MULTILINE))[1:]:
        yield Plan(start=match.start(), end=match.start(), new="##", also=(match.span(),))


def _section_emptied(clean: Clean, _chance: Random) -> Iterator[Plan]:
    found = paragraphs(clean)
    for before, one, after in zip(found, found[1:], found[2:], strict=False):
        if before.text[0] == after.text[0] == "#" and one.text[0] != "#" and not re.search(r"[⁰¹²³⁴-⁹]|\[\^?\d", one.text):
            yield Plan(start=one.start, end=after.start, new="", also=((before.start, after.end),))


def _heading_copied(clean: Clean, _chance: Random) -> Iterator[Plan]:
    found = list(re.finditer(r"^## [^\n]+$", clean.text, re.MULTILINE))
    for before, match in itertools.pairwise(found):
        yield Plan(start=match.start(), end=match.end(), new=before.group())


def _cell_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for match in re.finditer(r"^\|(?! ?-)(?:[^|\n]+\|){2,}$", clean.text, re.MULTILINE):
        last = match.group().rstrip("|").rfind("|")
        yield Plan(start=match.start() + last, end=match.end() - 1, new="", also=(match.span(),))


def _ordinal(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for match in re.finditer(rf"\b(?:{'|'.join(_ORDINALS)})\b", clean.text):
        yield Plan(start=match.start(), end=match.end(), new=_NEXT[match.group()])


def _kind(name: str, what: str, plans: object, *more: str) -> Kind:
    return Kind(name=name, families=("STR", *more), what=what, plans=plans)  # type: ignore[arg-type]


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind("edited-heading-number-skipped", "the number of a heading one too high", _heading_skipped, "REF"),
        _kind("edited-heading-number-twice", "two headings of one number", _heading_twice, "REF"),
        _kind("edited-point-number-skipped", "the number of a point one too high", _point_changed, "REF", "FIG"),
        _kind("edited-point-lost", "a numbered point taken out with its number", _point_lost, "REF", "FIG"),
        _kind("edited-paragraph-twice", "a paragraph pasted in twice", _paragraph_twice, "TXT"),
        _kind("edited-sentence-twice", "a sentence pasted in twice", _sentence_twice, "TXT"),
        _kind("edited-sentence-cut", "a sentence cut inside a paragraph", _sentence_cut, "TXT"),
        _kind("edited-paragraph-cut", "the last words of a paragraph lost", _paragraph_cut, "TXT"),
        _kind("edited-section-not-there", "a reference to a section that is not there, with above", _section_above, "REF"),
        _kind("edited-section-not-there-plain", "a reference to a section that is not there", _section_plain, "REF"),
        _kind("edited-page-number-left", "the number of a page between two paragraphs", _page_number, "TXT"),
        _kind("edited-page-number-within", "the number of a page inside a sentence", _page_number_within, "TXT"),
        _kind("edited-level-jumped", "a heading two levels too low", _level, "REF"),
        _kind("edited-section-emptied", "a section without its text", _section_emptied, "REF"),
        _kind("edited-heading-copied", "the heading before in place of a heading", _heading_copied, "REF"),
        _kind("edited-cell-lost", "a row of a table without its last cell", _cell_lost, "FIG", "TXT"),
        _kind("edited-ordinal-skipped", "thirdly for secondly", _ordinal),
    )
}
