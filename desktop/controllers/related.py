"""Below the article on show: posts that are about the same, late and never in its way."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer

from archive import Archive, PostSummary
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.dates import short_date
from desktop.jobs import Job
from desktop.views.main_window import MainWindow
from desktop.views.viewer.related import RelatedLabels, RelatedPost, related_html
from desktop.views.viewer.viewer import PostViewer

log = logging.getLogger("microfiche.related")

AGAIN_MS = 400
"""After something else was more urgent."""


class RelatedTask:
    """Finds them."""

    def __init__(self, post_id: int) -> None:
        self._post_id = post_id

    def __call__(self, archive: Archive, job: Job) -> tuple[int, list[PostSummary]]:
        """(the post on show, those like it).

        :raises PostNotFoundError: an import renumbered or replaced the post meanwhile
        """
        job.check()
        return self._post_id, archive.related.of_post(self._post_id)


class RelatedController(QObject):
    """Asks when an article is on the screen; whatever else is read is read before."""

    def __init__(
        self, window: MainWindow, archives: ArchivesController, articles: ArticlesController
    ) -> None:
        super().__init__(window)
        self._window, self._archives, self._articles = window, archives, articles
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.ask)
        articles.post_changed.connect(self._again.stop)

    def use_viewer(self, viewer: PostViewer) -> None:
        """The viewer is here."""
        viewer.article_painted.connect(self.ask)

    def ask(self, _post_id: int = 0) -> None:
        """The article is on the screen: what is like it?"""
        post, reader = self._articles.post, self._archives.reader
        if post is not None and reader is not None:
            job = reader.run_aside("related", RelatedTask(post.id))
            job.succeeded.connect(self.on_found)
            job.failed.connect(self.on_failed)
            job.cancelled.connect(self._again.start)

    def on_found(self, found: tuple[int, list[PostSummary]]) -> None:
        """Show them, if the article is still there."""
        post_id, summaries = found
        viewer = self._window.viewer
        if viewer is None:
            return
        labels = RelatedLabels(
            QCoreApplication.translate("Viewer", "Related posts"), QLocale().bcp47Name()
        )
        posts = [
            RelatedPost(one.id, one.title.text, " · ".join(filter(None, facts(one))))
            for one in summaries
        ]
        viewer.show_related(post_id, related_html(post_id, posts, labels))

    def on_failed(self, error: Exception) -> None:
        """Nobody asked for them, so nobody is told."""
        log.info("Posts like the one on show could not be looked for: %s", error)


def facts(one: PostSummary) -> tuple[str, str]:
    """Publisher and day of a post."""
    return one.publisher, short_date(one.published)
