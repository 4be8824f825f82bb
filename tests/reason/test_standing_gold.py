"""The tables that the specification gives for the sample case, cell by cell. Skipped without WELLFOUNDED_GOLD."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from facts_by_hand import as_of

from wellfounded.exchange.facts import read_facts
from wellfounded.model.facts import CaseFacts
from wellfounded.reason.history import history, timeline
from wellfounded.reason.standing import Engine
from wellfounded.reason.whatif import what_if

DAYS = ("2015-10-01", "2016-12-31", "2020-10-05", "2021-12-31", "2022-12-31", "2023-07-31")
TABLE = """
fr.aix                     | Q  | Q  | Q    | Q  | Q    | Q
fr.lyon                    | Fc | Fc | Fc   | Fc | Fc   | Fc
fr.decree.2015             | F  | Q  | Q    | Q  | Q    | Q
fr.ce.2016                 | –  | F  | F    | F  | F    | F
fr.arrest.2013             | F  | E  | E    | E  | E    | E
fr.ofpra.reject            | ?  | ?  | Q    | Sc | F    | F
fr.cnda.2020               | –  | –  | F c? | Q  | Q    | Q
fr.ce.2021                 | –  | –  | –    | F  | F    | F
fr.cnda.2022               | –  | –  | –    | –  | F c? | Fc
fr.permit                  | –  | –  | ?    | Fx | Fx   | Fx
fr.prefect.2023            | –  | –  | –    | –  | ?    | Fb
uk.grant.2011              | E  | E  | E    | E  | E    | E
interpol.rednotice         | F  | F  | E    | E  | E    | E
kz.conv.2017, kz.conv.2018 | –  | –  | F    | F  | F    | F
it.conv.2020               | –  | –  | ?    | F  | F    | F
"""
LABELS = {"F": "in force", "Q": "quashed", "E": "ended", "S": "suspended", "–": "not yet", "?": "undetermined (date)"}
WORDS = {"c": "challenged", "b": "barred", "x": "basis fallen"}
LAST = "2023-07-31"


@pytest.fixture(scope="module")
def facts() -> CaseFacts:
    folder = os.environ.get("WELLFOUNDED_GOLD")
    if not folder:
        pytest.skip("WELLFOUNDED_GOLD is not set")
    return read_facts((Path(folder) / "gold" / "facts.json").read_bytes())


def spelt(cell: str) -> tuple[str, tuple[str, ...]]:
    """``F c?`` is in force with ``challenged?``."""
    rest = cell[1:].strip()
    return LABELS[cell[0]], ((WORDS[rest[0]] + rest[1:],) if rest else ())


def test_every_cell_of_the_table(facts: CaseFacts) -> None:
    """Each act has the label and the modifiers of the table on each of its days, asked alone and among all."""
    engine = Engine(facts)
    cells = 0
    for line in TABLE.strip().splitlines():
        acts, *row = (part.strip() for part in line.split("|"))
        for day, cell in zip(DAYS, row, strict=True):
            for act in acts.split(", "):
                alone = Engine(facts).standing(as_of(day), [act])[act]
                among = engine.standing(as_of(day))[act]
                assert (alone.label, alone.modifiers) == spelt(cell), (act, day)
                assert among == alone
                cells += 1
    assert cells == 96


def test_known_only_by_the_day(facts: CaseFacts) -> None:
    """With K = D the decree is unknown in 2015 and in force from 2016 to 2022, the British grant in force until 2022 and ended in 2023."""
    engine = Engine(facts)

    def by_then(act: str) -> list[str]:
        return [str(engine.standing(as_of(day, known_by=day), [act])[act].label) for day in DAYS]

    assert by_then("fr.decree.2015") == ["unknown", *["in force"] * 4, "quashed"]
    assert by_then("uk.grant.2011") == [*["in force"] * 5, "ended"]
    runs = history(engine, "fr.decree.2015", as_known=True)
    assert [str(run.standing.label) for run in runs] == ["unknown", "in force", "quashed"]


def test_hindsight(facts: CaseFacts) -> None:
    """Seen from July 2023, on 5 October 2020 the recognition is quashed and the rejection in force."""
    found = Engine(facts).standing(as_of("2020-10-05", made_by=LAST), ["fr.cnda.2020", "fr.ofpra.reject"])
    assert [(str(one.label), one.modifiers) for one in found.values()] == [("quashed", ()), ("in force", ())]


@pytest.mark.parametrize(
    ("hypothesis", "expected"),
    [
        ({"quash": ["uk.civil.bundle"]}, {"fr.cnda.2022": ("in force", ("challenged", "tainted"))}),
        ({"quash": ["uk.hc.2012"]}, {"fr.cnda.2022": ("in force", ("challenged", "exposed"))}),
        (
            {"quash": ["fr.cnda.2022"]},
            {"fr.cnda.2022": ("quashed", ()), "fr.ofpra.reject": ("suspended", ("challenged",))},
        ),
        ({"end": ["fr.supervision"]}, {"fr.prefect.2023": ("in force", ())}),
    ],
)
def test_every_what_if(facts: CaseFacts, hypothesis: dict[str, list[str]], expected: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    """Each hypothesis of the specification changes what it says, and leaves the recognition of 2020 quashed."""
    found = what_if(facts, asof=as_of(LAST), **hypothesis)
    after = {change.act: (str(change.after.label), change.after.modifiers) for change in found}
    assert {act: after[act] for act in expected} == expected
    assert "fr.cnda.2020" not in after
    assert found.unchanged + len(found) == len(facts.acts)


def test_assumptions_and_sources_are_beside_the_label(facts: CaseFacts) -> None:
    """The British grant is ended by a reading that was chosen, and that reading is contested; its newest source is of July 2023."""
    grant = Engine(facts).standing(as_of(LAST), ["uk.grant.2011"])["uk.grant.2011"]
    assert grant.assumed == ("ends, not annuls",)
    assert grant.contested
    assert str(grant.last_told) == "2016-04-25"


def test_the_timeline_has_every_cell(facts: CaseFacts) -> None:
    """What the slider shows on a day, by a day, is what standing says."""
    engine = Engine(facts)
    line = timeline(engine)
    for day in DAYS:
        for known_by in (None, *DAYS):
            for act, one in engine.standing(as_of(day, known_by=known_by)).items():
                assert line.at(act, on=one.asof.on, known_by=one.asof.known_by) == (str(one.label), one.modifiers)
