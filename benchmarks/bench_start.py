"""How soon the window shows its list, beside those of other readers that are installed.

``python -m benchmarks.bench_start ARCHIVE`` starts each program in turn on a screen that nobody
sees (Xvfb), in a home of its own, and looks at the pixels: see :mod:`benchmarks.screen`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

from benchmarks.figures import machine, markdown, short, yardstick
from benchmarks.processes import tree
from benchmarks.readers import Reader, readers
from benchmarks.screen import EVERYTHING, HEIGHT, WIDTH, Look, Screen, Start

PATIENCE_SECONDS = 3.0  # for a program to end when it is asked to
HEADINGS = ("Window", "shows", "s: median", "min", "max", "of work", "all of it: median")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_start", description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument(
        "--starts", type=int, default=5, help="of each program, one more is not counted"
    )
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the last start")
    arguments = parser.parse_args()
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        sys.exit("Xvfb is not installed: without it there is no screen to measure on.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, session_bus():
        scratch = Path(name)
        with Screen(xvfb, scratch) as screen:
            programs = list(readers(arguments.archive.resolve(), scratch))
            measured = measure(screen, programs, arguments)
    print(f"{machine()} {yardstick()}\n")
    print(markdown(HEADINGS, [row(*one) for one in zip(programs, measured, strict=True)]))


def measure(
    screen: Screen, programs: list[Reader], options: argparse.Namespace
) -> list[list[Start]]:
    """The starts of each program, all programs in turn, so that other work meets them alike."""
    for program in programs:
        if program.first is not None:
            start(screen, program)
            program.first(program, program.environment(screen.name))
    measured: list[list[Start]] = [[] for _ in programs]
    for number in range(options.starts + 1):
        for place, program in enumerate(programs):
            is_last = number == options.starts
            picture = options.pictures / f"{place}.png" if is_last and options.pictures else None
            one = start(screen, program, picture)
            if number:  # the first one fills the caches of the disk, and the program's own
                measured[place].append(one)
            print(f"{program.name}: {one.painted().seconds:.2f} s", file=sys.stderr)
    return measured


def start(screen: Screen, program: Reader, picture: Path | None = None) -> Start:
    """Start it, watch until its window rests, and end it with all that it started."""
    environment = program.environment(screen.name)
    screen.wait_until_empty()
    spawned = time.perf_counter()
    process = subprocess.Popen(
        program.command, env=environment, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        found = screen.watch(process, spawned, (program.area, EVERYTHING))
        if found.is_empty():
            sys.exit(f"{program.name} shows no window.")
        if picture is not None:
            picture.parent.mkdir(parents=True, exist_ok=True)
            shape = (WIDTH, HEIGHT, 4 * WIDTH, QImage.Format.Format_RGB32)
            QImage(screen.picture().tobytes(), *shape).save(str(picture))
    finally:
        end(process)
    return found


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program: asked at first, so that it keeps its settings, then killed."""
    started = tree(process.pid)
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    time.sleep(0.2)
    for one in started[1:]:  # what it started and left behind
        try:
            if os.getsid(one) == process.pid:  # not the number of somebody else by now
                os.kill(one, signal.SIGKILL)
        except ProcessLookupError:
            continue


@contextmanager
def session_bus() -> Iterator[None]:
    """A message bus of the run's own, so that nothing reaches the one of who measures."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        yield
        return
    command = [daemon, "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        before = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = process.stdout.readline().strip()
        try:
            yield
        finally:
            process.terminate()
            del os.environ["DBUS_SESSION_BUS_ADDRESS"]
            if before is not None:
                os.environ["DBUS_SESSION_BUS_ADDRESS"] = before


def row(program: Reader, starts: list[Start]) -> list[str]:
    """One line of the table."""

    def middle(looks: list[Look]) -> str:
        return short(statistics.median(look.seconds for look in looks))

    looks = [one.painted() for one in starts]
    seconds = [look.seconds for look in looks]
    return [
        program.name,
        program.shows,
        middle(looks),
        short(min(seconds)),
        short(max(seconds)),
        short(statistics.median(look.work for look in looks)),
        middle([one.painted(1) for one in starts]),
    ]


if __name__ == "__main__":
    main()
