"""Labels that cannot be meant are refused, with the file and the path of the value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.quality.labelled import PARTS, LabelError, digest, load, load_part

TEXT = "Mr Lev Aksan was convicted on 3 May 2011. Aksan appealed. The Aksans wept."
HEAD = {"document": {"language": "en"}}
ACT = {"id": "a1", "kind": "conviction", "passages": [{"text": "was convicted"}]}


def labelled(folder: Path, **lists: Any) -> Path:
    path = folder / "en-tiny.json"
    path.with_suffix(".txt").write_text(TEXT, encoding="utf-8")
    path.write_text(json.dumps({**HEAD, **lists}), encoding="utf-8")
    return path


@pytest.mark.parametrize("part", PARTS)
def test_every_label_that_ships_stands_in_its_text(part: str) -> None:
    """The labelled documents of both parts load."""
    for document in load_part(part):
        for name in document.names or ():
            assert name.passage.holds_in(document.text)


def test_the_longest_name_counts_and_all_means_words(tmp_path: Path) -> None:
    """A name inside a longer one is dropped, and ``all`` leaves out what stands inside a longer word."""
    rows = [
        {"text": "Aksan", "nth": "all", "kind": "person", "entity": "aksan"},
        {"text": "Mr Lev Aksan", "kind": "person", "entity": "aksan"},
    ]
    document = load(labelled(tmp_path, names=rows))
    assert document.names is not None
    assert [name.passage.exact for name in document.names] == ["Mr Lev Aksan", "Aksan"]
    assert document.dates is None


@pytest.mark.parametrize(
    ("lists", "path"),
    [
        ({"dates": [{"text": "4 May 2011", "edtf": "2011-05-04"}]}, "dates[0].text"),
        ({"dates": [{"text": "3 May 2011", "nth": 2, "edtf": "2011-05-03"}]}, "dates[0].nth"),
        ({"dates": [{"text": "3 May 2011", "edtf": "May"}]}, "dates[0].edtf"),
        ({"dates": [{"text": "3 May 2011", "edtf": "2011", "year": 1}]}, "dates[0]"),
        ({"names": [{"text": "Aksan", "kind": "person", "entity": "a"}]}, "names[0]"),
        ({"names": [{"text": "Lev", "kind": "ship", "entity": "a"}]}, "names[0].kind"),
        ({"name": []}, "the whole"),
        ({"acts": [{**ACT, "kind": "blessing"}]}, "acts[0].kind"),
        ({"acts": [{**ACT, "effects": [{"kind": "annuls", "target": "a2"}]}]}, "acts[0].effects[0].target"),
        ({"acts": [ACT, ACT]}, "acts[1].id"),
        ({"acts": [{**ACT, "passages": []}]}, "acts[0].passages"),
        ({"statements": [{"text": "appealed", "chain": ["authors"], "modality": "sung"}]}, "statements[0].modality"),
        ({"quotes": [{"text": "appealed", "kind": "loud"}]}, "quotes[0].kind"),
        ({"figures": [{"text": "3", "nth": 1, "quantity": "count", "value": "3"}]}, "figures[0]"),
        ({"reliance": [{"of": "a", "on": "b", "weight": "heavy", "passage": {"text": "appealed"}}]}, "reliance[0].weight"),
    ],
)
def test_refused_with_file_and_path(tmp_path: Path, lists: dict[str, Any], path: str) -> None:
    """What is wrong is named by file and path of the value."""
    with pytest.raises(LabelError, match=r"en-tiny\.json: ") as refused:
        load(labelled(tmp_path, **lists))
    assert f": {path}: " in str(refused.value)


def test_a_text_without_labels_is_refused(tmp_path: Path) -> None:
    """A labelled document is two files."""
    (tmp_path / "seen").mkdir()
    (tmp_path / "seen" / "en-lonely.txt").write_text("A.", encoding="utf-8")
    with pytest.raises(LabelError, match="en-lonely"):
        load_part("seen", tmp_path)


def test_the_digest_is_of_names_and_contents(tmp_path: Path) -> None:
    """A label that changes, and a file that is renamed, change the digest; another kind of file does not."""
    path = labelled(tmp_path)
    part, folder = tmp_path.name, tmp_path.parent
    before = digest(part, folder)
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    assert digest(part, folder) == before
    labelled(tmp_path, dates=[])
    assert digest(part, folder) != before
    path.rename(tmp_path / "en-small.json")
    assert digest(part, folder) != before
