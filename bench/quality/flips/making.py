"""True readings, and every way in which they are flipped: another verb, year, body, person or speaker, words that stand elsewhere
or nowhere, and the same reading of a text that denies it.

Invariant: a flip differs from its true reading in one thing that changes what is said.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wellfounded.extract.analysis import Analysis, analyse
from wellfounded.extract.dates.extractor import find_dates, relative_to
from wellfounded.extract.guard.guarding import Witness, refusal
from wellfounded.extract.names.extractor import find_names
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.labels import ActKind
from wellfounded.model.passages import Passage
from wellfounded.model.reading import Act, Statement
from wellfounded.resolve.within import resolve_names

from ..labelled import load_part

DATA = Path(__file__).parent / "true_readings.toml"
OTHERS: dict[str, tuple[list[str], list[str]]] = {
    "latin": (["Court of Appeal of Ghent", "Ministry of Labour"], ["Jonas Brandvold", "Amina Kerroum"]),
    "cyrillic": (["Самарский областной суд", "Министерство труда"], ["Юрий Бранд", "Амина Керрум"]),
    "arabic": (["محكمة صفاقس الابتدائية", "وزارة العمل"], ["يوسف بران", "أمينة كروم"]),
}
_OPPOSITE = {
    "annulment": "upholding",
    "upholding": "annulment",
    "grant": "refusal",
    "refusal": "grant",
    "asylum_grant": "asylum_refusal",
    "asylum_refusal": "asylum_grant",
    "conviction": "acquittal",
    "acquittal": "conviction",
    "arrest": "release",
    "release": "arrest",
    "notice_withdrawal": "sanction_listing",
    "sentence": "acquittal",
    "charge": "acquittal",
    "stay": "upholding",
    "remand": "upholding",
    "freezing_order": "release",
    "extradition_order": "acquittal",
    "expulsion_order": "acquittal",
    "appeal_filed": "upholding",
    "warrant": "acquittal",
    "sanction_listing": "acquittal",
}
_LOOK_ALIKE = {
    "a": "а",
    "e": "е",
    "o": "о",
    "c": "с",
    "а": "a",
    "е": "e",
    "о": "o",
    "с": "c",
    "ا": "أ",
    "ي": "ى",
    "ه": "ة",
    "ک": "ك",
    "ی": "ي",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One reading of one text, true or flipped; ``how`` says in which way."""

    how: str
    script: str
    language: str
    noun: Act | Statement
    witness: Witness


def script_of(text: str) -> str:
    """Return latin, cyrillic or arabic: the script of most letters."""
    counts = {"arabic": 0, "cyrillic": 0, "latin": 0}
    for letter in filter(str.isalpha, text):
        counts["arabic" if "\u0600" <= letter <= "\u06ff" else "cyrillic" if "\u0400" <= letter <= "\u052f" else "latin"] += 1
    return max(counts, key=lambda name: counts[name])


def witness_of(text: str) -> Witness:
    """Read a text as far as the guard needs it."""
    analysis: Analysis = analyse(TextLayer(document=DocumentId("d" * 12), text=text, producer="bench"))
    dates = relative_to(find_dates(analysis), analysis)
    return Witness(analysis=analysis, names=resolve_names(find_names(analysis)), dates=dates)


def true_readings() -> list[Case]:
    """Return the true readings of the invented sentences."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))
    acts = [_case("true", row, row["text"], _act(row, row["text"])) for row in rows["act"]]
    return acts + [_case("true", row, row["text"], _statement(row, row["text"])) for row in rows["statement"]]


def flipped_readings(*, seed: int = 1) -> Iterator[Case]:
    """Yield every flip of every invented sentence, in an order that the seed fixes."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))
    chance = random.Random(seed)
    for row in rows["act"]:
        true = _case("true", row, row["text"], _act(row, row["text"]))
        yield from flips_of(true, chance)
        for how in ("denied", "planned"):
            if how in row:
                yield _case(how, row, row[how], _act({**row, "passage": row[how]}, row[how]))
    for row in rows["statement"]:
        true = _case("true", row, row["text"], _statement(row, row["text"]))
        yield from flips_of(true, chance)
        for other in row["others"]:
            yield replace(true, how="speaker", noun=_statement({**row, "speaker": other}, row["text"]))


def labelled_readings(part: str = "seen") -> Iterator[Case]:
    """Yield the acts of the labelled documents of a part as true readings, with the values that their labels give."""
    for document in load_part(part):
        witness = witness_of(document.text)
        for mark in document.acts or ():
            act = Act(id=mark.id, kind=ActKind(mark.kind), passages=mark.passages[:1], date=mark.date, body=mark.body)
            yield Case("true", script_of(mark.passages[0].exact), document.language, act, witness)


