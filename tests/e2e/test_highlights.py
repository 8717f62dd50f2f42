"""Highlights and notes by keys: made, noted upon, recoloured, walked through, deleted, exported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from desktop.action_ids import ActionId
from desktop.views.highlight_dialog import HighlightDialog
from tests.e2e.reader import LEFT, Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TITLE = "Winter on the pier"


@pytest.fixture
def reading(full: Reader) -> Reader:
    """A window with an article on show, and the cursor in the list."""
    full.click_row(1)
    full.wait_for_article(TITLE)
    return full


def select(reader: Reader, words: str) -> None:
    """Select words of the article, as a mouse would."""
    found = reader.script(f"getSelection().removeAllRanges(), find({words!r}, true)")
    assert found is True, f"the article does not say {words}"


def painted(reader: Reader, colour: str) -> list[str]:
    """The words that are painted in a colour."""
    found = reader.script(f"[...(CSS.highlights.get('fiche-{colour}') ?? [])].join('|')")
    return str(found).split("|") if found else []


def dialog(reader: Reader) -> HighlightDialog:
    """The dialog, once it is there."""
    editing = reader.desktop.late.highlights.editing
    reader.wait(lambda: editing.dialog is not None and editing.dialog.isVisible())
    assert editing.dialog is not None
    return editing.dialog


def write(reader: Reader, note: str) -> None:
    """Write a note into the dialog, and save it."""
    opened = dialog(reader)
    opened.note.selectAll()
    QTest.keyClicks(opened.note, note)
    QTest.keyClick(opened.note, Key.Key_Return, CONTROL)
    reader.wait(lambda: reader.desktop.late.highlights.editing.dialog is None)
    reader.window.activateWindow()  # without a screen there is nobody who would
    reader.wait(lambda: QGuiApplication.focusWindow() == reader.window.windowHandle())


def words_of(reader: Reader) -> str:
    """Two words of the article on show."""
    body = str(reader.script("document.querySelector('article.body p').innerText"))
    return " ".join(body.split()[:2])


def with_notes(reader: Reader) -> int:
    """What the smart folder says."""
    folder = reader.window.smart_folders.folder("notes")
    return 0 if folder is None else folder.count()


def rows(reader: Reader) -> list[list[str]]:
    """What the page of highlights says."""
    model = reader.desktop.late.highlights_page.model
    return [
        [str(model.index(row, column).data()) for column in range(3)]
        for row in range(model.rowCount())
    ]


def test_words_are_highlighted_noted_and_forgotten(reading: Reader) -> None:
    words = words_of(reading)
    reading.press(Key.Key_H)
    reading.wait(lambda: "Select words" in reading.window.statusBar().currentMessage())
    select(reading, words)
    reading.press(Key.Key_H)
    reading.wait(lambda: painted(reading, "yellow") == [words])
    reading.wait(lambda: with_notes(reading) == 1)
    reading.press(Key.Key_3)
    reading.wait(lambda: painted(reading, "blue") == [words])
    assert painted(reading, "yellow") == []
    reading.press(Key.Key_H, SHIFT)
    write(reading, "remember")
    reading.wait(lambda: painted(reading, "noted") == [words])
    reading.press(Key.Key_0)
    reading.wait(lambda: painted(reading, "blue") == [])
    reading.wait(lambda: with_notes(reading) == 0)
    notice = reading.window.highlight_notice
    assert notice.text == "1 highlight was deleted."
    reading.desktop.late.highlights.changes.undo()
    reading.wait(lambda: painted(reading, "noted") == [words])
    assert notice.text == ""
    reading.script("getSelection().removeAllRanges()")
    reading.press(Key.Key_Period)
    reading.wait(lambda: QToolTip.text() == "remember")
    QToolTip.hideText()


def test_a_click_on_a_highlight_opens_its_note(reading: Reader) -> None:
    words = words_of(reading)
    select(reading, words)
    reading.press(Key.Key_2)
    reading.wait(lambda: painted(reading, "green") == [words])
    reading.script("getSelection().removeAllRanges()")
    place = reading.script(
        "(() => { const box = [...CSS.highlights.get('fiche-green')][0].getBoundingClientRect();"
        " return `${box.left + 12} ${box.top + 8}`; })()"
    )
    x, y = (round(float(one)) for one in str(place).split())
    viewer = reading.window.viewer
    assert viewer is not None and viewer.web_view is not None
    QTest.mouseClick(viewer.web_view.focusProxy(), LEFT, pos=QPoint(x, y))
    opened = dialog(reading)
    assert opened.windowTitle() == "Highlight"
    reading.click(opened.remove)
    reading.wait(lambda: painted(reading, "green") == [])


def test_a_note_on_the_whole_post_stands_over_the_article(reading: Reader) -> None:
    viewer = reading.window.viewer
    assert viewer is not None
    reading.press(Key.Key_H, SHIFT)
    write(reading, "Ask the harbour office")
    reading.wait(viewer.note_line.isVisible)
    assert viewer.note_line.said == "Ask the harbour office"
    reading.click(viewer.note_line)
    write(reading, " ")
    reading.wait(lambda: not viewer.note_line.isVisible())


@pytest.fixture
def listed(reading: Reader) -> Reader:
    """The page of highlights, with one and a note on the whole post."""
    words = words_of(reading)
    select(reading, words)
    reading.press(Key.Key_4)
    reading.wait(lambda: painted(reading, "pink") == [words])
    reading.press(Key.Key_H, SHIFT)
    write(reading, "Harbour note")
    reading.script("getSelection().removeAllRanges()")
    reading.press(Key.Key_H, SHIFT)
    write(reading, "All of it")
    reading.press(Key.Key_3, CONTROL)
    reading.wait(lambda: [row[1] for row in rows(reading)] == ["All of it", "Harbour note"])
    return reading


def test_the_page_lists_narrows_and_exports(listed: Reader, tmp_path: Path) -> None:
    words, window = words_of(listed), listed.window
    page = window.highlights_page
    assert page.isVisible() and not window.post_list.isVisible()
    assert rows(listed) == [
        ["(the whole post)", "All of it", TITLE], [words, "Harbour note", TITLE],
    ]  # fmt: skip
    page.filter.setFocus()
    listed.type("harbour N")
    listed.wait(lambda: len(rows(listed)) == 1)
    listed.answers.file = tmp_path / "notes.md"
    listed.click(page.export)
    listed.wait(lambda: "was saved" in window.statusBar().currentMessage())
    text = listed.answers.file.read_text("utf-8")
    assert f"## {TITLE}" in text and f"> {words}" in text and "All of it" not in text
    page.filter.setFocus()
    listed.press(Key.Key_Escape)
    listed.wait(lambda: len(rows(listed)) == 2)
    page.table.setFocus()
    listed.press(Key.Key_Escape)
    assert window.post_list.isVisible()


def test_the_page_shows_the_place_in_the_article(listed: Reader) -> None:
    page, words = listed.window.highlights_page, words_of(listed)
    for count in (1, 2):  # with this article on show, and with another one
        page.table.setFocus()
        page.choose(1)
        listed.press(Key.Key_Return)
        listed.wait_for_article(TITLE)
        listed.wait(lambda: listed.script("getSelection().toString()") == words)
        assert listed.window.post_list.isVisible()
        QToolTip.hideText()
        if count == 1:
            listed.click_row(2)
            listed.wait(lambda: painted(listed, "pink") == [])
            listed.choose(ActionId.HIGHLIGHTS)
            listed.wait(lambda: len(rows(listed)) == 2)


def test_rows_of_the_page_are_edited_deleted_and_put_back(listed: Reader) -> None:
    page = listed.window.highlights_page
    page.choose(1)
    page.table.setFocus()
    listed.press(Key.Key_Delete)
    listed.wait(lambda: len(rows(listed)) == 1)
    listed.desktop.late.highlights.changes.undo()
    listed.wait(lambda: len(rows(listed)) == 2)
    page.choose(1)
    listed.click(page.edit)
    write(listed, "Another")
    listed.wait(lambda: rows(listed)[1][1] == "Another")
    listed.choose(ActionId.ALL_POSTS)
    assert listed.window.post_list.isVisible()


def test_a_highlight_whose_words_went_is_unplaced(reading: Reader, tmp_path: Path) -> None:
    words, site = words_of(reading), tmp_path / "site"
    select(reading, words)
    reading.press(Key.Key_1)
    reading.wait(lambda: painted(reading, "yellow") == [words])
    viewer = reading.window.viewer
    assert viewer is not None and site is not None
    post = reading.desktop.articles.post
    assert post is not None
    source = next(path for path in tmp_path.rglob(Path(post.path).name) if path.is_file())
    head = source.read_text("utf-8").split("---")[1]
    source.write_text(f"---{head}---\nQuite other words.\n", "utf-8")
    folder = source
    for _ in Path(post.path).parts:
        folder = folder.parent
    reading.import_folder(folder)
    reading.wait(lambda: "unplaced" in viewer.note_line.said)
    reading.press(Key.Key_3, CONTROL)
    reading.wait(lambda: [row[0] for row in rows(reading)] == [f"(unplaced) {words}"])
