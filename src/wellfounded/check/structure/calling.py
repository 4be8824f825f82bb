"""What a text calls itself and whom it greets: a report that says "this chronology", a letter to a minister that begins "Dear Ambassador".

Invariant: a text has a name of its own by its title or by two places at least; a word that speaks of another text in the lines before is
never taken for a name of this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..rule import Rule
from ..running import in_code
from ..scanning import Cues, cues
from ..subject import Subject
from ..tables import table

_HEAD = 400
"""Characters in which the title and the addressee of a text stand."""
_BEFORE = 1500
"""Characters before a place in which another text may be spoken of."""
_GREETING = re.compile(
    r"^[ \t*_]*(?:Dear (?:Mr |Mrs |Ms |Madam |Sir )?|Monsieur (?:le |l['’])|Madame (?:la |l['’])"
    r"|Уважаем\w+ (?:господин |госпожа )?)(?P<office>[^\W\d_][^\n,!:]{2,40})[,!:]",
    re.MULTILINE,
)
_EXCELLENCY = re.compile(r"^[ \t*_]*(?:Your |Ваше |Votre )?(?:Excellenc(?:y|ies)|Honou?r|Превосходительство),", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Called:
    kind: str
    word: str
    span: Span
    does: bool


class CallsItselfOtherwise(Rule):
    """A text that calls itself by the name of another kind of text: a report with "this chronology deals with the events".

    A passage was taken over from another text and not read again. What else in it is said of that other text, a date, a party, a request,
    is not seen so easily.
    """

    code = "STR111"
    title = "a text that calls itself otherwise"
    severity = Severity.WARNING
    unsure = True
    example = (
        "# A report on the mill\n\nThis report is about the mill of Tarn.\n\nThe lease ended in May. This chronology deals with the sale.\n"
    )
    counter_example = (
        "# A report on the mill\n\nThis report is about the mill of Tarn.\n\nThe tenants wrote a letter in May. "
        "This letter deals with the sale.\n"
    )
    sure = "Asked where the title or two places give the text its name, and no text of the other kind is spoken of shortly before."

    def find(self, subject: Subject) -> Iterator[Finding]:
        calls = list(_calls(subject))
        names = Counter(one.kind for one in calls)
        if not calls:
            return
        title = _of_title(subject)
        own = {kind for kind, times in names.items() if times >= 2 and times * 2 > sum(names.values())} | title
        for one in calls:
            if not own or one.kind in own or names[one.kind] > 1 or not self._is_of_this(subject, one):
                continue
            said = f"The text calls itself “{one.word}” here, and “{', '.join(sorted(own))}” elsewhere."
            yield self.finding(subject, said, subject.analysis.passage(one.span.start, one.span.end))

    def _is_of_this(self, subject: Subject, one: _Called) -> bool:
        """Say whether the word is meant of the text itself: no such text is spoken of before, or the text "sets out"."""
        text = subject.analysis.text
        forms = next(row for row in _kinds() if row[0] == one.kind)
        before = text[max(0, one.span.start - _BEFORE) : one.span.start]
        spoken_of = re.search(rf"(?<!\w)(?:{'|'.join(forms)})(?:s|es|x)?(?!\w)", before, re.IGNORECASE)
        if one.kind in _of_others():
            return one.does and not spoken_of and one.kind not in _of_title(subject)
        return not spoken_of


class GreetsAnother(Rule):
    """A letter whose greeting is to another office than its address: "To the Minister of Justice", and "Dear Ambassador".

    The letter was made from one to somebody else. Whoever opens it reads the wrong office in the first line.
    """

    code = "STR112"
    title = "a greeting to another than the addressee"
    severity = Severity.WARNING
    example = "To the Minister of Justice\nTarn\n\nDear Ambassador,\n\nWe write about the mill of Tarn.\n"
    counter_example = "To the Minister of Justice\nTarn\n\nDear Minister,\n\nWe write about the ambassador and the mill of Tarn.\n"
    sure = "Asked where the lines above name one of the offices of a table and not the one that is greeted."

    def find(self, subject: Subject) -> Iterator[Finding]:
        match = _GREETING.search(subject.text[:3000])
        if match is None:
            return
        above = subject.text[: match.start()].lower()
        offices = [one.lower() for one in table("structure", "words")["calling"]["offices"]]
        greeted = [one for one in offices if re.search(rf"(?<!\w){one}", match["office"].lower())]
        named = [one for one in offices if re.search(rf"(?<!\w){one}(?!ial)", above)]
        if greeted and named and not any(one in above for one in greeted) and "secretar" not in above + match["office"].lower():
            said = f"The letter greets “{match['office']}”, and its address names “{named[0]}”."
            yield self.finding(subject, said, Passage.of(subject.text, *match.span("office")))


def _calls(subject: Subject) -> Iterator[_Called]:
    """Yield where a text speaks of itself."""
    text = subject.analysis.text
    kind_of = {form: row[0] for row in _kinds() for form in row}
    for match in _cue().found_in(subject):
        span = Span(match.start(), match.end("word"))
        if subject.analysis.is_noise(span.start, span.end) or in_code(subject, subject.analysis.passage(span.start, span.end).start):
            continue
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        if line.count("“") > line.count("”") or line.count("«") > line.count("»") or line.count('"') % 2 or _is_note(subject, span):
            continue
        yield _Called(kind_of[match["word"].lower()], match["word"], span, _does().match(text, match.end()) is not None)


def _is_note(subject: Subject, span: Span) -> bool:
    at = subject.analysis.passage(span.start, span.end).start
    return any(one.kind in {"footnote", "attachment"} and one.passage.start <= at < one.passage.end for one in subject.reading.citations)


def _of_title(subject: Subject) -> set[str]:
    """Return the kinds of text that the first lines name."""
    head = subject.analysis.text[:_HEAD].lower()
    lines = [line for line in head.split("\n") if line.strip()][:4]
    title = "\n".join(takewhile(lambda line: len(line) < 120 and not line.rstrip(" *_").endswith((".", ";")), lines))
    named = {row[0] for row in _kinds() if re.search(rf"(?<!\w)(?:{'|'.join(row)})(?!\w)", title)}
    greeting = _GREETING.search(subject.text[:3000]) or _EXCELLENCY.search(subject.text[:3000])
    if greeting:
        named |= {"lettre" if "M" in greeting.group()[:3] else "письмо" if "У" in greeting.group()[:3] else "letter"}
    return named


def _kinds() -> list[list[str]]:
    kinds: list[list[str]] = table("structure", "words")["calling"]["kinds"]
    return kinds


@cache
def _of_others() -> frozenset[str]:
    return frozenset(table("structure", "words")["calling"]["of_others"])


@cache
def _cue() -> Cues:
    words = table("structure", "words")["calling"]
    forms = "|".join(sorted({form for row in words["kinds"] for form in row}, key=len, reverse=True))
    shows = [*words["en"], *words["fr"], *words["ru"]]
    return cues([rf"(?:{'|'.join(sorted(shows, key=len, reverse=True))})\s(?P<word>{forms})(?![\w-])"], flags=re.IGNORECASE)


@cache
def _does() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{'|'.join(table('structure', 'words')['calling']['does'])})", re.IGNORECASE)


RULES: tuple[type[Rule], ...] = (CallsItselfOtherwise, GreetsAnother)
