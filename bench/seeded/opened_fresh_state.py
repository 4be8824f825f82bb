"""The standing of decisions that is told wrong: the half of the fresh kinds that may be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from random import Random

from .dossiers import Clean
from .fresh_places import added, dated, names_day, spoken, upper
from .opened_fresh_words import APPEALED, AWAITED, DECIDED, FALLEN, FINAL, OVERTURNED, RELIED_ON
from .planting import Kind, Plan


def _overturned_twice(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A second body and another day for what was overturned once."""
    for acts, day, courts in FALLEN[clean.case]:
        if clean.language not in acts or not names_day(clean, day):
            continue
        last = dated(clean)
        others = [day + timedelta(days=by) for by in (-16, -13, 12, 20, 33, 61)]
        days = [other for other in others if other < last and not names_day(clean, other)]
        said = {
            clean.language: [
                upper(form.format(act=acts[clean.language], court=court, day=spoken(other, clean)))
                for form in OVERTURNED[clean.language]
                for court in courts[clean.language]
                for other in days
            ]
        }
        yield from added(clean, said, chance)


def _fallen_relied_on(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A decision cited as good law that had fallen by the date of the dossier."""
    for acts, day, _ in FALLEN[clean.case]:
        if clean.language in acts and names_day(clean, day) and day < dated(clean):
            act = acts[clean.language]
            yield from added(clean, {clean.language: [upper(form.format(act=act)) for form in RELIED_ON[clean.language]]}, chance)


def _final_while_appealed(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A judgment called final against which an appeal is pending, as the same dossier says elsewhere."""
    act = APPEALED.get(clean.name)
    if act:
        yield from added(clean, {clean.language: [upper(form.format(act=act)) for form in FINAL[clean.language]]}, chance)


def _announcement_overtaken(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A sentence of an older version that announces what the dossier tells as decided."""
    known = [
        (courts[clean.language], day)
        for courts, day in DECIDED[clean.case]
        if clean.language in courts and names_day(clean, day) and day < dated(clean)
    ]
    if known and not re.search(r"chronolog|hronika", clean.name):
        forms = AWAITED[clean.language]
        said = {clean.language: [upper(form.format(court=court, day=spoken(day, clean))) for form in forms for court, day in known]}
        yield from added(clean, said, chance)


KINDS = (
    Kind(name="overturned twice", families=("STA", "DAT"), what="another body had overturned it, and once", plans=_overturned_twice),
    Kind(name="fallen decision relied on", families=("STA",), what="the decision had fallen", plans=_fallen_relied_on),
    Kind(name="final while appealed", families=("STA",), what="an appeal is pending", plans=_final_while_appealed),
    Kind(name="announcement overtaken", families=("STA", "DAT"), what="the day has passed", plans=_announcement_overtaken),
)
