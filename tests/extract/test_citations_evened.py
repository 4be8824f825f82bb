"""Citations do not depend on how many spaces or which hyphens a page has, and numbers of other things are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.extract.citing.authorities import authorities_in
from wellfounded.extract.citing.evened import evened
from wellfounded.extract.citing.found import Covered
from wellfounded.model.passages import Span

SAID = [
    ("Charged under Part 4 of Article 159 of the Russian Criminal Code.", "RU:UK:159(4)"),
    ("Angeklagt nach Art. 160 Abs. 4 des russischen Strafgesetzbuches.", "RU:UK:160(4)"),
    ("Imputato ai sensi dell'articolo 160, comma 4, del codice penale russo.", "RU:UK:160(4)"),
    ("Обвинён по ч. 4 ст. 159, ч. 4 ст. 174.1 УК РФ.", "RU:UK:159(4)+174.1(4)"),
    ("Refused under Article V(1)(b) of the New York Convention.", "TREATY:NEW-YORK-CONVENTION:5(1)(b)"),
    ("Selon l'article premier de la Convention contre la torture.", "TREATY:CAT:1"),
    ("Selon l'article 25-3-a du Statut de Rome.", "TREATY:ROME-STATUTE:25(3)(a)"),
    ("Исключён по пункту b раздела F статьи 1 Конвенции о статусе беженцев.", "TREATY:REFUGEE-CONVENTION:1F(b)"),
    ("So der VfGH (U 466/11) zur Charta.", "AT:VFGH:U466/11"),
    ("Bestraft nach § 165 Abs 1 öStGB.", "AT:STGB:165(1)"),
    ("Dazu VGH München, Beschluss vom 3.3.2016 - 10 ZB 15.1234.", "DE:VGH-MUENCHEN:10ZB15.1234"),
    ("La Cour russe, arrêt n° 21-P du 14 juillet 2015, l'a dit.", "RU:KS:21-P/2015"),
    ("Tekst: Dz.U. 1994 nr 70 poz. 307.", "PL:DZU:1994:70:307"),
]
NO_CITATION = [
    "Call +44 20 7946 0018 or write to 14/2 Long Lane, invoice no. 2019/335 is due on 12/03/2019.",
    "Die Rechnung Nr. 2015/1827 vom 3.3.2016 zahlen Sie auf DE89 3704 0044 0532 0130 00.",
    "Счёт-фактура № 40-123 от 05.05.2016, офис 12/3, версия 2.1.4.",
    "Version 3.1.2 of the app, build 2016/679b, was released; seats A1 to P1 were empty.",
]


def _normals(text: str) -> list[str]:
    return [one.normal.upper() for one in authorities_in(text, Covered(()))]


@pytest.mark.parametrize(("text", "normal"), SAID)
@pytest.mark.parametrize("spaces", [" ", "  ", "   "])
def test_one_authority_has_one_normal_form_however_it_is_spaced(text: str, normal: str, spaces: str) -> None:
    """An authority is found with one, two or three spaces between its words, and its words are those of the text."""
    spaced = text.replace(" ", spaces)
    found = authorities_in(spaced, Covered(()))
    assert normal.upper() in [one.normal.upper() for one in found]
    assert all(spaced[one.span.start : one.span.end] == one.target for one in found if " " in one.target)


@pytest.mark.parametrize("hyphen", ["-", "‑", "‐", "–"])
def test_hyphens_of_any_kind_stand_in_numbers(hyphen: str) -> None:
    """A number with a long or an unbreakable hyphen is the number with a plain one."""
    assert "RU:A40-98765/2017" in _normals(f"Суд по делу № А40{hyphen}98765/2017 решил.")
    assert "FR:LOI:78-17" in _normals(f"La loi n° 78{hyphen}17 du 6 janvier 1978 vaut.")


@pytest.mark.parametrize("text", NO_CITATION)
def test_numbers_of_other_things_are_no_citations(text: str) -> None:
    """Telephones, invoices, accounts, versions and addresses are no authorities."""
    assert _normals(text) == []


@given(text=st.text(alphabet="ab1 \t–-‑\n", max_size=60))
@settings(max_examples=80)
def test_every_place_of_the_even_text_has_its_place_in_the_text(text: str) -> None:
    """The even text goes back to the text letter by letter, in order."""
    even = evened(text)
    starts = [even.back(Span(at, at + 1)).start for at in range(len(even.text))]
    assert starts == sorted(set(starts))
    assert all(text[at] == letter or (text[at] in "–‑\t" and letter in "- ") for at, letter in zip(starts, even.text, strict=True))
