"""The elements of a drawing, written down: SVG without styles, scripts, or anything from outside.

Every value is escaped here and nowhere else. Numbers are written to a tenth of a unit, so that the same drawing has the same bytes.
Looks are attributes, not styles: a page that forbids styles of unknown origin shows them all the same, and its own style can
override them by class.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from .highlight import shown

NAMESPACE = "http://www.w3.org/2000/svg"


def element(name: str, *inside: str, **attributes: object) -> str:
    """Return an element. An underscore of an attribute's name stands for a hyphen, one at its end for nothing; None leaves it out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(_value(value))}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def text(said: str, *, x: float, y: float, size: float, **attributes: object) -> str:
    """Return one line of text, its baseline at ``y``."""
    return element("text", words(said), x=x, y=y, font_size=size, **attributes)


def path(*steps: object, **attributes: object) -> str:
    """Return a path; ``steps`` are letters and numbers."""
    return element("path", d=d(*steps), **attributes)


def d(*steps: object) -> str:
    """Return the steps of a path as they are written."""
    written = ""
    for step in steps:
        said = _value(step)
        written += said if isinstance(step, str) or not written or written[-1].isalpha() else f" {said}"
    return written


def words(said: str) -> str:
    """Return text as it stands inside an element."""
    return html.escape(shown(said), quote=False)


def picture(inside: Iterable[str], *, width: float, height: float, title: str, about: str, **attributes: object) -> str:
    """Return a whole drawing with its name and what it shows, in words; ``width`` and ``height`` in units."""
    return element(
        "svg",
        element("title", words(title)),
        element("desc", words(about)),
        *inside,
        xmlns=NAMESPACE,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        role="img",
        **attributes,
    )


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{round(value, 1) + 0.0:g}" if abs(value) < 1e5 else str(round(value))
    return shown(str(value))
