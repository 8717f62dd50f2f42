"""View → Rows of the List: two lines a post, or one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.action_ids import ActionId
from desktop.settings import DENSITY, Settings
from desktop.views.main_window import MainWindow

DENSITY_ACTIONS = {
    "comfortable": ActionId.DENSITY_COMFORTABLE,
    "compact": ActionId.DENSITY_COMPACT,
}


class DensityController(QObject):
    """Gives the list the height of its rows; the choice is kept in the settings."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        for action in DENSITY_ACTIONS.values():
            window.registry.bind(action, self.on_triggered)
        chosen = settings.get(DENSITY)
        window.registry.set_checked(DENSITY_ACTIONS[chosen], True)
        window.post_list.set_compact(chosen == "compact")

    def on_triggered(self) -> None:
        """One of them was chosen."""
        is_compact = self._window.registry.action(ActionId.DENSITY_COMPACT).isChecked()
        self._settings.set(DENSITY, "compact" if is_compact else "comfortable")
        self._window.post_list.set_compact(is_compact)
