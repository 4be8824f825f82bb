"""Which word says that a quotation is somebody's: the cue beside it, in its window of the sentence.

Invariant: a cue stands outside the quotation that it governs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.labels import Modality
from ...model.passages import Span
from .cues import Cue, Cues, vocabulary
from .quote_marks import Marked
from .speaker_roles import classes_in

WORD_OR_TWO = 16
"""A verb of saying that is itself held at arm's length still reports."""
NEAR = 70
"""Characters between two quotations of one sentence that one cue can govern."""
SENTENCE = 1_200
"""Characters around a quotation in which its sentence begins and ends."""


def cue_of(text: str, stretch: Marked, window: tuple[int, int], cues: Cues, quoted: Sequence[Span]) -> Cue | None:
    """Return the cue that governs a stretch: a verb right behind it, the last one before it, or ``according to`` anywhere around."""
    start, end = window
    inside = [q for q in quoted if q.start < end and start < q.end and (len(q) > WORD_OR_TWO or q == stretch.outer)]

    def free(found: list[Cue]) -> list[Cue]:
        return [c for c in found if not any(q.start <= c.span.start < q.end for q in inside)]

    before = free(cues.within(start, stretch.outer.start))
    before = _in_own_clause(text, start, stretch, before)
    after = free(cues.within(stretch.outer.end, end))
    close = [c for c in after if c.span.start - stretch.outer.end <= NEAR and "," not in text[stretch.outer.end + 1 : c.span.start]]
    close = [c for c in close if c.kind != "verb" or not _leads_on(text, c)]
    close = close or [c for c in after if c.kind == "verb" and _APPOSED_SUBJECT.fullmatch(text, stretch.outer.end, c.span.start)]
    apart = next((c for c in reversed(free(cues.within(start, end))) if is_set_apart(text, c)), None)
    if (apart is not None or any(c.kind == "verb" for c in before)) and JOINED.match(text, stretch.outer.end):
        close = []
    behind = text[stretch.span.end - 1 : stretch.outer.end + 1]
    verbs = [c for c in before if c.kind == "verb"]
    if close and close[0].kind == "verb" and verbs and _clause_open(text, verbs[-1], stretch):
        close = []
    if close and (close[0].kind == "verb" or not verbs) and ("," in behind or not text[start : stretch.outer.start].strip(" *_(-–")):
        return close[0]
    if not close and (unknown := _verb_behind(text, stretch, cues, alone=not text[start : stretch.outer.start].strip(" *_(-–"))):
        return unknown
    sources = [c for c in before if c.kind == "phrase"]
    if verbs and (owned := _owned_noun(text, before, verbs[-1], stretch)):
        return owned
    hanging = bool(verbs) and text[verbs[-1].span.start : verbs[-1].span.end].endswith(("ing", "ant"))
    if verbs and not (sources and (hanging or sources[-1].span.start > verbs[-1].span.end)):
        words = vocabulary(verbs[-1].language)
        if verbs[-1].language == "fr" and words is not None and words.that.match(text, verbs[-1].span.end):
            return verbs[-1]
        return next((c for c in reversed(verbs) if c.modality is not Modality.ARGUED), verbs[-1])
    if apart is not None:
        return apart
    phrases = [*reversed(sources), *(c for c in after if c.kind == "phrase")]
    if phrases:
        return phrases[0]
    if before:
        return before[-1]
    words = vocabulary(cues.language_at(stretch.span.start))
    if words and words.next_tells.match(cues.text, stretch.outer.end) and not text[start : stretch.outer.start].strip(" *_("):
        behind_it = [c for c in cues.within(stretch.outer.end, stretch.outer.end + 2 * NEAR) if c.kind == "verb"]
        return behind_it[0] if behind_it else None
    if not text[start : stretch.outer.start].strip(" *_("):
        return _cue_of_lead(text, start, cues)
    long = stretch.span.end - stretch.span.start > 2 * WORD_OR_TWO
    return next((c for c in after if long and c.kind == "verb" and c.span.start - stretch.outer.end <= NEAR), None)


