"""The drawing of proceedings, written down: acts with their labels as of a day, never without the dates they are computed for.

Each act is a group (a link where a page gives it a place) with the id ``act-N`` and its label, dates and words as data, so that a
script can show another day on the same drawing. What is drawn is told apart by shape, line and word; colour only helps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from ..model.facts import CaseFacts
from ..model.standing import AsOf, Standing
from .lane_parts import Parts
from .lanes import Lanes, lay_out
from .lettering import FAMILY, width
from .signs import INK, PAPER, definitions
from .standing_words import State, as_of, dated, named, state
from .svg import element, path, picture, text

_HEAD, _FOOT = 62.0, 62.0
_MARGIN = 40.0
MILLIMETRE = 4.0
"""Units of the drawing on a millimetre of paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanesOptions:
    """``also`` are other states that an act may come to be shown in, ``days`` other days that the axis must hold, ``hrefs`` the
    place that the group of an act leads to; ``told`` says whether the words of the drawing list every act."""

    title: str = "Proceedings"
    also: Mapping[str, Iterable[State]] = field(default_factory=dict)
    days: Iterable[date] = ()
    hrefs: Mapping[str, str] = field(default_factory=dict)
    told: bool = True


def lanes_svg(facts: CaseFacts, standings: Mapping[str, Standing], asof: AsOf, *, options: LanesOptions | None = None) -> str:
    """Return the drawing as SVG on one sheet, as high as it needs."""
    return LanesDrawing(facts, _states(facts, standings), asof, options=options).whole()


def lanes_sheets(
    facts: CaseFacts, standings: Mapping[str, Standing], asof: AsOf, *, options: LanesOptions | None = None
) -> tuple[str, ...]:
    """Return the drawing as sheets of A3, each with title, axis and legend; lanes are kept whole where they fit."""
    return LanesDrawing(facts, _states(facts, standings), asof, options=options).sheets()


def _states(facts: CaseFacts, standings: Mapping[str, Standing]) -> dict[str, State]:
    return {act.id: state(standings.get(act.id)) for act in facts.acts}


class LanesDrawing:
    """One drawing: laid out once, written as a whole or as sheets."""

    def __init__(self, facts: CaseFacts, states: Mapping[str, State], asof: AsOf, *, options: LanesOptions | None = None) -> None:
        self._states, self._asof, self._options = states, asof, options or LanesOptions()
        held = [asof.on, *self._options.days, *([asof.known_by] if asof.known_by else [])]
        also = {act: [state, *self._options.also.get(act, ())] for act, state in states.items()}
        self.lanes: Lanes = lay_out(facts, said=also, days=held, top=_HEAD)
        self._parts = Parts(self.lanes, states, asof, published=facts.published(), hrefs=self._options.hrefs)

    def whole(self) -> str:
        """Return the drawing on one sheet, as high as it needs."""
        top, bottom = self.lanes.top, self.lanes.bottom
        inside = [*self._parts.body(top, bottom), *self._parts.years(top), *self._parts.legend(bottom + 8)]
        return self._picture(inside, bottom + _FOOT + self._parts.note_height, self._options.title)

    def sheets(self) -> tuple[str, ...]:
        """Return the drawing cut into sheets between lanes, or within a lane that is higher than a sheet."""
        cuts = self._cuts(self.lanes.size.sheet - _FOOT - _HEAD - self._parts.note_height)
        made = []
        for number, (top, bottom) in enumerate(pairwise(cuts), start=1):
            across, down = self.lanes.width + 2 * _MARGIN, bottom - top
            window = {
                "x": -_MARGIN,
                "y": _HEAD,
                "width": across,
                "height": down,
                "viewBox": f"{-_MARGIN:g} {top:.1f} {across:g} {down:.1f}",
            }
            inside = [
                element("svg", *self._parts.body(top, bottom), **window),
                *self._parts.years(_HEAD),
                *self._parts.legend(_HEAD + down + 8),
            ]
            count = f", sheet {number} of {len(cuts) - 1}" if len(cuts) > 2 else ""
            made.append(self._picture(inside, self.lanes.size.sheet, self._options.title + count))
        return tuple(made)

    def _cuts(self, room: float) -> Sequence[float]:
        cuts = [self.lanes.top]
        for lane in self.lanes.lanes:
            if lane.bottom - cuts[-1] > room and lane.top > cuts[-1]:
                cuts.append(lane.top)
            while lane.bottom - cuts[-1] > room:
                cuts.append(cuts[-1] + room)
        return [*cuts, self.lanes.bottom]

    def _picture(self, inside: Sequence[str], height: float, title: str) -> str:
        said = as_of(self._asof)
        about = f"{len(self._states)} acts in {len(self.lanes.lanes)} lanes on an axis of time. " + "; ".join(
            self._told() if self._options.told else ()
        )
        across, down = self.lanes.width + 2 * _MARGIN, height + 2 * _MARGIN
        head = text(title, x=0, y=18, size=18, font_weight=700, fill=INK)
        dates = text(said, x=width(title, 18, bold=True) + 12, y=18, size=14, fill=INK, class_="as-of")
        paper = path("M", 0, 0, "H", across, "V", down, "H", 0, "Z", fill=PAPER, class_="paper")
        return picture(
            [definitions(), paper, element("g", head, dates, *inside, transform=f"translate({_MARGIN:g} {_MARGIN:g})")],
            width=across,
            height=down,
            title=f"{title}, {said}",
            about=about,
            font_family=FAMILY,
            class_="lanes",
            data_lines=self.lanes.size.lines,
        )

    def _told(self) -> Iterator[str]:
        """Say each act in words: a reader of the text alone has the same as one who sees."""
        for placed in self.lanes.acts:
            yield f"{dated(placed.act)} {named(placed.act)}: {self._states[placed.act.id].said}"
