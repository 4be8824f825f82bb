"""The parts of the drawing of proceedings: lanes, years, days, arrows, acts, and the legend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..model.facts import first_known
from ..model.standing import AsOf, Label
from .lane_edges import Bend
from .lanes import Lane, Lanes, PlacedAct
from .lettering import width, wrap
from .signs import ARROWS, INK, LINE, PAPER, SIGNS, SOFT, definition_use, head
from .standing_words import State, as_of, dated, named
from .svg import element, path, text, words

_FADE = (0.75, 0.5, 0.25)
_STEP = 14.0
_BAR = 3.5
_LEGEND = 10.5


class Parts:
    """Writes the parts of one drawing between two heights."""

    def __init__(
        self, lanes: Lanes, states: Mapping[str, State], asof: AsOf, *, published: Mapping[str, date | None], hrefs: Mapping[str, str]
    ) -> None:
        self._lanes, self._states, self._asof, self._published, self._hrefs = lanes, states, asof, published, hrefs
        empty = "; ".join(lanes.empty)
        said = f"Without an act in this case, so not drawn: {empty}." if empty else ""
        self._note = wrap(said, lanes.width, 9.5, lines=4) if said else ()

    @property
    def note_height(self) -> float:
        return 13.0 * len(self._note)

    def body(self, top: float, bottom: float) -> Iterator[str]:
        """Yield what stands between two heights."""
        lanes = [lane for lane in self._lanes.lanes if lane.bottom > top and lane.top < bottom]
        yield from self._grid(top, bottom)
        yield from self._names(lanes)
        yield from self._days(top, bottom)
        yield element("g", *(self._arrow(bend) for bend in self._lanes.bends), fill="none", class_="arrows")
        yield element("g", *(self._act(act) for act in self._lanes.acts if act.bottom > top and act.top < bottom), class_="acts")

    def years(self, y: float) -> Iterator[str]:
        """Yield the years above a height."""
        axis, about = self._lanes.axis, {"y": y - 5, "size": _LEGEND, "fill": SOFT, "class_": "soft"}
        if self._lanes.undated:
            yield text("no date", x=self._lanes.left - self._lanes.size.undated + 8, **about)  # type: ignore[arg-type]
        if axis is None:
            return
        for tick in axis.ticks():
            yield text(tick.label, x=tick.x + 2, **about)  # type: ignore[arg-type]
        for gap in axis.breaks:
            yield text("…", x=gap.x + gap.width / 2 - 5, **about)  # type: ignore[arg-type]

    def _grid(self, top: float, bottom: float) -> Iterator[str]:
        axis = self._lanes.axis
        if axis is None:
            return
        for tick in axis.ticks():
            yield path("M", tick.x, top, "V", bottom, stroke=LINE, class_="floor")
        for gap in axis.breaks:
            outline = ("M", gap.x + 4, top, "H", gap.x + gap.width - 4, "V", bottom, "H", gap.x + 4, "Z")
            yield path(*outline, fill="#f1f3f5", class_="left-out")

    def _names(self, lanes: list[Lane]) -> Iterator[str]:
        size, orders = self._lanes.size, dict[str, list[Lane]]()
        edge = size.order + 2
        for lane in lanes:
            orders.setdefault(lane.order, []).append(lane)
            yield path("M", edge + 2, lane.top, "H", self._lanes.width, stroke=LINE, class_="floor")
            for number, line in enumerate(lane.title):
                y = lane.top + size.gap / 2 + (number + 1) * (size.title + 1.5)
                yield text(line, x=edge + 10, y=y, size=size.title, font_weight=700, fill=INK)
        for order, members in orders.items():
            top, bottom = members[0].top, members[-1].bottom
            yield path("M", 0, top, "H", edge + 4, stroke=SOFT, class_="floor strong")
            yield path("M", edge, top + 2, "V", bottom - 2, stroke=SOFT, stroke_width=2, class_="floor strong")
            for number, line in enumerate(wrap(order, size.order - 6, size.title, lines=2, bold=True)):
                y = top + (number + 1) * (size.title + 1.5) + size.gap / 2
                yield text(line, x=0, y=y, size=size.title, font_weight=700, fill=SOFT, class_="soft")

    def _days(self, top: float, bottom: float) -> Iterator[str]:
        """Draw the day of the legal state, and the day by which sources are known."""
        axis = self._lanes.axis
        if axis is None:
            return
        for name, word, day, dash, y in (
            ("known", "known by", self._asof.known_by, "2 3", 30.0),
            ("on", "as of", self._asof.on, "7 3", 18.0),
        ):
            said = text(word, x=-3, y=top - y, size=9.5, text_anchor="end", fill=INK)
            line = path("M", 0, top - y - 7, "V", bottom, stroke=INK, stroke_width=1.2, stroke_dasharray=dash, class_="line")
            x = axis.x(day) if day else self._lanes.left
            hidden = None if day else "none"
            yield element("g", line, said, transform=f"translate({x:g} 0)", class_=f"day day-{name}", display=hidden)

    def _arrow(self, bend: Bend) -> str:
        arrow, scale = ARROWS[bend.effect.kind], self._lanes.size.sign
        (x0, y0), (_, y), (x1, _), (_, y1) = bend.points
        room = arrow.room * scale
        way = _way(x0, y0, y, x1, y1 + room if bend.turned else y1 - room)
        known = first_known(bend.effect.known_from, self._published)
        labels = {self._states[self._lanes.acts[number].act.id].label for number in (bend.source, bend.target)}
        late = known is not None and self._asof.known_by is not None and known > self._asof.known_by
        told = f"{self._name(bend.source)} {arrow.word} {self._name(bend.target)}" + ("" if bend.effect.stated else " (inferred)")
        return element(
            "g",
            element("title", words(told)),
            path(*way, stroke=arrow.colour, stroke_width=arrow.width * (0.5 + scale / 2), stroke_dasharray=arrow.dash),
            head(arrow, x=x1, y=y1, turned=bend.turned, scale=scale),
            *(() if bend.effect.stated else (text("?", x=(x0 + x1) / 2, y=y - 1.5, size=9, fill=INK),)),
            class_=f"arrow {bend.effect.kind.value}",
            data_from=bend.source,
            data_to=bend.target,
            data_known=known.isoformat() if known else None,
            display="none" if late or Label.UNKNOWN in labels else None,
            opacity="0.35" if Label.NOT_YET in labels else None,
        )

    def _name(self, number: int) -> str:
        return named(self._lanes.acts[number].act)

    def _act(self, act: PlacedAct) -> str:
        state, size = self._states[act.act.id], self._lanes.size
        told = f"{named(act.act)}, {dated(act.act)} · {state.said} ({as_of(self._asof)})"
        inside = (
            element("title", words(told)),
            *self._bar(act, SIGNS[state.label].colour),
            *(self._lines(act, state) if size.lines else self._line(act, state)),
            definition_use(state.label, x=act.x, y=act.y, scale=size.sign),
        )
        href = self._hrefs.get(act.act.id)
        return element(
            "a" if href else "g",
            *inside,
            href=href,
            id=f"act-{act.number}",
            class_="act",
            data_act=act.act.id,
            data_label=state.label.value,
            data_date=dated(act.act),
            opacity="0.45" if state.label is Label.UNKNOWN else None,
        )

    def _lines(self, act: PlacedAct, state: State) -> Iterator[str]:
        """Yield title and words above and below the sign, on paper that keeps lines out of the letters."""
        size, said = self._lanes.size, f"{dated(act.act)} · {state.said}"
        anchor, look = "end" if act.before else None, _look(state)
        upper = max(width(line, size.title) for line in act.title)
        yield self._paper(act, upper, act.top + 1, act.y - 2.5)
        yield self._paper(act, act.longest, act.y + 2.5, act.bottom)
        for number, line in enumerate(reversed(act.title)):
            y = act.y - 5 - number * (size.title + 1.5)
            yield text(line, x=act.text_x, y=y, size=size.title, text_anchor=anchor, fill=INK, class_="name", **look)
        yield text(said, x=act.text_x, y=act.y + size.small + 2, size=size.small, text_anchor=anchor, fill=SOFT, class_="said")

    def _line(self, act: PlacedAct, state: State) -> Iterator[str]:
        """Yield date, title and words on one line beside the sign."""
        size, said = self._lanes.size, f" · {state.brief}" if state.brief else ""
        yield self._paper(act, act.longest, act.top + 1, act.bottom - 1)
        yield element(
            "text",
            element("tspan", words(dated(act.act)), fill=SOFT, class_="soft"),
            " ",
            element("tspan", words(act.title[0]), fill=INK, class_="name", **_look(state)),
            element("tspan", words(said) or " ", fill=INK, class_="said"),
            x=act.text_x,
            y=act.y + size.title * 0.36,
            font_size=size.title,
            text_anchor="end" if act.before else None,
        )

    def _paper(self, act: PlacedAct, wide: float, top: float, bottom: float) -> str:
        first, last = (act.text_x - wide - 1, act.text_x + 1) if act.before else (act.text_x - 1, act.text_x + wide + 1)
        return path("M", first, top, "H", last, "V", bottom, "H", first, "Z", fill=PAPER, fill_opacity="0.85", class_="paper")

    def _bar(self, act: PlacedAct, colour: str) -> Iterator[str]:
        """Draw from the earliest to the latest day: closed at a certain end, fading where the date is open."""
        if not act.bar:
            return
        faded = _STEP * len(_FADE)
        start = act.start + faded if act.open_start else act.start
        end = act.end - faded if act.open_end else act.end
        made = [path("M", start, act.y, "H", end, stroke=colour, stroke_width=_BAR)]
        for number, shade in enumerate(_FADE):
            pale = {"stroke": colour, "stroke_width": _BAR, "stroke_opacity": f"{shade:g}"}
            if act.open_start:
                made.append(path("M", start - _STEP * (number + 1), act.y, "h", _STEP - 2, **pale))
            if act.open_end:
                made.append(path("M", end + _STEP * number + 2, act.y, "h", _STEP - 2, **pale))
        ends = [x for x, open_ in ((act.start, act.open_start), (act.end, act.open_end)) if not open_]
        made += [path("M", x, act.y - 4, "V", act.y + 4, stroke=colour, stroke_width=1.6) for x in ends]
        yield element("g", *made, class_="bar")

    def legend(self, top: float) -> Iterator[str]:
        """Yield what the signs and the lines mean."""
        x, y = 0.0, top + 16
        yield path("M", 0, top, "H", self._lanes.width, stroke=SOFT, class_="floor strong")
        for label in SIGNS:
            yield definition_use(label, x=x + 8, y=y)
            yield _word(label.value, x + 19, y)
            x += 19 + width(label.value, _LEGEND) + 16
        yield path("M", x, y, "h", 24, stroke=SOFT, stroke_width=_BAR)
        yield path("M", x, y - 4, "v", 8, "M", x + 24, y - 4, "v", 8, stroke=SOFT, stroke_width=1.6)
        yield _word("some day in between", x + 31, y)
        x += 31 + width("some day in between", _LEGEND) + 16
        for number, shade in enumerate(reversed(_FADE)):
            yield path("M", x + number * 9, y, "h", 7, stroke=SOFT, stroke_width=_BAR, stroke_opacity=f"{shade:g}")
        yield _word("open", x + 32, y)
        x, y = 0.0, y + 22
        for kind, arrow in ARROWS.items():
            line = path("M", x, y, "h", 32 - arrow.room, stroke=arrow.colour, stroke_width=arrow.width, stroke_dasharray=arrow.dash)
            tip = element("g", head(arrow, x=0, y=0), transform=f"translate({x + 32:.1f} {y:.1f}) rotate(-90)")
            yield element("g", line, tip, fill="none", class_=f"arrow-key {kind.value}")
            yield _word(arrow.word, x + 40, y)
            x += 40 + width(arrow.word, _LEGEND) + 16
        yield _word("?  inferred", x, y)
        for number, line in enumerate(self._note):
            yield text(line, x=0, y=y + 22 + number * 13, size=9.5, fill=SOFT, class_="soft")


def _word(said: str, x: float, y: float) -> str:
    return text(said, x=x, y=y + 3.5, size=_LEGEND, fill=INK)


def _look(state: State) -> dict[str, object]:
    return {"text_decoration": "line-through"} if state.label is Label.QUASHED else {}


def _way(x0: float, y0: float, y: float, x1: float, y1: float) -> tuple[object, ...]:
    """Return the way of an arrow, its corners rounded where there is room."""
    across = min(3.0, abs(x1 - x0) / 2, abs(y - y0), abs(y1 - y))
    side = across if x1 > x0 else -across
    first, last = (across if y > y0 else -across), (across if y1 > y else -across)
    return ("M", x0, y0, "V", y - first, "Q", x0, y, x0 + side, y, "H", x1 - side, "Q", x1, y, x1, y + last, "V", y1)
