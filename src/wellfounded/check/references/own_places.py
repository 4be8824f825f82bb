"""References of a text to its own parts: sections with letters or figures, and numbered paragraphs, that it does not have.

Invariant: a part is asked for only where the words before it say that this text is meant, or where it stands alone in brackets; a part that
a source has under that number is never asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Span
from ..headings import headings_of, roman_number
from ..quotations.numbered import paragraphs_of
from ..quotations.sources import as_source
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_LEAST, _LEAST_PARAGRAPHS = 3, 5
_HEADED = r"(?m)^[ \t>#*]*{letter}[.)][ \t]+\S"
_NUMBERED = r"(?m)^[ \t>#*]*{number}(?![\d]|\.\d)"
_DEEP = 2
_ROMAN = frozenset("IVX")


class OwnPartMissing(Rule):
    """A reference to a section or a paragraph of the same text that it does not have: "(section H)" where the sections go up to G.

    The parts were numbered anew, or one was taken out. Other references may lead to the wrong part without being seen.
    """

    code = "REF405"
    title = "a reference to a part of this text that is not there"
    severity = Severity.ERROR
    example = (
        "# A. The arrest\n\nHe was arrested; the appeal is another matter (section E).\n\n# B. The appeal\n\nHe appealed.\n\n"
        "# C. The return\n\nHe returned.\n"
    )
    counter_example = example.replace("section E", "section B")
    sure = "Asked where the parts are numbered through, the words mean this text, and no source has a part of that number."

    def find(self, subject: Subject) -> Iterator[Finding]:
        notes = [subject.analysis.span_of(one.passage) for one in subject.reading.citations if one.kind == "footnote"]
        for span, said in (*_absent_sections(subject), *_absent_subsections(subject), *_absent_paragraphs(subject)):
            if not any(note.start <= span.start < note.end for note in notes):
                yield self.finding(subject, said, subject.analysis.passage(span.start, span.end))


def _absent_sections(subject: Subject) -> Iterator[tuple[Span, str]]:
    headings = headings_of(subject)
    known = {style: {one.number[0] for one in headings if one.style == style and one.number} for style in ("1", "A", "I")}
    text = subject.analysis.text
    for match in _section().finditer(text):
        written = match["alone"] or match["meant"]
        roman = set(written) <= _ROMAN and (len(written) > 1 or len(known["I"]) > 1)
        style = "1" if written.isdigit() else "I" if roman else "A"
        number = int(written) if style == "1" else roman_number(written) if roman else ord(written) - ord("A") + 1
        own = known[style]
        if len(own) < _LEAST or number in own or max(own) != len(own) or any(_has(one, written) for one in subject.others):
            continue
        last = next(one for one in headings if one.style == style and one.number[:1] == (max(own),))
        shown = str(max(own)) if style == "1" else re.split(r"[.)\s]", last.passage.exact.strip("# *"), maxsplit=1)[0]
        yield Span(*match.span()), f"There is no section {written}: the sections go up to {shown}."


def _absent_subsections(subject: Subject) -> Iterator[tuple[Span, str]]:
    """Yield what is called a section such as 5.4 where the text has 5.1 to 5.3, and no source has a part of that number."""
    parts: dict[int, set[int]] = {}
    for one in headings_of(subject):
        if one.style == "1" and len(one.number) == _DEEP:
            parts.setdefault(one.number[0], set()).add(one.number[1])
    for match in _subsection().finditer(subject.analysis.text) if parts else ():
        number, own = int(match["number"]), parts.get(int(match["above"]), set())
        through = len(own) >= _DEEP and max(own) == len(own)
        heads = re.compile(_NUMBERED.format(number=re.escape(f"{match['above']}.{match['number']}")))
        if through and number not in own and not any(heads.search(one.text) for one in subject.others):
            last = f"{match['above']}.{max(own)}"
            yield Span(*match.span("part")), f"There is no section {match['above']}.{match['number']}: the sections go up to {last}."


@cache
def _subsection() -> re.Pattern[str]:
    """Match a section with two numbers to which a small word leads, with no name of a paper behind: "the point in section 5.4"."""
    words = table("references", "wording")["own"]
    sections, of, into = ("|".join(words[row]) for row in ("sections", "sections_of", "into"))
    return re.compile(
        rf"(?<!\w)(?:{into})\s(?P<part>(?:{sections})\s(?P<above>\d{{1,2}})\.(?P<number>\d{{1,2}}))(?![.,]?\d)"
        rf"(?!,?\s(?:(?:{of})\b|(?-i:[A-ZÀ-ÞА-ЯЁ])))",
        re.IGNORECASE,
    )


def _has(source: Subject, written: str) -> bool:
    if written.isdigit():
        return any(one.style == "1" and one.number[:1] == (int(written),) for one in headings_of(source))
    return re.search(_HEADED.format(letter=written), source.text) is not None


def _absent_paragraphs(subject: Subject) -> Iterator[tuple[Span, str]]:
    known = paragraphs_of(as_source(subject))
    if len(known) < _LEAST_PARAGRAPHS:
        return
    for match in _paragraph().finditer(subject.analysis.text):
        number = int(match["number"])
        if number > max(known) and not any(number in paragraphs_of(as_source(one)) for one in subject.others):
            yield Span(*match.span("part")), f"There is no paragraph {match['number']}: the paragraphs go up to {max(known)}."


@cache
def _section() -> re.Pattern[str]:
    words = table("references", "wording")["own"]
    part = rf"(?i:{'|'.join(words['sections'])})\s(?:(?:{'|'.join(words['number'])})\s)?"
    meant, see = "|".join(words["meant"]), "|".join(words["see"])
    number = r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})(?![\w.]\w|\w)"
    other = rf"(?!,?\s(?i:{'|'.join(words['sections_of'])})\b)"
    alone = rf"(?<=[(\[])(?:(?:(?i:{see})\s)?{part}(?P<alone>{number}))(?=[)\];])"
    told = rf"(?<!\w)(?i:{meant})\s(?:(?:{'|'.join(words['the'])})\s)?{part}(?P<meant>{number}){other}"
    return re.compile(rf"(?:{alone}|{told})")


@cache
def _paragraph() -> re.Pattern[str]:
    words = table("references", "wording")["own"]
    referred, paragraph, of = ("|".join(words[row]) for row in ("referred", "paragraphs", "paragraphs_of"))
    return re.compile(
        rf"(?<!\w)(?:{referred})\s(?P<part>(?:{paragraph})\s(?P<number>\d{{1,3}}))(?![\w.]\w|\w)(?!\s(?:{of})\b)",
        re.IGNORECASE,
    )


RULES: tuple[type[Rule], ...] = (OwnPartMissing,)
