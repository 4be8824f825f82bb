"""Styles of OpenDocument that matter for the text layer: raised and hidden text, titles and captions, numbers of lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.labels import RegionKind
from .docx_parts import Element, child, each, local, numeral, value

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "а": "russianLower",
    "А": "russianUpper",
}
_KINDS = {"title": RegionKind.TITLE, "caption": RegionKind.CAPTION, "illustration": RegionKind.CAPTION, "drawing": RegionKind.CAPTION}
_MOST_PARENTS = 12


@dataclass(slots=True)
class OdfStyles:
    """Which styles raise, hide or name what they are applied to."""

    _raised: set[str] = field(default_factory=set)
    _hidden: set[str] = field(default_factory=set)
    _kinds: dict[str, RegionKind] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: Element | None) -> OdfStyles:
        styles, parents, outlined = cls(), {}, set()
        for style in _all_styles(roots, "style"):
            name = value(style, "name")
            parents[name] = value(style, "parent-style-name")
            properties = child(style, "text-properties")
            position = value(properties, "text-position") if properties is not None else ""
            if position.startswith("super") or (position[:1].isdigit() and not position.startswith("0")):
                styles._raised.add(name)
            if properties is not None and value(properties, "display") == "none":
                styles._hidden.add(name)
            if value(style, "default-outline-level").isdigit():
                outlined.add(name)
        for name in parents:
            kind = _kind(name, parents, outlined)
            if kind:
                styles._kinds[name] = kind
        return styles

    def is_raised(self, name: str) -> bool:
        """Say whether a style sets text as a superscript."""
        return name in self._raised

    def is_hidden(self, name: str) -> bool:
        """Say whether a style hides its text."""
        return name in self._hidden

    def kind(self, name: str) -> RegionKind | None:
        """Return what a paragraph of this style is, where the style says so."""
        return self._kinds.get(name) or _KINDS.get(name.casefold())


def _kind(name: str, parents: dict[str, str], outlined: set[str]) -> RegionKind | None:
    for _ in range(_MOST_PARENTS):
        if name in outlined:
            return RegionKind.HEADING
        if name.casefold() in _KINDS:
            return _KINDS[name.casefold()]
        name = parents.get(name, "")
        if not name:
            return None
    return None


def _all_styles(roots: tuple[Element | None, ...], name: str) -> Iterator[Element]:
    for root in roots:
        for holder in ("styles", "automatic-styles"):
            yield from each(child(root, holder), name)


@dataclass(slots=True)
class _Level:
    form: str
    prefix: str
    suffix: str
    start: int
    shown: int
    """How many levels stand in the number: 2 gives 1.1."""


@dataclass(slots=True)
class OdfLists:
    """Counts the entries of lists, and gives the number or bullet that is shown before each."""

    _levels: dict[str, dict[int, _Level | None]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: Element | None) -> OdfLists:
        lists = cls()
        for style in _all_styles(roots, "list-style"):
            levels: dict[int, _Level | None] = {}
            for level in (e for e in style if isinstance(e.tag, str)):
                depth = int(value(level, "level") or 1) - 1
                levels[depth] = _level(level) if local(level.tag) == "list-level-style-number" else None
            lists._levels[value(style, "name")] = levels
        return lists

    def restart(self, key: str) -> None:
        """Begin to count a list anew."""
        self._counts.pop(key, None)

    def shown(self, key: str, style: str, depth: int, start: str) -> str:
        """Return the number or bullet of the next entry at this depth, and count it."""
        levels = self._levels.get(style, {})
        counts = self._counts.setdefault(key, {})
        level = levels.get(depth)
        first = level.start if level else 1
        counts[depth] = int(start) if start.isdigit() else counts.get(depth, first - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if level is None:
            return "•"
        if not level.form:
            return ""
        depths = range(max(0, depth - level.shown + 1), depth + 1)
        numbers = [numeral(counts.get(d, 1), (levels.get(d) or level).form) for d in depths]
        return level.prefix + ".".join(numbers) + level.suffix


def _level(element: Element) -> _Level:
    def figure(name: str) -> int:
        said = value(element, name)
        return int(said) if said.isdigit() else 1

    form = value(element, "num-format")
    return _Level(
        _FORMS.get(form, "decimal") if form else "",
        value(element, "num-prefix"),
        value(element, "num-suffix"),
        figure("start-value"),
        figure("display-levels"),
    )
