"""What the subcommands of ``fiche`` share: their archive, JSON, and work that can be stopped."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType
from typing import Any, Self

import click

from archive.cli_output import ProgressLine
from archive.errors import Cancelled
from archive.progress import Progress

ARCHIVE = click.argument("archive", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


class Stopping:
    """A progress callback that draws a line, and stops the work cleanly after Ctrl+C."""

    def __init__(self) -> None:
        self._line = ProgressLine()
        self._stop = False
        self._before: Any = None

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._on_interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)
        self._line.clear()

    def _on_interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._stop:  # asked twice: now at once
            raise KeyboardInterrupt
        self._stop = True

    def __call__(self, progress: Progress) -> None:
        if self._stop:
            raise Cancelled
        self._line(progress)
