"""Letters that are not what they look like, are not seen, or were lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model.findings import Finding, Fix, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..running import found
from ..subject import Subject

_CYRILLIC = "аАВеЕКМНоОрРсСТуУхХіІјЈѕЅһԁԛԝ"
_LATIN = "aABeEKMHoOpPcCTyYxXiIjJsShdqw"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανυ"
_GREEK_LATIN = "ABEZHIKMNOPTYXoavu"
_TO_LATIN = str.maketrans(_CYRILLIC + _GREEK, _LATIN + _GREEK_LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_MIXED_WORD = re.compile(r"(?<![^\W_])(?=[^\W\d_]*[A-Za-z\u00c0-\u024f])(?=[^\W\d_]*[\u0370-\u03ff\u0400-\u052f])[^\W\d_]{2,}")
_IS_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_IS_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_WHOLLY_ALIKE = re.compile(rf"(?<!\w)[{_CYRILLIC}]{{3,}}(?!\w)")
_LONE = re.compile(r"(?<=[а-яё] )[aAcCoOyKxe](?= [а-яё])|(?<=[.!?] )[ABCKOY](?= [а-яё]{3})|(?<=[a-z] )[аАоОуУ](?= [a-z]{2})")
_WITH_FIGURE = re.compile(r"(?<![\w.-])(?=[^\W_]*[^\W\d_]{2})[^\W\d_]*[01][^\W\d_]+(?![\w-])")
_SMALL_L = re.compile(r"(?<!\w)l[^\W\d_A-Z]{4,}(?!\w)")
_HIDDEN = re.compile("(?<!^)[\ufeff\u2060-\u2064\u200b]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_APOSTROPHE = re.compile(r"(?<!\w)[^\W\d_]+['\u2019][^\W\d_]+(?!\w)")
_LOST = re.compile(
    "\ufffd+"
    "|[\ue000-\uf8ff]+"
    "|\u00c3[\u0080-\u00bf\u2018-\u203a\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u20ac\u2122]"
    "|\u00e2\u20ac[\u0080-\u00bf\u2018-\u203a\u0153\u2122\u02dc\u00a6]?"
    "|(?:[\u0420\u0421][\u0402-\u040f\u0452-\u045f\u0490\u0491\u2018-\u203a\u00a0-\u00bf\u2116\u0401\u0451\u0406\u0456\u0404\u0454\u0407\u0457]){2,}"
    "|(?:[\u00d0\u00d1][\u0080-\u00bf\u0152-\u0192\u2013-\u203a\u02c6\u02dc\u20ac\u2122]){2,}"
    "|\u00c2(?=[\u00a0\u00ab\u00bb\u00a3\u00a7\u00b0])."
    r"|(?<=[^\W\d_])\?(?=[^\W\d_])"
    r"|&(?:amp|nbsp|quot|lt|gt|apos|rsquo|lsquo|rdquo|ldquo|ndash|mdash|eacute|egrave|agrave|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
    r"|\(cid:\d+\)"
)
_MOST = 12


class MixedScripts(Rule):
    """A word with letters of two alphabets that look alike: a Russian "с" in an English word.

    The eye does not see it, and no search finds the word. It also tells that the text came through somebody's hands (or a trick) and was
    not copied from the original.
    """

    code = "TXT101"
    title = "letters of two alphabets in one word"
    severity = Severity.WARNING
    example = "The \u0441ourt of Lund let him go.\n"
    counter_example = "The court of Lund let him go. Суд освободил его.\n"
    sure = "Sure: every letter of the minority has a twin in the other alphabet, so the fix is safe."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if not _FOREIGN.search(subject.text):
            return
        for passage, match in found(subject, _MIXED_WORD):
            word = match.group()
            mended = _mended(word)
            if mended is not None:
                odd = [letter for letter, new in zip(word, mended, strict=True) if letter != new]
                said = f"“{word}” is written with {_named(odd)} of another alphabet."
                yield self.finding(subject, said, passage, fix=Fix(passage, mended))
        for passage, match in found(subject, _LONE):
            mended = match.group().translate(_TO_LATIN if _IS_CYRILLIC.match(match.group()) else _TO_CYRILLIC)
            said = f"“{match.group()}” ({_named([match.group()])}) is a letter of another alphabet."
            yield self.finding(subject, said, passage, fix=Fix(passage, mended))
        for passage, match in found(subject, _WHOLLY_ALIKE):
            around = subject.text[max(0, match.start() - 80) : match.start()] + subject.text[match.end() : match.end() + 80]
            if not _IS_CYRILLIC.search(around) and len(_IS_LATIN.findall(around)) > 20:
                said = f"“{match.group()}” is written in Cyrillic letters that look like Latin ones."
                yield self.finding(subject, said, passage, fix=Fix(passage, match.group().translate(_TO_LATIN)))


def _mended(word: str) -> str | None:
    """Return a word in the alphabet of most of its letters, or None where a letter of the other has no twin."""
    latin, other = len(_IS_LATIN.findall(word)), len(_FOREIGN.findall(word))
    ways = ((_TO_LATIN, _FOREIGN), (_TO_CYRILLIC, _IS_LATIN)) if latin >= other else ((_TO_CYRILLIC, _IS_LATIN),)
    return next((new for way, left in ways if not left.search(new := word.translate(way))), None)


def _named(letters: list[str]) -> str:
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in dict.fromkeys(letters))
    return f"the letter {shown}" if len(set(letters)) == 1 else f"the letters {shown}"


class LookAlikeFigure(Rule):
    """A small l for a capital I, or a figure 0 or 1 for a letter, in a word that the same text also writes rightly.

    It is the mark of recognised scans and of hasty typing. Names written so are not found, and count as somebody else.
    """

    code = "TXT102"
    title = "l for I, 0 for O in a word"
    severity = Severity.WARNING
    example = "The firm Ilyanov & Partners filed it. A day later llyanov & Partners withdrew it.\n"
    counter_example = "The firm Ilyanov & Partners filed it. A day later llamas were seen.\n"
    sure = "Sure, since the same text writes the word with the other letter too."

    def find(self, subject: Subject) -> Iterator[Finding]:
        words: Counter[str] | None = None
        for pattern, twins in ((_SMALL_L, {"l": "I"}), (_WITH_FIGURE, {"0": "oO", "1": "lI"})):
            for passage, match in found(subject, pattern, tags=True):
                words = words if words is not None else Counter(_WORD.findall(subject.text))
                mended = _twin(match.group(), twins, words)
                if mended:
                    said = f"“{match.group()}” is written elsewhere in this text as “{mended}”."
                    yield self.finding(subject, said, passage, fix=Fix(passage, mended))


def _twin(word: str, twins: dict[str, str], words: Counter[str]) -> str | None:
    at = 0 if "l" in twins else next((n for n, letter in enumerate(word) if letter in twins), -1)
    if at < 0 or sum(letter.isdigit() for letter in word) > 1:
        return None
    mended = [word[:at] + new + word[at + 1 :] for new in twins[word[at]]]
    return next((one for one in mended if words[one] and words[one] >= words[word]), None)


class HiddenLetters(Rule):
    """Characters that are not seen: of no width inside words, or such as turn the direction of writing.

    Words with them are not found by a search; characters that turn the direction show a text, or the name of a file, other than it is.
    """

    code = "TXT103"
    title = "characters that are not seen"
    severity = Severity.WARNING
    example = "The order of the pre\u200bfect was not signed by any\u200bbody.\n"
    counter_example = "The order of the prefect was not signed by anybody.\n"
    sure = "Sure; texts with Arabic or Hebrew letters need characters that turn, and are left."

    def find(self, subject: Subject) -> Iterator[Finding]:
        hidden = [_around(subject, at) for at in _positions(_HIDDEN, subject.text)]
        if hidden:
            said = f"{len(hidden)} characters that are not seen stand in the text; a search does not find the words with them."
            yield self.finding(subject, said if len(hidden) > 1 else "A character that is not seen stands here.", *hidden[:_MOST])
        if not _RIGHT_TO_LEFT.search(subject.text):
            turning = [_around(subject, at) for at in _positions(_TURNING, subject.text)]
            if turning:
                said = "Characters that turn the direction of writing: the text does not read as it is."
                yield self.finding(subject, said, *turning[:_MOST], severity=Severity.ERROR)


def _positions(pattern: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]


def _around(subject: Subject, at: int) -> Passage:
    """Quote the word around a position."""
    text = subject.text
    start, end = at, at + 1
    while start > max(0, at - 40) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), at + 40) and not text[end].isspace():
        end += 1
    return Passage.of(text, start, end)


class TwoApostrophes(Rule):
    """One name or word written with the straight apostrophe here and the curly one there.

    A search for one does not find the other, so a quotation check or a list of places misses half of them.
    """

    code = "TXT104"
    title = "words with two kinds of apostrophe"
    severity = Severity.NOTE
    example = "The Conseil d'Orient sat in the State's house. In June the Conseil d’Orient ruled for the State’s bank.\n"
    counter_example = "The Conseil d’Orient sat in May. In June the Conseil d’Orient ruled.\n"
    sure = "Sure."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if "'" not in subject.text or "\u2019" not in subject.text:
            return
        kinds: dict[str, dict[str, list[Passage]]] = {}
        for passage, match in found(subject, _APOSTROPHE):
            kind = "'" if "'" in match.group() else "\u2019"
            kinds.setdefault(match.group().replace("\u2019", "'").lower(), {}).setdefault(kind, []).append(passage)
        both = {word: told for word, told in kinds.items() if len(told) == 2}
        if len(both) > 1 or any(min(map(len, told.values())) > 1 for told in both.values()):
            words = ", ".join(f"“{word}”" for word in list(both)[:4]) + (" …" if len(both) > 4 else "")
            firsts = [told[kind][0] for told in both.values() for kind in told]
            said = f"{words}: written with the straight apostrophe in some places and the curly one in others."
            yield self.finding(subject, said, *sorted(firsts)[:_MOST])


class LostLetters(Rule):
    """Characters that were lost or read in the wrong encoding: �, Ã©, â€™, a question mark inside a word, an escape of the web.

    A name with a lost letter is another name. The text was read in the wrong encoding on its way, so look at the original.
    """

    code = "TXT301"
    title = "lost or misread characters"
    severity = Severity.ERROR
    example = "Il a été condamnÃ© par le tribunal d\ufffdAix, et l’arr\u00c3\u00aat est d\u00c3\u00a9finitif.\n"
    counter_example = "Il a été condamné par le tribunal d’Aix, et l’arrêt est définitif.\n"
    sure = "Sure for replacement characters and known pairs; a question mark inside a word is nearly so."

    def find(self, subject: Subject) -> Iterator[Finding]:
        places: list[Passage] = []
        for passage, _ in found(subject, _LOST):
            word = _around(subject, passage.start)
            if not places or places[-1] != word:
                places.append(word)
        if places:
            shown = ", ".join(f"“{place.exact}”" for place in places[:3])
            many = f"{len(places)} words hold" if len(places) > 1 else "A word holds"
            yield self.finding(subject, f"{many} characters that were lost or misread: {shown}.", *places[:_MOST])
