"""The bytes of a dossier in each form. Run with WELLFOUNDED_RENEW_GOLDEN=1 to write them anew, then look at them."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))

from dossier_by_hand import dossier

from wellfounded.publish.dossier_docx import dossier_docx
from wellfounded.publish.dossier_html import dossier_html
from wellfounded.publish.dossier_md import dossier_md


def compare(name: str, made: str) -> None:
    golden = Path(__file__).with_name(name)
    if os.environ.get("WELLFOUNDED_RENEW_GOLDEN") == "1":
        golden.write_bytes(made.encode("utf-8"))
    assert made.encode("utf-8") == golden.read_bytes(), f"{name} changed; look at it, then run with WELLFOUNDED_RENEW_GOLDEN=1"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_and_the_text_have_their_golden_bytes(language: str) -> None:
    """A dossier made by hand gives the bytes that are kept, in two languages."""
    compare(f"dossier.{language}.html", dossier_html(dossier(language)))
    compare(f"dossier.{language}.md", dossier_md(dossier(language)))


def test_the_parts_of_the_docx_have_their_golden_bytes() -> None:
    """The text and the notes of a DOCX are kept as they are inside of the archive."""
    with zipfile.ZipFile(io.BytesIO(dossier_docx(dossier()))) as archive:
        for part in ("document", "footnotes", "numbering"):
            compare(f"dossier.docx.{part}.xml", archive.read(f"word/{part}.xml").decode("utf-8"))
