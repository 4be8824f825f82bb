"""Two findings on the very same words."""

from __future__ import annotations

from wellfounded.check.same_place import one_of_a_place
from wellfounded.model.findings import Finding, Severity
from wellfounded.model.passages import Passage

TEXT = "The court quashed the order of 3 May 2016, and nobody was heard."


def finding(code: str, *, start: int = 0, end: int = 17, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code=code, severity=severity, message="m", document="a.txt", passages=(Passage.of(TEXT, start, end),))


def test_the_worse_of_two_findings_of_a_family_stays():
    """What two rules of one family say of the same words is told once, by the worse of them, and where they are alike by the first."""
    worse = finding("STA110", severity=Severity.ERROR)
    assert one_of_a_place([finding("STA102"), worse]) == [worse]
    assert one_of_a_place([finding("ATT104"), finding("ATT114")]) == [finding("ATT104")]


def test_findings_of_other_words_or_families_all_stay():
    """Other words, another family, and rules about the form of a text are never taken together."""
    for several in (
        [finding("ATT104"), finding("ATT114", start=4)],
        [finding("ATT104"), finding("NAM601")],
        [finding("TXT303"), finding("TXT404")],
        [finding("FIG202"), finding("FIG202", start=9)],
    ):
        assert one_of_a_place(several) == several
