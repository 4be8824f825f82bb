"""Quotations that do not read as their source does: altered, not there at all, from another document, two wordings, another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...extract.languages import language_of
from ...model.findings import Finding, Fix, Severity
from ...model.labels import NameKind
from ...model.reading import Quotation
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .citing import Sure, cited_by
from .cut import SENTENCE_END
from .differing import differences, marked, said_of, short_of
from .held import Held, Looked, looked_up
from .sources import Source

_SURE_SHARE = 0.8
_SURE_WORDS = 8
_SMALL = 4
"""Letters from which on a word at the head of a quotation is no article."""


class Altered(Rule):
    """A quotation that stands in another document nearly so, and not so: a word is another, is missing or was put in.

    Words between quotation marks are evidence. One word that differs lets the other side say that the whole was made up; and a "not" or an
    "alleged" that is gone makes the source say something else. What is changed or left out on purpose stands in brackets.
    """

    code = "QUO101"
    title = "a quotation that differs from its source"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds that the prefect had never read the file before he signed the order of removal.\n"
        "=== report.txt, 2018-02-01\nIn the words of the tribunal, “the prefect had hardly read the file before he signed the order”.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe tribunal finds that the prefect had never read the file before he signed the order of removal.\n"
        "=== report.txt, 2018-02-01\nIn the words of the tribunal, “[t]he prefect had never read the file […] he signed the order”.\n"
    )
    sure = "Sure where eight words or more are quoted and most agree; where the other text quotes a third one, see QUO104."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            held = altered_in(subject, looked)
            if held is None:
                continue
            found = differences(subject, looked.stretch, held)
            if not found:
                continue
            turns = any(one.turns for one in found)
            certain = turns or (looked.stretch.count >= _SURE_WORDS and _share(held) >= _SURE_SHARE)
            said = f"The quotation differs from {held.source.name}: {said_of(found)}{'; that turns its sense' if turns else ''}."
            place = held.source.place(*held.span)
            yield self.finding(
                subject,
                said,
                marked(subject, looked.stretch, held),
                related=[place],
                fix=_fix(looked, held, place.passage.exact) if certain else None,
                severity=Severity.ERROR if certain else Severity.WARNING,
            )


def altered_in(subject: Subject, looked: Looked) -> Held | None:
    """Return the source from which a quotation differs: the one that agrees most, and has the words as its own or is cited for them."""
    near = [held for held in looked.near if any(found is not None and found.changes for found in held.pieces)]
    if looked.stretch.count < _SURE_WORDS:
        near = [held for held in near if not _goes_over_an_end(held) and not _is_only_led_in(looked, held)]
    if looked.exact or not near:
        return None
    cites = cited_by(subject, looked.stretch)
    cited = cites.source.document if cites else None
    return max((held for held in near if held.source.document == cited or not _is_second_hand(held)), key=_share, default=None)


def _is_second_hand(held: Held) -> bool:
    """Say whether the words stand between marks in the source too: it quotes somebody itself."""
    return any(found is not None and found.changes and held.source.is_quoted(found.start, found.end) for found in held.pieces)


def _goes_over_an_end(held: Held) -> bool:
    """Say whether the words of the source that differ go over the end of a sentence, a heading or a line of a list."""
    words, text = held.source.indexed.words, held.source.analysis.text
    changes = (change.theirs for found in held.pieces if found is not None for change in found.changes)
    return any(
        SENTENCE_END.search(text, words.ends[max(0, start - 1)], words.starts[max(start, end - 1)])
        for start, end in changes
        if start < len(words)
    )


def _is_only_led_in(looked: Looked, held: Held) -> bool:
    """Say whether nothing differs but a small word at the head, such as an article, that denies nothing."""
    found, piece = held.pieces[0], looked.stretch.pieces[0]
    if len(held.pieces) > 1 or found is None or len(found.changes) > 1 or found.changes[0].ours != (0, 1):
        return False
    return len(piece.words.keys[0]) < _SMALL and piece.words.keys[0] not in table("quotations", "words")["no"]


def _share(held: Held) -> float:
    shares = [found.share if found is not None else 0.0 for found in held.pieces]
    return sum(shares) / len(shares)


def _fix(looked: Looked, held: Held, words: str) -> Fix | None:
    """Return the source's words for a quotation of one piece; its own capital and end mark are kept."""
    passage = looked.stretch.passage
    if len(looked.stretch.pieces) > 1 or held.pieces[0] is None or re.search(r"[\[\]*_^{}¹²³⁰⁴-⁹\n]", passage.exact + words):
        return None
    end = re.search(r"[^\w)]*$", passage.exact)
    first = passage.exact[0]
    flat = " ".join(words.split())
    flat = first + flat[1:] if first.casefold() == flat[0].casefold() else flat
    return Fix(passage, flat + (end.group() if end else ""))


