"""From the settled state of an act to its label and to what stands beside it, in the order of the specification."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..model.standing import Label, Modifier, RequestWord
from .evaluation import Evaluation
from .rules import Kind
from .tables import beside, table
from .wfs import FALSE, TRUE, UNDEFINED

TAKES: tuple[tuple[str, Label], ...] = (("quashed", Label.QUASHED), ("ended", Label.ENDED), ("stayed", Label.SUSPENDED))
"""What takes force from an act, with its label, the first that fits."""
_STANDING = frozenset({Label.IN_FORCE, Label.IN_FORCE_IN_PART, Label.SUSPENDED})
_NO_TAINT = frozenset({Label.UNKNOWN, Label.NOT_YET})
OPEN_LABELS = frozenset({Label.UNDETERMINED, Label.UNDETERMINED_DATE})
_REQUEST = {TRUE: RequestWord.PENDING, FALSE: RequestWord.DECIDED, UNDEFINED: RequestWord.UNSURE}
WORDS = {"challenged": Modifier.CHALLENGED, "barred": Modifier.BARRED, "basis_fallen": Modifier.BASIS_FALLEN}


class Reading(NamedTuple):
    """A label with its modifiers and the word for both. ``firm``: no further certainty about dates could change label and modifiers."""

    label: Label
    modifiers: tuple[str, ...]
    word: str
    firm: bool


@cache
def of_state() -> tuple[Label, ...]:
    """Return the label of an act in each state of its force, parts left aside."""
    columns = table(Kind.FORCE).columns
    return tuple(_label(state, columns) for state in range(table(Kind.FORCE).size))


def _label(state: int, columns: dict[str, bytes]) -> Label:
    made = columns["madeD"][state]
    if made != TRUE:
        return Label.UNDETERMINED_DATE if made == UNDEFINED else Label.NOT_YET
    for name, label in TAKES:
        if columns[name][state] != FALSE:
            return label if columns[name][state] == TRUE else Label.UNDETERMINED
    return Label.IN_FORCE


def needed(evaluation: Evaluation, act: int) -> Iterator[int]:
    """Yield the nodes on which the label of an act and its modifiers depend."""
    program = evaluation.program
    yield act
    for rows in (program.parts, program.beside):
        if act in rows:
            for edge in rows[act]:
                if edge.known <= evaluation.known_by:
                    yield edge.other
    if act in program.grounds_of:
        yield program.reliance + act


def label_of(evaluation: Evaluation, act: int) -> Label:
    """Return the label of an act whose nodes are settled."""
    if not evaluation.known(act):
        return Label.UNKNOWN
    label = of_state()[evaluation.state[act]]
    if label is Label.IN_FORCE and act in evaluation.program.parts and fallen_parts(evaluation, act):
        return Label.IN_FORCE_IN_PART
    return label


def word_of(evaluation: Evaluation, act: int) -> str:
    """Return the word by which the label of an act is shown: of a request that is in force whether it is pending or decided."""
    return _word(evaluation, act, label_of(evaluation, act))


def _word(evaluation: Evaluation, act: int, label: Label) -> str:
    if label is not Label.IN_FORCE or act not in evaluation.program.asking:
        return label.value
    return _REQUEST[evaluation.value(act, "pending")].value


def fallen_parts(evaluation: Evaluation, act: int, value: int = TRUE) -> list[int]:
    """Return the parts known by K that are quashed or ended (``value`` UNDEFINED: that may be)."""
    columns = table(Kind.FORCE).columns
    parts = [edge.other for edge in evaluation.program.parts[act] if edge.known <= evaluation.known_by]
    return [part for part in parts if max(columns[name][evaluation.state[part]] for name in ("quashed", "ended")) == value]


def read(evaluation: Evaluation, act: int) -> Reading:
    """Return the label of an act and its modifiers."""
    label = label_of(evaluation, act)
    program = evaluation.program
    firm = label not in OPEN_LABELS
    if label in _NO_TAINT or (act not in program.beside and act not in program.grounds_of and act not in program.parts):
        return Reading(label, (), _word(evaluation, act, label), firm)
    found: list[str] = []
    if label in _STANDING:
        for name, value in beside_values(evaluation, act):
            if value != FALSE:
                found.append(WORDS[name] if value == TRUE else f"{WORDS[name]}?")
                firm = firm and value == TRUE
    if act in program.grounds_of:
        tainted, exposed = (evaluation.value(program.reliance + act, name) for name in ("tainted", "exposed"))
        if tainted != FALSE:
            found.append(Modifier.TAINTED if tainted == TRUE else f"{Modifier.TAINTED}?")
        elif exposed == TRUE:
            found.append(Modifier.EXPOSED)
        firm = firm and UNDEFINED not in (tainted, exposed)
    if label is Label.IN_FORCE and act in program.parts:
        firm = firm and not fallen_parts(evaluation, act, UNDEFINED)
    return Reading(label, tuple(sorted(str(word) for word in found)), _word(evaluation, act, label), firm)


def beside_values(evaluation: Evaluation, act: int) -> Iterator[tuple[str, int]]:
    """Yield what rules R15 to R17 say of an act: the name, and 0 no, 1 undefined, 2 yes."""
    edges = evaluation.program.beside.get(act, ())
    state = evaluation.state
    for relation, (rule, own, other) in beside().items():
        reached = max((other[state[e.other]] for e in edges if e.relation == relation and e.known <= evaluation.known_by), default=FALSE)
        yield rule.head, min(own[state[act]], reached)
