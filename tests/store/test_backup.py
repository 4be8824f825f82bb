"""Backups: one archive, verified on both ways; an archive that was altered or made to harm is refused."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from wellfounded.errors import IntegrityError, StoreError, UsageError
from wellfounded.store.backup import verify_backup
from wellfounded.store.sqlite import SqliteStore

Members = list[tuple[tarfile.TarInfo, bytes]]


@pytest.fixture
def archive(store: SqliteStore, read, tmp_path: Path) -> Path:
    """A backup of a case with two documents."""
    read(store, "Ornetov wrote a letter.")
    read(store, "Суд закрыл дело.", path="дело.txt")
    path = tmp_path / "backup.tar"
    assert store.backup_to(path) == 4
    return path


def members_of(path: Path) -> Members:
    """Return the members of an archive with their bytes."""
    with tarfile.open(path) as tar:
        return [(info, (tar.extractfile(info) or io.BytesIO()).read()) for info in tar.getmembers()]


def written(path: Path, members: Members) -> Path:
    """Write members as an archive."""
    with tarfile.open(path, "w") as tar:
        for info, content in members:
            info.size = len(content) if info.isreg() else 0
            tar.addfile(info, io.BytesIO(content))
    return path


def test_a_case_comes_back_whole(store: SqliteStore, archive: Path, tmp_path: Path) -> None:
    """What is restored holds the same originals, journal, readings and index, and its check is silent."""
    with SqliteStore.restore(archive, tmp_path / "back") as back:
        assert list(back.check()) == []
        for part in ("originals", "arrivals", "entries", "documents", "candidates", "unread"):
            assert list(getattr(back, part)()) == list(getattr(store, part)())
        assert back.search("Орнетов") == store.search("Орнетов") != []
        assert back.title == store.title
        assert all(back.original_path(o.sha256).stat().st_mode & 0o222 == 0 for o in back.originals())
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_manifest_names_every_file(archive: Path) -> None:
    """The first member holds size and SHA-256 of all the others, and an original is named by its hash."""
    (first, manifest), *others = members_of(archive)
    files = json.loads(manifest)["files"]
    assert first.name == "manifest.json"
    assert {i.name: {"size": len(c), "sha256": hashlib.sha256(c).hexdigest()} for i, c in others} == files
    assert all(name.endswith(entry["sha256"]) for name, entry in files.items() if name.startswith("originals/"))


def test_a_backup_is_consistent_while_others_write(store: SqliteStore, read, tmp_path: Path) -> None:
    """A backup needs no pause, and refuses to be made of a half-done transaction."""
    read(store, "Before.")
    with store.transaction(), pytest.raises(UsageError):
        store.backup(io.BytesIO())
    stream = io.BytesIO()
    store.backup(stream)
    stream.seek(0)
    assert verify_backup(stream) == 3


def test_forgotten_originals_are_in_no_backup(store: SqliteStore, read, tmp_path: Path) -> None:
    """A backup made after a forgetting does not hold what was forgotten, and restores to a case that still forgets it."""
    id_ = read(store, "Ornetov")
    store.forget(store.document(id_).sha256, why="asked", who="clerk")
    store.backup_to(tmp_path / "b.tar")
    assert b"Ornetov" not in (tmp_path / "b.tar").read_bytes()
    with SqliteStore.restore(tmp_path / "b.tar", tmp_path / "back") as back:
        assert next(back.originals()).forgotten
        assert list(back.check()) == []


def test_damaged_originals_are_not_backed_up(store: SqliteStore, read, tmp_path: Path) -> None:
    """Bytes that changed on the disk are named when the backup is made, and no archive is left."""
    sha256 = store.document(read(store, "Ornetov")).sha256
    path = store.original_path(sha256)
    path.chmod(0o600)
    path.write_bytes(b"Arnetov")
    with pytest.raises(IntegrityError, match=sha256):
        store.backup_to(tmp_path / "b.tar")
    path.unlink()
    with pytest.raises(IntegrityError, match=sha256):
        store.backup_to(tmp_path / "b.tar")
    assert {p.name for p in tmp_path.iterdir()} == {"case"}


def test_every_flipped_byte_is_found(archive: Path, tmp_path: Path) -> None:
    """A byte changed anywhere in the content of the archive is found, and the folder is not made."""
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        places = [(i.name, i.offset_data + i.size // 2) for i in tar.getmembers()]
    for name, at in places:
        broken = tmp_path / "broken.tar"
        broken.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(IntegrityError, match=name if name != "manifest.json" else "."):
            SqliteStore.restore(broken, tmp_path / "back")
        assert not (tmp_path / "back").exists()


@pytest.mark.parametrize("share", [0.0, 0.05, 0.3, 0.6, 0.9])
def test_an_archive_cut_short_is_found(archive: Path, tmp_path: Path, share: float) -> None:
    """An archive that ends too early is refused wherever it ends."""
    whole = archive.read_bytes()
    end = int(sum(512 + -(-len(c) // 512) * 512 for _, c in members_of(archive)) * share)
    archive.write_bytes(whole[:end])
    with pytest.raises(IntegrityError):
        SqliteStore.restore(archive, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def _member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def _renamed(members: Members, name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> Members:
    """Put one member more into an archive, and into its manifest."""
    content = b"harm" if kind == tarfile.REGTYPE else b""
    manifest = json.loads(members[0][1])
    manifest["files"][name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return [(members[0][0], json.dumps(manifest).encode()), *members[1:], (_member(name, kind, target), content)]


def _linked(members: Members) -> Members:
    """Make a link of an original."""
    return [(_member(i.name, tarfile.SYMTYPE, "/etc/passwd"), b"") if i.name.startswith("originals") else (i, c) for i, c in members]


HARMFUL: dict[str, Callable[[Members], Members]] = {
    "climbs out": lambda m: _renamed(m, "../outside"),
    "absolute": lambda m: _renamed(m, "/tmp/outside"),
    "climbs inside": lambda m: _renamed(m, "originals/../../outside"),
    "another file": lambda m: _renamed(m, "case.db-wal"),
    "a link": lambda m: _renamed(m, "originals/ab/" + "ab" * 32, tarfile.SYMTYPE, "/etc/passwd"),
    "a hard link": lambda m: _renamed(m, "originals/ab/" + "ab" * 32, tarfile.LNKTYPE, "case.toml"),
    "an original as a link": _linked,
    "not in the manifest": lambda m: [*m, (_member("extra"), b"harm")],
    "twice": lambda m: [*m, m[-1]],
    "without manifest": lambda m: m[1:],
    "one missing": lambda m: m[:-1],
    "manifest of nothing": lambda m: [(m[0][0], b"{}"), *m[1:]],
    "manifest of lists": lambda m: [(m[0][0], b'{"format": "wellfounded-backup/1", "files": [1]}'), *m[1:]],
    "newer": lambda m: [(m[0][0], m[0][1].replace(b"backup/1", b"backup/9")), *m[1:]],
    "original under a wrong name": lambda m: _renamed(m, "originals/ab/" + "ab" * 32),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_harmful_archives_are_refused(archive: Path, tmp_path: Path, harm: str) -> None:
    """Nothing is written outside the folder, nothing is left inside, and the error is of integrity."""
    hostile = written(tmp_path / "hostile.tar", HARMFUL[harm](members_of(archive)))
    with pytest.raises(IntegrityError):
        SqliteStore.restore(hostile, tmp_path / "deep" / "back")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == []
    assert not (tmp_path / "outside").exists()


def test_what_is_no_archive_is_refused(tmp_path: Path, archive: Path) -> None:
    """A missing file is the store's error; an archive is not restored over something."""
    with pytest.raises(StoreError):
        SqliteStore.restore(tmp_path / "nothing.tar", tmp_path / "back")
    (tmp_path / "text.tar").write_text("no archive " * 200)
    with pytest.raises(IntegrityError):
        SqliteStore.restore(tmp_path / "text.tar", tmp_path / "back")
    with pytest.raises(StoreError, match="not empty"):
        SqliteStore.restore(archive, tmp_path / "case")
