"""Copy an archive while it is in use: one file, as the archive was at one moment."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from archive.errors import NameTakenError
from archive.progress import ProgressCallback, ignore_progress
from archive.storage.connection import storage_errors
from archive.storage.copying import write_copy
from archive.storage.files import open_to_read


def back_up(
    path: Path,
    copy: Path,
    progress: ProgressCallback = ignore_progress,
    *,
    replace: bool = False,
) -> int:
    """Copy the archive *path* to the new file *copy*, which is there when it is complete and on the
    disk, or not at all. Others may read and write meanwhile; what they write is not in the copy.
    With *replace* an older copy goes when the new one is complete, and not before.

    :returns: the size of the copy in bytes
    :raises StorageError: *path* is no archive or is damaged; *copy* cannot be written
    :raises NameTakenError: *copy* is there already, or is *path* itself
    :raises Cancelled: from *progress*
    """
    path, copy = Path(path), Path(copy)
    with storage_errors(path), closing(open_to_read(path)) as source, storage_errors(copy):
        if copy.exists() and (not replace or copy.samefile(path)):
            raise NameTakenError(copy)
        copy.parent.mkdir(parents=True, exist_ok=True)
        return write_copy(source, copy, progress, stage="backup", replace=replace)
