"""Whatever is changed in a package is found: bytes anywhere, files, names, the archive around them, and lists made to fit the change."""

from __future__ import annotations

import json
import random
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from package_by_hand import build, package, read_here

from wellfounded.ingest.protocol import FileRead
from wellfounded.publish.bag import TAG_MANIFEST, bagged, info_of, sha256
from wellfounded.publish.package import ANNEXES, PAGE, QUOTATIONS
from wellfounded.publish.package_page import page_of
from wellfounded.work.package_checks import Expected, State, Verification
from wellfounded.work.package_verifying import verified, verify_archive, verify_file
from wellfounded.work.packaging import Package

Files = dict[str, bytes]
_KNOWN: dict[str, FileRead] = {}


def read(name: str, content: bytes) -> FileRead:
    """Read in this process and remember: the sandbox is tested elsewhere."""
    key = name + sha256(content)
    if key not in _KNOWN:
        _KNOWN[key] = read_here(Path(name).name, content)
    return _KNOWN[key]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    with build(tmp_path_factory.mktemp("case") / "case") as case:
        yield package(case).package


def differs(found: Verification) -> bool:
    return bool(found.differing)


def test_the_true_package_is_good(made: Package) -> None:
    """Nothing differs in a package as it was made, so that what the tests below find is the change."""
    found = verify_archive(made.archive, read=read)
    assert [check.row() for check in found.differing] == []
    assert sum(check.what == "quotation" and check.state is State.HOLDS for check in found.checks) == 6
    assert found.number == made.digest


@pytest.mark.parametrize("seed", range(4))
def test_any_changed_byte_of_the_archive_is_found(made: Package, seed: int) -> None:
    """One bit at 250 places of the ZIP, with names, lengths and dates of the archive among them: each is found."""
    chance = random.Random(seed)
    size = len(made.archive)
    tail = made.archive.rindex(b"PK\x01\x02")
    places = chance.sample(range(size), 200) + chance.sample(range(tail, size), 50)
    missed = [at for at in places if not differs(verify_archive(_flipped(made.archive, at, chance), read=read))]
    assert missed == []


def test_a_changed_byte_of_every_file_is_found_and_named(made: Package) -> None:
    """Two changed bytes in each file of the package, the archive written anew around it: the file is named."""
    chance = random.Random(11)
    for name, content in made.files.items():
        for at in chance.sample(range(len(content)), 2):
            found = verified({**made.files, name: _flipped(content, at, chance)}, read=read)
            named = {check.where for check in found.differing}
            assert name in named or (name == TAG_MANIFEST and named) or name in {"manifest-sha256.txt"} & named, (name, at)


def test_any_cut_and_any_added_byte_is_found(made: Package) -> None:
    """A ZIP that ends early, goes on, begins late or has something put into it is not the one that was made."""
    chance = random.Random(5)
    for _ in range(30):
        at = chance.randrange(len(made.archive))
        put_in = made.archive[:at] + bytes([chance.randrange(256)]) + made.archive[at:]
        assert differs(verify_archive(put_in, read=read))
        assert differs(verify_archive(made.archive[:at], read=read))
    assert differs(verify_archive(made.archive + b"\0", read=read))
    assert differs(verify_archive(b"", read=read))


@pytest.mark.parametrize("kept", [False, True], ids=["manifests as they were", "manifests made to fit"])
def test_a_missing_added_or_swapped_file_is_found(made: Package, kept: bool) -> None:
    """Every file left out, every two payload files of a kind exchanged, a file added: found also where the manifests were made anew."""
    fit: Callable[[Files], Files] = _refitted if kept else dict
    for name in made.files:
        left = {other: content for other, content in made.files.items() if other != name}
        if not (kept and not name.startswith("data/") and name != PAGE):
            assert differs(verified(fit(left), read=read)), name
    for kind in ("data/originals/", "data/texts/"):
        names = [name for name in made.files if name.startswith(kind)]
        for one, other in pairwise(names):
            swapped = {**made.files, one: made.files[other], other: made.files[one]}
            assert differs(verified(fit(swapped), read=read)), (one, other)
    for name in ("data/more.txt", "data/originals/annex-009.txt", "data/texts/annex-009.txt"):
        assert differs(verified(fit({**made.files, name: b"more"}), read=read))


