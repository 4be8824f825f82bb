"""Folding: one key for the spellings of a word across scripts and transliterations.

``fold("Ablyazov") == fold("Аблязов") == fold("Abliazov")``. Search and the comparison of names use the same key. The key is
a lossy Latin string: case, diacritics and the habits of transliteration are taken out of it. It is never shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "j", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ў": "u", "ф": "f", "х": "h", "һ": "h", "ц": "c",
    "ч": "q", "ш": "x", "щ": "x", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ә": "a", "җ": "j", "ђ": "j",
    "ј": "i", "љ": "l", "њ": "n", "ћ": "q", "џ": "j",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "t", "ι": "i", "κ": "k", "λ": "l", "μ": "m",
    "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "i", "φ": "f", "χ": "h", "ψ": "ps",
    "ω": "o",
}  # fmt: skip
_LETTERS = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "æ": "e", "œ": "e", "ı": "i", "ə": "a", "'": "", "’": "", "ʼ": ""}
_TABLE = str.maketrans({**_CYRILLIC, **_GREEK, **_LETTERS})

_HABITS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"shch|schtsch|chtch|szcz|sch|sh|sz", "x"),
        (r"tsch|tch|cz|ch", "q"),
        (r"zh|dzh|dj", "j"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"ts|tz", "c"),
        (r"ou|oo", "u"),
        (r"ya|ja(?=[^aeiou]|$)", "ia"),
        (r"yu|ju(?=[^aeiou]|$)", "iu"),
        (r"ye|je(?=[^aeiou]|$)", "e"),
        (r"ks", "x"),
        (r"w", "v"),
        (r"y|j(?=[aeiou])", "i"),
        (r"ie|ee|ii+", "i"),
        (r"(ff|fv)$", "v"),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the key of one word; of several words, the keys joined by the spaces that stood between them."""
    plain = unicodedata.normalize("NFD", word.casefold().translate(_TABLE).casefold())
    key = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_TABLE)
    if key.isascii() and key.isdigit():
        return key
    for pattern, replacement in _HABITS:
        key = pattern.sub(replacement, key)
    return key
