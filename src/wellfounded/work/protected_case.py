"""A case as one ring sees it: who is protected there, where they are spoken of, and the texts without them.

Who a protected person is in today's case is found by the names that the journal keeps, so it holds after every new reading. A surname with
initials, or alone, is taken for the protected person unless the case knows it for somebody else's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from ..model.documents import TextLayer
from ..model.entities import Entity
from ..model.folding import fold
from ..model.ids import DocumentId, Sha256
from ..model.labels import NameKind
from ..model.protection import Protections, Ring, pseudonyms
from ..resolve.name_finder import Finder
from ..resolve.name_hits import NOBODY, Around, Hit, Mention
from ..resolve.name_keys import keys_of
from ..resolve.name_lexicon import Lexicon, lexicon
from ..resolve.name_looks import looks_like_patronymic
from ..resolve.name_told import names_told
from ..resolve.names_words import Part, named
from .facts import Facts
from .redacting import Redacted, Redactor

_ADDRESS_BEHIND = re.compile(r"[\"'”»]?\s{0,3}[<(\[](?:mailto:)?([^\s<>()\[\]@]{1,64}@[^\s<>()\[\]@]{1,200})[>)\]]")


class ProtectedCase:
    """Everything that is needed to redact the documents of a case for a ring."""

    def __init__(self, facts: Facts, ring: Ring, guarded: Protections) -> None:
        self.facts = facts
        self.ring = ring
        self.persons = guarded.persons
        self._passages = guarded.passages
        self._entities = [entity for entity in facts.store.entities() if entity.kind is NameKind.PERSON]

    # who is who -------------------------------------------------------------------------------------------------------------------
    @cached_property
    def owners(self) -> dict[str, int]:
        """Which entities of today's case are which protected persons, by id."""
        owners: dict[str, int] = {}
        for number, person in enumerate(self.persons):
            told = (name for at, name in self.told if at == number)
            full = {_folded(form) for form in (person.name, *person.forms, *told) if _is_full(form)} | {person.key}
            for entity in self._entities:
                if {_folded(form) for form in (entity.name, *entity.forms) if _is_full(form) or fold(form) == person.key} & full:
                    owners.setdefault(entity.id, number)
        return owners

    @cached_property
    def lexicons(self) -> tuple[Lexicon, ...]:
        forms: dict[int, list[str]] = {number: [person.name, *person.forms] for number, person in enumerate(self.persons)}
        for entity in self._entities:
            if entity.id in self.owners:
                forms[self.owners[entity.id]] += [entity.name, *entity.forms]
        return tuple(
            lexicon(forms[number], (*person.also, *(name for at, name in self.told if at == number)))
            for number, person in enumerate(self.persons)
        )

    @cached_property
    def told(self) -> frozenset[tuple[int, str]]:
        """Other names that the documents tell of protected persons, with their numbers: nicknames, names at birth."""
        finder = Finder(tuple(lexicon((one.name, *one.forms), one.also) for one in self.persons))
        apart = {fold(name) for person in self.persons for name in person.apart}
        layers = (self.facts.layer(document) for document in self.facts.documents)
        found = (one for layer in layers if layer is not None for one in names_told(layer.text, finder))
        return frozenset((number, name) for number, name in found if fold(name) not in apart)

    @cached_property
    def free_words(self) -> frozenset[str]:
        """The words of the names of those who bear a protected surname and may be named."""
        names = [form for id_ in self.free for form in self.others[id_].forms]
        names += [name for person in self.persons for name in person.apart if not name.startswith("entity.")]
        return frozenset(word.text for name in names for word in named(name).words if word.part is Part.NAME)

    @cached_property
    def others(self) -> dict[str, Entity]:
        """Those who are certainly somebody else: not protected, and of another given name where they share the surname."""
        return {entity.id: entity for entity in self._entities if entity.id not in self.owners and not self._may_be_protected(entity)}

    def _may_be_protected(self, entity: Entity) -> bool:
        """Say whether every form is made of words of one protected name, and of initials and patronymics that say nothing against it."""
        words = [(at, word) for form in entity.forms for at, word in enumerate(named(form).words) if word.part is Part.NAME]
        keys = [keys_of(word.text) for at, word in words if not (at and looks_like_patronymic(word.text))]
        return bool(keys) and any(all(found & (one.strong | one.given) for found in keys) for one in self.lexicons)

    @cached_property
    def free(self) -> frozenset[str]:
        """Those who may be named though they bear a protected surname, because a person decided so."""
        wanted = {fold(name) for person in self.persons for name in person.apart} | {name for p in self.persons for name in p.apart}
        return frozenset(e.id for e in self.others.values() if e.id in wanted or wanted & {fold(form) for form in (e.name, *e.forms)})

    @cached_property
    def finder(self) -> Finder:
        """The finder with everything known before the documents were read for addresses."""
        return self._finder(self.lexicons)

    def _finder(self, lexicons: tuple[Lexicon, ...]) -> Finder:
        strong = frozenset(key for one in lexicons for key in one.strong)
        free_names = [form for id_ in self.free for form in self.others[id_].forms]
        free_names += [name for person in self.persons for name in person.apart if not name.startswith("entity.")]
        given = frozenset(key for form in free_names for word in named(form).words for key in keys_of(word.text)) - strong
        strange = frozenset(
            key for e in self.others.values() if len(e.mentions) > 1 and not e.likely for f in e.forms if _is_full(f) for key in _keys(f)
        )
        return Finder(lexicons, free=self.free, strange=strange - strong, free_given=given)

    # where they are spoken of -----------------------------------------------------------------------------------------------------
    @cached_property
    def mentions(self) -> dict[DocumentId, list[Mention]]:
        found: dict[DocumentId, list[Mention]] = defaultdict(list)
        for entity in self._entities:
            number = self.owners.get(entity.id, NOBODY)
            if number != NOBODY or entity.id in self.others:
                for mention in entity.mentions:
                    found[mention.document].append(Mention(mention.start, mention.end, number, "" if number != NOBODY else entity.id))
        return found

    @cached_property
    def _families(self) -> dict[DocumentId, frozenset[DocumentId]]:
        """Which documents came together, in one mail or archive."""
        by_hash = {document.sha256: document.id for document in self.facts.documents.values()}
        together: dict[Sha256, set[DocumentId]] = defaultdict(set)
        for arrival in self.facts.store.arrivals():
            if arrival.container is not None and arrival.sha256 in by_hash:
                together[arrival.container].add(by_hash[arrival.sha256])
                if arrival.container in by_hash:
                    together[arrival.container].add(by_hash[arrival.container])
        families: dict[DocumentId, set[DocumentId]] = defaultdict(set)
        for members in together.values():
            for one in members:
                families[one] |= members
        return {document: frozenset(members) for document, members in families.items()}

    @cached_property
    def _rare(self) -> frozenset[int]:
        """The persons of whose given names nobody else in the case is called: they are hidden everywhere."""
        borne = {key for e in self.others.values() for form in e.forms for key in _keys(form)}
        return frozenset(number for number, one in enumerate(self.lexicons) if one.given and one.given.isdisjoint(borne))

    @cached_property
    def spoken_of(self) -> dict[DocumentId, frozenset[int]]:
        """Who is spoken of in each document by more than a given name, counting what came with it."""
        found: dict[DocumentId, frozenset[int]] = {}
        for document in self.facts.documents.values():
            layer = self.facts.layer(document.id)
            hits = self.finder.find(layer.text, Around(tuple(self.mentions[document.id]))) if layer else []
            found[document.id] = frozenset(hit.person for hit in hits if hit.person != NOBODY and (hit.rank > 1))
            self._learn(layer, hits)
        return {
            document: here.union(self._rare, *(found.get(other, frozenset()) for other in self._families.get(document, ())))
            for document, here in found.items()
        }

    def _learn(self, layer: TextLayer | None, hits: Iterable[Hit]) -> None:
        """Remember the addresses that stand behind a protected name: they are the person's whatever they are made of."""
        for hit in hits if layer else ():
            if hit.person != NOBODY and (match := _ADDRESS_BEHIND.match(layer.text, hit.end)):  # type: ignore[union-attr]
                self._learned.setdefault(hit.person, {})[match.group(1)] = None

    @cached_property
    def _learned(self) -> dict[int, dict[str, None]]:
        return {}

    def around(self, document: DocumentId) -> Around:
        return Around(tuple(self.mentions[document]), self.spoken_of.get(document, self._rare))

    def short(self, document: DocumentId) -> Around:
        """Return what is known of short texts about a document, in which nothing has a place."""
        return Around((), self.spoken_of.get(document, self._rare))

    # redaction --------------------------------------------------------------------------------------------------------------------
    @cached_property
    def redactor(self) -> Redactor:
        assert self.spoken_of is not None  # the documents are read for addresses first
        learned = tuple(_with(one, self._learned.get(number, {})) for number, one in enumerate(self.lexicons))
        given = pseudonyms(self.ring, [person.key for person in self.persons])
        names = tuple(given[person.key] for person in self.persons)
        return Redactor(finder=self._finder(learned), pseudonyms=names, passages=self._passages)

    def redacted(self, layer: TextLayer) -> Redacted | None:
        """Return the text layer of a document as the ring may read it; None where a protected passage of it is lost."""
        return self.redactor.layer(layer, self.around(layer.document))

    def used(self, texts: Iterable[Redacted]) -> Iterator[str]:
        """Yield the pseudonyms that stand in some texts."""
        seen = {change.hit.person for text in texts for change in text.changes if change.hit is not None}
        yield from (name for number, name in enumerate(self.redactor.pseudonyms) if number in seen)

    @property
    def nowhere(self) -> list[str]:
        """Return the protected persons whom no document names."""
        seen = {number for here in self.spoken_of.values() for number in here - self._rare}
        seen |= {hit for mentions in self.mentions.values() for hit in (m.person for m in mentions)}
        return [person.name for number, person in enumerate(self.persons) if number not in seen]

    def name_of(self, other: str) -> str:
        """Return what a bearer of a protected surname is called, for those who decide."""
        return self.others[other].name if other in self.others else "Somebody whom the case does not know"


def _with(one: Lexicon, addresses: Iterable[str]) -> Lexicon:
    return replace(one, literals=tuple(dict.fromkeys((*one.literals, *addresses))))


def _folded(form: str) -> str:
    return " ".join(sorted(fold(word.text.casefold()) for word in named(form).words))


def _is_full(form: str) -> bool:
    return sum(word.part is Part.NAME for word in named(form).words) > 1


def _keys(form: str) -> frozenset[str]:
    return frozenset(key for word in named(form).words for key in keys_of(word.text))
