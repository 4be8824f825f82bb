"""The second pass: every form that is sure anywhere in a document is looked for everywhere in it, surnames by themselves included.

The models decide place by place, and call the same surname a person here, a company there and nothing in a headline. Here the
document decides as a whole: each form gets the kind that most of its evidence speaks for. Invariant: one form, one kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...model.folding import fold
from ...model.labels import NameKind
from ...model.states import state_forms
from ..analysis import Analysis
from .clean import common_words, on_platform
from .drafts import WORD, Draft, Key, key_of, key_word
from .tables import is_cyrillic, is_given, tables
from .words import GRAMMAR_WEIGHT, UPPER

_GAP = re.compile(r" (?:[ldLD]')?|-|\. ?| ?& ?|[ldLD]'")
_PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|ұлы|қызы|улы|кызы|ovich|evich|ovna|evna)\w{0,2}$", re.I)
_SURNAME_LETTERS = 3
_ACRONYM = 6
_MOST_WORDS = 24
"""Forms of more words are not looked for again."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Forms and their kinds, and by the first word of a form how many words it may have, the most first."""

    kinds: Mapping[Key, NameKind]
    lengths: Mapping[str, tuple[int, ...]]
    marked: frozenset[Key] = frozenset()
    """Forms that end in a mark of their own: ``Onward!``."""
    shouted: frozenset[Key] = frozenset()
    """Acronyms, which are only themselves in capitals: ``PACE`` is no pace."""

    def kind_of(self, key: Key) -> NameKind | None:
        return self.kinds.get(key)


def gazetteer_of(text: str, drafts: Iterable[Draft]) -> Gazetteer:
    """Weigh the evidence of all drafts and return every form with its kind."""
    votes: dict[Key, dict[NameKind, float]] = defaultdict(lambda: defaultdict(float))
    surnames: dict[str, float] = defaultdict(float)
    marked: set[Key] = set()
    shouted, spoken = _known_acronyms(), set[Key]()
    for draft in drafts:
        form = text[draft.start : draft.end]
        key = key_of(form, draft.language)
        if not key:
            continue
        votes[key][draft.kind] += draft.weight
        if form.endswith(("!", "+")):
            marked.add(key)
        (shouted if form.isupper() and len(form) <= _ACRONYM else spoken).add(key)
        if draft.kind is NameKind.PERSON and (len(key) > 1 or draft.weight > 1):
            surname = surname_of(form, draft.language)
            if surname:
                surnames[surname] += draft.weight
    kinds = {key: _winner(key, kinds, surnames) for key, kinds in votes.items()}
    common = {key_word(word, "") for word in common_words(text)}
    for given in _given_alone(votes):
        kinds.setdefault((given,), NameKind.PERSON)
    for surname in surnames:
        if len(surname) >= _SURNAME_LETTERS and surname not in common and _may_stand_alone(surname):
            kinds.setdefault((surname,), NameKind.PERSON)
    for key in shouted:
        kinds.setdefault(key, NameKind.BODY)
    return _indexed(kinds, frozenset(marked), frozenset(shouted - spoken))


def _known_acronyms() -> set[Key]:
    """Return the acronyms of the vocabulary: they are bodies wherever they stand in capitals."""
    return {(fold(name),) for name in tables().acronyms}


def _given_alone(votes: Mapping[Key, Mapping[NameKind, float]]) -> Iterator[str]:
    """Yield the given names of persons named in full: people speak of them by these too."""
    table = tables()
    for key, kinds in votes.items():
        if len(key) > 1 and key[0] in table.given and NameKind.PERSON in kinds and len(key[0]) >= _SURNAME_LETTERS:
            yield key[0]


def _may_stand_alone(surname: str) -> bool:
    table = tables()
    return not (surname in table.states or surname in table.places or surname in table.given or surname in _common_keys())


@cache
def _common_keys() -> frozenset[str]:
    table = tables()
    return frozenset(fold(word) for word in (*table.demonyms, *table.body_words, *table.titles, *table.roles) if " " not in word)


def _winner(key: Key, kinds: Mapping[NameKind, float], surnames: Mapping[str, float]) -> NameKind:
    best = max(kinds, key=lambda kind: (kinds[kind], kind is NameKind.PERSON))
    table = tables()
    if (
        best is not NameKind.PERSON
        and kinds[best] < GRAMMAR_WEIGHT
        and 1 < len(key) < 4
        and key[-1] in surnames
        and not _common_keys().intersection(key)
    ):
        return NameKind.PERSON
    if len(key) == 1 and key[0] in surnames and key[0] not in table.states and key[0] not in table.places:
        return NameKind.PERSON
    return best


def surname_of(form: str, language: str) -> str:
    """Return the surname of a full name as it is compared: the last word, or the first where a patronymic comes last."""
    words = [match.group(1) for match in WORD.finditer(form)]
    if not words:
        return ""
    word = words[0] if len(words) > 2 and _PATRONYMIC.search(words[-1]) else words[-1]
    return key_word(word, language) if word[0].isupper() and len(word) >= _SURNAME_LETTERS else ""


