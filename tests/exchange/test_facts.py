"""Facts as JSON: what is read is written again, what is wrong is named by its path and nothing of it is kept."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wellfounded.errors import InputError
from wellfounded.exchange.facts import read_facts, write_facts
from wellfounded.model.facts import Assertion, CaseFacts, Claim, Control, Ground, LegalAct, Source, Suspensive, Weight
from wellfounded.model.labels import EffectKind, Mode

GOLD = os.environ.get("WELLFOUNDED_GOLD")


def document(**lists: Any) -> dict[str, Any]:
    """Return a small sound document with some of its lists replaced."""
    return {
        "format": "wellfounded-facts/1",
        "sources": [{"id": "s1", "title": "Report", "known_from": "2021-03-04"}],
        "entities": [{"id": "veld", "name": "Republic of Veld", "kind": "state"}],
        "acts": [{"id": "a1", "kind": "decision", "date": "2019-05"}, {"id": "a2", "kind": "decree", "date": "2020/2021-02"}],
        "claims": [{"id": "c1", "text": "the firm belongs to the state"}],
        **lists,
    }


def refusal(**lists: Any) -> str:
    """Return the message with which a document is refused."""
    with pytest.raises(InputError) as caught:
        read_facts(json.dumps(document(**lists)), name="f.json")
    return str(caught.value)


def test_every_key_is_read() -> None:
    """Each key of the format reaches its field."""
    facts = read_facts(
        json.dumps(
            document(
                proceedings=[{"id": "p1", "title": "t", "jurisdiction": "VE", "forum": "Court", "parties": {"applicant": ["Ada Holm"]}}],
                acts=[
                    {
                        "id": "a1",
                        "title": "T",
                        "kind": "order",
                        "type": "stay",
                        "body": "Court",
                        "proceeding": "p1",
                        "date": "2019",
                        "until": "2020-01-02",
                        "mode": "ex_parte",
                        "outcome": "granted",
                        "known_from": ["s1"],
                        "asserted": [{"chain": ["s1", "Court"], "document": "s1", "start": 3, "end": 9, "text": "stayed"}],
                    },
                    {"id": "a2", "known_from": "2020-01-01"},
                ],
                effects=[
                    {"kind": "ends", "source": "a1", "target": "a2", "suspensive": "unstated", "alternative": "annuls", "stated": False}
                ],
                parts=[{"whole": "a1", "part": "a2", "complete": True}],
                grounds=[{"of": "c1", "ground": "g", "premises": ["a1", "s1", "veld"], "weight": "sole", "known_from": ["s1"]}],
                closed=[{"of": "c1"}],
                retracted=[{"claim": "c1", "by": "Ada Holm"}],
                same=[{"a": "a1", "b": "a2"}],
                recognition=[{"act": "a1", "order": "FR", "value": "refused"}],
                origins=["a1"],
                unknown_origins=["s1"],
                controlled_by=[{"entity": "c1", "controller": "veld"}],
            )
        )
    )
    act = facts.acts[0]
    assert (str(act.date), str(act.until), act.mode, act.known_from) == ("2019", "2020-01-02", Mode.EX_PARTE, ("s1",))
    assert act.asserted == (Assertion(chain=("s1", "Court"), document="s1", start=3, end=9, text="stayed"),)
    assert facts.acts[1].known_from == date(2020, 1, 1)
    assert facts.effects[0].alternative is EffectKind.ANNULS
    assert facts.effects[0].suspensive is Suspensive.UNSTATED
    assert not facts.effects[0].stated
    assert facts.grounds[0] == Ground(of="c1", ground="g", premises=("a1", "s1", "veld"), weight=Weight.SOLE, known_from=("s1",))
    assert facts.controlled_by == (Control(entity="c1", controller="veld"),)
    assert facts.sources[0].known_from == date(2021, 3, 4)
    assert facts.proceedings[0].parties == {"applicant": ("Ada Holm",)}
    assert read_facts(write_facts(facts)) == facts


def test_unknown_keys_are_kept() -> None:
    """Unknown keys come back on every row, inside passages, and at the top."""
    given = document(
        note={"b": [1, None, 2.5]},
        acts=[{"id": "a1", "colour": "red", "asserted": [{"text": "x", "page": 3}]}, {"id": "a2", "nothing": None}],
    )
    written = json.loads(write_facts(read_facts(json.dumps(given))))
    assert written["note"] == {"b": [1, None, 2.5]}
    assert written["acts"][0]["colour"] == "red"
    assert written["acts"][0]["asserted"] == [{"text": "x", "page": 3}]
    assert written["acts"][1] == {"id": "a2", "kind": "decision", "nothing": None}


def test_what_is_odd_in_law_is_no_fault_of_the_file() -> None:
    """Cycles, an act that annuls itself and dates out of order are imported."""
    effects = [
        {"kind": "annuls", "source": "a1", "target": "a1"},
        {"kind": "annuls", "source": "a1", "target": "a2"},
        {"kind": "annuls", "source": "a2", "target": "a1"},
    ]
    grounds = [{"of": "c1", "ground": "g", "premises": ["c1"], "weight": "sole"}]
    assert len(read_facts(json.dumps(document(effects=effects, grounds=grounds))).effects) == 3


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        (
            {"effects": [{"kind": "annuls", "source": "a1", "target": "x"}]},
            "f.json: effects[0].target: 'x' is not declared; nothing was read",
        ),
        (
            {"effects": [{"kind": "annuls", "source": "c1", "target": "a1"}]},
            "effects[0].source: 'c1' names a claim, where an act is expected",
        ),
        (
            {"effects": [{"kind": "voids", "source": "a1", "target": "a2"}]},
            "effects[0].kind: 'voids' is unknown; it is one of annuls, ends",
        ),
        ({"effects": [{"kind": "annuls", "source": "a1"}]}, "effects[0].target: is missing"),
        (
            {"effects": [{"kind": "challenges", "source": "a1", "target": "a2", "suspensive": "maybe"}]},
            "effects[0].suspensive: 'maybe' is unknown",
        ),
        ({"acts": [{"id": "a1"}, {"id": "a1"}]}, "acts[1].id: 'a1' is declared twice, first as acts[0]"),
        ({"claims": [{"id": "a1"}]}, "claims[0].id: 'a1' is declared twice, first as acts[0]"),
        ({"acts": [{"id": "a1", "date": "2019-13"}]}, "acts[0].date: '2019-13' is not an EDTF date"),
        ({"acts": [{"id": "a1", "date": "{2019,2020}"}]}, "acts[0].date: '{2019,2020}' is not an EDTF date"),
        ({"acts": [{"id": "a1", "until": "in May"}]}, "acts[0].until: 'in May' is not an EDTF date"),
        ({"acts": [{"id": "a1", "date": 2019}]}, "acts[0].date: expected a text, not a whole number"),
        ({"acts": [{"id": ""}]}, "acts[0].id: an id cannot be empty"),
        ({"acts": [{"id": None}]}, "acts[0].id: expected a text, not null"),
        ({"acts": [[]]}, "acts[0]: expected an object, not a list"),
        ({"acts": {}}, "acts: expected a list, not an object"),
        ({"acts": [{"id": "a1", "mode": "secret"}]}, "acts[0].mode: 'secret' is unknown"),
        ({"acts": [{"id": "a1", "type": "raid"}]}, "acts[0].type: 'raid' is unknown"),
        ({"acts": [{"id": "a1", "known_from": ["s2"]}]}, "acts[0].known_from[0]: 's2' is not declared"),
        ({"acts": [{"id": "a1", "known_from": "2019-5"}]}, "acts[0].known_from: '2019-5' is not a day"),
        ({"sources": [{"id": "s1", "known_from": "20190504"}]}, "sources[0].known_from: '20190504' is not a day"),
        ({"acts": [{"id": "a1", "asserted": [{"start": True}]}]}, "acts[0].asserted[0].start: expected a position"),
        (
            {"acts": [{"id": "a1", "asserted": [{"start": 5, "end": 2}]}]},
            "acts[0].asserted[0].end: the passage ends at 2, before it starts",
        ),
        ({"acts": [{"id": "a1", "asserted": [{"document": "s9"}]}]}, "acts[0].asserted[0].document: 's9' is not declared"),
        (
            {"grounds": [{"of": "c1", "ground": "g", "premises": ["a1", "x"], "weight": "sole"}]},
            "grounds[0].premises[1]: 'x' is not declared",
        ),
        ({"grounds": [{"of": "c1", "ground": "g", "premises": []}]}, "grounds[0].premises: a ground needs at least one premise"),
        ({"grounds": [{"of": "veld", "ground": "g", "premises": ["a1"]}]}, "grounds[0].of: 'veld' names an entity"),
        ({"grounds": [{"of": "c1", "ground": "g", "premises": ["a1"], "weight": "heavy"}]}, "grounds[0].weight: 'heavy' is unknown"),
        (
            {"grounds": [{"of": "c1", "ground": "g", "premises": ["a1"]}] * 2},
            "grounds[1].ground: 'g' of 'c1' is declared twice, first as grounds[0]",
        ),
        ({"origins": ["c1", "x"]}, "origins[1]: 'x' is not declared"),
        ({"unknown_origins": "c1"}, "unknown_origins: expected a list, not a text"),
        ({"controlled_by": [{"entity": "c1", "controller": "x"}]}, "controlled_by[0].controller: 'x' is not declared"),
        ({"same": [{"a": "a1", "b": "c1"}]}, "same[0].b: 'c1' names a claim, where an act or an entity is expected"),
        ({"proceedings": [{"id": "p"}], "acts": [{"id": "a", "proceeding": "q"}]}, "acts[0].proceeding: 'q' is not declared"),
        ({"proceedings": [{"id": "p"}, {"id": "p"}]}, "proceedings[1].id: 'p' is declared twice"),
        ({"proceedings": [{"id": "p", "parties": {"applicant": ["A", 1]}}]}, "proceedings[0].parties.applicant[1]: expected a text"),
        ({"recognition": [{"act": "a1", "order": "FR", "value": "full"}]}, "recognition[0].value: 'full' is unknown"),
        ({"parts": [{"whole": "a1", "part": "a2", "complete": "yes"}]}, "parts[0].complete: expected true or false, not a text"),
    ],
)
def test_a_fault_is_named_by_its_path(lists: dict[str, Any], message: str) -> None:
    """Each fault is refused with the path of the value."""
    assert message in refusal(**lists)


def test_all_faults_come_in_one_message() -> None:
    """Up to twenty faults are told at once, in the order of the file, and the rest are counted."""
    message = refusal(acts=[{"id": f"a{n}", "date": "soon"} for n in range(30)])
    lines = message.splitlines()
    assert lines[0].startswith("f.json: acts[0].date: 'soon' is not an EDTF date")
    assert lines[0].endswith("nothing was read")
    assert lines[19].startswith("  acts[19].date")
    assert lines[20] == "  … and 10 more"


@pytest.mark.parametrize("form", ["wellfounded-facts/2", None, 1, ["wellfounded-facts/1"]])
def test_another_format_is_refused(form: object) -> None:
    """Only this version of the format is read."""
    with pytest.raises(InputError, match=r"^f: format: .*this program reads wellfounded-facts/1"):
        read_facts(json.dumps({**document(), "format": form}), name="f")


def test_a_proceeding_needs_no_declaration_without_a_list() -> None:
    """Where there is no list of proceedings, acts may name any; the body is free text always."""
    facts = read_facts(json.dumps(document(acts=[{"id": "a1", "proceeding": "q", "body": "somebody"}])))
    assert facts.acts[0].proceeding == "q"
    assert read_facts(write_facts(facts)) == facts


def test_an_unknown_key_cannot_shadow_a_known_one() -> None:
    """A row made in a program cannot smuggle in a key of the format."""
    with pytest.raises(InputError, match="key of the format"):
        write_facts(CaseFacts(claims=(Claim(id="c", extra={"text": "y"}),)))
    with pytest.raises(InputError, match="cannot be written"):
        write_facts(CaseFacts(claims=(Claim(id="c", extra={"when": date(2020, 1, 1)}),)))


def test_large_files_are_read() -> None:
    """Many rows are no more than many rows."""
    acts = tuple(LegalAct(id=f"a{n}", known_from=("s",)) for n in range(20_000))
    assert read_facts(write_facts(CaseFacts(sources=(Source(id="s"),), acts=acts))).acts == acts


@pytest.mark.skipif(not GOLD, reason="WELLFOUNDED_GOLD is not set")
def test_the_gold_facts_go_round() -> None:
    """The facts of the sample case lose nothing on the way in and out."""
    given = Path(GOLD or "", "gold", "facts.json").read_bytes()
    facts = read_facts(given)
    written = write_facts(facts)
    assert read_facts(written) == facts
    assert write_facts(read_facts(written)) == written
    before, after = json.loads(given), json.loads(written)
    for name, rows in before.items():
        if isinstance(rows, list):
            assert [slim(row) for row in rows] == [slim(row) for row in after.get(name, [])], name


def slim(row: Any) -> Any:
    """Leave out of a row what says nothing."""
    if not isinstance(row, dict):
        return row
    return {key: value for key, value in row.items() if value not in (None, [], "", {}) and (key, value) != ("mode", "unknown")}
