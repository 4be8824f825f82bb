"""As what something is said: a judge finds, counsel argues, an investigation alleges, "No" denies, "we will" foretells.

A verb such as "said" tells nothing of this; who speaks does, and what. The rules stand in ``tables/manners.toml``, each with its reason;
the first that fits decides. Invariant: where no rule fits, a verb keeps what it tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...model.labels import Modality
from .speaker_sorts import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Uttered:
    """What the decision sees: of which sort the speaker is, the word that reports, what is said, and the words of its clause before it."""

    sort: str
    cue: str
    said: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    why: str
    of: frozenset[Modality]
    who: frozenset[str]
    but: frozenset[str]
    said: re.Pattern[str] | None
    cue: re.Pattern[str] | None
    near: re.Pattern[str] | None
    to: Modality

    def fits(self, modality: Modality, uttered: Uttered) -> bool:
        return (
            modality in self.of
            and (not self.who or uttered.sort in self.who)
            and uttered.sort not in self.but
            and (self.said is None or self.said.match(uttered.said) is not None)
            and (self.cue is None or self.cue.match(uttered.cue) is not None)
            and (self.near is None or self.near.search(f"{uttered.before} {uttered.said}") is not None)
        )


def manner(modality: Modality, uttered: Uttered) -> Modality:
    """Return as what something is said whose verb tells a modality."""
    return next((rule.to for rule in _rules() if rule.fits(modality, uttered)), modality)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            why=row["why"],
            of=frozenset(map(Modality, row["of"])),
            who=frozenset(row.get("who", ())),
            but=frozenset(row.get("not", ())),
            said=_sign("said", row.get("said")),
            cue=_sign("cue", row.get("cue")),
            near=_sign("near", row.get("near")),
            to=Modality(row["to"]),
        )
        for row in table()["rule"]
    )


def _sign(place: str, name: str | None) -> re.Pattern[str] | None:
    return re.compile(f"(?:{'|'.join(table()['signs'][place][name])})", re.IGNORECASE) if name else None
