"""Bodies in Russian: a head in any case, the adjectives before it and what depends on it: ``Ленинский районный суд города Лорвенны``.

From each head the name is read outwards, to the left over adjectives, to the right over places, genitives and ``по`` with its words.
Where a place stands is told by its form and by what the model said. Invariant: a body found here holds a capital letter.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ...model.labels import NameKind
from ..analysis import Analysis, Block
from .bodies_cases import body_nominative
from .drafts import Draft
from .tables import is_given, tables
from .words import GRAMMAR_WEIGHT, looks_like_surname

_WORD = r"[^\W\d_](?:[\w]|-(?=\w))*"
_NEXT = re.compile(rf" ({_WORD})")
_BEFORE = re.compile(r"(?<![\w-])((?:\d{1,2}-?)?[^\W\d_][\w-]*) $")
_ADJECTIVE = r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ою|ей|ые|ие|ых|их)$"
_IS_ADJECTIVE = re.compile(_ADJECTIVE)
_AGREEING = (
    (("ый", "ий", "ой"), re.compile(r"[^аеёиоуыэюя]$")),
    (("ого", "его"), re.compile(r"[ая]$")),
    (("ому", "ему"), re.compile(r"[ую]$")),
    (("ым", "им"), re.compile(r"(?:ом|ем|ым)$")),
    (("ом", "ем"), re.compile(r"[еи]$|ом$")),
    (("ая", "яя"), re.compile(r"[ая]$")),
    (("ую", "юю"), re.compile(r"[ую]$")),
    (("ой", "ей", "ою"), re.compile(r"(?:[ыие]|ой|ей|ию)$")),
    (("ое", "ее"), re.compile(r"[оеё]$")),
)
"""Endings of an adjective, and the endings of the noun that it can belong to."""
_PLACE_ADJECTIVE = re.compile(r"(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую)$")
_GENITIVE = re.compile(r"(?:а|я|ы|и|ов|ев|ёв|ей|ого|его|ой|ых|их|ий|ств)$")
_OBLIQUE = re.compile(r"(?:у|ю|е|и|ам|ям|ом|ем|ой|ей|ому|ему|ым|им|ых|их|ах|ях|а|я|ы|ов|ами|ями)$")
_VERB = re.compile(r"(?:ла|ло|ли|лся|лась|лось|лись|ет|ит|ют|ут|ть|тся|л|но|ны|на)$")
_NO_VERB = frozenset(
    ["торговли", "земли", "страны", "обороны", "района", "закона", "охраны", "украины", "комбината", "сельхозтоварного", "личности"]
)
_MIDDLE = re.compile(r"центр(?:е|а|у|ом)? [А-ЯЁ][а-яё-]+")
"""The middle of a town, which is no centre that anybody runs."""
_MOST_WORDS = 14
_LEFT_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Grammar:
    heads: re.Pattern[str]
    companies: re.Pattern[str]
    before: tuple[str, ...]
    demonyms: tuple[str, ...]
    fixed: tuple[str, ...]
    place: frozenset[str]
    region: frozenset[str]
    stops: frozenset[str]
    plurals: frozenset[str]


@cache
def _grammar() -> _Grammar:
    table = tomllib.loads(files("wellfounded.extract").joinpath("tables", "bodies_ru.toml").read_text("utf-8"))
    heads = "|".join(rf"(?P<{name}>{'|'.join(sorted(words, key=len, reverse=True))})" for name, words in table["heads"].items())
    inner = table["inner"]
    forms = "|".join(sorted(table["company"]["forms"], key=len, reverse=True))
    return _Grammar(
        heads=re.compile(rf"(?<![\w-])(?:{heads})(?![\w-])"),
        companies=re.compile(rf"(?<![\w-])(?:{forms})(?: (?:{forms}))? ?\"[^\"\n]{{1,60}}\""),
        before=tuple(inner["before"]),
        demonyms=tuple(inner["demonyms"]),
        fixed=tuple(inner["fixed"]),
        place=frozenset(inner["place"]),
        region=frozenset(inner["region"]),
        stops=frozenset(inner["stops"]),
        plurals=frozenset(inner["plurals"]),
    )


def russian_bodies(analysis: Analysis) -> Iterator[Draft]:
    """Yield every body named in Russian by a word such as суд, прокуратура or министерство, and companies with their form."""
    for block in analysis.blocks:
        if block.language == "ru":
            yield from _in_block(analysis, block)


def _in_block(analysis: Analysis, block: Block) -> Iterator[Draft]:
    text, (start, end) = analysis.text, (block.span.start, block.span.end)
    guessed = {guess.span.start + start: guess.label for guess in block.parsed.guesses}
    grammar = _grammar()
    for match in grammar.companies.finditer(text, start, end):
        if not analysis.is_noise(*match.span()):
            yield Draft(*match.span(), NameKind.BODY, GRAMMAR_WEIGHT + 1, "ru")
    for match in grammar.heads.finditer(text, start, end):
        reader = _Reader(text, end, guessed, grammar)
        span = reader.body(match.start(), match.end(), match.lastgroup or "")
        if span and not _MIDDLE.fullmatch(text, *span) and not analysis.is_noise(*span):
            lemma = body_nominative(text[span[0] : match.start()], match.group(), text[match.end() : span[1]])
            yield Draft(*span, NameKind.BODY, GRAMMAR_WEIGHT, "ru", lemma)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one body outwards from its head; positions are in the normal form."""

    text: str
    limit: int
    guessed: Mapping[int, str]
    """Where the model's guesses begin, with their labels."""
    grammar: _Grammar

    def body(self, head: int, after: int, kind: str) -> tuple[int, int] | None:
        """Return the stretch of the body whose head stands there, or None where nothing names it."""
        start = self._left(head, kind)
        end = self._right(after, kind)
        if self.text[head:after].casefold().startswith("уполномоченн") and self.guessed.get(end + 1) == "PER":
            return None
        return (start, end) if self._is_named(start, head, after, end, kind) else None

    def _left(self, head: int, kind: str) -> int:
        start, noun = head, _noun(self.text, head)
        for _ in range(_LEFT_WORDS):
            before = _BEFORE.search(self.text, max(0, start - 40), start)
            if before is None or not self._belongs_before(before.group(1), kind, is_first=start == head):
                break
            if not _agrees(before.group(1), noun):
                break
            start = before.start(1)
        return start

    def _belongs_before(self, word: str, kind: str, *, is_first: bool) -> bool:
        lower = word.casefold().replace("ё", "е")
        if not _IS_ADJECTIVE.search(lower) or lower in self.grammar.stops:
            return False
        if word[0].isdigit() or word[0].isupper():
            return True
        if lower.startswith(self.grammar.before):
            return True
        return kind == "court" and is_first and bool(_PLACE_ADJECTIVE.search(lower)) and not lower.startswith(self.grammar.demonyms)

    def _right(self, after: int, kind: str) -> int:
        end = after
        for _ in range(_MOST_WORDS):
            longer = self._one_more(end, kind)
            if longer == end:
                break
            end = longer
        return end

    def _one_more(self, end: int, kind: str) -> int:
        """Return where the name ends with one more part of it, or the same place."""
        for fixed in self.grammar.fixed:
            if self.text.startswith(fixed, end + 1) and self.text[end] == " ":
                return end + 1 + len(fixed)
        following = _NEXT.match(self.text, end, self.limit)
        if following is None:
            return end
        word, at = following.group(1), following.start(1)
        if word in self.grammar.place:
            return self._place_after(following.end()) or end
        if word[0].isupper():
            return self._capitalised(word, at, following.end()) or end
        if word == "по" or (kind == "named" and word in {"при", "против", "для"}):
            return self._governed(following.end(), acronym=kind == "acronym") or end
        if kind == "named":
            return self._genitives(at) or end
        return end

    def _place_after(self, end: int) -> int:
        """Return where the place ends that a word such as ``города`` or ``г.`` announces."""
        name = re.compile(rf"\.? ?({_WORD}(?: {_WORD})?)").match(self.text, end, self.limit)
        if name is None or not name.group(1)[0].isupper():
            return 0
        words = name.group(1).split(" ")
        two = len(words) > 1 and words[1][0].isupper() and self.guessed.get(name.start(1) + len(words[0]) + 1, "") not in {"PER", "ORG"}
        return name.start(1) + len(name.group(1) if two else words[0])

    def _capitalised(self, word: str, at: int, end: int) -> int:
        """Return where a place or a body in the genitive ends, or 0 where the word is something else."""
        label = self.guessed.get(at)
        if label == "PER" or is_given(word):
            return 0
        inner = self._inner_head(at) if _IS_ADJECTIVE.search(word.casefold()) else 0
        if inner:
            return inner
        region = _NEXT.match(self.text, end, self.limit)
        if region and region.group(1) in self.grammar.region and _IS_ADJECTIVE.search(word.casefold()):
            more = _NEXT.match(self.text, region.end(), self.limit) if region.group(1).startswith("автономн") else None
            return more.end() if more else region.end()
        if word.isupper() and len(word) > 1:
            return end
        if label == "LOC":
            return end
        return end if _GENITIVE.search(word) and not looks_like_surname(word) and len(word) > 3 else 0

    def _inner_head(self, at: int) -> int:
        """Return where the head ends that a row of adjectives leads to: ``… по уголовным делам Лорвенского городского суда``."""
        for _ in range(_LEFT_WORDS):
            adjective = re.compile(_WORD).match(self.text, at, self.limit)
            if (
                adjective is None
                or not _IS_ADJECTIVE.search(adjective.group().casefold())
                or self.text[adjective.end() : adjective.end() + 1] != " "
            ):
                return 0
            at = adjective.end() + 1
            head = self.grammar.heads.match(self.text, at, self.limit)
            if head:
                return head.end() if _agrees(adjective.group(), _noun(self.text, at)) else 0
        return 0

    def _governed(self, at: int, *, acronym: bool) -> int:
        """Return where the words end that ``по`` governs: ``по правам человека``, ``по Лорвенской области``."""
        first = _NEXT.match(self.text, at, self.limit)
        if first is None or first.group(1) in self.grammar.stops:
            return 0
        if not _OBLIQUE.search(first.group(1).casefold()) and first.group(1) not in self.grammar.plurals:
            return 0
        if first.group(1)[0].isupper():
            label = self.guessed.get(first.start(1))
            return 0 if label == "PER" else self._capitalised(first.group(1), first.start(1), first.end()) or first.end()
        return 0 if acronym else self._genitives(first.start(1), oblique=True)

    def _genitives(self, at: int, *, oblique: bool = False) -> int:
        """Return where a row of words in small letters ends that may all depend on the head, or 0."""
        end, last, count = 0, at - 1, 0
        while count < 5:
            found = _NEXT.match(self.text, last, self.limit)
            if found is None:
                break
            word = found.group(1)
            if word == "и" and count:
                second = _NEXT.match(self.text, found.end(), self.limit)
                if second is None or not self._depends(second.group(1), oblique=oblique):
                    break
                found = second
            elif word[0].isupper() or not self._depends(word, oblique=oblique):
                break
            last = found.end()
            count += 1
            if not _IS_ADJECTIVE.search(found.group(1)) or not self._leads_on(last):
                end = last
        return end

    def _leads_on(self, end: int) -> bool:
        """Say whether an adjective has its noun after it."""
        following = _NEXT.match(self.text, end, self.limit)
        return following is not None and following.group(1)[0].islower() and self._depends(following.group(1), oblique=True)

    def _depends(self, word: str, *, oblique: bool) -> bool:
        lower = word.casefold()
        if lower in self.grammar.plurals:
            return True
        if len(lower) < 4 or lower in self.grammar.stops or lower in tables().titles or lower in tables().roles:
            return False
        if _VERB.search(lower) and lower not in _NO_VERB:
            return False
        return bool((_OBLIQUE if oblique else _GENITIVE).search(lower))

    def _is_named(self, start: int, head: int, after: int, end: int, kind: str) -> bool:
        """Say whether the stretch names one body: by a capital, by a place, or by what it is for."""
        text = self.text
        before, rest = text[start:head].strip(), text[after:end]
        if kind == "acronym":
            return bool(before or rest)
        if kind == "court" and before and not rest and before.islower():
            return bool(_PLACE_ADJECTIVE.search(before.split(" ")[0])) and not before.startswith(self.grammar.before)
        if any(c.isupper() for c in rest):
            return True
        if kind == "small":
            return False
        if before and before[0].isupper():
            return text[head].isupper() or self._is_own(before, kind, rest, opens=self._opens_sentence(start))
        return text[head].isupper() and bool(rest) and (kind == "named" or " " in rest.strip() or not self._opens_sentence(start))

    def _is_own(self, before: str, kind: str, rest: str, *, opens: bool) -> bool:
        """Say whether the adjectives before a small head make a name of it, and are not those of any sentence's beginning."""
        first = before.split(" ")[0].casefold().replace("ё", "е")
        if first.startswith(self.grammar.demonyms) and not first.startswith(self.grammar.before) and " " not in before:
            return False
        return not opens or kind == "court" or " " in before or bool(rest)

    def _opens_sentence(self, start: int) -> bool:
        lead = self.text[max(0, start - 3) : start].rstrip(" \"'(")
        return not lead or lead[-1] in ".!?\n:;–-" or start == 0


def _noun(text: str, at: int) -> str:
    """Return the last word of a head in small letters; an acronym has no ending to agree with and gives an empty string."""
    found = re.compile(rf"{_WORD}(?: коллеги\w+)?").match(text, at)
    word = found.group().rsplit(" ", 1)[-1] if found else ""
    return "" if word.isupper() and word not in {"СУД", "СУДА", "СУДУ", "СУДОМ", "СУДЕ"} else word.casefold()


def _agrees(adjective: str, noun: str) -> bool:
    """Say whether an adjective has an ending that its noun can have beside it."""
    lower = adjective.casefold()
    fits = [pattern for endings, pattern in _AGREEING if lower.endswith(endings)]
    return not noun or any(pattern.search(noun) for pattern in fits)
