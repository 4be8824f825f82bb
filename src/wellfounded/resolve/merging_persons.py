"""Whether two names are one person's: first what contradicts, then what leaves a doubt, then what they agree in.

Invariant: a contradiction keeps two names apart whatever else agrees, and a doubt leaves the decision to a person.
"""

from __future__ import annotations

from .names_align import Tie
from .names_match import SAME, compared
from .names_rarity import without_gender
from .names_ties import TextTie, named_both, tie_in
from .names_told import NOTHING, Told
from .names_words import Named, Part
from .opinions import Answer, Opinion
from .person_case import (
    SURE,
    PersonCase,
    surname_pair,
)
from .person_contradictions import contradictions
from .person_doubts import doubts
from .person_readings import in_nominative


def person_opinion(left: Named, right: Named, *, left_told: Told = NOTHING, right_told: Told = NOTHING) -> Opinion:
    """Return whether two persons' names are one person's, and why."""
    if left.text > right.text:
        left, right, left_told, right_told = right, left, right_told, left_told
    beside = compared(left, right)
    similarity = beside.similarity
    tied = tie_in(left_told.context, left.text, right.text) or tie_in(right_told.context, left.text, right.text)
    if tied in {TextTie.ALIAS, TextTie.FORMER}:
        one_word = min(len(left.words), len(right.words)) == 1
        if one_word and left_told.context and right_told.context and not (left_told.words & right_told.words):
            why = f"One text {tied}, but others may be called by that one word, and the texts have nothing else in common."
            return Opinion(Answer.PROPOSED, why, max(similarity, SAME))
        if tied is TextTie.FORMER and not one_word and not any(pair.tie in SURE for pair in beside.alignment.pairs):
            why = f"One text {tied}, but no word is common to them: it may tell of one who came after another."
            return Opinion(Answer.PROPOSED, why, max(similarity, SAME))
        return Opinion(Answer.JOINED, f"“{left.text}” and “{right.text}” are one person: the text {tied}.", max(similarity, SAME))
    case = in_nominative(PersonCase(beside.alignment, left_told, right_told))
    called = _called(case)
    if called and any(alone.kinship and not _called(PersonCase(case.alignment, alone, NOTHING)) for alone in (left_told, right_told)):
        why = f"One text {called}, but the texts speak of relatives, one of whom may bear the name."
        return Opinion(Answer.PROPOSED, why, max(similarity, SAME))
    if called:
        return Opinion(Answer.JOINED, f"“{left.text}” and “{right.text}” are one person: the text {called}.", max(similarity, SAME))
    against = next(contradictions(case), "")
    if against:
        return Opinion(Answer.APART, against, similarity, contradicted=True)
    doubt = next(doubts(case), "")
    if not doubt:
        return Opinion(Answer.JOINED, _agreement(case), max(similarity, SAME))
    if similarity >= SAME or case.bent or _kept(case):
        return Opinion(Answer.PROPOSED, doubt, max(similarity, SAME))
    return Opinion(Answer.APART, doubt, similarity)


def _called(case: PersonCase) -> str:
    """Return how a text ties the word that only one name has, a nickname or a later surname, to the other name."""
    sure = any(pair.tie in SURE and Part.INITIAL not in (pair.left.part, pair.right.part) for pair in case.pairs)
    left, right = case.names
    for name, other, over in ((left, right, case.alignment.left_over), (right, left, case.alignment.right_over)):
        if len(over) == 1 and (sure or len(name.words) == 1) and over[0].part is Part.NAME and len(other.words) > 1:
            for told in (case.left, case.right):
                tied = None if _both_in(told.context, left, right) else tie_in(told.context, other.text, over[0].text)
                if tied in {TextTie.ALIAS, TextTie.FORMER}:
                    return tied
    return ""


def _both_in(context: str, left: Named, right: Named) -> bool:
    """Say whether a text names both in full, the second perhaps as an owner: ``Jonas Reyl's secretary``."""
    low = context.casefold()
    return named_both((context,), left.text, right.text) or (left.text.casefold() in low and right.text.casefold() in low)


def _kept(case: PersonCase) -> bool:
    """Say whether a doubtful pair is still worth showing: a surname and nothing against it."""
    surname = surname_pair(case)
    return surname is not None and surname.tie in SURE and not (case.alignment.left_over and case.alignment.right_over)


def _agreement(case: PersonCase) -> str:
    left, right = case.names
    said = []
    ties = {pair.tie for pair in case.pairs}
    if case.bent:
        said.append("one of the names stands in another grammatical case")
    if Tie.KNOWN in ties:
        pair = next(p for p in case.pairs if p.tie is Tie.KNOWN)
        said.append(f"{pair.left.text} and {pair.right.text} are forms of one name")
    if Tie.SHORT in ties:
        pair = next(p for p in case.pairs if p.tie is Tie.SHORT)
        said.append(f"{pair.left.text} and {pair.right.text} are a name and its short form")
    if Tie.INITIAL in ties:
        pair = next(p for p in case.pairs if p.tie is Tie.INITIAL)
        said.append(f"the initial of {max(pair.left.text, pair.right.text, key=len)} agrees")
    for pair in case.pairs:
        if pair.tie in {Tie.SPELLING, Tie.VOWELS} and without_gender(pair.left.key) == without_gender(pair.right.key):
            said.append("the surname stands once in its masculine and once in its feminine form")
        elif pair.tie in {Tie.SPELLING, Tie.VOWELS}:
            said.append(f"{pair.left.text} and {pair.right.text} differ by a letter, everything else agrees")
    if case.over:
        said.append(f"only one of them gives {', '.join(word.text for word in case.over)}, which the other may leave out")
    if Tie.SOUND in ties or not said:
        said.insert(0, "they are spellings of the same words" if left.key != right.key or Tie.SOUND in ties else "their words are the same")
    return f"“{left.text}” and “{right.text}” are one person: {'; '.join(said)}; nothing contradicts."
