"""Article → Print… and Save as PDF…: the article on show, on paper."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from archive import Archive
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.file_names import file_name
from desktop.jobs import Job
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow
from desktop.views.viewer.printing import paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MESSAGE_MS = 5_000
PAPER_ACTIONS = (ActionId.PRINT, ActionId.SAVE_PDF)


class WriteTask:
    """Writes a file in the reader's thread, whole or not at all."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path, self._data = path, data

    def __call__(self, _archive: Archive, _job: Job) -> Path:
        """The file. Raises OSError where it cannot be written; a file of that name stays then."""
        part = self._path.with_name(f".{self._path.name[:80]}.{os.getpid()}.part")
        try:
            part.write_bytes(self._data)
            part.replace(self._path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        return self._path


class PrintingController(QObject):
    """Asks where to, has the viewer make the pages, and says what came of it."""

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        archives: ArchivesController,
        articles: ArticlesController,
    ) -> None:
        super().__init__(window)
        self._window, self._asker = window, asker
        self._archives, self._articles = archives, articles
        self._printer: QPrinter | None = None
        self._target = Path()
        window.registry.bind(ActionId.PRINT, self.print_article)
        window.registry.bind(ActionId.SAVE_PDF, self.save_pdf)
        articles.post_changed.connect(self.show_actions)
        self.show_actions()

    def show_actions(self) -> None:
        """Nothing to print without an article."""
        self._window.registry.set_enabled(PAPER_ACTIONS, self._articles.post is not None)

    def print_article(self) -> None:
        """Article → Print…"""
        post, viewer = self._articles.post, self._window.viewer
        if post is None or viewer is None or self._printer is not None:
            return
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - rarely asked for

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(paper())
        printer.setDocName(post.title)
        if self._asker.set_up_printer(printer):
            self._printer = printer  # Chromium prints from it later
            self._say(QCoreApplication.translate("Printing", "Printing…"))
            viewer.print_article(printer, self.on_printed)

    def on_printed(self, succeeded: bool) -> None:
        """The pages went to the printer, or not."""
        self._printer = None
        if succeeded:
            self._say(QCoreApplication.translate("Printing", "The article was printed."))
            return
        self._window.statusBar().clearMessage()
        self._asker.show_error(
            QCoreApplication.translate(
                "Printing",
                "The article could not be printed. See whether the printer is on and has paper, "
                "or save the article as PDF.",
            )
        )

    def save_pdf(self) -> None:
        """Article → Save as PDF…"""
        post, viewer = self._articles.post, self._window.viewer
        if post is None or viewer is None:
            return
        path = self._asker.pdf_to_save(Path.home() / f"{file_name(post.title)}.pdf")
        if path is not None:
            self._say(QCoreApplication.translate("Printing", "Making the PDF file…"))
            viewer.ask_pdf(partial(self.on_pdf, path))

    def on_pdf(self, path: Path, data: bytes) -> None:
        """The pages are made: write them."""
        reader = self._archives.reader
        if not data or reader is None:
            self._window.statusBar().clearMessage()
            self._asker.show_error(
                QCoreApplication.translate("Printing", "No PDF file could be made of this article.")
            )
            return
        self._target = path
        job = reader.run(WriteTask(path, data), must_run=True)
        job.succeeded.connect(self.on_saved)
        job.failed.connect(self.on_not_saved)

    def on_saved(self, path: Path) -> None:
        """It is on the disk."""
        text = QCoreApplication.translate("Printing", "The article was saved as “{file}”.")
        self._say(text.format(file=path.name))

    def on_not_saved(self, error: Exception) -> None:
        """The folder cannot be written to, or the disk is full."""
        self._window.statusBar().clearMessage()
        text = QCoreApplication.translate("Reports", "“{path}” cannot be written: {detail}.")
        detail = getattr(error, "strerror", None) or error
        self._asker.show_error(text.format(path=self._target, detail=detail))

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, MESSAGE_MS)
