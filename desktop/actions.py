"""The commands as live ``QAction`` objects, and the menus made of them.

:class:`ActionRegistry` turns the table of :mod:`desktop.action_table` into actions and menus,
lets controllers bind them by name, and puts their words anew when the language changes.

Bare letters (``j``, ``/``, Space …) are shortcuts too, so they must stay letters while somebody
types. Text fields claim them by themselves in Qt; buttons, boxes and item views that are
waiting for a Space or for letters do not. :class:`BareKeyGuard` claims those for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.action_ids import EXCLUSIVE_MENUS, ActionId, ActionSpec, MenuId
from desktop.action_table import ACTIONS
from desktop.icons import icon
from desktop.menu_table import MENUS

TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
BARE_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
ARROWS = {"Left": "←", "Right": "→"}
BUTTON_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def translated(text: str) -> str:
    """A text of the table in the language of the user."""
    return QCoreApplication.translate("Actions", text)


def plain(text: str) -> str:
    """A menu text as prose: without mnemonic, ``(&F)`` of Chinese menus and dots.

    >>> plain("&Import Folder…"), plain("文件(&F)")
    ('Import Folder', '文件')
    """
    before, marker, after = text.partition("(&")
    if marker and after[1:2] == ")":
        text = before + after[2:]
    return re.sub("&(.)", r"\1", text).removesuffix("…")


def takes_text(widget: QObject) -> bool:
    """Whether somebody may type into *widget*: text that is only for reading takes no letters."""
    if isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)):
        return not widget.isReadOnly()
    return isinstance(widget, TEXT_FIELDS)


class BareKeyGuard(QObject):
    """Keeps single-key shortcuts away from widgets that use the key themselves.

    It watches only the widget that has the focus: a filter on the whole application would run
    Python for every event.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.on_focus_changed)

    def on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Follow the focus."""
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(now, (*TEXT_FIELDS, QAbstractButton)):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim bare keys for fields to type in, and Space and Return for buttons."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            bare = event.modifiers() in BARE_MODIFIERS and event.key() < Qt.Key.Key_Escape
            is_button = isinstance(watched, QAbstractButton)
            if event.key() in BUTTON_KEYS if is_button else bare and takes_text(watched):
                event.accept()
                return True
        return super().eventFilter(watched, event)


class ActionRegistry(QObject):
    """All actions and menus of one window."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._groups: dict[MenuId, QActionGroup] = {}
        self._actions = {spec.id: self._make_action(spec) for spec in ACTIONS}
        self._bound: set[ActionId] = set()
        self._menus: dict[MenuId, QMenu] = {}
        self._build_menus()
        self._guard = BareKeyGuard(self)
        self.retranslate()
        self.refresh_icons()

    def action(self, action_id: ActionId) -> QAction:
        """The one action of that name."""
        return self._actions[action_id]

    def menu(self, menu_id: MenuId) -> QMenu:
        """The one menu of that name."""
        return self._menus[menu_id]

    def bind(self, action_id: ActionId, slot: Callable[..., Any]) -> None:
        """Call ``slot`` (a bound method of a QObject) when the action is triggered."""
        self._actions[action_id].triggered.connect(slot)
        self._bound.add(action_id)

    def unbound(self) -> list[ActionId]:
        """Actions that nobody answers to: a defect, kept at zero by a test."""
        return [spec.id for spec in ACTIONS if spec.id not in self._bound]

    def set_keys(self, keys: Mapping[ActionId, Sequence[str]]) -> None:
        """Give each command these keys; menus show the first."""
        for action_id, wanted in keys.items():
            sequences = [QKeySequence(key) for key in wanted]
            if self._actions[action_id].shortcuts() != sequences:
                self._actions[action_id].setShortcuts(sequences)

    def set_enabled(self, action_ids: Iterable[ActionId], enabled: bool) -> None:
        """Enable or grey several actions."""
        for action_id in action_ids:
            self._actions[action_id].setEnabled(enabled)

    def set_checked(self, action_id: ActionId, checked: bool) -> None:
        """Show a state without telling the listeners of ``triggered``."""
        self._actions[action_id].setChecked(checked)

    def retranslate(self) -> None:
        """Put all words anew in the language of now."""
        for spec in ACTIONS:
            action = self._actions[spec.id]
            action.setText(translated(spec.text))
            action.setIconText(plain(translated(spec.text)))
        for menu_spec in MENUS:
            self._menus[menu_spec.id].setTitle(translated(menu_spec.text))

    def refresh_icons(self) -> None:
        """Tint all icons anew from the palette of now."""
        for spec in ACTIONS:
            if spec.icon:
                self._actions[spec.id].setIcon(icon(spec.icon))

    def _make_action(self, spec: ActionSpec) -> QAction:
        action = QAction(self._window)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setCheckable(spec.checkable or spec.menu in EXCLUSIVE_MENUS)
        action.setMenuRole(spec.role)
        if spec.menu in EXCLUSIVE_MENUS:
            self._groups.setdefault(spec.menu, QActionGroup(self)).addAction(action)
        self._window.addAction(action)
        return action

    def _build_menus(self) -> None:
        bar = self._window.menuBar()
        for menu_spec in MENUS:
            menu = QMenu(self._window)
            menu.setObjectName(menu_spec.id)
            self._menus[menu_spec.id] = menu
            if menu_spec.parent is None:
                bar.addMenu(menu)
        for spec in ACTIONS:
            if spec.separator:
                self._menus[spec.menu].addSeparator()
            self._menus[spec.menu].addAction(self._actions[spec.id])
        for menu_spec in MENUS:
            if menu_spec.parent is not None and menu_spec.before is not None:
                before = self._actions[menu_spec.before]
                self._menus[menu_spec.parent].insertMenu(before, self._menus[menu_spec.id])


def shown_keys(keys: str) -> str:
    """A key or chord as it is called in the user's language; arrows are drawn."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    before, plus, _name = shown.rpartition("+")
    arrow = ARROWS.get(keys.rpartition("+")[2])
    return before + plus + arrow if plus and arrow else shown


def shortcut_rows(
    keys_of: Mapping[ActionId, Sequence[str]],
) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """The list of keys for the help: (menu, [(command, [keys]), …]) in the user's language."""
    titles = {spec.id: plain(translated(spec.text)) for spec in MENUS}
    rows: dict[str, list[tuple[str, list[str]]]] = {}
    for spec in ACTIONS:
        if keys_of[spec.id]:
            # In some languages both keys of a chord such as Ctrl+Return have one name.
            keys = list(dict.fromkeys(shown_keys(one) for one in keys_of[spec.id]))
            rows.setdefault(titles[spec.menu], []).append((plain(translated(spec.text)), keys))
    return list(rows.items())
