"""A file's own text, whatever it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.views.file_text import (
    LONG_WORD,
    SHOWN_CHARACTERS,
    FileTextDialog,
    FileTextView,
    text_of,
)

TEXT = "港湾 harbour\n灯塔\n"


@pytest.fixture
def view(qtbot: QtBot) -> FileTextView:
    made = FileTextView()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def caption(view: FileTextView) -> str:
    return view.findChild(QLabel).text()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_bytes_become_text(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding)) == TEXT


def test_utf_16_of_the_other_order() -> None:
    assert text_of(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize("data", [b"\xff", b"\xff\xfe\x00", bytes(range(256)), b""])
def test_no_bytes_are_too_odd(view: FileTextView, data: bytes) -> None:
    text = text_of(data)
    assert "\0" not in text
    view.show_text("odd.bin", text, 1)


def test_a_line_is_marked_and_in_view(view: FileTextView) -> None:
    view.show_text("a.md", "\n".join(f"line {number}" for number in range(1, 501)), 400)
    assert caption(view) == "a.md, line 400"
    mark = view.edit.extraSelections()[0]
    assert mark.cursor.block().text() == "line 400"
    assert view.edit.viewport().rect().contains(view.edit.cursorRect().center())
    assert 0 < mark.format.background().color().alpha() < 255  # the words stay readable
    view.show_text("b.md", "other\n")
    assert caption(view) == "b.md"
    assert view.edit.extraSelections() == []


@pytest.mark.parametrize("line", [0, -1, 4, 10**12])
def test_lines_that_are_not_there_are_not_marked(view: FileTextView, line: int) -> None:
    view.show_text("a.md", "one\ntwo\nthree", line)
    assert view.edit.extraSelections() == []


def test_lines_are_counted_as_the_archive_counts_them(view: FileTextView) -> None:
    view.show_text("a.md", "one\r\ntwo\r\nthree\nfour", 3)
    assert view.edit.extraSelections()[0].cursor.block().text() == "three"


def test_it_cannot_be_edited_but_copied(view: FileTextView, qtbot: QtBot) -> None:
    view.show_text("a.md", "text")
    qtbot.keyClicks(view.edit, "more")
    assert view.edit.toPlainText() == "text"
    assert view.edit.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_huge_file_is_cut_and_says_so(view: FileTextView) -> None:
    view.show_text("a.md", "x\n" * SHOWN_CHARACTERS, 1)
    assert len(view.edit.toPlainText()) == SHOWN_CHARACTERS
    assert caption(view) == "a.md, line 1 · only the beginning is shown"


def test_a_huge_word_does_not_stop_the_program(view: FileTextView, qtbot: QtBot) -> None:
    """Breaking between words only, this takes Qt 20 seconds; the test would time out."""
    wrap = QTextOption.WrapMode
    view.show_text("a.md", "x" * SHOWN_CHARACTERS)
    assert view.edit.wordWrapMode() == wrap.WrapAnywhere
    qtbot.waitUntil(lambda: view.edit.verticalScrollBar().maximum() > 0)
    view.show_text("a.md", "x" * LONG_WORD + " words")
    assert view.edit.wordWrapMode() == wrap.WrapAtWordBoundaryOrAnywhere


def test_a_name_is_never_markup(view: FileTextView) -> None:
    view.show_text("<b>a</b>.md", "text")
    assert view.findChild(QLabel).textFormat() == Qt.TextFormat.PlainText


def test_the_window_of_a_post_s_file(qtbot: QtBot) -> None:
    dialog = FileTextDialog("_posts/a.md", TEXT)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.show()
        assert dialog.view.edit.toPlainText() == TEXT
        assert caption(dialog.view) == "_posts/a.md"
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close).click()
