"""Microfiche beside what else finds text in a folder: the same posts, queries and hour."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from archive import Archive, PostFilter, open_archive
from benchmarks.bench_archive import first_ids
from benchmarks.figures import markdown, short, timed, yardstick
from benchmarks.library import Built, with_children
from benchmarks.patience import within
from benchmarks.queries import Query, queries_for
from benchmarks.rivals import Rival, rivals, size_of

LONGEST = 10.0  # seconds that all hits of one query may take us
TIMES = 3
SLOW = 0.5  # seconds; what takes longer is asked once: noise is small beside it
OURS = "Microfiche"


class _Answers:
    """For each kind of query: how long each took, in seconds, and how many posts it found."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.hits: dict[str, int] = defaultdict(int)
        self.is_cut: set[str] = set()

    def add(self, query: Query, seconds: float, hits: int) -> None:
        """One more answer."""
        self.seconds[query.kind].append(seconds)
        self.hits[query.kind] += hits


def measure(built: Built) -> list[str]:
    """Sections of Markdown on one folder and its archive."""
    with (
        open_archive(built.archive, read_only=True) as archive,
        tempfile.TemporaryDirectory(dir=built.archive.parent) as scratch,
    ):
        asked = [query for query in queries_for(archive) if query.needle]
        others = rivals(built.folder, Path(scratch), _texts(archive))
        here = [rival for rival in others if not rival.missing]
        absent = [f"{rival.name}: {rival.missing}." for rival in others if rival.missing]
        return [_builds(built, here), *_queries(archive, asked, here), *absent, yardstick()]


def _texts(archive: Archive) -> Iterator[tuple[int, str]]:
    """What search searches of each post that lists show."""
    for chunk in archive.iter_post_ids(PostFilter()):
        for post in archive.posts(chunk):
            yield post.id, f"{post.title}\n{archive.article_text(post.id)}"


def _builds(built: Built, here: Sequence[Rival]) -> str:
    def row(name: str, seconds: float, work: float, size: int) -> list[str]:
        times = [f"{seconds:,.1f}", f"{work:,.1f}"] if seconds else ["", ""]
        ratio = f"{seconds / built.seconds:.2f}" if seconds and built.seconds else ""
        share = f"{size / built.folder_bytes:.0%}"
        return [name, *times, ratio, f"{size / 1e6:,.0f}", share]

    rows = [row(f"{OURS}, posts included", built.seconds, built.work, built.archive_bytes)]
    for rival in here:
        places: list[Path | None] = []
        build: Callable[[], None] = lambda made=places, one=rival: made.append(one.build())  # type: ignore[misc]  # noqa: E731
        seconds, work = with_children(build)
        if places[0] is not None:
            rows.append(row(rival.name, seconds, work, size_of(places[0])))
    headings = ("What is made first", "seconds", "of work", "to ours", "MB", "of the posts' bytes")
    return markdown(headings, rows)


def _queries(archive: Archive, asked: Sequence[Query], here: Sequence[Rival]) -> list[str]:
    first, whole = _Answers(), _Answers()
    for query in asked:
        first.add(query, _usual(partial(_first_rows, archive, query.text)), 0)
        totals: list[int] = []
        attempt = within(archive, LONGEST, partial(_count, archive, query.text, totals))
        if attempt.stopped is None:
            whole.add(query, attempt.timing.wall, totals[0])
        else:
            whole.add(query, LONGEST, 0)
            whole.is_cut.add(query.kind)
    theirs = {rival.name: _asked_all(rival, asked) for rival in here}
    return [
        f"{len(asked)} queries; milliseconds, the median of each kind. In brackets how many times"
        f" as long as {OURS} takes for the same: all hits.",
        markdown(
            ("Kind", f"{OURS}: 100 rows", f"{OURS}: all hits", *theirs),
            [
                [
                    kind,
                    short(median(first.seconds[kind]) * 1000),
                    ("≥ " if kind in whole.is_cut else "") + short(median(seconds) * 1000),
                    *(_beside(one.seconds[kind], seconds) for one in theirs.values()),
                ]
                for kind, seconds in whole.seconds.items()
            ],
        ),
        "Posts, or files, that were found, all queries of a kind together:",
        markdown(
            ("Kind", "queries", OURS, *theirs),
            [
                [
                    kind,
                    str(len(whole.seconds[kind])),
                    "not all counted" if kind in whole.is_cut else f"{hits:,}",
                    *(f"{one.hits[kind]:,}" for one in theirs.values()),
                ]
                for kind, hits in whole.hits.items()
            ],
        ),
    ]


def _asked_all(rival: Rival, asked: Sequence[Query]) -> _Answers:
    found = _Answers()
    for query in asked:
        hits: list[int] = []
        seconds = _usual(lambda query=query, hits=hits: hits.append(rival.hits(query.needle or "")))  # type: ignore[misc]
        found.add(query, seconds, hits[0])
    return found


def _usual(work: Callable[[], object]) -> float:
    """The seconds that *work* takes: the median of some times, of one where it is slow."""
    taken = [timed(work).wall]
    if taken[0] <= SLOW:
        taken += [timed(work).wall for _ in range(TIMES - 1)]
    return median(taken)


def _count(archive: Archive, query: str, totals: list[int]) -> None:
    totals.append(archive.search(query, limit=1, count=True).total)


def _first_rows(archive: Archive, query: str) -> None:
    archive.summaries(first_ids(archive, query), query)


def _beside(theirs: Sequence[float], ours: Sequence[float]) -> str:
    took, ratio = median(theirs), median(theirs) / max(median(ours), 1e-6)
    return f"{short(took * 1000)} (× {short(ratio)})"
