"""What an effect points at: the act of the words that it is done to, or the one that "it", "that" or nothing stands for.

Invariant: a target is an act told or named in the text, and never the act that points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.labels import ActKind as K
from .evidence import Drafted, is_later
from .patterns import Form, Vocabulary
from .telling import Telling

NOT_DECIDED = frozenset({K.ARREST, K.RELEASE, K.CHARGE, K.NOTICE, K.OTHER})
"""Kinds that a court does not quash when "it" is quashed."""
_DEEDS = frozenset({"searched", "executed", "summoned", "communicated", "withdrawn"})
"""Outcomes of what was done and not decided."""
_COURT = re.compile(r"\b(?:court|tribunal|judge|magistrate|cour|juge|суд)|суд\b", re.IGNORECASE)
_REACH = 160
"""Characters between a verb and what it acts on."""
_FAR = 2
"""Sentences after which a verb without an object no longer points back."""
_FAR_APPEALED = 4
"""Likewise after an appeal of which the text does not say against what."""
_SET_OFF = re.compile(r"[,;]\s(?:(?:then|later|and|puis|ensuite|et|затем|позднее|и)\s)?\Z")
_JOINED = re.compile(
    r"[^.;:()]{0,50}?(?:,|\b(?:and|et|и|as well as|ainsi que|а также))\s(?:\S+\s){0,4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All tellings of a document that belong to an act, in the order of the text, with their acts and vocabularies."""

    text: str
    tellings: tuple[Telling, ...]
    acts: tuple[Drafted, ...]
    """The act of each telling, in the same order."""
    words: tuple[Vocabulary, ...]
    unbound: tuple[Telling, ...] = ()
    """Nouns that name no act which the document tells."""

    def near(self, number: int) -> Iterator[tuple[Telling, Drafted]]:
        """Yield the other tellings of the same sentence."""
        sentence = self.tellings[number].sentence
        for step in (-1, 1):
            other = number + step
            while 0 <= other < len(self.tellings) and self.tellings[other].sentence == sentence:
                yield self.tellings[other], self.acts[other]
                other += step


def is_request(act: Drafted) -> bool:
    """Say whether an act asks for a decision and is none."""
    return act.kind is K.APPEAL_FILED or (act.kind is K.OTHER and act.outcome in ("requested", "filed"))


def is_decided(act: Drafted) -> bool:
    """Say whether an act is a decision: arrests and notices are none, unless a court ordered them."""
    return act.kind not in NOT_DECIDED or (act.kind is K.ARREST and _COURT.search(act.body) is not None)


def objects_of(told: Told, number: int) -> list[Drafted]:
    """Return the acts that a telling acts on: those of the words of its object, else those named near it."""
    telling = told.tellings[number]
    if (link := _link_before(told, number)) is not None:
        return [link]
    if telling.hit.object is not None:
        found = _of_object(told, number)
        return found or _of_kind(told, number, meant(told, number, silent=True))
    if telling.hit.head is not None:
        return []
    return _near(told, number)


def _link_before(told: Told, number: int) -> Drafted | None:
    """Return the link before in a chain: "judgment of A, affirmed by B in 2016, reversed, C, 2018"; each link acts on the one before it."""
    telling = told.tellings[number]
    anchor = telling.hit.anchor
    if telling.hit.rule.effect is None or not telling.hit.tells or not telling.passive:
        return None
    before = told.text[max(0, anchor.start - 80) : anchor.start]
    context = told.words[number].context
    if not _SET_OFF.search(before) or context["passive"].search(before):
        return None
    links = [
        (t, act)
        for t, act in told.near(number)
        if t.hit.anchor.end <= anchor.start and act is not told.acts[number] and not is_request(act) and _is_link(told, t, number=number)
    ]
    return max(links, key=lambda pair: pair[0].hit.anchor.start)[1] if links else None


