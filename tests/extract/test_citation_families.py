"""The families of citation: the examples of their tables, the laws of normal forms, and texts that would make a pattern slow."""

from __future__ import annotations

import time

import pytest

from wellfounded.extract.analysis import Analysis
from wellfounded.extract.citing.extractor import find_citations
from wellfounded.extract.citing.families import Family, Places, families
from wellfounded.extract.citing.normal_forms import Template, iso, key
from wellfounded.extract.citing.reference_page import families_page
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.normal import normalise
from wellfounded.model.reading import Citation

KINDS = {"case", "statute", "resolution", "application"}


def citations(text: str) -> list[Citation]:
    layer = TextLayer(document=DocumentId("d"), text=text, producer="test")
    analysis = Analysis(layer=layer, normal=normalise(text), language="", languages=(), blocks=(), sentences=(), noise=())
    return [c for c in find_citations(analysis) if c.kind in KINDS]


def normals(text: str) -> set[str]:
    return {"".join(c.normal.upper().split()) for c in citations(text)}


@pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
def test_examples_of_a_family(family: Family) -> None:
    """A family finds its examples with their normal forms, and nothing in its counter-examples; it has one of each at least."""
    assert family.examples
    assert family.counter
    for text, passage, normal in family.examples:
        found = [(text[one.span.start : one.span.end], one.normal) for one in family.found_in(Places(text))]
        assert (passage, normal) in found
    for text in family.counter:
        assert not list(family.found_in(Places(text))), text


def test_names_of_families_are_their_own() -> None:
    """No two families have one name."""
    names = [family.name for family in families()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "forms",
    [
        ("Tarn v. Italy, no. 14038/88", "l'affaire Tarn c. Italie, requête n° 14038/88", "ECLI:CE:ECHR:1989:0707JUD001403888"),
        ("Tarn v. the United Kingdom", "Tarn c. Royaume-Uni"),
        ("Article 6 § 1 of the European Convention", "art. 6 al. 1 CEDH", "п. 1 ст. 6 ЕКПЧ", "Art. 6 Abs. 1 EMRK", "Article 6(1) ECHR"),
        ("Article 1F(b) of the Geneva Convention", "article 1er, F, b) de la convention de Genève", "Art. 1 F lit. b GFK"),
        ("Case C-411/10", "Rs. C-411/10", "C‑411/10"),
        ("Directive 95/46/EC", "la directive 95/46/CE", "Richtlinie 95/46/EG"),
        ("Regulation (EU) No 269/2014", "Verordnung (EU) Nr. 269/2014", "règlement (UE) n° 269/2014"),
        ("Council Decision 2014/145/CFSP", "la décision 2014/145/PESC", "Beschluss 2014/145/GASP"),
        ("[2004] 1 W.L.R. 1460", "[2004] 1 WLR 1460"),
        ("2013 SCC 47", "2013 CSC 47"),
        ("CE, 9 décembre 2016, n° 394399", "la décision n° 394399 du Conseil d'État", "ECLI:FR:CECHR:2016:394399.20161209"),
        ("Cass. crim., 12 mars 2014, n° 13-83.456", "pourvoi n° 13-83456"),
        ("article L. 712-2 du CESEDA", "art. L712-2 du code de l'entrée et du séjour des étrangers et du droit d'asile"),
        ("BVerfG, Beschluss vom 14. Oktober 2004 - 2 BvR 1481/04", "2 BvR 1481/04", "ECLI:DE:BVerfG:2004:rs20041014.2bvr148104"),
        ("BGE 137 I 113", "ATF 137 I 113", "DTF 137 I 113"),
        ("art. 80h EIMP", "Art. 80h IRSG"),
        ("Corte cost., sent. n. 238/2014", "Corte costituzionale, sentenza n. 238 del 2014", "ECLI:IT:COST:2014:238"),
        ("la STC 31/2010, de 28 de junio", "ECLI:ES:TC:2010:31"),
        ("wyrok SN z dnia 12 maja 2015 r., sygn. akt II CSK 123/15", "sygn. akt II CSK 123/15"),
        ("дело № А40-12345/2015", "case no. A40-12345/15"),
        ("ч. 4 ст. 159 УК РФ", "ст. 159 ч. 4 УК РФ", "Article 159 § 4 of the Criminal Code of the Russian Federation"),
        ("ч. 4 ст. 189 УК РК", "ҚР ҚК-нің 189-бабының 4-бөлігі", "Article 189(4) of the Criminal Code of Kazakhstan"),
        ("ч. 4 ст. 190 КК України", "Article 190 § 4 of the Criminal Code of Ukraine"),
        ("TCK m. 314/2", "TCK'nın 314. maddesinin 2. fıkrası"),
        ("CAT/C/65/D/741/2016", "the Committee against Torture, communication No. 741/2016"),
        ("Opinion No. 54/2015 of the Working Group on Arbitrary Detention", "A/HRC/WGAD/2015/54"),
        ("Security Council resolution 1373 (2001)", "S/RES/1373 (2001)", "резолюция 1373 Совета Безопасности"),
        ("PACE Resolution 2252 (2019)", "la résolution 2252 (2019) de l'Assemblée parlementaire", "резолюция ПАСЕ 2252"),
        ("P8_TA(2019)0073", "TA-8-2019-0073"),
        ("Article 3 of INTERPOL's Constitution", "l'article 3 du Statut d'INTERPOL"),
    ],
)  # fmt: skip
def test_two_forms_of_one_authority_meet(forms: tuple[str, ...]) -> None:
    """Whatever the language and the manner, the forms of one authority have one normal form in common."""
    common = set.intersection(*(normals(f"It is said in {form}, as they know.") for form in forms))
    assert common


