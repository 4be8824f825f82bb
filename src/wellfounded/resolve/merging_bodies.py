"""Whether two names are one body's: companies by name and legal form, authorities by a table of the usual ones in several languages.

Invariant: numbers, states or words that differ keep two bodies apart, whatever else agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from ..model.folding import fold
from ..model.labels import NameKind
from .bodies_table import Known, known_body, same_place, states_in
from .names_align import Alignment, Pair, Tie, align, relation
from .names_cyrillic import is_cyrillic
from .names_match import SAME, compared
from .names_tables import name_words
from .names_ties import complement, expansions, named_both, stem_of, tie_in
from .names_told import NOTHING, Told
from .names_words import Named, Part, Word, named
from .opinions import Answer, Opinion

_SURE = frozenset({Tie.EQUAL, Tie.KNOWN, Tie.SOUND})
_SLIP = 2
_ABBREVIATED = 4
"""A legal form that is written out is longer than this; a short one stands in front or behind without a difference."""


def body_opinion(left: Named, right: Named, *, left_told: Told = NOTHING, right_told: Told = NOTHING) -> Opinion:
    """Return whether two bodies' names are one body's, and why."""
    if left.text > right.text:
        left, right, left_told, right_told = right, left, right_told, left_told
    similarity = compared(left, right).similarity
    tied = tie_in(left_told.context, left.text, right.text) or tie_in(right_told.context, left.text, right.text)
    if tied:
        return Opinion(Answer.JOINED, f"“{left.text}” and “{right.text}” are one body: the text {tied}.", max(similarity, SAME))
    unclear = _unclear_acronym(left, right, left_told, right_told)
    if unclear:
        return Opinion(Answer.PROPOSED, unclear, max(similarity, SAME))
    found = _by_names(left, right, left_told, right_told, similarity)
    return (_doubtful_texts(left, right, left_told, right_told, similarity) or found) if found.answer is Answer.JOINED else found


def _by_names(left: Named, right: Named, left_told: Told, right_told: Told, similarity: float) -> Opinion:
    known = known_body(left), known_body(right)
    if known[0] and known[1]:
        return _of_known(left, right, known[0], known[1], contexts=(left_told.context, right_told.context))
    alignment = align(left, right)
    against = next(_contradictions(alignment), "")
    if against and not _acronym(left, right):
        return Opinion(Answer.APART, against, similarity, contradicted=not (_is_acronym(left) or _is_acronym(right)))
    if left_told.not_the_other or right_told.not_the_other:
        return Opinion(Answer.APART, "The text says beside one of them that there is another of the name.", similarity)
    doubt = next(_doubts(alignment), "")
    if not doubt:
        return Opinion(Answer.JOINED, _agreement(alignment), max(similarity, SAME))
    if similarity >= SAME or _acronym(left, right):
        return Opinion(Answer.PROPOSED, doubt, max(similarity, SAME))
    return Opinion(Answer.APART, doubt, similarity)


def _doubtful_texts(left: Named, right: Named, left_told: Told, right_told: Told, similarity: float) -> Opinion | None:
    """Return an opinion where the texts tell two bodies of one name apart, or show nothing that they have in common."""
    if left_told.numbers and right_told.numbers and not left_told.numbers & right_told.numbers:
        numbers = min(left_told.numbers), min(right_told.numbers)
        return Opinion(Answer.APART, f"Beside them stand different numbers: {numbers[0]} and {numbers[1]}.", similarity)
    if not (known_body(left) and known_body(right)) and named_both((left_told.context, right_told.context), left.text, right.text):
        return Opinion(Answer.PROPOSED, "One text names both, and does not say that they are one.", similarity)
    if left_told.trades and right_told.trades and not left_told.trades & right_told.trades:
        return Opinion(Answer.PROPOSED, "The texts speak of two kinds of body.", similarity)
    stated = _stated(left, left_told), _stated(right, right_told)
    if all(stated) and not stated[0] & stated[1] and left_told.context != right_told.context:
        return Opinion(Answer.PROPOSED, "The texts speak of different states.", similarity)
    towns = left_told.towns, right_told.towns
    if all(towns) and not towns[0] & towns[1] and (left.key == right.key or len(left_told.words & right_told.words) < 2):
        return Opinion(Answer.PROPOSED, "The texts speak of different places.", similarity)
    if _local(left, right) and left_told.context and right_told.context and not left_told.words & right_told.words:
        return Opinion(Answer.PROPOSED, "Many towns have such a body, and the texts do not say that they mean one town.", similarity)
    what = complement(left_told.context, left.text), complement(right_told.context, right.text)
    if all(what) and what[0] != what[1] and not (left_told.words & right_told.words and left.text != right.text):
        return Opinion(Answer.PROPOSED, f"What follows the name differs: {what[0]} and {what[1]}.", similarity)
    alone = len(left.words) == 1 and not known_body(left)
    alike = (left.text.casefold() == right.text.casefold() or alone) and left_told.context and right_told.context
    if alike and left_told.context != right_told.context and len(left_told.words & right_told.words) < 2:
        return Opinion(Answer.PROPOSED, "The name is the same, but the texts have nothing else in common.", similarity)
    return None


def _local(left: Named, right: Named) -> bool:
    """Say whether two names are of a court or authority that states have many of, with words that are no town of the table's."""
    known = known_body(left), known_body(right)
    return all(one is not None and not one.alone and one.rest and not one.states and not one.seated for one in known)


