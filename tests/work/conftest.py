"""A small case about invented people, built once for the tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from wellfounded import Case
from wellfounded.settings import Settings

LETTER = """Port Selva, 14 May 2019

Dear Madam Chair,
On 3 March 2018, the Administrative Court of Montreval annulled the extradition decree against Mr Ismet Karvonen. The
prosecutor of Drovia, Ms Helga Ostrander, has appealed against that decision. "The decree ignored the risk of torture," the
court said in its ruling.
Drovia accuses Mr Karvonen of embezzling $40 million.

Yours sincerely,
Anselm Weiss
"""
PRESS = """MONTREVAL, March 4, 2018 – A court in Montreval has annulled a decree to extradite the banker Ismet Karvonen to Drovia.

Karvonen was arrested in Montreval in June 2016. He was released in November 2016.
"""
FRENCH = """Montreval, le 12 juin 2016

Le ministre de la Justice a signé le décret d'extradition de M. Ismet Karvonen vers la Drovie. Le tribunal administratif de Montreval
a annulé ce décret le 3 mars 2018.
"""
RUSSIAN = """12 июня 2016 года

Министр юстиции подписал постановление об экстрадиции Исмета Карвонена. Суд отменил это постановление 3 марта 2018 года.
"""


def attachment() -> bytes:
    return b"Minutes of 7 April 2017\n\nThe bank transferred 2 million euros to Lintel Holdings.\n"


def mail(subject: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Helga Ostrander <ostrander@drovia.example>"
    message["To"] = "pavel@drovia.example"
    message["Subject"] = subject
    message["Date"] = "Fri, 07 Apr 2017 09:30:00 +0000"
    message["Message-ID"] = f"<{subject.replace(' ', '.')}@drovia.example>"
    message.set_content(f"Please see the minutes. {subject}.\n")
    message.add_attachment(attachment(), maintype="text", subtype="plain", filename="minutes.txt")
    return message.as_bytes()


def write_inputs(folder: Path) -> Path:
    """Write the documents of the small case."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"letter.txt": LETTER, "press.txt": PRESS, "lettre.txt": FRENCH, "pismo.txt": RUSSIAN}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "copy of letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "first.eml").write_bytes(mail("the minutes"))
    (folder / "second.eml").write_bytes(mail("the minutes again"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.bin").write_bytes(bytes(range(256)) * 8)
    return folder


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_inputs(tmp_path_factory.mktemp("inputs"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, inputs: Path) -> Path:
    """A case with the documents added; never written to, so that tests can copy it."""
    folder = tmp_path_factory.mktemp("built") / "case"
    with Case.create(folder, title="The matter of Karvonen", settings=Settings(given={"workers": 1, "who": "tester"})) as case:
        case.add([inputs])
    return folder


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Callable[[], Path]:
    """Give copies of the built case that a test may change."""

    def copy() -> Path:
        target = tmp_path / "copy"
        shutil.copytree(built, target)
        return target

    return copy


@pytest.fixture
def case(copied: Callable[[], Path]) -> Iterator[Case]:
    """A copy of the built case, open."""
    with Case.open(copied(), settings=Settings(given={"workers": 1, "who": "tester"})) as opened:
        yield opened
