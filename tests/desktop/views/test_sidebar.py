"""A sidebar: its filter box, choosing by mouse and keys, and what stays chosen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from archive import FacetCount, FacetKind, open_archive
from desktop.choice import Pick
from desktop.models.facets import NAME_ROLE, UNWANTED_ROLE
from desktop.theme import palette_of
from desktop.views.sidebar import FILTER_FROM, Sidebar
from tests.desktop.library import Library

Key = Qt.Key


class Listener(QObject):
    """Writes down what was chosen."""

    def __init__(self, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self.heard: list[str | None] = []
        self.picks: list[Pick] = []
        sidebar.picked.connect(self.on_picked)

    def on_picked(self, _kind: FacetKind, name: str | None, pick: Pick) -> None:
        self.heard.append(name)
        self.picks.append(pick)


@pytest.fixture
def categories(library: Library) -> Sequence[FacetCount]:
    """The four categories of a real archive, and some more so that there is a filter box."""
    with open_archive(library.path, read_only=True) as archive:
        real = archive.facets().categories
    return [
        *real,
        *(FacetCount(FacetKind.CATEGORY, f"c{n}", f"C {n}", n, f"c{n}") for n in range(9)),
    ]


@pytest.fixture
def sidebar(qtbot: QtBot, categories: Sequence[FacetCount]) -> Sidebar:
    made = Sidebar(FacetKind.CATEGORY)
    qtbot.addWidget(made)
    made.set_titles("Categories", "All posts")
    made.set_counts(categories, 300)
    made.resize(220, 260)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def heard(sidebar: Sidebar) -> list[str | None]:
    return Listener(sidebar).heard


def box_of(sidebar: Sidebar) -> QLineEdit:
    return sidebar.findChild(QLineEdit)


def list_of(sidebar: Sidebar) -> QListView:
    return sidebar.findChild(QListView)


def names(sidebar: Sidebar) -> list[str | None]:
    model = list_of(sidebar).model()
    return [model.index(row, 0).data(NAME_ROLE) for row in range(model.rowCount())]


def click(qtbot: QtBot, sidebar: Sidebar, row: int, button: Qt.MouseButton) -> None:
    view = list_of(sidebar)
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), button, pos=place)


def marked(sidebar: Sidebar) -> list[str | None]:
    return [index.data(NAME_ROLE) for index in list_of(sidebar).selectedIndexes()]


def test_a_click_chooses(sidebar: Sidebar, heard: list[str | None], qtbot: QtBot) -> None:
    click(qtbot, sidebar, 2, Qt.MouseButton.LeftButton)
    click(qtbot, sidebar, 0, Qt.MouseButton.LeftButton)
    assert heard == [names(sidebar)[2], None]
    assert sidebar.selected() is None


def test_a_click_on_what_is_chosen_chooses_it_again(
    sidebar: Sidebar, heard: list[str | None], qtbot: QtBot
) -> None:
    """So that one comes back to the whole category from a tag in it."""
    for _ in range(2):
        click(qtbot, sidebar, 1, Qt.MouseButton.LeftButton)
    assert heard == [names(sidebar)[1]] * 2


def test_the_other_buttons_choose_nothing(
    sidebar: Sidebar, heard: list[str | None], qtbot: QtBot
) -> None:
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        click(qtbot, sidebar, 1, button)
    assert heard == []


def test_ctrl_and_alt_choose_otherwise(sidebar: Sidebar, qtbot: QtBot) -> None:
    listener = Listener(sidebar)
    view = list_of(sidebar)
    for row, modifier in enumerate(
        (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ControlModifier,
            Qt.KeyboardModifier.AltModifier,
        ),
        start=1,
    ):
        place = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    assert listener.heard == names(sidebar)[1:4]
    assert listener.picks == [Pick.ONLY, Pick.ALSO, Pick.NOT]


def test_keys_choose_otherwise(sidebar: Sidebar, qtbot: QtBot) -> None:
    listener = Listener(sidebar)
    sidebar.select()
    sidebar.setFocus()
    view = list_of(sidebar)
    for _ in range(2):
        qtbot.keyClick(view, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert listener.heard == [], "Ctrl only goes there"
    for key, modifier in (
        (Key.Key_Plus, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Space, Qt.KeyboardModifier.ControlModifier),
        (Key.Key_Minus, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(view, key, modifier)
    assert listener.heard == [names(sidebar)[2]] * 4
    assert listener.picks == [Pick.ALSO, Pick.ALSO, Pick.NOT, Pick.ONLY]


def test_several_are_marked_and_what_is_not_wanted_is_struck_out(sidebar: Sidebar) -> None:
    sidebar.select("c8", "c7", unwanted=["c6"])
    assert (sidebar.selected(), sorted(map(str, marked(sidebar)))) == ("c8", ["c7", "c8"])
    view = list_of(sidebar)
    index = view.model().index(names(sidebar).index("c6"), 0)
    assert index.data(UNWANTED_ROLE) is True
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "not C 6, 6"
    view.scrollTo(index)
    struck = shot(sidebar)
    sidebar.select("c8", "c7")
    assert index.data(UNWANTED_ROLE) is False
    view.scrollTo(index)
    assert shot(sidebar) != struck
    sidebar.select(unwanted=["c6"])
    assert marked(sidebar) == [], "not all of them"


def test_the_menu_of_a_value_does_what_the_keys_do(sidebar: Sidebar, qtbot: QtBot) -> None:
    listener = Listener(sidebar)
    sidebar.select("c8", unwanted=["c6"])
    sidebar.setFocus()
    view = list_of(sidebar)
    place = view.visualRect(view.currentIndex()).center()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        actions = [action for action in menu.actions() if not action.isSeparator()]
        assert [action.isChecked() for action in actions[:3]] == [True, True, False]
        for action in actions:
            action.trigger()
        menu.close()
    assert listener.heard == ["c8"] * 6
    assert listener.picks == [Pick.ONLY, Pick.ALSO, Pick.NOT] * 2
    assert QApplication.clipboard().text() == "C 8"
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
    view.scrollToTop()
    QApplication.sendEvent(view.viewport(), event)
    assert QApplication.activePopupWidget() is None, "all of them have no menu"
    assert qtbot is not None


def test_the_order_is_chosen_above(sidebar: Sidebar, qtbot: QtBot) -> None:
    button = sidebar.findChild(QToolButton)
    by_count, by_name = button.menu().actions()[:2]
    assert button.isVisible()
    assert by_count.isChecked()
    with qtbot.waitSignal(sidebar.order_wanted) as wanted:
        by_name.trigger()
    assert wanted.args == [FacetKind.CATEGORY, True]
    with qtbot.assertNotEmitted(sidebar.order_wanted):
        sidebar.show_order(by_name=False)
    assert by_count.isChecked()


def test_years_have_one_order(qtbot: QtBot) -> None:
    years = Sidebar(FacetKind.YEAR)
    qtbot.addWidget(years)
    years.show()
    assert not years.findChild(QToolButton).isVisible()


def test_arrow_keys_choose_and_return_chooses_again(
    sidebar: Sidebar, heard: list[str | None], qtbot: QtBot
) -> None:
    sidebar.select()
    sidebar.setFocus()
    view = list_of(sidebar)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return, Key.Key_Space):
        qtbot.keyClick(view, key)
    first, second = names(sidebar)[1:3]
    assert heard == [first, second, first, first, first]
    qtbot.keyClick(view, Key.Key_Up)
    qtbot.keyClick(view, Key.Key_Up)
    assert heard[5:] == [None], "there is nothing above the first row"
    qtbot.keyClick(view, Key.Key_End)
    assert heard[-1] == names(sidebar)[-1]


def test_stepping_goes_through_the_values_and_stops_at_the_ends(
    sidebar: Sidebar, heard: list[str | None]
) -> None:
    sidebar.select()
    sidebar.step(1)
    sidebar.step(1)
    sidebar.step(-1)
    sidebar.step(-1)
    sidebar.step(-1)
    all_names = names(sidebar)
    assert heard == [all_names[1], all_names[2], all_names[1], None]
    sidebar.select(all_names[-1])
    sidebar.step(1)
    assert heard[4:] == []


def test_selecting_from_outside_is_quiet(sidebar: Sidebar, heard: list[str | None]) -> None:
    sidebar.select("c8")
    assert (sidebar.selected(), marked(sidebar)) == ("c8", ["c8"])
    view = list_of(sidebar)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    sidebar.select("not here")
    assert (sidebar.selected(), marked(sidebar)) == ("not here", [])
    sidebar.select()
    assert marked(sidebar) == [None]
    assert heard == []


def test_what_is_chosen_stays_chosen_when_new_counts_come(
    sidebar: Sidebar, categories: Sequence[FacetCount], heard: list[str | None]
) -> None:
    sidebar.select("c8")
    sidebar.set_counts(list(reversed(categories)), 301)
    assert marked(sidebar) == ["c8"]
    sidebar.set_counts(categories[:4], 301)
    assert (sidebar.selected(), marked(sidebar)) == ("c8", [])
    sidebar.set_counts(categories, 301)
    assert marked(sidebar) == ["c8"]
    assert heard == []


def test_typing_filters_and_return_chooses_the_first(
    sidebar: Sidebar, heard: list[str | None], qtbot: QtBot
) -> None:
    sidebar.focus_filter()
    assert box_of(sidebar).hasFocus()
    qtbot.keyClicks(box_of(sidebar), "haian")
    assert names(sidebar) == ["haianwanbao"]
    assert heard == [], "typing chooses nothing"
    with qtbot.waitSignal(sidebar.filter_finished):
        qtbot.keyClick(box_of(sidebar), Key.Key_Return)
    assert heard == ["haianwanbao"]
    box_of(sidebar).clear()
    assert marked(sidebar) == ["haianwanbao"]


def test_return_on_nothing_chooses_nothing(
    sidebar: Sidebar, heard: list[str | None], qtbot: QtBot
) -> None:
    qtbot.keyClicks(box_of(sidebar), "nothing like this")
    with qtbot.assertNotEmitted(sidebar.filter_finished):
        qtbot.keyClick(box_of(sidebar), Key.Key_Return)
    assert heard == []
    nothing = shot(sidebar)
    sidebar.set_titles("Categories", "All posts", "No category matches")
    assert shot(sidebar) != nothing, "it says so"
    box_of(sidebar).clear()
    sidebar.set_counts(())
    sidebar.set_titles("Categories", "", "")
    nothing = shot(sidebar)
    sidebar.set_titles("Categories", "", "No category matches")
    assert shot(sidebar) == nothing, "what has no value is not said to have been filtered"


def test_escape_clears_the_box_and_then_leaves_it(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.focus_filter()
    qtbot.keyClicks(box_of(sidebar), "haian")
    qtbot.keyClick(box_of(sidebar), Key.Key_Escape)
    assert box_of(sidebar).text() == ""
    assert box_of(sidebar).hasFocus()
    assert len(names(sidebar)) == 14
    qtbot.keyClick(box_of(sidebar), Key.Key_Escape)
    assert list_of(sidebar).hasFocus()
    sidebar.focus_filter()
    qtbot.keyClick(box_of(sidebar), Key.Key_Down)
    assert list_of(sidebar).hasFocus()


def test_few_values_need_no_filter_box(sidebar: Sidebar, categories: Sequence[FacetCount]) -> None:
    sidebar.set_counts(categories[: FILTER_FROM - 1], 300)
    assert not box_of(sidebar).isVisible()
    sidebar.set_counts(categories[:FILTER_FROM], 300)
    assert box_of(sidebar).isVisible()
    box_of(sidebar).setText("haian")
    sidebar.set_counts(categories[:2], 300)
    assert box_of(sidebar).isVisible(), "while it filters it can be cleared"


def test_headings_and_words_for_screen_readers(sidebar: Sidebar) -> None:
    assert [label.text() for label in sidebar.findChildren(QLabel)] == ["Categories"]
    assert list_of(sidebar).accessibleName() == "Categories"
    assert box_of(sidebar).accessibleName() == box_of(sidebar).placeholderText() == "Filter"
    QApplication.sendEvent(sidebar, QEvent(QEvent.Type.LanguageChange))
    assert box_of(sidebar).placeholderText() == "Filter"
    sidebar.set_titles("Tags")
    assert names(sidebar)[0] is not None, "no row for all without a name for it"


def shot(sidebar: Sidebar) -> QImage:
    return list_of(sidebar).viewport().grab().toImage()


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_the_chosen_row_is_strong_where_the_cursor_is_and_quiet_elsewhere(
    qapp: QApplication, sidebar: Sidebar, qtbot: QtBot, theme: str
) -> None:
    qapp.setPalette(palette_of(theme))
    sidebar.select()
    place = list_of(sidebar).visualRect(list_of(sidebar).model().index(0, 0)).topLeft()
    for focused, role in ((True, QPalette.ColorRole.Highlight), (False, QPalette.ColorRole.Mid)):
        (list_of(sidebar) if focused else box_of(sidebar)).setFocus()
        wanted = palette_of(theme).color(role)
        qtbot.waitUntil(lambda wanted=wanted: shot(sidebar).pixelColor(place) == wanted)


ODD = {
    "empty": "",
    "html": "<b>bold</b>",
    "lines": "one\ntwo\u2028three",
    "ampersand": "A & B && C",
    "long": "港湾" * 50_000,
    "right to left": "مكتبة",
    "control": "".join(map(chr, range(0x20))),
}


@pytest.mark.parametrize("name", ODD)
def test_no_label_is_too_odd(sidebar: Sidebar, name: str) -> None:
    sidebar.set_counts([FacetCount(FacetKind.TAG, name, ODD[name], 7)], 7)
    assert not shot(sidebar).isNull()


def test_a_label_is_one_line(sidebar: Sidebar) -> None:
    shots = []
    for label in ("one two", "one\ntwo", "one\u2028two"):
        sidebar.set_counts([FacetCount(FacetKind.TAG, "n", label, 7)], 7)
        shots.append(shot(sidebar))
    assert shots[0] == shots[1] == shots[2]


def test_the_tool_tip_of_a_tag_is_never_markup(sidebar: Sidebar) -> None:
    name = "<b>bold</b>"
    sidebar.set_counts([FacetCount(FacetKind.TAG, name, "label", 7)], 7)
    tip = list_of(sidebar).model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    QToolTip.showText(sidebar.mapToGlobal(sidebar.rect().center()), tip, sidebar)
    assert "<b>" not in QToolTip.text()
    assert "&lt;b&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_new_counts_do_not_scroll_what_somebody_looks_at(
    sidebar: Sidebar, categories: Sequence[FacetCount]
) -> None:
    view = sidebar.findChild(QListView)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    sidebar.set_counts(categories, 301)
    assert bar.value() == before > 0
    sidebar.select()
    sidebar.set_counts(categories, 302)
    assert bar.value() == 0, "the selected row was in view"
