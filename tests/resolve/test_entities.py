"""Who is who in a case: joined across documents and scripts, and what a person decided wins."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.candidates import Candidate, CandidateKind
from wellfounded.model.entities import Entity
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import Strength
from wellfounded.model.passages import Passage
from wellfounded.resolve.entities import entities_of


def mention(document: str, at: int, form: str, *, kind: str = "person", name: str = "", entity: str = "", role: str = "") -> Candidate:
    values = {"kind": kind, "form": form, "name": name or form, "entity": entity or f"e-{name or form}", "role": role}
    passage = Passage(at, at + len(form), form)
    return Candidate(kind=CandidateKind.NAME, document=DocumentId(document), passages=(passage,), values=values, producer="names@1")


def grouped(found: list[Entity]) -> set[frozenset[str]]:
    return {frozenset(m.candidate for m in entity.mentions) for entity in found}


A = mention("a", 0, "Timur Karaev", role="businessman")
B = mention("b", 5, "Тимур Караев")
C = mention("c", 9, "Timour Karaïev")
D = mention("c", 50, "Lucy Ngata")
E = mention("d", 3, "Karaev")


def test_spellings_of_documents_join() -> None:
    """Three spellings in three documents are one entity with every form and mention, and a lone surname joins its only bearer."""
    found = entities_of([A, B, C, D, E])
    assert grouped(found) == {frozenset([A.id, B.id, C.id, E.id]), frozenset([D.id])}
    assert set(found[0].forms) == {"Timur Karaev", "Тимур Караев", "Timour Karaïev", "Karaev"}
    assert found[0].roles == ("businessman",)
    assert len(found[0].documents) == 4


def test_a_surname_with_two_bearers_joins_neither() -> None:
    """A surname alone in its document, borne by two people of the case, stays by itself."""
    found = entities_of([mention("a", 0, "William Marr"), mention("b", 0, "Tony Marr"), mention("c", 0, "Marr")])
    assert len(found) == 3


def test_documents_that_resolved_a_short_form_are_believed() -> None:
    """A mention follows the entity that its document gave it, not its own form."""
    short = mention("a", 40, "Marr", name="William Marr")
    found = entities_of([mention("a", 0, "William Marr"), short, mention("b", 0, "Tony Marr")])
    assert grouped(found) == {frozenset([mention("a", 0, "William Marr").id, short.id]), frozenset([mention("b", 0, "Tony Marr").id])}


def test_what_a_person_joined_is_one_and_confirmed() -> None:
    """Names said to be one are one entity, whatever they look like, and the entity is confirmed."""
    found = entities_of([A, D], same=[(A.id, D.id)])
    assert grouped(found) == {frozenset([A.id, D.id])}
    assert found[0].strength is Strength.CONFIRMED


def test_what_a_person_told_apart_never_meets() -> None:
    """Names said to be different are different entities with different ids, even when they are spelled alike."""
    other = mention("e", 0, "Timur Karaev")
    found = entities_of([A, B, other], different=[(other.id, A.id)])
    assert not any({A.id, other.id} <= {m.candidate for m in entity.mentions} for entity in found)
    assert len({entity.id for entity in found}) == len(found)


def test_a_split_inside_one_document_takes_one_mention_out() -> None:
    """A mention told apart from another of its own document leaves the entity; the others stay."""
    second = mention("a", 30, "Timur Karaev")
    third = mention("a", 60, "Timur Karaev")
    found = entities_of([A, second, third], different=[(A.id, second.id)])
    assert grouped(found) == {frozenset([A.id, third.id]), frozenset([second.id])}


def test_what_a_split_tears_off_stays_together() -> None:
    """All mentions that one split takes out of an entity are one other entity, and those that were not named stay."""
    second, third, fourth = (mention("a", place, "Timur Karaev") for place in (30, 60, 90))
    found = entities_of([A, second, third, fourth], different=[(A.id, second.id), (A.id, fourth.id)])
    assert grouped(found) == {frozenset([A.id, third.id]), frozenset([second.id, fourth.id])}


def test_a_merge_outlives_the_mention_that_it_named() -> None:
    """Rejecting the mention by which two entities were joined takes that mention away, and leaves the others joined."""
    second = mention("a", 30, "Timur Karaev")
    assert grouped(entities_of([A, second, D], same=[(A.id, D.id)], rejected=frozenset([A.id]))) == {frozenset([second.id, D.id])}


def test_rejected_names_are_gone() -> None:
    """A candidate that a person rejected is in no entity."""
    assert grouped(entities_of([A, D], rejected=frozenset([A.id]))) == {frozenset([D.id])}


def test_bodies_join_by_acronym_and_languages_by_state() -> None:
    """An acronym that is a body by itself in one document joins the body of another; a state joins its name in another language."""
    watch = mention("a", 0, "Ardania Rights Watch", kind="body")
    acronym = mention("b", 0, "ARW", kind="body")
    states = [mention("a", 90, "Kazakhstan", kind="state"), mention("b", 90, "Казахстан", kind="state")]
    assert len(entities_of([watch, acronym, *states])) == 2


_POOL = [
    A,
    B,
    C,
    D,
    E,
    mention("e", 0, "T. Karaev"),
    mention("e", 40, "Karaeva"),
    mention("f", 0, "Alua Karaeva"),
    mention("f", 20, "Vestra", kind="body"),
]


@settings(max_examples=60, deadline=None)
@given(st.permutations(_POOL), st.integers(0, len(_POOL)))
def test_order_does_not_matter(shuffled: list[Candidate], count: int) -> None:
    """The same candidates in any order give the same entities, each mention in exactly one of them."""
    some = sorted(_POOL, key=lambda c: c.id)[:count]
    mixed = [c for c in shuffled if c in some]
    found = entities_of(mixed)
    assert found == entities_of(some)
    assert sorted(m.candidate for entity in found for m in entity.mentions) == sorted(c.id for c in some)


def test_many_mentions_take_seconds() -> None:
    """Twenty thousand mentions of four thousand names are resolved in a few seconds: names are compared, not mentions."""
    names = [f"{given}{a} {b}ov" for given in ("Ti", "Lu", "Sa", "Ne") for a in ("mur", "cia", "ule", "lia") for b in _syllables()]
    mentions = [mention(f"{n % 500:04}", n, names[n % len(names)]) for n in range(20_000)]
    before = time.perf_counter()
    found = entities_of(mentions)
    assert time.perf_counter() - before < 20
    assert sum(len(entity.mentions) for entity in found) == len({m.id for m in mentions})


def _syllables() -> list[str]:
    return [
        a + b + c
        for a in "BDKLMNRSTV"
        for b in ("a", "u")
        for c in ("lgr", "nd", "rkh", "st", "b", "ztr", "mpl", "dg", "kt", "vr", "shk", "fr")
    ]


def test_what_a_person_said_a_name_is_outweighs_the_case() -> None:
    """Most documents make a place of a bare name; where a person confirmed or corrected it, it stays what that person said."""
    places = [mention(document, 0, "Kelmar", kind="place") for document in ("a", "b", "c")]
    bare = mention("d", 0, "Kelmar")
    assert {entity.kind for entity in entities_of([*places, bare])} == {"place"}
    assert {entity.kind for entity in entities_of([*places, bare], settled=[bare.id])} == {"place", "person"}
