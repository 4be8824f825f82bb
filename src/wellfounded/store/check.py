"""Reading everything again: originals by their hash, the journal by its chain, every passage by its text layer."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import WellfoundedError
from ..model.documents import Document, TextLayer
from ..model.ids import Sha256
from .database import Database
from .journal import Journal
from .originals import Originals, hash_of
from .tables import Tables


def check(database: Database, originals: Originals, journal: Journal, tables: Tables) -> Iterator[str]:
    """Yield a sentence, naming the place, for everything that differs from what was recorded."""
    for (result,) in database.rows("PRAGMA integrity_check"):
        if result != "ok":
            yield f"{database.path.name}: the file is damaged ({result}); restore the case from a backup"
    if database.row("SELECT 1 FROM due WHERE task = 'scrub'") is not None:
        yield (
            f"{database.path.name}: what was forgotten is still in the file, since another program had the case open; "
            "close every program that uses this case and open it once more"
        )
    yield from _originals(database, originals)
    yield from journal.check()
    yield from _passages(tables)


def _originals(database: Database, originals: Originals) -> Iterator[str]:
    known: set[Sha256] = set()
    for sha256, size, forgotten in database.rows("SELECT sha256, size, forgotten FROM originals ORDER BY sha256"):
        name = Sha256(str(sha256))
        known.add(name)
        if forgotten:
            if originals.holds(name):
                yield f"original {name}: was forgotten, and its bytes are still there"
        else:
            yield from _original(originals, name, int(str(size)))
    for name in originals.present():
        if name not in known:
            yield f"original {name}: lies among the originals, and the case knows nothing of it"


def _original(originals: Originals, sha256: Sha256, size: int) -> Iterator[str]:
    try:
        with originals.path(sha256).open("rb") as stream:
            found, length = hash_of(stream)
    except FileNotFoundError:
        yield f"original {sha256}: its file is missing"
    except OSError as error:
        yield f"original {sha256}: its file cannot be read ({error.strerror})"
    else:
        if found != sha256:
            yield f"original {sha256}: its bytes have changed; they hash to {found} ({length} bytes; recorded were {size})"
        elif length != size:
            yield f"original {sha256}: has {length} bytes; recorded were {size}"


def _passages(tables: Tables) -> Iterator[str]:
    documents = tables.documents()
    while True:
        try:
            document = next(documents)
        except StopIteration:
            return
        except (WellfoundedError, ValueError, TypeError, KeyError) as error:
            yield f"a document's row cannot be read ({error}); read the case again to rebuild it"
            return
        try:
            yield from _passages_of(tables, document)
        except (WellfoundedError, ValueError, TypeError, KeyError, AssertionError) as error:
            yield f"document {document.id}: what was read from it cannot be read back ({error}); read the case again to rebuild it"


def _passages_of(tables: Tables, document: Document) -> Iterator[str]:
    layer: TextLayer | None = tables.layer(document.id)
    text = layer.text if layer else ""
    if layer is not None and layer.document != document.id:
        yield f"document {document.id}: its text layer is that of {layer.document}"
    stored_id = tables.layer_id(document.id)
    if layer is not None and layer.id != stored_id:
        yield f"document {document.id}: its text layer differs from what was recorded ({stored_id})"
    for candidate in tables.candidates(document=document.id):
        for passage in candidate.passages:
            if not passage.holds_in(text):
                yield (
                    f"document {document.id}, {candidate.id}: at {passage.start}–{passage.end} the text reads "
                    f"{text[passage.start : passage.end]!r}, recorded was {passage.exact!r}"
                )
