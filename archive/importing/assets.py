"""The assets of one folder while it is imported: what its posts refer to, found, read and kept.

Runs in the process that writes, after a post was read elsewhere. A post that refers to nothing
costs nothing; a file that is known and has the same size and time costs a look.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.errors import PostFileError
from archive.importing.folder_files import FolderFiles
from archive.importing.inside import MAX_ASSET_BYTES, read_inside
from archive.importing.references import Reference
from archive.media import UNKNOWN, media_type_of, too_much_to_show
from archive.progress import Problem, ProblemCode, Severity
from archive.storage.assets import AssetFile, AssetStore, NewAsset
from archive.storage.keys import raw_path, stored_path, without_surrogates
from archive.storage.prepared import PreparedPost
from archive.storage.schema import FLAG_PROBLEM

MAX_NAMED = 10
"""References of one post that are named one by one where they lead nowhere; more are counted."""

MAX_SHOWN = 120
"""Characters of an address in a sentence of the report."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came of one file: its id, or None; and what there is to say, with its code."""

    file_id: int | None
    code: ProblemCode | None = None
    reason: str = ""


class FolderAssets:
    """Asked once for each post that was read, then at the end for what no post brought up."""

    def __init__(
        self, store: AssetStore, source_id: int, root: bytes, files: FolderFiles, *, dry_run: bool
    ) -> None:  # fmt: skip
        """*root* is the imported folder. A dry run reads and writes no file."""
        self._store = store
        self._source_id = source_id
        self._root = root
        self._files = files
        self._dry_run = dry_run
        self._kept: dict[str, _Kept] = {}

    def with_assets(
        self, post: PreparedPost, path: str, references: tuple[Reference, ...]
    ) -> PreparedPost:
        """*post*, read from *path*, with the files that it refers to, which are kept from now on,
        and with a problem for each that is not to be had."""
        if not references:
            return post
        links: dict[str, int | None] = {}
        problems: list[Problem] = []
        for reference in references:
            address = without_surrogates(reference.written)
            kept = None if address in links else self._of_reference(reference)
            if kept is None:
                continue
            links[address] = kept.file_id
            if kept.code is not None:
                sentence = f"“{_short(address)}” {kept.reason}"
                problems.append(
                    Problem(path, reference.line, Severity.WARNING, kept.code, sentence)
                )
        if len(problems) > MAX_NAMED:
            more = f"{len(problems) - MAX_NAMED:,} more files that it refers to are not to be had"
            problems[MAX_NAMED:] = [
                Problem(path, None, Severity.WARNING, ProblemCode.ASSET_MISSING, more)
            ]
        return replace(
            post,
            assets=() if self._dry_run else tuple(sorted(links.items())),
            problems=(*post.problems, *problems),
            flags=post.flags | (FLAG_PROBLEM if problems else 0),
        )

    def has_assets(self, post_id: int, post: PreparedPost) -> bool:
        """Whether the archive's post refers to the same files as what was read just now."""
        return self._dry_run or self._store.links_of(post_id) == list(post.assets)

    def _of_reference(self, reference: Reference) -> _Kept | None:
        """None for a link to what is no file, such as a page with a dot in its name."""
        path = self._files.find(reference)
        if path is not None:
            return self._keep(path)
        for one in reference.paths:  # gone from the folder, and kept since an earlier import
            known = self._store.find(self._source_id, os.fsencode(one))
            if known is not None:
                return _Kept(known.id)
        if not reference.needed:
            return None
        if reference.is_too_long:
            reason = "has a path that is too long for a file; the article shows its address"
        elif not reference.paths:
            reason = "lies outside of the imported folder; the article shows its address"
        elif self._files.is_behind_link(reference.paths):
            reason = "is behind a link. Links are not followed; the article shows its address"
            return _Kept(None, ProblemCode.ASSET_NOT_KEPT, reason)
        else:
            reason = "is not in the folder; the article shows its address"
        return _Kept(None, ProblemCode.ASSET_MISSING, reason)

    def _keep(self, path: str) -> _Kept:
        if path not in self._kept:
            self._kept[path] = self._kept_now(path)
        return self._kept[path]

    def _kept_now(self, path: str) -> _Kept:
        raw = os.fsencode(path)
        known = self._store.find(self._source_id, raw)
        try:
            status = os.lstat(os.path.join(self._root, raw))  # noqa: PTH118  (bytes)
            if self._dry_run or _is_unchanged(known, status):
                return _Kept(known.id if known else None, *_too_large(status))
            data = read_inside(self._root, raw)
        except (OSError, PostFileError) as error:
            said = error.message if isinstance(error, PostFileError) else error.strerror
            before = "; what was kept of it before stays" if known else ""
            reason = f"was not kept: {said or error}{before}"
            return _Kept(known.id if known else None, ProblemCode.ASSET_NOT_KEPT, reason)
        media_type = media_type_of(data)
        too_much = too_much_to_show(data, media_type)
        new = NewAsset(
            stored_path(raw), status.st_size, status.st_mtime_ns,
            UNKNOWN if too_much else media_type, data,
        )  # fmt: skip
        file_id = self._store.keep(self._source_id, new)
        if too_much is None:
            return _Kept(file_id)
        return _Kept(file_id, ProblemCode.ASSET_NOT_SHOWN, f"is kept and not shown: {too_much}")

    def refresh(self) -> Iterator[Problem | None]:
        """Keep anew what changed of the files of posts that were not read in this import.

        Yields after each file: what there is to say of it, or None.
        """
        for file in self._store.in_use(self._source_id):
            path = os.fsdecode(raw_path(file.path))
            if path in self._kept or path not in self._files:
                continue
            kept, shown = self._keep(path), without_surrogates(path)
            if kept.code is None:
                yield None
            else:
                sentence = f"“{_short(shown)}” {kept.reason}"
                yield Problem(shown, None, Severity.WARNING, kept.code, sentence)

    def count_in_use(self) -> int:
        """How many files of the folder posts refer to."""
        paths = {os.fsdecode(raw_path(file.path)) for file in self._store.in_use(self._source_id)}
        if self._dry_run:
            kept = self._kept.items()
            paths |= {path for path, one in kept if one.code is not ProblemCode.ASSET_NOT_KEPT}
        return sum(path in self._files for path in paths)


def _is_unchanged(known: AssetFile | None, status: os.stat_result) -> bool:
    return (
        known is not None
        and stat.S_ISREG(status.st_mode)
        and (known.size, known.mtime_ns) == (status.st_size, status.st_mtime_ns)
    )


def _too_large(status: os.stat_result) -> tuple[ProblemCode | None, str]:
    """What a dry run can tell of a file."""
    if status.st_size <= MAX_ASSET_BYTES:
        return None, ""
    return ProblemCode.ASSET_NOT_KEPT, f"was not kept: it has {status.st_size >> 20} MB"


def _short(address: str) -> str:
    return address if len(address) <= MAX_SHOWN else address[: MAX_SHOWN - 1] + "…"
