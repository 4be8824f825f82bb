"""A small report made by hand, about invented people: three scripts, crossing passages, pages, containers, and hostile words."""

from __future__ import annotations

from wellfounded.model.passages import Span
from wellfounded.publish.highlight import Mark
from wellfounded.publish.report import ActLine, DocumentSection, EntityLine, FactLine, Link, Mentions, Origin, Report

HOSTILE = '<script>alert(1)</script> & "quotes" \' \u202e </div></article></mark><img src=x onerror=alert(2)> {{ 7 * 7 }} ]]> \x00\x1b'
LETTER = "On 9 May 2016 the Court of Ostermark annulled the order.\nThe clerk said: “It is void.”\n"
RUSSIAN = "9 мая 2016 года суд Остермарка отменил приказ о выдаче Марты Квилл.\n"
HEBREW = "בית המשפט ביטל את הצו ביום 9 במאי 2016.\n"


def mark(document: str, start: int, end: int, kind: str = "act", label: str = "") -> Mark:
    return Mark(span=Span(start, end), anchor=f"{document}-{start}-{end}", kind=kind, label=label or f"{kind}: of {document}")


def act(document: str, start: int, end: int, quote: str, **more: str) -> ActLine:
    values = {"date": "2016-05-09", "kind": "annulment", "body": "", "outcome": "annulled", "strength": "proposed", **more}
    return ActLine(quote=quote, href=f"#{document}-{start}-{end}", document=f"{document}.txt", document_href=f"#{document}", **values)  # type: ignore[arg-type]


def section(anchor: str, text: str, language: str, *marks: Mark, **more: object) -> DocumentSection:
    values = {"about": (("date", "2016-05-10"),), "reasons": (), "date": "2016-05-10", "kind": "letter", "status": "read", **more}
    return DocumentSection(anchor=anchor, name=f"{anchor}.txt", language=language, text=text, marks=marks, **values)  # type: ignore[arg-type]


def small() -> Report:
    """Return the report. Three documents tell an annulment of one day; one passage crosses another, and one a page."""
    hostile = HOSTILE * 2
    return Report(
        title="The matter of Martha Quill & others <draft>",
        as_of="2020-01-01 12:00:00 UTC",
        overview=(("Documents", "5 (4 read, 1 kept, not read)"), ("People", "Марта Квилл (2)")),
        withheld="1 document of this case is withheld from this page.",
        acts=(
            act("x", 0, 20, HOSTILE, date="1961", kind="other", body=HOSTILE, outcome=HOSTILE),
            act("a", 0, 56, LETTER[:56], body="Court of Ostermark", same_body="ostermark", language="en", strength="confirmed"),
            act("b", 0, 42, RUSSIAN[:42], language="ru"),
            act("c", 0, 38, HEBREW[:38], language="he"),
            ActLine(
                date="",
                kind="stay",
                body="",
                outcome="",
                strength="proposed",
                quote="the order",
                href="#a-46-66",
                document="a.txt",
                effects=(Link(text="ends: annulment, 2016-05-09", href="#a-0-56"),),
                mentions=(Link(text="also here", href="#b-0-42"),),
            ),
        ),
        entities=(
            EntityLine(
                anchor="e-1",
                name="Марта Квилл",
                kind="person",
                forms=("Martha Quill",),
                roles=("witness",),
                mentions=(Mentions(document="b.txt", hrefs=("#b-55-67",)),),
            ),
            EntityLine(
                anchor="e-2", name=HOSTILE, kind="body", forms=(HOSTILE,), roles=(), mentions=(Mentions(document="x", hrefs=("#x",)),)
            ),
        ),
        facts={
            "quotations": (
                FactLine(kind="direct", head="The clerk", quote="It is void.", href="#a-74-85", document="a.txt", strength="proposed"),
            ),
            "figures": (),
        },
        documents=(
            section(
                "a",
                LETTER,
                "en",
                mark("a", 0, 56),
                mark("a", 46, 66, "statement"),
                mark("a", 3, 13, "date"),
                mark("a", 74, 85, "quote"),
                pages=((0, "1"), (50, "2")),
                acts=2,
                origins=(Origin(when="2020-01-01", name="a.txt", container=Link(text="z.txt", href="#z")),),
            ),
            section(
                "b", RUSSIAN, "ru", mark("b", 0, 42), mark("b", 55, 67, "name"), origins=(Origin(when="2020-01-01", name="", hidden=True),)
            ),
            section("c", HEBREW, "he", mark("c", 0, 38)),
            section("x", hostile, "en", mark("x", 0, 20, label=HOSTILE), about=(("title", HOSTILE),), reasons=(HOSTILE,), flags=(HOSTILE,)),
            section("z", "", "", status="kept, not read", holds=(Link(text="a.txt", href="#a"),), date="", kind=""),
        ),
        to_look_at=(
            FactLine(
                kind="consequential act",
                head="annulment: does it annul another act?",
                quote="",
                href="#a-0-56",
                document="a.txt",
                strength="proposed",
            ),
        ),
    )
