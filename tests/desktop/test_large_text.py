"""Room for large text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.large_text import LARGEST, USUAL_POINTS, resize_for_text, text_factor, with_room
from desktop.views.preferences.dialog import SIZE, PreferencesDialog
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.viewer import PostViewer


@pytest.fixture
def text_size(qapp: QApplication) -> Iterator[float]:
    """The usual size; the application gets its font back."""
    before = qapp.font()
    yield USUAL_POINTS
    qapp.setFont(before)


def enlarge(app: QApplication, factor: float) -> None:
    font = app.font()
    font.setPointSizeF(USUAL_POINTS * factor)
    app.setFont(font)


@pytest.mark.parametrize(
    ("factor", "found"), [(0.8, 1.0), (1.0, 1.0), (1.1, 1.0), (1.5, 1.5), (2.0, 2.0), (9, LARGEST)]
)
def test_only_large_text_makes_room(
    qapp: QApplication, text_size: float, factor: float, found: float
) -> None:
    assert text_size == USUAL_POINTS
    enlarge(qapp, factor)
    assert text_factor() == pytest.approx(found, rel=0.02)
    assert with_room(200) == pytest.approx(200 * found, rel=0.02)


def test_a_window_is_larger_but_no_larger_than_the_screen(
    qapp: QApplication, qtbot: QtBot, text_size: float
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    resize_for_text(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
    enlarge(qapp, 2 * text_size / USUAL_POINTS)
    resize_for_text(window, 300, 200)
    assert window.width() == pytest.approx(600, rel=0.02)
    resize_for_text(window, 700, 700)
    screen = window.screen().availableSize()
    assert window.width() <= max(screen.width(), 700)


@pytest.mark.parametrize("factor", [1.5, 2.0])
def test_the_preferences_need_no_scrolling_sideways(
    qapp: QApplication, qtbot: QtBot, text_size: float, factor: float
) -> None:
    enlarge(qapp, factor * text_size / USUAL_POINTS)
    dialog = PreferencesDialog()
    qtbot.addWidget(dialog)
    dialog.resize(max(1000, SIZE.width()), 700)
    dialog.show()
    qtbot.waitExposed(dialog)
    bar = dialog.findChild(QScrollArea).horizontalScrollBar()
    for row in range(dialog.pages.count()):
        dialog.pages.setCurrentRow(row)
        assert bar.maximum() == 0, dialog.pages.item(row).text()


def test_the_article_is_as_large_as_the_desktop_has_it(
    qapp: QApplication,
    qtbot: QtBot,
    text_size: float,
    make_document: Callable[..., ArticleDocument],
) -> None:
    viewer = PostViewer(None)
    qtbot.addWidget(viewer)
    viewer.set_zoom(1.25)
    viewer.show_article(make_document())
    document = viewer.text_view.document()
    before = document.defaultFont().pixelSize()
    assert before > text_size
    enlarge(qapp, 1.5)
    assert viewer.zoom() == 1.25, "the user's own zoom is as it was"
    qtbot.waitUntil(lambda: abs(document.defaultFont().pixelSize() - 1.5 * before) <= 1)
