"""``make bench-million``: archives of ten thousand, a hundred thousand and a million posts.

Prints Markdown: each archive by itself, beside other tools, and how the figures grow with it. Posts
and archives are made once and kept in the folder ``.bench`` (``--cache``), about 10 GB for a
million. With FOLDER and ARCHIVE an archive that is there already is measured instead, by itself. It
is only read, but the window opens it as it opens any, ready to write; ``--only archive`` does not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from benchmarks import bench_archive, bench_browsing, bench_growth, bench_rivals
from benchmarks.figures import machine
from benchmarks.library import Built, given, library

CACHE = Path(__file__).resolve().parent.parent / ".bench"
SIZES = (10_000, 100_000, 1_000_000)
WITH_RIVALS = 100_000  # their indexes of a million posts take hours and some 20 GB
PARTS = ("archive", "window", "rivals")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.million", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of posts …")
    parser.add_argument("archive", nargs="?", type=Path, help="… and its archive")
    parser.add_argument("--posts", type=int, nargs="+", default=SIZES, help="sizes to measure")
    parser.add_argument(
        "--jumps", type=int, default=10_000, help="of the scroll bar, in the window"
    )
    parser.add_argument(
        "--cache", type=Path, default=CACHE, help="where posts and archives are kept"
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="what to measure")
    arguments = parser.parse_args()
    if arguments.folder and not arguments.archive:
        parser.error("a folder needs its archive beside it")
    say(machine())
    if arguments.folder:
        measure(given(arguments.folder, arguments.archive), arguments)
        return
    arguments.cache.mkdir(parents=True, exist_ok=True)
    built = [library(arguments.cache, count) for count in arguments.posts]
    for one in built:
        measure(one, arguments)
    if len(built) > 1:
        say("## How it grows", *bench_growth.measure(built))


def measure(built: Built, arguments: argparse.Namespace) -> None:
    """Print all that is wanted of one archive."""
    say(f"## {built.posts:,} posts, {built.folder_bytes / 1e6:,.0f} MB")
    if "archive" in arguments.only:
        say("### Searches, lists, counts", *bench_archive.measure(built.archive))
    if "window" in arguments.only:
        say("### The window", *bench_browsing.measure(built.archive, arguments.jumps))
    if "rivals" in arguments.only and built.posts <= WITH_RIVALS:
        say("### Beside other tools", *bench_rivals.measure(built))


def say(*parts: str) -> None:
    """Print parts of a document as soon as they are known."""
    print(*_apart(parts), sep="", end="", flush=True)


def _apart(parts: Iterable[str]) -> Iterable[str]:
    return (f"{part}\n\n" for part in parts)


if __name__ == "__main__":
    main()
