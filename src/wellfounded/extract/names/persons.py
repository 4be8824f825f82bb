"""What stands around a person's name: initials, honorific, title and role.

Invariant: the setting of a name covers the name, and reaches past it only over initials, an honorific or a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...model.labels import NameKind
from .drafts import Draft, words_in
from .tables import either, is_cyrillic, tables
from .words import UPPER

_INITIALS_BEFORE = re.compile(r"(?<![^\W_])(?:[^\W\d_a-zа-я]\.[ \u00a0-]?){1,3}$")
_INITIALS_AFTER = re.compile(r"\s?(?:[А-ЯЁІЇЄA-Z]\.\s?){1,2}(?![\w])")
_BEFORE = 48
_ROLE_LENGTH = 140


@dataclass(frozen=True, slots=True)
class Setting:
    """The stretch of a mention with its honorific or title, and what they and the words beside it say."""

    start: int
    end: int
    honorific: str = ""
    role: str = ""


def with_initials(text: str, draft: Draft) -> Draft:
    """Return a person's draft together with the initials before it, or after it in Cyrillic."""
    if draft.kind is not NameKind.PERSON:
        return draft
    window = text[max(0, draft.start - 12) : draft.start]
    before = _INITIALS_BEFORE.search(window)
    if before and not _is_honorific(before.group()):
        return Draft(draft.start - len(window) + before.start(), draft.end, draft.kind, draft.weight, draft.language, draft.lemma)
    after = (
        _INITIALS_AFTER.match(text, draft.end)
        if not text[draft.start].isascii() and len(words_in(text[draft.start : draft.end])) == 1
        else None
    )
    if after:
        end = draft.end + len(after.group().rstrip())
        return Draft(draft.start, end, draft.kind, draft.weight, draft.language, draft.lemma)
    return draft


def _is_honorific(initials: str) -> bool:
    return initials.strip() in {"M.", "MM."}


@cache
def _honorific_before() -> re.Pattern[str]:
    words = {w for some in tables().honorifics_of.values() for w in some} - {"M", "MM", "On", "Me"}
    return re.compile(rf"(?<![\w'-])((?:(?:{either(words)})\b\.?|MM?\.|Me)[ \u00a0]+)$")


@cache
def _title_before() -> re.Pattern[str]:
    words = {w for some in tables().titles_of.values() for w in some}
    return re.compile(rf"(?<![\w'])((?i:{either(words)}))[ \u00a0]+$")


_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|while|why|because|although|according|along|qui|que|dont|où|которы\w+|що|який)\b", re.I
)
_CUT_SHORT = re.compile(r"\b[^\W\d_]$")
"""A role that ends in one letter ran into somebody's initials."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|had|have|did|does|do|would|could|should|can|will|may|must|said|says|told|est|sont|était|a|ont|avait)\b", re.I
)


@cache
def _role_after() -> re.Pattern[str]:
    roles = either(tables().roles)
    rest = r"(?:[^;,.:\n()\"]|(?<=\bM)\.|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bDr)\.){0,100}"
    return re.compile(rf"\s?,\s(?:and\s)?((?:[\w'-]+\s){{0,5}}?(?i:{roles})\b(?! [{UPPER}][\w.]){rest})")


def _role_at(text: str, end: int) -> str:
    """Return the role that an apposition after a name gives, or an empty string where the words go on as a sentence."""
    found = _role_after().match(text, end, min(len(text), end + _ROLE_LENGTH))
    if found is None:
        return ""
    role = found.group(1)
    clause = _CLAUSE.search(role)
    if clause:
        role = role[: clause.start()]
    if not role.strip() or _VERB.search(role) or _CUT_SHORT.search(role):
        return ""
    return " ".join(role.split())


def role_follows(text: str, end: int) -> bool:
    """Say whether a comma and a role follow: ``…, Chair of the Committee``."""
    return text[end : end + 1] == "," and bool(_role_at(text, end))


def _belongs(title: str, before: str) -> bool:
    """Say whether a title belongs to the mention: with a capital, or in small letters in English without an article (``judge Orlov``)."""
    if title[0].isupper():
        return True
    return title.casefold() in tables().small_titles and not _ARTICLE_BEFORE.search(before)


_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?|his|her|their|our|this|that|former|[A-Z]\w+(?:an|ese|ish|ch|kh?|[zj]e)) $")


def setting_of(text: str, draft: Draft, *, form: str) -> Setting:
    """Read the words before and after a person's name.

    ``form`` is the name in the nominative. A Cyrillic title before another case speaks of somebody else: ``Адвокат Орлова`` is
    Orlov's advocate.
    """
    start, honorific, role = draft.start, "", ""
    window = text[max(0, start - _BEFORE) : start]
    found = _honorific_before().search(window) if window[-1:].isspace() else None
    if found:
        honorific = found.group(1).strip()
        start -= len(window) - found.start(1)
        window = window[: found.start(1)]
    title = _title_before().search(window) if window[-1:].isspace() else None
    if title and (not is_cyrillic(title.group(1)) or text[draft.start : draft.end] == form):
        role = title.group(1)
        alone = len(words_in(text[draft.start : draft.end])) == 1
        if alone and not honorific and _belongs(role, window[: title.start(1)]) and "\n\n" not in title.group():
            start -= len(window) - title.start(1)
            above = _honorific_before().search(window[: title.start(1)])
            if above:
                honorific = above.group(1).strip()
                start -= title.start(1) - above.start(1)
    return Setting(start, draft.end, honorific, _role_at(text, draft.end) or role)
