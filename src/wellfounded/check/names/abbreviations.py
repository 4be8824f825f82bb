"""Abbreviations of bodies: letters in another order, one abbreviation for two names, one that does not fit its name, one never explained.

Only what a text explains itself, ``Land Registry Court (LRC)``, and how it writes the letters elsewhere are compared: an abbreviation
may come from another language, and then its letters are not those of the name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from ...model.findings import Finding, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .explained import LARGE, WORD, Explained, abbreviations_in, explained_in, initials_of, is_numeral, small_words

_LEAST = 3
_BRACKETED = re.compile(r"(?<=[^\W\d_])[»”\"*]* ?\((?P<letters>[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ]{2,8})\)")


def _known() -> frozenset[str]:
    return frozenset(table("names", "abbreviations")["known"])


def _swapped(one: str, other: str) -> bool:
    """Say whether two abbreviations have the same letters, two neighbours exchanged."""
    return one != other and sorted(one) == sorted(other) and OSA.distance(one, other) == 1


class SwappedLetters(Rule):
    """One abbreviation is written with two of its letters exchanged.

    A reader who looks for the body under these letters finds nothing, or another body. The finding stands at the rarer form.
    """

    code = "NAM201"
    title = "an abbreviation with its letters exchanged"
    severity = Severity.WARNING
    example = (
        "The National Chamber of Land Disputes (NCLD) heard him. The NCLD took its time. On 3 May the NLCD gave its decision, and the NCLD "
        "published it.\n"
    )
    counter_example = (
        "The National Chamber of Land Disputes (NCLD) heard him. The NCLD took its time. On 3 May the NCLD gave its decision, and the CCNE "
        "published it.\n"
    )
    sure = "Sure where one of the two is explained or frequent; two bodies whose letters differ only in their order are rare."

    def find(self, subject: Subject) -> Iterator[Finding]:
        uses = abbreviations_in(subject)
        for letters, spans in uses.items():
            if letters in _known() or _is_its_own(subject, letters):
                continue
            near = (one for one in uses if _swapped(letters, one))
            here = next((one for one in near if _is_its_own(subject, one) or _is_rarer(uses, letters, one)), None)
            if here is not None:
                said = f"“{letters}” is written here, and elsewhere in this document “{here}”."
                related = [subject.place(_passage(subject, uses[here][0]))]
                yield self.finding(subject, said, *[_passage(subject, span) for span in spans[:5]], related=related)
            elif not any(_swapped(letters, one) for one in uses):
                yield from self._elsewhere(subject, letters, spans)

    def _elsewhere(self, subject: Subject, letters: str, spans: Sequence[Span]) -> Iterator[Finding]:
        if any(letters in abbreviations_in(other) for other in subject.others):
            return
        for other in subject.others:
            found = next((one for one in abbreviations_in(other) if _swapped(letters, one)), None)
            if found is not None and not _in_one_language(subject, spans[0], other, abbreviations_in(other)[found]):
                continue  # a body has its letters in each language
            if found is not None and len(abbreviations_in(other)[found]) >= len(spans):
                said = f"“{letters}” is written here, and in {other.name} “{found}”."
                related = [other.place(_passage(other, abbreviations_in(other)[found][0]))]
                yield self.finding(subject, said, *[_passage(subject, span) for span in spans[:5]], related=related)
                return


def _is_its_own(subject: Subject, letters: str) -> bool:
    """Say whether the text spells the letters out by a name whose first letters they are."""
    return any(letters in initials_of(one.words) for one in explained_in(subject) if one.letters == letters)


def _in_one_language(subject: Subject, span: Span, other: Subject, spans: Sequence[Span]) -> bool:
    """Say whether another document uses its letters in the language of ours, somewhere."""
    return any(other.analysis.language_at(one.start) == subject.analysis.language_at(span.start) for one in spans)


def _is_rarer(uses: dict[str, list[Span]], one: str, other: str) -> bool:
    mine, theirs = uses[one], uses[other]
    return len(mine) < len(theirs) or (len(mine) == len(theirs) and mine[0].start > theirs[0].start)


def _passage(subject: Subject, span: Span) -> Passage:
    return subject.analysis.passage(span.start, span.end)


class NotItsLetters(Rule):
    """An abbreviation in brackets has nearly the first letters of the name before it, and not quite.

    Either the letters or the name are wrong, and whoever looks the body up finds another one or none.
    """

    code = "NAM202"
    title = "an abbreviation that does not fit the name before it"
    severity = Severity.WARNING
    example = "He wrote to the Commission for the Control of Files (CFC) in May. The answer came after a year.\n"
    counter_example = "He wrote to the Commission for the Control of Files (CCF) in May. The answer came after a year.\n"
    sure = "Letters are compared only where they are nearly those of the name, since many abbreviations come from another language."

    def find(self, subject: Subject) -> Iterator[Finding]:
        uses = abbreviations_in(subject)
        for one in explained_in(subject):
            whole, short = initials_of(one.words)
            if one.letters in {whole, short} or one.letters in _known() or len(uses.get(one.letters, ())) > _LEAST:
                continue
            if any(one.letters in abbreviations_in(other) for other in subject.others):
                continue
            if sorted(one.letters) != sorted(short) and _inside(one.letters, one.words):
                continue
            meant = next(
                (w for w in (short, whole) if len(w) >= _LEAST and (sorted(w) == sorted(one.letters) or _near(w, one.letters))), ""
            )
            if meant:
                said = f"The abbreviation “{one.letters}” does not fit the name before it, whose first letters are {meant}."
                yield self.finding(subject, said, _passage(subject, one.span), _passage(subject, one.name))
        yield from self._of_last_words(subject, {one.span.start for one in explained_in(subject)})

    def _of_last_words(self, subject: Subject, done: set[int]) -> Iterator[Finding]:
        """Look at abbreviations of two letters, and at those of the last words before the bracket, as many as there are letters."""
        text = subject.analysis.text
        for match in _BRACKETED.finditer(text):
            letters, line = match["letters"], text[max(text.rfind("\n", 0, match.start()) + 1, match.start() - 120) : match.start()]
            words = [one.group() for one in WORD.finditer(re.split(r"[.;:(,\"“”«»]\s?", line.rstrip(' *_»”"'))[-1])]
            wanted = words[_first_of(words, len(letters)) :]
            own = [word for word in wanted if word.casefold() not in small_words()]
            if len(own) != len(letters) or letters in _known() or is_numeral(letters) or len(re.findall(rf"\b{letters}\b", text)) > 1:
                continue
            meant, whole = "".join(word[0] for word in own).upper(), "".join(word[0] for word in wanted).upper()
            wrong = sum(one != other for one, other in zip(meant, letters, strict=True))
            if wrong != 1 or whole.startswith(letters) or not self._is_name(own) or self._is_person(subject, match.start(), own):
                continue
            inside = letters[0] == meant[0] and _inside(letters, wanted)
            if any(re.search(rf"\b{letters}\b", other.text) for other in subject.others) or inside or match.start("letters") in done:
                continue
            said = f"The abbreviation “{letters}” does not fit the name before it, whose first letters are {meant}."
            yield self.finding(subject, said, subject.analysis.passage(match.start("letters"), match.end("letters")))

    def _is_name(self, own: Sequence[str]) -> bool:
        """Say whether words may be the name of a body: large ones, or small ones behind a noun of a body."""
        return (
            (LARGE.match(own[0]) is not None and (len(own) > 2 or LARGE.match(own[1]) is not None))
            or any(word.casefold() in _bodies() for word in own[:-1])
            or own[-1].casefold() in _bodies()
        )

    def _is_person(self, subject: Subject, at: int, own: Sequence[str]) -> bool:
        end = subject.analysis.passage(at - 1, at).end if at else 0
        return any(one.kind is NameKind.PERSON and end - 3 <= one.passage.end <= end for one in subject.reading.names)


def _first_of(words: Sequence[str], many: int) -> int:
    """Return where the last so many words begin, small ones not counted."""
    left = many
    for number in range(len(words) - 1, -1, -1):
        left -= words[number].casefold() not in small_words()
        if not left:
            return number
    return 0


def _bodies() -> frozenset[str]:
    return frozenset(table("names", "abbreviations")["bodies"])


def _near(one: str, other: str) -> bool:
    return len(one) == len(other) and len(one) > _LEAST - 1 and OSA.distance(one, other) == 1


def _inside(letters: str, words: Sequence[str]) -> bool:
    """Say whether the letters stand in the name in this order, the first of them at the beginning of a word: OFPRA, Interpol."""
    low = " ".join(words).casefold()
    at = 0
    for letter in letters.casefold():
        found = low.find(letter, at)
        if found < 0:
            return False
        at = found + 1
    return True


class TwoMeanings(Rule):
    """One abbreviation is spelt out in two ways, or one name is given two abbreviations.

    A reader cannot tell whether one body is meant or two, and a citation of the body by its letters is worth nothing then.
    """

    code = "NAM203"
    title = "an abbreviation that is spelt out in two ways"
    severity = Severity.WARNING
    example = "The Regional Audit Commission (RAC) asked for the books. The Regional Arbitration Chamber (RAC) fined the bank.\n"
    counter_example = (
        "The Regional Audit Commission (RAC) asked for the books. The bank refused. The RAC then fined the bank, and the Regional "
        "Arbitration Chamber (RACH) upheld the fine.\n"
    )
    sure = "Sure where both are explained in brackets and differ in a word, not in its ending or its language."

    def find(self, subject: Subject) -> Iterator[Finding]:
        by_letters: dict[str, list[Explained]] = defaultdict(list)
        by_name: dict[tuple[str, ...], list[Explained]] = defaultdict(list)
        for one in explained_in(subject):
            language = subject.analysis.language_at(one.name.start)
            by_letters[f"{one.letters} {language}"].append(one)
            by_name[_stems(one.words)].append(one)
        for some in by_letters.values():
            for other in some[1:]:
                if _stems(other.words) != _stems(some[0].words) and not _begins(other.words, some[0].words):
                    first, second = _said(subject, some[0]), _said(subject, other)
                    said = f"“{other.letters}” stands for “{second}” here, and for “{first}” elsewhere in this document."
                    related = [subject.place(_passage(subject, some[0].span))]
                    yield self.finding(subject, said, _passage(subject, other.span), _passage(subject, other.name), related=related)
        for some in by_name.values():
            for other in some[1:]:
                if other.letters != some[0].letters and not _swapped(other.letters, some[0].letters):
                    said = f"“{_said(subject, other)}” is abbreviated “{other.letters}” here, and “{some[0].letters}” elsewhere."
                    related = [subject.place(_passage(subject, some[0].span))]
                    yield self.finding(subject, said, _passage(subject, other.span), related=related)


def _said(subject: Subject, one: Explained) -> str:
    return " ".join(subject.analysis.text[one.name.start : one.name.end].split())


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold(word)[:5] for word in words if word.casefold() not in small_words())


def _begins(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether one name is the other with words before or after it."""
    short, long = sorted((_stems(one), _stems(other)), key=len)
    return long[: len(short)] == short or long[len(long) - len(short) :] == short


