"""One question to a language model over the OpenAI-compatible protocol, and its answer within a deadline.

The address comes from a person. No proxy is used, no redirect followed, nothing else looked up; an answer has a largest size, and the
connection is cut when its time is over, however slowly bytes drip.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from ...errors import AnswerError, InputError

LARGEST = 2_000_000
"""Bytes of one answer."""
_AT_HOME = frozenset({"localhost", "127.0.0.1", "::1"})
_REFUSES_THE_FORM = frozenset({400, 404, 422, 501})


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAddress:
    """Where a model answers, what it is called there, and how long it may take."""

    address: str
    """The base address, such as ``http://127.0.0.1:8080/v1``."""
    model: str = ""
    key: str = field(default="", repr=False)
    seconds: float = 300.0
    """Seconds that the model may take for one document in all."""
    request_seconds: float = 120.0
    """Seconds that one answer may take."""

    def __post_init__(self) -> None:
        parts = _parts(self.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query or parts.fragment:
            raise InputError(f"model-address is an address such as http://127.0.0.1:8080/v1, not {self.address!r}")

    @property
    def host(self) -> str:
        """The name of the machine that the text is sent to."""
        return _parts(self.address).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether the model runs on this machine."""
        return self.host in _AT_HOME

    @property
    def producer(self) -> str:
        """What facts of this model are marked with."""
        return f"model:{self.model or self.host}"


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise InputError(f"model-address: {error}") from error
    return parts


def ask(at: ModelAddress, *, system: str, question: str, schema: Mapping[str, Any], until: float) -> str:
    """Return what the model answers, as the text that it gave; ``until`` is a point of ``time.monotonic()``.

    The answer is asked for in a schema: in the form of ``json_schema`` first, then in that of ``json_object``, then without one, since
    servers differ in what they know. Raises AnswerError where there is no answer in time, and where it is not of the protocol.
    """
    forms: tuple[dict[str, Any], ...] = (
        {"type": "json_schema", "json_schema": {"name": "reading", "strict": True, "schema": schema}},
        {"type": "json_object", "schema": schema},
        {},
    )
    body: dict[str, Any] = {
        "model": at.model or "default",
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": question}],
        "temperature": 0,
        "seed": 0,
        "max_tokens": 700,
        "stream": False,
    }
    status, raw = 0, b""
    for form in forms:
        status, raw = _posted(at, {**body, "response_format": form} if form else body, until=until)
        if status not in _REFUSES_THE_FORM:
            break
    if status != http.client.OK:
        raise AnswerError(f"{at.host} answered with status {status}")
    return _content(at, raw)


def _posted(at: ModelAddress, body: Mapping[str, Any], *, until: float) -> tuple[int, bytes]:
    """Return the status and the body of an answer; the connection is cut when the time is over."""
    left = min(until - time.monotonic(), at.request_seconds)
    if left <= 0:
        raise AnswerError(f"{at.host} had no time left for an answer")
    connection = _connection(at, left)
    timer = None
    try:
        connection.connect()
        timer = _timer(until, left, connection)
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if at.key:
            headers["Authorization"] = f"Bearer {at.key}"
        path = _parts(at.address).path.rstrip("/") + "/chat/completions"
        connection.request("POST", path, json.dumps(body).encode(), headers)
        answer = connection.getresponse()
        raw = answer.read(LARGEST + 1)
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        late = " in time" if isinstance(error, TimeoutError) or (timer is not None and not timer.is_alive()) else ""
        raise AnswerError(f"{at.host} gave no answer{late} ({type(error).__name__})") from error
    finally:
        if timer is not None:
            timer.cancel()
        connection.close()
    if len(raw) > LARGEST:
        raise AnswerError(f"{at.host} answered with more than {LARGEST} bytes")
    return answer.status, raw


def _connection(at: ModelAddress, seconds: float) -> http.client.HTTPConnection:
    parts = _parts(at.address)
    if parts.scheme == "https":
        return http.client.HTTPSConnection(at.host, parts.port, timeout=seconds, context=ssl.create_default_context())
    return http.client.HTTPConnection(at.host, parts.port, timeout=seconds)


def _timer(until: float, seconds: float, connection: http.client.HTTPConnection) -> Timer:
    """Start the clock of an open connection."""
    timer = Timer(max(0.0, min(until - time.monotonic(), seconds)), _cut, (connection.sock,))
    timer.daemon = True
    timer.start()
    return timer


def _cut(wire: socket.socket) -> None:
    """Cut a connection off, so that whoever waits for its bytes is told that there are none.

    It is the socket that is cut: the connection forgets its own as soon as a server says that it will close.
    """
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)


def _content(at: ModelAddress, raw: bytes) -> str:
    try:
        content = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise AnswerError(f"{at.host} answered with something that is not of the protocol") from error
    if not isinstance(content, str):
        raise AnswerError(f"{at.host} answered without a text")
    return content
