"""Who passed somebody's words on, where the sentence says so in one breath: "X, quoted by Y", "передаёт Y со ссылкой на X".

Invariant: who speaks and who passes it on are words of the same sentence, and never the same words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ...model.passages import Span
from .cues import TABLES
from .speaker_names import Mentions

_SOMEBODY = r"(?!\d)(?:[^.;:,\"\n()]|\"[^\"\n.]{2,40}\"|, (?=(?:[A-ZА-Я]|Me )[^,;:.\"\n]{2,40},)){2,70}"
_HINT = re.compile(
    r"(?:quot|cit|carried|report|reveal|publish|obtain|leak|releas|disclos|recount|recall|told|put it|seen|reproduc"
    r"|révél|publi|obtenu|diffus|dévoil|rapport|recueill|repris|relay|racont|consult|accord|interrog"
    r"|ссыл|ссл|цитир|привод|привед|привел|переда|сообща|слов|опублик|обнарод|получен|раскрыт|показан)",
    re.IGNORECASE,
)
"""Some piece of every pattern: what lacks it passes nothing on."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Words that say who passed on whose words; ``who`` is None where they leave the speaker to the sentence."""

    span: Span
    relay: Span
    who: Span | None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    table: Mapping[str, Any] = tomllib.loads(
        resources.files("wellfounded.extract").joinpath("tables", "relays.toml").read_text(encoding="utf-8")
    )
    row = table.get(TABLES.get(language, ""))
    if row is None:
        return ()
    return tuple(re.compile(_filled(pattern, row.get("papers", "")), re.IGNORECASE) for pattern in row["patterns"])


def _filled(pattern: str, papers: str) -> str:
    """Put what may stand for somebody into a pattern; two that nothing parts need a word that begins the second."""
    relay = rf"(?P<relay>{papers}(?:{_SOMEBODY}?\"?)?)" if "WHO\\sRELAY" in pattern else rf"(?P<relay>{_SOMEBODY}?)"
    return pattern.replace("WHO", rf"(?P<who>{_SOMEBODY}?)").replace("RELAY", relay)


def passed_in(mentions: Mentions, start: int, end: int, language: str) -> Iterator[Passed]:
    """Yield who passed on whose words in a stretch of one sentence."""
    text = mentions.analysis.text
    if not _HINT.search(text, start, end):
        return
    sentence = text[start:end]
    for pattern in _patterns(language):
        found = pattern.search(sentence)
        if found is None:
            continue
        groups = {name: _narrowed(mentions, Span(*found.span(name)).shifted(start)) for name, said in found.groupdict().items() if said}
        yield Passed(Span(*found.span()).shifted(start), groups["relay"], groups.get("who"))


def _narrowed(mentions: Mentions, span: Span) -> Span:
    """Return the last person or body that a stretch names, else the stretch without its marks."""
    named = [place for place, _ in mentions.named_in(span.start, span.end)]
    if named:
        return named[-1]
    said = mentions.analysis.text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip(' "'))
    return Span(start, max(start + 1, span.start + len(said.rstrip(' "'))))
