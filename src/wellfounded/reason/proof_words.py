"""The sentences of proofs: what a rule gives of these acts here, for a reader who knows the law and not the engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..model.edtf import Edtf
from ..model.standing import Label
from .evaluation import Evaluation
from .rules import Literal, Relation, Rule
from .wfs import TRUE, UNDEFINED

MOST_NAMED = 12
_HOLDS: dict[str, tuple[str, str]] = {
    "made": ("was made", "was not made"),
    "madeD": ("was made", "was not made"),
    "quashed": ("is quashed", "is not quashed"),
    "ended": ("has ended", "has not ended"),
    "expired": ("has expired", "has not expired"),
    "stayed": ("is stayed", "is not stayed"),
    "disposed": ("is decided", "is not decided"),
    "pending": ("is pending", "is not pending"),
    "valid": ("is valid", "is not valid"),
    "operative": ("has effect", "has no effect"),
    "stands": ("stands", "does not stand"),
    "in_force": ("is in force", "is not in force"),
    "unsound": ("no longer carries what rests on it", "still carries what rests on it"),
    "tainted": ("is tainted", "is not tainted"),
    "exposed": ("is exposed", "is not exposed"),
    "lost": ("is lost", "is not lost"),
    "closed": ("is said to rest solely on the grounds told", "is not said to rest solely on the grounds told"),
    "retracted": ("was taken back or found false", "was not taken back"),
}
_JOINED: dict[Relation, str] = {
    Relation.ANNULLED_BY: "{b} annuls {a}",
    Relation.ENDED_BY: "{b} ends {a}",
    Relation.STAYED_BY: "{b} stays {a}",
    Relation.SUSPENDED_BY_CHALLENGE: "{b} challenges {a} with suspensive effect",
    Relation.DECIDED_BY: "{b} decides {a}",
    Relation.ACCESSORY_TO: "{a} hangs on {b}",
    Relation.PART_OF: "{a} is a part of {b}",
    Relation.WHOLE_OF: "{b}, said to be all the parts of {a}",
    Relation.CHALLENGED_BY: "{b} challenges {a}",
    Relation.BARRED_BY: "{b} bars {a}",
    Relation.IMPLEMENTS: "{a} implements {b}",
    Relation.FOUND_FALSE_BY: "{b} found {a} false",
    Relation.RESTS_ON: "{a} rests on {b}",
    Relation.HAS_PREMISE: "{a} needs {b}",
}
_SO: dict[str, str] = {"operative": "was not itself set aside", "in_force": "is in force", "pending": "is pending"}
"""How the reader is told that an act does what it does to another."""
_ITSELF: dict[str, str] = {"quashed": "was itself quashed", "ended": "has itself ended", "stayed": "is itself stayed"}


class Words:
    """The names and dates of one case as of three dates, put into sentences."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.program = evaluation.program
        self.facts = self.program.facts
        self._ids = list(self.program.things)
        self._claims = {claim.id: claim.text for claim in self.facts.claims}

    def id(self, thing: int) -> str:
        return self._ids[thing]

    def name(self, node: int) -> str:
        """Return the id of an act or claim, with its title in brackets, or the ground of one."""
        program = self.program
        if node >= program.ground_nodes:
            ground = program.grounds[node - program.ground_nodes]
            return f"the ground {self.facts.grounds[ground.row].ground} of {self._ids[ground.of]}"
        thing = node if node < program.acts else node - program.reliance
        id_ = self._ids[thing]
        title = self.facts.acts[thing].title if thing < program.acts else self._claims.get(id_, "")
        return f"{id_} ({title})" if title and title != id_ else id_

    def label(self, act: int, label: Label) -> str:
        said = {
            Label.UNKNOWN: "{a} is not known",
            Label.NOT_YET: "{a} was not made yet",
            Label.UNDETERMINED_DATE: "whether {a} was made yet is undetermined",
            Label.UNDETERMINED: "whether {a} has force is undetermined",
            Label.SUSPENDED: "{a} stands but is suspended",
            Label.ENDED: "{a} has ended",
        }.get(label, "{a} is " + label)
        return f"{said.format(a=self.name(act))}, {self.evaluation.asof}."

    def literal(self, node: int, name: str, value: int) -> str:
        """Say that something holds, does not hold, or is undetermined."""
        holds, fails = _HOLDS[name]
        if value == UNDEFINED:
            return f"Whether {self.name(node)} {holds} is undetermined."
        return f"{self.name(node)} {holds if value == TRUE else fails}."

    def instance(self, node: int, rule: Rule, others: Sequence[int], value: int, blame: Sequence[tuple[int, Literal]]) -> str:
        """Say what joins these acts and what follows; ``blame`` is what makes the rule fail, or leaves it open."""
        if rule.via is None:
            return self.literal(node, rule.head, value)
        named = self.names(others)
        joined = _JOINED[rule.via].format(a=self.name(node), b=named)
        if value == TRUE:
            return f"{joined}{self._so(rule, named, len(others))}."
        if not blame:
            return f"{joined}."
        at, literal = blame[0]
        if value == UNDEFINED:
            verb = _HOLDS[literal.name][0 if literal.holds else 1]
            if literal.name in ("made", "madeD"):
                return f"{joined}, but whether {self.name(at)} was made in time is undetermined."
            return f"{joined}, but whether {self._that(at, others, node)} {verb} is undetermined."
        return f"{joined}, but {self._that(at, others, node)} {self._failing(literal)}."

    def _so(self, rule: Rule, named: str, count: int) -> str:
        literal = rule.other[0]
        if rule.via is Relation.IMPLEMENTS:
            return f", and {named} no longer stands"
        if literal.name in _SO:
            return f" and {_SO[literal.name]}"
        verb = _HOLDS[literal.name][0]
        return f", which {verb}" if count == 1 else f": each of them {verb}"

    def _that(self, at: int, others: Sequence[int], node: int) -> str:
        return self.name(at) if at == node or len(others) > 1 else "that act" if at < self.program.acts else "that"

    def _failing(self, literal: Literal) -> str:
        if literal.name == "made":
            return f"was not made by {date.fromordinal(self.evaluation.made_by)}"
        if literal.name == "madeD":
            return f"was not made by {date.fromordinal(self.evaluation.on)}"
        if not literal.holds and literal.name in _ITSELF:
            return _ITSELF[literal.name]
        return "still stands" if literal.name == "stands" and not literal.holds else _HOLDS[literal.name][1 if literal.holds else 0]

    def date(self, act: int, name: str) -> str:
        """Say where a date of an act lies beside D or J."""
        told = self.facts.acts[act]
        evaluation = self.evaluation
        if name == "expired":
            return self._last_day(act, told.until)
        day = date.fromordinal(evaluation.on if name == "madeD" else evaluation.made_by)
        value = evaluation.dates(act)[name == "madeD"]
        if told.date is None:
            return f"{self.name(act)} has no date; whether it was made by {day} is undetermined."
        if value == UNDEFINED:
            return f"{self.name(act)} is dated {told.date}: some day in that time, which may lie before or after {day}."
        return f"{self.name(act)} was made {told.date}, {'by' if value == TRUE else 'after'} {day}."

    def _last_day(self, act: int, until: Edtf | None) -> str:
        day = date.fromordinal(self.evaluation.on)
        value = self.evaluation.expired(act)
        where = "which may lie before or after" if value == UNDEFINED else "before" if value == TRUE else "not before"
        return f"The last day of force of {self.name(act)} is {until}, {where} {day}."

    def unknown(self, act: int) -> str:
        return f"No source known by {self.evaluation.asof.known_by} tells of {self.name(act)}."

    def part(self, act: int, part: int, name: str) -> str:
        return f"{self.name(part)}, a part of {self.name(act)}, {_HOLDS[name][0]}."

    def assumed(self, act: int, row: int, words: str) -> str:
        """Say what was assumed of an effect that bears on an act, and why."""
        effect = self.facts.effects[row]
        source = self.name(self.program.number[effect.source])
        if effect.alternative is not None and words.startswith(str(effect.kind)):
            return (
                f"The text leaves open whether {source} {effect.kind} or {effect.alternative} {self.name(act)}; "
                f"it was computed with the first ({words})."
            )
        return f"Nobody says whether {source} suspends {self.name(act)}; it was assumed that it does not ({words})."

    def above(self, node: int, name: str, value: int) -> str:
        return f"{self.literal(node, name, value)[:-1]}, as shown elsewhere in this proof."

    def further(self, node: int, name: str, value: int) -> str:
        return f"{self.literal(node, name, value)[:-1]}; the steps below this one are left out, ask for the proof of that act."

    def more(self, count: int) -> str:
        return f"{count} more rows of this kind, which give no more, are left out."

    def round(self, node: int, value: int, nodes: Sequence[int]) -> str:
        """Say that a literal was come back to, and over which acts."""
        things = list(dict.fromkeys(self._ids[at] for at in nodes))
        shown = things[:MOST_NAMED] + ([f"{len(things) - MOST_NAMED} more"] if len(things) > MOST_NAMED else [])
        circle = " → ".join([*shown, things[0]])
        if value == UNDEFINED:
            return f"That comes back to {self.name(node)}: a circle, {circle}, which nothing outside it decides."
        return f"That comes back to {self.name(node)}: in the circle {circle} each rests only on the others, which supports nothing."

    def names(self, nodes: Sequence[int]) -> str:
        names = [self.name(node) for node in nodes[:MOST_NAMED]]
        if len(nodes) > MOST_NAMED:
            names.append(f"{len(nodes) - MOST_NAMED} more")
        return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
