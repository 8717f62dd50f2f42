"""What a measurement says, and how the table is printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table. ``bound`` says what the machine itself does for the same work."""

    what: str
    ours: str
    bound: str = ""
    wanted: str = ""


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def milliseconds(times: Sequence[float]) -> str:
    """Median and worst of times in seconds."""
    return f"{statistics.median(times) * 1000:.1f} ms (worst {max(times) * 1000:.1f})"


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [("What", "Microfiche", "The machine's own bound", "Wanted")]
    rows += [(figure.what, figure.ours, figure.bound, figure.wanted) for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (w + 2) for w in widths) + "|", *lines[1:]])
