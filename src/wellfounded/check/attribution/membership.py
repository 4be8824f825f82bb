"""A person who is of a body in one place, and is said never to have been of it in another place of the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.findings import Finding, Severity
from ...model.passages import Passage, Span
from ..alignment.telling import Telling, own_tellings
from ..rule import Rule
from ..subject import Subject
from ..surnames import key_of
from ..tables import table
from .telling import persons_in


class OfAndNotOf(Rule):
    """A person is called a member, an activist or an officer of a body, and elsewhere the same text says that he was never of it.

    One of the two sentences is wrong. If it is the first, the text itself makes the accusation that the second one answers.
    """

    code = "ATT501"
    title = "of a body, and never of it"
    severity = Severity.WARNING
    example = (
        "Money was sent to the HGP activist Mira Holt in March.\n\n"
        "Mira Holt has never been a member of the HGP and was a guest at one of its meetings.\n"
    )
    counter_example = (
        "Money was sent to the HGP activist Mira Holt in March.\n\n"
        "Tom Fenn has never been a member of the HGP and was a guest at one of its meetings.\n"
    )
    sure = "Asked where person and body stand directly beside the word in the first place and both are named in the second."

    def find(self, subject: Subject) -> Iterator[Finding]:
        for telling in own_tellings(subject):
            match = _denied().search(telling.text)
            if match is None:
                continue
            body = _words(match["body"])
            for _, person in persons_in(subject, telling):
                said = _called(subject, telling, person, body)
                if said is not None:
                    begin = telling.span.start
                    denial = subject.analysis.passage(begin + match.start(), begin + match.end())
                    yield self.finding(subject, f"“{said.exact}” here, and elsewhere “{denial.exact}”.", said, denial)
                    break


def _called(subject: Subject, denying: Telling, person: str, body: str) -> Passage | None:
    """Return where a person is called one of the body, in another sentence."""
    text = subject.analysis.text
    for match in _of_body().finditer(text):
        if denying.span.start <= match.start() < denying.span.end:
            continue
        if _words(match["before"] or match["behind"]) == body and person in _behind(subject, Span(*match.span())):
            return subject.analysis.passage(match.start(), _end_of_name(subject, match))
    return None


def _behind(subject: Subject, span: Span) -> list[str]:
    return [key for place, key in _names(subject) if 0 <= place.start - span.end <= 3 or (0 <= span.start - place.end <= 12)]


def _names(subject: Subject) -> list[tuple[Span, str]]:
    whole = Telling(Span(0, len(subject.analysis.text)), "", (), (), "")
    return persons_in(subject, whole)


def _end_of_name(subject: Subject, match: re.Match[str]) -> int:
    return next((place.end for place, _ in _names(subject) if 0 <= place.start - match.end() <= 3), match.end())


def _words(body: str) -> str:
    return " ".join(
        key_of(word) for word in re.findall(r"[^\W\d_]+", body.casefold()) if word not in {"the", "party", "movement", "le", "la"}
    )


_BODY = r"(?:[A-ZА-Я][\w'’&-]*(?:\s+(?:of|for|de|and)?\s?[A-Z][\w'’&-]*){0,4})"


@cache
def _roles() -> str:
    return "|".join(table("attribution", "words")["members"]["en"])


@cache
def _of_body() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<before>{_BODY})\s+(?:{_roles()})s?\b|\b(?:{_roles()})s?\s+of\s+(?:the\s+)?(?P<behind>{_BODY})")


@cache
def _denied() -> re.Pattern[str]:
    roles = _roles()
    return re.compile(
        rf"\b(?:never\s+(?:\w+\s+)?been|never\s+was|was\s+never|(?:is|was|were|are)\s+not|has\s+not\s+been)\s+(?:actually\s+|ever\s+)?(?:an?|the)\s+(?:{roles})"
        r"s?\s+of\s+(?:the\s+)?(?P<body>[\w'’&-]+(?:\s+[\w'’&-]+){0,2}?)(?=[\s.,;:]|$)"
    )
