"""The French articles UN and UNE, which a line of capitals writes like the acronym of the United Nations.

Invariant: where the text is French, UN alone is an article, and the word behind it in a line of capitals is a noun and no name.
"""

from __future__ import annotations

import re

from ..analysis import Analysis
from .drafts import Draft

_ARTICLE = re.compile(r"UNE?")
_BEHIND = re.compile(r"(?<![^\W_])UNE? \Z")
_FRENCH = re.compile(
    r"(?<![^\W_])(?:(?:[LDNSJ]|QU)'(?=[^\W\d_])|(?:LE|LA|LES|DE|DU|DES|ET|AU|AUX|PAR|POUR|SUR|DANS|AVEC|SANS|EST|CONTRE)(?![^\W_]))"
)
_NAMED = re.compile(r" [^\W\d_a-zà-ÿ][a-zà-ÿ]")
"""A word behind it that is written like a name: "UN Women"."""


def is_article(analysis: Analysis, draft: Draft) -> bool:
    """Say whether what was taken for a name is an article of French, or a single noun behind one in a line of capitals."""
    text, form = analysis.text, analysis.text[draft.start : draft.end]
    if not form.isupper() or " " in form:
        return False
    alone = _ARTICLE.fullmatch(form) is not None
    behind = not alone and _BEHIND.search(text, max(0, draft.start - 5), draft.start) is not None
    if not (alone or behind) or (alone and _NAMED.match(text, draft.end)):
        return False
    line = _line(text, draft.start)
    return bool(_FRENCH.search(line)) if line.isupper() else alone and analysis.language_at(draft.start) == "fr"


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
