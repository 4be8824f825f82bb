"""Whether two names are one body's: companies by name and legal form, authorities by a table of the usual ones in several languages.

Invariant: numbers, states or words that differ keep two bodies apart, whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from ..model.folding import fold
from ..model.labels import NameKind
from .bodies_table import Known, known_body
from .names_align import Alignment, Tie, align
from .names_match import SAME, compared
from .names_told import NOTHING, Told, ties
from .names_words import Named, Part, Word
from .opinions import Opinion, Union

_SURE = frozenset({Tie.EQUAL, Tie.KNOWN, Tie.SOUND})
_SLIP = 2
_ENGLISH = frozenset(
    [
        "ltd",
        "limited",
        "llc",
        "limited liability company",
        "jsc",
        "joint stock company",
        "plc",
        "inc",
        "incorporated",
        "corp",
        "corporation",
    ]
    + ["co", "company", "company limited", "limited company", "open joint stock company", "public joint stock company", "ojsc", "pjsc"]
    + ["cjsc", "closed joint stock company", "co ltd", "public limited company", "l l c", "p l c"]
)
"""English words for legal forms, which also translate those of other countries."""


def body_opinion(left: Named, right: Named, *, left_told: Told = NOTHING, right_told: Told = NOTHING) -> Opinion:
    """Return whether two bodies' names are one body's, and why."""
    if left.text > right.text:
        left, right, left_told, right_told = right, left, right_told, left_told
    similarity = compared(left, right).similarity
    tied = next((tie for told in (left_told, right_told) if (tie := ties(told.context, left.text, right.text))), "")
    if tied:
        said = "gives one as the short form of the other" if tied == "acronym" else "says that one is the former or other name of the other"
        return Opinion(Union.JOINED, f"“{left.text}” and “{right.text}” are one body: the text {said}.", max(similarity, SAME))
    known = known_body(left), known_body(right)
    if known[0] and known[1]:
        return _of_known(left, right, known[0], known[1])
    alignment = align(left, right)
    against = next(_contradictions(alignment), "")
    if against:
        return Opinion(Union.APART, against, similarity)
    if left_told.not_the_other or right_told.not_the_other:
        return Opinion(Union.APART, "The text says beside one of them that there is another of the name.", similarity)
    doubt = next(_doubts(alignment), "")
    if not doubt:
        return Opinion(Union.JOINED, _agreement(alignment), max(similarity, SAME))
    if similarity >= SAME or _acronym(left, right):
        return Opinion(Union.PROPOSED, doubt, max(similarity, SAME))
    return Opinion(Union.APART, doubt, similarity)


def _of_known(left: Named, right: Named, one: Known, other: Known) -> Opinion:
    """Compare two bodies of the table; a court of no named state may be that of any."""
    if one.name != other.name:
        return Opinion(Union.APART, f"“{left.text}” and “{right.text}” are different bodies.", 0.0)
    if one.state and other.state and one.state != other.state:
        return Opinion(Union.APART, f"“{left.text}” and “{right.text}” are bodies of different states.", 0.2)
    if one.rest != other.rest:
        return Opinion(Union.PROPOSED, f"Only one of “{left.text}” and “{right.text}” has {' '.join(one.rest or other.rest)}.", SAME)
    if bool(one.state) != bool(other.state) and not one.alone:
        return Opinion(Union.PROPOSED, f"Only one of “{left.text}” and “{right.text}” says of which state it is.", 0.8)
    return Opinion(Union.JOINED, f"“{left.text}” and “{right.text}” are names of one body, by the table of usual bodies.", 1.0)


def _contradictions(alignment: Alignment) -> Iterator[str]:
    left, right = alignment.left_over, alignment.right_over
    for part, what in ((Part.NUMBER, "numbers"), (Part.STATE, "states")):
        one, other = ([word.text for word in some if word.part is part] for some in (left, right))
        if one and other:
            yield f"Their {what} differ: {one[0]} and {other[0]}."
    one, other = ([word for word in some if word.part is Part.NAME] for some in (left, right))
    if one and other and (len(one) > 1 or len(other) > 1 or _far(one[0], other[0])):
        yield f"{one[0].text} and {other[0].text} are different words."


def _far(one: Word, other: Word) -> bool:
    return OSA.distance(one.key, other.key) > _SLIP


def _doubts(alignment: Alignment) -> Iterator[str]:
    left, right = alignment.left, alignment.right
    if not alignment.pairs:
        yield (
            "An abbreviation that no text explains may stand for several bodies." if _acronym(left, right) else "No word is common to them."
        )
    over = (*alignment.left_over, *alignment.right_over)
    telling = sum(len(pair.left.key) for pair in alignment.pairs if pair.left.part is Part.NAME)
    for word in over:
        if word.part is not Part.GENERAL or telling < 5:
            yield f"Only one of the names has {word.text}."
    for pair in alignment.pairs:
        if pair.tie not in _SURE:
            yield f"{pair.left.text} and {pair.right.text} are spelled differently; it may be a slip."
    if _other_forms(left, right):
        yield f"Their legal forms differ: {_form(left)} and {_form(right)}."


def _other_forms(left: Named, right: Named) -> bool:
    """Say whether two names have legal forms that can not be one: of another kind, or of two countries' own languages."""
    one, other = left.forms, right.forms
    if not one.kinds or not other.kinds or one.written & other.written:
        return False
    if one.kinds != other.kinds:
        return True
    native = [some.written - _ENGLISH for some in (one, other)]
    if all(native):
        return not any(_one_form(a, b) for a in native[0] for b in native[1])
    return False


def _one_form(one: str, other: str) -> bool:
    """Say whether two written forms are one: an abbreviation and its phrase, or two scripts."""
    short, long = sorted((one, other), key=len)
    return fold(short).replace(" ", "") == fold(long).replace(" ", "") or fold(short).replace(" ", "") == "".join(
        word[0] for word in fold(long).split()
    )


def _form(name: Named) -> str:
    return ", ".join(sorted(name.forms.written))


def _acronym(left: Named, right: Named) -> bool:
    for short, full in ((left, right), (right, left)):
        if len(short.words) == 1 and 1 < len(short.words[0].text) <= 8 and len(full.words) > 1:
            letters = "".join(word.text[0] for word in full.words)
            if short.words[0].text.casefold() == letters.casefold():
                return True
    return False


def _agreement(alignment: Alignment) -> str:
    left, right = alignment.left, alignment.right
    said = []
    if left.forms.written != right.forms.written:
        said.append("the legal form is left out or written in another way")
    over = (*alignment.left_over, *alignment.right_over)
    if over:
        said.append(f"only one of them has {', '.join(word.text for word in over)}, which tells little")
    if any(pair.tie is Tie.SOUND for pair in alignment.pairs) or not said:
        said.insert(0, "they are spellings of the same words")
    return f"“{left.text}” and “{right.text}” are one {'place' if left.kind is NameKind.PLACE else 'body'}: {'; '.join(said)}."
