"""The offices, titles and parts in a case that stand right beside the names of persons: the one reader for all rules that compare them.

Invariant: positions are in the normal form; an office belongs to one name only, and where words near it tell of a change none is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...extract.analysis import Analysis
from ...model.findings import Place
from ...model.folding import fold
from ...model.labels import NameKind
from ...model.passages import Passage, Span
from ..placing import Placed
from ..quotations.sources import Source, as_source, sources_of
from ..subject import Subject
from ..surnames import key_of
from .people import is_initial, is_patronymic, titles, words_of
from .vocabulary import Office, any_office, office_at, words_like

_FAR, _NEAR = 90, 14
"""Characters from an office to the name behind it, and from a name to the office behind it."""
_BEFORE, _BEHIND = 40, 24
"""Characters around the two in which words tell of a change."""
_CAPITAL = r"[^\W\d_a-zà-öø-ÿа-яёіїєґ]"
_ADDRESS = r"(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|M|Mme|Me|г-н|г-жа)\.? )?"
_PLACE = (
    r"(?: (?:of|for|at|in|de|du|des|de la|d'|à) ?(?:the |la |l')?"
    rf"(?P<place>{_CAPITAL}[\w'’-]*(?: (?:of |the |and |for |de |du )*{_CAPITAL}[\w'’-]*){{0,4}}))?"
)
_LONG_PLACE = r"(?: (?:of|for|at|in|de|du|des|d'|à|au)[ '][^.;:,()\n]{1,50})?"
_RUSSIAN_PLACE = r"(?: [«А-ЯЁа-яё][а-яё»-]+){0,4}?"
_TO_NAME = re.compile(
    rf"(?:{_PLACE}(?:,? |,?\n)|(?:{_LONG_PLACE}|{_RUSSIAN_PLACE})(?:, ?|: ?| (?:is|was|est|était|—|–) )|{_RUSSIAN_PLACE} |\s*:\s*)"
    rf"{_ADDRESS}"
)
_FROM_NAME = re.compile(
    r"(?:, ?|[*_]{0,2}\n| ?\(| [–—-] | (?:is|was|est|était|as) )(?:also |still )?"
    r"(?:the |an? |its |their |our |his |her |le |la |l'|une? )?",
    re.IGNORECASE,
)
_AT_END = re.compile(r"[,.;:)*_\n]|$| (?:of|at|for|in|who|and|on|de|du|des|d'|qui|et|à|au|и|в)\b| [а-яё«]", re.IGNORECASE)
_WRITTEN = re.compile(
    rf" (?:(?:Mr|Ms|Mrs|Dr) )?(?:(?:{_CAPITAL}\. ?){{1,3}}|(?:{_CAPITAL}[^\W\d_]+ )?)"
    rf"(?P<last>{_CAPITAL}[^\W\d_]{{2,}}(?:[-’'][^\W\d_]+)*)(?![\w-])"
)


@dataclass(frozen=True)
class Held:
    """An office beside a name: its words of rank, the place behind it, and the person by surname (a key) and given name."""

    office: Office
    rank: frozenset[str]
    place: str
    words: str
    at: Span
    """Where the words of the office and its rank stand."""
    surname: str
    given: str
    """The given name folded; empty where there is none or an initial."""
    initial: str
    name: str
    words_of_name: frozenset[str]
    """The keys of all words of the name, whichever of them is the surname."""
    person: Span
    known: bool
    """Whether the reading has a person here, and not the looks of a name alone."""
    source: Source

    @property
    def span(self) -> Span:
        return Span(min(self.at.start, self.person.start), max(self.at.end, self.person.end))

    @cached_property
    def key(self) -> str:
        """What two offices are one by: the name of the table, or the words where it says only what somebody heads."""
        return self.words.casefold() if self.office.name.startswith("head") else self.office.name

    @property
    def past(self) -> bool:
        """Whether the rank says that the office is held no more, or not for good."""
        return any(words_like("past").fullmatch(word) for word in self.rank)

    @property
    def deputy(self) -> bool:
        """Whether the rank is that of one who stands in for another."""
        return any(words_like("deputies").fullmatch(word) for word in self.rank)

    @cached_property
    def in_block(self) -> bool:
        """Whether office and name stand on two lines, as in signatures and lists."""
        return "\n" in self.source.analysis.text[self.span.start : self.span.end]

    def passage(self) -> Passage:
        return self.source.analysis.passage(self.span.start, self.span.end)

    def place_of(self) -> Place:
        return Place(self.source.document, self.passage())

    def may_be(self, other: Held) -> bool:
        """Say whether two names can be of one person: one surname, and no two given names."""
        return self.surname == other.surname and (not (self.initial and other.initial) or self.initial == other.initial)


def held_here(subject: Subject) -> tuple[Held, ...]:
    """Return the offices that a document gives to persons."""
    return held_in(as_source(subject))


def held_elsewhere(subject: Subject) -> list[Held]:
    """Return the offices that the other documents of the run and of the case give to persons."""
    return [held for source in sources_of(subject) for held in held_in(source)]


def held_in(source: Source) -> tuple[Held, ...]:
    """Return the offices of one document, in order."""
    return source.once("offices beside names", lambda: tuple(_held(source)))


@dataclass(frozen=True, slots=True)
class _Person:
    span: Span
    words: tuple[str, ...]
    form: str


def _held(source: Source) -> Iterator[Held]:
    text, persons = source.analysis.text, _persons(source)
    taken = 0
    for match in any_office().found_in(source.subject) if source.subject else any_office().pattern.finditer(text):
        found = office_at(text, match.start()) if match.start() >= taken else None
        if found is None or source.analysis.is_noise(match.start(), match.end()):
            continue
        office, taken = found
        ranks, begin, end = _ranks(text, match.start(), taken)
        held = _person_of(text, Span(begin, end), persons) if text[begin - 1 : begin] != "-" else None
        if held is None:
            continue
        person, known, place = held
        around = Span(min(begin, person.span.start), max(end, person.span.end))
        if text.count('"', around.start, around.end) % 2:
            continue  # what somebody is called in quotation marks is a name of abuse, or another's words
        if not _changed(text, around):
            given, surname = _parted(person.words)
            yield Held(
                office=office,
                rank=ranks,
                place=fold(place),
                words=" ".join(text[begin:end].split()),
                at=Span(begin, end),
                surname=key_of(surname),
                given="" if is_initial(given or "x") else fold(given),
                initial=fold(given)[:1],
                name=person.form,
                words_of_name=frozenset(key_of(word) for word in person.words if not is_initial(word)),
                person=person.span,
                known=known,
                source=source,
            )


def _parted(words: tuple[str, ...]) -> tuple[str, str]:
    """Return the given name, or its initial, and the surname, wherever they stand."""
    rest = [word for word in words if word not in titles() and not is_patronymic(word)] or list(words)
    full = [word for word in rest if not is_initial(word)] or rest
    first_is_surname = len(words) > 1 and (is_initial(words[-1]) or is_patronymic(words[-1]))
    surname = full[0] if first_is_surname else full[-1]
    return next((word for word in rest if word is not surname), ""), surname


def surnames(subject: Subject) -> frozenset[str]:
    """Return the keys of the surnames of all persons of a document."""
    return subject.once_alone("names: keys of surnames", lambda: frozenset(key_of(_parted(one.words)[1]) for one in _of_reading(subject)))


def _changed(text: str, around: Span) -> bool:
    """Say whether words near an office tell that it was taken up or left, or is somebody else's."""
    changed = words_like("changed")
    before = text[max(text.rfind("\n", 0, around.start), around.start - _BEFORE, 0) : around.start]
    behind = text[around.end : around.end + _BEHIND].split("\n")[0]
    before = before[max(before.rfind(". "), before.rfind("; ")) + 1 :]
    between = text[around.start : around.end]
    return any(changed.search(words) is not None for words in (before, behind)) or words_like("at_the_time").search(between) is not None


