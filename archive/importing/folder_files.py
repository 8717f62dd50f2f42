"""The files of a folder that are no posts, as its walk saw them: what posts may refer to.

A reference is looked up here and never on the disk, so it cannot lead out of the folder, through
a link or to a device, whatever is written in it.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

from archive.importing.references import Reference

ODD_ENCODINGS = ("gb18030", "big5", "shift_jis", "cp1252")
"""What a name that is not UTF-8 may have been written in. Its post is read as text by then."""


class FolderFiles:
    """Fill it while walking; ask it afterwards. Paths are relative, with ``/``, and have a
    surrogate for each odd byte."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._links: set[str] = set()

    def add(self, path: str) -> None:
        """A regular file that is no post."""
        self._files.add(path)

    def add_link(self, path: str) -> None:
        """A link, to whatever."""
        self._links.add(path)

    def __contains__(self, path: str) -> bool:
        return path in self._files

    def find(self, reference: Reference) -> str | None:
        """The file that a reference means: of exactly that path, or but for capital letters and
        the ways to write an accent; or else, by a name alone, the one nearest the root."""
        for path in reference.paths:
            if path in self._files:
                return path
        for path in reference.paths:
            alike = self._by_folded.get(_folded(path))
            if alike is not None:
                return alike
        return self._by_end(reference.name) if reference.name else None

    def is_behind_link(self, paths: Iterable[str]) -> bool:
        """Whether one of *paths* is a link or goes through one."""
        if not self._links:
            return False
        ends = (path[:end] for path in paths for end in _ends_of_parts(path))
        return any(part in self._links for part in ends)

    @cached_property
    def names_sum(self) -> str:
        """A sum over all paths: another one means that what was missing may be there now."""
        digest = blake2b(digest_size=16)
        for path in sorted(self._files):
            digest.update(os.fsencode(path) + b"\0")
        return digest.hexdigest()

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        """The first file for each folded path; a name in other bytes than UTF-8 has several."""
        found: dict[str, str] = {}
        for path in sorted(self._files):
            for spelling in _spellings(path):
                found.setdefault(_folded(spelling), path)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The files of each folded name, those with the shortest paths first."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(self._files, key=lambda path: (path.count("/"), len(path), path)):
            found[_folded(path).rpartition("/")[2]].append(path)
        return found

    def _by_end(self, name: str) -> str | None:
        wanted = _folded(name)
        alike = self._by_name.get(wanted.rpartition("/")[2], [])
        exact = (path for path in alike if f"/{path}".endswith(f"/{name}"))
        folded = (path for path in alike if f"/{_folded(path)}".endswith(f"/{wanted}"))
        return next(exact, None) or next(folded, None)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _spellings(path: str) -> Iterable[str]:
    yield path
    if path.isascii():
        return
    raw = os.fsencode(path)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        for encoding in ODD_ENCODINGS:
            yield raw.decode(encoding, "replace")


def _ends_of_parts(path: str) -> list[int]:
    return [*(place for place, sign in enumerate(path) if sign == "/"), len(path)]
