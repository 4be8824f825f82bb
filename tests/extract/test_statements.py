"""Statements: chain, modality and polarity of what is said in a document."""

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
    ("text", "modality", "polarity"),
    [
        ("The minister stated that the bridge was closed in March.", "asserted", "+"),
        ("The regional court found that the evidence had been forged.", "finding", "+"),
        ("The regional court noted that the trial was “unfair from its first to its last day”.", "finding", "+"),
        ("The prosecutor alleged that the banker had sold the ships.", "alleged", "+"),
        ("The banker's lawyer denied that the ships had been sold.", "denied", "-"),
        ("The guard admitted that the door had been left open.", "conceded", "+"),
        ("The spokesman said that the money was not returned to the bank.", "asserted", "-"),
        ("Le ministre a affirmé que l'extradition ne serait pas accordée.", "asserted", "-"),
        ("Суд установил, что доказательств было достаточно.", "finding", "+"),
    ],
)
def test_modality_and_polarity(text: str, modality: str, polarity: str) -> None:
    """The cue and the speaker give the modality; a negated clause or a denial is negative."""
    (statement,) = statements(text)
    assert (statement.modality, statement.polarity, statement.chain[0]) == (modality, polarity, "authors")


def test_source_between_authors_and_speaker() -> None:
    """A source that passes another's words on stands in the chain between the authors and the speaker."""
    (statement,) = statements("The court deplored “the obvious attempts by agents to sway its members”, according to the weekly report.")
    assert statement.chain == ("authors", "the weekly report", "The court")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to the clerk, Ivo Menk, quoted by the agency Norpress, the files were burned in March.", ("Norpress", "Ivo Menk")),
        (
            "The agency Norpress reported on Monday, citing the minister Paul Ender, that the banker would leave.",
            ("Norpress", "Paul Ender"),
        ),
        ("The Tide Union reported last year that the Ombudsman had called cell no. 4 “unfit for anyone”.", ("Tide Union", "Ombudsman")),
        ("“I counted twice,” Marek Dusza told the Harbour Post.", ("Harbour Post", "Marek Dusza")),
        (
            "Le Phare du Nord, qui a lu le dossier, rapporte que le témoin a parlé d’« enveloppes kraft ».",
            ("Le Phare du Nord", "le témoin"),
        ),
        ("Газета «Маяк» цитирует письмо вдовы, где говорится о «звонках по ночам».", ("Маяк", "письмо вдовы")),
        ("Selon l'avocat Paul Mercier, cité par Le Courrier, « le dossier est vide ».", ("Le Courrier", "Paul Mercier")),
        ("Дело закрыто за отсутствием состава, передаёт агентство «Норд» со ссылкой на адвоката Ивана Петрова.", ("Норд", "Иван Петров")),
        ("По словам адвоката Ивана Петрова, которые приводит газета «Берег», суд не слушал свидетелей.", ("Берег", "Иван Петров")),
    ],
)
def test_who_passed_the_words_on_stands_before_who_said_them(text: str, chain: tuple[str, ...]) -> None:
    """Who quotes another, in the same breath, stands in the chain between the authors and the speaker."""
    assert [c for s in statements(text) for c in [s.chain] if len(c) > 2] == [("authors", *chain)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister will appeal against the ruling within a month, his lawyer said.", "his lawyer"),
        ("Решение основано исключительно на материалах следствия, сообщил источник в суде.", "источник"),
        ("Le dossier sera transmis à Paris avant la fin du mois, assure le ministre.", "le ministre"),
    ],
)
def test_a_clause_before_its_verb_is_said(text: str, speaker: str) -> None:
    """What stands before a verb of saying and a comma is said by who is named beside the verb."""
    (statement,) = statements(text)
    assert statement.chain[-1] == speaker


def test_source_of_the_next_sentence_is_not_in_the_chain() -> None:
    """A source that another sentence names passes nothing on."""
    found = statements(
        "The court deplored “the obvious attempts by agents to sway its members”. According to the report, the bank was sold in May."
    )
    assert found[0].chain == ("authors", "The court")


def test_accusations() -> None:
    """An accusation is a statement of who accuses, and of somebody unnamed where the text does not say."""
    (named,) = statements("The authorities accuse Bo Lind of embezzling two million crowns.")
    assert named.chain[0] == "authors"
    assert "authorities" in named.chain[1].lower()
    assert named.modality == "alleged"
    (unnamed,) = statements("He is accused of arranging a money transfer to a rebel.")
    assert unnamed.chain == ("authors", "unnamed")


