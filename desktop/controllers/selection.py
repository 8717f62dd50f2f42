"""What is done with all chosen posts of the list: marks, links, files."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from archive import Archive, Mark, MarkedPosts, Progress
from desktop.action_ids import ActionId, MenuId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.bulk_marking import BulkMarking
from desktop.controllers.states import StatesController
from desktop.jobs import Job
from desktop.messages import describe_error, number
from desktop.translatable import PLURAL, translate
from desktop.views.main_window import MainWindow
from desktop.views.notice import Notice
from desktop.views.row_ranges import row_count
from desktop.views.work_panel import WorkPanel

MAX_LINKS = 10_000
LINKS_A_STEP = 500
MARKS = {
    ActionId.MARK_READ: (Mark.READ, True),
    ActionId.MARK_UNREAD: (Mark.READ, False),
    ActionId.ADD_STARS: (Mark.STARRED, True),
    ActionId.REMOVE_STARS: (Mark.STARRED, False),
}


class LinksTask:
    """Reads the source links of posts."""

    def __init__(self, post_ids: Sequence[int]) -> None:
        self._post_ids = post_ids

    def __call__(self, archive: Archive, job: Job) -> list[str]:
        """In the order of the posts, without those that have none."""
        found: list[str] = []
        for start in range(0, len(self._post_ids), LINKS_A_STEP):
            posts = archive.posts(self._post_ids[start : start + LINKS_A_STEP])
            found += [post.source_link for post in posts if post.source_link]
            job.make_way()
        return found


class SelectionController(QObject):
    """Answers Article → Selected Posts, the list's context menu, and, while several posts are
    chosen, Star and Read. Says how many are chosen, and takes marks back.

    Signal: ``export_wanted(ids)`` for the files of these posts.
    """

    export_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        archives: ArchivesController,
        browse: BrowseController,
        articles: ArticlesController,
        states: StatesController,
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self._browse = window, archives, browse
        self._articles, self._states = articles, states
        self._running = ""
        self._undoable: list[MarkedPosts] = []
        self._is_undo = False
        self.marking = BulkMarking(self, states)
        self.label, self.notice, self.panel = QLabel(), Notice(), WorkPanel("marks")
        bar, view, registry = window.statusBar(), window.post_list, window.registry
        self.label.setObjectName("selected")
        bar.insertWidget(1, self.label)
        for widget in (self.notice, self.panel):
            bar.addPermanentWidget(widget)
            widget.hide()
            widget.left.connect(window.give_focus_back)
        self.marking.progressed.connect(self.on_progressed)
        self.marking.failed.connect(self.on_failed)
        self.marking.finished.connect(self.on_finished)
        self.notice.undo_requested.connect(self.undo)
        self.notice.put_away.connect(self.forget)
        self.panel.cancel_requested.connect(self.marking.stop)
        view.selection_changed.connect(self.show_count)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self.show_menu)
        window.language_changed.connect(self.show_count)
        archives.archive_opened.connect(self.on_archive_changed)
        archives.archive_closed.connect(self.on_archive_changed)
        articles.marks.hand_to(self.take_mark)
        for action, marked in MARKS.items():
            registry.bind(action, partial(self.mark, *marked))
        registry.bind(ActionId.SELECT_ALL, self.select_all)
        registry.bind(ActionId.COPY_LINKS, self.copy_links)
        registry.bind(ActionId.EXPORT_SELECTED, self.export)
        self.show_count()

    # What is chosen

    def show_count(self) -> None:
        """Say how many posts are chosen, where that is not plain to see."""
        count = self._window.post_list.selected_count()
        text = QCoreApplication.translate("Selection", "{count} selected")
        # Not hidden but empty: shown by hand, it would lie under a message of the status bar.
        self.label.setText(text.format(count=number(count)) if count > 1 else "")
        registry = self._window.registry
        registry.set_enabled(MARKS, count > 0 and self._archives.writer is not None)
        registry.set_enabled((ActionId.COPY_LINKS, ActionId.EXPORT_SELECTED), count > 0)

    def show_menu(self, place: QPoint) -> None:
        """The menu of the chosen rows, where the pointer is."""
        view = self._window.post_list
        if view.selected_count():
            self._window.registry.menu(MenuId.SELECTED).popup(view.viewport().mapToGlobal(place))

    def select_all(self) -> None:
        """Every post of the list."""
        view = self._window.post_list
        view.setFocus()
        if view.current_row() < 0:
            view.select_row(0)
        view.selectAll()

    def _ids(self, most: int | None = None) -> array[int]:
        found: array[int] = array("q")
        for one in self._window.post_list.selected_rows():
            end = one.end if most is None else min(one.end, one.first + most - len(found))
            found.extend(self._browse.model.ids_of_rows(one.first, end))
        return found

    # Marks

    def take_mark(self, mark: Mark, on: bool) -> bool:
        """Star or Read was chosen: whether several posts are marked by that."""
        if self._window.post_list.selected_count() < 2:  # noqa: PLR2004
            return False
        self.mark(mark, on)
        return True

    def mark(self, mark: Mark, on: bool, *_checked: bool) -> None:
        """Mark all chosen posts."""
        ranges = self._window.post_list.selected_rows()
        if self.marking.is_busy() or self._archives.writer is None or not ranges:
            return
        self.forget()
        self._is_undo = False
        if mark is Mark.READ:  # by hand, so the clock no longer decides
            self._articles.marks.stop()
        self._show_running(row_count(ranges))
        self.marking.mark(self._browse.model.ids(), ranges, mark, on=on)

    def undo(self) -> None:
        """Put back the marks that were set last."""
        done, self._undoable = self._undoable, []
        self.notice.clear()
        if done and not self.marking.is_busy():
            self._is_undo = True
            self._show_running(sum(len(one.post_ids) for one in done))
            self.marking.put_back(done)

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self._undoable = []
        if self.notice.text:
            self.notice.clear()

    def _show_running(self, posts: int) -> None:
        text = translate("Selection", "Marking {count} posts…", "", PLURAL, posts)
        self._running = text.format(count=number(posts))

    def on_progressed(self, done: int, total: int) -> None:
        """Show how far it is, if it takes more than a moment."""
        if done >= total:
            return
        if self.panel.isHidden():
            self.panel.show_running(self._running)
        self.panel.show_progress(Progress("marks", done, total))
        self.panel.say(self._running)

    def on_failed(self, error: Exception) -> None:
        """A step was not written."""
        text = QCoreApplication.translate("Selection", "Not all marks were kept. {reason}")
        self._window.banner.show_message(text.format(reason=describe_error(error)))

    def on_finished(self) -> None:
        """Show the marks as they are, and offer to take them back."""
        self.panel.close_by_user()
        self._browse.model.refresh_rows()
        self._articles.marks.read_again()
        self._states.changed.emit([])
        done = self.marking.done
        if not self._is_undo:
            self._undoable = done
            self._say_done(done)

    def _say_done(self, done: Sequence[MarkedPosts]) -> None:
        if not done:
            text = QCoreApplication.translate(
                "Selection", "The posts were already marked that way."
            )
            self._window.statusBar().showMessage(text, 5000)
            return
        count = sum(len(one.post_ids) for one in done)
        if done[0].mark is Mark.STARRED and done[0].on:
            text = translate("Selection", "{count} posts were starred.", "", PLURAL, count)
        elif done[0].mark is Mark.STARRED:
            text = translate("Selection", "{count} stars were removed.", "", PLURAL, count)
        elif done[0].on:
            text = translate("Selection", "{count} posts were marked read.", "", PLURAL, count)
        else:
            text = translate("Selection", "{count} posts were marked unread.", "", PLURAL, count)
        self.notice.say(text.format(count=number(count)))

    def on_archive_changed(self) -> None:
        """What was chosen and done was of another archive, or has other numbers now."""
        self.marking.forget()
        self.panel.close_by_user()
        self.forget()
        self.show_count()

    # Links and files

    def copy_links(self) -> None:
        """The source links of the chosen posts, a line each."""
        if self._archives.reader is not None:
            job = self._archives.reader.run_latest("links", LinksTask(self._ids(MAX_LINKS)))
            job.succeeded.connect(self.on_links)
            job.failed.connect(self.on_not_read)

    def on_links(self, links: list[str]) -> None:
        """They are here."""
        if not links:
            none = QCoreApplication.translate("Selection", "No chosen post has a source link.")
            self._window.statusBar().showMessage(none, 5000)
            return
        QGuiApplication.clipboard().setText("\n".join(links))
        text = translate("Selection", "{count} source links were copied.", "", PLURAL, len(links))
        said = text.format(count=number(len(links)))
        if self._window.post_list.selected_count() > MAX_LINKS:
            more = QCoreApplication.translate("Selection", "Only the first {count} posts count.")
            said = f"{said} {more.format(count=number(MAX_LINKS))}"
        self._window.statusBar().showMessage(said, 5000)

    def on_not_read(self, error: Exception) -> None:
        """The archive does not give them."""
        self._window.banner.show_message(describe_error(error))

    def export(self) -> None:
        """The files of the chosen posts, into a folder."""
        if self._window.post_list.selected_count():
            self.export_wanted.emit(self._ids())
