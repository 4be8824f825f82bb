"""Caution left out: what a source, or another place of the text, calls apparent, gives to an accuser or puts in doubt is told plainly.

Unlike the rules that lay whole sentences side by side, this one lays clauses and short groups of words: "the author of the changes"
beside "the apparent author of the changes". Invariant: what is told plainly in another source, and what this text gives to somebody in
any way, is let pass.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model.findings import Finding, Severity
from ..alignment.pairs import Pair, alignment_of
from ..quotations.held import quotes_us
from ..quotations.sources import Source, as_source, sources_of
from ..rule import Rule
from ..subject import Subject
from .clauses import Clause, clauses_beside, clauses_of, pattern
from .drift import hedges_dropped, modalities_raised

_OF_A_NOUN, _NEAR = 3, 4
"""Weighty words of a group that a noun heads, and words that may stand between two of them."""
_LEAST, _SHARE = 3, 0.6
_SHARE_BESIDE, _SHARE_ABROAD = 0.7, 0.35
_SURE = 1.6
_LONGEST, _LONG = 280, 9
_IS_VERB = re.compile(r" (?:in|that|to|by|on|at|as|of|for|from|it|him|her|them|the|an?)\b")
"""Behind "reported" or "claimed" these show a verb, which makes nothing uncertain."""
_SENTENCE = re.compile(r"[.!?;…][\"'”»)\]\[^\d*_ ]*$")
_HEADS = re.compile(r"(?:appar|présum|prob|poss)\w*", re.IGNORECASE)
"""Adjectives that stand behind their noun in French."""


@dataclass(frozen=True)
class Cautious:
    """What a clause says with caution: the weighty words that it is about, in order, and whether a noun heads them."""

    clause: Clause
    cue: str
    words: tuple[str, ...]
    noun: bool
    phrase: str = ""
    """The first two weighty words of a noun's group as they are written, with what stands between."""


class CautionLeftOut(Rule):
    """What the source calls apparent or alleged, gives to anonymous witnesses or only reports, is told plainly here.

    The caution is part of what the source says. Whoever leaves it out has made a suspicion a fact, and answers for it alone.
    """

    code = "ATT114"
    title = "a caution of the source left out"
    severity = Severity.WARNING
    unsure = True
    example = (
        "=== audit.txt, 2017-05-04\nThe apparent owner of the grey barge is the cousin of the mayor. He did not write back.\n"
        "=== report.txt, 2018-02-01\nThe auditors name the owner of the grey barge, whom we leave out here.\n"
    )
    counter_example = (
        "=== audit.txt, 2017-05-04\nThe apparent owner of the grey barge is the cousin of the mayor. He did not write back.\n"
        "=== report.txt, 2018-02-01\nThe auditors name a presumed owner of the grey barge, whom we leave out here.\n"
    )
    sure = "Asked of groups of words that stand close together in both; a thing that was settled meanwhile, and told nowhere, is the trap."

    def find(self, subject: Subject) -> Iterator[Finding]:
        own = as_source(subject)
        every = [one for one in sources_of(subject) if not quotes_us(subject, one)]
        by_word: Mapping[str, Sequence[Cautious]] = _by_word([row for source in every for row in cautious_in(source)])
        known: set[int] = hedges_dropped(subject) | modalities_raised(subject)
        plain = [one for source in every for one in clauses_of(source) if one.soft is None]
        for clause in clauses_of(own):
            begin = clause.words.telling.span.start
            if begin in known or not _is_plain(clause):
                continue
            rows = (row for row in _rows(clause, by_word) if row.clause.source is not own and (row.noun or clause.soft is None))
            row = next((row for row in rows if _is_told(clause, row) and not _is_plain_elsewhere(row, clause, plain)), None)
            against = (row.cue, row.clause) if row is not None else _given_beside(subject, clause)
            if against is not None:
                known.add(begin)
                cue, other = against
                said = f"“{cue}” stands beside this in {other.source.name}, and not here."
                passage = subject.analysis.passage(clause.span.start, min(clause.span.end, clause.span.start + _LONGEST))
                yield self.finding(subject, said, passage, related=[other.place])


def _given_beside(subject: Subject, clause: Clause) -> tuple[str, Clause] | None:
    """Return a clause that the alignment lays beside ours and that gives to somebody what ours tells in the author's own name."""
    if clause.soft is not None or clause.found is not None or '"' in clause.words.telling.text:
        return None
    pairs = [one for one in alignment_of(subject).beside(clause.words.telling.span) if not one.later and not one.here]
    rows = [(pair, other) for pair in pairs for other in clauses_beside(pair) if _tells(pair, other, clause)]
    if any(_cue_of(pair, other, clause) == "" for pair, other in rows):
        return None
    return next(((_cue_of(pair, other, clause), other) for pair, other in rows), None)


def _tells(pair: Pair, other: Clause, clause: Clause) -> bool:
    """Say whether a clause beside ours tells the same: by its words, in another language by what both languages write alike."""
    if not pair.in_one_language:
        return pair.weight + pair.anchored >= _SURE and (pair.cited or pair.share >= _SHARE_ABROAD)
    shared = other.content & clause.content
    return len(shared) >= _LEAST and len(shared) >= _SHARE_BESIDE * min(len(other.content), len(clause.content))


