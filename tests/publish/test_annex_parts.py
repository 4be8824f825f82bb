"""Laws of the parts of annexes: excerpts are the text, lights are its words; and of bags and archives."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from wellfounded.model.documents import Box, Region, TextLayer
from wellfounded.model.ids import document_id
from wellfounded.model.labels import RegionKind
from wellfounded.model.passages import Passage
from wellfounded.publish.annex import AnnexQuotation
from wellfounded.publish.annex_excerpts import excerpts_of
from wellfounded.publish.annex_lights import lines
from wellfounded.publish.archive import read_archive, write_archive
from wellfounded.publish.bag import TAG_MANIFEST, bagged, differences
from wellfounded.publish.package import letters, says

TEXTS = st.text(alphabet=st.sampled_from("ab \nж"), max_size=4000)


def layer(text: str, *regions: Region) -> TextLayer:
    return TextLayer(document=document_id("0" * 64), text=text, producer="hand@1", regions=regions)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 300)), max_size=5), st.booleans())
def test_an_excerpt_is_the_text_letter_for_letter(text: str, places: list[tuple[int, int]], whole: bool) -> None:
    """The runs of an excerpt are the text between its ends; excerpts stand in order and apart; every passage is lit in one, whole."""
    quotations = [
        AnnexQuotation(mark=f"1.{n}", key="k", passage=Passage.of(text, start, min(start + length, len(text))))
        for n, (start, length) in enumerate(places)
        if start < len(text)
    ]
    found = excerpts_of(layer(text, Region(start=0, end=min(9, len(text)), kind=RegionKind.HEADING)), quotations, whole=whole)
    for excerpt in found:
        assert "".join(run.text for run in excerpt.runs) == text[excerpt.start : excerpt.end]
    assert all(one.end < other.start for one, other in pairwise(found))
    opened = [mark for excerpt in found for run in excerpt.runs for mark in run.opens]
    assert sorted(opened) == (sorted(q.mark for q in quotations) if text.strip() else [])
    for quotation in quotations if text.strip() else ():
        assert quotation.passage is not None
        span = quotation.passage.span
        held = next(e for e in found if e.start <= span.start and span.end <= e.end)
        at, lit = held.start, ""
        for run in held.runs:
            lit += run.text if run.lit and span.start <= at < span.end else ""
            at += len(run.text)
        assert lit == quotation.passage.exact


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 1000), min_size=1, max_size=12), st.data())
def test_an_excerpt_begins_and_ends_at_a_paragraph(lengths: list[int], data: st.DataObject) -> None:
    """No paragraph of usual length is cut, however far from the passage it begins, and no few characters are left out at an end."""
    paragraphs = ["IN THE HIGH COURT", *(("words and " * 100)[:length].strip() + "." for length in lengths)]
    text = "\n\n".join(paragraphs) + "\n"
    start = data.draw(st.integers(0, len(text) - 2))
    quotation = AnnexQuotation(mark="1.1", key="k", passage=Passage.of(text, start, start + 1))
    (found,) = excerpts_of(layer(text), [quotation])
    assert found.start == 0 or (text[: found.start].endswith("\n\n") and found.start > 200)
    assert found.end == len(text) or (text[found.end :].startswith("\n\n") and len(text) - found.end > 200)


def test_an_excerpt_of_an_endless_paragraph_is_cut_between_words() -> None:
    """Where a paragraph has no end near a passage, the excerpt is cut all the same, and at no word."""
    text = "word " * 4000
    quotation = AnnexQuotation(mark="1.1", key="k", passage=Passage.of(text, 10_000, 10_004))
    (found,) = excerpts_of(layer(text), [quotation])
    assert 1400 < found.end - found.start < 1500
    assert text[found.start : found.end].split(" ") == ["word"] * len(text[found.start : found.end].split(" "))


def test_words_of_a_line_are_lit_as_one() -> None:
    """Boxes that follow one another on a line are joined; a new line, a new column and a new page begin a new one."""
    words = [
        Box(0, 3, 1, 10, 700, 30, 712),
        Box(4, 8, 1, 33, 701, 60, 711),
        Box(9, 12, 1, 10, 686, 40, 698),
        Box(13, 15, 1, 300, 740, 320, 752),
        Box(16, 18, 2, 10, 700, 20, 712),
    ]
    assert [(box.left, box.right, box.page) for box in lines(words)] == [(10, 60, 1), (10, 40, 1), (300, 320, 1), (10, 20, 2)]


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?", fullmatch=True), st.binary(max_size=80), max_size=6))
def test_an_archive_has_one_form(members: dict[str, bytes]) -> None:
    """What is written is read back, and written again gives the same bytes, in whatever order the members come."""
    data = write_archive(members)
    assert read_archive(data) == members
    assert write_archive(dict(reversed(members.items()))) == data


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=50), st.binary(max_size=50))
def test_a_bag_lists_itself(one: bytes, other: bytes) -> None:
    """A bag as it was made differs in nothing; another byte in the payload does."""
    bag = bagged({"data/one": one, "data/two": b"2"}, {"page.html": b"p"}, info=[("Title", "A\nb")])
    assert list(differences(bag)) == []
    assert bool(list(differences({**bag, "data/one": other}))) == (one != other)
    assert list(differences({**bag, "extra": b""}))
    assert TAG_MANIFEST in bag


def test_words_are_compared_as_people_read_them() -> None:
    """Marks, white space, raised numbers and what is put into square brackets are the printer's; letters and their order are not."""
    assert says("“The ledger […] was kept”", "the ledger,³ they say,\nwas kept by two")
    assert says("criminal", "crimi-\nnal")
    assert says("[He] was kept", "The ledger was kept")
    assert not says("was kept […] the ledger", "the ledger was kept")
    assert not says("the ledgers", "the ledger")
    assert letters("Ёлка № 5, ﬁn") == letters("ёлка №5 fin")