def test_passages_hold() -> None:
    """Every statement stands on words of the text."""
    text = "The *court* noted that the bank’s papers were “forged by its own\u00a0owners in a single night”. He was accused of fraud."
    found = statements(text)
    assert len(found) >= 2
    assert all(s.passage.holds_in(text) for s in found)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The harbour company's spokesman said that the crane had been “checked every spring”.", "asserted"),
        ("The court's press office said that the hearing was “open to everybody”.", "asserted"),
        ("“We will take this to Luxembourg,” said the notary, Ilse Brandt.", "predicted"),
        ("“I have never signed that paper,” said Otto Lenz.", "denied"),
        ("“I never met the broker,” the clerk, Piet Hals, told the jury.", "denied"),
        ("Ms Brandt, counsel for the appellant, said that the sentence was “out of all proportion”.", "argued"),
        ("The police said that the ledger “may have been burned on purpose”.", "suspected"),
        ("The ministry accepted that its letter was “badly worded”.", "conceded"),
        ("The ministry considers that the ban is “needed for a year”.", "argued"),
        ("He was found guilty of “having hidden the second ledger” by the Malmo District Court.", "convicted"),
        ("He was found guilty behind his back of “having hidden the ledger”.", "convicted_in_absentia"),
        ("« Je n'ai jamais ouvert ce coffre », a déclaré Paul Mercier.", "denied"),
        ("« Nous irons à Strasbourg », a déclaré le maire de Brive.", "predicted"),
        ("Selon le greffier, la lettre aurait été « perdue en chemin ».", "alleged"),
        ("«Я этого счёта никогда не видел», — сказал Пётр Громов.", "denied"),
        ("По словам следователя, казначей «вывел деньги за два дня».", "alleged"),
        ("Пресс-служба суда сообщила, что заседание «перенесено на май».", "asserted"),
    ],
)
def test_who_speaks_and_what_is_said_decide_as_what_it_is_said(text: str, modality: str) -> None:
    """The sort of the speaker and the words themselves weigh as much as the verb."""
    assert [s.modality for s in statements(text)] == [modality]


def test_each_item_of_a_list_of_requests_is_called_for_by_the_authors() -> None:
    """What the authors ask for point by point is one statement for each point."""
    text = (
        "Dear Minister,\n\nWe therefore ask you\n(a) to refuse the extradition of Otto Lenz;\n"
        "(b) to have him released on bail; and\n(c) to write to us before May.\n"
    )
    found = [s for s in statements(text) if s.modality == "called_for"]
    assert [s.passage.exact for s in found] == [
        "to refuse the extradition of Otto Lenz",
        "to have him released on bail",
        "to write to us before May",
    ]
    assert {s.chain for s in found} == {("authors",)}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Recommendations:\n- Lift the freezing order at once.\n- Publish the minutes of the board.\n", 2),
        ("На основании изложенного ПРОШУ:\n1) приговор отменить;\n2) освободить Громова из-под стражи.\n", 2),
        ("Nous vous demandons :\n– de retirer le décret ;\n– de recevoir la famille.\n", 2),
    ],
)
def test_requests_are_read_behind_headings_and_verbs_of_three_languages(text: str, items: int) -> None:
    """A heading or a verb of asking leads to a list in English, French and Russian."""
    assert sum(s.modality == "called_for" and s.chain == ("authors",) for s in statements(text)) == items


def test_grounds_listed_under_a_verb_belong_to_its_subject() -> None:
    """Grounds that stand in a list behind "soutient que :" are argued by whoever argues."""
    text = "Mme Anne Mercier soutient que :\n- le décret est insuffisamment motivé ;\n- la peine encourue est disproportionnée.\n"
    assert [(s.chain[-1], s.modality) for s in statements(text)] == [("Mme Anne Mercier", "argued")] * 2


def test_a_body_speaks_for_the_authors_in_its_own_document() -> None:
    """What a body named at the head of its own report finds there, its authors find; what it once said remains its own."""
    head = "Tidal Rights Watch\nThe Price of Salt\nBriefing, July 2020\n\nThe salt works closed in May. "
    assert [s.chain for s in statements(f"{head}Tidal Rights Watch calls on the government to reopen the court.")] == [("authors",)]
    letter = f"Tidal Rights Watch\n\nDear Director,\n\n{head[50:]}"
    assert statements(f"{letter}Tidal Rights Watch calls on the government to reopen the court.")[0].chain != ("authors",)


