"""From what a dossier cites to its annexes: one PDF with the cited pages, stamped, the passages marked, each annex explained.

Invariant: nothing is written unless everything that is cited is there as it was cited. A passage that is gone, a document that is
withheld, forgotten or cannot be shown is said with the place in the dossier, all of them at once.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import IntegrityError, UnknownIdError
from ..ingest.pdf_cutting import Cut, CutPages, can_be_set, cut_pages
from ..model.documents import Document, TextLayer
from ..model.dossier import Cited, Dossier, SourcePlace
from ..model.dossier_problems import DossierError, Problem
from ..model.ids import DocumentId, Sha256
from ..model.journal import Entry, EntryKind
from ..model.labels import RegionKind
from ..publish.annex import Annex, AnnexQuotation, Bundle, DrawnPage
from ..publish.annex_excerpts import excerpts_of
from ..publish.annex_lights import lights_of, pages_of
from ..publish.annex_setting import set_annexes
from ..publish.annex_stamps import page_texts
from ..publish.dossier_forms import Source, said
from ..publish.dossier_words import Words
from ..store.protocol import Store
from .annex_protection import protected_in
from .document_titles import Titles
from .facts import Facts

MOST_PAGES = 200
"""So many pages of one original are shown where all are asked for; a longer one stays an excerpt, and its sheet says so."""
_PDF = "application/pdf"
_PICTURES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
_HEADERS = ("message-id", "in-reply-to", "references", "return-path", "received", "x-originating-ip", "x-mailer", "user-agent", "list-id")
_NO_CHANGE = frozenset({EntryKind.DISCLOSED, EntryKind.BACKED_UP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexes:
    """The annexes as nouns and as a PDF, and what there is to say about single ones."""

    bundle: Bundle
    pdf: bytes
    texts: tuple[str, ...]
    """The text of each page of the PDF, read back."""
    remarks: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        return len(self.texts)


def last_change(store: Store) -> Entry | None:
    """Return the last entry of the journal that changed the case. Writing something out is none, so two builds name the same entry."""
    found = None
    for entry in store.entries():
        if entry.kind not in _NO_CHANGE:
            found = entry
    return found


def annexes_of(
    facts: Facts, dossier: Dossier, *, whole: bool = False, most_pages: int = MOST_PAGES, cleared: Iterable[str] = ()
) -> Annexes:
    """Make the annexes of a dossier: the cited pages, or with ``whole`` all pages of each cited original.

    Raises DossierError with everything that is cited and cannot be shown as it is cited, and IntegrityError where an original is not
    what was received.
    """
    problems = [*_problems(facts, dossier), *_protected(facts, dossier, cleared)]
    if problems:
        raise DossierError(problems)
    with tempfile.TemporaryDirectory(prefix="wellfounded-") as name:
        folder = Path(name)
        titles = Titles.of(facts)
        begun = [_begun(facts, titles, dossier, number, document) for number, document in enumerate(dossier.annexes, 1)]
        annexes = _with_pages(facts, begun, folder, whole=whole, most_pages=most_pages)
        entry = last_change(facts.store)
        bundle = Bundle(
            title=dossier.title,
            language=dossier.language,
            date=dossier.date,
            authors=dossier.authors,
            journal=entry.hash if entry else "",
            annexes=tuple(annexes),
        )
        pdf, missing = set_annexes(bundle, folder)
    remarks = [f"annex {annex.number} ({annex.document.name}): {remark}" for annex in annexes for remark in annex.remarks]
    if missing:
        remarks.append(f"no font on this computer has {' '.join(missing)}: set as boxes; install a font for that script and build again")
    return Annexes(bundle=bundle, pdf=pdf, texts=tuple(page_texts(pdf)), remarks=tuple(remarks))


def record_annexes(annexes: Annexes, target: Path, store: Store, *, who: str, made_for: Iterable[str] = ()) -> Entry:
    """Record in the journal what was disclosed."""
    body = {
        "annexes": target.name,
        "digest": hashlib.sha256(annexes.pdf).hexdigest(),
        "documents": sorted(annex.document.id for annex in annexes.bundle.annexes),
        "for": list(made_for),
    }
    return store.append(EntryKind.DISCLOSED, body, who=who)


def _problems(facts: Facts, dossier: Dossier) -> Iterator[Problem]:
    known = {document.id: document for document in facts.store.documents()}
    for one in dossier.cited:
        if one.document is None:
            continue
        reason = _gone(facts, known, one, one.document)
        if reason:
            yield Problem(one.place, f"[@{one.key}] {reason}")
    if not dossier.annexes:
        told = "it cites no document, so it has no annexes; cite one with [@KEY], `wellfounded dossier keys CASE` lists the keys"
        yield Problem(SourcePlace(dossier.source), told)


def _protected(facts: Facts, dossier: Dossier, cleared: Iterable[str]) -> Iterator[Problem]:
    shown = [document for document in dossier.annexes if document in facts.documents]
    for document, told in protected_in(facts, shown, cleared=cleared).items():
        one = next(cited for cited in dossier.cited if cited.document == document)
        way = "cite something else, or clear readers: `annexes --cleared-for NAME`, `dossier build --for NAME` (`everything`: you)"
        yield Problem(one.place, f"[@{one.key}] cites {facts.documents[document].name}, which {told}; an annex shows it as it is: {way}")


def _gone(facts: Facts, known: Mapping[DocumentId, Document], cited: Cited, wanted: DocumentId) -> str:
    """Say why what is cited cannot be shown; empty where it can."""
    if wanted not in known:
        return "cites a document that the case does not have; was it forgotten?"
    document = facts.documents.get(wanted)
    if document is None:
        return f"cites {known[wanted].name}, which is withheld because of its flags; --cleared-for NAME shows what NAME is cleared for"
    try:
        facts.store.original_path(document.sha256)
    except UnknownIdError:
        return f"cites {document.name}, whose original was forgotten: it cannot be an annex"
    if cited.passage is None:
        return ""
    layer = facts.layer(wanted)
    if layer is None or not cited.passage.holds_in(layer.text):
        start, end = cited.passage.start, cited.passage.end
        return f"quotes a passage that is gone: the text of {document.name} reads differently at {start}–{end}; cite it again"
    return ""


def _begun(facts: Facts, titles: Titles, dossier: Dossier, number: int, wanted: DocumentId) -> Annex:
    """Return an annex with everything but its pages."""
    document = facts.documents[wanted]
    source = titles.source(document, dossier.language)
    layer = facts.layer(wanted)
    arrivals = sorted(arrival.when[:10] for arrival in facts.store.arrivals(document.sha256))
    quotations = _quotations(dossier, number, wanted, layer)
    return Annex(
        number=number,
        document=document,
        size=facts.store.original(document.sha256).size,
        label=_called(source, Words(dossier.language)),
        author=source.author,
        quotations=quotations,
        arrived=tuple(arrivals[:1]),
        length=len(layer.text) if layer else 0,
        headers=_headers(document),
        enclosed=_enclosed(facts, document),
    )


def _called(source: Source, words: Words) -> str:
    """Return what an annex is called: kind and date of the document, whom it is from, and its title."""
    told = said(source, form=("{kind} {dated}", "{author}", "{title}", "{file}"), words=words)
    return told[:1].upper() + told[1:]


def _quotations(dossier: Dossier, number: int, wanted: DocumentId, layer: TextLayer | None) -> tuple[AnnexQuotation, ...]:
    """Return what is quoted of a document, each passage with each wording once, in the order of the document."""
    noted: dict[int, list[int]] = {}
    for note in dossier.notes:
        for index in note.cited:
            noted.setdefault(index, []).append(note.number)
    joined: dict[tuple[object, ...], AnnexQuotation] = {}
    for index, one in enumerate(dossier.cited):
        if one.document != wanted:
            continue
        same = (one.passage, one.quoted)
        notes = tuple(noted.get(index, ()))
        if same in joined:
            joined[same] = replace(joined[same], notes=joined[same].notes + notes)
            continue
        page = layer.page_of(one.passage.start) if layer and one.passage else ""
        joined[same] = AnnexQuotation(
            mark="", key=one.key, quoted=one.quoted, translated=one.translated, passage=one.passage, page=page, notes=notes,
            label=one.label, place=one.place,
        )  # fmt: skip
    found = sorted(joined.values(), key=lambda q: (q.passage.start, q.passage.end) if q.passage else (-1, -1))
    return tuple(replace(q, mark=f"{number}.{place}", notes=tuple(sorted(set(q.notes)))) for place, q in enumerate(found, 1))


def _headers(document: Document) -> tuple[tuple[str, str], ...]:
    if document.kind != "mail" and document.media_type != "message/rfc822":
        return ()
    more = document.metadata.more
    return tuple((name.title().replace("Id", "ID"), line) for name in _HEADERS for line in more.get(name, "").split("\n") if line)


def _enclosed(facts: Facts, document: Document) -> tuple[tuple[str, Sha256], ...]:
    shown = {one.sha256: one.name for one in facts.documents.values()}
    inside = (one for one in facts.store.arrivals() if one.container == document.sha256 and one.sha256 in shown)
    return tuple(sorted({(shown[one.sha256], one.sha256) for one in inside}))


def _with_pages(facts: Facts, annexes: Sequence[Annex], folder: Path, *, whole: bool, most_pages: int) -> list[Annex]:
    paths = [_checked(facts, annex) for annex in annexes]
    cuts: dict[int, Cut] = {}
    for annex, path in zip(annexes, paths, strict=True):
        if annex.document.media_type == _PDF:
            numbers = _numbers(annex, facts.layer(annex.document.id), whole=whole, most_pages=most_pages)
            cuts[annex.number] = Cut(str(path), f"annex-{annex.number:03d}", numbers)
    cut = dict(zip(cuts, cut_pages(list(cuts.values()), folder), strict=True))
    return [
        _shown(facts, annex, path, cut.get(annex.number), folder, whole=whole, most_pages=most_pages)
        for annex, path in zip(annexes, paths, strict=True)
    ]


def _checked(facts: Facts, annex: Annex) -> Path:
    """Return where the original is, after its bytes were hashed again."""
    path = facts.store.original_path(annex.document.sha256)
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != annex.document.sha256:
        raise IntegrityError(f"annex {annex.number} ({annex.document.name}): the original differs from what was received; restore a backup")
    return path


def _numbers(annex: Annex, layer: TextLayer | None, *, whole: bool, most_pages: int) -> tuple[int, ...]:
    count = annex.document.metadata.pages
    if whole and 0 < count <= most_pages:
        return tuple(range(1, count + 1))
    spans = [q.passage.span for q in annex.quotations if q.passage is not None]
    return tuple(sorted({number for span in spans for number in pages_of(layer, span)})) if layer and spans else (1,)


def _shown(facts: Facts, annex: Annex, path: Path, cut: CutPages | None, folder: Path, *, whole: bool, most_pages: int) -> Annex:
    layer = facts.layer(annex.document.id)
    count = annex.document.metadata.pages
    remarks = []
    if whole and count > most_pages:
        remarks.append(f"the original has {count} pages, more than the {most_pages} that are shown in full; the cited pages stand here")
    if cut is not None and cut.reason:
        remarks.append(cut.reason)
    if cut is not None and cut.pages:
        heights = {page.number: page.height for page in cut.pages}
        lights = lights_of(layer, annex.quotations, heights) if layer else {}
        drawn = tuple(
            DrawnPage(
                file=page.file, number=page.number, label=_label(layer, page.number), width=page.width, height=page.height,
                lights=lights.get(page.number, ()),
            )
            for page in cut.pages
        )  # fmt: skip
        return replace(annex, drawn=drawn, of_pages=cut.of_pages, whole=len(drawn) == cut.of_pages, remarks=tuple(remarks))
    excerpts = excerpts_of(layer, annex.quotations, whole=whole) if layer else ()
    if excerpts and cut is not None:
        remarks.append("the text that was read from it is shown in the place of its pages")
    picture = _picture(annex, path, folder) if not excerpts else ""
    if picture and not can_be_set(folder / picture):
        remarks.append("the picture is damaged, and cannot be drawn")
        picture = ""
    return replace(annex, excerpts=excerpts, picture=picture, whole=whole, remarks=tuple(remarks))


def _label(layer: TextLayer | None, number: int) -> str:
    pages = layer.regions_of(RegionKind.PAGE) if layer else ()
    label = pages[number - 1].label if number <= len(pages) else ""
    return label or str(number)


def _picture(annex: Annex, path: Path, folder: Path) -> str:
    ending = _PICTURES.get(annex.document.media_type)
    if ending is None:
        return ""
    name = f"annex-{annex.number:03d}{ending}"
    (folder / name).write_bytes(path.read_bytes())
    return name
