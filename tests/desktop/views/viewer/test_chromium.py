"""Chromium's switches: ours are the only word, whatever the environment says."""

from __future__ import annotations

import os
import shlex

import pytest

from desktop.views.viewer.chromium import (
    BARE_FLAG,
    FLAGS_VARIABLE,
    chromium_environment,
    configure_chromium,
    sandbox_in_use,
    text_view_wanted,
)
from desktop.views.viewer.sandbox import Sandbox

HOSTILE = {
    "PATH": "/bin",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--proxy-server=127.0.0.1:9 --disable-web-security",
    "QTWEBENGINE_REMOTE_DEBUGGING": "9222",
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
}


def flags(environment: dict[str, str]) -> list[str]:
    return shlex.split(environment[FLAGS_VARIABLE])


def test_both_network_walls_are_there() -> None:
    found = flags(chromium_environment({}))
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in found
    assert "--force-webrtc-ip-handling-policy=disable_non_proxied_udp" in found
    assert BARE_FLAG not in found


def test_what_articles_leave_is_cleared_away_early() -> None:
    assert "--js-flags=--initial-heap-size=8" in flags(chromium_environment({}))


def test_nothing_inherited_is_left() -> None:
    made = chromium_environment(HOSTILE)
    assert {name for name in made if name.startswith("QTWEBENGINE_")} == {FLAGS_VARIABLE}
    assert made["PATH"] == "/bin"
    assert "proxy" not in made[FLAGS_VARIABLE]


def test_who_can_have_no_sandbox_goes_without() -> None:
    assert BARE_FLAG in flags(chromium_environment({}, has_sandbox=False))


@pytest.fixture
def chromium_s_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test does to them ends with it."""
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("chromium_s_variables")
def test_the_process_gets_them(caplog: pytest.LogCaptureFixture) -> None:
    configure_chromium(Sandbox.ON)
    assert os.environ[FLAGS_VARIABLE] == chromium_environment({})[FLAGS_VARIABLE]
    assert "QTWEBENGINE_REMOTE_DEBUGGING" not in os.environ
    assert sandbox_in_use() is Sandbox.ON
    assert caplog.messages == []


@pytest.mark.usefixtures("chromium_s_variables")
@pytest.mark.parametrize(("why", "user"), [(Sandbox.ROOT, 0), (Sandbox.NO_NAMESPACES, 1000)])
def test_a_missing_sandbox_is_said_aloud(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, why: Sandbox, user: int
) -> None:
    configure_chromium(why)
    assert BARE_FLAG in os.environ[FLAGS_VARIABLE]
    assert "without Chromium's sandbox" in caplog.messages[0]
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    assert sandbox_in_use() is why


@pytest.mark.parametrize(
    ("value", "wanted"), [(None, False), ("", False), ("0", False), ("1", True), ("yes", True)]
)
def test_the_plain_view_can_be_asked_for(
    monkeypatch: pytest.MonkeyPatch, value: str | None, wanted: bool
) -> None:
    monkeypatch.delenv("MICROFICHE_TEXT_VIEW", raising=False)
    if value is not None:
        monkeypatch.setenv("MICROFICHE_TEXT_VIEW", value)
    assert text_view_wanted() is wanted
