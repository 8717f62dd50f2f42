"""Article → Copy As: the article on show, in the form that is wanted elsewhere."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from archive import Archive, Post
from desktop.action_ids import ActionId
from desktop.citations import citation
from desktop.clipboard import put_on_clipboard
from desktop.controllers.archives import ArchivesController
from desktop.controllers.articles import ArticlesController
from desktop.copied_texts import Copied, as_link, as_markdown, as_rich_text, as_text
from desktop.jobs import Job
from desktop.messages import describe_error
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow

MESSAGE_MS = 3_000
SHOWN = 60  # characters of what was copied, in the status bar


class Form(StrEnum):
    """What an article is copied as, of what the archive must be asked for."""

    MARKDOWN = "markdown"
    TEXT = "text"
    RICH_TEXT = "rich-text"


FORM_ACTIONS = {
    ActionId.COPY_MARKDOWN: Form.MARKDOWN,
    ActionId.COPY_TEXT: Form.TEXT,
    ActionId.COPY_RICH_TEXT: Form.RICH_TEXT,
}
COPY_ACTIONS = (*FORM_ACTIONS, ActionId.COPY_CITATION, ActionId.COPY_TITLE_LINK)


class CopyTask:
    """Makes what is to be copied, in the reader's thread."""

    def __init__(self, post: Post, form: Form) -> None:
        self._post, self._form = post, form

    def __call__(self, archive: Archive, job: Job) -> Copied:
        """Text, and rich text where that is wanted.

        :raises PostNotFoundError: an import renumbered or replaced the post meanwhile
        """
        number = self._post.id
        if self._form is Form.MARKDOWN:
            return as_markdown(self._post, archive.article_html(number))
        body = archive.article_text(number)
        job.check()
        if self._form is Form.TEXT:
            return as_text(self._post, body)
        return as_rich_text(self._post, archive.article_html(number), body)


class CopyingController(QObject):
    """Fetches, puts on the clipboard, and says so."""

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        archives: ArchivesController,
        articles: ArticlesController,
    ) -> None:
        super().__init__(window)
        self._window, self._asker = window, asker
        self._archives, self._articles = archives, articles
        registry = window.registry
        for action, form in FORM_ACTIONS.items():
            registry.bind(action, partial(self.copy_as, form))
        registry.bind(ActionId.COPY_CITATION, self.copy_citation)
        registry.bind(ActionId.COPY_TITLE_LINK, self.copy_title_link)
        articles.post_changed.connect(self.show_actions)
        self.show_actions()

    def show_actions(self) -> None:
        """Nothing to copy without an article."""
        self._window.registry.set_enabled(COPY_ACTIONS, self._articles.post is not None)

    def copy_as(self, form: Form, *_checked: bool) -> None:
        """Article → Copy As → Markdown, Plain Text, Rich Text."""
        post, reader = self._articles.post, self._archives.reader
        if post is not None and reader is not None:
            job = reader.run_latest("copy", CopyTask(post, form), urgent=True)
            job.succeeded.connect(self.on_made)
            job.failed.connect(self.on_failed)

    def copy_citation(self) -> None:
        """Article → Copy As → Citation."""
        if self._articles.post is not None:
            self.on_made(Copied(citation(self._articles.post, date.today())))

    def copy_title_link(self) -> None:
        """Article → Copy As → Title with Link."""
        if self._articles.post is not None:
            self.on_made(as_link(self._articles.post))

    def on_made(self, copied: Copied) -> None:
        """It is here: put it on the clipboard, in one form or in both."""
        put_on_clipboard(copied.text, copied.html)
        said = " ".join(copied.text.split())
        shown = said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
        text = QCoreApplication.translate("Copying", "Copied: {beginning}")
        self._window.statusBar().showMessage(text.format(beginning=shown), MESSAGE_MS)

    def on_failed(self, error: Exception) -> None:
        """The article cannot be read."""
        self._asker.show_error(describe_error(error))
