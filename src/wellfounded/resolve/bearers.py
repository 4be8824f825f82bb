"""Whom a surname or a given name by itself stands for, mention by mention.

Full names are kept by form and by where they stand, so that a text of a hundred thousand mentions is gone through once. Invariant:
the answer depends only on the mentions before, except where nobody has been named in full yet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from ..model.labels import NameKind
from ..model.reading import Name
from .forms import Form, may_be_short_for

_Key = tuple[str, ...]


class Bearers:
    """The persons of a document who are named in full, asked in order of the text."""

    def __init__(self, names: Sequence[Name], forms: Sequence[Form]) -> None:
        self._names, self._forms = names, forms
        self._places: dict[_Key, list[int]] = defaultdict(list)
        self._titled: dict[tuple[_Key, str], list[int]] = defaultdict(list)
        self._keys: dict[str, dict[_Key, int]] = defaultdict(dict)
        self._last: dict[str, tuple[int, int]] = {}
        for number, form in enumerate(forms):
            if form.kind is NameKind.PERSON and form.is_full:
                self._places[form.key].append(number)
                self._titled[form.key, names[number].role.casefold()].append(number)
                for word in form.blocks:
                    self._keys[word].setdefault(form.key, number)

    def bearer_of(self, number: int) -> int | None:
        """Return the mention that a short one stands for, or None where it stands by itself.

        It is the bearer of the same title, else the one spoken of last, in full or in short, else the first to come; where nobody
        is named in full, the short mention before it whose initials do not contradict it.
        """
        form = self._forms[number]
        able = [key for word in form.blocks for key, first in self._keys[word].items() if may_be_short_for(form, self._forms[first])]
        bearer = self._among(number, list(dict.fromkeys(able))) if able else self._short(number)
        self._last[form.surname] = (number, number if bearer is None else bearer)
        return bearer

    def _among(self, number: int, able: Sequence[_Key]) -> int:
        role = self._names[number].role.casefold()
        titled = self._before(number, [self._titled.get((key, role), []) for key in able]) if role else None
        if titled is not None:
            return titled
        before = self._before(number, [self._places[key] for key in able])
        last = self._last.get(self._forms[number].surname)
        if last and self._forms[last[1]].key in able and (before is None or before < last[0]):
            return last[1]
        return min(self._places[key][0] for key in able) if before is None else before

    @staticmethod
    def _before(number: int, places: Sequence[Sequence[int]]) -> int | None:
        """Return the last of the mentions that stands before a mention."""
        return max((some[at - 1] for some in places if (at := bisect_left(some, number))), default=None)

    def _short(self, number: int) -> int | None:
        last = self._last.get(self._forms[number].surname)
        if last is None or self._forms[last[1]].is_full:
            return None
        return last[1] if _initials_agree(self._forms[number], self._forms[last[1]]) else None


def _initials_agree(one: Form, other: Form) -> bool:
    """Say whether two short forms of one surname do not contradict each other by their initials."""
    left, right = ({word for word in form.key if len(word) == 1} for form in (one, other))
    return not left or not right or left <= right or right <= left
