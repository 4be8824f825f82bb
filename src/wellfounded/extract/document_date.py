"""The document's own date: where it says it, else what can be concluded, marked so.

Asked in this order: the mail header; a line that is a date (with a place) in the head or at the foot, first of all one above a
salutation; a date with a label ("dated", "Published:", "fait à … le"); a byline; what the file says of itself; and last the
latest date that the text tells of, marked ``~``. Where days without a year stand beside that ("on October 5"), the text is
later than its latest year, so the answer is an open interval (``2018-11/..``). Empty where nothing says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..errors import InputError
from ..model.documents import Metadata
from ..model.edtf import Edtf
from ..model.labels import RegionKind
from ..model.passages import Span
from ..model.reading import DateExpression
from .analysis import Analysis
from .document_date_concluded import concluded
from .document_date_words import date_words

MAIL_HEADER, LETTERHEAD, TEXT, METADATA = "mail header", "letterhead", "text", "metadata"

_HEAD = 2_500
"""Characters from the start in which the head of a document is looked for."""
_FOOT = 1_400
"""Characters from the end in which "Done at …" and a date under the signature are looked for."""
_ALONE = 8.0
"""The weight of a line that holds a date and at most a place."""
_AHEAD = 60
"""Days that a text may reach beyond its own date without a word of the future."""
_DIGEST = 31
"""Days that one digest or bulletin covers at most."""
_CLOCK = re.compile(
    r"^[,;]?\s*(?:at |à |в |um |alle |o godz\. )?(?:\d{1,2} час\w*\.?(?: \d{1,2} мин\w*\.?)?|\d{1,2} ?[:.h] ?\d\d(?::\d\d)?)"
    r"(?: ?[ap]\.?m\.?| uhr)?(?: \(?(?:BST|GMT|UTC|CET|CEST|EST|EDT|MSK|МСК)\)?)?",
    re.IGNORECASE,
)
"""A time of day after a date."""
_TOWN = re.compile(r"^\s*(?:г|гор|м|с|пос|ст)\.\s*(?=\w)", re.IGNORECASE)
"""The word for town before its name: "г. Москва"."""
_REFERENCE = re.compile(
    r"(?:исх|вих|исходящий)\.? ?(?:№|n|номер) ?\S+ (?:от|від)\s*$|(?:№|n°|no\.?|nr\.?) ?[\w/.-]+ (?:от|від|du|of|vom) *$", re.IGNORECASE
)
"""The number of a letter before its date."""
_DATE_OF = re.compile(
    r"(?:^|\W)(?:date (?:of|de|d'|der|del|di) ?(?:the |la |l')?\w+|дата \w+|data \w+|datum \w+"
    r"|adopted by .{3,50} on|adoptée? par .{3,50} le)\s*:?\s*$",
    re.IGNORECASE,
)
_RULING = re.compile(
    r"\s*(?:\w+ )?(?:определение|решение|постановление|приговор|ухвала|рішення|judge?ment|decision|order|arrêt|ordonnance|jugement|décision"
    r"|urteil|beschluss|sentenza|wyrok)\b.{0,60} (?:от|від|of|dated|du|vom|del|z dnia) $",
    re.IGNORECASE,
)
"""A title that names a ruling and its court before the date."""
_PLACE_AFTER = re.compile(
    r" ?[A-ZÀ-Ö]{3,}(?:[ ,-]+[A-ZÀ-Ö]{2,}){0,2}\s*|, (?:г\. ?|à |in )?[A-ZÀ-ÖА-ЯЁІЇЄҐ][\w-]+(?: [A-ZÀ-ÖА-ЯЁІЇЄҐ][\w-]+)?\s*"
)
"""A town after a date: "5 мая 2014 года, Сарна"."""
_MARKUP = re.compile(r"[ >#*_]*")
"""What plain text puts before a line to mark it as a heading, a quotation or emphasis."""
_WROTE = re.compile(r",? .{0,80}(?:wrote|a écrit|schrieb|ha scritto|napisał(?:\(a\))?|написал\w*|пишет|>) ?:?\s*", re.IGNORECASE)
"""After the date of a mail that is kept with the line that quotes it."""
_LINE = 90
"""A line of a head or a byline is no longer than this."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    edtf: str
    source: str
    score: float


