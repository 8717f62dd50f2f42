"""An import as a task of the writer: it lets stars and read marks through on its way."""

from __future__ import annotations

from pathlib import Path

from archive import Archive, ImportOptions, ImportReport, Progress
from desktop.controllers.states import StatesController
from desktop.jobs import Job


def run_import(
    archive: Archive, job: Job, folder: Path, options: ImportOptions, states: StatesController
) -> ImportReport:
    """Import one folder; for the writer's thread.

    :raises ImportFolderError: the folder is missing or cannot be listed
    :raises StorageError: the archive cannot be written any more
    """
    from archive import Importer  # noqa: PLC0415  (not needed to start)

    def report(progress: Progress) -> None:
        """Called a few times a second: first the marks, then how far it is."""
        states.flush(archive)
        job.report(progress)

    return Importer(archive, options).run([folder], report)


class ImportTask:
    """Imports one folder in the writer's thread."""

    def __init__(self, folder: Path, options: ImportOptions, states: StatesController) -> None:
        self._folder, self._options, self._states = folder, options, states

    def __call__(self, archive: Archive, job: Job) -> None:
        """Run the import; the report comes as ``job.partial``, since a job that was cancelled
        has no result, and a stopped import has a report all the same."""
        job.leave(run_import(archive, job, self._folder, self._options, self._states))
