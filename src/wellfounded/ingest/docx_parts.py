"""Parts of a DOCX beside its body: relations, styles, numbering of lists, numbers of notes.

Names of elements and attributes are compared without their namespace, so that the transitional and the strict form of the standard
read alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..model.labels import RegionKind

Element = Any
"""An lxml element; its stubs make every access to an attribute a union."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_KINDS: Mapping[str, RegionKind] = {"title": RegionKind.TITLE, "caption": RegionKind.CAPTION}
_MOST_BASES = 12


@cache
def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def value(element: Element, name: str = "val") -> str:
    """Return an attribute of whatever namespace, or an empty string."""
    return next((found for key, found in element.attrib.items() if local(key) == name), "")


def child(element: Element | None, *names: str) -> Element | None:
    """Follow a path of names from an element downwards; None where it breaks off."""
    for name in names:
        if element is None:
            return None
        element = next((e for e in element if isinstance(e.tag, str) and local(e.tag) == name), None)
    return element


def is_on(properties: Element | None, name: str) -> bool:
    """Say whether a property that is either on or off is on."""
    found = child(properties, name)
    return found is not None and value(found) not in ("0", "false", "off")


def each(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of one name."""
    if element is not None:
        yield from (e for e in element if isinstance(e.tag, str) and local(e.tag) == name)


def relations(root: Element | None) -> dict[str, tuple[str, str]]:
    """Return id → target and kind of the relations of a part."""
    return {e.get("Id", ""): (e.get("Target", ""), e.get("Type", "").rpartition("/")[2]) for e in root} if root is not None else {}


@dataclass(slots=True)
class Style:
    """What a paragraph style means for the layer."""

    kind: RegionKind | None = None
    numbering: Element | None = None


def styles(root: Element | None) -> dict[str, Style]:
    """Return style id → style, with what a style takes over from those it is based on."""
    raw = {value(e, "styleId"): e for e in each(root, "style")}
    return {name: _style(name, raw) for name in raw}


def _style(name: str, raw: Mapping[str, Element]) -> Style:
    style, own = Style(), name
    for _ in range(_MOST_BASES):
        element = raw.get(name)
        if element is None:
            break
        kind = _kind(element)
        if not style.kind and (kind is not RegionKind.TITLE or element is raw[own]):
            style.kind = kind
        if style.numbering is None:
            style.numbering = child(element, "pPr", "numPr")
        based = child(element, "basedOn")
        name = value(based) if based is not None else ""
    return style


def _kind(element: Element) -> RegionKind | None:
    named = child(element, "name")
    name = value(named).casefold() if named is not None else ""
    if name.startswith("toc ") and name[4:].strip().isdigit():
        return RegionKind.CONTENTS
    outline = child(element, "pPr", "outlineLvl")
    if name.startswith("heading ") or (outline is not None and value(outline) in "012345678"):
        return RegionKind.HEADING
    return _KINDS.get(name)


@dataclass(slots=True)
class _Level:
    start: int
    form: str
    pattern: str


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of lists, and gives the number that is shown before each."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        numbering = cls()
        by_abstract = {
            value(e, "abstractNumId"): {int(value(x, "ilvl") or 0): _level(x) for x in each(e, "lvl")} for e in each(root, "abstractNum")
        }
        for num in each(root, "num"):
            own, reference = value(num, "numId"), child(num, "abstractNumId")
            abstract = value(reference) if reference is not None else ""
            levels = dict(by_abstract.get(abstract, {}))
            restarted = False
            for override in each(num, "lvlOverride"):
                restarted = _overridden(levels, override) or restarted
            numbering._levels[own] = levels
            numbering._abstract[own] = f"{abstract}/{own}" if restarted else abstract
        return numbering

    def shown(self, properties: Element | None) -> str:
        """Return the number or bullet before a paragraph with these properties, and count it; empty where it is in no list."""
        reference, level_of = child(properties, "numId"), child(properties, "ilvl")
        number = value(reference) if reference is not None else ""
        depth = int(value(level_of) or 0) if level_of is not None and value(level_of).isdigit() else 0
        levels = self._levels.get(number, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        counts = self._counts.setdefault(self._abstract[number], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "•"
        text = level.pattern
        for at in range(depth + 1):
            if at in levels:
                text = text.replace(f"%{at + 1}", numeral(counts.setdefault(at, levels[at].start), levels[at].form))
        return text


def _overridden(levels: dict[int, _Level], override: Element) -> bool:
    depth = int(value(override, "ilvl") or 0)
    new, start = child(override, "lvl"), child(override, "startOverride")
    if new is not None:
        levels[depth] = _level(new)
    if start is not None and depth in levels:
        levels[depth] = _Level(_int(value(start), 1), levels[depth].form, levels[depth].pattern)
    return start is not None


def _level(element: Element) -> _Level:
    def said(name: str) -> str:
        found = child(element, name)
        return value(found) if found is not None else ""

    return _Level(_int(said("start"), 1), said("numFmt") or "decimal", said("lvlText"))


def _int(text: str, otherwise: int) -> int:
    return int(text) if text.lstrip("-").isdigit() else otherwise


def numeral(number: int, form: str) -> str:
    """Write a number as lists and notes show it; forms without a rule of their own are written as figures."""
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        text = ""
        for figure, letters in _ROMAN:
            text += letters * (number // figure)
            number %= figure
        return text.upper() if form == "upperRoman" else text
    if form in ("lowerLetter", "upperLetter") and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text.upper() if form == "upperLetter" else text
    if form in ("russianLower", "russianUpper") and 0 < number <= len(_RUSSIAN):
        return _RUSSIAN[number - 1].upper() if form == "russianUpper" else _RUSSIAN[number - 1]
    return f"{number:02d}" if form == "decimalZero" else str(number)
