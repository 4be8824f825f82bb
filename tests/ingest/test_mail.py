"""Mails are read as people read them, and no part is lost."""

from __future__ import annotations

import base64
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wellfounded.ingest.mail import MailReader
from wellfounded.ingest.mail_headers import addresses, day_of, decoded_header
from wellfounded.ingest.mbox import MboxReader
from wellfounded.ingest.protocol import FileRead, Limits
from wellfounded.ingest.quoted import quoted_regions
from wellfounded.model.labels import ReadStatus, RegionKind


def read(tmp_path: Path, data: bytes, *, limits: Limits = Limits()) -> FileRead:  # noqa: B008
    path = tmp_path / "x.eml"
    path.write_bytes(data)
    return MailReader().read(path, name="x.eml", media_type="message/rfc822", spool=tmp_path / "spool", limits=limits)


def mail(body: str = "Guten Tag\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ida Voss <ida@example.org>"
    message["To"] = "Otto Brand <otto@example.org>, press@example.net"
    message["Date"] = "Mon, 02 Nov 2015 23:30:00 +0600"
    message["Subject"] = "The order"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message


def test_text_layer_is_headers_then_body(tmp_path: Path) -> None:
    """The readable headers stand first, as a region, and the body after an empty line."""
    result = read(tmp_path, bytes(mail(Message_ID="<1@x>", In_Reply_To="<0@x>")))
    head = (
        "From: Ida Voss <ida@example.org>\nTo: Otto Brand <otto@example.org>, press@example.net\n"
        "Date: Mon, 02 Nov 2015 23:30:00 +0600\nSubject: The order"
    )
    assert result.text == f"{head}\n\nGuten Tag"
    assert (result.regions[0].kind, result.regions[0].end) == (RegionKind.MAIL_HEADER, len(head))
    said = result.metadata
    assert (said.title, said.authors, said.sent, result.kind) == ("The order", ("Ida Voss",), "2015-11-02", "mail")
    assert (said.more["message-id"], said.more["in-reply-to"]) == ("<1@x>", "<0@x>")


def test_attachments_keep_their_bytes_and_names(tmp_path: Path) -> None:
    """Files, inline images and nested mails are embedded, byte for byte; a nested mail is not written anew."""
    inner = b"From: a@b.example\r\nsubject:  odd   spacing\r\nX-Odd:kept\r\n\r\nbody \r\n"
    message = mail()
    message.add_attachment(b"\x00\x01data", maintype="application", subtype="pdf", filename="Приказ №1.pdf")
    data = (
        b"From: Ida <ida@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\n"
        b"--b1\nContent-Type: text/plain\n\nSee.\n"
        b"--b1\nContent-Type: message/rfc822\n\n" + inner + b"\n--b1\nContent-Type: image/png\nContent-Disposition: inline\n"
        b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(b"PNG") + b"\n--b1--\n"
    )
    result = read(tmp_path, bytes(message))
    assert [(e.name, e.path.read_bytes()) for e in result.embedded] == [("Приказ №1.pdf", b"\x00\x01data")]
    nested = read(tmp_path, data)
    assert [(e.relation, e.name, e.path.read_bytes()) for e in nested.embedded] == [
        ("message", "odd spacing.eml", inner),
        ("inline", "part-2.png", b"PNG"),
    ]


def test_plain_text_is_preferred_and_html_kept_where_it_says_more(tmp_path: Path) -> None:
    """Two versions that agree are one text; an HTML version that says something else becomes a file."""
    same = mail("The order was quashed.\n")
    same.add_alternative("<p>The order was <b>quashed</b>.</p>", subtype="html")
    assert read(tmp_path, bytes(same)).embedded == ()
    other = mail("The order was quashed by the court of appeal.\n")
    other.add_alternative("<p>The order was quashed. Transfer the money to the account of the trustee today please.</p>", subtype="html")
    result = read(tmp_path, bytes(other))
    assert "account" not in result.text
    assert [e.relation for e in result.embedded] == ["alternative"]
    assert any("HTML version" in reason for reason in result.reasons)


def test_html_body_is_read_where_it_is_the_only_one(tmp_path: Path) -> None:
    """A mail in HTML alone reads like the page that it is, links included."""
    message = mail()
    message.set_content("<p>See <a href='https://a.example/o'>the order</a></p>", subtype="html")
    result = read(tmp_path, bytes(message))
    assert result.text.endswith("See the order")
    link = next(region for region in result.regions if region.kind is RegionKind.LINK)
    assert (result.text[link.start : link.end], link.label) == ("the order", "https://a.example/o")


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
        ("=?utf-8?B?0J/RgA==?= =?utf-8?B?0LjQ?=\n =?utf-8?B?stC10YI=?=", "Привет"),
        ("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2=2C_?= Ida", "Привет, Ida"),
        ("Re: =?utf-8?Q?d=C3=A9cision?= finale", "Re: décision finale"),
        ("Привет".encode("cp1251").decode("ascii", errors="surrogateescape") * 3, "Привет" * 3),
        ("=?utf-8?B?0J/RgNC40LLQtdGC?", "=?utf-8?B?0J/RgNC40LLQtdGC?"),
        ("=?no-such?Q?abc?=", "abc"),
    ],
)
def test_header_words_are_decoded(raw: str, meant: str) -> None:
    """Encoded words, also cut in half, unpadded or raw, read as they were meant."""
    assert decoded_header(raw) == meant


