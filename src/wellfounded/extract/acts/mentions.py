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
_TRIED = frozenset({K.SENTENCE, K.CONVICTION, K.ACQUITTAL, K.UPHOLDING, K.ANNULMENT})
_ON = re.compile(r"(?:on|under|sous|pour|sur|по)\s", re.IGNORECASE)
_EITHER = re.compile(r"(?<!\w)(?:or|ou|или|либо)\s(?:\w+\s)?\Z", re.IGNORECASE)
_OR = re.compile(r",?\s(?:or|ou|или|либо)(?!\w)", re.IGNORECASE)
_THING = re.compile(
    r"(?:(?:criminal|new|civil)\s)?(?:proceedings|charges|investigations?|cases?|claims?|complaints?|prosecutions?)(?!\w)"
    r"|(?:les\s|la\s|des\s|l')?(?:nouvelles?\s)?(?:poursuites|accusations|plaintes?|enquêtes?|procédures?|informations?)(?!\w)",
    re.IGNORECASE,
)
TERM = re.compile(
    r"(?<!âge\sde\s)(?<!aged\s)(?<!\w)(?P<count>\d+(?:[.,]\d+)?|[^\W\d_]{2,14})[\s-](?P<unit>years?|months?|days?|ans|mois|jours|лет|год|месяц|сут)",
    re.IGNORECASE,
)
_TERM_REACH = 90
"""Characters from a verb that are looked at for how long somebody is punished."""
_NEAR = 24
"""Characters between a thing and the participle that describes it."""
_DETERMINED = 40
"""Characters before a thing in which an article or its owner stands."""


def is_anew(around: Around, hit: Hit) -> bool:
    """Say whether a deed, or what it is done to, is called a further one."""
    places = [hit.anchor.start] if hit.object is None else [hit.anchor.start, hit.object.start]
    return any(around.says("anew", around.before(at, within=around.clause_at(at))[-_DETERMINED:]) for at in places)


def is_lasting(around: Around, hit: Hit) -> bool:
    """Say whether a clause tells how long somebody has been in custody, and not that he was arrested."""
    clause = around.clause_at(hit.anchor.start).joined(hit.span)
    return hit.rule.kind is K.ARREST and not hit.rule.weak and around.says("lasting", around.text[clause.start : clause.end])


def narrates(around: Around, hit: Hit) -> bool:
    """Say whether only what a decision says is told: "the court found that"."""
    return hit.rule.kind is K.JUDGMENT and hit.tells and around.says("narrates", around.text[hit.span.start : hit.span.end])


def is_private(around: Around, hit: Hit) -> bool:
    """Say whether anybody may do what an active verb tells, so that it is an act of a body only: accuse, demand, deny charges."""
    if hit.form is not Form.TOLD or not hit.tells:
        return False
    if around.says("private", around.text[hit.anchor.start : hit.anchor.end]):
        return True
    return around.says("disowned", around.text[hit.anchor.start : hit.span.joined(hit.anchor).end])


def term_of(around: Around, hit: Hit) -> str:
    """Return how long the punishment is that a verb tells, with its unit; empty where nothing says it."""
    if hit.rule.kind not in (K.SENTENCE, K.CONVICTION):
        return ""
    end = min(hit.anchor.start + _TERM_REACH, max(around.clause_at(hit.anchor.start).end, hit.span.end))
    found = TERM.search(around.text, hit.anchor.start, end)
    return f"{found['count']} {found['unit'][:3]}".lower() if found else ""


def without_mentions(around: Around, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits of a sentence without alternatives, and with what is only mentioned as the noun that it is."""
    told = [hit for hit in hits if not _is_alternative(around, hit)]
    return [
        replace(hit, form=Form.NAMED, head=None) if _is_brought(around, hit, told) or _is_ground(around, hit, told) else hit for hit in told
    ]


def _is_ground(around: Around, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether charges only say what for somebody was tried: "was jailed for three years on charges of fraud"."""
    if hit.rule.kind is not K.CHARGE or not hit.tells or not _ON.match(around.text, hit.anchor.start):
        return False
    return any(h.tells and h.rule.kind in _TRIED and h.anchor.end <= hit.anchor.start for h in hits)


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
