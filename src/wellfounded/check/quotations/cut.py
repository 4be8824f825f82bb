"""Quotations cut so that the sense changes: at an end, or by an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...model.findings import Finding, Severity
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .differing import short_of
from .held import Held, Looked, looked_up
from .stretches import GAP

_NOTE = r"(?:\[\^?\d{1,3}\]|\^\{[^{}\n]{1,24}\}|[⁰¹²³⁴-⁹]+)*"
SENTENCE_END = re.compile(rf"[.!?…](?=[\"')\]]*{_NOTE}(?:\s|$))|\n")
ASIDE = re.compile(r"\s*(?:,[^,]*,|\([^()]*\)|[–—-][^–—]*[–—-])\s*")
"""A clause that may go without harm."""
_QUOTED = re.compile(r'"[^"]*"')
_AROUND = 90
_GOES_ON = 6
"""Words behind a quotation in its sentence from which on the author goes on himself."""
_STEM = 4
_CLAUSE = 6
"""Words of a quotation from which on it may be a whole clause."""
_SHORT = 10
"""Words of what was left out of which any may turn the sense; of more, only those at the edges."""
_HIDDEN = 30
"""Words that an ellipsis stands for, beyond which what is left out is more than a clause."""


class CutShort(Rule):
    """A quotation that stops, or begins, where its source goes on to say the contrary: before "unless", "except", "but"; behind "not".

    Every word of it is in the source, and the whole is not what the source says. A reader who has the source before him will say that the
    quotation was cut on purpose.
    """

    code = "QUO201"
    title = "a quotation cut so that its sense changes"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nThe applicant may be removed from the territory, unless the minister withdraws his request.\n"
        "=== report.txt, 2018-02-01\nThe court ruled that he “may be removed from the territory”. He left.\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe applicant may be removed from the territory, unless the minister withdraws his request.\n"
        "=== report.txt, 2018-02-01\nThe court ruled that he “may be removed from the territory”, unless the request is withdrawn.\n"
    )
    sure = "Not sure: what was left out may be said in other words a sentence later."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            if not looked.exact:
                continue
            cuts = [_cut(subject, looked, held) for held in looked.exact]
            if not all(cuts):
                continue  # somewhere it stands without what was cut
            held, cut = looked.exact[0], cuts[0]
            said = f"{held.source.name} {'goes on' if cut[1] == 'end' else 'has before these words'}: “{cut[0]}”."  # type: ignore[index]
            yield self.finding(subject, said, short_of(subject, looked.stretch), related=[held.source.place(*held.span)])


def _cut(subject: Subject, looked: Looked, held: Held) -> tuple[str, str] | None:
    """Return the words of the source that were cut off and at which end they stand, or None."""
    after = subject.analysis.text[looked.stretch.outer.end : looked.stretch.outer.end + _AROUND]
    behind, before = _behind(looked, held, after), _before(held)
    if behind and not _goes_on(subject, looked, after):
        return behind, "end"
    if before and not _says_no(subject, looked):
        return before, "start"
    return None


def _behind(looked: Looked, held: Held, after: str) -> str:
    """Return what the source says right behind the quoted words where it takes them back."""
    source = held.source
    text, end = source.analysis.text, source.span(*held.span).end
    strong, weak = _behind_words()
    match = strong.match(text, end) or (weak.match(text, end) if looked.stretch.count >= _CLAUSE else None)
    match = match or _taken_back(held, end, after) or (_clause_that_denies().match(text, end) if looked.stretch.count >= _CLAUSE else None)
    if match is None:
        return ""
    stop = SENTENCE_END.search(text, match.end())
    words = text[end : min(stop.start() if stop else len(text), match.end() + 60)].lstrip(" ,;:(–—-\n").split()
    return " ".join(words[:9])


def _taken_back(held: Held, end: int, after: str) -> re.Match[str] | None:
    """Return the head of the next sentence where the same speaker goes on in it, and it begins with "but" or denies at once."""
    text = held.source.analysis.text
    match = _next_sentence().match(text, end)
    said, cut = (set(re.findall(r"[^\W\d_]+", words.casefold())) for words in (after, text[end : end + _AROUND]))
    if said & _signs() and {word[:_STEM] for word in said if len(word) >= _STEM} & {word[:_STEM] for word in cut - _signs()}:
        return None  # the text says no to the same itself, right behind the quotation
    if match is not None and _is_whole_sentence(held) and _of_myself().match(match.group()):
        return match
    inside = match is not None and any(one.start < end and match.end() <= one.end for one in held.source.quoted)
    return match if inside else None


@cache
def _clause_that_denies() -> re.Pattern[str]:
    """Match a short last clause of a sentence that leans on the words before it and says no: ", which we cannot prove"."""
    words = table("quotations", "words")
    denies = "|".join(re.escape(word) for word in words["no"] if word.isalpha())
    rest, leans = r"(?: [^\s.!?;,]+)", "|".join(words["leaning"])
    return re.compile(rf",\s(?i:{leans})\b{rest}{{0,5}}? (?i:[^\s.!?;,]*n['’]t|n['’]\w+|{denies})\b{rest}{{0,3}}(?=[.!?])")


def _is_whole_sentence(held: Held) -> bool:
    """Say whether the quoted words begin where a sentence of the source begins."""
    start = held.source.span(*held.span).start
    sentence = held.source.analysis.sentence_at(start)
    return sentence is not None and not re.search(r"\w", held.source.analysis.text[sentence.span.start : start])


@cache
def _of_myself() -> re.Pattern[str]:
    """Match a sentence that goes on in the first person: an interview needs no marks for it."""
    return re.compile(rf"[.!?…] (?i:{'|'.join(table('quotations', 'words')['myself'])})\b")


@cache
def _next_sentence() -> re.Pattern[str]:
    words = table("quotations", "words")
    turns = "|".join(map(re.escape, words["after"]["contrast"]))
    denies = "|".join(re.escape(word) for word in words["no"] if word.isalpha() and word not in {"no", "нет"})
    return re.compile(rf"[.!?…][ \n]+(?:(?i:{turns})\b|(?:[^\W\d_]+ ){{1,3}}(?:{denies}|n['’]\w+)\b)")


@cache
def _behind_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what takes words back in any case, and what does so behind a comma after a whole clause."""
    after = table("quotations", "words")["after"]
    strong = "|".join(sorted(map(re.escape, [*after["condition"], *after["limit"]]), key=len, reverse=True))
    weak = "|".join(map(re.escape, after["contrast"]))
    return re.compile(rf"[\s,;:()–—-]*(?:{strong})\b", re.IGNORECASE), re.compile(rf",\s+(?:{weak})\b", re.IGNORECASE)


