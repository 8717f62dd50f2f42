"""Help: the user guide, what this program is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialog

from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.sandbox import sandbox_fact
from desktop.i18n import Translations
from desktop.paths import data_folder, resource
from desktop.views.dialogs import AboutDialog
from desktop.views.guide import GuideDialog
from desktop.views.main_window import MainWindow
from desktop.views.viewer.chromium import sandbox_in_use


class HelpController(QObject):
    """Answers the Help menu, but for the keys. Each of its windows is there once at most."""

    def __init__(
        self, window: MainWindow, translations: Translations, archives: ArchivesController
    ) -> None:
        super().__init__(window)
        self._window, self._translations, self._archives = window, translations, archives
        self.dialog: QDialog | None = None
        window.language_changed.connect(self.on_language_changed)
        registry = window.registry
        registry.bind(ActionId.USER_GUIDE, self.show_guide)
        registry.bind(ActionId.ABOUT, self.show_about)

    def show_guide(self) -> None:
        """Help → User Guide, in the language of the window."""
        file = resource("guide", f"user-guide.{self._translations.language}.md")
        text = file.read_text(encoding="utf-8")
        self._show(GuideDialog(text, file.parent, self._window))

    def show_about(self) -> None:
        """Help → About Microfiche."""
        about = AboutDialog(version(), self._archives.path, data_folder(), self._window)
        name = QCoreApplication.translate("Dialogs", "Article sandbox")
        about.add_fact(name, sandbox_fact(sandbox_in_use()))
        self._show(about)

    def on_language_changed(self) -> None:
        """The window on show says the same in another language, where it is."""
        if self.dialog is None or not self.dialog.isVisible():
            return
        show = self.show_guide if isinstance(self.dialog, GuideDialog) else self.show_about
        place = self.dialog.geometry()
        show()
        self.dialog.setGeometry(place)

    def _show(self, dialog: QDialog) -> None:
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
        self.dialog = dialog
        dialog.show()


def version() -> str:
    """The version of this program."""
    from importlib import metadata  # noqa: PLC0415  (not needed to start)

    return metadata.version("microfiche")
