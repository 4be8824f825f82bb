"""Makes the version of a case that one ring may read, looks through it for what must not be there, and delivers it, or nothing.

The originals, the text layers and the facts of the case are never changed. Invariant: nothing is written to the disk before the
leak test found nothing in it, and then its digest stands in the journal; where anything fails, neither folder nor entry is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ..errors import InputError, IntegrityError, StoreError, UsageError
from ..model.candidates import CandidateKind
from ..model.date_words import date_in_words
from ..model.documents import Document, TextLayer
from ..model.ids import DocumentId
from ..model.journal import Entry, EntryKind
from ..model.labels import RegionKind, Strength
from ..model.protection import Ring
from ..publish.disclosed import copy_files
from ..publish.disclosed_copy import Copy, DisclosedDocument, Event, Part, Withheld
from ..publish.dossier_words import Words
from ..store.protocol import Store
from .clearance import Clearance
from .date_order import date_order
from .document_titles import Titles
from .facts import Facts
from .folder_drafts import FolderDraft, write_files
from .guarding import guarded_of
from .leak_test import Leak, leaks
from .progress import Steps, Watcher
from .protected_case import ProtectedCase
from .protecting import protections, ring_called
from .redacting import Redacted, Redactor

NO_TEXT = "no text is known of it, so nobody can say what it shows"
LOST_PASSAGE = "a protected passage of it is not found in today's text"
_MOST_LEAKS = 8
_BESIDE = 3
"""Files of a copy beside its documents: chronology, index and list."""
_FILES = frozenset({".zip", ".pdf", ".html", ".htm", ".txt", ".docx", ".json"})
"""Endings that a person gives who expects one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that a person should decide before or after a disclosure."""

    what: str
    how_often: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What was, or would be, delivered."""

    ring: Ring
    folder: Path
    documents: int
    withheld: tuple[Withheld, ...]
    replaced: int
    passages: int
    doubts: tuple[Doubt, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """The names of the files of what is withheld, by number: for whoever discloses, and never in the copy."""
    entry: Entry | None = None
    digest: str = ""


@dataclass(slots=True)
class _Made:
    """A copy in the making."""

    documents: list[DisclosedDocument] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    redacted: dict[DocumentId, Redacted] = field(default_factory=dict)
    numbers: dict[DocumentId, str] = field(default_factory=dict)


def disclose(
    store: Store,
    target: Path,
    *,
    to: str,
    title: str,
    who: str,
    form: str = "html",
    why: str = "",
    dry_run: bool = False,
    watch: Watcher = lambda _: None,
) -> Disclosure:
    """Write the version of a case for one ring into a new folder, and record it in the journal.

    ``watch`` is told each document that is redacted, each file that is set and each that is looked through.
    Raises IntegrityError where something protected would leak; nothing is left then.
    """
    ring = ring_called(store, to)
    if target.suffix.lower() in _FILES:
        raise UsageError(f"{target}: a copy is a folder; give -o the name of a folder, and --format the form of its pages")
    if target.exists():
        raise InputError(f"{target} is there already; give the name of a folder that is not, so that no copy is mixed with another")
    guarded = protections(store).against(ring)
    case = ProtectedCase(Facts(store, Clearance.of_ring(ring)), ring, guarded)
    number = _next_entry(store)
    steps = Steps(watch, total=3 * len(case.facts.documents))
    made, copy = _copy(case, number=number, title=title, steps=steps)
    steps.total = len(case.facts.documents) + 2 * (len(copy.documents) + _BESIDE)
    told = Disclosure(
        ring=ring,
        folder=target,
        documents=len(copy.documents),
        withheld=copy.withheld,
        replaced=sum(change.hit is not None for one in made.redacted.values() for change in one.changes),
        passages=copy.passages,
        doubts=tuple(_doubts(case, made)),
        files=made.files,
    )
    files: dict[str, bytes] = {}
    for path, content in copy_files(copy, form=form):
        files[path] = content
        steps.step(path)
    _refuse(leaks(files, guarded_of(case), watch=steps.step), case)
    if dry_run:
        return told
    with FolderDraft(target) as draft:
        digest = write_files(files, draft)
        entry = _delivered(store, draft, target, told, made, who=who, why=why, digest=digest, number=number)
    return Disclosure(
        **{name: getattr(told, name) for name in ("ring", "folder", "documents", "withheld", "replaced", "passages", "doubts", "files")},
        entry=entry,
        digest=digest,
    )


def _next_entry(store: Store) -> int:
    return max((entry.number for entry in store.entries()), default=0) + 1


# what goes out ----------------------------------------------------------------------------------------------------------------------
def _copy(case: ProtectedCase, *, number: int, title: str, steps: Steps) -> tuple[_Made, Copy]:
    made = _Made()
    titles = Titles.of(case.facts)
    ordered = sorted(case.facts.documents.values(), key=lambda d: (*date_order(d.date), case.redactor.words(d.name, label=True), d.id))
    for at, document in enumerate(ordered, 1):
        _add(case, made, titles, document, f"D{at:03}")
        steps.step(f"D{at:03}")
    flagged = case.facts.withheld
    if flagged:
        made.withheld.append(Withheld(number=f"{flagged} more", reason="because of flags that this circle is not cleared for"))
    copy = Copy(
        number=number,
        ring=case.redactor.words(case.ring.name),
        made=datetime.now(UTC).date().isoformat(),
        title=case.redactor.words(title),
        documents=tuple(made.documents),
        withheld=tuple(made.withheld),
        events=tuple(_events(case, made)),
        pseudonyms=tuple(sorted(case.used(made.redacted.values()))),
        passages=sum(len(one.withholds) for one in made.redacted.values()),
    )
    return made, copy


def _add(case: ProtectedCase, made: _Made, titles: Titles, document: Document, number: str) -> None:
    layer = case.facts.layer(document.id)
    if layer is None or not layer.text.strip():
        made.withheld.append(Withheld(number=number, reason=NO_TEXT))
        made.files[number] = document.name
        return
    redacted = case.redacted(layer)
    if redacted is None:
        made.withheld.append(Withheld(number=number, reason=LOST_PASSAGE))
        made.files[number] = document.name
        return
    made.redacted[document.id] = redacted
    made.numbers[document.id] = number
    around = case.short(document.id)
    made.documents.append(
        DisclosedDocument(
            number=number,
            name=case.redactor.words(document.name, label=True, around=around),
            title=case.redactor.words(titles.own_title(document), around=around),
            author=case.redactor.words(titles.author(document), around=around),
            kind=titles.kind(document),
            date=document.date,
            language=document.language,
            parts=tuple(_parts(layer, redacted, case.redactor)),
            left_out=tuple(case.redactor.words(one) for one in _left_out(layer, document)),
        )
    )


def _parts(layer: TextLayer, redacted: Redacted, redactor: Redactor) -> Iterator[Part]:
    """Yield the pages of a document; what stands before the first belongs to it, and a page may be labelled with words."""
    pages = layer.regions_of(RegionKind.PAGE)
    starts = [redacted.moved(page.start) for page in pages]
    if not pages:
        yield Part(label="", text=redacted.text)
        return
    for at, page in enumerate(pages):
        start = starts[at] if at else 0
        end = starts[at + 1] if at + 1 < len(starts) else len(redacted.text)
        yield Part(label=redactor.words(page.label, label=True), text=redacted.text[start:end])


def _left_out(layer: TextLayer, document: Document) -> Iterator[str]:
    empty = [region.label for region in layer.regions_of(RegionKind.PAGE) if not layer.text[region.start : region.end].strip()]
    if empty:
        yield f"Pages withheld because no text is known of them: {', '.join(empty)}."
    if any(region.kind in {RegionKind.DELETION, RegionKind.INSERTION, RegionKind.COMMENT} for region in layer.regions):
        yield "The text holds changes and comments of its authors, set like the rest."


def _events(case: ProtectedCase, made: _Made) -> Iterator[Event]:
    """Yield the dated acts in the words of the redacted texts; one that stands on a withheld passage is left out."""
    acts = [act for act in case.facts.of(CandidateKind.ACT) if act.text("date") and act.document.id in made.redacted]
    for act in sorted(acts, key=lambda act: (*date_order(act.text("date")), act.document.id, act.passage, act.id)):
        redacted = made.redacted[act.document.id]
        if any(passage.span.overlaps(span) for passage in act.candidate.passages for span in redacted.withholds):
            continue
        span = redacted.moved_span(act.passage.span)
        yield Event(
            date=date_in_words(act.text("date")),
            what=Words("en").act(act.text("kind")),
            body=case.redactor.words(act.text("body"), around=case.short(act.document.id)),
            quote=" ".join(redacted.text[span.start : span.end].split()),
            document=made.numbers[act.document.id],
            strength=act.strength.value if act.strength is Strength.CONFIRMED else "",
        )


def _doubts(case: ProtectedCase, made: _Made) -> Iterator[Doubt]:
    """Yield what a person should look at: others of a protected surname, near spellings, surnames in small letters."""
    others: dict[str, int] = {}
    near: dict[str, int] = {}
    for redacted in made.redacted.values():
        for change in redacted.changes:
            if change.hit is not None and change.hit.other:
                others[change.hit.other] = others.get(change.hit.other, 0) + 1
            if change.hit is not None and change.hit.near:
                word = redacted.source[change.span.start : change.span.end]
                near[word] = near.get(word, 0) + 1
    for other, count in sorted(others.items()):
        yield Doubt(
            what=f"{case.name_of(other)} bears the surname of a protected person, and it was withheld there too. {_DECIDE}", how_often=count
        )
    for number, name in sorted(case.told):
        who = case.persons[number].name
        yield Doubt(what=f"a document tells that {who} is {name!r} too, and that was replaced; `protect … --apart {name!r}` lets it stand")
    for word, count in sorted(near.items()):
        yield Doubt(what=f"{word!r} is a letter away from a protected name and was replaced", how_often=count)
    for key in case.nowhere:
        yield Doubt(what=f"{key} is protected, and no document of this copy names this person")


_DECIDE = "Decide: `protect` the other too, or `protect … --apart NAME` to let the other be named"


# delivery ---------------------------------------------------------------------------------------------------------------------------
def _refuse(found: list[Leak], case: ProtectedCase) -> None:
    if found:
        listed = "; ".join(f"{leak.path} ({leak.read_as}): {leak.what}" for leak in found[:_MOST_LEAKS])
        more = f"; and {len(found) - _MOST_LEAKS} more" if len(found) > _MOST_LEAKS else ""
        raise IntegrityError(
            f"the leak test found protected words in the copy for {case.ring.name}, and nothing was delivered: {listed}{more}. "
            "Add the spelling with `protect CASE PERSON --also SPELLING`, or keep the document back with `flag`"
        )


def _delivered(
    store: Store, draft: Path, target: Path, told: Disclosure, made: _Made, *, who: str, why: str, digest: str, number: int
) -> Entry:
    """Record the disclosure and put the folder in its place: both, or neither."""
    body = {
        "ring": told.ring.name,
        "members": list(told.ring.members),
        "copy": number,
        "folder": target.name,
        "documents": sorted(made.redacted),
        "numbers": {number: document for document, number in made.numbers.items()},
        "withheld": len(told.withheld),
        "replaced": told.replaced,
        "passages": told.passages,
        "digest": digest,
        "why": why,
    }
    try:
        with store.transaction():
            entry = store.append(EntryKind.DISCLOSED, body, who=who)
            if entry.number != number:
                raise StoreError("somebody else wrote to the case meanwhile, and the number of the copy is taken; call `disclose` again")
            draft.rename(target)
    except OSError as error:
        raise StoreError(f"{target}: the copy cannot be put there ({error.strerror}); choose another place with -o") from error
    return entry
