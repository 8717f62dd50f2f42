"""More like this: the posts of an archive that are about the same as one of them."""

from __future__ import annotations

from pathlib import Path

from archive.errors import PostNotFoundError
from archive.post import PostSummary
from archive.post_texts import PostTexts
from archive.storage.connection import storage_errors
from archive.storage.posts import PostReader
from archive.storage.related import RelatedReader
from archive.summaries import SummaryReader

MOST_RELATED = 5


class RelatedPosts:
    """Finds them on one connection.

    Every method raises an error of the StorageError tree where the file is the cause, and
    ``Cancelled`` after the archive was interrupted.
    """

    def __init__(
        self,
        path: Path,
        posts: PostReader,
        texts: PostTexts,
        summaries: SummaryReader,
        reader: RelatedReader,
    ) -> None:
        self._path, self._posts, self._texts = path, posts, texts
        self._summaries, self._reader = summaries, reader

    def of_post(self, post_id: int, limit: int = MOST_RELATED) -> list[PostSummary]:
        """Up to *limit* posts, the most alike first: what shares rare words, categories and tags
        with a post, and is of about its time. No hidden posts, and no copies of it.

        :raises PostNotFoundError: there is no post with this id
        """
        with storage_errors(self._path):
            row = self._posts.row(post_id)
            if row is None:
                raise PostNotFoundError(post_id)
            found = self._reader.related(post_id, row.title, self._texts.text(post_id), limit)
            return self._summaries.read(found, "")