class NotThere(Rule):
    """A quotation whose note, key or sentence names a document in which nothing like it stands.

    The reader who looks it up finds nothing and believes nothing else. The words come from another document, from memory, or from a
    translation that somebody made.
    """

    code = "QUO102"
    title = "a quotation that is not in the document it cites"
    severity = Severity.ERROR
    example = (
        "=== letter.txt, 2016-05-03\nThe minister regrets the delay and asks for patience until the autumn.\n"
        "=== report.txt, 2018-02-01\nThe minister would have none of it: “There has never been any such list in this house.”¹\n\n"
        "¹ Letter of 3 May 2016.\n"
    )
    counter_example = (
        "=== letter.txt, 2016-05-03\nThe minister regrets the delay and asks for patience until the autumn.\n"
        "=== report.txt, 2018-02-01\nThe minister wrote that he “asks for patience until the autumn”.¹\n\n¹ Letter of 3 May 2016.\n"
    )
    sure = "Sure where a key or a note names the document by its day; asked only of quotations in the language of the document."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            stretch = looked.stretch
            if looked.exact or stretch.single or altered_in(subject, looked) is not None or looked.near:
                continue
            cites = cited_by(subject, stretch)
            if cites is None or (cites.sure is Sure.SENTENCE and stretch.quotation is None) or not _same_language(looked, cites.source):
                continue
            severity = Severity.ERROR if cites.sure > Sure.SENTENCE else Severity.WARNING
            where = subject.analysis.passage(cites.where.start, cites.where.end)
            said = f"The quotation cites {cites.source.name}, and nothing like it stands there."
            yield self.finding(subject, said, short_of(subject, looked.stretch), related=[subject.place(where)], severity=severity)


def _same_language(looked: Looked, source: Source) -> bool:
    return language_quoted(looked) in (source.spoken or ("",))


def language_quoted(looked: Looked) -> str:
    """Return the language of the quoted words themselves; a short quotation takes the script's usual one."""
    return language_of([looked.stretch.passage.exact])[0]


class ElsewhereThanCited(Rule):
    """A quotation that stands word for word in one document, while its note, key or sentence names another.

    The words are true and their source is wrong. Whoever looks them up in the document that is named will not find them.
    """

    code = "QUO103"
    title = "words quoted from another document than the one where they stand"
    severity = Severity.ERROR
    example = (
        "=== letter.txt, 2016-05-03\nThe minister regrets the delay and asks for patience until the autumn.\n"
        "=== order.txt, 2016-09-12\nThe prefect orders the mill to be closed at once.\n"
        "=== report.txt, 2018-02-01\nWe were told that he “regrets the delay and asks for patience”.¹\n\n¹ Order of 12 September 2016.\n"
    )
    counter_example = (
        "=== letter.txt, 2016-05-03\nThe minister regrets the delay and asks for patience until the autumn.\n"
        "=== order.txt, 2016-09-12\nThe prefect orders the mill to be closed at once.\n"
        "=== report.txt, 2018-02-01\nWe were told that he “regrets the delay and asks for patience”.¹\n\n¹ Letter of 3 May 2016.\n"
    )
    sure = (
        "Sure where a key or a note names the document by its day; a document that quotes the words itself counts as one where they stand."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            held = next(iter(looked.exact), None)
            if held is None:
                continue
            cites = cited_by(subject, looked.stretch)
            if cites is None or any(one.source.document == cites.source.document for one in (*looked.exact, *looked.near)):
                continue
            if not _same_language(looked, cites.source):
                continue
            where = subject.analysis.passage(cites.where.start, cites.where.end)
            said = f"The words stand in {held.source.name}, and the text names {cites.source.name} for them."
            severity = Severity.ERROR if cites.sure > Sure.SENTENCE else Severity.WARNING
            related = [subject.place(where), held.source.place(*held.span)]
            yield self.finding(subject, said, looked.stretch.passage, related=related, severity=severity)


class AnotherSpeaker(Rule):
    """Words given to one person here and to another in the document where they stand.

    It is a mistake of copying, and the worst: somebody is made to say what somebody else has said.
    """

    code = "QUO105"
    title = "words given to another speaker than in their source"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== minutes.txt, 2016-05-03\nMrs Ida Marrow said: “The keys were never in my hands.” Mr Tom Fenn said nothing.\n"
        "=== report.txt, 2018-02-01\nMr Tom Fenn said: “The keys were never in my hands.”\n"
    )
    counter_example = (
        "=== minutes.txt, 2016-05-03\nMrs Ida Marrow said: “The keys were never in my hands.” Mr Tom Fenn said nothing.\n"
        "=== report.txt, 2018-02-01\nMrs Marrow said: “The keys were never in my hands.”\n"
    )
    sure = "Asked where both documents name a person beside the words; one person under two quite different names is mistaken for two."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            ours = _speaker(subject, looked.stretch.quotation)
            if not ours:
                continue
            for held in looked.exact:
                theirs = _speaker_there(held)
                if theirs and not _one_person(ours, theirs):
                    said = f"The words are given to {ours} here, and to {theirs} in {held.source.name}."
                    yield self.finding(subject, said, looked.stretch.passage, related=[held.source.place(*held.span)])
                    break


def _speaker(subject: Subject, quotation: Quotation | None) -> str:
    """Return the speaker of a quotation where it is a person who is named beside it, in its own sentence."""
    if quotation is None or quotation.speaker_passage is None or quotation.confidence < 0.8:
        return ""
    place = quotation.speaker_passage
    if min(abs(quotation.passage.start - place.end), abs(place.start - quotation.passage.end)) > 60:
        return ""
    return next(
        (name.form for name in subject.reading.names if name.kind is NameKind.PERSON and name.passage.span.overlaps(place.span)), ""
    )


def _speaker_there(held: Held) -> str:
    source = held.source.subject
    if source is None:
        return ""
    place = held.source.passage(*held.span)
    quotation = next((one for one in source.reading.quotes if one.passage.span.overlaps(place.span)), None)
    return _speaker(source, quotation)


def _one_person(one: str, other: str) -> bool:
    """Say whether two names may be one person's: a word of both begins alike."""
    left, right = (
        {word[:4].casefold() for word in re.findall(r"[^\W\d_]{3,}", name)} - {"mada", "mons", "госп", "judg", "dame", "lord", "just"}
        for name in (one, other)
    )
    return not left or not right or bool(left & right)
