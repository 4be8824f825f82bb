"""Who is who inside one document: initials and surnames with full names, acronyms with bodies, inflected forms with one another.

A bare surname is the bearer named in full in this document; where there are several, the one named last before it. Invariant: the
result has the same names in the same order, each with an entity of its kind (``e1`` … in order of first mention) and the fullest
form of that entity.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace

from ..model.labels import NameKind
from ..model.reading import Name
from .alike import alike_pairs
from .bearers import Bearers
from .forms import Form, fullest, is_acronym_of
from .names_beside import Beside, against
from .unions import Unions


def resolve_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names of one document with ``entity`` and ``name`` filled in."""
    forms = [Form.of(name.form, name.kind) for name in names]
    groups = Unions(len(names))
    lives = _lives(names, forms)
    _join_equal(forms, groups, lives)
    _join_aliases(names, forms, groups)
    _join_persons(names, forms, groups, two_lives=frozenset(form.identity for form, life in zip(forms, lives, strict=True) if life))
    _join_bodies(names, forms, groups)
    return _named(names, forms, groups)


def _join_equal(forms: Sequence[Form], groups: Unions, lives: Sequence[str]) -> None:
    """Join the mentions whose form is the same; ambiguous bare surnames are joined later, mention by mention."""
    first: dict[tuple[str, ...], int] = {}
    for number, form in enumerate(forms):
        if form.kind is not NameKind.PERSON or form.is_full:
            groups.join(first.setdefault((*form.identity, lives[number]), number), number)


def _lives(names: Sequence[Name], forms: Sequence[Form]) -> list[str]:
    """Return for each full name of a person which of the years of birth that the text tells is its bearer's; mostly there is one.

    A mention beside which none stands is of the bearer whose year was told last before it.
    """
    born = [next((sign for sign in name.told if sign.startswith("born ")), "") for name in names]
    years: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for form, year in zip(forms, born, strict=True):
        if year and form.is_full:
            years[form.identity].append(year)
    last = {identity: some[0] for identity, some in years.items() if len(set(some)) > 1}
    lives = []
    for form, year in zip(forms, born, strict=True):
        if year and form.identity in last:
            last[form.identity] = year
        lives.append(last.get(form.identity, ""))
    return lives


def _join_aliases(names: Sequence[Name], forms: Sequence[Form], groups: Unions) -> None:
    """Join two names of which the text says that they are one bearer's."""
    told = [(n, sign.removeprefix("alias ")) for n, name in enumerate(names) for sign in name.told if sign.startswith("alias ")]
    first = {(form.kind, form.text): n for n, form in reversed(list(enumerate(forms)))} if told else {}
    for number, alias in told:
        meant = first.get((forms[number].kind, alias))
        if meant is not None and (forms[meant].kind is not NameKind.PERSON or forms[meant].is_full):
            groups.join(number, meant)


def _join_persons(names: Sequence[Name], forms: Sequence[Form], groups: Unions, *, two_lives: Set[tuple[str, ...]]) -> None:
    """Join spellings of one name, then the short forms with whom they stand for; a name of two bearers is joined with no other."""
    full = [n for n, form in enumerate(forms) if form.kind is NameKind.PERSON and form.is_full]
    distinct = sorted({forms[n].identity: n for n in reversed(full)}.values())
    for pair in alike_pairs([forms[n] for n in distinct]):
        left, right = distinct[pair.left], distinct[pair.right]
        if (
            pair.joined
            and two_lives.isdisjoint((forms[left].identity, forms[right].identity))
            and not _other_birth(names[left], names[right])
        ):
            groups.join(left, right)
    bearers = Bearers(names, forms)
    for number, form in enumerate(forms):
        bearer = bearers.bearer_of(number) if form.kind is NameKind.PERSON and not form.is_full else None
        if bearer is not None:
            groups.join(bearer, number)


def _other_birth(one: Name, other: Name) -> bool:
    found = against(Beside.of(one.told), Beside.of(other.told))
    return found is not None and found.contradicted


def _join_bodies(names: Sequence[Name], forms: Sequence[Form], groups: Unions) -> None:
    """Join acronyms with the body that brackets tie them to, or whose first letters they are, and bare names with qualified ones."""
    bodies = [n for n, form in enumerate(forms) if form.kind is NameKind.BODY]
    acronyms = {forms[n].plain: n for n in reversed(bodies) if forms[n].is_acronym}
    first = {forms[n].key: n for n in reversed(bodies)}
    for number in bodies:
        tied = first.get(Form.of(names[number].name, NameKind.BODY).key) if names[number].name else None
        if tied is not None:
            groups.join(tied, number)
    distinct = list(first.values())
    whole = sorted({forms[n].identity: n for n in reversed(bodies)}.values())
    for pair in alike_pairs([forms[n] for n in whole]):
        if pair.joined:
            groups.join(whole[pair.left], whole[pair.right])
    for number in distinct:
        for plain, acronym in acronyms.items():
            if is_acronym_of(plain, forms[number]):
                groups.join(acronym, number)
    _join_qualified(forms, distinct, groups)


def _join_qualified(forms: Sequence[Form], distinct: Sequence[int], groups: Unions) -> None:
    """Join ``Home Office`` with ``Ardanian Home Office``, where only one qualified form stands in the document."""
    by_key = {forms[n].key: n for n in distinct}
    qualified: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in distinct:
        key = forms[number].key
        if len(key) > 2 and key[1:] in by_key:
            qualified[key[1:]].append(number)
        if len(key) == 2 and key[:-1] in by_key and forms[by_key[key[:-1]]].is_acronym:
            qualified[key[:-1]].append(number)
    for key, longer in qualified.items():
        if len(longer) == 1:
            groups.join(by_key[key], longer[0])


def _named(names: Sequence[Name], forms: Sequence[Form], groups: Unions) -> tuple[Name, ...]:
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(names)):
        members[groups.of(number)].append(number)
    called = {root: fullest(Counter(forms[n].text for n in group), forms[group[0]].kind) for root, group in members.items()}
    ids: dict[int, str] = {}
    resolved = []
    for number, name in enumerate(names):
        root = groups.of(number)
        entity = ids.setdefault(root, f"e{len(ids) + 1}")
        resolved.append(replace(name, entity=entity, name=called[root]))
    return tuple(resolved)
