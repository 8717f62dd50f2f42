"""The viewer that windows use: an article, or a message, and a bar to find words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QPageLayout, QPalette
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from archive import Placed
from desktop.large_text import text_factor
from desktop.views.viewer.address import readable
from desktop.views.viewer.article import PAPER, THEMES, ArticleDocument
from desktop.views.viewer.chromium import text_view_wanted
from desktop.views.viewer.find_bar import FindBar
from desktop.views.viewer.finder import Finder
from desktop.views.viewer.message_view import MessageView
from desktop.views.viewer.note_line import NoteLine
from desktop.views.viewer.paper import PdfWork
from desktop.views.viewer.place import ReadingPlace
from desktop.views.viewer.printing import paper, pdf_of_text, print_text
from desktop.views.viewer.selected import Selected
from desktop.views.viewer.store import Asset, AssetAnswer, AssetLookup
from desktop.views.viewer.text_view import TextArticleView
from desktop.views.viewer.typography import Typography

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.views.viewer.profile import ViewerProfile
    from desktop.views.viewer.web_view import WebArticleView

__all__ = ["Asset", "AssetAnswer", "AssetLookup", "PostViewer", "make_viewer_profile"]

log = logging.getLogger("microfiche.viewer")

SYSTEM_THEME = "system"
ZOOM_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
DARK_BELOW = 128  # lightness of the window, 0 to 255


def make_viewer_profile(parent: QObject) -> ViewerProfile | None:
    """Return the profile for viewers, or None if Chromium is not to be had or not wanted.

    ``parent`` is the QApplication. With None, viewers use the plain text view.
    """
    if text_view_wanted():
        return None
    try:
        from desktop.views.viewer.profile import make_profile  # noqa: PLC0415 - may be missing
    except ImportError:
        log.exception("Qt WebEngine cannot be loaded: articles are shown as plain rich text.")
        return None
    return make_profile(parent)


class PostViewer(QWidget):
    """Shows one article at a time.

    Signals: ``link_activated(url)`` a click on an outside link (http, https, mailto) or on one of
    our ``post:`` links; ``link_hovered(text)`` where it leads, empty when the pointer leaves;
    ``article_painted(post_id)`` the article's pixels are on screen; ``zoom_changed(factor)``;
    ``place_changed(post_id, ReadingPlace)`` soon after it was scrolled;
    ``highlight_clicked(id)``; ``side_button_pressed(-1 or 1)`` of the mouse, back or forward.
    """

    link_activated = Signal(QUrl)
    link_hovered = Signal(str)
    article_painted = Signal(int)
    place_changed = Signal(int, object)
    side_button_pressed = Signal(int)
    zoom_changed = Signal(float)
    highlight_clicked = Signal(int)

    def __init__(self, profile: ViewerProfile | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._document: ArticleDocument | None = None
        self._theme = SYSTEM_THEME
        self._typography = Typography()
        self._zoom = 1.0
        self.message_view = MessageView(self)
        self.text_view = TextArticleView(self)
        self.web_view: WebArticleView | None = None
        self.find_bar = FindBar(self)
        self._finder = Finder(self._ask_text, self)
        self.note_line = NoteLine(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.message_view)
        self._stack.addWidget(self.text_view)
        self._connect(self.text_view)
        if profile is not None:
            self.web_view = self._make_web_view(profile)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.note_line)
        layout.addWidget(self.find_bar)
        layout.addWidget(self._stack, 1)
        self.find_bar.find_requested.connect(self._finder.find)
        self._finder.wanted.connect(self._find)
        self._finder.counted.connect(self.find_bar.show_count)
        self.find_bar.closed.connect(self._on_find_closed)
        self._apply_look()

    def _make_web_view(self, profile: ViewerProfile) -> WebArticleView:
        from desktop.views.viewer.web_view import WebArticleView  # noqa: PLC0415 - may be missing

        view = WebArticleView(profile, self)
        self._stack.addWidget(view)
        self._connect(view)
        view.zoom_requested.connect(self._on_zoom_requested)
        view.broken.connect(self._on_broken)
        view.side_button_pressed.connect(self.side_button_pressed)
        return view

    def _connect(self, view: WebArticleView | TextArticleView) -> None:
        view.link_activated.connect(self.link_activated)
        view.link_hovered.connect(self._on_link_hovered)
        view.article_painted.connect(self.article_painted)
        view.find_finished.connect(self._finder.on_found)
        view.place_changed.connect(self.place_changed)
        view.highlights.clicked.connect(self.highlight_clicked)

    def _on_link_hovered(self, address: str) -> None:
        self.link_hovered.emit(readable(address))

    # What is shown

    def use_assets(self, lookup: AssetLookup) -> None:
        """Ask *lookup* for the pictures of articles: it returns at once and answers later."""
        if self._profile is not None:
            self._profile.scheme_handler.set_asset_lookup(lookup)

    def show_article(
        self,
        document: ArticleDocument,
        scroll: int | None = None,
        place: ReadingPlace | None = None,
    ) -> None:
        """Show an article from *scroll* pixels on, or from *place* where it is not as high as it
        was there; else with its first search hit in view, else from *place* on."""
        if document.post_id != self.current_post_id():
            self.note_line.say("")
        self._document = document
        self.find_bar.close_bar()
        self._finder.forget()
        view = self.web_view or self.text_view
        self._stack.setCurrentWidget(view)
        view.show_article(document, scroll, place)

    def show_message(self, title: str, text: str = "") -> None:
        """Show a few words instead of an article: nothing selected, nothing found, trouble."""
        self.clear()
        self.message_view.say(title, text)

    def clear(self) -> None:
        """Show nothing, and keep nothing of the last article."""
        self._document = None
        self.note_line.say("")
        self.find_bar.close_bar()
        self.message_view.say("", "")
        self._stack.setCurrentWidget(self.message_view)
        self.text_view.clear()
        if self.web_view is not None:
            self.web_view.clear()

    def current_post_id(self) -> int | None:
        """Return the post whose article is shown or about to be."""
        return self._document.post_id if self._document else None

    def scroll_of(self, post_id: int) -> int | None:
        """How many pixels down the article of a post is scrolled; None if it is not on show."""
        view = self._article_view()
        return (
            view.scroll_position()
            if view is not None and self.current_post_id() == post_id
            else None
        )

    def look_where(self) -> None:
        """Find out where the article is read; ``place_changed`` follows."""
        view = self._article_view()
        if view is not None:
            view.look_where()

    def go_to_heading(self, number: int) -> None:
        """Scroll to a heading of the article's body, counted from 0."""
        view = self._article_view()
        if view is not None:
            view.go_to_heading(number)

    def _article_view(self) -> WebArticleView | TextArticleView | None:
        """Return the view that holds an article now, if one does."""
        current = self._stack.currentWidget()
        if current is self.text_view:
            return self.text_view
        return self.web_view if current is self.web_view else None

    def _on_broken(self, post_id: int) -> None:
        """Show the text of an article that Chromium cannot show."""
        if self._document is not None and self._document.post_id == post_id:
            self._stack.setCurrentWidget(self.text_view)
            self.text_view.show_article(self._document, as_text=True)

    def show_related(self, post_id: int, html: str) -> None:
        """Put a list of related posts below the article of a post, if it is on show."""
        view = self._article_view()
        if view is not None and self.current_post_id() == post_id:
            view.show_related(html)

    # On paper

    def ask_pdf(
        self, on_answer: Callable[[bytes], None], layout: QPageLayout | None = None
    ) -> PdfWork | None:
        """Make a PDF file of the article, and give its bytes, or none where that cannot be; the
        answer may come later, and is not given if the work that is returned was cancelled."""
        view = self._article_view()
        if self.web_view is not None and view is self.web_view:
            work = PdfWork(self.web_view, layout or paper())
            work.ended.connect(on_answer)
            work.start()
            return work
        on_answer(pdf_of_text(view) if isinstance(view, TextArticleView) else b"")
        return None

    def print_text(self, printer: QPrinter) -> bool | None:
        """Print the article where the text view shows it: whether it went to the printer. None
        where Chromium does: its PDF file is what can be printed."""
        view = self._article_view()
        return print_text(view, printer) if isinstance(view, TextArticleView) else None

    # Highlights

    def use_highlight_menu(self, menu: QMenu) -> None:
        """Offer the actions of *menu* for words that are selected."""
        self.text_view.highlight_menu = menu
        if self.web_view is not None:
            self.web_view.highlight_menu = menu

    def set_highlights(self, post_id: int, placed: Sequence[Placed]) -> None:
        """Paint these highlights, and no others, in the article of a post, if it is on show."""
        view = self._article_view()
        if view is not None and self.current_post_id() == post_id:
            view.highlights.set_placed(placed)

    def ask_selected(self, on_answer: Callable[[Selected | None], None]) -> None:
        """Say which words of the article are selected; the answer may come later."""
        view = self._article_view()
        if view is None:
            on_answer(None)
        else:
            view.highlights.ask(on_answer)

    def reveal_highlight(self, number: int) -> None:
        """Bring a highlight into view, and select its words."""
        view = self._article_view()
        if view is not None:
            view.highlights.reveal(number)

    def step_highlight(self, *, forward: bool) -> None:
        """Go to the next highlight of the article, or to the one before."""
        view = self._article_view()
        if view is not None:
            view.highlights.step(forward=forward)

    # How it looks

    def set_theme(self, theme: str) -> None:
        """Use ``light``, ``dark``, ``sepia``, or ``system``: whatever the window has."""
        self._theme = theme
        self._apply_look()

    def set_typography(self, typography: Typography) -> None:
        """Set how articles are set; zooming multiplies its text size."""
        self._typography = typography
        self._apply_look()

    def zoom_in(self) -> None:
        """Zoom to the next larger step."""
        self._set_zoom(min((step for step in ZOOM_STEPS if step > self._zoom), default=self._zoom))

    def zoom_out(self) -> None:
        """Zoom to the next smaller step."""
        self._set_zoom(max((step for step in ZOOM_STEPS if step < self._zoom), default=self._zoom))

    def zoom_reset(self) -> None:
        """Zoom to 100 %."""
        self._set_zoom(1.0)

    def zoom(self) -> float:
        """Return the zoom factor, 1.0 being none."""
        return self._zoom

    def set_zoom(self, factor: float) -> None:
        """Zoom to a factor that was kept from an earlier session."""
        self._set_zoom(min(max(factor, ZOOM_STEPS[0]), ZOOM_STEPS[-1]))

    def _set_zoom(self, factor: float) -> None:
        if factor != self._zoom:
            self._zoom = factor
            self._apply_look()
            self.zoom_changed.emit(factor)

    def _on_zoom_requested(self, direction: int) -> None:
        if direction > 0:
            self.zoom_in()
        else:
            self.zoom_out()

    def current_theme(self) -> str:
        """Return the theme in use, with ``system`` resolved."""
        if self._theme in THEMES:
            return self._theme
        window = self.palette().color(QPalette.ColorRole.Window)
        return "dark" if window.lightness() < DARK_BELOW else "light"

    def _apply_look(self) -> None:
        theme, typography = self.current_theme(), self._typography
        zoom = self._zoom * text_factor()
        self.text_view.set_look(theme, zoom, typography)
        self.message_view.set_paper(QColor(PAPER[theme]))
        if self.web_view is not None:
            self.web_view.set_look(theme, zoom, typography)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark and back, and to another size of text."""
        is_paler = event.type() == QEvent.Type.PaletteChange and self._theme == SYSTEM_THEME
        if is_paler or event.type() == QEvent.Type.FontChange:
            self._apply_look()
        super().changeEvent(event)

    # Moving about

    def open_find(self) -> None:
        """Open the find bar (Ctrl+F), with the selected words in it."""
        view = self._article_view()
        if view is not None:
            self.find_bar.open_bar(view.selected_text().strip())

    def find_next(self) -> None:
        """Go to the next occurrence (F3)."""
        if self._article_view() is not None:
            self.find_bar.find_next()

    def find_previous(self) -> None:
        """Go to the occurrence before (Shift+F3)."""
        if self._article_view() is not None:
            self.find_bar.find_previous()

    def _find(self, text: str, forward: bool) -> None:
        view = self._article_view()
        if view is not None:
            view.find_text(text, forward)

    def _ask_text(self, answer: Callable[[str], None]) -> None:
        view = self._article_view()
        if view is not None:
            view.ask_text(answer)

    def _on_find_closed(self) -> None:
        view = self._article_view()
        if view is not None:
            view.stop_finding()
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected_text(self) -> str:
        """Return what the reader has selected in the article."""
        view = self._article_view()
        return view.selected_text() if view is not None else ""

    def scroll_page(self, direction: int, on_done: Callable[[bool], None]) -> None:
        """Scroll a screenful down (1) or up (-1).

        ``on_done(at_end)`` follows: True if the article could not be scrolled any further.
        """
        view = self._article_view()
        if view is None:
            on_done(True)
        else:
            view.scroll_page(direction, on_done)
