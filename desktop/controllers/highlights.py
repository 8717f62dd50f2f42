"""Highlights of the article on show: made, recoloured, noted upon, removed, walked through."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from archive import MAX_QUOTE, Anchor, Colour, Highlight, Placed
from desktop.action_ids import ActionId, MenuId
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.controllers.highlight_changes import HighlightChanges, PlacesTask, said_over_article
from desktop.controllers.highlight_editing import HighlightEditing
from desktop.controllers.states import StatesController
from desktop.messages import describe_error, number
from desktop.views.highlight_dialog import colour_icon
from desktop.views.main_window import MainWindow
from desktop.views.viewer.selected import Selected
from desktop.views.viewer.viewer import PostViewer

MESSAGE_MS = 4_000
COLOURS = {
    ActionId.HIGHLIGHT_YELLOW: Colour.YELLOW,
    ActionId.HIGHLIGHT_GREEN: Colour.GREEN,
    ActionId.HIGHLIGHT_BLUE: Colour.BLUE,
    ActionId.HIGHLIGHT_PINK: Colour.PINK,
}


class HighlightsController(QObject):
    """Answers Article → Highlights. The archive says what is painted: after each change, and after
    each painting of an article, its highlights are read anew."""

    def __init__(
        self,
        window: MainWindow,
        archives: ArchivesController,
        articles: ArticlesController,
        states: StatesController,
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self._articles = window, archives, articles
        self.changes = HighlightChanges(window, states)
        self.editing = HighlightEditing(window, archives, self.changes)
        self._placed: tuple[Placed, ...] = ()
        self._post_id: int | None = None
        self._to_reveal: tuple[int, int] | None = None
        self._colour = Colour.YELLOW
        registry = window.registry
        registry.bind(ActionId.HIGHLIGHT, self.highlight)
        registry.bind(ActionId.NOTE, self.note)
        registry.bind(ActionId.REMOVE_HIGHLIGHT, self.remove)
        registry.bind(ActionId.NEXT_HIGHLIGHT, self.next)
        registry.bind(ActionId.PREVIOUS_HIGHLIGHT, self.previous)
        for action, colour in COLOURS.items():
            registry.bind(action, self.on_colour)
            registry.action(action).setIcon(colour_icon(colour))
        states.changed.connect(self.refresh)
        archives.archive_opened.connect(self.on_archive_changed)
        archives.archive_closed.connect(self.on_archive_changed)
        window.language_changed.connect(self.show_note)

    def use_viewer(self, viewer: PostViewer) -> None:
        """The viewer is here."""
        viewer.use_highlight_menu(self._window.registry.menu(MenuId.HIGHLIGHTS))
        viewer.article_painted.connect(self.on_painted)
        viewer.highlight_clicked.connect(self.edit)
        viewer.note_line.clicked.connect(self.edit_post_note)

    # What is painted

    def on_archive_changed(self) -> None:
        """Another archive, other highlights."""
        self.editing.close()
        self._placed, self._post_id, self._to_reveal = (), None, None
        self.changes.forget()
        self.show_note()

    def on_painted(self, post_id: int) -> None:
        """An article is on the screen: now its highlights."""
        if post_id != self._post_id:
            self._post_id, self._placed = post_id, ()
        self.refresh()

    def refresh(self) -> None:
        """Read the highlights of the article on show."""
        if self._archives.reader is not None and self._post_id is not None:
            task = PlacesTask(self._post_id)
            job = self._archives.reader.run_latest("highlights", task, urgent=True)
            job.succeeded.connect(self.on_read)
            job.failed.connect(self.on_failed)

    def on_read(self, found: tuple[int, tuple[Placed, ...]]) -> None:
        """They are here."""
        post_id, placed = found
        viewer = self._window.viewer
        if post_id != self._post_id or viewer is None:
            return
        self._placed = placed
        viewer.set_highlights(post_id, placed)
        self.show_note()
        if self._to_reveal is not None and self._to_reveal[0] == post_id:
            viewer.reveal_highlight(self._to_reveal[1])
            self._to_reveal = None

    def on_failed(self, error: Exception) -> None:
        """They cannot be read."""
        self._window.banner.show_message(describe_error(error))

    def show_note(self) -> None:
        """Over the article: the notes on the whole post, and how many highlights lost their
        place."""
        if self._window.viewer is not None:
            self._window.viewer.note_line.say(said_over_article(self._placed))

    def show_in_article(self, post_id: int, highlight_id: int) -> bool:
        """Bring a highlight into view when the article of its post is on show; whether it is."""
        self._to_reveal = post_id, highlight_id
        post = self._articles.post
        if post is None or not post.id == self._post_id == post_id:
            return False
        self.refresh()
        return True

    # What the user asks for

    def highlight(self) -> None:
        """Article → Highlights → Highlight: in the colour that was used last."""
        self._ask(partial(self._mark, colour=self._colour))

    def on_colour(self) -> None:
        """One of the four colours."""
        actions = {self._window.registry.action(one): one for one in COLOURS}
        self._ask(partial(self._mark, colour=COLOURS[actions[self.sender()]]))  # type: ignore[index]

    def _mark(self, selected: Selected | None, colour: Colour) -> None:
        if selected is None or self._post_id is None:
            self._say_how()
            return
        self._colour = colour
        if selected.ids:
            self.changes.change(selected.ids, colour=colour)
        elif self._fits(selected):
            self.changes.add(self._post_id, colour, selected.anchor)

    def note(self) -> None:
        """Article → Highlights → Note…: on the words that are selected, else on the post."""
        self._ask(self._note)

    def _note(self, selected: Selected | None) -> None:
        if selected is None:
            self.edit_post_note()
        elif selected.ids:
            self.edit(selected.ids[0])
        elif self._fits(selected) and self._post_id is not None:
            self.editing.add(self._post_id, selected.anchor, self._colour)

    def edit_post_note(self) -> None:
        """The note on the whole post: the one that there is, or a new one."""
        known = next((one.highlight for one in self._placed if one.highlight.is_on_post), None)
        if known is not None:
            self.edit(known.id)
        elif self._post_id is not None:
            self.editing.add(self._post_id, Anchor(), self._colour)

    def edit(self, number: int) -> None:
        """Edit a highlight of the article on show."""
        if (known := self._known(number)) is not None and self._post_id is not None:
            self.editing.edit(self._post_id, known)

    def remove(self) -> None:
        """Article → Highlights → Remove Highlight."""
        self._ask(self._remove)

    def _remove(self, selected: Selected | None) -> None:
        numbers = () if selected is None else selected.ids
        known = [one for one in map(self._known, numbers) if one is not None]
        if known and self._post_id is not None:
            self.changes.remove([(self._post_id, one) for one in known])
        else:
            self._say_how()

    def next(self) -> None:
        """Article → Highlights → Next Highlight."""
        self._step(forward=True)

    def previous(self) -> None:
        """Article → Highlights → Previous Highlight."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        if self._window.viewer is not None:
            self._window.viewer.step_highlight(forward=forward)

    def _ask(self, on_answer: Callable[[Selected | None], None]) -> None:
        viewer = self._window.viewer
        if viewer is None or self._post_id is None or viewer.current_post_id() != self._post_id:
            return
        if self._archives.writer is not None:
            viewer.ask_selected(on_answer)
        else:
            self._say(QCoreApplication.translate("Highlights", "This archive can only be read."))

    def _known(self, number: int) -> Highlight | None:
        return next((one.highlight for one in self._placed if one.highlight.id == number), None)

    def _fits(self, selected: Selected) -> bool:
        if len(selected.anchor.quote) <= MAX_QUOTE:
            return True
        text = QCoreApplication.translate(
            "Highlights", "A highlight can have {count} characters. Select less."
        )
        self._say(text.format(count=number(MAX_QUOTE)))
        return False

    def _say_how(self) -> None:
        self._say(QCoreApplication.translate("Highlights", "Select words of the article first."))

    def _say(self, text: str) -> None:
        self._window.statusBar().showMessage(text, MESSAGE_MS)
