"""The drawing of a stemma, written down: a claim, what it rests on, and at the other end the origins.

Several lines from one box are alternatives; a joint says that all below it are needed. What matters most is said in words too: an
origin, an unknown one, a single point of failure, a controller that counts as one origin, a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import atan2, degrees

from ..model.facts import CaseFacts, Weight
from ..model.standing import AsOf, Grounded, Stemma, Support
from .lettering import FAMILY, cut, width, wrap
from .signs import INK, LINE, PAPER, SOFT
from .standing_words import as_of
from .stemma_graph import stemma_graph
from .stemma_layout import Box, Frame, Line, StemmaLayout, lay_out_stemma
from .svg import element, path, picture, text, words

_MARGIN, _PAD = 40.0, 7.0
_NARROWEST = 760.0
_FAILING = "#b3261e"
_LINES: Mapping[str, tuple[float, str | None]] = {
    Weight.SOLE.value: (2.4, None),
    Weight.ESSENTIAL.value: (1.3, None),
    Weight.SUPPORTING.value: (1.3, "5 3"),
}
_GROUNDED = {
    Grounded.YES: "rests on an origin",
    Grounded.NO: "rests on no origin",
    Grounded.CIRCULAR: "rests on nothing but a circle",
    Grounded.UNDETERMINED: "whether it rests on an origin is undetermined",
}


def stemma_svg(stemma: Stemma, facts: CaseFacts, *, asof: AsOf | None = None, hrefs: Mapping[str, str] | None = None) -> str:
    """Return the drawing as SVG; ``hrefs`` are the places that nodes lead to.

    Raises MissingDependencyError without the library that lays it out.
    """
    laid = lay_out_stemma(stemma_graph(stemma, facts))
    across = max(laid.width, _NARROWEST)
    title = stemma.tree.text or stemma.claim
    head = list(_head(stemma, title, asof, across))
    top = 40.0 + 17.0 * (len(head) - 1)
    body = element(
        "g",
        *(_frame(frame) for frame in laid.frames),
        *(_line(line) for line in laid.lines),
        *(path("M", x - 4.5, y, "a", 4.5, 4.5, 0, 1, 1, 9, 0, "a", 4.5, 4.5, 0, 1, 1, -9, 0, "Z", fill=INK) for x, y in laid.joints),
        *(_frame_name(frame) for frame in laid.frames),
        *(_box(box, laid, (hrefs or {}).get(box.node.id)) for box in laid.boxes),
        transform=f"translate({(across - laid.width) / 2:.1f} {top:.1f})",
    )
    below = top + laid.height + 24
    wide, high = across + 2 * _MARGIN, below + 24 + 2 * _MARGIN
    paper = path("M", 0, 0, "H", wide, "V", high, "H", 0, "Z", fill=PAPER, class_="paper")
    return picture(
        [paper, element("g", *head, body, *_legend(below, laid, across), transform=f"translate({_MARGIN:g} {_MARGIN:g})")],
        width=wide,
        height=high,
        title=f"What it rests on: {title}" + (f", {as_of(asof)}" if asof else ""),
        about="; ".join(_told(stemma, laid)),
        font_family=FAMILY,
        class_="stemma",
    )


def figures(stemma: Stemma) -> tuple[str, ...]:
    """Say the figures of a stemma in words."""
    nominal = f"{stemma.nominal} nominal support" + ("" if stemma.nominal == 1 else "s")
    wide = f"independent origins {_interval(stemma.wide)} (sole and essential grounds alone: {_interval(stemma.strict)})"
    return nominal, wide, _GROUNDED[stemma.grounded]


def _interval(support: Support) -> str:
    return str(support.low) if support.low == support.high else f"{support.low} to {support.high}"


def _head(stemma: Stemma, title: str, asof: AsOf | None, across: float) -> Iterator[str]:
    yield text(cut(f"What it rests on: {title}", across, 18, bold=True), x=0, y=18, size=18, font_weight=700, fill=INK)
    said = " · ".join((*figures(stemma), *((as_of(asof),) if asof else ())))
    for number, line in enumerate(wrap(said, across, 13, lines=3)):
        yield text(line, x=0, y=39 + number * 17, size=13, fill=INK)


def _told(stemma: Stemma, laid: StemmaLayout) -> Iterator[str]:
    yield from figures(stemma)
    for box in laid.boxes:
        yield " ".join(filter(None, (box.node.text, f"({', '.join(box.badges)})" if box.badges else "")))


def _box(box: Box, laid: StemmaLayout, href: str | None) -> str:
    node, letters = box.node, laid.letters
    right, bottom = box.x + box.width, box.y + box.height
    thick = 3.2 if node.failing else 2.2 if node.top or node.failing_strict else 1.1
    colour = _FAILING if node.failing or node.failing_strict else INK
    outline = ("M", box.x, box.y, "H", right, "V", bottom, "H", box.x, "Z")
    drawn = [
        element("title", words(", ".join((node.text, *box.badges)))),
        path(*outline, fill="#f1f3f5" if node.top else PAPER, stroke=colour, stroke_width=thick, stroke_dasharray=_dash(box), class_="box"),
    ]
    if node.origin or node.unknown:
        drawn.append(path("M", box.x, bottom - 1.5, "H", right, stroke=colour, stroke_width=4, stroke_dasharray=_dash(box), class_="base"))
    y = box.y + _PAD - 2
    for line in box.lines:
        y += letters.size + 2
        drawn.append(text(line, x=box.x + _PAD, y=y, size=letters.size, fill=INK, font_weight=700 if node.top else None))
    for badge in box.badges:
        y += letters.size + 0.5
        weight = 700 if node.failing else None
        drawn.append(text(badge, x=box.x + _PAD, y=y, size=letters.size - 1.5, fill=SOFT, font_weight=weight, class_="soft"))
    return element("a" if href else "g", *drawn, href=href, class_="node", data_node=node.id)


def _dash(box: Box) -> str | None:
    return "4 3" if box.node.unknown else None


def _frame(frame: Frame) -> str:
    right, bottom = frame.x + frame.width, frame.y + frame.height
    outline = ("M", frame.x, frame.y, "H", right, "V", bottom, "H", frame.x, "Z")
    return path(*outline, fill="#e6e9ed", stroke=SOFT, stroke_width=1.2, stroke_dasharray="8 3", class_="left-out")


def _frame_name(frame: Frame) -> str:
    said = cut(f"all count as {frame.name}", frame.width - 16, 10, bold=True)
    wide, x, y = width(said, 10, bold=True), frame.x + 9, frame.y + 14
    back = path("M", x - 2, y - 10, "h", wide + 4, "v", 13, "h", -wide - 4, "Z", fill="#e6e9ed", class_="left-out")
    return back + text(said, x=x, y=y, size=10, font_weight=700, fill=INK)


def _line(line: Line) -> str:
    thick, dash = _LINES.get(line.weight, _LINES[Weight.ESSENTIAL.value])
    colour = _FAILING if line.back else INK
    (x0, y0), (x, y) = line.points[-2:]
    steps: list[object] = ["M", *line.points[0]]
    for point in line.points[1:]:
        steps += ["L", *point]
    if line.back:
        dash = "2 2"
    made = [path(*steps, fill="none", stroke=colour, stroke_width=thick, stroke_dasharray=dash, stroke_linejoin="round")]
    if not line.joins:
        turn = degrees(atan2(y - y0, x - x0)) - 90
        tip = path("M", -3.5, -7, "L", 0, 0, "L", 3.5, -7, fill=colour if line.back else "none", stroke=colour, stroke_width=1.3)
        made.append(element("g", tip, transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.0f})"))
    return element("g", *made, class_="edge back" if line.back else "edge", data_ground=line.row)


def _legend(y: float, laid: StemmaLayout, across: float) -> Iterator[str]:
    yield path("M", 0, y - 8, "H", across, stroke=LINE, class_="floor")
    x, y = 0.0, y + 12
    said = "read from left to right:" if laid.sideways else "read downwards:"
    yield text(said, x=x, y=y + 3.5, size=10.5, fill=INK)
    x += width(said, 10.5) + 14
    for word, weight in (("rests solely on", Weight.SOLE), ("needs", Weight.ESSENTIAL), ("is supported by", Weight.SUPPORTING)):
        thick, dash = _LINES[weight.value]
        yield path("M", x, y, "h", 28, stroke=INK, stroke_width=thick, stroke_dasharray=dash)
        yield text(word, x=x + 34, y=y + 3.5, size=10.5, fill=INK)
        x += 34 + width(word, 10.5) + 16
    yield path("M", x, y, "a", 4.5, 4.5, 0, 1, 1, 9, 0, "a", 4.5, 4.5, 0, 1, 1, -9, 0, "Z", fill=INK)
    yield text("all of these", x=x + 14, y=y + 3.5, size=10.5, fill=INK)
    x += 14 + width("all of these", 10.5) + 16
    yield path("M", x, y, "h", 28, stroke=_FAILING, stroke_width=1.3, stroke_dasharray="2 2")
    yield text("closes a circle", x=x + 34, y=y + 3.5, size=10.5, fill=INK)
    x += 34 + width("closes a circle", 10.5) + 16
    yield path("M", x, y + 4, "h", 28, stroke=INK, stroke_width=3)
    yield text("origin", x=x + 34, y=y + 3.5, size=10.5, fill=INK)
