"""How a word of a text looks as a part of a name: a patronymic, a particle, a given name by its sound, several names run together.

Invariant: only the word is looked at, and what the lexicon says of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.folding import in_latin
from .name_keys import consonants, keys_of
from .name_lexicon import Lexicon
from .name_tokens import Token
from .names_cyrillic import is_cyrillic
from .names_tables import name_words

_PATRONYMIC = re.compile(
    r"(?:[оеёії]вич(?:а|у|ем|е|і|еві)?|[оеєії]вн(?:а|ы|е|у|ой|ою|і|и)|[oei]vi(?:t?ch|č|c)\w{0,2}|[oei]vn(?:a|y|e|u|oi|oy|ou))$"
)


def is_patronymic(token: Token) -> bool:
    return token.capital and looks_like_patronymic(token.text)


def looks_like_patronymic(word: str) -> bool:
    """Say whether a word ends as patronymics do; some surnames do too."""
    return bool(_PATRONYMIC.search(word.casefold()))


def is_particle(token: Token) -> bool:
    """Say whether a small word is a particle of names, in Latin or Cyrillic letters."""
    low = token.text
    return not token.capital and (low in name_words().particles or (is_cyrillic(low) and in_latin(low) in name_words().particles))


def sounds_like_given(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a word has the consonants of a given name in another script: Лейла beside the surname of Layla."""
    bones = consonants(token.text)
    return any(bones.startswith(own) and len(bones) - len(own) < 2 for own in lexicon.given_bones)


def runs_together(words: Sequence[Token], lexicon: Lexicon, *, mailbox: bool) -> bool:
    """Say whether the name stands inside a word, or a word is made of the beginnings of its parts."""
    for word in words:
        keys = {word.text.casefold(), *keys_of(word.text)}
        if any(name in key for name in lexicon.inside for key in keys):
            return True
        if mailbox and not lexicon.user_names.isdisjoint(keys):
            return True
    return False
