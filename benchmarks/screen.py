"""A screen that nobody sees, and when a program's window is there on it.

Asked of the program itself, "painted" would mean something else for each. Here it is the same for
all: Xvfb keeps its pixels in a file, which is looked at a hundred times a second without a question
to the X server or to the program.
"""

from __future__ import annotations

import os
import struct
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.processes import tree, work_seconds

WIDTH, HEIGHT = 1280, 800
LOOK_SECONDS = 0.01
REST_SECONDS = 2.0  # this long nothing must change until a picture counts as the last one
LONGEST_SECONDS = 40.0
NOISE = 300  # pixels that may change in the last picture: a caret that blinks
PAINTED = 0.9
COLUMNS_FIELD = 4  # of the file's head, whose format is that of xwd

Picture = np.ndarray[Any, np.dtype[np.uint32]]
Area = tuple[int, int, int, int]
"""Left, top, right, bottom."""
EVERYTHING: Area = (0, 0, WIDTH, HEIGHT)


@dataclass(frozen=True)
class Look:
    """One picture of the screen: when, what the program had worked by then, and its strokes."""

    seconds: float
    work: float
    strokes: Sequence[int]  # of each area


@dataclass
class Start:
    """All different pictures from the spawn of a program until its window rests."""

    looks: list[Look] = field(default_factory=list)

    def painted(self, area: int = 0) -> Look:
        """The first look at which an area has nine tenths of the strokes it ends with.

        Strokes, and not pixels that are like the last ones: most of a list is paper, which is there
        before its words are. And their number, not their place: a note that appears above a list
        later moves all of it.
        """
        wanted = PAINTED * self.looks[-1].strokes[area]
        return next(look for look in self.looks if look.strokes[area] >= wanted)

    def is_empty(self) -> bool:
        """Whether no window is there."""
        return not self.looks or not any(self.looks[-1].strokes)


def strokes(picture: Picture, area: Area) -> int:
    """Pixels unlike their left neighbour: letters, lines and icons, but no paper."""
    left, top, right, bottom = area
    cut = picture[top:bottom, left:right]
    return int(np.count_nonzero(cut[:, 1:] != cut[:, :-1]))


class Screen:
    """Xvfb, from ``with`` to the end of it; ``name`` is its display."""

    def __init__(self, xvfb: str, scratch: Path) -> None:
        self._xvfb, self._folder = xvfb, scratch
        self.name = ""

    def __enter__(self) -> Screen:
        reader, writer = os.pipe()
        shape = f"{WIDTH}x{HEIGHT}x24"
        self._process = subprocess.Popen(
            [self._xvfb, "-displayfd", str(writer), "-screen", "0", shape, "-nolisten", "tcp",
             "-noreset", "-fbdir", str(self._folder)],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writer)
        with os.fdopen(reader) as said:
            self.name = f":{said.readline().strip()}"
        file = self._folder / "Xvfb_screen0"
        head = struct.unpack(">25I", file.read_bytes()[:100])
        pixels = head[0] + head[19] * 12  # the head, and the table of colours
        assert head[COLUMNS_FIELD : COLUMNS_FIELD + 2] == (WIDTH, HEIGHT)
        self._pixels = np.memmap(file, np.uint32, "r", offset=pixels, shape=(HEIGHT, WIDTH))
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.terminate()
        self._process.wait()

    def picture(self) -> Picture:
        """What is on the screen now."""
        return np.array(self._pixels)

    def wait_until_empty(self) -> None:
        """Wait for the window of the program before to be gone: but for a pointer."""
        until = time.perf_counter() + LONGEST_SECONDS
        while strokes(self.picture(), EVERYTHING) > NOISE:
            if time.perf_counter() > until:
                message = "the window of the program before does not go"
                raise TimeoutError(message)
            time.sleep(LOOK_SECONDS)

    def watch(
        self, process: subprocess.Popen[bytes], spawned: float, areas: Sequence[Area]
    ) -> Start:
        """Look until a window has rested, or for as long as anybody would wait."""
        start, before, last_change = Start(), np.zeros((HEIGHT, WIDTH), np.uint32), spawned
        while (now := time.perf_counter()) - spawned < LONGEST_SECONDS:
            picture = self.picture()
            changed = np.count_nonzero(picture != before)
            if changed:
                counts = [strokes(picture, area) for area in areas]
                start.looks.append(Look(now - spawned, work_seconds(tree(process.pid)), counts))
                before = picture
            if changed > NOISE:
                last_change = now
            elif process.poll() is not None or (
                now - last_change > REST_SECONDS and not start.is_empty()
            ):
                break
            time.sleep(LOOK_SECONDS)
        return start
