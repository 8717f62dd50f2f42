"""The window says that Chromium's sandbox is missing, where it is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desktop.action_ids import ActionId
from desktop.controllers.sandbox import SandboxNote, sandbox_fact
from desktop.views.viewer.chromium import BARE_FLAG, FLAGS_VARIABLE
from desktop.views.viewer.sandbox import Sandbox
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e


def test_it_is_said_once_and_in_the_language_of_the_window(reader: Reader) -> None:
    banner = reader.window.banner
    note = SandboxNote(reader.window, Sandbox.ROOT)
    note.on_viewer_ready()
    assert "Start Microfiche as an ordinary user" in banner.text
    reader.choose(ActionId.LANGUAGE_ZH_CN)
    reader.wait(lambda: "普通用户" in banner.text)
    banner.clear()
    reader.choose(ActionId.LANGUAGE_EN)
    reader.wait(lambda: reader.window.registry.action(ActionId.ABOUT).text().startswith("&About"))
    assert banner.text == "", "put away is put away"


def test_more_urgent_words_stay_where_they_are(reader: Reader) -> None:
    banner = reader.window.banner
    banner.show_message("This archive is read-only.")
    SandboxNote(reader.window, Sandbox.NO_NAMESPACES).on_viewer_ready()
    assert banner.text == "This archive is read-only."
    assert "make no namespaces" in reader.window.statusBar().currentMessage()
    reader.choose(ActionId.LANGUAGE_ZH_CN)
    reader.wait(lambda: "关于" in reader.window.registry.action(ActionId.ABOUT).text())
    assert banner.text == "This archive is read-only."


def test_nothing_is_said_of_a_sandbox_that_is_there(reader: Reader) -> None:
    SandboxNote(reader.window, Sandbox.ON).on_viewer_ready()
    assert reader.window.banner.text == ""
    assert reader.window.statusBar().currentMessage() == ""


@pytest.mark.parametrize("flags", ["", BARE_FLAG])
def test_about_says_it(reader: Reader, monkeypatch: pytest.MonkeyPatch, flags: str) -> None:
    monkeypatch.setenv(FLAGS_VARIABLE, flags)
    reader.choose(ActionId.ABOUT)
    dialog = reader.desktop.late.help.dialog
    assert dialog is not None
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Article sandbox" in said
    assert (sandbox_fact(Sandbox.ON) in said) is (flags == "")
