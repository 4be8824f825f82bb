"""Seals on a package: a signature with a key that the authors have, and a time stamp of somebody whom they ask.

Both seal ``tagmanifest-sha256.txt``, and with it everything. The work is done by programs that are on nearly every computer, so that a
recipient can check them without this one: ``ssh-keygen`` signs (SSHSIG, any kind of SSH key), ``openssl ts`` reads time stamps (RFC 3161).
An address is asked only where a person names it.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from ..errors import InputError, MissingDependencyError
from ..publish.bag import TAG_MANIFEST, sha256
from ..publish.package import SIGNATURE, TOKEN

NAMESPACE = "wellfounded-package"
_SECONDS = 60
_KEY = re.compile(r"with \S+ key (SHA256:\S+)")
_TIME = re.compile(r"Time stamp: (.+)")
_IMPRINT = re.compile(r"^ {4}[0-9a-f]{4} - ((?:[0-9a-f]{2}[ -]){15}[0-9a-f]{2})", re.M)
_LARGEST_ANSWER = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """What to seal a package with: a private SSH key, the address of a time-stamping authority, or a token that is there already."""

    key: Path | None = None
    authority: str = ""
    token: Path | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """What a seal says: whether it holds, and by whose key or at what time, or what is wrong."""

    holds: bool
    told: str


def seals(files: Mapping[str, bytes], sealing: Sealing) -> dict[str, bytes]:
    """Return the files that seal a finished bag.

    Raises MissingDependencyError without the program, InputError where the key cannot sign or the token is not of this package.
    """
    manifest = files[TAG_MANIFEST]
    made: dict[str, bytes] = {}
    if sealing.key is not None:
        made[SIGNATURE] = _signed(manifest, sealing.key)
    if sealing.token is not None or sealing.authority:
        token = sealing.token.read_bytes() if sealing.token else _asked(manifest, sealing.authority)
        checked = stamp_of(manifest, token)
        if not checked.holds:
            raise InputError(f"the time stamp cannot be used: {checked.told}")
        made[TOKEN] = token
    return made


def signature_of(manifest: bytes, signature: bytes, *, signers: Path | None = None) -> Seal:
    """Check a signature; ``signers`` is a file of allowed signers (``ssh-keygen``), without which only its key is told."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "signature"
        path.write_bytes(signature)
        base = ["-n", NAMESPACE, "-s", str(path)]
        done = _run("ssh-keygen", ["-Y", "check-novalidate", *base], given=manifest)
        if done.returncode:
            return Seal(False, "the signature is not of this package, or was damaged")
        key = _KEY.search(done.stdout.decode("utf-8", "replace"))
        told = f"signed with the key {key[1] if key else '?'}"
        if signers is None:
            return Seal(True, f"{told}; whose key that is, a file of allowed signers says (--signers FILE)")
        names = _run("ssh-keygen", ["-Y", "find-principals", "-f", str(signers), "-s", str(path)]).stdout.decode().split("\n")
        for name in filter(None, names):
            if not _run("ssh-keygen", ["-Y", "verify", "-f", str(signers), "-I", name, *base], given=manifest).returncode:
                return Seal(True, f"{told}, which is {name}'s")
    return Seal(False, f"{told}, which is of none of the allowed signers")


def stamp_of(manifest: bytes, token: bytes, *, authority: Path | None = None) -> Seal:
    """Check a time stamp; ``authority`` is a file of certificates to trust, without which only what it says is told."""
    with tempfile.TemporaryDirectory() as folder:
        path, data = Path(folder) / "token.tsr", Path(folder) / "data"
        path.write_bytes(token)
        data.write_bytes(manifest)
        done = _run("openssl", ["ts", "-reply", "-in", str(path), "-text"])
        text = done.stdout.decode("utf-8", "replace")
        imprint = "".join(re.sub(r"[ -]", "", row) for row in _IMPRINT.findall(text))
        time = _TIME.search(text)
        if done.returncode or not time or imprint != sha256(manifest):
            return Seal(False, "the time stamp is not of this package, or cannot be read")
        if authority is None:
            return Seal(True, f"stamped {time[1]}; who stamped it, certificates of the authority say (--authority FILE)")
        checked = _run("openssl", ["ts", "-verify", "-data", str(data), "-in", str(path), "-CAfile", str(authority)])
        if checked.returncode:
            return Seal(False, f"stamped {time[1]}, but not by this authority")
    return Seal(True, f"stamped {time[1]} by this authority")


def _signed(manifest: bytes, key: Path) -> bytes:
    if not key.is_file():
        raise InputError(f"{key}: there is no such key; give the file of a private SSH key")
    done = _run("ssh-keygen", ["-Y", "sign", "-f", str(key), "-n", NAMESPACE], given=manifest)
    if done.returncode or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise InputError(f"{key}: ssh-keygen cannot sign with it; a key with a passphrase has to be in the agent (`ssh-add`)")
    return done.stdout


def _asked(manifest: bytes, address: str) -> bytes:
    """Ask an authority for a time stamp: it gets the SHA-256 of a list of hashes, and nothing else."""
    import urllib.error
    import urllib.request

    if not address.startswith(("https://", "http://")):
        raise InputError(f"{address!r} is no address of a time-stamping authority; it begins with https://")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.write_bytes(manifest)
        question = _run("openssl", ["ts", "-query", "-data", str(data), "-sha256", "-cert"]).stdout
    request = urllib.request.Request(address, data=question, headers={"Content-Type": "application/timestamp-query"})  # noqa: S310 — http(s) alone, above
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 — the one address that the user gave
            token: bytes = answer.read(_LARGEST_ANSWER)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise InputError(f"{address} gave no time stamp: {error}") from error
    return token


def _run(program: str, arguments: list[str], *, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    path = which(program)
    if path is None:
        raise MissingDependencyError(f"{program} is not installed; install it, or leave the seal out")
    try:
        return subprocess.run(  # noqa: S603 — two programs, named above
            [path, *arguments], input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=_SECONDS,
            env={"SSH_ASKPASS_REQUIRE": "never", "PATH": "/usr/bin:/bin", **_agent()},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise InputError(f"{program} gave no answer within {_SECONDS} seconds") from error


def _agent() -> dict[str, str]:
    return {name: os.environ[name] for name in ("SSH_AUTH_SOCK", "HOME") if name in os.environ}
