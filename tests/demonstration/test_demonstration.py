"""The demonstration case: its documents are always the same, its truth stands in them, and it is nobody's real case."""

from __future__ import annotations

import email
import email.policy
import re
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from wellfounded.demonstration import build
from wellfounded.model.labels import ActKind, EffectKind, Flag, Mode, NameKind

TRUTH: Mapping[str, Any] = build.truth()
DOCUMENTS = {row["file"]: row for row in TRUTH["documents"]}
ENDINGS = {".txt", ".md", ".html", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".mbox", ".zip", ".gz", ".csv", ".xlsx", ".png"}
REAL = (
    "Ablyaz",
    "Аблязов",
    "Kazakh",
    "Казах",
    "Nazarba",
    "Назарба",
    "Kazakhstan",
    "BTA",
    "Interpol",
    "France",
    "Ukrain",
    "Украин",
    "Astana",
)


def squashed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def passages(value: Any) -> Iterator[Mapping[str, str]]:
    """Yield every passage of the truth, wherever it stands."""
    if isinstance(value, Mapping):
        if {"document", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from passages(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from passages(inner)


def written(folder: Path) -> dict[str, bytes]:
    build.document.cache_clear()
    return {path.name: path.read_bytes() for path in build.write_documents(folder)}


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    """The documents are the same byte for byte however often they are written."""
    first, second = written(tmp_path / "one"), written(tmp_path / "two")
    assert list(first) == sorted(first)
    assert first == second


def test_the_paths_returned_are_all_that_is_written(tmp_path: Path) -> None:
    """What the builder returns is exactly what stands in the folder."""
    assert build.write_documents(tmp_path) == sorted(tmp_path.iterdir())


def test_thirty_documents_of_every_kind() -> None:
    """At least thirty documents, in every format, in three languages."""
    names = build.document_names()
    assert len(names) >= 30
    assert {Path(name).suffix for name in names} == ENDINGS
    assert {DOCUMENTS[name]["language"] for name in names} >= {"en", "fr", "ru"}


def test_the_truth_lists_every_document() -> None:
    """The list of documents in the truth and the recipes speak of the same files."""
    assert set(DOCUMENTS) == set(build.recipes())
    assert [name for name, row in DOCUMENTS.items() if row["alone"]] == [name for name in DOCUMENTS if name in build.document_names()]


def test_the_case_is_small() -> None:
    """All documents together stay under one megabyte."""
    assert sum(len(build.document(name)) for name in build.document_names()) < 1_000_000


@pytest.mark.parametrize("document", sorted({passage["document"] for passage in passages(TRUTH)}))
def test_every_passage_of_the_truth_stands_in_its_document(document: str) -> None:
    """Every quotation in the truth is found word for word in the source of its document."""
    words = squashed(build.source_text(document))
    missing = [passage["text"] for passage in passages(TRUTH) if passage["document"] == document and squashed(passage["text"]) not in words]
    assert not missing


def test_every_spelling_stands_somewhere() -> None:
    """Every spelling of every name is used by some document, and only documents that exist are listed."""
    words = {name: squashed(build.source_text(name)) for name in DOCUMENTS}
    for entity in TRUTH["entities"]:
        NameKind(entity["kind"])
        assert set(entity["documents"]) <= set(DOCUMENTS)
        for form in [*entity["spellings"]["Latn"], *entity["spellings"]["Cyrl"]]:
            assert any(form in text for text in words.values()), form


def test_main_names_have_two_latin_spellings_and_a_cyrillic_one() -> None:
    """The people who matter are written in two ways in Latin script and one in Cyrillic."""
    main = [
        entity
        for entity in TRUTH["entities"]
        if len(entity["spellings"]["Latn"]) > 1 and entity["spellings"]["Cyrl"] and entity["kind"] == "person"
    ]
    assert len(main) >= 8


def test_acts_are_of_the_vocabulary_and_their_effects_have_targets() -> None:
    """Kinds and modes are the public words, and every effect points to an act of the case."""
    acts = {act["id"] for act in TRUTH["acts"]}
    proceedings = {proceeding["id"] for proceeding in TRUTH["proceedings"]}
    assert len(acts) == len(TRUTH["acts"])
    for act in TRUTH["acts"]:
        ActKind(act["kind"])
        Mode(act["mode"])
        assert act["proceeding"] in proceedings
        assert act["passages"]
        for effect in act["effects"]:
            EffectKind(effect["kind"])
            assert effect["target"] in acts - {act["id"]}


def test_the_case_has_the_turns_that_later_work_needs() -> None:
    """A reversal, a reversal of a reversal, a remand, a stay, a contested end and a pending appeal are all there."""
    annuls = {(act["id"], effect["target"]) for act in TRUTH["acts"] for effect in act["effects"] if effect["kind"] == "annuls"}
    assert any(second[1] == first[0] for first in annuls for second in annuls)
    kinds = {act["kind"] for act in TRUTH["acts"]}
    assert {"annulment", "remand", "stay", "appeal_filed", "conviction", "extradition_order", "asylum_grant", "freezing_order"} <= kinds
    assert any(effect.get("alternative") for act in TRUTH["acts"] for effect in act["effects"])
    assert len(TRUTH["proceedings"]) >= 3


def test_standing_and_staleness_speak_of_acts_of_the_case() -> None:
    """The labels told for a day and the statements that have gone stale name acts that exist."""
    acts = {act["id"] for act in TRUTH["acts"]}
    told = {act for case in TRUTH["standing"]["cases"] for act in case["labels"]}
    assert told | {row["act"] for row in TRUTH["stale"]} <= acts


def test_six_sources_rest_on_one_report() -> None:
    """Six documents rest, directly or through another, on the one report of the agency."""
    agency = next(row for row in TRUTH["reliance"] if row["id"] == "r.agency")
    documents = {row["document"] for row in agency["rests_on_it"]}
    assert len(documents) == 6
    assert {row["through"] for row in agency["rests_on_it"]} <= documents | {agency["origin"]}


def test_the_flags_are_of_the_vocabulary() -> None:
    """One document is privileged, one confidential to somebody, and the flags are the public words."""
    flags = {Flag(flag) for row in TRUTH["documents"] for flag in row.get("flags", {})}
    assert {Flag.PRIVILEGED, Flag.CONFIDENTIAL} <= flags


def test_the_two_copies_differ_in_headers_only() -> None:
    """One leaked mail comes twice: the same message, text and attachments under different headers."""
    one, two = (
        email.message_from_bytes(build.document(name), policy=email.policy.default)
        for name in ("09-mail-portal.eml", "10-mail-counsel-copy.eml")
    )
    assert one["Message-ID"] == two["Message-ID"]
    assert one["Received"] != two["Received"]
    assert parts_of(one) == parts_of(two)


def parts_of(message: email.message.Message) -> list[tuple[str | None, bytes]]:
    return [
        (part.get_filename(), part.get_payload(decode=True).replace(b"\r\n", b"\n").rstrip())
        for part in message.walk()
        if not part.is_multipart()
    ]


def test_the_mail_inside_the_mail_is_the_first_one() -> None:
    """The second leaked mail carries the first, and the same table of fees under another name."""
    message = email.message_from_bytes(build.document("11-mail-ottley.eml"), policy=email.policy.default)
    inner = next(part for part in message.walk() if part.get_content_type() == "message/rfc822").get_payload(0)
    assert inner["Message-ID"] == email.message_from_bytes(build.document("09-mail-portal.eml"), policy=email.policy.default)["Message-ID"]
    tables = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/csv"]
    assert tables == [build.document("fees.csv")] * 2


def test_the_archives_hold_documents_of_the_case() -> None:
    """The ZIP and the TAR.GZ unpack to documents of the case, one of them a second copy of a document that stands alone."""
    with zipfile.ZipFile(BytesIO(build.document("41-bundle.zip"))) as bundle:
        assert bundle.read("03 alert.txt") == build.document("35-alert.txt")
        assert bundle.testzip() is None
    with tarfile.open(fileobj=BytesIO(build.document("42-drydock.tar.gz")), mode="r:gz") as papers:
        member = papers.extractfile("drydock/2014-06-19.eml")
        assert member is not None
        assert member.read() == build.document("11-mail-ottley.eml")


def test_texts_stand_in_the_encodings_that_are_told() -> None:
    """The old encodings are used and lose nothing."""
    encodings = {"windows-1251", "iso-8859-1", "utf-16"}
    assert {row.get("encoding") for row in TRUTH["documents"]} >= encodings
    for name, row in DOCUMENTS.items():
        if row.get("encoding") in encodings:
            assert squashed(build.document(name).decode(row["encoding"])) == squashed(build._text(build.recipes()[name]))


def test_nobody_real_is_in_the_case() -> None:
    """No name of a real case stands in any source."""
    for name in DOCUMENTS:
        text = build.source_text(name)
        assert not [word for word in REAL if word in text], name


PDFS = sorted(name for name in build.document_names() if name.endswith(".pdf"))


def printed(name: str) -> list[str]:
    """Return the words of each page of a PDF, hyphenated words made whole."""
    pages = []
    with pypdfium2.PdfDocument(build.document(name)) as pdf:
        for page in pdf:
            words = page.get_textpage().get_text_range().replace("\r", "")
            pages.append(re.sub(r"[\ufffe\u0002\ufffb-](?=\n)|[\ufffe\u0002]", "", words))
    return pages


def letters(text: str) -> str:
    return re.sub(r"[\W\d]+", "", text)


@pytest.mark.parametrize("name", PDFS)
def test_the_pdfs_were_made_from_their_sources(name: str) -> None:
    """Most sentences of a source stand in the PDF that is shipped (not those that a page or a column cuts)."""
    words = letters("".join(printed(name)))
    sentences = [letters(sentence) for sentence in re.split(r"(?<=[.?!»”])\s", build.source_text(name)) if len(sentence) > 40]
    found = sum(sentence in words for sentence in sentences)
    assert found >= 0.9 * len(sentences)


def test_exactly_one_page_number_of_the_contents_is_wrong() -> None:
    """In the report's contents one entry points to the wrong page, as the truth says, and one title differs from its heading."""
    pages = printed("33-plumbline-report.pdf")
    entries = re.findall(r"^([^\d\n]+?) ?(?:\. ?)+ (\d)$", pages[0], flags=re.MULTILINE)
    headings = {line.strip(): number for number, page in enumerate(pages, start=1) if number > 1 for line in page.split("\n")}
    assert len(entries) == 11
    assert [title for title, _ in entries if title not in headings] == ["Tarsenia: a trial without the accused"]
    assert [title for title, page in entries if title in headings and headings[title] != int(page)] == ["The wanted notice"]
