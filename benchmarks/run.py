"""``make bench``: print every figure as one Markdown table.

Measures a folder of posts given on the command line, else one that it makes: 20,000 posts
(``--posts``) of the news-site maker beside the repository where that is there, else of the tests'.
The real site beside the repository, where it is there, comes last.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import bench_corpus, bench_import, bench_memory, bench_search, bench_window
from benchmarks.figures import table
from tests.factories import corpus

ROOT = Path(__file__).resolve().parent.parent
NEWS_MAKER = ROOT.parent / "shared" / "tools" / "make_finews.py"
REAL_SITE = ROOT.parent / "shared" / "corpora" / "ruby-lang"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="folder of posts to measure with")
    parser.add_argument("--posts", type=int, default=20_000, help="how many to make without one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or make_posts(Path(scratch) / "posts", arguments.posts)
        archive_path = Path(scratch) / "bench.fiche"
        figures = bench_import.measure(folder, archive_path)
        figures += bench_search.measure(archive_path)
        figures += bench_window.measure(archive_path)
        figures += bench_memory.measure(archive_path)
        if REAL_SITE.is_dir():
            figures += bench_corpus.measure(REAL_SITE, Path(scratch) / "corpus.fiche")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}\n")
    print(table(figures))


def make_posts(folder: Path, count: int) -> Path:
    """A folder of ``count`` posts."""
    print(f"Making {count:,} posts …", file=sys.stderr)
    if NEWS_MAKER.is_file():
        command = [sys.executable, str(NEWS_MAKER), str(folder), str(count)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    else:
        corpus(count, folder)
    return folder


if __name__ == "__main__":
    main()