def _case(how: str, row: dict[str, Any], text: str, noun: Act | Statement) -> Case:
    whole = row.get("before", "") + text
    return Case(how, script_of(text), row["language"], noun, witness_of(whole))


def _passage(row: dict[str, Any], text: str) -> Passage:
    before = row.get("before", "")
    start = (before + text).index(row.get("passage", text), len(before))
    return Passage.of(before + text, start, start + len(row.get("passage", text)))


def _act(row: dict[str, Any], text: str) -> Act:
    return Act(
        id="a1",
        kind=ActKind(row["kind"]),
        passages=(_passage(row, text),),
        date=row.get("date", ""),
        body=row.get("body", ""),
        persons=tuple(row.get("persons", ())),
    )


def _statement(row: dict[str, Any], text: str) -> Statement:
    chain = ("authors", row["speaker"])
    return Statement(passage=_passage(row, text), chain=chain, modality="asserted", polarity=row["polarity"])


def flips_of(true: Case, chance: random.Random) -> Iterator[Case]:
    """Yield the flips that can be made of a reading by itself: of its values and of its words."""
    noun = true.noun
    values = _of_act(noun, true) if isinstance(noun, Act) else _of_statement(noun)
    for how, flipped in values:
        yield replace(true, how=how, noun=flipped)
    passage = noun.passages[0] if isinstance(noun, Act) else noun.passage
    for how, changed in _words(passage, chance):
        moved = replace(noun, passages=(changed,)) if isinstance(noun, Act) else replace(noun, passage=changed)
        yield replace(true, how=how, noun=moved)


def _of_act(act: Act, true: Case) -> Iterator[tuple[str, Act]]:
    bodies, persons = OTHERS[true.script]
    if act.kind.value in _OPPOSITE:
        yield "verb", replace(act, kind=ActKind(_OPPOSITE[act.kind.value]))
    if act.date:
        yield from (("date", replace(act, date=date)) for date in _dates(act.date))
    if act.body:
        yield from (("body", replace(act, body=body)) for body in bodies)
        yield from (("party", replace(act, body=person)) for person in (*act.persons, persons[0]))
    if act.persons:
        yield from (("person", replace(act, persons=(person,))) for person in persons)


def _dates(date: str) -> Iterator[str]:
    year, _, rest = date.partition("-")
    if not year.isdecimal() or "/" in rest:
        return
    for shift in (-1, 1, 10):
        yield f"{int(year) + shift}{'-' if rest else ''}{rest}"
    month, _, day = rest.partition("-")
    if month.isdecimal() and int(month) <= 12:
        other = f"{int(month) % 12 + 1:02}"
        yield f"{year}-{other}" + (f"-{day}" if day else "")
    if day.isdecimal():
        yield f"{year}-{month}-{int(day) % 28 + 1:02}"


def _of_statement(statement: Statement) -> Iterator[tuple[str, Statement]]:
    yield "polarity", replace(statement, polarity="-" if statement.polarity == "+" else "+")


def _words(passage: Passage, chance: random.Random) -> Iterator[tuple[str, Passage]]:
    """Yield the passage with other words at its place, and with its words at another place."""
    words = passage.exact.split()
    if len(words) > 1:
        at = chance.randrange(len(words) - 1)
        yield "words swapped", replace(passage, exact=" ".join([*words[:at], words[at + 1], words[at], *words[at + 2 :]]))
        yield "word dropped", replace(passage, exact=" ".join([*words[:at], *words[at + 1 :]]))
    places = [n for n, letter in enumerate(passage.exact) if letter in _LOOK_ALIKE]
    if places:
        n = chance.choice(places)
        yield "look-alike", replace(passage, exact=passage.exact[:n] + _LOOK_ALIKE[passage.exact[n]] + passage.exact[n + 1 :])
    digits = [n for n, letter in enumerate(passage.exact) if letter.isdecimal()]
    if digits:
        n = chance.choice(digits)
        yield "digit", replace(passage, exact=f"{passage.exact[:n]}{(int(passage.exact[n]) + 1) % 10}{passage.exact[n + 1 :]}")
    by = chance.randint(1, 5)
    yield "moved", Passage(passage.start + by, passage.end + by, passage.exact)


def is_kept(case: Case) -> bool:
    """Say whether the guard lets a reading pass."""
    return not refusal(case.noun, case.witness)
