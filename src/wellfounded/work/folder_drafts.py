"""A folder that is written beside its place and moved there when all of it is written, so that it is never half there."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..errors import StoreError


class FolderDraft:
    """A folder beside the target that is gone afterwards, unless it was moved."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def __enter__(self) -> Path:
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(dir=self._target.parent, prefix=".disclosing."))
        except OSError as error:
            raise StoreError(f"{self._target}: cannot be written ({error.strerror}); choose another place with -o") from error
        return self._folder

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def write_files(files: Mapping[str, bytes], folder: Path) -> str:
    """Write the files of a copy, which were tested, and return the SHA-256 of the list of them, which is the last."""
    content = b""
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise StoreError(f"{folder}: the copy cannot be written ({error.strerror})") from error
    return hashlib.sha256(content).hexdigest()
