"""Finds protected persons in a text, in every spelling, and says which letters to hide.

A telling word is hidden wherever it stands; what stands beside it and belongs to the name goes with it. Given names and initials alone are
hidden where the person is known to be spoken of. Invariant: the pieces of a hit are spans of the text; hits do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from ..model.passages import Span
from .name_addresses import Place, places_in
from .name_hits import NOBODY, NOTHING_KNOWN, Around, Hit, apart, covering, stretch
from .name_indexes import NEAR_LEAST, Indexes
from .name_initials import initials_alone
from .name_keys import keys_of, ordinary_words, seen_across
from .name_looks import is_particle, is_patronymic, runs_together, sounds_like_given
from .name_tokens import Cleaned, Token, cleaned, joined, parted, tokens
from .name_traces import (
    APOSTROPHE,
    INSIDE,
    apostrophe_keys,
    backwards,
    bare_of,
    disguised,
    grown,
    pieced,
    roles,
    short_words,
    with_figures,
)
from .names_abjad import is_arabic
from .names_tables import is_given, name_words

_BESIDE = re.compile(r"\s{0,3}|\s?-\s?|\s*\r?\n[\s>|]*")
_AFTER_INITIAL = re.compile(r"\.?[\s\-]{0,3}|\.?\s*\r?\n[\s>|]*")
_SWAPPED = re.compile(r",\s{0,2}")
OTHER_GIVEN = "another given name"
"""In the place of the id of somebody of the surname whom the case does not know."""
_MOST_BESIDE = 3
"""Title, given name and patronymic."""
_SMALL_LEAST = 5
_GIVEN_LEAST = 4


@dataclass(frozen=True)
class Finder(Indexes):
    """Finds the persons of some lexicons; ``free`` are ids of others who may be named, ``strange`` keys of names of others."""

    free: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()
    free_given: frozenset[str] = frozenset()
    """Keys of the given names of those of the surname who may be named."""
    _grown: dict[str, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)
    _seen: dict[str, tuple[frozenset[int], frozenset[int], frozenset[int], bool]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, text: str, around: Around = NOTHING_KNOWN) -> list[Hit]:
        """Return what to hide in a text, in order; hits do not overlap."""
        if not self.lexicons:
            return []
        source = cleaned(text)
        found = tokens(source)
        hits = list(self._names(text, source, found, around))
        hits += self._of_mentions(text, around)
        hits += self._addresses(text, source, around)
        hits += self._literals(text)
        spoken = around.spoken_of | {hit.person for hit in hits if hit.person != NOBODY}
        hits += self._given_alone(source, found, replace(around, spoken_of=spoken))
        hits += initials_alone(source, self.lexicons, replace(around, spoken_of=spoken))
        return apart(hits)

    # telling words --------------------------------------------------------------------------------------------------------------
    def _names(self, text: str, source: Cleaned, found: Sequence[Token], around: Around) -> Iterator[Hit]:
        telling: set[Span] = set()
        for at, token in enumerate(found):
            whose = self._strong(token)
            if whose:
                telling.update(token.pieces)
                yield from self._named(source, found, at, whose, around)
                continue
            if small := self._small_beside(source, found, at):
                telling.update(token.pieces)
                yield from self._named(source, found, at, small, around)
                continue
            for part in parted(source, token):
                if own := self._strong(part):
                    yield self._hit(part.pieces, own, around, at=part)
            yield from self._inside_a_word(source, token, around)
        for token in joined(source, found, self._lengths):
            whose = self._strong(token) if telling.isdisjoint(token.pieces) else frozenset()
            apart_ = len(token.pieces) == len(token.text)
            if whose and not (token.broken and len(token.text) < _SMALL_LEAST) and not ((token.broken or apart_) and self._of(token)[3]):
                telling.update(token.pieces)
                yield self._hit(token.pieces, whose, around, at=token)

        for span, whose in self._behind_apostrophes(source):
            yield Hit(pieces=(span,), person=next(iter(whose)) if len(whose) == 1 else NOBODY, rank=2)
        for token in (*backwards(text, source, found), *pieced(source, found, self._skeletons)):
            whose = self._strong(token) if telling.isdisjoint(token.pieces) else frozenset()
            if whose and not self._of(token)[3] and (token.text.isupper() or token.text[0].isupper() or not token.broken):
                yield self._hit(token.pieces, whose, around, at=token)

    def _behind_apostrophes(self, source: Cleaned) -> Iterator[tuple[Span, frozenset[int]]]:
        """Yield the words like O'Brien of another script, which meet by the letter before the apostrophe and the consonants behind it."""
        for match in APOSTROPHE.finditer(source.text) if self._apostrophes else ():
            whose = frozenset(n for key in apostrophe_keys(*match.groups()) for n in self._apostrophes.get(key, ()))
            if whose:
                yield source.span(*match.span()), whose

    def _grown_in(self, word: str) -> frozenset[int]:
        """Return whose name stands inside a word."""
        if len(word) < INSIDE:
            return frozenset()
        known = self._grown.get(word)
        if known is None:
            known = self._grown[word] = frozenset(n for n, stems in enumerate(self._stems) if grown(word, stems))
        return known

    def _small_beside(self, source: Cleaned, found: Sequence[Token], at: int) -> frozenset[int]:
        """Return whose surname a short word of everybody is, written small beside a given name or behind a title."""
        token = found[at]
        whose, _, _, near = self._of(token)
        if not whose or near or token.capital:
            return frozenset()
        out: set[int] = set()
        for step in (-1, 1):
            if 0 <= at + step < len(found) and self._beside(source, found, at, step):
                out |= self._belongs(found[at + step], whose) & self._of(found[at + step])[1]
                if step < 0 and found[at - 1].text.casefold() in name_words().degrees | roles():
                    out |= whose
        return frozenset(out)

    def _inside_a_word(self, source: Cleaned, token: Token, around: Around) -> Iterator[Hit]:
        """Yield the hit of a word that a name grew into, or that reads as one with the figures at its ends."""
        figures = with_figures(source, token)
        if figures is not None and (own := self._strong(figures)) and not self._of(figures)[3]:
            yield self._hit(figures.pieces, own, around, at=figures)
        if whose := self._grown_in(token.text):
            yield self._hit(token.pieces, whose, around, at=token)

    def _named(self, source: Cleaned, found: Sequence[Token], at: int, whose: frozenset[int], around: Around) -> Iterator[Hit]:
        """Yield the hit of a telling word with what stands beside it."""
        token = found[at]
        mention = covering(around.mentions, token.pieces[0])
        if mention is not None and mention.person == NOBODY:
            if mention.other not in self.free or not any(self._neighbours(source, found, at)):
                yield Hit(pieces=token.pieces, person=NOBODY, rank=4, other=mention.other)
            return
        first, mine = self._reach(source, found, at, whose, step=-1)
        last, more = self._reach(source, found, at, whose, step=1)
        mine = mine & more
        if first == last and self._other_given(source, found, at):
            if not self._may_be_named(source, found, at):
                yield Hit(pieces=token.pieces, person=NOBODY, rank=4, other=OTHER_GIVEN)
            return
        sure = mention.person if mention is not None and mention.person in whose else next(iter(mine)) if len(mine) == 1 else NOBODY
        rank = 5 if mention is not None else 3 if first != last else 2
        yield Hit(pieces=stretch(source, found[first], found[last]), person=sure, rank=rank, near=self._of(token)[3])

    def _reach(self, source: Cleaned, found: Sequence[Token], at: int, whose: frozenset[int], *, step: int) -> tuple[int, frozenset[int]]:
        """Return how far the name goes on one side of a telling word, and whose it may be by what stands there."""
        edge, sure, mine = at, at, whose
        while 0 <= edge + step < len(found) and abs(edge + step - at) <= _MOST_BESIDE:
            letters = self._initials(source, found, edge, step)
            if letters:
                fitting = frozenset(n for n in whose if not self.lexicons[n].initials.isdisjoint(map(str.casefold, letters)))
            else:
                fitting = self._belongs(found[edge + step], whose) if self._beside(source, found, edge, step) else frozenset()
            if not fitting and not (step < 0 and self._beside(source, found, edge, step) and is_particle(found[edge + step])):
                break
            mine = mine & fitting or mine
            edge += step * max(1, len(letters))
            sure = edge if fitting else sure
        return sure, mine

    def _initials(self, source: Cleaned, found: Sequence[Token], edge: int, step: int) -> list[str]:
        """Return the one or two initials that stand on one side of a word, the nearest first."""
        letters: list[str] = []
        while len(letters) < 2 and 0 <= edge + step < len(found):
            near = found[edge + step]
            if len(near.text) > 1 or not near.capital or not self._beside(source, found, edge, step):
                break
            if step > 0 and source.text[near.end : near.end + 1] != ".":
                break
            letters.append(near.text)
            edge += step
        return letters

    def _beside(self, source: Cleaned, found: Sequence[Token], edge: int, step: int) -> bool:
        """Say whether a word stands right beside another as the parts of one name do."""
        left, right = sorted((found[edge], found[edge + step]), key=lambda token: token.start)
        gap = source.text[left.end : right.start]
        if (_AFTER_INITIAL if len(left.text) == 1 else _BESIDE).fullmatch(gap):
            return True
        behind = found[edge + 2] if step > 0 and edge + 2 < len(found) else None
        return step > 0 and bool(_SWAPPED.fullmatch(gap)) and not (behind and self._strong(behind)) and not self._strong(right)

    def _neighbours(self, source: Cleaned, found: Sequence[Token], at: int) -> Iterator[Token]:
        for step in (-1, 1):
            if 0 <= at + step < len(found) and found[at + step].capital and self._beside(source, found, at, step):
                yield found[at + step]

    def _other_given(self, source: Cleaned, found: Sequence[Token], at: int) -> bool:
        """Say whether a given name, or the initial of one, stands beside a telling word that no protected person of it bears."""
        if any(self._initials(source, found, at, step) for step in (-1, 1)):
            return True
        beside = (one for one in self._neighbours(source, found, at) if one.text.casefold() not in name_words().particles)
        near = (key for one in beside for key in keys_of(one.text))
        return any(key in self.free_given or is_given(key) for key in near)

    def _may_be_named(self, source: Cleaned, found: Sequence[Token], at: int) -> bool:
        return any(not self.free_given.isdisjoint(keys_of(near.text)) for near in self._neighbours(source, found, at))

    def _belongs(self, token: Token, whose: frozenset[int]) -> frozenset[int]:
        """Return for whom of some persons a word beside a telling one is part of the name."""
        if len(token.text) == 1 or not token.capital:
            low = token.text.casefold()
            small = (self.lexicons[n].small | self.lexicons[n].given_small | self.lexicons[n].spellings for n in range(len(self.lexicons)))
            literal = frozenset(n for n, words in enumerate(small) if low in words)
            return whose & (literal | self._of(token)[1] if len(low) >= _GIVEN_LEAST else literal)
        if is_patronymic(token):
            return whose
        strong, given, beside, _ = self._of(token)
        return whose & (strong | given | beside) or frozenset(n for n in whose if sounds_like_given(token, self.lexicons[n]))

    def _strong(self, token: Token) -> frozenset[int]:
        strong, _, _, near = self._of(token)
        if strong and not token.capital and (near or len(token.text) < _SMALL_LEAST):
            return frozenset() if near or token.text in short_words() else self._just_so(token, strong)
        return strong

    def _just_so(self, token: Token, whose: frozenset[int]) -> frozenset[int]:
        """Return whose name a word is as it is written, small."""
        low = token.text.casefold()
        return frozenset(n for n in whose if low in self.lexicons[n].short)

    def _of(self, token: Token) -> tuple[frozenset[int], frozenset[int], frozenset[int], bool]:
        known = self._seen.get(token.text)
        if known is None:
            keys = keys_of(token.text)
            if self._known_in_arabic_alone and token.capital and not is_arabic(token.text):
                keys = keys | seen_across(token.text)
            keys |= self._behind(token, keys)
            strong = self._in(self._strong_keys, keys) or self._behind_a_disguise(token)
            given, beside = self._in(self._given_keys, keys), self._in(self._beside_keys, keys)
            near = False
            if not strong and not given and not beside and token.capital and len(token.text) >= NEAR_LEAST:
                strong = self._nearly(keys)
                near = bool(strong)
            known = self._seen[token.text] = (strong, given, beside, near)
        return known

    def _behind(self, token: Token, keys: frozenset[str]) -> frozenset[str]:
        """Return the keys of a word without what is written together with names, where the word itself is none."""
        known = (self._strong_keys, self._given_keys, self._beside_keys)
        if not token.capital or len(token.text) < _GIVEN_LEAST or any(key in table for key in keys for table in known):
            return frozenset()
        return frozenset(key for bare in bare_of(token.text) for key in keys_of(bare))

    def _behind_a_disguise(self, token: Token) -> frozenset[int]:
        pattern = disguised(token.text)
        if pattern is None:
            return frozenset()
        return frozenset(n for n, one in enumerate(self.lexicons) if any(map(pattern.fullmatch, one.spellings)))

    def _nearly(self, keys: frozenset[str]) -> frozenset[int]:
        """Return whose name is a letter away, unless it is the name of somebody else of the case."""
        if not self.strange.isdisjoint(keys):
            return frozenset()
        found: set[int] = set()
        for key in keys:
            for known, whose in self._long_keys.get(key[:1], ()):
                if abs(len(known) - len(key)) <= 1 and len(key) >= NEAR_LEAST and OSA.distance(key, known, score_cutoff=1) <= 1:
                    found |= whose
        return frozenset(found)

    # mentions, given names, initials ----------------------------------------------------------------------------------------------
    def _of_mentions(self, text: str, around: Around) -> Iterator[Hit]:
        for mention in around.mentions:
            if mention.person != NOBODY and text[mention.start : mention.end].strip():
                yield Hit(pieces=(Span(mention.start, mention.end),), person=mention.person, rank=6)

    def _given_alone(self, source: Cleaned, found: Sequence[Token], around: Around) -> Iterator[Hit]:
        for at, token in enumerate(found):
            whose = self._called(source, found, at) & around.spoken_of
            mention = covering(around.mentions, token.pieces[0])
            if whose and (mention is None or mention.person in whose):
                last = self._end_of_given(source, found, at, whose)
                pieces = stretch(source, token, found[last])
                yield Hit(pieces=pieces, person=next(iter(whose)) if len(whose) == 1 else NOBODY, rank=1)

    def _called(self, source: Cleaned, found: Sequence[Token], at: int) -> frozenset[int]:
        """Return who is called by a given name alone, or by a patronymic before which no other given name stands."""
        token = found[at]
        if len(token.text) == 1:
            return frozenset()
        if not token.capital:
            low = token.text
            own = frozenset(n for n in self._of(token)[1] if low in self.lexicons[n].given_small)
            half = source.text.startswith(("-\n", "-\r"), token.end)
            return frozenset() if half or low in ordinary_words() or low in short_words() else own
        if whose := self._given(token):
            return whose
        first = not (at and found[at - 1].capital and self._beside(source, found, at, -1))
        return self._of(token)[2] if first and is_patronymic(token) else frozenset()

    def _end_of_given(self, source: Cleaned, found: Sequence[Token], at: int, whose: frozenset[int]) -> int:
        """Return where a given name ends with the patronymic or the surname's initial that stands behind it."""
        if at + 1 == len(found) or not self._beside(source, found, at, 1):
            return at
        behind = found[at + 1]
        initial = len(behind.text) == 1 and behind.capital
        if initial and any(behind.text.casefold() in self.lexicons[n].last_initials for n in whose):
            return at + 1
        return at + is_patronymic(behind)

    def _given(self, token: Token) -> frozenset[int]:
        """Return whose given name a word is that stands alone; a word of everybody is one only where it is written just as the name."""
        whose, low = self._of(token)[1], token.text.casefold()
        if low in ordinary_words() or low in short_words() or len(low) < _GIVEN_LEAST - 1:
            return frozenset(n for n in whose if low in self.lexicons[n].given_written)
        return whose

    # addresses and whole strings --------------------------------------------------------------------------------------------------
    def _addresses(self, text: str, source: Cleaned, around: Around) -> Iterator[Hit]:
        for place in places_in(text, source, label=around.label):
            whose = self._inside(place, around)
            if whose:
                person = next(iter(whose)) if len(whose) == 1 else NOBODY
                yield Hit(pieces=(Span(place.start, place.end),), person=person, rank=3, address=place.address)

    def _inside(self, place: Place, around: Around) -> frozenset[int]:
        """Return whose name stands in an address, a name of a file or in encoded words."""
        for words in place.readings:
            strong = frozenset(n for word in words for n in self._strong(word) | self._as_written(word, place))
            if strong:
                return strong
            if place.address or not place.encoded:
                run = [n for n, lexicon in enumerate(self.lexicons) if runs_together(words, lexicon, mailbox=place.mailbox)]
                if run:
                    return frozenset(run)
            if place.address:
                given = frozenset(n for word in words for n in self._of(word)[1]) & around.spoken_of
                if given and place.mailbox:
                    return given
        return frozenset()

    def _as_written(self, word: Token, place: Place) -> frozenset[int]:
        """Return whose name a short word is in a place where capitals say nothing."""
        strong = self._of(word)[0] if not place.encoded and not self._of(word)[3] else frozenset()
        return self._just_so(word, strong) if place.mailbox or word.text not in short_words() else frozenset()

    def _literals(self, text: str) -> Iterator[Hit]:
        for number, lexicon in enumerate(self.lexicons):
            for whole in lexicon.whole:
                for match in self._whole_patterns[whole].finditer(text):
                    yield Hit(pieces=(Span(*match.span()),), person=number, rank=4)
            for literal in lexicon.literals:
                pattern = self._literal_patterns.get(literal)
                for match in pattern.finditer(text) if pattern else ():
                    yield Hit(pieces=(Span(*match.span()),), person=number, rank=4, address="@" in literal)

    def _hit(self, pieces: tuple[Span, ...], whose: frozenset[int], around: Around, *, at: Token) -> Hit:
        mention = covering(around.mentions, pieces[0])
        if mention is not None and mention.person in whose:
            return Hit(pieces=pieces, person=mention.person, rank=4)
        return Hit(pieces=pieces, person=next(iter(whose)) if len(whose) == 1 else NOBODY, rank=2, near=self._of(at)[3])