def find_document_date(analysis: Analysis, dates: Sequence[DateExpression], metadata: Metadata) -> tuple[str, str]:
    """Return the document's own date in EDTF and where it comes from: mail header, letterhead, text or metadata.

    ``dates`` are those of the text, found without a reference. Both strings are empty where nothing tells the date.
    """
    sent = _read(metadata.sent)
    if sent:
        return sent, MAIL_HEADER
    placed = [(one, analysis.span_of(one.passage)) for one in dates]
    told = concluded(analysis, placed, by_weekday=False)
    best = max(_plausible(list(_candidates(analysis, placed)), told), key=lambda c: c.score, default=None)
    if best is not None:
        return best.edtf, best.source
    inferred = concluded(analysis, placed)
    for said in (metadata.created, metadata.modified):
        known = _read(said)
        if known and not _earlier(known, told):
            return known, METADATA
    return (inferred, TEXT) if inferred else ("", "")


def _read(text: str) -> str:
    """Return the day, month or year of what metadata say; empty where it is no date, or none that a computer clock can have meant."""
    try:
        edtf = Edtf.parse(text.strip()[:10]) if text.strip() else None
    except InputError:
        return ""
    return str(edtf) if edtf and edtf.earliest and edtf.earliest.year > 1980 else ""


def _earlier(known: str, inferred: str) -> bool:
    """Whether a file says a date before the latest one that its text tells of: then it is the date of something else."""
    if not inferred:
        return False
    last, first = Edtf.parse(known).latest, Edtf.parse(inferred).earliest
    return last is not None and first is not None and last < first


# -- where the document says it ------------------------------------------------------------------------------------------------


def _candidates(analysis: Analysis, placed: Sequence[tuple[DateExpression, Span]]) -> Iterator[_Candidate]:
    quoted = [
        analysis.normal.normal(r.span) for r in analysis.layer.regions_of(RegionKind.QUOTED, RegionKind.FOOTNOTE, RegionKind.CONTENTS)
    ]
    for one, span in placed:
        week = _week_of_title(analysis.text, one.edtf, span)
        if week:
            yield _Candidate(week, TEXT, 1.0)
        if one.relative or Edtf.parse(one.edtf).precision not in ("day", "month") or any(q.covers(span) for q in quoted):
            continue
        score, source = _weight(analysis.text, span)
        if score > 0:
            yield _Candidate(one.edtf, source, score - span.start / 1e6)


def _week_of_title(text: str, told: str, span: Span) -> str:
    """Return the last of the days that a title says its text is about: "Weekly digest, 12–18 November 2022"."""
    edtf = Edtf.parse(told)
    if not edtf.is_interval or "X" in told or edtf.earliest is None or edtf.latest is None or (edtf.latest - edtf.earliest).days > _DIGEST:
        return ""
    title = text.lstrip(" #*\n")
    begun = len(text) - len(title)
    line = title.partition("\n")[0]
    ends = not text[span.end : begun + len(line)].strip(" .)*")
    return edtf.latest.isoformat() if begun <= span.start < begun + len(line) <= begun + 2 * _LINE and ends else ""


def _plausible(found: list[_Candidate], inferred: str) -> list[_Candidate]:
    """Drop what cannot be: the many lone dates of a chronology, and a date years before the latest thing told.

    A text that tells of things up to 2020 was not written on the 1966 of its head; one that tells of a day two months ahead may
    have been.
    """
    alone = [c for c in found if _ALONE - 1 < c.score < _ALONE + 1]
    kept = [c for c in found if c not in alone] if len(alone) > 2 else found
    latest = Edtf.parse(inferred).earliest if inferred else None
    if latest is None:
        return kept
    late = [(c, (latest - (Edtf.parse(c.edtf).latest or latest)).days) for c in kept]
    return [replace(c, score=c.score - 3) if days > _AHEAD else c for c, days in late if days <= 10 * _AHEAD]


