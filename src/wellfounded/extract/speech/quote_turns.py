"""Speech without quotation marks: the turns of a dialogue that begin with a dash, and passages set apart below a colon.

A turn is a line that begins with a dash, in a text where somebody is told to speak between dashes or where a question is followed by
another such line; a list is none. A passage set apart is indented, or stands alone below a lead that names who speaks. Invariant: what
comes back never overlaps what stands between quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ...model.passages import Span
from ..analysis import Analysis
from ..citing.found import Covered
from .cues import Cues, vocabulary
from .quote_marks import Marked

_LINE = re.compile(r"[^\n]+")
_TURN = re.compile(r"\s{0,8}– ?(?=[\"'(…]?[^\W\d_])")
_ANSWER = re.compile(r"^[ ]*(?P<label>A|R|О|Answer|Réponse|Ответ)\s?[.:]\s?(?:–\s?)?(?=\S)", re.MULTILINE)
_QUESTION = re.compile(r"^[ ]*(?:Q|В|Question|Вопрос)\s?[.:]", re.MULTILINE)
_SPEAKER = re.compile(r"^[ *_]*(?P<label>[A-ZÀ-ÝА-ЯЁ][\w'.-]*(?:\s[\w'.-]+){0,3})[*_ ]?(?::|\.\s?–)[*_]{0,2}\s+(?=\S)", re.MULTILINE)
"""A label of up to four words: THE CHAIR: …, Mme DUVAL. – …, Colonel Rudd: …"""
_HEADER = re.compile(
    r"(?:from|to|cc|bcc|subject|date|sent|re|ref|tags|summary|comment|note|place|de|à|objet|envoyé|от|кому|тема|дата|копия)", re.IGNORECASE
)
_FEWEST_ANSWERS = 2
_NEAR = 400
"""Characters between two turns of one dialogue."""
_ASIDE = re.compile(r"[,.!?…]\s?–\s(?P<aside>[^–\n]{3,160}?)(?:[,.:]\s?–\s|[.!?…]?$)", re.MULTILINE)
_VERB_FIRST = re.compile(r"[а-яё]{2,}(?:[аеиыяу](?:ет|ют|т|л|ла|ли)|ит|ат|ят|[её]т|нул|нула|[её]л|ла|ли|тся|лся|лась|лись)\s")
_LIST = re.compile(r"\s*(?:[-–•*·o]\s|\(?[\divx]{1,5}[.)]\s|\(?[a-zа-я]\)\s|\[\d|[>|])", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_FEWEST_INDENTED, _FEWEST = 6, 12
"""Words of a passage set apart, indented or not."""
_LEAD, _SHORT_LEAD = 400, 80
"""Characters of a lead; a short one with a number or a bullet is an entry of a list, a long one a numbered paragraph."""
_MOST_LINES = 60
_INDENT = 2
_BEHIND_CUE = 48
"""Characters between the word that reports speech and the colon of a lead."""


def turns_in(analysis: Analysis, cues: Cues) -> list[Marked]:
    """Return the turns of dialogues in order, without what the author says between dashes."""
    text = analysis.text
    if "–" not in text:
        return []
    lines = [Span(*m.span()) for m in _LINE.finditer(text)]
    turns = [(line, start.end()) for line in lines if (start := _TURN.match(text, line.start, line.end)) is not None]
    speaks = [bool(list(asides_in(text, Span(at, line.end), cues))) for line, at in turns]
    out: list[Marked] = []
    for number, (line, at) in enumerate(turns):
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(turns) and _are_near(turns[n][0], line)]
        asked = any(text[turns[n][0].start : turns[n][0].end].rstrip().endswith("?") for n in (number, *beside))
        if speaks[number] or (beside and (any(speaks[n] for n in beside) or asked)):
            inner = text[at : line.end].rstrip()
            out += without_asides(text, Marked(Span(at, at + len(inner)), Span(line.start, line.end), turn=True), cues)
    return [turn for turn in out if len(turn.span) > 1]


def answers_in(analysis: Analysis, lined: str, is_somebody: Callable[[Span], bool]) -> list[Marked]:
    """Return the answers of an interview whose turns have labels of a letter, and the turns of a transcript whose speakers are named before
    each: A: …, Answer: …, QUILL: …; a single one is none. ``lined`` is the normal form with the line breaks of the original."""
    labels = list(_ANSWER.finditer(lined)) if len(_QUESTION.findall(lined)) >= _FEWEST_ANSWERS else []
    labels = labels if len(labels) >= _FEWEST_ANSWERS else _named_turns(lined, is_somebody)
    ends = sorted(match.start() for match in (*labels, *_QUESTION.finditer(lined)))
    out = []
    for match in labels:
        paragraph = analysis.text.find("\n", match.end())
        after = bisect_right(ends, match.start())
        following = ends[after] if after < len(ends) else len(lined)
        end = min(following, paragraph if paragraph >= 0 else len(lined))
        said = lined[match.end() : end].rstrip()
        if said and said[0] not in "\"'":
            out.append(Marked(Span(match.end(), match.end() + len(said)), Span(match.start("label"), match.end() + len(said)), turn=True))
    return out


def _named_turns(lined: str, is_somebody: Callable[[Span], bool]) -> list[re.Match[str]]:
    """Return the labels of a transcript: two names or roles that each begin two lines, and every other such label."""
    found = [match for match in _SPEAKER.finditer(lined) if not _HEADER.fullmatch(match.group("label"))]
    counts = Counter(match.group("label") for match in found)
    often = [match for match in found if counts[match.group("label")] > 1]
    known = {match.group("label") for match in often if match.group("label").isupper() or is_somebody(Span(*match.span("label")))}
    if len(known) < _FEWEST_ANSWERS:
        return often if _is_exchange(lined, often) else []
    return [
        match
        for match in found
        if match.group("label") in known or match.group("label").isupper() or is_somebody(Span(*match.span("label")))
    ]


def _is_exchange(lined: str, labels: Sequence[re.Match[str]]) -> bool:
    """Say whether lines that begin with the same few labels are what people say to each other: by turns, and in sentences."""
    ends = [lined.find("\n", match.end()) for match in labels]
    lines = [lined[match.end() : end if end >= 0 else len(lined)].rstrip() for match, end in zip(labels, ends, strict=True)]
    alternate = all(one.group("label") != other.group("label") for one, other in pairwise(labels))
    return (
        len(labels) >= 2 * _FEWEST_ANSWERS
        and alternate
        and sum(line.endswith((".", "!", "?", "…")) for line in lines) * 4 >= len(lines) * 3
    )


def _are_near(one: Span, other: Span) -> bool:
    return max(one.start, other.start) - min(one.end, other.end) <= _NEAR


def asides_in(text: str, span: Span, cues: Cues) -> Iterator[tuple[int, int]]:
    """Yield where the author speaks between dashes: from the comma before to the word behind; a question mark stays outside."""
    for match in _ASIDE.finditer(text, span.start, span.end):
        said = any(cue.kind == "verb" for cue in cues.within(*match.span("aside")))
        if said or (_VERB_FIRST.match(match.group("aside")) and names_somebody(text, *match.span("aside"), cues)):
            start = match.start() + (text[match.start()] in "?!….")
            yield start, match.end()


def names_somebody(text: str, start: int, end: int, cues: Cues) -> bool:
    """Say whether a stretch holds a word for a role or a capital letter."""
    words = vocabulary(cues.language_at(start))
    return bool(words and words.sources.search(text, start, end)) or any(letter.isupper() for letter in text[start:end])


def without_asides(text: str, stretch: Marked, cues: Cues) -> list[Marked]:
    """Cut out what the author says inside the marks: between dashes as Russian does, or between commas as French does."""
    found = list(asides_in(text, stretch.span, cues)) or list(_incises(text, stretch, cues))
    parts: list[Marked] = []
    begun, outer_begun = stretch.span.start, stretch.outer.start
    for start, end in found:
        parts.append(stretch.part(Span(begun, start), Span(outer_begun, start), open_start=bool(parts), open_end=True))
        begun, outer_begun = end, end
    if not found:
        return [stretch]
    parts.append(
        stretch.part(Span(begun, stretch.span.end), Span(outer_begun, stretch.outer.end), open_start=True, open_end=stretch.open_end)
    )
    return [part for part in parts if len(part.span) > 0 and _WORDS.search(text, part.span.start, part.span.end)]


def _incises(text: str, stretch: Marked, cues: Cues) -> Iterator[tuple[int, int]]:
    """Yield the author's words between two commas: "Nothing, said X, is settled", as French puts them inside the marks."""
    words = vocabulary(cues.language_at(stretch.span.start))
    if words is None or words.incise is None:
        return
    for match in words.incise.finditer(cues.text, stretch.span.start, stretch.span.end):
        yield match.start(), match.end()


