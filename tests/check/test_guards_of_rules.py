"""What a rule must not take for its error: formulas cut out of longer ones, ranges, Roman parts, the words of a judgment's end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wellfounded.check.rule import Rule
from wellfounded.check.subject import Subject
from wellfounded.plugins import rules

_JUDGMENT = "=== judgment.txt, 2019-05-30\nSUPREME COURT OF ARVAD\n\n{}\n\n=== report.txt, 2020-02-01\n"
_PARAGRAPHS = "\n\n".join(f"{n}. The mill number {n} was sold in May." for n in range(1, 46)).replace(
    "40. The mill number 40 was sold", "40. Nobody asked the owner of it at all"
)


def _found(subject: Subject, code: str) -> list[str]:
    rule: type[Rule] = next(one for one in rules() if one.code == code)
    return [one.message for one in rule().find(subject)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("FIG227", "He won 20 cases and lost five (3 + 2).\n"),
        ("FIG227", "20 - 12 + 5 = 13 were left.\n"),
        ("FIG227", "The rest is 3 × 4 + 5 = 17.\n"),
        (
            "FIG202",
            "Body      2019     2020\nPress     14       20\nCourt     11       30\nPolice    12       60\nTotal     37       110\n",
        ),
        ("DAT207", "=== note.txt, 2022-06-01\nAnton Resh (born on 17 May 1968, managed 20 mills) was arrested.\n"),
        ("STR110", "He asked.\n\nFor these reasons,\n\n# The Court\n\n1. Dismisses the claim.\n"),
        (
            "REF405",
            "# I. One\n\n# II. Two\n\n# III. Three\n\n# IV. Four\n\n# V. Five\n\n## A. a\n\n## B. b\n\n## C. c\n\nHe left (see part V).\n",
        ),
        ("REF210", _JUDGMENT.format(_PARAGRAPHS) + "The court said “Nobody asked the owner of it at all” (judgment, paras. 10 to 45).\n"),
    ],
)
def test_what_only_looks_like_the_error_is_let_pass(subject_of: Callable[[str], Subject], code: str, text: str) -> None:
    """The rule is silent."""
    assert _found(subject_of(text), code) == []
