"""The article without Chromium: Qt's own rich text, plainer, but it runs everywhere.

Used when WebEngine cannot start, when the user asks for it, and for one article that hung or
crashed Chromium (then as bare text).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, QUrl, Signal
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
from desktop.views.viewer.text_highlights import TextHighlights

INK = {"light": "#1f2328", "dark": "#d6d3cd", "sepia": "#43372a"}
FAINT = {"light": "#5d6570", "dark": "#9a9a97", "sepia": "#74644f"}
LINK = {"light": "#0b5cad", "dark": "#8ab4e8", "sepia": "#8a4b12"}
MARK = {"light": "#ffe28a", "dark": "#6b5514", "sepia": "#f2d479"}
FONTS = ("Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei")
BASE_SIZE = 17
MEASURE = 38  # widest line, in character widths
MIN_MARGIN = 24
GAP = "&#160;&#160; "  # between facts: blanks can end a line unseen, as no other separator can
MAX_HITS = 1_000
# All of an article is laid out before any of it is seen, and the window waits meanwhile.
MAX_BODY = 500_000
MAX_TAGS = 20_000
# Qt's rich text recurses into nested elements; more than this is a trap, shown as bare text.
MAX_DEPTH = 200
BOX_PARTS = re.compile(r'(?:(?<=</span>)|(?<=</a>))(?=<(?:a|span) class="(?:address|why)")')
PICTURE = re.compile(r"<(?:img|audio|video)(?: [a-z]+(?:=\"[^\"]*\")?)*>")
ATTRIBUTE = re.compile(r" ([a-z]+)=\"([^\"]*)\"")
VOID = frozenset({"br", "col", "hr", "img", "wbr"})  # of those that the sanitiser lets through
BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr"})


class TextOnly(HTMLParser):
    """Collects the text of safe HTML, a line a block, and how deep its elements nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.depth = 0
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Start a new line for a block."""
        del attrs
        if tag not in VOID:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Come up one level."""
        if tag not in VOID:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.pieces.append(data)


def read_text(body: str) -> tuple[str, int]:
    """Return the text of safe HTML, a line a block, and its greatest nesting."""
    reader = TextOnly()
    reader.feed(body)
    reader.close()
    lines = (line.strip() for line in "".join(reader.pieces).splitlines())
    return "\n".join(line for line in lines if line), reader.deepest


def with_names_of_pictures(body: str) -> str:
    """Return safe HTML with the description of each picture, or its file's name, in its place;
    what stands in lines of their own in a box is set apart, for here they are one."""
    return BOX_PARTS.sub(" ", PICTURE.sub(picture_name, body))


def picture_name(found: re.Match[str]) -> str:
    """Return what stands for a picture, sound or film."""
    attributes = dict(ATTRIBUTE.findall(found[0]))
    name = (
        unescape(attributes.get("alt", "")) or unquote(attributes.get("src", "")).rpartition("/")[2]
    )
    return f'<span class="label">[{escape(name)}]</span>' if name else ""