def blocks_in(analysis: Analysis, cues: Cues, marked: Sequence[Marked]) -> Iterator[Marked]:
    """Yield the passages that are set apart below a lead which ends with a colon and says who speaks."""
    text = analysis.text
    if ":\n" not in text and ": \n" not in text:
        return
    taken = Covered(m.outer for m in marked)
    for match in re.finditer(r":[ ]*\n", text):
        start = text.rfind("\n", 0, match.start()) + 1
        block = _block_below(text, match.end(), indent=_indent(text, start))
        if block is None or taken.touches(block):
            continue
        if analysis.is_noise(block.start, block.end):
            continue
        if _leads(
            text, max(start, match.start() - _LEAD), match.start(), cues, indented=_indent(text, _line_start(text, block.start)) >= _INDENT
        ):
            yield Marked(block, block, block=True)


def _leads(text: str, start: int, colon: int, cues: Cues, *, indented: bool) -> bool:
    """Say whether a line tells of speech: by words such as "as follows", or by a verb near its colon."""
    words = vocabulary(cues.language_at(colon))
    if words is None or (colon - start < _SHORT_LEAD and _LIST.match(text, start)) or text[_line_start(text, start) : colon].isupper():
        return False
    found = [cue for cue in cues.within(start, colon) if cue.kind != "phrase"]
    follows = words.follows.search(cues.text, max(start, colon - 70), colon) is not None
    if follows:
        return bool(found) or words.sources.search(text, start, colon) is not None
    verbs = [cue for cue in found if cue.kind == "verb" or indented]
    return (
        bool(verbs) and colon - verbs[-1].span.end <= (_BEHIND_CUE if indented else 12) and not words.asking.search(cues.text, start, colon)
    )


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _indent(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end] == " ":
        end += 1
    return end - start


