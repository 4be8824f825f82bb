"""The head and the foot of a text: the short lines before its first paragraph and behind its last, in which it says when and by whom it is.

Invariant: a line of the head or foot is never running text, a row of a table, a point, a note, an attachment or the subject of a letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ..dates.written import written_days
from ..subject import Subject
from ..tables import table

_LINE = re.compile(r"[^\n]+")
_LONG, _SENTENCE = 170, 90
"""Letters from which on a line is running text, and from which on it is where it ends like a sentence."""
_MOST = 16
_NO_LINE = re.compile(
    r"[ \t]*(?:[-*•–][ \t]|\(?(?:\d{1,3}|[a-zа-я])[.)][ \t]|\||\[(?:\^\w{1,6}|\d{1,3})\]|[⁰¹²³⁴-⁹]"
    r"|[*_]*(?:re|ref|subject|object|concerning|objet|concerne|réf|тема|касательно|предмет|кас)\.?[*_]*\s?:)",
    re.IGNORECASE,
)
_DAY_LINE = re.compile(
    r"[ \t*_]*(?:[^\W\d_]+,? )?\d{1,2}(?:st|nd|rd|th|er)? [^\W\d_]{3,12}\.?,? (?:19|20)\d\d(?: (?:года?|г\.))?[*_]*[ \t]*[–—:|-]"
)
"""A line of a chronology."""
APPARATUS = re.compile(
    r"[ \t#*_\dIVX.)]*(?:notes?|foot ?notes|endnotes|annex(?:es)?|appendi\w+|attach\w+|exhibits?|tabs?|encl\w*|documents|sources|references"
    r"|bibliograph\w+|pièces?|bordereau|liste|références|приложени\w|примечани\w|сноск\w|источник\w|перечень|anlagen?)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"[ \t*_]*(?:[^\W\d_a-zà-öø-ÿа-яё]\.[ \u00a0-]?){1,3}[^\W\d_a-zà-öø-ÿа-яё][\w'’-]{2,}(?:[ -][^\W\d_a-zа-яё][\w'’-]+)?"
    r"(?:,[^\n]{1,60})?[ \t*_,]*"
)
"""A name with initials before it, which looks like a point of a list: "I. Marrow"."""
_NAME = re.compile(
    r"(?<![\w.])[^\W\d_a-zà-öø-ÿа-яё][\w'’.-]*(?:[ \t]+(?:(?:de|du|von|van|of|d'|al|el|der|la|le)[ \t]+)?[^\W\d_a-zà-öø-ÿа-яё][\w'’.-]*)+"
)


@dataclass(frozen=True, slots=True)
class Ends:
    """The lines of the head and of the foot, and where the last running text ends."""

    head: tuple[Span, ...]
    foot: tuple[Span, ...]
    body_end: int


def ends_of(subject: Subject) -> Ends:
    """Return the head and the foot of a document, as stretches of the text layer."""
    return subject.once_alone("structure: head and foot", lambda: _ends(subject))


def _ends(subject: Subject) -> Ends:
    text = subject.text
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match.group().strip()]
    cited = [one.passage.span for one in subject.reading.citations if one.kind in {"footnote", "attachment", "contents"}]
    head: list[Span] = []
    for line in lines[:_MOST]:
        shown = text[line.start : line.end]
        if _is_running(shown) or (head and re.match(r"[ \t]*##", shown)) or _salutation().match(shown):
            break
        if not _NO_LINE.match(shown):
            head.append(line)
    foot: list[Span] = []
    body_end = 0
    for line in reversed(lines[len(head) :]):
        shown = text[line.start : line.end]
        if any(span.overlaps(line) for span in cited) or APPARATUS.match(shown):
            continue
        if _is_running(shown) or shown.lstrip().startswith("|"):
            body_end = line.end
            break
        if (not _NO_LINE.match(shown) or _INITIALS.fullmatch(shown)) and not _DAY_LINE.match(shown):
            foot.append(line)
    return Ends(tuple(head), tuple(reversed(foot[:_MOST])), body_end)


def _is_running(line: str) -> bool:
    return len(line) > _LONG or (len(line) > _SENTENCE and line.rstrip(' *_"”»)').endswith((".", ":", ";", "?", "!")))


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(rf"[ \t]*(?:{'|'.join(table('structure', 'words')['letters']['salutations'])})[^\n]{{0,80}}[,!:]?[ \t]*$")


@cache
def _genres() -> re.Pattern[str]:
    rows = table("structure", "words")
    kinds = sorted({kind for row in rows["calling"]["kinds"] for kind in row} | set(rows["masthead"]["genres"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, kinds))})(?!\w)", re.IGNORECASE)


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('structure', 'words')['masthead'][key])})", re.IGNORECASE)


def genre_of(subject: Subject) -> str:
    """Return what a short line of the head calls the text, such as "report" or "note"; empty where none does and nobody is addressed."""
    for line in ends_of(subject).head:
        shown = subject.text[line.start : line.end]
        if (match := _genres().search(shown)) is not None:
            return match.group().lower()
        if _words("addressed").match(shown.strip(" \t#*_")):
            return "text"
    return ""


def is_authored(subject: Subject) -> bool:
    """Say whether the head tells by whom the text is: "a report by", "submitted by", "From:"."""
    text = subject.text
    return any(_words("authors").search(text[line.start : line.end]) for line in ends_of(subject).head)


def has_date_line(subject: Subject) -> bool:
    """Say whether a line of the head or foot tells a day or a month with its year."""
    ends = ends_of(subject)
    told = [one.passage for one in subject.reading.dates if re.match(r"\d{4}-\d\d", one.edtf) and not one.relative]
    days = [one.span for one in told if " / " not in one.exact]  # "paper 7 / 2024" is a number
    days += [subject.analysis.passage(day.span.start, day.span.end).span for day in written_days(subject)]
    own = [line for line in (*ends.head, *ends.foot) if not _is_of_another(subject.text[line.start : line.end])]
    return any(line.overlaps(day) for line in own for day in days)


def _is_of_another(line: str) -> bool:
    """Say whether the days of a line are those of something else: of a person, of the decision that is attacked, of a measure in force."""
    return _words("of_others").match(line.lstrip(" \t#*_>-|")) is not None or _words("day_of_others").search(line) is not None


def blank_date(subject: Subject) -> Passage | None:
    """Return the line of the head or foot that holds a place for the date with no date in it."""
    for line in (*ends_of(subject).head, *ends_of(subject).foot):
        if _blank_day().search(subject.text[line.start : line.end]):
            return Passage.of(subject.text, line.start, line.end)
    return None


@cache
def _blank_day() -> re.Pattern[str]:
    rows = table("structure", "words")["masthead"]
    gap = r"(?:_{2,}|…+|\.{3,}|(?<!\w)[Xx]{2,}|\?{2,}|-{3,})"
    named = rf"[\[({{<][ _.…]*(?i:{'|'.join(rows['date_words'])})(?![\w'’])[^\])}}>\n]{{0,30}}[\])}}>]"
    of_place = rf"^[ \t*_#]*[^\W\d_a-zа-я][\w'’ -]{{1,40}},[ \t]*(?:(?:le|the|on|den|dated|от)[ \t]*)?{gap}[^\w\n]*$"
    of_year = rf"(?:{gap}|«[ _.…]*»)[ \t]*(?:[^\W\d_]{{3,10}}|{gap})[ \t]+(?:19|20)\d\d"
    of_year += rf"|\d{{1,2}}(?:st|nd|rd|th|er)?[ \t]+{gap}[ \t]+(?:19|20)\d\d"
    year_lost = r"\d{1,2}(?:st|nd|rd|th|er)?[ \t]+[^\W\d_]{3,10}[ \t]+20(?:__?|XX|xx|\.\.|…|\?\?)"
    empty = (
        rf"^[ \t*_#]*(?:{'|'.join(rows['date_labels'])})[ \t*_]*:[ \t*_]*(?:{gap})?[ \t*_]*$|(?<!\w)(?:{'|'.join(rows['no_date'])})(?!\w)"
    )
    return re.compile("|".join((named, of_place, of_year, year_lost, empty)))


def blank_name(subject: Subject) -> Passage | None:
    """Return the line of the foot that holds a place for a name or signature with none in it."""
    for line in ends_of(subject).foot:
        shown = subject.text[line.start : line.end]
        place = _words("no_name").search(shown)
        bare = place and not _NAME.search(shown[: place.start()] + "," + shown[place.end() :])
        if (bare or _BLANK.match(shown)) and not (_is_of_hand(shown) and is_beside_name(subject, line)):
            return Passage.of(subject.text, line.start, line.end)
    return None


def _is_of_hand(line: str) -> bool:
    """Say whether a place is one for the hand of whoever is named beside it, and not for the name."""
    return _HAND.fullmatch(line) is not None or _BLANK.match(line) is not None


def is_beside_name(subject: Subject, place: Span) -> bool:
    """Say whether the line above or below a place for the hand, or the one beyond a line of an office, tells who signs.

    A line with a place and a date is no name, nor is one of a list.
    """
    text = subject.text
    above = [line for line in text[: place.start].split("\n")[:-1] if line.strip()][-2:][::-1]
    below = [line for line in text[place.end :].split("\n")[1:] if line.strip()][:2]
    persons = [one.passage.exact for one in subject.reading.names if one.kind is NameKind.PERSON]
    for lines in (above, below):
        for line in lines:
            shown = line.strip(" \t*_")
            if (
                len(shown) > _SENTENCE
                or (_NO_LINE.match(line) and not _INITIALS.fullmatch(line))
                or APPARATUS.match(line)
                or line.lstrip().startswith(("#", "|"))
            ):
                break
            if _YEAR.search(shown) or _behalf().match(shown):
                continue
            if any(name in shown for name in persons) or (_NAME.match(shown) and not is_office(shown)) or _INITIALS.fullmatch(line):
                return True
    return False


@cache
def _behalf() -> re.Pattern[str]:
    """Match the line that tells for whom somebody signs."""
    return re.compile(rf"(?:{'|'.join(table('structure', 'words')['letters']['behalf'])})\s", re.IGNORECASE)


def is_office(line: str) -> bool:
    """Say whether a line tells nothing but an office: "Money Laundering Reporting Officer", "Executive Director, ATA"."""
    office = _words("offices")
    parts = re.split(r",|;|\s[–—-]\s|\bof\b|\bde\b|\bdu\b", line)
    return office.search(line) is not None and not any(_NAME.search(part) and not office.search(part) for part in parts)


_HAND = re.compile(
    r"[ \t*_\[({<]*(?:signature|signed|s(?:igned)?/?|sgd\.?|signée?|подпись|подписано|l\.? ?s\.?)[ \t*_:.…)\]}>]*", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BLANK = re.compile(r"[ \t*]*(?:_{4,}|…{2,}|\.{5,}|X{3,})[ \t*]*(?:,[^\n]*)?\Z")


def is_signed(subject: Subject) -> bool:
    """Say whether a line of the foot names somebody."""
    text = subject.text
    persons = [one.passage.span for one in subject.reading.names if one.kind in {NameKind.PERSON, NameKind.BODY}]
    for line in ends_of(subject).foot:
        shown = text[line.start : line.end]
        if text[line.start : line.end].lstrip().startswith("#") or _blank_day().search(shown):
            continue
        if (
            any(line.overlaps(one) for one in persons)
            or (_NAME.search(shown) and not is_office(shown))
            or _INITIALS.fullmatch(shown)
            or re.fullmatch(r"[ \t*_]*[^\W\d_a-zа-я]{1,3}\.?[ \t*_]*", shown)
        ):
            return True
    return False


def head_shown(subject: Subject, *, longest: int = 290) -> Passage:
    """Quote the head, or the first line where there is none."""
    head = ends_of(subject).head
    text = subject.text
    first = re.search(r"\S[^\n]*", text)
    start = head[0].start if head else first.start() if first else 0
    end = head[-1].end if head else first.end() if first else min(1, len(text))
    return Passage.of(text, start, max(start + 1, min(end, start + longest)))
