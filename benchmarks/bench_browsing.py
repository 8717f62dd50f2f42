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
    """What a window said of itself; times in seconds, ``memory`` in bytes before and after."""

    posts: int
    list_painted: float
    complete: float
    jumps: Sequence[float]
    gaps: Sequence[float]
    jumped: int
    memory: tuple[dict[str, int], dict[str, int]]


def browse(archive_path: Path, jumps: int) -> Browsing:
    """Open the window over an archive, jump through its list and type into its search box."""
    arguments = ("-m", "benchmarks.browse_child", str(archive_path), str(jumps))
    said = json.loads(run_child(*arguments, timeout=PATIENCE + jumps * SECONDS_A_JUMP))
    return Browsing(
        posts=said["posts"],
        list_painted=said["list"],
        complete=said["complete"],
        jumps=said["jumps"],
        gaps=said["gaps"],
        jumped=said["jumped"],
        memory=(said["memory_before"], said["memory_after"]),
    )


def measure(archive_path: Path, jumps: int) -> list[str]:
    """A section of Markdown. The first start, which fills the caches of the disk, is not shown."""
    browse(archive_path, 1)
    found = browse(archive_path, jumps)
    stalls = [gap for gap in found.gaps if gap > STALL]
    rows = [
        ["start to the first painted rows", f"{found.list_painted * 1000:,.0f} ms", "< 1,000 ms"],
        [f"start to all {found.posts:,} ids", f"{found.complete * 1000:,.0f} ms", ""],
        [
            f"jump of the scroll bar to painted rows ({len(found.jumps)})",
            f"p50 {short(percentile(found.jumps, 0.5) * 1000)},"
            f" p95 {short(percentile(found.jumps, 0.95) * 1000)},"
            f" worst {short(max(found.jumps) * 1000)} ms",
            "< 100 ms",
        ],
        [
            f"longest gap between {len(found.gaps):,} beats while typing",
            f"{short(max(found.gaps) * 1000)} ms, {len(stalls)} over 50 ms",
            "< 50 ms",
        ],
    ]
    before, after = found.memory
    if after:
        rows.append(
            [
                f"memory of its own, after {len(found.jumps)} and after {found.jumped:,} jumps",
                f"{before['own'] / 1e6:.0f} MB, {after['own'] / 1e6:.0f} MB",
                "flat",
            ]
        )
        rows.append(
            [
                "pages of files that the system lends it, then and then",
                f"{before['mapped'] / 1e6:.0f} MB, {after['mapped'] / 1e6:.0f} MB",
                "",
            ]
        )
    return [markdown(("The window", "Microfiche", "Wanted"), rows), yardstick()]
