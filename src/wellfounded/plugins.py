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
    from .extract.analysis import Analysis
    from .ingest.protocol import Reader

GROUP = "wellfounded"
hook = pluggy.HookimplMarker(GROUP)
_spec = pluggy.HookspecMarker(GROUP)


@dataclass(frozen=True, slots=True)
class Found:
    """What the extractors before found in this document, by kind, and what the file says of itself."""

    metadata: Metadata = field(default_factory=Metadata)
    nouns: dict[CandidateKind, tuple[Any, ...]] = field(default_factory=dict)

    def of(self, kind: CandidateKind) -> tuple[Any, ...]:
        """Return the nouns of a kind that have been found so far."""
        return self.nouns.get(kind, ())


@dataclass(frozen=True, slots=True)
class Extractor:
    """One step of a reading: finds nouns of one kind, given the analysis and what the steps before found."""

    kind: CandidateKind
    producer: str
    find: Callable[[Analysis, Found], Iterable[Noun]]


class Hooks:
    """What a plugin may offer."""

    @_spec
    def wellfounded_readers(self) -> list[Reader]:  # type: ignore[empty-body]
        """Return readers for further media types; a plugin's reader wins over the built-in one."""

    @_spec
    def wellfounded_extractors(self) -> list[Extractor]:  # type: ignore[empty-body]
        """Return further extractors; they run after the built-in ones, in the order of their plugins' names."""


class BuiltIn:
    """The extractors that come with the project, in the order in which they run."""

    @hook
    def wellfounded_extractors(self) -> list[Extractor]:
        """Return the built-in extractors."""
        extract = {name: import_module(f"wellfounded.extract.{name}") for name in ("figures", "citations", "quotes", "statements", "acts")}
        name, date, quote = CandidateKind.NAME, CandidateKind.DATE, CandidateKind.QUOTE
        return [
            _extractor(CandidateKind.FIGURE, extract["figures"], lambda a, f: extract["figures"].find_figures(a, f.of(date))),
            _extractor(CandidateKind.CITATION, extract["citations"], lambda a, _: extract["citations"].find_citations(a)),
            _extractor(quote, extract["quotes"], lambda a, f: extract["quotes"].find_quotes(a, f.of(name))),
            _extractor(CandidateKind.ACT, extract["acts"], lambda a, f: extract["acts"].find_acts(a, f.of(name), f.of(date))),
            _extractor(CandidateKind.STATEMENT, extract["statements"], lambda a, f: extract["statements"].find_statements(a, f.of(quote), f.of(name))),
        ]


def _extractor(kind: CandidateKind, module: Any, find: Callable[[Analysis, Found], Iterable[Noun]]) -> Extractor:
    return Extractor(kind, module.PRODUCER, find)


@cache
def manager() -> pluggy.PluginManager:
    """Return the plugin manager with the built-in plugin and those that installed packages offer."""
    plugins = pluggy.PluginManager(GROUP)
    plugins.add_hookspecs(Hooks)
    plugins.register(BuiltIn(), name="built-in")
    plugins.load_setuptools_entrypoints(GROUP)
    return plugins


def extractors() -> list[Extractor]:
    """Return the extractors in the order in which they run: the built-in ones first."""
    plugins = manager()
    built_in = plugins.get_plugin("built-in")
    others = sorted((name, plugin) for name, plugin in plugins.list_name_plugin() if plugin and plugin is not built_in)
    ordered = [built_in, *(plugin for _, plugin in others)]
    return [found for plugin in ordered if hasattr(plugin, "wellfounded_extractors") for found in plugin.wellfounded_extractors()]
