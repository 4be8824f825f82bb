"""Persons, bodies, places and states: what the models propose, what the grammar sees, and a second pass over the whole text.

A mention takes its honorific along (``Mr Orlov``), and a title in capitals before a bare surname (``Judge Orlov``); everything else
that is said of a person beside the name is its role. Invariant: mentions never overlap, and the longest one wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...model.labels import NameKind
from ...model.passages import Span, longest_first
from ...model.reading import Name
from ..analysis import Analysis
from .articles import is_article
from .bodies import bodies
from .bodies_elsewhere import other_bodies
from .bodies_russian import russian_bodies
from .bodies_small import seated, small_bodies
from .cases import behind_title, nominative
from .clean import drafts_of_models
from .drafts import Draft, Key, key_of
from .gazetteer import Gazetteer, found_again, gazetteer_of, surname_of
from .people import by_given_name, honoured, honoured_together, initialled, surname_first, titled
from .persons import Setting, setting_of, with_initials
from .places import in_street, places, with_town
from .quoted import acronyms, after_noun, companies, quoted, small_heads, written_again
from .tables import is_cyrillic

PRODUCER = "names@3"
_FINDERS = (
    drafts_of_models,
    honoured,
    honoured_together,
    surname_first,
    titled,
    by_given_name,
    initialled,
    bodies,
    small_heads,
    small_bodies,
    other_bodies,
    russian_bodies,
    quoted,
    after_noun,
    companies,
)
_EVIDENCE = (places,)
_SURE = 2.5
"""Finders whose drafts count only where another finder has seen the form too: a month stands after ``in`` as well."""


def find_names(analysis: Analysis) -> tuple[Name, ...]:
    """Return every name in order of the text, each with its kind, form, honorific and role.

    An acronym that brackets tie to a body carries that body's form as its ``name``; resolution fills the others.
    """
    analysis = _with_lists(analysis)
    proposed = [
        draft for find in _FINDERS for draft in find(analysis) if not in_street(analysis.text, draft) and not is_article(analysis, draft)
    ]
    seen = {key_of(analysis.text[draft.start : draft.end], draft.language) for draft in proposed}
    for find in _EVIDENCE:
        proposed += [d for d in find(analysis) if d.weight > _SURE or key_of(analysis.text[d.start : d.end], d.language) in seen]
    proposed += [longer for draft in proposed if (longer := seated(analysis.text, draft)) is not draft]
    tied = list(acronyms(analysis, proposed))
    proposed += [acronym for _, acronym in tied]
    proposed += written_again(analysis, tuple(proposed))
    gazetteer = gazetteer_of(analysis.text, proposed)
    lemmas = _lemmas(analysis.text, proposed)
    text = analysis.text
    placed = [*_decided(text, proposed, gazetteer), *found_again(analysis, gazetteer)]
    placed = [draft for draft in placed if not is_article(analysis, draft)]
    placed = [with_town(text, with_initials(text, draft)) for draft in placed]
    full = {analysis.text[a.start : a.end]: analysis.text[body.start : body.end] for body, a in tied}
    chosen = _longest(placed)
    told = _behind_titles(text, chosen, lemmas)
    return tuple(_name(analysis, draft, lemmas, full, titled=told) for draft in chosen)


_SEPARATOR = re.compile(r" ?[\u2022\u00b7|;] ?")


def _with_lists(analysis: Analysis) -> Analysis:
    """Return an analysis in which a cloud of tags that marks set apart one by one is no noise: such a row is a list."""
    lists = {cloud for cloud in analysis.clouds if _is_list(analysis.text[cloud.start : cloud.end])}
    return replace(analysis, noise=tuple(span for span in analysis.noise if span not in lists)) if lists else analysis


def _is_list(cloud: str) -> bool:
    return len(_SEPARATOR.findall(cloud)) * 4 > len(cloud.split())


def _decided(text: str, proposed: Iterable[Draft], gazetteer: Gazetteer) -> Iterable[Draft]:
    """Give every draft the kind that the whole document gives its form."""
    for draft in proposed:
        kind = gazetteer.kind_of(key_of(text[draft.start : draft.end], draft.language))
        if kind is not None:
            yield Draft(draft.start, draft.end, kind, draft.weight, draft.language, draft.lemma)


def _longest(drafts: Sequence[Draft]) -> list[Draft]:
    by_span: dict[Span, Draft] = {}
    for draft in drafts:
        span = Span(draft.start, draft.end)
        if span not in by_span or by_span[span].weight < draft.weight:
            by_span[span] = draft
    return [by_span[span] for span in longest_first(by_span)]


def _lemmas(text: str, proposed: Iterable[Draft]) -> dict[Key, str]:
    """Return the nominative of the inflected forms: what a model gave, else the shortest form, else the surname of a full name.

    A surname whose full names disagree (``Орлов`` and ``Орлова`` have one key) is left as it stands.
    """
    lemmas: dict[Key, str] = {}
    languages: dict[Key, str] = {}
    for draft in proposed:
        form = " ".join(text[draft.start : draft.end].split())
        lemma = nominative(form, draft) if is_cyrillic(form) else ""
        key = key_of(form, draft.language)
        if lemma and (key not in lemmas or len(lemma) < len(lemmas[key])):
            lemmas[key] = lemma
            languages[key] = draft.language
    surnames: dict[Key, set[str]] = {}
    for key, lemma in lemmas.items():
        words = lemma.split()
        surname = surname_of(lemma, languages[key])
        if len(key) > 1 and len(words) == len(key) and surname in key:
            surnames.setdefault((surname,), set()).add(words[key.index(surname)])
    sure = {key: found.pop() for key, found in surnames.items() if len(found) == 1}
    return {**sure, **{key: sure[key] if key in sure and lemma.endswith(_OBLIQUE) else lemma for key, lemma in lemmas.items()}}


def _behind_titles(text: str, chosen: Iterable[Draft], lemmas: Mapping[Key, str]) -> dict[Key, str]:
    """Return the nominative of surnames with initials that only the case of the title before them tells, by surname and initials."""
    told: dict[Key, str] = {}
    for draft in chosen:
        written = " ".join(text[draft.start : draft.end].split())
        surname = _SURNAME.match(written) if draft.kind is NameKind.PERSON and draft.language == "ru" and "." in written else None
        if surname and key_of(surname.group(), "ru") not in lemmas:
            lemma = behind_title(surname.group(), text[max(0, draft.start - _TITLE_BEFORE) : draft.start])
            if lemma:
                told[key_of(written, "ru")] = lemma
    return told


_TITLE_BEFORE = 60
_OBLIQUE = ("ой", "ую", "ою", "ым", "им", "ыми", "ому", "ом", "у")
"""Endings of a surname in another case that a model takes for a nominative."""


def _form(written: str, draft: Draft, lemmas: Mapping[Key, str], told: Mapping[Key, str]) -> str:
    """Return a name in the nominative; a surname with initials takes it from the surname."""
    plain = " ".join(written.split())
    if not is_cyrillic(written):
        return plain
    surname = _SURNAME.search(plain) if "." in plain and draft.kind is NameKind.PERSON else None
    if surname:
        lemma = lemmas.get(key_of(surname.group(), draft.language)) or told.get(key_of(plain, draft.language))
        return plain.replace(surname.group(), lemma or surname.group())
    return lemmas.get(key_of(written, draft.language)) or plain


_SURNAME = re.compile(r"[^\W\d_][\w-]{2,}")


def _name(analysis: Analysis, draft: Draft, lemmas: Mapping[Key, str], full: Mapping[str, str], *, titled: Mapping[Key, str]) -> Name:
    text = analysis.text
    written = text[draft.start : draft.end]
    form = _form(written, draft, lemmas, titled)
    setting = setting_of(text, draft, form=form) if draft.kind is NameKind.PERSON else Setting(draft.start, draft.end)
    return Name(
        passage=analysis.passage(setting.start, setting.end),
        kind=draft.kind,
        form=form,
        honorific=setting.honorific,
        role=setting.role,
        name=" ".join(full.get(written, "").split()) if draft.kind is NameKind.BODY else "",
        language=draft.language,
        confidence=min(1.0, 0.4 + 0.2 * draft.weight),
    )
