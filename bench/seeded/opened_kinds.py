"""Kinds of error as an editor knows them: written by somebody who had not seen the rules, measured unseen, and opened later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from .dossiers import Clean
from .layout import DATE, WORD, in_notes, in_quotation, marks, notes, paragraphs, quotations, sentences
from .opened_text import KINDS as TEXT_KINDS
from .opened_words import FLIPPED, HEDGES, OTHER_WORDS, SOLE, UPHELD
from .planting import Kind, Plan, Span

_ANNEX_WORD = r"Annex|Attachment|Appendix|Exhibit|Enclosure|Document|Tab|[Aa]nnexe|[Пп]риложени[ея]"
_ANNEX = re.compile(rf"\b(?P<word>{_ANNEX_WORD})\s(?P<number>\d+|[A-G])\b(?P<listed>[:.]?)")
_SMALL = (
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"],
)


# --- references ---------------------------------------------------------------------------------------------------------------------


def _note_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    called = marks(clean)
    for note in notes(clean):
        end = note.end + (1 if clean.text[note.end : note.end + 1] == "\n" else 0)
        marked = tuple(mark.span for mark in called if mark.number == note.number)
        yield Plan(start=note.start, end=end, new="", also=marked + _uncited_without(clean, note.start, note.end))


def _mark_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    listed = notes(clean)
    for mark in marks(clean):
        yield Plan(start=mark.start, end=mark.end, new="", also=tuple(note.span for note in listed if note.number == mark.number))


def _mark_repeated(clean: Clean, _chance: Random) -> Iterator[Plan]:
    called, listed = marks(clean), notes(clean)
    for before, mark in pairwise(called):
        orphan = tuple(note.span for note in listed if note.number == mark.number)
        yield Plan(start=mark.start, end=mark.end, new=before.text, also=(before.span, *orphan))


def _listed(clean: Clean) -> list[re.Match[str]]:
    return [match for match in _ANNEX.finditer(clean.text) if match.start() == 0 or clean.text[match.start() - 1] == "\n"]


def _cited(clean: Clean) -> list[re.Match[str]]:
    begun = {match.start() for match in _listed(clean)}
    return [match for match in _ANNEX.finditer(clean.text) if match.start() not in begun]


def _uncited_without(clean: Clean, start: int, end: int) -> tuple[Span, ...]:
    """Return the lines of the list whose attachments are cited nowhere but in a stretch: once that is gone, they are listed for nothing."""
    cited = _cited(clean)
    inside = {one["number"] for one in cited if start <= one.start() < end}
    elsewhere = {one["number"] for one in cited if not start <= one.start() < end}
    ends = [(one, clean.text.find("\n", one.start())) for one in _listed(clean) if one["number"] in inside - elsewhere]
    return tuple((one.start(), stop if stop > 0 else len(clean.text)) for one, stop in ends)


def _annex_off_list(clean: Clean, chance: Random) -> Iterator[Plan]:
    listed = _listed(clean)
    for match in _cited(clean) if listed else ():
        beyond = len(listed) + chance.randint(2, 4)
        new = str(beyond) if match["number"].isdigit() else chr(ord("A") + beyond)
        also = _uncited_without(clean, match.start(), match.end())
        yield Plan(start=match.start("number"), end=match.end("number"), new=new, also=also)


def _annex_unlisted(clean: Clean, _chance: Random) -> Iterator[Plan]:
    cited = _cited(clean)
    for match in _listed(clean):
        uses = tuple((one.start(), one.end()) for one in cited if one["number"] == match["number"])
        if uses:
            end = clean.text.find("\n", match.start()) + 1 or len(clean.text)
            yield Plan(start=match.start(), end=end, new="", also=uses)


def _ibid_orphan(clean: Clean, _chance: Random) -> Iterator[Plan]:
    ibid = {"ru": "Там же", "fr": "Ibid."}.get(clean.language, "Ibid.")
    for note in notes(clean)[:1]:
        words = re.search(r"[^\W\d_]", note.text)
        if words:
            new = f"{ibid}, {'пункт' if clean.language == 'ru' else 'para.'} 2."
            also = _uncited_without(clean, note.start, note.end)
            yield Plan(start=note.start + words.start(), end=note.end, new=new, also=also)


def _contents_stale(clean: Clean, _chance: Random) -> Iterator[Plan]:
    entry = re.compile(r"^(?P<number>[1-9]\d?)(?P<dot>\.?) (?P<title>[^\n]{4,70})$", re.MULTILINE)
    for match in entry.finditer(clean.text):
        heading = re.compile(rf"^#* ?{match['number']}\.? {re.escape(match['title'])}$", re.MULTILINE).search(clean.text, match.end())
        lost = re.match(r".*[ ](?=\w{4,}$)", match["title"])
        if heading and lost:
            yield Plan(
                start=match.start("title"),
                end=match.start("title") + lost.end(),
                new="Remarks on " if clean.language == "en" else "Sur ",
                also=((heading.start(), heading.end()), (match.start(), match.end())),
            )


# --- quotations ---------------------------------------------------------------------------------------------------------------------


def _quote_word(clean: Clean, chance: Random) -> Iterator[Plan]:
    for quote in quotations(clean):
        fit = [match for match in WORD.finditer(quote.text) if match.group() in OTHER_WORDS]
        if fit:
            match = chance.choice(fit)
            place = quote.start + match.start()
            yield Plan(start=place, end=place + len(match.group()), new=OTHER_WORDS[match.group()], also=(quote.span,))


def _quote_negation(clean: Clean, _chance: Random) -> Iterator[Plan]:
    lost = re.compile(r"\bnot (?=\w)|\bne (?=\w)|\bn'(?=\w)|(?<= )не (?=\w)|\bnever (?=\w)")
    for quote in quotations(clean):
        for match in list(lost.finditer(quote.text))[:1]:
            yield Plan(start=quote.start + match.start(), end=quote.start + match.end(), new="", also=(quote.span,))


def _quote_cut(clean: Clean, chance: Random) -> Iterator[Plan]:
    for quote in quotations(clean, words=9):
        gaps = [match.start() for match in re.finditer(" ", quote.text)]
        first = chance.randrange(2, len(gaps) - 4)
        yield Plan(start=quote.start + gaps[first], end=quote.start + gaps[first + chance.choice((2, 3))], new="", also=(quote.span,))


def _quote_other_source(clean: Clean, chance: Random) -> Iterator[Plan]:
    listed = [note for note in notes(clean) if not re.search(r"Ibid|Там же", note.text)]
    quoted, called = quotations(clean), marks(clean)
    for note in listed:
        head = note.text[: _words_at(note.text) + 12]
        others = [other for other in listed if other.text[_words_at(other.text) :][:12] != head[_words_at(note.text) :]]
        spans = tuple(quote.span for mark in called if mark.number == note.number for quote in quoted if 0 <= mark.start - quote.end <= 3)
        if others and spans:
            other = chance.choice(others)
            yield Plan(
                start=note.start + _words_at(note.text),
                end=note.end,
                new=other.text[_words_at(other.text) :],
                also=spans + _uncited_without(clean, note.start, note.end),
            )


def _words_at(note: str) -> int:
    found = re.search(r"[^\W\d_⁰-⁹]", note)
    return found.start() if found else 0


def _quote_mark_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for quote in quotations(clean, words=4):
        closing = re.compile(r"\s?[”»]").match(clean.text, quote.end)
        if closing:
            opening = (max(0, quote.start - 2), quote.end)
            yield Plan(start=closing.start(), end=closing.end(), new="", also=(opening,))


# --- figures ------------------------------------------------------------------------------------------------------------------------

_LAST_NUMBER = re.compile(r"(?<![\d.,])(?P<number>\d{1,3}(?:[ ,.]\d{3})+|\d+(?:\.\d+)?)[^\d\n]*$", re.MULTILINE)


def _digit_changed(number: str, chance: Random) -> str:
    places = [place for place, sign in enumerate(number) if sign.isdigit()][:2]
    place = chance.choice(places)
    old = int(number[place])
    new = chance.choice([digit for digit in range(1, 10) if digit != old])
    return number[:place] + str(new) + number[place + 1 :]


def _totals(clean: Clean) -> Iterator[tuple[re.Match[str], Span]]:
    line = re.compile(r"^(?:\|(?: *\|)*|-)? ?(?:Total|Total spent|Итого)(?: ?:| ?\|) ?.*?(?P<number>\d[\d ,.]*\d)", re.MULTILINE)
    for match in line.finditer(clean.text):
        begun = clean.text.rfind("\n\n", 0, match.start()) + 2
        yield match, (begun, match.end())


def _total_changed(clean: Clean, chance: Random) -> Iterator[Plan]:
    for match, block in _totals(clean):
        yield Plan(start=match.start("number"), end=match.end("number"), new=_digit_changed(match["number"], chance), also=(block,))


def _part_changed(clean: Clean, chance: Random) -> Iterator[Plan]:
    for match, (begun, end) in _totals(clean):
        rows = list(_LAST_NUMBER.finditer(clean.text, begun, match.start()))
        if len(rows) > 1:
            row = chance.choice(rows)
            new = _digit_changed(row["number"], chance)
            yield Plan(start=row.start("number"), end=row.end("number"), new=new, also=((begun, end),))


def _percent_off(clean: Clean, chance: Random) -> Iterator[Plan]:
    spans = {paragraph.span for paragraph in paragraphs(clean)}
    for match in re.finditer(r"\b(?P<number>\d{1,2})(?: per cent|\s?%)", clean.text):
        around = next((span for span in spans if span[0] <= match.start() < span[1]), None)
        if in_quotation(clean, match.start(), match.end()) or around is None or clean.text[around[0]] == "|":
            continue
        off = str(int(match["number"]) + chance.choice((7, 11, 16)))
        yield Plan(start=match.start("number"), end=match.end("number"), new=off, also=(around,))


def _scale(clean: Clean, _chance: Random) -> Iterator[Plan]:
    told = re.compile(r"\d+(?:[.,]\d+)? (?P<scale>millions?|миллион\w*)")
    many = Counter(match.group().split()[0] for match in told.finditer(clean.text))
    for match in told.finditer(clean.text):
        if many[match.group().split()[0]] > 1 or any(match.group() in source.text for source in clean.sources):
            new = match["scale"].replace("million", "billion" if clean.language == "en" else "milliard").replace("миллион", "миллиард")
            yield Plan(start=match.start("scale"), end=match.end("scale"), new=new, also=((match.start(), match.end()),))


def _count_against_list(clean: Clean, chance: Random) -> Iterator[Plan]:
    words = _SMALL[clean.language == "fr"]
    told = re.compile(rf"\b(?P<word>{'|'.join(words)})\b[^.:\n]{{3,110}}:\n\n(?P<list>(?:[^\n]+\n)+)")
    for match in told.finditer(clean.text):
        rows = match["list"].strip().splitlines()
        if len(rows) == words.index(match["word"]) + 2:
            others = [word for word in words if abs(words.index(word) - words.index(match["word"])) in (1, 2)]
            yield Plan(
                start=match.start("word"),
                end=match.end("word"),
                new=chance.choice(others),
                also=((match.start("list"), match.end("list")),),
            )


# --- dates --------------------------------------------------------------------------------------------------------------------------

_WEEKDAYS = (
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi"],
    ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi"],
    ["понедельник", "вторник", "среду", "четверг", "пятницу"],
)


def _weekday_wrong(clean: Clean, chance: Random) -> Iterator[Plan]:
    for days in _WEEKDAYS:
        for match in re.finditer(rf"\b(?P<weekday>{'|'.join(days)}),? \d", clean.text):
            told = DATE.search(clean.text, match.end() - 1)
            if told and told.start() == match.end() - 1:
                new = chance.choice([day for day in days if day != match["weekday"]])
                yield Plan(start=match.start("weekday"), end=match.end("weekday"), new=new, also=((match.start(), told.end()),))


def _year_off(clean: Clean, chance: Random) -> Iterator[Plan]:
    known = Counter(match.group() for match in DATE.finditer(clean.text))
    for match in DATE.finditer(clean.text):
        weekday = re.search(r"(?:day|di|среду|ник|вторник|четверг|пятницу),? $", clean.text[max(0, match.start() - 14) : match.start()])
        told = known[match.group()] > 1 and any(match.group() in source.text for source in clean.sources)
        if told and not weekday and not in_notes(clean, match.start()):
            year = int(match["year"]) + chance.choice((-1, 1))
            yield Plan(start=match.start("year"), end=match.end("year"), new=str(year), also=((match.start(), match.end()),))


def _order_inverted(clean: Clean, _chance: Random) -> Iterator[Plan]:
    undone = re.compile(
        r"\b(?:quashe[ds]|annulled|discharge[ds] the|stay(?:ed|s) the|set aside|reversed|is void|ann(?:ulé|ule) l?|"
        r"отменил\w*|отменено|отменяет)"
    )
    weekday = re.compile(r"(?:\w+day|\w+di|\w*(?:ник|среду|рг|пятницу)),? $")
    for line in re.finditer(r"[^\n]+", clean.text):
        told = undone.search(line.group())
        inside = list(DATE.finditer(clean.text, line.start(), line.end()))
        if not told or not inside or in_quotation(clean, line.start() + told.start(), line.start() + told.end()):
            continue
        last = max(inside, key=lambda match: (int(match["year"]), -match.start()))
        before = weekday.search(clean.text, max(line.start(), last.start() - 14), last.start())
        start = before.start() if before and before.end() == last.start() else last.start()
        new = f"{clean.text[last.start() : last.start('year')]}{int(last['year']) - 3}"
        yield Plan(start=start, end=last.end(), new=new, also=((line.start() + told.start(), line.start() + told.end()),))


# --- standing -----------------------------------------------------------------------------------------------------------------------


def _upheld(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for sentence in sentences(clean):
        for pattern, new in UPHELD:
            for match in re.finditer(pattern, sentence.text):
                start = sentence.start + match.start()
                if not in_quotation(clean, start, start + 1):
                    yield Plan(start=start, end=sentence.start + match.end(), new=new, also=(sentence.span,))


def _outcome_flipped(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for sentence in sentences(clean):
        for pattern, new in FLIPPED:
            for match in re.finditer(pattern, sentence.text):
                start = sentence.start + match.start("verb")
                if not in_quotation(clean, start, start + 1):
                    yield Plan(start=start, end=sentence.start + match.end("verb"), new=new, also=(sentence.span,))


def _still_pending(clean: Clean, _chance: Random) -> Iterator[Plan]:
    decided = re.compile(
        r"\b(?:was|were) (?:dismissed|quashed|refused|discharged|decided|heard|set aside|reversed) ?(?:by [^,.;]{5,60} )?on "
        rf"(?:\w+day,? )?{DATE.pattern[2:]}"
    )
    for match in decided.finditer(clean.text):
        if not in_quotation(clean, match.start(), match.end()):
            yield Plan(start=match.start(), end=match.end(), new="is still pending", also=((match.start() - 90, match.start()),))


# --- attribution --------------------------------------------------------------------------------------------------------------------


def _hedge_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for pattern, new in HEDGES:
        for match in re.finditer(pattern, clean.text):
            if not in_quotation(clean, match.start(), match.start() + 1):
                end = match.end("lost")
                head = clean.text[end : end + 1]
                new_text = new + head.upper() if not new and match["lost"][0].isupper() else new
                taken = end + (1 if new_text != new else 0)
                yield Plan(
                    start=match.start("lost"), end=taken, new=new_text, also=((match.start("lost"), _sentence_end(clean.text, end)),)
                )


def _sentence_end(text: str, place: int) -> int:
    stop = re.compile(r"[.!?](?:\s|$)").search(text, place)
    return min(stop.end() if stop else len(text), place + 200)


def _sole_lost(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for pattern, new in SOLE:
        for match in re.finditer(pattern, clean.text):
            yield Plan(start=match.start(), end=match.end(), new=new, also=((match.start() - 40, match.end() + 60),))


_PEOPLE = re.compile(
    r"\b(?:(?:Mrs |Mr )?(?:Chief )?Justice|Lord Justice|Judge|Mr|Ms|Dr|Dame|Me|M\.)"
    r"(?: [A-Z]\.)? [A-Z][\w-]+(?: [A-Z][\w-]+)?\b|"
    r"Regional Court|"
    r"Supreme Court(?: of Cyprus)?|District Court|Court of Appeal|Land Tribunal|Medical Board|High Court"
)


def _other_speaker(clean: Clean, chance: Random) -> Iterator[Plan]:
    names = Counter(match.group() for match in _PEOPLE.finditer(clean.text))
    for quote in quotations(clean):
        before = clean.text[max(0, quote.start - 110) : quote.start]
        begun = max(before.rfind(". "), before.rfind("\n")) + 1
        for match in list(_PEOPLE.finditer(before, begun))[:1]:
            court = "Court" in match.group() or "Tribunal" in match.group()
            others = [name for name in names if ("Court" in name or "Tribunal" in name) == court and _last(name) != _last(match.group())]
            if others:
                start = max(0, quote.start - 110) + match.start()
                yield Plan(start=start, end=start + len(match.group()), new=chance.choice(sorted(others)), also=(quote.span,))


def _last(name: str) -> str:
    return name.split()[-1] if "Court" not in name else name


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="note-lost", families=("REF", "STR"), what="a mark whose note was cut", plans=_note_lost),
        Kind(name="mark-lost", families=("REF",), what="a note whose mark went with the text that was cut", plans=_mark_lost),
        Kind(name="mark-repeated", families=("REF",), what="one note used twice, the next never", plans=_mark_repeated),
        Kind(name="annex-off-list", families=("REF",), what="an attachment cited that the list does not have", plans=_annex_off_list),
        Kind(name="annex-unlisted", families=("REF",), what="an attachment that fell out of the list", plans=_annex_unlisted),
        Kind(name="ibid-orphan", families=("REF",), what="ibid. to nothing", plans=_ibid_orphan),
        Kind(name="contents-stale", families=("REF", "STR"), what="contents that name another heading", plans=_contents_stale),
        Kind(name="quote-word", families=("QUO",), what="a quotation altered by one word", plans=_quote_word),
        Kind(name="quote-negation", families=("QUO",), what="a quotation that lost its negation", plans=_quote_negation),
        Kind(name="quote-cut", families=("QUO",), what="a quotation cut without an ellipsis", plans=_quote_cut),
        Kind(
            name="quote-other-source",
            families=("QUO", "REF", "ATT"),
            what="a quotation noted to another document",
            plans=_quote_other_source,
        ),
        Kind(name="quote-mark-lost", families=("QUO", "TXT", "STR"), what="a quotation that never closes", plans=_quote_mark_lost),
        Kind(name="total-changed", families=("FIG",), what="a total that its parts do not make", plans=_total_changed),
        Kind(name="part-changed", families=("FIG",), what="a part changed under an old total", plans=_part_changed),
        Kind(name="percent-off", families=("FIG",), what="a percentage that its numbers do not make", plans=_percent_off),
        Kind(name="scale", families=("FIG", "QUO"), what="million for billion in one place", plans=_scale),
        Kind(name="count-against-list", families=("FIG", "STR"), what="a count that the list does not have", plans=_count_against_list),
        Kind(name="weekday-wrong", families=("DAT",), what="a weekday that is not that of the date", plans=_weekday_wrong),
        Kind(name="year-off", families=("DAT", "STA", "QUO", "FIG", "REF"), what="a year off in one of several places", plans=_year_off),
        Kind(name="order-inverted", families=("DAT", "STA"), what="an act dated before the one that it undoes", plans=_order_inverted),
        Kind(name="upheld-for-undone", families=("STA", "ATT"), what="upheld where it was undone", plans=_upheld),
        Kind(name="outcome-flipped", families=("STA", "ATT"), what="the outcome of a decision turned round", plans=_outcome_flipped),
        Kind(name="still-pending", families=("STA", "DAT"), what="pending what has been decided", plans=_still_pending),
        Kind(name="hedge-lost", families=("ATT",), what="an allegation told as a fact", plans=_hedge_lost),
        Kind(name="sole-lost", families=("ATT", "QUO"), what="the only one made one of several", plans=_sole_lost),
        Kind(name="other-speaker", families=("ATT", "QUO", "NAM"), what="a quotation put into another's mouth", plans=_other_speaker),
    )
} | TEXT_KINDS
"""The kinds that were opened first, by name."""
