"""Who is said to have said it: another person than in the source, or a party where a court speaks.

Invariant: the words stand in the source in the same order, and the source names its own speaker, or is a decision that speaks itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..running import is_running
from ..subject import Subject
from ..tables import table
from .echoes import Echo, echoes_of, frame_before, is_framed, sentence_of
from .telling import persons_in
from .weasels import Weasel, patterns

_HEAD = 300


class OtherPerson(Rule):
    """What one person says in the source, in whatever words of report, another person says here.

    Somebody is made a witness of what he never said. If he is asked in court, the whole document is doubted.
    """

    code = "ATT502"
    title = "a statement given to another person than in its source"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== ruling.txt, 2017-05-04\nMs Ida Marrow confirmed in writing that the loans of the mill had been repaid in the spring.\n"
        "=== report.txt, 2018-02-01\nMr Tom Fenn confirmed in writing that the loans of the mill had been repaid in the spring.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nMs Ida Marrow confirmed in writing that the loans of the mill had been repaid in the spring.\n"
        "=== report.txt, 2018-02-01\nMs Marrow confirmed in writing that the loans of the mill had been repaid in the spring.\n"
    )
    sure = "Asked where one person is named before the words in both texts, and neither of the two stands in the other sentence."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: set[int] = set()
        for echo in echoes_of(subject):
            if echo.source.subject is None or echo.ours.span.start in told:
                continue
            ours, theirs = persons_in(subject, echo.ours), persons_in(echo.source.subject, echo.theirs)
            if not ours or len({key for _, key in theirs}) != 1 or not {key for _, key in ours}.isdisjoint(key for _, key in theirs):
                continue
            before = [key for span, key in ours if span.start < echo.ours.span.start + len(echo.before[0])]
            first = [key for span, key in theirs if span.start < echo.theirs.span.start + len(echo.before[1])]
            if len(before) == 1 and len(first) == 1 and self._both_report(echo):
                told.add(echo.ours.span.start)
                said = f"Another person says this in {echo.source.name}."
                yield self.finding(subject, said, sentence_of(subject, echo.ours), related=[echo.place])

    def _both_report(self, echo: Echo) -> bool:
        here, there, size = echo.longest
        ours = echo.ours.text[: echo.ours.starts[min(here + size, len(echo.ours.starts)) - 1]]
        theirs = echo.theirs.text[: echo.theirs.starts[min(there + size, len(echo.theirs.starts)) - 1]]
        return is_framed(ours) and is_framed(theirs)


class PartyForCourt(Rule):
    """What a court, tribunal or commission says in its own decision is given here to a party: the prosecutor, the government, the company.

    A finding that binds is made a claim that binds nobody, or the other side is made to concede what it never conceded.
    """

    code = "ATT503"
    title = "words of a decision given to a party"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2017-05-04\nSUPREME COURT OF TARN\n\n4 May 2017\n\nA warning is not an offence because it frightens somebody.\n"
        "=== report.txt, 2018-02-01\nThe prosecutor noted: “A warning is not an offence because it frightens somebody.”\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nSUPREME COURT OF TARN\n\n4 May 2017\n\nA warning is not an offence because it frightens somebody.\n"
        "=== report.txt, 2018-02-01\nThe court noted: “A warning is not an offence because it frightens somebody.”\n"
    )
    sure = "Asked where the source is headed as a decision and gives these words to nobody, and the party stands before a verb of saying."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told: set[int] = set()
        for echo in echoes_of(subject):
            ours, theirs = echo.before
            match = _party_speaks().search(ours)
            if match is None or echo.ours.span.start in told or frame_before(theirs)[0] or _party().search(theirs):
                continue
            head = echo.source.analysis.text[:_HEAD].casefold()
            if re.search(table("attribution", "frames")["parties"]["courts"], head.split("\n", 1)[0]) and not _court().search(ours):
                told.add(echo.ours.span.start)
                said = f"“{match.group()}” is given words that {echo.source.name} says itself."
                yield self.finding(subject, said, sentence_of(subject, echo.ours), related=[echo.place])


@cache
def _party() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(table('attribution', 'frames')['parties']['words'])})(?![\w-])")


@cache
def _party_speaks() -> re.Pattern[str]:
    verbs = r"held|found|noted|observed|added|recorded|said|stated|wrote|declared|concluded|conceded|admitted"
    verbs += r"|a (?:jugé|relevé|constaté|déclaré|dit|noté)"
    return re.compile(rf"{_party().pattern}[^,;.\"]{{0,30}} (?:{verbs}|указал\w*|признал\w*|отметил\w*|установил\w*|заявил\w*)(?![\w-])")


@cache
def _court() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{table('attribution', 'frames')['parties']['courts']}|judge|justice|juge)")


class Certainty(Weasel):
    """A statement is made certain by "it is well known", "there can be no doubt" or "reliable sources", and nothing bears it out.

    Such words stand where a source is missing. A court reads them as a confession that there is none.
    """

    code = "ATT402"
    title = "“it is well known that” in place of a source"
    severity = Severity.NOTE
    example = "It is well known that the harbour was sold in secret. There can be no doubt that the guard was paid.\n"
    counter_example = (
        "It is well known that the harbour was sold in secret.¹ “There can be no doubt that the guard was paid,” said Mr Lund.\n\n"
        "¹ Letter of the observers of 3 May 2016.\n"
    )
    sure = "Sure of the words; what is indeed known to everybody, such as a date of history, needs no source."
    words = ("frames", "certain")
    said = "nothing here bears it out."


class AllAgree(Weasel):
    """All sources, all papers or all witnesses are said to agree, and nothing says which they are.

    Sources of a case seldom do. The first that says otherwise takes the sentence down, and with it the trust in the rest.
    """

    code = "ATT404"
    title = "“all sources agree” without saying which"
    severity = Severity.WARNING
    example = "All the sources agree that six guards were on duty at night. No camera was working in the harbour.\n"
    counter_example = "The judgment and the letter of the harbour agree that six guards were on duty at night. No camera was working.\n"
    sure = "Sure of the words, outside denials, questions and conditions; a sentence that has looked at every paper is the trap."
    words = ("words", "all_agree")
    said = "which they are is not said, and sources of a case seldom all agree."

    def is_left(self, sentence: str, words: str, at: int, language: str) -> bool:
        denied, inside, which = (patterns("words", f"all_agree_{part}")[language] for part in ("denied", "inside", "which"))
        asked = sentence.rstrip(' "»”)').endswith("?")
        return asked or bool(denied.search(sentence[:at]) or inside.match(words) or which.search(sentence, at))


class CalledGuilty(Rule):
    """Somebody is called the culprit, the fraudster or the criminal in a text that elsewhere tells of an accusation or a trial.

    Until a court has convicted, everybody is presumed innocent (Article 6 § 2 of the European Convention). A text that names the guilty
    before the court does is answered by an action for defamation.
    """

    code = "ATT305"
    title = "the accused called the culprit"
    severity = Severity.WARNING
    example = "Mr Oskar Lund was charged with fraud in May. The culprit left the town, and the trial has not begun.\n"
    counter_example = "Mr Oskar Lund was charged with fraud in May. The culprits of the fire of 1990 were never found.\n"
    sure = "Asked outside quotations and where nobody is told to have been convicted in the same document."

    def find(self, subject: Subject) -> Iterator[Finding]:
        words = table("attribution", "frames")["guilty"]
        text = subject.analysis.text
        if not re.search(words["accused"], text):
            return
        for sentence in subject.analysis.sentences:
            pattern = words.get(sentence.language)
            for match in re.finditer(pattern, text[sentence.span.start : sentence.span.end]) if pattern else ():
                start = sentence.span.start + match.start()
                passage = subject.analysis.passage(start, start + len(match.group()))
                if text.count('"', sentence.span.start, start) % 2 == 0 and is_running(subject, passage.start, passage.end):
                    yield self.finding(subject, f"“{match.group()}”: the text tells of an accusation, and calls somebody guilty.", passage)


RULES: tuple[type[Rule], ...] = (OtherPerson, PartyForCourt, Certainty, AllAgree, CalledGuilty)
