"""How large the page of a large case is, how long it takes to write, and how long a browser takes to show it.

Run ``python bench/report_page.py [DOCUMENTS]``. The documents are made up: each is some 6,000 letters with 60 names, dates, figures,
quotations and references and three acts, spread over twelve years.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from wellfounded.model.passages import Span
from wellfounded.publish.highlight import Mark
from wellfounded.publish.page import page
from wellfounded.publish.report import ActLine, DocumentSection, EntityLine, FactLine, Mentions, Report

_WORDS = (
    "the",
    "court",
    "of",
    "Lund",
    "heard",
    "that",
    "a",
    "bank",
    "had",
    "sold",
    "its",
    "papers",
    "before",
    "an",
    "order",
    "was",
    "made",
)
_KINDS = ("arrest", "judgment", "annulment", "extradition_order", "appeal_filed", "asylum_grant", "stay")


def report(documents: int) -> Report:
    """Return a report of so many documents, the same every time."""
    chance = random.Random(7)
    sections: list[DocumentSection] = []
    acts: list[ActLine] = []
    figures: list[FactLine] = []
    mentions: dict[int, dict[str, list[str]]] = {}
    for number in range(documents):
        anchor = f"d-{number:012x}"
        name = f"{number:05}-letter.txt"
        text = " ".join(chance.choices(_WORDS, k=1_300))
        marks: list[Mark] = []
        for at in range(0, len(text) - 120, len(text) // 60):
            kind = chance.choice(("name", "name", "name", "date", "figure", "citation"))
            marks.append(Mark(span=Span(at, at + 18), anchor=f"{anchor}-{at}-{at + 18}", kind=kind, label=f"{kind}: {text[at : at + 18]}"))
            if kind == "name":
                who = int(chance.paretovariate(0.7)) % (documents * 3)
                mentions.setdefault(who, {}).setdefault(name, []).append(f"#{anchor}-{at}-{at + 18}")
            if kind == "figure":
                figures.append(_figure(text, at, anchor, name))
        for at in chance.sample(range(0, len(text) - 200, 37), k=3):
            date = f"{chance.randint(2008, 2019)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            marks.append(Mark(span=Span(at, at + 140), anchor=f"{anchor}-{at}-{at + 140}", kind="act", label=f"act: {date}"))
            body = chance.choice(("", "", "Court of Lund", f"Court {chance.randint(1, 40)}"))
            acts.append(
                ActLine(
                    date=date,
                    kind=chance.choice(_KINDS),
                    body=body,
                    same_body=body,
                    outcome="",
                    strength="proposed",
                    quote=text[at : at + 140],
                    href=f"#{anchor}-{at}-{at + 140}",
                    document=name,
                    document_href=f"#{anchor}",
                    language="en",
                    jurisdiction=chance.choice(("", "FR", "GB-ENG")),
                )
            )
        about = (("date", "2016"), ("kind", "letter"), ("SHA-256", f"{number:064x}"))
        sections.append(
            DocumentSection(
                anchor=anchor, name=name, about=about, reasons=(), language="en", text=text, marks=tuple(marks), date="2016", status="read"
            )
        )
    return Report(
        title="A large case",
        as_of="2020-01-01",
        overview=(("Documents", str(documents)),),
        withheld="",
        acts=tuple(sorted(acts, key=lambda act: act.date)),
        entities=tuple(_entity(who, places) for who, places in sorted(mentions.items())),
        facts={"figures": tuple(figures)},
        documents=tuple(sections),
    )


def _figure(text: str, at: int, anchor: str, name: str) -> FactLine:
    quote = text[at : at + 18]
    return FactLine(kind="money", head="6 EUR", quote=quote, href=f"#{anchor}-{at}-{at + 18}", document=name, strength="proposed")


def _entity(who: int, places: dict[str, list[str]]) -> EntityLine:
    told = tuple(Mentions(document=document, hrefs=tuple(hrefs)) for document, hrefs in places.items())
    return EntityLine(anchor=f"e-{who}", name=f"Person {who}", kind="person", forms=(), roles=(), mentions=told)


def shown_after(path: Path) -> dict[str, float]:
    """Return milliseconds from opening the file in Chromium to first paint and to the end of loading, and of three acts in it."""
    from playwright.sync_api import sync_playwright

    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(path.as_uri(), wait_until="load")
        paint = tab.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
        loaded = tab.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd")
        last = tab.evaluate("() => document.querySelector('article:last-of-type mark').id")
        jump = _timed(tab, f"location.hash = '#{last}'")
        narrow = _timed(tab, "const f = document.getElementById('narrow'); f.value = 'lund 2016'; narrowAll()")
        hide = _timed(tab, "document.getElementById('mark-name').click()")
        browser.close()
    return {"first paint": paint, "loaded": loaded, "a jump": jump, "narrowing": narrow, "hiding names": hide}


def _timed(tab: object, act: str) -> float:
    script = f"() => new Promise(done => {{ const t = performance.now(); {act}; requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - t))); }})"  # noqa: E501
    return float(tab.evaluate(script))  # type: ignore[attr-defined]


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    made = report(documents)
    start = time.perf_counter()
    text = page(made)
    seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(text, encoding="utf-8", newline="\n")
        marks, megabytes = sum(len(section.marks) for section in made.documents), path.stat().st_size / 1e6
        print(f"{documents} documents, {marks} marks: {megabytes:.1f} MB in {seconds:.1f} s")
        for what, milliseconds in shown_after(path).items():
            print(f"  {what}: {milliseconds:.0f} ms")


if __name__ == "__main__":
    main()
