"""The page that stays: it is loaded once, and each next article is put into it by our own script.

A load of its own costs an article several times what its layout does (docs/notes/viewer.md). The
page has our style sheets and an empty body; its policy is as strict as that of an article's own
page. Articles that are very long, or that cannot be put here, are loaded as pages of their own.
"""

from __future__ import annotations

import functools
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QUrl, Signal

from desktop.views.viewer.address import SCHEME, without_fragment
from desktop.views.viewer.article import (
    RESOURCES,
    ArticleDocument,
    article_html,
    document_language,
    page_files,
)
from desktop.views.viewer.page import ArticlePage
from desktop.views.viewer.place import ReadingPlace
from desktop.views.viewer.store import ArticleStore

MAX_CHARACTERS = 1_000_000
"""Of a body. While a longer one is laid out, the article before would stand still too long."""

_CLEAR_SCRIPT = """
(() => {
    if (location.host !== %s) return;
    delete globalThis.fiche;
    CSS.highlights.clear();
    document.documentElement.dataset.show = "0";
    document.title = "";
    document.body.replaceWith(document.createElement("body"));
})();
"""


@dataclass(frozen=True, slots=True)
class Showing:
    """A document that is to be shown, its number, and where it is to be scrolled to."""

    document: ArticleDocument
    number: int
    scroll: int | None = None
    place: ReadingPlace | None = None


class StandingPage(QObject):
    """Shows articles in one page. Signals: ``loaded()`` the page is there, without an article;
    ``failed()`` an article cannot be put there, for whatever reason.

    One article is put there at a time. Of those that are wanted meanwhile only the newest is kept,
    so that a key that is held down does not pile up work.
    """

    loaded = Signal()
    failed = Signal()

    def __init__(
        self, page: ArticlePage, articles: ArticleStore, make_empty: Callable[[], bytes]
    ) -> None:
        super().__init__(page)  # the view takes its children for what Chromium draws on
        self._page, self._articles, self._make_empty = page, articles, make_empty
        # A host that no article can name; a fragment is added where one jumps within an article.
        self._host = f"r{secrets.token_hex(8)}"
        self.url = QUrl(f"{SCHEME}://{self._host}/")
        self._is_loading = self._is_ready = self._is_busy = False
        self._wanted: Showing | None = None
        page.laid_out.connect(self._on_answered)
        page.not_laid_out.connect(self._on_failed)

    @property
    def is_ready(self) -> bool:
        """Whether it is what the view shows."""
        return self._is_ready

    @property
    def is_held_up(self) -> bool:
        """Whether an article waits for the one before it."""
        return self._is_busy and self._wanted is not None

    def takes(self, document: ArticleDocument) -> bool:
        """Whether an article may be put here."""
        return len(document.body_html) <= MAX_CHARACTERS

    def as_of_article(self, address: str, document: ArticleDocument | None) -> str:
        """The address of a place in the article, which is one of a place in the page here."""
        page, mark, place = address.partition("#")
        if document is None or not mark or QUrl(page) != self.url:
            return address
        return f"{document.url.toString()}#{place}"

    def load(self) -> None:
        """Load the page without an article."""
        self.leave()
        self._is_loading = True
        self._articles.stand(self._host)
        self._articles.put(self._host, page_files("/", self._make_empty()))
        self._page.open_article(self.url)

    def on_loaded(self) -> bool:
        """A load has ended well: tell whether it was ours."""
        if not self.is_shown():
            return False
        if self._is_loading:
            self._is_loading, self._is_ready = False, True
            self.loaded.emit()
            self._go_on()
        return True

    def is_shown(self) -> bool:
        """Whether the address that is shown is ours."""
        return without_fragment(self._page.url()) == self.url

    def show(self, showing: Showing) -> None:
        """Put an article there, as soon as the page is there and the article before it is."""
        if not (self._is_ready or self._is_loading):
            self.load()
        self._wanted = showing
        self._go_on()

    def clear(self) -> None:
        """Take the article away."""
        self._wanted = None
        if self._is_ready:
            self._articles.stand(self._host)
            self._page.run_ours(_CLEAR_SCRIPT % json.dumps(self._host))
        elif not self._is_loading:
            self.load()

    def leave(self) -> None:
        """It is shown no longer: another page is loaded, or its process has ended."""
        self._is_loading = self._is_ready = self._is_busy = False
        self._wanted = None
        self._articles.end(self._host)

    def _go_on(self) -> None:
        if self._wanted is None or self._is_busy or not self._is_ready:
            return
        showing, self._wanted = self._wanted, None
        document = showing.document
        self._is_busy = True
        # From now on the article before has nothing to ask for.
        self._articles.put(document.host, {})
        self._articles.stand(self._host, document.host)
        script = standing_script(self._host, document, showing.number)
        self._page.report_frame(showing.scroll, showing.place, script)

    def _on_answered(self) -> None:
        self._is_busy = False
        self._go_on()

    def _on_failed(self) -> None:
        if self._is_busy:
            self.leave()
            self.failed.emit()


@functools.cache
def _source() -> str:
    return (RESOURCES / "standing.js").read_text(encoding="utf-8")


def standing_script(host: str, document: ArticleDocument, number: int) -> str:
    """The script that puts an article into the page at *host*, instead of the one before."""
    article = {
        "html": article_html(document),
        "address": bytes(document.url.toEncoded().data()).decode("ascii"),
        "title": document.title,
        "language": document_language(document),
        "show": number,
    }
    # What is no character is replaced, as it is in a page that is sent as UTF-8.
    said = json.dumps(article, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    return f"{_source()}({json.dumps(host)}, {said})"
