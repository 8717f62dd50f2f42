"""How articles are set: the panel "Aa", what it keeps, and the viewer that follows at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.look import LookController
from desktop.settings import (
    FACE,
    FONT_SCALE,
    INDENTS,
    LEADING,
    MEASURE,
    SPACES,
    THEME,
    Setting,
    Settings,
)
from desktop.typography_settings import TYPOGRAPHY, TypographySettings
from desktop.views.main_window import MainWindow
from desktop.views.typography_panel import TypographyPanel
from desktop.views.viewer.typography import Typography


class TypographyController(QObject):
    """Answers View → Text and Colours…; an archive's own choices win while it is open.

    ``shown()``: what holds may be something else now.
    """

    shown = Signal()

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        archives: ArchivesController,
        look: LookController,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._look = window, settings, look
        self._kept = TypographySettings(settings)
        self.panel = TypographyPanel(window)
        self.panel.changed.connect(self.change)
        self.panel.own_changed.connect(self.on_own_changed)
        self.panel.reset_requested.connect(self.reset)
        archives.archive_opened.connect(self.on_archive_opened)
        archives.archive_closed.connect(self.on_archive_closed)
        look.shown.connect(self._show_values)
        window.registry.bind(ActionId.TYPOGRAPHY, self.open_panel)

    def open_panel(self) -> None:
        """View → Text and Colours…"""
        self._show_values()
        self.panel.open_below(self._window.article_tool(ActionId.TYPOGRAPHY))

    def apply(self) -> None:
        """Have the viewer, if it is here, set articles as the settings say."""
        kept = self._kept
        typography = Typography(
            scale=kept.get(FONT_SCALE),
            face=kept.get(FACE),
            leading=kept.get(LEADING),
            measure=kept.get(MEASURE),
            indents=kept.get(INDENTS),
            spaces=kept.get(SPACES),
        )
        if self._window.viewer is not None:
            self._window.viewer.set_typography(typography)
        self._show_values()

    def change(self, setting: Setting[Any], value: object) -> None:
        """Keep a choice, and show it. The theme is one for the window, whatever is open in it."""
        if setting is THEME:
            self._look.change(THEME, value)
            return
        self._kept.set(setting, value)
        self.apply()

    def value(self, setting: Setting[Any]) -> Any:
        """What holds now."""
        return self._kept.get(setting)

    def is_own(self) -> bool:
        """Whether that holds for the open archive alone."""
        return self._kept.is_own()

    def on_own_changed(self, own: bool) -> None:
        """The open archive gets choices of its own, or gives them up."""
        self._kept.set_own(own)
        self.apply()

    def reset(self) -> None:
        """Everything as it was when the program was new; the theme stays."""
        self._kept.reset()
        self.apply()

    def on_archive_opened(self, path: Path) -> None:
        """Its own choices, if it has some."""
        self._kept.use(path)
        self.apply()

    def on_archive_closed(self) -> None:
        """The choices of all archives."""
        self._kept.use(None)
        self.apply()

    def _show_values(self) -> None:
        values = {setting.key: self._kept.get(setting) for setting in TYPOGRAPHY}
        values[THEME.key] = self._settings.get(THEME)
        can_be_own = self._kept.archive is not None
        self.panel.show_values(values, own=self._kept.is_own(), can_be_own=can_be_own)
        self.shown.emit()