def test_addresses_survive_commas_and_groups() -> None:
    """A comma in a name, also an encoded one, and a group do not break addresses."""
    raw = ['"Voss, Ida" <ida@a.example>, =?utf-8?Q?Brand=2C_Otto?= <otto@a.example>', "Press: one@a.example, two@a.example;"]
    assert addresses(raw) == (
        ("Voss, Ida", "ida@a.example"),
        ("Brand, Otto", "otto@a.example"),
        ("", "one@a.example"),
        ("", "two@a.example"),
    )


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("Mon, 02 Nov 2015 23:30:00 +0600", "2015-11-02"),
        ("2 Nov 2015 01:00 GMT", "2015-11-02"),
        ("2015-11-02T10:00:00", "2015-11-02"),
        ("02.11.2015 10:00", "2015-11-02"),
        ("Mon, 32 Nov 2015 10:00:00", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_day_is_the_senders(raw: str, day: str) -> None:
    """The day is the one that the header writes, not the one in another zone."""
    assert day_of(raw) == day


@pytest.mark.parametrize(
    ("before", "introduction", "after"),
    [
        ("Yes.\n\n", "On Mon, Nov 2, 2015 at 10:00 AM, Ida Voss <ida@example.org> wrote:", "\n> Will you come?\n> Ida"),
        ("Oui.\n\n", "Le 2 nov. 2015 à 10:00, Ida Voss <ida@example.org> a écrit :", "\n> Viendrez-vous ?"),
        ("Oui.\n\n", "Le lun. 2 nov. 2015 à 10:00, Ida Voss <ida@example.org> a écrit :", "\n\nViendrez-vous ?"),
        ("Ja.\n\n", "Am 02.11.2015 um 10:00 schrieb Ida Voss:", "\n> Kommen Sie?"),
        ("Да.\n\n", "пн, 2 нояб. 2015 г. в 10:00, Ида Восс <ida@example.org>:", "\n\nПридёте?"),
        ("Да.\n\n", "2 ноября 2015 г., 10:00 пользователь Ида Восс <ida@example.org> написал:", "\n> Придёте?"),
        ("Да.\n\n", "Понедельник, 2 ноября 2015, 10:00 +03:00 от Ида Восс <ida@example.org>:", "\n>Придёте?"),
        ("Так.\n\n", "пн, 2 лист. 2015 р. о 10:00 Іда Восс <ida@example.org> пише:", "\n> Прийдете?"),
        ("Да.\n\n", "-----Исходное сообщение-----", "\nОт: Ида Восс\nКому: Отто\nТема: Встреча\n\nПридёте?"),
        ("Yes.\n\n", "-----Original Message-----", "\nFrom: Ida\n\nWill you come?"),
        ("Yes.\n\n", "From: Ida Voss", "\nSent: Monday, November 2, 2015 10:00\nTo: Otto Brand\nSubject: A visit\n\nWill you come?"),
        ("Oui.\n\n", "De : Ida Voss", "\nEnvoyé : lundi 2 novembre 2015 10:00\nÀ : Otto Brand\nObjet : Visite\n\nViendrez-vous ?"),
        ("Да.\n\n", "От: Ида Восс", "\nОтправлено: 2 ноября 2015 г. 10:00\nКому: Отто Бранд\nТема: Встреча\n\nПридёте?"),
        ("Ja.\n\n", "Von: Ida Voss", "\nGesendet: Montag, 2. November 2015 10:00\nAn: Otto Brand\nBetreff: Besuch\n\nKommen Sie?"),
    ],
)
def test_quoted_parts_are_found(before: str, introduction: str, after: str) -> None:
    """What a program quotes, with its introduction, is one region in every language of the table."""
    text = before + introduction + after
    (region,) = quoted_regions(text)
    assert (region.start, region.end) == (len(before), len(text))


@pytest.mark.parametrize(
    "text",
    [
        "The court wrote:\n\nThe order is quashed.\n",
        "From: the beginning it was clear.\nWe went on.\n",
        "The minister said that on 2 November he wrote: nothing.\n",
        "Le tribunal a écrit :\n« la décision est annulée »\n",
        "Subject: a word\n",
    ],
)
def test_plain_sentences_are_not_quoted(text: str) -> None:
    """A sentence that ends in a colon introduces no mail."""
    assert quoted_regions(text) == ()


def test_answers_between_quoted_lines_stay_free() -> None:
    """Marked lines are quoted each for itself, and what stands between them is not."""
    text = "> one\n> two\n\nMy answer.\n\n> three\n"
    assert [text[r.start : r.end] for r in quoted_regions(text)] == ["> one\n> two", "> three"]


BROKEN = b"From: a@b.example\nDate: Mon, 2 Nov 2015 10:00:00 +0000\nContent-Type: multipart/mixed; boundary=right\n\n%s"


def test_broken_boundary_is_mended_and_said(tmp_path: Path) -> None:
    """Parts that are divided by another line than the one named are found all the same."""
    parts = b"--wrong1\nContent-Type: text/plain\n\nHello there\n--wrong1\nContent-Type: application/pdf; name=a.pdf\n\n%PDF\n--wrong1--\n"
    result = read(tmp_path, BROKEN % parts)
    assert "Hello there" in result.text
    assert [(e.name, e.path.read_bytes()) for e in result.embedded] == [("a.pdf", b"%PDF")]
    assert result.status is ReadStatus.PARTLY
    assert "divides the parts" in result.reasons[0]


def test_cut_mail_keeps_what_is_there(tmp_path: Path) -> None:
    """A mail without its last boundary is read and said to be cut."""
    result = read(tmp_path, BROKEN % b"--right\nContent-Type: text/plain\n\nHello\n--right\nContent-Type: image/png\n\nabc")
    assert result.text.endswith("Hello")
    assert [e.path.read_bytes() for e in result.embedded] == [b"abc"]
    assert any("cut off" in reason for reason in result.reasons)


def test_no_parts_at_all_is_read_as_text(tmp_path: Path) -> None:
    """A mail that promises parts and has none shows what it has."""
    result = read(tmp_path, BROKEN % b"Just words.\n")
    assert result.text.endswith("Just words.")
    assert result.status is ReadStatus.PARTLY


def test_text_outside_the_parts_is_shown_and_said(tmp_path: Path) -> None:
    """Words before the first or after the last part, which programs hide, are in the text."""
    result = read(tmp_path, BROKEN % b"Hidden words\n--right\nContent-Type: text/plain\n\nHello\n--right--\nMore words\n")
    assert "Hidden words" in result.text
    assert "More words" in result.text
    assert any("before the first" in reason for reason in result.reasons)


def test_uuencoded_file_in_the_text_is_embedded(tmp_path: Path) -> None:
    """Old mails carry files as lines of text."""
    result = read(tmp_path, b"From: a@b.example\nDate: 2 Nov 1995 10:00:00 +0000\n\nSee:\nbegin 644 a.txt\n%:&5L;&\\\n`\nend\n")
    assert [(e.name, e.path.read_bytes()) for e in result.embedded] == [("a.txt", b"hello")]


def test_flowed_lines_are_joined(tmp_path: Path) -> None:
    """Soft line ends of format=flowed vanish, hard ones stay."""
    data = b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\nThe order was \nquashed.\nFinal.\n> One \n> two\n"
    assert read(tmp_path, data).text.endswith("The order was quashed.\nFinal.\n> One two")


def test_limit_of_files_keeps_the_rest(tmp_path: Path) -> None:
    """More attachments than the limit allows are named, and the others kept."""
    message = mail()
    for number in range(4):
        message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=f"{number}.bin")
    result = read(tmp_path, bytes(message), limits=Limits(embedded_files=2))
    assert len(result.embedded) == 2
    assert any("2.bin was not unpacked" in reason for reason in result.reasons)


