"""Article → Print… and Save as PDF…: the article on show, on paper."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from archive import Archive
from desktop.action_ids import ActionId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.file_names import file_name
from desktop.jobs import Job
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow
from desktop.views.viewer.paper import PagePrinter, PdfWork
from desktop.views.viewer.printing import paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MESSAGE_MS = 5_000
SLOW_MS = 500
"""What takes longer can be cancelled; a panel for less would only flicker."""

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
        self._panel = window.paper_panel
        self._work: PdfWork | PagePrinter | None = None
        self._text = ""
        self._target = Path()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self.show_panel)
        self._panel.cancel_requested.connect(self.cancel)
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
        if post is None or viewer is None or self._work is not None:
            return
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - rarely asked for

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(paper())
        printer.setDocName(post.title)
        if not self._asker.set_up_printer(printer):
            return
        was_printed = viewer.print_text(printer)
        if was_printed is not None:
            self.on_printed(was_printed)
            return
        self._begin(QCoreApplication.translate("Printing", "Printing…"))
        self._work = viewer.ask_pdf(partial(self.on_pages, printer), printer.pageLayout())

    def on_pages(self, printer: QPrinter, data: bytes) -> None:
        """The pages are made: have them printed."""
        if not data:
            self.on_printed(False)
            return
        self._work = PagePrinter(data, printer, self)
        self._work.ended.connect(self.on_printed)
        self._work.start()

    def on_printed(self, succeeded: bool) -> None:
        """The pages went to the printer, or not."""
        self._end()
        if succeeded:
            self._say(QCoreApplication.translate("Printing", "The article was printed."))
            return
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
        if post is None or viewer is None or self._work is not None:
            return
        path = self._asker.pdf_to_save(Path.home() / f"{file_name(post.title)}.pdf")
        if path is not None:
            self._begin(QCoreApplication.translate("Printing", "Making the PDF file…"))
            self._work = viewer.ask_pdf(partial(self.on_pdf, path))

    def on_pdf(self, path: Path, data: bytes) -> None:
        """The pages are made: write them."""
        self._end()
        reader = self._archives.reader
        if not data or reader is None:
            self._asker.show_error(
                QCoreApplication.translate("Printing", "No PDF file could be made of this article.")
            )
            return
        self._target = path
        job = reader.run(WriteTask(path, data), must_run=True)
        job.succeeded.connect(self.on_saved)
        job.failed.connect(self.on_not_saved)

    # While it lasts

    def _begin(self, text: str) -> None:
        self._text = text
        self._say(text)
        self._slow.start()

    def show_panel(self) -> None:
        """It takes long: let the user think better of it."""
        if self._work is not None:
            self._panel.show_running(self._text)

    def cancel(self) -> None:
        """Stop, wherever it is."""
        if self._work is not None:
            self._work.cancel()
            self._end()
            self._say(QCoreApplication.translate("Printing", "Stopped."))

    def _end(self) -> None:
        self._work = None
        self._slow.stop()
        self._panel.hide()
        self._window.statusBar().clearMessage()

    # What came of it

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
