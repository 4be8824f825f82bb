"""Front matter: the fields at the head of a dossier, in YAML, read as texts, lists of texts and mappings of texts.

Nothing is guessed: ``2016-12-02``, ``no`` and ``1.10`` are the texts that stand there. Anchors and aliases are refused.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import MissingDependencyError
from ..model.dossier import SourcePlace
from ..model.dossier_problems import DossierError, Problem


def read_front(text: str, *, name: str) -> tuple[Mapping[str, object], Mapping[str, SourcePlace]]:
    """Return the fields and the place of each; the text begins on the second line of the file."""
    try:
        import yaml  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingDependencyError("front matter is read with PyYAML: pip install 'wellfounded[dossier]'") from error
    if not text.strip():
        return {}, {}
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise DossierError([Problem(SourcePlace(name, 2), "front matter takes no aliases (*name); write the value out")])
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = SourcePlace(name, mark.line + 2, mark.column + 1) if mark else SourcePlace(name, 2)
        raise DossierError([Problem(place, f"the front matter cannot be read: {error.problem}")]) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise DossierError([Problem(SourcePlace(name, 2), "the front matter cannot be read as YAML")]) from error
    if not isinstance(node, yaml.MappingNode):
        raise DossierError([Problem(SourcePlace(name, 2), "front matter is lines such as `title: The case of …`")])
    places: dict[str, SourcePlace] = {}
    return _mapping(node, name, places), places


def _mapping(node: object, name: str, places: dict[str, SourcePlace], above: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for key_node, value_node in node.value:  # type: ignore[attr-defined]
        key = str(key_node.value)
        place = SourcePlace(name, key_node.start_mark.line + 2, key_node.start_mark.column + 1)
        if key in found:
            raise DossierError([Problem(place, f"{key} is given twice")])
        places[above + key] = place
        found[key] = _value(value_node, name, places, above + key + ".")
    return found


def _value(node: object, name: str, places: dict[str, SourcePlace], above: str) -> object:
    kind = getattr(node, "id", "")
    if kind == "scalar":
        empty = node.tag == "tag:yaml.org,2002:null"  # type: ignore[attr-defined]
        return "" if empty else str(node.value)  # type: ignore[attr-defined]
    if kind == "sequence":
        return tuple(_value(one, name, places, above) for one in node.value)  # type: ignore[attr-defined]
    return _mapping(node, name, places, above)
