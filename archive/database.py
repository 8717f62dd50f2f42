"""An open archive: everything that can be asked of it, in one place."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from archive.counting import PostCounter
from archive.date_counts import DateCounter
from archive.errors import PostNotFoundError
from archive.exporting import FilesToExport, export_files, prepare_folder
from archive.interruption import Interruption
from archive.post import LinkTarget, Post, PostSummary, PostVersion, Source
from archive.post_links import PostLinks
from archive.post_texts import PostTexts
from archive.progress import CheckReport, Problem, ProgressCallback, ignore_progress
from archive.query import Facets, PostFilter, SearchResult, SortOrder
from archive.related import RelatedPosts
from archive.searching import Searcher
from archive.storage import files
from archive.storage.assets import AssetStore
from archive.storage.bodies import BodyReader
from archive.storage.bulk_marks import MarkStore
from archive.storage.connection import after, close_after_writing, require_file, storage_errors
from archive.storage.index_writer import FullTextWriter
from archive.storage.lock import WriteLock
from archive.storage.posts import PostReader, PostRow
from archive.storage.problems import ProblemStore
from archive.storage.related import RelatedReader
from archive.storage.saved_searches import SavedSearchStore
from archive.storage.sources import SourceStore
from archive.storage.state import StateStore
from archive.storage.versions import VersionStore
from archive.summaries import SummaryReader
from archive.text.highlight import mark_html
from archive.text.indexed import IndexedTexts, indexed_texts

if TYPE_CHECKING:
    from archive.importing.reading import ArticleHead
    from archive.statistics import StatisticsReader
    from archive.storage.highlights import HighlightStore

STEPS_OF_SQLITE = 10_000  # between two looks at whether somebody asked to stop: a millisecond


class Archive:
    """One archive on one connection.

    Used from the thread that opened it; only :meth:`interrupt` may be called from another.
    Every method raises an error of the :class:`archive.errors.StorageError` tree where the file
    is the cause, and ``Cancelled`` after :meth:`interrupt`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriteLock | None) -> None:
        """Use :func:`open_archive`. ``was_left_open``: whoever wrote to it last was killed."""
        self.path = path
        self.read_only = lock is None
        self.was_left_open = lock is not None and lock.was_left
        self.connection = connection
        self.source_store = SourceStore(connection)
        self.problem_store = ProblemStore(connection, path)
        self._lock = lock
        self._interruption = Interruption()
        connection.set_progress_handler(self._interruption.is_requested, STEPS_OF_SQLITE)
        self._assets = AssetStore(connection)
        self._bodies = BodyReader(connection)
        self._posts = PostReader(connection)
        self._links = PostLinks(connection)
        self._versions = VersionStore(connection)
        self._texts = PostTexts(connection, path, self.source_store, self._bodies)
        self._source_names: dict[int, str] = {}
        self._searcher = Searcher(connection, self._posts, self._texts, self._interruption.check)
        self._summaries = SummaryReader(
            self._posts, self._texts, self._searcher, self._interruption.check
        )
        reader = RelatedReader(connection, self._interruption.check)
        self.related = RelatedPosts(path, self._posts, self._texts, self._summaries, reader)
        self.saved_searches = SavedSearchStore(connection, path)
        self.marks = MarkStore(connection, path)
        self.counter = PostCounter(connection, path, self._searcher)
        self.dates = DateCounter(connection, path, self._interruption.check)

    @cached_property
    def highlights(self) -> HighlightStore:
        """Highlights and notes; a window is there sooner without what they need."""
        from archive.storage.highlights import HighlightStore  # noqa: PLC0415

        return HighlightStore(self.connection, self.path)

    @cached_property
    def statistics(self) -> StatisticsReader:
        """Figures of all posts."""
        from archive.statistics import StatisticsReader  # noqa: PLC0415

        return StatisticsReader(self.connection, self.path, self._interruption.check)

    @contextmanager
    def _working(self) -> Iterator[None]:
        with self._interruption.running(), storage_errors(self.path):
            yield

    def iter_post_ids(
        self,
        post_filter: PostFilter,
        sort: SortOrder = SortOrder.NEWEST,
        *,
        first: int = 256,
    ) -> Iterator[array[int]]:
        """The ids of the posts that pass, in order: a small first chunk soon, then the rest.

        :raises SearchQueryError: the filter's query cannot be read
        """
        with self._working():
            yield from self._searcher.iter_ids(post_filter, sort, first=first)

    def summaries(self, post_ids: Sequence[int], query: str = "") -> list[PostSummary]:
        """Rows of the list, in the order asked for; unknown ids are left out.

        With a *query* the title carries its hits and the excerpt is the text around the first.
        A post whose stored bytes are damaged has no excerpt.
        """
        with self._working():
            return self._summaries.read(post_ids, query)

    def facets(self, post_filter: PostFilter | None = None) -> Facets:
        """Counts under a filter; without one they are kept and cost nothing."""
        with self._working():
            return Facets.of(self._searcher.facets(post_filter or PostFilter()))

    def search(
        self,
        query: str,
        *,
        sort: SortOrder = SortOrder.NEWEST,
        limit: int = 50,
        count: bool = False,
    ) -> SearchResult:
        """The first *limit* hits of a query; with *count* the exact total.

        :raises SearchQueryError: the query cannot be read
        """
        with self._working():
            return self._searcher.search(query, sort, limit, count=count)

    def post(self, post_id: int) -> Post:
        """Everything about a post.

        :raises PostNotFoundError: there is none with this id
        """
        with self._working():
            return self._full(self._row(post_id))

    def posts(self, post_ids: Sequence[int]) -> list[Post]:
        """The same for many, in the order asked for; unknown ids are left out."""
        with self._working():
            return [self._full(row) for row in self._posts.rows(post_ids)]

    def find_post(self, id_or_path: str) -> Post:
        """A post by its id or by the path of one of its files, also with the name of its source
        before it, as an export lays it out.

        :raises PostNotFoundError: neither is known
        """
        with self._working():
            sources = self.source_store.all()
            post_id = self._posts.by_path(id_or_path, [source.id for source in sources])
            for source in sources:
                if post_id is None and id_or_path.startswith(f"{source.name}/"):
                    path = id_or_path.removeprefix(f"{source.name}/")
                    post_id = self._posts.by_path(path, [source.id])
        if post_id is None and id_or_path.isascii() and id_or_path.isdigit():
            post_id = int(id_or_path)
        if post_id is None or post_id >= 1 << 63:
            raise PostNotFoundError(id_or_path)
        return self.post(post_id)

    def article_html(self, post_id: int, query: str = "") -> str:
        """The safe HTML of a post's body; hits of *query* are in ``<mark>``."""
        with self._working():
            row = self._row(post_id)
            data, asset_of = self.source_bytes(post_id), self._assets.shown(post_id).get
            html = self._texts.rules_of(row.rules_id).html(data, plain=row.plain, asset_of=asset_of)
            return mark_html(html, self._searcher.matcher(query)) if query else html

    def article_head(self, post_id: int, body_html: str) -> ArticleHead:
        """What stands over a post's body, whose article is *body_html*."""
        with self._working():
            rules = self._texts.rules_of(self._row(post_id).rules_id)
            asset_of = self._assets.shown(post_id).get
            return rules.head(self.source_bytes(post_id), body_html, asset_of)

    def article_text(self, post_id: int) -> str:
        """The visible text of a post's body: what search searches."""
        with self._working():
            return self._texts.text(post_id)

    def source_bytes(self, post_id: int) -> bytes:
        """The original bytes of the post file.

        :raises PostNotFoundError: there is no such post
        :raises ArchiveCorruptError: the stored bytes are damaged
        """
        with self._working():
            return self._bodies.read_checked(post_id, self.path)

    def versions(self, post_id: int) -> list[PostVersion]:
        """The former texts of a post whose file was rewritten, the last one first."""
        with self._working():
            return self._versions.of_post(post_id)

    def version_bytes(self, version_id: int) -> bytes:
        """The bytes of a former text.

        :raises PostNotFoundError: there is no such version
        :raises ArchiveCorruptError: the stored bytes are damaged
        """
        with self._working():
            return self._versions.read_checked(version_id, self._bodies, self.path)

    def asset(self, post_id: int, path: str) -> tuple[str, bytes] | None:
        """(media type, bytes) of a file that posts refer to, by its path in the post's source.

        :raises PostNotFoundError: there is no such post
        :raises ArchiveCorruptError: the stored bytes are damaged
        """
        with self._working():
            return self._assets.read(self._row(post_id).source_id, path, self.path)

    def resolve_link(self, post_id: int, url: str) -> LinkTarget:
        """Where a link inside the article of *post_id* leads."""
        with self._working():
            row = self._row(post_id)
            rules = self._texts.rules_of(row.rules_id)
            return self._links.resolve(post_id, row.source_id, rules, url)

    def _row(self, post_id: int) -> PostRow:
        row = self._posts.row(post_id)
        if row is None:
            raise PostNotFoundError(post_id)
        return row

    def _full(self, row: PostRow) -> Post:
        return self._posts.full(row, self._source_name(row.source_id), self._texts.excerpt(row.id))

    def _source_name(self, source_id: int) -> str:
        if source_id not in self._source_names:  # a source keeps its name for ever
            self._source_names = {source.id: source.name for source in self.source_store.all()}
        return self._source_names.get(source_id, "")

    def sources(self) -> list[Source]:
        """The imported folders."""
        with self._working():
            return self.source_store.all()

    def problems(self) -> list[Problem]:
        """Everything that is known to be wrong with files of this archive."""
        return self.problem_store.all()

    def post_count(self) -> int:
        """How many posts there are, hidden ones too."""
        with self._working():
            return self._posts.count()

    def set_starred(self, post_ids: Sequence[int], starred: bool) -> None:
        """Star posts, or take their stars away. Needs an archive open for writing."""
        with self._working():
            StateStore(self.connection).set_starred(post_ids, starred=starred)

    def set_read(self, post_ids: Sequence[int], read: bool) -> None:
        """Mark posts read, or unread. Needs an archive open for writing."""
        with self._working():
            StateStore(self.connection).set_read(post_ids, read=read)

    def set_reading_place(self, post_id: int, share: float | None) -> None:
        """Keep how much of an article's text lies above where it is read, from 0 to 1; None for
        its beginning. Needs an archive open for writing."""
        with self._working():
            StateStore(self.connection).set_place(post_id, share)

    def reading_place(self, post_id: int) -> float | None:
        """What :meth:`set_reading_place` kept of a post."""
        with self._working():
            return StateStore(self.connection).place(post_id)

    def first_unread(self, post_ids: Sequence[int]) -> int | None:
        """The place in *post_ids* of the first post that is unread; unknown ids do not count."""
        with self._working():
            return StateStore(self.connection).first_unread(post_ids)

    def check(self, progress: ProgressCallback = ignore_progress) -> CheckReport:
        """Look for damage everywhere. Takes about as long as an import."""
        with self._working():
            from archive.checking import check_archive  # noqa: PLC0415 - as for highlights

            return check_archive(self.connection, self.indexed_texts, progress)

    def export_sources(
        self,
        folder: Path,
        *,
        chosen: PostFilter | None = None,
        post_ids: Sequence[int] | None = None,
        overwrite: bool = False,
        progress: ProgressCallback = ignore_progress,
    ) -> int:
        """Write every post file (those of *chosen* posts, or of *post_ids*) to
        ``folder/source/path``, and the assets that these posts refer to.

        :returns: how many files were written
        :raises ExportError: the folder is not empty or cannot be written
        :raises ArchiveCorruptError: some posts are damaged; all others were written
        """
        with self._working():
            ids = post_ids
            if chosen is not None:
                chunks = self._searcher.iter_ids(chosen, SortOrder.OLDEST, first=256)
                ids = [post_id for chunk in chunks for post_id in chunk]
            prepare_folder(folder, overwrite=overwrite)
            groups = (
                FilesToExport(self._posts.files_to_export(ids), self.source_bytes),
                FilesToExport(
                    self._assets.to_export(ids),
                    lambda asset_id: self._assets.bytes_of(asset_id, self.path),
                ),
            )
            return export_files(self.path, folder, groups, progress, overwrite=overwrite)

    def tidy(self) -> None:
        """Merge the index and give free pages back to the disk. Needs an archive for writing."""
        with self._working():
            FullTextWriter(self.connection).merge()
            # A statement without columns that answers in rows: only a script runs it to its end.
            self.connection.executescript("PRAGMA incremental_vacuum")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def indexed_texts(self, post_id: int) -> IndexedTexts:
        """What the indexes hold of a post."""
        row = self._row(post_id)
        return indexed_texts(row.title, self._texts.text(post_id))

    def interruptible(self) -> AbstractContextManager[None]:
        """While this lasts no :meth:`interrupt` is lost, also between two calls."""
        return self._interruption.running()

    def interrupt(self) -> None:
        """Stop what runs on this archive in another thread; it raises ``Cancelled``, at the latest
        when the post that is being read is read. Where nothing runs, nothing happens."""
        self._interruption.request()
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile: nothing runs any more
            self.connection.interrupt()

    def close(self) -> None:
        """Close the file. Calling it twice is harmless."""
        if self._lock is None:
            self.connection.close()
            return
        try:
            with storage_errors(self.path):
                close_after_writing(self.connection)
        finally:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        with after(error):
            self.close()


def open_archive(path: Path, *, read_only: bool = False, create: bool = False) -> Archive:
    """Open an archive.

    *create* makes a new one where there is no file; an existing file is never replaced.

    :raises StorageError: not an archive, too new, locked, read-only, damaged
    """
    path = Path(path)
    with storage_errors(path):
        if read_only:
            return Archive(path, files.open_to_read(path), None)
        if create and not path.exists():
            files.create_file(path)
        require_file(path)  # first, or there would be a lock file beside nothing
        lock = WriteLock(path)
        try:
            return Archive(path, files.open_to_write(path), lock)
        except BaseException:
            lock.release()
            raise
