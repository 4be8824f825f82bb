"""Whether a name is written in Cyrillic letters."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def is_cyrillic(text: str) -> bool:
    """Say whether a text has Cyrillic letters."""
    return bool(_CYRILLIC.search(text))
