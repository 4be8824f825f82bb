"""Kinds of error in names, characters and structure: written unseen, opened later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from .dossiers import Clean
from .layout import WORD, in_quotation, paragraphs, prose
from .planting import Kind, Plan, Span
from .proof import QUOTATION

_SURNAME = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|Judge|Justice|Professor|Dame|Me|M\.)(?: [A-Z]\.)?"
    r"(?: [A-Z][a-zé]+)?|\b[A-ZА-Я][a-zéа-я]{3,}) (?P<surname>[A-ZА-Я][a-zéа-я]{4,})\b"
)
_FIRST_NAMES = {
    "Tornike": "Tamaz",
    "Salome": "Sofio",
    "Eleni": "Maria",
    "Zurab": "Giorgi",
    "Levan": "Lasha",
    "Ingrid": "Astrid",
    "Marcus": "Martin",
    "Pavel": "Petr",
    "Adela": "Anna",
    "Jonas": "Johan",
    "Daniel": "David",
    "Honor": "Helen",
    "Viktor": "Vadim",
    "Felix": "Francis",
    "Anton": "André",
    "Claire": "Claude",
    "Charles": "Christian",
    "Аркадий": "Андрей",
    "Виктор": "Василий",
    "Ольга": "Елена",
    "Tamsin": "Tamara",
    "Margit": "Martha",
    "Idris": "Ivor",
    "Gideon": "Gilbert",
    "Efua": "Esi",
    "Leonard": "Lionel",
    "Arkady": "Andrey",
    "Adwoa": "Akosua",
}
_TWINS = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))
_BACK = {there: here for here, there in _TWINS.items()}
_LEFTOVERS = {
    "en": (
        " [check with counsel]",
        " (date to be confirmed)",
        " [INSERT REFERENCE]",
        " XXX",
        " (add the second letter here?)",
        " [is this still true?]",
        " TODO",
        " (see comment of 3 March)",
        " [translation missing]",
        " ???",
    ),
    "fr": (" [à vérifier]", " (date à compléter)", " XXX", " [voir avec l'avocate]", " ???"),
    "ru": (" [проверить]", " (дату уточнить)", " XXX", " [вставить ссылку]", " ???"),
}


def _misspelt(clean: Clean, chance: Random) -> Iterator[Plan]:
    told = [match for match in _SURNAME.finditer(clean.text) if not in_quotation(clean, match.start(), match.end())]
    everywhere = Counter(WORD.findall(clean.text)) + Counter(word for source in clean.sources for word in WORD.findall(source.text))
    for match in told:
        name = match["surname"]
        if everywhere[name] > 2 and name.lower() not in everywhere:
            also = tuple(one.span() for one in re.finditer(rf"(?:[A-ZА-Я]\w+ )?\b{name}\b", clean.text) if one.end() != match.end())
            yield Plan(start=match.start("surname"), end=match.end("surname"), new=_slip(name, chance), also=also)


def _slip(name: str, chance: Random) -> str:
    place = chance.randrange(1, len(name) - 1)
    turned = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    slips = [name[:place] + name[place + 1 :], name[: place + 1] + name[place:], turned]
    return chance.choice([slip for slip in slips if slip != name])


def _other_first_name(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for match in re.finditer(rf"\b(?P<first>{'|'.join(_FIRST_NAMES)}) (?P<surname>[A-ZА-Я]\w{{3,}})", clean.text):
        elsewhere = sum(source.text.count(match.group()) for source in clean.sources) + clean.text.count(match.group())
        if elsewhere > 1:
            new = _FIRST_NAMES[match["first"]]
            yield Plan(start=match.start("first"), end=match.end("first"), new=new, also=((match.start(), match.end()),))


def _homoglyph(clean: Clean, chance: Random) -> Iterator[Plan]:
    twins = _BACK if clean.language == "ru" else _TWINS
    for paragraph in prose(clean):
        words = [match for match in WORD.finditer(paragraph.text) if len(match.group()) > 4 and twins.keys() & set(match.group())]
        if words:
            word = chance.choice(words)
            place = chance.choice([place for place, sign in enumerate(word.group()) if sign in twins])
            start = paragraph.start + word.start()
            new = word.group()[:place] + twins[word.group()[place]] + word.group()[place + 1 :]
            yield Plan(start=start, end=start + len(new), new=new)


def _doubled(clean: Clean, chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        words = list(re.finditer(r"(?<= )[a-zа-яà-ÿ]{2,6}(?= )", paragraph.text))
        if words:
            word = chance.choice(words)
            start = paragraph.start + word.start()
            yield Plan(start=start, end=start + len(word.group()), new=f"{word.group()} {word.group()}")


def _quoted_at(clean: Clean, place: int) -> tuple[Span, ...]:
    """Return the quotation that a place stands in or bounds: with a mark gone, that is what never opens or closes."""
    return tuple(match.span() for match in QUOTATION.finditer(clean.text) if match.start() <= place < match.end())


def _mojibake(clean: Clean, chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        signs = list(re.finditer(r"[“”’éèàçêô«»—–]", paragraph.text))
        if clean.language == "ru":
            signs = list(re.finditer(r"(?<= )[а-я]{4,9}(?= )", paragraph.text))
        if signs:
            sign = chance.choice(signs)
            start = paragraph.start + sign.start()
            yield Plan(
                start=start,
                end=start + len(sign.group()),
                new=sign.group().encode().decode("cp1252", "replace"),
                also=_quoted_at(clean, start),
            )


def _lost_letter(clean: Clean, chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        words = [match for match in WORD.finditer(paragraph.text) if len(match.group()) > 5]
        if words:
            word = chance.choice(words)
            place = chance.randrange(1, len(word.group()) - 1)
            start = paragraph.start + word.start()
            yield Plan(start=start, end=start + len(word.group()), new=word.group()[:place] + "\ufffd" + word.group()[place + 1 :])


def _unclosed(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for match in re.finditer(r"(?<= )\((?P<inside>[^()\n]{9,90})\)", clean.text):
        around = (match.start(), match.end())
        yield Plan(start=match.end() - 1, end=match.end(), new="", also=(around,))


def _leftover(clean: Clean, chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        ends = [match.end() for match in re.finditer(r"[a-zа-я]{4,}(?=[.,] )", paragraph.text)]
        if ends:
            place = paragraph.start + chance.choice(ends)
            yield Plan(start=place, end=place, new=chance.choice(_LEFTOVERS[clean.language]))


def _numbering(clean: Clean, chance: Random) -> Iterator[Plan]:
    numbered = re.compile(r"^(?:#+ )?(?P<number>\d{1,2})(?=\.? [A-ZÀ-ÝА-Я])|^(?P<part>\d\.)(?P<sub>\d)(?= [A-Z])", re.MULTILINE)
    told = list(numbered.finditer(clean.text))
    for before, match, after in zip(told, told[1:], told[2:], strict=False):
        group = "sub" if match["sub"] else "number"
        if before[group] and after[group] and int(before[group]) + 1 == int(match[group]) == int(after[group]) - 1:
            new = str(int(match[group]) + chance.choice((1, 2, -1)))
            also = tuple((one.start(), one.end() + 40) for one in (before, match, after))
            yield Plan(start=match.start(group), end=match.end(group), new=new, also=also)


def _section_cut(clean: Clean, chance: Random) -> Iterator[Plan]:
    for paragraph in prose(clean):
        gaps = [match.start() for match in re.finditer(r"(?<=[a-zа-я]) (?=[a-zа-я])", paragraph.text)][-9:-2]
        if gaps and "“" not in paragraph.text[gaps[0] :] and "«" not in paragraph.text[gaps[0] :]:
            start = paragraph.start + chance.choice(gaps)
            yield Plan(start=start, end=paragraph.end, new="", also=((max(paragraph.start, start - 60), start),))


def _pasted_twice(clean: Clean, _chance: Random) -> Iterator[Plan]:
    for paragraph in paragraphs(clean):
        plain = "\n" not in paragraph.text and paragraph.text[:1].isalpha() and paragraph.text[-1:] == "."
        if plain and 120 < len(paragraph.text) < 420 and not re.search(r"\[\^?\d+\]|[⁰¹²³⁴-⁹]", paragraph.text):
            yield Plan(start=paragraph.end, end=paragraph.end, new=f"\n\n{paragraph.text}", also=(paragraph.span,))


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="name-misspelt", families=("NAM", "TXT"), what="a name with a slip in one place", plans=_misspelt),
        Kind(name="other-first-name", families=("NAM",), what="another first name in one place", plans=_other_first_name),
        Kind(name="homoglyph", families=("TXT", "NAM"), what="a letter of another alphabet in a word", plans=_homoglyph),
        Kind(name="doubled-word", families=("TXT",), what="a word typed twice", plans=_doubled),
        Kind(name="mojibake", families=("TXT", "QUO"), what="a sign read in the wrong encoding", plans=_mojibake),
        Kind(name="lost-letter", families=("TXT",), what="a letter lost in conversion", plans=_lost_letter),
        Kind(name="unclosed-parenthesis", families=("TXT", "STR"), what="a parenthesis that never closes", plans=_unclosed),
        Kind(name="leftover", families=("TXT", "STR"), what="a note of an editor left in the text", plans=_leftover),
        Kind(
            name="numbering-gap",
            families=("STR", "REF"),
            what="a number skipped or twice in a row of headings or paragraphs",
            plans=_numbering,
        ),
        Kind(name="section-cut", families=("STR", "TXT"), what="a paragraph that breaks off", plans=_section_cut),
        Kind(name="pasted-twice", families=("STR", "TXT"), what="a paragraph pasted twice", plans=_pasted_twice),
    )
}
