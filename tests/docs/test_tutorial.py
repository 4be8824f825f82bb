"""The tutorial does what it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from console import Command

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_every_command_of_the_tutorial_prints_what_is_shown(follow: Callable[[str], list[Command]]) -> None:
    """The tutorial's commands run in order, and every line that it shows is printed."""
    assert len(follow("tutorial/demonstration.md")) > 25
