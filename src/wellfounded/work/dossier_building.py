"""A dossier built: from the files that people write and a case to the finished tree, and from the tree to the files that readers get.

Everything that keeps a dossier from being built is found in one run and told with its place; then nothing is written. Files are written
beside their targets first and take their places together at the end, so that none is ever half there. Two builds give the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from errno import EISDIR
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, StoreError, UsageError
from ..ingest.dossier_markdown import Draft, read_draft
from ..ingest.dossier_source import Source, read_source
from ..model.dossier import Dossier, Heading, SourcePlace, plain
from ..model.dossier_problems import DossierError, Problem
from ..model.edtf import Edtf
from ..model.journal import EntryKind
from ..publish.dossier_forms import Profile, profiles
from ..publish.dossier_words import Words, tables
from ..publish.typography import line, typeset, typeset_note
from .dossier_citing import Citing
from .dossier_library import Library
from .dossier_text import DossierText

if TYPE_CHECKING:
    from .case import Case

_YES = frozenset({"yes", "true", "on", "1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build gave: the dossier, the files that were written, and the files that it was read from.

    Annexes and packages are made from this: they take ``dossier.cited`` and ``outputs``, and the case beside it.
    """

    dossier: Dossier
    outputs: tuple[Path, ...] = ()
    sources: tuple[Path, ...] = ()


def built(source: Path, case: Case, *, cleared: Iterable[str] = (), annexes: bool = False) -> Dossier:
    """Read a dossier and resolve what it cites; DossierError lists everything that keeps it from being built.

    ``annexes`` has the notes name the annex in which each source is found.
    """
    return dossier_of(read_source(source), Library(case, cleared=cleared), annexes=annexes)


def build(
    source: Path, case: Case, outputs: Sequence[Path], *, cleared: Iterable[str] = (), annexes: bool = False, library: Library | None = None
) -> Build:
    """Build a dossier and write it into files of the forms that their names ask for: all of them, or none."""
    check_outputs(outputs)
    read = read_source(source)
    spare(read, outputs)
    dossier = dossier_of(read, library or Library(case, cleared=cleared), annexes=annexes)
    write_outputs({path: written(dossier, path.suffix.lower()) for path in outputs})
    return Build(dossier=dossier, outputs=tuple(outputs), sources=read.files)


def dossier_of(source: Source, library: Library, *, annexes: bool = False) -> Dossier:
    """Return the finished tree of a source."""
    draft = read_draft(source)
    front = _Front(source)
    language, profile, day = front.language(), front.profile(), front.date()
    citing = Citing(
        library=library,
        words=Words(language),
        profile=profile,
        names=front.names(),
        on=day.latest if day else None,
        annexes=annexes or front.text("annexes").lower() in _YES,
        problems=front.problems,
    )
    citing.problems += [*draft.problems, *_nothing_in(source, draft)]
    text = DossierText(draft, citing, language=language)
    blocks, notes = text.finished()
    title = front.text("title") or _first_title(draft) or Path(source.name).stem
    subtitle, contents = front.text("subtitle"), front.text("contents").lower()
    if citing.problems:
        raise DossierError(citing.problems)
    return Dossier(
        title=line(title, language),
        subtitle=line(subtitle, language),
        language=language,
        profile=profile.slug,
        date=str(day) if day else "",
        authors=front.texts("authors"),
        front=source.front,
        blocks=typeset(blocks, language),
        notes=tuple(typeset_note(note, language) for note in notes),
        cited=tuple(citing.cited),
        source=source.name,
        contents=contents in _YES if contents else profile.contents,
    )


def _nothing_in(source: Source, draft: Draft) -> Iterator[Problem]:
    if source.files and not draft.blocks:
        yield Problem(
            SourcePlace(source.name), "there is nothing in this dossier; `wellfounded dossier new CASE FILE` writes one to begin with"
        )


def _first_title(draft: Draft) -> str:
    return next((plain(block.inlines) for block in draft.blocks if isinstance(block, Heading)), "")


