"""``microfiche``: the command line of the window."""

from __future__ import annotations

import argparse
import gc
import logging
import multiprocessing
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from desktop.few_heaps import use_few_heaps
from desktop.settings import LANGUAGES, THEMES

SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")
EXAMPLE = """example:
  microfiche news.fiche
  microfiche news.fiche --search 武清 --screenshot window.png --theme dark
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window, or an errand without one; the exit status."""
    multiprocessing.freeze_support()
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    options = parse(sys.argv[1:] if arguments is None else arguments)
    if options.screenshot is None and not options.self_test:
        status: int = load_app().run(options.archive)
        return status
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSize  # noqa: PLC0415

    from desktop import errands  # noqa: PLC0415

    if options.self_test:
        return errands.self_test()
    return errands.take_screenshot(
        errands.ScreenshotOptions(
            file=options.screenshot,
            size=QSize(*options.size),
            archive=options.archive,
            post=options.open,
            query=options.search,
            theme=options.theme,
            language=options.language,
        )
    )


def load_app() -> ModuleType:
    """:mod:`desktop.app`, imported without a look for garbage, since all of it stays: a seventh of
    the time to start."""
    use_few_heaps()
    gc.disable()
    try:
        from desktop import app  # noqa: PLC0415  (--help needs no Qt)
    finally:
        gc.freeze()
        gc.enable()
    return app


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; a mistake in it ends the program with status 2."""
    parser = argparse.ArgumentParser(
        prog="microfiche",
        description="Read and search an archive of posts in a window.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("archive", nargs="?", type=Path, help="archive to open (default: the last)")
    errands = parser.add_argument_group("for scripts, without a screen")
    errands.add_argument("--screenshot", type=Path, metavar="FILE", help="save a picture and quit")
    errands.add_argument("--size", type=size_of, default=(1280, 800), metavar="1280x800")
    errands.add_argument("--open", type=int, metavar="ID", help="show this post")
    errands.add_argument("--search", default="", metavar="QUERY", help="search for this")
    errands.add_argument("--theme", choices=[name for name in THEMES if name != "system"])
    errands.add_argument("--language", choices=[name for name in LANGUAGES if name != "system"])
    errands.add_argument("--self-test", action="store_true", help="try everything and quit")
    return parser.parse_args(arguments)


def size_of(text: str) -> tuple[int, int]:
    """``1280x800`` as two numbers."""
    found = SIZE.fullmatch(text)
    if found is None:
        message = f"{text!r} is no size like 1280x800"
        raise argparse.ArgumentTypeError(message)
    return int(found[1]), int(found[2])


if __name__ == "__main__":
    sys.exit(main())
