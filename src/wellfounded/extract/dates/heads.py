"""Dates at the heads of messages that stand in a text: a thread of mails has one over each of them.

What follows such a head, up to the next, is told on that day: "yesterday" and "on 25 May" are counted from it.

Invariant: only a full day at the place where a message says when it was sent is a head.
"""

from __future__ import annotations

import re

from ...model.edtf import Edtf
from .surroundings import Found

_FIELD = re.compile(
    r"[>|\s*_]{0,12}(?:Sent|Date|Sent on|Date sent|Envoyé(?: le)?|Date d['’]envoi|Отправлено|Дата|Дата отправки|Надіслано|Gesendet|Datum|"
    r"Inviato|Data|Enviado(?: el)?|Fecha|Wysłano)[ *]{0,3}:[ *]{0,3}(?:\w{2,12}\.?,? )?",
    re.IGNORECASE,
)
_WROTE = re.compile(r"[>|\s]{0,12}(?:On|Le|Am|Il|El|Dnia)? ?(?:\w{2,12}\.?,? )?")
_HAND = re.compile(r"[^\n]{0,120}\n?[^\n]{0,80}(?:wrote|writes|a écrit|пишет|написала?|schrieb|ha scritto|escribió|napisał\w*) ?:")
_LINE = 60


def is_head(text: str, found: Found, edtf: Edtf) -> bool:
    """Say whether a date is that of a message: behind the field that names it, or in the line that introduces who wrote."""
    if edtf.precision != "day" or edtf.is_interval:
        return False
    begun = text.rfind("\n", max(0, found.start - _LINE), found.start) + 1
    if not begun and found.start > _LINE:
        return False
    before = text[begun : found.start]
    return bool(_FIELD.fullmatch(before)) or bool(_WROTE.fullmatch(before) and _HAND.match(text, found.end))