class _Front:
    """The fields of the front matter that a dossier needs, checked."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        value = self._source.front.get(name, "")
        if isinstance(value, str):
            return value.strip()
        self._wrong(name, f"{name} is one line of text")
        return ""

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._source.front.get(name, ())
        values = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        return tuple(str(one) for one in values if one)

    def language(self) -> str:
        given = self.text("language") or "en"
        if given.partition("-")[0].lower() not in tables():
            self._wrong("language", f"dossiers are set in {', '.join(tables())}, not in {given!r}")
        return given

    def profile(self) -> Profile:
        given = self.text("profile") or "report"
        if given not in profiles():
            self._wrong("profile", f"there is no profile {given!r}; the profiles are {', '.join(profiles())}")
        return profiles().get(given, profiles()["report"])

    def date(self) -> Edtf | None:
        given = self.text("date")
        try:
            return Edtf.parse(given) if given else None
        except InputError as error:
            self._wrong("date", f"{error}")
            return None

    def names(self) -> Mapping[str, str]:
        value = self._source.front.get("documents", {})
        if isinstance(value, Mapping):
            return {str(name): str(one) for name, one in value.items()}
        self._wrong("documents", "documents is a list of names, each with a key or an id: `memo: 3fa2bc91d0e4`")
        return {}

    def _wrong(self, name: str, message: str) -> None:
        self.problems.append(Problem(self._source.places.get(name, SourcePlace(self._source.name)), message))


# files ---------------------------------------------------------------------------------------------------------------------------


def _docx(dossier: Dossier) -> bytes:
    from ..publish.dossier_docx import dossier_docx

    return dossier_docx(dossier)


def _pdf(dossier: Dossier) -> bytes:
    from ..publish.dossier_pdf import dossier_pdf

    return dossier_pdf(dossier)


def _html(dossier: Dossier) -> bytes:
    from ..publish.dossier_html import dossier_html

    return dossier_html(dossier).encode("utf-8", "backslashreplace")


def _md(dossier: Dossier) -> bytes:
    from ..publish.dossier_md import dossier_md

    return dossier_md(dossier).encode("utf-8", "backslashreplace")


FORMS: Mapping[str, Callable[[Dossier], bytes]] = {".docx": _docx, ".pdf": _pdf, ".html": _html, ".md": _md}
"""The forms that a dossier is written in, by the ending of the file."""


def check_outputs(outputs: Iterable[Path]) -> None:
    """Raise UsageError where a form is asked for that there is not, before anything is read."""
    for path in outputs:
        if path.suffix.lower() not in FORMS:
            raise UsageError(f"{path}: a dossier is written as {', '.join(FORMS)}")


def spare(source: Source, outputs: Sequence[Path]) -> None:
    """Raise UsageError where something would be written over what the dossier is made of, or twice into one file."""
    kept = {os.path.realpath(path) for path in source.files}
    for path in outputs:
        if os.path.realpath(path) in kept:
            raise UsageError(f"{path} is what the dossier is built from, and nothing was written over it; choose another name with -o")
    check_distinct(outputs)


def check_distinct(outputs: Sequence[Path]) -> None:
    """Raise UsageError where two outputs are one file."""
    taken: set[str] = set()
    for path in outputs:
        real = os.path.realpath(path)
        if real in taken:
            raise UsageError(f"{path} would be written twice; give each output a name of its own")
        taken.add(real)


def written(dossier: Dossier, suffix: str) -> bytes:
    """Return a dossier in one form."""
    return FORMS[suffix](dossier)


def write_outputs(contents: Mapping[Path, bytes]) -> None:
    """Write files all or none: each beside its target, then all renamed; StoreError where that cannot be."""
    drafts: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(EISDIR, "it is a folder")
            drafts[path] = path.with_name(f".{path.name}.part")
            drafts[path].write_bytes(content)
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from error
    finally:
        for draft in drafts.values():
            with contextlib.suppress(OSError):  # where nothing can be written nothing can be taken away, and the first error is told
                draft.unlink(missing_ok=True)


def day_of(dossier: Dossier) -> date | None:
    """Return the day for which standings are told."""
    return Edtf.parse(dossier.date).latest if dossier.date else None


# the case ------------------------------------------------------------------------------------------------------------------------


def case_of(source: Path) -> Path:
    """Return the folder of the case that front matter names, from the dossier's own folder; InputError where it names none."""
    given = read_source(source).front.get("case", "")
    if not isinstance(given, str) or not given.strip():
        raise InputError(f"{source} does not say of which case it is: write `case: FOLDER` in its front matter, or give --case FOLDER")
    return source.parent / given.strip()


def record(case: Case, made: Build, *, cleared: Iterable[str] = ()) -> None:
    """Record in the journal what was built and of which documents it tells; the same files are not recorded twice in a row."""
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made.outputs}
    documents = sorted(str(one) for one in made.dossier.annexes)
    body = {"dossier": Path(made.dossier.source).name, "files": files, "documents": documents, "for": list(cleared)}
    last = next((entry for entry in reversed(case.journal()) if entry.kind is EntryKind.DISCLOSED), None)
    if last is None or dict(last.body) != body:
        case.store.append(EntryKind.DISCLOSED, body, who=case.settings.who)


def check_front(*, language: str, profile: str) -> None:
    """Raise UsageError for a language or a profile that there is not."""
    if language.partition("-")[0].lower() not in tables():
        raise UsageError(f"dossiers are set in {', '.join(tables())}, not in {language!r}")
    if profile not in profiles():
        raise UsageError(f"there is no profile {profile!r}; the profiles are {', '.join(profiles())}")
