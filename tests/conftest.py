"""For all tests: where CI runs them, the examples of property tests are the same every time; elsewhere they are new ones."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same every time", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("same every time")
