"""The dialog of one highlight or note, and what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from archive import Anchor, Colour, Highlight
from desktop.controllers.archives import ArchivesController
from desktop.controllers.highlight_changes import HighlightChanges
from desktop.views.highlight_dialog import HighlightDialog
from desktop.views.main_window import MainWindow


class HighlightEditing(QObject):
    """Shows one dialog at a time, and none for an archive that can only be read."""

    def __init__(
        self, window: MainWindow, archives: ArchivesController, changes: HighlightChanges
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self._changes = window, archives, changes
        self.dialog: HighlightDialog | None = None

    def add(self, post_id: int, anchor: Anchor, colour: Colour) -> None:
        """Ask for the note of a new highlight, or of a note on the whole post."""
        dialog = self._open(anchor.quote, colour, "", is_new=True)
        if dialog is None:
            return

        def save() -> None:
            if anchor.quote or dialog.note_text():
                self._changes.add(post_id, dialog.colour(), anchor, dialog.note_text())

        dialog.accepted.connect(save)
        dialog.open()

    def edit(self, post_id: int, known: Highlight) -> None:
        """Ask for another colour and another note. A note on a post that is emptied goes."""
        dialog = self._open(known.anchor.quote, known.colour, known.note, is_new=False)
        if dialog is None:
            return

        def save() -> None:
            if known.is_on_post and not dialog.note_text():
                self._changes.remove([(post_id, known)])
            else:
                self._changes.change([known.id], colour=dialog.colour(), note=dialog.note_text())

        def remove() -> None:
            dialog.reject()
            self._changes.remove([(post_id, known)])

        dialog.accepted.connect(save)
        dialog.remove_requested.connect(remove)
        dialog.open()

    def close(self) -> None:
        """Another archive is open: what was asked is void."""
        if self.dialog is not None:
            self.dialog.reject()

    def _open(
        self, quote: str, colour: Colour, note: str, *, is_new: bool
    ) -> HighlightDialog | None:
        if self.dialog is not None or self._archives.writer is None:
            return None
        self.dialog = HighlightDialog(quote, colour, note, is_new=is_new, parent=self._window)
        self.dialog.finished.connect(self.on_finished)
        return self.dialog

    def on_finished(self) -> None:
        """The dialog is closed."""
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