def _weight(text: str, span: Span) -> tuple[float, str]:
    """Weigh how much a date looks like the document's own from the line it stands on, 0 where it does not; and name the place."""
    head, foot = span.start < _HEAD, span.end > len(text) - _FOOT
    if not (head or foot):
        return 0.0, ""
    begin = text.rfind("\n", 0, span.start) + 1
    found = text.find("\n", span.end)
    end = found if found >= 0 else len(text)
    begin += len(_MARKUP.match(text, begin, span.start).group())  # type: ignore[union-attr]
    if head and _is_dateline(text[begin : span.start], text[span.end : span.end + 60]):
        return _ALONE - 1.0, LETTERHEAD
    if end - begin > 4 * _LINE:
        return 0.0, ""
    before, after = text[begin : span.start].rstrip("*_'\""), _CLOCK.sub("", text[span.end : end].strip("*_'\"/"), count=1)
    if len(" ".join(text[begin:end].split())) > _LINE:
        return 0.0, ""
    words = date_words()
    if span.start < 2 * _LINE and _WROTE.fullmatch(after):
        return 4.0, TEXT
    if words["page"].match(text[begin:end]):
        return (1.0 if head else 0.0), TEXT
    if words["births"].search(text[begin:end]):
        return 0.0, ""
    if words["hearings"].fullmatch(before.strip()):
        return (2.0 if head else 0.0), TEXT
    label = _label(before, after)
    joining = label or words["joining"].search(before)
    place = before[: joining.start()] if joining else before
    if _is_place(place) and _ends_line(after):
        if head and (place.strip() or not label):
            return _ALONE + 2.0 * _salutation_follows(text, end) + (0.5 if place.strip() else 0.0), LETTERHEAD
        if not label or place.strip():
            return (6.0 if place.strip() or not _has_head(text) else 5.0), LETTERHEAD
    return _weight_in_line(before, after, labelled=bool(label), head=head and span.start < 1_500), TEXT


def _label(before: str, after: str) -> re.Match[str] | None:
    """Return the words before a date that say that it is the document's own: "Published on", "№ 12 от", "Date of alert:"."""
    words = date_words()
    opening = words["opening"].fullmatch(before) if _ends_line(after) else None
    return (
        words["labels"].search(before) or opening or _REFERENCE.search(before) or _DATE_OF.search(before) or words["appeared"].match(before)
    )


def _is_dateline(before: str, after: str) -> bool:
    """Whether a date opens a dispatch: "SARNE, 5 May 2014 (Agency) —"."""
    opens = before.rstrip().endswith((",", "(", ")", "–", "—", "-")) and _is_place(re.sub(r"\s*\([^()]{1,20}\)", "", before))
    return (
        opens and bool(before.strip()) and _CLOCK.sub("", after, count=1).lstrip().startswith((".", ",", "(", ")", "–", "—", "-", "/", "|"))
    )


def _ends_line(after: str) -> bool:
    """Whether nothing follows the date on its line but a reference number, or a place set apart by a wide space."""
    rest = after.strip(" .,;:|–-")
    if _PLACE_AFTER.fullmatch(after):
        return True
    return not rest or rest.startswith(("№", "N°", "n°", "Nr", "No.")) or (after.startswith("  ") and len(rest) <= 40)


def _weight_in_line(before: str, after: str, *, labelled: bool, head: bool) -> float:
    if labelled:
        return 5.0 if len(before) < 40 else 3.0
    if head and (date_words()["rulings"].search(before) or _RULING.match(before)):
        return 3.0
    return 2.0 if head and _is_byline(before, after) else 0.0


def _is_place(before: str) -> bool:
    """Whether what stands before a date on its line is nothing, or at most a place: "Brussels,", "г. Энск,", "fait à Paris,"."""
    bare = _TOWN.sub("", before).strip(' ,:;–-(«"')
    if not bare:
        return True
    if len(bare) > 40 or len(bare.split()) > 4 or any(c.isdigit() or c == "|" for c in bare) or not bare[0].isalpha():
        return False
    return before.rstrip()[-1] in ",–-(" or before.endswith("   ") or all(word[0].isupper() for word in bare.split())


def _salutation_follows(text: str, end: int) -> bool:
    lines = [line for line in text[end : end + 900].split("\n") if line.strip()][:12]
    return any(date_words()["salutations"].match(line) for line in lines)


def _has_head(text: str) -> bool:
    return bool(date_words()["salutations"].search(text[:_HEAD]))


def _is_byline(before: str, after: str) -> bool:
    """Whether a short line names a source or an author beside the date, and is not a sentence."""
    rest = (before + after).strip()
    return not rest.endswith((".", ":", ";")) and (
        before.rstrip()[-1:] in ("|", "–", "-", "·", "•", ",", "/", "(") or after.lstrip()[:1] in ("|", "–", "-", "·", "•", "/", ")")
    )


# -- what can be concluded -----------------------------------------------------------------------------------------------------
