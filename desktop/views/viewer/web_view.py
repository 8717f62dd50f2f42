"""The article in Chromium: loading, painting, finding, and getting up again after a crash."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QChildEvent, QEvent, QObject, QPoint, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget

from desktop.views.side_buttons import side_step, zoom_step
from desktop.views.viewer.article import (
    PAPER,
    ArticleDocument,
    build_empty_page,
    build_page,
    page_files,
)
from desktop.views.viewer.page import OUR_WORLD, ArticlePage
from desktop.views.viewer.painting import FrameWatch
from desktop.views.viewer.place import (
    HEADING_SCRIPT,
    LOOK_SCRIPT,
    SCROLL_SCRIPT,
    ReadingPlace,
)
from desktop.views.viewer.place_watch import PlaceWatch
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.related import related_script
from desktop.views.viewer.standing import Showing, StandingPage
from desktop.views.viewer.typography import Typography
from desktop.views.viewer.web_highlights import WebHighlights
from desktop.views.viewer.web_menu import offer_menu

log = logging.getLogger("microfiche.viewer")

# A layout that takes longer is a trap: 100,000 nested elements never finish.
LOAD_LIMIT_MS = 10_000
SECOND_LOOK_MS = 200
# Of a load that was dropped without a word nothing is heard at all.
SILENCE_MS = 1_500
MAX_LOADS = 3


class WebArticleView(QWebEngineView):
    """Shows one :class:`ArticleDocument` at a time.

    Signals: ``article_painted(post_id)`` its pixels are on screen; ``link_activated(url)``;
    ``link_hovered(address)``; ``find_finished(active, total)``; ``zoom_requested(steps)``
    Ctrl+wheel; ``broken(post_id)`` the article hung or crashed twice and will not be shown;
    ``place_changed(post_id, ReadingPlace)`` soon after it was scrolled;
    ``side_button_pressed(-1 or 1)`` of the mouse, back or forward.
    """

    article_painted = Signal(int)
    link_activated = Signal(QUrl)
    link_hovered = Signal(str)
    find_finished = Signal(int, int)
    zoom_requested = Signal(int)
    broken = Signal(int)
    place_changed = Signal(int, object)
    side_button_pressed = Signal(int)

    def __init__(self, profile: ViewerProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = profile.scheme_handler.articles
        self._document: ArticleDocument | None = None
        self._leaving: set[str] = set()
        self._show = self._loads = 0
        self._scroll: int | None = None
        self._place: ReadingPlace | None = None
        self._shown: tuple[int, int] = (0, 0)  # number of the showing, post
        self._top = 0  # pixels above the upper edge when it was laid out
        self._is_laid_out = self._has_frame = False
        self._may_stand, self._is_finding = True, False
        self._retried = False
        self._theme, self._zoom, self._typography = "light", 1.0, Typography()
        self._frame = FrameWatch(self)
        self._frame.painted.connect(self._on_painted)
        self._page = ArticlePage(profile, self)
        self.setPage(self._page)
        self._standing = StandingPage(self._page, self._store, self._empty_page)
        self._standing.loaded.connect(self._apply_look)
        self._standing.failed.connect(self._on_not_standing)
        self.highlights = WebHighlights(self, self._page)
        self.highlight_menu: QMenu | None = None  # what can be done with the words that are chosen
        self.setAcceptDrops(False)
        self._watchdog = self._timer(LOAD_LIMIT_MS, self._give_up_hanging)
        self._reload = self._timer(0, self._load)
        self._prepare = self._timer(0, self._load_empty)
        self._prepare.start()
        self._second_look = self._timer(SECOND_LOOK_MS, self._look_again)
        self._where = PlaceWatch(self._page, lambda: self._is_laid_out)
        self._where.found.connect(self._on_place)
        self._page.link_activated.connect(self.link_activated)
        self._page.linkHovered.connect(self._on_hovered)
        self._page.loadFinished.connect(self._on_loaded)
        self._page.laid_out.connect(self._on_laid_out)
        self._page.not_laid_out.connect(self._on_lost)
        self._page.frame_ready.connect(self._on_frame_ready)
        self._page.renderProcessTerminated.connect(self._on_crash)
        self._page.findTextFinished.connect(self._on_found)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    # Showing

    def show_article(
        self,
        document: ArticleDocument,
        scroll: int | None = None,
        place: ReadingPlace | None = None,
    ) -> None:
        """Show an article, from *scroll* pixels on; without, from its first search hit or from
        *place* on; ``article_painted`` or ``broken`` follows."""
        self._forget()
        self._document = document
        if document.post_id != self._shown[1]:
            self._where.is_old = False
        # The same again, and it was scrolled since *place* was found out: the pixels are right.
        is_old = scroll is not None and self._where.is_old
        self._scroll, self._place = scroll, None if is_old else place
        self._retried, self._may_stand = False, True
        self._loads = 0
        self._load()

    def clear(self) -> None:
        """Show empty paper and keep nothing of the last article."""
        is_empty = self._document is None
        self._forget()
        self._let_go()
        if not is_empty:
            self._standing.clear()

    def _empty_page(self) -> bytes:
        return build_empty_page(self._theme, self._zoom, self._typography)

    def _load_empty(self) -> None:
        """Have the page that stays, and its process, before there is an article."""
        if self._document is None:
            self._standing.clear()

    def _forget(self) -> None:
        self._watchdog.stop()
        self._reload.stop()
        self._second_look.stop()
        self._frame.stop()
        self.highlights.forget()
        if self._is_finding:
            self.stop_finding()
        if self._document is not None:
            # It is on screen until the next one is; a page of its own may still ask for its style
            # sheet.
            self._leaving.add(self._document.host)
        self._document = None

    def _let_go(self) -> None:
        """Keep nothing of articles that are no longer on screen."""
        for host in self._leaving:
            if self._document is None or host != self._document.host:
                self._store.drop(host)
        self._leaving.clear()

    def _load(self) -> None:
        document = self._document
        if document is None:
            return
        self._show += 1
        self._shown = (self._show, document.post_id)
        self._loads += 1
        self._is_laid_out = self._has_frame = False
        self._watchdog.start()
        if not self._standing.is_ready:
            self._second_look.start(SILENCE_MS)
        if self._may_stand and self._standing.takes(document):
            self._standing.show(Showing(document, self._show, self._scroll, self._place))
        else:
            self._load_alone(document)

    def _load_alone(self, document: ArticleDocument) -> None:
        """Load an article as a page of its own."""
        self._standing.leave()
        self._second_look.start(SILENCE_MS)
        page = build_page(document, self._theme, self._zoom, self._show, self._typography)
        self._store.put(document.host, page_files(document.url.path(), page))
        self._page.open_article(document.url)

    def _on_loaded(self, succeeded: bool) -> None:
        # A load that another one overtook also ends here; its number is old, so it does no harm.
        if succeeded and self._standing.on_loaded():
            self._second_look.stop()
            return
        if self._document is None:
            return
        if not succeeded:
            self._second_look.start(SECOND_LOOK_MS)
            return
        if self._page.url() == self._document.url:
            self._second_look.stop()  # it is here: to lay it out may take a while
        self._page.report_frame(self._scroll, self._place)

    def _on_not_standing(self) -> None:
        """Our script could not put the article into the page: give it one of its own."""
        if self._document is not None:
            self._may_stand = False
            self._reload.start()

    def _look_again(self) -> None:
        """Nothing was heard of a load, or one failed. Was it ours? Then load again, or give up: it
        is dropped without a word when a renderer ends at the wrong moment."""
        if not self._watchdog.isActive():
            return
        if self._page.isLoading():
            self._second_look.start(SILENCE_MS)
        elif self._loads < MAX_LOADS:
            self._standing.leave()
            self._load()
        else:
            self._break()

    def _on_laid_out(self, show: int, top: int) -> None:
        if show == self._show and self._document is not None:
            self._is_laid_out, self._top = True, top
            self._watchdog.stop()
            self._second_look.stop()
            self._let_go()
            self.look_where()

    def _on_lost(self) -> None:
        """Chromium goes to ``about:blank``, and for what is no address, without asking anybody."""
        if self._document is not None and self._is_laid_out:
            self._standing.leave()
            self._reload.start()

    def _on_frame_ready(self, show: int) -> None:
        """The compositor has the article: wait until the widget draws that frame."""
        if show == self._show and self._document is not None:
            self._has_frame = True
            self._frame.begin()

    def childEvent(self, event: QChildEvent) -> None:
        """Watch the widget that Chromium draws on; it is a new one for each renderer process."""
        if event.added() and event.child().isWidgetType():
            event.child().installEventFilter(self)
        super().childEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first painting after the layout, and Ctrl+wheel."""
        self._frame.notice(event)
        if isinstance(event, QMouseEvent):
            self.highlights.watch(event)
        by = side_step(event)
        if by:
            self.side_button_pressed.emit(by)
            return True
        steps = zoom_step(event)
        if steps:
            self.zoom_requested.emit(steps)
            return True
        return super().eventFilter(watched, event)

    def _on_painted(self) -> None:
        if self._document is not None:
            self.article_painted.emit(self._document.post_id)

    # Trouble

    def _on_crash(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, exit_code: int
    ) -> None:
        self._standing.leave()
        if self._document is None:
            return
        log.info("The renderer of an article ended: %s, %d.", status.name, exit_code)
        if self._retried:
            self._break()
        else:
            self._retried = self._may_stand = True
            # Not from within Chromium's own report of the crash.
            self._reload.start()

    def _give_up_hanging(self) -> None:
        """Kill a renderer that does not finish."""
        if not self._standing.is_held_up:  # else the one before it hangs
            self._retried = True
            self._break()
        self._page.kill_renderer()

    def restart_renderer(self) -> None:
        """Leave whatever the renderer does, and show the article anew where it was."""
        self._scroll, self._place = self.scroll_position(), None
        self._retried = False
        self._page.kill_renderer()

    def _break(self) -> None:
        document = self._document
        self._forget()
        self._let_go()
        if document is not None:
            self.broken.emit(document.post_id)

    # Reading

    def _on_hovered(self, address: str) -> None:
        self.link_hovered.emit(self._standing.as_of_article(address, self._document))

    def set_look(self, theme: str, zoom: float, typography: Typography | None = None) -> None:
        """Change the theme, the zoom and, where it is given, how articles are set: of the article
        on screen too, without a reload."""
        self._theme, self._zoom = theme, zoom
        self._typography = typography or self._typography
        self._page.setBackgroundColor(QColor(PAPER[theme]))
        if self._document is not None or self._standing.is_ready:
            self._apply_look()

    def _apply_look(self) -> None:
        kind = self._typography
        self._page.run_ours(LOOK_SCRIPT % (self._theme, kind.style(self._zoom), kind.words()))

    def find_text(self, text: str, forward: bool) -> None:
        """Select the next or previous occurrence; ``find_finished`` follows."""
        self._is_finding = bool(text)
        backward = QWebEnginePage.FindFlag.FindBackward
        self._page.findText(text, QWebEnginePage.FindFlag(0) if forward else backward)

    def _on_found(self, result: QWebEngineFindTextResult) -> None:
        self.find_finished.emit(result.activeMatch(), result.numberOfMatches())

    def ask_text(self, answer: Callable[[str], None]) -> None:
        """Have *answer* called with the article's text."""
        self._page.runJavaScript("document.body.innerText", OUR_WORLD, answer)

    def stop_finding(self) -> None:
        """Take the find marks off the page."""
        self._is_finding = False
        self._page.findText("")

    def scroll_page(self, direction: int, on_done: Callable[[bool], None]) -> None:
        """Scroll a screenful down (1) or up (-1); ``on_done(True)`` if it could go no further."""
        self._page.runJavaScript(SCROLL_SCRIPT % direction, OUR_WORLD, on_done)

    def scroll_position(self) -> int:
        """How many pixels the article is scrolled down, or is about to be."""
        if not self._is_laid_out:
            return self._scroll or 0
        if not self._has_frame:  # what Qt says is of the article before
            return self._top
        return round(self._page.scrollPosition().y())

    def look_where(self) -> None:
        """Find out where the article is read; ``place_changed`` follows."""
        self._where.look()

    def _on_place(self, show: int, place: ReadingPlace) -> None:
        if show == self._shown[0]:
            self.place_changed.emit(self._shown[1], place)

    def show_related(self, html: str) -> None:
        """Put the list of related posts below the article."""
        if self._is_laid_out:
            self._page.run_ours(related_script(self._show, html))

    def run_ours(self, script: str, on_done: Callable[[object], None]) -> None:
        """Run a script of ours beside the article, and then call *on_done*."""
        self._page.runJavaScript(script, OUR_WORLD, on_done)

    def go_to_heading(self, number: int) -> None:
        """Scroll to a heading of the body, counted from 0."""
        self._page.run_ours(HEADING_SCRIPT % number)

    def selected_text(self) -> str:
        """Return what the reader has selected."""
        return self._page.selectedText()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying and highlighting only: Chromium's own menu would reload, save and view the
        source. A highlight under the pointer is chosen first."""
        place = event.globalPos()
        if self._page.hasSelection():
            offer_menu(self, place, self.highlight_menu)
        else:
            self.highlights.at(event.pos(), lambda number: self._offer_menu_for(number, place))

    def _offer_menu_for(self, number: int, place: QPoint) -> None:
        if number:
            self.highlights.reveal(number, stay=True)
        offer_menu(self, place, self.highlight_menu if number else None)
