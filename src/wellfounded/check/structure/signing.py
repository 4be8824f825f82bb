"""Where a text is signed, and nobody's name stands: under the closing words, beside the last date, behind "the signatories:".

Invariant: what stands between the words of signing and the notes, annexes or end of the text is looked at whole; one line there that may
be a name is enough to leave it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..dates.written import written_days
from ..rule import Rule
from ..running import in_code
from ..subject import Subject
from ..tables import table
from .masthead import blank_name, ends_of, genre_of, is_authored, is_beside_name, is_signed

_TAIL = 0.34
"""The part of a text before which nobody signs it."""
_APPARATUS = re.compile(
    r"[ \t]*(?:#|\*{0,2}(?:notes?|footnotes|endnotes|annex|appendi|attach|exhibit|tabs?\b|enclos|encl|documents|sources|references"
    r"|bibliograph|copy|copies|cc\b|p\.? ?s"
    r"|contents|list of|pièces?|bordereau|copie|sommaire|liste|références|прил|копи|примеч|сноск"
    r"|источник|список|документ|перечень|anlage|quellen|anmerkung|fußnoten)"
    r"|\[\^?\d|[⁰¹²³⁴-⁹]|---|___|\*\*\*)",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(r"(?m)^[ \t*_]*(?P<mark>\(?(?:signed|signature|signé|подпись|подписано)\)?)[:. \t*_]*$", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w.’'-]*")
_OF_A_NAME = 2
_DATE_LINE, _HEAD = 60, 600
_AUTHOR = re.compile(
    r"\b(?:(?:published|prepared|compiled|written|issued|edited|submitted|drafted|report) by|by [A-Z]\w+ [A-Z]\w+|authors?\b"
    r"|(?:publié|rédigé|établi|préparé|écrit)e? par|auteurs?\b"
    r"|автор|составител|подготовлен|составлен|press release|communiqué de presse|пресс-релиз)",
    re.IGNORECASE,
)


class NameLost(Rule):
    """The words under which a text is signed, and no name: a closing formula, a place and a date, or "the signatories:" with nothing there.

    The names were cut off with the end of the page, or never came. A letter that nobody signed is no letter, and a report that nobody
    answers for is not read by a court.
    """

    code = "STR110"
    title = "a place for the signature without a name"
    severity = Severity.WARNING
    example = (
        "Lund, 3 May 2015\n\nDear Minister,\n\nAs tenants of the mill we ask you to look at the order once more.\n\nYours faithfully,\n\n"
        "Annexes\n\n1. The order of 3 March 2015\n2. The lease of 2011\n"
    )
    counter_example = example.replace("faithfully,\n\n", "faithfully,\n\nIda Marrow\nPer Holt, tenants\n\n")
    sure = "Nearly sure behind closing words; where only a place and a date end the text, a signature that is a picture is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        text = subject.text
        for match in (*_closing().finditer(text), *_announcing().finditer(text), *_for_others().finditer(text)):
            if match.start() > len(text) * _TAIL and not in_code(subject, match.start()) and self._is_bare(text, match.end()):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                yield self.finding(
                    subject, "Nobody's name stands behind these words.", Passage.of(text, max(start, match.end() - 160), match.end())
                )
                return
        signed = next((match for match in _SIGNED_BY.finditer(text, int(len(text) * _TAIL)) if not in_code(subject, match.start())), None)
        if signed is not None and self._names_nobody(text, signed.end()) and not is_beside_name(subject, Span(*signed.span())):
            yield self.finding(
                subject, "This says that somebody signed, and nobody's name stands here.", Passage.of(text, *signed.span("mark"))
            )
            return
        yield from self._beside_date(subject)

    def _names_nobody(self, text: str, at: int) -> bool:
        """Say whether the next line is no name: it is missing, is a line of notes, or has one word with a capital, as an office has."""
        line = next((one.strip(" \t*_") for one in text[at:].split("\n")[1:4] if one.strip()), "")
        return not line or _APPARATUS.match(line) is not None or (len(_CAPITALS.findall(line)) < _OF_A_NAME and len(line) < _DATE_LINE)

    def _beside_date(self, subject: Subject) -> Iterator[Finding]:
        """Look at the last line with a place and a date and nothing else, where the text has no head with that line."""
        text = subject.text
        genre = genre_of(subject)
        if _AUTHOR.search(text[:_HEAD]) and (not genre or _UNSIGNED.search(genre)):
            return
        for day in reversed(written_days(subject)):
            shown = subject.analysis.passage(day.span.start, day.span.end)
            if shown.start < len(text) * _TAIL:
                return
            start = text.rfind("\n", 0, shown.start) + 1
            end = shown.end + len(text[shown.end :].split("\n", 1)[0])
            line = text[start:end].strip(" \t*_")
            alone = _place_and_date(text[start : shown.start].strip(" \t*_"), text[shown.end : end].strip(" \t*_.г").removeprefix("ода"))
            bare = not text[start : shown.start].strip(" \t*_") and subject.reading.document.kind != "letter"
            if not alone or bare or not day.year or _AUTHOR.search(line) or len(line) > _DATE_LINE:
                continue
            above = text[:start].rstrip("\n \t")
            paragraph = above[above.rfind("\n\n") + 2 :] if "\n\n" in above else above
            same_block = text[len(above) : start].count("\n") < 2
            ended = re.search(r"[.!?…:;][)\]”»\"]?(?:\[\^?\d+\]|[¹²³⁴-⁹])?[*_]*$", paragraph.split("\n")[-1] if same_block else paragraph)
            if ended and len(paragraph) > _DATE_LINE and self._is_bare(text, end):
                yield self.finding(
                    subject, "The place and the date of a signature stand here, and nobody's name.", Passage.of(text, start, end)
                )
            return

    def _is_bare(self, text: str, at: int) -> bool:
        """Say whether nothing that may be a name stands before the notes, the annexes or the end."""
        dated = False
        for line in text[at:].split("\n")[:8]:
            if not line.strip():
                continue
            if _APPARATUS.match(line):
                return True
            if not dated and len(line) < _DATE_LINE and re.search(r"(?:19|20)\d\d[ г.ода]*$", line.strip(" *_")):
                dated = True
                continue
            return False
        return dated or not text[at:].strip()


def _place_and_date(before: str, after: str) -> bool:
    """Say whether what stands beside a date on its line is a place, or "done at" one."""
    done = r"(?:(?i:done|signed|given|fait|signé|дано|составлено)\s)?"
    place = done + r"(?:(?i:at|in|à|в|г\.)\s?)?[^\W\d_a-zа-яё][\w'’.-]*(?:[ -][\w'’.-]+){0,3},?"
    weekday = r"(?:\s*[^\W\d_]{4,11},?)?"
    return not after and re.fullmatch(rf"(?:{place})?\s*(?:,?\s*(?i:on|the|le|от|den|this|date:?|dated?){weekday})?", before) is not None


@cache
def _closing() -> re.Pattern[str]:
    words = "|".join(table("structure", "words")["letters"]["formulas"])
    return re.compile(rf"(?m)^[^\n]{{0,200}}?(?<!\w)(?:{words})[ \t*_]*$", re.IGNORECASE)


@cache
def _announcing() -> re.Pattern[str]:
    words = "|".join(table("structure", "words")["letters"]["signing"])
    return re.compile(rf"(?m)^[ \t*_]*(?:{words})[^\n:.;]{{0,40}} ?:[ \t*_]*$", re.IGNORECASE)


@cache
def _for_others() -> re.Pattern[str]:
    words, reasons = ("|".join(table("structure", "words")["letters"][row]) for row in ("behalf", "reasons"))
    return re.compile(rf"(?m)(?<=\n\n)[ \t*_]*(?:{words})\s(?!(?:{reasons}))[^\n.:;,]{{3,80}},[ \t*_]*$", re.IGNORECASE)


class NobodySigns(Rule):
    """A letter, note or report that ends without anybody's name, or with a place for one: "(signature)", "[name], head of research".

    Nobody answers for it. Whoever receives it cannot ask back, and a court does not read it.
    """

    code = "STR113"
    title = "a text that nobody signs"
    severity = Severity.WARNING
    example = (
        "Lund, 3 May 2015\n\nDear Minister,\n\nAs tenants of the mill we ask you to look at the order of the prefect once more, since the "
        "court has not been asked, and the notice was handed over too late. We have written to the prefect three times, and nobody has "
        "answered. The yard has been closed since March, and the workers have been told to leave their houses within two months.\n\n"
        "We should be glad to answer any question.\n\nEnclosures\n\n1. Order of 3 March 2015\n2. Lease of 2011\n"
    )
    counter_example = example.replace("question.\n", "question.\n\nIda Marrow\nfor the tenants\n")
    sure = "Asked of letters, and of what calls itself a note, a report or the like and names nobody in its head; not of web pages."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if len(subject.text) < _SHORT or subject.reading.document.kind not in _SIGNED or _is_page(subject):
            return
        genre = genre_of(subject)
        letter = subject.reading.document.kind == "letter"
        if (not genre or _UNSIGNED.search(genre) or _DECIDER.search(subject.text[:_FIRST])) and not letter:
            return
        if not letter and _STATEMENT.fullmatch(genre) and _BODY.search(subject.text[:_FIRST]):
            return  # a body speaks, which its first lines name
        if (blank := blank_name(subject)) is not None:
            yield self.finding(subject, "A place is left for a name here, and it holds none.", blank)
        elif not is_signed(subject) and (letter or not is_authored(subject)):
            text, ends = subject.text, ends_of(subject)
            end = ends.body_end or len(text.rstrip())
            last = len(text.split("\n[^", 1)[0].split("\n[1]", 1)[0].rstrip())
            shown = dict.fromkeys((end, last))
            places = [Passage.of(text, max(0, one - _END), one) for one in shown if one]
            yield self.finding(subject, "The text ends without anybody's name.", *places)


def _is_page(subject: Subject) -> bool:
    """Say whether a text is copied from a page of the web, which carries its owner at its head or tags at its end instead of a name."""
    return bool(subject.analysis.clouds) or "©" in subject.text[:_HEAD]


_UNSIGNED = re.compile(r"chron|хрон|dossier|досье|article|book|thesis|speech|interview|discours|press release|communiqué")
"""Kinds of texts that need no name at their end."""
_STATEMENT = re.compile(r"(?:press |public |joint )?statement|déclaration|tribune|заявление|сообщение")
_BODY = re.compile(
    r"(?:^|\n)[^\n]*\b(?:[A-ZÀ-ÝА-Я]{3,}|Institute|Committee|Centre|Center|Association|Foundation|Network|Union|Society|Movement|Comité|Institut"
    r"|Fondation|Ligue|Collectif|Комитет|Институт|Фонд|Союз|Общество|Движение|Центр)\b"
)
_DECIDER = re.compile(
    r"\A[\s#*_]*(?:[^\n]*\n+){0,2}?[^\n]*\b(?i:court|tribunal|commission|council|panel|committee|chamber|working group|cour|conseil|суд)\b"
    r"[^\n]{0,60}(?:\n|\Z)(?=(?s:.){0,300}\b(?i:case|application|opinion|communication|no\.|n°|№|affaire|requête|дело)\b)"
)
"""The head of a decision: its body on one of the first lines, and what it is called by; an excerpt of it ends where it was cut."""
_FIRST = 400
_SHORT, _END = 400, 80
_SIGNED = frozenset({"letter", "report", "other", "press statement"})


RULES: tuple[type[Rule], ...] = (NameLost, NobodySigns)
