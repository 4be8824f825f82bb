"""Protects persons and passages, makes rings, and says what is protected: written to the journal, and read from it alone.

The words of a protection lie beside its entry. Those about a person are kept when a document is forgotten, or the person would be named
in all others; those about a passage go with its document.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence

from ..errors import InputError, UnknownIdError
from ..model.entities import Entity
from ..model.folding import fold
from ..model.journal import Entry, EntryKind
from ..model.labels import NameKind
from ..model.passages import Selector
from ..model.protection import Protections, Ring, protections_of
from ..resolve.judging import in_force
from ..store.protocol import Store
from .called import the_entity
from .facts import Facts
from .passages import Shown, find_passages

_PLACE = re.compile(r":\d+-\d+$")
_FACT = re.compile(r"[a-z]+\.[0-9a-f]{16}")
KINDS = frozenset({EntryKind.RING, EntryKind.PROTECTED})


def protections(store: Store) -> Protections:
    """Return what is protected today, and the rings."""
    entries = list(store.entries())
    valid = in_force(entries)
    told = [entry for entry in entries if entry.kind in KINDS and entry.number in valid]
    return protections_of((entry, store.secret(entry.number)) for entry in told)


def ring_called(store: Store, name: str) -> Ring:
    """Return the ring of a name; InputError where there is none."""
    rings = protections(store).rings
    if name not in rings:
        known = ", ".join(sorted(rings)) or "none yet"
        raise InputError(f"there is no ring {name!r}; the rings of this case are: {known}. `wellfounded ring` makes one")
    return rings[name]


def make_ring(store: Store, name: str, *, members: Sequence[str], clearances: Sequence[str] = (), who: str, why: str = "") -> Entry:
    """Make a ring of recipients, or say anew who is in it; its pseudonyms stay what they were."""
    if not name.strip():
        raise InputError("a ring needs a name")
    if not members:
        raise InputError(f"ring {name!r} needs at least one member; --members NAME, as often as needed")
    first = next((entry for entry in _told(store, EntryKind.RING) if entry["ring"] == name), {})
    words = {
        "ring": name,
        "members": list(dict.fromkeys(members)),
        "clearances": list(clearances),
        "salt": first.get("salt") or secrets.token_hex(16),
        "why": why,
    }
    return store.append(EntryKind.RING, {"members": len(set(members))}, who=who, secret=words)


def _told(store: Store, kind: EntryKind) -> Iterable[Mapping[str, object]]:
    """Yield the words of all entries of a kind, those taken back too."""
    for entry in store.entries():
        if entry.kind is kind and (words := store.secret(entry.number)) is not None:
            yield words


def protect_person(
    store: Store,
    name: str,
    *,
    entity: Entity | None,
    also: Sequence[str] = (),
    apart: Sequence[str] = (),
    excepted: Sequence[str] = (),
    who: str,
    why: str = "",
) -> Entry:
    """Protect a person: one whom the case knows, or one who is known by name alone."""
    if entity is not None and entity.kind is not NameKind.PERSON:
        raise InputError(f"{entity.name} is a {entity.kind.value}; only persons and passages are protected")
    if not any(letter.isalpha() for letter in name):
        raise InputError(f"{name!r} is no name")
    _check_rings(store, excepted)
    words = {
        "person": entity.name if entity else name,
        "key": fold(entity.name if entity else name),
        "forms": list(dict.fromkeys((*(entity.forms if entity else ()), name)))
        if not _is_id(name)
        else list(entity.forms if entity else ()),
        "also": list(also),
        "apart": list(apart),
        "except": list(excepted),
        "why": why,
    }
    return store.append(EntryKind.PROTECTED, {"what": "person", "except": list(excepted)}, who=who, secret=words)


def protect_passage(store: Store, shown: Shown, *, excepted: Sequence[str] = (), who: str, why: str = "") -> Entry:
    """Protect the words of a passage, here and wherever else they stand."""
    if not shown.passage.exact.strip():
        raise InputError("an empty passage cannot be protected")
    _check_rings(store, excepted)
    layer = store.layer(shown.document.id)
    assert layer is not None
    selector = Selector.of(layer.text, shown.passage)
    place = {"start": shown.passage.start, "end": shown.passage.end, "exact": shown.passage.exact}
    words = {"passage": {**place, "prefix": selector.prefix, "suffix": selector.suffix}, "except": list(excepted), "why": why}
    body = {"what": "passage", "document": shown.document.id, "except": list(excepted)}
    return store.append(EntryKind.PROTECTED, body, who=who, secret=words, about=shown.document.sha256)


def protected_sentence(known: Protections) -> str:
    """Say that what is written names those who are protected, for whoever writes it; empty where nobody is."""
    if not known.persons and not known.passages:
        return ""
    counts = ((len(known.persons), "person"), (len(known.passages), "passage"))
    counted = " and ".join(f"{count} protected {word}{'s' if count > 1 else ''}" for count, word in counts if count)
    return f"this shows {counted} of the case; `disclose` writes a version without"


def passage_meant(facts: Facts, given: str) -> Shown | None:
    """Return the passage that DOCUMENT:START-END or the id of a fact means; None where something else is meant."""
    if not (_PLACE.search(given) or (_FACT.fullmatch(given) and not _is_id(given))):
        return None
    return find_passages(facts, given, around=0)[0]


def person_called(facts: Facts, name: str) -> Entity | None:
    """Return whom the case knows by a name or id; None where nobody has the name. UnknownIdError where it may mean several."""
    try:
        return the_entity(facts, name)
    except UnknownIdError:
        if _is_id(name) or _known(facts, name):
            raise
        return None


def _known(facts: Facts, name: str) -> bool:
    """Say whether somebody of the case has every word of a name."""
    words = set(fold(name).split())
    return any(words <= set(fold(form).split()) for entity in facts.entities() for form in (entity.name, *entity.forms))


def _is_id(name: str) -> bool:
    return name.startswith("entity.")


def _check_rings(store: Store, names: Iterable[str]) -> None:
    for name in names:
        ring_called(store, name)
