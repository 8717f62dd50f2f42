"""What every test stands on: no screen, a home of its own, and no silent warnings."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop.views.viewer.chromium import chromium_environment
from desktop.views.viewer.sandbox import Sandbox, find_sandbox

# Both are read when Qt starts, so they stand here, before any test imports it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(chromium_environment(os.environ, has_sandbox=find_sandbox() is Sandbox.ON))

_SLOW_MACHINE = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile("dev", deadline=None, suppress_health_check=_SLOW_MACHINE)
# The same examples each time: whether a change is good must not depend on luck.
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True)
settings.register_profile("deep", settings.get_profile("dev"), max_examples=2_000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev")
)

EXPECTED_WARNINGS = ("Running as root: ",)  # said once at start in containers


class _WarningRecorder(logging.Handler):
    """Keeps the warnings and errors that were logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if not line.startswith(EXPECTED_WARNINGS):
            self.lines.append(f"{record.levelname} {record.name}: {line}")


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning, unless it asks for ``caplog`` and so reads the log."""
    recorder = _WarningRecorder()
    root = logging.getLogger()
    root.addHandler(recorder)
    yield
    root.removeHandler(recorder)
    if "caplog" not in request.fixturenames:
        assert not recorder.lines, "unexpected log lines:\n" + "\n".join(recorder.lines)


@pytest.fixture(autouse=True)
def microfiche_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings and data that is this test's own; not there until it is needed."""
    home = tmp_path / "microfiche-home"
    monkeypatch.setenv("MICROFICHE_HOME", str(home))
    return home


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    """Where this test's archive may be; nothing is there yet."""
    return tmp_path / "test.fiche"


@pytest.fixture
def post_file(tmp_path: Path) -> Callable[..., Path]:
    """A writer of post files: ``post_file("_posts/2024-01-01-a.md", text or bytes)``.

    Paths are relative to ``tmp_path / "site"``, which is the folder to import.
    """

    def write(path: str, content: str | bytes) -> Path:
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode("utf-8") if isinstance(content, str) else content
        file.write_bytes(data)
        return file

    return write
