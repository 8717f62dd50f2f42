"""The page of highlights and its table, the dialog, and the line over an article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from archive import Anchor, Colour, Highlight, ListedHighlight
from desktop.models.highlights import DATE, NOTE, POST, QUOTE, HighlightModel
from desktop.views.highlight_dialog import HighlightDialog, colour_icon
from desktop.views.highlights_page import FILTER_WIDTH, HighlightsPage
from desktop.views.viewer.note_line import NoteLine

Key = Qt.Key
NOW = datetime(2021, 1, 5, tzinfo=UTC)


def listed(number: int, quote: str = "words", note: str = "") -> ListedHighlight:
    mark = Highlight(number, Colour.BLUE, Anchor(quote), note, NOW, NOW)
    return ListedHighlight(mark, 7, "Title", NOW)


@pytest.fixture
def model() -> HighlightModel:
    return HighlightModel(colour_icon)


@pytest.fixture
def page(qtbot: QtBot, model: HighlightModel) -> HighlightsPage:
    page = HighlightsPage()
    qtbot.addWidget(page)
    page.set_model(model)
    page.resize(800, 400)
    page.show()
    model.set_rows([listed(1), listed(2, "", "a\nnote"), listed(3, "three")])
    return page


def test_the_table_says_what_is_marked(model: HighlightModel, qtmodeltester: ModelTester) -> None:
    lost = ListedHighlight(listed(4, "<b>gone</b>").highlight, None, "", None)
    model.set_rows([listed(1), listed(2, "", "a\nnote"), lost])
    model.set_unplaced(frozenset({4}))
    qtmodeltester.check(model)
    cells = [[model.index(row, column).data() for column in range(4)] for row in range(3)]
    assert [row[QUOTE] for row in cells] == [
        "words", "(the whole post)", "(unplaced) <b>gone</b>",
    ]  # fmt: skip
    assert [row[NOTE] for row in cells] == ["", "a note", ""]
    assert [row[POST] for row in cells] == ["Title", "Title", ""]
    assert [row[DATE] for row in cells] == ["5 Jan 2021", "5 Jan 2021", ""]
    role = Qt.ItemDataRole.DecorationRole
    icons = [model.index(row, QUOTE).data(role) for row in range(3)]
    sizes = {icon.actualSize(QSize(16, 16)).toTuple() for icon in icons}
    assert sizes == {(16, 16)}, "all words begin at one place"
    middles = [icon.pixmap(16, 16).toImage().pixelColor(8, 8).alpha() for icon in icons]
    assert [alpha == 0 for alpha in middles] == [False, True, False], "a note has no dot"
    assert "<b>" not in str(model.index(2, QUOTE).data(Qt.ItemDataRole.ToolTipRole))
    assert (model.row_of(2), model.row_of(9), model.listed_at(5)) == (1, None, None)


def test_buttons_go_by_what_is_chosen(page: HighlightsPage, model: HighlightModel) -> None:
    assert not page.show_post.isEnabled() and page.export.isEnabled()
    page.choose(1)
    assert page.show_post.isEnabled() and page.edit.isEnabled() and page.remove.isEnabled()
    page.table.selectAll()
    assert not page.show_post.isEnabled() and page.remove.isEnabled()
    page.allow_changes(False)
    assert not page.remove.isEnabled() and not page.edit.isEnabled()
    model.set_rows(())
    assert not page.export.isEnabled()


def test_keys_show_delete_and_leave(page: HighlightsPage) -> None:
    shown: list[int] = []
    removed: list[list[int]] = []
    left: list[bool] = []
    page.show_requested.connect(shown.append)
    page.remove_requested.connect(removed.append)
    page.left.connect(lambda: left.append(True))
    page.table.setFocus()
    page.choose(2)
    QTest.keyClick(page.table, Key.Key_Return)
    QTest.keyClick(page.table, Key.Key_Delete)
    assert (shown, removed) == ([2], [[2]])
    page.allow_changes(False)
    QTest.keyClick(page.table, Key.Key_Delete)
    assert removed == [[2]]
    page.filter.setFocus()
    QTest.keyClicks(page.filter, "word")
    QTest.keyClick(page.filter, Key.Key_Escape)
    assert (page.filter_text(), left) == ("", [])
    QTest.keyClick(page.filter, Key.Key_Escape)
    assert left == [True]


def test_filters_tell(page: HighlightsPage, qtbot: QtBot) -> None:
    assert page.colour() is None
    with qtbot.waitSignal(page.filter_changed):
        page.filter.setText("a")
    page.colours.setCurrentIndex(2)
    assert page.colour() is Colour.GREEN
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.colour() is Colour.GREEN
    page.reset()
    assert (page.filter_text(), page.colour()) == ("", None)


def test_columns_share_the_width(page: HighlightsPage) -> None:
    widths = [page.table.columnWidth(column) for column in range(4)]
    assert widths[QUOTE] > widths[NOTE] > widths[POST] > 100


def test_the_dialog_gives_colour_and_note(qtbot: QtBot) -> None:
    dialog = HighlightDialog("words " * 100, Colour.BLUE, "old", is_new=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.colour(), dialog.note_text()) == (Colour.BLUE, "old")
    assert dialog.remove.isVisible()
    QTest.keyClicks(dialog.note, " and new ")
    QTest.mouseClick(dialog.colours[Colour.PINK], Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog.note, Key.Key_Return)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.note, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.colour(), dialog.note_text()) == (Colour.PINK, "old and new")


def test_a_note_on_a_post_has_no_colours(qtbot: QtBot) -> None:
    dialog = HighlightDialog("", Colour.BLUE, "", is_new=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.remove.isVisible()
    assert not dialog.colours[Colour.BLUE].isVisible()


def test_the_line_over_an_article_is_one_line(qtbot: QtBot) -> None:
    line = NoteLine()
    qtbot.addWidget(line)
    line.resize(200, 30)
    line.say("A & B <b>\n" + "long " * 100)
    assert line.isVisibleTo(line.parentWidget())
    assert line.text().startswith("A && B <b>") and len(line.text()) < 60
    assert line.said.endswith("long ")
    line.say("")
    assert line.isHidden()


def test_in_a_narrow_window_the_sentence_has_the_most_room(page: HighlightsPage) -> None:
    page.show_count("No highlights. Select words of an article and press H.")
    page.resize(440, 400)
    title = page.findChild(QLabel)
    assert title.width() > page.filter.width()
    page.resize(1200, 400)
    assert page.filter.width() == FILTER_WIDTH
