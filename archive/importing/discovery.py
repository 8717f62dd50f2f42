"""Which files of a folder are posts: a walk, and the generator's word on each path.

Costs about 6 µs a file. Only files whose path does not settle it are opened, for their first
2 KB. Entries that cannot be posts of their own (links, devices) are reported, never followed.
"""

from __future__ import annotations

import codecs
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import normalize

from archive.errors import ImportFolderError
from archive.importing.file_ref import FileKind, FileRef
from archive.importing.folder_files import FolderFiles
from archive.importing.generators import Verdict, generator_named
from archive.importing.site import SiteContext
from archive.importing.walk import EntryKind, Walk, read_head
from archive.progress import Problem, ProblemCode, Severity
from archive.text.dates import day_hint

__all__ = ["Discovery", "FileKind", "FileRef"]

_LINK_REASON = "It is a link. Links are not followed; import the folder that has the file"
_SPECIAL_REASON = "It is no regular file (a pipe, a device or a socket)"


class Discovery:
    """One walk through one source. Iterate once; the rest is complete when the iteration is.

    - ``ignored``: regular files that are no posts, and links and special files without a
      post's name.
    - ``failed``: what has a post's name and cannot be read (links, devices, vanished files) and
      folders that cannot be listed. Each has an error in ``problems``, so
      ``found == yielded + failed``.
    - ``others``: the regular files that are no posts, which posts may refer to, and links.
    - ``unlisted``: those folders (``""`` is the whole source): nothing is known of posts below.
    - ``look`` is called now and then while it lasts, and may raise.
    """

    def __init__(self, folder: Path, site: SiteContext, only: frozenset[str] | None = None) -> None:
        """With *only* no posts but these paths, and those below them, are looked at."""
        self.folder = folder
        self.site = site
        self.look: Callable[[], None] | None = None
        self._only = only
        self.ignored = 0
        self.others = FolderFiles()
        self.failed = 0
        self.unlisted: list[str] = []
        self.problems: list[Problem] = []
        self._generator = generator_named(site.generator)
        self._folder_now = ""
        self._names: set[int] = set()  # hashes of this folder's post files
        self._numbers: dict[int, int] = {}

    def __iter__(self) -> Iterator[FileRef]:
        """Yield post files in a fixed order. Raises :class:`ImportFolderError` without a folder."""
        if not self.folder.is_dir():
            reason = "it is not a folder" if self.folder.exists() else "it does not exist"
            raise ImportFolderError(self.folder, reason)
        walk = Walk(os.fspath(self.folder))
        if self.look is not None:
            walk.look = self.look
        for path, name, entry_kind in walk:
            full = walk.full(path)
            kind = self._kind_of(path, full, entry_kind)
            if entry_kind is EntryKind.LINK:
                self.others.add_link(path)
            if kind is None:
                self.ignored += 1
                if entry_kind is EntryKind.FILE:
                    self.others.add(path)
            elif not self._is_wanted(path):
                continue
            elif entry_kind is EntryKind.FILE:
                file = self._reference(path, name, full, kind)
                if file is not None:
                    yield file
            else:
                reason = _LINK_REASON if entry_kind is EntryKind.LINK else _SPECIAL_REASON
                self._fail(path, ProblemCode.NOT_A_FILE, reason)
        self._names, self._numbers = set(), {}
        for trouble in walk.troubles:
            vanished = isinstance(trouble.error, FileNotFoundError)
            code = ProblemCode.VANISHED if vanished else ProblemCode.UNREADABLE
            self.unlisted.append(_shown(trouble.path))
            if self._is_wanted(trouble.path):
                self._fail(trouble.path, code, f"The folder was left out: {trouble.reason}")

    def _is_wanted(self, path: str) -> bool:
        if self._only is None:
            return True
        shown = _shown(path)
        above = (shown[:end] for end, one in enumerate(shown) if one == "/")
        return shown in self._only or any(folder in self._only for folder in above)

    def _kind_of(self, path: str, full: str, entry_kind: EntryKind) -> FileKind | None:
        verdict = self._generator.kind_of(self.site.inside + path, self.site)
        if isinstance(verdict, FileKind):
            return verdict
        if verdict is Verdict.IGNORED or entry_kind is not EntryKind.FILE:
            return None
        try:
            head = read_head(full)
        except OSError:
            return None
        if verdict is Verdict.IF_TEXT:
            return FileKind.POST if is_text(head) else None
        if verdict is Verdict.DRAFT_IF_FRONT:
            has_front = head.removeprefix(codecs.BOM_UTF8).startswith(b"---")
            return FileKind.DRAFT if has_front and is_text(head) else None
        return self._generator.kind_by_head(head.decode("utf-8", "replace").lstrip("\ufeff"))

    def _reference(self, path: str, name: str, full: str, kind: FileKind) -> FileRef | None:
        try:
            status = os.lstat(full)
        except OSError as error:
            gone = error.errno == errno.ENOENT
            code = ProblemCode.VANISHED if gone else ProblemCode.UNREADABLE
            self._fail(path, code, error.strerror or "It cannot be read")
            return None
        self._look_for_twin(path, name)
        hint = self._once(day_hint(name, status.st_mtime_ns))
        size = self._once(status.st_size)
        if path.isascii() or _is_text(path):
            return FileRef(path, size, status.st_mtime_ns, kind, hint)
        shown = _shown(path)
        sentence = "The file's name is not UTF-8; it is shown with replacement characters"
        self.problems.append(
            Problem(shown, None, Severity.WARNING, ProblemCode.FILE_NAME, sentence)
        )
        raw = os.fsencode(path)
        return FileRef(shown, size, status.st_mtime_ns, kind, hint, raw)

    def _once(self, number: int) -> int:
        """The same object for the same number: many files have the same day, or size."""
        return self._numbers.setdefault(number, number)

    def _look_for_twin(self, path: str, name: str) -> None:
        """Say so where a name is another's on a disk that knows no capitals (Windows, macOS) or no
        two spellings of an accent: an export writes only one of the two there."""
        folder = path[: -len(name)]
        if folder != self._folder_now:
            self._folder_now, self._names = folder, set()
        key = hash(name.lower() if name.isascii() else normalize("NFC", name).casefold())
        if key not in self._names:
            self._names.add(key)
            return
        sentence = "Its name is another file's but for capital letters or accents; both are kept"
        code = ProblemCode.NAME_TWICE
        self.problems.append(Problem(_shown(path), None, Severity.WARNING, code, sentence))

    def _fail(self, path: str, code: ProblemCode, sentence: str) -> None:
        self.failed += 1
        self.problems.append(Problem(_shown(path), None, Severity.ERROR, code, sentence))


def is_text(head: bytes) -> bool:
    """Whether the beginning of a file is UTF-8 text, as that of a picture never is."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # its last character may be cut off
    except UnicodeDecodeError:
        return False
    return b"\0" not in head


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _shown(path: str) -> str:
    """A path to show and store: U+FFFD for every byte that is no text."""
    return path if _is_text(path) else os.fsencode(path).decode("utf-8", "replace")
