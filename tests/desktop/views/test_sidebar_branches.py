"""A sidebar whose values stand one inside of the other: folding by keys, mouse and menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QListView, QToolButton
from pytestqt.qtbot import QtBot

from archive import FacetCount, FacetKind
from desktop.choice import Pick
from desktop.models.facets import NAME_ROLE
from desktop.views.sidebar import Sidebar

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def branch(name: str, count: int) -> FacetCount:
    label = name[:-1].rpartition("/")[2]
    return FacetCount(FacetKind.CATEGORY_BRANCH, name, label, count, f"{label} {name}")


COUNTS = [
    branch("ship/", 9), branch("ship/keel/", 4), branch("ship/sail/", 3), branch("ship/sail/jib/", 1),
    branch("wood/", 2), *(branch(f"more{n}/", 1) for n in range(8)),
]  # fmt: skip


class Listener(QObject):
    """Writes down what was said."""

    def __init__(self, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self.picked: list[tuple[str | None, Pick]] = []
        self.folded = 0
        sidebar.picked.connect(self.on_picked)
        sidebar.folded.connect(self.on_folded)

    def on_picked(self, _kind: FacetKind, name: str | None, pick: Pick) -> None:
        self.picked.append((name, pick))

    def on_folded(self) -> None:
        self.folded += 1


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar(FacetKind.CATEGORY)
    qtbot.addWidget(made)
    made.set_titles("Categories", "All posts")
    made.set_counts(COUNTS, 11)
    made.resize(220, 260)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def heard(sidebar: Sidebar) -> Listener:
    return Listener(sidebar)


def list_of(sidebar: Sidebar) -> QListView:
    return sidebar.findChild(QListView)


def names(sidebar: Sidebar) -> list[str | None]:
    model = list_of(sidebar).model()
    return [model.index(row, 0).data(NAME_ROLE) for row in range(model.rowCount())][:6]


def mark_of(sidebar: Sidebar, name: str) -> QPoint:
    view = list_of(sidebar)
    place = view.visualRect(view.model().index(names(sidebar).index(name), 0))
    return QPoint(place.left() + 8 + 14 * (name.count("/") - 1), place.center().y())


def test_a_click_on_the_mark_folds_and_unfolds_and_chooses_nothing(
    sidebar: Sidebar, heard: Listener, qtbot: QtBot
) -> None:
    assert names(sidebar)[:3] == [None, "ship/", "wood/"]
    view = list_of(sidebar).viewport()
    qtbot.mouseClick(view, LEFT, pos=mark_of(sidebar, "ship/"))
    assert names(sidebar)[:5] == [None, "ship/", "ship/keel/", "ship/sail/", "wood/"]
    qtbot.mouseClick(view, LEFT, pos=mark_of(sidebar, "ship/sail/"))
    assert names(sidebar)[4] == "ship/sail/jib/"
    qtbot.mouseClick(view, LEFT, pos=mark_of(sidebar, "ship/"))
    assert names(sidebar)[:3] == [None, "ship/", "wood/"]
    assert (heard.picked, heard.folded) == ([], 3)
    qtbot.mouseClick(view, LEFT, pos=mark_of(sidebar, "ship/") + QPoint(40, 0))
    assert heard.picked == [("ship/", Pick.ONLY)]


def test_the_arrow_keys_go_in_and_out(sidebar: Sidebar, heard: Listener, qtbot: QtBot) -> None:
    view = list_of(sidebar)
    qtbot.keyClick(view, Key.Key_Down)
    assert heard.picked == [("ship/", Pick.ONLY)]
    qtbot.keyClick(view, Key.Key_Right)
    assert names(sidebar)[2] == "ship/keel/"
    assert view.currentIndex().data(NAME_ROLE) == "ship/", "unfolded first"
    qtbot.keyClick(view, Key.Key_Right)
    assert heard.picked[-1] == ("ship/keel/", Pick.ONLY)
    qtbot.keyClick(view, Key.Key_Left)
    assert heard.picked[-1] == ("ship/", Pick.ONLY)
    qtbot.keyClick(view, Key.Key_Left)
    assert names(sidebar)[2] == "wood/"
    qtbot.keyClick(view, Key.Key_Left)
    assert (len(heard.picked), heard.folded) == (3, 2), "there is nothing further out"


def test_the_menu_folds_and_unfolds_all(sidebar: Sidebar) -> None:
    actions = sidebar.findChild(QToolButton).menu().actions()
    unfold, fold = actions[-2:]
    assert unfold.isVisible() and fold.isVisible()
    unfold.trigger()
    assert names(sidebar)[4] == "ship/sail/jib/"
    fold.trigger()
    assert names(sidebar)[2] == "wood/"
    sidebar.set_counts([FacetCount(FacetKind.CATEGORY, "x", "x", 1)], 1)
    assert not unfold.isVisible() and not fold.isVisible()


def test_what_is_chosen_elsewhere_is_unfolded(sidebar: Sidebar) -> None:
    sidebar.select("ship/sail/jib/")
    assert list_of(sidebar).currentIndex().data(NAME_ROLE) == "ship/sail/jib/"
    assert sidebar.unfolded() == {"ship/", "ship/sail/"}
    sidebar.set_counts(COUNTS[:3], 9)
    sidebar.set_counts(COUNTS, 11)
    assert list_of(sidebar).currentIndex().data(NAME_ROLE) == "ship/sail/jib/"


def test_a_name_alone_is_found_in_its_branch(sidebar: Sidebar) -> None:
    sidebar.set_unfolded(["ship/"])
    sidebar.select("keel")
    assert list_of(sidebar).currentIndex().data(NAME_ROLE) == "ship/keel/"
    sidebar.select("wood")
    assert list_of(sidebar).currentIndex().data(NAME_ROLE) == "wood/"


def test_the_filter_shows_the_way_to_what_it_finds(sidebar: Sidebar, qtbot: QtBot) -> None:
    qtbot.keyClicks(sidebar.findChild(QLineEdit), "jib")
    assert names(sidebar) == ["ship/", "ship/sail/", "ship/sail/jib/"]


def test_a_reader_of_screens_hears_how_far_in_and_whether_it_is_folded(sidebar: Sidebar) -> None:
    sidebar.set_unfolded(["ship/"])
    model = list_of(sidebar).model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(1, 5)]
    assert said == [
        "ship, 9, unfolded", "keel, 4, level 2", "sail, 3, level 2, folded", "wood, 2",
    ]  # fmt: skip
