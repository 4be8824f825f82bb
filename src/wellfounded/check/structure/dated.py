"""Whether a document says when it was written and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from ...errors import InputError
from ...model.edtf import Edtf
from ...model.findings import Finding, Severity
from ...model.labels import NameKind
from ...model.passages import Passage
from ...model.reading import DateExpression
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .masthead import blank_date, ends_of, genre_of, has_date_line, head_shown, is_signed

_DATED = frozenset({"letterhead", "mail header", "given", "metadata"})
_KINDS = frozenset({"letter", "report", "press statement", "judgment", "alert", "press"})
_NEEDS_REASON = frozenset({"report", "press"})
"""Kinds that are asked for a date only where their words lean on one: a page of a manual has none, and needs none."""
_LEAST = 400
"""Characters from which on a text is long enough to be asked for its date."""
_INITIALS = re.compile(r"(?:[^\W\d_a-zа-я]\.[ -]?){1,4}")
_MOST = 6
_CLOSINGS = 2
"""Words that may close a letter, from its end on: the last may stand in the list of what is attached."""
_HEAD, _END = 1_000, 300
"""Characters at either end of a document in which a whole date is taken for its own."""
_FOOT = 12_000
"""Characters from the end in which a letter is closed, with what may follow its signatures."""


class Undated(Rule):
    """A letter, report, ruling or statement that does not say when it was written.

    "Recently", "to this day" and "on 5 October" have no meaning without it, and nobody can say what its authors could know. Courts ask
    for the date first.
    """

    code = "STR101"
    title = "a document without a date"
    severity = Severity.WARNING
    example = (
        "Dear Minister,\n\nWe write about the mill of Mr Aslan Orazov, which was closed in July 2013 by order of the prefect. The mill was "
        "recently let to a cousin of the prefect, and the workers have been told to leave their houses within two months. We ask you to "
        "hear Mr Orazov and the workers before anything else, since the court of the district has not yet looked at the order, and nobody "
        "has answered the letters that the workers sent.\n\nYours sincerely,\n\nPierre Durand\n"
    )
    counter_example = "Paris, 3 May 2016\n\n" + example
    sure = "Sure where the file, its head, its foot and what it says of itself hold no date; days and words that depend on it are shown."

    def find(self, subject: Subject) -> Iterator[Finding]:
        document = subject.reading.document
        genre = genre_of(subject)
        kind = document.kind if document.kind in _KINDS else genre
        if not kind or len(subject.text) < _LEAST:
            return
        if (blank := blank_date(subject)) is not None:
            yield self.finding(subject, "A place is left for the date here, and it holds none.", blank)
            return
        if document.date_source in _DATED:
            return
        if has_date_line(subject) or _dated_row().search(subject.text[:_HEAD]) or _as_of().search(subject.text[:_HEAD]):
            return
        own_words = bool(genre) or kind == "letter"
        if not own_words and any(_is_in_head_or_foot(subject, one) for one in subject.reading.dates):
            return
        dangling = [one for one in subject.reading.dates if (one.relative and _is_free(one)) or _is_yearless(subject, one)]
        words = [*islice(_leaning(subject), _MOST)]
        places = sorted({one.passage for one in dangling[:_MOST]} | set(words))
        if kind in _NEEDS_REASON and not places and not own_words:
            return
        latest = _latest(subject)
        told = f"; it cannot be older than {latest.passage.exact}" if latest else ""
        leaning = f", and “{places[0].exact}” has no meaning without it" if places else ""
        shown = [head_shown(subject), *_foot_shown(subject), *places[:_MOST]] if own_words else places[:_MOST] or [_first_line(subject)]
        yield self.finding(
            subject, f"The {kind} does not say when it was written{leaning}{told}.", *shown, *([latest.passage] if latest else [])
        )


def _is_in_head_or_foot(subject: Subject, one: DateExpression) -> bool:
    """Say whether a whole day stands where documents tell theirs, though nothing says that it is the day of the writing."""
    whole = not one.relative and re.search(r"\d{4}", one.passage.exact) and re.fullmatch(r"\d{4}-\d\d-\d\d~?", one.edtf)
    cited = any(c.kind in {"footnote", "attachment"} and c.passage.span.covers(one.passage.span) for c in subject.reading.citations)
    at_an_end = one.passage.start < _HEAD or one.passage.end > len(subject.text.rstrip()) - _END
    return bool(whole) and at_an_end and not cited


def _is_free(one: DateExpression) -> bool:
    """Say whether a relative date leans on the day of the writing: one that the text fixes has a value."""
    return not one.edtf or one.edtf.startswith("XXXX")


def _is_yearless(subject: Subject, one: DateExpression) -> bool:
    bare = not re.search(r"\d{4}", one.passage.exact) and re.search(r"\d", one.passage.exact) is not None
    return bare and re.search(r"[^\W\d_]{3}", one.passage.exact) is not None


@cache
def _as_of() -> re.Pattern[str]:
    """Match a day that the head tells as that up to which the text goes: "state of affairs on 1 March 2024"."""
    words = "|".join(table("structure", "words")["masthead"]["as_of"])
    return re.compile(rf"(?<!\w)(?:{words})[ :,]{{1,3}}(?:[^\W\d_]+,? )?(?:[^\W\d_]+ )?\d{{1,2}}[^\n]{{1,16}}(?:19|20)\d\d", re.IGNORECASE)


@cache
def _dated_row() -> re.Pattern[str]:
    """Match a row of a table, or a field held apart by spaces, that tells the date: "| Date | 13 September 2022 |"."""
    labels = "|".join(table("structure", "words")["masthead"]["date_labels"])
    return re.compile(rf"(?im)^[ \t|*_]*(?:{labels})[ \t*_:|]+[^|\n]{{0,24}}\d[^|\n]{{2,16}}(?:19|20)\d\d")


@cache
def _leaning_words() -> re.Pattern[str]:
    words = table("structure", "words")["leaning"]["words"]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _leaning(subject: Subject) -> Iterator[Passage]:
    for match in _leaning_words().finditer(subject.analysis.text):
        if not subject.analysis.is_noise(*match.span()):
            yield subject.analysis.passage(*match.span())


def _latest(subject: Subject) -> DateExpression | None:
    """Return the latest day that the text tells as past."""
    found: list[tuple[object, DateExpression]] = []
    for one in subject.reading.dates:
        try:
            edtf = Edtf.parse(one.edtf) if one.edtf and not one.relative else None
        except InputError:
            continue
        if edtf and edtf.precision in {"day", "month"} and edtf.earliest:
            found.append((edtf.earliest, one))
    return max(found, key=lambda pair: pair[0], default=(None, None))[1]  # type: ignore[arg-type, return-value]


def _foot_shown(subject: Subject) -> list[Passage]:
    """Quote the first line of the foot, beside which a letter tells its day too."""
    foot = ends_of(subject).foot
    return [Passage.of(subject.text, foot[0].start, foot[0].end)] if foot else []


def _first_line(subject: Subject) -> Passage:
    match = re.search(r"\S[^\n]{0,99}", subject.text)
    start, end = match.span() if match else (0, min(1, len(subject.text)))
    return Passage.of(subject.text, start, end)


class Unsigned(Rule):
    """A letter that opens with a salutation and ends without a name.

    Nobody answers for it, and how many signed it cannot be checked. A list of signatories may have been lost when it was copied.
    """

    code = "STR102"
    title = "a letter without a signature"
    severity = Severity.WARNING
    unsure = True
    example = (
        "Lund, 3 May 2015\n\nDear Mr President,\n\nAs tenants of the mill we ask you to look at the order of the prefect once more. "
        "The court of the district has not been asked. We hope that you will hear us.\n"
    )
    counter_example = example + "\nYours sincerely,\n\nPierre Durand\nChair of the committee\n"
    sure = "A signature that is a picture is not seen: then say in the text who signed."

    def find(self, subject: Subject) -> Iterator[Finding]:
        words = table("structure", "words")["letters"]
        head = re.search(rf"^[ \t]*(?:{'|'.join(words['salutations'])})[^\n]{{0,80}}[,!:]?[ \t]*$", subject.text[:6000], re.MULTILINE)
        if head is None or subject.reading.document.kind not in {"letter", "other"}:
            return
        begin = max(head.end(), len(subject.text) - _FOOT)
        closing = list(re.finditer(rf"(?:{'|'.join(words['closings'])})", subject.text[begin:], re.IGNORECASE))
        if any(self._has_name(subject, begin + one.end()) for one in closing[-_CLOSINGS:]):
            return
        if (not closing and self._ends_with_name(subject)) or (len(closing) < _CLOSINGS and is_signed(subject)):
            return
        said = (
            "The letter has a closing formula and no name after it."
            if closing
            else "The letter has a salutation, and neither closing words nor a name."
        )
        yield self.finding(subject, said, Passage.of(subject.text, *_trim(subject.text, *head.span())))

    def _has_name(self, subject: Subject, after: int) -> bool:
        """Say whether a name, or the office of somebody, stands on a line after the closing words."""
        tail = subject.text[after : after + 400]
        named = any(after <= name.passage.start < after + 400 for name in subject.reading.names)
        return named or re.search(r"^[ \t*_]*[^\W\d_a-zа-я][\w.'’-]*(?:,?[ \t]+\w[\w.'’-]*){1,7}[ \t*_,]*$", tail, re.MULTILINE) is not None

    def _ends_with_name(self, subject: Subject) -> bool:
        """Say whether one of the last lines is a name of a person and little else."""
        text = subject.text.rstrip()
        lines = [line for line in text[-600:].split("\n")[1:] if line.strip()][-6:]
        start = len(text) - sum(len(line) + 1 for line in lines)
        if any(_INITIALS.fullmatch(line.strip()) for line in lines):
            return True
        persons = [name for name in subject.reading.names if name.kind is NameKind.PERSON and name.passage.start >= start]
        return any(name.passage.exact in line and len(line.strip()) < len(name.passage.exact) + 60 for name in persons for line in lines)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
