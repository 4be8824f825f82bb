"""The name behind a role: "the court" for the only court before it, "the judge" for the only person called judge beside a name.

Invariant: a name comes back only where the text before calls nobody else so.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ...model.labels import NameKind
from ...model.passages import Span
from .cues import Vocabulary
from .speaker_apposed import leading_up
from .speaker_pronouns import BODY_OR_MANY, Antecedents

_FAR, _MOST_NAMES = 4_000, 80
"""Characters and names before "the court" among which the court is looked for."""
_HEADS = (
    r"court|tribunal|commission|committee|council|ministry|agency|office|board|chamber|assembly|working group|ombudsman|"
    r"cour|conseil|comité|ministère|office|agence|préfecture|chambre|assemblée|суд|комиссия|комитет|совет|министерство|агентство|коллегия|палата"
)
_DESCRIBED = re.compile(
    rf"(?:(?:the|this|that|la|le|l'|cette|ce|cet|эт\w+|данн\w+)\s?)?(?:(?:same|said|latter|тот же|та же)\s)?(?P<head>{_HEADS})",
    re.IGNORECASE,
)
_BESIDE = 50
"""Characters beside a name in which its role stands."""
_ROLE = re.compile(
    r"(?:(?:the|this|that|le|la|l'|cette|ce|cet|his|her|their|its|son|sa|leur|его|её|ее|их)\s?)?(?:(?:same|former|ancien(?:ne)?|бывш\w+)\s)?(?P<head>[\w-]+)",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"[.,;:()\n]")
_CYRILLIC = re.compile(r"[а-яё]")


def _apposition(behind: str) -> str:
    """Return what stands between a name and the next comma, where a comma opens it: Petra Holm, the judge of the case, …"""
    return re.split(r"[,;.()\n]", behind[2:])[0] if behind.startswith(", ") else ""


class Called(Antecedents):
    """Finds in one text the names that roles stand for."""

    def described(self, span: Span) -> str:
        """Return the name of the body that "the court" or "la commission" stands for: the only one before with its word."""
        text = self.analysis.text
        found = _DESCRIBED.fullmatch(text, span.start, span.end)
        if found is None or self.named_in(span.start, span.end):
            return ""
        head = found.group("head").casefold()
        stem = head[: max(3, len(head) - 2)] if _CYRILLIC.match(head) else head
        has_head = re.compile(rf"(?<!\w){re.escape(stem)}\w{{0,2}}(?!\w)")
        bodies = {}
        for place, name in self.names[: bisect_left(self.starts, span.start)][-_MOST_NAMES:]:
            form = name.name or name.form
            said = form.casefold()
            proper = sum(word[:1].isupper() for word in form.split()) > 1
            if (
                proper
                and name.kind is NameKind.BODY
                and span.start - place.start <= _FAR
                and len(said) > len(head) + 2
                and has_head.search(said)
            ):
                bodies[name.entity or said] = form
        return next(iter(bodies.values())) if len(bodies) == 1 else ""

    def called_so(self, span: Span, words: Vocabulary) -> str:
        """Return the name of the only person whom the text before has called by the same role: "judge Petra Holm"."""
        text = self.analysis.text
        found = _ROLE.fullmatch(text, span.start, span.end)
        if found is None or self.named_in(span.start, span.end) or not words.sources.fullmatch(found.group("head")):
            return ""
        if BODY_OR_MANY.fullmatch(found.group("head")):
            return ""
        head = found.group("head").casefold()
        stem = head[: max(4, len(head) - 2)] if _CYRILLIC.match(head) else head
        persons: dict[str, str] = {}
        for place, name in self.names[: bisect_left(self.starts, span.start)][-_MOST_NAMES:]:
            if name.kind is not NameKind.PERSON or span.start - place.start > _FAR:
                continue
            before, behind = text[max(0, place.start - _BESIDE) : place.start], text[place.end : place.end + _BESIDE]
            before = leading_up(_BEFORE_NAME.split(before)[-1], self.analysis.language_at(place.start))
            near = f"{name.role} {before} {_apposition(behind)}".casefold()
            if re.search(rf"(?<!\w){re.escape(stem)}", near):
                persons[name.entity or name.form] = name.name or name.form
        return next(iter(persons.values())) if len(persons) == 1 else ""
