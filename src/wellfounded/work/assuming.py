"""What a person adds by hand, as rows of facts: ``SUBJECT VERB OBJECT…``, always with who says so.

The word of the one who adds it is the assertion, or a passage of a document with whoever it quotes. Nothing is added that the case
could not tell apart later: every row lies in the journal, and taking the entry back takes the row out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import InputError, UsageError
from ..model.edtf import Edtf
from ..model.ids import content_id
from ..model.labels import EffectKind
from .facts import Facts
from .passages import find_passages

EDITOR = "the editor"
Row = dict[str, object]
Rows = dict[str, list[Row]]
Find = Callable[[str], str]
"""From what a person typed to an id of the case."""

EFFECTS = tuple(kind.value for kind in EffectKind if kind is not EffectKind.PART)
DECLARES = ("act", "claim", "entity", "proceeding", "origin", "unknown-origin")
VERBS = ("is", *EFFECTS, "part-of", "rests-on", "rests-solely-on", "closed", "controlled-by", "same-as", "retracted", "recognised-in")
_ACT_OPTIONS = ("title", "kind", "type", "body", "proceeding", "date", "until", "mode", "outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What a person says: subject, verb and objects as they were typed, with the values of the options by name."""

    subject: str
    verb: str
    objects: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    passage: str = ""
    says: tuple[str, ...] = ()
    who: str = ""
    """Whose word it is where no passage says so."""


def rows_of(said: Assumption, facts: Facts, find: Find) -> Rows:
    """Return the rows that an assumption adds.

    Raises UsageError for an unknown verb or a wrong number of objects, InputError for an id that the case does not have.
    """
    told: Row = {"asserted": [_assertion(said, facts)]}
    known = {"known_from": [document]} if (document := str(told["asserted"][0].get("document", ""))) else {}  # type: ignore[index]
    if said.verb == "is":
        return _declared(said, find, {**told, **known})
    if said.verb not in VERBS:
        raise UsageError(f"{said.verb!r} is no verb of an assumption; the verbs are {', '.join(VERBS)}")
    return _related(said, find, {**told, **known})


def _assertion(said: Assumption, facts: Facts) -> Row:
    if not said.passage:
        return {"chain": [f"{EDITOR} ({said.who})" if said.who else EDITOR, *said.says]}
    found = find_passages(facts, said.passage, around=0)[0]
    document = str(found.document.id)
    passage = found.passage
    return {"chain": [document, *said.says], "document": document, "start": passage.start, "end": passage.end, "text": passage.exact}


def _declared(said: Assumption, find: Find, told: Row) -> Rows:
    what = _one(said, DECLARES)
    options = {name: value for name, value in said.options.items() if value}
    if what == "act":
        row: Row = {"id": said.subject, **{name: options[name] for name in _ACT_OPTIONS if name in options}, **told}
        for name in ("date", "until"):
            if name in options:
                row[name] = str(Edtf.parse(options[name]))
        return {"acts": [row]}
    if what == "claim":
        return {"claims": [{"id": said.subject, "text": options.get("title", said.subject), **told}]}
    if what == "entity":
        return {"entities": [{"id": said.subject, "name": options.get("title", said.subject), "kind": options.get("kind", "")}]}
    if what == "proceeding":
        words = {"title": options.get("title", said.subject), "forum": options.get("body", "")}
        return {"proceedings": [{"id": said.subject, **words}]}
    origin: list[Any] = [find(said.subject)]
    return {"origins": origin} if what == "origin" else {"origins": origin, "unknown_origins": origin}


def _related(said: Assumption, find: Find, told: Row) -> Rows:
    subject, options = find(said.subject), said.options
    if said.verb in EFFECTS:
        row = {"kind": said.verb, "source": subject, "target": find(_one(said)), **told}
        row.update({name: options[name] for name in ("suspensive", "alternative") if options.get(name)})
        return {"effects": [row]}
    if said.verb in {"rests-on", "rests-solely-on"}:
        return _resting(said, subject, [find(one) for one in _some(said)], told)
    if said.verb == "closed":
        return {"closed": [{"of": subject, **told}]}
    if said.verb == "retracted":
        return {"retracted": [{"claim": subject, "by": find(said.objects[0]) if said.objects else "", **told}]}
    if said.verb == "recognised-in":
        return {"recognition": [{"act": subject, "order": _one(said), "value": options.get("value") or "unstated", **told}]}
    other = find(_one(said))
    if said.verb == "part-of":
        return {"parts": [{"whole": other, "part": subject, "complete": bool(options.get("complete")), **told}]}
    if said.verb == "controlled-by":
        return {"controlled_by": [{"entity": subject, "controller": other, **told}]}
    return {"same": [{"a": subject, "b": other, **told}]}


def _resting(said: Assumption, subject: str, premises: Sequence[str], told: Row) -> Rows:
    solely = said.verb == "rests-solely-on"
    number = content_id("ground", subject, sorted(premises), told)
    weight = said.options.get("weight") or ("sole" if solely else "essential")
    rows: Rows = {"grounds": [{"of": subject, "ground": number, "premises": list(premises), "weight": weight, **told}]}
    return {**rows, "closed": [{"of": subject, **told}]} if solely else rows


def _one(said: Assumption, words: Sequence[str] = ()) -> str:
    if len(said.objects) != 1:
        raise UsageError(f"`{said.subject} {said.verb}` takes one object, not {len(said.objects)}")
    if words and said.objects[0] not in words:
        raise UsageError(f"`{said.subject} {said.verb}` takes one of {', '.join(words)}, not {said.objects[0]!r}")
    return said.objects[0]


def _some(said: Assumption) -> tuple[str, ...]:
    if not said.objects:
        raise InputError(f"`{said.subject} {said.verb}` takes at least one premise")
    return said.objects