class TextArticleView(QTextBrowser):
    """The same methods and signals as :class:`WebArticleView`, without the network to begin with.

    ``article_painted(post_id)``, ``link_activated(url)``, ``link_hovered(address)``,
    ``find_finished(active, total)``.
    """

    article_painted = Signal(int)
    link_activated = Signal(QUrl)
    link_hovered = Signal(str)
    find_finished = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: ArticleDocument | None = None
        self._as_text = False
        self._theme, self._scale = "light", 1.0
        self._awaits_paint = False
        self.highlights = TextHighlights(self)
        self.highlight_menu: QMenu | None = None
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)
        self._painted.timeout.connect(self._report_painting)
        font = self.font()
        font.setFamilies([*FONTS, font.family()])
        self.setFont(font)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(self._on_click)
        self.highlighted.connect(self._on_hover)

    def show_article(
        self, document: ArticleDocument, scroll: int | None = None, *, as_text: bool = False
    ) -> None:
        """Show an article, from *scroll* pixels on; ``as_text`` leaves all markup of its body
        out."""
        self.highlights.forget()
        self._article = document
        self._as_text = as_text
        self._fill()
        if scroll is None:
            self._show_first_mark()
        else:
            self.verticalScrollBar().setValue(scroll)
        self._awaits_paint = True
        self.viewport().update()

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
        font.setPixelSize(round(BASE_SIZE * self._scale))
        self.document().setDefaultFont(font)  # headings and quotations have sizes of their own
        self.document().setDefaultStyleSheet(self._style())
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
        )
        self.highlights.use_head(read_text(head)[0], self._theme)

    def _body(self, document: ArticleDocument) -> tuple[str, bool]:
        """The body, and whether only its beginning."""
        body, was_cut = shorten(with_names_of_pictures(document.body_html), MAX_BODY)
        text, depth = read_text(body)
        self.document().clear()  # the article before would be laid out in the new way
        self.setWordWrapMode(wrap_mode(text))
        if not self._as_text and depth <= MAX_DEPTH and body.count("<") <= MAX_TAGS:
            body = body.replace("<mark>", '<span class="mark">').replace("</mark>", "</span>")
            return body, was_cut
        return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines()), was_cut

    def _style(self) -> str:
        theme = self._theme
        size = BASE_SIZE * self._scale
        return (
            f"body, p, li, td, th, div {{ color: {INK[theme]}; font-size: {size:.0f}px;"
            f" line-height: 132%; }} p {{ margin-bottom: {size * 0.7:.0f}px; }}"
            f"h1, h2, h3, h4, h5, h6 {{ color: {INK[theme]}; }}"
            f"a {{ color: {LINK[theme]}; text-decoration: none; }}"
            f".chip, .label, .address {{ color: {FAINT[theme]}; }}"
            f".faint, .notice {{ color: {FAINT[theme]}; font-size: {size * 0.82:.0f}px; }}"
            f"mark, .mark {{ background-color: {MARK[theme]}; }}"
            f"blockquote {{ margin-left: {size:.0f}px; color: {FAINT[theme]}; }}"
            f"pre {{ white-space: pre-wrap; }}"
            f"td, th {{ padding: {size * 0.3:.0f}px {size * 0.7:.0f}px; }}"
        )

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing. The answer must not be empty: Qt would then look for a local file."""
        del name
        if kind == QTextDocument.ResourceType.ImageResource.value:
            image = QImage(1, 1, QImage.Format.Format_ARGB32)
            image.fill(Qt.GlobalColor.transparent)
            return image
        return QByteArray(b" ")

    def set_look(self, theme: str, scale: float) -> None:
        """Change the theme and the text size; the reading position stays about where it was."""
        self._theme, self._scale = theme, scale
        self._set_margins()
        # Not the palette: the application's style sheet puts its own in the place of ours.
        self.setStyleSheet(
            f"TextArticleView {{ background: {PAPER[theme]}; color: {INK[theme]}; }}"
        )
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._fill()
        bar.setValue(round(share * bar.maximum()))

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
        line = round(MEASURE * BASE_SIZE * self._scale)
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
        places = self._places(text)
        here = self.textCursor().selectionStart()
        active = places.index(here) + 1 if here in places else 0
        self.find_finished.emit(active, len(places))

    def _places(self, text: str) -> list[int]:
        places: list[int] = []
        cursor = self.document().find(text)
        while not cursor.isNull() and len(places) < MAX_HITS:
            places.append(cursor.selectionStart())
            cursor = self.document().find(text, cursor)
        return places

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
        bar.setValue(before + direction * bar.pageStep())
        on_done(bar.value() == before)

    def scroll_position(self) -> int:
        """How many pixels the article is scrolled down."""
        return self.verticalScrollBar().value()

    def selected_text(self) -> str:
        """Return what the reader has selected."""
        return self.textCursor().selectedText()
