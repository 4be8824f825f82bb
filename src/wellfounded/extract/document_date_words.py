"""The words around a document's date, those of all languages together: labels, salutations, bylines, births, what lies ahead."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def date_words() -> dict[str, re.Pattern[str]]:
    """Return the rows of the table, each as the pattern of where its words stand: before a date, at the head of a line, anywhere."""
    table = tomllib.loads(files("wellfounded.extract").joinpath("tables", "document_dates.toml").read_text(encoding="utf-8"))
    out = {}
    for name, phrases in table.items():
        either = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
        ending = name in ("labels", "opening", "joining", "ahead", "rulings", "hearings")
        if name == "births":
            out[name] = re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
        elif name == "appeared":
            nouns = "|".join(table["texts"])
            opening = rf"\s*[(\[]?(?:(?:\w+\s)?(?:{nouns})\b.{{0,40}}?\s)?(?:{either})"
            out[name] = re.compile(rf"{opening}\b.{{0,60}}\W(?:on|of|in|du|le|dans|от|за)\s+(?:the )?$", re.IGNORECASE)
        elif name == "future":
            out[name] = re.compile(rf"\b(?:{either})\b[^.;\n]*$", re.IGNORECASE)
        else:
            out[name] = re.compile(rf"(?:^|\W)(?:{either})\s*:?\s*$" if ending else rf"\s*(?:{either})(?!\w)", re.IGNORECASE)
    return out
