"""The walk through the program on which looks.py takes its pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QListWidget, QMenu, QWidget

from desktop.action_ids import SECTION_ACTIONS, ActionId, MenuId
from desktop.app import Desktop
from desktop.settings import Settings
from desktop.views.main_window import MainWindow

SIZE = (1024, 700)
MOMENT_MS, LONGEST_MS = 350, 20_000
LEAST_WIDTH = 40  # less is no window
SKIPPED = {
    *(one for one in ActionId if one.startswith(("theme", "language", "sort", "zoom", "density"))),
    ActionId.IMPORT_FOLDER, ActionId.NEW_ARCHIVE, ActionId.OPEN_ARCHIVE, ActionId.CLOSE_ARCHIVE,
    ActionId.EXPORT, ActionId.EXPORT_SELECTED, ActionId.BACK_UP, ActionId.QUIT, ActionId.PRINT,
    ActionId.SAVE_PDF, ActionId.OPEN_SOURCE, ActionId.FULL_SCREEN, ActionId.OPTIMIZE,
    ActionId.OPEN_SAMPLE, ActionId.REPAIR,
}  # fmt: skip
"""They ask the system for a file, leave the program, or change the look of the pictures."""


class Tour:
    """One walk through the program, in one look."""

    def __init__(self, app: QApplication, settings: Settings, out: Path, folder: Path) -> None:
        self.app, self.out, self.folder = app, out, folder
        self.desk = Desktop(app, settings, open_external=lambda _url: True)
        self.names: list[str] = []

    @property
    def window(self) -> MainWindow:
        return self.desk.window

    def pause(self, milliseconds: int = MOMENT_MS) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait(self, condition: Callable[[], bool]) -> None:
        for _ in range(LONGEST_MS // 50):
            if condition():
                return
            self.pause(50)
        print(f"  {self.names[-1:]}: what was waited for did not come", file=sys.stderr)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window, or of what lies over it."""
        self.pause()
        (widget or self.window).grab().save(str(self.out / f"{name}.png"))
        self.names.append(name)

    def choose(self, action: ActionId) -> None:
        """A command of the menus."""
        self.window.activateWindow()
        self.window.registry.action(action).trigger()
        self.pause()

    def others(self) -> list[QWidget]:
        """The windows beside the main one."""
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        return [one for one in shown if one is not self.window and one.width() > LEAST_WIDTH]

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key, wherever the cursor is."""
        focus = self.app.focusWidget()
        QTest.keyClick(focus if focus and focus.isVisible() else self.window, key, modifiers)

    def close_others(self) -> None:
        for one in self.others():
            one.close()
        self.press(Qt.Key.Key_Escape)
        self.pause(50)

    def before(self, show: Callable[[], object], name: str) -> None:
        """A picture of a question that stops the program until it is answered."""

        def shoot() -> None:
            box = QApplication.activeModalWidget()
            if box is not None:
                self.shoot(name, box)
                box.close()

        QTimer.singleShot(MOMENT_MS, shoot)
        show()

    # The steps

    def run(self) -> None:
        """All of it."""
        self.wait(lambda: self.window.viewer is not None)
        self.window.resize(*SIZE)
        self.pause(4 * MOMENT_MS)
        for step in (self.menus, self.reader, self.windows, self.searches, self.questions):
            step()
        self.window.close()

    def menus(self) -> None:
        """Every menu of the menu bar and of the lists."""
        for menu_id in MenuId:
            menu = self.window.registry.menu(menu_id)
            menu.popup(self.window.mapToGlobal(QPoint(20, 20)))
            self.shoot(f"menu-{menu_id}", menu)
            menu.close()
        view = self.window.categories.findChild(QListView)
        QTest.keyClick(view, Qt.Key.Key_Down)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(20, 60), QPoint(20, 60))
        self.app.sendEvent(view.viewport(), event)
        for menu in self.window.categories.findChildren(QMenu):
            if menu.isVisible():
                self.shoot("menu-of-a-category", menu)
                menu.close()

    def reader(self) -> None:
        """List and article, with all there can be around them."""
        self.choose(ActionId.ALL_POSTS)
        self.desk.browse.show_tag("harbour")
        self.pause(3 * MOMENT_MS)
        self.window.post_list.select_row(0)
        self.pause(3 * MOMENT_MS)
        self.shoot("reader")
        self.window.banner.show_message("The archive is on a network drive. 档案在网络驱动器上。")
        self.shoot("banner")
        self.window.banner.hide()
        for action in SECTION_ACTIONS.values():
            self.choose(action)
        self.desk.browse.show_category("ships/sail/")
        self.pause(2 * MOMENT_MS)
        self.shoot("sections")
        for action in SECTION_ACTIONS.values():
            self.choose(action)
        self.window.post_list.setFocus()
        for _ in range(3):
            QTest.keyClick(
                self.window.post_list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier
            )
        self.choose(ActionId.ADD_STARS)
        self.shoot("several-posts")
        self.choose(ActionId.DENSITY_COMPACT)
        self.shoot("compact")
        self.choose(ActionId.DENSITY_COMFORTABLE)
        self.choose(ActionId.SIDEBARS)
        self.shoot("without-sidebars")
        self.choose(ActionId.SIDEBARS)
        for _ in range(2):
            self.press(Qt.Key.Key_Tab)
        self.shoot("focus-ring")

    def windows(self) -> None:
        """Every command that opens a window or shows a page."""
        for action in ActionId:
            command = self.window.registry.action(action)
            if action in SKIPPED or command.isCheckable() or not command.isEnabled():
                continue
            page, boxes = self.window.page(), self.others()
            parts = self.parts()
            self.choose(action)
            opened = [one for one in self.others() if one not in boxes]
            for number, one in enumerate(opened):
                self.shoot(f"{action}{number or ''}", one)
                self.pages_of(one, action)
            if not opened and (self.window.page() is not page or self.parts() - parts):
                self.pause(2 * MOMENT_MS)
                self.shoot(str(action))
            self.close_others()
            if self.window.page() is not None:
                self.choose(ActionId.ALL_POSTS)

    def parts(self) -> set[str]:
        """The named parts of the main window that are to be seen."""
        parts = self.window.findChildren(QWidget)
        return {one.objectName() or type(one).__name__ for one in parts if one.isVisible()}

    def pages_of(self, window: QWidget, action: ActionId) -> None:
        """The pages of a window that has several, and the end of one that is long."""
        if action is ActionId.PREFERENCES:
            pages = window.findChild(QListWidget)
            for row in range(1, pages.count()):
                pages.setCurrentRow(row)
                self.shoot(f"{action}-{row}", window)

    def searches(self) -> None:
        """Results, no results, and a query that cannot be read."""
        for name, query in (("hits", "起重机"), ("nothing", "zzzz"), ("unreadable", "a OR (b")):
            self.look_for(query)
            self.shoot(f"search-{name}")
        self.look_for("")
        self.choose(ActionId.ALL_POSTS)

    def look_for(self, query: str) -> None:
        """Search, as after Return in the box."""
        self.window.activateWindow()  # why it cannot be read is said where the cursor is
        self.window.search_bar.set_text(query)
        self.window.search_bar.focus_box()
        self.desk.browse.search(query)
        self.pause(4 * MOMENT_MS)

    def questions(self) -> None:
        """Questions, the preview and the report of an import, and the first page of all."""
        ask, translate = self.desk.asker, QCoreApplication.translate
        error = translate("Messages", "The archive does not have this post.")
        question = translate(
            "App",
            "An import is running. Quit and stop it? What was read so far is kept, and the "
            "next import goes on from there.",
        )
        self.before(lambda: ask.show_error(error), "an-error")
        self.before(lambda: ask.confirm(question, translate("App", "Quit")), "a-question")
        self.before(lambda: ask.only_what_is_listed("12"), "what-to-export")
        self.preview()
        self.choose(ActionId.CLOSE_ARCHIVE)
        self.wait(lambda: not self.window.is_reading())
        self.shoot("welcome")

    def preview(self) -> None:
        """The preview of an import."""
        self.desk.imports.start(self.folder)
        previews = self.desk.imports.previews
        self.wait(lambda: previews.dialog is not None and previews.dialog.isVisible())
        self.pause(4 * MOMENT_MS)
        if previews.dialog is not None:
            self.shoot("preview", previews.dialog)
        self.close_others()
