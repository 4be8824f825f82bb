"""How provisions are written: articles, sections and paragraphs with their parts, in the notations of many languages.

``6 § 1``, ``6(1)``, ``6, paragraphe 1``, ``ч. 1 ст. 6``, ``Art. 6 Abs. 1`` are one provision, ``6(1)``.

Invariant: parts come out from the larger to the smaller one, whichever of them the text has first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .found import any_of

HEAD = re.compile(
    r"(?<![\w.-])(?:[Aa]rticles?|ARTICLES?|[Aa]rts?\.?|ART\.|[Aa]rtt\.|[Ss]ections?|[Ss]ecs?\.|ss?\.?(?= ?\d)|"
    r"[Rr]ules?|[Rr]egulations? (?=\d{1,3}[A-Z]?(?:\(\w{1,3}\))* (?:of|to))|[Aa]rtikel(?:en|n|s)?|[Aa]rticol[oi]|"
    r"[Aa]rtículos?|[Aa]rtyku[łl]\w{0,4}|§§?|[Mm]adde|m\.|[Pp]rinciple|[Сс]т\. ?ст\.|[Сс]т\.|[Сс]тат(?:ья|ьи|ье|"
    r"ью|ьей|ьёй|ей|ьям|ьями|ьях|ті|тя|тю|тею|тям|тями|тях|тей))"
    r" ?(?=\d|[LRDA][. *]{0,3}\d|[IVX]{1,5}\b|premier\b)|(?<![\w.-])(?=[LRD]\.? ?\*?\d{3,4}-\d)"
)
_NUMBER = re.compile(
    r"premier\b|[IVX]{1,5}(?=\(|,? (?:of|de|du|der|della|del)\b| [А-Я]|,? (?:§|par|al|Abs))|(?:[LRDA]\.? ?\*{0,2} "
    r"?)?\d{1,4}(?:[.:]\d{1,4}(?!\d)){0,2}(?:[-‑]\d{1,4}){0,3}(?:(?:/\d{1,2}(?!\d)){1,2}|/[A-Z]\b)?(?: "
    r"?[-‑]?(?:bis|ter|quater|quinquies|sexies|septies)\b)?"
    r"(?:er\b|ère\b|(?:[a-z]{1,2}|[A-Z])(?![\w.]))?"
)
_CAPITAL = re.compile(
    r"(?:,? ?|\.)(?:Abschn(?:itt|\.) |section |раздел |lett?(?:\.|era) |lit\. )?([A-F])\)?(?=,? \d|,? dell|[,.]? ?(?:\(|[a-z\d]{1,2}\)|"
    r"[a-z]\b|lit|lett?\b|lett\.|Buchst|Bst|pkt|sub|Nr|Ziff|,|§|of\b|de\b|der\b|du\b|GFK|et\b|and\b|n[°o]))"
)
_WORDS = (
    r"paragraf[oiu]?", r"[Pp]arts?", r"sub", r"aanhef en onder", r"aanhef en sub",
    r"(?:[Ss]ub-?)?[Pp]aragraphs?", r"(?:[Ss]ub-?)?[Pp]aras?\.?", r"pars?\.", r"paragraphes?", r"párrafos?", r"párr\.",
    r"[Пп]ункт\w*", r"[Чч]аст\w+",
    r"[Чч]\.ч\.", r"[Чч]\.", r"[Пп]\.п\.", r"[Пп]п?\.", r"абз\w*\.?", r"Abs(?:atz|ätze|\.)?", r"al(?:inéas?|\.)",
    r"ust\.?", r"ustęp\w*", r"comm[ai]", r"co\.", r"lid", r"leden", r"apartados?", r"apdo\.", r"ch\.", r"chiffre", r"Ziff(?:er|\.)?",
    r"cpv\.", r"num\.", r"n[°o]\.?", r"n\.", r"nr\.?", r"pkt\.?", r"punkt\w*", r"points?", r"sub-?sections?",
    r"lit(?:t\.|era|\.)?", r"let(?:t\.|tera|ra|\.)", r"Buchst(?:aben?|\.)?", r"Bst\.", r"sous", r"onder(?:deel)?", r"letter",
    r"підпункт\w*",
    r"підп\.", r"[Пп]одпункт\w*", r"подп\.", r"[Рр]аздел\w*", r"[Рр]озділ\w*", r"Satz", r"Nr\.?", r"Nummer", r"No\.", r"phrase",
    r"clause", r"item", r"fıkra", r"punt[oi]", r"cifra", r"número",
)  # fmt: skip
_ORDINALS = (
    (
        "first",
        "premier",
        "première",
        "eerste",
        "primo",
        "primero",
        "erster",
        "ersten",
        "первого",
        "первая",
        "першої",
        "перша",
        "першою",
        "перший",
        "первой",
        "первый",
        "первую",
        "першу",
    ),
    (
        "second",
        "deuxième",
        "tweede",
        "secondo",
        "segundo",
        "zweiter",
        "zweiten",
        "второго",
        "вторая",
        "другої",
        "друга",
        "другою",
        "второй",
        "вторую",
        "другу",
        "другий",
    ),
    (
        "third",
        "troisième",
        "derde",
        "terzo",
        "tercero",
        "dritter",
        "dritten",
        "третьего",
        "третья",
        "третьої",
        "третя",
        "третьою",
        "третьей",
        "третью",
        "третю",
        "третий",
        "третій",
    ),
    (
        "fourth",
        "quatrième",
        "vierde",
        "quarto",
        "cuarto",
        "четвертого",
        "четвертая",
        "четвёртая",
        "четвертої",
        "четверта",
        "четвертою",
        "четвертой",
        "четвёртой",
        "четвертую",
        "четверту",
        "четвертый",
    ),
    (
        "fifth",
        "cinquième",
        "vijfde",
        "quinto",
        "пятого",
        "пятая",
        "п'ятої",
        "п'ята",
        "п'ятою",
        "пятой",
        "пятую",
        "п'яту",
        "п’ятою",
        "п’ята",
        "п’ятої",
    ),
    ("sixth", "sixième", "zesde", "sesto", "шестая"),
    ("seventh", "septième", "zevende", "settimo"),
    ("eighth", "huitième", "achtste", "ottavo"),
)
_ORDER = {
    word: number for number, words in enumerate(_ORDINALS, start=1) for word in (*words, *(w.replace("deuxième", "second") for w in words))
}
_VALUE = r"\d{1,3}[a-z]?(?:[-.]\d{1,2})?(?!\d)|[IVX]{1,4}\b|[a-zа-яіїєґ]{1,2}(?![\w])"
_WORD = any_of(_WORDS)
_NTH = any_of(_ORDER)
_KINDS = r"(?:(?:sub-?)?paragraph|sentence|indent|limb|alinéa|paragraphe|phrase|lid|comma|párrafo|apartado|Absatz|част\w+|част\w+)"
_MARK = re.compile(
    rf"(?:,? ?§§? ?(?P<sign>\d{{1,3}}(?:(?!er\b)[a-z])?)(?:er\b)?(?!\d))|(?: ?\((?P<round>\d{{1,3}}|[a-zA-Z]{{1,4}}|[а-яіїє])\))|"
    rf"(?:[,;]? ?(?:and |\()?(?<![\w])(?P<word>{_WORD})(?:(?<=\.)|(?!\w)) ?[(«„\"“]?(?P<value>{_VALUE})[»\"”]?\)?)|"
    rf"(?:,? (?P<nth>{_NTH}) {_KINDS})|(?:,? alinéa (?P<after>{_NTH}))|"
    rf"(?:,? (?P<plain>\d{{1,2}})(?=,? (?:de|du|of|der|GFK)\b))|(?:, ?(?P<letter>[a-z]|[IVX]{{1,4}})(?=,? (?:de|du|of|"
    rf"der|del|CESEDA|c\.|C)))|(?:,? ?(?P<bare>[a-zа-яіїє]|\d{{1,2}})\))|(?:-(?P<dashed>[a-z])\b)|"
    rf"(?: (?P<spaced>[a-z])(?=,? (?:de|du|of|der)\b))|"
    rf"(?:\.(?P<pointed>[a-z])\))|(?:,? (?P<degree>\d{{1,2}})°)|(?:,? "
    rf"(?P<fikra>\d{{1,2}})\. ?fıkra\w*)"
)
_BEFORE = re.compile(
    rf"(?:(?<![\w])(?:(?P<word>{_WORD})(?:(?<=\.)|(?!\w)) ?[(«„\"“]{{0,2}}(?P<value>\d{{1,3}} ?\(?[a-zа-я]\)|"
    rf"\d{{1,3}}(?:\.\d{{1,2}})?|[a-zа-яіїєґ]{{1,2}}|[A-F](?:\([a-z]\))?)[»\"”]?\)?(?P<more>(?:(?:, ?| и | та | et | and "
    rf")[«\"]?(?:\d{{1,3}}|[а-я])[»\"]?){{0,3}}),?|"
    rf"(?P<nth>{_NTH}) {_KINDS}|(?:[Чч]аст\w+|[Аа]бзац\w*|[Пп]ункт\w*) (?P<last>{_NTH}),?|(?P<degree>\d{{1,2}})°|"
    rf"(?P<bare>[a-z])\)|\((?P<round>[a-z\d]{{1,2}})\)) "
    rf"(?:(?:du|of|de la section) (?P<section>[A-F]) )?"
    rf"(?:(?:of|de|du|della|van|der|des|von) |d[eu] l['’]|dell['’]|del |van het |du [A-Z]\d? )?(?:the |la |le )?)$"
)
_LED = re.compile(r"(?:(?:[Чч]|[Пп]п?)\. ?[«\"]?[\w.]{1,4}[»\"]? ){1,3}(?=[Сс]т)")
"""Parts before a further article of a list: ``ч. 4 ст. 159, ч. 4 ст. 174.1``."""
_BETWEEN = {"и", "та", "et", "and"}
_OF_NEXT = re.compile(r" ?(?:[чп]\. ?\d{1,2} ?)?[Сс]т(?:\.|ать)")
"""Behind a part: it is that of the article that follows."""
_MORE_PARAGRAPHS = re.compile(r"§? ?(\d{1,2})(?![\d/-])")
"""Behind one article and its paragraph, a further number is one more paragraph: ``Article 6 §§ 1 and 3 (c)``."""
_AND = re.compile(
    r"(?:, ?(?:and |et |und |и |y |e |en |ou |or )?| and | et | und | y | e | en | i | і | и | та | або | или | ou | or | oder | & )"
)
_RANGE = re.compile(r" ?(?:[-–—]| to | à | bis | по | al | a | t/m | tot en met | au ) ?")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_SINGULAR = ("rticle", "rtículo", "rticolo", "татья", "татье", "татью", "ection", "rtikel", "ule")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a provision: its value, and whether the text calls it a sentence or a number, as German statutes distinguish."""

    value: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """An article with its parts, or several in a list, which may be cut at each of ``ends``."""

    start: int
    head: str
    articles: tuple[tuple[str, tuple[Part, ...]], ...]
    joins: tuple[str, ...]
    ends: tuple[int, ...]

    def normal(self, count: int, style: str) -> str:
        """Return the first ``count`` articles in the normal form."""
        out = []
        style = "slash" if self.head.lower().startswith("m") else style
        for number, (article, parts) in enumerate(self.articles[:count]):
            if parts and len(parts[0].value) == 1 and parts[0].value in "ABCDEF":
                article, parts = article + parts[0].value, parts[1:]
            out.append(
                (self.joins[number - 1] if number else "") + _article(article, style) + "".join(_part(part, style) for part in parts)
            )
        return "".join(out)


