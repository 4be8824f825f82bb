"""The configuration of a check: ``[check]`` in the case's ``case.toml``, or in ``wellfounded.toml`` beside the file or above it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from ..check.selection import Selection, codes_of, selection_of
from ..errors import InputError

FILE_NAME = "wellfounded.toml"
CASE_FILE = "case.toml"


def configured(inputs: Iterable[str | Path], *, case: Path | None = None) -> Selection:
    """Return the selection that applies: the case's own, else that of the nearest file above the first input; all rules where none is."""
    for path in _candidates(inputs, case):
        if path.is_file():
            table = _read(path).get("check")
            if table is not None:
                return selection_of(table, where=str(path))
    return Selection()


def selected(
    inputs: Iterable[str | Path],
    *,
    case: Path | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    unsure: bool = False,
) -> Selection:
    """Return the configured selection, narrowed by the codes of one call, such as ``REF,FIG101``."""
    return configured(inputs, case=case).narrowed(select=codes_of(select), ignore=codes_of(ignore), unsure=unsure)


def _candidates(inputs: Iterable[str | Path], case: Path | None) -> Iterable[Path]:
    if case is not None:
        yield case / CASE_FILE
    first = next((Path(one) for one in inputs if str(one) != "-"), None)
    if first is not None:
        folder = first if first.is_dir() else first.parent
        folder = folder.absolute()
        for above in (folder, *folder.parents):
            yield above / FILE_NAME


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: cannot be read as TOML ({error}); correct it, or take it away") from error
