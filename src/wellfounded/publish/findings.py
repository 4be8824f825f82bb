"""Findings for programs and editors: ``wellfounded-findings/1``, SARIF 2.1.0, and one line each with file, line and column.

Lines and columns count from 1, in code points of the text layer; where a layer has pages, the page is told too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from ..check.registry import FAMILIES
from ..check.rule import Rule
from ..check.subject import Subject
from ..model.findings import Finding, Fix, Place, Severity
from ..model.passages import Passage
from .shapes import place

FINDINGS = "wellfounded-findings/1"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def findings_document(found: Iterable[Finding]) -> dict[str, object]:
    """Return findings in their public shape."""
    return {"format": FINDINGS, "findings": [_finding(finding) for finding in found]}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "document": finding.document,
        "passages": [place(passage) for passage in finding.passages],
        "related": [{"document": one.document, **place(one.passage)} for one in finding.related],
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> dict[str, object] | None:
    return {**place(fix.passage), "replacement": fix.replacement} if fix else None


class Lines:
    """Where the lines of a text begin, to tell line and column of a position."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def at(self, position: int) -> tuple[int, int]:
        """Return line and column of a position, both from 1."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1


def finding_lines(found: Iterable[Finding], subjects: Mapping[str, Subject]) -> list[str]:
    """Return ``file:line:col: CODE message`` for each finding, with the page where there is one and the number of further places."""
    lines = {name: Lines(subject.text) for name, subject in subjects.items()}
    return [_line(finding, subjects[finding.document], lines[finding.document]) for finding in found]


def _line(finding: Finding, subject: Subject, lines: Lines) -> str:
    first, *rest = finding.passages
    line, column = lines.at(first.start)
    page = subject.reading.layer.page_of(first.start)
    where = f" (page {page})" if page else ""
    more = "; also at " + ", ".join(f"{a}:{b}" for a, b in (lines.at(one.start) for one in rest)) if rest else ""
    return f"{_shown(subject)}:{line}:{column}: {finding.code} {finding.severity.value}: {finding.message}{where}{more}"


def _shown(subject: Subject) -> str:
    """Name a document for people: a file by its path, a document of a case by its name."""
    return subject.name if subject.of_case else subject.document


def sarif(found: Sequence[Finding], subjects: Mapping[str, Subject], rules: Sequence[type[Rule]], *, version: str) -> dict[str, object]:
    """Return findings as SARIF 2.1.0, with the rules that they are of."""
    used = {finding.code for finding in found}
    described = [rule for rule in rules if rule.code in used]
    index = {rule.code: number for number, rule in enumerate(described)}
    lines = {name: Lines(subject.text) for name, subject in subjects.items()}
    driver = {
        "name": "wellfounded",
        "semanticVersion": version,
        "rules": [_sarif_rule(rule) for rule in described],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index, subjects, lines) for finding in found],
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _sarif_rule(rule: type[Rule]) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.title.replace("-", " ").split() if word.isalnum()),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explained()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES.get(rule.code[:3], ("", rule.code[:3]))[1]], "precision": "high"},
    }


def _result(finding: Finding, index: Mapping[str, int], subjects: Mapping[str, Subject], lines: Mapping[str, Lines]) -> dict[str, object]:
    document = finding.document
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(document, finding.passages[0], subjects, lines)],
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    related = [*(Place(document, passage) for passage in finding.passages[1:]), *finding.related]
    if related:
        places = [_location(one.document, one.passage, subjects, lines) for one in related]
        result["relatedLocations"] = [{"id": number, **one} for number, one in enumerate(places, 1)]
    if finding.fix:
        region = _region(finding.fix.passage, lines.get(document))
        change = {"deletedRegion": region, "insertedContent": {"text": finding.fix.replacement}}
        artifact = {"artifactLocation": _artifact(document, subjects), "replacements": [change]}
        result["fixes"] = [{"description": {"text": finding.message}, "artifactChanges": [artifact]}]
    return result


def _location(document: str, passage: Passage, subjects: Mapping[str, Subject], lines: Mapping[str, Lines]) -> dict[str, object]:
    region = _region(passage, lines.get(document))
    return {"physicalLocation": {"artifactLocation": _artifact(document, subjects), "region": region}}


def _region(passage: Passage, lines: Lines | None) -> dict[str, object]:
    region: dict[str, object] = {"charOffset": passage.start, "charLength": passage.end - passage.start, "snippet": {"text": passage.exact}}
    if lines is not None:
        (line, column), (last, end) = lines.at(passage.start), lines.at(passage.end)
        region |= {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}
    return region


def name_of(document: str, subjects: Mapping[str, Subject]) -> str:
    """Return what a document is called: the path of a file as it was given, the name of a document of the case."""
    subject = subjects.get(document)
    if subject is not None:
        return subject.name if subject.of_case else document
    known = (subject.case.documents.get(document) for subject in subjects.values() if subject.case)
    return next((one.name for one in known if one and one.name), document)


def _artifact(document: str, subjects: Mapping[str, Subject]) -> dict[str, object]:
    path = PurePath(name_of(document, subjects))
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}
