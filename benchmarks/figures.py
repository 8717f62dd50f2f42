"""What a measurement says, and how the tables are printed."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

YARDSTICK_ADDITIONS = 5_000_000
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Figure:
    """One line of the table. ``bound`` says what the machine itself does for the same work."""

    what: str
    ours: str
    bound: str = ""
    wanted: str = ""


@dataclass(frozen=True)
class Timing:
    """How long one piece of work took, in seconds: on the clock, and of this process's work."""

    wall: float
    cpu: float


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    return timed(work).wall


def timed(work: Callable[[], object]) -> Timing:
    """How long a piece of work takes, all threads of this process together."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return Timing(time.perf_counter() - began, time.process_time() - worked)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of *values* that *share* of them, 0 to 1, do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def milliseconds(times: Sequence[float]) -> str:
    """Median and worst of times in seconds."""
    return f"{statistics.median(times) * 1000:.1f} ms (worst {max(times) * 1000:.1f})"


def spread(timings: Sequence[Timing]) -> list[str]:
    """Six cells: p50, p95 and the most, on the clock and of work, in milliseconds."""
    return [
        short(value * 1000)
        for values in ([one.wall for one in timings], [one.cpu for one in timings])
        for value in (percentile(values, 0.5), percentile(values, 0.95), max(values))
    ]


SPREAD_HEADINGS = ("p50 ms", "p95", "worst", "work: p50 ms", "p95", "worst")


def short(number: float) -> str:
    """A figure with as many digits as mean something."""
    return (
        f"{number:,.0f}" if number >= 100 else f"{number:.1f}" if number >= 1 else f"{number:.2f}"
    )


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [(figure.what, figure.ours, figure.bound, figure.wanted) for figure in figures]
    return markdown(("What", "Microfiche", "The machine's own bound", "Wanted"), rows)


def markdown(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; every row has as many cells as there are *headings*."""
    cells = [list(headings), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(headings))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "|".join("-" * (w + 2) for w in widths) + "|", *lines[1:]])


def yardstick() -> str:
    """A sentence on how fast plain Python is right now: other people's work shows here."""

    def add() -> None:
        total = 0
        for number in range(YARDSTICK_ADDITIONS):
            total += number

    took = timed(add)
    return (
        f"Yardstick: {YARDSTICK_ADDITIONS:,} additions in a loop of plain Python took"
        f" {took.wall:.2f} s on the clock, {took.cpu:.2f} s of work."
    )


def machine() -> str:
    """A sentence on where and when this was measured."""
    now = datetime.now(UTC)
    return (
        f"{now.day} {now:%B %Y}, Python {platform.python_version()}, {os.cpu_count()} cores"
        f" ({_processor()}), {platform.platform()}."
    )


def _processor() -> str:
    """What the processor calls itself, where the system tells."""
    names = Path("/proc/cpuinfo")
    if names.is_file():
        for line in names.read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def memory() -> dict[str, int]:
    """Bytes of this process in memory: ``own`` is its own, ``mapped`` pages of files that the
    system lends it. Empty where the system does not tell."""
    if not _STATUS.is_file():
        return {}
    kept = {"RssAnon": "own", "RssFile": "mapped"}
    lines = (line.partition(":") for line in _STATUS.read_text("ascii").splitlines())
    return {kept[name]: int(value.split()[0]) * 1024 for name, _, value in lines if name in kept}
