"""Reports that consist of another: "Le Monde reported that the court deplored the delay" is one statement, of the court through Le Monde.

Invariant: a report is given up only for one inside it that begins where its clause begins and ends where it ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .reported import Reported
from .speaker_names import Speaker

_SUBJECT = 90
"""Characters from the beginning of a clause to the verb of what it reports: its subject."""
_REST = 4


def chained(reports: Sequence[Reported], beside: Sequence[Reported]) -> tuple[list[Reported], list[Reported]]:
    """Return the reports without those that consist of another, and what was found beside them with who passes it on."""
    whole = list(reports)
    inner = [replace(told, relay=_passing(told, whole)) if told.relay is None else told for told in beside]
    every = [*whole, *inner]
    kept = [told for told in whole if not any(_is_all(one, told) for one in every if one is not told)]
    return kept, inner


def _passing(told: Reported, reports: Sequence[Reported]) -> Speaker | None:
    around = [one for one in reports if one.span.covers(told.cue.span) and one.cue.span.start < told.cue.span.start]
    return around[-1].speaker if around else None


def _is_all(inner: Reported, outer: Reported) -> bool:
    """Say whether one report is all that another reports."""
    if inner.speaker is None or outer.speaker is None or not outer.span.covers(inner.cue.span) or inner.relay is None:
        return False
    begins = outer.span.start <= inner.speaker.span.start and inner.cue.span.start - outer.span.start <= _SUBJECT
    return begins and inner.speaker.span.start - outer.span.start <= _REST and inner.span.end >= outer.span.end - _REST
