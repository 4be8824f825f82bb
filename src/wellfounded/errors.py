"""One tree of exceptions. Each class has a slug, an exit code and an HTTP status, all of them public.

::

    WellfoundedError          1  bug in the program, or a family not named below
    ├── UsageError            2  the call itself cannot be right
    ├── InputError            3  something that was handed in cannot be used
    │   ├── UnreadableError   3  a file that its reader could not read
    │   ├── AnswerError       3  a language model that was asked and gave no usable answer
    │   └── UnknownIdError    3  an id or a name that the case does not have
    ├── MissingDependencyError  4  a model, library or program that is not installed
    ├── StoreError            5  the case on disk cannot be read or written
    │   └── BusyError         5  another program has the case open or writes to it
    ├── IntegrityError        6  bytes, chain or passage differ from what was recorded
    └── BatchFailuresError         7  the batch went on to its end, and some of it failed

A message says what, where, why, and what to do next.
"""

from __future__ import annotations

from typing import ClassVar


class WellfoundedError(Exception):
    """Root of everything this library raises on purpose."""

    slug: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500


class UsageError(WellfoundedError):
    """The call cannot be right whatever the case holds, such as two options that exclude each other."""

    slug = "usage"
    exit_code = 2
    http_status = 400


class InputError(WellfoundedError):
    """Something that was handed in cannot be used: a date that does not parse, a file of the wrong form."""

    slug = "input"
    exit_code = 3
    http_status = 422


class UnreadableError(InputError):
    """A reader could not read a file; the message says why and what was kept."""

    slug = "unreadable"


class AnswerError(InputError):
    """A language model that a person had asked gave no answer in time, or none that can be used."""

    slug = "answer"
    http_status = 502


class UnknownIdError(InputError):
    """An id, a prefix of one or a name that the case does not have, or has more than once."""

    slug = "unknown-id"
    http_status = 404


class MissingDependencyError(WellfoundedError):
    """A model, a library or a separate program that this step needs is not installed."""

    slug = "missing-dependency"
    exit_code = 4
    http_status = 501


class StoreError(WellfoundedError):
    """The case on disk cannot be read or written: no such folder, a full disk, another writer, a newer format."""

    slug = "store"
    exit_code = 5
    http_status = 503


class BusyError(StoreError):
    """Another program has the case open or writes to it; the same call succeeds when that program is done."""

    slug = "busy"


class IntegrityError(WellfoundedError):
    """Bytes, the chain of the journal or a passage differ from what was recorded."""

    slug = "integrity"
    exit_code = 6
    http_status = 409


class BatchFailuresError(WellfoundedError):
    """The batch went on to its end and at least one input failed; the report lists each."""

    slug = "batch-failures"
    exit_code = 7
    http_status = 207
