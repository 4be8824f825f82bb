"""The DOCX of a dossier in an office program of other people: it opens, and its pages show every word, note and number."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import dossier_by_hand
import pypdfium2
import pytest

from wellfounded.publish.dossier_docx import dossier_docx

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def pages(folder: Path, *, language: str) -> list[str]:
    """The words of each page of the dossier, as LibreOffice sets it."""
    (folder / "dossier.docx").write_bytes(dossier_docx(dossier_by_hand.dossier(language)))
    subprocess.run(
        [
            *(str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), str(folder / "dossier.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    document = pypdfium2.PdfDocument((folder / "dossier.pdf").read_bytes())
    return [" ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_office_program_sets_every_word_and_note(language: str, tmp_path: Path) -> None:
    """Title, hostile words, other scripts, tables and lists stand on the pages, and each note at the foot of one, once."""
    text = " ".join(pages(tmp_path, language=language))
    assert "The ferry of Lund & others" in text
    assert '<b>ferry</b> #link("x") \\ $a$ ]] {{x}} `raw` @p *star* _line_' in text
    assert "Паром ходит." in text
    assert "4. one" in text
    for number in (1, 2, 3, 4):
        assert text.count(f"{number} Note {number} on a page") == 1
