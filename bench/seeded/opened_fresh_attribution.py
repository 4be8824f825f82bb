"""Claims, voices and offices that go wrong: the half of the fresh kinds that may be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .fresh_places import added, body_end, dated
from .layout import in_quotation
from .opened_fresh_claims import CLAIMS, DOCUMENTS, ENDED, MANY, RESTATED, SEVERAL
from .opened_places import running, sentence_at
from .planting import Kind, Plan

_VOICES = {
    "en": re.compile(
        r"\b(?P<the>[Tt]he) (?:Supreme Court(?: of Cyprus)?|High Court|Land Tribunal|Tribunal|District Court(?: of Larnaca)?|Regional Court"
        r"|Court of Appeal(?: at Brenn)?|[Cc]ourt|judge|(?:Medical )?Board|Commission|(?:Water )?Inspectorate"
        r"|Administrative Court of Bruye)"
        r"(?= (?:held|found|wrote|said|noted|observed|decided|annulled|dismissed|quashed|reversed|refused|heard|set aside|criticised)\b)"
    ),
    "fr": re.compile(
        r"\b(?P<the>[Ll]e tribunal(?: administratif(?: de Bruye)?)?|[Ll]a cour administrative d'appel)(?= (?:a|annule|rejette) )"
    ),
    "ru": re.compile(r"\b(?P<the>[Сс]уд|[Оо]бластной суд|Зареченский районный суд)(?= (?:отмен|оправд|заключ|провёл|установ))"),
}


def _allegation_restated(clean: Clean, chance: Random) -> Iterator[Plan]:
    """What a party alleges, told once more without the party."""
    claims = [claim for part, said in CLAIMS[clean.case].items() for claim in said.get(clean.language, ()) if part in clean.name]
    if claims:
        said = {clean.language: [lead.format(claim) for lead in RESTATED[clean.language] for claim in claims]}
        yield from added(clean, said, chance)


def _one_source_as_several(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A document and what was made from it, counted as sources that confirm one another."""
    documents = [words for day, said in DOCUMENTS[clean.case] if day <= dated(clean) for words in said.get(clean.language, ())]
    said = {clean.language: [form.format(words) for form in SEVERAL[clean.language] for words in documents]}
    yield from added(clean, said, chance)


def _one_voice_many(clean: Clean, chance: Random) -> Iterator[Plan]:
    """What one court said, given to many."""
    for match in _VOICES[clean.language].finditer(clean.text):
        if running(clean, *match.span()):
            new = chance.choice(MANY[clean.language])
            new = new[0].upper() + new[1:] if match["the"][0].isupper() else new
            yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))


def _office_ended(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A person in an office that has ended, as the dossier or a source says."""
    for name, ended, said in ENDED[clean.case]:
        if ended > dated(clean):
            continue
        for match in re.finditer(rf"\b{name}(?= (?!(?:et|and|de|в|с)\b)[a-zа-яé])", clean.text):
            inside = running(clean, *match.span()) and match.start() < body_end(clean) and not in_quotation(clean, *match.span())
            if inside and (choices := said.get(clean.language)):
                new = f", {chance.choice(choices)},"
                yield Plan(start=match.end(), end=match.end(), new=new, also=(match.span(), sentence_at(clean, match.start())))


KINDS = (
    Kind(
        name="allegation restated as fact",
        families=("ATT",),
        what="elsewhere somebody alleges it, here it is so",
        plans=_allegation_restated,
    ),
    Kind(name="one source as several", families=("ATT", "REF"), what="the copies of a source confirm it", plans=_one_source_as_several),
    Kind(name="one voice made many", families=("ATT", "QUO", "NAM", "FIG"), what="one court said it, and no other", plans=_one_voice_many),
    Kind(name="office that had ended", families=("NAM", "ATT", "DAT"), what="the office had ended before that day", plans=_office_ended),
)
