"""Two spellings of one person: in one document, beside the other documents of the run, and beside what a case knows."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.labels import NameKind
from ..rule import Rule
from ..subject import Subject
from .people import FullName, full_names, words_of
from .systems import are_written_out_apart
from .variants import differing, in_document, is_explained, written_names


class TwoSpellings(Rule):
    """One person is written in two ways in the same document.

    A reader who searches the text for the name misses half of it, a register that compares names may take them for two people, and the
    other side may ask which is meant. The finding stands at the rarer spelling; both may be right as transcriptions, and then one is
    chosen.
    """

    code = "NAM101"
    title = "two spellings of one person in one document"
    severity = Severity.WARNING
    example = (
        "Mr Andrei Kozlovsky came to the office in May. The clerk told Mr Andrei Kozlovsky to wait. "
        "On the next day Andrei Kozlovskiy left the town.\n"
    )
    counter_example = (
        "Mr Andrei Kozlovsky came to the office in May. The clerk told Mr Andrei Kozlovsky to wait. "
        "On the next day his wife Irina Kozlovskaya left the town.\n"
    )
    sure = (
        "Sure for two transcriptions of one name; a letter apart may be two people, which is why given names that both exist are let pass."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        for one in in_document(subject):
            said = f"“{one.text}” is written here, and elsewhere in this document “{one.known.text}”."
            related = [one.known.place] if one.known.place else []
            yield self.finding(subject, said, *one.passages, related=related)


class OtherSpelling(Rule):
    """A person is written otherwise than in the other documents of the run.

    What is cited and what cites it should name somebody in one way, else a reader cannot be sure that both speak of the same person. Of
    two spellings the one that fewer documents use is shown, each in the documents where it stands.
    """

    code = "NAM102"
    title = "a person spelt otherwise than in the other documents"
    severity = Severity.WARNING
    example = (
        "=== order.txt, 2019-03-04\nThe court heard Mr Mark Dolgikh. Mr Mark Dolgikh asked for time.\n"
        "=== letter.txt, 2020-02-01\nWe write about the case of Mr Mark Dolgih, who was heard on 4 March 2019.\n"
    )
    counter_example = (
        "=== order.txt, 2019-03-04\nThe court heard Mr Mark Dolgikh. Mr Mark Dolgikh asked for time.\n"
        "=== letter.txt, 2020-02-01\nWe write about the case of Mr Mark Dolgikh, who was heard on 4 March 2019.\n"
    )
    sure = (
        "Sure that the spellings differ; which of them is the person's own is for a person to say. Only texts of one language are "
        "compared, and not what French, German and English write out each in its own way."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        told = {word for one in in_document(subject) for word in words_of(one.text)}
        for name in full_names(subject):
            if any(is_explained(subject, one.passage) for one in name.names):
                continue
            if told.isdisjoint(name.words) and (other := _elsewhere(subject, name)) is not None:
                document, full = other
                said = f"“{name.text}” is “{full.text}” in {document.name}."
                yield self.finding(subject, said, *[n.passage for n in name.names[:5]], related=[document.place(full.first)])


def _elsewhere(subject: Subject, name: FullName) -> tuple[Subject, FullName] | None:
    """Return another document that spells a name otherwise, where this document has the rarer spelling."""
    same, against = [subject], []
    for other in subject.others:
        if name.words in written_names(other):
            same.append(other)
            continue
        forms = full_names(other)
        found = next((one for one in forms if one.language == name.language and _is_spelt_otherwise(name, one)), None)
        if found is not None:
            against.append((other, found))
    if not against or len(same) > len(against):
        return None
    if len(same) == len(against) and (subject.date, subject.document) < max((one.date, one.document) for one, _ in against):
        return None
    return max(against, key=lambda pair: (len(pair[1].names), pair[0].document))


def _is_spelt_otherwise(name: FullName, other: FullName) -> bool:
    """Say whether two names are spellings of one that differ by more than the way in which a whole language writes out another script."""
    told = differing(name.words, other.words)
    return told is not None and not are_written_out_apart(told)


class OtherThanKnown(Rule):
    """A name is nearly that of a person of the case, and the case knows no such spelling.

    It may be a slip of the pen in the name of the very person that the text is about, or it is somebody else who should not be taken
    for that person.
    """

    code = "NAM103"
    title = "a near name of a person of the case"
    severity = Severity.WARNING
    example = (
        "=== facts\n"
        '{"format": "wellfounded-facts/1", "entities": [{"id": "p1", "name": "Irina Vasnetsova", "kind": "person"}]}\n'
        "=== letter.txt, 2020-02-01\nWe write about the case of Ms Irina Vasnetzova, who was heard on 4 March 2019.\n"
    )
    counter_example = (
        "=== facts\n"
        '{"format": "wellfounded-facts/1", "entities": [{"id": "p1", "name": "Irina Vasnetsova", "kind": "person"}]}\n'
        "=== letter.txt, 2020-02-01\nWe write about the case of Ms Irina Vasnetsova, who was heard on 4 March 2019.\n"
    )
    sure = "As sure as NAM101; a spelling that the case has met before is let pass."

    def find(self, subject: Subject) -> Iterator[Finding]:
        if subject.case is None or subject.of_case:
            return
        persons = _persons(subject)
        spelt = {words_of(form) for forms in persons for form in forms}
        for name in full_names(subject):
            if name.words in spelt:
                continue
            near = next((forms[0] for forms in persons for form in forms if differing(name.words, words_of(form))), None)
            if near is not None:
                said = f"“{name.text}” is nearly “{near}”, a person of the case, and the case knows no such spelling."
                yield self.finding(subject, said, *[n.passage for n in name.names[:5]])


def _persons(subject: Subject) -> list[tuple[str, ...]]:
    """Return the persons of the case with their spellings, the principal one first."""
    assert subject.case is not None
    entities = [(e.name, *e.forms) for e in subject.case.entities if e.kind is NameKind.PERSON]
    return entities + [(one.name,) for one in subject.case.facts.entities if one.name and one.kind in {"", "person"}]


RULES: tuple[type[Rule], ...] = (TwoSpellings, OtherSpelling, OtherThanKnown)
