"""Checking a case: what was read when the documents were added is what the rules look at, and nothing is read a second time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wellfounded.extract import pipelines
from wellfounded.work import pool, reading, worker
from wellfounded.work.checking import check_case


def _never(*_: object, **__: object) -> object:
    raise AssertionError("a document of a case was read again")


def test_a_case_is_checked_without_reading_it_again(copied: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a worker, nor a model, nor an extractor is asked when the documents of a case are checked, the first time or any other."""
    case = copied()
    monkeypatch.setattr(pool.Pool, "__enter__", _never)
    monkeypatch.setattr(pipelines, "SpacyPipeline", _never)
    monkeypatch.setattr(pipelines, "SlovnetPipeline", _never)
    monkeypatch.setattr(reading, "analyse", _never)
    monkeypatch.setattr(worker, "read_document", _never)
    first, again = check_case(case), check_case(case)
    assert len(first.subjects) >= 5
    assert not first.troubles
    assert first.findings == again.findings
