"""A language model that lies, stalls, drips and returns garbage: nothing of it reaches a reading, nothing of the document is lost."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from wellfounded.errors import InputError
from wellfounded.extract.asked.endpoint import ModelAddress
from wellfounded.model.documents import Document, Outcome, TextLayer
from wellfounded.model.ids import DocumentId, Sha256
from wellfounded.model.labels import ReadStatus
from wellfounded.model.reading import Reading
from wellfounded.settings import Settings
from wellfounded.work.adding import model_of
from wellfounded.work.reading import read_document

TEXT = (
    "The Harbour Court of Melvania set aside the fine on 4 March 2016. "
    "Counsel for Ilse Brandvold had a word with the registrar, and the matter was thereupon done away with by the Harbour Court. "
    '"We are glad," said Ilse Brandvold.\n'
)
HONEST = {"quote": "The Harbour Court of Melvania set aside the fine on 4 March 2016", "kind": "annulment"}


class Server(BaseHTTPRequestHandler):
    """Answers as the test that set ``reply`` wants."""

    reply: Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        try:
            type(self).reply(self, body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def send(handler: BaseHTTPRequestHandler, raw: bytes, *, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(raw)))
    handler.end_headers()
    handler.wfile.write(raw)


def said(content: object) -> bytes:
    text = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


@contextmanager
def serving(reply: Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]) -> Iterator[str]:
    handler = type("Handler", (Server,), {"reply": staticmethod(reply)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def reading(address: str | None, *, text: str = TEXT, seconds: float = 20.0, request: float = 5.0) -> Reading:
    document = Document(
        id=DocumentId("d" * 12),
        sha256=Sha256("0" * 64),
        name="letter.txt",
        media_type="text/plain",
        outcome=Outcome(status=ReadStatus.READ, reasons=()),
    )
    layer = TextLayer(document=document.id, text=text, producer="text@1")
    model = ModelAddress(address=address, model="tiny", seconds=seconds, request_seconds=request) if address else None
    return read_document(document, layer, model=model)


def answering(content: object) -> Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]:
    return lambda handler, _: send(handler, said(content))


def test_an_honest_answer_is_marked_with_the_name_of_the_model() -> None:
    """What a model adds carries its name, its own passage and words of the text only."""
    quote = "the matter was thereupon done away with by the Harbour Court"
    act = {"quote": quote, "kind": "other", "date": "", "body": "Harbour Court", "persons": []}
    with serving(answering({"acts": [act], "statements": []})) as address:
        found = reading(address)
    added = [a for a in found.acts if a.producer]
    assert [(a.producer, a.passages[0].exact, a.body) for a in added] == [("model:tiny", quote, "Harbour Court")]
    assert all(a.passages[0].holds_in(TEXT) for a in added)
    assert found.document.outcome.status is ReadStatus.READ


@pytest.mark.parametrize(
    "act",
    [
        {**HONEST, "kind": "upholding"},
        {**HONEST, "quote": "The Harbour Court of Melvania upheld the fine on 4 March 2016", "kind": "upholding"},
        {**HONEST, "quote": "The Harbour Court of Melvania set aside the fine on 4 March 2017"},
        {**HONEST, "quote": "The H\u0430rbour Court of Melvania set aside the fine"},
        {**HONEST, "kind": "grant", "body": "Ilse Brandvold"},
        {**HONEST, "kind": "arrest"},
        {**HONEST, "kind": "other", "quote": "Counsel for", "body": ""},
        {**HONEST, "kind": "annulled, I think"},
        {"kind": "annulment"},
        {"quote": ["set aside"], "kind": {"a": 1}, "persons": "all of them"},
        {"quote": "we are glad " * 400, "kind": "other"},
    ],
    ids=["verb", "words", "year", "look-alike", "party", "another kind", "fragment", "kind", "no quote", "types", "loop"],
)
def test_a_lie_is_refused(act: dict[str, Any]) -> None:
    """An answer whose words do not stand there, or do not say what it says, adds nothing and harms nothing."""
    with serving(answering({"acts": [act], "statements": []})) as address:
        found = reading(address)
    assert not [a for a in found.acts if a.producer]
    assert found.acts == reading(None).acts


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>busy</html>",
        b'{"choices": []}',
        b"[" * 5_000,
        said("I would rather not."),
        said([1, 2, 3]),
        said({"acts": "none", "statements": []}),
        said({"acts": [7, None, "x"], "statements": [[]]}),
        json.dumps({"choices": [{"message": {"content": None}}]}).encode(),
        said('{"acts": [' + '{"quote": "a"},' * 3_000),
        b"\xff\xfe\x00" * 200,
    ],
    ids=["empty", "html", "no choice", "depth", "prose", "list", "types", "rows", "null", "cut", "bytes"],
)
def test_garbage_costs_nothing_but_a_reason(raw: bytes) -> None:
    """Whatever comes instead of an answer, everything that was found without the model is there."""
    with serving(lambda handler, _: send(handler, raw)) as address:
        found = reading(address)
    alone = reading(None)
    assert (found.acts, found.statements, found.names) == (alone.acts, alone.statements, alone.names)


def _drip(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _n in range(400):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def _drip_headers(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    for _n in range(400):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.05)


def _endless(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65_536)


def _stall(_: BaseHTTPRequestHandler, __: dict[str, Any]) -> None:
    time.sleep(20)


@pytest.mark.parametrize("reply", [_stall, _drip, _drip_headers, _endless], ids=["stall", "drip", "drip headers", "endless"])
def test_a_model_that_stalls_is_cut_off(reply: Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]) -> None:
    """A document never waits longer than the model may take for it, and says that the model did not answer."""
    with serving(reply) as address:
        before = time.monotonic()
        found = reading(address, seconds=1.0, request=0.5)
        waited = time.monotonic() - before
    assert waited < 15
    assert found.document.outcome.status is ReadStatus.PARTLY
    assert any("language model" in reason for reason in found.document.outcome.reasons)
    assert found.acts == reading(None).acts


def test_no_answer_at_the_address_is_a_reason_and_not_an_error() -> None:
    """Where nobody listens the document is read without the model."""
    found = reading("http://127.0.0.1:9/v1")
    assert found.document.outcome.status is ReadStatus.PARTLY
    assert found.acts == reading(None).acts


def test_a_server_that_refuses_a_schema_is_asked_without_one() -> None:
    """Forms of asking that a server does not know are left out one after the other."""
    forms: list[str] = []

    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        forms.append(body.get("response_format", {}).get("type", "none"))
        send(handler, said({"acts": [], "statements": []}), status=200 if forms[-1] == "none" else 422)

    with serving(reply) as address:
        found = reading(address)
    assert forms == ["json_schema", "json_object", "none"]
    assert found.document.outcome.status is ReadStatus.READ


def test_a_redirect_is_not_followed() -> None:
    """A text goes to the address that a person gave and to no other."""
    asked: list[str] = []

    def elsewhere(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        asked.append("elsewhere")
        send(handler, said({"acts": [], "statements": []}))

    with serving(elsewhere) as other:

        def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
            handler.send_response(307)
            handler.send_header("Location", other + "/chat/completions")
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        with serving(reply) as address:
            found = reading(address)
    assert not asked
    assert found.document.outcome.status is ReadStatus.PARTLY


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/v1", "127.0.0.1:80", "http://", "http://a:b@127.0.0.1/", "http://127.0.0.1:99999/v1", "http://x/?q=1"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """A wrong address is an error of the call, before anything is read."""
    with pytest.raises(InputError):
        model_of(Settings(given={"model-address": address}))


def test_a_case_may_not_say_where_texts_are_sent() -> None:
    """The address of a model comes from a person and never from a case.toml that came with a case."""
    with pytest.raises(InputError, match=r"case\.toml may not set model-address"):
        Settings(case={"model-address": "http://example.org/v1"})
    assert model_of(Settings()) is None
