"""Texts made to stall the grammars of names: each is gone through in time that grows with its length."""

from __future__ import annotations

import time

import pytest

from wellfounded.extract import kept as kept_module
from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
from wellfounded.extract.pipelines import RulePipeline
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.resolve.within import resolve_names

LENGTH = 60_000


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "Aaa ",
        "Aaa Ltd ",
        "LTD ",
        "Aaa, ",
        "A. ",
        "A\n",
        "Court of ",
        "Court of Justice and ",
        'the party "',
        "Court of Appeal (",
        "Mr ",
        "Суд Аа ",
        "Районный суд по делам ",
        "министерство внутренних дел и ",
        'ООО "',
        "city court of ",
        "Aa, Bb & ",
        "• Аа ",
        "Cour de justice de ",
        "Сот Аа ",
        "-",
        "'",
        "Cour d'appel de la ",
        "Anna Orlova, a b c d ",
        "Anna Orlova Orlova said A. Orlova ",
        "*A* ",
        "Contents ......... 12\n",
        "x@",
        "\u0301",
    ],
)
def test_no_text_stalls_the_grammars(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty thousand characters of one repeated unit are read in seconds, and every passage found holds."""
    monkeypatch.setattr(kept_module, "pipeline", lambda _language: RulePipeline())
    text = unit * (LENGTH // len(unit))
    before = time.perf_counter()
    names = resolve_names(find_names(analyse(TextLayer(document=DocumentId("d"), text=text, producer="test"))))
    assert time.perf_counter() - before < 15
    assert all(name.passage.holds_in(text) for name in names)
