"""Text and structure as they go wrong at the keyboard, in the scanner and in the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from .dossiers import Clean
from .layout import WORD, in_notes, in_quotation, paragraphs, prose
from .opened_places import days, line_at, running, sentence_at
from .planting import Kind, Plan, Span

_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = dict(zip("йцукенгшщзхъфывапролджэячсмитьбю", _QWERTY, strict=True))
_AZERTY = str.maketrans("aqzwAQZW", "qawzQAWZ")
_SCANNED = {
    "en": (("m", "rn"), ("l", "1"), ("d", "cl"), ("h", "li"), ("w", "vv"), ("rn", "m"), ("o", "0")),
    "fr": (("m", "rn"), ("l", "1"), ("d", "cl"), ("é", "ë"), ("u", "ii"), ("o", "0")),
    "ru": (("ш", "ти"), ("ы", "ьі"), ("н", "п"), ("л", "д"), ("о", "0"), ("ю", "іо")),
}
_VERSIONS = {
    "en": {
        "dismissed": "rejected", "ordered": "directed", "found": "held", "filed": "lodged", "judgment": "decision", "asked": "requested",
        "refused": "declined", "published": "issued", "obtained": "secured", "recommended": "advised", "lasted": "took",
        "gave": "delivered",
    },
    "fr": {"annulé": "cassé", "rejeté": "écarté", "ordonné": "prescrit", "remis": "délivré", "prononcé": "décidé", "condamné": "puni"},
    "ru": {
        "отменил": "аннулировал", "сообщила": "написала", "оправдал": "освободил", "заключил": "взял", "указал": "отметил",
        "допросил": "заслушал", "закупил": "приобрёл", "обжаловала": "оспорила", "задерживают": "арестовывают", "передано": "направлено",
        "утверждает": "заявляет",
    },
}  # fmt: skip
_REPLACED = {
    "en": (
        ("her", "his"),
        ("he", "she"),
        ("man", "person"),
        ("state", "country"),
        ("order", "decree"),
        ("paper", "document"),
        ("act", "deed"),
    ),
    "fr": (("il", "elle"), ("lui", "elle"), ("an", "année"), ("loi", "texte"), ("mois", "semaines"), ("arrêt", "jugement")),
    "ru": (("суд", "трибунал"), ("его", "её"), ("он", "она"), ("дел", "процесс"), ("год", "месяц"), ("труб", "кабел")),
}
_LABEL = re.compile(r"^(?P<head>#+ |\*\*)?(?P<label>\d+\.\d+|\d+|[IVX]+|[A-J]|\([a-zа-я]\)|\([ivx]+\))(?P<stop>\.? )(?=\S)", re.MULTILINE)
_LAST = {
    "en": ["the", "of", "to", "that", "a", "an", "and", "in", "on", "by", "for", "with", "which", "from"],
    "fr": ["le", "la", "les", "de", "du", "des", "à", "et", "dans", "que", "qui", "un", "une", "par"],
    "ru": ["в", "на", "с", "и", "что", "о", "за", "по", "от", "к", "из", "не", "у", "под", "бы", "он", "она", "его", "этот", "до", "для"],
}
_SELF = {
    "report": ["letter", "chronology"], "letter": ["report", "chronology"], "chronology": ["letter"], "brief": ["chronology", "letter"],
    "communication": ["chronology"], "briefing": ["letter", "chronology"], "appeal": ["chronology"],
    "rapport": ["mémoire en défense", "jugement"],
    "Справка": ["Жалоба", "Хроника"], "справки": ["жалобы", "хроники"],
}  # fmt: skip
_CALLED = re.compile(r"\b(?:(?<=[Tt]his )|(?<=[Cc]e )|(?<=выводы )|(?=Справка излагает))(?P<word>" + "|".join(_SELF) + r")\b")
_DEAR = re.compile(
    r"^Dear (?P<word>Minister|Lord Chancellor|Ambassador|[A-Z]\w+),|^Your (?P<other>Excellency),|^Monsieur le (?P<fr>Ministre),",
    re.MULTILINE,
)


def _words(clean: Clean, *, least: int) -> Iterator[re.Match[str]]:
    """Yield the words of the running text that are no names."""
    for match in WORD.finditer(clean.text):
        if len(match.group()) >= least and match.group()[0].islower() and running(clean, *match.span()):
            yield match


def _misread(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A sign that a scanner takes for another: rn for m, 1 for l, O for 0 in a date."""
    for match in _words(clean, least=6):
        fit = [(good, bad) for good, bad in _SCANNED[clean.language] if good in match.group()[1:]]
        if fit and chance.random() < 0.25:
            good, bad = chance.choice(fit)
            start = match.start() + match.group().index(good, 1)
            yield Plan(start=start, end=start + len(good), new=bad, also=(match.span(),))
    for one in days(clean.text):
        if chance.random() < 0.2 and running(clean, one.start, one.end):
            at = clean.text.index("0", one.end - 4)
            letter = "О" if clean.language == "ru" else chance.choice("Oo")
            yield Plan(start=at, end=at + 1, new=letter, also=((one.start, one.end),))


