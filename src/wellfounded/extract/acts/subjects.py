"""Whose deed an active verb tells where no parse says it: by the order of the words, or shared with the verb that it is joined to.

Invariant: a verb that stands right after "and", "then" or a comma has no subject of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import ActKind
from ...model.labels import ActKind as K
from ...model.passages import Span
from .marks import Around, Marked
from .patterns import Form, Hit
from .powers import is_of_power

BEFORE_VERB = re.compile(
    r"\s(?:(?:has|had|have|then|also|later|again|once|twice|now|since|finally|eventually|in turn|formally|officially|"
    r"a|ont|avait|avaient|a ensuite|a également|s'est|трижды|дважды|уже|также|затем|\w+ly)\s){0,3}",
    re.IGNORECASE,
)
"""What may stand between a state and its verb: "Georgia has twice refused"."""
ASKED = frozenset({"filed", "requested", "withdrawn"})
"""Outcomes of what parties do themselves."""
_JOINING = re.compile(
    r"(?:,|;|\b(?:and|but|then|while|thereby|thus|et|puis|mais|tout en|и|а|но|затем))\s"
    r"(?:(?:has|had|also|then|later|subsequently|therefore|instead|once more|\w+ly|thus|thereby|a|avait|l'a|l'avait|lui a|les a|l'|lui|en|"
    r"ensuite|également|затем|также|позднее|впоследствии|тем самым|потом)\s?){0,3}\Z",
    re.IGNORECASE,
)
"""What stands before a verb that shares the subject of the one before it."""
_TRANSITIVE = frozenset({K.CHARGE, K.CONVICTION, K.SENTENCE, K.ACQUITTAL, K.ARREST, K.EXTRADITION_ORDER, K.EXPULSION_ORDER})
"""Kinds whose verbs need an object where they are active."""
_ARTICLE = re.compile(r"^(?:the|la|le|les|l'|a|an)\s?", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]+(?:\s(?:(?:di|de|del|della|du|des|van|von|der|da|do|of|for|the|and|la|d')\s?){0,2}[A-ZÀ-Þ][\w'’.-]*){1,6}"
)
_JOINED = 40
"""Characters before a verb that are looked at for what joins it to another."""


def hangs(around: Around, hit: Hit) -> bool:
    """Say whether a verb is a participle that takes its subject from elsewhere: "freeing him", "annulant le jugement", "отменив"."""
    return around.says("gerund", around.text[hit.anchor.start : hit.anchor.end])


def shared_with(around: Around, hit: Hit, *, hits: Sequence[Hit]) -> Hit | None:
    """Return the verb of an act whose subject another verb shares: "quashed the order and freed him", "…, freeing him"."""
    at = hit.anchor.start
    if not _JOINING.search(around.text, max(around.span.start, at - _JOINED), at):
        return None
    before = [h for h in hits if h.tells and h is not hit and h.form is not Form.INFINITIVE and h.anchor.end <= at]
    return max(before, key=lambda h: h.anchor.start, default=None)


def is_passive(around: Around, hit: Hit, *, hits: Sequence[Hit]) -> bool:
    """Say whether what a verb tells was done to its subject: by its own auxiliary, or by that of the verb that it is joined to."""
    before = around.before(hit.anchor.start)[-60:]
    if hit.form is Form.PASSIVE or (hit.head is None and around.says("passive", before)):
        return True
    if hit.head is None and around.says("inner_passive", around.text[hit.span.start : hit.span.end]):
        return True
    if hit.head is None and hit.form is Form.TOLD and hit.rule.kind in _TRANSITIVE and _is_undergone(around, hit):
        return True
    follows = hit.object is not None and hit.object.start > hit.anchor.start
    if follows or hit.rule.outcome in ASKED or hangs(around, hit) or not around.says("joined_passive", before):
        return False
    main = shared_with(around, hit, hits=hits)
    return main is not None and around.says("passive", around.before(main.anchor.start)[-60:])


def _is_undergone(around: Around, hit: Hit) -> bool:
    """Say whether a participle without an auxiliary has no object, so that it was done to its subject: "Officer Charged With Bribery"."""
    said = around.text[hit.anchor.start : min(around.span.end, hit.anchor.end + _JOINED)]
    return around.says("undergone", said) and not around.says("has_done", around.before(hit.anchor.start)[-_JOINED:])


def subject_of(around: Around, hit: Hit, *, actors: Sequence[Marked], clause: Span, hits: Sequence[Hit]) -> Marked | None:
    """Return the last actor before the verb with no person between, of the same clause where it has one."""
    start = hit.anchor.start
    at = next((b.span.end for b in actors if b.span.start < start < b.span.end), start)
    done = max((h.anchor.end for h in hits if h.tells and h is not hit and h.anchor.end <= at), default=-1)
    own = [b for b in actors if done <= b.span.start and b.span.end <= at and around.text[done : b.span.start].count(",") == 1]
    if done >= 0 and own and around.text[: own[0].span.start].rstrip().endswith(","):
        return own[0]
    person = _last_person(around, at, actors=actors)
    if person >= 0 and _JOINING.search(around.text, max(around.span.start, at - _JOINED), at):
        person = -1 if actors and actors[0].span.end <= person else person
        actors = actors[:1] if person < 0 else actors
    before = [b for b in actors if b.span.end <= at and (b.span.start >= person or not clause.covers(b.span))]
    inside = [b for b in before if clause.covers(b.span)]
    best = inside or before
    if not best:
        return None
    close = best[-1]
    if inside and BEFORE_VERB.fullmatch(around.text, close.span.end, at):
        return close
    return best[0] if inside and best[0].named else close


def _last_person(around: Around, at: int, *, actors: Sequence[Marked]) -> int:
    ends = {b.span.end for b in actors}
    return max((p.span.start for p in around.persons if p.span.end <= at and p.span.start - 1 not in ends), default=-1)


def called_by_name(around: Around, phrase: Span, *, kind: ActKind) -> Marked | None:
    """Return the subject of a verb that only bodies do, where it is a name that nothing else knows: "TAR Lazio threw out the motion"."""
    said = _ARTICLE.sub("", around.text[phrase.start : phrase.end])
    if not is_of_power(kind) or not _NAME.fullmatch(said) or around.says("legal", said.lower()):
        return None
    span = Span(phrase.end - len(said), phrase.end)
    if any(p.span.overlaps(span) for p in around.persons) or any(land.overlaps(span) for land, _ in around.states):
        return None
    return Marked(span, " ".join(said.split()), named=True)
