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

from ..model.folding import fold
from ..model.labels import NameKind
from .analysis import Analysis
from .names_clean import common_words
from .names_drafts import WORD, Draft, Key, key_of, key_word
from .names_tables import tables

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
    if best is not NameKind.PERSON and 1 < len(key) < 4 and key[-1] in surnames and not _common_keys().intersection(key):
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
        lengths = gazetteer.lengths.get(key_word(word, language), ())
        run = _run(text, words, at, most=lengths[0], language=language) if lengths else ()
        for length in lengths:
            key = run[:length]
            if length > len(run) or key not in gazetteer.kinds:
                continue
            if (key in gazetteer.shouted and not word.isupper()) or (length == 1 and word.casefold() in tables().never_person):
                continue
            end = words[at + length - 1][1]
            if not _inside_address(text, start, end):
                end += text[end : end + 1] in {"!", "+"} and key in gazetteer.marked
                yield Draft(start, end, gazetteer.kinds[key], 1.0, analysis.language_at(start))
                break


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
