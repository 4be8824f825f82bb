"""A finished dossier made by hand, with one of everything that a tree can hold, and words that would break a careless writer."""

from __future__ import annotations

from wellfounded.model.dossier import (
    Cited,
    Divider,
    Dossier,
    Heading,
    LineBreak,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Points,
    Preformatted,
    Quotation,
    Quoted,
    SourcePlace,
    Style,
    Styled,
    Table,
    Target,
    Text,
)
from wellfounded.model.ids import DocumentId
from wellfounded.model.passages import Passage

HOSTILE = 'Quill & "Sons" <b>ferry</b> #link("x") \\ $a$ ]] {{x}} `raw` @p *star* _line_'


def dossier(language: str = "en") -> Dossier:
    """Return the dossier."""
    return Dossier(
        title="The ferry of Lund & others",
        subtitle="What is left of the order",
        language=language,
        date="2017-01-31",
        authors=("Institute of Lund", "Å. Berg"),
        source="dossier.md",
        blocks=(
            Heading(level=1, inlines=(Text("Facts"), NoteMark(1)), anchor="facts", number="1", place=SourcePlace("dossier.md", 3)),
            Paragraph(
                inlines=(
                    Text("The court "),
                    Styled(Style.EMPHASIS, (Text("said"), Styled(Style.STRONG, (Text(" twice"),)))),
                    Text(" that "),
                    Quoted((Text("it cannot stand"),)),
                    NoteMark(2),
                    Text(", see "),
                    Link("#law", (Text("2 Law"),)),
                    Text(" and "),
                    Link("https://example.org/?a=1&b=2", (Text("there"),)),
                    LineBreak(),
                    Link("javascript:alert(1)", (Text("not there"),)),
                ),
                number=1,
                place=SourcePlace("dossier.md", 5),
            ),
            Paragraph(
                inlines=(Text(HOSTILE), Styled(Style.CODE, (Text("x<y"),)), NoteMark(2)), number=2, place=SourcePlace("dossier.md", 8)
            ),
            Quotation(
                blocks=(Paragraph(inlines=(Text("Паром ходит."), NoteMark(3)), place=SourcePlace("dossier.md", 10)),),
                cited=(0,),
                language="ru",
                place=SourcePlace("dossier.md", 10),
            ),
            Points(
                points=(
                    (Paragraph(inlines=(Text("one"),)), Points(points=((Paragraph(inlines=(Text("inner"),)),),))),
                    (Paragraph(inlines=(Text("two"),)), Paragraph(inlines=(Text("more"),))),
                ),
                ordered=True,
                start=4,
                place=SourcePlace("dossier.md", 12),
            ),
            Table(
                head=((Text("Day"),), (Text("Act"),)),
                rows=(((Text("9 May"),), (Text("a|b"), NoteMark(4))), ((Text("10 May"),),)),
                alignment=("left", "right"),
                place=SourcePlace("dossier.md", 16),
            ),
            Preformatted(text="Court of Lund\n  1 <Harbour> Street", place=SourcePlace("dossier.md", 20)),
            Divider(place=SourcePlace("dossier.md", 23)),
            Heading(level=1, inlines=(Text("Law"),), anchor="law", number="2", place=SourcePlace("dossier.md", 25)),
            Heading(level=2, inlines=(Text("Norms"),), anchor="norms", number="2.1", place=SourcePlace("dossier.md", 27)),
        ),
        notes=tuple(
            Note(
                number=n,
                paragraphs=((Text(f"Note {n} on "), Link("https://example.org/", (Text("a page"),))), (Text("And more."),))[: 1 + n // 3],
            )
            for n in (1, 2, 3, 4)
        ),
        cited=(
            Cited(
                key="press-2016-05-01:p1",
                target=Target.PASSAGE,
                document=DocumentId("0" * 12),
                passage=Passage(0, 12, "Паром ходит."),
                quoted="Паром ходит.",
            ),
        ),
    )
