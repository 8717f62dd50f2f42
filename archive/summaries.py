"""The rows of the post list, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.post import PostSummary, Snippet
from archive.post_texts import PostTexts
from archive.query import FacetKind
from archive.searching import Searcher
from archive.storage.posts import PostReader, PostRow
from archive.text.fold import Check
from archive.text.shorten import shortened

ROW_EXCERPT_CHARACTERS = 160


class SummaryReader:
    """Reads on one connection. *check* is called between two rows, and may raise."""

    def __init__(
        self, posts: PostReader, texts: PostTexts, searcher: Searcher, check: Check
    ) -> None:
        self._posts = posts
        self._texts = texts
        self._searcher = searcher
        self._check = check

    def read(self, post_ids: Sequence[int], query: str) -> list[PostSummary]:
        """Rows in the order asked for; unknown ids are left out. With a *query* the title carries
        its hits, and the excerpt is the text around one."""
        rows = self._posts.rows(post_ids)
        shown = self._searcher.snippets(rows, query) if query else self._beginnings(rows)
        return [_summary(row, *texts) for row, texts in zip(rows, shown, strict=True)]

    def _beginnings(self, rows: Sequence[PostRow]) -> Iterable[tuple[Snippet, Snippet]]:
        excerpts = self._texts.excerpts([row.id for row in rows])
        for row in rows:
            self._check()
            excerpt = shortened(excerpts.get(row.id, ""), ROW_EXCERPT_CHARACTERS)
            yield Snippet(row.title), Snippet(excerpt)


def _summary(row: PostRow, title: Snippet, excerpt: Snippet) -> PostSummary:
    publishers = row.names_of(FacetKind.PUBLISHER) or row.labels_of(FacetKind.CATEGORY)
    return PostSummary(
        id=row.id,
        title=title,
        published=row.published,
        publisher=publishers[0] if publishers else "",
        excerpt=excerpt,
        starred=row.starred,
        read=row.read,
        hidden=row.hidden,
        missing=row.missing,
        unreadable=row.unreadable,
        other_places=max(0, row.files - 1),
    )