@pytest.mark.parametrize(
    "text",
    [
        "My mobile is +44 7700 900123, and the fax answers to 01632 960983.",
        "Invoice no. 4451/70 concerns the boiler; room 131/12 has no window.",
        "Article 8 of our series about gardens will appear next Sunday.",
        "See section 2 of the leaflet before you switch on the machine.",
        "Arsenal v Chelsea ended 2-2 before 60,147 spectators.",
        "Votre commande n° 298348 du 30 octobre a été expédiée.",
        "Rechnung 252/19 vom 25. Mai: drei Tische, zusammen 1.962 Euro.",
        "Заказ № 48 от 30 ноября состоит из двенадцати книг.",
        "Поїзд № 190 прибуває о 4.25 на другу колію.",
        "The resolution she made on 1 January lasted until the ninth.",
    ],
)
def test_numbers_of_daily_life_are_no_authorities(text: str) -> None:
    """A number without a court, a register or a text is no authority."""
    assert citations(text) == []


def test_short_forms_point_at_the_full_one() -> None:
    """A short form after the full one has its normal form and points at its place; before it, it is not known."""
    text = (
        "The Tarn judgment is old. In Tarn v. Italy, no. 12345/67, the Court erred. The Tarn judgment was criticised "
        "(Ibid., § 9). Tarn, cited above, stands."
    )
    (full, *short) = citations(text)
    assert full.passage.exact == "Tarn v. Italy, no. 12345/67"
    assert [c.passage.exact for c in short] == ["Tarn judgment", "Ibid., § 9", "Tarn, cited above"]
    assert {c.normal for c in short} == {"ECHR:12345/67"}
    assert all(c.target_passage == full.passage for c in short)


def test_a_citation_runs_over_the_end_of_a_line() -> None:
    """In a text broken for its width a citation goes on in the next line, and its passage holds as it stands."""
    text = (
        "The Grand Chamber said so in the well-known case of Tarn v.\nItaly [GC], no. 12345/67, and the rule of "
        "Article\n3 of the European Convention on Human\nRights is absolute."
    )
    found = citations(text)
    assert [c.normal for c in found] == ["ECHR:12345/67", "TREATY:ECHR:3"]
    assert all(c.passage.holds_in(text) for c in found)


def test_the_convention_is_that_which_the_document_means() -> None:
    """An open name is settled by what the document names, and is the European Convention where nothing does."""
    assert normals("He relies on Article 3 of the Convention.") == {"TREATY:ECHR:3"}
    assert "TREATY:CAT:3" in normals("The Committee against Torture applied article 3 of the Convention.")
    assert "KZ:UK:190" in normals("В Алматы его обвинили по ст. 190 УК.")
    assert "RU:UK:190" in normals("В Москве его обвинили по ст. 190 УК.")


def test_templates() -> None:
    """What stands in angle brackets goes where its group is empty, and a filter that nobody knows is refused."""
    assert Template("A:<{x|upper}:>{y}", {}).filled({"x": "", "y": "1"}) == "A:1"
    assert Template("A:<{x|upper}:>{y}", {}).filled({"x": "b", "y": "1"}) == "A:B:1"
    with pytest.raises(ValueError, match="unknown filters"):
        Template("{x|nothing_of_this_name}", {})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 октября 2003 г.", "2003-10-10"),
        ("1er févr. 1950", "1950-02-01"),
        ("07.08.2001", "2001-08-07"),
        ("2003 жылғы 20 маусым", "2003-06-20"),
        ("31 of May", ""),
    ],
)
def test_dates_in_normal_forms(text: str, day: str) -> None:
    """A full date of any of the languages comes out as ISO 8601, and what is none as nothing."""
    assert iso(text) == day


def test_keys_are_latin() -> None:
    """A key holds capital Latin letters without accents, whichever script the number was in."""
    assert key("305-ЭС15-1234") == "305-ES15-1234"
    assert key("Köln, Łódź") == "KOELN, LODZ"


def test_every_family_stands_on_the_reference_page() -> None:
    """The generated page names each family with its example."""
    page = "".join(families_page())
    assert all(family.title in page for family in families())


@pytest.mark.parametrize(
    "piece",
    [
        "no. 12345/67 and ", "Article 1, ", "§§ 1, 2, 3, ", "BVerfGE 1, 2 (3); ", "A v. B v. ", "ст. 1 ч. 1 ", "C-1/10, ",
        "CE, 1 mai 2000, ", "Resolution ", "1 U.S. 1 ", "(2000) ",
        "Act 2000 ", "Aa Bb of the ", "№ ", "ECLI:EU:C:", "A/B/C/", "Cass. pen. n. ", "и ", "« ", "a", "n° 1/", "Ibid. ", "E. 2000/1, ",
        "1. Artikel ", "Abs. 1 Satz 1 ",
    ],
)  # fmt: skip
def test_hostile_repetition_is_read_in_time(piece: str) -> None:
    """A text that repeats what patterns begin with takes time in proportion to its length."""
    length = 6_000
    times = []
    for size in (length, 4 * length):
        text = (piece * (size // len(piece) + 1))[:size]
        began = time.process_time()
        citations(text)
        times.append(time.process_time() - began)
    assert times[1] < max(10 * times[0], 1.0)
