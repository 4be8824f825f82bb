"""A note that sends its reader to an earlier one for a work, "cited above (note 4)", where another note has that work.

Invariant: asked only where the note that is named shares no word or number with the work, and another note before this one does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from ...model.findings import Finding, Severity
from ...model.folding import fold
from ...model.passages import Passage
from ...model.reading import Citation
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .apparatus import apparatus_of

_TOKEN = re.compile(r"\d+(?:[/.-]\d+)*|[^\W\d_]{4,}")
_STEM = 6


class NoteOfAnotherWork(Rule):
    """A note says that a work is cited in an earlier note, and gives the number of a note that cites something else.

    Notes were put in or taken out and the number in words did not follow. The reader looks the work up under another title.
    """

    code = "REF407"
    title = "a note that sends to the note of another work"
    severity = Severity.WARNING
    example = (
        "He was arrested.¹ He was freed.² He left.³\n\n¹ Report of the Ombudsman on Arvad, 2019.\n² Judgment P-311/2020 of Tarn.\n"
        "³ Judgment P-311/2020, cited above (note 1), para. 4.\n"
    )
    counter_example = example.replace("(note 1)", "(note 2)")
    sure = "Sure where the other note has the number or the title in full; a work named by a short form of its own is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        every = apparatus_of(subject).notes
        notes = {one.target: one for one in every}
        if len(notes) < len(every):  # the notes begin anew, and a number means two
            return
        tokens = {number: _tokens(_own(one.passage.exact)) for number, one in notes.items()}
        sending = {number for number, one in notes.items() if _again().search(one.passage.exact)}
        counts = Counter(token for own in tokens.values() for token in own)
        for number in sorted(sending, key=int):
            match = _again().search(notes[number].passage.exact)
            if match is None or match["number"] not in notes:
                continue
            work = _tokens(notes[number].passage.exact[: match.start()])
            right = _best(work, tokens, counts, before=int(number), leaving=sending)
            if work and right and right != match["number"] and not work & tokens[match["number"]]:
                start = notes[number].passage.start
                shown = Passage.of(subject.text, start + match.start(), start + match.end())
                said = f"Note {match['number']} cites something else; note {right} has this work."
                yield self.finding(subject, said, shown, related=[subject.place(_head(notes[right]))])


def _best(work: frozenset[str], tokens: Mapping[str, frozenset[str]], counts: Mapping[str, int], *, before: int, leaving: set[str]) -> str:
    """Return the one earlier note that has the work: all its words, or one of them that hardly any other note has."""
    fitting = [one for one, own in tokens.items() if int(one) < before and one not in leaving and work & own]
    whole = [one for one in fitting if work <= tokens[one]] or [
        one for one in fitting if any(counts[token] <= 2 for token in work & tokens[one])
    ]
    return whole[0] if len(whole) == 1 else ""


def _own(note: str) -> str:
    """Return a note without the number at its head."""
    return re.sub(r"^\W*\d{1,3}\W", " ", note)


def _tokens(words: str) -> frozenset[str]:
    return frozenset(fold(one).casefold()[:_STEM] if one[0].isalpha() else one for one in _TOKEN.findall(_own(words)))


def _head(note: Citation) -> Passage:
    exact = note.passage.exact.split("\n")[0][:120].rstrip()
    return Passage(note.passage.start, note.passage.start + len(exact), exact)


@cache
def _again() -> re.Pattern[str]:
    words = "|".join(table("references", "wording")["own"]["again"])
    return re.compile(
        rf"(?:{words}),?\s?\(?(?:à la |en |in |at |under |see |в )?(?:foot)?(?:note|n\.|прим\.|сноск[аеу])\s?(?P<number>\d{{1,3}})\)?",
        re.IGNORECASE,
    )


RULES: tuple[type[Rule], ...] = (NoteOfAnotherWork,)
