"""From a case to the lines of its page: what is gathered, and what a reader without clearance never sees."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from case_by_hand import build

from wellfounded.model.labels import Flag
from wellfounded.publish.report import Report
from wellfounded.work.case import Case
from wellfounded.work.reporting import report_of


@pytest.fixture
def quill(tmp_path: Path) -> Iterator[Case]:
    with build(tmp_path / "case") as case:
        yield case


def report(case: Case, *cleared: str) -> Report:
    return report_of(case.facts(cleared=cleared), title="Quill", as_of="2020-01-01")


def test_every_link_of_a_case_has_its_place(quill: Case, tmp_path: Path) -> None:
    """Every address on the page is the name of something on it."""
    text = quill.report(tmp_path / "page.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))


def test_a_withheld_document_leaves_no_word(quill: Case, tmp_path: Path) -> None:
    """Neither its name nor a spelling, a role or a principal name that only it gives is on the page; that it exists is counted."""
    quill.flag("secret.txt", {Flag.PRIVILEGED: ()})
    text = quill.report(tmp_path / "page.html").read_text(encoding="utf-8")
    for word in ("secret", "Heron", "hidden witness", "in the box"):
        assert word not in text
    assert "1 document of this case is withheld from this page." in text
    assert "inside a document that this page does not show" in text
    assert "Heron" in quill.report(tmp_path / "all.html", cleared=["privileged"]).read_text(encoding="utf-8")


def test_a_rejected_name_is_in_no_list(quill: Case) -> None:
    """A mention that a person refused is neither marked nor linked."""
    before = {line.name: line.count for line in report(quill).entities}
    row = next(
        row for row in (f for f in quill.facts().store.candidates() if f.kind.value == "name" and f.values["form"] == "Martha Quill")
    )
    quill.reject(row.id, why="somebody else")
    after = {line.name: line.count for line in report(quill).entities}
    assert sum(after.values()) == sum(before.values()) - 1


def test_documents_say_where_they_came_from(quill: Case) -> None:
    """A document names the container it came in, the container names what it holds, and no folder of the machine is told."""
    sections = {section.name: section for section in report(quill).documents}
    inner, outer = sections["письмо.txt"], sections["secret.txt"]
    assert [origin.name for origin in inner.origins] == ["письмо.txt", "in the box.txt"]
    assert inner.origins[1].container is not None
    assert inner.origins[1].container.href == f"#{outer.anchor}"
    assert [link.href for link in outer.holds] == [f"#{inner.anchor}"]


def test_acts_that_two_documents_tell_share_a_block(quill: Case) -> None:
    """All lines of the page keep their own passage and document."""
    made = report(quill)
    assert len({act.href for act in made.acts}) == len(made.acts) == 5
