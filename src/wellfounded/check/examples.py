"""Examples of rules as they are written: one string that holds one document or several, and rows of facts where a rule needs a case.

Without a line of its kind the whole string is one document. A line ``=== NAME`` (or ``=== NAME, 2015-11-03`` with the document's own
date) begins a document; the last document is the one under check, those before it are the others of the run. A line ``=== facts``
begins rows in the form ``wellfounded-facts/1`` for the case that the check is made against. A name that ends in ``(case)`` is a document of
that case and not of the run: the text in which quotations are looked up, under that name as its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEAD = re.compile(r"^=== (?P<name>[^\n,]+?)(?:, (?P<date>[\d~?%X./-]+))?$\n?", re.MULTILINE)
_OF_CASE = " (case)"
FACTS = "facts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A document of an example."""

    name: str
    text: str
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An example taken apart. ``documents`` is never empty; the last one is under check."""

    documents: tuple[Written, ...]
    of_case: tuple[Written, ...] = ()
    facts: str = ""

    @property
    def needs_case(self) -> bool:
        return bool(self.facts or self.of_case)


def example_of(written: str) -> Example:
    """Take the string of an example apart."""
    heads = list(_HEAD.finditer(written))
    if not heads:
        return Example(documents=(Written(name="example.txt", text=written),))
    ends = [head.start() for head in heads[1:]] + [len(written)]
    documents, of_case, facts = [], [], ""
    for head, end in zip(heads, ends, strict=True):
        name, text = head["name"], written[head.end() : end]
        if name == FACTS:
            facts = text
        elif name.endswith(_OF_CASE):
            of_case.append(Written(name=name.removesuffix(_OF_CASE), text=text, date=head["date"] or ""))
        else:
            documents.append(Written(name=name, text=text, date=head["date"] or ""))
    return Example(documents=tuple(documents), of_case=tuple(of_case), facts=facts)
