"""The registry of generators. The rules of one are imported when a folder or post needs them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from archive.importing.detection import detect
from archive.importing.generators.base import Described, Generator, Verdict
from archive.importing.options import GENERATOR_NAMES

__all__ = [
    "GENERATOR_NAMES",
    "Described",
    "Generator",
    "Verdict",
    "detect",
    "generator_named",
]


def _jekyll() -> Generator:
    from archive.importing.generators.jekyll import Jekyll  # noqa: PLC0415

    return Jekyll()


def _hugo() -> Generator:
    from archive.importing.generators.hugo import Hugo  # noqa: PLC0415

    return Hugo()


def _hexo() -> Generator:
    from archive.importing.generators.hexo import Hexo  # noqa: PLC0415

    return Hexo()


def _obsidian() -> Generator:
    from archive.importing.generators.obsidian import Obsidian  # noqa: PLC0415

    return Obsidian()


def _plain() -> Generator:
    from archive.importing.generators.plain import Plain  # noqa: PLC0415

    return Plain()


_MAKERS: dict[str, Callable[[], Generator]] = {
    "jekyll": _jekyll,
    "hugo": _hugo,
    "hexo": _hexo,
    "obsidian": _obsidian,
    "plain": _plain,
}


@cache
def generator_named(name: str) -> Generator:
    """The rules for a name that the command line accepts. Raises ``KeyError`` for others."""
    return _MAKERS[name]()
