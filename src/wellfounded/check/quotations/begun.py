"""Quotations that begin or end in a source and then read otherwise: the words of one sentence with another head or another end.

Invariant: asked only of words in the language of the source that stand nowhere as they are quoted, and only where the run of words that
agrees stands in one place of all sources alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from .altered import language_quoted
from .citing import cited_by
from .cut import SENTENCE_END
from .differing import short_of
from .held import Looked, looked_up, quotes_us
from .sources import Source, sources_of
from .words import Indexed, Words

_TELLING = 5
"""Letters from which on a word tells a passage from others."""
_RUN, _TOLD = 3, 2
"""Words in a row that agree, and how many of them are telling."""
_LONG_RUN = 5
"""Words in a row of which one telling word is enough."""
_SHARE = 0.4
_LONGEST = 25
_KNOWN = 2
"""Other quotations that stand in sources of the language, from which on the text quotes them and translates nothing."""
_FORM = 4
"""Letters from which on two words that differ in their last one or two may be forms of one."""


class OtherEnd(Rule):
    """A quotation that begins as a sentence of a source does and ends otherwise, or ends as it does and begins otherwise.

    The words around are right, so nobody doubts those that were put in their place. Whoever opens the source sees that it does not say
    what is quoted.
    """

    code = "QUO106"
    title = "a quotation with another end, or another beginning, than its source"
    unsure = True
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nThe claimant has not shown that he lost his post. The tenants were not heard at any time before the "
        "mill was closed. The prefect had never read the file before he signed the order.\n"
        "=== report.txt, 2018-02-01\nThe tribunal found that “the prefect had never read the file” and that “the tenants were not heard at "
        "any time”. It found that the claimant “has not shown that he suffered any harm”.\n"
    )
    counter_example = example.replace("suffered any harm", "lost his post")
    sure = (
        "Asked of words in another language than the text, of those that cite the source, and where other quotations stand in sources "
        "word for word; a translation that reads by chance as a source does is the trap."
    )

    def find(self, subject: Subject) -> Iterator[Finding]:
        every = looked_up(subject)
        lost = [one for one in every if _is_asked(one)]
        sources = [one for one in sources_of(subject) if not quotes_us(subject, one)] if lost else []
        for looked in lost:
            language = language_quoted(looked)
            spoken = [one for one in sources if language in one.spoken]
            found = _begun(looked, spoken)
            if found is None or not _is_verbatim(subject, looked, language, found.source, every):
                continue
            ours, theirs = found.differ(subject, looked)
            said = f"{found.source.name} has “{theirs}” where “{ours}” is quoted."
            yield self.finding(subject, said, short_of(subject, looked.stretch), related=[found.source.place(*found.sentence)])


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the first or the last words of a quotation stand in a source, by number of word, and how many agree."""

    source: Source
    at: int
    run: int
    head: bool

    @property
    def sentence(self) -> tuple[int, int]:
        """The words of the source from the run to the end of its sentence, or from its beginning to the run."""
        words, text = self.source.indexed.words, self.source.analysis.text
        if self.head:
            stop = SENTENCE_END.search(text, words.ends[self.at + self.run - 1])
            end = next((n for n in range(self.at + self.run, len(words)) if stop and words.starts[n] >= stop.start()), len(words))
            return self.at, min(end, self.at + self.run + _LONGEST)
        sentence = self.source.analysis.sentence_at(words.starts[self.at])
        begun = sentence.span.start if sentence else words.starts[self.at]
        start = next((n for n in range(max(0, self.at - _LONGEST), self.at) if words.starts[n] >= begun), self.at)
        return start, self.at + self.run

    def differ(self, subject: Subject, looked: Looked) -> tuple[str, str]:
        """Return the words here and those of the source that stand behind the run, or before it."""
        ours, theirs = looked.stretch.pieces[0].words, self.source.indexed.words
        start, end = self.sentence
        mine = (self.run, len(ours)) if self.head else (0, len(ours) - self.run)
        yours = (self.at + self.run, end) if self.head else (start, self.at)
        return _between(subject.analysis.text, ours, mine), _between(self.source.analysis.text, theirs, yours)


def _between(text: str, words: Words, part: tuple[int, int]) -> str:
    return " ".join(text[words.starts[part[0]] : words.ends[part[1] - 1]].split()) if part[0] < part[1] else "…"


def _is_asked(looked: Looked) -> bool:
    stretch = looked.stretch
    whole = not (stretch.single or stretch.open_start or stretch.open_end) and len(stretch.pieces) == 1
    return whole and not looked.exact and not looked.near and stretch.count <= _LONGEST


def _begun(looked: Looked, sources: Sequence[Source]) -> Begun | None:
    """Return where the longest run at an end of a quotation stands, if it stands in one place of all sources alone."""
    keys = looked.stretch.pieces[0].words.keys
    best: Begun | None = None
    places = 0
    for source in sources:
        for at, run, head in _runs(keys, source.indexed):
            if best is None or run > best.run:
                best, places = Begun(source, at, run, head), 1
            elif run == best.run:
                places += 1
    if best is None or places > 1 or best.run < len(keys) * _SHARE:
        return None
    agree = keys[: best.run] if best.head else keys[len(keys) - best.run :]
    telling = sum(len(key) >= _TELLING for key in agree)
    told = (best.run >= _RUN and telling >= _TOLD) or (best.run >= _LONG_RUN and telling > 0)
    first, last = best.sentence
    return best if told and last - first > best.run else None


def _runs(keys: Sequence[str], source: Indexed) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of a source where the first words of a quotation stand, and the last, with how many agree."""
    every, count = source.words.keys, len(keys)
    for at in source.pairs.get((keys[0], keys[1]), ()):
        run = next((n for n in range(count) if at + n >= len(every) or not _same(keys[n], every[at + n])), count)
        yield at, run, True
    for at in source.pairs.get((keys[-2], keys[-1]), ()):
        end = at + 1
        run = next((n for n in range(count) if end - n < 0 or not _same(keys[count - 1 - n], every[end - n])), count)
        yield end - run + 1, run, False


def _same(one: str, other: str) -> bool:
    """Say whether two words are one, or forms of one that differ in a last letter or two: "aucun" and "aucune"."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _FORM and long.startswith(short) and len(long) - len(short) == 1)


def _is_verbatim(subject: Subject, looked: Looked, language: str, source: Source, every: Sequence[Looked]) -> bool:
    """Say whether the words are given as those of the source, and are no translation from another one."""
    if language != subject.analysis.language_at(looked.stretch.outer.start):
        return True
    cites = cited_by(subject, looked.stretch)
    if cites is not None:
        return cites.source.document == source.document
    known = sum(bool(one.exact) and any(language in held.source.spoken for held in one.exact) for one in every)
    return known >= _KNOWN


RULES: tuple[type[Rule], ...] = (OtherEnd,)