class NeverExplained(Rule):
    """A text that explains its abbreviations uses one that it never explains.

    The reader who does not know it cannot tell which body acted. It was explained in a sentence that was cut, or its letters are wrong.
    """

    code = "NAM204"
    title = "an abbreviation that is never explained"
    severity = Severity.NOTE
    unsure = True
    example = (
        "The Regional Audit Commission (RAC) asked for the books, and the Bureau of Public Roads (BPR) gave them. The RAC was content. "
        "Then the KQB took the case over. The KQB asked for more. The answer to the KQB was short, and the KQB closed the case.\n"
    )
    counter_example = (
        "The Regional Audit Commission (RAC) asked for the books, and the Bureau of Public Roads (BPR) gave them. The RAC was content. "
        "Then the Kurin Quality Board (KQB) took the case over. The KQB asked for more. The answer to the KQB was short.\n"
    )
    sure = "Only where two others are explained in brackets and this one is used four times; widely known ones are let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        explained = Counter(one.letters for one in explained_in(subject))
        if len(explained) < 2:
            return
        for letters, spans in abbreviations_in(subject).items():
            if len(spans) < 4 or letters in explained or letters in _known() or any(_swapped(letters, one) for one in explained):
                continue
            apart = rf"\b{letters}\b[»”\"*]* ?\(|[(,] ?[«“\"*]*{letters}\b|[«“\"]{letters}[»”\"]"
            if not re.search(apart, subject.analysis.text) and not _is_money(subject, letters) and not _bears(subject, letters):
                said = f"“{letters}” is used {len(spans)} times and never explained, as the other abbreviations of this document are."
                yield self.finding(subject, said, _passage(subject, spans[0]))


def _is_money(subject: Subject, letters: str) -> bool:
    """Say whether the letters are those of a currency or a unit: a number stands right beside them."""
    return re.search(rf"\b{letters} ?\d|\d (?:million |billion )?{letters}\b", subject.analysis.text) is not None


def _bears(subject: Subject, letters: str) -> bool:
    """Say whether the letters are part of a name in which they stand for themselves: ``RTL Bank``."""
    return any(name.form != letters and letters in name.form.split() for name in subject.reading.names)


RULES: tuple[type[Rule], ...] = (SwappedLetters, NotItsLetters, TwoMeanings, NeverExplained)