def test_a_quotation_that_was_edited_is_found_though_every_list_was_made_to_fit(made: Package) -> None:
    """Words of a passage changed in the list, in the text and on the page, with new manifests: the original reads otherwise."""
    rows = json.loads(made.files[QUOTATIONS])
    for at, quotation in enumerate(rows["quotations"]):
        for change in _edits(quotation):
            edited = json.loads(made.files[QUOTATIONS])
            change(edited["quotations"][at])
            files = _rewritten(made.files, edited)
            found = verified(files, read=read)
            assert differs(found), (quotation["id"], edited["quotations"][at])


def test_a_text_that_was_edited_with_its_lists_is_found(made: Package) -> None:
    """A passage changed in the text of the package and in the list, all hashes made to fit: only the original tells, and it does."""
    rows = json.loads(made.files[QUOTATIONS])
    for quotation in rows["quotations"]:
        if quotation["passage"] is None:
            continue
        edited = json.loads(made.files[QUOTATIONS])
        annex = next(one for one in edited["annexes"] if one["number"] == quotation["annex"])
        said = next(one for one in edited["quotations"] if one["id"] == quotation["id"])["passage"]
        text = made.files[annex["texts"][0]["file"]].decode()
        said["exact"] = "x" + said["exact"][1:]
        changed = (text[: said["start"]] + said["exact"] + text[said["end"] :]).encode()
        annex["texts"][0]["sha256"] = sha256(changed)
        files = _rewritten({**made.files, annex["texts"][0]["file"]: changed}, edited)
        wrong = verified(files, read=read).differing
        assert any(check.what == "quotation" and check.where.startswith(quotation["id"]) for check in wrong)


def test_a_removed_page_is_found_though_every_list_was_made_to_fit(made: Package) -> None:
    """Any page taken out of the annexes, pages exchanged or there twice, with new manifests: stamps and numbers of the pages say so."""
    document = pypdfium2.PdfDocument(made.files[ANNEXES])
    count = len(document)
    orders = [[page for page in range(count) if page != at] for at in range(count)]
    orders += [[*range(count), 3], [*range(3), 4, 3, *range(5, count)], [*range(3), count - 1, *range(4, count - 1), 3]]
    for order in orders:
        other = pypdfium2.PdfDocument.new()
        other.import_pages(document, order)
        target = BytesIO()
        other.save(target)
        other.close()
        files = _rewritten({**made.files, ANNEXES: target.getvalue()}, json.loads(made.files[QUOTATIONS]))
        assert any(check.what == "annexes" for check in verified(files, read=read).differing), order
    document.close()


def test_a_page_alone_shows_every_changed_byte(made: Package, tmp_path: Path) -> None:
    """The page without its package: a changed byte at 60 places is found."""
    chance = random.Random(3)
    path = tmp_path / "page.html"
    path.write_bytes(made.page)
    assert verify_file(path).good
    for at in chance.sample(range(len(made.page)), 60):
        path.write_bytes(_flipped(made.page, at, chance))
        assert differs(verify_file(path)), at


def test_a_package_made_anew_whole_is_told_by_its_number_alone(made: Package) -> None:
    """Somebody who makes everything anew, original and all, is found by the number that the authors gave, and by nothing else."""
    rows = json.loads(made.files[QUOTATIONS])
    annex = next(one for one in rows["annexes"] if one["name"] == "letter.txt")
    files = dict(made.files)
    changed = files[annex["original"]].replace(b"A. Brandt", b"B. Brandt")
    files[annex["original"]] = files[annex["texts"][0]["file"]] = changed
    old, annex["sha256"], annex["texts"][0]["sha256"] = annex["sha256"], sha256(changed), sha256(changed)
    for quotation in rows["quotations"]:
        quotation["sha256"] = sha256(changed) if quotation["sha256"] == old else quotation["sha256"]
    forged = _rewritten(files, rows)
    wrong = {check.what for check in verified(forged, read=read).differing}
    assert wrong <= {"annexes"}
    assert any(check.what == "number" for check in verified(forged, Expected(number=made.digest), read=read).differing)