def _block_below(text: str, at: int, *, indent: int) -> Span | None:
    """Return the indented lines below a position, else the paragraph that stands alone there."""
    lines = [Span(*m.span()) for _, m in zip(range(_MOST_LINES), re.finditer(r"[^\n]*\n?", text[at : at + 6_000]), strict=False)]
    lines = [line.shifted(at) for line in lines if len(line)]
    first = next((n for n, line in enumerate(lines) if text[line.start : line.end].strip()), None)
    if first is None or _LIST.match(text, lines[first].start) or text[lines[first].start : lines[first].end].lstrip()[:1] in "\"'":
        return None
    if _indent(text, lines[first].start) >= indent + _INDENT:
        last = first
        for number in range(first + 1, len(lines)):
            stretch = text[lines[number].start : lines[number].end]
            if stretch.strip() and _indent(text, lines[number].start) < indent + _INDENT:
                break
            if _LIST.match(stretch) and stretch.strip():
                return None
            last = number if stretch.strip() else last
        return _whole(text, lines[first].start, lines[last].end, fewest=_FEWEST_INDENTED)
    if first == 0:
        return None
    end = text.find("\n\n", lines[first].start)
    block = _whole(text, lines[first].start, end if end >= 0 else len(text), fewest=_FEWEST)
    return block if block and "\n" not in text[block.start : block.end] and text[block.end - 1] in ".!?…" else None


def _whole(text: str, start: int, end: int, *, fewest: int) -> Span | None:
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    right = start + len(stretch.rstrip())
    return Span(left, right) if len(_WORDS.findall(text, left, right)) >= fewest else None
