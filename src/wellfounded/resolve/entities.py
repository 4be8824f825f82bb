"""Who is who in a whole case: the entities of the documents brought together across documents, languages and scripts.

Each document has been resolved by itself (``within``); here its entities are compared by their names. Distinct names are compared,
not mentions, and only those that share a folded word or its skeleton: a hundred thousand mentions take seconds. What a person
decided comes first: names said to be one are joined, names said to be different never meet. Invariant: the same candidates and
decisions give the same entities, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from operator import itemgetter

from ..model.candidates import Candidate
from ..model.entities import Entity, Likeness, Mention
from ..model.ids import CandidateId, EntityId, content_id
from ..model.labels import NameKind, Strength
from .alike import AlikePair, alike_pairs
from .forms import Form, fullest, opinion
from .kinds_in_case import Told, kinds_in_case
from .names_beside import NOTHING_BESIDE, Beside, against, beside_of
from .namesakes import Bearing, bearings_of, judged
from .opinions import Answer, Opinion
from .unions import Unions

Pair = tuple[CandidateId, CandidateId]
_SAME_WORDS = Opinion(Answer.JOINED, "The words of the names are the same.", 1.0)
_ROLES = 12
_LIKELY = 8
"""So many are kept who may be the same as one: a surname of a village is no question."""
_FORMS = 24
"""So many names of a group are held against those of another."""


@dataclass(slots=True)
class _Unit:
    """The mentions that one document holds of one entity: what is joined, and never torn but by a person."""

    kind: NameKind
    mentions: list[Mention] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    beside: Beside = NOTHING_BESIDE
    addressed: bool = False
    """Whether an office or a form of address stands beside a mention."""


def entities_of(
    mentions: Iterable[Candidate],
    *,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    rejected: Collection[CandidateId] = (),
    settled: Collection[CandidateId] = (),
) -> list[Entity]:
    """Return the entities of a case from its candidates of kind name, the most mentioned first.

    ``same`` and ``different`` hold pairs of candidates that a person joined or told apart, of which in ``different`` the first stays
    and the second leaves; ``rejected`` those that are no names, ``settled`` those that a person confirmed: they keep
    their kind.
    """
    same, different = list(same), list(different)
    units, unit_of, parted = _units(mentions, different=different, rejected=rejected)
    told = [Told(unit.mentions[0].document, unit.kind, tuple(sorted(unit.names)), _keeps_kind(unit, settled)) for unit in units]
    for unit, kind in zip(units, kinds_in_case(told), strict=True):
        unit.kind = kind
    apart = [(unit_of[a], unit_of[b]) for a, b in different if a in unit_of and b in unit_of] + parted
    groups = Unions(len(units), apart=apart)
    confirmed = frozenset(number for a, b in same if a in unit_of and b in unit_of for number in (unit_of[a], unit_of[b]))
    for a, b in sorted(same):
        if a in unit_of and b in unit_of:
            groups.join(unit_of[a], unit_of[b])
    bearers = [
        _Bearers({Form.of(name, unit.kind) for name in (*unit.names, *unit.beside.alias)}, unit.beside, bool(unit.beside.alias))
        for unit in units
    ]
    for number in range(len(units)):
        if groups.of(number) != number:
            bearers[groups.of(number)].take(bearers[number])
            bearers[groups.of(number)].by_person = True
    open_pairs = [pair for pair in _alike(units) if not (pair.joined and _join_unless_contradicted(pair, groups, bearers))]
    told_apart = {frozenset((groups.of(a), groups.of(b))) for a, b in apart}
    return _entities(units, groups, confirmed, [pair for pair in open_pairs if _is_open(pair, groups, told_apart)])


def _keeps_kind(unit: _Unit, settled: Collection[CandidateId]) -> bool:
    """Say whether an office, a form of address or a person's own judgement says what a unit is."""
    return unit.addressed or any(mention.candidate in settled for mention in unit.mentions)


def _is_open(pair: AlikePair, groups: Unions, told_apart: Collection[frozenset[int]]) -> bool:
    """Say whether a pair was left to a person, who has not decided it yet."""
    roots = frozenset((groups.of(pair.left), groups.of(pair.right)))
    return len(roots) > 1 and roots not in told_apart and not pair.joined


