"""Chromium's switches: ours are the only word, whatever the environment says."""

from __future__ import annotations

import os
import shlex

import pytest

from desktop.views.viewer.chromium import (
    FLAGS_VARIABLE,
    ROOT_FLAG,
    chromium_environment,
    configure_chromium,
    text_view_wanted,
)

HOSTILE = {
    "PATH": "/bin",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--proxy-server=127.0.0.1:9 --disable-web-security",
    "QTWEBENGINE_REMOTE_DEBUGGING": "9222",
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
}


def flags(environment: dict[str, str]) -> list[str]:
    return shlex.split(environment[FLAGS_VARIABLE])


def test_both_network_walls_are_there() -> None:
    found = flags(chromium_environment({}, is_root=False))
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in found
    assert "--force-webrtc-ip-handling-policy=disable_non_proxied_udp" in found
    assert ROOT_FLAG not in found


def test_what_articles_leave_is_cleared_away_early() -> None:
    assert "--js-flags=--initial-heap-size=8" in flags(chromium_environment({}, is_root=False))


def test_nothing_inherited_is_left() -> None:
    made = chromium_environment(HOSTILE, is_root=False)
    assert {name for name in made if name.startswith("QTWEBENGINE_")} == {FLAGS_VARIABLE}
    assert made["PATH"] == "/bin"
    assert "proxy" not in made[FLAGS_VARIABLE]


def test_only_root_goes_without_the_sandbox() -> None:
    assert ROOT_FLAG in flags(chromium_environment({}, is_root=True))


def test_the_process_gets_them(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    configure_chromium()
    assert os.environ[FLAGS_VARIABLE] == chromium_environment({}, is_root=False)[FLAGS_VARIABLE]
    assert "QTWEBENGINE_REMOTE_DEBUGGING" not in os.environ
    assert caplog.messages == []
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    configure_chromium()
    assert ROOT_FLAG in os.environ[FLAGS_VARIABLE]
    assert "sandbox" in caplog.messages[0], "it is said aloud"


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
