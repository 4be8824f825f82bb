"""Drawings as PNG."""

from __future__ import annotations

import struct
from datetime import date

import pytest
from facts_for_pictures import by_hand, standing

from wellfounded.errors import InputError
from wellfounded.model.standing import AsOf
from wellfounded.publish.images import png
from wellfounded.publish.lanes_svg import lanes_svg
from wellfounded.publish.lettering import FAMILY

pytest.importorskip("resvg_py", reason="resvg-py is not installed")
pytest.importorskip("fontpkg_arimo", reason="fontpkg-arimo is not installed")
ASOF = AsOf(on=date(2016, 6, 1))


def test_a_png_has_the_size_of_its_paper_and_the_same_bytes() -> None:
    """At 150 dots to the inch, 420 millimetres are 2,480 dots; and the same drawing gives the same bytes."""
    drawn = lanes_svg(by_hand(), standing(by_hand(), ASOF), ASOF)
    made = png(drawn, dots=150)
    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">I", made[16:20]) == (2480,)
    assert png(drawn, dots=150) == made


def test_letters_are_drawn_without_fonts_of_the_system() -> None:
    """Each letter of Kazakh has a shape of its own: no two give the same picture, as boxes for missing letters would."""
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" font-family="{}"><text x="5" y="30" font-size="24">{}</text></svg>'
    letters = "ӘҒҚҢӨҰҮҺәғқңөұүһЯжQé"
    assert len({png(frame.format(FAMILY, letter)) for letter in letters}) == len(letters)


def test_what_is_no_drawing_is_refused() -> None:
    """A text without the size of a drawing is refused in words."""
    with pytest.raises(InputError, match="no size"):
        png("<svg/>")