def provisions_in(text: str) -> Iterator[Provision]:
    """Yield what looks like an article with a number."""
    for head in HEAD.finditer(text):
        found = provision_at(text, head)
        if found:
            yield found


def provision_at(text: str, head: re.Match[str]) -> Provision | None:
    """Read the provision that begins with a head."""
    articles: list[tuple[str, tuple[Part, ...]]] = []
    joins: list[str] = []
    ends: list[int] = []
    at = head.end()
    ahead: tuple[Part, ...] = ()
    plural = not any(head.group().rstrip().endswith(one) for one in _SINGULAR)
    while len(articles) < 12 and (number := _NUMBER.match(text, at)):
        capital = _CAPITAL.match(text, number.end())
        end, parts = _parts(text, capital.end() if capital else number.end())
        articles.append((number.group() + (capital[1] if capital else ""), (*parts, *ahead)))
        ends.append(end)
        further = _RANGE.match(text, end)
        if further and _NUMBER.match(text, further.end()):
            joins.append("-")
            at = further.end()
            continue
        further = _AND.match(text, end)
        if not further or (further.group().strip() == "," and not plural):
            break
        more = _MORE_PARAGRAPHS.match(text, further.end()) if parts and not plural else None
        if more:
            end, rest = _parts(text, more.end())
            articles.append((f"({more[1]})", rest))
            joins.append("+")
            ends.append(end)
            break
        joins.append("+")
        at, ahead = _without_head(text, further.end())
    if not articles:
        return None
    start, before = _leading(text, head.start())
    if before:
        articles[0] = (articles[0][0], (*articles[0][1], *before))
    return Provision(start, head.group().strip(), tuple(articles), tuple(joins), tuple(ends))


