"""How fast queries of every kind answer. They are taken from the archive's own titles."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from archive import Archive, PostFilter, open_archive
from benchmarks.figures import Figure, milliseconds, seconds

QUERIES = 60
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
WORD = re.compile(r"[A-Za-z]{3,}")


def measure(archive_path: Path) -> list[Figure]:
    """Search an archive."""
    with open_archive(archive_path, read_only=True) as archive:
        titles = _some_titles(archive)
        bound = milliseconds([seconds(lambda: _rows(archive)) for _ in range(20)])
        figures = []
        for what, queries in _queries(titles).items():
            times = [_first_result(archive, query) for query in queries]
            figures.append(
                Figure(
                    f"First result: {what} ({len(times)} queries)",
                    milliseconds(times) if times else "no such titles",
                    f"50 rows by their ids {bound}",
                    "< 20 ms",
                )
            )
        figures += _whole_answers(archive, titles, bound)
        return figures


def _some_titles(archive: Archive) -> list[str]:
    ids = [post_id for chunk in archive.iter_post_ids(PostFilter()) for post_id in chunk]
    chosen = random.Random(1).sample(ids, min(len(ids), 400))
    return [row.title.text for row in archive.summaries(chosen)]


def _queries(titles: list[str]) -> dict[str, list[str]]:
    runs = [run for title in titles for run in HAN.findall(title)]
    words = sorted({word for title in titles for word in WORD.findall(title)})
    long_runs = [run for run in runs if len(run) >= 4]
    return {
        "one character": [run[0] for run in runs][:QUERIES],
        "two characters": [run[:2] for run in runs][:QUERIES],
        "four characters": [run[:4] for run in long_runs][:QUERIES],
        "a phrase": [f'"{run}"' for run in long_runs][-QUERIES:],
        "two terms, one left out": [
            f"{a[:2]} {b[:2]} -{c[:2]}"
            for a, b, c in zip(runs[:QUERIES], runs[1:], runs[2:], strict=False)
        ],
        "a word": words[:QUERIES],
    }


def _first_result(archive: Archive, query: str) -> float:
    def first() -> None:
        chunk = next(archive.iter_post_ids(PostFilter(query=query), first=1), None)
        if chunk:
            archive.summaries(chunk, query)

    return seconds(first)


def _whole_answers(archive: Archive, titles: list[str], bound: str) -> list[Figure]:
    queries = _queries(titles)["two characters"]

    def times(work: Callable[[str], object]) -> str:
        return milliseconds([seconds(lambda q=query: work(q)) for query in queries])  # type: ignore[misc]

    return [
        Figure("Fifty hits with snippets", times(archive.search), f"50 rows by their ids {bound}"),
        Figure(
            "All hits counted",
            times(lambda query: archive.search(query, limit=1, count=True)),
        ),
        Figure("Counts of the sidebar", times(lambda _query: archive.facets())),
    ]


def _rows(archive: Archive) -> None:
    """The least that fifty hits cost: reading fifty rows."""
    archive.summaries(next(archive.iter_post_ids(PostFilter(), first=50))[:50])
