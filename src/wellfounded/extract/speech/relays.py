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

from ...model.labels import NameKind
from ...model.passages import Span
from .cues import TABLES
from .speaker_names import Mentions

_SOMEBODY = r"(?!\d)(?:[^.;:,\"\n()]|\"[^\"\n.]{2,40}\"|, (?=(?:[A-ZА-Я]|Me )[^,;:.\"\n]{2,40},)){2,70}"
_PUBLIC = re.compile(
    r"(?<!\w)(?:newspaper|daily|weekly|magazine|agency|radio|tv|television|channel|press|news|times|post|herald|tribune|gazette|guardian|"
    r"journal|quotidien|hebdomadaire|chaîne|courrier|figaro|monde|mediapart|afp|reuters|bbc|cnn|ap|"
    r"газет\w*|издани\w+|агентств\w+|портал\w*|телеканал\w*|журнал\w*|радио\w*|вестник\w*|тасс|рбк|новости|ведомост\w+)(?!\w)",
    re.IGNORECASE,
)
_NO_MEDIUM = re.compile(
    r"(?<!\w)(?:court|tribunal|judges?|jury|police|prosecut\w*|parliament|committee|commission|council|ministry|government|house|senate|"
    r"cour|juges?|police|parquet|conseil|ministère|gouvernement|assemblée|суд\w*|полици\w*|прокур\w*|следств\w*|комисси\w*|комитет\w*|"
    r"министерств\w*|совет\w*)(?!\w)",
    re.IGNORECASE,
)
_NAMED_SO = re.compile(r"[A-ZÀ-ÝА-ЯЁ][\w.]*(?:\s(?:du|de|la|le|of|the|[A-ZÀ-ÝА-ЯЁ][\w.]*)){0,4}")
"""A name that the reading does not know, in capitals."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Words that say who passed on whose words; ``who`` is None where they leave the speaker to the sentence."""

    span: Span
    relay: Span
    who: Span | None


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern with somebody in it, and its pieces between: what lacks one of them is not looked through for somebody."""

    whole: re.Pattern[str]
    pieces: tuple[re.Pattern[str], ...]

    def search(self, sentence: str) -> re.Match[str] | None:
        at = 0
        for piece in self.pieces:
            found = piece.search(sentence, at)
            if found is None:
                return None
            at = found.start()
        return self.whole.search(sentence)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("wellfounded.extract").joinpath("tables", "relays.toml").read_text(encoding="utf-8"))


@cache
def _hints() -> tuple[str, ...]:
    """Return, in small letters, words of which each pattern needs one: what lacks them all passes nothing on."""
    return tuple(hint for row in _table().values() for hint in row["hints"])


@cache
def _patterns(language: str, told: bool) -> tuple[_Pattern, ...]:
    row = _table().get(TABLES.get(language, ""))
    if row is None:
        return ()
    patterns = row["told" if told else "patterns"]
    return tuple(
        _Pattern(
            re.compile(_filled(pattern, row.get("papers", "")), re.IGNORECASE),
            tuple(re.compile(piece, re.IGNORECASE) for piece in re.split("WHO|RELAY", pattern) if piece),
        )
        for pattern in patterns
    )


def _filled(pattern: str, papers: str) -> str:
    """Put what may stand for somebody into a pattern; two that nothing parts need a word that begins the second."""
    relay = rf"(?P<relay>{papers}(?:{_SOMEBODY}?\"?)?)" if "WHO\\sRELAY" in pattern else rf"(?P<relay>{_SOMEBODY}?)"
    return pattern.replace("WHO", rf"(?P<who>{_SOMEBODY}?)").replace("RELAY", relay)


def passed_in(mentions: Mentions, start: int, end: int, language: str, *, told: bool = False) -> tuple[Passed, ...]:
    """Return who passed on whose words in a stretch of one sentence; ``told`` also where the verb of saying has its own subject beside
    it: "Quill told the Post". Every word of saying in the sentence asks: it is looked through once."""
    return mentions.once(("relays", start, end, language, told), lambda: tuple(_passed(mentions, start, end, language, told=told)))


def _passed(mentions: Mentions, start: int, end: int, language: str, *, told: bool) -> Iterator[Passed]:
    text = mentions.analysis.text
    sentence = text[start:end]
    small = sentence.lower()
    if not any(hint in small for hint in _hints()):
        return
    kinds = (False, True) if told else (False,)
    for beside, pattern in ((kind, one) for kind in kinds for one in _patterns(language, kind)):
        found = pattern.search(sentence)
        if found is None:
            continue
        groups = {name: _narrowed(mentions, Span(*found.span(name)).shifted(start)) for name, said in found.groupdict().items() if said}
        if beside and not _is_medium(mentions, groups["relay"]):
            continue
        yield Passed(Span(*found.span()).shifted(start), groups["relay"], groups.get("who"))


def _is_medium(mentions: Mentions, relay: Span) -> bool:
    """Say whether somebody to whom things are told can pass them on to everybody: a paper or the like, and no court."""
    said = mentions.analysis.text[relay.start : relay.end]
    if _PUBLIC.search(said):
        return True
    named = [name for _, name in mentions.named_in(relay.start, relay.end, kinds=(NameKind.BODY,))]
    return (bool(named) or _NAMED_SO.fullmatch(said) is not None) and not _NO_MEDIUM.search(said)


def _narrowed(mentions: Mentions, span: Span) -> Span:
    """Return the last person or body that a stretch names, else the stretch without its marks."""
    named = [place for place, _ in mentions.named_in(span.start, span.end)]
    if named:
        return named[-1]
    said = mentions.analysis.text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip(' "'))
    return Span(start, max(start + 1, span.start + len(said.rstrip(' "'))))
