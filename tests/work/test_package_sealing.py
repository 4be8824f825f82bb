"""Seals: a signature and a time stamp are of one package and of no other, and are checked with programs that everybody has."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from package_by_hand import build, cite, dossier_of, html_of, package, read_here

from wellfounded.errors import InputError
from wellfounded.publish.archive import write_archive
from wellfounded.publish.bag import TAG_MANIFEST
from wellfounded.publish.package import SIGNATURE, TOKEN
from wellfounded.work.annexing import annexes_of
from wellfounded.work.package_checks import Expected, State
from wellfounded.work.package_sealing import Sealing, seals, signature_of, stamp_of
from wellfounded.work.package_verifying import verify_archive, verify_file
from wellfounded.work.packaging import Package, package_of

needs_keys = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
needs_stamps = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
AUTHORITY = """[tsa]
default_tsa = one
[one]
serial = {0}/serial
crypto_device = builtin
signer_cert = {0}/tsa.pem
certs = {0}/tsa.pem
signer_key = {0}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    with build(tmp_path_factory.mktemp("case") / "case") as case:
        yield package(case).package


def key_in(folder: Path, name: str) -> Path:
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)], check=True, stdin=subprocess.DEVNULL)
    return path


def sealed(made: Package, sealing: Sealing) -> dict[str, bytes]:
    return {**made.files, **seals(made.files, sealing)}


@needs_keys
def test_a_signature_is_of_its_package_and_of_its_signer(made: Package, tmp_path: Path) -> None:
    """It holds for the package, tells the key, names an allowed signer; not for another package, nor for a signer who is not allowed."""
    key, other = key_in(tmp_path, "lindqvist"), key_in(tmp_path, "brandt")
    files = sealed(made, Sealing(key=key))
    assert seals(made.files, Sealing(key=key))[SIGNATURE] == files[SIGNATURE]
    signers = tmp_path / "signers"
    signers.write_text(f"lindqvist@quay.example {key.with_suffix('.pub').read_text()}")
    assert signature_of(files[TAG_MANIFEST], files[SIGNATURE]).holds
    assert "lindqvist@quay.example" in signature_of(files[TAG_MANIFEST], files[SIGNATURE], signers=signers).told
    assert not signature_of(files[TAG_MANIFEST] + b" ", files[SIGNATURE]).holds
    assert not signature_of(files[TAG_MANIFEST], seals(made.files, Sealing(key=other))[SIGNATURE], signers=signers).holds
    assert not signature_of(files[TAG_MANIFEST], b"no signature").holds


@needs_keys
def test_a_sealed_package_is_good_and_a_changed_seal_is_not(made: Package, tmp_path: Path) -> None:
    """The seal is part of the archive and checked with it; a recipient who expects a signature finds that it is missing."""
    key = key_in(tmp_path, "lindqvist")
    files = sealed(made, Sealing(key=key))
    found = verify_archive(_zipped(files), read=_read)
    assert found.good
    assert any(check.what == "signature" for check in found.checks)
    damaged = {**files, SIGNATURE: files[SIGNATURE].replace(b"A", b"B", 5)}
    assert [check.what for check in verify_archive(_zipped(damaged), read=_read).differing] == ["signature"]
    signers = tmp_path / "signers"
    signers.write_text(f"lindqvist@quay.example {key.with_suffix('.pub').read_text()}")
    assert [c.what for c in verify_archive(made.archive, Expected(signers=signers), read=_read).differing] == ["signature"]


@needs_keys
def test_a_key_that_cannot_sign_is_told(made: Package, tmp_path: Path) -> None:
    """A file that is no key, and no file at all."""
    (tmp_path / "no-key").write_text("nothing")
    for path in (tmp_path / "no-key", tmp_path / "absent"):
        with pytest.raises(InputError, match="key"):
            seals(made.files, Sealing(key=path))


@needs_stamps
def test_a_time_stamp_is_of_its_package_and_of_its_authority(made: Package, tmp_path: Path) -> None:
    """A token of an authority holds for the package that it was asked for, with the certificates of that authority and of no other."""
    for name in ("one", "two"):
        authority(tmp_path / name)
    token = tmp_path / "token.tsr"
    token.write_bytes(stamped(made.files[TAG_MANIFEST], tmp_path / "one"))
    files = sealed(made, Sealing(token=token))
    assert files[TOKEN] == token.read_bytes()
    seal = stamp_of(files[TAG_MANIFEST], files[TOKEN], authority=tmp_path / "one" / "tsa.pem")
    assert seal.holds, seal.told
    assert "GMT" in seal.told
    assert not stamp_of(files[TAG_MANIFEST], files[TOKEN], authority=tmp_path / "two" / "tsa.pem").holds
    assert not stamp_of(files[TAG_MANIFEST] + b" ", files[TOKEN]).holds
    assert not stamp_of(files[TAG_MANIFEST], b"no token").holds
    other = tmp_path / "other.tsr"
    other.write_bytes(stamped(b"something else", tmp_path / "one"))
    with pytest.raises(InputError, match="not of this package"):
        seals(made.files, Sealing(token=other))
    assert verify_archive(_zipped(files), Expected(authority=tmp_path / "one" / "tsa.pem"), read=_read).good


