"""One file that discovery found, as a value that is cheap to keep by the million."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FileKind(StrEnum):
    """What a file of the folder is to its generator. Collections join here later."""

    POST = "post"
    DRAFT = "draft"


class FileRef(NamedTuple):
    """A post file below the folder given to import.

    ``path`` is relative to that folder, with ``/``, and is text to show and to store; where the
    name on disk is not UTF-8 it has U+FFFD and ``odd_name`` has the true bytes. ``size`` is in
    bytes, ``mtime_ns`` as in :func:`os.stat`. ``date_hint`` is the day in the name (or the day of
    ``mtime_ns``) as a number such as 20220228: good enough to sort files before they are read.
    """

    path: str
    size: int
    mtime_ns: int
    kind: FileKind
    date_hint: int
    odd_name: bytes | None = None

    @property
    def raw(self) -> bytes:
        """The relative path as the bytes that the file system knows, with ``/``."""
        return self.path.encode("utf-8") if self.odd_name is None else self.odd_name
