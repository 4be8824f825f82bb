"""A drawing as a PNG, fit for print, with the same bytes wherever it is made.

resvg (MIT or Apache-2.0, wheels of 3 MB) draws it, with no font of the system: with Arimo (OFL), which the package fontpkg-arimo
ships and which has Latin, Greek, Hebrew and Cyrillic letters, those of Kazakh and Ukrainian among them.
"""

from __future__ import annotations

import re
from importlib.resources import files

from ..errors import InputError, MissingDependencyError
from .lanes_svg import MILLIMETRE

INCH = 25.4
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_MOST = 25_000
"""Pixels along a side; a drawing that would be larger gets fewer to the inch."""


def png(svg: str, *, dots: int = 300) -> bytes:
    """Return a drawing of this package as a PNG with so many dots to the inch of paper.

    Raises MissingDependencyError without resvg-py or the font; InputError where the text is no drawing of this package.
    """
    view = _VIEW.search(svg)
    if view is None:
        raise InputError("only a drawing that was made here can be turned into a PNG: this has no size")
    scale = min(dots / INCH / MILLIMETRE, _MOST / max(map(float, view.groups())))
    try:
        import resvg_py

        font = files("fontpkg_arimo").joinpath("files", "Arimo[wght].ttf")
    except ImportError as error:
        raise MissingDependencyError(
            "a PNG needs resvg-py and fontpkg-arimo, which are not installed; install wellfounded[pictures], or ask for an SVG"
        ) from error
    made: bytes = resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(font)],
        font_family="Arimo",
        sans_serif_family="Arimo",
        width=round(float(view.group(1)) * scale),
    )
    return bytes(made)
