"""A stemma as PROV-JSON (W3C member submission of 24 April 2013), for tools that know nothing of this program.

Nodes are entities, what rests on what is ``wasDerivedFrom`` with its ground and weight, an origin is a primary source of what rests on it
directly, and controllers and speakers are agents to whom a node is attributed. PROV has no word for "these premises are all needed":
derivations with one ``wf:ground`` belong together. Own terms have the prefix ``wf``; ids are percent-encoded where a name needs it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ..model.facts import Assertion, CaseFacts
from ..model.standing import Stemma, StemmaGround, StemmaNode

NAMESPACE = "urn:x-wellfounded:"

Json = dict[str, Any]


def write_prov(stemma: Stemma, facts: CaseFacts) -> str:
    """Return a stemma as PROV-JSON, the same bytes for the same stemma; ``facts`` are those it was read from."""
    return json.dumps(prov_document(stemma, facts), ensure_ascii=False, indent=1) + "\n"


def prov_document(stemma: Stemma, facts: CaseFacts) -> Json:
    """Return a stemma as the value of a PROV-JSON document."""
    kinds = _kinds(facts)
    told = {act.id: act.asserted for act in facts.acts} | {claim.id: claim.asserted for claim in facts.claims}
    entities: Json = {}
    agents: Json = {}
    derived: Json = {}
    attributed: Json = {}
    for node in nodes(stemma.tree):
        name = _name(node.id)
        if name not in entities:
            entities[name] = _entity(node, kinds.get(node.id, "Claim"))
            for agent, label, role in _agents(node, told.get(node.id, ()), facts):
                agents.setdefault(agent, {"prov:label": label})
                attributed[f"_:by{len(attributed) + 1}"] = {"prov:entity": name, "prov:agent": agent, "wf:role": role}
        for ground in node.grounds:
            for n, premise in enumerate(ground.premises):
                derived[f"_:rests{ground.row}.{n}"] = _derivation(name, ground, premise)
    entities[_name(stemma.claim)].update(_conclusions(stemma))
    parts = {"entity": entities, "agent": agents, "wasDerivedFrom": derived, "wasAttributedTo": attributed}
    return {"prefix": {"wf": NAMESPACE}} | {name: part for name, part in parts.items() if part}


def nodes(tree: StemmaNode) -> Iterator[StemmaNode]:
    """Yield every node of a tree, from the top, without recursion."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(premise for ground in reversed(node.grounds) for premise in reversed(ground.premises))


def _kinds(facts: CaseFacts) -> dict[str, str]:
    lists = (("Claim", facts.claims), ("Act", facts.acts), ("Source", facts.sources), ("Party", facts.entities))
    return {row.id: kind for kind, rows in lists for row in rows}


def _entity(node: StemmaNode, kind: str) -> Json:
    types = [_qualified(f"wf:{kind}")]
    if node.origin:
        types.append(_qualified("wf:Origin"))
    if node.unknown:
        types.append(_qualified("wf:Unknown"))
    return {"prov:label": node.text, "prov:type": types if len(types) > 1 else types[0], "wf:id": node.id}


def _agents(node: StemmaNode, told: tuple[Assertion, ...], facts: CaseFacts) -> Iterator[tuple[str, str, str]]:
    """Yield the agents of a node, each once: name, label, role."""
    if node.controller:
        yield _name(node.controller), _label(node.controller, facts), "controller"
    speakers = [assertion.chain[-1] if assertion.chain else assertion.document for assertion in told]
    for speaker in dict.fromkeys(speakers):
        if speaker:
            yield f"wf:speaker:{quote(speaker, safe='', errors='surrogatepass')}", speaker, "speaker"


def _derivation(name: str, ground: StemmaGround, premise: StemmaNode) -> Json:
    row: Json = {"prov:generatedEntity": name, "prov:usedEntity": _name(premise.id)}
    if premise.origin:
        row["prov:type"] = _qualified("prov:PrimarySource")
    return {**row, "wf:ground": ground.ground, "wf:weight": ground.weight}


def _conclusions(stemma: Stemma) -> Json:
    return {
        "wf:nominal": stemma.nominal,
        "wf:grounded": stemma.grounded.value,
        "wf:independentStrictLow": stemma.strict.low,
        "wf:independentStrictHigh": stemma.strict.high,
        "wf:independentWideLow": stemma.wide.low,
        "wf:independentWideHigh": stemma.wide.high,
    }


def _label(party: str, facts: CaseFacts) -> str:
    return next((one.name for one in facts.entities if one.id == party and one.name), party)


def _qualified(name: str) -> Json:
    return {"$": name, "type": "xsd:QName"}


def _name(identifier: str) -> str:
    return f"wf:{quote(identifier, safe='', errors='surrogatepass')}"
