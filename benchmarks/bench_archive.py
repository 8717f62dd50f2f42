"""What an archive of any size answers how soon, without a window: searches, lists, counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from archive import Archive, PostFilter, SortOrder, open_archive
from benchmarks.figures import (
    SPREAD_HEADINGS,
    Timing,
    markdown,
    memory,
    percentile,
    short,
    spread,
    timed,
    yardstick,
)
from benchmarks.patience import Attempt, within
from benchmarks.queries import Query, queries_for

ROWS = 100
ROUNDS = 2
LONGEST = 2.0  # seconds that a total or the counts may take before they are interrupted
DEPTHS = (0.0, 0.5, 0.99)
PAGES = 40  # how many pages are read near each depth
ARTICLES = 100

One = TypeVar("One")


def measure(archive_path: Path) -> list[str]:
    """Sections of Markdown on one archive, which is only read."""
    with open_archive(archive_path, read_only=True) as archive:
        queries = queries_for(archive)
        before = memory()
        sections = [
            *_searches(archive, queries),
            *_lists(archive),
            *_counts(archive, queries),
        ]
        return [*sections, _memory_line(before, memory())]


# Searches ----------------------------------------------------------------------------------


def _searches(archive: Archive, queries: Sequence[Query]) -> list[str]:
    rows: list[list[str]] = []
    lines: list[str] = []
    by_kind: dict[str, list[list[Timing]]] = defaultdict(list)
    for what, sort in (("newest first", SortOrder.NEWEST), ("by relevance", SortOrder.RELEVANCE)):
        first_time, again, ids_only = [], [], []
        for number in range(ROUNDS + 1):
            timings = [_first_rows(archive, query.text, sort) for query in queries]
            if not number:
                first_time = [both[1] for both in timings]
                continue
            ids_only.append([both[0] for both in timings])
            again.append([both[1] for both in timings])
        usual = _medians(again)
        rows += [
            [f"ids of the first {ROWS}, {what}", *spread(_medians(ids_only))],
            [f"first {ROWS} rows with snippets, {what}", *spread(usual)],
            ["the same, asked for the very first time", *spread(first_time)],
        ]
        for query, timing in zip(queries, usual, strict=True):
            by_kind[query.kind].append([timing])
        slowest = sorted(zip(usual, queries, strict=True), key=lambda one: -one[0].cpu)[:3]
        said = ", ".join(f"`{query.text}` {short(one.cpu * 1000)} ms" for one, query in slowest)
        lines.append(f"Most work, {what}: {said}.")
    return [
        f"{len(queries)} queries, each the mean of {ROUNDS} rounds.",
        markdown(("Search", *SPREAD_HEADINGS), rows),
        " ".join(lines),
        yardstick(),
        markdown(
            ("Kind of query", "queries", "newest first: work p50 ms", "by relevance: work p50 ms"),
            _kinds(by_kind),
        ),
    ]


def _kinds(by_kind: dict[str, list[list[Timing]]]) -> list[list[str]]:
    """The first half of each list is newest first, the second by relevance."""
    rows = []
    for kind, timings in by_kind.items():
        half = len(timings) // 2
        works = [one.cpu for (one,) in timings]
        newest, relevance = works[:half], works[half:]
        rows.append(
            [kind, str(half), short(median(newest) * 1000), short(median(relevance) * 1000)]
        )
    return rows


def _medians(rounds: Sequence[Sequence[Timing]]) -> list[Timing]:
    """The median of each query over the rounds."""
    return [
        Timing(median(one.wall for one in same), median(one.cpu for one in same))
        for same in zip(*rounds, strict=True)
    ]


def _first_rows(archive: Archive, query: str, sort: SortOrder) -> tuple[Timing, Timing]:
    """How long the ids took, and how long everything that the list shows of them."""
    ids: list[int] = []
    finding = timed(lambda: ids.extend(first_ids(archive, query, sort)))
    reading = timed(lambda: archive.summaries(ids, query))
    return finding, Timing(finding.wall + reading.wall, finding.cpu + reading.cpu)


def first_ids(archive: Archive, query: str, sort: SortOrder = SortOrder.NEWEST) -> list[int]:
    """The first ROWS ids that a query finds."""
    found: list[int] = []
    chunks = archive.iter_post_ids(PostFilter(query=query), sort, first=ROWS)
    for chunk in chunks:
        found += chunk
        if len(found) >= ROWS:
            break
    del chunks  # ends the statement
    return found[:ROWS]


# Lists -------------------------------------------------------------------------------------


def _lists(archive: Archive) -> list[str]:
    ids: list[int] = []
    first_chunk = timed(lambda: next(iter(archive.iter_post_ids(PostFilter()))))
    whole = timed(
        lambda: ids.extend(one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk)
    )
    rows = [
        ["list: the first 256 ids", *spread([first_chunk])],
        [f"list: all {len(ids):,} ids", *spread([whole])],
    ]
    for depth in DEPTHS:
        first = int(depth * max(0, len(ids) - PAGES * ROWS))
        pages = _pages(ids, first, first + PAGES * ROWS)
        rows.append([f"list: {ROWS} rows at {depth:.0%}", *spread(_each(archive.summaries, pages))])
    articles = ids[:: max(1, len(ids) // ARTICLES)][:ARTICLES]
    rows += [
        ["sidebars: all counts", *spread(_each(lambda _one: archive.facets(), range(20)))],
        ["article: the safe HTML of a post", *spread(_each(archive.article_html, articles))],
        ["article: all that stands over it", *spread(_each(archive.post, articles))],
    ]
    return [markdown(("Without a query", *SPREAD_HEADINGS), rows), yardstick()]


def _pages(ids: Sequence[int], first: int, end: int) -> list[Sequence[int]]:
    return [ids[at : at + ROWS] for at in range(first, min(end, len(ids)), ROWS)]


def _each(work: Callable[[One], object], things: Iterable[One]) -> list[Timing]:
    return [timed(partial(work, thing)) for thing in things]


# Counts under a query ----------------------------------------------------------------------


def _counts(archive: Archive, queries: Sequence[Query]) -> list[str]:
    totals, facets = [], []
    for query in queries:
        wanted = PostFilter(query=query.text)
        totals.append(
            within(archive, LONGEST, partial(archive.search, query.text, limit=1, count=True))
        )
        facets.append(within(archive, LONGEST, partial(archive.facets, wanted)))
    rows = [_counted("exact total", totals), _counted("counts of the sidebars", facets)]
    stopped = [one.stopped for one in totals + facets if one.stopped is not None]
    late = (
        f"An interrupt took effect after {short(median(stopped) * 1000)} ms,"
        f" at the worst {short(max(stopped) * 1000)} ms ({len(stopped)} interrupts)."
        if stopped
        else "Nothing had to be interrupted."
    )
    slow = [
        f"`{query.text}`"
        for query, total in zip(queries, totals, strict=True)
        if total.stopped is not None
    ]
    return [
        markdown(
            ("Under each query", *SPREAD_HEADINGS, "within 300 ms", f"over {LONGEST:.0f} s"), rows
        ),
        late + (f" Totals not there by then: {', '.join(slow)}." if slow else ""),
        yardstick(),
    ]


def _counted(what: str, attempts: Sequence[Attempt]) -> list[str]:
    timings = [one.timing for one in attempts]
    soon = sum(one.wall <= 0.3 for one in timings)
    cut = sum(one.stopped is not None for one in attempts)
    return [what, *spread(timings), f"{soon} of {len(attempts)}", str(cut)]


def _memory_line(before: dict[str, int], after: dict[str, int]) -> str:
    if not after:
        return "Memory: this system does not tell."
    return (
        f"Memory of the process: {before['own'] / 1e6:.0f} MB of its own before the first query,"
        f" {after['own'] / 1e6:.0f} MB after the last; pages of the archive's file that the"
        f" system lends it: {after['mapped'] / 1e6:.0f} MB."
    )


def growth_figures(archive_path: Path) -> dict[str, tuple[float, float]]:
    """(p50, p95) in seconds of what is compared between archives of different sizes."""
    with open_archive(archive_path, read_only=True) as archive:
        queries = queries_for(archive)
        rounds = [
            [_first_rows(archive, query.text, SortOrder.NEWEST)[1] for query in queries]
            for _ in range(2)
        ]
        ids = [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]
        deep = int(0.99 * len(ids))
        pages = _pages(ids, max(0, deep - 20 * ROWS), deep)
        articles = ids[:: max(1, len(ids) // ARTICLES)][:ARTICLES]
        found = {
            "search": rounds[1],
            "list": _each(archive.summaries, pages),
            "article": _each(archive.article_html, articles),
        }
    return {
        what: (
            percentile([one.wall for one in timings], 0.5),
            percentile([one.wall for one in timings], 0.95),
        )
        for what, timings in found.items()
    }