def _without_head(text: str, at: int) -> tuple[int, tuple[Part, ...]]:
    """Return where the number of a further article begins, behind its own head and the part that stands before it."""
    led = _LED.match(text, at)
    again = HEAD.match(text, led.end() if led else at)
    if not again:
        return at, ()
    return again.end(), _leading(text, again.start())[1] if led else ()


def _parts(text: str, at: int) -> tuple[int, tuple[Part, ...]]:
    parts: list[Part] = []
    while len(parts) < 6 and (mark := _MARK.match(text, at)):
        if mark.group("word") and _OF_NEXT.match(text, mark.end()):
            break
        value, kind = _value(mark)
        parts.append(Part(value, kind))
        at = mark.end()
    return at, tuple(parts)


def _value(mark: re.Match[str]) -> tuple[str, str]:
    groups = mark.groupdict()
    nth = groups.get("nth") or groups.get("after")
    if nth:
        return str(_ORDER[nth]), ""
    word = groups.get("word") or ""
    kind = "S" if word == "Satz" else "N" if word in {"Nr.", "Nr", "Nummer", "nr", "nr."} else ""
    value = next(
        groups[name]
        for name in ("sign", "round", "value", "plain", "letter", "bare", "dashed", "spaced", "pointed", "degree", "fikra")
        if groups.get(name)
    )
    return value, kind


