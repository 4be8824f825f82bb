"""Who wrote a text, for its "I": the sender of a mail, who signs a letter, who is named in the line above an article.

Invariant: the author is a person whom the text names at its head or its foot.
"""

from __future__ import annotations

import re

from ...model.labels import NameKind
from .speaker_names import Mentions, Speaker

_SENDER = re.compile(r"^[ \t>*]*(?:From|De|Von|От|Від)[ \t]*:[ \t]*", re.MULTILINE)
_BY_LINE = re.compile(r"^[ \t*]*(?:By|Par|Von|Текст:|Автор:)[ \t]+(?=[A-ZÀ-ÝА-ЯЁ])", re.MULTILINE)
_HEAD, _FOOT = 1_200, 500
"""Characters in which a sender or a line above the text stands, and a signature."""
_SIGNED_LINE = 80


def senders_of(mentions: Mentions) -> list[tuple[int, Speaker]]:
    """Return where the heads of the mails of a thread stand, in order, each with its sender."""
    text = mentions.analysis.text
    senders = []
    for found in _SENDER.finditer(text):
        end = text.find("\n", found.end())
        named = mentions.named_in(found.end(), end if end >= 0 else len(text), kinds=(NameKind.PERSON,))
        if named:
            senders.append((found.start(), mentions.plain(named[0][0])))
    return senders


def author_of(mentions: Mentions) -> Speaker | None:
    """Return the person who writes in the first person; None where the text does not say who that is."""
    text = mentions.analysis.text
    for pattern in (_SENDER, _BY_LINE):
        found = pattern.search(text, 0, _HEAD)
        line_end = text.find("\n", found.end()) if found else -1
        named = mentions.named_in(found.end(), line_end, kinds=(NameKind.PERSON,)) if found and line_end > 0 else []
        if named:
            return mentions.plain(named[0][0])
    for span, _ in mentions.named_in(max(0, len(text) - _FOOT), len(text), kinds=(NameKind.PERSON,)):
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        line = text[start : end if end >= 0 else len(text)]
        if (
            text[start : span.start].strip(" *_–-—") in ("", "Mr", "Ms", "Dr", "M.", "Mme")
            and len(line) <= _SIGNED_LINE
            and not line.rstrip().endswith((".", ":"))
        ):
            return mentions.plain(span)
    return None
