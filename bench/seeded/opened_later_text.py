"""Signs, leftovers, signatures and points that go wrong: the half of the fresh kinds that were opened last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .fresh_places import body, body_end, dated
from .layout import DATE, in_notes, in_quotation
from .opened_places import days, line_at, running
from .planting import Kind, Plan
from .proof import MONTHS

_MONTHS = list(MONTHS)
_UNFILLED = {
    "en": (
        "(including the {} of ...)",
        "(among them the {} of ... and ...)",
        "(see the {} of ...)",
        "(in the amount of ... euros)",
        "(cf. page ... of the file)",
        "(on this, the {} by ...)",
    ),
    "fr": ("(y compris les recours de ...)", "(voir la page ... du dossier)", "(soit ... euros)"),
    "ru": ("(в том числе жалобы ...)", "(см. лист дела ...)", "(всего ... рублей)"),
}
_THINGS = ("appeals", "letters", "requests", "statements", "decisions", "articles", "objections")
_DEBRIS = {
    "en": (
        "Share on Facebook",
        "[edit]",
        "Read more »",
        "Skip to main content",
        "Cookie settings",
        "Print this page",
        "Advertisement",
        "0 comments",
        "Click here to subscribe",
        "Back to top",
        "Sign in to continue reading",
    ),
    "fr": ("Lire aussi", "Partager sur Facebook", "Tout accepter", "[modifier]", "Retour en haut de page", "Publicité"),
    "ru": ("Читать далее", "Поделиться ВКонтакте", "Реклама", "[править]", "Версия для печати", "Наверх"),
}
_POINTS = re.compile(r"(?<=[;.:?])\n(?=(?:\([b-k]\)|\([ivx]+\)|[2-9]\.|\([б-д]\)|- ) ?[^\n]{10,})")
_STRUCTURE = re.compile(r"^[#|>-]")
_CLOSING = re.compile(r"[A-ZÀ-ÝА-Я][\wÀ-ÿ'’.-]+(?: [\w.'’-]+){0,4}(?:, [^\n.;:]{3,70}| \([^\n)]+\)| MP)?")


def _never_filled(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A parenthesis in which the names or figures were to come."""
    for paragraph in body(clean):
        for match in list(re.finditer(r"(?<=[a-zа-яé])(?=[.,] )", paragraph.text))[::2]:
            place = paragraph.start + match.start()
            if not in_quotation(clean, place - 1, place + 1):
                known = [word for word in _THINGS if word in clean.text] or list(_THINGS)
                new = chance.choice(_UNFILLED[clean.language]).format(chance.choice(known))
                yield Plan(start=place, end=place, new=f" {new}")


def _web_debris(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The words of a button or of a menu, copied with the text."""
    for paragraph in body(clean):
        new = chance.choice(_DEBRIS[clean.language])
        gaps = [match.end() for match in re.finditer(r"[a-zа-яé]{3}\.(?= [A-ZА-ЯÀ-Ý])", paragraph.text)]
        if gaps and chance.random() < 0.5:
            place = paragraph.start + chance.choice(gaps)
            if not in_quotation(clean, place - 1, place + 1):
                yield Plan(start=place, end=place, new=f" {new}")
        else:
            yield Plan(start=paragraph.end, end=paragraph.end, new=f"\n\n{new}")


def _run_together(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Two words without the space that stood between them."""
    for paragraph in body(clean):
        for match in list(re.finditer(r"(?<=[a-zа-яé]{4}) (?=[a-zа-яé]{4})", paragraph.text))[::3]:
            place = paragraph.start + match.start()
            if not in_quotation(clean, place - 1, place + 2):
                yield Plan(start=place, end=place + 1, new="", also=((place - 4, place + 4),))


def _month_of_another_language(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A month that was left untranslated."""
    for match in DATE.finditer(clean.text):
        if running(clean, *match.span()) and match.start() < body_end(clean) and match["month"] in _MONTHS:
            at = _MONTHS.index(match["month"])
            other = _MONTHS[chance.choice([group for group in range(3) if group != at // 12]) * 12 + at % 12]
            if other.lower() != match["month"].lower():
                yield Plan(start=match.start("month"), end=match.end("month"), new=other, also=(match.span(),))


def _signature_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """The names under the text are gone; the date or the closing words stand alone."""
    day = dated(clean)
    last = [one for one in days(clean.text) if one.day == day and one.start > len(clean.text) / 3 and _short(clean, one.start)]
    for one in last[-1:]:
        start, end = line_at(clean, one.start)
        begun = clean.text.rfind("\n\n", 0, start) + 2
        stop = clean.text.find("\n\n", end)
        stop = len(clean.text.rstrip()) if stop < 0 else stop
        above = clean.text[begun:start]
        below = clean.text[end:stop]
        named = [part for part in (above, below) if any(_CLOSING.fullmatch(line) for line in part.split("\n") if line)]
        if below in named:
            yield Plan(start=end, end=stop, new="", also=((start, end),))
        elif above in named and "\n\n" not in above:
            yield Plan(start=begun, end=start, new="", also=((start, end),))
    for match in re.finditer(
        r"^(?:Yours sincerely|We remain, Sir, yours faithfully|With the assurance of our high consideration),\n\n", clean.text, re.M
    ):
        stop = clean.text.find("\n\n", match.end())
        yield Plan(start=match.end(), end=len(clean.text.rstrip()) if stop < 0 else stop, new="", also=(match.span(),))
    for match in re.finditer(r"haute considération\.\n\n|Депутаты городского Совета:\n\n", clean.text):
        yield Plan(start=match.end(), end=clean.text.find("\n\n", match.end()), new="", also=(match.span(),))


def _short(clean: Clean, place: int) -> bool:
    start, end = line_at(clean, place)
    line = clean.text[start:end]
    return end - start < 60 and not _STRUCTURE.match(line) and not in_notes(clean, place) and ":" not in line and "(" not in line


def _points_run_together(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Two points of a list on one line."""
    for match in _POINTS.finditer(clean.text):
        start, end = line_at(clean, match.start())
        if not in_notes(clean, match.start()) and not clean.text[start:end].startswith(("|", "#")):
            yield Plan(start=match.start(), end=match.end(), new=" ", also=((max(start, match.start() - 40), match.start() + 40),))


KINDS = (
    Kind(name="parenthesis never filled", families=("TXT", "STR"), what="the words inside were never written", plans=_never_filled),
    Kind(name="web debris", families=("TXT", "STR"), what="words of a page on the web", plans=_web_debris),
    Kind(name="words run together", families=("TXT",), what="a space is missing", plans=_run_together),
    Kind(name="month of another language", families=("TXT", "DAT"), what="the month is not translated", plans=_month_of_another_language),
    Kind(name="signature lost", families=("STR",), what="nobody signed", plans=_signature_lost),
    Kind(name="points run together", families=("STR", "TXT"), what="a point begins inside the line of another", plans=_points_run_together),
)
