"""Who acted in reports that go on over sentences and paragraphs: laws on sentences about invented people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from act_texts import read

from wellfounded.model.labels import ActKind as K


@pytest.mark.parametrize(
    ("text", "kind", "body", "language"),
    [
        ("{b|The Brenn Court} convicted {p|Ilka Dorn} of fraud.\n\n{p|Orsen Vail} was acquitted.", K.ACQUITTAL, "The Brenn Court", "en"),
        ("Officers of the border police came at six. They arrested {p|Ilka Dorn} on {2016|2016}.", K.ARREST, "border police", "en"),
        ("{p|Orsen Vail}, an editor of the weekly {b|Dalga}, was sentenced to six years on {2016|2016}.", K.SENTENCE, "", "en"),
        ("{2016-05|In May 2016} criminal charges were brought against {b|the Brenn Prosecution Office}.", K.CHARGE, "", "en"),
    ],
)
def test_a_report_goes_on_with_its_court_and_officers(text: str, kind: K, body: str, language: str) -> None:
    """One trial's outcomes are of one court, "they" are the officers named before, and where a person belongs did nothing."""
    found = next(act for act in read(text, language)[1] if act.kind is kind)
    assert body.casefold() in found.body.casefold() if body else not found.body
