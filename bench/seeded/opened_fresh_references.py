"""References, quotations and contents that go wrong: the half of the fresh kinds that may be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from string import ascii_letters, digits

from .dossiers import Clean
from .fresh_places import added, body_end
from .layout import notes, quotations
from .opened_fresh_words import BEYOND, TRANSLATED
from .opened_places import running, sentence_at
from .planting import Kind, Plan

_ACT = {
    "en": re.compile(r"\b(?P<the>[Tt]he|[Tt]his|[Tt]hat) (?:order|judgment|decision|ruling|conviction|stay|letter)\b(?! of\b)(?! dated\b)"),
    "fr": re.compile(r"\b(?:ce jugement|cet arrêté|son ordonnance|l'arrêté(?! du)|le jugement(?! du)|L'arrêté(?! du))"),
    "ru": re.compile(r"\b(?:это постановление|постановление(?! \w+ой)(?! от)(?! Зар)|приговор(?! от)|представление)\b"),
}
_NEW_ACTS = {
    "en": ("decree", "ordinance", "award", "circular", "edict", "by-law", "consent order", "charter"),
    "fr": ("ce décret", "cette circulaire", "cette convention", "cet avis", "ce procès-verbal"),
    "ru": ("тот указ", "то распоряжение", "то предписание", "тот протокол"),
}
_CONTENTS = re.compile(r"^(?P<number>[1-9]\d?)\.? (?P<title>[^\n]{4,70})\n", re.MULTILINE)
_PLACES = ("archive", "documents", "courts", "library", "records")


def _impossible_link(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A link that was cut, retyped or wrapped, at the end of a note."""
    for note in notes(clean):
        words = [word.lower() for word in re.findall(r"[A-Za-z]{4,}", note.text)][:3] or ["article"]
        stop = note.end - 1 if note.text.endswith(".") else note.end
        lead = {"fr": ", en ligne : ", "ru": ", режим доступа: "}.get(clean.language, ", available at ")
        yield Plan(start=stop, end=stop, new=lead + _broken(words, chance), also=(note.span,))


def _broken(words: list[str], chance: Random) -> str:
    place, slug = f"{chance.choice(_PLACES)}-{words[0]}.org", "-".join(words)
    sign = "".join(chance.choice(ascii_letters + digits) for _ in range(chance.choice((8, 9, 10, 13))))
    return chance.choice(
        (
            f"https://www.youtube.com/watch?v={sign}",
            f"https://youtu.be/{sign}",
            f"https:/www.{place}/{slug}.pdf",
            f"https://www.{place}/{slug}/20...",
            f"http://https://www.{place}/{slug}.html",
            f"https://www.{place.replace('.', ',')}/{slug}",
            f"https://www.{place}/{slug[:-3]}…",
            f"https://www. {place}/{slug}.html",
            f"htps://{place}/{slug}",
            f"https://www.{place}/{slug}%2",
        )
    )


def _act_never_introduced(clean: Clean, chance: Random) -> Iterator[Plan]:
    """An act that is pointed to as known, though the dossier names none of that kind."""
    fresh = [act for act in _NEW_ACTS[clean.language] if act.split()[-1] not in clean.text.lower()]
    for match in _ACT[clean.language].finditer(clean.text):
        if running(clean, *match.span()) and match.end() < body_end(clean):
            new = chance.choice(fresh)
            if clean.language == "en":
                new = chance.choice(("that", "the said")) + f" {new}"
            new = new[0].upper() + new[1:] if match.group()[0].isupper() else new
            yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))


def _contents_entry_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """A line that fell out of the contents; the section is there."""
    for match in _CONTENTS.finditer(clean.text):
        heading = re.compile(rf"^#* ?{match['number']}\.? {re.escape(match['title'])}$", re.MULTILINE).search(clean.text, match.end())
        if heading:
            line = (max(0, match.start() - 40), min(len(clean.text), match.end() + 40))
            yield Plan(start=match.start(), end=match.end(), new="", also=(heading.span(), line))


def _quotation_continued(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Words that the source does not have, inside the marks at the end."""
    for quote in quotations(clean):
        whole = quote.text.rstrip()[-1] in ".!?"
        new = chance.choice(BEYOND[clean.language]["sentences" if whole else "clauses"])
        end = quote.start + len(quote.text.rstrip())
        yield Plan(start=end, end=end, new=new, also=(quote.span,))


def _translated(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Words of ours between marks, though the document is in another language and nothing says that they are translated."""
    yield from added(clean, TRANSLATED.get(clean.case, {}), chance)


KINDS = (
    Kind(name="impossible link", families=("REF", "TXT"), what="no address has this form", plans=_impossible_link),
    Kind(
        name="act never introduced",
        families=("REF",),
        what="that decree, where there was none before",
        plans=_act_never_introduced,
    ),
    Kind(
        name="contents entry lost", families=("REF", "STR"), what="the contents do not have one of the headings", plans=_contents_entry_lost
    ),
    Kind(name="quotation continued", families=("QUO",), what="the source ends earlier", plans=_quotation_continued),
    Kind(
        name="translation in quotation marks",
        families=("QUO", "ATT"),
        what="the document has no such words, it is in another language",
        plans=_translated,
    ),
)
