"""How fast a folder is imported, and how large the archive is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from archive import Importer, ImportReport, open_archive
from benchmarks.figures import Figure, seconds

POST_SUFFIXES = {".html", ".markdown", ".md"}


def measure(folder: Path, archive_path: Path) -> list[Figure]:
    """Import ``folder`` into a new archive, which stays for the other measurements."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in POST_SUFFIXES]
    _read(files)  # the system's cache is warm for both measurements
    reading = seconds(lambda: _read(files))
    inserting = seconds(lambda: _insert(files, archive_path.with_suffix(".plain")))
    size = sum(path.stat().st_size for path in files)
    first = _import(folder, archive_path)
    again = _import(folder, archive_path)
    kept = archive_path.stat().st_size
    bound = f"read {len(files) / reading:,.0f}/s; one INSERT {len(files) / inserting:,.0f}/s"
    return [
        Figure(
            f"Import {first.found:,} posts",
            f"{first.found / first.seconds:,.0f} posts/s ({first.seconds:.1f} s)",
            bound,
            "≥ 700 posts/s",
        ),
        Figure(
            "The same folder again",
            f"{again.unchanged / again.seconds:,.0f} posts/s, {again.unchanged:,} unchanged",
            f"read {len(files) / reading:,.0f}/s",
        ),
        Figure(
            "Archive file",
            f"{kept / 1e6:.1f} MB ({kept / size:.0%} of the posts)",
            f"post files {size / 1e6:.1f} MB",
            "smaller than the posts",
        ),
    ]


def _import(folder: Path, archive_path: Path) -> ImportReport:
    with open_archive(archive_path, create=True) as archive:
        return Importer(archive).run([folder])


def _read(files: Iterable[Path]) -> None:
    for path in files:
        path.read_bytes()


def _insert(files: Iterable[Path], plain: Path) -> None:
    """The least that any store of these bytes must do: read them, and one INSERT of them all."""
    connection = sqlite3.connect(plain)
    with connection:
        connection.execute("CREATE TABLE post (id INTEGER PRIMARY KEY, bytes BLOB)")
        connection.executemany(
            "INSERT INTO post (bytes) VALUES (?)", ((path.read_bytes(),) for path in files)
        )
    connection.close()
    plain.unlink()
