"""The article without Chromium: Qt's own rich text, plainer, but it runs everywhere.

Used when WebEngine cannot start, when the user asks for it, and for one article that hung or
crashed Chromium (then as bare text).
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QTextBrowser, QWidget

from desktop.views.file_text import wrap_mode
from desktop.views.viewer.address import is_link, without_fragment
from desktop.views.viewer.article import (
    PAPER,
    ArticleDocument,
    byline_parts,
    mark_title,
    places_html,
    shelves_html,
    shorten,
)
from desktop.views.viewer.inks import with_inks
from desktop.views.viewer.place import SCROLLED_MS, ReadingPlace
from desktop.views.viewer.text_highlights import TextHighlights
from desktop.views.viewer.text_markup import read_text, with_names_of_pictures
from desktop.views.viewer.text_style import BASE_SIZE, INK, text_style
from desktop.views.viewer.typography import MEASURES, SERIF, Typography

FONTS = ("Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei")
SERIF_FONTS = (
    "Source Serif 4",
    "Noto Serif",
    "Georgia",
    "Noto Serif CJK SC",
    "Songti SC",
    "SimSun",
)
LINE = 1.65  # the height of a line, in sizes of the font
MIN_MARGIN = 24
GAP = "&#160;&#160; "  # between facts: blanks can end a line unseen, as no other separator can
HARD_BLANK = "\xa0"  # as good as another, where something is looked for
# All of an article is laid out before any of it is seen, and the window waits meanwhile.
MAX_BODY = 250_000
MAX_TAGS = 20_000
# Qt's rich text recurses into nested elements; more than this is a trap, shown as bare text.
MAX_DEPTH = 200


class TextArticleView(QTextBrowser):
    """The same methods and signals as :class:`WebArticleView`, without the network to begin with.

    ``article_painted(post_id)``, ``link_activated(url)``, ``link_hovered(address)``,
    ``find_finished(active, total)``, ``place_changed(post_id, ReadingPlace)``.
    """

    article_painted = Signal(int)
    link_activated = Signal(QUrl)
    link_hovered = Signal(str)
    find_finished = Signal(int, int)
    place_changed = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: ArticleDocument | None = None
        self._as_text, self._related = False, ""
        self._theme, self._scale, self._typography = "light", 1.0, Typography()
        self._awaits_paint = False
        self.highlights = TextHighlights(self)
        self.highlight_menu: QMenu | None = None
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)
        self._painted.timeout.connect(self._report_painting)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._scrolled = QTimer(self)
        self._scrolled.setSingleShot(True)
        self._scrolled.setInterval(SCROLLED_MS)
        self._scrolled.timeout.connect(self.look_where)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.anchorClicked.connect(self._on_click)
        self.highlighted.connect(self._on_hover)

    def show_article(
        self,
        document: ArticleDocument,
        scroll: int | None = None,
        place: ReadingPlace | None = None,
        *,
        as_text: bool = False,
    ) -> None:
        """Show an article as :meth:`WebArticleView.show_article` does; ``as_text`` leaves all
        markup of its body out."""
        self.highlights.forget()
        # The same again, and it was scrolled since *place* was found out: the pixels are right.
        is_again = self._article is not None and self._article.post_id == document.post_id
        is_old = is_again and self._scrolled.isActive()
        self._article, self._related = document, ""
        self._as_text = as_text
        self._fill()
        bar = self.verticalScrollBar()
        is_same = place is None or is_old or place.height in (0, bar.maximum())
        if scroll is not None and is_same:
            bar.setValue(scroll)
        elif place is not None and (scroll is not None or "<mark>" not in document.body_html):
            self._go_to(round(place.share * self.document().characterCount()))
        else:
            self._show_first_mark()
        self.look_where()
        self._awaits_paint = True
        self.viewport().update()

    def show_related(self, html: str) -> None:
        """Put the list of related posts below the article."""
        here = self.verticalScrollBar().value()
        self._related = html
        self._fill()
        self.verticalScrollBar().setValue(here)

    def show_in(self, other: TextArticleView) -> None:
        """Have another view show the same article, from its beginning on."""
        if self._article is not None:
            other.show_article(self._article, 0, as_text=self._as_text)

    def title(self) -> str:
        """The title of the article."""
        return self._article.title if self._article is not None else ""

    def clear(self) -> None:
        """Show empty paper."""
        self.highlights.forget()
        self._article = None
        self._awaits_paint = False
        super().clear()

    def _fill(self) -> None:
        document = self._article
        if document is None:
            return
        font = self.font()
        families = SERIF_FONTS if self._typography.face == SERIF else FONTS
        font.setFamilies([*families, font.family()])
        font.setPixelSize(round(BASE_SIZE * self._scale))
        self.document().setDefaultFont(font)  # headings and quotations have sizes of their own
        self.document().setDefaultStyleSheet(text_style(self._theme, self._scale, self._typography))
        labels = document.labels
        body, was_cut = self._body(document)
        notices = [
            document.notice,
            labels.not_shown if self._as_text else "",
            labels.too_long if was_cut else "",
        ]
        head = (
            f'<p class="faint">{GAP.join(byline_parts(document))}</p>'
            f"<h2>{mark_title(document.title, document.title_marks)}</h2>"
            + "".join(f'<p class="notice">{escape(text)}</p>' for text in notices if text)
        )
        self.setHtml(
            head
            + body
            + f'<p class="faint">{shelves_html(document).replace("</a>", "</a> ")}</p>'
            + places_html(document)
            + self._related
        )
        self.highlights.use_head(read_text(head)[0], self._theme)

    def _body(self, document: ArticleDocument) -> tuple[str, bool]:
        """The body, and whether only its beginning."""
        body, was_cut = shorten(with_names_of_pictures(document.body_html), MAX_BODY)
        text, depth = read_text(body)
        self.document().clear()  # the article before would be laid out in the new way
        self.setWordWrapMode(wrap_mode(text))
        if not self._as_text and depth <= MAX_DEPTH and body.count("<") <= MAX_TAGS:
            body = with_inks(body, self._theme)
            body = body.replace("<mark>", '<span class="mark">').replace("</mark>", "</span>")
            return body, was_cut
        return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines()), was_cut

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing. The answer must not be empty: Qt would then look for a local file."""
        del name
        if kind == QTextDocument.ResourceType.ImageResource.value:
            image = QImage(1, 1, QImage.Format.Format_ARGB32)
            image.fill(Qt.GlobalColor.transparent)
            return image
        return QByteArray(b" ")

    def set_look(self, theme: str, zoom: float, typography: Typography | None = None) -> None:
        """Change the theme, the zoom and, where it is given, how articles are set; the reading
        position stays about where it was."""
        self._typography = typography or self._typography
        self._theme, self._scale = theme, zoom * self._typography.scale
        self._set_margins()
        # Not the palette: the application's style sheet puts its own in the place of ours.
        self.setStyleSheet(
            f"TextArticleView {{ background: {PAPER[theme]}; color: {INK[theme]}; }}"
        )
        place = self._first_seen()
        self._fill()
        self._go_to(place)

    def _show_first_mark(self) -> None:
        cursor = QTextCursor(self.document())
        body = self._article.body_html if self._article else ""
        start = body.find("<mark>")
        if start >= 0:
            word, _depth = read_text(body[start : body.find("</mark>", start)])
            cursor = self.document().find(word) if word else cursor
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and report the first painting of an article."""
        super().paintEvent(event)
        if self._awaits_paint:
            self._awaits_paint = False
            self._painted.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Notice a click on a highlight, which may also be one on a link."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and not self.anchorAt(place):
            self.highlights.on_click(place)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the note of the highlight under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.highlights.on_rest(event.pos())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, and what can be done with highlights."""
        if not self.textCursor().hasSelection():
            self.highlights.at(event.pos(), self._choose)
        menu = self.createStandardContextMenu(event.pos())
        if self.highlight_menu is not None and self.textCursor().hasSelection():
            menu.addSeparator()
            menu.addActions(self.highlight_menu.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _choose(self, number: int) -> None:
        if number:
            self.highlights.reveal(number, stay=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines readable in a wide window."""
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        ems = MEASURES[self._typography.measure]
        line = self.width() if ems is None else round(ems * BASE_SIZE * self._scale)
        side = max((self.width() - line) // 2, MIN_MARGIN)
        self.setViewportMargins(side, MIN_MARGIN, side, 0)

    def _report_painting(self) -> None:
        if self._article is not None:
            self.article_painted.emit(self._article.post_id)

    def _on_click(self, link: QUrl) -> None:
        url = self._resolved(link)
        base = self._article.url if self._article else QUrl()
        if url.hasFragment() and without_fragment(url) == base:
            self.scrollToAnchor(url.fragment())
        elif is_link(url):
            self.link_activated.emit(url)

    def _on_hover(self, link: QUrl) -> None:
        self.link_hovered.emit("" if link.isEmpty() else self._resolved(link).toString())

    def _resolved(self, link: QUrl) -> QUrl:
        return self._article.url.resolved(link) if self._article else link

    def find_text(self, text: str, forward: bool) -> None:
        """Select the next or previous occurrence, around the end if need be, and count all."""
        if not text:
            self.stop_finding()
            return
        flag = QTextDocument.FindFlag.FindBackward
        direction = QTextDocument.FindFlag(0) if forward else flag
        if not QTextBrowser.find(self, text, direction):
            edge = QTextCursor.MoveOperation.Start if forward else QTextCursor.MoveOperation.End
            self.moveCursor(edge)
            QTextBrowser.find(self, text, direction)
        cursor = self.textCursor()
        active = self._count(text, cursor.selectionEnd()) if cursor.hasSelection() else 0
        self.find_finished.emit(active, self._count(text))

    def _count(self, text: str, end: int | None = None) -> int:
        """How often *text* stands in the article, or in what is before the position *end*."""
        cursor = QTextCursor(self.document())
        if end is None:
            cursor.select(QTextCursor.SelectionType.Document)
        else:
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        wanted, said = (
            one.lower().replace(HARD_BLANK, " ") for one in (text, cursor.selectedText())
        )
        return said.count(wanted)

    def ask_text(self, answer: Callable[[str], None]) -> None:
        """Call *answer* with the article's text."""
        answer(self.toPlainText())

    def stop_finding(self) -> None:
        """Take the selection away."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.find_finished.emit(0, 0)

    def scroll_page(self, direction: int, on_done: Callable[[bool], None]) -> None:
        """Scroll a screenful down (1) or up (-1); ``on_done(True)`` if it could go no further."""
        bar = self.verticalScrollBar()
        before = bar.value()
        line = round(LINE * BASE_SIZE * self._scale)  # stays in view, to go on from
        bar.setValue(before + direction * max(bar.pageStep() - line, line))
        on_done(bar.value() == before)

    def scroll_position(self) -> int:
        """How many pixels the article is scrolled down."""
        return self.verticalScrollBar().value()

    def _on_scrolled(self) -> None:
        if not self._scrolled.isActive():
            self._scrolled.start()

    def _first_seen(self) -> int:
        """The character at the upper edge; 0 at the top, where something stands above the text."""
        if not self.verticalScrollBar().value():
            return 0
        return self.cursorForPosition(QPoint(0, 2)).position()

    def _go_to(self, character: int, above: int = 2) -> None:
        bar = self.verticalScrollBar()
        if not character:
            bar.setValue(0)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(character, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - above)

    def _headings(self) -> list[int]:
        """Where the headings of the body begin."""
        found, block = [], self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block.position())
            block = block.next()
        return found[1:]  # the first is the title

    def look_where(self) -> None:
        """Say where the article is read."""
        if self._article is not None:
            here, bar = self._first_seen(), self.verticalScrollBar()
            border = self.cursorForPosition(QPoint(0, self.viewport().height() // 4)).position()
            share = here / max(self.document().characterCount(), 1)
            heading = sum(one <= border for one in self._headings()) - 1
            place = ReadingPlace(share, heading, bar.maximum())
            self.place_changed.emit(self._article.post_id, place)

    def go_to_heading(self, number: int) -> None:
        """Scroll to a heading of the body, counted from 0."""
        headings = self._headings()
        if 0 <= number < len(headings):
            self._go_to(headings[number], above=16)

    def selected_text(self) -> str:
        """Return what the reader has selected."""
        return self.textCursor().selectedText()
