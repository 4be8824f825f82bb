"""What a number counts or measures, the same in any language: its unit, or the things of a table that its noun names.

Invariant: two numbers are of one thing only where unit and thing agree; a number whose noun no table knows is of its noun's beginning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from ..subject import Subject
from ..tables import table
from .numbers import Number

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_BEGIN, _STEM = 3, 5
_NEAR, _WORDS = 42, 3
"""Characters and words behind a number in which its noun stands."""


def things_of(subject: Subject, number: Number) -> frozenset[str]:
    """Return what a number is of: its unit alone where it has one."""
    if number.unit:
        return frozenset({number.unit})
    text = subject.analysis.text
    behind = re.split(r"[.;:!?()|\n\d]", text[number.span.end : number.span.end + _NEAR])[0]
    words = [match.group().casefold() for match in _WORD.finditer(behind)][:_WORDS]
    inside = re.findall(r"[^\W\d_]{3,}$", text[number.span.start : number.span.end])
    words += [word.casefold() for word in inside]
    return frozenset(thing for word in words for thing in _things(word)) | frozenset(word[:_STEM] for word in words if len(word) > _STEM)


@lru_cache(maxsize=1 << 14)
def _things(word: str) -> tuple[str, ...]:
    return tuple(
        thing for begin, whole, thing in _forms().get(word[:_BEGIN], ()) if word == begin or (not whole and word.startswith(begin))
    )


@cache
def _forms() -> Mapping[str, Sequence[tuple[str, bool, str]]]:
    """Return the forms of the table by their first letters: the beginning, whether it is the whole word, and the thing."""
    found: dict[str, list[tuple[str, bool, str]]] = defaultdict(list)
    for line in table("figures", "nouns")["things"]:
        forms = line.replace("*", "* ").split()
        for form in forms:
            begin = form.rstrip("*")
            found[begin[:_BEGIN]].append((begin, not form.endswith("*"), f"={forms[0]}"))
    return found
