"""Where a text itself says that two names are one bearer's: an abbreviation, an alias, a former or a married name.

Both names must stand in one context, in any grammatical case, with a word between or before them that ties them. Invariant: a tie is
never made over the end of a sentence, nor where the text denies it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from ..model.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_ENDING = re.compile(r"(?:[aeiou]+(?:m|h|v|go|mu|mi|iu)?|[aeiou]i?m)$")
_OF_WHAT = re.compile(
    r"[»”\"]?,? (?:(?:of|in|at|for|de|du|des|à|der|des|von|für|zu|in|di|del|della|en|w|при|в|у|на|по|г|"
    r"міста|города|імені)\s+(?:the\s+|la\s+|l['’])?|d['’])"
    r"([^\W\d_]\w+)"
)
_NEXT = re.compile(r"[»”\"]? ([A-ZÀ-ÝА-ЯЁІЇЄҚ]\w+)")
_BETWEEN = 60
_SMALL = 3
_TIGHT = 12
_MEANT = re.compile(
    r"\W*(?:here |ici |здесь |hier )?(?:means|stands for|désigne|signifie|означает|обозначает|означає|bedeutet|steht für)\b"
)
"""Behind an abbreviation: the text gives it a meaning of its own."""
_BRACKETED = re.compile(
    r"[»”\"]?\s*\(\s*[«“\"'„]?\s*"
    r"(?:(?!with |and |not |near |from |by |via |per |avec |chez |mit |und |bei |см|или |и |не )[^\s)]{1,4}\s)?"
)
_RELATED = re.compile(
    r"\b(?:married|wed|engaged|linked|tied|close|advised|owned|headed|led|run|managed|employed|hired|controlled|audited|represented|by|with|to|of|from|"
    r"subsidiary|daughter|branch|filiale|adjointe?|tochter|controllata|deputy|assistant|дочерн\w+|філі\w+|филиал\w*|структур\w+|част\w+|"
    r"подразделени\w+|заместител\w+|помощник\w*|заступник\w*|супруг\w*|de|du|des|d|der|di|della|del|dello|delle|"
    r"marié|mariée|dirigé|dirigée|détenu|par|chez|verheiratet|geleitet|von|bei|замужем|женат|при|под|у|с|от)\b"
)
"""A former tie to somebody, and no former name."""
_STOP = re.compile(r"[.!?;]\s+[A-ZА-ЯЁІЇЄҚҒ«“\"]")


class TextTie(StrEnum):
    """How a text ties two names to each other."""

    ABBREVIATION = "gives one as the short form of the other"
    ALIAS = "says that one is another name of the other"
    FORMER = "says that one is the former or later name of the other"


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int


def tie_in(context: str, one: str, other: str) -> TextTie | None:
    """Return how a context ties two names to each other, or None."""
    if not context or one.casefold() == other.casefold():
        return None
    for left in places(context, one):
        for right in places(context, other):
            if left.end <= right.start or right.end <= left.start:
                found = _tie(context, *sorted((left, right), key=lambda place: place.start))
                if found:
                    return found
    return None


def tie_between(text: str, first: tuple[int, int], second: tuple[int, int]) -> TextTie | None:
    """Return how a text ties two names to each other, which stand from and to these places, the first before the second."""
    return _tie(text, _Place(*first), _Place(*second)) if second[0] - first[1] <= _BETWEEN else None


def named_both(contexts: Iterable[str], one: str, other: str) -> bool:
    """Say whether a context has both names, at two places."""
    for context in contexts:
        if context and one.casefold() != other.casefold():
            left, right = places(context, one), places(context, other)
            if any(a.end <= b.start or b.end <= a.start for a in left for b in right):
                return True
    return False


def complement(context: str, name: str) -> str:
    """Return the stem of the word that says of what or where a body is: ``Norria`` in ``Parliament of Norria``."""
    for place in places(context, name):
        match = _OF_WHAT.match(context, place.end) or _NEXT.match(context, place.end)
        if match:
            return stem_of(fold(match.group(1).casefold()))
    return ""


def _tie(context: str, first: _Place, second: _Place) -> TextTie | None:
    between = context[first.end : second.start]
    if len(between) > _BETWEEN or _STOP.search(between) or _cues("denied").search(between):
        return None
    around = context[max(0, first.start - 25) : first.start]
    behind = context[second.end : second.end + 25]
    names = context[first.start : first.end], context[second.start : second.end]
    if _MEANT.match(behind):
        return None
    if _letters_agree(*names) and re.fullmatch(r"[»”\"]?,?\s*[(\[«“\"–—-]?.{0,40}", between):
        return TextTie.ABBREVIATION
    bracketed = _BRACKETED.fullmatch(between) and re.match(r"\s*[»”\"'“]?\s*\)", behind) and _is_short(names[1])
    if bracketed and _may_shorten(names[1], names[0], between):
        return TextTie.ABBREVIATION
    if _cues("short").search(between):
        return TextTie.ABBREVIATION
    if re.match(r"['’]s\b", context[second.end : second.end + 3]) or re.search(r"['’]s$", names[1]):
        return None
    if _near_end(_cues("former"), between) or _nothing_else(_cues("former_weak"), between):
        return TextTie.FORMER
    if _near_end(_cues("alias"), between) or _nothing_else(_cues("alias_weak"), between):
        return TextTie.ALIAS
    if _cues("alias_around").search(around + " " + behind) and len(between) < _TIGHT:
        return TextTie.ALIAS
    return None


def _nothing_else(cues: re.Pattern[str], between: str) -> bool:
    """Say whether a cue is all that stands between two names."""
    return bool(cues.fullmatch(between.strip(" ,;()«»“”\"'„–—-\n\u00a0")))


def _near_end(cues: re.Pattern[str], between: str) -> bool:
    """Say whether a cue stands between two names, not far before the second."""
    return any(len(between) - match.end() <= _TIGHT * 2 and not _RELATED.search(between[match.end() :]) for match in cues.finditer(between))


def _letters_agree(one: str, other: str) -> bool:
    """Say whether one of two names is made of the first letters of the other."""
    for short, full in ((one, other), (other, one)):
        letters = re.sub(r"[^\w]", "", short)
        if 2 <= len(letters) <= 8 and letters[:1].isupper() and " " not in short.strip():
            words = _WORD.findall(full)
            if len(words) > 1:
                initials = "".join(word[0] for word in words).casefold()
                telling = "".join(word[0] for word in words if len(word) > _SMALL or word[0].isupper()).casefold()
                if letters.casefold() in {initials, telling}:
                    return True
    return False


def _may_shorten(short: str, full: str, between: str) -> bool:
    """Say whether what stands in brackets may be a short form: quoted, introduced, in capitals, or begun as a word of the name."""
    if re.search(r"[«“\"'„]|\(\s*\S", between) or (short.isupper() and len(short) > 1):
        return True
    starts = {fold(word.casefold())[:_SMALL] for word in _WORD.findall(full)}
    return any(fold(word.casefold())[:_SMALL] in starts for word in _WORD.findall(short))


def _is_short(name: str) -> bool:
    return len(name.split()) < _SMALL


@lru_cache(maxsize=20_000)
def places(context: str, name: str) -> tuple[_Place, ...]:
    """Return where a name stands in a context, its words in any case, side by side."""
    wanted = [stem for _, stem in _stems(name)]
    if not wanted:
        return ()
    held = list(_stems(context))
    span = len(wanted)
    return tuple(
        _Place(held[at][0].start(), held[at + span - 1][0].end())
        for at in range(len(held) - span + 1)
        if all(held[at + n][1] == stem for n, stem in enumerate(wanted))
    )


def _stems(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _WORD.finditer(text):
        key = fold(match.group().casefold())
        if key:
            yield match, stem_of(key)


@lru_cache(maxsize=50_000)
def stem_of(key: str) -> str:
    """Return a folded word without what may be the ending of a case."""
    return _ENDING.sub("", key) if len(key) > _SMALL else key


def expansions(context: str, acronym: str) -> Iterator[str]:
    """Yield what a context gives beside an acronym as the words that it stands for."""
    letters = re.sub(r"\W", "", acronym).casefold()
    for pattern in (
        rf"{re.escape(acronym)}\s*\(([^()]{{5,80}})\)",
        rf"{re.escape(acronym)},\s+([^,.;]{{5,80}})",
        rf"([^.;()]{{5,100}})\s*\({re.escape(acronym)}\)",
    ):
        for match in re.finditer(pattern, context):
            words = _WORD.findall(match.group(1))
            for start in range(len(words)):
                some = words[start:]
                telling = "".join(w[0] for w in some if len(w) > _SMALL or w[0].isupper()).casefold()
                if len(some) > 1 and telling and telling in {letters, letters[: len(telling)]} and len(telling) >= len(letters) - 1:
                    yield " ".join(some)
                    break


@cache
def _cues(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){re.escape(cue)}(?!\w)" for cue in _table()[kind]), re.IGNORECASE)


@cache
def _table() -> dict[str, Sequence[str]]:
    with (files(__package__) / "tables" / "name_ties.toml").open("rb") as source:
        cues: dict[str, Sequence[str]] = tomllib.load(source)["cues"]
    return cues
