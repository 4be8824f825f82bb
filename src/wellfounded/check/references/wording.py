"""Words that point back: "ibid.", "see note 14", "that decree"."""

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
from .apparatus import apparatus_of, head_of, runs

_IBID = re.compile(r"(?:ibid(?:em)?|idem|id)\b\.?|там же\b|ebd\b\.?|ebenda\b", re.IGNORECASE)
_MARK = re.compile(r"[\s\d⁰¹²³⁴-⁹^{}\[\]:.*_]*")
_SEE = re.compile(
    r"\b(?:see|supra|infra|cf\.|voir|note|siehe|см\.)\s+(?:also\s+|above,?\s+|below,?\s+|supra,?\s+|infra,?\s+|ci-dessus,?\s+|выше,?\s+)?"
    r"(?:foot)?(?:notes?|n\.|fn\.?|Fn\.|Fußnote|note de bas de page|сноск[ауие]|прим\.)\s*(?:no\.?\s*)?(\d{1,3})\b"
    r"(?!\s*(?:to|of|zu|de|du|к)\b)",
    re.IGNORECASE,
)


class IbidToNothing(Rule):
    """A note that says "ibid." (idem, там же, ebd.) where there is no note before it, or none that names a source.

    "The same place" then means nothing, and the sentence has no source. It comes from notes that were put in, moved or taken away after
    "ibid." was written.
    """

    code = "REF401"
    title = "“ibid.” that points to nothing"
    severity = Severity.ERROR
    example = "He was arrested.¹ He was released.²\n\n¹ Ibid., p. 4.\n² Report of the Ombudsman, 2019.\n"
    counter_example = "He was arrested.¹ He was released.²\n\n¹ Report of the Ombudsman, 2019.\n² Ibid., p. 4.\n"
    sure = "Sure for the first note; a chain of “ibid.” is followed to its beginning."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for run in runs(apparatus_of(subject).notes):
            ordered = sorted(run, key=lambda one: int(one.target))
            for at, note in enumerate(ordered):
                if not _is_ibid(note):
                    continue
                before = ordered[at - 1] if at else None
                if before is None:
                    yield self.finding(subject, "The first note says “ibid.”, and there is no note before it.", head_of(note))
                elif int(note.target) - int(before.target) > 1:
                    said = f"Note {note.target} says “ibid.”, and the note before it ({int(note.target) - 1}) is missing."
                    yield self.finding(subject, said, head_of(note))
                elif not _words(before):
                    yield self.finding(subject, f"Note {note.target} says “ibid.”, and the note before it is empty.", head_of(note))


class SeeMissingNote(Rule):
    """A reference to a note by its number ("see note 14 above") where there is no such note, or where it stands on the other side.

    Numbers in words do not follow when notes are put in or taken away, so these references break silently.
    """

    code = "REF403"
    title = "“see note …” to a note that is not there"
    severity = Severity.ERROR
    example = "He was arrested.¹ He was released.²\n\n¹ Report of the Ombudsman, 2019.\n² See note 7 above.\n"
    counter_example = "He was arrested.¹ He was released.²\n\n¹ Report of the Ombudsman, 2019.\n² See note 1 above.\n"
    sure = "Sure where the document has notes; notes of another work (“see note 7 to the judgment”) are left out."

    def find(self, subject: Subject) -> Iterator[Finding]:
        apparatus = apparatus_of(subject)
        known = {note.target for note in apparatus.notes}
        if not known:
            return
        for match in _SEE.finditer(subject.text):
            if match[1] not in known:
                said = f"The text refers to note {match[1]}, and its notes go up to {max(map(int, known))}."
                yield self.finding(subject, said, Passage.of(subject.text, match.start(), match.end()))


class DanglingAct(Rule):
    """ "That decree", "this warrant", "cet arrêté": an act is pointed at, and nothing before it tells of one.

    The sentence that told of the act was cut. A reader who does not know the case takes the words for the last act that was named, which
    may be quite another one.
    """

    code = "REF402"
    title = "“that decree” without a decree before it"
    severity = Severity.WARNING
    example = "The minister let the mill be closed in May. That decree was quashed in June.\n"
    counter_example = "The minister signed a decree to close the mill in May. That decree was quashed in June.\n"
    sure = "Asked only of nouns that mean one kind of act; any earlier word of that kind, anywhere in the text, counts as its telling."

    def find(self, subject: Subject) -> Iterator[Finding]:
        analysis = subject.analysis
        if not analysis.text:
            return
        languages = {language for language in analysis.languages if language in _patterns()}
        for language in sorted(languages):
            pointing, told = _patterns()[language]
            for match in pointing.finditer(analysis.text):
                if analysis.language_at(match.start()) != language or analysis.is_noise(*match.span()) or _means_itself(match, language):
                    continue
                if not told[match["noun"].casefold()].search(analysis.text, 0, match.start()):
                    passage = analysis.passage(*match.span())
                    yield self.finding(subject, f"“{passage.exact}”: nothing before it tells of {_one(match['noun'], language)}.", passage)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], dict[str, re.Pattern[str]]]]:
    out = {}
    for language, words in table("references", "wording")["acts"].items():
        nouns = words["nouns"]
        these = "|".join(dict.fromkeys((*words["this"], *(word.capitalize() for word in words["this"]))))
        pointing = re.compile(rf"\b(?:{these}){words['after']}\s+(?P<noun>{'|'.join(map(re.escape, nouns))})\b(?!['-])")
        told = {noun.casefold(): _any(earlier) for noun, earlier in nouns.items()}
        out[language] = (pointing, told)
    return out


def _means_itself(match: re.Match[str], language: str) -> bool:
    own: list[str] = table("references", "wording")["acts"][language].get("itself", [])
    return match.group().lower().startswith("this") and match["noun"] in own


def _any(words: list[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def _one(noun: str, language: str) -> str:
    if language != "en":
        return f"« {noun} »"
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _words(note: Citation) -> str:
    """Return a note without its mark."""
    return note.passage.exact[_MARK.match(note.passage.exact).end() :].strip()  # type: ignore[union-attr]


def _is_ibid(note: Citation) -> bool:
    return bool(_IBID.match(_words(note)))
