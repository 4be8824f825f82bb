"""Make a virtual environment, also where the system's Python came without the module that does it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

HELP = """cannot make a virtual environment with {python}.
On Debian and Ubuntu: apt-get install python3-venv. Elsewhere: install virtualenv, or a Python that carries ensurepip."""


def main(folder: str) -> int:
    """Make the environment at the folder; 0 when it can run pip."""
    if _made(folder) or (_installed_module() and _made(folder)) or _made_by_virtualenv(folder):
        return 0
    print(HELP.format(python=sys.executable), file=sys.stderr)
    return 1


def _made(folder: str) -> bool:
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=True).create(folder)
    except (OSError, subprocess.CalledProcessError, SystemExit):
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return (Path(folder) / "bin" / "python").exists()


def _installed_module() -> bool:
    """Try Debian's package of the module, where this user may install packages."""
    if not shutil.which("apt-get"):
        return False
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return subprocess.run(["apt-get", "install", "-y", package], capture_output=True, check=False).returncode == 0  # noqa: S603, S607 - fixed words


def _made_by_virtualenv(folder: str) -> bool:
    return subprocess.run([sys.executable, "-m", "virtualenv", folder], capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
