"""Addresses that work, and that could be written better: without what belongs to one click, and all in one way."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.passages import Passage
from ..rule import Rule
from ..subject import Subject
from ..tables import table
from .linking import Link, links_of

_MOST = 12


class NotCanonical(Rule):
    """Addresses with parts that belong to one click and not to the document: tracking, a redirect, a highlighted stretch, a second of a
    film.

    Such parts break first, show where the link was copied from, and make two links to one document look like two sources.
    """

    code = "REF505"
    title = "addresses with more than the document needs"
    severity = Severity.NOTE
    example = "See https://www.example.org/news/1?utm_source=facebook and https://www.example.org/news/2?redirect for more.\n"
    counter_example = "See https://www.example.org/news?id=1 and https://www.example.org/news?id=2 for more.\n"
    sure = "Sure; a moment of a film may be meant, and then it is better said in words."

    def find(self, subject: Subject) -> Iterator[Finding]:
        found = [(link, why) for link in links_of(subject) if (why := _more_than_needed(link))]
        if found:
            reasons = ", ".join(dict.fromkeys(why for _, why in found))
            many = f"{len(found)} addresses carry" if len(found) > 1 else "The address carries"
            yield self.finding(subject, f"{many} more than the document needs: {reasons}.", *[link.passage for link, _ in found[:_MOST]])


def _more_than_needed(link: Link) -> str:
    words = table("references", "hosts")["canonical"]
    names = {name.lower() for name, _ in link.query}
    if link.parts.fragment.startswith(":~:text="):
        return "a highlighted stretch (#:~:text=)"
    if found := sorted(names & set(words["tracking"])):
        return f"“{found[0]}”"
    return "a moment of a film (t=)" if link.publisher in {"youtube.com", "youtu.be"} and names & set(words["moment"]) else ""


class MixedForms(Rule):
    """Notes that write addresses in two ways: some in angle brackets, some bare.

    It shows that the notes come from several hands or were put together from several texts, and a bare address swallows the full stop that
    follows it.
    """

    code = "REF506"
    title = "addresses written in two ways"
    severity = Severity.NOTE
    example = (
        "One.¹ Two.² Three.³ Four.⁴\n\n¹ <https://www.example.org/a>\n² <https://www.example.org/b>\n³ <https://www.example.org/c>\n"
        "⁴ https://www.example.org/d\n"
    )
    counter_example = example.replace("https://www.example.org/d", "<https://www.example.org/d>")
    sure = "Sure; asked from four notes with addresses on."

    def find(self, subject: Subject) -> Iterator[Finding]:
        noted = [link for link in links_of(subject) if link.note is not None]
        bracketed = [link for link in noted if _is_bracketed(subject.text, link)]
        bare = [link for link in noted if not _is_bracketed(subject.text, link)]
        if len(noted) < 4 or not bracketed or not bare:
            return
        odd, word = (bare, "bare") if len(bare) <= len(bracketed) else (bracketed, "in angle brackets")
        notes = ", ".join(link.note.target for link in odd[:_MOST] if link.note)
        verb = "is" if len(odd) == 1 else "are"
        yield self.finding(
            subject,
            f"The addresses of notes {notes} {verb} {word}, the others are not."
            if len(odd) > 1
            else f"The address of note {notes} is {word}, the others are not.",
            *[Passage.of(subject.text, link.passage.start, link.passage.end) for link in odd[:_MOST]],
        )


def _is_bracketed(text: str, link: Link) -> bool:
    return link.passage.exact.startswith("<") or text[max(0, link.passage.start - 1) : link.passage.start] == "<"
