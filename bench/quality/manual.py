"""The page of the manual that says how good reading is, per kind and language, written from a measurement."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .counts import Rate, Share
from .labelled import PARTS
from .measure import HIDDEN, Measured

_ROWS = {
    "acts": "Acts, one to one, of the right kind",
    "acts.dates": "… their dates",
    "acts.bodies": "… who acted",
    "acts.effects": "… what they do to other acts",
    "acts.not_acts": "Hypotheses, statutes, plans and requests left alone",
    "reliance": "What rests on what",
    "quotes.exact": "Quotations in marks or as blocks, exact",
    "quotes.with_speaker": "… with the right speaker",
    "quotes.indirect": "Reported speech",
    "statements": "Statements",
    "statements.right": "… with the right speaker, modality and polarity",
    "dates.value": "Dates, exact words and value",
    "figures.value": "Figures, value and unit",
    "citations.authorities.overlap": "Authorities cited",
    "names.person.exact": "Persons, exact",
    "names.body.exact": "Bodies, exact",
    "names.place.exact": "Places, exact",
    "names.entities": "Who is who inside a document",
    "corefs": "“The applicant”, “the Bank”, “he”",
}
_LANGUAGES = {"en": "English", "fr": "French", "ru": "Russian"}
_HEAD = """# How good reading is

Reading proposes; a person decides. This page says how often the proposals are right, so that you know what to read again. It is written
by `python -m bench.quality --manual`, which measures on documents that were written for the purpose and labelled by hand. The *unseen*
ones have been read by nobody who writes rules, so theirs are the figures to go by; on documents of your case they may be lower.

Shown is F1, the harmonic mean of precision (what share of the proposals is right) and recall (what share of what stands there was
proposed), with both behind it; where only what was found can be judged, the share that is right. A dash: not labelled in that language.
What counts as right is told in `bench/quality`, in the docstring of each scorer.

Real texts are harder. On 36 passages of public texts about other cases (press, NGOs, rulings, in the three languages; some 11,800 words
that are other people's and so not in the repository), of which nobody who writes rules had seen one, acts@8 and quotes@7 reached: acts .68
(.74, .63), who acted .78, their dates .64, effects .33; quotations .87, with the right speaker .79; values of dates .87. Read again
above all what the program did not find: three acts in eight. Of acts that the text leaves without a day, three in ten get one.
On 31 further passages of that sort (312 acts), before anybody had opened one, acts@11 reached: acts .69 (.76, .64), who acted .82, their
dates .61, effects .39. And on 48 documents that two further authors wrote and labelled densely (859 acts), again before anybody had opened
one: acts .74 (.86, .64), who acted .81, their dates .80, effects .43 (.56, .35); three quarters of them are among the seen ones now.
"""


def write_manual(path: Path, parts: Sequence[Measured]) -> None:
    """Write the page: a table for each part that ships, the hidden one first."""
    ordered = sorted((one for one in parts if one.part in PARTS), key=lambda one: one.part != HIDDEN)
    path.write_text("\n".join([_HEAD, *(_table(one) for one in ordered)]), encoding="utf-8")


def _table(measured: Measured) -> str:
    languages = [language for language in _LANGUAGES if language in measured.languages]
    totals = [measured.total(), *(measured.total(language) for language in languages)]
    lines = [
        f"## {measured.part.capitalize()}: {len(measured.documents)} documents\n",
        "| | all | " + " | ".join(_LANGUAGES[language] for language in languages) + " |",
        "|---" * (len(totals) + 1) + "|",
    ]
    for name, title in _ROWS.items():
        if name in totals[0].shown():
            lines.append(f"| {title} | " + " | ".join(_cell(total.shown().get(name)) for total in totals) + " |")
    return "\n".join(lines) + "\n"


def _cell(figure: Rate | Share | None) -> str:
    if isinstance(figure, Share):
        return _shown(figure.share)
    if figure is None:
        return "–"
    if figure.partial:
        return f"recall {_shown(figure.recall)}"
    return f"{_shown(figure.f1)} ({_shown(figure.precision)}, {_shown(figure.recall)})"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".removeprefix("0")
