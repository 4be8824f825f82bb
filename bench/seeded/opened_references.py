"""References as they go wrong when notes are copied and lists renumbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from .dossiers import Clean, Source
from .layout import Piece
from .opened_places import Cited, cited, elsewhere, in_sources, line_at, paragraphs_of, spans_of
from .planting import Kind, Plan, Span
from .proof import folded

_WORDS = r"[Aa]nnexe?|Tab|Document|Exhibit|Appendix|Enclosure|Attachment|[Пп]риложение"
_LISTED = re.compile(rf"^(?:{_WORDS})\s(?P<label>\d+|[A-G])(?=[:. ])", re.MULTILINE)
_CITED = re.compile(rf"\((?:{_WORDS})\s(?P<label>\d+|[A-G])\)")
_HEAD = re.compile(r"^(?:\[\^\d+\]: |\[\d+\] |[⁰¹²³⁴-⁹]+ )")
_DOCKETS = re.compile(
    r"HC-2017-00341|214/2018|77/2019|1190/2018|3 C 118/2019|12 Ca 40/2021|Application 52 of 2016|Criminal Appeal 8 of 2017"
    r"|reference 27 of 2018|no\. 4471|1800417|18MB02291|№ 118|Application 9/2018"
)


def _followers(listed: list[Cited], at: int) -> tuple[Span, ...]:
    """Return the notes after one that say no more than "ibid.", with their marks: what they repeat has changed."""
    spans: list[Span] = []
    for one in listed[at + 1 :]:
        if not one.ibid:
            break
        spans += [one.note.span, *spans_of(one)]
    return tuple(spans)


def _lines_of_list(clean: Clean, *labels: str) -> tuple[Span, ...]:
    return tuple(line_at(clean, match.start()) for match in _LISTED.finditer(clean.text) if match["label"] in labels)


def _holds(source: Source | None, paragraph: int, quotation: Piece | None) -> bool:
    text = paragraphs_of(source).get(paragraph, "") if source else ""
    return bool(quotation) and folded(quotation.text if quotation else "").rstrip(".,") in folded(text)


def _pinpoint_astray(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The number of the paragraph in a note: another one, in which the quoted words do not stand, or one beyond the last."""
    listed = list(cited(clean))
    for at, one in enumerate(listed):
        if not one.source or not one.pinpoint or not paragraphs_of(one.source):
            continue
        told, last = int(one.pinpoint["number"]), max(paragraphs_of(one.source))
        beyond = [last + chance.randint(3, 9), told + 10 * chance.randint(1, 3)]
        others = [number for number in paragraphs_of(one.source) if number != told and not _holds(one.source, number, one.quotation)]
        new = chance.choice(others if _holds(one.source, told, one.quotation) and chance.random() < 0.6 else [max(beyond), beyond[0]])
        start, end = one.pinpoint.span("number")
        yield Plan(start=start, end=end, new=str(new), also=(*spans_of(one), *_followers(listed, at)))


def _annex_of_another(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The annex in a note: that of another document of the list."""
    labels = [match["label"] for match in _LISTED.finditer(clean.text)]
    for one in cited(clean):
        match = _CITED.search(clean.text, one.note.start, one.note.end)
        if match and match["label"] in labels and len(labels) > 1:
            new = chance.choice([label for label in labels if label != match["label"]])
            start, end = match.span("label")
            yield Plan(start=start, end=end, new=new, also=(one.mark, *_lines_of_list(clean, match["label"], new)))


def _ibid_to_another(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """A citation in full replaced by "ibid." although the note before cites another document."""
    listed = list(cited(clean))
    word = "Там же" if clean.language == "ru" else "Ibid."
    for before, one in pairwise(listed):
        if one.ibid or not one.source or not before.source or one.source is before.source:
            continue
        head = _HEAD.match(one.note.text)
        start = one.note.start + (head.end() if head else 0)
        tail = f", {clean.text[slice(*one.pinpoint.span())]}." if one.pinpoint else ("." if word == "Там же" else "")
        annex = _CITED.search(one.note.text)
        lines = _lines_of_list(clean, annex["label"]) if annex else ()
        also = (*spans_of(one), *lines, *_followers(listed, listed.index(one)))
        yield Plan(start=start, end=one.note.end, new=word + tail, also=also)


def _notes_exchanged(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """The words of two neighbouring notes have changed places; the marks in the text have not."""
    listed = list(cited(clean))
    for at, (one, other) in enumerate(pairwise(listed)):
        heads = [_HEAD.match(each.note.text) for each in (one, other)]
        if not all(heads) or (one.ibid and other.ibid) or one.note.end >= other.note.start:
            continue
        begun = [each.note.start + head.end() for each, head in zip((one, other), heads, strict=True) if head]
        first, second = clean.text[begun[0] : one.note.end], clean.text[begun[1] : other.note.end]
        differ = one.source is not other.source or (one.pinpoint and other.pinpoint and one.pinpoint["number"] != other.pinpoint["number"])
        if differ:
            new = second + clean.text[one.note.end : begun[1]] + first
            yield Plan(start=begun[0], end=other.note.end, new=new, also=(*spans_of(one), *spans_of(other), *_followers(listed, at + 1)))


def _docket_miscopied(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The number of a case or file that the source gives in another way: two digits exchanged, one doubled or lost."""
    for match in _DOCKETS.finditer(clean.text):
        if not in_sources(clean, match.group()):
            continue
        run = max(re.finditer(r"\d+", match.group()), key=lambda one: (len(set(one.group())), len(one.group())))
        new = _miscopied(run.group(), chance)
        if new != run.group():
            start = match.start() + run.start()
            yield Plan(start=start, end=start + len(run.group()), new=new, also=elsewhere(clean, match.group(), match.start()))


def _miscopied(digits: str, chance: Random) -> str:
    at = chance.randrange(len(digits) - 1) if len(digits) > 1 else 0
    swapped = digits[:at] + digits[at + 1 : at + 2] + digits[at] + digits[at + 2 :]
    doubled = digits[: at + 1] + digits[at:]
    bumped = digits[:-1] + str((int(digits[-1]) + chance.choice([1, 3, 5])) % 10)
    return chance.choice([swapped if swapped != digits and swapped[0] != "0" else bumped, bumped, doubled])


KINDS = (
    Kind(
        name="pinpoint astray",
        families=("REF", "QUO"),
        what="the note sends to a paragraph that does not exist or does not hold the words",
        plans=_pinpoint_astray,
    ),
    Kind(name="annex of another document", families=("REF",), what="the note names the annex of another document", plans=_annex_of_another),
    Kind(
        name="ibid. to another document",
        families=("REF", "QUO"),
        what="the note before cites another document",
        plans=_ibid_to_another,
    ),
    Kind(
        name="neighbouring notes exchanged",
        families=("REF", "QUO"),
        what="two notes stand at each other's number",
        plans=_notes_exchanged,
    ),
    Kind(
        name="docket number miscopied",
        families=("REF", "FIG", "NAM"),
        what="the number of the case is not that of the document",
        plans=_docket_miscopied,
    ),
)
