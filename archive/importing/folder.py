"""One folder of an import: what of it is new, changed, moved, unchanged or missing."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from archive.database import Archive
from archive.importing.assets import FolderAssets
from archive.importing.discovery import Discovery
from archive.importing.file_ref import FileRef
from archive.importing.prepare import ReadItem, ReadResult, SourceToRead, salted
from archive.importing.reading import ReadingRules
from archive.importing.seen_keys import SeenKeys
from archive.importing.site import SiteContext, read_site
from archive.progress import ImportReport, Problem, ProblemCode, Severity
from archive.storage.assets import AssetStore
from archive.storage.keys import hash_key, stored_path, typed_path
from archive.storage.known_files import KnownFile, KnownFiles
from archive.storage.prepared import FileEntry, PreparedPost
from archive.storage.twins import find_twin
from archive.storage.writer import PostWriter


class FolderOptions(Protocol):
    """The part of the import options that concerns one folder."""

    @property
    def generator(self) -> str: ...
    @property
    def timezone(self) -> str | None: ...
    @property
    def dry_run(self) -> bool: ...
    @property
    def only(self) -> frozenset[str] | None: ...


class FolderImport:
    """The import of one folder. Counts are complete when every result was stored."""

    def __init__(
        self, archive: Archive, options: FolderOptions, folder: Path, number: int,
        writer: PostWriter,
    ) -> None:  # fmt: skip
        self._archive = archive
        self._folder = folder
        self._number = number
        self._writer = writer
        self.site: SiteContext = read_site(folder, options.generator, timezone=options.timezone)
        store = archive.source_store
        self.source = store.find(folder) or store.add(
            folder, generator=self.site.generator, timezone=self.site.timezone
        )
        rules = ReadingRules.of(self.site)
        self._rules_id = store.keep_rules(self.source.id, rules.to_json())
        self._files = KnownFiles(archive.connection, self.source.id)
        self._known: Mapping[int, KnownFile] = self._files.all()
        self._only = options.only
        self._gone = self._may_be_gone()
        self._discovery = Discovery(folder, self.site, options.only)
        self._asset_store = AssetStore(archive.connection)
        self.root = os.fsencode(folder.resolve())
        self._assets = FolderAssets(
            self._asset_store, self.source.id, self.root, self._discovery.others,
            dry_run=options.dry_run,
        )  # fmt: skip
        is_first = not self._known and not archive.post_count()
        self._seen = SeenKeys() if is_first else None
        self._gone_by_checksum: dict[bytes, int] = {}
        self._loose: list[Problem] = list(self.site.problems)  # of no post
        self.problems: list[Problem] = list(self.site.problems)
        self.found = self.added = self.updated = self.moved = self.unchanged = self.failed = 0

    def _may_be_gone(self) -> set[int]:
        """The files that are missing unless they are found."""
        if self._only is None:
            return set(self._known)
        looked_for = {hash_key(self.source.id, typed_path(path)) for path in self._only}
        return {key for key, file in self._known.items() if file.missing or key in looked_for}

    def to_read(self) -> SourceToRead:
        """What worker processes need to know."""
        return SourceToRead(
            self.source.id,
            self._rules_id,
            self.source.name,
            self.root,
            self.site,
        )

    def row(self) -> tuple[int, Path, Mapping[str, str]]:
        """What the archive notes of this source."""
        return (
            self.source.id,
            self._folder,
            {
                "generator": self.site.generator,
                "timezone": self.site.timezone,
                "title": self.site.title,
                "url": self.site.url,
            },
        )

    def discover(self, found: Callable[[int], None]) -> list[ReadItem]:
        """Walk the folder: the files that must be read. *found* is told how many there are."""
        again = self._files.read_by_other_rules({self._rules_id}) if self._known else set()
        unchanged: dict[int, FileRef] = {}
        items: list[ReadItem] = []
        self._discovery.look = lambda: found(self.found)
        for file in self._discovery:
            self.found += 1
            key = hash_key(self.source.id, file.raw) if self._known else 0  # that is no file's
            known = self._known.get(key)
            self._gone.discard(key)
            same = known is not None and (known.size, known.mtime_ns) == (
                file.size,
                file.mtime_ns,
            )
            is_known = known is not None and same and key not in again and not known.missing
            if is_known and self._only is None:
                unchanged[key] = file
            else:
                items.append(ReadItem(self._number, file))
        self._discovery.look = None
        found(self.found)
        items += [
            ReadItem(self._number, unchanged.pop(key)) for key in self._to_complete(unchanged)
        ]
        self.unchanged += len(unchanged)
        self._loose += self._discovery.problems
        self.problems += self._discovery.problems
        self._gone_by_checksum = self._files.by_checksum(self._gone)
        self.found += self._discovery.failed
        self.failed += self._discovery.failed
        return items

    def _to_complete(self, unchanged: Collection[int]) -> list[int]:
        """The path keys of *unchanged* files whose posts refer to something that was missing,
        where other files are in the folder than were at the last import."""
        source_id = self.source.id
        if (
            not unchanged
            or self._asset_store.files_sum(source_id) == self._discovery.others.names_sum
        ):
            return []
        keys = self._asset_store.files_with_missing(source_id)
        return [key for key in sorted(keys) if key in unchanged]

    def store(self, result: ReadResult) -> None:
        """Write what was read of one file, and count it."""
        post = result.post
        if post is None:
            self._fail(result)
            return
        file = result.item.file
        raw = file.raw
        if result.references:
            self._writer.begin()
            post = self._assets.with_assets(post, file.path, result.references)
        entry = FileEntry(
            source_id=self.source.id,
            path=stored_path(raw),
            path_key=hash_key(self.source.id, raw),
            size=file.size,
            mtime_ns=file.mtime_ns,
        )
        self.problems += post.problems
        known = self._known.get(entry.path_key)
        if known is not None:
            self._store_known(post, entry)
        else:
            self._store_new(post, entry)

    def _fail(self, result: ReadResult) -> None:
        self.failed += 1
        if result.problem is not None:
            self._loose.append(result.problem)
            self.problems.append(result.problem)
        if result.problem is not None and result.problem.code is ProblemCode.VANISHED:
            self._gone.add(hash_key(self.source.id, result.item.file.raw))

    def _store_known(self, post: PreparedPost, entry: FileEntry) -> None:
        """A file that the archive has: is it another text now?"""
        post_id = self._files.post_of(entry.path_key)
        same = self._files.checksum_of(post_id) == post.checksum
        if same and self._only is None and self._is_read_alike(post_id, post):
            self.unchanged += 1
            self._writer.touch_file(entry)
            return
        if not same and len(self._files.of_post(post_id)) > 1:
            # Two files were one post, and only this one was rewritten: now they are two.
            self._writer.forget_file(entry)
            apart = salted(post, str(entry.path))
            self._writer.copy_state(post_id, apart.key)
            self._writer.add(apart, entry, self.site.category_labels)
            self._count_written(post, "updated")
            return
        before = self._archive.indexed_texts(post_id)
        new_id = self._writer.replace(post_id, post, entry, before, self.site.category_labels)
        self._writer.touch_file(entry)
        if same:
            self.unchanged += 1
        else:
            self._join_twin(new_id, post)
            self._count_written(post, "updated")

    def _is_read_alike(self, post_id: int, post: PreparedPost) -> bool:
        """Whether the archive's post was read by the same rules, and its assets are the same."""
        same_rules = self._files.rules_of(post_id) == post.rules_id
        return same_rules and self._assets.has_assets(post_id, post)

    def _join_twin(self, post_id: int, post: PreparedPost) -> None:
        """Two files of one post were rewritten, one after the other: alike again, they are one."""
        twin = find_twin(self._archive.connection, post_id, post.key, post.detail.permalink)
        if twin is None:
            return
        gone, kept = (post_id, twin.post_id) if twin.is_natural else (twin.post_id, post_id)
        self._writer.absorb(gone, kept, self._archive.indexed_texts(gone))

    def _store_new(self, post: PreparedPost, entry: FileEntry) -> None:
        """A path that the archive does not have: a new post, a moved one, or a twin."""
        is_new = self._seen is not None and self._seen.add(post.key)
        found = None if is_new else self._writer.find_key(post.key)
        if found is None and post.checksum in self._gone_by_checksum:
            moved_from = self._gone_by_checksum[post.checksum]
            if moved_from in self._gone:  # the same bytes under another name
                post_id = self._files.post_of(moved_from)
                self._move(post_id, moved_from, post, entry, same=False)
                return
        if found is not None:
            post_id, checksum = found
            files = self._files.of_post(post_id)
            from_key = next((key for key in files if key in self._gone), None)
            if from_key is not None:
                self._move(post_id, from_key, post, entry, same=checksum == post.checksum)
                return
            if checksum == post.checksum:
                self._writer.add_file(entry, post_id)
                self.unchanged += 1
                return
            post = salted(post, str(entry.path))
            if self._seen is not None:
                self._seen.add(post.key)
        self._writer.add(post, entry, self.site.category_labels)
        self._count_written(post, "added")

    def _move(
        self,
        post_id: int,
        from_key: int,
        post: PreparedPost,
        entry: FileEntry,
        *,
        same: bool,
    ) -> None:
        self._gone.discard(from_key)
        self._writer.move_file(from_key, entry)
        if not same or not self._is_read_alike(post_id, post):
            before = self._archive.indexed_texts(post_id)
            self._writer.replace(post_id, post, entry, before, self.site.category_labels)
        self._count_written(post, "moved")

    def _count_written(self, post: PreparedPost, what: str) -> None:
        """Count a written post; one that could not be understood counts as failed."""
        if any(problem.severity is Severity.ERROR for problem in post.problems):
            what = "failed"
        setattr(self, what, getattr(self, what) + 1)

    def refresh_assets(self) -> Iterator[None]:
        """Keep anew what changed of the assets of unchanged posts. Yields after each file."""
        self._writer.begin()
        for problem in self._assets.refresh():
            if problem is not None:
                self._loose.append(problem)
                self.problems.append(problem)
            self._writer.uncommitted += 1
            yield
            self._writer.begin()
        self._asset_store.keep_files_sum(self.source.id, self._discovery.others.names_sum)

    def mark_missing(self) -> None:
        """Note which files are gone; their posts stay."""
        # Of posts below a folder that could not be listed nothing is known.
        unlisted = tuple(f"{folder}/" if folder else "" for folder in self._discovery.unlisted)
        gone = self._files.outside_of(unlisted, self._gone) if unlisted else self._gone
        self._writer.mark_missing(self.source.id, sorted(gone))

    def keep_problems(self, *, complete: bool) -> None:
        """Keep problems that belong to no post, such as links and files that vanished."""
        if complete:
            self._writer.begin()
            self._archive.problem_store.replace_loose(self.source.id, self._loose, self._only)

    def add_to(self, report: ImportReport) -> None:
        """Add this folder's counts and problems to the report."""
        store = self._archive.source_store
        report.sources.append(next(one for one in store.all() if one.id == self.source.id))
        report.found += self.found
        report.added += self.added
        report.updated += self.updated
        report.moved += self.moved
        report.unchanged += self.unchanged
        report.failed += self.failed
        assets = self._assets.count_in_use()
        report.assets += assets
        report.ignored += self._discovery.ignored - assets
        report.missing += self._files.count_missing_posts()
        report.problems += self.problems