def set_apart(text: str, cue: Cue) -> Span | None:
    """Return the subject behind a verb of saying that is set apart from its sentence: "The buyers, says the station, are …"."""
    words = vocabulary(cue.language) if cue.kind != "phrase" else None  # taggers take some such verbs for nouns: "note la cour"
    found = words.set_apart.match(text, cue.span.start) if words else None
    return Span(*found.span("who")) if found and found.start("who") <= cue.span.end + 1 else None


def is_set_apart(text: str, cue: Cue) -> bool:
    """Say whether what a sentence tells is somebody's words by a clause set apart in it."""
    return set_apart(text, cue) is not None


_CONJOINED = re.compile(r",?\s?(?:that|because|on the grounds?|au motif|du fait|que?'?|что|поскольку|так как|ибо)(?!\w)")
JOINED = re.compile(r"[\s,;]*(?:and|but|while|whereas|et|mais|tandis que?|alors que?|quand|и|а|но|тогда как)[\s']")
_APPOSED_SUBJECT = re.compile(
    r"\s(?:(?:the|an?|one|his|her|their|its)\s|[A-Z])[^.;:!?\"\n,]{2,60},\s[^.;:!?\"\n,]{2,70},\s(?:(?:has|had|later|also|then)\s)?"
)
_BEFORE_NAME = re.compile(
    r"[\"'»”]?\s?,?\s(?P<verb>[a-zà-ÿ]{3,}(?:e|s|ed|it|ent|ait|oit|[rnu]d))\s(?=(?:Me |M\.? |Mme |Mr |Ms |Mrs )?[A-ZÀ-Ý][a-zà-ÿ]+)"
)
_SUBJECT_FIRST = re.compile(
    r"[\"'»”]?\s?,?\s(?:(?:[Tt]he|his|her|their|its|one|an?)\s(?P<role>[a-z][\w'-]*(?:\s[a-z][\w'-]*){0,3}?)"
    r"|(?:(?:Mr|Ms|Mrs|Dr|Judge|Justice)\.?\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]*){0,3}|he|she|they)"
    r"\s(?:(?:has|had|have|later|then|also|now|once|even|[a-z]+ly)\s){0,2}"
    r"(?P<verb>[a-z]{2,}(?:ed|es|[^s']s)|shot back|snapped|spat|cut in|went on|let slip|swore|sang|wept|broke in)"
    r"(?=[.,;:]|\s(?:to|in|at|on|as|when|before|after|while|with|from|of|through|by|during|\w+ly|his|her|me|us|him|them|an?|the|back|last|"
    r"this|yesterday|one|recently|outside|over)\b)"
)
"""Somebody and a verb that no table has, right behind a quotation that ends in a comma, a question or an exclamation."""
_RELATIVE_VERB = re.compile(
    r"(?<!\w)(?:call(?:s|ed)|term(?:s|ed)|dub(?:s|bed)|label(?:s|led)|describes?|described|refer(?:s|red)|likes?)(?!\w)"
)
"""The verb of "what the paper calls"."""
_OWNED = re.compile(r"(?:his|her|its|their|son|sa|ses|leurs?|его|её|ее|их|'s)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)


def _in_own_clause(text: str, start: int, stretch: Marked, before: list[Cue]) -> list[Cue]:
    """Leave out the words before a semicolon, where what stands behind it reports by itself, or leads with its own colon."""
    at = text.rfind(";", start, stretch.outer.start)
    if at < 0 or text.count('"', at, stretch.outer.start):
        return before
    own = [cue for cue in before if cue.span.start > at]
    led = text[at : stretch.outer.start].rstrip(" *_(\"'").endswith(":")
    return own if led or any(cue.kind != "noun" for cue in own) else before


def _owned_noun(text: str, before: list[Cue], verb: Cue, stretch: Marked) -> Cue | None:
    """Return the noun behind the last verb that leads to a colon as somebody's: "was asked, and his reply is famous: …"."""
    noun = next((c for c in reversed(before) if c.kind == "noun" and c.span.start > verb.span.end), None)
    if noun is None or not text[: stretch.outer.start].rstrip(" *_(\"'").endswith(":"):
        return None
    return noun if _OWNED.search(text, max(0, noun.span.start - 40), noun.span.start) else None


def calling_cue(text: str, place: tuple[int, int], cue: Cue | None, cues: Cues, stretch: Marked) -> Cue | None:
    """Return the verb that calls something by the words in marks, as a cue; where a conjunction does, the verb of saying before it."""
    if cue is not None and cue.kind == "verb" and cue.span.end <= place[0] + 1 and _CONJOINED.match(text, place[0]):
        return cue
    found = [c for c in cues.within(*place) if c.kind == "verb"]
    if found:
        return found[0]
    word = _RELATIVE_VERB.search(cues.text, *place) or re.compile(r"\w+").match(cues.text, place[0])
    return Cue(Span(*word.span()), "verb", Modality.ASSERTED, cues.language_at(stretch.span.start)) if word else cue


def aside_cue(text: str, stretch: Marked, cues: Cues) -> Cue | None:
    """Return the first word of what the author says behind a part of a quotation, as the word that reports it."""
    word = re.compile(r"[\s,.–]{0,6}(\w{3,})").match(text, stretch.outer.end)
    return Cue(Span(*word.span(1)), "verb", Modality.ASSERTED, cues.language_at(stretch.span.start)) if word and stretch.open_end else None


def _verb_behind(text: str, stretch: Marked, cues: Cues, *, alone: bool) -> Cue | None:
    """Return a verb right behind a quotation that ends in a comma, a question or an exclamation, though no table has it."""
    at = stretch.outer.end
    ends = text[stretch.span.end - 1 : stretch.span.end] in (",", "?", "!") or text[at : at + 1] == "," or text[at : at + 2] == " ,"
    words = vocabulary(cues.language_at(stretch.span.start))
    found = words.verb_behind.match(cues.text, at) if words and alone and (ends or text[at : at + 3] == " – ") else None
    found = found or (_BEFORE_NAME.match(text, at) if alone and ends else None)
    found = found or (_behind_subject(text, at, cues.language_at(at)) if alone and ends else None)
    return Cue(Span(*found.span("verb")), "verb", Modality.ASSERTED, cues.language_at(at)) if found else None


def _behind_subject(text: str, at: int, language: str) -> re.Match[str] | None:
    """Return the verb behind somebody who is named right behind a quotation: '"…," Ms Quill submitted.', '"…," the clerk shot back.'"""
    found = _SUBJECT_FIRST.match(text, at) if language == "en" else None
    if found is None or not found.group("role"):
        return found
    words = vocabulary(language)
    known = classes_in(found.group("role"), language) or (words and words.sources.search(found.group("role")))
    return found if known else None


def _clause_open(text: str, verb: Cue, stretch: Marked) -> bool:
    """Say whether a verb before a quotation opens the clause that holds it, so that a verb behind only passes the report on."""
    words = vocabulary(verb.language)
    between = text[verb.span.end : stretch.outer.start]
    return words is not None and len(between) <= 2 * NEAR and words.that.match(between) is not None and bool(between.split()[1:])


def _leads_on(text: str, cue: Cue) -> bool:
    """Say whether a verb opens a clause or another quotation behind it, and so reports nothing before it."""
    words = vocabulary(cue.language)
    behind = words.that.match(text, cue.span.end) if words else None
    return behind is not None or text.startswith((": ", ' "', " : "), cue.span.end)


def _cue_of_lead(text: str, start: int, cues: Cues) -> Cue | None:
    """Return the last cue of the sentence before, where that one ends with a colon."""
    first = max(0, start - SENTENCE)
    lead = text[first:start].rstrip(" \n*_")
    if not lead.endswith(":"):
        return None
    begin = max(lead.rfind("\n"), lead.rfind(". ")) + 1
    found = cues.within(first + begin, first + len(lead))
    return next((c for kind in ("verb", "phrase", "noun") for c in reversed(found) if c.kind == kind), None)
