"""What a small word turns round: a denial lost or added, a weakener lost, a part told as the whole, a limit dropped.

Invariant: where another sentence of the run that is matched with ours agrees with it, nothing is found.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence

from ...model.findings import Finding, Severity
from ..alignment.pairs import Pair, alignment_of
from ..alignment.telling import Telling
from ..rule import Rule
from ..subject import Subject
from .drift import exchanged_grounds, hedges_dropped
from .slots import behind, denied_in, exchanged, found_in, has, is_quoted, lost, pattern

_SURE_WEIGHT, _SURE_SHARE = 2.6, 0.6
_LONGEST = 280
_ADDED = "does not say “{}” here, and this text does."
_POSSIBLE = ("may", "might", "could", "pourrai")
_MARKS = frozenset('"“”«»')


def sure(match: Pair) -> bool:
    """Say whether two sentences tell one thing for certain, and not merely of one thing."""
    return match.verbatim or (match.weight >= _SURE_WEIGHT and match.share >= _SURE_SHARE)


def by_sentence(subject: Subject) -> Mapping[Telling, Sequence[Pair]]:
    """Return the matches of each sentence of a document."""
    return subject.once("matches by sentence", lambda: _by_sentence(subject))


def _by_sentence(subject: Subject) -> Mapping[Telling, Sequence[Pair]]:
    found: dict[Telling, list[Pair]] = {}
    for match in alignment_of(subject).told_alike:
        found.setdefault(match.ours.telling, []).append(match)
    return found


def _told_already(subject: Subject) -> frozenset[int]:
    """Return where the sentences begin of which other rules tell that they are firmer than their source, or exchange its ground."""
    return frozenset(hedges_dropped(subject) | {twin.ours.span.start for twin, _, _ in exchanged_grounds(subject)})


def turned_in(subject: Subject) -> Mapping[str, Sequence[tuple[Telling, Pair, str]]]:
    """Return by code what the rules of this module find: each sentence once, for the first of them that has something to say of it."""
    return subject.once("sentences turned round", lambda: _turned_in(subject))


def _turned_in(subject: Subject) -> Mapping[str, Sequence[tuple[Telling, Pair, str]]]:
    found: dict[str, list[tuple[Telling, Pair, str]]] = {}
    told = _told_already(subject)
    rules = [rule() for rule in RULES if issubclass(rule, _OfSlots)]
    for telling, matches in by_sentence(subject).items():
        if telling.span.start in told or _is_spoken(telling):
            continue
        for rule in rules:
            against = rule.against(matches)
            if against is not None:
                found.setdefault(rule.code, []).append((telling, *against))
                break
    return found


def _is_spoken(telling: Telling) -> bool:
    """Say whether a sentence asks, or is quoted whole: other rules hold quotations against their sources."""
    return "?" in telling.text or telling.text[:1] in _MARKS or any(mark in telling.text for mark in "“«")


class _OfSlots(Rule):
    """What the rules of this module share: a sentence is told of once, with the sentence of the source beside it."""

    def find(self, subject: Subject) -> Iterator[Finding]:
        for telling, match, one in turned_in(subject).get(self.code, ()):
            passages = [subject.analysis.passage(telling.span.start, min(telling.span.end, telling.span.start + _LONGEST))]
            passages += [match.place.passage] if match.here else []
            name = "Another place of this text" if match.here else match.source.name
            yield self.finding(subject, f"{name} {one}", *passages, related=[] if match.here else [match.place])

    def against(self, matches: Sequence[Pair]) -> tuple[Pair, str] | None:
        """Return the first match that says otherwise, and what; none where a sure match agrees with ours."""
        said = [(match, self._turned(match)) for match in matches]
        first = next(((match, one) for match, one in said if one), None)
        agreed = first is not None and any(self._agrees(match) for match, one in said if not one and sure(match))
        return None if agreed else first

    @abstractmethod
    def _turned(self, match: Pair) -> str:
        """Return what the source says otherwise, in words; empty where it agrees."""

    def _agrees(self, match: Pair) -> bool:
        """Say whether another matched sentence bears ours out."""
        return False


class DenialTurned(_OfSlots):
    """What the source denies is asserted here, or the other way round: a "not" was lost or came in.

    One small word turns a sentence into its contrary. Whoever has the source at hand needs nothing else to discredit the text.
    """

    code = "ATT109"
    title = "a “not” of the source lost or added"
    severity = Severity.ERROR
    unsure = True
    example = (
        "=== audit.txt, 2017-05-04\nThe auditors of the harbour did not find the book of the third warehouse.\n"
        "=== report.txt, 2018-02-01\nThe harbour auditors found the book of the third warehouse.\n"
    )
    counter_example = (
        "=== audit.txt, 2017-05-04\nThe auditors of the harbour did not find the book of the third warehouse.\n"
        "=== report.txt, 2018-02-01\nThe harbour auditors never found the book of the third warehouse.\n"
    )
    sure = "Asked where most weighty words of the shorter sentence stand in both and the one that is denied is among them."

    def _turned(self, match: Pair) -> str:
        if not sure(match):
            return ""
        for one, other, said in ((match.theirs, match.ours, "says “{}” here, and this text does not."), (match.ours, match.theirs, _ADDED)):
            if pattern("negation.before", "negation.wide").search(other.telling.text):
                continue  # a denial in quoted words is one too
            word = next((found.text for found, key in denied_in(one) if key in match.shared and not is_quoted(match.ours, key)), "")
            if word:
                return said.format(word)
        return ""


class WeakenerLost(_OfSlots):
    """What the source says may be, is reported or seems to be is told here as being so, in other words than the source's.

    A weakener is part of what the source said. Without it the text claims more than its evidence, and the claim becomes its own.
    """

    code = "ATT110"
    title = "“may”, “reportedly” or “seems” lost in a paraphrase"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== audit.txt, 2017-05-04\nThe missing grain may have cost the harbour two million crowns.\n"
        "=== report.txt, 2018-02-01\nAccording to the auditors the missing grain cost the harbour two million crowns.\n"
    )
    counter_example = (
        "=== audit.txt, 2017-05-04\nThe missing grain may have cost the harbour two million crowns.\n"
        "=== report.txt, 2018-02-01\nThe missing grain possibly cost the harbour two million crowns.\n"
    )
    sure = "Asked where most weighty words of the shorter sentence stand in both; who says it may stand in the sentence before."

    def _turned(self, match: Pair) -> str:
        if has(match.ours, "hedge.adjectives", "hedge.words"):
            return ""
        word = lost(match, "hedge.adjectives", reach=1) or lost(match, "hedge.words")
        if not word or word in match.ours.telling.text or (has(match.ours, "hedge.other") and not word.startswith(_POSSIBLE)):
            return ""
        allowed = word == "may" and has(match.ours, "hedge.allowed")
        return f"says “{word}” here, and this text does not." if not allowed and not has(match.ours, "negation.before") else ""

    def _agrees(self, match: Pair) -> bool:
        return not has(match.theirs, "hedge.words", "hedge.adjectives", "hedge.other")


class PartToldAsWhole(_OfSlots):
    """The source says some, two of six or most, and this text all, or the things themselves without a number.

    What holds of a part does not hold of the whole. The other side will name those of whom it does not hold.
    """

    code = "ATT111"
    title = "a part in the source, the whole here"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== audit.txt, 2017-05-04\nTwo of the six lorries of the mill were seen by the guard at the silo.\n"
        "=== report.txt, 2018-02-01\nThe guard saw all lorries of the mill at the silo.\n"
    )
    counter_example = (
        "=== audit.txt, 2017-05-04\nTwo of the six lorries of the mill were seen by the guard at the silo.\n"
        "=== report.txt, 2018-02-01\nThe guard saw two lorries of the mill at the silo.\n"
    )
    sure = "Asked where most weighty words of the shorter sentence stand in both, and only one side says that it is all."

    def _turned(self, match: Pair) -> str:
        theirs = next(found_in(match.theirs, "part.some"), None)
        if theirs is None or not sure(match) or has(match.ours, "part.some") or has(match.theirs, "part.all"):
            return ""
        ours = next(found_in(match.ours, "part.all"), None)
        if ours is not None and {*behind(match.ours, ours, reach=3)} & match.theirs.content:
            return f"says “{theirs.text}”, and this text “{ours.text}”."
        nouns = behind(match.theirs, theirs)
        return f"says “{theirs.text}”, and this text names them all." if _bare(match, nouns) else ""


def _bare(match: Pair, nouns: tuple[str, ...]) -> bool:
    """Say whether a noun that is counted there stands here with "the" alone before it, and with the same word behind it."""
    if len(nouns) < 2 or not set(nouns) <= match.shared:
        return False
    words = match.ours.telling.words
    at = match.ours.keys.index(nouns[0])
    article = at and words[at - 1] in {"the", "les", "ces"} and words[at].endswith(("s", "x"))
    following = next((match.ours.keys[n] for n in range(at + 1, len(words)) if match.ours.weighty[n]), "")
    return bool(article) and following == nouns[1]


class LimitDropped(_OfSlots):
    """The source limits what it says (in so far as, partly, mainly), and this text says that it is entire or the only thing.

    A decision that fell in part still stands in part, and a main ground has others beside it.
    """

    code = "ATT112"
    title = "“in so far as” or “mainly” made “entirely” or “only”"
    severity = Severity.ERROR
    example = (
        "=== ruling.txt, 2017-05-04\nThe lease of the northern quay is void in so far as it concerns the warehouses.\n"
        "=== report.txt, 2018-02-01\nThe judges declared the lease of the northern quay void in its entirety.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe lease of the northern quay is void in so far as it concerns the warehouses.\n"
        "=== report.txt, 2018-02-01\nThe judges declared the lease of the northern quay partly void.\n"
    )
    sure = "Asked where the sentences tell one thing and the limit stands beside words that are in both."

    def _turned(self, match: Pair) -> str:
        for here, there in (("scope.entire", "scope.limited"), ("scope.limited", "scope.entire")):
            words = exchanged(match, here, there)
            if words is not None:
                return f"says “{words[1]}” here, and this text “{words[0]}”."
        return ""


RULES: tuple[type[Rule], ...] = (DenialTurned, WeakenerLost, PartToldAsWhole, LimitDropped)
