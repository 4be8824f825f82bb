"""Kinds of error in standing and names that whoever writes rules may look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .layout import DATE, in_quotation, prose
from .planting import Kind, Plan

_UPHELD = (
    ("upheld", "set aside"),
    ("dismissed the appeal", "allowed the appeal"),
    ("dismisses the appeal", "allows the appeal"),
    ("quashed", "upheld"),
    ("quashes", "upholds"),
    ("set aside the", "upheld the"),
    ("annulled the order", "upheld the order"),
    ("a rejeté sa requête", "a fait droit à son appel"),
    ("a annulé", "a confirmé"),
    ("отменил это постановление", "оставил это постановление без изменений"),
)
_GRANTED = (
    ("refused the extradition", "granted the extradition"),
    ("acquitted", "convicted"),
    ("convicted him", "acquitted him"),
    ("оправдал", "признал виновным"),
)
_FINISHED = re.compile(
    r"(?P<verb>(?:dismissed|allowed|rejected) (?:the|his|her|their) appeal"
    r"|upheld (?:the|that|this) (?:judgment|decision|conviction|sentence|order))"
    r"(?P<rest>(?: of [^.;,]{3,60})?(?: on [^.;,]{6,40})?)(?=[.;,])"
)
_SURNAME = re.compile(r"(?<=[a-zа-я] )([A-ZА-Я][a-zа-я]{5,})\b")
_TITLES = (("Mr ", "Ms "), ("Ms ", "Mr "), ("Mrs ", "Mr "))
_BRACKETS = re.compile(r"\(([A-ZА-Я]{3,6})\)")


def _swapped(pairs: tuple[tuple[str, str], ...], clean: Clean) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for old, new in pairs:
            for match in re.finditer(rf"\b{re.escape(old)}\b", paragraph.text):
                start = paragraph.start + match.start()
                around = clean.text[max(0, start - 160) : start + 160]
                days = [day.group() for day in DATE.finditer(around)]
                if any(day in source.text for source in clean.sources for day in days) and not in_quotation(clean, start, start + len(old)):
                    yield Plan(start=start, end=start + len(old), new=new)


def _outcome(clean: Clean, _chance: Random) -> Iterator[Plan]:
    yield from _swapped(_UPHELD, clean)


def _granted(clean: Clean, _chance: Random) -> Iterator[Plan]:
    yield from _swapped(_GRANTED, clean)


def _pending(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Tell of a decided appeal that it is pending."""
    for paragraph in prose(clean):
        for match in _FINISHED.finditer(paragraph.text):
            start = paragraph.start + match.end()
            nxt = clean.text[start : start + 1]
            if nxt == ".":
                yield Plan(start=start + 1, end=start + 1, new=" The appeal is still pending.")


def _letter(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Misspell a surname in one of its mentions."""
    counted = Counter(match[1] for paragraph in prose(clean) for match in _SURNAME.finditer(paragraph.text))
    people = _people(clean)
    for paragraph in prose(clean):
        for match in _SURNAME.finditer(paragraph.text):
            word = match[1]
            if word not in people or counted[word] < 3:
                continue
            at = chance.randrange(2, len(word) - 1)
            new = chance.choice(
                (word[:at] + word[at + 1 :], word[: at + 1] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :])
            )
            start = paragraph.start + match.start(1)
            yield Plan(start=start, end=start + len(word), new=new)


def _people(clean: Clean) -> set[str]:
    found = re.findall(r"(?:Mr|Ms|Mrs|Dr|Justice|Judge|M\.|Mme|Me) (?:[A-Z][a-zé]+ |[A-Z]\. ){0,2}([A-Z][a-z]{4,})", clean.text)
    return set(found) | set(re.findall(r"[А-Я][а-я]+ ([А-Я][а-я]{4,}(?:ов|ев|ин|ова|ева|ина|ый|ий))\b", clean.text))


def _spelling(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Write a surname by another habit of transcription."""
    people = _people(clean)
    habits = (("y", "i"), ("i", "y"), ("kh", "h"), ("v", "w"), ("sh", "ch"), ("ov", "off"), ("ks", "x"), ("c", "k"))
    for paragraph in prose(clean):
        for match in _SURNAME.finditer(paragraph.text):
            new = next((match[1].replace(a, b, 1) for a, b in habits if a in match[1][1:]), "")
            if match[1] in people and new and clean.text.count(match[1]) > 2:
                start = paragraph.start + match.start(1)
                yield Plan(start=start, end=start + len(match[1]), new=new)


def _title(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for old, new in _TITLES:
            for match in re.finditer(rf"\b{old}(?=([A-Z][a-z]+ )?([A-Z][a-z]+))", paragraph.text):
                if len(re.findall(rf"\b{old}(?:[A-Z][a-z]+ )?{match[2]}\b", clean.text)) > 2:
                    start = paragraph.start + match.start()
                    yield Plan(
                        start=start, end=start + len(old) + len(match[1] or "") + len(match[2]), new=new + (match[1] or "") + match[2]
                    )


def _initial(clean: Clean, chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for match in re.finditer(r"\b([A-ZА-Я])[a-zа-я]+ (?=([A-ZА-Я][a-zа-я]{3,})\b)", paragraph.text):
            if (
                match[2] in _people(clean)
                and match.group().strip() not in {"Dr", "Me", "Mr", "Ms", "Mrs"}
                and clean.text.count(match.group() + match[2]) > 1
            ):
                letter = chance.choice([one for one in ("ABDGHKLPRT" if match[1].isascii() else "АБГДКЛПРТ") if one != match[1]])
                start = paragraph.start + match.start()
                yield Plan(start=start, end=start + len(match.group()) + len(match[2]), new=f"{letter}. {match[2]}")


def _final(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Call a decision final that a later sentence overturns or whose appeal is pending."""
    pattern = r"\b(?:District|Magistrate's|Criminal|City) Court[^.]{0,80}(?:ordered|upheld|convicted|committed)[^.]{3,120}\.(?= )"
    for paragraph in prose(clean):
        for match in re.finditer(pattern, paragraph.text):
            start = paragraph.start + match.end()
            yield Plan(start=start, end=start, new=" That decision is final.")


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="outcome-turned", families=("STA", "QUO", "ATT"), what="upheld for overturned, and the reverse", plans=_outcome),
        Kind(name="grant-turned", families=("STA", "ATT"), what="granted for refused, acquitted for convicted", plans=_granted),
        Kind(name="pending-added", families=("STA", "DAT"), what="an appeal that was decided called pending", plans=_pending),
        Kind(name="final-added", families=("STA",), what="a decision that fell later called final", plans=_final),
        Kind(
            name="surname-misspelt", families=("NAM", "TXT", "QUO"), what="a letter lost, doubled or exchanged in a surname", plans=_letter
        ),
        Kind(name="surname-transcribed", families=("NAM",), what="a surname by another habit of transcription", plans=_spelling),
        Kind(name="title-changed", families=("NAM",), what="Mr for Ms, and the reverse", plans=_title),
        Kind(name="initial-wrong", families=("NAM",), what="another initial in place of the given name", plans=_initial),
    )
}