def _units(
    mentions: Iterable[Candidate], *, different: Sequence[Pair], rejected: Collection[CandidateId]
) -> tuple[list[_Unit], dict[CandidateId, int], list[tuple[int, int]]]:
    """Gather the mentions of each document by the entity that resolution gave them.

    Mentions that a split tears off leave it together, as a unit of their own. Gives back the units, the unit of each mention (also of
    a rejected one, by which a person may have named its fellows), and the pairs of units that a split parted.
    """
    found: dict[tuple[str, ...], _Unit] = {}
    place: dict[CandidateId, tuple[str, ...]] = {}
    torn = {leaving: staying for staying, leaving in different}
    parted: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    ordered = sorted((((c.document, c.passages[0]), c.id, c) for c in mentions), key=itemgetter(0, 1))
    whole = _moved_whole(((_home(candidate), identity) for _, identity, candidate in ordered), torn)
    for _, identity, candidate in ordered:
        if identity in place:
            continue
        values = candidate.values
        kind, form = NameKind(str(values["kind"])), str(values.get("form") or candidate.passages[0].exact)
        name = str(values.get("name") or form)
        home = _home(candidate)
        key = (*home, torn[identity]) if identity in torn and home not in whole else home
        place[identity] = key
        if key is not home:
            parted.add((home, key))
        if identity in rejected:
            continue
        unit = found.setdefault(key, _Unit(kind))
        anchor = candidate.passages[0]
        unit.mentions.append(Mention(candidate=identity, document=candidate.document, start=anchor.start, end=anchor.end, form=form))
        unit.names[form if key is not home else name] += 1
        unit.addressed |= bool(values.get("role") or values.get("honorific"))
        if values.get("role"):
            unit.roles[str(values["role"])] += 1
        beside = beside_of(values)
        if beside:
            unit.beside |= beside
    keys = sorted(found)
    numbers = {key: number for number, key in enumerate(keys)}
    left = sorted((numbers[home], numbers[key]) for home, key in parted if home in numbers and key in numbers)
    return [found[key] for key in keys], {identity: numbers[key] for identity, key in place.items() if key in numbers}, left


def _home(candidate: Candidate) -> tuple[str, ...]:
    """Return what the mentions of one entity share inside their document."""
    values = candidate.values
    form = str(values.get("name") or values.get("form") or candidate.passages[0].exact)
    return candidate.document, str(values["kind"]), str(values.get("entity") or form)


def _moved_whole(homes: Iterable[tuple[tuple[str, ...], CandidateId]], torn: Mapping[CandidateId, CandidateId]) -> set[tuple[str, ...]]:
    """Return the entities of documents of which a split takes every mention: they keep the names that their document gave them."""
    leaving: dict[tuple[str, ...], set[CandidateId | None]] = defaultdict(set)
    if torn:
        for home, identity in homes:
            leaving[home].add(torn.get(identity))
    return {home for home, from_whom in leaving.items() if len(from_whom) == 1 and None not in from_whom}


