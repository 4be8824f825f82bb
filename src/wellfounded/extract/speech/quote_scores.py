"""Whether words between marks are somebody's words: a score of what stands around and inside the marks.

Names of newspapers and parties, titles, and words held at arm's length stand in marks too. Invariant: a score depends on the sentence
around the marks and on the words between them, and on nothing else.
"""

from __future__ import annotations

import re

from .cues import Cue, Vocabulary
from .quote_cues import is_set_apart
from .quote_marks import Marked

ENOUGH = 3
_FULL = re.compile(r"^(?:\(…\)|\(\.\.\.\)|…|\.\.\.|[^\w]*[A-ZÀ-ÝА-ЯЁІЇЄ])")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_LEAD = re.compile(r"[:,]\s*[*_(\[\"']*$")
_COMMA = re.compile(r"\s?,")
_FEW = 2
"""Words of a quotation so short that only a verb of saying right before it tells it from a word at arm's length."""
_CALLED, _BEHIND = 110, 24
_STATUTE = 12
"""Words of a statute that a sentence about it quotes: "article 5 punishes …" is nobody's speech."""
_COPULA = re.compile(
    r"(?<!\w)(?:is|are|was|were|be|been|est|sont|était|étaient|être|qu'une?|как|чем|это|–)\s(?:an?\s|the\s|une?\s|la\s|le\s|\w+ly\s)?$"
)
_WORDS_OF = re.compile(r"\b(?:words|phrase|terms|language|mots|termes|propos|expression|словам|выражени)", re.IGNORECASE)
"""What a phrase behind a quotation calls it: "…", in the words of the judge."""
_AS = frozenset({"как", "comme"})
"""Words before a name at arm's length that also stand between a verb and what it calls something."""
_SOURCE_BETWEEN = 100
"""Characters between "according to" and a word that its source says."""
_TOLD_SO = re.compile(r"[^,;:.]{3,}$")
_SUBJECT_BEHIND = re.compile(r"\s(?:(?!et |and |и |que |that |что )[^\s,;:.\"]+\s?){1,4},\s[*_]?")
"""Who says it, behind the verb of an aside: ", says the old man, "…"."""
_NOTE = re.compile(r"\s*[⁰¹²³⁴-⁹]|\s*\^?[\[{(]?\d{1,3}[\]})]?[ .:]")
"""A line that begins like a note or an entry of a list: titles of articles stand there in quotation marks."""
_NOUN_FOLLOWS = re.compile(r"[\"']?\s[a-zà-ÿа-яё]")
_DETERMINED = re.compile(
    r"(?<!\w)(?:the|an?|their|his|her|its|these|those|this|such|so-called|une?|des?|les?|la|l'|leurs?|ces|cette|от|для|всех?|все)\s?$",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(
    r"(?i)(?:of|the|and|for|de|la|le|les|des|du|et|in|a|d|l|и|в|на|по|за|с|für|der|die|das|und|di|del|della|per|dla|i|w|та|з|au|aux|en)"
)


def is_titled(inner: str) -> bool:
    """Tell a name or a title by its capitals."""
    tokens = _WORD.findall(inner)
    return 0 < len(tokens) <= 7 and inner[-1:] not in ".!?" and all(t[0].isupper() or _SMALL_WORD.fullmatch(t) for t in tokens)


def is_whole(inner: str) -> bool:
    """Say whether words begin as a sentence does."""
    return bool(_FULL.match(inner))


def score_of(text: str, stretch: Marked, window: tuple[int, int], *, cue: Cue | None, words: Vocabulary | None, is_name: bool) -> int:
    """Return how much speaks for a quotation; from :data:`ENOUGH` on it counts as one."""
    inner = text[stretch.span.start : stretch.span.end]
    lead = text[window[0] : stretch.outer.start]
    tokens = _WORD.findall(inner)
    broken = stretch.open_start or stretch.open_end
    count = len(tokens)
    if not count:
        return -9
    if stretch.turn or stretch.block:
        return 9
    colon = bool(_LEAD.search(lead)) and lead.rstrip(" *_(\"'").endswith(":")
    score = sum(count >= enough for enough in (3, 7, 8, 12, 20)) - (count <= _FEW and not broken)
    score += 2 if cue else 2 * (5 <= count <= 6 and inner[:1].islower())
    score += 2 if colon else 0
    score += 1 if inner[-1:] in ".!?…," and count > 1 else 0
    score += 1 if not lead.strip(" *_(") and count >= 5 else 0
    named = False
    if words:
        named = is_naming(lead, inner, words)
        score += 1 if count >= 4 and words.finite.search(inner.lower()) else 0
        score -= 4 if named and count < 15 else 0
        if not cue and words.never.search(lead) and count < _STATUTE:
            score -= 3
        if colon and not cue and (count <= 3 or not words.sources.search(lead)):
            score -= 1
    said_so = (
        cue is not None
        and cue.kind == "verb"
        and count == 1
        and (inner[-1:] == "," or (inner.isupper() and _COMMA.match(text, stretch.outer.end) is not None))
        and 0 <= cue.span.start - stretch.outer.end <= _BEHIND
    )
    if not broken and (is_name or is_titled(inner)) and not (not is_name and (said_so or (colon and cue and cue.kind == "verb"))):
        score -= 3
    if colon and cue and cue.kind == "verb" and inner[-1:] in ".!?…" and count <= _FEW:
        score += 1
    if (
        cue
        and cue.kind == "verb"
        and is_whole(inner)
        and (inner[-1:] in ",.!?" or _COMMA.match(text, stretch.outer.end))
        and 0 <= cue.span.start - stretch.outer.end <= _BEHIND
    ):
        score += 2 * (count <= 3)
    if not cue and not lead.strip(" *_(") and is_whole(inner) and not text[stretch.outer.end : window[1]].strip(" .…*_"):
        ended = inner.rstrip("'")[-1:] in ".!?…" or text[stretch.outer.end : stretch.outer.end + 1] in (".", "…")
        score += ended * (2 if count > _FEW else 2 * (inner[-1:] in "?!"))
    if not cue and _NOTE.match(text, text.rfind("\n", 0, window[0]) + 1):
        score -= 6
    return score


def is_naming(lead: str, inner: str, words: Vocabulary) -> bool:
    """Say whether the words before the marks name what stands between them: a paper, a film, a term; small letters name none but a term."""
    found = words.naming.search(lead.lower().rstrip(" *_")[-60:])
    if found is None:
        return False
    return is_whole(inner) or words.terms.search(found.group()) is not None


def called(text: str, stretch: Marked, window: tuple[int, int], words: Vocabulary) -> tuple[int, int] | None:
    """Return where the words stand that say of a short stretch whose word it is: "called it", "spoke of"; None where none do."""
    if is_titled(text[stretch.span.start : stretch.span.end]):
        return None
    first = max(window[0], stretch.outer.start - _CALLED)
    lead = text[first : stretch.outer.start].lower()
    own = words.own_word.search(lead)
    if own is not None:
        return first + own.start(), first + own.end()
    found = words.calling.search(lead)
    inner = text[stretch.span.start : stretch.span.end]
    named = words.naming.search(lead.rstrip(" *_")[-60:]) if is_naming(lead, inner, words) else None
    if found is None or words.passive.search(lead[: found.start()]) or (named and named.group() not in _AS):
        return None
    return first + found.start(), first + found.end()


def _ends(cue: Cue) -> tuple[int, int]:
    return cue.span.start, cue.span.end


def is_governed(text: str, stretch: Marked, window: tuple[int, int], *, cue: Cue | None, words: Vocabulary | None) -> bool:
    """Say whether a short stretch is part of what a verb of saying before it reports, and no word at arm's length."""
    if cue is None or words is None or cue.kind == "noun" or not window[0] <= cue.span.start < window[1]:
        return False
    behind = cue.span.start >= stretch.outer.end
    if behind and cue.kind == "verb" and not is_set_apart(text, cue):
        return False
    inner = text[stretch.span.start : stretch.span.end]
    lead = text[window[0] : stretch.outer.start]
    if is_titled(inner) or is_naming(lead, inner, words):
        return False
    between = text[cue.span.end : stretch.outer.start]
    if _DETERMINED.search(lead) and _NOUN_FOLLOWS.match(text, stretch.outer.end - 1):
        return False
    if behind:
        named_words = cue.kind == "phrase" and cue.span.start - stretch.outer.end <= len(", ") and _WORDS_OF.search(text, *_ends(cue))
        return bool(named_words) or _COPULA.search(lead) is not None
    if cue.kind == "phrase":
        ends = text[stretch.outer.end : stretch.outer.end + 1] in (".", ",", ";")
        return len(between) <= _SOURCE_BETWEEN and (ends or _COPULA.search(lead) is not None)
    direct = not between.strip(" *_(,:") or len(between) <= 3 or _SUBJECT_BEHIND.fullmatch(between) is not None
    told = _TOLD_SO.match(between) is not None and len(between) <= _SOURCE_BETWEEN and _COPULA.search(lead) is not None
    return direct or told or words.that.search(between.lower()) is not None
