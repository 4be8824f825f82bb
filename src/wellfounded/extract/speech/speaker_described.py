"""Which person a description means: "the lawyer", "le magistrat", "правозащитница" for somebody whom the text has named.

A description is tied to the only person before it who is told to be of its class, else to the last such one; where nobody is told to be
anything, to the only person of the sentences before. Invariant: nobody who is told to be of other classes only is meant, and nobody who is
named nowhere before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ...model.labels import NameKind
from ...model.passages import Span
from ...model.reading import Name
from ..names.genders import gender_of
from .cues import Vocabulary
from .speaker_apposed import leading_up
from .speaker_roles import ANYONE, classes_in, classes_of_phrase, told_by
from .speaker_roles_named import Called

_FAR, _MOST_NAMES = 4_000, 80
_BESIDE, _VERB = 60, 28
"""Characters beside a name in which its role stands, and behind it in which a verb tells one."""
_NEAR = 600
"""Characters over which a word means the last of several who are of its class."""
_BACK = 3
"""Sentences before a description in which somebody is named who is told to be nothing."""
_CLAUSE = re.compile(r"[.;:()\n\"–]|,\s(?![\w' -]{0,40}$)")
_APPOSED = re.compile(r",\s(?P<words>[^.;:()\n\"]{3,60}?)(?:,|[.;\n]|\swho\s|\squi\s)")
_NO_ONE = re.compile(
    r"(?:^|\s)(?:source|government)s?$|журналисты|адвокаты|следователи|эксперты|прокуроры|судьи|правозащитники", re.IGNORECASE
)
"""What is of a class of persons and means a body, or many."""
_PLAIN = ANYONE | frozenset({"merchant", "activist", "journalist", "lawyer", "lawmaker", "minister", "head", "kin"})
"""Classes of whom a person can be without a word of the text for it; a judge or a prosecutor cannot."""
_OF_COURT = frozenset({"lawyer", "judge", "prosecutor", "officer", "journalist", "doctor", "spokesperson", "expert"})
"""Classes of those who have another part in a case than to be its defendant or applicant."""
_OWNED = re.compile(r"\s(?:of|de|du|d')\s?(?:(?:Mr|Mrs|Ms|M|Mme|Me)\.?\s)?[A-ZÀ-Ý]")
"""Whose somebody is: the daughter of Quill is nobody whom the text has named by that."""
_GENDERED = {"woman": "f", "man": "m"}


class Described(Called):
    """Finds in one text whom descriptions of persons mean."""

    def described_person(self, span: Span, words: Vocabulary, *, near: bool = True) -> str:
        """Return the name of the person whom a description means; empty where it is none or nobody plain is meant.

        ``near`` says whether the only person of the sentences before counts, who is told to be nothing.
        """
        if self.named_in(span.start, span.end):
            return ""
        language = self.analysis.language_at(span.start)
        classes = classes_of_phrase(" ".join(self.analysis.text[span.start : span.end].split()), language)
        if not classes or _NO_ONE.search(self.analysis.text, span.start, span.end):
            return ""
        told = self._told_before(span, language)
        fitting = [(at, name) for at, name, what in told if what & (classes - ANYONE)]
        if fitting:
            alone = len({name.entity or name.form for _, name in fitting}) == 1
            return _full(fitting[-1][1]) if alone or span.start - fitting[-1][0].end <= _NEAR else ""
        if not near:
            return ""
        party = "anyone" in classes and not classes & _GENDERED.keys()
        unknown = [(at, name) for at, name, what in told if not what or (classes & ANYONE and not (party and what & _OF_COURT))]
        unknown = [(at, name) for at, name in unknown if self._may_be(name, classes)]
        if _OWNED.match(self.analysis.text, span.end) or (party and len({n.entity or n.form for _, n in unknown}) > 1):
            return ""
        if not classes & _PLAIN or (classes <= ANYONE and self._told_nearer(span, words)):
            return ""
        return self._only_near(span, unknown)

    def _told_nearer(self, span: Span, words: Vocabulary) -> bool:
        """Say whether the sentence before tells of somebody by what they do, and names nobody: whom "the man" means then."""
        at = bisect_left(self.analysis.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        here = self.analysis.sentences[at].span if at >= 0 else None
        before = self.analysis.sentences[at - 1].span if at >= 1 else None
        if here is None or before is None or self.named_in(before.start, span.start, kinds=(NameKind.PERSON,)):
            return False
        return any(
            classes_in(self.analysis.text[r.start : r.end], self.analysis.language_at(r.start))
            for r in self.roles(before.start, before.end, words)
        )

    def told_of(self, place: Span) -> frozenset[str]:
        """Return the classes that the text tells a person of to whom a stretch gives a name, wherever it names them."""
        wanted = {name.entity or name.form for _, name in self.named_in(place.start, place.end, kinds=(NameKind.PERSON,))}
        if len(wanted) != 1:
            return frozenset()
        language = self.analysis.language_at(place.start)
        same = [(at, name) for at, name in self.names if name.kind is NameKind.PERSON and (name.entity or name.form) in wanted]
        return frozenset().union(*(self._classes_beside(at, name, language) for at, name in same[:_MOST_NAMES]))

    def _told_before(self, span: Span, language: str) -> list[tuple[Span, Name, frozenset[str]]]:
        """Return the persons named before a place, in order, with the classes they are told to be of anywhere before it."""
        first = bisect_left(self.starts, span.start)
        persons = [
            (at, name)
            for at, name in self.names[max(0, first - _MOST_NAMES) : first]
            if name.kind is NameKind.PERSON and span.start - at.start <= _FAR
        ]
        classes: dict[str, frozenset[str]] = {}
        for at, name in persons:
            key = name.entity or name.form
            classes[key] = classes.get(key, frozenset()) | self._classes_beside(at, name, language)
        return [(at, name, classes[name.entity or name.form]) for at, name in persons]

    def _classes_beside(self, at: Span, name: Name, language: str) -> frozenset[str]:
        text = self.analysis.text
        before = _CLAUSE.split(text[max(0, at.start - _BESIDE) : at.start])[-1]
        apposed = _APPOSED.match(text, at.end)
        behind = text[at.end : at.end + _VERB] if apposed is None else ""
        said = f"{name.role} {_next_to(leading_up(before, language))} {apposed.group('words') if apposed else ''}"
        return (classes_in(said, language, honorific=name.honorific) | frozenset(told_by(behind))) - ANYONE

    def _may_be(self, name: Name, classes: frozenset[str]) -> bool:
        wanted = next((gender for role, gender in _GENDERED.items() if role in classes), "")
        return gender_of(name) in ("", wanted) if wanted else True

    def _only_near(self, span: Span, persons: Sequence[tuple[Span, Name]]) -> str:
        """Return the only one of some persons who is named in the sentences right before a place, the nearest sentences first."""
        at = bisect_left(self.analysis.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        for back in range(_BACK + 1):
            number = max(0, at - back)
            start = self.analysis.sentences[number].span.start if self.analysis.sentences else 0
            near = {name.entity or name.form: name for place, name in persons if start <= place.start < span.start}
            if near:
                return _full(next(iter(near.values()))) if len(near) == 1 else ""
        return ""


def _next_to(before: str) -> str:
    """Return the last few words before a name, where they lead up to it: "the former mayor, "."""
    return " ".join(before.split()[-4:])


def _full(name: Name) -> str:
    return name.name or name.form