def _leading(text: str, at: int) -> tuple[int, tuple[Part, ...]]:
    """Return where the parts begin that stand before the article, and these from the larger to the smaller."""
    parts: list[Part] = []
    while len(parts) < 4 and (found := _BEFORE.search(text, max(0, at - 70), at)):
        groups = found.groupdict()
        nth = groups["nth"] or groups["last"]
        value = str(_ORDER[nth]) if nth else next(groups[name] for name in ("value", "degree", "bare", "round") if groups[name])
        if groups["section"]:
            parts.append(Part(groups["section"]))
        value += "".join(f"+{one}" for one in re.findall(r"\w+", groups["more"] or "") if len(one) < 4 and one not in _BETWEEN)
        parts += [Part(one) for one in re.findall(r"[^()\s]+", value)] if ")" in value else [Part(value)]
        at = found.start() + len(found.group()) - len(found.group().lstrip())
    return at, tuple(parts)


def _article(number: str, style: str) -> str:
    plain = re.sub(r"(?<=\d)(?:er|ère)(?![a-z])", "", number.strip())
    plain = re.sub(r"[\s*]", "", plain).replace("‑", "-")
    plain = re.sub(r"^([LRDA])\.", r"\1", plain)
    plain = "1" if plain == "premier" else plain
    if re.fullmatch(r"[IVX]+", plain):
        plain = str(_arabic(plain))
    if style == "parts" and (divided := re.fullmatch(r"(\d+)[.-](\d)", plain) or re.fullmatch(r"(\d+)\.(\d+)", plain)):
        return f"{divided[1]}({divided[2]})"
    if style == "slash" and (divided := re.fullmatch(r"(\d+)/(\d+)", plain)):
        return f"{divided[1]}({divided[2]})"
    if style == "italian":
        plain = re.sub(r"(?<=\d)-?(?=(?:bis|ter|quater|quinquies|sexies|septies)$)", "-", plain)
    return plain.upper()


def _arabic(roman: str) -> int:
    """Return the value of a Roman number."""
    values = [_ROMAN[figure] for figure in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _part(part: Part, style: str) -> str:
    if style == "german" and part.kind:
        return f"({part.kind}{part.value})"
    return f"({part.value})"


def style_of(normal: str) -> str:
    """Return how the parts of provisions are written in a text."""
    if normal.startswith(("DE:", "AT:")):
        return "german"
    if normal.startswith("IT:"):
        return "italian"
    if normal.startswith("TR:"):
        return "slash"
    return "parts" if normal.startswith(("ES:", "TREATY:", "EU:", "INTERPOL:", "UN:")) else ""
