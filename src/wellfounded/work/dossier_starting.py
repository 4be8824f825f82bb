"""A dossier begun: a first file with front matter, a guide, and the acts of the case in sections, each with a key that builds.

Offered are the acts that somebody can vouch for or that much speaks for; how many others the case has is said, never hidden.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import InputError
from ..model.candidates import CandidateKind
from ..model.facts import LegalAct
from ..model.ids import CandidateId, DocumentId
from ..model.labels import ActKind, Strength
from ..publish.dossier_words import Words
from .act_words import kind_of, own_title
from .date_order import date_order
from .dossier_building import write_outputs
from .dossier_library import Library, paragraphs

_MARKS = str.maketrans("[]*_`<>", "       ")
MOST_ACTS = 60
"""Acts that a first file lists: of those that are offered those that most passages tell of."""
_WIDEST = 366
"""Days between the bounds of an act that a first file lists."""
_SURE = 0.8
"""How sure the readers have to be of an act that nobody confirmed and that no other act acts on."""
_EXAMPLE = 12
"""Words of the passage that the guide quotes, at most."""
_SENTENCE = 4
"""Words of a sentence that is quoted alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """What a first file lists, and how many acts of the case it leaves out."""

    listed: int
    left_out: int


def start_dossier(library: Library, target: Path, *, case: Path, on: date, language: str = "en", profile: str = "report") -> Started:
    """Write a first dossier and return how many acts it lists; InputError where the file is there already."""
    if target.exists():
        raise InputError(f"{target} is there already, and nothing was written over it; choose another name")
    acts = _listed(library)
    home = os.path.relpath(case.resolve(), target.parent.resolve())
    left_out = len(library.acts) - len(acts)
    text = "\n".join(_lines(library, acts, home=home, on=on, language=language, profile=profile, left_out=left_out)) + "\n"
    write_outputs({target: text.encode("utf-8", "backslashreplace")})
    return Started(listed=len(acts), left_out=left_out)


def _listed(library: Library) -> list[LegalAct]:
    offered = _Offered(library)
    told = [act for act in library.reasoning.facts.acts if _is_placed(act) and library.told(act) and offered(act)]
    most = sorted(told, key=lambda act: (-len(act.asserted), act.id))[:MOST_ACTS]
    return sorted(most, key=lambda act: (*date_order(_day(act)), act.id))


def _is_placed(act: LegalAct) -> bool:
    """Say whether a chronology has a place for an act: its day is known, or bounds that lie within a year of each other."""
    if act.date is None or act.date.earliest is None or act.date.latest is None:
        return False
    return (act.date.latest - act.date.earliest).days <= _WIDEST


class _Offered:
    """Says of an act whether a first file offers it: it was confirmed or entered by a person, or it does something to another act or has
    something done to it and its kind or body is known, or the readers are sure of it and a body made it or two documents tell of it."""

    def __init__(self, library: Library) -> None:
        rows = library.reasoning.rows
        self._proposed: dict[str, float] = defaultdict(float)
        self._confirmed = set(library.acts) - set(rows.of_candidate.values())
        for fact in library.facts.of(CandidateKind.ACT):
            act = rows.of_candidate.get(CandidateId(fact.id))
            if act is not None and fact.strength is Strength.CONFIRMED:
                self._confirmed.add(act)
            elif act is not None:
                self._proposed[act] = max(self._proposed[act], fact.candidate.confidence)
        self._acting = {act for effect in rows.facts.effects for act in (effect.source, effect.target)}

    def __call__(self, act: LegalAct) -> bool:
        nameless = act.type is ActKind.OTHER and not act.body
        if act.id in self._confirmed or (act.id in self._acting and not nameless):
            return True
        if act.type is ActKind.OTHER or self._proposed[act.id] < _SURE:
            return False
        return bool((act.body and not act.extra.get("body_implied")) or len({said.document for said in act.asserted}) > 1)


def _lines(library: Library, acts: list[LegalAct], *, home: str, on: date, language: str, profile: str, left_out: int) -> Iterator[str]:
    words = Words(language)
    yield from ("---", f"title: {_text(library.title)}", f"case: {_text(home)}", f"date: {on.isoformat()}")
    yield from (f"language: {language}", f"profile: {profile}", "authors: []", "---", "")
    yield f"# {words.column('summary')}"
    yield ""
    yield f"<!-- {words('guide')}"
    if example := _example(library, acts, language):
        yield words("guide_example", example)
    yield f"{words('guide_keys')} -->"
    yield ""
    years: dict[str, list[LegalAct]] = defaultdict(list)
    for act in acts:
        years[_day(act)[:4]].append(act)
    yield f"# {words.column('chronology')}"
    if left_out:
        yield from ("", f"<!-- {words('guide_left_out', left_out)} -->")
    for year, made in years.items():
        yield from ("", f"## {year}", "")
        yield from (f"- {_said(act, words, body=library.body(act, language))} [@act:{act.id}]" for act in made)


def _example(library: Library, acts: Iterable[LegalAct], language: str) -> str:
    """Return a quotation as it is written, of a passage that tells of an act, in the language of the dossier where there is one."""
    found = [(act, told, DocumentId(str(told.document))) for act in acts if (told := library.told(act)) and told.start is not None]
    spoken = {document: library.facts.documents[document].language == language for _, _, document in found}
    for _, told, document in sorted(found, key=lambda one: (not spoken[one[2]], -len(one[0].asserted), one[0].id)):
        assert told.start is not None
        there = enumerate(paragraphs(library.text(document)), start=1)
        number, passage = next(((n, one) for n, one in there if one.start <= told.start < one.end), (0, None))
        if passage is not None:
            quoted = _shortened(library.text(document)[told.start : passage.end].split())
            return f'"{_plain(" ".join(quoted))}" [@{library.keys[document]}:p{number}]'
    return ""


def _shortened(words: list[str]) -> list[str]:
    """Return the first words of a passage, up to the end of a sentence where one of some length ends among them."""
    ends = [count for count, word in enumerate(words[:_EXAMPLE], start=1) if count >= _SENTENCE and word.endswith((".", "!", "?"))]
    return words[: ends[-1] if ends else _EXAMPLE]


def _said(act: LegalAct, words: Words, *, body: str) -> str:
    what = own_title(act) or ", ".join(filter(None, (words.act(kind_of(act)), body)))
    return _plain(": ".join(filter(None, (words.date(_day(act)), what))))


def _plain(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())


def _day(act: LegalAct) -> str:
    return str(act.date) if act.date else ""


def _text(value: str) -> str:
    """Return a text as YAML has it, whatever is in it."""
    return json.dumps(value, ensure_ascii=False)
