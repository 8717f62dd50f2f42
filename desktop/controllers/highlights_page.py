"""Go → Highlights and Notes: the page with all of them, in the place of list and article."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from archive import ArchiveError, ListedHighlight
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.highlight_tasks import (
    ListTask,
    MarkdownTask,
    UnplacedTask,
    Wanted,
    WholesTask,
    WholeTask,
)
from desktop.controllers.highlights import HighlightsController
from desktop.controllers.leaving import leave_for_posts
from desktop.messages import describe_error, number
from desktop.models.highlights import HighlightModel
from desktop.translatable import PLURAL, translate
from desktop.views.dialogs import Asker
from desktop.views.highlight_dialog import colour_icon
from desktop.views.main_window import MainWindow

FILE_NAME = "highlights.md"
MESSAGE_MS = 4_000


class HighlightsPageController(QObject):
    """Fills the page and answers it. What is changed goes through :class:`HighlightsController`."""

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        archives: ArchivesController,
        browse: BrowseController,
        highlights: HighlightsController,
    ) -> None:
        super().__init__(window)
        self._window, self._asker, self._archives = window, asker, archives
        self._browse, self._highlights = browse, highlights
        self._page = window.highlights_page
        self._chosen: int | None = None
        self._row = 0
        self._file = Path()
        self.model = HighlightModel(colour_icon, self)
        self._page.set_model(self.model)
        self._connect()
        self.on_archive_changed()

    def _connect(self) -> None:
        window, page = self._window, self._page
        window.registry.bind(ActionId.HIGHLIGHTS, self.open)
        leave_for_posts(window, self.leave, ActionId.PROBLEMS)
        window.problems_folder.clicked.connect(self.leave)
        window.language_changed.connect(self._say_count)
        self._archives.archive_opened.connect(self.on_archive_changed)
        self._archives.archive_closed.connect(self.on_archive_changed)
        page.filter_changed.connect(self.refresh)
        page.show_requested.connect(self.show_in_article)
        page.edit_requested.connect(self.edit)
        page.remove_requested.connect(self.remove)
        page.export_requested.connect(self.export)
        page.left.connect(self.leave_to_list)

    # Showing

    def open(self) -> None:
        """Go → Highlights and Notes."""
        if self._archives.reader is not None:
            self._page.reset()
            self._window.show_highlights(True)
            self._page.setFocus()
            self.refresh()

    def leave(self) -> None:
        """Show something else again."""
        if self._window.is_showing_highlights():
            self._window.show_highlights(False)

    def leave_to_list(self) -> None:
        """Escape: back to the posts."""
        self.leave()
        self._window.post_list.setFocus()

    def on_archive_changed(self) -> None:
        """Another archive, other highlights."""
        self.leave()
        self.model.set_rows(())
        has_archive = self._archives.reader is not None
        self._window.registry.set_enabled((ActionId.HIGHLIGHTS,), has_archive)
        self._page.allow_changes(self._archives.writer is not None)

    def refresh(self) -> None:
        """The archive may have changed, or something else is wanted: read the list again."""
        reader = self._archives.reader
        if reader is None or not self._window.is_showing_highlights():
            return
        rows = self._page.chosen_rows()
        self._row = rows[0] if rows else 0
        one = self.model.listed_at(self._row)
        self._chosen = None if one is None else one.highlight.id
        job = reader.run_latest("highlight-list", ListTask(self._wanted()))
        job.succeeded.connect(self.on_listed)
        job.failed.connect(self.on_failed)

    def _wanted(self) -> Wanted:
        return Wanted(self._page.filter_text(), self._page.colour())

    def on_listed(self, rows: list[ListedHighlight]) -> None:
        """The list is here; which of them have lost their place takes longer."""
        self.model.set_rows(rows)
        row = None if self._chosen is None else self.model.row_of(self._chosen)
        if rows:
            self._page.choose(min(self._row, len(rows) - 1) if row is None else row)
        self._say_count()
        if self._archives.reader is not None and rows:
            job = self._archives.reader.run_latest("highlight-places", UnplacedTask())
            job.succeeded.connect(self.model.set_unplaced)
            job.failed.connect(self.on_failed)

    def _say_count(self) -> None:
        count = self.model.rowCount()
        words = QCoreApplication.translate(
            "HighlightsPage", "No highlights. Select words of an article and press H."
        )
        if self._wanted() != Wanted():
            words = QCoreApplication.translate("HighlightsPage", "No highlight or note matches.")
        if count:
            words = translate("HighlightsPage", "{count} highlights and notes", "", PLURAL, count)
        self._page.show_count(words.format(count=number(count)))

    def on_failed(self, error: Exception) -> None:
        """The archive cannot be read."""
        self._window.banner.show_message(describe_error(error))

    # One of them

    def show_in_article(self, row: int) -> None:
        """Show the article of a highlight, at its place."""
        one = self.model.listed_at(row)
        if one is None or one.post_id is None:
            text = QCoreApplication.translate("HighlightsPage", "Its post is not in the archive.")
            self._window.statusBar().showMessage(text, MESSAGE_MS)
            return
        self.leave()
        if not self._highlights.show_in_article(one.post_id, one.highlight.id):
            self._browse.show_post(one.post_id)

    def edit(self, row: int) -> None:
        """Read all of it, and show the dialog."""
        one = self.model.listed_at(row)
        if one is not None and one.post_id is not None and self._archives.reader is not None:
            task = WholeTask(one.post_id, one.highlight.id)
            job = self._archives.reader.run_latest("highlight", task)
            job.succeeded.connect(self.on_whole_read)
            job.failed.connect(self.on_failed)

    def on_whole_read(self, one: ListedHighlight | None) -> None:
        """It is here."""
        if one is not None and one.post_id is not None:
            self._highlights.editing.edit(one.post_id, one.highlight)

    def remove(self, rows: list[int]) -> None:
        """Delete them, with all of their texts at hand to put them back."""
        found = [self.model.listed_at(row) for row in rows]
        numbers = [one.highlight.id for one in found if one is not None]
        if self._archives.reader is not None:
            job = self._archives.reader.run(WholesTask(numbers))
            job.succeeded.connect(self.on_wholes_read)
            job.failed.connect(self.on_failed)

    def on_wholes_read(self, found: list[ListedHighlight]) -> None:
        """They are here. One without a post could not be put back, so it stays."""
        marks = [(one.post_id, one.highlight) for one in found if one.post_id is not None]
        if marks:
            self._highlights.changes.remove(marks)

    # All of them

    def export(self) -> None:
        """Write those that are listed to a file."""
        file = self._asker.markdown_to_save(Path.home() / FILE_NAME)
        if file is not None and self._archives.reader is not None:
            self._file = file
            job = self._archives.reader.run(MarkdownTask(self._wanted(), file))
            job.succeeded.connect(self.on_exported)
            job.failed.connect(self.on_not_exported)

    def on_exported(self, count: int) -> None:
        """They are on the disk."""
        text = translate("HighlightsPage", "{count} highlights were saved.", "", PLURAL, count)
        self._window.statusBar().showMessage(text.format(count=number(count)), MESSAGE_MS)

    def on_not_exported(self, error: Exception) -> None:
        """Say why not."""
        if isinstance(error, ArchiveError) or not isinstance(error, OSError):
            self._asker.show_error(describe_error(error))
            return
        text = QCoreApplication.translate("Reports", "“{path}” cannot be written: {detail}.")
        self._asker.show_error(text.format(path=self._file, detail=error.strerror or error))