@needs_stamps
def test_an_authority_is_asked_for_one_hash(made: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where its address is given; it gets a query of some 60 bytes, and what it answers seals the package, or is refused."""
    authority(tmp_path / "one")
    asked: list[bytes] = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            answer = stamped(made.files[TAG_MANIFEST], tmp_path / "one") if self.path == "/good" else b"no"
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        assert TOKEN in seals(made.files, Sealing(authority=f"{address}/good"))
        with pytest.raises(InputError, match="cannot be used"):
            seals(made.files, Sealing(authority=f"{address}/bad"))
        server.shutdown()
    assert hashlib.sha256(made.files[TAG_MANIFEST]).digest() in asked[0]
    assert len(asked[0]) < 100
    with pytest.raises(InputError, match="gave no time stamp"):
        seals(made.files, Sealing(authority=address))


def test_an_address_that_is_none_is_told(made: Package) -> None:
    """Only an address of the web is asked."""
    with pytest.raises(InputError, match="no address"):
        seals(made.files, Sealing(authority="file:///etc/passwd"))


def authority(folder: Path) -> None:
    """Make a time-stamping authority."""
    folder.mkdir()
    (folder / "serial").write_text("01")
    (folder / "tsa.cnf").write_text(AUTHORITY.format(folder))
    extension = "extendedKeyUsage=critical,timeStamping"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(folder / "tsa.key"), "-out", str(folder / "tsa.pem"),
         "-days", "3650", "-subj", f"/CN={folder.name}", "-addext", extension],
        check=True, capture_output=True,
    )  # fmt: skip


def stamped(data: bytes, folder: Path) -> bytes:
    """Return the answer of the authority for some bytes."""
    (folder / "data").write_bytes(data)
    query = ["-query", "-data", str(folder / "data"), "-sha256", "-cert", "-out", str(folder / "q")]
    reply = ["-reply", "-config", str(folder / "tsa.cnf"), "-queryfile", str(folder / "q"), "-out", str(folder / "r")]
    for arguments in (query, reply):
        subprocess.run(["openssl", "ts", *arguments], check=True, capture_output=True)
    return (folder / "r").read_bytes()


def _read(name: str, content: bytes):
    return read_here(Path(name).name, content)


def _zipped(files: dict[str, bytes]) -> bytes:
    return write_archive({f"a/{name}": content for name, content in files.items()})


def unpacked(made: Package, folder: Path) -> Path:
    for name, content in made.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_what_a_computer_leaves_in_a_folder_condemns_no_package(made: Package, tmp_path: Path) -> None:
    """File managers put files into folders that people look into; these are told and do not count. Any other file does."""
    folder = unpacked(made, tmp_path / "unpacked")
    for name in (".DS_Store", "data/Thumbs.db", "data/originals/._letter.txt"):
        (folder / name).write_bytes(b"x")
    found = verify_file(folder)
    assert found.good
    assert [check.where for check in found.checks if "computer" in check.why] == [
        ".DS_Store",
        "data/Thumbs.db",
        "data/originals/._letter.txt",
    ]
    (folder / "data/originals/more.txt").write_bytes(b"x")
    assert not verify_file(folder).good


def test_a_translation_is_told_as_what_no_program_can_check(tmp_path: Path) -> None:
    """The passage of a translated quotation is read again; that its translation is right is not shown, and is said so."""
    with build(tmp_path / "case") as case:
        dossier = dossier_of(case, cite(case, "протокол.txt", "журнал вёл не он", "the ledger was not kept by him", translated=True))
        annexes = annexes_of(case.facts(), dossier)
        made = package_of(case.facts(), dossier, annexes, {"dossier.html": html_of(dossier)}, name="p")
    found = verify_archive(made.archive, read=read_here)
    assert found.good
    (told,) = [check for check in found.checks if check.what == "translation"]
    assert told.state is State.UNPROVEN
