"""Who is who in a whole case: the entities of the documents brought together across documents, languages and scripts.

Each document has been resolved by itself (``within``); here its entities are compared by their names. Distinct names are compared,
not mentions, and only those that share a folded word or its skeleton: a hundred thousand mentions take seconds. What a person
decided comes first: names said to be one are joined, names said to be different never meet. Invariant: the same candidates and
decisions give the same entities, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from ..model.candidates import Candidate
from ..model.entities import Entity, Mention
from ..model.ids import CandidateId, EntityId, content_id
from ..model.labels import NameKind, Strength
from .alike import AlikePair, alike_pairs
from .forms import Form, fullest, opinion
from .opinions import Answer, Opinion
from .unions import Unions

Pair = tuple[CandidateId, CandidateId]
_SAME_WORDS = Opinion(Answer.JOINED, "The words of the names are the same.", 1.0)
_ROLES = 12
_FORMS = 24
"""So many names of a group are held against those of another."""


@dataclass(slots=True)
class _Unit:
    """The mentions that one document holds of one entity: what is joined, and never torn but by a person."""

    kind: NameKind
    mentions: list[Mention] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)


def entities_of(
    mentions: Iterable[Candidate], *, same: Iterable[Pair] = (), different: Iterable[Pair] = (), rejected: Collection[CandidateId] = ()
) -> list[Entity]:
    """Return the entities of a case from its candidates of kind name, the most mentioned first.

    ``same`` and ``different`` hold pairs of candidates that a person joined or told apart, of which in ``different`` the first stays
    and the second leaves; ``rejected`` those that are no names.
    """
    same, different = list(same), list(different)
    units, unit_of, parted = _units(mentions, different=different, rejected=rejected)
    apart = [(unit_of[a], unit_of[b]) for a, b in different if a in unit_of and b in unit_of] + parted
    groups = Unions(len(units), apart=apart)
    confirmed = frozenset(number for a, b in same if a in unit_of and b in unit_of for number in (unit_of[a], unit_of[b]))
    for a, b in sorted(same):
        if a in unit_of and b in unit_of:
            groups.join(unit_of[a], unit_of[b])
    forms = {number: {Form.of(name, unit.kind) for name in unit.names} for number, unit in enumerate(units)}
    for pair in _alike(units):
        if pair.joined:
            _join_unless_contradicted(pair, groups, forms)
    return _entities(units, groups, confirmed)


def pairs_of(
    mentions: Iterable[Candidate], *, different: Iterable[Pair] = (), rejected: Collection[CandidateId] = ()
) -> list[tuple[Pair, Opinion]]:
    """Return the names of a case that are joined without asking or proposed as one, the surest first, each with its opinion.

    A pair names one mention of each name, so that a person can merge or split the two by a judgement. Names whose words are the same
    and pairs that a person told apart are left out.
    """
    units, unit_of, parted = _units(mentions, different=(different := list(different)), rejected=rejected)
    apart = {frozenset((unit_of[a], unit_of[b])) for a, b in different if a in unit_of and b in unit_of} | set(map(frozenset, parted))
    return [
        ((units[pair.left].mentions[0].candidate, units[pair.right].mentions[0].candidate), pair.opinion)
        for pair in _alike(units)
        if pair.opinion is not _SAME_WORDS and frozenset((pair.left, pair.right)) not in apart
    ]


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
    for _, identity, candidate in sorted((((c.document, c.passages[0]), c.id, c) for c in mentions), key=itemgetter(0, 1)):
        if identity in place:
            continue
        values = candidate.values
        kind, form = NameKind(str(values["kind"])), str(values.get("form") or candidate.passages[0].exact)
        name = str(values.get("name") or form)
        home = (candidate.document, kind.value, str(values.get("entity") or name))
        key = (*home, torn[identity]) if identity in torn else home
        place[identity] = key
        if key is not home:
            parted.add((home, key))
        if identity in rejected:
            continue
        unit = found.setdefault(key, _Unit(kind))
        anchor = candidate.passages[0]
        unit.mentions.append(Mention(candidate=identity, document=candidate.document, start=anchor.start, end=anchor.end, form=form))
        unit.names[form if identity in torn else name] += 1
        if values.get("role"):
            unit.roles[str(values["role"])] += 1
    keys = sorted(found)
    numbers = {key: number for number, key in enumerate(keys)}
    left = sorted((numbers[home], numbers[key]) for home, key in parted if home in numbers and key in numbers)
    return [found[key] for key in keys], {identity: numbers[key] for identity, key in place.items() if key in numbers}, left


# which units are alike ------------------------------------------------------------------------------------------------------------
def _alike(units: Sequence[_Unit]) -> Iterator[AlikePair]:
    """Yield the pairs of units whose names are joined or proposed, the surest first."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    forms: dict[tuple[str, ...], Form] = {}
    for number, unit in enumerate(units):
        for name in unit.names:
            form = Form.of(name, unit.kind)
            holders[form.identity].append(number)
            if form.identity not in forms or name < forms[form.identity].text:
                forms[form.identity] = form
    for numbers in holders.values():
        yield from (AlikePair(numbers[0], other, _SAME_WORDS) for other in numbers[1:])
    distinct = sorted(forms)
    for pair in alike_pairs([forms[identity] for identity in distinct]):
        yield AlikePair(holders[distinct[pair.left]][0], holders[distinct[pair.right]][0], pair.opinion)


def _join_unless_contradicted(pair: AlikePair, groups: Unions, forms: dict[int, set[Form]]) -> None:
    """Join two groups of units, unless a name of one contradicts a name of the other: what is like a third need not be one."""
    left, right = groups.of(pair.left), groups.of(pair.right)
    if left == right:
        return
    one, other = forms[left], forms[right]
    if any(opinion(a, b).contradicted for a in one for b in other if a.identity != b.identity):
        return
    if groups.join(left, right):
        whole = sorted(one | other, key=lambda form: form.text)[:_FORMS]
        forms[groups.of(left)] = set(whole)


# entities ---------------------------------------------------------------------------------------------------------------------------
def _entities(units: Sequence[_Unit], groups: Unions, confirmed: frozenset[int]) -> list[Entity]:
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(units)):
        members[groups.of(number)].append(number)
    taken: Counter[tuple[str, tuple[str, ...]]] = Counter()
    entities = []
    for group in members.values():
        kind = _kind([units[n] for n in group])
        name = fullest(_summed(units[n].names for n in group), kind, words_enough=2)
        key = (kind.value, Form.of(name, kind).key)
        entities.append(_entity([units[n] for n in group], kind, name, twin=taken[key], confirmed=not confirmed.isdisjoint(group)))
        taken[key] += 1
    return sorted(entities, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))


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