# which units are alike ------------------------------------------------------------------------------------------------------------
def _alike(units: Sequence[_Unit]) -> Iterator[AlikePair]:
    """Yield the pairs of units whose names are joined or proposed, the surest first."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    forms: dict[tuple[str, ...], Form] = {}
    for number, unit in enumerate(units):
        for name in (*unit.names, *(alias for alias in sorted(unit.beside.alias) if _tells(alias, unit.kind))):
            form = Form.of(name, unit.kind)
            if not holders[form.identity] or holders[form.identity][-1] != number:
                holders[form.identity].append(number)
            if form.identity not in forms or name < forms[form.identity].text:
                forms[form.identity] = form
    besides = [unit.beside for unit in units]
    bearings = {identity: bearings_of(numbers, besides) for identity, numbers in holders.items()}
    for bearing in bearings.values():
        yield from (AlikePair(some.first, other, _SAME_WORDS) for some in bearing for other in some.members[1:])
    for identity, bearing in bearings.items():
        yield from _namesakes(bearing, forms[identity].text)
    distinct = sorted(forms)
    for pair in alike_pairs([forms[identity] for identity in distinct]):
        yield from judged(pair, bearings[distinct[pair.left]], bearings[distinct[pair.right]])


def _tells(alias: str, kind: NameKind) -> bool:
    """Say whether another name that a text gives somebody is enough to know him by."""
    return kind is not NameKind.PERSON or Form.of(alias, kind).is_full


def _namesakes(bearings: Sequence[Bearing], name: str) -> Iterator[AlikePair]:
    """Yield the pairs of bearers of one name that a person has to decide on."""
    for one, other in combinations(bearings[:_FORMS], 2):
        found = against(one.beside, other.beside)
        if found is None or not found.contradicted:
            why = found.why if found else f"The documents tell of more than one {name}, and do not say which of them this is."
            yield AlikePair(min(one.first, other.first), max(one.first, other.first), Opinion(Answer.PROPOSED, why, 1.0))


@dataclass(slots=True)
class _Bearers:
    """The names and signs of a group of units."""

    forms: set[Form]
    beside: Beside
    by_person: bool = False
    """Whether a person, or a text that gives somebody two names, joined them, so that their own names may contradict each other."""

    @classmethod
    def of(cls, unit: _Unit) -> _Bearers:
        forms = {Form.of(name, unit.kind) for name in (*unit.names, *unit.beside.alias)}
        return cls(forms, unit.beside, bool(unit.beside.alias))

    def contradict(self, other: _Bearers) -> bool:
        """Say whether a name of one group speaks against a name of the other; where a person joined names, whether all of them do."""
        found = (a.identity != b.identity and opinion(a, b).contradicted for a in self.forms for b in other.forms)
        return all(found) if self.by_person or other.by_person else any(found)

    def take(self, other: _Bearers) -> None:
        self.forms = set(sorted(self.forms | other.forms, key=lambda form: form.text)[:_FORMS])
        self.beside |= other.beside
        self.by_person |= other.by_person


def _join_unless_contradicted(pair: AlikePair, groups: Unions, bearers: Sequence[_Bearers]) -> bool:
    """Join two groups of units, unless a name or sign of one contradicts one of the other: what is like a third need not be one."""
    left, right = groups.of(pair.left), groups.of(pair.right)
    if left == right:
        return True
    one, other = bearers[left], bearers[right]
    if one.contradict(other) or against(one.beside, other.beside) or not groups.join(left, right):
        return False
    joined = groups.of(left)
    bearers[joined].take(bearers[right if joined == left else left])
    return True


# entities ---------------------------------------------------------------------------------------------------------------------------
def _entities(units: Sequence[_Unit], groups: Unions, confirmed: frozenset[int], open_pairs: Iterable[AlikePair]) -> list[Entity]:
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(units)):
        members[groups.of(number)].append(number)
    taken: Counter[tuple[str, tuple[str, ...]]] = Counter()
    entities: dict[int, Entity] = {}
    for root, group in members.items():
        kind = _kind([units[n] for n in group])
        name = fullest(_summed(units[n].names for n in group), kind, words_enough=2)
        key = (kind.value, Form.of(name, kind).key)
        entities[root] = _entity([units[n] for n in group], kind, name, twin=taken[key], confirmed=not confirmed.isdisjoint(group))
        taken[key] += 1
    likely = _likely([(entities[groups.of(pair.left)], entities[groups.of(pair.right)], pair.opinion) for pair in open_pairs])
    found = (replace(entity, likely=tuple(likely[entity.id])) if entity.id in likely else entity for entity in entities.values())
    return sorted(found, key=_rank)


def _rank(entity: Entity) -> tuple[int, str, str]:
    return -len(entity.mentions), entity.name, entity.id


def _likely(pairs: Iterable[tuple[Entity, Entity, Opinion]]) -> dict[EntityId, list[Likeness]]:
    """Return for each entity those behind it in the list who may be the same, the most alike first; each pair once."""
    best: dict[tuple[EntityId, EntityId], Likeness] = {}
    for one, other, said in pairs:
        first, second = sorted((one, other), key=_rank)
        key = first.id, second.id
        if key not in best or best[key].similarity < said.similarity:
            best[key] = Likeness(entity=second.id, why=said.why, similarity=round(said.similarity, 3))
    found: dict[EntityId, list[Likeness]] = defaultdict(list)
    for (first_id, _), likeness in sorted(best.items(), key=lambda item: (-item[1].similarity, item[0])):
        if len(found[first_id]) < _LIKELY:
            found[first_id].append(likeness)
    return found


def _kind(units: Sequence[_Unit]) -> NameKind:
    """Return the kind of most mentions; a person may have joined names of two kinds."""
    counts: Counter[NameKind] = Counter()
    for unit in units:
        counts[unit.kind] += len(unit.mentions)
    return min(counts, key=lambda kind: (-counts[kind], kind.value))


def _entity(units: Sequence[_Unit], kind: NameKind, name: str, *, twin: int, confirmed: bool) -> Entity:
    """Make an entity; ``twin`` counts the entities of the same name before it, which a person told apart."""
    mentions = sorted((m for unit in units for m in unit.mentions), key=lambda m: (m.document, m.start, m.end, m.candidate))
    forms = Counter(mention.form for mention in mentions)
    roles = _summed(unit.roles for unit in units)
    return Entity(
        id=EntityId(content_id("entity", kind.value, list(Form.of(name, kind).key) or [name], *([twin] if twin else []))),
        kind=kind,
        name=name,
        forms=tuple(_by_frequency(forms)),
        roles=tuple(_by_frequency(roles))[:_ROLES],
        mentions=tuple(mentions),
        strength=Strength.CONFIRMED if confirmed else Strength.PROPOSED,
    )


def _summed(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def _by_frequency(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda text: (-counts[text], text))
