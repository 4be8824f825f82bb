"""Any name a letter away from one that the run writes more often: places, bodies, newspapers, people who are named once.

Invariant: a word that the texts also write in small letters, that is a name in its own right, or that is another form of the same word
is never taken for a slip.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

from ...extract.names.tables import tables
from ...model.findings import Finding, Fix, Severity
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Span
from ..rule import Rule
from ..subject import Subject
from .alike import Likeness, is_given, likeness
from .people import WORD, Token, passages_of, prose, small_words, tokens
from .variants import in_document, is_in_remark

_LEAST = 5
_OFTEN = 2
"""Times that the usual spelling stands in the documents of the run, at least, and as many times as often as the rare one."""
_RARE = 2
_ADDRESS = re.compile(r"(?:\b(?:Mr|Ms|Mrs|Dr|Prof|Professor|Judge|Justice|Sir|Dame|Lord|Mme|Me|Maître)\.?|\b[A-ZА-Я]\.) $")
_ENDINGS = (
    "a",
    "o",
    "u",
    "ov",
    "in",
    "s",
    "n",
    "an",
    "ian",
    "i",
    "e",
    "r",
    "er",
    "y",
    "d",
    "ed",
    "al",
    "t",
    "x",
    "es",
    "ne",
    "а",
    "у",
    "е",
    "и",
    "ы",
    "ой",
    "ом",
    "ск",
)


class NameSlip(Rule):
    """A name of a place, a body or a person with a letter lost, doubled, exchanged or without its accent, beside its usual spelling.

    Whoever searches the text for the name does not find this place. In a name that a court reads for the first time, it makes two of one.
    """

    code = "NAM104"
    title = "a name with a letter wrong"
    severity = Severity.WARNING
    example = (
        "The harbour of Larnaca was closed in May, and all ships waited in Larnaca until June. The guard of Larnaca kept the keys. In July "
        "a ship left the port of Larnacca without papers.\n"
    )
    counter_example = (
        "The harbour of Larnaca was closed in May, and all ships waited in Larnaca until June. The guard of Larnaca kept the keys. In July "
        "a ship left the port of Larnacans without papers.\n"
    )
    sure = "Asked of words that stand once or twice, where the other spelling is more frequent in the documents of the run; two villages "
    sure += "whose names differ in a letter are the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = {word for one in in_document(subject) for word in WORD.findall(one.text)}
        usual = _usual(subject)
        small = small_words(subject).union(*(small_words(other) for other in subject.others))
        elsewhere = {text for other in subject.others for text, _ in _counted(other)}
        by_length = _by_length(usual)
        for token in tokens(subject).values():
            if token.text in told or token.text in elsewhere or not _may_be_slip(subject, token, small):
                continue
            near = _nearest(token, by_length, small)
            if near and usual[near, token.language] >= max(_OFTEN, _RARE * len(token.spans)):
                said = f"“{token.text}” is written here, and “{near}” elsewhere."
                here = passages_of(subject, token.spans)
                if any(is_in_remark(subject, span) for span in token.spans):
                    continue
                fix = Fix(here[0], near) if len(here) == 1 and here[0].exact == token.text else None
                yield self.finding(subject, said, *here, fix=fix)


def _counted(subject: Subject) -> Counter[tuple[str, str]]:
    return subject.once_alone(
        "names: capitalised words counted", lambda: Counter({k: len(one.spans) for k, one in tokens(subject).items()})
    )


def _usual(subject: Subject) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for one in (subject, *subject.others):
        found.update(_counted(one))
    return found


def _by_length(usual: Counter[tuple[str, str]]) -> Mapping[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for (text, language), times in usual.items():
        if times >= _OFTEN and len(text) >= _LEAST:
            found[len(text), language].append(text)
    return found


def _may_be_slip(subject: Subject, token: Token, small: frozenset[str]) -> bool:
    word = token.text
    if (
        len(word) < _LEAST
        or len(token.spans) > _RARE
        or not (token.inside or _addressed(subject, token))
        or word.casefold() in small
        or is_given(word)
    ):
        return False
    known = tables()
    if fold(word) in known.states or word in known.place_forms or word.casefold() in known.demonyms | known.body_words | known.roles:
        return False
    return prose(subject, token) or _addressed(subject, token)


def _addressed(subject: Subject, token: Token) -> bool:
    return any(_is_addressed(subject, span.start) for span in token.spans)


def _is_addressed(subject: Subject, at: int) -> bool:
    """Say whether a form of address, a title or an initial stands right before a word, so that it is somebody's name in a list too."""
    return _ADDRESS.search(subject.analysis.text, max(0, at - 14), at) is not None


