"""One finding of an error: where two rules of a family mark the very same words for what documents say, the worse finding stays.

Invariant: the findings that stay keep their order; rules about the form of a text, which mark a word for two reasons, are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.findings import Finding

_OF_WHAT_IS_SAID = ("ATT", "DAT", "FIG", "NAM", "QUO", "STA")


def one_of_a_place(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that say again of the same words what a worse one of the family says, or an earlier code."""
    best: dict[tuple[str, str, int, int], Finding] = {}
    for finding in findings:
        if finding.code.startswith(_OF_WHAT_IS_SAID):
            first = best.setdefault(_place(finding), finding)
            if finding.severity.rank < first.severity.rank:
                best[_place(finding)] = finding
    return [one for one in findings if best.get(_place(one), one).code == one.code]


def _place(finding: Finding) -> tuple[str, str, int, int]:
    first = finding.passages[0]
    return (finding.document, finding.code[:3], first.start, first.end)