def _is_link(told: Told, telling: Telling, *, number: int) -> bool:
    """Say whether a telling is the head of a chain or a link of it: what is done to something, or what something is done to."""
    context = told.words[number].context
    if not telling.hit.tells:
        return telling.hit.form is Form.NOUN or telling.acted_on
    return telling.hit.rule.effect is not None and not context["passive"].search(
        told.text[max(0, telling.hit.anchor.start - 60) : telling.hit.anchor.start]
    )


def _of_object(told: Told, number: int) -> list[Drafted]:
    """Return the acts of the words that a verb is done to, and of those that stand beside them: "the order and the warrant"."""
    telling, own = told.tellings[number], told.acts[number]
    span = telling.hit.object
    assert span is not None
    out: list[Drafted] = []
    for other, act in sorted(told.near(number), key=lambda pair: pair[0].hit.span.start):
        if act is own or (other.hit.tells and other.governed_by is None):
            continue
        at = other.hit.span
        beside = bool(out) and at.start > span.end and _JOINED.fullmatch(told.text, span.end, at.start) is not None
        if at.overlaps(span) or (other.governed_by is not None and other.governed_by.overlaps(span)) or beside:
            out.append(act)
            span = span.joined(at) if beside else span
    return list({id(act): act for act in out}.values())


def _of_kind(told: Told, number: int, acts: Sequence[Drafted]) -> list[Drafted]:
    """Keep the acts that the words of an object can stand for: "the charge" is no verdict, "the decision" and "it" may be all."""
    span = told.tellings[number].hit.object
    named = [t.hit.rule.kinds for t in told.unbound if span is not None and t.hit.span.overlaps(span)]
    if not named or any(K.JUDGMENT in row or K.APPEAL_FILED in row for row in named):
        return list(acts)
    kinds = {kind for row in named for kind in row}
    return [act for act in acts if act.kind in kinds or is_request(act)]


def _near(told: Told, number: int) -> list[Drafted]:
    """Return the acts named after an active verb, before a passive one, the nearest first."""
    telling = told.tellings[number]
    hit = telling.hit.span
    names = [(t, act) for t, act in told.near(number) if not t.hit.tells or t.governed_by is not None]
    after = [
        (t, act)
        for t, act in names
        if hit.start <= t.hit.span.start <= hit.end + _REACH and "(" not in told.text[hit.end : t.hit.span.start]
    ]
    before = [(t, act) for t, act in names if t.hit.span.end <= hit.start and hit.start - t.hit.span.end <= _REACH]
    after.sort(key=lambda pair: pair[0].hit.span.start)
    before.sort(key=lambda pair: -pair[0].hit.span.end)
    free = told.words[number].free_order
    return [act for _, act in ((before or after) if telling.passive else (after or (before if free else [])))]


def meant(told: Told, number: int, *, silent: bool = False) -> list[Drafted]:
    """Return the acts that "it" stands for: the decision told last before, and an appeal against it.

    ``silent``: also where no pronoun says so, as in "the circuit court affirmed" and "the appeal was dismissed".
    """
    telling, words = told.tellings[number], told.words[number]
    hit = telling.hit.span
    said = told.text[hit.start : hit.end + 8] if words.pronouns_follow else told.text[max(0, hit.start - 10) : hit.start]
    if not silent and (telling.passive or not words.context["pronoun"].search(said)):
        return []
    own = told.acts[number]
    far = _FAR_APPEALED if own.kind is K.APPEAL_FILED else _FAR
    near = [n for n in range(number) if telling.sentence - told.tellings[n].sentence <= far and told.acts[n] is not own]
    acts = [act for act in _latest_first(told, near) if not is_later(act, own)]
    decided = [act for act in acts if not is_request(act)]
    decisions = [act for act in decided if is_decided(act)] or [act for act in decided if act.kind is K.OTHER and act.outcome not in _DEEDS]
    return [*decisions[:1], *(act for act in acts[:2] if is_request(act))]


def _latest_first(told: Told, numbers: Sequence[int]) -> list[Drafted]:
    return list({id(told.acts[n]): told.acts[n] for n in reversed(numbers)}.values())
