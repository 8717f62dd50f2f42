"""An archive with posts in it, and the folder that they came from."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from archive import Importer, ImportOptions, ImportReport, PostFilter, SortOrder, open_archive
from tests.factories import WrittenPost


@dataclass(frozen=True)
class Library:
    """``path`` is a closed archive of ``posts`` (oldest first), imported from ``site``."""

    path: Path
    site: Path
    posts: list[WrittenPost]

    def ids(
        self, query: str = "", sort: SortOrder = SortOrder.NEWEST, **conditions: object
    ) -> list[int]:
        """What a list shows."""
        return ids_in(self.path, query, sort, **conditions)

    def execute(self, *statements: str) -> None:
        """Change the file behind the archive's back."""
        connection = sqlite3.connect(self.path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()


def ids_in(
    path: Path, query: str = "", sort: SortOrder = SortOrder.NEWEST, **conditions: object
) -> list[int]:
    """The ids of the posts that pass, in order."""
    post_filter = PostFilter(query=query, **conditions)  # type: ignore[arg-type]
    with open_archive(path, read_only=True) as archive:
        return [one for chunk in archive.iter_post_ids(post_filter, sort) for one in chunk]


def import_into(path: Path, *folders: Path, **options: object) -> ImportReport:
    """Import, with no worker processes unless asked for."""
    with open_archive(path, create=True) as archive:
        wanted = ImportOptions(**{"workers": 0, **options})  # type: ignore[arg-type]
        return Importer(archive, wanted).run(folders)


def sum_of(report: ImportReport) -> int:
    """What must equal ``found``."""
    return report.added + report.updated + report.moved + report.unchanged + report.failed