def _indexed(kinds: Mapping[Key, NameKind], marked: frozenset[Key], shouted: frozenset[Key]) -> Gazetteer:
    lengths: dict[str, set[int]] = defaultdict(set)
    for key in kinds:
        if len(key) <= _MOST_WORDS:
            lengths[key[0]].add(len(key))
    return Gazetteer(kinds, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}, marked, shouted)


def found_again(analysis: Analysis, gazetteer: Gazetteer) -> Iterator[Draft]:
    """Yield every place where a form of the gazetteer stands, the longest form at each place."""
    text = analysis.text
    words = [
        (m.start(1), m.end(1), m.group(1)) for m in WORD.finditer(text) if m.group(1)[0].isupper() or m.group(1).casefold() in _JOINERS
    ]
    for at, (start, _, word) in enumerate(words):
        if word[0].islower():
            continue
        language = analysis.language_at(start) if not word.isascii() else "en"
        first = key_word(word, language)
        lengths, known = gazetteer.lengths.get(first, ()), vocabulary(language).get(first, ())
        most = max((*lengths[:1], *known[:1]), default=0)
        run = _run(text, words, at, most=most, language=language) if most else ()
        for length in lengths:
            key = run[:length]
            if length > len(run) or key not in gazetteer.kinds:
                continue
            if (key in gazetteer.shouted and not word.isupper()) or (length == 1 and word.casefold() in tables().never_person):
                continue
            end = words[at + length - 1][1]
            if not _inside_address(text, start, end) and not (word.casefold() in tables().platforms and on_platform(text, start)):
                end += text[end : end + 1] in {"!", "+"} and key in gazetteer.marked
                yield Draft(start, end, gazetteer.kinds[key], 1.0, analysis.language_at(start))
                break
        else:
            for length in known:
                end = words[at + length - 1][1] if length <= len(run) else 0
                kind = _known_kind(text, start, end, run[:length], language) if end else None
                if kind and not _inside_address(text, start, end) and not analysis.is_noise(start, end):
                    yield Draft(start, end, kind, 0.9, analysis.language_at(start))
                    break


@cache
def vocabulary(language: str) -> Mapping[str, tuple[int, ...]]:
    """Return by the first word of every state and place that is known how many words its name has, the most first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for key in _known_places(language):
        lengths[key[0]].add(len(key))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@cache
def _known_places(language: str) -> Mapping[Key, NameKind]:
    """Return the keys of states and places as they are compared in a language; doubtful ones are left out."""
    table = tables()
    cyrillic = language in {"ru", "uk", "kk"}
    kinds = {key_of(form, language): NameKind.PLACE for form in table.place_forms if is_cyrillic(form) == cyrillic}
    states = (form for forms in state_forms().values() for form in forms if is_cyrillic(form) == cyrillic)
    kinds |= {key_of(form, language): NameKind.STATE for form in states if fold(form) not in table.ambiguous and len(form) > 3}
    kinds |= {key_of(form, language): NameKind.BODY for form in table.known_bodies if " " in form and is_cyrillic(form) == cyrillic}
    return {key: kind for key, kind in kinds.items() if key}


_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:in|at|from|near|to|of|via|through|into|outside|around|à|de|d'|vers|depuis|aus|nach|bei|von|zu|di|da|w|z|do"
    r"|у|із|зі|в|во|из|под|до|через|город[аеу]?|городом|г\.) ?$"
)
_CAPITAL_AFTER = re.compile(rf" ([{UPPER}][\w-]+)")


def _known_kind(text: str, start: int, end: int, key: Key, language: str) -> NameKind | None:
    """Return the kind of a known state or place at a stretch, or None where the words around speak against it."""
    kind = _known_places(language).get(key)
    if kind is None or (text[start:end].isupper() and end - start < 4):
        return None
    following = _CAPITAL_AFTER.match(text, end)
    if following and not is_given(following.group(1)) and not (following.group(1).isupper() or is_cyrillic(following.group(1))):
        return None
    if kind is NameKind.PLACE and not _PLACE_BEFORE.search(text, max(0, start - 9), start):
        return None
    return kind


_JOINERS = frozenset(
    ["of", "for", "the", "and", "on", "to", "in", "de", "du", "des", "la", "le", "et", "d", "der", "van", "von", "и", "по"]
)


def _run(text: str, words: list[tuple[int, int, str]], at: int, *, most: int, language: str) -> Key:
    """Return the words from one on, as they are compared, for as long as nothing but a gap stands between them."""
    run: list[str] = []
    previous = 0
    for start, end, word in words[at : at + most]:
        if run and (start - previous > 4 or not _GAP.fullmatch(text, previous, start)):
            break
        run.append(key_word(word, language))
        previous = end
    return tuple(run)


def _inside_address(text: str, start: int, end: int) -> bool:
    """Say whether the place is part of an address or a file name: ``vestra.org``, ``@vestra``."""
    return (
        text[end : end + 1] in {"@", "/", "_"}
        or text[start - 1 : start] in {"@", "/", "_", "."}
        or bool(re.match(r"\.[a-z]{2,4}\b", text[end : end + 5]))
    )