def _hyphen_left(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The hyphen of a line that ended there once."""
    for match in _words(clean, least=8):
        if "-" not in match.group() and "'" not in match.group() and chance.random() < 0.2:
            at = match.start() + chance.randint(3, len(match.group()) - 3)
            yield Plan(start=at, end=at, new=chance.choice(["- ", "- ", "-", "¬"]), also=(match.span(),))


def _both_versions(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """Two people changed a word; both versions stand."""
    table = _VERSIONS[clean.language]
    for match in re.finditer(rf"\b(?:{'|'.join(table)})\b", clean.text):
        if running(clean, *match.span()):
            yield Plan(start=match.end(), end=match.end(), new=f" {table[match.group()]}", also=(match.span(),))


def _other_keyboard(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A word typed on another layout of the keyboard."""
    for match in _words(clean, least=4):
        word = match.group()
        new = "".join(_RUSSIAN.get(letter, letter) for letter in word) if clean.language == "ru" else word.translate(_AZERTY)
        if sum(a != b for a, b in zip(word, new, strict=True)) >= 2 and chance.random() < 0.3:
            yield Plan(start=match.start(), end=match.end(), new=new)


def _replaced_inside(clean: Clean, chance: Random) -> Iterator[Plan]:
    """Find and replace has struck inside another word."""
    for match in _words(clean, least=5):
        for old, new in _REPLACED[clean.language]:
            at = match.group().find(old)
            inside = at >= 0 and match.group() != old and len(match.group()) - len(old) > 1
            if inside and (at > 0 or clean.language != "ru" or old == "суд") and chance.random() < 0.3:
                start = match.start() + at
                yield Plan(start=start, end=start + len(old), new=new, also=(match.span(),))
                break


def _number_twice(clean: Clean, chance: Random) -> Iterator[Plan]:
    """A paragraph, a heading or an item with the number of its neighbour, or one too far."""
    labels = [match for match in _LABEL.finditer(clean.text) if not in_notes(clean, match.start())]
    for before, one, after in zip(labels, labels[1:], labels[2:], strict=False):
        if _next(before["label"]) != one["label"] or _next(one["label"]) != after["label"]:
            continue
        new = chance.choice([before["label"], after["label"]])
        heading = clean.text[one.end() : line_at(clean, one.start())[1]]
        also = (before.span("label"), after.span("label"), *(_lines(clean, heading) if len(heading) < 70 else ()))
        yield Plan(start=one.start("label"), end=one.end("label"), new=new, also=also)


def _lines(clean: Clean, heading: str) -> tuple[Span, ...]:
    return tuple(line_at(clean, match.start()) for match in re.finditer(re.escape(heading) + r"$", clean.text, re.MULTILINE))


def _next(label: str) -> str:
    if label.isdigit():
        return str(int(label) + 1)
    pair = re.fullmatch(r"(\d+)\.(\d+)", label)
    if pair:
        return f"{pair[1]}.{int(pair[2]) + 1}"
    roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
    if label in roman[:-1] and label != "C":
        return roman[roman.index(label) + 1]
    return re.sub(r"[a-zA-Zа-я]", lambda match: chr(ord(match.group()) + 1), label, count=1) if len(label.strip("()")) == 1 else ""


def _breaks_off(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The last line of a paragraph is gone: it ends in the middle of a sentence."""
    stops = _LAST[clean.language]
    for one in prose(clean):
        begun, _ = sentence_at(clean, one.end - 1)
        last = clean.text[begun : one.end]
        unfinished = rf"(?<= )(?:{'|'.join(stops)})(?= )" + ("" if clean.language == "en" else r"|(?<=\w),(?= )")
        places = [match.end() for match in re.finditer(unfinished, last) if match.start() > 12]
        safe = [
            begun + at
            for at in places
            if not in_quotation(clean, begun + at, one.end) and not re.search(r"[\[“«¹-⁹]", clean.text[begun + at : one.end])
        ]
        if safe:
            cut = chance.choice(safe)
            yield Plan(start=cut, end=one.end, new="", also=((max(one.start, cut - 80), cut),))


def _heading_run_in(clean: Clean, _chance: Random) -> Iterator[Plan]:
    """A heading that has run into the paragraph below it."""
    every = paragraphs(clean)
    for one, below in pairwise(every):
        text = one.text
        shaped = text.startswith("#") or (
            len(text) < 60 and text[-1] not in ".,:;!?)" and re.match(r"(?:\d+\.?|[IVX]+\.) \S|[A-Z ]+$", text)
        )
        if shaped and "\n" not in text and "\n" not in below.text and len(below.text) > 120 and below.text[0] not in "|-#":
            title = re.sub(r"^#+ ", "", text)
            gaps = (*_behind(clean, one.start), *_behind(clean, below.start))
            also = (one.span, (below.start, min(below.end, below.start + 100)), *_lines(clean, title), *gaps)
            yield Plan(start=one.end, end=below.start, new=" ", also=also)


def _behind(clean: Clean, place: int) -> tuple[Span, ...]:
    """Return the label that comes next where the one at a place is no longer read as a label: the numbering has a gap there."""
    own = _LABEL.match(clean.text, place)
    later = _LABEL.finditer(clean.text, own.end()) if own else ()
    return tuple(one.span("label") for one in later if own and one["label"] == _next(own["label"]))[:1]


def _called_otherwise(clean: Clean, chance: Random) -> Iterator[Plan]:
    """The dossier calls itself by the name of another kind of text, or greets the addressee of another letter."""
    for match in _CALLED.finditer(clean.text):
        if not in_quotation(clean, *match.span()):
            new = chance.choice(_SELF[match["word"]])
            yield Plan(start=match.start(), end=match.end(), new=new, also=(sentence_at(clean, match.start()),))
    for match in _DEAR.finditer(clean.text):
        group = next(name for name in ("word", "other", "fr") if match[name])
        new = {"fr": "Président", "other": "Holiness"}.get(group) or chance.choice(["Ambassador", "Madam President", "Attorney General"])
        yield Plan(
            start=match.start(group), end=match.end(group), new=new, also=(line_at(clean, match.start()), (0, min(400, match.start())))
        )


KINDS = (
    Kind(name="misread by the scanner", families=("TXT", "DAT"), what="a sign that looks like the right one", plans=_misread),
    Kind(name="hyphen of a lost line end", families=("TXT",), what="a word is cut in two", plans=_hyphen_left),
    Kind(name="both versions kept", families=("TXT", "STR"), what="two words where one was meant", plans=_both_versions),
    Kind(name="other keyboard", families=("TXT",), what="a word in the letters of another layout", plans=_other_keyboard),
    Kind(name="replaced inside a word", families=("TXT",), what="find and replace made a word that is none", plans=_replaced_inside),
    Kind(name="number twice or skipped", families=("STR", "REF"), what="the numbering repeats or leaves out one", plans=_number_twice),
    Kind(name="paragraph breaks off", families=("STR", "TXT"), what="the sentence has no end", plans=_breaks_off),
    Kind(name="heading run into text", families=("STR", "TXT", "REF"), what="heading and paragraph are one line", plans=_heading_run_in),
    Kind(name="calls itself otherwise", families=("STR", "NAM", "REF", "TXT"), what="the text is of another kind", plans=_called_otherwise),
)
