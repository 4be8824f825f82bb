"""Words that have the form of a telling and only mention an act: "the charges brought against him", "killed or jailed".

Invariant: a mention is dropped, or handed on as a noun that may belong to an act told elsewhere; it never becomes a telling of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model.labels import ActKind as K
from .marks import Around
from .patterns import Form, Hit

_BROUGHT = frozenset({K.CHARGE, K.OTHER, K.APPEAL_FILED})
"""Kinds whose things are brought, filed or made, and then spoken of: charges, claims, appeals."""
_ALONE = frozenset({K.ARREST, K.SENTENCE, K.CONVICTION, K.RELEASE, K.EXPULSION_ORDER})
_EITHER = re.compile(r"(?<!\w)(?:or|ou|или|либо)\s(?:\w+\s)?\Z", re.IGNORECASE)
_OR = re.compile(r",?\s(?:or|ou|или|либо)(?!\w)", re.IGNORECASE)
_THING = re.compile(
    r"(?:(?:criminal|new|civil)\s)?(?:proceedings|charges|investigations?|cases?|claims?|complaints?|prosecutions?)(?!\w)"
    r"|(?:les\s|la\s|des\s|l')?(?:nouvelles?\s)?(?:poursuites|accusations|plaintes?|enquêtes?|procédures?|informations?)(?!\w)",
    re.IGNORECASE,
)
_NEAR = 24
"""Characters between a thing and the participle that describes it."""
_DETERMINED = 40
"""Characters before a thing in which an article or its owner stands."""


def without_mentions(around: Around, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits of a sentence without alternatives, and with what is only mentioned as the noun that it is."""
    told = [hit for hit in hits if not _is_alternative(around, hit)]
    return [replace(hit, form=Form.NAMED, head=None) if _is_brought(around, hit, told) else hit for hit in told]


def _is_alternative(around: Around, hit: Hit) -> bool:
    """Say whether a deed is one of several that may have happened: "killed, jailed or exiled"."""
    if hit.rule.kind not in _ALONE or hit.object is not None or not hit.tells or around.dates:
        return False
    before = around.before(hit.anchor.start)[-_NEAR:]
    return _EITHER.search(before) is not None or _OR.match(around.text, hit.anchor.end, around.span.end) is not None


def _is_brought(around: Around, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a participle only describes a thing that is spoken of as known, without a day or somebody who did it."""
    if hit.rule.kind not in _BROUGHT or not _is_reduced(around, hit):
        return False
    noun, participle = hit.object or hit.span, hit.head or hit.span
    between = around.text[noun.end : participle.start]
    if participle.end <= noun.start or len(between) > _NEAR or "," in between or around.says("verbal", between):
        return False
    end = around.clause_at(participle.start).end
    if any(participle.end <= d.span.start < end for d in around.dates) or around.says("agent", around.text[participle.end : end]):
        return False
    follows = around.says("verbal", around.text[participle.end : end])
    follows = follows or any(h.tells and h is not hit and participle.end <= h.anchor.start < end for h in hits)
    return follows or around.says("known", around.before(noun.start)[-_DETERMINED:])


def _is_reduced(around: Around, hit: Hit) -> bool:
    """Say whether a hit is a thing with a participle and no auxiliary: "charges brought", "poursuites engagées"."""
    if hit.head is None:
        said = around.text[hit.span.start : hit.span.end]
        return hit.form in (Form.PASSIVE, Form.TOLD) and _THING.match(said) is not None and not around.says("inner_passive", said)
    if hit.form is not Form.PASSIVE or hit.object is None:
        return False
    return not around.says("passive", around.before(hit.anchor.start)[-_NEAR:])
