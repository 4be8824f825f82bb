"""Laws of what a document says of its own shape: parts, tables and points that are not there are told, and those that are, are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.references.wording import DanglingAct
from wellfounded.check.structure import announced, endings, numbering
from wellfounded.check.subject import Subject

Made = Callable[[str], Subject]
RULES = (*announced.RULES, *endings.RULES, numbering.ListNumbers, numbering.LevelJumped, numbering.SectionMissing, DanglingAct)
PARTS = "\n\n# Berths\n\nThey were let.\n\n# Nets\n\nThey were sold.\n\n# Boats\n\nThey sank.\n"
FOUND = [
    ("STR107", f"What follows is set out in nine sections.{PARTS}"),
    ("STR107", f"Cette note comprend cinq chapitres.{PARTS}"),
    ("STR107", f"Эта справка состоит из семи разделов.{PARTS}"),
    ("STR107", f"The six parts of this report can be read alone.{PARTS}"),
    ("STR207", "Figure 1: Berths\n\nThey were let, as figure 5 shows.\n\nFigure 2: Nets\n\nThey were sold.\n"),
    ("STR502", "The harbour asks:\n\n1. to let the berths;\n2.\n3. to sell the nets.\n"),
    ("STR109", "# Berths\n\nThe fishermen of the valley brought three things to the harbour:\n\n# Nets\n\nThey were sold.\n"),
    ("STR202", "The harbour asks (a) to let the berths, (b) to sell the nets, (d) to raise the boats and (e) to pay the costs.\n"),
    ("STR202", "Порт просит:\n\nа) сдать места;\nб) продать сети;\nг) поднять лодки;\nд) оплатить расходы.\n"),
    ("STR204", "# Port\n\n## 1. Berths\n\nLet.\n\n### 2. Nets\n\nSold.\n\n## 3. Boats\n\nSunk.\n"),
    ("REF402", "The harbour was closed in May. Nobody had read the said ordinance before that.\n"),
]
CLEAN = [
    f"What follows is set out in three sections. The code has nine parts, and the harbour has two parts.{PARTS}",
    "Figure 1: Berths\n\nThey were let, as figure 2 shows.\n\nFigure 2: Nets\n\nThey were sold. Figure 7 of the Harbour Act is meant.\n",
    "# Berths\n\nThe fishermen of the valley brought three things to the harbour:\n\n## Nets\n\nThey were sold.\n",
    "The harbour asks (a) to let the berths, (b) to sell the nets and (c) to pay. Article 5 (1) and (3) and (c) apply.\n",
    "The harbour was closed under an ordinance of May. Nobody had read the said ordinance before that.\n",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_is_not_there_is_told(code: str, text: str, subject_of: Made) -> None:
    """Each is told by its rule."""
    assert code in {finding.code for rule in RULES for finding in rule().find(subject_of(text))}


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_there_is_left(text: str, subject_of: Made) -> None:
    """Parts, tables and points that are there, and those of other works, give nothing."""
    assert not [(finding.code, finding.message) for rule in RULES for finding in rule().find(subject_of(text))]
