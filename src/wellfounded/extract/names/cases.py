"""Names in the nominative: what the models make of an inflected name, mended where they are known to fail.

Invariant: nothing is put in a case that neither a model nor another form of the document vouches for.
"""

from __future__ import annotations

import re

from ...model.labels import NameKind
from .drafts import Draft
from .tables import stem
from .words import GRAMMAR_WEIGHT, looks_like_surname

_MASCULINE_PATRONYMIC = ("вич", "ич")


def nominative(form: str, draft: Draft) -> str:
    """Return the nominative of a Cyrillic form as far as it can be told, or an empty string where it cannot.

    Russian has the model's lemma; a surname without an ending is one by itself. Kazakh endings come off; Ukrainian offers its forms
    as they stand, and the shortest of a document wins.
    """
    if draft.kind is NameKind.BODY and draft.weight >= GRAMMAR_WEIGHT and draft.lemma:
        return draft.lemma
    if draft.kind is not NameKind.PERSON:
        return draft.lemma if len(form.split()) <= (2 if draft.kind is NameKind.BODY else 1) and not form.isupper() else ""
    if draft.language == "kk":
        return _without_ending(form)
    if draft.lemma:
        return _agreeing(form.split(), draft.lemma.split())
    bare = draft.language != "ru" or (" " not in form and looks_like_surname(form) and stem(form, "ru") == form)
    return form if bare else ""


def _without_ending(form: str) -> str:
    """Return a Kazakh name without its ending of case, which is glued to the nominative; other languages change the stem."""
    head, space, last = form.rpartition(" ")
    bare = stem(last, "kk")
    return head + space + bare if looks_like_surname(bare) else form


def _agreeing(words: list[str], lemmas: list[str]) -> str:
    """Mend a given name that stayed in the genitive beside a man's patronymic that did not."""
    if len(words) != len(lemmas) or not lemmas[-1].endswith(_MASCULINE_PATRONYMIC) or words[-1] == lemmas[-1]:
        return " ".join(lemmas)
    mended = [lemma[:-1] if lemma == word and lemma.endswith("а") else lemma for word, lemma in zip(words, lemmas, strict=True)]
    return " ".join(mended)


_OFFICES = (
    "председательствующ заседател прокурор помощник адвокат защитник секретар осужденн обвиняем подсудим потерпевш свидетел эксперт"
    " следовател дознавател истц ответчик заявител представител гражданин докладчик заместител начальник руководител председател"
    " нотариус переводчик специалист"
)
"""Stems of what persons are called before their surname in the papers of a court."""
_TITLE = rf"(?:{'|'.join(_OFFICES.split())})"
_ROW = r"(?:[А-ЯЁ][\w-]+ (?:[А-ЯЁ]\. ?){1,2}(?:, | и )){0,3}"
_GENITIVE = re.compile(rf"\b(?:судей|{_TITLE}(?:а|я|ей|ов|ого|его|ых|их|ой)) {_ROW}$", re.I)
"""``судьи Орлова`` is left out: it may be two judges in the nominative."""
_PREPOSITIONAL = re.compile(rf"\bпри {_TITLE}(?:е|ях|ом|ем|ой|ей) {_ROW}$", re.I)
_MAN = re.compile(r"(?:[оеё]в|[иы]н)(?=а$)")
_WOMAN = re.compile(r"(?:[оеё]в|[иы]н)(?=ой$)")


def behind_title(surname: str, before: str) -> str:
    """Return the nominative of a Russian surname that the case of the title before it tells, or an empty string.

    After ``прокурора`` the surname ``Орлова`` is a man's and ``Орловой`` a woman's; after ``прокурор`` or nothing neither is told.
    """
    before = before.replace("ё", "е")
    genitive = _GENITIVE.search(before)
    man, woman = _MAN.search(surname), _WOMAN.search(surname)
    if man and genitive:
        return surname[: man.end()]
    return surname[: woman.end()] + "а" if woman and (genitive or _PREPOSITIONAL.search(before)) else ""
