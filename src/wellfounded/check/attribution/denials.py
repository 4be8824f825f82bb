"""What the rules on denials share: the words of denying, admitting and silence, and the sentences in which the author says them himself.

Invariant: what stands within quotation marks and what is asked is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..alignment.telling import Telling, own_tellings
from ..subject import Subject
from ..tables import table


@cache
def words_of(name: str) -> re.Pattern[str]:
    """Return the words of a row of the table: ``words_of("denies")``."""
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(table('attribution', 'admitted')[name])})(?![\w-])", re.IGNORECASE)


def said_outright(subject: Subject, name: str) -> Iterator[tuple[Telling, re.Match[str]]]:
    """Yield the sentences of a document that say words of a row, with the first of these words in the normal form."""
    text = subject.analysis.text
    for telling in own_tellings(subject):
        said = words_of(name).search(text, telling.span.start, telling.span.end)
        if said and not text.count('"', telling.span.start, said.start()) % 2 and not telling.text.rstrip().endswith("?"):
            yield telling, said
