"""Quotations whose origin is not said rightly: without a source, translated or stressed without a word, with wrong dots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .altered import language_quoted
from .citing import Sure, cited_by, marks_after
from .differing import short_of
from .held import Looked, looked_up
from .stretches import GAP, Stretch, stretches_of

_WHOLE = 8
"""Words of a quotation from which on a source is asked for."""
_AROUND = 240
_EMPHASIS = re.compile(r"(?<![*\\])(\*{1,2}|__)(?=[^\s*_])(?P<words>[^*_\n]{1,200}?)(?<=[^\s*_])\1(?!\*)")
_WRONG_DOTS = re.compile(r"\[\.\.\]|\(\.\.\)|\[\.\.\.\)|\(\.\.\.\]|\[…\)|\(…\]|\[\.{4,}\]|\(\.{4,}\)|\[\.\.\.(?=\s[^\]]{0,40}$)")
_PLAIN = re.compile(r"(?<![\[(.])\s?(?:\.\.\.|…)(?![\])])\s?")
_LEADS = re.compile(r"(?::|—|–|-|,|\b(?:that|que|что|qu'|as|as follows))\s*[\"'*_(]*$", re.IGNORECASE)


class WithoutSource(Rule):
    """Whole sentences between quotation marks, and nothing near them says whose they are: no speaker, no note, no document.

    A quotation without a source is an assertion with quotation marks. Nobody can look it up, and the other side will ask.
    """

    code = "QUO401"
    title = "a quotation without a source"
    severity = Severity.NOTE
    example = (
        "The harbour was closed in May. The boats lay idle for a year and two of them sank.\n\n"
        "“Everybody in this town knew that the water would come one day.” The harbour opened again.\n"
    )
    counter_example = (
        "The harbour was closed in May. The boats lay idle for a year and two of them sank.\n\n"
        "“Everybody in this town knew that the water would come one day,” said the harbour master. The harbour opened again.\n"
    )
    sure = "Not sure: a speaker who is named two sentences before may be meant."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for stretch in stretches_of(subject):
            if stretch.single or stretch.count < _WHOLE or stretch.open_start or stretch.open_end:
                continue
            if _is_whole(subject, stretch) and not _has_source(subject, stretch):
                yield self.finding(subject, "Nothing near these words says whose they are.", short_of(subject, stretch))


def _is_whole(subject: Subject, stretch: Stretch) -> bool:
    """Say whether a whole sentence is quoted, standing for itself."""
    text, exact = subject.analysis.text, stretch.passage.exact.strip()
    before = text[max(0, stretch.outer.start - 40) : stretch.outer.start].rstrip("*_ ")
    alone = not before or before[-1] in '.!?\n"' or text[stretch.outer.start - 1 : stretch.outer.start] == "\n"
    first = re.search(r"[^\W_]", exact)
    return alone and first is not None and first.group().isupper() and exact.rstrip("*_ ")[-1:] in ".!?"


def _has_source(subject: Subject, stretch: Stretch) -> bool:
    quotation = stretch.quotation
    if quotation is not None and (quotation.speaker or quotation.cue):
        return True
    text = subject.analysis.text
    start, end = max(0, stretch.outer.start - _AROUND), min(len(text), stretch.outer.end + _AROUND)
    original = subject.analysis.normal.original(Span(start, end))
    if any(original.start <= one.passage.start < original.end for one in subject.reading.citations):
        return True
    if any(original.start <= one.passage.start < original.end for one in subject.reading.names):
        return True
    line = text.rfind("\n", 0, stretch.outer.start) + 1
    heads = re.match(r"\s*(?:[>#|-]|\d+[.)])", text[line : stretch.outer.start]) is not None
    return heads or bool(_LEADS.search(text, start, stretch.outer.start)) or _is_epigraph(text, stretch, line)


def _is_epigraph(text: str, stretch: Stretch, line: int) -> bool:
    """Say whether a line of its own stands between marks: a motto, a slogan, a title, a turn of talk."""
    end = text.find("\n", stretch.outer.end)
    return not text[line : stretch.outer.start].strip("*_ ") and not text[stretch.outer.end : len(text) if end < 0 else end].strip("*_ .")


class TranslatedAsVerbatim(Rule):
    """Words between quotation marks in another language than the document they are taken from, without a word that they are translated.

    The very words are in the other language. A translation between quotation marks is its translator's; two translations of one sentence
    differ, and the difference is then held against the author.
    """

    code = "QUO402"
    title = "a translated quotation given as the very words"
    severity = Severity.WARNING
    example = (
        "=== jugement.txt, 2017-05-04\nLe tribunal retient que le préfet n'avait jamais ouvert le dossier avant de signer l'arrêté.\n"
        "=== report.txt, 2018-02-01\nThe tribunal was clear: “the prefect had never opened the file before he signed the order”.¹\n\n"
        "¹ Judgment of 4 May 2017.\n"
    )
    counter_example = (
        "=== jugement.txt, 2017-05-04\nLe tribunal retient que le préfet n'avait jamais ouvert le dossier avant de signer l'arrêté.\n"
        "=== report.txt, 2018-02-01\nThe tribunal was clear: “the prefect had never opened the file before he signed the order”.¹\n\n"
        "¹ Judgment of 4 May 2017 (our translation).\n"
    )
    sure = "Sure where the note or a key names the document by its day and the document is in one other language."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if _says(subject.analysis.text, "translated"):
            return
        for looked in looked_up(subject):
            language = language_quoted(looked)
            if looked.exact or looked.near or not language:
                continue
            cites = cited_by(subject, looked.stretch)
            if cites is None or not cites.source.analysis.languages or language in cites.source.analysis.languages:
                continue
            if cites.sure is Sure.SENTENCE and looked.stretch.quotation is None:
                continue
            said = (
                f"{cites.source.name} is in another language ({cites.source.analysis.language}) than these words ({language}), "
                "and nothing says that they are translated."
            )
            yield self.finding(subject, said, short_of(subject, looked.stretch))


@cache
def _saying(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, table("quotations", "words")["said"][name])), re.IGNORECASE)


def _says(text: str, name: str) -> bool:
    return _saying(name).search(text) is not None


class EmphasisAdded(Rule):
    """Words stressed inside a quotation that are not stressed in its source, without "emphasis added".

    The stress is an argument of the author's. Between quotation marks it passes for the source's.
    """

    code = "QUO403"
    title = "emphasis added to a quotation without saying so"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds that the prefect had never read the file before he signed the order.\n"
        "=== report.md, 2018-02-01\nThe tribunal found that “the prefect had **never read** the file before he signed the order”.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds that the prefect had never read the file before he signed the order.\n"
        "=== report.md, 2018-02-01\nThe tribunal found that “the prefect had **never read** the file before he signed” (emphasis added).\n"
    )
    sure = "Sure where the source marks no emphasis there; a source read from a scan or as plain text may have lost its own."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if "*" not in subject.text and "__" not in subject.text:
            return
        for looked in looked_up(subject):
            found = _EMPHASIS.search(looked.stretch.passage.exact) if looked.exact else None
            if found is None or len(found["words"].split()) >= looked.stretch.count - 1:
                continue
            if _has_emphasis(looked) or _is_said(subject, looked.stretch):
                continue
            passage = looked.stretch.passage
            where = Passage.of(subject.text, passage.start + found.start(), passage.start + found.end())
            said = f"“{found['words']}” is not stressed in {looked.exact[0].source.name}, and nothing says that the emphasis is added."
            yield self.finding(subject, said, where, related=[looked.exact[0].source.place(*looked.exact[0].span)])


def _has_emphasis(looked: Looked) -> bool:
    return any(_EMPHASIS.search(held.source.passage(*held.span).exact) for held in looked.exact)


def _is_said(subject: Subject, stretch: Stretch) -> bool:
    text = subject.analysis.text
    near = text[stretch.outer.end : stretch.outer.end + _AROUND]
    notes = [one.target_passage.exact for one in marks_after(subject, stretch) if one.target_passage]
    return any(_says(one, "stressed") or _says(one, "original") for one in (near, *notes))


class WrongDots(Rule):
    """Dots in a quotation that are written wrongly, or that stand for nothing, or that do not say whose they are.

    Words left out are marked by dots in brackets, so that they are not taken for the speaker's own pause. Brackets that do not close, or
    two dots for three, leave it open; dots where the source has no gap claim that something was left out.
    """

    code = "QUO404"
    title = "dots or brackets of a quotation that are wrong"
    severity = Severity.NOTE
    example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds that the prefect had never read the file before he signed the order.\n"
        "=== report.txt, 2018-02-01\nThe tribunal found that “the prefect had never read the file [..] he signed the order”.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds that the prefect had never read the file before he signed the order.\n"
        "=== report.txt, 2018-02-01\nThe tribunal found that “the prefect had never read the file […] he signed the order”.\n"
    )
    sure = "Sure for the form of the brackets; for the rest where the source is at hand."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.text
        for stretch in stretches_of(subject):
            for match in _WRONG_DOTS.finditer(text, stretch.passage.start, stretch.passage.end):
                passage = Passage.of(text, *match.span())
                fix = Fix(passage, "[…]") if match.group()[-1] in ")]" else None
                yield self.finding(subject, f"“{match.group()}”: the sign for words left out is […].", passage, fix=fix)
        for looked in looked_up(subject):
            if looked.exact and len(looked.stretch.pieces) > 1:
                yield from self._held(subject, looked)

    def _held(self, subject: Subject, looked: Looked) -> Iterator[Finding]:
        held = looked.exact[0]
        pieces = list(zip(looked.stretch.pieces, held.pieces, strict=True))
        for (one, found), (other, following) in pairwise(pieces):
            if found is None or following is None or not GAP.fullmatch(other.gap):
                continue
            gap = subject.analysis.passage(one.words.ends[-1], other.words.starts[0])
            dots = other.gap.strip("[]() .…") == ""
            if dots and following.start == found.end:
                said = f"Nothing is left out here: {held.source.name} reads on."
                yield self.finding(subject, said, gap, related=[held.source.place(*held.span)])
            elif dots and _PLAIN.fullmatch(gap.exact) and following.start > found.end:
                said = f"Words of {held.source.name} are left out, and the dots stand without brackets."
                yield self.finding(subject, said, gap, related=[held.source.place(*held.span)], fix=Fix(gap, " […] "))
