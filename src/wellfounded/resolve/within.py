"""Who is who inside one document: initials and surnames with full names, acronyms with bodies, inflected forms with one another.

A bare surname is the bearer named in full in this document; where there are several, the one named last before it. Invariant: the
result has the same names in the same order, each with an entity of its kind (``e1`` … in order of first mention) and the fullest
form of that entity.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..model.labels import NameKind
from ..model.reading import Name
from .alike import alike_pairs
from .bearers import Bearers
from .forms import Form, fullest, is_acronym_of
from .unions import Unions


def resolve_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names of one document with ``entity`` and ``name`` filled in."""
    forms = [Form.of(name.form, name.kind) for name in names]
    groups = Unions(len(names))
    _join_equal(forms, groups)
    _join_persons(names, forms, groups)
    _join_bodies(names, forms, groups)
    return _named(names, forms, groups)


def _join_equal(forms: Sequence[Form], groups: Unions) -> None:
    """Join the mentions whose form is the same; ambiguous bare surnames are joined later, mention by mention."""
    first: dict[tuple[str, ...], int] = {}
    for number, form in enumerate(forms):
        if form.kind is not NameKind.PERSON or form.is_full:
            groups.join(first.setdefault(form.identity, number), number)


def _join_persons(names: Sequence[Name], forms: Sequence[Form], groups: Unions) -> None:
    full = [n for n, form in enumerate(forms) if form.kind is NameKind.PERSON and form.is_full]
    distinct = sorted({forms[n].identity: n for n in reversed(full)}.values())
    for pair in alike_pairs([forms[n] for n in distinct]):
        if pair.joined:
            groups.join(distinct[pair.left], distinct[pair.right])
    bearers = Bearers(names, forms)
    for number, form in enumerate(forms):
        bearer = bearers.bearer_of(number) if form.kind is NameKind.PERSON and not form.is_full else None
        if bearer is not None:
            groups.join(bearer, number)


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
