"""The window as a person has it: keys, clicks, and what can be read on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archive import ImportReport, PostSummary
from desktop.action_ids import ActionId
from desktop.app import Desktop
from desktop.models.facets import COUNT_ROLE
from desktop.models.post_list import SUMMARY_ROLE
from desktop.settings import Settings
from desktop.views.dialogs import Asker
from desktop.views.import_report import ImportReportDialog
from desktop.views.sidebar import Sidebar
from desktop.views.viewer.page import OUR_WORLD

TIMEOUT_MS = 60_000
IMPORT_MS = 120_000
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


class Answers(Asker):
    """A person who has decided beforehand; native dialogs cannot be driven without a screen."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.archive: Path | None = None
        self.csv: Path | None = None
        self.suggested: Path | None = None
        self.file: Path | None = None
        self.says_yes = True
        self.only_found: bool | None = True
        self.errors: list[str] = []
        self.questions: list[str] = []

    def folder_to_import(self, start: Path) -> Path | None:
        del start
        return self.folder

    def folder_to_export_to(self, start: Path) -> Path | None:
        del start
        return self.folder

    def archive_to_open(self, start: Path) -> Path | None:
        del start
        return self.archive

    def archive_to_create(self, start: Path) -> Path | None:
        del start
        return self.archive

    def copy_to_make(self, start: Path) -> Path | None:
        self.suggested = start
        return self.archive

    def archive_to_repair(self, start: Path) -> Path | None:
        del start
        return self.archive

    def repaired_to_make(self, start: Path) -> Path | None:
        self.suggested = start
        return self.file

    def csv_to_save(self, start: Path) -> Path | None:
        del start
        return self.csv

    def markdown_to_save(self, start: Path) -> Path | None:
        del start
        return self.file

    def file_to_save(self, start: Path) -> Path | None:
        del start
        return self.file

    def pdf_to_save(self, start: Path) -> Path | None:
        self.suggested = start
        return self.file

    def set_up_printer(self, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        return self.file is not None

    def confirm(self, question: str, yes: str) -> bool:
        del yes
        self.questions.append(question)
        return self.says_yes

    def only_what_is_listed(self, count: str) -> bool | None:
        self.questions.append(count)
        return self.only_found

    def show_error(self, sentence: str) -> None:
        self.errors.append(sentence)


class Reader:
    """One running window and the person before it."""

    def __init__(
        self, qtbot: QtBot, app: QApplication, make_profile: Callable[..., object]
    ) -> None:
        self._qtbot = qtbot
        self.answers = Answers()
        self.opened: list[str] = []
        self.reports: list[ImportReport] = []
        self.desktop = Desktop(
            app,
            Settings(),
            asker=self.answers,
            open_external=self._open,
            make_profile=make_profile,  # type: ignore[arg-type]
        )
        self.window = self.desktop.window
        self.desktop.imports.import_finished.connect(self.reports.append)
        self._painted: list[int] = []
        self.desktop.viewer_ready.connect(self._watch_viewer)

    def _open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return True

    def _watch_viewer(self) -> None:
        assert self.window.viewer is not None
        self.window.viewer.article_painted.connect(self._painted.append)

    def start(self, archive: Path | None = None) -> None:
        """Start, and wait for the article viewer, which comes last."""
        with self._qtbot.waitSignal(self.desktop.viewer_ready, timeout=TIMEOUT_MS):
            self.desktop.start(archive)
        self._qtbot.waitUntil(self.window.isVisible, timeout=TIMEOUT_MS)

    def close(self) -> None:
        """Close the window by its own button, and wait until everything is shut."""
        if self.window.isVisible():
            self.window.close()

    # Hands

    def press(
        self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Type into the field that has the cursor."""
        field = self.focus()
        assert isinstance(field, QLineEdit), f"the cursor is in {field}"
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(field, letter)
            else:  # no keyboard has these: they come from an input method
                composed = QInputMethodEvent()
                composed.setCommitString(letter)
                QApplication.sendEvent(field, composed)

    def click(self, button: QAbstractButton) -> None:
        """Click on a button."""
        assert button.isVisible() and button.isEnabled(), button.text()
        QTest.mouseClick(button, LEFT)

    def choose(self, action_id: ActionId) -> None:
        """Choose a command from its menu."""
        action = self.window.registry.action(action_id)
        assert action.isEnabled(), action.text()
        action.trigger()

    def click_facet(self, sidebar: Sidebar, label: str) -> None:
        """Click on a value of a sidebar."""
        view = sidebar.findChild(QListView)
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data() == label:
                view.scrollTo(index)
                QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())
                return
        raise AssertionError(f"{label} is not among {self.facets(sidebar)}")

    def click_row(self, row: int) -> None:
        """Click on a row of the list."""
        view = self.window.post_list
        index = view.model().index(row, 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())

    def click_link(self, words: str) -> None:
        """Click on a link in the article, where Chromium drew it; pictures move what is below."""
        self.wait(lambda: bool(self.script("[...document.images].every(one => one.complete)")))
        place = self.script(
            "(() => { const link = [...document.querySelectorAll('a')]"
            f".find(one => one.textContent.includes({words!r}));"
            "if (!link) return '';"
            "link.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const box = link.getClientRects()[0];"
            "return [box.left + box.width / 2, box.top + box.height / 2].join(' '); })()"
        )
        assert place, f"there is no link {words}"
        x, y = (round(float(one)) for one in str(place).split())
        self._qtbot.waitUntil(lambda: self._drawing() is not None, timeout=TIMEOUT_MS)
        drawing = self._drawing()
        assert drawing is not None
        QTest.mouseClick(drawing, LEFT, pos=QPoint(x, y))

    def _drawing(self) -> QWidget | None:
        viewer = self.window.viewer
        return viewer.web_view.focusProxy() if viewer and viewer.web_view else None

    def scroll_to(self, y: int) -> None:
        """Scroll the article so many pixels down, and wait until Qt has heard of it."""
        viewer = self.window.viewer
        assert viewer is not None and viewer.web_view is not None
        view = viewer.web_view
        self.script(f"scrollTo({{top: {y}, behavior: 'instant'}})")
        self.wait(lambda: view.scroll_position() == y)

    # Eyes

    def focus(self) -> QWidget:
        """The widget that has the cursor."""
        return QApplication.focusWidget() or self.window

    def rows(self) -> list[str]:
        """The titles in the list, as far as they are read."""
        model = self.desktop.browse.model
        summaries = [model.index(row, 0).data(SUMMARY_ROLE) for row in range(model.rowCount())]
        return [one.title.text for one in summaries if isinstance(one, PostSummary)]

    def summary(self, row: int) -> PostSummary | None:
        """What the list knows of a row."""
        found = self.desktop.browse.model.index(row, 0).data(SUMMARY_ROLE)
        return found if isinstance(found, PostSummary) else None

    def count(self) -> str:
        """What the status bar says of the list, or would say if the pointer, which stays where a
        link was clicked, did not have the link's address stand there."""
        text = self.window.count_text()
        return text if self.window.is_reading() and "post" in text else ""

    def facets(self, sidebar: Sidebar) -> dict[str, int]:
        """Label -> count, as a sidebar shows them."""
        model = sidebar.findChild(QListView).model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        return {index.data(): index.data(COUNT_ROLE) for index in indexes}

    def script(self, source: str) -> object:
        """Ask the page on show something, in our own world beside the article."""
        viewer = self.window.viewer
        assert viewer is not None and viewer.web_view is not None
        answers: list[object] = []
        viewer.web_view.page().runJavaScript(source, OUR_WORLD, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=TIMEOUT_MS)
        return answers[0]

    def article_text(self) -> str:
        """The words of the article on show."""
        return str(self.script("document.body.innerText"))

    # Patience

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something can be seen."""
        self._qtbot.waitUntil(condition, timeout=TIMEOUT_MS)

    def wait_for_rows(self, count: int) -> None:
        """Wait until the list is complete with so many rows, all read."""
        self.wait(lambda: self.count() == f"{count:,} post" + "s" * (count != 1))
        self.wait(lambda: len(self.rows()) == min(count, len(self.rows()) or 0) and self._is_idle())

    def _is_idle(self) -> bool:
        reader = self.desktop.archives.reader
        return reader is None or not reader.is_busy()

    def wait_for_article(self, title: str) -> None:
        """Wait until an article is drawn."""
        viewer = self.window.viewer
        assert viewer is not None and viewer.web_view is not None
        self.wait(lambda: viewer.web_view is not None and viewer.web_view.title() == title)
        post = self.desktop.articles.post
        assert post is not None and post.title == title
        self.wait(lambda: self._painted[-1:] == [post.id])

    def wait_for_import(self, number: int) -> None:
        """Wait until so many imports are over and the list shows what they brought."""
        self._qtbot.waitUntil(
            lambda: len(self.reports) == number and not self.desktop.imports.is_running(),
            timeout=IMPORT_MS,
        )
        self.wait(self._is_idle)

    def import_folder(self, folder: Path) -> ImportReport:
        """File → Import Folder… by its key, to the end."""
        self.answers.folder = folder
        done = len(self.reports) + 1
        self.press(Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        self.confirm_import()
        self.wait_for_import(done)
        return self.reports[-1]

    def show_report(self) -> ImportReportDialog:
        """Click on the button of the notice and wait for the report."""
        button = self.window.import_panel.findChild(QPushButton, "import_show_report")
        assert button is not None
        self.click(button)
        reports = self.desktop.imports.reports
        self.wait(lambda: reports.dialog is not None and reports.dialog.isVisible())
        assert reports.dialog is not None
        return reports.dialog

    def confirm_import(self) -> None:
        """The preview is there: press its button, whether it is complete or not."""
        previews = self.desktop.imports.previews
        self.wait(lambda: previews.dialog is not None and previews.dialog.isVisible())
        assert previews.dialog is not None
        self.click(previews.dialog.import_button)
