"""A baseline: findings that are known and accepted, so that a check shows only what is new.

A known finding is recognised by its code and the words that it stands on, wherever they have moved to in the document. What stands twice
must be in the baseline twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ..errors import InputError
from ..model.findings import Finding

FORMAT = "wellfounded-baseline/1"

_Key = tuple[str, tuple[str, ...]]


def _key(finding: Finding) -> _Key:
    return finding.code, tuple(" ".join(passage.exact.split()) for passage in finding.passages)


def read_baseline(path: Path) -> Counter[_Key]:
    """Return the known findings of a file; InputError where it is none."""
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as a baseline ({error}); `wellfounded check … --write-baseline` makes one") from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise InputError(f"{path}: does not say that it is a baseline; `wellfounded check … --write-baseline` makes one")
    known: Counter[_Key] = Counter()
    for one in values.get("known", []):
        if not isinstance(one, dict) or not isinstance(one.get("code"), str) or not isinstance(one.get("quoted"), list):
            raise InputError(f"{path}: a known finding should have a code and what it quotes; write the baseline again")
        known[one["code"], tuple(map(str, one["quoted"]))] += 1
    return known


def write_baseline(path: Path, findings: Iterable[Finding]) -> None:
    """Write the findings of a run as known, whole or not at all."""
    known = [{"code": code, "quoted": list(quoted)} for code, quoted in sorted(map(_key, findings))]
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text(json.dumps({"format": FORMAT, "known": known}, ensure_ascii=False, indent=1) + "\n", "utf-8")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another file") from error


def without_known(findings: Iterable[Finding], known: Counter[_Key]) -> tuple[list[Finding], int]:
    """Return the findings that are new, and how many were known."""
    left = Counter(known)
    new, hidden = [], 0
    for finding in findings:
        key = _key(finding)
        if left[key] > 0:
            left[key] -= 1
            hidden += 1
        else:
            new.append(finding)
    return new, hidden
