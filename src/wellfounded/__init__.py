"""Turn the documents of a case into a case file in which every fact is anchored to an exact passage."""

from .errors import WellfoundedError
from .model.reading import Reading
from .work.case import Case
from .work.demonstrate import demonstrate
from .work.reading_files import read_files

__all__ = ["Case", "Reading", "WellfoundedError", "demonstrate", "read_files"]