def test_another_archive_around_the_same_files_is_told_and_can_be_allowed(made: Package) -> None:
    """A package that was unpacked and packed again differs, unless the recipient says that this will do."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.files.items():
            archive.writestr(f"elsewhere/{name}", content)
    assert [check.what for check in verify_archive(target.getvalue(), read=read).differing] == ["archive"]
    assert verify_archive(target.getvalue(), Expected(repacked=True), read=read).good


def test_a_hostile_archive_is_refused(made: Package) -> None:
    """Names that lead out of the archive, names that stand twice and lists of another shape are differences, never a crash."""
    for names in (["a/bagit.txt", "../evil"], ["a/bagit.txt", "/evil"], ["a/bagit.txt", "a/bagit.txt"]):
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name in names:
                archive.writestr(name, b"x")
        assert differs(verify_archive(target.getvalue(), read=read))
    shapes = (
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b'{"format":"wellfounded-package/1"}',
        b'{"format":"wellfounded-package/1","annexes":[1]}',
    )
    for rows in shapes:
        assert differs(verified({**made.files, QUOTATIONS: rows}, read=read))
    large = json.loads(made.files[QUOTATIONS])
    large["annexes"][0]["stamped"] = 10**15
    assert differs(verified({**made.files, QUOTATIONS: json.dumps(large).encode()}, read=read))
    deep = b'<script type="application/json" id="package" data-sha256="' + b"0" * 64 + b'">' + b"[" * 100_000 + b"</script>"
    assert differs(verified({**made.files, PAGE: deep}, read=read))
    assert differs(verified({}, read=read))


# changes ---------------------------------------------------------------------------------------------------------------------------


def _flipped(content: bytes, at: int, chance: random.Random) -> bytes:
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def _refitted(files: Files) -> Files:
    """Make the manifests of a bag anew."""
    payload = {name: content for name, content in files.items() if name.startswith("data/")}
    tags = {PAGE: files[PAGE]} if PAGE in files else {}
    info = [(label, value) for label, value in info_of(files).items() if label != "Payload-Oxum"]
    return bagged(payload, tags, info=info)


def _rewritten(files: Files, rows: dict[str, Any]) -> Files:
    """Put another list of quotations into a package, and make page and manifests fit it."""
    changed = {**files, QUOTATIONS: (json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()}
    texts = {text["file"]: changed[text["file"]].decode() for annex in rows["annexes"] for text in annex["texts"]}
    listed = {name: sha256(content) for name, content in changed.items() if name.startswith("data/")}
    return _refitted({**changed, PAGE: page_of(rows, texts, listed)})


def _edits(quotation: dict[str, Any]) -> Iterator[Callable[[dict[str, Any]], object]]:
    """Yield ways to edit a quotation."""
    yield lambda q: q.update(sha256="0" * 64)
    yield lambda q: q.update(annex=q["annex"] + 1)
    if quotation["passage"] is None:
        return
    yield lambda q: q["passage"].update(exact=q["passage"]["exact"] + "!")
    yield lambda q: q["passage"].update(start=q["passage"]["start"] + 1, end=q["passage"]["end"] + 1)
    yield lambda q: q["passage"].update(end=q["passage"]["end"] + 10_000)
    yield lambda q: q.update(quoted="words that nobody wrote")
    if quotation["quoted"]:
        yield lambda q: q.update(passage=None)
        yield lambda q: q.update(quoted=q["quoted"].replace("e", "a").replace("о", "а"))