def _stated(name: Named, told: Told) -> frozenset[str]:
    """Return the states that a text names, else those whose companies have the legal form."""
    forms = name_words().form_states
    return states_in(told.context) or frozenset(state for form in name.forms.written for state in forms.get(form, ()))


def _unclear_acronym(left: Named, right: Named, left_told: Told, right_told: Told) -> str:
    """Return why an abbreviation leaves a doubt: a text gives it another meaning, or two texts have nothing else in common."""
    for name, told, other in ((left, left_told, right), (right, right_told, left)):
        if _is_acronym(name):
            for meant in expansions(told.context, name.text):
                said = named(meant, NameKind.BODY)
                known = known_body(said), known_body(other)
                same = (
                    known[0].name == known[1].name
                    if known[0] and known[1]
                    else align(said, other).pairs and compared(said, other).similarity >= SAME
                )
                if not same and not (_is_acronym(other) and _acronym(said, other) and not right_told.context):
                    return f"A text uses {name.text} for {meant}."
    both = _is_acronym(left) and left.text == right.text and left_told.context and right_told.context
    if both and not left_told.words & right_told.words:
        return f"Several bodies may be called {left.text}, and the texts have nothing in common that shows one of them."
    return ""


def _is_acronym(name: Named) -> bool:
    bare = re.sub(r"[^\w]", "", name.text)
    return 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha()


def _of_known(left: Named, right: Named, one: Known, other: Known, *, contexts: tuple[str, str]) -> Opinion:
    """Compare two bodies of the table; one of which a name says no state is of the state that its context names."""
    if one.name != other.name:
        return Opinion(Answer.APART, f"“{left.text}” and “{right.text}” are different bodies.", 0.0, contradicted=True)
    if one.states and other.states and not one.states & other.states:
        return Opinion(Answer.APART, f"“{left.text}” and “{right.text}” are bodies of different states.", 0.2, contradicted=True)
    if (one.rest or other.rest) and not _same_words(one.rest, other.rest):
        if one.rest and other.rest:
            why = f"{_said(one.rest)} and {_said(other.rest)} are different words."
            return Opinion(Answer.APART, why, 0.3, contradicted=True)
        return Opinion(Answer.PROPOSED, f"Only one of “{left.text}” and “{right.text}” has {_said(one.rest or other.rest)}.", SAME)
    if one.order != other.order and min(len(one.order), len(other.order)) > 1:
        why = f"“{left.text}” and “{right.text}” name other states, or in another order."
        return Opinion(Answer.APART if one.states != other.states else Answer.PROPOSED, why, 0.4, contradicted=one.states != other.states)
    if not one.alone and not one.rest and not _same_state(one, other, contexts):
        return Opinion(Answer.PROPOSED, f"“{left.text}” and “{right.text}” may be bodies of two states.", 0.8)
    return Opinion(Answer.JOINED, f"“{left.text}” and “{right.text}” are names of one body, by the table of usual bodies.", 1.0)


