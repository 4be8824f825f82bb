"""The options of every command that computes: the three dates, what is used, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .options import CLEARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.standing import AsOf
    from ..work.reasoning import Reasoning

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.DateTime):
    """A day as people type it: year, month and day."""

    def __init__(self) -> None:
        super().__init__(formats=["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day, or say how one is written."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day; write year, month and day: 2023-02-01", param, ctx)


DAY = Day()

_DATES = (
    click.option("--on", type=DAY, default=None, metavar="DATE", help="D, the day whose legal state is asked for; today if not given."),
    click.option(
        "--known-by", type=DAY, default=None, metavar="DATE", help="K: heed only sources that were published by this day; all if not given."
    ),
    click.option(
        "--made-by", type=DAY, default=None, metavar="DATE", help="J: heed acts made by this day; D if not given, later is hindsight."
    ),
)
_USED = (
    click.option("--confirmed-only", is_flag=True, help="Use only what a person agreed with, imported or added."),
    click.option("--stated-only", is_flag=True, help="Leave out effects that nobody states, which a reader inferred."),
    CLEARED,
)


def dates(command: Command) -> Command:
    """Add --on, --known-by and --made-by."""
    for option in reversed(_DATES):
        command = option(command)
    return command


def used(command: Command) -> Command:
    """Add --confirmed-only, --stated-only and --for."""
    for option in reversed(_USED):
        command = option(command)
    return command


def asof_of(on: datetime | None, known_by: datetime | None, made_by: datetime | None) -> AsOf:
    """Return the three dates; UsageError where J is earlier than D."""
    from ..model.standing import AsOf

    return AsOf(on=_day(on) or date.today(), known_by=_day(known_by), made_by=_day(made_by))  # noqa: DTZ011 — the day of this place


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


@contextmanager
def reasoning(case: Path, *, cleared: tuple[str, ...], confirmed_only: bool, stated_only: bool) -> Iterator[Reasoning]:
    """Open a case and give what follows from its facts; say what was left out."""
    from ..work.case import Case
    from .printing import note

    with Case.open(case) as opened:
        made = opened.reasoning(cleared=cleared, confirmed_only=confirmed_only, stated_only=stated_only)
        yield made
        for sentence in made.rows.left_out:
            note(f"left out: {sentence}")
        note(opened.withheld(cleared=cleared))
