"""Import folders of posts into an archive: discover, read, write in batches, report."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from archive.database import Archive
from archive.errors import Cancelled, ImportFolderError, PostFileError
from archive.importing.date_order import in_date_order
from archive.importing.folder import FolderImport
from archive.importing.gently import empty, no_long_collections
from archive.importing.options import ImportOptions
from archive.importing.prepare import PostPreparer, ReadItem, ReadResult, read_file
from archive.importing.workers import Workers, default_workers
from archive.progress import ImportReport, Progress, ProgressCallback, ignore_progress
from archive.query import PostFilter
from archive.storage.bodies import SAMPLES_NEEDED, SAMPLES_WANTED, train_dictionary
from archive.storage.connection import storage_errors
from archive.storage.dictionaries import add_dictionary, copy_dictionaries, newest_dictionary
from archive.storage.records import make_record
from archive.storage.writer import PostWriter
from archive.text.rough import rough_text

FEW_FILES = 200
"""Up to so many small files are read in this process: starting another takes longer."""

SMALL_BYTES = 256 * 1024
REPORT_SECONDS = 0.1


class Importer:
    """Imports folders into one archive that is open for writing.

    An import adds and updates, it never deletes. It may be stopped or killed at any moment:
    what was committed stays, and running it again completes it.
    """

    def __init__(self, archive: Archive, options: ImportOptions | None = None) -> None:
        self._archive = archive
        self._options = options or ImportOptions()

    def run(
        self, folders: Sequence[Path], progress: ProgressCallback = ignore_progress
    ) -> ImportReport:
        """Import *folders* together, in the order of their posts' dates.

        :raises ImportFolderError: a folder is missing or cannot be listed; nothing was written
        :raises StorageError: the archive cannot be written any more; what was committed stays
        """
        began = time.monotonic()
        different = different_folders(folders)
        with storage_errors(self._archive.path):
            return _Run(self._archive, self._options, progress, began).run(different)


def different_folders(folders: Sequence[Path]) -> list[Path]:
    """Each folder once, however often and by whatever names it is given.

    :raises ImportFolderError: one of them is missing, no folder, or cannot be looked at
    """
    found: dict[Path, Path] = {}
    for folder in folders:
        try:
            if not folder.is_dir():
                there = folder.exists()
                reason = "it is not a folder" if there else "there is no such folder"
                raise ImportFolderError(folder, reason)
            found.setdefault(folder.resolve(), folder)
        except OSError as error:
            raise ImportFolderError(folder, error.strerror or str(error)) from error
    return list(found.values())


class _Run:
    """One import from its beginning to its report."""

    def __init__(
        self,
        archive: Archive,
        options: ImportOptions,
        progress: ProgressCallback,
        began: float,
    ) -> None:
        self._archive = archive
        self._connection = archive.connection
        self._options = options
        self._progress = progress
        self._began = began
        self._reported = 0.0
        self._told: Progress | None = None
        self._reading_since = began
        self._report = ImportReport(archive=str(archive.path))
        self._sources: list[FolderImport] = []
        self._writer = PostWriter(self._connection)

    def run(self, folders: Sequence[Path]) -> ImportReport:
        try:
            return self._run(folders)
        except BaseException:
            # What waited is lost, what was committed stays; the archive can go on being used.
            if self._connection.in_transaction:
                self._connection.rollback()
            raise
        finally:
            # Up to 256 MB of pages, which a window would keep until the archive is closed.
            self._connection.execute("PRAGMA shrink_memory")

    def _run(self, folders: Sequence[Path]) -> ImportReport:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            run_id = self._archive.source_store.begin_run()
            self._import(folders)
        except Cancelled:
            self._report.stopped = True
        if self._options.dry_run:
            self._preview()
            self._connection.rollback()
        else:
            self._finish(run_id)
        self._report.seconds = round(time.monotonic() - self._began, 3)
        return self._report

    def _preview(self) -> None:
        """Say what would be there, while it still is."""
        self._writer.flush()
        for source in self._sources:
            if not self._report.stopped:
                source.mark_missing()
            source.add_to(self._report)
        if not self._report.stopped:
            names = tuple(source.source.name for source in self._sources)
            self._report.facets = self._archive.facets(PostFilter(sources=names, hidden=True))

    def _import(self, folders: Sequence[Path]) -> None:
        for number, folder in enumerate(folders):
            self._sources.append(
                FolderImport(self._archive, self._options, folder, number, self._writer)
            )
        items: list[ReadItem] = []
        try:
            for source in self._sources:
                with no_long_collections():
                    items += source.discover(self._scanned)
                self._archive.source_store.update(*source.row())
                self._writer.relabel(source.site.category_labels)
            if not self._options.dry_run:
                self._writer.commit()
            self._read(items)
        finally:
            empty(items)

    def _scanned(self, found: int) -> None:
        self._tell(Progress("scan", found, None))

    def _read(self, items: list[ReadItem]) -> None:
        items.sort(key=lambda item: (item.file.date_hint, item.file.path))
        # To learn the dictionary and to start the workers takes a while: say what is ahead.
        self._tell(self._reading(0, len(items), ""), force=True)
        with Workers[ReadItem, ReadResult](self._workers(items), PostPreparer) as workers:
            preparer = PostPreparer(
                [source.to_read() for source in self._sources], *self._dictionary(items)
            )
            self._reading_since = time.monotonic()
            results = workers.map_in_order(preparer, items, _size_of, self._tell_again)
            for done, result in enumerate(in_date_order(results, items), start=1):
                self._sources[result.item.source].store(result)
                if self._writer.is_full():
                    self._end_batch()
                self._tell_read(done, len(items), result.item.file.path)
        for source in self._sources:
            for _ in source.refresh_assets():
                if self._writer.is_full():
                    self._end_batch()
                self._tell_read(len(items), len(items), "")

    def _end_batch(self) -> None:
        if self._options.dry_run:
            self._writer.flush()
        else:
            self._writer.commit()

    def _workers(self, items: Sequence[ReadItem]) -> int:
        if self._options.workers is not None:
            return self._options.workers
        few = len(items) <= FEW_FILES and all(item.file.size <= SMALL_BYTES for item in items)
        return 0 if few else default_workers()

    def _dictionary(self, items: Sequence[ReadItem]) -> tuple[int, bytes | None]:
        """The newest dictionary of the archive; trained now where there is none yet."""
        number, dictionary = newest_dictionary(self._connection)
        if dictionary is not None:
            return number, dictionary
        if len(items) < SAMPLES_NEEDED or self._options.dry_run:
            return 0, None
        dictionary = train_dictionary(list(self._samples(items)))
        if dictionary is None:
            return 0, None
        self._writer.begin()
        number = add_dictionary(self._connection, dictionary)
        self._writer.commit()
        return number, dictionary

    def _samples(self, items: Sequence[ReadItem]) -> Iterator[bytes]:
        """About the records of files from everywhere in the folders: what comes later must fit the
        dictionary too."""
        step = max(1, len(items) // SAMPLES_WANTED)
        for item in items[::step]:
            self._tell_again()
            if item.file.size > SMALL_BYTES:
                continue
            source = self._sources[item.source]
            # What cannot be read is said where it is read to be kept.
            with suppress(OSError, PostFileError):
                data = read_file(source.root, item.file)
                yield make_record(data, rough_text(data), "")

    def _finish(self, run_id: int) -> None:
        """Mark what is missing, keep the problems, merge the index, say it is done."""
        report = self._report
        for source in self._sources:
            if not report.stopped:
                source.mark_missing()
            source.keep_problems(complete=not report.stopped)
            source.add_to(report)
        self._writer.begin()
        copy_dictionaries(self._connection)
        counts = {name: getattr(report, name) for name in _COUNTS}
        if not report.stopped:
            self._archive.source_store.end_run(run_id, counts)
        self._writer.commit()
        if report.added + report.updated >= MERGE_FROM and not report.stopped:
            # Everything is in: who wants to stop now only goes without the tidying.
            with suppress(Cancelled):
                self._tell(Progress("finish", report.found, report.found), force=True)
                self._archive.tidy()

    def _reading(self, done: int, total: int, path: str) -> Progress:
        seconds = time.monotonic() - self._reading_since
        problems = sum(len(source.problems) for source in self._sources)
        return Progress("read", done, total, path, problems, done / seconds if seconds else 0.0)

    def _tell_read(self, done: int, total: int, path: str) -> None:
        """The same as to tell of :meth:`_reading`, of which most would not be told."""
        if self._is_due() or done == total:
            self._tell(self._reading(done, total, path), force=True)

    def _tell(self, progress: Progress, *, force: bool = False) -> None:
        if force or self._is_due() or progress.done == progress.total:
            self._reported, self._told = time.monotonic(), progress
            self._progress(progress)

    def _tell_again(self) -> None:
        """Nothing new, while the workers have no results: whoever wants to stop is heard."""
        if self._told is not None:
            self._tell(self._told)

    def _is_due(self) -> bool:
        return time.monotonic() - self._reported >= REPORT_SECONDS


MERGE_FROM = 2000
"""After so many written posts the index is merged and free pages are given back."""

_COUNTS = (
    "found", "added", "updated", "moved", "unchanged", "failed", "ignored", "missing",
    "assets",
)  # fmt: skip


def _size_of(item: ReadItem) -> int:
    return item.file.size