def _goes_on(subject: Subject, looked: Looked, after: str) -> bool:
    """Say whether the text does not stop where the quotation stops, or says itself what was cut."""
    last = subject.analysis.text[looked.stretch.outer.start : looked.stretch.outer.end].rstrip("\"'”»’ .,")[-6:]
    if GAP.search(last + " ") or GAP.match(after.lstrip()):
        return True
    stop = SENTENCE_END.search(after)
    rest = after[: stop.start()] if stop else after
    return _turning().search(after[: (stop.end() if stop else 0) + 50].casefold()) is not None or len(rest.split()) > _GOES_ON


@cache
def _turning() -> re.Pattern[str]:
    after = table("quotations", "words")["after"]
    phrases = sorted({phrase for phrases in after.values() for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


@cache
def _turns() -> frozenset[str]:
    """Return the single words among them."""
    return frozenset(phrase for phrases in table("quotations", "words")["after"].values() for phrase in phrases if " " not in phrase)


@cache
def _signs() -> frozenset[str]:
    words = table("quotations", "words")
    return frozenset([*words["no"], *words["weaker"]]) - {"some", "all", "might", "may", "could"}


def _before(held: Held) -> str:
    """Return the word that says no or weakens, where it stands directly before the quoted words in the source."""
    words = held.source.indexed.words
    start = held.span[0]
    if start == 0:
        return ""
    text = held.source.analysis.text
    if (left_open := _left_open(held)) is not None:
        return left_open
    between = text[words.ends[start - 1] : words.starts[start]]
    word = words.keys[start - 1]
    if between.strip() or word not in _signs():
        return ""
    return " ".join(text[words.starts[max(0, start - 3)] : words.ends[start - 1]].split())


def _left_open(held: Held) -> str | None:
    """Return the words before the quotation by which its source leaves it open: "does not have to say whether"."""
    source = held.source
    at = source.span(*held.span).start
    sentence = source.analysis.sentence_at(at)
    if sentence is None:
        return None
    match = _open_question().search(source.analysis.text[max(sentence.span.start, at - _AROUND) : at])
    return " ".join(match.group().split()) if match else None


@cache
def _open_question() -> re.Pattern[str]:
    words = table("quotations", "words")
    denies = "|".join(re.escape(word) for word in words["no"] if word.isalpha())
    return re.compile(rf"(?<!\w)(?:{denies})(?!\w)[^.;:,]{{2,60}}?(?<!\w)(?:{'|'.join(words['open'])})\s*$", re.IGNORECASE)


def _says_no(subject: Subject, looked: Looked) -> bool:
    """Say whether the text has a word of denial or doubt of its own before the quotation."""
    start = looked.stretch.outer.start
    sentence = subject.analysis.sentence_at(start)
    begin = max(sentence.span.start if sentence else 0, start - 160)
    keys = set(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", _QUOTED.sub(" ", subject.analysis.text[begin:start]).casefold()))
    return bool(keys & _signs()) or any(
        key.endswith("n't") or key.startswith(("n'", "den", "refus", "reject", "rejet", "отриц", "alleg")) for key in keys
    )


class HiddenByEllipsis(Rule):
    """An ellipsis that stands for a "not", an "unless" or an "allegedly" of the source.

    The dots are honest about something being gone. They are not honest where what is gone turns the rest round.
    """

    code = "QUO202"
    title = "an ellipsis that hides a denial or a condition"
    severity = Severity.WARNING
    example = (
        "=== ruling.txt, 2017-05-04\nThe evidence before it does not in any way establish that the mill was sold below its price.\n"
        "=== report.txt, 2018-02-01\n“The evidence before it does […] establish that the mill was sold below its price.”\n"
    )
    counter_example = (
        "=== ruling.txt, 2017-05-04\nThe evidence before it, which is not long, does establish that the mill was sold below its price.\n"
        "=== report.txt, 2018-02-01\n“The evidence before it […] does establish that the mill was sold below its price.”\n"
    )
    sure = "Asked where the word stands at the edge of what was left out, within one sentence of the source."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for looked in looked_up(subject):
            for held in looked.exact[:1]:
                for word in (*_hidden(looked, held), *_behind_dots(subject, looked, held)):
                    said = f"What the ellipsis leaves out of {held.source.name} holds “{word}”."
                    yield self.finding(subject, said, short_of(subject, looked.stretch), related=[held.source.place(*held.span)])
                    break


def _hidden(looked: Looked, held: Held) -> Iterator[str]:
    words, text = held.source.indexed.words, held.source.analysis.text
    pieces = [(piece.gap, found) for piece, found in zip(looked.stretch.pieces, held.pieces, strict=True) if found is not None]
    for (_, one), (gap, other) in pairwise(pieces):
        start, end = one.end, other.start
        if not gap or not 0 < end - start <= _HIDDEN:
            continue
        left_out = text[words.ends[start - 1] : words.starts[end]]
        if SENTENCE_END.search(left_out) or ASIDE.fullmatch(left_out):
            continue
        edge = [*range(start, min(end, start + 2)), *range(max(start, end - 2), end)] if end - start > _SHORT else [*range(start, end)]
        for number in dict.fromkeys(edge):
            if words.keys[number] in _signs() | _turns():
                yield text[words.starts[number] : words.ends[number]]


def _behind_dots(subject: Subject, looked: Looked, held: Held) -> Iterator[str]:
    """Yield words of denial or condition in what dots at the end of a quotation stand for."""
    last = held.pieces[-1]
    words, text = held.source.indexed.words, held.source.analysis.text
    if last is None or not ends_in_dots(subject, looked):
        return
    stop = SENTENCE_END.search(text, words.ends[last.end - 1])
    rest = text[words.ends[last.end - 1] : stop.start()] if stop else ""
    if not 0 < len(rest.split()) <= _HIDDEN:
        return
    for number in range(last.end, min(len(words), last.end + _SHORT)):
        if stop is None or words.starts[number] >= stop.start():
            return
        if words.keys[number] in _signs() | _turns():
            yield text[words.starts[number] : words.ends[number]]


def ends_in_dots(subject: Subject, looked: Looked) -> bool:
    """Say whether a quotation ends in dots that stand for words left out."""
    quoted = subject.analysis.text[looked.stretch.span.start : looked.stretch.outer.end].rstrip(" \"'”»,;")
    return re.search(r"(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\)|…|\.{3})\.?$", quoted) is not None
