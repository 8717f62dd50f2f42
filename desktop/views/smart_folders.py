"""The smart folders above the sidebars: those that every archive has, then the saved searches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from archive import PostCount
from desktop.views.smart_folder import PADDING, SmartFolder

PROBLEMS = "problems"
LEAST_LINES = 3  # in a low window the sidebars need room, too


@dataclass(frozen=True, slots=True)
class FolderLine:
    """One line to be shown. ``key`` is a word for those that every archive has, the number of a
    saved search for the others. ``is_kept``: it stays with nothing in it."""

    key: str | int
    icon: str
    label: str
    tip: str = ""
    fault: str = ""
    is_kept: bool = True


class SmartFolders(QScrollArea):
    """One stop for the Tab key, within which the arrow keys walk. Scrolls where there are many.

    Signals: ``folder_clicked(key, checked)``; of saved searches ``rename_requested(id)``,
    ``edit_requested(id)``, ``remove_requested(id)`` and ``move_requested(id, by)``.

    Setters: :meth:`set_lines`, :meth:`set_count`, :meth:`set_chosen`, :meth:`show_choice`,
    :meth:`allow_changes`. ``problems`` is the line of the problems, which shows itself.
    """

    folder_clicked = Signal(object, bool)
    rename_requested = Signal(int)
    edit_requested = Signal(int)
    remove_requested = Signal(int)
    move_requested = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems = SmartFolder("warning")
        self._folders: dict[str | int, SmartFolder] = {}
        self._keys: list[str | int] = []
        self._chosen: str | int | None = None
        self._is_choice_shown = True
        self._can_change = False
        self.menu: QMenu | None = None
        self._stop: SmartFolder | None = None
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        self._rule.setFixedHeight(1)
        self._body = QWidget()
        self._layout = QVBoxLayout(self._body)
        self._layout.setContentsMargins(0, 4, 0, 4)
        self._layout.setSpacing(0)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take_in(PROBLEMS, self.problems)
        self.set_lines(())
        self._retranslate()

    # What is shown

    def set_lines(self, lines: Sequence[FolderLine]) -> None:
        """Show these, in this order; the count, the choice and the cursor of those that stay are
        as they were. The line of the problems comes before the saved searches."""
        wanted: dict[str | int, FolderLine | None] = {}
        for one in lines:
            if isinstance(one.key, int):
                wanted.setdefault(PROBLEMS, None)
            wanted[one.key] = one
        wanted.setdefault(PROBLEMS, None)
        before, self._keys = self._keys, list(wanted)
        self._drop([key for key in self._folders if key not in wanted], before)
        while self._layout.count():
            self._layout.takeAt(0)
        for key, line in wanted.items():
            folder = self._folders.get(key) or self._take_in(key, SmartFolder("search"))
            if isinstance(key, int) and self._layout.indexOf(self._rule) < 0:
                self._layout.addSpacing(3)
                self._layout.addWidget(self._rule)
                self._layout.addSpacing(3)
            self._layout.addWidget(folder)
            if line is not None:
                folder.set_icon(line.icon)
                folder.set_label(line.label, line.tip)
                folder.set_fault(line.fault)
                folder.set_kept(line.is_kept)
        self._layout.addStretch(1)
        self._rule.setVisible(any(isinstance(key, int) for key in self._keys))
        self._show_choice()

    def set_count(self, key: str | int, count: PostCount) -> None:
        """Say how much is in a folder, if it is there."""
        folder = self._folders.get(key)
        if folder is not None:
            folder.set_count(count.posts, exact=count.exact)
            self._find_tab_stop()

    def set_chosen(self, key: str | int | None) -> None:
        """Mark the folder whose posts are on show; None: they are no folder's."""
        self._chosen = key
        self._show_choice()

    def show_choice(self, shown: bool) -> None:
        """Whether the chosen folder looks chosen: not while something else is on show."""
        self._is_choice_shown = shown
        self._show_choice()

    def allow_changes(self, allowed: bool) -> None:
        """Whether saved searches can be changed."""
        self._can_change = allowed

    def folder(self, key: str | int) -> SmartFolder | None:
        """The line of a folder, if it is there."""
        return self._folders.get(key)

    def _show_choice(self) -> None:
        for key, folder in self._folders.items():
            if key != PROBLEMS:
                folder.setChecked(self._is_choice_shown and key == self._chosen)
                folder.show_or_hide()
        self._find_tab_stop()

    # Lines

    def _take_in(self, key: str | int, folder: SmartFolder) -> SmartFolder:
        folder.setParent(self._body)
        folder.setProperty("key", key)
        self._folders[key] = folder
        folder.stepped.connect(self._on_stepped)
        self.setTabOrder(self.problems, folder)  # wherever in the window it was made: beside others
        if key != PROBLEMS:
            folder.clicked.connect(self._on_clicked)
        if isinstance(key, int):
            folder.rename_requested.connect(self._on_rename)
            folder.remove_requested.connect(self._on_remove)
            folder.move_requested.connect(self._on_move)
            folder.menu_requested.connect(self._on_menu)
        return folder

    def _drop(self, keys: Sequence[str | int], before: Sequence[str | int]) -> None:
        """Take lines away; the cursor goes on to a neighbour."""
        for key in keys:
            folder = self._folders.pop(key)
            if folder.hasFocus():
                at = before.index(key)
                left = [one for one in (*before[at + 1 :], *before[:at][::-1])
                        if one in self._folders and not self._folders[one].isHidden()]  # fmt: skip
                if left:
                    self._folders[left[0]].setFocus()
            folder.hide()
            folder.deleteLater()

    def _find_tab_stop(self) -> None:
        """The chosen line, or else the first, takes the cursor from the Tab key."""
        there = [one for one in self._ordered() if not one.isHidden()]
        stop = next((one for one in there if one.isChecked()), there[0] if there else None)
        for folder in self._folders.values():
            policy = Qt.FocusPolicy.StrongFocus if folder is stop else Qt.FocusPolicy.ClickFocus
            folder.setFocusPolicy(policy)
        self.setVisible(bool(there))
        self._stop = stop
        self.updateGeometry()

    def _ordered(self) -> list[SmartFolder]:
        return [self._folders[key] for key in self._keys if key in self._folders]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the cursor to all of them gives it to one. A focus proxy would do the same,
        but makes the Tab key pass over what comes next."""
        if self._stop is not None:
            self._stop.setFocus(event.reason())

    def sizeHint(self) -> QSize:
        """As high as what is in it."""
        return QSize(80, self._body.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few lines, where there are as many."""
        line = self.fontMetrics().height() + PADDING
        return QSize(80, min(self.sizeHint().height(), LEAST_LINES * line))

    # What is done with them

    def _on_stepped(self, by: int) -> None:
        there = [one for one in self._ordered() if not one.isHidden()]
        here = there.index(self.sender())  # type: ignore[arg-type]
        target = there[max(0, min(len(there) - 1, here + by))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(target, 0, PADDING)

    def _on_clicked(self, checked: bool) -> None:
        self.folder_clicked.emit(self.sender().property("key"), checked)

    def _on_rename(self) -> None:
        self._ask(self.rename_requested)

    def _on_remove(self) -> None:
        self._ask(self.remove_requested)

    def _on_move(self, by: int) -> None:
        if self._can_change:
            self.move_requested.emit(self.sender().property("key"), by)

    def _ask(self, signal: object) -> None:
        if self._can_change:
            signal.emit(self.sender().property("key"))  # type: ignore[attr-defined]

    def _on_menu(self, place: QPoint) -> None:
        key = self.sender().property("key")
        saved = [one for one in self._keys if isinstance(one, int)]
        self.menu = menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        translate = QCoreApplication.translate
        at = saved.index(key)
        for name, text, keys, possible in (
            ("rename", translate("SmartFolders", "&Rename…"), "F2", True),
            ("edit", translate("SmartFolders", "&Edit Query…"), "", True),
            ("up", translate("SmartFolders", "Move &Up"), "Alt+Up", at > 0),
            ("down", translate("SmartFolders", "Move &Down"), "Alt+Down", at + 1 < len(saved)),
            ("delete", translate("SmartFolders", "De&lete"), "Del", True),
        ):
            action = menu.addAction(text)
            action.setShortcut(keys)
            action.setObjectName(name)
            action.setData(key)
            action.setEnabled(possible and self._can_change)
        menu.triggered.connect(self._on_menu_triggered)
        menu.popup(place)

    def _on_menu_triggered(self, action: QAction) -> None:
        key = action.data()
        if action.objectName() == "rename":
            self.rename_requested.emit(key)
        elif action.objectName() == "edit":
            self.edit_requested.emit(key)
        elif action.objectName() == "delete":
            self.remove_requested.emit(key)
        else:
            self.move_requested.emit(key, -1 if action.objectName() == "up" else 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("SmartFolders", "Smart folders"))
