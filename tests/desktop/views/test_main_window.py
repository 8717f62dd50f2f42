"""Who gets the room of the window."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QListView, QSplitter
from pytestqt.qtbot import QtBot

from archive import FacetCount, FacetKind
from desktop.views.main_window import LEAST_WIDTHS, PANE_WIDTHS, MainWindow

ARTICLE = 2


def make_window(qtbot: QtBot, width: int) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(width, 600)
    window.show_reader()
    return window


def splitter(window: MainWindow) -> QSplitter:
    found: list[QSplitter] = window.findChildren(QSplitter)
    return next(one for one in found if one.orientation() == Qt.Orientation.Horizontal)


def widths(window: MainWindow) -> list[int]:
    return splitter(window).sizes()


def test_sidebars_and_list_give_way_to_the_article(qtbot: QtBot) -> None:
    window = make_window(qtbot, 1280)
    window.show()
    assert widths(window)[:ARTICLE] == list(PANE_WIDTHS[:ARTICLE])
    window.resize(800, 600)
    qtbot.waitUntil(lambda: widths(window)[ARTICLE] == LEAST_WIDTHS[ARTICLE])
    assert window.width() == 800
    window.resize(1280, 600)
    qtbot.waitUntil(lambda: widths(window)[:ARTICLE] == list(PANE_WIDTHS[:ARTICLE]))


def test_what_a_large_window_remembered_leaves_room_in_a_small_one(qtbot: QtBot) -> None:
    large = make_window(qtbot, 1900)
    large.show()
    splitter(large).setSizes([400, 800, 700])
    small = make_window(qtbot, 800)
    small.restore([QByteArray(), *large.state()[1:]])
    small.show()
    assert small.width() == 800
    assert widths(small)[ARTICLE] == LEAST_WIDTHS[ARTICLE]


def test_only_the_problems_look_chosen_while_they_are_on_show(qtbot: QtBot) -> None:
    window = make_window(qtbot, 1280)
    for sidebar in (window.categories, window.tags):
        sidebar.set_titles("Title", "All")
        sidebar.set_counts([FacetCount(FacetKind.TAG, "one", "one", 3)], 3)
    lists = [one.findChild(QListView) for one in (window.categories, window.tags)]
    window.show_problems(True)
    window.categories.set_counts(
        [FacetCount(FacetKind.TAG, "one", "one", 4)], 4
    )  # an import runs meanwhile
    assert [one.selectionModel().hasSelection() for one in lists] == [False, False]
    window.show_problems(False)
    assert [one.selectionModel().hasSelection() for one in lists] == [True, True]


def test_a_page_covers_the_address_of_a_link(qtbot: QtBot) -> None:
    """The article says late where the pointer was."""
    window = make_window(qtbot, 1280)
    window.show_address("https://news.example/")
    assert window.statusBar().currentMessage() == "https://news.example/"
    window.show_problems(True)
    assert not window.statusBar().currentMessage()
    window.show_address("https://news.example/late")
    assert not window.statusBar().currentMessage()
    window.show_problems(False)
    window.show_address("https://news.example/")
    assert window.statusBar().currentMessage() == "https://news.example/"