def _nearest(token: Token, by_length: Mapping[tuple[int, str], list[str]], small: frozenset[str]) -> str:
    for length in range(len(token.text) - 1, len(token.text) + 2):
        for usual in by_length.get((length, token.language), ()):
            if usual != token.text and usual.casefold() not in small and not is_given(usual) and _is_slip(token.text, usual):
                return usual
    return ""


def _is_slip(word: str, usual: str) -> bool:
    """Say whether one word is the other with a letter wrong, and not with another ending."""
    one, other = word.casefold(), usual.casefold()
    if likeness(word, usual) is Likeness.SAME or OSA.distance(one, other) > 1:
        return False
    short, long = sorted((one, other), key=len)
    begun = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return not (begun >= len(short) - 1 and (short[begun:] + long[begun:]) and _ends_otherwise(short[begun:], long[begun:]))


def _ends_otherwise(one: str, other: str) -> bool:
    return (one in _ENDINGS or not one) and (other in _ENDINGS or not other)


_PAIR = re.compile(r"(?<![\w'’-])(?P<given>[^\W\d_a-zà-öø-ÿа-яё][\w-]{2,}) (?P<surname>[^\W\d_a-zà-öø-ÿа-яё][^\W\d_]{4,})(?![\w'’-])")


class SurnameSlip(Rule):
    """A surname behind the given name of somebody whom the run calls otherwise by a letter or two: Nadia Marrou for Nadia Marrow.

    In a name, one letter makes another person of the first. A register does not find him, and a judge may take them for two.
    """

    code = "NAM106"
    title = "a name with a letter or two wrong"
    severity = Severity.WARNING
    example = (
        "=== order.txt, 2019-03-04\nThe court heard Mr Tobias Lindqvist in May. Mr Tobias Lindqvist asked for time.\n"
        "=== letter.txt, 2020-02-01\nWe write for Mr Tobias Linqvis, who was heard on 4 March 2019, and for his daughter.\n"
    )
    counter_example = example.replace("Linqvis,", "Lindqvist,")
    sure = "Asked where the given name is the same, the other surname stands in the run more often, and the rare one in no other document."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = list(_PAIR.finditer(subject.analysis.text))
        every = Counter((one["given"], one["surname"]) for one in own)
        for other in subject.others:
            every.update(_pairs(other))
        persons = {word for one in (subject, *subject.others) for word in _words_of_persons(one)}
        elsewhere = {pair for other in subject.others for pair in _pairs(other)}
        words = {word for pair in elsewhere for word in pair}
        latin = not any(_CYRILLIC.search(word) for word in words)
        for match in own:
            given, surname = match["given"], match["surname"]
            if every[given, surname] > _RARE or (given, surname) in elsewhere or subject.analysis.is_noise(*match.span()):
                continue
            usual = _usual_surname(given, surname, every, (persons, words), latin=latin) or _usual_given(given, surname, elsewhere, words)
            if usual:
                said = f"“{given} {surname}” is written here, and “{usual}” elsewhere."
                if not is_in_remark(subject, Span(*match.span())):
                    yield self.finding(subject, said, subject.analysis.passage(*match.span()))
        for written, whole, span in _doubled(subject):
            said = f"“{written}” is written here, and “{whole}” elsewhere."
            yield self.finding(subject, said, subject.analysis.passage(span.start, span.end))


