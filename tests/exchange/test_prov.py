"""A stemma as PROV-JSON: what the submission asks for, and what the reference reader reads."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from wellfounded.exchange.facts import read_facts
from wellfounded.exchange.prov import prov_document, write_prov
from wellfounded.model.facts import Assertion, CaseFacts, Claim, Control, Ground, LegalAct, Party, Source, Weight
from wellfounded.reason.stemma import stemma

GOLD = os.environ.get("WELLFOUNDED_GOLD")

FACTS = CaseFacts(
    sources=(Source(id="s1", title="Report"),),
    entities=(Party(id="fund", name="Fund"), Party(id="veld", name="Republic of Veld")),
    acts=(LegalAct(id="a/1 ü", title="Order", asserted=(Assertion(chain=("s1", "Court of Veld")), Assertion(document="s1"))),),
    claims=(Claim(id="c", text="the claim"), Claim(id="u", text="unknown hands")),
    grounds=(
        Ground(of="c", ground="g1", premises=("a/1 ü", "s1"), weight=Weight.SOLE),
        Ground(of="c", ground="g2", premises=("u",), weight=Weight.SUPPORTING),
        Ground(of="s1", ground="g", premises=("a/1 ü",)),
    ),
    unknown_origins=("u",),
    controlled_by=(Control(entity="a/1 ü", controller="fund"), Control(entity="fund", controller="veld")),
)


def test_the_shape_is_that_of_the_submission() -> None:
    """Entities, agents and relations stand under their names, each relation with its two ends declared."""
    document = prov_document(stemma(FACTS, "c"), FACTS)
    assert document["prefix"] == {"wf": "urn:x-wellfounded:"}
    assert set(document["entity"]) == {"wf:c", "wf:a%2F1%20%C3%BC", "wf:s1", "wf:u"}
    assert document["entity"]["wf:s1"]["prov:type"] == {"$": "wf:Source", "type": "xsd:QName"}
    assert [t["$"] for t in document["entity"]["wf:u"]["prov:type"]] == ["wf:Claim", "wf:Origin", "wf:Unknown"]
    assert document["entity"]["wf:c"]["wf:independentWideHigh"] == 2
    ends = {
        "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity", "entity", "entity"),
        "wasAttributedTo": ("prov:entity", "prov:agent", "entity", "agent"),
    }
    for relation, (one, other, here, there) in ends.items():
        for key, row in document[relation].items():
            assert key.startswith("_:")
            assert row[one] in document[here]
            assert row[other] in document[there]


def test_derivations_carry_ground_weight_and_origin() -> None:
    """Each premise is a derivation with its ground; what is an origin is a primary source."""
    rows = {
        (row["prov:generatedEntity"], row["prov:usedEntity"]): row
        for row in prov_document(stemma(FACTS, "c"), FACTS)["wasDerivedFrom"].values()
    }
    assert len(rows) == 4
    assert rows["wf:c", "wf:s1"] == {"prov:generatedEntity": "wf:c", "prov:usedEntity": "wf:s1", "wf:ground": "g1", "wf:weight": "sole"}
    assert rows["wf:s1", "wf:a%2F1%20%C3%BC"]["prov:type"]["$"] == "prov:PrimarySource"
    assert rows["wf:c", "wf:u"]["wf:weight"] == "supporting"


def test_agents_are_controllers_and_speakers() -> None:
    """A node is attributed to the controller that it counts as, and to each who speaks of it."""
    document = prov_document(stemma(FACTS, "c"), FACTS)
    told = {
        (row["prov:agent"], row["wf:role"]) for row in document["wasAttributedTo"].values() if row["prov:entity"] == "wf:a%2F1%20%C3%BC"
    }
    assert told == {("wf:veld", "controller"), ("wf:speaker:Court%20of%20Veld", "speaker"), ("wf:speaker:s1", "speaker")}
    assert document["agent"]["wf:veld"] == {"prov:label": "Republic of Veld"}


def check_with_reference(text: str, nodes: int) -> None:
    model = pytest.importorskip("prov.model")
    read = model.ProvDocument.deserialize(content=text)
    assert len(list(read.get_records(model.ProvEntity))) == nodes
    derived = list(read.get_records(model.ProvDerivation))
    assert len(derived) == len(json.loads(text)["wasDerivedFrom"])
    again = model.ProvDocument.deserialize(content=read.serialize())
    assert again == read


def test_the_reference_reader_reads_it() -> None:
    """The library of the authors of the format reads every record and loses none."""
    check_with_reference(write_prov(stemma(FACTS, "c"), FACTS), 4)


@pytest.mark.skipif(not GOLD, reason="WELLFOUNDED_GOLD is not set")
def test_the_stemmata_of_the_sample_case() -> None:
    """Every claim and act of the sample case that rests on something can be written."""
    facts = read_facts(Path(GOLD or "", "gold", "facts.json").read_bytes())
    for of in sorted({ground.of for ground in facts.grounds}):
        found = stemma(facts, of)
        text = write_prov(found, facts)
        document: dict[str, Any] = json.loads(text)
        check_with_reference(text, len(document["entity"]))
        assert {f"wf:{origin}" for origin in found.origins} <= set(document["entity"])
