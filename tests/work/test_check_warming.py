"""Rules made ready beside the reading: nothing of it shows in what a run finds."""

from __future__ import annotations

import threading
from pathlib import Path

from wellfounded.work.check_warming import rules_made_ready
from wellfounded.work.checking import check_files, run_rules


def test_the_rules_are_ready_when_what_ran_beside_is_done() -> None:
    """The thread has ended when the block has, so that it never runs beside the rules themselves."""
    before = threading.active_count()
    with rules_made_ready(run_rules):
        pass
    assert threading.active_count() == before


def test_nothing_of_the_warming_is_found(tmp_path: Path) -> None:
    """A run finds what is in its files, and names no document but them."""
    file = tmp_path / "report.txt"
    file.write_text("The order of 31 June 2015 was served on him in the the mill.\n", encoding="utf-8")
    checked = check_files([file])
    assert list(checked.subjects) == [str(file)]
    assert {"DAT101", "TXT306"} <= {finding.code for finding in checked.findings}
    assert {finding.document for finding in checked.findings} == {str(file)}
