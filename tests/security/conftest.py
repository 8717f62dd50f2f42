"""Who watches, and who shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from tests.e2e.conftest import one_profile
from tests.security.recorder import Recorder
from tests.security.showing import Crew


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """It must still listen at the end, else it would have been blind."""
    with Recorder() as made:
        yield made
        assert made.is_listening()


@pytest.fixture(params=["web", "text"])
def crew(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Crew]:
    """Our viewers, with Chromium and without."""
    made = Crew(one_profile(qapp) if request.param == "web" else None)  # type: ignore[arg-type]
    is_web = {viewer.web_view is not None for viewer in made.viewers}
    assert is_web == {request.param == "web"}
    yield made
    for viewer in made.viewers:
        shiboken6.delete(viewer)