def _usual_surname(given: str, surname: str, every: Counter[tuple[str, str]], known: tuple[set[str], set[str]], *, latin: bool) -> str:
    """Return the surname behind this given name that another document has, of which the one here may be a slip."""
    persons, words = known
    if surname in words or is_given(surname):
        return ""
    same = [(name, times) for (first, name), times in every.items() if likeness(first, given) is Likeness.SAME and name in persons]
    other_forms = {Likeness.SAME} if latin else {Likeness.SAME, Likeness.SPELT}
    if any(name != surname and likeness(name, surname) in other_forms for name, _ in same):
        return ""
    near = (name for name, times in same if times >= every[given, surname] and name in words and _is_misspelt(surname, name))
    return next(near, "")


def _usual_given(given: str, surname: str, elsewhere: set[tuple[str, str]], words: set[str]) -> str:
    """Return the given name before this surname that another document has, of which the one here may be a slip."""
    if given in words or len(given) < _LEAST:
        return ""
    for first, name in elsewhere:
        if name == surname and OSA.distance(first.casefold(), given.casefold()) == 1 and not (is_given(given) and is_given(first)):
            short, long = sorted((first.casefold(), given.casefold()), key=len)
            if long[:-1] != short and likeness(first, given) is not Likeness.SAME:
                return first
    return ""


def _pairs(subject: Subject) -> Counter[tuple[str, str]]:
    return subject.once_alone(
        "names: given names and surnames",
        lambda: Counter((one["given"], one["surname"]) for one in _PAIR.finditer(subject.analysis.text)),
    )


def _words_of_persons(subject: Subject) -> frozenset[str]:
    names = subject.reading.names
    return frozenset(word for one in names if one.kind is NameKind.PERSON for word in WORD.findall(one.form + " " + one.passage.exact))


def _is_misspelt(one: str, other: str) -> bool:
    """Say whether two surnames begin alike and differ in a letter, or in two where they are long."""
    a, b = one.casefold(), other.casefold()
    most = 1 if min(len(a), len(b)) < _LONG else 2
    return (
        (a[:3] == b[:3] or (a[0] == b[0] and a[-4:] == b[-4:]))
        and 0 < OSA.distance(a, b) <= most
        and a not in (f"{b}s", f"{b}a")
        and b not in (f"{a}s", f"{a}a")
    )


def _doubled(subject: Subject) -> Iterator[tuple[str, str, Span]]:
    """Yield what differs from a surname of two words in the one word: the surname of another document, and where ours stands."""
    elsewhere = {match.group().casefold(): match.group() for other in subject.others for match in _HYPHEN.finditer(other.analysis.text)}
    for match in _HYPHEN.finditer(subject.analysis.text):
        word = match.group().casefold()
        if word not in elsewhere and not subject.analysis.is_noise(*match.span()) and not match.group().isupper():
            usual = next((one for key, one in elsewhere.items() if _is_other_half(word, key)), None)
            if usual:
                yield match.group(), usual.title() if usual.isupper() else usual, Span(*match.span())


def _is_other_half(one: str, other: str) -> bool:
    """Say whether of two words with a hyphen one half is the same and the other begins alike and is about as long."""
    halves = list(zip(one.split("-"), other.split("-"), strict=True))
    same = [a == b for a, b in halves]
    if sum(same) != 1:
        return False
    a, b = halves[same.index(False)]
    return a[0] == b[0] and OSA.distance(a, b) <= _HALF and likeness(a, b) is not Likeness.SAME and min(len(a), len(b)) > _HALF


_HALF = 2
"""Letters in which half a surname may differ."""
_HYPHEN = re.compile(r"(?<![\w-])[^\W\d_a-zà-öø-ÿа-яё][^\W\d_]{2,}-[^\W\d_a-zà-öø-ÿа-яё][^\W\d_]{2,}(?![\w-])")
_LONG = 6
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
"""Where a source writes names in this script, two spellings in Latin may both be right."""


RULES: tuple[type[Rule], ...] = (NameSlip, SurnameSlip)
