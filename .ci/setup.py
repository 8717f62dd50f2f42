"""Make the repository ready to run: system libraries, a Chinese font, ``.venv`` and what is in it.

Called by ``make setup``. A second call finds a stamp in ``.venv`` and is done in no time. What
the system lacks is looked for first, so that nothing is half-done where it cannot be installed.
Standard library only: nothing else is there yet.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import system_packages

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "microfiche-setup"
EXTRAS = "test,lint,build"


def main() -> None:
    """Do what is still to be done; exit 1 with one clear line where that cannot be."""
    fingerprint = wanted_state()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint and venv_works():
        return
    system_packages.provide()
    was_there = VENV.exists()
    if not venv_works():
        print("Creating .venv …", flush=True)
        run(sys.executable, "-m", "venv", "--clear", str(VENV), undo=not was_there)
    print("Installing what Microfiche needs into .venv (minutes, the first time) …", flush=True)
    install(undo=not was_there)
    STAMP.write_text(fingerprint, encoding="utf-8")
    venv_works()
    print("Ready.", flush=True)


def wanted_state() -> str:
    """A hash that changes whenever set-up has something new to do."""
    scripts = Path(__file__).parent.glob("s*.py")
    files = [ROOT / "pyproject.toml", ROOT / "constraints.txt", *scripts]
    digest = hashlib.sha256(str(ROOT).encode())  # an editable install holds the folder's path
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def venv_works() -> bool:
    """Whether ``.venv`` has an interpreter that still runs, with pip.

    It compiles what has changed: where Python is told to write no bytecode by itself, every start
    would compile all modules anew, half of the time that the window takes, and so would the worker
    processes of each import.
    """
    if not PYTHON.exists():
        return False
    folders = ("archive", "desktop", "benchmarks")
    code = f"import compileall, pip; [compileall.compile_dir(one, quiet=2) for one in {folders}]"
    command = [PYTHON, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def install(*, undo: bool) -> None:
    """Install the pinned packages, and Microfiche itself to be edited in place."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
    if not sys.stdout.isatty():  # a person waiting sees the downloads, a log does not
        pip.append("--quiet")
    pinned = ["--constraint", str(ROOT / "constraints.txt")]
    # The build backend first, at its pinned version: an isolated build would take any version.
    run(*pip, *pinned, "pip", "setuptools", undo=undo)
    run(*pip, *pinned, "--no-build-isolation", "--editable", f"{ROOT}[{EXTRAS}]", undo=undo)


def run(*command: str, undo: bool) -> None:
    """Run a step; where it fails, take a half-made ``.venv`` away again and stop."""
    # The build backend warns about every editable install; the Python it is meant for is us.
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    try:
        failed = subprocess.run(command, env=environment, check=False).returncode != 0
    except KeyboardInterrupt:
        failed = True
    if failed:
        if undo:
            shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("Set-up stopped: the step above did not succeed. Nothing is left half-done.")


if __name__ == "__main__":
    main()
