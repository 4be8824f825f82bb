"""Quotations as they go wrong at the hands of a careful writer: tense, emphasis, marks, and sentences that stand apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean, Source
from .layout import Piece, marks, notes, quotations
from .opened_places import sentence_at
from .planting import Kind, Plan, Span
from .proof import folded

_TENSE = {
    "en": {
        "is": "was",
        "are": "were",
        "has": "had",
        "have": "had",
        "was": "is",
        "were": "are",
        "had": "has",
        "must": "should",
        "shall": "will",
        "may": "might",
        "will": "would",
        "cannot": "could not",
        "does": "did",
        "did": "does",
        "find": "found",
        "can": "could",
        "lies": "lay",
        "takes": "took",
        "differs": "differed",
        "prosecution": "prosecutions",
    },
    "fr": {
        "est": "était",
        "a": "avait",
        "suffit": "suffisait",
        "constitue": "constituait",
        "était": "est",
        "saurait": "pouvait",
        "sera": "serait",
        "exécute": "exécutait",
        "méprise": "méprisait",
        "compte": "comptait",
        "mentionne": "mentionnait",
    },
    "ru": {
        "привёл": "приводит",
        "оставлены": "были оставлены",
        "обязан был": "обязан",
        "верит": "верил",
        "просил": "просит",
        "сказано": "было сказано",
        "заявил": "заявляет",
        "приведено": "приводится",
        "умеем": "умели",
        "Нельзя": "Нельзя было",
        "намерен": "намеревался",
    },
}
_STRONGER = {
    "en": (r"\b(?:is|are|was|were|have|has|had|not|be|who|been)\b(?= [a-z])", ["clearly", "manifestly", "deliberately", "plainly"]),
    "fr": (
        r"\b(?:est|constitue|suffit|sans que l'intéressé ait|qu'elle n'a|compte|a|sera|pas)\b(?= [a-zé])",
        ["manifestement", "évidemment"],
    ),
    "ru": (r"\b(?:не|оставлены|уже|что|никто)\b(?= [а-я])", ["явно", "вообще", "заведомо"]),
}


def _known(clean: Clean, words: str) -> bool:
    return any(folded(words).rstrip(".,") in folded(source.text) for source in clean.sources)


def _language(clean: Clean, quotation: Piece) -> str:
    return "ru" if re.search(r"[а-я]", quotation.text) else clean.language


def _note_of(clean: Clean, place: int) -> tuple[Span, ...]:
    """Return the mark that follows a quotation, and its note."""
    mark = next((one for one in marks(clean) if 0 <= one.start - place <= 4), None)
    return (mark.span, *(note.span for note in notes(clean) if note.number == mark.number)) if mark else ()


def _tense_shifted(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """A verb inside the marks takes the tense of the sentence around it."""
    for quotation in quotations(clean, words=4):
        table = _TENSE[_language(clean, quotation)]
        for match in re.finditer(rf"(?<!['’\w])(?:{'|'.join(table)})\b", quotation.text):
            new = table[match.group()]
            start = quotation.start + match.start()
            if not _known(clean, quotation.text[: match.start()] + new + quotation.text[match.end() :]):
                yield Plan(start=start, end=start + len(match.group()), new=new, also=(quotation.span,))


def _strengthened(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A word of emphasis that the writer of the dossier would have liked to read."""
    for quotation in quotations(clean, words=4):
        pattern, words = _STRONGER[_language(clean, quotation)]
        for match in re.finditer(pattern, quotation.text):
            at = quotation.start + match.end()
            yield Plan(start=at, end=at, new=f" {chance.choice(words)}", also=(quotation.span,))


def _mark_slid(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The mark has slid: words of the writer stand inside the quotation."""
    for quotation in quotations(clean, words=3):
        opened = max(clean.text.rfind("“", 0, quotation.start), clean.text.rfind("«", 0, quotation.start))
        mark = re.compile(r"\s?[”»]").match(clean.text, quotation.end)
        closed = mark.end() if mark else quotation.end
        before = re.search(rf"(?:[^\W\d_]+ ){{{chance.randint(1, 3)}}}$", clean.text[:opened])
        after = re.match(rf"(?: [^\W\d_]+){{{chance.randint(1, 3)}}}(?=[ .,;])", clean.text[closed:])
        if before and "\n" not in before.group() and not _known(clean, before.group() + quotation.text):
            new = clean.text[opened : quotation.start] + before.group()
            yield Plan(start=before.start(), end=quotation.start, new=new, also=(quotation.span,))
        if after and not _known(clean, quotation.text + after.group()):
            new = after.group() + clean.text[quotation.end : closed]
            yield Plan(start=quotation.end, end=closed + after.end(), new=new, also=(quotation.span,))


def _sentences(source: Source) -> list[str]:
    lines = [re.sub(r"^\d+\. ", "", line.strip()) for line in source.text.splitlines()]
    whole = [line for line in lines if not re.search(r"\b[A-ZА-Я]\. |Article \d|ОТМЕН", line)]
    return [one.strip() for line in whole for one in re.findall(r"(?:(?<=\. )|^)[A-ZÀ-ÝА-Я][^.!?:“”«»]{25,150}\.", line)]


def _welded(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A second sentence, from another place of the same source, follows within the marks without a sign that words are left out."""
    for quotation in quotations(clean, words=4):
        if not quotation.text.endswith((".", "?")) and clean.text[quotation.end + 1 : quotation.end + 2] != ".":
            continue
        words = folded(quotation.text).rstrip(".,")
        for source in clean.sources:
            others = _sentences(source)
            home = [at for at, one in enumerate(others) if folded(one).rstrip(".") in words or words in folded(one)]
            far = [one for at, one in enumerate(others) if home and min(abs(at - there) for there in home) > 1]
            if words not in folded(source.text) or not far:
                continue
            stop = "" if quotation.text.endswith((".", "?")) else "."
            more = chance.choice(far)
            also = (quotation.span, sentence_at(clean, quotation.start), *_note_of(clean, quotation.end))
            yield Plan(start=quotation.end, end=quotation.end, new=f"{stop} {more if not stop else more.rstrip('.')}", also=also)
            break


KINDS = (
    Kind(name="tense of the quotation shifted", families=("QUO",), what="a verb was adapted inside the marks", plans=_tense_shifted),
    Kind(
        name="quotation made stronger", families=("QUO", "ATT"), what="a word of emphasis was added inside the marks", plans=_strengthened
    ),
    Kind(name="quotation mark slid", families=("QUO",), what="words of the writer stand inside the marks", plans=_mark_slid),
    Kind(name="quoted sentences welded", families=("QUO", "REF"), what="two passages that stand apart are quoted as one", plans=_welded),
)
