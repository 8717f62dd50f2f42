"""Every error that the archive raises on purpose, in one tree.

::

    ArchiveError                     base of all; its text is one sentence for a person
    ├── PostFileError                one post file could not be read (path, line)
    │   ├── EncodingError            its bytes are no text in any encoding we know
    │   ├── FrontMatterError         its front matter is past the limits or not readable
    │   └── TooLargeError            it is past a size limit
    ├── StorageError                 the archive file itself (archive_path)
    │   ├── ArchiveLockedError       another process is writing to it
    │   ├── ArchiveInUseError        another process has it open, and nobody else may now
    │   ├── ArchiveReadOnlyError     the file, its folder or its medium cannot be written
    │   ├── DiskFullError            no room left; what was committed is kept
    │   ├── NoRoomError              the disk has too little room for what is asked
    │   ├── NotAnArchiveError        not SQLite, or SQLite of somebody else
    │   │   └── NoArchiveError       there is no file at all
    │   ├── ArchiveTooNewError       written by a newer version of this program
    │   ├── NameTakenError           a new file cannot have the name of one that is there
    │   └── ArchiveCorruptError      damaged: pages, checksums or schema
    │       └── BeginningLostError   so that a repair cannot read anything of it
    ├── ImportFolderError            the folder to import is not there or not readable
    ├── ExportError                  the folder to export to cannot be used
    ├── SearchQueryError             the query cannot be read (position, reason)
    ├── SavedSearchError             a search cannot be saved so (reason)
    └── PostNotFoundError            no post with that id or path
    Cancelled                        not an error: the user asked to stop
"""

from __future__ import annotations

from pathlib import Path


class ArchiveError(Exception):
    """Base class. ``str(error)`` is one clear English sentence, without a traceback's help."""


class PostFileError(ArchiveError):
    """One post file gave no post. ``path`` is relative to its source, ``line`` counts from 1."""

    code = "unreadable"

    def __init__(self, message: str, *, path: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line


class EncodingError(PostFileError):
    """The bytes are no text in any encoding that we know."""

    code = "undecodable"


class FrontMatterError(PostFileError):
    """The front matter is past the limits, or cannot be read even line by line."""

    code = "front-matter"


class TooLargeError(PostFileError):
    """The file is past a size limit."""

    code = "too-large"


class StorageError(ArchiveError):
    """Something about the archive file. ``archive_path`` names it."""

    template = "The archive {path} cannot be used."

    def __init__(self, archive_path: Path | str, detail: str = "") -> None:
        self.archive_path = Path(archive_path)
        self.detail = detail
        sentence = self.template.format(path=self.archive_path)
        super().__init__(f"{sentence} ({detail})" if detail else sentence)


class ArchiveLockedError(StorageError):
    """Another process holds the write lock."""

    template = "Another program is writing to {path}. Close it there, or wait, and try again."


class ArchiveInUseError(StorageError):
    """Somebody else reads it while nobody else may."""

    template = "{path} is open in another program. Close it there and try again."


class ArchiveReadOnlyError(StorageError):
    """The file, its folder or its medium is read-only."""

    template = "{path} can only be read. Copy it to a folder that you can write to."


class DiskFullError(StorageError):
    """The disk or the quota is full."""

    template = (
        "The disk that holds {path} is full. Nothing is damaged and what was saved is kept; "
        "free some space and try again."
    )


class NoRoomError(StorageError):
    """There is too little room on the disk to begin. ``needed`` and ``free`` are in bytes."""

    template = "The disk that holds {path} has too little room for this. It was left as it is."

    def __init__(
        self, archive_path: Path | str, detail: str = "", *, needed: int = 0, free: int = 0
    ) -> None:
        self.needed, self.free = needed, free
        counted = f"{needed / 1e6:,.0f} MB are needed, {free / 1e6:,.0f} MB are free"
        super().__init__(archive_path, detail or counted)


class NotAnArchiveError(StorageError):
    """The file is not SQLite, or it is another program's database."""

    template = "{path} is not a Microfiche archive. It was left as it is."


class NoArchiveError(NotAnArchiveError):
    """There is no file of that name."""

    template = "There is no file {path}. “fiche import” makes a new archive."


class ArchiveTooNewError(StorageError):
    """The file was written by a newer version of this program."""

    template = "{path} was made by a newer version of Microfiche. Please update the program."


class NameTakenError(StorageError):
    """A file is there where a new one was to be made."""

    template = "There is a file {path} already. Choose another name."


class ArchiveCorruptError(StorageError):
    """Pages, checksums or the schema are damaged."""

    template = (
        "{path} is damaged. Restore a copy, or let “fiche repair” save what can be read of it."
    )


class BeginningLostError(ArchiveCorruptError):
    """The page that says where everything stands is damaged: nothing can be repaired."""

    template = (
        "Nothing of {path} can be saved: its very beginning is damaged. Restore a copy, or import "
        "the folders into a new archive."
    )


class ImportFolderError(ArchiveError):
    """The folder to import is missing, not a folder, or cannot be listed."""

    def __init__(self, folder: Path | str, reason: str) -> None:
        self.folder = Path(folder)
        self.reason = reason
        super().__init__(f"Cannot import {self.folder}: {reason}.")


class ExportError(ArchiveError):
    """The folder to export to cannot be used."""

    def __init__(self, folder: Path | str, reason: str) -> None:
        self.folder = Path(folder)
        self.reason = reason
        super().__init__(f"Cannot export to {self.folder}: {reason}.")


class SearchQueryError(ArchiveError):
    """A query that cannot be read. ``position`` counts characters of the query from 0."""

    def __init__(self, reason: str, *, position: int = 0) -> None:
        super().__init__(f"{reason} (at character {position + 1})")
        self.reason = reason
        self.position = position


class SavedSearchError(ArchiveError):
    """A search cannot be saved under this name, or there is none to be changed."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason}.")
        self.reason = reason


class PostNotFoundError(ArchiveError):
    """No post has this id or path."""

    def __init__(self, wanted: int | str) -> None:
        self.wanted = wanted
        super().__init__(f"The archive has no post {wanted!r}.")


class Cancelled(Exception):  # noqa: N818  (a request of the user, not an error)
    """The user asked to stop. Raised from progress callbacks; what was committed stays."""
