"""S10: Chromium's sandbox is on for users, and only missing where it cannot start."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.views.viewer.sandbox import Sandbox, is_root

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
LIMIT_SECONDS = 120
FILTERED = 2  # Seccomp of /proc/PID/status: a filter for calls of the system is in force
IS_ROOT = is_root()
ASK = "from desktop.views.viewer.sandbox import find_sandbox; print(find_sandbox())"

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces are Linux's"),
]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that anybody may write into; those of pytest are for its user alone."""
    with tempfile.TemporaryDirectory(prefix="fiche-") as name:
        Path(name).chmod(0o777)
        yield Path(name)


@pytest.fixture
def run(home: Path) -> Run:
    """Runs our Python by an ordinary user, with or without namespaces."""
    if IS_ROOT and shutil.which("setpriv") is None:
        pytest.skip("root, and no setpriv to be somebody else")

    def start(*arguments: str, how: tuple[str, ...] = (), **more: str) -> object:
        someone = [sys.executable, str(HERE / "nobody.py"), *how] if IS_ROOT else []
        environment = (
            os.environ
            | more
            | {
                "HOME": str(home),
                "TMPDIR": str(home),
                "XDG_RUNTIME_DIR": str(home),
                "MICROFICHE_HOME": str(home / "microfiche"),
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
            }
        )
        return subprocess.run(
            [*someone, sys.executable, *arguments],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )

    if start("-c", "import desktop, PySide6, archive").returncode != 0:
        pytest.skip("an ordinary user may not read the project or its libraries here")
    return start


@pytest.fixture
def run_bare(run: Run) -> Run:
    """The same on a system that lets users make no namespaces."""
    if not IS_ROOT:
        pytest.skip("only root can forbid namespaces")

    def start(*arguments: str, **more: str) -> object:
        return run(*arguments, how=("--no-namespaces",), **more)

    if start("-c", "").returncode != 0:
        pytest.skip("no user namespaces here at all")
    return start


def told(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    """What the probe printed."""
    assert done.returncode == 0, done.stderr
    values: dict[str, object] = json.loads(done.stdout)
    return values


@pytest.mark.slow
def test_an_ordinary_user_has_it(run: Run) -> None:
    if run("-c", ASK).stdout.strip() != Sandbox.ON:
        pytest.skip("this system lets users make no namespaces")
    done = run(str(HERE / "sandbox_probe.py"))
    values = told(done)
    assert (values["sandbox"], values["told"]) == (Sandbox.ON, Sandbox.ON)
    assert values["seccomp"] == FILTERED, "the renderer may call the system as it likes"
    assert "It is shown." in str(values["shown"])
    assert values["user"] != 0
    assert "without Chromium's sandbox" not in done.stderr


@pytest.mark.slow
def test_where_it_cannot_start_articles_are_shown_all_the_same(run_bare: Run) -> None:
    """Chromium would end the program there; it is told to go without, and it is said."""
    done = run_bare(str(HERE / "sandbox_probe.py"))
    values = told(done)
    assert (values["sandbox"], values["told"]) == (Sandbox.NO_NAMESPACES, Sandbox.NO_NAMESPACES)
    assert "It is shown." in str(values["shown"])
    assert values["user"] != 0
    assert "without Chromium's sandbox" in done.stderr


@pytest.mark.skipif(not IS_ROOT, reason="not root")
def test_root_goes_without() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == Sandbox.ROOT


def test_a_helper_of_root_s_stands_in_for_namespaces(run_bare: Run, home: Path) -> None:
    helper = home / "chrome-sandbox"
    helper.write_bytes(b"#!/bin/sh\n")
    for mode, wanted in ((0o755, Sandbox.NO_NAMESPACES), (0o4755, Sandbox.ON)):
        helper.chmod(mode)
        done = run_bare("-c", ASK, CHROME_DEVEL_SANDBOX=str(helper))
        assert done.stdout.strip() == wanted


def test_a_helper_that_is_not_root_s_is_none(run_bare: Run, home: Path) -> None:
    helper = home / "chrome-sandbox"
    helper.write_bytes(b"#!/bin/sh\n")
    os.chown(helper, 65_534, 65_534)
    helper.chmod(0o4755)
    for named in (helper, home, home / "not there"):
        done = run_bare("-c", ASK, CHROME_DEVEL_SANDBOX=str(named))
        assert done.stdout.strip() == Sandbox.NO_NAMESPACES