def test_what_is_told_to_a_court_is_not_passed_on_by_it() -> None:
    """Only a paper or the like passes on what it is told; a jury hears it."""
    assert [s.chain for s in statements("“I counted the boxes twice,” Marek Dusza told the jury.")] == [("authors", "Marek Dusza")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The motion claims the levy is unconstitutional.", "The motion", "the levy is unconstitutional"),
        ("The tribunal found there was no evidence of flight.", "The tribunal", "there was no evidence of flight"),
        ("The prison service says two of its cells were flooded.", "The prison service", "two of its cells were flooded"),
        ("The office appealed, arguing Quill posed a risk to the public.", "The office", "Quill posed a risk to the public"),
        ("Her lawyer told reporters an appeal would be lodged within days.", "Her lawyer", "an appeal would be lodged within days"),
    ],
)
def test_a_clause_needs_no_conjunction_to_be_reported(text: str, speaker: str, words: str) -> None:
    """A clause that the parser hangs on a verb of saying is reported by it, "that" or no "that"."""
    assert [(s.chain[-1], s.passage.exact) for s in statements(text)] == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Mara Holm, 53, denied wrongdoing throughout.",
        "Mara Holm has pleaded not guilty.",
        "Mara Holm rejects the accusations.",
        "Mara Holm maintains her innocence.",
        "Marie Holm, qui conteste les faits, a été entendue lundi.",
        "Мария Холм вину не признаёт.",
        "Мария Холм отрицает свою причастность к хищению.",
    ],
)
def test_who_denies_a_charge_makes_a_denial_of_it(text: str) -> None:
    """Words by which somebody denies what is charged are a denial, though nothing is quoted."""
    assert [(s.modality, s.polarity) for s in statements(text)] == [("denied", "-")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The court dismissed the prosecutor's argument that the letter had no weight.", "the prosecutor"),
        ("Доводам прокурора о том, что письмо не имеет значения, коллегия отказывает в поддержке.", "прокурора"),
        ("La cour écarte l'argument de la défense selon lequel la lettre était apocryphe.", "la défense"),
    ],
)
def test_somebodys_argument_is_what_they_argue(text: str, speaker: str) -> None:
    """A clause behind somebody's noun is a statement of theirs; "the argument that he made" is none."""
    assert (speaker, "argued") in [(s.chain[-1], s.modality) for s in statements(text)]
    assert not statements("Nobody heard the argument that he made.")


def test_the_source_inside_a_report_is_nearest_to_what_is_said() -> None:
    """What somebody reports according to a paper is the paper's word, which they pass on."""
    (statement,) = statements(
        "The prosecutor Mara Holm said that, according to the indictment, the harbour master opened a second account."
    )
    assert statement.chain == ("authors", "Mara Holm", "the indictment")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("“The law should be changed,” the minister Mara Holm said.", "called_for"),
        ("“She knows that she will lose,” the neighbour Mara Holm said.", "asserted"),
        ("District Attorney Holm said the broker had stolen the deposit.", "alleged"),
        ("«Он был дома», – заявил в суде адвокат Иван Петров.", "argued"),
    ],
)
def test_title_place_and_first_clause_decide_as_what_it_is_said(text: str, modality: str) -> None:
    """The whole title before a name and not the place of speech tells the sort; what is foretold stands in the first clause."""
    assert [s.modality for s in statements(text)] == [modality]


def test_whoever_is_charged_does_not_charge() -> None:
    """A participle without an agent tells who is accused and not who accuses."""
    found = statements("Quill, the owner of the yard, appeared in court on Monday, charged with two counts of fraud.")
    assert [s.chain for s in found] == [("authors", "unnamed")]


@pytest.mark.parametrize(
    ("text", "chain", "modality"),
    [
        ("Уважаемый господин министр! Просим Вас освободить Марата Сафина.", ("authors",), "called_for"),
        ("Министерство эти сведения опровергает.", ("authors", "Министерство"), "denied"),
        ("Свидетель Кузин рассказал, как возил деньги в пакете.", ("authors", "Кузин"), "asserted"),
        ("Петренко обвиняют в хищении 12 млн долларов.", ("authors", "unnamed"), "alleged"),
        ("Ses avocats affirment n'avoir eu accès au dossier que la veille.", ("authors", "Ses avocats"), "argued"),
        ("Le préfet a démenti lundi avoir touché le moindre centime.", ("authors", "Le préfet"), "denied"),
        ("Le groupe de travail a estimé que la détention était arbitraire.", ("authors", "Le groupe de travail"), "finding"),
        ("The clerk has admitted forging invoices.", ("authors", "The clerk"), "conceded"),
        ("The judge said she would rule on Friday.", ("authors", "The judge"), "predicted"),
        ("Interpol withdrew the notice, finding that the case was political.", ("authors", "Interpol"), "finding"),
    ],
)
def test_forms_of_verbs_tell_who_speaks_and_how(text: str, chain: tuple[str, ...], modality: str) -> None:
    """Verbs without a subject of their own, infinitives, gerunds and participles report as plainly as a clause behind "that"."""
    assert (chain, modality) in [(s.chain, s.modality) for s in statements(text)]


def test_a_report_ends_where_its_sentence_goes_on_to_quote() -> None:
    """What is reported before another verb that quotes is a statement of its own."""
    found = statements("The vice-mayor Ivo Menk admitted that he had signed the deed, but called the charge “nonsense”.")
    assert (found[0].passage.exact, found[0].modality) == ("he had signed the deed", "conceded")
    assert len(found) == 2


def test_a_case_that_may_come_is_not_reported() -> None:
    """Behind "if" nobody has said anything."""
    assert not statements("It will fall away if the court finds that the complaint is inadmissible.")
