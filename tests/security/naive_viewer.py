"""A viewer as one writes it without thinking: ``QWebEngineView.setHtml``, and nothing else.

Run as a program of its own, since Chromium's switches are per process: ``naive_viewer.py FILE``
shows every text of a JSON object, a few at a time. It is the proof that the recorder sees. With
``--ours`` it is our own view instead, to be tried without our switches; ``--unwatched`` takes the
interceptor away as well, so that the policy of the page is left. With ``--base=ADDRESS`` the texts
come from there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.profile import ViewerProfile, make_profile
from desktop.views.viewer.web_view import WebArticleView

AT_ONCE = 8
SETTLE_MS = 300
LIMIT_MS = 3_000


class Shower(QObject):
    """Shows one text after the other in one view: our own, where its profile is ours."""

    def __init__(self, profile: QWebEngineProfile, waiting: list[str], base: QUrl) -> None:
        super().__init__()
        self._waiting, self._base = waiting, base
        if isinstance(profile, ViewerProfile):
            self.view: QWebEngineView = WebArticleView(profile)
            self.view.article_painted.connect(self.on_loaded)
        else:
            self.view = QWebEngineView()
            self.view.setPage(QWebEnginePage(profile, self.view))
            self.view.loadFinished.connect(self.on_loaded)
        self.view.resize(400, 300)
        self.view.show()
        self.is_done = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.show_next)

    def show_next(self) -> None:
        """The next text, or the end."""
        if not self._waiting:
            self.is_done = True
            return
        number, text = len(self._waiting), self._waiting.pop()
        if isinstance(self.view, WebArticleView):
            self.view.show_article(ArticleDocument(number, "title", text))
        else:
            self.view.setHtml(text, self._base)
        self._pause.start(LIMIT_MS)

    def on_loaded(self) -> None:
        """Give it the time to do what it came for."""
        self._pause.start(SETTLE_MS)


def main() -> int:
    """Show them all."""
    texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    app = QApplication(sys.argv[:1])
    profile = make_profile(app) if "--ours" in sys.argv else QWebEngineProfile(app)
    if "--unwatched" in sys.argv:
        profile.setUrlRequestInterceptor(None)
    waiting = list(texts["vectors"].values())
    base = next((one[7:] for one in sys.argv if one.startswith("--base=")), texts["base"])
    showers = [Shower(profile, waiting, QUrl(base)) for _ in range(AT_ONCE)]
    for shower in showers:
        shower.show_next()
    watch = QTimer()
    watch.setInterval(50)
    watch.timeout.connect(lambda: app.quit() if all(one.is_done for one in showers) else None)
    watch.start()
    app.exec()
    for shower in showers:
        shiboken6.delete(shower.view)
    return 0


if __name__ == "__main__":
    sys.exit(main())
