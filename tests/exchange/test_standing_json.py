"""Standing and stemma in their public shapes, as JSON and as rows."""

from __future__ import annotations

import json
from datetime import date

from wellfounded.exchange.standing_json import (
    STANDING_COLUMNS,
    STEMMA_COLUMNS,
    proof_steps,
    standing_document,
    standing_rows,
    stemma_document,
    stemma_rows,
)
from wellfounded.model.facts import ActEffect, Assertion, CaseFacts, Claim, Ground, LegalAct
from wellfounded.model.labels import EffectKind
from wellfounded.model.standing import AsOf, ByCases, Label, Standing, Step
from wellfounded.reason.stemma import stemma

ASOF = AsOf(on=date(2023, 7, 31))
STANDING = Standing(
    act="a", asof=ASOF, label=Label.IN_FORCE, modifiers=("barred",), assumed=("suspensive: no",), last_told=date(2023, 7, 17)
)
EFFECT = ActEffect(kind=EffectKind.BARS, source="b", target="a", asserted=(Assertion(text="cannot be carried out"), Assertion(start=1)))
FACTS = CaseFacts(acts=(LegalAct(id="a"), LegalAct(id="b")), effects=(EFFECT,))


def test_a_label_has_the_public_shape() -> None:
    """A label comes as the format page shows it, with the three dates on top."""
    assert standing_document([STANDING], ASOF) == {
        "format": "wellfounded-standing/1",
        "on": "2023-07-31",
        "known_by": None,
        "made_by": "2023-07-31",
        "acts": [
            {
                "id": "a",
                "label": "in force",
                "modifiers": ["barred"],
                "assumed": ["suspensive: no"],
                "by_cases": None,
                "contested": False,
                "last_told": "2023-07-17",
            }
        ],
    }


def test_what_all_completions_agree_on() -> None:
    """The answer by cases carries its label, its modifiers and their number."""
    cases = ByCases(label=Label.QUASHED, modifiers=("tainted",), completions=4)
    hindsight = AsOf(on=date(2020, 1, 1), known_by=date(2021, 1, 1), made_by=date(2022, 1, 1))
    found = standing_document([Standing(act="a", asof=hindsight, label=Label.UNDETERMINED_DATE, by_cases=cases)], hindsight)
    assert found["acts"][0]["by_cases"] == {"label": "quashed", "modifiers": ["tainted"], "completions": 4}
    assert (found["known_by"], found["made_by"], found["acts"][0]["last_told"]) == ("2021-01-01", "2022-01-01", None)


def test_a_proof_brings_its_passages() -> None:
    """Each step carries the words of the passages that its rows stand on, once, and its depth."""
    step = Step(
        rule="R16",
        act="a",
        text="it is barred",
        rows=(("effects", 0), ("acts", 1)),
        because=(Step(rule="R14", act="b", text="b is in force"),),
    )
    found = standing_document([STANDING], ASOF, proofs={"a": step}, facts=FACTS)["acts"][0]["proof"]
    assert found == [
        {"rule": "R16", "text": "it is barred", "passages": ["cannot be carried out"], "depth": 0},
        {"rule": "R14", "text": "b is in force", "passages": [], "depth": 1},
    ]
    assert proof_steps(step)[0]["passages"] == []


def chain(length: int) -> CaseFacts:
    claims = tuple(Claim(id=f"n{n}", text=f"claim {n}") for n in range(length))
    grounds = tuple(Ground(of=f"n{n}", ground="g", premises=(f"n{n + 1}",)) for n in range(length - 1))
    return CaseFacts(claims=claims, grounds=grounds, origins=(f"n{length - 1}",))


def test_a_stemma_has_the_public_shape() -> None:
    """A stemma comes as the format page shows it, with its tree."""
    found = stemma_document(stemma(chain(2), "n0"))
    assert found | {"tree": None} == {
        "claim": "n0",
        "nominal": 1,
        "grounded": "yes",
        "independence": {"strict": [1, 1], "wide": [1, 1]},
        "single_points_of_failure": {"strict": ["n1"], "wide": ["n1"]},
        "origins": ["n1"],
        "unknown_origins": [],
        "circles": [],
        "tree": None,
    }
    leaf = {"id": "n1", "text": "claim 1", "origin": True, "unknown": False, "controller": None, "seen": False, "grounds": []}
    assert found["tree"]["grounds"] == [{"ground": "g", "weight": "essential", "premises": [leaf]}]


def test_a_deep_tree_is_cut_and_says_so() -> None:
    """However deep a stemma is, its JSON can be written and read; the rows lose nothing."""
    deep = stemma(chain(5_000), "n0")
    text = json.dumps(stemma_document(deep))
    assert text.count('"cut": true') == 1
    assert json.loads(text)["origins"] == ["n4999"]
    rows = list(stemma_rows(deep))
    assert len(rows) == 5_000
    assert (rows[-1]["id"], rows[-1]["depth"], rows[-1]["supports"], rows[-1]["origin"]) == ("n4999", "4999", "n4998", "yes")


def test_rows_have_the_columns() -> None:
    """Rows hold text under exactly the columns that are named, with the dates on each row."""
    (row,) = standing_rows([STANDING])
    assert tuple(row) == STANDING_COLUMNS
    assert (row["modifiers"], row["assumed"], row["on"], row["known_by"], row["contested"]) == (
        "barred",
        "suspensive: no",
        "2023-07-31",
        "",
        "no",
    )
    assert all(
        tuple(row) == STEMMA_COLUMNS and all(isinstance(v, str) for v in row.values()) for row in stemma_rows(stemma(chain(3), "n0"))
    )
