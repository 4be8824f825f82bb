"""One name in another's place: what the documents tell of one person or body is told here of another.

Invariant: a name is asked only against one of its own kind in a sentence of like words that does not name it; where any sentence of the
run tells the same of the name itself, nothing is found.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ...model.findings import Finding, Severity
from ...model.labels import NameKind
from ...model.reading import Name
from ..rule import Rule
from ..subject import Subject
from .alike import is_given
from .held import Held, held_elsewhere, held_here, surnames
from .people import full_names, is_initial, words_of
from .tellings import Named, Telling, key_of, key_of_words, same, tellings
from .vocabulary import words_like

_RARE, _KNOWN = 3, 8
_NEAR, _WHOLE = 2.4, 0.6
_DAY = 1.0
_BACKED = 0.6
_BESIDE = 9
"""Characters between a part and the name that has it, where no body stands between whose part it is."""
_AROUND = 24
"""Characters before a name and its part in which words tell that several have it."""


class NameExchanged(Rule):
    """What the other documents tell of one person or body is told here of another, in like words: who quashed, who testified, who signed.

    Nothing in the sentence shows it, and whoever copies it puts the wrong name to the act. The person concerned will notice it first.
    """

    code = "NAM601"
    title = "one name in another's place"
    unsure = True
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe bookkeeper Mira Holt testified that the invoices of the ferry had been prepared by the harbour "
        "office. Oskar Lund was the captain.\n"
        "=== report.txt, 2017-05-02\nIn the trial Oskar Lund testified that the invoices of the ferry were prepared in the harbour office. "
        "Mira Holt wrote a letter. Oskar Lund did not.\n"
    )
    counter_example = example.replace("the trial Oskar Lund testified", "the trial Mira Holt testified").replace(
        "Mira Holt wrote", "She wrote"
    )
    sure = (
        "Asked where the sentences share most of their rarer words, no other sentence tells it of the name here and no full name has both; "
        "like acts are the trap."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        others = _others(subject)
        weights = _Weights((*tellings(subject), *(telling for _, telling in others)))
        by_stem = _by_stem(others)
        for telling in tellings(subject):
            near = [(one, there) for one, there in _near(by_stem, others, telling) if _tell_alike(telling, there, weights)]
            for named in telling.names if near else ():
                if not _is_sure(subject, named):
                    continue
                if named.kind is NameKind.BODY and any(other.date in telling.days for other in subject.others):
                    continue  # the act of that day is a document of the run, whose head says whose it is
                found = _told_of_another(telling, named, near, weights)
                if found is None or _backed(subject, telling, named, weights, found[0]):
                    continue
                _, (one, there), other = found
                if not _is_sure(subject, other) or _may_be_one_person(subject, named, other):
                    continue
                said = f"The text says this of “{named.name.form}”; {one.name} says nearly the same of “{other.name.form}”."
                passage = one.analysis.passage(there.span.start, there.span.end)
                yield self.finding(subject, said, named.name.passage, related=[one.place(passage)])


def _is_sure(subject: Subject, named: Named) -> bool:
    """Say whether a name is of a body, or surely of a person: of two words, with a form of address, or the surname of a full name."""
    words = [word for word in words_of(named.name.form) if not is_initial(word)]
    if named.kind is not NameKind.PERSON or not words:
        return named.kind is NameKind.BODY
    return len(words) > 1 or bool(named.name.honorific) or (not is_given(words[0]) and not named.key.isdisjoint(_surnames(subject)))


def _surnames(subject: Subject) -> frozenset[str]:
    """Return the keys of the last words of persons whom the run names by more than these."""
    return subject.once("names: surnames of the run", lambda: frozenset().union(*map(_last_words, (subject, *subject.others))))


def _last_words(subject: Subject) -> frozenset[str]:
    def made() -> Iterator[str]:
        for name in subject.reading.names:
            words = [word for word in words_of(name.form) if not is_initial(word)] if name.kind is NameKind.PERSON else []
            if words and (len(words) > 1 or len(words_of(name.form)) > 1 or name.honorific):
                yield from key_of_words(words[-1:])

    return subject.once_alone("names: last words of persons", lambda: frozenset(made()))


def _may_be_one_person(subject: Subject, one: Named, other: Named) -> bool:
    """Say whether a full name of the run has words of both: a given name and a surname, or two surnames, of one person."""
    ours, theirs = one.key - other.key, other.key - one.key
    return any(
        not ours.isdisjoint(key) and not theirs.isdisjoint(key) for each in (subject, *subject.others) for key in _keys_of_full(each)
    )


def _keys_of_full(subject: Subject) -> frozenset[frozenset[str]]:
    return subject.once_alone(
        "names: keys of full names", lambda: frozenset(key_of(name) for full in full_names(subject) for name in full.names[:1])
    )


def _others(subject: Subject) -> list[tuple[Subject, Telling]]:
    return [(other, telling) for other in subject.others for telling in tellings(other)]


def _by_stem(others: Sequence[tuple[Subject, Telling]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, (_, telling) in enumerate(others):
        for stem in telling.stems:
            found[stem].append(number)
    return found


def _near(by_stem: Mapping[str, list[int]], others: Sequence[tuple[Subject, Telling]], telling: Telling) -> list[tuple[Subject, Telling]]:
    """Return the sentences of other documents that share two words or more with one of this."""
    times = Counter(chain.from_iterable([by_stem.get(stem, ()) for stem in telling.stems]))
    return [others[number] for number, shared in times.items() if shared >= 2]


class _Weights:
    """How much each word of a run counts, and each sentence by all its words."""

    def __init__(self, every: Sequence[Telling]) -> None:
        times = Counter(chain.from_iterable([telling.stems for telling in every]))
        self._words = {stem: 1.0 if count <= _RARE else 0.5 if count <= _KNOWN else 0.2 for stem, count in times.items()}
        self._sentences = {id(telling): self.of(telling.stems) for telling in every}

    def of(self, stems: Iterable[str]) -> float:
        return sum(map(self._words.__getitem__, stems))

    def whole(self, telling: Telling) -> float:
        return self._sentences[id(telling)]


def _told_of_another(
    telling: Telling, named: Named, near: Sequence[tuple[Subject, Telling]], weights: _Weights
) -> tuple[float, tuple[Subject, Telling], Named] | None:
    """Return the sentence that tells most likely the same of another, and that other."""
    best: tuple[float, tuple[Subject, Telling], Named] | None = None
    for one, there in near:
        if there.tells_of(named.key) or (telling.days and there.days and not telling.days & there.days):
            continue
        for other in there.names:
            if other.kind is not named.kind or telling.tells_of(other.key) or _may_be_one_body(named, other):
                continue
            weight = _alike(telling, named, there, other, weights)
            if weight >= _NEAR and (best is None or weight > best[0]):
                best = weight, (one, there), other
    return best


def _may_be_one_body(one: Named, other: Named) -> bool:
    """Say whether two names of bodies may be of one: by a word, by the letters of the other, or as a name that any of its kind bears."""
    if one.kind is not NameKind.BODY:
        return False
    if not one.key.isdisjoint(other.key):
        return True
    short, long = sorted((one.name.form, other.name.form), key=len)
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", long) if word[0].isupper() or len(word) > 3)
    letters = re.sub(r"[^\w]", "", short)
    if letters.isupper() and len(letters) > 1:
        return letters.casefold() == initials.casefold() or bool(re.search(r"[ -]", long)) != bool(re.search(r"[ -]", short))
    return any(_capitals(name.name) < 2 for name in (one, other))


def _capitals(name: Name) -> int:
    """Return how many words of a name are written as names: "District court" has one, and is the name of many."""
    return sum(word[0].isupper() for word in re.findall(r"[^\W\d_]+", name.form))


def _alike(telling: Telling, named: Named, there: Telling, other: Named, weights: _Weights) -> float:
    """Return the weight of the words that stand around both names."""
    around = (named.ahead & other.ahead) | (named.behind & other.behind)
    shared = around & telling.stems & there.stems
    return weights.of(shared) + (_DAY if telling.days & there.days else 0.0)


def _tell_alike(telling: Telling, there: Telling, weights: _Weights) -> bool:
    """Say whether two sentences have so many words in common that they may tell one thing."""
    lighter = min(weights.whole(telling), weights.whole(there))
    return lighter > 0 and weights.of(telling.stems & there.stems) >= _WHOLE * lighter


def _backed(subject: Subject, telling: Telling, named: Named, weights: _Weights, weight: float) -> bool:
    """Say whether another sentence of the run tells nearly as much of the same name."""
    for one in (subject, *subject.others):
        for there in tellings(one):
            if there is telling:
                continue
            ours = [other for other in there.names if other.kind is named.kind and same(other.key, named.key)]
            if (
                ours
                and _tell_alike(telling, there, weights)
                and any(_alike(telling, named, there, other, weights) >= _BACKED * weight for other in ours)
            ):
                return True
    return False


class PartOfAnother(Rule):
    """A part that the documents give to one person is given here to another of them: the bookkeeper is Ms Frost there and Ms Denning here.

    Two people of the case were mixed up. What the one said or did is then told of the other.
    """

    code = "NAM602"
    title = "a part in the case given to another person of it"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2016-03-01\nThe bookkeeper, Ms Mira Holt, was heard in May. The engineer, Mr Oskar Lund, was ill.\n"
        "=== report.txt, 2017-05-02\nThe bookkeeper, Mr Oskar Lund, spoke of the ferry. He was heard for an hour.\n"
    )
    counter_example = (
        "=== ruling.txt, 2016-03-01\nThe bookkeeper, Ms Mira Holt, was heard in May. The engineer, Mr Oskar Lund, was ill.\n"
        "=== report.txt, 2017-05-02\nThe bookkeeper, Ms Mira Holt, spoke of the ferry. The captain, Mr Oskar Lund, was heard for an hour.\n"
    )
    sure = "Asked where one person alone has the part everywhere else, and the one here is known there in another."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for held, other in parts_of_others(subject):
            where = "elsewhere" if other.source is held.source else f"in {other.source.name}"
            said = f"“{held.words}” is {held.name} here, and {other.name} {where}."
            passage = subject.analysis.passage(held.person.start, held.person.end)
            yield self.finding(subject, said, passage, related=[other.place_of()])


def parts_of_others(subject: Subject) -> list[tuple[Held, Held]]:
    """Return the parts in the case that stand here beside another person, each with that of a source."""
    return subject.once("names: parts of others", lambda: list(_parts_of_others(subject)))


def _parts_of_others(subject: Subject) -> Iterator[tuple[Held, Held]]:
    own = [held for held in held_here(subject) if _is_part(held)]
    every = [*own, *(held for held in held_elsewhere(subject) if _is_part(held))] if own else []
    by_part: dict[str, list[Held]] = defaultdict(list)
    for held in every:
        by_part[held.office.name].append(held)
    known = {name for other in subject.others for name in surnames(other)}
    for held in own:
        rest = [one for one in by_part[held.office.name] if not one.words_of_name & held.words_of_name]
        mine = [one for one in by_part[held.office.name] if one is not held and one.words_of_name & held.words_of_name]
        if mine or not rest or held.surname not in known or len({one.surname for one in rest}) > 1:
            continue
        if any(one.source is not held.source for one in rest) or len(rest) > 1:
            yield held, rest[0]


def _is_part(held: Held) -> bool:
    """Say whether a part in a case stands beside a name as one that this person alone has."""
    text, span = held.source.analysis.text, held.span
    near = text[max(0, span.start - _AROUND) : span.start] + "|" + text[span.end : span.end + _AROUND // 2]
    beside = 0 < held.person.start - held.at.end <= _BESIDE
    return beside and held.office.part and held.known and not held.rank and words_like("several").search(near) is None


RULES: tuple[type[Rule], ...] = (NameExchanged, PartOfAnother)
