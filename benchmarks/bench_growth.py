"""What becomes of the figures when an archive grows tenfold."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.bench_archive import growth_figures
from benchmarks.bench_browsing import browse
from benchmarks.figures import markdown, short, yardstick
from benchmarks.library import Built


def measure(archives: Sequence[Built]) -> list[str]:
    """A section of Markdown; *archives* from small to large."""
    columns = [_column(built) for built in archives]
    rows = [list(row) for row in zip(_NAMES, *columns, strict=True)]
    headings = ("What", *(f"{built.posts:,} posts" for built in archives))
    return [markdown(headings, rows), yardstick()]


_NAMES = (
    "import, posts/s",
    "import, posts per second of work",
    "archive, bytes of the posts' bytes",
    "first 100 rows of a search, p50 / p95 ms",
    "100 rows of the list at 99 %, p50 / p95 ms",
    "article, p50 / p95 ms",
    "start of the window to painted rows, ms",
)


def _column(built: Built) -> list[str]:
    found = growth_figures(built.archive)
    times = [
        f"{short(found[what][0] * 1000)} / {short(found[what][1] * 1000)}"
        for what in ("search", "list", "article")
    ]
    browse(built.archive, 1)  # fills the caches of the disk
    start = browse(built.archive, 1).list_painted
    return [
        f"{built.posts / built.seconds:,.0f}" if built.seconds else "not measured",
        f"{built.posts / built.work:,.0f}" if built.work else "not measured",
        f"{built.archive_bytes / built.folder_bytes:.0%}",
        *times,
        short(start * 1000),
    ]
