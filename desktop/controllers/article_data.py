"""From a post in the archive to what the viewer shows: the reader's task and the words around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QCoreApplication

from archive import Archive, Post
from desktop.boxes import with_own_words
from desktop.dates import full_date, spoken_date
from desktop.jobs import Job
from desktop.messages import number
from desktop.translatable import PLURAL, translate
from desktop.views.viewer.article import ArticleDocument, article_labels
from desktop.views.viewer.headings import Heading, headings_of

# Read aloud silently: Chinese readers are measured in characters, others in words a minute.
CHARACTERS_A_MINUTE = 400
WORDS_A_MINUTE = 230
CHARACTER_LANGUAGES = ("zh", "ja")

MAX_NAME = 2_000
"""Characters of a title or name over an article. An import keeps fewer; a forged file may not."""

MAX_SHELVES = 1_000
"""Categories, and tags, over an article."""


@dataclass(frozen=True, slots=True)
class ArticleData:
    """What the archive says of one post; ``title_marks`` are the hits in its title, and
    ``cover_html`` stands over the ``html`` of its body."""

    post: Post
    html: str
    title_marks: tuple[tuple[int, int], ...]
    authors: tuple[str, ...]
    cover_html: str
    headings: tuple[Heading, ...] = ()
    place: float | None = None


class ArticleTask:
    """Reads one article, with the hits of a search marked in it."""

    def __init__(self, post_id: int, query: str) -> None:
        self._post_id, self._query = post_id, query

    def __call__(self, archive: Archive, job: Job) -> ArticleData:
        """The article.

        :raises PostNotFoundError: an import renumbered or replaced the post meanwhile
        """
        post = archive.post(self._post_id)
        job.check()
        html = archive.article_html(self._post_id, self._query)
        head = archive.article_head(self._post_id, html)
        marks: tuple[tuple[int, int], ...] = ()
        if self._query:
            summaries = archive.summaries([self._post_id], self._query)
            marks = summaries[0].title.marks if summaries else ()
        job.check()
        place = archive.reading_place(self._post_id)
        headings = headings_of(html)
        return ArticleData(post, html, marks, head.authors, head.cover_html, headings, place)


def make_document(data: ArticleData) -> ArticleDocument:
    """The values for the viewer, with all words in the user's language."""
    post = data.post
    publisher = _short(post.publisher or "")
    #: Stands between the names of authors.
    between = QCoreApplication.translate("Article", ", ")
    labels = post.category_labels or post.categories
    return ArticleDocument(
        post_id=post.id,
        title=_short(post.title),
        body_html=with_own_words(data.cover_html) + with_own_words(data.html),
        publisher=publisher,
        author=_short(between.join(one for one in data.authors if one != publisher)),
        published=spoken_date(post.published),
        published_exact=full_date(post.published),
        published_iso=post.published.isoformat(),
        reading=reading_time(post),
        categories=tuple(zip(_names(post.categories), _names(labels), strict=False)),
        tags=_names(dict.fromkeys(post.tags)),
        source_link=post.source_link,
        language=post.language,
        notice=notice_of(post),
        permalink=post.permalink or "/",
        title_marks=data.title_marks,
        other_paths=post.other_paths,
        labels=article_labels(),
    )


def _short(text: str) -> str:
    return text if len(text) <= MAX_NAME else f"{text[:MAX_NAME]}…"


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_short, islice(names, MAX_SHELVES)))


def reading_time(post: Post) -> str:
    """How long the article is: ``1,890 characters · 5 min``; nothing for an empty one."""
    count = post.words
    if not count:
        return ""
    if (post.language or "").startswith(CHARACTER_LANGUAGES):
        text = translate("Article", "{count} characters · {minutes} min", "", PLURAL, count)
        pace = CHARACTERS_A_MINUTE
    else:
        text = translate("Article", "{count} words · {minutes} min", "", PLURAL, count)
        pace = WORDS_A_MINUTE
    minutes = max(1, round(count / pace))
    return text.format(count=number(count), minutes=number(minutes))


def notice_of(post: Post) -> str:
    """What is unusual about a post, in one sentence, or nothing."""
    translate = QCoreApplication.translate
    if post.unreadable:
        return translate("Article", "This file could not be understood. It is kept as it is.")
    if post.missing:
        return translate(
            "Article", "The folder does not have this post any more. The archive keeps it."
        )
    if post.draft:
        return translate("Article", "This is a draft.")
    if post.hidden:
        return translate("Article", "The site itself does not show this post.")
    return ""
