"""Notes that cite a work as already cited, "Holt, op. cit.", where no note before cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ...model.reading import Citation
from ..rule import Rule
from ..subject import Subject
from ..tables import table

_WORK = re.compile(
    r"(?:^|[;:.(\s])(?P<name>[^\W\d_a-zа-яё][\w'’-]{2,}),? (?:op\. ?cit\.|loc\. ?cit\.|art\. ?cit\."
    r"|ouvr\. ?cit\.|cited above|précitée?s?|указ\. ?соч\.|цит\. ?соч\.)"
)
_SENT = re.compile(r",?\s?[(\[]?(?:supra,? )?(?:à la |in |see |voir )?(?:foot)?(?:notes?|nn?\.|прим\.|сноск\w)\s?\d", re.IGNORECASE)
"""The number of an earlier note, which has a rule of its own."""
_WORD, _PART = re.compile(r"\w[\w'’-]+"), re.compile(r"\w+")


class NoWorkBefore(Rule):
    """A note cites a work as already cited, "Holt, op. cit.", and no note before it cites anything of that name.

    The note in which the work was cited in full was taken out. Nobody can find the work.
    """

    code = "REF605"
    title = "“op. cit.” of a work that no earlier note cites"
    severity = Severity.WARNING
    example = "The mill was closed.[1] It was sold.[2]\n\n[1] Order of 3 May 2016.\n[2] Holt, op. cit., p. 12.\n"
    counter_example = example.replace("Order of 3 May 2016.", "A. Holt, The Mills of Tarn, 2011.")
    sure = "Sure where the notes of the text were found; a work that is cited in full in the text itself is looked for there."

    def find(self, subject: Subject) -> Iterator[Finding]:
        notes = _notes(subject)
        if len(notes) < 2:
            return
        joined = "\n".join(note.passage.exact for note in notes)
        firsts: dict[str, tuple[int, int]] = {}
        before = 0
        for note in notes:
            for match in _WORK.finditer(note.passage.exact):
                name, start = match["name"], note.passage.start + match.start("name")
                if _is_kind(subject, name) or _SENT.match(note.passage.exact, match.end()):
                    continue
                if name not in firsts:
                    firsts[name] = subject.text.find(name), joined.find(name)
                first, first_in_notes = firsts[name]
                if first >= start or (first_in_notes >= before and first + len(name) > notes[0].passage.start):
                    shown = Passage.of(subject.text, start, note.passage.start + match.end())
                    yield self.finding(subject, f"Nothing before this note names “{name}”.", shown)
            before += len(note.passage.exact) + 1


@cache
def _kinds() -> frozenset[str]:
    """Return the nouns of acts and of papers, in small letters."""
    kinds = {noun.casefold() for language in table("references", "wording")["acts"].values() for noun in language["nouns"]}
    return frozenset(kinds | {word.rstrip("*") for words in table("references", "attached")["kinds"].values() for word in words})


def _words(subject: Subject) -> frozenset[str]:
    """Return the words of a text, whole and in their parts at hyphens and apostrophes."""
    return subject.once_alone(
        "words in whole and in parts", lambda: frozenset(_WORD.findall(subject.text)).union(_PART.findall(subject.text))
    )


def _is_kind(subject: Subject, name: str) -> bool:
    """Say whether a name is a common noun, of an act ("Decision, cited above") or as the text itself has it in small letters."""
    return name.casefold() in _kinds() or name.lower() in _words(subject)


def _notes(subject: Subject) -> list[Citation]:
    return sorted((one for one in subject.reading.citations if one.kind == "footnote"), key=lambda one: one.passage.start)


RULES: tuple[type[Rule], ...] = (NoWorkBefore,)