def _ranks(text: str, start: int, end: int) -> tuple[frozenset[str], int, int]:
    """Return the words of rank before an office and behind it, and where it begins and ends with them."""
    found = []
    while match := words_like("ranks", before=r"(?<![\w-])", after=r"[ -]$").search(text, max(0, start - 30), start):
        found.append(match.group().strip(" -").casefold())
        start = match.start()
    if behind := words_like("ranks_behind", before=" ").match(text, end):
        found.append(behind.group().strip().casefold())
        end = behind.end()
    return frozenset(found), start, end


def _person_of(text: str, at: Span, persons: Placed[_Person]) -> tuple[_Person, bool, str] | None:
    """Return the person whose office stands at a place, whether the reading knows the name, and the place of the office."""
    near = ((one, _TO_NAME.fullmatch(text, at.end, one.span.start)) for one in persons.beginning_in(at.end, at.end + _FAR))
    ahead, joined = next(((one, match) for one, match in near if match), (None, None))
    behind = next((one for one in reversed(persons.beginning_in(max(0, at.start - _FAR), at.start)) if one.span.end <= at.start), None)
    follows = behind and at.start - behind.span.end <= _NEAR and _FROM_NAME.fullmatch(text, behind.span.end, at.start)
    own_line = joined is not None and "\n" not in joined.group() and (joined.group() == " " or (follows and "\n" in follows.group()))
    if behind and follows and _AT_END.match(text, at.end) and not own_line:
        return behind, True, _place(text, at.end)
    if ahead and joined:
        return ahead, True, joined["place"] or ""
    written = _WRITTEN.match(text, at.end)
    if written and office_at(text, written.start("last")) is None:
        return _Person(Span(written.start() + 1, written.end()), (written["last"],), written.group().strip()), False, ""
    return None


def _place(text: str, end: int) -> str:
    match = re.compile(_PLACE).match(text, end)
    return (match["place"] or "") if match else ""


def _persons(source: Source) -> Placed[_Person]:
    """Return the persons of a document by place: those of the reading, or where there is none what looks like a full name."""
    rows = list(_of_reading(source.subject)) if source.subject else list(_of_looks(source.analysis))
    return Placed(sorted(rows, key=lambda one: one.span.start), lambda one: one.span.start)


def _of_reading(subject: Subject) -> Iterator[_Person]:
    text = subject.analysis.text
    for name in subject.reading.names:
        words = words_of(name.form)
        if name.kind is NameKind.PERSON and words:
            span = subject.analysis.span_of(name.passage)
            first = text[span.start : span.end].find(words[0])
            yield _Person(Span(span.start + max(0, first), span.end), words, " ".join(name.form.split()))


_LOOKS = re.compile(
    rf"(?<![\w-])(?:{_CAPITAL}[^\W\d_]+|{_CAPITAL}\.)(?: (?:{_CAPITAL}[^\W\d_]+(?:-{_CAPITAL}?[^\W\d_]+)?|{_CAPITAL}\.)){{1,2}}(?!\w)"
)


def _of_looks(analysis: Analysis) -> Iterator[_Person]:
    for match in _LOOKS.finditer(analysis.text):
        words = words_of(match.group())
        if len(words) > 1:
            yield _Person(Span(match.end() - len(match.group()) + match.group().find(words[0]), match.end()), words, " ".join(words))
