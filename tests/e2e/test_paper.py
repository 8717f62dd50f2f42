"""An article goes onto paper: printed, and saved as PDF."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QPushButton

from desktop.action_ids import ActionId
from tests.e2e.reader import Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@pytest.fixture
def reading(full: Reader) -> Reader:
    """A window with an article on show."""
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    return full


def test_save_as_pdf(reading: Reader, tmp_path: Path) -> None:
    reading.answers.file = tmp_path / "spring.pdf"
    reading.choose(ActionId.SAVE_PDF)
    reading.wait(lambda: "spring.pdf" in reading.window.statusBar().currentMessage())
    assert reading.answers.suggested == Path.home() / "Spring at the harbour.pdf"
    pdf = QPdfDocument()
    pdf.load(str(tmp_path / "spring.pdf"))
    words = pdf.getAllText(0).text()
    assert "Harbour Weekly" in words
    assert "The ferry leaves at nine" in words
    assert "<https://makers.example.net/about>" in words
    assert [one.name for one in tmp_path.glob(".*.part")] == []
    pdf.close()


def test_a_file_that_cannot_be_written_is_a_sentence(reading: Reader, tmp_path: Path) -> None:
    reading.answers.file = tmp_path / "no such folder" / "spring.pdf"
    reading.choose(ActionId.SAVE_PDF)
    reading.wait(lambda: bool(reading.answers.errors))
    (said,) = reading.answers.errors
    assert "spring.pdf” cannot be written: No such file or directory." in said


def test_print_by_key(reading: Reader, tmp_path: Path) -> None:
    reading.press(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert reading.window.statusBar().currentMessage() == "", "thought better of it"
    reading.answers.file = tmp_path / "printed.pdf"
    reading.press(Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    reading.wait(lambda: reading.window.statusBar().currentMessage() == "The article was printed.")
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("action", [ActionId.PRINT, ActionId.SAVE_PDF])
def test_a_renderer_that_ends_midway_is_a_sentence(
    reading: Reader, tmp_path: Path, action: ActionId
) -> None:
    viewer, answers = reading.window.viewer, reading.answers
    assert viewer is not None and viewer.web_view is not None
    answers.file = tmp_path / "spring.pdf"
    reading.choose(action)
    os.kill(viewer.web_view.page().renderProcessPid(), KILL)
    reading.wait(lambda: len(answers.errors) == 1)
    assert "could" in answers.errors[0] and not answers.file.exists()
    reading.choose(action)
    reading.wait(answers.file.exists)
    reading.wait(lambda: reading.window.statusBar().currentMessage().startswith("The article was"))
    assert len(answers.errors) == 1


def test_what_takes_long_can_be_cancelled(reading: Reader, tmp_path: Path) -> None:
    printing, panel = reading.desktop.late.printing, reading.window.paper_panel
    reading.answers.file = tmp_path / "spring.pdf"
    reading.choose(ActionId.SAVE_PDF)
    printing.show_panel()
    assert panel.isVisible() and panel.text == "Making the PDF file…"
    cancel = panel.findChild(QPushButton, "paper_cancel")
    assert cancel is not None
    reading.click(cancel)
    assert not panel.isVisible()
    assert reading.window.statusBar().currentMessage() == "Stopped."
    reading.choose(ActionId.SAVE_PDF)
    reading.wait(lambda: "spring.pdf" in reading.window.statusBar().currentMessage())
    assert reading.answers.errors == []


def test_nothing_to_print_without_an_article(reader: Reader) -> None:
    assert not reader.window.registry.action(ActionId.PRINT).isEnabled()
    assert not reader.window.registry.action(ActionId.SAVE_PDF).isEnabled()
