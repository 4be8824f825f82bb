"""Kinds of error in attribution that whoever writes rules may look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .layout import in_quotation, prose
from .planting import Kind, Plan

_FRAME = re.compile(
    r"(?:(?<=[.!?] )|\A)(?:(?:The|A) [^.,“”]{3,70}? (?:alleges?|alleged|claims?|claimed|says|said|states|stated|argues|argued"
    r"|considers|submits) that |According to [^,.“”]{3,70}, "
    r"|It (?:is|was) (?:said|alleged|reported) that |Selon [^,.«»]{3,60}, |По словам [^,.]{3,60}, )(?=\w)"
)
_HARDER = (
    ("alleges that", "has established that"),
    ("alleged that", "proved that"),
    ("claims that", "has shown that"),
    ("said that", "admitted that"),
    ("stated that", "conceded that"),
    ("told the court that", "admitted that"),
    ("told the Court that", "admitted that"),
    ("considers that", "proved that"),
    ("argued that", "established that"),
    ("a déclaré que", "a avoué que"),
    ("is said to have", "is known to have"),
    ("is alleged to have", "is known to have"),
    ("заявил, что", "признал, что"),
    ("утверждает, что", "доказал, что"),
)
_FIRMER = (
    (" some of the", " all of the"),
    (" several ", " all "),
    (" at two places of four", " at all four places"),
    (" two of the three", " all three"),
    (" in part", " in full"),
    (" mainly", " solely"),
    (" chiefly", " only"),
    (" partly", " entirely"),
    (" may ", " will "),
    (" might ", " will "),
    (" could ", " did "),
    (" possible ", " certain "),
    (" probably", " certainly"),
    (" almost", ""),
    (" at least", ""),
    (" some ", " all "),
    ("подозреваемый может", "подозреваемый должен"),
    (" peut ", " doit "),
)
_ADDED = {
    "en": (
        "It is well known that ",
        "Reliable sources confirm that ",
        "As everybody knows, ",
        "Informed circles say that ",
        "There can be no doubt that ",
        "It is an open secret that ",
    ),
    "fr": ("Il est notoire que ", "De source sûre, ", "Comme chacun sait, ", "Nul n'ignore que "),
    "ru": ("Общеизвестно, что ", "Как известно, ", "По слухам, ", "Из достоверных источников известно, что "),
}
_SPEAKER = re.compile(
    r"(?P<who>(?:Mr|Ms|Mrs|Dr) [A-Z][a-zé]+(?: [A-Z][a-zé]+)?)"
    r"(?=,? (?:said|told|confirmed|stated|wrote|described|admitted|denied|explained)\b)"
)
_COURT = re.compile(
    r"(?P<who>[Tt]he (?:[A-Z][a-z]+ )*(?:Court|court|Tribunal|Commission|Board)(?: of [A-Z][a-z]+)*)"
    r"(?= (?:held|found|noted|observed|added|recorded)\b)"
)
_PARTIES = ("The prosecutor", "The government", "The ministry", "The embassy")


def _frame_dropped(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for match in _FRAME.finditer(paragraph.text):
            after = paragraph.text[match.end() : match.end() + 1]
            start = paragraph.start + match.start()
            yield Plan(
                start=start, end=start + len(match.group()) + 1, new=after.upper(), also=((start, start + len(match.group()) + 120),)
            )


def _swapped(pairs: tuple[tuple[str, str], ...], clean: Clean) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for old, new in pairs:
            for match in re.finditer(rf"{re.escape(old)}\b", paragraph.text):
                start = paragraph.start + match.start()
                if not in_quotation(clean, start, start + len(old)):
                    yield Plan(start=start, end=start + len(old), new=new, also=((start - 60, start + 100),))


def _harder(clean: Clean, _chance: Random) -> Iterator[Plan]:
    yield from _swapped(_HARDER, clean)


def _firmer(clean: Clean, _chance: Random) -> Iterator[Plan]:
    yield from _swapped(_FIRMER, clean)


def _certainty(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Put words of nobody before a sentence."""
    for paragraph in prose(clean):
        for match in re.finditer(r"(?<=[a-zа-я]\. )(?=(?:The|He|She|It|Le|La|Il|Elle|Суд|Он|Она) [a-zа-я])", paragraph.text):
            start = paragraph.start + match.start()
            first = clean.text[start]
            yield Plan(start=start, end=start + 1, new=chance.choice(_ADDED[clean.language]) + first.lower())


def _speaker(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Give what a person said to another person of the dossier."""
    people = sorted(set(re.findall(r"\b(?:Mr|Ms|Mrs|Dr) [A-Z][a-zé]+ [A-Z][a-zé]+", clean.text)))
    for paragraph in prose(clean):
        for match in _SPEAKER.finditer(paragraph.text):
            others = [one for one in people if one.split()[-1] != match["who"].split()[-1]]
            if others:
                start = paragraph.start + match.start()
                yield Plan(start=start, end=start + len(match["who"]), new=chance.choice(others), also=((start, start + 220),))


def _party(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Give what a court held to a party."""
    for paragraph in prose(clean):
        for match in _COURT.finditer(paragraph.text):
            start = paragraph.start + match.start()
            yield Plan(start=start, end=start + len(match["who"]), new=chance.choice(_PARTIES), also=((start, start + 220),))


def _guilty(clean: Clean, chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        for match in re.finditer(r"\b[Tt]he (?:accused|defendant|suspect|applicant|respondent)\b(?! (?:company|state))", paragraph.text):
            start = paragraph.start + match.start()
            if not in_quotation(clean, start, start + 5):
                new = match.group()[:4] + chance.choice(("culprit", "criminal", "perpetrator", "fraudster"))
                yield Plan(start=start, end=start + len(match.group()), new=new)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="edited-frame-dropped", families=("ATT",), what="“the prosecutor alleges that” dropped", plans=_frame_dropped),
        Kind(name="edited-verb-hardened", families=("ATT",), what="“said” made “admitted”, “alleges” made “proved”", plans=_harder),
        Kind(name="edited-degree-raised", families=("ATT", "FIG", "QUO"), what="“some” made “all”, “may” made “will”", plans=_firmer),
        Kind(name="edited-certainty-added", families=("ATT",), what="“it is well known that” before a sentence", plans=_certainty),
        Kind(name="edited-speaker-swapped", families=("ATT", "QUO", "NAM"), what="what one person said given to another", plans=_speaker),
        Kind(name="edited-party-for-court", families=("ATT", "QUO", "STA"), what="what a court held given to a party", plans=_party),
        Kind(name="edited-called-guilty", families=("ATT",), what="“the culprit” for “the accused”", plans=_guilty),
    )
}