def _cue_of(pair: Pair, other: Clause, clause: Clause) -> str:
    """Return the words that make uncertain, or give to an accuser, what ours tells; empty where a clause has none.

    What merely says who told it is let pass: many facts are known from one who told them. So is, in another language, an accuser's word,
    since nobody can see there how much of the sentence is his.
    """
    cue = pattern("unsure", *(["accusing"] if pair.in_one_language else [])).search(other.text)
    if cue is None or other.found is not None:
        return ""
    behind = clause.content & set(other.behind(cue.end()))
    return cue.group().strip() if not pair.in_one_language or 2 * len(behind) > len(other.content & clause.content) else ""


def cautious_in(source: Source) -> tuple[Cautious, ...]:
    """Return what a document says with caution."""
    return source.once("said with caution", lambda: tuple(_cautious(source)))


def _cautious(source: Source) -> Iterator[Cautious]:
    for clause in clauses_of(source):
        if clause.soft is None:
            continue
        for match in pattern("adjectives").finditer(clause.text):
            noun = _group(clause, match)
            if len(noun) > 1 and not _IS_VERB.match(clause.text, match.end()) and not _is_name(clause, match.end()):
                yield Cautious(clause, match.group(), noun, True, _phrase(clause, match))
        cue = pattern("unsure", "accusing").search(clause.text)
        if cue is not None:
            words = tuple(word for word in clause.behind(cue.end()) if not word[0].isdigit())[:_LONG]
            if len(words) >= _LEAST:
                yield Cautious(clause, cue.group().strip(), words, False)


def _group(clause: Clause, match: re.Match[str]) -> tuple[str, ...]:
    """Return the weighty words of the group of words that an adjective makes uncertain; in French it may stand behind its noun."""
    end = re.compile(r"[,.()\"]|$").search(clause.text, match.end())
    until = end.start() if end else len(clause.text)
    behind = [key for key, at in zip(clause.keys, clause.starts, strict=True) if match.end() <= at < until]
    if clause.words.telling.language == "fr" and _HEADS.match(match.group()):
        behind = [key for key, at in zip(clause.keys, clause.starts, strict=True) if at < match.start()][-1:] + behind
    return tuple(behind[:_OF_A_NOUN])


def _phrase(clause: Clause, match: re.Match[str]) -> str:
    """Return the first two weighty words of the group that an adjective makes uncertain, as they are written but without it."""
    behind = [start for start in clause.starts if start >= match.end()]
    before = [start for start in clause.starts if start < match.start()]
    french = clause.words.telling.language == "fr" and _HEADS.match(match.group()) and bool(before)
    start, second = (before[-1], behind[:1]) if french else (match.end(), behind[1:2])
    last = re.compile(r"\w+").match(clause.text, second[0]) if second else None
    words = f"{clause.text[start : match.start()]}{clause.text[match.end() : last.end() if last else None]}" if french else ""
    return " ".join((words or clause.text[start : last.end() if last else None]).split())


def _is_name(clause: Clause, at: int) -> bool:
    """Say whether a name or a quotation stands next behind a place of a clause: an alleged member of a named band may be told plainly."""
    begin = clause.span.start + at
    after = clause.source.analysis.text[begin : begin + 3].lstrip()
    return not after[:1].islower()


def _by_word(rows: Sequence[Cautious]) -> Mapping[str, Sequence[Cautious]]:
    found: dict[str, list[Cautious]] = defaultdict(list)
    for row in rows:
        for word in row.words[:1] if row.noun else row.words:
            found[word].append(row)
    return found


def _rows(clause: Clause, by_word: Mapping[str, Sequence[Cautious]]) -> Iterator[Cautious]:
    seen: set[int] = set()
    for word in clause.content:
        for row in by_word.get(word, ()):
            if id(row) not in seen and row.clause.words is not clause.words:
                seen.add(id(row))
                yield row


def _is_plain(clause: Clause) -> bool:
    """Say whether a clause says something in the author's own name, and without caution."""
    telling = clause.words.telling
    if not _SENTENCE.search(telling.text):  # a title or a heading says nothing
        return False
    if telling.text.rstrip("\"') ").endswith("?") or pattern("unsure", "adjectives").search(clause.text):
        return False
    return pattern("unsure", "adjectives", "accusing").search(telling.text[: clause.start]) is None


def _is_told(clause: Clause, row: Cautious) -> bool:
    """Say whether a clause tells what another one says with caution."""
    if clause.words.telling.language != row.clause.words.telling.language:
        return False
    if row.noun:
        return _holds(clause, row.words) and (len(clause.content & row.clause.content) >= _LEAST or row.phrase in clause.text)
    shared = clause.content & set(row.words)
    return len(shared) >= _LEAST and len(shared) >= _SHARE * min(len(set(row.words)), len(clause.content))


def _holds(clause: Clause, group: tuple[str, ...]) -> bool:
    """Say whether a clause holds the head of a group of words and, close behind it, the next word of the group."""
    keys = clause.all_keys
    places = [number for number, key in enumerate(keys) if key == group[0]]
    return any(group[1] in keys[at + 1 : at + 1 + _NEAR] for at in places)


def _is_plain_elsewhere(row: Cautious, ours: Clause, plain: Sequence[Clause]) -> bool:
    """Say whether another document says plainly what a clause says with caution."""
    return any(one.source is not ours.source and _is_told(one, row) for one in plain)


RULES: tuple[type[Rule], ...] = (CautionLeftOut,)
