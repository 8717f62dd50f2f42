"""A real site in many languages: are all its posts in, and is each found by its own title?"""

from __future__ import annotations

from pathlib import Path

from archive import Importer, PostFilter, SortOrder, open_archive
from benchmarks.figures import Figure, seconds


def measure(folder: Path, archive_path: Path) -> list[Figure]:
    """Import a folder and look for every post that was found in it."""
    with open_archive(archive_path, create=True) as archive:
        report = Importer(archive).run([folder])
        ids = [
            post_id
            for chunk in archive.iter_post_ids(PostFilter(hidden=True), SortOrder.NEWEST)
            for post_id in chunk
        ]
        titles = {row.id: row.title.text for row in archive.summaries(ids)}
        lost = []

        def look_for_all() -> None:
            for post_id, title in titles.items():
                query = 'title:"' + title.replace('"', " ") + '"'
                wanted = PostFilter(query=query, hidden=True)
                if not any(post_id in chunk for chunk in archive.iter_post_ids(wanted)):
                    lost.append(title)

        spent = seconds(look_for_all)
    in_it = report.added + report.unchanged
    return [
        Figure(
            f"{folder.name}: posts in the archive",
            f"{in_it:,} of {report.found:,} ({report.seconds:.1f} s)",
            wanted="all",
        ),
        Figure(
            f"{folder.name}: found by their titles",
            f"{len(titles) - len(lost):,} of {len(titles):,}"
            f" ({spent / max(1, len(titles)) * 1000:.1f} ms each)",
            wanted="all",
        ),
    ]
