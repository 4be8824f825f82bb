"""The public hooks, and the built-in readers and extractors, which come through the same hooks.

A plugin is a module (or object) with functions marked by :data:`hook`; a package offers it under the entry point group
``wellfounded``. Hooks are asked once, when the first document is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pluggy

from .model.candidates import CandidateKind, Noun
from .model.documents import Metadata

if TYPE_CHECKING:
    from .check.rule import Rule
    from .extract.analysis import Analysis
    from .model.reading import Coreference

GROUP = "wellfounded"
hook = pluggy.HookimplMarker(GROUP)
_spec = pluggy.HookspecMarker(GROUP)


@dataclass(frozen=True, slots=True)
class Found:
    """What the extractors before found in this document, by kind, and what the file says of itself."""

    metadata: Metadata = field(default_factory=Metadata)
    nouns: dict[CandidateKind, tuple[Any, ...]] = field(default_factory=dict)
    _tied: list[tuple[tuple[Any, ...], tuple[Coreference, ...]]] = field(default_factory=list, repr=False)

    def of(self, kind: CandidateKind) -> tuple[Any, ...]:
        """Return the nouns of a kind that have been found so far."""
        return self.nouns.get(kind, ())

    def corefs(self, analysis: Analysis) -> tuple[Coreference, ...]:
        """Return the phrases that stand for the names found so far, tied once for all who ask."""
        names = self.of(CandidateKind.NAME)
        if not self._tied or self._tied[0][0] is not names:
            self._tied[:] = [(names, import_module("wellfounded.extract.corefs.extractor").find_corefs(analysis, names))]
        return self._tied[0][1]


@dataclass(frozen=True, slots=True)
class Extractor:
    """One step of a reading: finds nouns of one kind, given the analysis and what the steps before found."""

    kind: CandidateKind
    producer: str
    find: Callable[[Analysis, Found], Iterable[Noun]]
    guarded: bool = True
    """Whether what it finds passes the guard; the built-in extractors answer for themselves."""


class Hooks:
    """What a plugin may offer."""

    @_spec
    def wellfounded_readers(self) -> dict[str, str]:  # type: ignore[empty-body]
        """Return readers by media type, each named as ``module:Class`` so that the process that reads can load it.

        A plugin's reader wins over the built-in one of that type.
        """

    @_spec
    def wellfounded_extractors(self) -> list[Extractor]:  # type: ignore[empty-body]
        """Return further extractors; they run after the built-in ones, in the order of their plugins' names."""

    @_spec
    def wellfounded_rules(self) -> list[type[Rule]]:  # type: ignore[empty-body]
        """Return further rules of ``wellfounded check``; their codes are not those of built-in rules."""


class BuiltIn:
    """The extractors that come with the project, in the order in which they run."""

    @hook
    def wellfounded_extractors(self) -> list[Extractor]:
        """Return the built-in extractors."""
        extract = {
            name: import_module(f"wellfounded.extract.{room}")
            for name, room in (
                ("figures", "figures.extractor"),
                ("citations", "citing.extractor"),
                ("quotes", "speech.quotes"),
                ("statements", "speech.statements"),
                ("acts", "acts.extractor"),
                ("reliance", "reliance.extractor"),
            )
        }
        name, date, quote = CandidateKind.NAME, CandidateKind.DATE, CandidateKind.QUOTE
        return [
            _extractor(CandidateKind.FIGURE, extract["figures"], lambda a, f: extract["figures"].find_figures(a, f.of(date))),
            _extractor(CandidateKind.CITATION, extract["citations"], lambda a, _: extract["citations"].find_citations(a)),
            _extractor(quote, extract["quotes"], lambda a, f: extract["quotes"].find_quotes(a, f.of(name), ties=lambda: f.corefs(a))),
            _extractor(CandidateKind.ACT, extract["acts"], lambda a, f: extract["acts"].find_acts(a, f.of(name), f.of(date))),
            _extractor(
                CandidateKind.STATEMENT,
                extract["statements"],
                lambda a, f: extract["statements"].find_statements(
                    a, f.of(quote), f.of(name), f.of(CandidateKind.ACT), dates=f.of(date), ties=lambda: f.corefs(a)
                ),
            ),
            _extractor(
                CandidateKind.RELIANCE,
                extract["reliance"],
                lambda a, f: extract["reliance"].find_reliance(
                    a, acts=f.of(CandidateKind.ACT), names=f.of(name), dates=f.of(date), quotes=f.of(quote)
                ),
            ),
        ]

    @hook
    def wellfounded_rules(self) -> list[type[Rule]]:
        """Return the built-in rules."""
        return list(import_module("wellfounded.check.registry").built_in())


def _extractor(kind: CandidateKind, module: Any, find: Callable[[Analysis, Found], Iterable[Noun]]) -> Extractor:
    return Extractor(kind, module.PRODUCER, find, guarded=False)


@cache
def manager() -> pluggy.PluginManager:
    """Return the plugin manager with the built-in plugin and those that installed packages offer."""
    plugins = pluggy.PluginManager(GROUP)
    plugins.add_hookspecs(Hooks)
    plugins.register(BuiltIn(), name="built-in")
    plugins.load_setuptools_entrypoints(GROUP)
    return plugins


def readers() -> dict[str, str]:
    """Return the readers that plugins offer, by media type; of two for one type that of the later name wins."""
    return {media_type: reader for plugin in _others() for media_type, reader in _asked(plugin, "wellfounded_readers", {}).items()}


def extractors() -> list[Extractor]:
    """Return the extractors in the order in which they run: the built-in ones first."""
    built_in = manager().get_plugin("built-in")
    return [found for plugin in (built_in, *_others()) for found in _asked(plugin, "wellfounded_extractors", [])]


def rules() -> list[type[Rule]]:
    """Return the rules of ``wellfounded check`` in order of code; of two with one code the built-in one wins."""
    built_in = manager().get_plugin("built-in")
    found: dict[str, type[Rule]] = {}
    for plugin in (built_in, *_others()):
        for rule in _asked(plugin, "wellfounded_rules", []):
            found.setdefault(rule.code, rule)
    return [found[code] for code in sorted(found)]


def _others() -> list[Any]:
    """Return the plugins of other packages in order of name."""
    named = sorted((name, plugin) for name, plugin in manager().list_name_plugin() if plugin and name != "built-in")
    return [plugin for _, plugin in named]


def _asked(plugin: Any, name: str, nothing: Any) -> Any:
    return getattr(plugin, name)() if hasattr(plugin, name) else nothing
