"""Turn the documents of a case into a case file in which every fact is anchored to an exact passage.

The names below are loaded when they are first used, so that the command line can answer before the libraries are there.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import WellfoundedError
    from .model.reading import Reading
    from .work.case import Case
    from .work.demonstrate import demonstrate
    from .work.reading_files import read_files

__all__ = ["Case", "Reading", "WellfoundedError", "demonstrate", "read_files"]

_HOMES = {
    "Case": "work.case",
    "Reading": "model.reading",
    "WellfoundedError": "errors",
    "demonstrate": "work.demonstrate",
    "read_files": "work.reading_files",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"wellfounded has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"wellfounded.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
