"""The report of an import: its counts, its table, and the file behind a problem."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
)
from pytestqt.qtbot import QtBot

from archive import ImportReport, Problem, ProblemCode, Severity
from desktop.i18n import Translations
from desktop.models.problems import ProblemModel
from desktop.views.import_report import ImportReportDialog, count_cell, count_rows

LEFT = Qt.MouseButton.LeftButton
PROBLEMS = [
    Problem(
        f"_posts/2022-02-28-NW{number:018}.md",
        number,
        Severity.WARNING,
        ProblemCode.TITLE_MISSING,
        "No title.",
    )
    for number in range(1, 31)
]
FILE = "".join(f"line {number}\n" for number in range(1, 201))


@pytest.fixture
def dialog(qtbot: QtBot) -> ImportReportDialog:
    model = ProblemModel()
    made = ImportReportDialog(model)
    model.setParent(made)
    qtbot.addWidget(made)
    model.set_problems(PROBLEMS)
    report = ImportReport("a.fiche", found=30, added=30, ignored=2, problems=PROBLEMS)
    made.show_report(report, "30 posts of news were imported.")
    made.show()
    qtbot.waitExposed(made)
    return made


def texts(dialog: ImportReportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def button(dialog: ImportReportDialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if text in one.text())


@pytest.fixture
def click_row(dialog: ImportReportDialog, qtbot: QtBot) -> Callable[[int], None]:
    def click(row: int) -> None:
        place = dialog.table.visualRect(dialog.table.model().index(row, 2)).center()
        qtbot.mouseClick(dialog.table.viewport(), LEFT, pos=place)

    return click


def test_headline_and_counts(dialog: ImportReportDialog) -> None:
    shown = texts(dialog)
    assert shown[0] == "30 posts of news were imported."
    assert "Found:  <b>30</b>" in shown
    assert "Other files:  <b>2</b>" in shown
    assert not any("Moved" in text for text in shown)


def test_counts_are_those_that_matter() -> None:
    report = ImportReport("a.fiche", found=1_234, added=1)
    assert count_rows(report) == [("Found", 1_234), ("Added", 1), ("Updated", 0), ("Unchanged", 0)]
    full = ImportReport("a.fiche", found=9, moved=1, failed=2, missing=3, assets=4, ignored=5)
    assert [count for _label, count in count_rows(full)[4:]] == [1, 2, 3, 4, 5]
    cut = ImportReport("a.fiche", found=9, added=2, unchanged=3, failed=1, stopped=True)
    assert count_rows(cut)[4:] == [("Not readable", 1), ("Not yet read", 3)]


def test_another_report_replaces_the_first(dialog: ImportReportDialog, qtbot: QtBot) -> None:
    dialog.show_report(ImportReport("a.fiche", found=7, unchanged=7), "Nothing was new.")
    qtbot.waitUntil(lambda: "Found:  <b>30</b>" not in texts(dialog))
    shown = texts(dialog)
    assert {"Nothing was new.", "Found:  <b>7</b>", "There were no problems."} <= set(shown)
    assert not dialog.table.isVisible()
    for text in ("Copy", "Save as CSV"):
        assert not button(dialog, text).isVisible()


def test_a_click_or_an_arrow_key_chooses_a_problem(
    dialog: ImportReportDialog, click_row: Callable[[int], None], qtbot: QtBot
) -> None:
    rows: list[int] = []
    dialog.problem_selected.connect(rows.append)
    click_row(2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert rows == [2, 3, 3]


def test_return_in_the_table_does_not_press_a_button(
    dialog: ImportReportDialog, click_row: Callable[[int], None], qtbot: QtBot
) -> None:
    click_row(0)
    with qtbot.assertNotEmitted(dialog.copy_requested), qtbot.assertNotEmitted(dialog.finished):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_the_file_of_a_problem_is_shown_at_its_line(dialog: ImportReportDialog) -> None:
    assert not dialog.file_view.isVisible()
    dialog.show_file("_posts/7.md", FILE, 150)
    assert dialog.file_view.isVisible()
    edit = dialog.file_view.edit
    assert edit.textCursor().blockNumber() == 149
    assert edit.extraSelections()[0].cursor.block().text() == "line 150"
    assert edit.viewport().rect().intersects(edit.cursorRect())


def test_the_table_can_be_copied_and_saved(dialog: ImportReportDialog, qtbot: QtBot) -> None:
    for text, signal in (("Copy", dialog.copy_requested), ("Save", dialog.save_requested)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(dialog, text), LEFT)
    dialog.table.setFocus()
    with qtbot.waitSignal(dialog.copy_requested):
        qtbot.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_it_closes_by_its_button_and_by_escape(dialog: ImportReportDialog, qtbot: QtBot) -> None:
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(close, LEFT)
    dialog.show()
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_every_column_can_be_read(dialog: ImportReportDialog) -> None:
    """The path and the sentence are what one looks for: neither may be a stub."""
    table: QTableView = dialog.table
    metrics = table.fontMetrics()
    for column in range(3):
        words = table.model().index(0, column).data()
        assert table.columnWidth(column) >= metrics.horizontalAdvance(words)
    assert table.horizontalScrollBar().maximum() == 0


def test_long_paths_leave_room_for_what_was_wrong(dialog: ImportReportDialog) -> None:
    long = [
        Problem("a/" * 300, 1, Severity.ERROR, ProblemCode.EMPTY, "Empty."),
        Problem("b.md", None, Severity.ERROR, ProblemCode.EMPTY, "Empty."),
    ]
    dialog.table.model().set_problems(long)
    dialog.show_report(ImportReport("a.fiche", problems=long), "Two files.")
    assert dialog.table.columnWidth(0) < dialog.width() / 2
    assert dialog.table.columnWidth(2) > dialog.width() / 3


def test_names_in_the_headline_are_never_markup(dialog: ImportReportDialog) -> None:
    dialog.show_report(ImportReport("a.fiche"), "<b>news</b> was imported.")
    headline = next(one for one in dialog.findChildren(QLabel) if "news" in one.text())
    assert headline.textFormat() == Qt.TextFormat.PlainText


def test_counts_have_the_marks_of_the_language(english: Translations) -> None:
    assert count_cell("Found", 9).text() == "Found:  <b>9</b>"
    english.use("zh_CN")
    said = count_cell("发现", 9).text()
    english.use("en")
    assert said == "发现：<b>9</b>"


def test_words_are_cut_at_their_end_and_paths_in_the_middle(dialog: ImportReportDialog) -> None:
    option = QStyleOptionViewItem()
    model = dialog.table.model()
    for column, mode in ((0, Qt.TextElideMode.ElideMiddle), (2, Qt.TextElideMode.ElideRight)):
        option.textElideMode = dialog.table.textElideMode()
        index = model.index(0, column)
        dialog.table.itemDelegateForIndex(index).initStyleOption(option, index)
        assert option.textElideMode == mode
