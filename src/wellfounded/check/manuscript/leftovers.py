"""What was left behind: words of the writers to each other, traces of editing, and pieces of a web page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.labels import RegionKind
from ...model.passages import Passage
from ..rule import Rule
from ..running import found
from ..subject import Subject
from ..tables import table

_MOST = 12
_EDGE = 6
"""Lines at either end of a document in which a single word may be a button of a page."""
_BULLET = "•·–-*›»|> \t"


class Leftover(Rule):
    """A note of the writers to themselves, a place-holder, or a message of the word processor: "TODO", "[name]", "(including the appeals
    of...)".

    It shows that the text was not finished, and the reader asks what else was not.
    """

    code = "TXT201"
    title = "a leftover of writing"
    severity = Severity.ERROR
    example = "The world's leading organisations (including two reports by...) spoke for him on [date].\n"
    counter_example = "The world's leading organisations (including two in France) spoke for him: “(...) he is at risk [sic]”.\n"
    sure = "Sure for known place-holders and messages; dots that stand for left-out words of a quotation are not meant."

    def find(self, subject: Subject) -> Iterator[Finding]:
        taken = 0
        patterns = (*_patterns("editing"), _unfilled())
        places = sorted({passage for pattern in patterns for passage, _ in found(subject, pattern)})
        for passage in places:
            if passage.start >= taken:
                taken = passage.end
                yield self.finding(subject, f"“{_short(passage.exact)}” seems left over from writing.", passage)


class EditingTraces(Rule):
    """Comments and tracked changes that are still in the file.

    Whoever gets the file reads them: the doubts of the writers, their names, and what they took out. For an adversary it is the best part.
    """

    code = "TXT202"
    title = "comments or tracked changes in the file"
    severity = Severity.ERROR
    example = "The court {--hardly--}{++clearly++} found that the order was void. {>>can we say so?<<}\n"
    counter_example = "The court clearly found that the order was void.\n"
    sure = "Sure: the file itself says so."

    def find(self, subject: Subject) -> Iterator[Finding]:
        regions = subject.reading.layer.regions_of(RegionKind.COMMENT, RegionKind.INSERTION, RegionKind.DELETION)
        counted = Counter(region.kind for region in regions)
        places = [Passage.of(subject.text, region.start, min(region.end, region.start + 200)) for region in regions]
        marks = [passage for pattern in _patterns("traces") for passage, _ in found(subject, pattern)]
        if not places and not marks:
            return
        told = [f"{number} {kind.value}{'s' if number > 1 else ''}" for kind, number in sorted(counted.items())]
        told += [f"{len(marks)} mark{'s' if len(marks) > 1 else ''} of editing in the text"] if marks else []
        names = sorted({region.label for region in regions if region.label and not region.label.isdigit()})
        by = f" (by {', '.join(names[:4])})" if names else ""
        yield self.finding(subject, f"The file still holds {', '.join(told)}{by}.", *sorted([*places, *marks])[:_MOST])


class Debris(Rule):
    """Pieces of the web page that the text was copied from: buttons, cookie notices, menus, clouds of tags.

    They are no words of the author. A list of tags may be read as the author naming those people, and a notice such as "Download" shows
    that the text is a copy of a page and not the document itself.
    """

    code = "TXT203"
    title = "pieces of a web page"
    severity = Severity.NOTE
    example = "The court stayed the order, and the prefect appealed in June.\n\nShare on Facebook\n\nWe use cookies.\n"
    counter_example = "The court stayed the order, and the prefect appealed in June.\n\nHe was told to share the cell with two others.\n"
    sure = "Sure for lines of their own that only pages have; a single word counts only at the edge of the document."

    def find(self, subject: Subject) -> Iterator[Finding]:
        strong, weak = _lines("strong"), _lines("weak")
        lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", subject.text) if match.group().strip()]
        if len(lines) < 3:
            return
        places = []
        for number, (start, line) in enumerate(lines):
            bare = line.strip(_BULLET + "\r")
            edge = number >= len(lines) - _EDGE
            if len(bare) <= 220 and (strong.fullmatch(bare) or (edge and weak.fullmatch(bare))):
                at = start + line.find(bare)
                places.append(Passage.of(subject.text, at, at + len(bare)))
            elif len(bare) <= 60 and number and _inline().fullmatch(bare):
                places.append(Passage.of(subject.text, start + line.find(bare), start + line.find(bare) + len(bare)))
        places += [passage for passage, match in found(subject, _between()) if not any(passage.span.overlaps(one.span) for one in places)]
        clouds = [subject.analysis.passage(cloud.start, min(cloud.end, cloud.start + 160)) for cloud in subject.analysis.clouds]
        if places or clouds:
            shown = [f"“{_short(place.exact)}”" for place in places[:3]] + ["a cloud of tags"] * bool(clouds)
            yield self.finding(subject, f"Pieces of a web page are in the text: {', '.join(shown)}.", *sorted([*places, *clouds])[:_MOST])


@cache
def _inline() -> re.Pattern[str]:
    """Return the words of buttons and menus."""
    return re.compile(rf"{_bare()}[ .»›>…:]{{0,2}}", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """Return those words between two sentences of a paragraph, begun with a capital or a figure as a button is."""
    behind, before = r"(?<=[.!?…”»\")\]] )", r"(?=\s+[A-ZÀ-ÞА-ЯЁ“«\"\[]|[ \t]*(?:\n|\Z))"
    return re.compile(rf"{behind}(?-i:(?=[A-ZÀ-ÞА-ЯЁ\d\[])){_bare()}(?: ?[»›>…]|\.\.\.)?(?-i:{before})", re.IGNORECASE)


def _bare() -> str:
    return f"(?:{'|'.join(table('manuscript', 'leftovers')['debris']['inline'])})"


@cache
def _unfilled() -> re.Pattern[str]:
    """Return a parenthesis in which dots stand for what was to come."""
    opens = "|".join(table("manuscript", "leftovers")["unfilled"]["opens"])
    return re.compile(
        rf"\((?:{opens})(?:\s[^()\[\]\n“”«»\"]{{0,50}})?\s?(?<![\w.…])(?:\.\.\.|…)(?!\.)[^()\[\]\n“”«»\"]{{0,50}}\)", re.IGNORECASE
    )


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in table("manuscript", "leftovers")[name]["patterns"])


@cache
def _lines(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in table("manuscript", "leftovers")["debris"][name]), re.IGNORECASE)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 60 else one_line[:59] + "…"
