"""Cases known by their parties: ``Soering v. the United Kingdom``, ``Tarn & Others v Norrick Bank``, ``дело «Быков против России»``.

Where the respondent is a member state of the Council of Europe, the name alone says which case it is: ``ECHR:NAME:SOERING:GBR``.

Invariant: the passage begins with a capital letter of the first party and ends with the last word of the second.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ...model.passages import Span
from .found import Found, any_of
from .normal_forms import key

_VERSUS = re.compile(
    r" (?:v\.|vs?\.?|V\.|c\.|C\.|c/|contre|gegen|c\. l['’]|contro|contra|tegen|против|проти|p\.|przeciwko|қарсы) |"
    r"(?<=\w)/(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]{4,})"
)
_SPELLED = ("contre", "gegen", "contro", "contra", "tegen", "против", "проти", "przeciwko", "p.")
_WORD = (
    r"(?:[A-ZÀ-ÝА-ЯЁЄІЇҐŁŚŻÇĞİÖŞÜ][\w'’.-]*,?|[&]|and|et|of|for|in|on|at|ex|p|parte|the|de|du|la|le|les|van|von|der|"
    r"den|bin|ben|al|el|и|та|y|und|en|others|Others|autres|другие|других|інші|altri|andere|otros|inni|diğerleri|"
    r"a\.o\.|\((?!(?:1[789]|20)\d\d\))[\w .,'’&-]{1,40}\)|[IVX]+|\d{1,2}\))"
)
_WORD_ALONE = _WORD.replace("*,?|[&]", "*|[&]")
_BEFORE = re.compile(
    rf"(?<![\w’])(?:{_WORD} ){{0,8}}[«„\"“]?[A-ZÀ-ÝА-ЯЁЄІЇҐŁŚŻÇĞİÖŞÜ][\w'’./-]*\)?,?(?: (?:and|et|и|та|&|e|y|und|"
    rf"en|i|ve) (?:[Oo]thers?|autres?|друг\w+|інш\w+|altri|andere|otros|inni|diğerleri|[A-Z][\w'’.-]*))?(?: \([\w "
    rf".,]{{1,24}}\))?$"
)
_NEXT_CASE = r"(?:and |et |und )?(?:Cases?|Affaires?|Rechtssache|Application|Joined) (?:[Nn]o\.? |n[°o] )?\d"
_AFTER = re.compile(
    rf"(?:the |la |le |l['’]|die |das |den )?[A-ZÀ-ÝА-ЯЁЄІЇҐŁŚŻÇĞİÖŞÜ][\w'’.-]*(?:,? (?:Inc|Ltd|LLC|S\.A|Co|Corp|"
    rf"plc|N\.V|B\.V|GmbH|AG)\b\.?| (?!{_NEXT_CASE}){_WORD_ALONE}){{0,9}}"
)
_CONNECTORS = {
    "for",
    "in",
    "on",
    "at",
    "ex",
    "p",
    "parte",
    "and",
    "et",
    "of",
    "the",
    "de",
    "du",
    "la",
    "le",
    "les",
    "и",
    "та",
    "&",
    "e",
    "y",
    "und",
    "en",
    "van",
    "von",
}
_LEADING = {
    "The", "In", "See", "Case", "Cases", "As", "And", "But", "Cf.", "Voir", "Также", "В", "Affaire", "Judgment", "Arrêt", "Also", "By",
    "Since", "Compare", "Dans", "Before", "After", "From", "CASE", "AFFAIRE", "EGMR,", "CEDH,", "ECHR,", "ECtHR,",
    "ЕСПЧ,", "Nach", "Siehe", "Like", "Under", "With", "Per", "Following", "Vgl.", "Cfr.", "Véase", "Дело", "L'affaire", "L'arrêt",
    "Unlike", "For", "On", "Whereas", "When", "Citing", "Court,", "Commission",
}  # fmt: skip
_SUFFIX = (
    r"(?: (?:\[(?:GC|БП|BD|GK|ВП|Grand Chamber|Grande Chambre|Grote Kamer|Section|Committee|Plenary|[A-Z]{2})\]|"
    r"\((?:GC|dec\.?|déc\.?|decision|merits|just satisfaction|no\. ?\d|n[o°] ?\d|№ ?\d)\)))?"
)
_AFTER_STATE = re.compile(r"(?: (?:and|et|и|та|und|e|y) (?:the )?[A-ZА-Я][\w-]+)?[»\"”]?" + _SUFFIX)


@cache
def _states() -> re.Pattern[str]:
    return re.compile(rf"(?:the |la |le |l['’]|die |das )?(?P<state>{any_of(_by_name())})(?![\w-])")


@cache
def _by_name() -> dict[str, str]:
    rows = tomllib.loads((files("wellfounded.extract") / "tables" / "citations_states.toml").read_text(encoding="utf-8"))["states"]
    return {form: code for code, names in rows.items() for name in names for form in (name, name.upper())}


def parties_in(text: str) -> Iterator[Found]:
    """Yield the cases that a text names by their parties."""
    for versus in _VERSUS.finditer(text):
        found = _parties(text, versus)
        if found:
            yield found


def _parties(text: str, versus: re.Match[str]) -> Found | None:
    line = max(text.rfind("\n", 0, versus.start()) + 1, versus.start() - 120)
    before = _BEFORE.search(text, line, versus.start())
    if not before:
        return None
    words = before.group().split(" ")
    while words and (words[0].lower() in _CONNECTORS or words[0] in _LEADING or words[0].title() in _LEADING):
        words.pop(0)
    start = versus.start() - len(" ".join(words))
    while start < versus.start() and text[start] in '«„"“(':
        start += 1
    first = text[start : versus.start()]
    if not words or not first.strip():
        return None
    state = _states().match(text, versus.end())
    if state:
        return _respondent(text, start, first, versus, state)
    after = _AFTER.match(text, versus.end())
    sign = versus.group().strip()
    if (
        not after
        or sign == "/"
        or sign in {"C.", "c/", "p.", "V.", "vs", "vs."}
        or (sign in _SPELLED and not _CALLED.search(text, max(line, start - 30), start))
    ):
        return None
    tail = after.group().split(" ")
    while tail and (tail[-1].lower() in _CONNECTORS):
        tail.pop()
    if not tail or not _LEGAL.search(text, max(0, start - _NEAR), min(len(text), after.end() + _NEAR)):
        return None
    end = after.start() + len(" ".join(tail).rstrip(".,"))
    return Found(Span(start, end), "case", text[start:end], confidence=0.5)


def _respondent(text: str, start: int, first: str, versus: re.Match[str], state: re.Match[str]) -> Found | None:
    sign = versus.group().strip()
    if (
        sign in _SPELLED
        and not _is_cited(text, max(0, start - 80), start)
        and not re.search(r"\d{2,5}/\d\d", text[state.end() : state.end() + 40])
    ):
        return None
    if sign == "/" and not re.search(r"B\. ?No|\d{2,5}/\d\d|AİHM|\[BD\]", text[state.end() : state.end() + 50]):
        return None
    if _UNITED.match(text, state.end()):
        return None
    body = _BODY.search(first)
    if body:
        start, first = start + body.end(), first[body.end() :]
    ends = _AFTER_STATE.match(text, state.end())
    end = ends.end() if ends else state.end()
    if sign == "/":
        start, first = start + first.rfind(", ") + 2 if ", " in first else start, first.rpartition(", ")[2]
    number = _NUMBER_BEHIND.match(text, end)
    if number:
        span = Span(start, number.end())
        return Found(span, "case", text[span.start : span.end], normal=f"ECHR:{number[1].lstrip('0')}", confidence=0.95)
    named = re.split(r" (?:and|et|и|та|&|e|y|und|en|i|ve)\b|,| \(", first)[0]
    code = _by_name()[state["state"]]
    normal = f"ECHR:NAME:{'-'.join(key(named).replace('’', chr(39)).split())}:{code}"
    return Found(Span(start, end), "case", text[start:end], normal=normal, confidence=0.8)


_UNITED = re.compile(r",? \(?(?:[Cc]ommunication |[Cc]omplaint )?(?:[Nn]o\. ?|n° ?)?\d{1,4}/(?:19|20)\d\d")
_BODY = re.compile(r"^.*(?:Committee|Court|ECtHR|ECHR|CEDH|EGMR|Cour|Cour EDH|CAT|CCPR|HRC|Corte EDU|ЕСПЧ|TEDH|EHRM), (?=\S)")
_NUMBER_BEHIND = re.compile(r"(?:,? \(|, )(?:(?:no\.|n[o°]|№|Nr\.|application no\.|requête n[o°]|жалоба №) ?)?(\d{1,6}/\d\d)(?![\d/-])\)?")
_LEGAL = re.compile(
    r"(?i)\b(?:judge?s?|court|judgment|held|holding|appeal|cases?|rulings?|decisions?|claim|counsel|tribunal|"
    r"plaintiff|defendant|parties|v\. [A-Z]|affaires?|arrêts?|cour|tribunal|дел[оауе]|суд\w*|court's|authority|"
    r"precedent|cited?|citing|see|"
    r"litigation|proceedings|justice|law|lawyers?)\b|\[(?:19|20)\d\d\]|\((?:19|20)\d\d\)"
)
_NEAR = 70
_CALLED = re.compile(
    r"(?:[Aa]ffaires?|[Aa]rrêt|[Дд]ел[оауе]м?|[Сс]прав[аиі]|Rechtssache|Sache|[Cc]aso|[Cc]ausa|[Ss]praw\w+|[Zz]aak) [«„\"“]?$"
)


def _is_cited(text: str, line: int, at: int) -> bool:
    """Tell the name of a case from two sides of a quarrel: the word for case, or a mark of citation, must stand near."""
    near = text[max(line, at - 80) : at + 120].casefold()
    return any(
        word in near
        for word in (
            "affaire ",
            "arrêt ",
            "дело ",
            "деле ",
            "делу ",
            "дела ",
            "справі ",
            "справа ",
            "справи ",
            "n°",
            "№",
            "sache ",
            "caso ",
            "causa ",
            "urteil",
            "egmr",
            "cedh",
            "еспч",
            "єспл",
            "sentencia",
            "sentenza",
            "wyrok",
            "zaak",
            "arrest ",
        )
    )
