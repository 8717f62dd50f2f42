"""What a process that fuzzes is at, for whoever watches it."""

from __future__ import annotations

from pathlib import Path

LIMIT_SECONDS = 60
"""For one example on a machine that does other things too; a post has 10."""


class Diary:
    """A file that is left when the process dies: a line on all so far, then the last example."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._examples, self._slowest = 0, 0.0

    def write(self, fed: object) -> None:
        """The example that comes next."""
        self._file.write_text(f"{self}\n{fed!r}\n", "utf-8", "backslashreplace")

    def add(self, seconds: float) -> None:
        """It is done, and took so much work."""
        self._examples += 1
        self._slowest = max(self._slowest, seconds)

    def close(self) -> None:
        """There is no further one."""
        self._file.write_text(f"{self}\n", "utf-8")

    def __str__(self) -> str:
        return f"{self._examples:,} examples, the slowest took {self._slowest * 1000:,.0f} ms"
