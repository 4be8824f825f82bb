"""Kinds of error in names of people, places and bodies that whoever writes rules may look at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .layout import prose
from .planting import Kind, Plan

_INSIDE = re.compile(r"(?<=[a-zà-ÿа-я,] )([A-ZÀ-ÝА-Я][a-zà-ÿа-я]{5,})\b")
_FULL = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|M\.|Mme|Me|Dame|Justice) ([A-Z][a-zà-ÿ]+) ([A-Z][a-zà-ÿ]{3,})\b")
_BODY = re.compile(
    r"\b(?P<kind>Supreme|High|District|Regional|Civil|Criminal|City|Constitutional|Land|Commercial) (?P<body>Court|Tribunal)\b"
)
_OFFICE = re.compile(
    r"\b(?:[Dd]eputy |[Aa]ssistant |[Gg]eneral |[Ff]ormer )(?=[A-Za-z ]{4,40},? (?:Mr|Ms|Mrs|Dr) [A-Z])"
    r"|(?<=, the )(?:deputy|former|acting|chief) (?=\w+)"
)

_NEARLY = (
    ("Court of Appeal", "Court of Appeals"),
    ("Court of Criminal Appeal", "Court of Criminal Appeals"),
    ("Medical Board", "Medical Council"),
    ("Ministry of", "Department of"),
    ("Land Tribunal", "Lands Tribunal"),
    ("Human Rights Committee", "Human Rights Council"),
    ("Harbour Development Corporation", "Harbour Development Company"),
    ("Water Inspectorate", "Water Inspection"),
)


def _slip(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    return chance.choice((word[:at] + word[at + 1 :], word[: at + 1] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :]))


def _any_name(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Misspell a capitalised word that stands at least twice in the dossier and its sources."""
    every = clean.text + " ".join(source.text for source in clean.sources)
    small = set(re.findall(r"\b[a-zа-я]\w+", every))
    for paragraph in prose(clean):
        for match in _INSIDE.finditer(paragraph.text):
            word = match[1]
            if word.lower() not in small and len(re.findall(rf"\b{word}\b", every)) > 1:
                start = paragraph.start + match.start(1)
                yield Plan(start=start, end=start + len(word), new=_slip(word, chance))


def _given(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Change the given name of somebody named in full twice or more."""
    others = sorted({match[1] for match in _FULL.finditer(clean.text)})
    every = clean.text + " ".join(source.text for source in clean.sources)
    for paragraph in prose(clean):
        for match in _FULL.finditer(paragraph.text):
            if every.count(f"{match[1]} {match[2]}") > 1:
                new = chance.choice([one for one in (*others, "Martin", "Helena", "Peter") if one != match[1]])
                start = paragraph.start + match.start(1)
                yield Plan(
                    start=start,
                    end=start + len(match[1]),
                    new=new,
                    also=((paragraph.start + match.start(), paragraph.start + match.end()),),
                )


def _person(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Put the surname of another person of the dossier behind a given name."""
    surnames = sorted({match[2] for match in _FULL.finditer(clean.text)})
    every = clean.text + " ".join(source.text for source in clean.sources)
    for paragraph in prose(clean):
        for match in _FULL.finditer(paragraph.text):
            others = [one for one in surnames if one != match[2]]
            if others and every.count(f"{match[1]} {match[2]}") > 1:
                start = paragraph.start + match.start(2)
                also = ((paragraph.start + match.start(), paragraph.start + match.end()),)
                yield Plan(start=start, end=start + len(match[2]), new=chance.choice(others), also=also)


def _body(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Call a court by the name of another kind of court."""
    for paragraph in prose(clean):
        for match in _BODY.finditer(paragraph.text):
            others = [one for one in ("Supreme", "High", "District", "Regional", "Constitutional") if one != match["kind"]]
            start = paragraph.start + match.start()
            new = f"{chance.choice(others)} {match['body']}"
            yield Plan(start=start, end=start + len(match.group()), new=new, also=((start, start + 60),))


def _body_slightly(clean: Clean, _chance: Random) -> Iterator[Plan]:
    every = clean.text + " ".join(source.text for source in clean.sources)
    for paragraph in prose(clean):
        for old, new in _NEARLY:
            for match in re.finditer(rf"\b{old}\b", paragraph.text):
                if len(re.findall(rf"\b{old}\b", every)) > 2:
                    start = paragraph.start + match.start()
                    yield Plan(start=start, end=start + len(old), new=new, also=((start, start + len(old) + 40),))


def _accents(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for match in re.finditer(r"(?<=[a-zà-ÿ] )[A-ZÀ-Ý][a-z]*[à-ÿ][a-zà-ÿ]*\b", paragraph.text):
            plain = "".join(one for one in unicodedata.normalize("NFD", match.group()) if not unicodedata.combining(one))
            if clean.text.count(match.group()) > 2:
                start = paragraph.start + match.start()
                yield Plan(start=start, end=start + len(plain), new=plain)


def _office(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Lose the word that says what rank somebody has: deputy, assistant, former."""
    for paragraph in prose(clean):
        for match in _OFFICE.finditer(paragraph.text):
            start = paragraph.start + match.start()
            yield Plan(start=start, end=start + len(match.group()), new="", also=((start, start + 60),))


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="edited-name-misspelt", families=("NAM", "TXT", "QUO"), what="a letter wrong in any name", plans=_any_name),
        Kind(name="edited-given-name-changed", families=("NAM", "ATT"), what="another given name before a surname", plans=_given),
        Kind(
            name="edited-surname-changed", families=("NAM", "ATT"), what="the surname of somebody else behind a given name", plans=_person
        ),
        Kind(name="edited-court-changed", families=("NAM", "STA", "REF", "ATT"), what="another court of the same word", plans=_body),
        Kind(name="edited-body-slightly-changed", families=("NAM",), what="a word of the name of a body changed", plans=_body_slightly),
        Kind(name="edited-accent-lost", families=("NAM", "TXT"), what="a name without its accents", plans=_accents),
        Kind(name="edited-rank-lost", families=("NAM", "ATT"), what="“deputy” or “former” lost before an office", plans=_office),
    )
}
