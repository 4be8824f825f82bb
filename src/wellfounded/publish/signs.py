"""The signs of the drawings: a shape for each label and a line with a head for each effect, told apart without colour.

Shapes lie within 6 units around the origin. Heads point down and have their tip at the origin; ``turned`` turns them up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.labels import EffectKind
from ..model.standing import Label
from .svg import element

INK, SOFT, LINE, PAPER = "#1b1d21", "#565d68", "#d9dde3", "#ffffff"
RADIUS = 6.0
_RING = "M-5.5 0A5.5 5.5 0 1 1 5.5 0A5.5 5.5 0 1 1 -5.5 0Z"
_DIAMOND = "M0 -6.5L6.5 0L0 6.5L-6.5 0Z"
_QUESTION = "M-1.9 -1.6A1.9 1.9 0 1 1 .8 .1Q0 .6 0 1.5M0 3.1L0 3.2"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a label is drawn: its colour, and paths with the kind of ink of each: full, hollow or line."""

    colour: str
    paths: tuple[tuple[str, str], ...]
    dash: str | None = None


SIGNS: Mapping[Label, Sign] = {
    Label.IN_FORCE: Sign("#0b5d3b", (("full", _RING),)),
    Label.IN_FORCE_IN_PART: Sign("#0b5d3b", (("hollow", _RING), ("full", "M0 -5.5A5.5 5.5 0 0 1 0 5.5Z"))),
    Label.SUSPENDED: Sign("#a35a00", (("hollow", _RING), ("line", "M-2 -2.8L-2 2.8M2 -2.8L2 2.8"))),
    Label.ENDED: Sign("#5d6573", (("full", "M-5 -5H5V5H-5Z"),)),
    Label.QUASHED: Sign("#b3261e", (("hollow", _RING), ("line", "M-3.9 -3.9L3.9 3.9M3.9 -3.9L-3.9 3.9"))),
    Label.UNDETERMINED: Sign("#6a4c93", (("hollow", _DIAMOND), ("line", _QUESTION))),
    Label.UNDETERMINED_DATE: Sign("#6a4c93", (("hollow", _DIAMOND), ("line", "M-3 0H3"))),
    Label.NOT_YET: Sign("#7d8695", (("hollow", _RING),), dash="2 1.6"),
    Label.UNKNOWN: Sign("#a7afba", (("hollow", "M-3 -3H3V3H-3Z"),), dash="1 1.6"),
}


def sign_id(label: Label) -> str:
    """Return the name by which a drawing uses the sign of a label."""
    return "sign-" + "".join(letter if letter.isalpha() else "-" for letter in label.value).strip("-")


def definitions() -> str:
    """Return all signs, named, to be used by a drawing or by a page that holds one."""
    return element("defs", *(element("g", *_drawn(sign), id=sign_id(label), class_=sign_id(label)) for label, sign in SIGNS.items()))


def definition_use(label: Label, *, x: float, y: float, scale: float = 1.0) -> str:
    """Return the sign of a label at a place."""
    turn = f" scale({scale:g})" if scale != 1 else ""
    return element("use", href=f"#{sign_id(label)}", transform=f"translate({x:.1f} {y:.1f}){turn}", class_="sign")


def _drawn(sign: Sign) -> list[str]:
    made = []
    for ink, outline in sign.paths:
        fill = {"full": sign.colour, "hollow": PAPER, "line": "none"}[ink]
        stroke = 1.8 if ink == "line" else 1.5
        dash = sign.dash if ink == "hollow" else None
        made.append(
            element("path", d=outline, fill=fill, stroke=sign.colour, stroke_width=stroke, stroke_dasharray=dash, class_=f"ink-{ink}")
        )
    return made


@dataclass(frozen=True, slots=True)
class Arrow:
    """How an effect is drawn: the word for it, its line, and the paths of its head with the kind of ink of each."""

    word: str
    colour: str
    width: float
    dash: str | None
    head: tuple[tuple[str, str], ...]
    room: float = 6.0
    """How far before the tip the line stops."""


_TRIANGLE = "M0 0L-4 -7H4Z"
ARROWS: Mapping[EffectKind, Arrow] = {
    EffectKind.ANNULS: Arrow("annuls", "#b3261e", 1.6, None, (("full", _TRIANGLE), ("line", "M-4.5 0H4.5"))),
    EffectKind.ENDS: Arrow("ends", "#3f4650", 1.6, None, (("line", "M-4.5 0H4.5"),), room=0.0),
    EffectKind.STAYS: Arrow("stays", "#a35a00", 1.4, "8 3", (("line", "M-4.5 0H4.5M-4.5 -3H4.5"),), room=3.0),
    EffectKind.BARS: Arrow("bars", "#a35a00", 1.4, "8 2.5 1.5 2.5", (("full", "M-3.5 0H3.5V-6H-3.5Z"),)),
    EffectKind.CHALLENGES: Arrow("challenges", "#6a4c93", 1.4, "1.5 2.5", (("line", "M-4 -6.5L0 0L4 -6.5"),), room=0.0),
    EffectKind.DECIDES: Arrow("decides", "#1a4f8b", 1.1, None, (("full", "M-3 -3A3 3 0 1 1 3 -3A3 3 0 1 1 -3 -3Z"),), room=5.0),
    EffectKind.UPHOLDS: Arrow("upholds", "#0b5d3b", 1.1, None, (("hollow", "M-3 -3.5A3 3 0 1 1 3 -3.5A3 3 0 1 1 -3 -3.5Z"),)),
    EffectKind.IMPLEMENTS: Arrow("implements", "#3f4650", 1.1, "4 2.5", (("hollow", _TRIANGLE),), room=7.0),
    EffectKind.ACCESSORY: Arrow("hangs on", "#7d8695", 1.0, "1 2", (("hollow", "M0 0L3 -4L0 -8L-3 -4Z"),), room=8.0),
    EffectKind.PART: Arrow("has as part", "#7d8695", 1.0, "6 2", (("full", "M0 0L3 -4L0 -8L-3 -4Z"),), room=8.0),
}


def head(arrow: Arrow, *, x: float, y: float, turned: bool = False, scale: float = 1.0) -> str:
    """Return the head of an arrow with its tip at a place."""
    drawn = []
    for ink, outline in arrow.head:
        fill = {"full": arrow.colour, "hollow": PAPER, "line": "none"}[ink]
        drawn.append(element("path", d=outline, fill=fill, stroke=arrow.colour, stroke_width=1.3, class_=f"ink-{ink}"))
    return element(
        "g",
        *drawn,
        transform=f"translate({x:.1f} {y:.1f})" + (" rotate(180)" if turned else "") + (f" scale({scale:g})" if scale != 1 else ""),
    )
