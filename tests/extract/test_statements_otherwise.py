"""Statements that no "that" and no quotation mark opens: stances, insertions, rumours, parts of a report, what a court holds itself."""

from __future__ import annotations

import pytest

from wellfounded.extract.analysis import analyse
from wellfounded.extract.names.extractor import find_names
from wellfounded.extract.speech.quotes import find_quotes
from wellfounded.extract.speech.statements import find_statements
from wellfounded.model.documents import TextLayer
from wellfounded.model.ids import DocumentId
from wellfounded.model.reading import Statement


def statements(text: str) -> list[Statement]:
    analysis = analyse(TextLayer(document=DocumentId("d"), text=text, producer="test"))
    names = find_names(analysis)
    return list(find_statements(analysis, find_quotes(analysis, names), names))


@pytest.mark.parametrize(
    ("text", "speaker", "words", "modality"),
    [
        ("Her lawyer, Ida Brenn, called the hearing a farce.", "Ida Brenn", "called the hearing a farce", "argued"),
        ("A report by the Harbour Watch describes the cells as unfit for anybody.", "report", "describes the cells as unfit", "asserted"),
        ("The minister has called the testimony a fabrication.", "The minister", "called the testimony a fabrication", "denied"),
        ("The Tide Union welcomed the acquittal of the two sailors.", "Tide Union", "welcomed the acquittal", "asserted"),
        ("L'ONG Phare libre dénonce l'instrumentalisation du procès.", "Phare libre", "dénonce l'instrumentalisation", "asserted"),
        (
            "Генпрокуратура назвала решение суда предвзятым и обжаловала его.",
            "Генпрокуратура",
            "назвала решение суда предвзятым",
            "asserted",
        ),
    ],
)
def test_what_somebody_makes_of_a_thing(text: str, speaker: str, words: str, modality: str) -> None:
    """A verb that gives somebody's word for a thing, or how somebody stands to it, is a statement of that one."""
    found = [one for one in statements(text) if words in one.passage.exact]
    assert [(speaker in one.chain[-1], one.modality) for one in found] == [(True, modality)]


@pytest.mark.parametrize(
    "text",
    [
        "She called the police to the harbour.",
        "The bank regards the matter.",
        "A company called Blue Heron was sold.",
        "The clerk was described as tall.",
    ],
)
def test_verbs_that_give_no_word_for_anything(text: str) -> None:
    """Whoever is only called up, or called so by nobody who is named, makes no statement of anybody's."""
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The trial, observers noted, fell short of every standard.", "observers"),
        ("The register, the clerk explained, had not been updated for years.", "the clerk"),
        ("La procédure, estime l'avocat Paul Servan, a duré trop longtemps.", "Paul Servan"),
    ],
)
def test_who_says_it_between_commas(text: str, speaker: str) -> None:
    """A subject and its verb of saying between two commas tell who says the whole sentence."""
    (one,) = statements(text)
    assert speaker in one.chain[-1]
    assert one.passage.exact == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("It is reported that the guild has drawn up a list of names.", "asserted"),
        ("It is widely believed that the ledgers were burned.", "argued"),
        ("Mr Tarn is said to have moved the money in three days.", "alleged"),
        ("The clerk is alleged to have sold the ships.", "alleged"),
    ],
)
def test_what_nobody_in_particular_says(text: str, modality: str) -> None:
    """A passive that names nobody who says it has nobody for its speaker, least of all whom it is said of."""
    (one,) = statements(text)
    assert (one.chain, one.modality) == (("authors", "unnamed"), modality)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The regional court found that the account was credible and that the arrest had been unlawful.",
            ["the account was credible", "the arrest had been unlawful"],
        ),
        (
            "Le ministre a affirmé que la prison était sûre et que le détenu serait soigné.",
            ["la prison était sûre", "le détenu serait soigné"],
        ),
    ],
)
def test_each_clause_behind_its_own_conjunction_is_a_statement(text: str, parts: list[str]) -> None:
    """A report whose conjunction is told anew says as many things."""
    assert [one.passage.exact for one in statements(text)] == parts


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Le Phare du Nord a rapporté que la Cour suprême avait déploré la lenteur du procès.", ("Le Phare du Nord", "Cour suprême")),
        ("The agency Norpress reported that the Supreme Court had deplored the delay.", ("Norpress", "Supreme Court")),
    ],
)
def test_a_report_that_is_all_of_another(text: str, chain: tuple[str, ...]) -> None:
    """A report that consists of what somebody else says is one statement, of that one through who reports it."""
    (one,) = statements(text)
    assert len(one.chain) == 3
    assert all(wanted in said for wanted, said in zip(chain, one.chain[1:], strict=True))


RULING = """IN THE HIGH COURT OF THE ISLES

JUDGMENT

1. Mr Tarn appeals against the order of 3 May 2018.

2. Mr Hale, for the appellant, submits that the order is unlawful.

3. {}
"""


@pytest.mark.parametrize(
    ("held", "polarity"),
    [
        ("The assurance cannot replace a hearing before a judge.", "-"),
        ("It follows that the surrender would be incompatible with the treaty.", "+"),
        ("There is no merit in the second ground.", "-"),
    ],
)
def test_a_court_holds_without_a_verb_of_saying(held: str, polarity: str) -> None:
    """In a ruling what the court holds is a finding of its authors; what a party submits stays the party's."""
    found = {one.passage.exact: one for one in statements(RULING.format(held))}
    one = found[held.rstrip(".")]
    assert (one.chain, one.modality, one.polarity) == (("authors",), "finding", polarity)
    assert found["the order is unlawful"].chain[-1] != "authors"


def test_nobody_but_a_court_holds_so() -> None:
    """The same words in a letter are no finding."""
    assert not [one for one in statements("Dear Ida,\n\nThe assurance cannot replace a hearing.\n") if one.modality == "finding"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The exile suspects that his telephone is tapped.", "suspected"),
        ("The authorities maintain that the trial had nothing to do with her union.", "denied"),
        ("The clerk claims that he never signed the deed.", "denied"),
        ("The prosecutors believe that he emptied the bank.", "alleged"),
        ("The rapporteur warned that the notices would become a tool of dictators.", "predicted"),
        ("The governor vowed to take the case to the Supreme Court.", "predicted"),
        ("The widow said that two officers had threatened her.", "alleged"),
        ("The agency said that it had been a clerical error.", "asserted"),
        ("Ida Brenn believes that no judge would send him back.", "argued"),
        ("The county court found him guilty of fraud.", "convicted"),
        ("Следствие считает, что директор похитил деньги.", "alleged"),
    ],
)
def test_what_is_said_and_by_whom_tells_its_modality(text: str, modality: str) -> None:
    """The sort of the speaker and the words of what is said decide where the verb leaves it open."""
    assert [one.modality for one in statements(text)] == [modality]


def test_a_denial_that_is_refused_denies_nothing() -> None:
    """Whoever refuses to confirm or deny a thing makes no statement of it."""
    assert statements("The office has refused to confirm or deny it.") == []


def test_a_verb_with_nothing_behind_it_makes_no_statement_of_it() -> None:
    """A clause that ends right behind its verb, at a spaced semicolon as in French, has no thing of which something is said."""
    assert all(
        one.passage.exact for one in statements("Au Pérou, le motif a été retenu par le juge ; l'affaire est encore pendante en cassation.")
    )
