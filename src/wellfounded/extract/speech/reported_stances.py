"""What somebody makes of a thing, told without "that": "called the testimony a fabrication", "describes the cells as unfit", "welcomed it".

The passage is the verb with the thing and what it is called. Invariant: the verb is active and has somebody for its subject.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ...model.labels import Modality
from ...model.passages import Span
from ..analysis import Analysis
from .cues import TABLES, Cue, Cues, vocabulary
from .reported import Reported
from .speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST, _SHORTEST = 260, 9
_APART = frozenset({"conj", "cc", "punct", "advcl", "parataxis", "ccomp:rel", "mark"})
"""What hangs on a verb and is no part of the thing that it is said of."""
_NAMED_SO = frozenset({"oprd", "acomp", "attr", "ccomp", "xcomp", "dobj", "nsubj"})
_OBJECTS = frozenset({"dobj", "dative", "nsubj", "obj", "oprd"})
_END = re.compile(r"[.;:()\n]|,\s(?!\d)")
_GOES_ON = re.compile(
    r",?\s(?:(?:и|а|но)\s(?=(?:[а-яё]+\s){0,2}?[а-яё]+(?:[лт]|ла|ли|ло|ет|ют|ит|ят)(?:ся|сь)?(?!\w))"
    r"|(?:et|mais)\s(?=(?:[a-zà-ÿ']+\s)?(?:a|ont|est|sont|s'est)\s))"
)
_QUOTED = re.compile(r"[\"«»“”]")


@dataclass(frozen=True, slots=True)
class _Words:
    link: re.Pattern[str]
    given: re.Pattern[str]
    """Verbs behind which the thing needs a link to its name."""
    called: re.Pattern[str]
    not_called: re.Pattern[str]
    stances: tuple[tuple[Modality, re.Pattern[str]], ...]
    insertion: str
    joined: re.Pattern[str]


@cache
def words_of(language: str) -> _Words | None:
    """Return the words of a language, those of a neighbour where it has none of its own; None where there are none."""
    path = resources.files("wellfounded.extract").joinpath("tables", "stances.toml")
    row: Mapping[str, Any] | None = tomllib.loads(path.read_text(encoding="utf-8")).get(TABLES.get(language, ""))
    if row is None:
        return None
    return _Words(
        link=re.compile(row["link"]),
        given=_verbs(row["as"]),
        called=_verbs(row["calls"]),
        not_called=re.compile(row["not_calls"]),
        stances=tuple((Modality(name), _verbs(verbs)) for name, verbs in row["stances"].items()),
        insertion=row["insertion"],
        joined=re.compile(row["joined"]),
    )


def _verbs(verbs: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(verbs)})(?![\w-])" if verbs else r"(?!)")


def stances_in(analysis: Analysis, cues: Cues, speakers: Speakers) -> Iterator[Reported]:
    """Yield what somebody calls a thing and how somebody stands to it, in no order."""
    for start, end, language in cues.stretches:
        words = words_of(language)
        if words is None:
            continue
        for match in words.given.finditer(cues.text, start, end):
            yield from _told(analysis, speakers, match, Modality.ASSERTED, language, link=words.link, but=words.not_called)
        for match in words.called.finditer(cues.text, start, end):
            if not words.not_called.match(cues.text, match.end()):
                yield from _told(analysis, speakers, match, Modality.ASSERTED, language, called=True)
        for modality, pattern in words.stances:
            for match in pattern.finditer(cues.text, start, end):
                yield from _told(analysis, speakers, match, modality, language)


def _told(
    analysis: Analysis,
    speakers: Speakers,
    match: re.Match[str],
    modality: Modality,
    language: str,
    *,
    link: re.Pattern[str] | None = None,
    but: re.Pattern[str] | None = None,
    called: bool = False,
) -> Iterator[Reported]:
    verb, words = _token(analysis, match.start()), vocabulary(language)
    if words is None or analysis.is_noise(*match.span()) or (but and but.match(analysis.text, match.end())) or _is_idle(verb, language):
        return
    if called and not (_is_named_so(verb) if language == "en" else True):
        return
    span = _thing(analysis, match.end(), verb)
    if span is None or (link is not None and not link.search(analysis.text, span.start, span.end)):
        return
    if called and language != "en" and len(analysis.text[span.start : span.end].split()) < 3:
        return
    cue = Cue(Span(*match.span()), "verb", modality, language)
    speaker = speakers.of(cue, quoted=[span])
    if speaker is None or speaker.span.overlaps(span) or speaker.span.overlaps(cue.span) or not speakers.can_say(speaker, cue):
        return
    yield Reported(Span(cue.span.start, span.end), cue, speaker, whole=False, by_author=speaker.text.lower() in words.pronouns["author"])


def _token(analysis: Analysis, at: int) -> Token | None:
    block = analysis.block_at(at)
    doc = block.parsed.doc if block else None
    tokens = doc.char_span(at - block.span.start, at - block.span.start + 1, alignment_mode="expand") if doc is not None and block else None
    return tokens[0] if tokens is not None and len(tokens) else None


def _is_idle(verb: Token | None, language: str) -> bool:
    """Say whether a word is no verb of a clause, or a passive one: what is called so by nobody who is named."""
    if language == "ru":
        return False
    if verb is None or verb.pos_ not in ("VERB", "") or (language == "en" and not verb.tag_.startswith("VB")):
        return verb is None or verb.tag_.startswith(("NN", "JJ")) or verb.pos_ in ("NOUN", "ADJ", "ADP", "DET")
    children = {child.dep_ for child in verb.children}
    passive = bool(children & {"auxpass", "nsubjpass", "aux:pass", "nsubj:pass"})
    bare = language == "en" and verb.tag_ == "VBN" and not children & {"aux"}
    return passive or bare or verb.tag_ in ("VB", "VBG")


def _is_named_so(verb: Token | None) -> bool:
    """Say whether a verb has a thing and a word for it behind it, and not somebody whom it calls up."""
    if verb is None:
        return False
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ in _NAMED_SO | {"dative"}]
    if any(child.dep_ == "ccomp" and any(t.dep_ == "mark" or t.dep_ == "aux" for t in child.children) for child in behind):
        return False
    return len(behind) >= 2 or any(child.dep_ == "ccomp" for child in behind)


def _thing(analysis: Analysis, start: int, verb: Token | None) -> Span | None:
    """Return what is behind a verb up to the end of its own clause."""
    text, sentence, block = analysis.text, analysis.sentence_at(start - 1), analysis.block_at(start - 1)
    if sentence is None or block is None:
        return None
    end = min(sentence.span.end, start + _LONGEST)
    if verb is not None:
        behind = [child for child in verb.children if child.i > verb.i and child.dep_ not in _APART]
        last = max((child.right_edge for child in behind), key=lambda t: t.i, default=None)
        if last is not None:
            end = min(end, max(start, block.span.start + last.idx + len(last)))
    stop = _GOES_ON.search(text, start, end)
    end = stop.start() if stop else end
    stop = _END.search(text, start, end)
    end = stop.start() if stop and (verb is None or text[stop.start()] != ",") else end
    said = text[start:end]
    lead = len(said) - len(said.lstrip())
    span = Span(start + lead, start + max(lead, len(said.rstrip(" .,;:"))))
    fits = len(span) >= _SHORTEST and not _QUOTED.search(text, span.start, span.end)
    return span if fits and " " in text[span.start : span.end] else None
