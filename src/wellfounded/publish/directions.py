"""The direction of a text: from the right where its first letter is Arabic, Hebrew or of another script that is written so."""

from __future__ import annotations

import re
import unicodedata

_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff"
STRETCH = re.compile(rf"([{_FROM_RIGHT}](?:[{_FROM_RIGHT}\s.,،؛:!؟()\-–]{{0,2000}}[{_FROM_RIGHT}])?)")
"""A stretch that is written from the right, with the spaces and marks inside of it."""


def from_right(text: str) -> bool:
    """Say whether the first letter of a text that has a direction is written from the right."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
