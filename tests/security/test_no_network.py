"""S2, S3: no article opens a connection, whatever is in it: with the sanitiser, and without.

Every way to call out has a port of its own on this machine, where each accepted connection and
each datagram counts. A plain viewer shows the same articles in a process of its own, with
Chromium's usual switches: it must be seen to call out, or the recorder is blind.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.viewer.chromium import FLAGS_VARIABLE, chromium_environment
from tests.security.recorder import Recorder
from tests.security.showing import (
    ROOT_FLAGS,
    Crew,
    imported,
    reaches_nothing,
    reaches_nothing_when_imported,
    run_apart,
)
from tests.security.vectors import HARDEST, make_vectors, marked, together, well_formed_together

pytestmark = pytest.mark.e2e

VECTORS_AT_LEAST = 230
SEEN_AT_LEAST = 150
"""The rest are ways that this Chromium has closed, or that want a person's click."""

ONLY_SWITCHES = {"link-preconnect", "link-preconnect-cross", "frame-preconnect"}
"""Nothing in Qt stops a connection in advance."""


@pytest.fixture
def vectors(recorder: Recorder) -> dict[str, str]:
    """Name and markup of every way to call out."""
    made = marked(make_vectors(recorder))
    assert len(made) >= VECTORS_AT_LEAST
    return made


@pytest.mark.slow
def test_the_recorder_sees_what_a_plain_viewer_does(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path
) -> None:
    seen = run_apart(recorder, vectors, tmp_path, ROOT_FLAGS) & vectors.keys()
    assert len(seen) >= SEEN_AT_LEAST, f"not seen: {sorted(vectors.keys() - seen)}"
    assert "link-preconnect" in seen, "a connection without a request is seen"
    assert "script-webrtc" in seen, "a datagram is seen"


@pytest.mark.slow
def test_the_sanitiser_holds_alone(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path
) -> None:
    """The plain viewer, with what an archive makes of the same articles."""
    bodies = well_formed_together(imported(vectors, tmp_path))
    assert run_apart(recorder, bodies, tmp_path, ROOT_FLAGS) == set()


@pytest.mark.slow
def test_chromium_s_switches_hold_alone(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path
) -> None:
    """A plain viewer with nothing of ours but the switches."""
    flags = chromium_environment({}, has_sandbox=not ROOT_FLAGS)[FLAGS_VARIABLE]
    assert run_apart(recorder, vectors, tmp_path, flags) == set()


@pytest.mark.slow
def test_our_other_walls_hold_alone_but_for_what_only_switches_stop(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path
) -> None:
    """Our view without the switches."""
    reached = run_apart(recorder, together(vectors), tmp_path, ROOT_FLAGS, "--ours")
    assert reached <= ONLY_SWITCHES
    assert "link-preconnect" in reached, "if Qt stops it now, say so in the notes"


@pytest.mark.slow
def test_the_policy_holds_for_what_our_script_puts_into_the_page(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path
) -> None:
    """Neither switches nor the interceptor: elements come from a world of our own there, and the
    policy of the page has to bind them too."""
    reached = run_apart(recorder, together(vectors), tmp_path, ROOT_FLAGS, "--ours", "--unwatched")
    assert reached <= ONLY_SWITCHES


@pytest.mark.slow
def test_our_viewer_opens_no_connection(
    recorder: Recorder, vectors: dict[str, str], crew: Crew, qtbot: QtBot
) -> None:
    """The raw markup, as if the sanitiser were broken: all the other walls have to hold."""
    reaches_nothing(recorder, vectors, crew, qtbot)


@pytest.mark.parametrize("crew", ["web"], indirect=True)
def test_our_viewer_opens_none_for_the_hardest(
    recorder: Recorder, vectors: dict[str, str], crew: Crew, qtbot: QtBot
) -> None:
    """A few of the same, each time that the quick tests are run."""
    reaches_nothing(recorder, {name: vectors[name] for name in HARDEST}, crew, qtbot)


def test_a_post_that_was_imported_opens_no_connection(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path, crew: Crew, qtbot: QtBot
) -> None:
    reaches_nothing_when_imported(recorder, vectors, tmp_path, crew, qtbot)