def test_mailbox_is_taken_apart(tmp_path: Path) -> None:
    """Each mail of a mailbox is embedded with its bytes."""
    one, two = (bytes(mail(f"Number {number}\n")) for number in (1, 2))
    path = tmp_path / "x"
    path.write_bytes(b"From a Mon Nov  2 10:00:00 2015\n" + one + b"\nFrom b Mon Nov  2 10:00:00 2015\n" + two + b"\n")
    result = MboxReader().read(path, name="x", media_type="application/mbox", spool=tmp_path / "s", limits=Limits())
    assert [e.path.read_bytes() for e in result.embedded] == [one, two]
    assert [e.name for e in result.embedded] == ["00001 The order.eml", "00002 The order.eml"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 2000), noise=st.binary(max_size=20), count=st.integers(0, 60))
def test_damage_never_raises_anything_unexpected(tmp_path: Path, at: int, noise: bytes, count: int) -> None:
    """A mail with bytes replaced anywhere is read, and its regions lie inside its text."""
    message = mail("Hello\n> quoted\n")
    message.add_alternative("<p>Hello</p>", subtype="html")
    message.add_attachment(b"data", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment(mail("inner"))
    data = message.as_bytes(policy=email.policy.SMTP)
    data = data[:at] + noise + data[at + count :]
    result = read(tmp_path, b"From: a@b.example\n" + data)
    assert all(0 <= region.start <= region.end <= len(result.text) for region in result.regions)
