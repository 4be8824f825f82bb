"""The date that governs a telling, among those of its sentence.

Invariant: a date that belongs to what a deed is done to says nothing of when it was done: "annulled the decision of 5 May".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.passages import Span
from .marks import Around, Marked
from .patterns import Form, Hit

_SET_OFF = 10
"""Characters of a clause before the date that it is set off for."""
_REPORTED = 110
"""Characters between a date and a clause after it that it can still govern."""

_LEADING = re.compile(
    r"(?:[,;]\s(?:and|but|then|и|а|но|затем|et|mais|puis)|[;]|\b(?:and|и|et))\s(?:(?:on|in|by|le|en|в|the|already|later|then)\s){0,2}\Z",
    re.IGNORECASE,
)
"""What before a date makes it the first word of a new clause: "appealed, and on 14 February the court reversed"."""


_OF_DAY = re.compile(r"\s(?:of|dated|du|en date du|от|від|vom)\s", re.IGNORECASE)
"""What stands between a paper and its day."""
_RELATIVE = re.compile(r"\W*(?:who|whom|whose|qui|dont|котор\w+)(?!\w)", re.IGNORECASE)
"""What opens a clause that only says more of somebody, and not when: "convicted Orlov, who had been arrested in another case"."""


def date_of(around: Around, hit: Hit, *, hits: Sequence[Hit], dates: Sequence[Marked]) -> Marked | None:
    """Return the date that governs a telling: the nearest in its clause, else the last one before it in the sentence.

    A date that another telling stands nearer to, that of what is acted on, and that of a report about the act do not count.
    """
    anchor = hit.anchor
    clause = around.clause_at(anchor.start)
    rivals = [h for h in hits if h.tells and h is not hit and h.form is not Form.INFINITIVE and clause.covers(h.anchor)]
    if hit.form is Form.INFINITIVE and any(r.anchor.end <= anchor.start for r in rivals):
        return None
    inside = [
        d
        for d in dates
        if clause.covers(d.span)
        and not _is_aside(around, d, anchor=anchor)
        and not _is_of_object(around, hit, d)
        and not _is_of_main(around, d, hit=hit, clause=clause)
    ]
    near = sorted(
        inside,
        key=lambda d: max(d.span.start - anchor.end, anchor.start - d.span.end, 0),
    )
    owners = {d.span: _owner(around, d, hits=hits) for d in inside} if rivals else {}
    for date in near:
        owner = owners.get(date.span)
        if owner is hit or (owner is None and not any(_is_nearer(around, r.anchor, date=date, anchor=anchor) for r in rivals)):
            return date
    before = [d for d in dates if d.span.end <= clause.start and not _is_of_object(around, hit, d)]
    if before and _reaches(around, before[-1], clause=clause, hits=hits):
        return before[-1]
    return _set_off(around, clause=clause, hits=hits, dates=dates)


def _owner(around: Around, date: Marked, *, hits: Sequence[Hit]) -> Hit | None:
    """Return the verb of an act that a date hangs on by the grammar of the sentence."""
    told = [h for h in hits if h.tells]
    for word in around.syntax.above(date.span):
        if (owner := next((h for h in told if h.anchor.overlaps(word)), None)) is not None:
            return owner
    return None


def _set_off(around: Around, *, clause: Span, hits: Sequence[Hit], dates: Sequence[Marked]) -> Marked | None:
    """Return the date of a clause that is nothing else: "convicted him in absentia, on 15 December 2014, of theft"."""
    after = next((c for c in around.clauses if c.start == clause.end), None)
    if after is None or any(h.tells and after.covers(h.anchor) for h in hits):
        return None
    return next(
        (d for d in dates if after.start <= d.span.start <= after.start + _SET_OFF),
        None,
    )


def _is_of_object(around: Around, hit: Hit, date: Marked) -> bool:
    """Say whether a date belongs to what is acted on: "the ruling of the court, 8 June, was quashed", "quashed the decree of 8 June"."""
    if hit.form is Form.TOLD and hit.object is not None and hit.anchor.end <= hit.object.start:
        return _OF_DAY.fullmatch(around.text, hit.object.end, date.span.start) is not None
    return hit.form is Form.PASSIVE and hit.object is not None and hit.object.start <= date.span.start and date.span.end <= hit.anchor.start


def _is_nearer(around: Around, rival: Span, *, date: Marked, anchor: Span) -> bool:
    """Say whether a date follows another telling and so belongs to that one: "arrested in 2015, he was later released"."""
    if rival.end > date.span.start:
        led = anchor.end <= date.span.start and date.span.end <= rival.start
        return led and (
            _LEADING.search(around.text, anchor.end, date.span.start) is not None or _is_of_next(around, date, after=anchor, before=rival)
        )
    if anchor.end <= rival.start:
        return True
    gap = date.span.start - rival.end
    return (
        date.span.end <= anchor.start
        and gap < min(40, anchor.start - date.span.end + 40)
        and "," not in around.text[rival.end : date.span.start]
    )


def _is_of_next(around: Around, date: Marked, *, after: Span, before: Span) -> bool:
    """Say whether the subject of the next verb and a date stand together before it: "jailed him, the City Court in March upheld it"."""
    body = next((b for b in around.bodies if after.end <= b.span.start and b.span.end <= before.start), None)
    if body is None:
        return False
    lead = around.text[after.end : min(body.span.start, date.span.start)]
    return lead.rstrip().endswith((",", ";", " and", " et", " и", " а"))


def _reaches(around: Around, date: Marked, *, clause: Span, hits: Sequence[Hit]) -> bool:
    """Say whether a date of an earlier clause can govern this one; the date of a report about an act does not."""
    between = around.text[date.span.end : clause.start]
    own = around.clause_at(date.span.start)
    if any(h.tells and own.covers(h.anchor) and h.anchor.end <= date.span.start for h in hits):
        return False
    if _RELATIVE.match(around.text, clause.start, clause.end) and any(h.tells and own.covers(h.anchor) for h in hits):
        return False
    return len(between) <= _REPORTED and ";" not in between and not around.says("reporting", around.text[own.start : clause.start])


def _is_of_main(around: Around, date: Marked, *, hit: Hit, clause: Span) -> bool:
    """Say whether a date behind a relative clause hangs on the main verb: "Orlov, who was jailed, spoke to reporters on 2 March"."""
    if hit.anchor.end > date.span.start or not _RELATIVE.match(around.text, clause.start, clause.end):
        return False
    above = list(around.syntax.above(date.span))
    return bool(above) and not any(word.overlaps(hit.anchor) for word in above)


def _is_aside(around: Around, date: Marked, *, anchor: Span) -> bool:
    """Say whether a date stands between brackets and the telling outside them."""
    first, second = sorted((date.span, anchor))
    between = around.text[first.end : second.start]
    return between.count("(") != between.count(")")
