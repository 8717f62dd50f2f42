"""Help → Keys and Help → Change Keys…: which keys commands have, and other ones for them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.action_ids import ActionId
from desktop.action_table import ACTIONS
from desktop.actions import plain, shortcut_rows, shown_keys, translated
from desktop.key_choice import (
    Keys,
    all_keys,
    owner_of,
    read_keys,
    usable_key,
    with_keys,
    with_our_keys,
    write_keys,
)
from desktop.menu_table import MENUS
from desktop.settings import KEYS, Settings
from desktop.views.key_editor import KeyEditor, KeyLine
from desktop.views.keys import KeysDialog
from desktop.views.main_window import MainWindow


class KeysController(QObject):
    """Keeps changed keys in the settings and gives them to the commands at once: ``changed()``."""

    changed = Signal()

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        kept: list[str] = settings.get(KEYS)
        self._changed = read_keys(kept)
        self.dialog: KeysDialog | None = None
        self.editor: KeyEditor | None = None
        registry = window.registry
        registry.bind(ActionId.SHORTCUTS, self.show_keys)
        registry.bind(ActionId.CHANGE_KEYS, self.show_editor)
        window.language_changed.connect(self.on_language_changed)
        registry.set_keys(all_keys(self._changed))

    def show_keys(self) -> None:
        """Help → Keys."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
        self.dialog = KeysDialog(shortcut_rows(all_keys(self._changed)), self._window)
        self.dialog.change_requested.connect(self.show_editor)
        self.dialog.show()

    def on_language_changed(self) -> None:
        """Say everything anew."""
        if self.dialog is not None and self.dialog.isVisible():
            place = self.dialog.geometry()
            self.show_keys()
            self.dialog.setGeometry(place)
        self.show_lines()

    def show_editor(self) -> None:
        """Help → Change Keys…"""
        if self.dialog is not None:
            self.dialog.close()
        if self.editor is not None:
            self.editor.close()
            self.editor.deleteLater()
        self.editor = editor = KeyEditor(self._window)
        editor.key_pressed.connect(self.on_key_pressed)
        editor.replaced.connect(self.on_replaced)
        editor.added.connect(self.on_added)
        editor.cleared.connect(self.on_cleared)
        editor.reset_one.connect(self.on_reset_one)
        editor.reset_all.connect(self.on_reset_all)
        self.show_lines()
        editor.show()

    def show_lines(self) -> None:
        """Say which keys there are, in the language of now."""
        if self.editor is None:
            return
        menus, keys = {one.id: one for one in MENUS}, all_keys(self._changed)
        lines = []
        for spec in ACTIONS:
            menu = plain(translated(menus[spec.menu].text))
            #: A command and its menu, in the list of keys, as in "File: Quit".
            words = QCoreApplication.translate("Keys", "{menu}: {command}")
            label = words.format(menu=menu, command=plain(translated(spec.text)))
            shown = "  ".join(map(shown_keys, keys[spec.id]))
            is_changed = keys[spec.id] != spec.keys
            lines.append(KeyLine(spec.id, label, shown, spec.icon or "keyboard", is_changed))
        self.editor.set_lines(lines)

    # What the user asks for

    def on_key_pressed(self, name: str, key: str) -> None:
        """Say whose key it is."""
        if self.editor is None:
            return
        owner = owner_of(key, self._changed)
        translate = QCoreApplication.translate
        if not usable_key(key):
            text = translate("Keys", "{key} is needed everywhere and cannot be changed.")
        elif owner is None:
            text = translate("Keys", "{key} is free.")
        elif owner == name:
            text = translate("Keys", "“{command}” has {key} already.")
        else:
            text = translate("Keys", "“{command}” has {key}. It will be taken from there.")
        command = plain(self._window.registry.action(owner).text()) if owner is not None else ""
        words = text.format(key=shown_keys(key), command=command)
        self.editor.say(words, can_use=bool(usable_key(key)))

    def on_replaced(self, name: str, key: str) -> None:
        """This key alone."""
        self._use(with_keys(self._changed, ActionId(name), (key,)))

    def on_added(self, name: str, key: str) -> None:
        """This key besides the others."""
        action_id = ActionId(name)
        keys = (*all_keys(self._changed)[action_id], key)
        self._use(with_keys(self._changed, action_id, keys))

    def on_cleared(self, name: str) -> None:
        """No key at all."""
        self._use(with_keys(self._changed, ActionId(name), ()))

    def on_reset_one(self, name: str) -> None:
        """Our keys for one command."""
        self._use(with_our_keys(self._changed, ActionId(name)))

    def on_reset_all(self) -> None:
        """Our keys for all."""
        self._use({})

    def _use(self, changed: Mapping[ActionId, Keys]) -> None:
        self._changed = dict(changed)
        self._settings.set(KEYS, write_keys(self._changed))
        self._window.registry.set_keys(all_keys(self._changed))
        self.show_lines()
        self.changed.emit()