def _same_words(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return len(one) == len(other) and all(any(_same_word(a, b) for b in other) for a in one)


def _same_word(one: Word, other: Word) -> bool:
    if relation(one, other)[0] in _SURE or same_place(one, other):
        return True
    stems = sorted((stem_of(one.key), stem_of(other.key)), key=len)
    longer = len(stems[1]) - len(stems[0])
    return is_cyrillic(one.text + other.text) and len(stems[0]) > 4 and longer < 4 and stems[1].startswith(stems[0][:-1])


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _same_state(one: Known, other: Known, contexts: tuple[str, str]) -> bool:
    """Say whether two bodies are of one state, as far as names and contexts say.

    Every state has a supreme court and a ministry of justice: where two texts in which the names stand say nothing of a state, only the
    language of a form can, which one state or a few use.
    """
    stated = [known.states or states_in(context) for known, context in zip((one, other), contexts, strict=True)]
    if not any(stated):
        return bool(one.usual & other.usual) if all(contexts) else not (one.usual and other.usual) or bool(one.usual & other.usual)
    said = [states or known.usual for states, known in zip(stated, (one, other), strict=True)]
    return bool(said[0] & said[1])


def _contradictions(alignment: Alignment) -> Iterator[str]:
    left, right = alignment.left_over, alignment.right_over
    for part, what in ((Part.NUMBER, "numbers"), (Part.STATE, "states")):
        given = [[word.text for word in some if word.part is part] for some in (left, right)]
        if all(given):
            yield f"Their {what} differ: {given[0][0]} and {given[1][0]}."
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
    for word in over:
        yield f"Only one of the names has {word.text}."
    for pair in alignment.pairs:
        if pair.tie not in _SURE and not _inflected(pair):
            yield f"{pair.left.text} and {pair.right.text} are spelled differently; it may be a slip."
    if _turned(alignment) and not (known_body(left) or known_body(right)):
        yield "The same words stand in another order, as those of two bodies may."
    if _other_forms(left, right):
        yield f"Their legal forms differ: {_form(left)} and {_form(right)}."


def _turned(alignment: Alignment) -> bool:
    """Say whether two names have the same words in another order, none of which is a place that may stand in front or behind."""
    ends = [name.text.casefold().split() for name in (alignment.left, alignment.right)]
    if any(one[0] == other[-1] and len(one[0]) > _ABBREVIATED for one, other in (ends, ends[::-1])) and len(ends[0]) > 1 < len(ends[1]):
        return True
    order = [[id(word) for word in name.words] for name in (alignment.left, alignment.right)]
    if len(alignment.pairs) != len(order[0]) or any(
        word.part is not Part.NAME for name in (alignment.left, alignment.right) for word in name.words
    ):
        return False
    places = sorted(
        (order[0].index(id(pair.left)), order[1].index(id(pair.right))) for pair in alignment.pairs if id(pair.left) in order[0]
    )
    return [right for _, right in places] != sorted(right for _, right in places)


def _inflected(pair: Pair) -> bool:
    """Say whether two words are cases of one word."""
    one, other = pair.left, pair.right
    return is_cyrillic(one.text) and is_cyrillic(other.text) and stem_of(one.key) == stem_of(other.key) and len(stem_of(one.key)) > 2


def _other_forms(left: Named, right: Named) -> bool:
    """Say whether two names have legal forms that can not be one: of another kind, or both of one language, or of two countries."""
    one, other = left.forms, right.forms
    if not one.kinds or not other.kinds or one.written == other.written:
        return False
    if one.written & other.written:
        return one.kinds != other.kinds
    if one.kinds != other.kinds:
        return True
    english = name_words().english_forms
    spoken = [{english.get(form, "") for form in some.written} for some in (one, other)]
    if ("" in spoken[0]) != ("" in spoken[1]):
        return False
    if "" not in spoken[0]:
        return not spoken[0] & spoken[1]
    return not any(_one_form(a, b) for a in one.written for b in other.written)


def _one_form(one: str, other: str) -> bool:
    """Say whether two written forms are one: an abbreviation and its phrase, or two scripts."""
    short, long = sorted((fold(one), fold(other)), key=len)
    return short.replace(" ", "") in {long.replace(" ", ""), "".join(word[0] for word in long.split())}


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
    if any(pair.tie is Tie.SOUND for pair in alignment.pairs) or not said:
        said.insert(0, "they are spellings of the same words")
    return f"“{left.text}” and “{right.text}” are one {'place' if left.kind is NameKind.PLACE else 'body'}: {'; '.join(said)}."
