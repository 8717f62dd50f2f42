"""The window over an archive of any size: start, jumps, typing, memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench_window import run_child
from benchmarks.figures import markdown, percentile, short, yardstick

STALL = 0.05  # seconds without a beat of the GUI thread that somebody notices
SECONDS_A_JUMP = 2.0
PATIENCE = 300.0


@dataclass(frozen=True)
class Browsing:
    """What a window said of itself; times in seconds, ``memory`` in bytes before and after. The
    works are those of the whole process, but of the GUI thread alone between its beats."""

    posts: int
    list_painted: float
    list_work: float
    complete: float
    jumps: Sequence[float]
    jump_works: Sequence[float]
    gaps: Sequence[float]
    works: Sequence[float]
    jumped: int
    memory: tuple[dict[str, int], dict[str, int]]


def browse(archive_path: Path, jumps: int) -> Browsing:
    """Open the window over an archive, jump through its list and type into its search box."""
    arguments = ("-m", "benchmarks.browse_child", str(archive_path), str(jumps))
    said = json.loads(run_child(*arguments, timeout=PATIENCE + jumps * SECONDS_A_JUMP))
    return Browsing(
        posts=said["posts"],
        list_painted=said["list"],
        list_work=said["list_work"],
        complete=said["complete"],
        jumps=said["jumps"],
        jump_works=said["jump_works"],
        gaps=said["gaps"],
        works=said["works"],
        jumped=said["jumped"],
        memory=(said["memory_before"], said["memory_after"]),
    )


def measure(archive_path: Path, jumps: int) -> list[str]:
    """A section of Markdown. The first start, which fills the caches of the disk, is not shown."""
    browse(archive_path, 1)
    found = browse(archive_path, jumps)
    rows = [
        [
            "start to the first painted rows",
            f"{found.list_painted * 1000:,.0f} ms",
            f"{found.list_work * 1000:,.0f} ms",
            "< 1,000 ms",
        ],
        [f"start to all {found.posts:,} ids", f"{found.complete * 1000:,.0f} ms", "", ""],
        [
            f"jump of the scroll bar to painted rows ({len(found.jumps)})",
            _spread(found.jumps),
            _spread(found.jump_works),
            "< 100 ms",
        ],
        [
            f"between {len(found.gaps):,} beats of the GUI thread, while typing",
            _stalls(found.gaps),
            _stalls(found.works),
            "< 50 ms",
        ],
    ]
    before, after = found.memory
    if after:
        rows.append(
            [
                f"memory of its own, after {len(found.jumps)} and after {found.jumped:,} jumps",
                f"{before['own'] / 1e6:.0f} MB, {after['own'] / 1e6:.0f} MB",
                "",
                "flat",
            ]
        )
        rows.append(
            [
                "pages of files that the system lends it, then and then",
                f"{before['mapped'] / 1e6:.0f} MB, {after['mapped'] / 1e6:.0f} MB",
                "",
                "",
            ]
        )
    return [markdown(("The window", "on the clock", "of work", "wanted"), rows), yardstick()]


def _spread(values: Sequence[float]) -> str:
    middle, most = percentile(values, 0.5), percentile(values, 0.95)
    found = [short(value * 1000) for value in (middle, most, max(values))]
    return f"p50 {found[0]}, p95 {found[1]}, worst {found[2]} ms"


def _stalls(gaps: Sequence[float]) -> str:
    stalls = sum(gap > STALL for gap in gaps)
    return f"longest {short(max(gaps) * 1000)} ms, {stalls} over 50 ms"
